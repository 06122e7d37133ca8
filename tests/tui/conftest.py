"""What the tests of the screen share."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.tui.screens.desk import DeskScreen


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a program that a test starts neither read nor write the settings of a person."""
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "own" / "settings.toml"))


@pytest.fixture
def no_suggestions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the matches of a test's desk as the test made them."""
    monkeypatch.setattr(DeskScreen, "_suggest_if_current", lambda screen, claim_id: None)
