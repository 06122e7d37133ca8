"""Alerts: a claim against a verified one, or a source against its own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.models import Match
from workbench.store.queries import alerting

if TYPE_CHECKING:
    from workbench.store import ClaimRow, Desk

_LATEST: Final = 200
"""Claims of one source that a new one is set beside; a source of thousands must not hold it up."""
_NAMED: Final = frozenset({"person", "organization", "document"})
"""Kinds of source of which two with one name are one. Two *officials* need not be."""
OWN_WORDS: Final = "the same source said both"


@dataclass(frozen=True, slots=True)
class Alert:
    """A claim contradicts ``prior``: both cannot be true.

    ``verified`` says that the prior claim is, ``same_source`` that its source is the claim's own.
    """

    match: Match
    prior: ClaimRow
    verified: bool
    same_source: bool

    @property
    def why(self) -> str:
        """What the alert is about, in words."""
        if not self.verified:
            return "contradicts what its own source said"
        whose = (
            "a claim verified here"
            if self.prior.standing_verdict
            else (f"a claim verified by {self.prior.publisher or 'its publisher'}")
        )
        return f"contradicts {whose}" + (", said by its own source" if self.same_source else "")


def alerts(desk: Desk, claim_id: str) -> list[Alert]:
    """The contradictions of a claim that nobody has decided on, in the order of its matches."""
    found = alerting(desk.connection, claim_id)
    if not found:
        return []
    return [
        Alert(match, desk.claim(match.prior_id), *found[match.prior_id])
        for match in desk.matches(claim_id)
        if match.prior_id in found
    ]


def against_own_words(desk: Desk, claim: ClaimRow) -> list[Match]:
    """Earlier claims of the same named source that ``claim`` contradicts, in any article.

    The search for prior claims leaves out the unreviewed claims of a claim's own article; a
    source that contradicts itself in one article is found here.
    """
    # Loaded with the first suggestion, so that verdict and undo start without it.
    from workbench.matching import compare
    from workbench.models import Tier

    if claim.source_id is None or claim.source_kind not in _NAMED:
        return []
    rows = desk.connection.execute(
        """SELECT c.id, c.text FROM claims c JOIN attributions t ON t.id = c.attribution_id
        WHERE t.source_id IN (SELECT id FROM sources WHERE ? IN (id, stands_for))
        AND c.gone IS NULL AND (c.article_seq, c.place, c.n) < (
            SELECT article_seq, place, n FROM claims WHERE id = ?)
        ORDER BY c.article_seq DESC, c.place DESC, c.n DESC LIMIT ?""",
        [claim.source_id, claim.id, _LATEST],
    ).fetchall()
    found = []
    for row in rows:
        one = compare(claim.text, row["text"])
        if any(conflict.contradicts for conflict in one.conflicts):
            found.append(
                Match(
                    claim_id=claim.id,
                    prior_id=row["id"],
                    score=round(one.similarity, 6),
                    tier=Tier.CONFLICT,
                    conflicts=one.conflicts,
                    reasons=(*one.reasons, OWN_WORDS),
                )
            )
    return found
