"""What an action writes beside what is there is what a fold of all events would have written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import harbor_desk, ticking
from tests.review.suggesting import suggest_to_two
from workbench.errors import PolicyError
from workbench.models import (
    AttributionVerdict,
    EvidenceCopy,
    MatchStatus,
    Stance,
    Verdict,
    VerdictCode,
)
from workbench.review import (
    add_evidence,
    add_note,
    assign,
    decide_match,
    drop_claim,
    give_attribution_verdict,
    give_verdict,
    give_verdicts,
    park,
    redact_note,
    redo,
    reopen,
    reword_claim,
    undo,
)
from workbench.store import Desk, open_desk
from workbench.store.consistency import state_findings
from workbench.store.state import refold

VERIFIED = Verdict(code=VerdictCode.VERIFIED)
DISPUTED = Verdict(code=VerdictCode.DISPUTED, reason="the log says no")
COPY = EvidenceCopy(
    sha256="0" * 64, size=3, url="https://a.example/", status=200, content_type="text/plain",
    charset=None, fetched_at="2024-12-01T00:00:00.000Z",
)  # fmt: skip


def archive(desk: Desk, claim: str, actor: str) -> None:
    for piece in desk.evidence(claim)[:1]:
        desk.append(
            actor=actor,
            action="evidence_archived",
            object_id=claim,
            new={"id": piece.id, "url": piece.url, "copy": COPY.model_dump()},
        )


def redact_first(desk: Desk, claim: str, actor: str) -> None:
    for note in desk.notes(claim)[:1]:
        redact_note(desk, note.event_seq, actor=actor, reason="it names somebody")


ACTIONS: dict[str, Callable[[Desk, str, str], object]] = {
    "verify": lambda desk, claim, actor: give_verdict(desk, claim, VERIFIED, actor=actor),
    "dispute": lambda desk, claim, actor: give_verdict(desk, claim, DISPUTED, actor=actor),
    "dispute all": lambda desk, claim, actor: give_verdicts(
        desk, [row.id for row in desk.claims(limit=2)], DISPUTED, actor=actor
    ),
    "park": lambda desk, claim, actor: park(desk, claim, actor=actor),
    "reopen": lambda desk, claim, actor: reopen(desk, claim, actor=actor),
    "note": lambda desk, claim, actor: add_note(
        desk, claim, f"noted {desk.next_seq()}", actor=actor
    ),
    "redact": redact_first,
    "evidence": lambda desk, claim, actor: add_evidence(
        desk, claim, actor=actor, url=f"https://a.example/{desk.next_seq()}", stance=Stance.SUPPORTS
    ),
    "copied evidence": lambda desk, claim, actor: add_evidence(
        desk, claim, actor=actor, url=COPY.url, copy=COPY, origin="the office"
    ),
    "archive": archive,
    "said": lambda desk, claim, actor: give_attribution_verdict(
        desk, claim, AttributionVerdict.CONFIRMED, actor=actor
    ),
    "confirm": lambda desk, claim, actor: decide_match(
        desk, claim, "prior-1", MatchStatus.CONFIRMED, actor=actor
    ),
    "reword": lambda desk, claim, actor: reword_claim(
        desk, claim, f"It says {desk.next_seq()}", actor=actor
    ),
    "drop": lambda desk, claim, actor: drop_claim(desk, claim, actor=actor, reason="twice"),
    "first": lambda desk, claim, actor: assign(desk, [claim], actor, actor="chief"),
    "second": lambda desk, claim, actor: assign(desk, [claim], actor, actor="chief", second=True),
    "undo": lambda desk, claim, actor: undo(desk, actor=actor),
    "undo assigning": lambda desk, claim, actor: undo(desk, actor="chief"),
    "redo": lambda desk, claim, actor: redo(desk, actor=actor),
}


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a suggestion on each of two claims, of which the second is reviewed by two."""
    path = tmp_path_factory.mktemp("ready") / "claims.db"
    with harbor_desk(path) as desk:
        second = suggest_to_two(desk)[1].id
        assign(desk, [second], "kim", actor="chief")
        assign(desk, [second], "lee", actor="chief", second=True)
    return path


def tables(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """All that is folded from the log, in the order in which it is read."""
    told = {
        "claims": "n",
        "claim_states": "n",
        "evidence": "claim_id, rowid",
        "notes": "event_seq",
        "matches": "claim_id, prior_id",
        "reviews": "claim_id, reviewer",
    }
    return {
        name: [
            tuple(row)
            for row in desk.connection.execute(f"SELECT * FROM main.{name} ORDER BY {order}")
        ]
        for name, order in told.items()
    }


def folded_anew(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """The same after a fold of all events of every claim, which is taken back."""
    desk.connection.execute("BEGIN")
    for row in desk.connection.execute("SELECT id FROM claims").fetchall():
        refold(desk.connection, row["id"], {})
    found = tables(desk)
    desk.connection.execute("ROLLBACK")
    return found


@settings(max_examples=120, deadline=None)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(sorted(ACTIONS)), st.integers(0, 1), st.sampled_from(["kim", "lee"])
        ),
        max_size=20,
    ),
    is_seen_by_him=st.booleans(),
)
def test_whatever_is_done_the_tables_are_those_of_a_fold_of_all_events(
    tmp_path_factory: pytest.TempPathFactory,
    ready: Path,
    steps: list[tuple[str, int, str]],
    is_seen_by_him: bool,
) -> None:
    path: Path = tmp_path_factory.mktemp("played") / "claims.db"
    shutil.copy(ready, path)
    with open_desk(path, clock=ticking()) as desk:
        desk.connection.execute("PRAGMA synchronous = OFF")  # nobody pulls the plug here
        claims = [row.id for row in desk.claims(limit=2)]
        for action, which, actor in steps:
            desk.see_as(actor if is_seen_by_him else None)
            try:
                ACTIONS[action](desk, claims[which], actor)
            except PolicyError:
                continue  # a claim that is gone, a turn that is another's: nothing was written
            assert tables(desk) == folded_anew(desk)
        desk.see_as(None)
        assert list(state_findings(desk.connection)) == []


def test_evidence_under_an_id_that_is_there_takes_its_place(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        claim = desk.claims()[0].id
        for excerpt in ("first", "second"):
            piece = {"id": "e-1", "stance": "supports", "excerpt": excerpt}
            desk.append(
                actor="kim", action="evidence_added", object_id=claim, new={"evidence": [piece]}
            )
        assert [one.excerpt for one in desk.evidence(claim)] == ["second"]
        assert tables(desk) == folded_anew(desk)


def test_an_event_about_no_claim_of_the_desk_is_only_logged(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        before = tables(desk)
        desk.append(actor="kim", action="note_added", object_id="c-none", note="of nothing")
        assert tables(desk) == before
