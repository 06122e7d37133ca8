"""A small desk of each schema there has been, as the program of its time left it.

``step-K.db.gz`` is a desk whose schema had had K steps, written by the code that knew no more of
them. Whoever adds a step to ``STEPS`` runs, when all of it works,

    python -m tests.store.step_desks

which writes the desk of the schema as it is now, and commits the file; those there are stay as they
are for good. A test fails where the newest is missing, others open every one of them.
"""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from tests.desks import HARBOR, harbor_desk, made_split, span_in
from tests.store.desks import prior
from workbench.models import (
    AttributionVerdict,
    ClaimType,
    Match,
    MatchStatus,
    Stance,
    Tier,
    Verdict,
    VerdictCode,
)
from workbench.review import (
    ClaimPart,
    add_claim,
    add_evidence,
    add_note,
    decide_match,
    drop_claim,
    give_attribution_verdict,
    give_verdict,
    merge_claims,
    park,
    redo,
    reopen,
    retype_claim,
    reword_claim,
    split_claim,
    undo,
)
from workbench.store import Desk
from workbench.store.schema import STEPS

FOLDER = Path(__file__).parent


def step_desks() -> list[Path]:
    """The desks there are, the oldest first."""
    return sorted(FOLDER.glob("step-*.db.gz"), key=lambda path: int(path.name[5:-6]))


def newest() -> Path:
    """Where the desk of the schema as it is now stands."""
    return FOLDER / f"step-{len(STEPS)}.db.gz"


def work_on(desk: Desk) -> None:
    """Do everything once that a reviewer can do."""
    first, second, third, fourth = (claim.id for claim in desk.claims())
    text = desk.article_text(desk.article("harbor").id)
    desk.add_prior_claims([prior(1), prior(2, speaker=None)], actor="kim")
    give_verdict(desk, first, Verdict(code=VerdictCode.VERIFIED, reason="seen"), actor="kim")
    give_verdict(desk, first, Verdict(code=VerdictCode.DISPUTED, reason="no"), actor="lee")
    give_attribution_verdict(desk, first, AttributionVerdict.CONFIRMED, actor="kim")
    add_note(desk, first, "ask the “harbor” master; it's his quay", actor="lee")
    add_evidence(desk, first, actor="lee", url="https://a.example/", stance=Stance.REFUTES)
    park(desk, second, actor="kim", due_on="2024-12-01")
    reopen(desk, second, actor="lee")
    match = Match(claim_id=third, prior_id="prior-1", score=0.7, tier=Tier.SIMILAR)
    desk.save_suggestions(third, [match])
    decide_match(desk, third, "prior-1", MatchStatus.REJECTED, actor="kim")
    add_claim(desk, "harbor", [span_in(text, "dredging")], actor="kim")
    reword_claim(desk, third, "The council voted", actor="kim", reason="shorter")
    retype_claim(desk, third, actor="lee", type=ClaimType.LEGAL, checkable=False)
    parts = split_claim(
        desk,
        first,
        [
            ClaimPart((span_in(text, "harbor dredging"),)),
            ClaimPart((span_in(text, "cost 4 million"),), "It cost 4 million"),
        ],
        actor="kim",
    )
    merge_claims(desk, [parts.claim_ids[1], second], actor="kim")
    drop_claim(desk, fourth, actor="lee", reason="no claim")
    undo(desk, actor="lee")
    redo(desk, actor="lee")
    give_verdict(desk, third, Verdict(code=VerdictCode.MIXED), actor="lee")
    undo(desk, actor="lee")
    give_verdict(desk, third, Verdict(code=VerdictCode.VERIFIED), actor="kim")
    later = [(who, words.replace("Monday", "Tuesday")) for who, words in HARBOR]
    desk.add_article(made_split(later), actor="lee", version_of="harbor")


def write_newest() -> Path:
    """Write the desk of the schema as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        with harbor_desk(path) as desk:
            work_on(desk)
            desk.connection.execute("VACUUM")
        newest().write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    return newest()


if __name__ == "__main__":
    print(write_newest())  # noqa: T201
