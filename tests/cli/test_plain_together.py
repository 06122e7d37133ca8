"""Plain mode and the list at a desk where others work too."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.tui.builders import ferry_desk
from tests.tui.driving import TODAY
from workbench.cli.plain.running import PlainReview
from workbench.cli.plain.talk import Talk
from workbench.models import Verdict, VerdictCode
from workbench.review import Leases, give_verdict
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.tui.filters import parse_filter


@pytest.fixture
def ferry(tmp_path: Path) -> Desk:
    return ferry_desk(tmp_path / "desk.db")


def plain_with(desk: Desk, *lines: str, between: Callable[[], None] = lambda: None) -> str:
    """What plain mode writes for ``lines``; ``between`` is done once, before the first is read."""
    out = io.StringIO()
    todo = [between]

    class Lines(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            if todo:
                todo.pop()()
            return super().readline()

    talk = Talk(Lines("".join(f"{line}\n" for line in lines)), out)
    PlainReview(desk, "kim", ClaimFilter(), talk, today=lambda: TODAY).run()
    return out.getvalue()


def test_the_next_open_claim_is_one_that_nobody_else_has(ferry: Desk) -> None:
    with open_desk(ferry.path, create=False) as other:
        rows = other.claims()
        lee, ada = Leases(other, "lee"), Leases(other, "ada")
        lee.take(rows[0].n)
        ada.take(rows[2].n)
        told = plain_with(ferry, "v", "g 1", "1")
        assert "Claim 2, open" in told.split(">")[0]
        assert "Claim 4, open" in told
        assert "Note: lee has this claim open." in told
        assert "ada has it open" in told
        assert [row.position for row in other.claims(parse_filter("is:taken", other))] == [1, 3]


def test_a_verdict_on_what_others_have_changed_since_asks_once(ferry: Desk) -> None:
    def dispute() -> None:
        with open_desk(ferry.path, create=False) as other:
            finding = Verdict(code=VerdictCode.DISPUTED, reason="no such plan")
            give_verdict(other, other.claims()[0].id, finding, actor="lee")

    told = plain_with(ferry, "v", between=dispute)
    assert "Not done: lumen-ferry:1: lee found it disputed (“no such plan”)" in told
    assert ferry.claims()[0].verdict == "disputed"
    plain_with(ferry, "g 1", "v")
    assert ferry.claims()[0].verdict == "verified"


def test_the_same_line_again_gives_the_verdict_all_the_same(ferry: Desk) -> None:
    def dispute() -> None:
        with open_desk(ferry.path, create=False) as other:
            finding = Verdict(code=VerdictCode.DISPUTED, reason="no such plan")
            give_verdict(other, other.claims()[0].id, finding, actor="lee")

    plain_with(ferry, "v", "v", between=dispute)
    assert [row.verdict for row in ferry.claims()[:2]] == ["verified", None]


def test_the_list_names_who_has_a_claim_open(workbench: Run, desk: Path) -> None:
    with open_desk(desk) as other:
        Leases(other, "lee").take(other.claims()[1].n)
        ran = workbench("list", "--taken")
        assert ran.code == 0
        assert "lee has it open" in ran.out
        assert "1 claims" in ran.err
