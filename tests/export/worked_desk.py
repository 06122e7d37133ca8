"""A desk on which about everything was done that a reviewer can do, for bundles of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.desks import HARBOR, made_split, ticking, with_facts
from workbench.models import (
    AttributionVerdict,
    ClaimType,
    MatchStatus,
    PriorClaim,
    Span,
    Stance,
    Verdict,
    VerdictCode,
)
from workbench.reading.fetch import Fetched
from workbench.review import (
    add_claim,
    add_evidence,
    add_note,
    archive_evidence,
    decide_match,
    drop_claim,
    facts_of,
    give_attribution_verdict,
    give_verdict,
    give_verdicts,
    keep_page,
    merge_claims,
    park,
    redo,
    reopen,
    retype_claim,
    reword_claim,
    split_claim,
    suggest,
    undo,
)
from workbench.store import Desk, open_desk

PRIOR = PriorClaim(
    claim_id="p-1",
    text="the harbor dredging cost 4 million florins",
    verdict="verified",
    label="True",
    label_table=1,
    publisher="Velmara Checks",
    evidence=("https://checks.example/1",),
)
NOON = datetime(2024, 12, 1, 12, 0, tzinfo=UTC)


def noon() -> datetime:
    return NOON


def page_of(url: str) -> Fetched:
    return Fetched(url, url, 200, "text/html", None, f"<p>As {url} has it.</p>".encode())


def worked_desk(path: Path, clock: Callable[[], datetime] | None = None) -> Desk:
    """Articles ``harbor``, ``pier`` and ``empty`` with all kinds of work; ``other`` beside them."""
    desk = open_desk(path, clock=clock or ticking())
    desk.add_prior_claims([PRIOR], actor="lee")
    harbor = desk.add_article(made_split(HARBOR, url="https://news.example/harbor"), actor="kim")
    desk.add_article(with_facts(), actor="lee")
    desk.add_article(made_split([(None, "The market of Velmara opens at nine")], path="other.txt"),
                     actor="lee")  # fmt: skip
    first, second, third, fourth, pier, other = (claim.id for claim in desk.claims())

    give_verdict(desk, first, Verdict(code=VerdictCode.VERIFIED, reason="=seen"), actor="kim")
    give_verdict(desk, first, Verdict(code=VerdictCode.DISPUTED, reason="no, 5"), actor="lee")
    undo(desk, actor="lee")
    redo(desk, actor="lee")
    give_attribution_verdict(desk, first, AttributionVerdict.MISQUOTED, actor="kim")
    url = "https://records.example/1"
    add_evidence(desk, first, url=url, copy=keep_page(desk, url, page_of), origin="The office",
                 stance=Stance.SUPPORTS, primary=True, actor="kim")  # fmt: skip
    add_evidence(desk, second, url=url, actor="kim")
    add_evidence(desk, second, url="https://records.example/2", excerpt="five", actor="lee")
    archive_evidence(desk, second, actor="lee", fetch=page_of)
    add_note(desk, first, "rang the office; ask for Ms Ø", actor="kim")
    add_note(desk, second, "nothing in it", actor="kim")
    undo(desk, actor="kim")
    park(desk, third, due_on="2024-12-24", actor="lee")
    reopen(desk, third, actor="kim")
    suggest(desk, first)
    decide_match(desk, first, "p-1", MatchStatus.CONFIRMED, reason="the same", actor="kim")
    reword_claim(desk, third, "The council of Orrin Bay voted on a Monday", actor="lee")
    retype_claim(desk, third, type=ClaimType.LEGAL, checkable=False, actor="lee")
    text = desk.article_text(harbor.article_id)
    at = text.index("council")
    made = add_claim(desk, harbor.article_id, [Span(start=at, end=at + 7)], actor="kim")
    (made_id,) = made.claim_ids
    drop_claim(desk, made_id, reason="no claim", actor="kim")
    give_verdicts(desk, [third, fourth], Verdict(code=VerdictCode.VERIFIED), actor="kim")
    merge_claims(desk, [first, second], actor="lee")
    undo(desk, actor="lee")
    split_claim(desk, pier, facts_of(desk, pier), actor="lee")
    give_verdict(desk, other, Verdict(code=VerdictCode.VERIFIED), actor="lee")
    return desk
