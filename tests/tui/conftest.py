"""What the tests of the screen share."""

from __future__ import annotations

import pytest

from workbench.tui.screens.desk import DeskScreen


@pytest.fixture
def no_suggestions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the matches of a test's desk as the test made them."""
    monkeypatch.setattr(DeskScreen, "_suggest_if_current", lambda screen, claim_id: None)
