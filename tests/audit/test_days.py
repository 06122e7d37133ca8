"""The review day by day."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.desks import HARBOR, made_split, ticking
from workbench.audit.days import verdicts_by_day
from workbench.models import Verdict, VerdictCode
from workbench.review import drop_claim, give_verdict, park, undo
from workbench.store import open_desk

VERIFIED = Verdict(code=VerdictCode.VERIFIED)


def test_a_claim_counts_on_the_day_of_the_verdict_it_has_now(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db", clock=ticking(timedelta(hours=9))) as desk:
        desk.add_article(made_split(HARBOR), actor="kim")
        first, second, third, fourth = desk.claims()
        give_verdict(desk, first.id, VERIFIED, actor="kim")
        give_verdict(desk, second.id, VERIFIED, actor="kim")
        before = verdicts_by_day(desk)
        give_verdict(desk, first.id, Verdict(code=VerdictCode.MIXED), actor="kim")
        give_verdict(desk, third.id, VERIFIED, actor="kim")
        park(desk, fourth.id, actor="kim")
        after = verdicts_by_day(desk)
        drop_claim(desk, third.id, actor="kim")
        without = verdicts_by_day(desk)
        undo(desk, actor="kim")
        assert verdicts_by_day(desk) == after
    assert [(day.day, day.claims) for day in before] == [("2024-11-30", 2)]
    assert sum(day.claims for day in after) == 3
    assert after[0] == ("2024-11-30", 1)
    assert sum(day.claims for day in without) == 2


def test_an_empty_desk_has_no_days(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db") as desk:
        assert verdicts_by_day(desk) == []
