"""One verdict on many claims: one event, and one undo that takes all of it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.errors import PolicyError
from workbench.models import Verdict
from workbench.review.actions import (
    Done,
    check_verdict,
    evidence_warnings,
    finding_given,
    finding_of,
    has_finding,
)
from workbench.review.policy import Policy
from workbench.review.presence import all_in_queue, place_of
from workbench.review.publication import check_published
from workbench.review.scale import SCALE, label_of

if TYPE_CHECKING:
    from workbench.store import ClaimRow, Desk

BULK_VERDICTS: Final = frozenset(entry.code for entry in SCALE if entry.first_class)
"""The verdicts that may be given to several claims at once."""

MOST_AT_ONCE: Final = 1_000
"""Claims in one bulk verdict: the history of each of them reads the whole event."""


def give_verdicts(
    desk: Desk,
    claim_ids: Sequence[str],
    verdict: Verdict,
    *,
    actor: str,
    policy: Policy | None = None,
) -> Done:
    """Record the same verdict for all of ``claim_ids``, or for none.

    One event is about all of them: its object is the first, ``also`` in ``new`` names the others,
    and ``also`` in ``old`` has what was found of each before. Claims of which ``actor`` has found
    the same already are left out.

    Returns:
        ``claim_ids``: those that were changed; ``warnings`` count the claims they are about.

    Raises:
        PolicyError: the verdict is none for several claims, there are none or too many of them,
            or one refuses it; the sentence names that one.
        DeskError: there is no such claim.
    """
    policy = policy or Policy()
    _check_kind(verdict, len(claim_ids))
    reason = (verdict.reason or "").strip() or None
    new = finding_given(verdict, reason)
    with desk.transaction():
        check_verdict(verdict, reason, policy)
        claims = [
            claim for claim in all_in_queue(desk, claim_ids) if not has_finding(claim, new, actor)
        ]
        if not claims:
            return Done(None, (f"All were {label_of(verdict.code)} already; nothing changed.",))
        warnings = _warnings(desk, claims, verdict, policy)
        first, *others = claims
        old = finding_of(first)
        if others:
            old |= {"also": {claim.id: finding_of(claim) for claim in others}}
            new |= {"also": [claim.id for claim in others]}
        event = desk.append(
            actor=actor,
            action="verdict_given",
            object_id=first.id,
            old=old,
            new=new,
            reason=reason,
        )
    return Done(event, warnings, tuple(claim.id for claim in claims))


def _check_kind(verdict: Verdict, count: int) -> None:
    if verdict.code not in BULK_VERDICTS:
        known = " and ".join(entry.label for entry in SCALE if entry.code in BULK_VERDICTS)
        raise PolicyError(
            f"“{label_of(verdict.code)}” is not given to several claims at once",
            f"only {known} are; give it to each by itself",
        )
    if not count:
        raise PolicyError("No claim is marked", "mark some first")
    if count > MOST_AT_ONCE:
        raise PolicyError(
            f"{count:,} claims are too many for one verdict",
            f"mark {MOST_AT_ONCE:,} at most",
        )


def _warnings(
    desk: Desk, claims: Sequence[ClaimRow], verdict: Verdict, policy: Policy
) -> tuple[str, ...]:
    told: Counter[str] = Counter()
    for claim in claims:
        try:
            told.update(evidence_warnings(desk, claim, verdict, policy))
            told.update(check_published(desk, claim.id, verdict.code, verdict.reason, policy))
        except PolicyError as error:
            raise PolicyError(f"{place_of(claim)}: {error.what}", error.remedy) from None
    return tuple(
        sentence if len(claims) == 1 else f"{sentence.rstrip('.')} ({count} of {len(claims)})."
        for sentence, count in told.items()
    )
