"""``verdicts.csv`` out of one desk, into another, and out again: byte by byte the same."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks import harbor_desk, made_split
from workbench.errors import WorkbenchError
from workbench.export import export_sources, export_verdicts
from workbench.models import PriorClaim, Stance, Verdict, VerdictCode
from workbench.reading.prior_claims import read_prior_claims
from workbench.review import add_evidence, give_verdict, park, suggest, undo
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.doctor import examine

HOSTILE = "=cmd|' /C calc'!A0 \x00\x1b[31m, \"so\"\n'twas\tsaid ＝1 | a"


def busy_desk(path: Path, reason: str = HOSTILE) -> Desk:
    """A desk on which every column of the export that can have something has something."""
    desk = harbor_desk(path)
    about = {"outlet": "-Quellmark Times", "url": "https://times.example/a|b", "title": "+1\x00 x"}
    desk.add_article(
        made_split([("Ines Hale", "=the pier is old"), (None, "'=x")], path="pier.txt", **about),
        actor="kim",
    )
    prior = PriorClaim(claim_id="p-1", text="the eastern pier will open in June", verdict="mixed")
    desk.add_prior_claims([prior], actor="kim")
    first, second, third, *_ = desk.claims()
    for actor, code in (("kim", VerdictCode.MIXED), ("=lee", VerdictCode.DISPUTED)):
        give_verdict(desk, first.id, Verdict(code=code, reason=reason), actor=actor)
    for url in ("https://records.example/1", "https://records.example/2?a|b"):
        add_evidence(desk, first.id, url=url, stance=Stance.SUPPORTS, actor="kim")
    suggest(desk, second.id)
    give_verdict(
        desk, second.id, Verdict(code=VerdictCode.OUTDATED, as_of="2024-01-01"), actor="kim"
    )
    give_verdict(desk, third.id, Verdict(code=VerdictCode.VERIFIED), actor="kim")
    undo(desk, actor="kim")
    park(desk, third.id, actor="kim", due_on="2025-01-01", reason="-waits")
    return desk


def text_of(desk: Desk, **options: Any) -> str:
    stream = io.StringIO(newline="")
    export_verdicts(desk, "-", stream=stream, **options)
    return stream.getvalue()


def take_in(desk: Desk, text: str, publisher: str | None = None, *, raw: bool = False) -> list[str]:
    stream = io.BytesIO(text.encode())
    found = list(read_prior_claims(stream, "verdicts.csv", publisher=publisher, raw=raw))
    priors = [one for one in found if isinstance(one, PriorClaim)]
    assert len(priors) == len(found)
    return list(desk.import_prior_claims(priors, actor="lee"))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"profile": "short"},
        {"excel": True},
        {"keep_newlines": True},
        {"binary": True},
        {"keep_newlines": True, "excel": True, "profile": "short"},
        {"raw": True},
        {"raw": True, "keep_newlines": True},
    ],
    ids=str,
)
def test_an_export_goes_in_and_out_again_byte_by_byte(
    tmp_path: Path, options: dict[str, Any]
) -> None:
    with busy_desk(tmp_path / "a.db") as ours, open_desk(tmp_path / "b.db") as theirs:
        text = text_of(ours, **options)
        raw = options.get("raw", False)
        assert set(take_in(theirs, text, raw=raw)) == {"new"}
        assert text_of(theirs, prior=True, **options) == text
        assert set(take_in(theirs, text, raw=raw)) == {"unchanged"}
        assert text_of(theirs, prior=True, **options) == text
        assert examine(theirs) == []


def test_a_file_without_guards_says_the_same_as_one_with_them(tmp_path: Path) -> None:
    with busy_desk(tmp_path / "a.db") as ours, open_desk(tmp_path / "b.db") as theirs:
        take_in(theirs, text_of(ours, raw=True), raw=True)
        assert set(take_in(theirs, text_of(ours))) == {"unchanged"}
        assert text_of(theirs, prior=True) == text_of(ours)


def test_a_history_goes_in_and_out_again_and_its_last_verdict_is_the_current(
    tmp_path: Path,
) -> None:
    with busy_desk(tmp_path / "a.db") as ours, open_desk(tmp_path / "b.db") as theirs:
        text = text_of(ours, history=True)
        take_in(theirs, text)
        assert text_of(theirs, prior=True) == text
        first = theirs.claims(ClaimFilter(origin="import"))[0]
        assert (first.publisher_verdict, first.publisher) == ("disputed", "=lee")
        assert len(theirs.imported_rows(first.id)) == 2


def test_a_third_desk_gives_the_same_file_again(tmp_path: Path) -> None:
    with busy_desk(tmp_path / "a.db") as ours, open_desk(tmp_path / "b.db") as theirs:
        text = text_of(ours)
        take_in(theirs, text)
        with open_desk(tmp_path / "c.db") as third:
            take_in(third, text_of(theirs, prior=True))
            assert text_of(third, prior=True) == text


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(reason=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20))
def test_any_reason_goes_in_and_out_again(tmp_path_factory: Any, reason: str) -> None:
    folder = tmp_path_factory.mktemp("desks")
    code = VerdictCode.VERIFIED
    with harbor_desk(folder / "a.db") as ours, open_desk(folder / "b.db") as theirs:
        give_verdict(ours, ours.claims()[0].id, Verdict(code=code, reason=reason), actor="kim")
        for options in ({}, {"keep_newlines": True}):
            take_in(theirs, text_of(ours, **options))
            assert text_of(theirs, prior=True, **options) == text_of(ours, **options)


def test_imported_verdicts_never_count_as_ours(tmp_path: Path) -> None:
    def counted(desk: Desk) -> tuple[object, ...]:
        figures = io.StringIO(newline="")
        export_sources(desk, "-", stream=figures)
        return text_of(desk), figures.getvalue(), desk.summary(), desk.count_claims()

    with busy_desk(tmp_path / "a.db") as ours, harbor_desk(tmp_path / "b.db") as theirs:
        before = counted(theirs)
        take_in(theirs, text_of(ours))
        assert counted(theirs) == before
        row = theirs.claims(ClaimFilter(origin="import"))[0]
        assert (row.publisher_verdict, row.publisher_label) == ("disputed", "Disputed")
        assert (row.publisher, row.verdict, row.reviewer) == ("=lee", None, None)
        assert (row.review_count, row.status) == (0, "open")


def test_the_verdicts_of_a_colleague_on_our_own_article_come_in_beside_our_claims(
    tmp_path: Path,
) -> None:
    with busy_desk(tmp_path / "a.db") as ours, harbor_desk(tmp_path / "b.db") as theirs:
        text = text_of(ours)
        outcomes = take_in(theirs, text)
        # The two claims that the colleague left open say nothing that this desk does not know.
        assert sorted(outcomes) == ["new"] * 4 + ["own"] * 2
        first = theirs.claims()[0]
        assert (first.verdict, first.text) == (None, ours.claims()[0].text)


def test_our_own_export_does_not_come_back_as_somebody_elses(tmp_path: Path) -> None:
    with busy_desk(tmp_path / "a.db") as ours:
        first = ours.claims()[0].id
        text = text_of(ours)
        give_verdict(ours, first, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        assert set(take_in(ours, text)) == {"own"}
        assert ours.count_claims(ClaimFilter(origin="import")) == 1


def test_two_desks_that_are_named_keep_their_verdicts_apart(tmp_path: Path) -> None:
    with busy_desk(tmp_path / "a.db") as ours, open_desk(tmp_path / "b.db") as theirs:
        text = text_of(ours)
        assert set(take_in(theirs, text, publisher="Velmara Checks")) == {"new"}
        assert set(take_in(theirs, text, publisher="Quellmark Times")) == {"new"}
        rows = theirs.claims(ClaimFilter(origin="import"))
        assert {row.publisher for row in rows} == {"Velmara Checks", "Quellmark Times"}


def test_a_claim_of_another_format_is_exported_with_its_publisher_as_reviewer(
    tmp_path: Path,
) -> None:
    prior = PriorClaim(
        claim_id="i-1",
        text="The dam is old",
        speaker="Ines Hale",
        verdict="imported_unmapped",
        label="=Not quite",
        reason="see there",
        publisher="Velmara Checks",
        url="https://checks.example/dam",
        reviewed_on="2024-05-06",
        evidence=("https://records.example/1",),
    )
    with open_desk(tmp_path / "a.db") as desk, open_desk(tmp_path / "b.db") as other:
        desk.add_prior_claims([prior], actor="kim")
        text = text_of(desk, prior=True)
        (row,) = csv.DictReader(io.StringIO(text, newline=""))
        assert {key: value for key, value in row.items() if value} == {
            "claim_id": "i-1",
            "verdict": "imported_unmapped",
            "verdict_label": "'=Not quite",
            "claim_text": "The dam is old",
            "source_name": "Ines Hale",
            "verdict_reason": "see there",
            "evidence_count": "1",
            "evidence_urls": "https://records.example/1",
            "reviewer": "Velmara Checks",
            "reviewed_at": "2024-05-06",
            "review_url": "https://checks.example/dam",
        }
        take_in(other, text)
        (again,) = other.claims(ClaimFilter(origin="import"))
        assert (again.publisher, again.publisher_label) == ("Velmara Checks", "=Not quite")
        assert (again.url, again.reviewed_on) == ("https://checks.example/dam", "2024-05-06")
        assert text_of(other, prior=True) == text


def test_prior_claims_have_no_history_on_this_desk(tmp_path: Path) -> None:
    with open_desk(tmp_path / "a.db") as desk, pytest.raises(WorkbenchError, match="no verdict"):
        text_of(desk, prior=True, history=True)
