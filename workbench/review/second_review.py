"""Two people review a claim: who does, and who settles it where they differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import PolicyError
from workbench.models import Status, Verdict
from workbench.review.actions import (
    Done,
    check_verdict,
    finding_given,
    finding_of,
    has_finding,
)
from workbench.review.bulk import MOST_AT_ONCE
from workbench.review.policy import Policy
from workbench.review.presence import all_in_queue, in_queue, place_of
from workbench.store import ClaimFilter
from workbench.store.second_review import FIRST, SECOND

if TYPE_CHECKING:
    from workbench.models import Evidence
    from workbench.store import ClaimRow, Desk, Note
    from workbench.store.second_review import Review


def check_unsealed(
    desk: Desk, article_ids: Collection[str] | None = None, *, include_sealed: bool
) -> None:
    """Refuse to tell a log whole while a second reviewer may not see all of it.

    Args:
        article_ids: only claims of these articles are told of; all by default.
        include_sealed: tell it all the same.

    Raises:
        PolicyError: a second verdict is still due.
    """
    rows = desk.connection.execute(
        """SELECT DISTINCT r.claim_id, c.article_id FROM main.reviews r
        JOIN claims c ON c.id = r.claim_id WHERE r.sealed AND r.reviewer <> ''"""
    ).fetchall()
    sealed = [row for row in rows if article_ids is None or row["article_id"] in article_ids]
    if sealed and not include_sealed:
        raise PolicyError(
            f"A second reviewer has still to judge {len(sealed):,} of these claims without seeing "
            "what the first found",
            "wait for the second verdict, or write it with --include-sealed and keep it from them",
        )


def assign(
    desk: Desk, claim_ids: Sequence[str], reviewer: str | None, *, actor: str, second: bool = False
) -> Done:
    """Assign claims to a reviewer, as the first or as the second of two.

    One event is about all of them. With a second reviewer the review is blind: neither sees what
    the other found before he has given his own verdict. The first is who was assigned or, where
    nobody was, who gave the verdict that stands.

    Args:
        reviewer: ``None`` takes the claims off whoever has that part.

    Returns:
        ``claim_ids``: those that were not assigned so already.

    Raises:
        PolicyError: there are none or too many claims, one has no first reviewer or has both
            verdicts, or the part is none for this reviewer; all are then as they were.
    """
    name = None if reviewer is None else " ".join(reviewer.split())
    if name == "":
        raise PolicyError("The reviewer has no name", "say whose it is (--to NAME)")
    role = SECOND if second else FIRST
    with desk.transaction():
        claims = all_in_queue(desk, claim_ids)
        if not claims:
            raise PolicyError("No claim is like that", "choose others")
        if len(claims) > MOST_AT_ONCE:
            raise PolicyError(
                f"{len(claims):,} claims are too many for one step",
                f"choose {MOST_AT_ONCE:,} at most",
            )
        for claim in claims:
            _check_part(desk, claim, name, role, actor)
        changed = [one for one in claims if _in_role(desk.reviews(one.id), role) != name]
        if not changed:
            return Done(None, ("All were assigned so already; nothing changed.",))
        first, *others = changed
        new: dict[str, object] = {"reviewer": name, "role": role}
        if others:
            new["also"] = [claim.id for claim in others]
        event = desk.append(actor=actor, action="assigned", object_id=first.id, new=new)
    return Done(event, (), tuple(claim.id for claim in changed))


def _in_role(reviews: dict[str, Review], role: str) -> str | None:
    return next((name for name, one in reviews.items() if one.role == role), None)


def _check_part(desk: Desk, claim: ClaimRow, name: str | None, role: str, actor: str) -> None:
    """Raise PolicyError where ``name`` cannot have this part in the review of ``claim``."""
    where = place_of(claim)
    if claim.article_id is None:
        raise PolicyError(f"{where} is a claim of another publisher", "assign claims of the desk")
    if desk.is_sealed(claim.id, actor):
        raise PolicyError(f"{where} is yours to review", "have somebody else assign it anew")
    reviews = desk.reviews(claim.id)
    given = [other for other, one in reviews.items() if one.stands]
    if len(given) > 1 or claim.agreement == "adjudicated":
        raise PolicyError(f"{where} has both its verdicts", "reopen it first")
    first = _in_role(reviews, FIRST) or claim.reviewer
    if role == FIRST:
        if claim.reviewer is not None and claim.reviewer != name:
            raise PolicyError(
                f"{where} has a verdict of {claim.reviewer}",
                "assign its second review (--second), or reopen it first",
            )
        if name is not None and _in_role(reviews, SECOND) == name:
            raise PolicyError(f"{name} is the second reviewer of {where}", "choose another")
    elif name is not None and first is None:
        raise PolicyError(
            f"{where} has no first reviewer", "assign it to one first (without --second)"
        )
    elif first == name and name is not None:
        raise PolicyError(f"{name} is the first reviewer of {where}", "choose another")


def adjudicate(
    desk: Desk, claim_id: str, verdict: Verdict, *, actor: str, policy: Policy | None = None
) -> Done:
    """Settle a claim that two people have reviewed.

    Raises:
        PolicyError: the claim has not two verdicts, there is no reason, or the policy refuses
            the verdict.
    """
    policy = policy or Policy()
    reason = (verdict.reason or "").strip() or None
    with desk.transaction():
        claim = in_queue(desk, claim_id)
        given = [name for name, one in desk.reviews(claim_id).items() if one.stands]
        if len(given) < 2:
            raise PolicyError(
                f"{place_of(claim)} has not the verdicts of two reviewers",
                "`workbench adjudicate` lists the claims that wait",
            )
        if reason is None:
            raise PolicyError("A claim is settled with a reason", "say why (--reason)")
        check_verdict(verdict, reason, policy)
        new = finding_given(verdict, reason)
        if claim.agreement == "adjudicated" and has_finding(claim, new, actor):
            return Done(None, ("It was settled so already; nothing changed.",))
        event = desk.append(
            actor=actor,
            action="adjudicated",
            object_id=claim_id,
            old=finding_of(claim),
            new=new,
            reason=reason,
        )
    told = (f"{actor} is one of the two who differed.",) if actor in given else ()
    return Done(event, told)


@dataclass(frozen=True, slots=True)
class Side:
    """What one of two reviewers brought: his verdict and reason, his evidence, his notes."""

    reviewer: str
    review: Review
    evidence: tuple[Evidence, ...]
    notes: tuple[Note, ...]


def to_adjudicate(desk: Desk, chosen: ClaimFilter | None = None) -> list[ClaimRow]:
    """The claims on which two reviewers differ, article by article."""
    waiting = frozenset((str(Status.SECOND_REVIEW),))
    return desk.claims(replace(chosen or ClaimFilter(), status=waiting, agreement="disagree"))


def sides(desk: Desk, claim_id: str) -> tuple[Side, ...]:
    """What each reviewer of a claim found, in the order of their verdicts."""
    evidence, notes = desk.evidence(claim_id), desk.notes(claim_id)
    return tuple(
        Side(
            name,
            one,
            tuple(piece for piece in evidence if piece.added_by == name),
            tuple(note for note in notes if note.actor == name),
        )
        for name, one in desk.reviews(claim_id).items()
        if one.stands
    )
