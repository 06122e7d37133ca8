from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.newsroom import Said, split_of
from workbench.audit.suggesting import merge_suggestions
from workbench.models import SourceKind
from workbench.review import mark_confidential, merge_sources
from workbench.store import Desk, open_desk

PERSON, BODY = SourceKind.PERSON, SourceKind.ORGANIZATION


def desk_of(path: Path, *names: tuple[str, SourceKind]) -> Desk:
    desk = open_desk(path)
    said = [Said(name, f"it rained {n} times", kind) for n, (name, kind) in enumerate(names)]
    desk.add_article(split_of("names.txt", said), actor="kim")
    return desk


@pytest.mark.parametrize(
    ("keep", "other", "kind", "reason"),
    [
        ("Olena Marenko", "O. Marenko", PERSON, "initials of the first names"),
        ("Olena V. Marenko", "Olena Marenko", PERSON, "a middle name or initial left out"),
        ("President Olena Marenko", "Olena Marenko", PERSON, "the same name but for the title"),
        ("Olena Marenko", "Ms. Marenko", PERSON, "the last name only"),
        ("Olena Marenskyy", "Olena Marensky", PERSON, "another spelling"),
        ("Tidewire news agency", "Tidewire", BODY, "the same name but for words"),
        ("Harbor Treaty Union", "HTU", BODY, "HTU may stand for it"),
        ("Harbour Board of Velm", "Harbor Board of Velm", BODY, "another spelling"),
    ],
)
def test_sources_that_may_be_one_are_named_with_the_reason(
    tmp_path: Path, keep: str, other: str, kind: SourceKind, reason: str
) -> None:
    with desk_of(tmp_path / "claims.db", (keep, kind), (other, kind)) as desk:
        (found,) = merge_suggestions(desk)
        assert (found.keep, found.other) == (keep, other)
        assert reason in found.reason
        assert desk.history(found.other_id) == []  # nothing is merged by itself


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Olena Marenko", "Ivan Marenko", PERSON),
        ("Olena B. Marenko", "Olena D. Marenko", PERSON),
        ("O. Marenko", "Ivan Marenko", PERSON),
        ("Two officials", "Two officials of Velm", SourceKind.ANONYMOUS),
        ("Group 7 of Velm", "Group 8 of Velm", BODY),
    ],
)
def test_sources_that_differ_are_not_suggested(
    tmp_path: Path, one: str, other: str, kind: SourceKind
) -> None:
    with desk_of(tmp_path / "claims.db", (one, kind), (other, kind)) as desk:
        assert merge_suggestions(desk) == []


def test_a_last_name_that_several_have_says_so(tmp_path: Path) -> None:
    names = [(name, PERSON) for name in ("Olena Marenko", "Ivan Marenko", "Marenko")]
    with desk_of(tmp_path / "claims.db", *names) as desk:
        reasons = {one.reason for one in merge_suggestions(desk)}
    assert reasons == {"the last name only; 1 other has it too"}


def test_one_name_of_two_kinds_is_suggested_under_the_kind_with_more_claims(
    tmp_path: Path,
) -> None:
    names = [("Tidewire", PERSON), ("Tidewire", BODY), ("Tidewire", BODY)]
    with desk_of(tmp_path / "claims.db", *names) as desk:
        (found,) = merge_suggestions(desk)
        assert desk.source(found.keep_id).kind == "organization"


def test_what_is_merged_or_confidential_is_not_suggested(tmp_path: Path) -> None:
    names = [("Olena Marenko", PERSON), ("O. Marenko", PERSON)]
    with desk_of(tmp_path / "claims.db", *names) as desk:
        merge_sources(desk, "Olena Marenko", "O. Marenko", actor="kim")
        assert merge_suggestions(desk) == []
    with desk_of(tmp_path / "other.db", *names) as desk:
        mark_confidential(desk, "O. Marenko", True, actor="kim")
        assert merge_suggestions(desk) == []
