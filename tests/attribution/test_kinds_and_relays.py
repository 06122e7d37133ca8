"""Kinds of source and relays, on a table of invented sentences."""

from __future__ import annotations

import pytest

from tests.attribution.conftest import Told, hear
from tests.attribution.kinds_and_relays import AFTER, FIRST, Expected

KINDS = {"person", "organization", "document", "anonymous", "collective", "unnamed", "narrator"}


def found(expected: Expected) -> tuple[str, str | None, tuple[str, ...]]:
    """Kind, name (where one is asked for) and relays of who is given the words."""
    holding: list[Told] = [t for t in hear(expected.text).told if expected.words in t.content]
    if not holding:
        return "narrator", None, ()
    told = min(holding, key=lambda one: len(one.content))
    return told.kind, told.name if expected.name is not None else None, told.via


def wanted(expected: Expected) -> tuple[str, str | None, tuple[str, ...]]:
    return expected.kind, expected.name, expected.via


@pytest.mark.parametrize("expected", FIRST, ids=lambda one: one.text[:60])
def test_kind_name_and_relay_are_found(expected: Expected) -> None:
    assert found(expected) == wanted(expected)


def test_nine_of_ten_sentences_written_after_the_code_was_frozen_are_right() -> None:
    wrong = [(one.text, found(one)) for one in AFTER if found(one) != wanted(one)]
    assert len(wrong) <= len(AFTER) / 10, wrong


def test_the_table_covers_every_kind_in_sixty_sentences_a_third_of_them_late() -> None:
    assert {one.kind for one in FIRST} == KINDS == {one.kind for one in AFTER}
    assert len(FIRST) + len(AFTER) >= 60
    assert len(AFTER) * 3 >= len(FIRST) + len(AFTER)
