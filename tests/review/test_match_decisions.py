"""Decisions on matches: what they change in later suggestions, and that each can be undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.desks import harbor_desk, made_split, ticking
from workbench.models import MatchStatus, PriorClaim, Tier
from workbench.review import decide_match, redo, suggest, suggest_for_text, undo
from workbench.review.verdict_age import verdict_age
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.doctor import examine

TEXT = "the harbor dredging of Orrin Bay cost about 4 million florins"
DECISIONS = [MatchStatus.CONFIRMED, MatchStatus.REJECTED, MatchStatus.PUT_OFF]


def desk_with(path: Path, **about: str) -> tuple[Desk, str]:
    """A desk of one claim and a prior claim that says the same."""
    desk = open_desk(path, clock=ticking())
    desk.add_article(made_split([("Ines Hale", TEXT)]), actor="kim")
    desk.add_prior_claims(
        [PriorClaim.model_validate({"claim_id": "p-1", "text": TEXT, **about})], actor="kim"
    )
    claim = desk.claims()[0].id
    suggest(desk, claim)
    return desk, claim


@pytest.mark.parametrize("status", DECISIONS)
def test_a_decision_stands_over_new_suggestions_and_a_restart(
    tmp_path: Path, status: MatchStatus
) -> None:
    desk, claim = desk_with(tmp_path / "claims.db")
    with desk:
        assert decide_match(desk, claim, "p-1", status, actor="kim").event
    with open_desk(tmp_path / "claims.db") as desk:
        assert [match.status for match in suggest(desk, claim)] == [status]
        assert examine(desk) == []


@pytest.mark.parametrize("status", DECISIONS)
def test_each_decision_is_undone_and_done_again_over_a_restart(
    tmp_path: Path, status: MatchStatus
) -> None:
    desk, claim = desk_with(tmp_path / "claims.db")
    with desk:
        decide_match(desk, claim, "p-1", status, actor="kim")
    with open_desk(tmp_path / "claims.db") as desk:
        assert undo(desk, actor="kim")
        assert [m.status for m in suggest(desk, claim)] == [MatchStatus.SUGGESTED]
    with open_desk(tmp_path / "claims.db") as desk:
        assert redo(desk, actor="kim")
        assert [m.status for m in suggest(desk, claim)] == [status]
        assert examine(desk) == []


def test_a_put_off_match_may_still_be_confirmed(tmp_path: Path) -> None:
    desk, claim = desk_with(tmp_path / "claims.db")
    with desk:
        decide_match(desk, claim, "p-1", MatchStatus.PUT_OFF, actor="kim")
        decide_match(desk, claim, "p-1", MatchStatus.CONFIRMED, actor="kim")
        undo(desk, actor="kim")
        assert [m.status for m in desk.matches(claim)] == [MatchStatus.PUT_OFF]


def test_a_rejected_pair_is_not_offered_from_its_other_side(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        for number in range(2):
            said = [("Ines Hale", TEXT), (None, f"Gulls cried {number} times")]
            desk.add_article(made_split(said, path=f"a{number}.txt"), actor="kim")
        here, there = (row.id for row in desk.claims() if row.text == TEXT)
        assert [m.prior_id for m in suggest(desk, there)] == [here]
        suggest(desk, here)
        decide_match(desk, here, there, MatchStatus.REJECTED, actor="kim")
        assert suggest(desk, there) == []
        undo(desk, actor="kim")
        assert [m.prior_id for m in suggest(desk, there)] == [here]


@pytest.mark.parametrize(
    ("reviewed_on", "tier"), [("2024-11-01", Tier.SAME), ("2022-11-01", Tier.SIMILAR)]
)
def test_an_old_verdict_keeps_a_match_from_same(
    tmp_path: Path, reviewed_on: str, tier: Tier
) -> None:
    about = {"verdict": "verified", "publisher": "Bay Facts", "reviewed_on": reviewed_on}
    desk, claim = desk_with(tmp_path / "claims.db", **about)
    with desk:
        (kept,) = desk.matches(claim)
        (of_text,) = (m for m in suggest_for_text(desk, TEXT) if m.prior_id == "p-1")
    for match in (kept, of_text):
        assert match.tier is tier
        assert any("its verdict is of" in why for why in match.reasons) is (tier is not Tier.SAME)


def test_an_out_of_date_verdict_is_never_taken_over(tmp_path: Path) -> None:
    desk, claim = desk_with(tmp_path / "claims.db", verdict="outdated", publisher="Bay Facts")
    with desk:
        (match,) = desk.matches(claim)
        assert match.tier is Tier.SIMILAR
        (prior,) = desk.claims(ClaimFilter(origin="import"))
        assert verdict_age(prior, date(2024, 1, 1)) == "its verdict is that it is out of date"


def test_a_desk_of_before_lets_matches_be_put_off(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        (made,) = desk.connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'matches'"
        ).fetchone()
        assert "'put_off'" in made
        indexed = desk.connection.execute("PRAGMA index_list('matches')").fetchall()
        assert "matches_of_prior" in {row["name"] for row in indexed}
