"""Undo and redo of what is done to the claims themselves, alone and among the work of others."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import harbor_desk, with_facts
from workbench.errors import PolicyError, WorkbenchError
from workbench.models import ClaimType, Span, Verdict, VerdictCode
from workbench.review import (
    ClaimPart,
    Done,
    add_claim,
    add_note,
    drop_claim,
    facts_of,
    give_verdict,
    merge_claims,
    redo,
    reopen,
    retype_claim,
    reword_claim,
    split_claim,
    undo,
)
from workbench.store import ClaimFilter, ClaimRow, Desk, open_desk
from workbench.store.doctor import examine
from workbench.store.events import undone_seqs


def seen(desk: Desk) -> list[ClaimRow]:
    """The queue as a reviewer sees it; the number of events, which only grows, left out."""
    return [replace(row, revision=0) for row in desk.claims()]


def halves(row: ClaimRow) -> list[ClaimPart]:
    whole = row.spans[0]
    middle = (whole.start + whole.end) // 2
    return [
        ClaimPart((Span(start=whole.start, end=max(middle, whole.start + 1)),)),
        ClaimPart((Span(start=middle, end=whole.end),), "The other half"),
    ]


def verify(desk: Desk, claim_id: str, actor: str) -> Done:
    return give_verdict(desk, claim_id, Verdict(code=VerdictCode.VERIFIED), actor=actor)


Action = Callable[[Desk], Done]
ACTIONS: dict[str, Action] = {
    "add": lambda desk: add_claim(desk, "harbor", [Span(start=0, end=9)], actor="kim"),
    "reword": lambda desk: reword_claim(desk, desk.claims()[0].id, "other words", actor="kim"),
    "retype": lambda desk: retype_claim(
        desk, desk.claims()[0].id, actor="kim", type=ClaimType.QUANTITY, checkable=False
    ),
    "split": lambda desk: split_claim(
        desk, desk.claims()[0].id, halves(desk.claims()[0]), actor="kim"
    ),
    "merge": lambda desk: merge_claims(desk, [row.id for row in desk.claims()[:2]], actor="kim"),
    "drop": lambda desk: drop_claim(desk, desk.claims()[0].id, actor="kim"),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_undo_gives_the_state_before_and_redo_the_state_after(desk: Desk, name: str) -> None:
    verify(desk, desk.claims()[0].id, "lee")
    before = seen(desk)
    done = ACTIONS[name](desk)
    after = seen(desk)
    assert before != after
    for _ in range(2):
        undone = undo(desk, actor="kim")
        assert undone is not None
        assert undone.of == done.event
        assert seen(desk) == before
        assert examine(desk) == []
        redone = redo(desk, actor="kim")
        assert redone is not None
        assert set(done.claim_ids) <= set(redone.claim_ids)
        assert seen(desk) == after
        assert examine(desk) == []


def test_all_of_them_in_sequence_are_undone_and_done_again_after_a_restart(desk: Desk) -> None:
    states = [seen(desk)]
    for action in ("reword", "split", "merge", "add", "retype", "drop"):
        ACTIONS[action](desk)
        states.append(seen(desk))
    path = desk.path
    desk.close()
    with open_desk(path) as again:
        for expected in reversed(states[:-1]):
            assert undo(again, actor="kim") is not None
            assert seen(again) == expected
        assert undo(again, actor="kim") is None
    with open_desk(path) as again:
        for expected in states[1:]:
            assert redo(again, actor="kim") is not None
            assert seen(again) == expected
        assert redo(again, actor="kim") is None
        assert examine(again) == []


def test_undo_says_which_claims_to_go_on_with_and_which_verdict_to_look_at(desk: Desk) -> None:
    first, second, *_ = (row.id for row in desk.claims())
    verify(desk, first, "lee")
    merge_claims(desk, [first, second], actor="kim")
    undone = undo(desk, actor="kim")
    assert undone is not None
    assert undone.claim_ids == (first, second)
    assert undone.warnings == (
        "The verdict on harbor:1 (Verified, lee) stands; look whether it still fits.",
    )


@pytest.mark.parametrize(
    ("name", "called"), [("add", "adding of the claim"), ("split", "split"), ("merge", "merge")]
)
def test_claims_that_others_have_worked_on_are_not_taken_out_by_an_undo(
    desk: Desk, name: str, called: str
) -> None:
    made = ACTIONS[name](desk).claim_ids[0]
    verify(desk, made, "lee")
    before, events = seen(desk), len(desk.history())
    with pytest.raises(PolicyError, match=f"The {called} cannot be undone") as told:
        undo(desk, actor="kim")
    assert "verdict given by lee" in str(told.value)
    assert (seen(desk), len(desk.history())) == (before, events)
    undo(desk, actor="lee")
    assert undo(desk, actor="kim") is not None
    assert [row.position for row in desk.claims()] == [1, 2, 3, 4]
    assert examine(desk) == []


def test_work_on_a_claim_that_was_put_back_keeps_it_there(desk: Desk) -> None:
    claim = desk.claims()[0].id
    drop_claim(desk, claim, actor="kim")
    reopen(desk, claim, actor="lee")
    add_note(desk, claim, "it is one", actor="kim")
    with pytest.raises(PolicyError, match="The reopening cannot be undone"):
        undo(desk, actor="lee")
    undo(desk, actor="kim")
    undo(desk, actor="lee")
    assert desk.claim(claim).gone == "dropped"


def test_a_plain_reopening_does_not_bring_back_what_is_dropped_again(desk: Desk) -> None:
    claim = desk.claims()[0].id
    drop_claim(desk, claim, actor="kim")
    undo(desk, actor="kim")
    verify(desk, claim, "lee")
    reopen(desk, claim, actor="lee")
    redo(desk, actor="kim")
    assert desk.claim(claim).gone == "dropped"
    assert examine(desk) == []


def test_redo_is_refused_where_another_has_taken_the_claim_out(desk: Desk) -> None:
    for name in ("reword", "split", "merge", "drop"):
        claim = desk.claims()[0].id
        ACTIONS[name](desk)
        undo(desk, actor="kim")
        drop_claim(desk, claim, actor="lee")
        with pytest.raises(PolicyError, match="harbor:1 was dropped"):
            redo(desk, actor="kim")
        undo(desk, actor="lee")
        assert redo(desk, actor="kim") is not None
        undo(desk, actor="kim")
    assert examine(desk) == []


def test_the_wording_of_another_stands_when_i_undo_mine(desk: Desk) -> None:
    claim = desk.claims()[0]
    reword_claim(desk, claim.id, "by kim", actor="kim")
    reword_claim(desk, claim.id, "by lee", actor="lee")
    undo(desk, actor="kim")
    assert desk.claim(claim.id).text == "by lee"
    undo(desk, actor="lee")
    assert desk.claim(claim.id).text == claim.text
    assert not desk.claim(claim.id).edited


# Any sequence of actions


def act(desk: Desk, name: str, actor: str, which: int, other: int) -> None:
    """Do one thing to some claims of the queue; what cannot be done is refused in a sentence."""
    # With nothing in the queue, what there is to be done is to the claims out of it.
    rows = desk.claims() or desk.claims(ClaimFilter(gone=True))
    row, second = rows[which % len(rows)], rows[other % len(rows)]
    if name == "verdict":
        # Mostly on the claims that were made last, where work and undo may cross.
        newest = sorted(rows, key=lambda one: -one.n)
        verify(desk, newest[which % min(3, len(newest))].id, actor)
    elif name == "note":
        add_note(desk, row.id, f"note {which}", actor=actor)
    elif name == "reopen":
        out = desk.claims(ClaimFilter(gone=True))
        reopen(desk, (out or rows)[which % len(out or rows)].id, actor=actor)
    elif name == "undo":
        undo(desk, actor=actor)
    elif name == "redo":
        redo(desk, actor=actor)
    elif name == "add":
        span = Span(start=which, end=which + other + 1)
        add_claim(desk, row.article_id or "", [span], actor=actor)
    elif name == "reword":
        reword_claim(desk, row.id, f"wording {which}", actor=actor)
    elif name == "retype":
        retype_claim(desk, row.id, actor=actor, checkable=bool(which % 2))
    elif name == "split":
        split_claim(desk, row.id, facts_of(desk, row.id) or halves(row), actor=actor)
    elif name == "merge":
        merge_claims(desk, [row.id, second.id], actor=actor, said_as=row.id)
    elif name == "drop":
        drop_claim(desk, row.id, actor=actor)


NAMES = (
    "add",
    "reword",
    "retype",
    "split",
    "merge",
    "drop",
    "verdict",
    "note",
    "reopen",
    "undo",
    "redo",
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(["kim", "lee"]),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    min_size=8,
    max_size=30,
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with the harbor and an article whose claim holds facts."""
    path = tmp_path_factory.mktemp("fresh") / "claims.db"
    with harbor_desk(path) as desk:
        desk.add_article(with_facts(), actor="kim")
    return path


def standing_verdicts(desk: Desk) -> dict[str, Any]:
    """The last verdict or reopening that stands, by claim."""
    events = desk.history()
    off = undone_seqs(events)
    return {
        event.object_id: (event.new or {}).get("verdict")
        for event in events
        if event.seq not in off and event.action in {"verdict_given", "reopened"}
    }


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_any_sequence_leaves_a_sound_desk_loses_no_verdict_and_can_be_taken_back(
    fresh: Path, steps: list[tuple[str, str, int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        path.write_bytes(fresh.read_bytes())
        with open_desk(path) as desk:
            start = seen(desk)
            quotes = {row.id: (row.spans, row.quote) for row in start}
            for step in steps:
                with suppress(WorkbenchError):
                    act(desk, *step)
            assert examine(desk) == []
            every = [*desk.claims(), *desk.claims(ClaimFilter(gone=True))]
            assert len(every) == len({row.id for row in every})
            assert {row.id: (row.spans, row.quote) for row in every}.items() >= quotes.items()
            assert len({(row.article_id, row.position) for row in every}) == len(every)
            for claim_id, verdict in standing_verdicts(desk).items():
                row = desk.claim(claim_id)
                assert row.verdict == verdict
                assert row.gone != "undone"
            take_all_back(desk)
            assert seen(desk) == start
            assert examine(desk) == []


def take_all_back(desk: Desk) -> None:
    """Each reviewer undoes, as far as the work of the other lets him, until nothing stands."""
    while any(desk.undo_stacks(actor)[0] for actor in ("kim", "lee")):
        undone = 0
        for actor in ("kim", "lee"):
            with suppress(PolicyError):
                undone += undo(desk, actor=actor) is not None
        assert undone, "each waits for the other"
