"""Is a claim in the queue, and if not, why and what can be done about it?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from workbench.errors import PolicyError

if TYPE_CHECKING:
    from workbench.store import ClaimBrief, ClaimRow, Desk

_WHY: Final[dict[str, tuple[str, str]]] = {
    "dropped": ("was dropped", "reopen it first (`workbench reopen`)"),
    "split": ("was split into other claims", "work on those, or undo the split"),
    "merged": ("was merged into another claim", "work on that one, or undo the merge"),
    "removed": (
        "is not in the article any more",
        "its history stays; take in a version that has its words again",
    ),
    "undone": ("was taken back by whoever made it", "redo that, or add the claim anew"),
}


def place_of(claim: ClaimRow | ClaimBrief) -> str:
    """How a claim is called in a sentence: ``moscow-taliban:3``, or its id."""
    return f"{claim.article_slug}:{claim.position}" if claim.article_slug else claim.id


def gone_because(claim: ClaimRow) -> str:
    """What became of a claim that is not in the queue (``was dropped``); empty for one in it."""
    return _WHY[claim.gone][0] if claim.gone else ""


def all_in_queue(desk: Desk, claim_ids: Iterable[str]) -> list[ClaimRow]:
    """The claims, each once, to be worked on together. Raises as ``in_queue`` does."""
    claims = desk.claims_of(claim_ids)
    for claim in claims:
        _check_presence(claim)
    return claims


def in_queue(desk: Desk, claim_id: str) -> ClaimRow:
    """The claim, to be worked on.

    Raises:
        PolicyError: it was taken out of the queue.
        DeskError: there is no such claim.
    """
    claim = desk.claim(claim_id)
    _check_presence(claim)
    return claim


def brief_in_queue(desk: Desk, claim_id: str) -> ClaimBrief:
    """The same, where nothing but its place and standing is asked. Raises as ``in_queue`` does."""
    claim = desk.brief(claim_id)
    _check_presence(claim)
    return claim


def _check_presence(claim: ClaimRow | ClaimBrief) -> None:
    if claim.gone is not None:
        why, remedy = _WHY[claim.gone]
        raise PolicyError(f"{place_of(claim)} {why}", remedy)
