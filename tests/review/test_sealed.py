"""Whatever the first reviewer does, in whatever order: the second one's desk is as without him."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import harbor_desk
from tests.store.desks import prior
from workbench.errors import PolicyError
from workbench.models import AttributionVerdict, Match, MatchStatus, Tier, Verdict, VerdictCode
from workbench.review import (
    add_evidence,
    add_note,
    assign,
    decide_match,
    give_attribution_verdict,
    give_verdict,
    give_verdicts,
    park,
    redo,
    reopen,
    undo,
)
from workbench.store import ClaimFilter, Desk
from workbench.store.doctor import examine

FIRST, SECOND = "anna", "ben"


def both(desk: Desk, number: int) -> tuple[str, str]:
    ids = [row.id for row in desk.claims()][:2]
    return ids[number % 2], ids[1 - number % 2]


COMMON: Final[dict[str, Callable[[Desk, str, int], object]]] = {
    "note": lambda desk, who, n: add_note(desk, both(desk, n)[0], f"{who} {n}", actor=who),
    "evidence": lambda desk, who, n: add_evidence(
        desk, both(desk, n)[0], actor=who, title=f"{who} {n}"
    ),
    "park": lambda desk, who, n: park(desk, both(desk, n)[0], actor=who, reason=f"{who} {n}"),
    "reopen": lambda desk, who, n: reopen(desk, both(desk, n)[0], actor=who),
    "said": lambda desk, who, n: give_attribution_verdict(
        desk, both(desk, n)[0], list(AttributionVerdict)[n % 3], actor=who
    ),
    "match": lambda desk, who, n: decide_match(
        desk, both(desk, 0)[0], "prior-1", list(MatchStatus)[1 + n % 3], actor=who
    ),
    "undo": lambda desk, who, n: undo(desk, actor=who),
    "redo": lambda desk, who, n: redo(desk, actor=who),
}
OF_THE_FIRST: Final[dict[str, Callable[[Desk, str, int], object]]] = COMMON | {
    "verdict": lambda desk, who, n: give_verdict(
        desk, both(desk, n)[0], Verdict(code=list(VerdictCode)[n % 4], reason=f"{n}"), actor=who
    ),
    "verdicts": lambda desk, who, n: give_verdicts(
        desk, both(desk, n), Verdict(code=VerdictCode.DISPUTED, reason=f"{n}"), actor=who
    ),
}

numbers = st.integers(min_value=0, max_value=7)
steps = st.lists(
    st.tuples(st.just(FIRST), st.sampled_from(sorted(OF_THE_FIRST)), numbers)
    | st.tuples(st.just(SECOND), st.sampled_from(sorted(COMMON)), numbers),
    max_size=14,
)


def seen_by_the_second(desk: Desk) -> list[Any]:
    """All that he can ask for, but for the numbers and times of events."""
    with desk.seen_as(SECOND):
        claims = desk.claims(ClaimFilter(origin=None))
        return [
            claims,
            desk.summary(),
            [desk.count_claims(ClaimFilter(has=frozenset((one,)))) for one in ("note", "match")],
            [[(one.id, one.title) for one in desk.evidence(row.id)] for row in claims],
            [[note.text for note in desk.notes(row.id)] for row in claims],
            [desk.matches(row.id) for row in claims],
            [[(e.actor, e.action, e.reason) for e in desk.history(row.id)] for row in claims],
            [sorted(desk.reviews(row.id)) for row in claims],
        ]


def worked(folder: Path, name: str, done: Sequence[tuple[str, str, int]]) -> list[Any]:
    """What the second reviewer sees after each of his own steps, and at the end."""
    seen = []
    with harbor_desk(folder / name) as desk:
        desk.add_prior_claims([prior(1)], actor="chief")
        ids = [row.id for row in desk.claims()]
        match = Match(claim_id=ids[0], prior_id="prior-1", score=0.9, tier=Tier.SIMILAR)
        desk.save_suggestions(ids[0], [match])
        assign(desk, ids[:2], FIRST, actor="chief")
        assign(desk, ids[:2], SECOND, actor="chief", second=True)
        for who, what, number in done:
            try:
                with desk.seen_as(who):
                    OF_THE_FIRST[what](desk, who, number)
            except PolicyError as error:
                seen += [str(error)] if who == SECOND else []
            if who == SECOND:
                seen.append(seen_by_the_second(desk))
        seen.append(seen_by_the_second(desk))
        assert examine(desk) == []
    return seen


@settings(max_examples=40, deadline=None)
@given(steps)
def test_nothing_of_the_first_reviewer_reaches_the_second(
    done: list[tuple[str, str, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        alone = [step for step in done if step[0] == SECOND]
        assert worked(Path(folder), "both.db", done) == worked(Path(folder), "one.db", alone)
