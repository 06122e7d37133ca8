"""What a reviewer does. Each action is one event; the event is on the disk when it returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from workbench.errors import PolicyError
from workbench.models import (
    AttributionVerdict,
    Event,
    Evidence,
    EvidenceCopy,
    MatchStatus,
    Stance,
    Status,
    Tier,
    Verdict,
    VerdictCode,
)
from workbench.review.policy import Policy
from workbench.review.presence import brief_in_queue, in_queue
from workbench.review.publication import check_published
from workbench.review.scale import REASON_CODES, label_of
from workbench.review.turns import check_turn, outcome_warnings
from workbench.store.naming import short_hash
from workbench.store.redaction import redact

if TYPE_CHECKING:
    from workbench.store import ClaimBrief, ClaimRow, Desk


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an action.

    ``event`` is ``None`` where nothing changed (the same again); ``warnings`` are sentences of
    the policy that do not hold the action up; ``claim_ids`` the claims to go on with where the
    action was about the claims themselves.
    """

    event: Event | None
    warnings: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()


def give_verdict(
    desk: Desk, claim_id: str, verdict: Verdict, *, actor: str, policy: Policy | None = None
) -> Done:
    """Record whether a claim is true. Sets the status to *reviewed*.

    Where two people are to review the claim, it is *second_review* until both have given a
    verdict, and after that, too, where the two differ (``adjudicate``).

    Raises:
        PolicyError: the policy refuses the verdict as it was given, or it is not this reviewer
            from whom one is awaited.
        DeskError: there is no such claim.
    """
    policy = policy or Policy()
    with desk.transaction():
        claim = in_queue(desk, claim_id)
        reason = (verdict.reason or "").strip() or None
        check_verdict(verdict, reason, policy)
        warnings = [
            *evidence_warnings(desk, claim, verdict, policy),
            *check_published(desk, claim_id, verdict.code, reason, policy),
        ]
        check_turn(desk, claim, actor)
        new = finding_given(verdict, reason)
        if policy.asks_second(claim, verdict.code):
            new["second_review"] = [claim_id]
        old = finding_of(claim)
        if has_finding(claim, new, actor):
            return Done(None, (f"It was {label_of(verdict.code)} already; nothing changed.",))
        event = desk.append(
            actor=actor,
            action="verdict_given",
            object_id=claim_id,
            old=old,
            new=new,
            reason=reason,
        )
        warnings += outcome_warnings(desk, claim_id)
    return Done(event, tuple(warnings))


def finding_given(verdict: Verdict, reason: str | None) -> dict[str, Any]:
    """The state of a claim that ``verdict`` was given to, for ``new`` of its event."""
    return {
        "status": str(Status.REVIEWED),
        "verdict": str(verdict.code),
        "reason": reason,
        "reason_code": verdict.reason_code,
        "as_of": verdict.as_of,
    }


def has_finding(claim: ClaimRow, new: Mapping[str, Any], actor: str) -> bool:
    """Whether ``actor`` has found the same of the claim already."""
    old = finding_of(claim)
    same = all(old[name] == new[name] for name in old.keys() & new.keys() if name != "status")
    is_given = claim.status in {Status.REVIEWED, Status.SECOND_REVIEW}
    return claim.reviewer == actor and is_given and same


def check_verdict(verdict: Verdict, reason: str | None, policy: Policy) -> None:
    """Raise PolicyError where a verdict cannot be given like that, whatever the claim."""
    if verdict.code not in policy.scale:
        known = ", ".join(str(code) for code in policy.scale)
        raise PolicyError(f"This desk does not use “{verdict.code}”", f"use one of {known}")
    if verdict.code in policy.reason_required_for and reason is None:
        raise PolicyError(
            f"“{label_of(verdict.code)}” needs a reason", "say why in a sentence (--reason)"
        )
    if verdict.reason_code is not None and verdict.reason_code not in REASON_CODES:
        raise PolicyError(
            f"There is no reason code “{verdict.reason_code}”",
            f"use one of {', '.join(REASON_CODES)}",
        )
    if verdict.as_of is not None:
        _check_date(verdict.as_of, "as-of date")
    if verdict.code is VerdictCode.OUTDATED and verdict.as_of is None:
        raise PolicyError(
            "“Out of date” needs the date up to which it was right", "give it (--as-of 2024-05-12)"
        )


def evidence_warnings(desk: Desk, claim: ClaimRow, verdict: Verdict, policy: Policy) -> list[str]:
    """What the policy says about the evidence for a verdict. Raises PolicyError if it refuses."""
    if verdict.code is not VerdictCode.VERIFIED:
        return []
    found = []
    if not claim.evidence_count and policy.evidence_for_verified != "off":
        found.append((policy.evidence_for_verified, "No evidence is recorded for this claim"))
    anonymous = claim.source_kind in {"anonymous", "collective", "unnamed"}
    if (
        anonymous
        and policy.two_origins_for_anonymous != "off"
        and len(_supporting_origins(desk, claim.id)) < 2
    ):
        found.append(
            (
                policy.two_origins_for_anonymous,
                "Its only source is not named, and fewer than two independent origins support it",
            )
        )
    for strictness, sentence in found:
        if strictness == "require":
            raise PolicyError(sentence, "add evidence first")
    return [f"{sentence}." for _, sentence in found]


def _supporting_origins(desk: Desk, claim_id: str) -> frozenset[str]:
    evidence = desk.evidence(claim_id)
    return independent_origins(one for one in evidence if one.stance is Stance.SUPPORTS)


def independent_origins(evidence: Iterable[Evidence]) -> frozenset[str]:
    """Where pieces of evidence come from in the end, each origin once.

    That is what the reviewer wrote of it, in any case; else the site, as two pages of one are no
    two origins; else its title or words. An origin written as a site counts with its pages.
    """
    return frozenset(_origin_of(one) for one in evidence)


def _origin_of(piece: Evidence) -> str:
    if piece.origin:
        words = " ".join(piece.origin.casefold().split())
        return (
            words.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        )
    return (_host_of(piece.url) if piece.url else None) or piece.title or piece.excerpt or piece.id


def _host_of(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def give_attribution_verdict(
    desk: Desk, claim_id: str, finding: AttributionVerdict | None, *, actor: str
) -> Done:
    """Record whether the source said it, apart from whether it is true; ``None`` clears it.

    Raises:
        PolicyError: nobody is said to have said it (narration, an imported claim).
    """
    with desk.transaction():
        claim = in_queue(desk, claim_id)
        if claim.attribution_id is None:
            raise PolicyError(
                "This claim is not attributed to anybody", "give a verdict on the claim itself"
            )
        value = None if finding is None else str(finding)
        if claim.attribution_verdict == value:
            return Done(None, ("Nothing changed.",))
        return Done(
            desk.append(
                actor=actor,
                action="attribution_verdict_given",
                object_id=claim_id,
                old={"attribution_verdict": claim.attribution_verdict},
                new={"attribution_verdict": value},
            )
        )


def park(
    desk: Desk, claim_id: str, *, actor: str, due_on: str | None = None, reason: str | None = None
) -> Done:
    """Put a claim aside until a source or document is there. Raises PolicyError on a bad date."""
    if due_on is not None:
        _check_date(due_on, "due date")
    new: dict[str, Any] = {"status": str(Status.NEEDS_MORE), "due_on": due_on}
    return _set_status(desk, claim_id, "parked", new, actor=actor, reason=reason)


def reopen(desk: Desk, claim_id: str, *, actor: str, reason: str | None = None) -> Done:
    """Put a claim back into the queue, also one that was dropped, without verdict or due date.

    Raises:
        PolicyError: the claim was split, merged or taken back.
    """
    return _set_status(
        desk, claim_id, "reopened", {"status": str(Status.OPEN)}, actor=actor, reason=reason
    )


def _set_status(
    desk: Desk, claim_id: str, action: str, new: dict[str, Any], *, actor: str, reason: str | None
) -> Done:
    with desk.transaction():
        claim = desk.claim(claim_id)
        brought_back = action == "reopened" and claim.gone == "dropped"
        if not brought_back:
            in_queue(desk, claim_id)
        reason = (reason or "").strip() or None
        old = finding_of(claim)
        if (
            not brought_back
            and claim.verdict is None
            and all(old[name] == new.get(name) for name in ("status", "due_on"))
            and reason == claim.reason
        ):
            return Done(None, ("Nothing changed.",))
        event = desk.append(
            actor=actor,
            action=action,
            object_id=claim_id,
            old=old | {"gone": claim.gone} if brought_back else old,
            new=new | {"reason": reason},
            reason=reason,
        )
    return Done(event)


def add_note(
    desk: Desk, claim_id: str, text: str, *, actor: str, confidential: bool = False
) -> Done:
    """Add a note. The log holds its salted hash, so that it can be redacted later.

    The same note by the same person with nothing in between is the one that is there already: a
    key that was pressed twice, or a command that was run again.

    Args:
        confidential: marks it as one that no export takes along (a source that must stay hidden).
    """
    text = text.strip()
    if not text:
        raise PolicyError("The note is empty", "write something or leave it")
    with desk.transaction():
        brief_in_queue(desk, claim_id)
        if _is_last_note(desk, claim_id, text, actor):
            return Done(None, ("That was noted already; nothing changed.",))
        event = desk.append(
            actor=actor,
            action="note_added",
            object_id=claim_id,
            new={"confidential": True} if confidential else None,
            note=text,
        )
    return Done(event)


def redact_note(desk: Desk, seq: int, *, actor: str, reason: str) -> Done:
    """Remove the text of the note that event ``seq`` added; the log tells who did, and why.

    Raises:
        PolicyError: no reason is given.
        DeskError: there is no such note, or its text is gone already.
    """
    told = reason.strip()
    if not told:
        raise PolicyError("The redaction has no reason", "say why in a sentence (--reason)")
    return Done(redact(desk, seq, actor=actor, reason=told))


def _is_last_note(desk: Desk, claim_id: str, text: str, actor: str) -> bool:
    last = desk.history(claim_id, limit=1)
    if not last or (last[0].action, last[0].actor) != ("note_added", actor):
        return False
    return any(
        (note.event_seq, note.text) == (last[0].seq, text) for note in desk.notes(claim_id)[-1:]
    )


def add_evidence(
    desk: Desk,
    claim_id: str,
    *,
    actor: str,
    url: str | None = None,
    title: str | None = None,
    excerpt: str | None = None,
    stance: Stance = Stance.CONTEXT,
    primary: bool | None = None,
    origin: str | None = None,
    copy: EvidenceCopy | None = None,
) -> Done:
    """Add a piece of evidence: a web address, a title or an excerpt, or all of them.

    A piece that is there already in all of that is not added again. A name and password in the
    address are left out of it; a warning says so.

    Args:
        origin: where it comes from in the end: the agency, the office, the person.
        copy: the page at ``url`` as ``archiving.keep_page`` kept it.

    Raises:
        PolicyError: there is nothing in it, or the address is no web address.
    """
    typed = {"url": url, "title": title, "excerpt": excerpt}
    told = {name: (value or "").strip() or None for name, value in typed.items()}
    if not any(told.values()):
        raise PolicyError("The evidence is empty", "give a URL, a title or an excerpt")
    address = told["url"]
    warnings: tuple[str, ...] = ()
    if address is not None:
        from workbench.reading.fetching.targets import without_credentials

        if not _is_web_address(address):
            raise PolicyError(f"“{address}” is no web address", "begin it with https://")
        told["url"], had_any = without_credentials(address)
        if had_any:
            warnings = ("The name and password in the address were left out of it.",)
    beside: dict[str, Any] = {"origin": (origin or "").strip() or None}
    beside["copy"] = None if copy is None else copy.model_dump()
    with desk.transaction():
        claim = brief_in_queue(desk, claim_id)
        given = {**told, "stance": str(stance), "primary": primary, "origin": beside["origin"]}
        if copy is None and desk.has_evidence(claim_id, given):
            return Done(None, ("That is among its evidence already; nothing changed.",))
        piece = {
            "id": _free_evidence_id(desk, claim, actor),
            "stance": str(stance),
            "primary": primary,
            **told,
            # Left out where there is none, as before there were any.
            **{name: value for name, value in beside.items() if value is not None},
        }
        event = desk.append(
            actor=actor, action="evidence_added", object_id=claim_id, new={"evidence": [piece]}
        )
    return Done(event, warnings)


def _free_evidence_id(desk: Desk, claim: ClaimBrief, actor: str) -> str:
    """An id that no evidence of the claim has had.

    A claim from another desk may have fewer events here than it had there.
    """
    # Who sees some of the events alone must not take a number that another has taken.
    apart = f"{short_hash(actor)[:6]}-" if desk.is_sealed(claim.id, actor) else ""
    taken = desk.evidence_ids(claim.id)
    number = claim.revision + 1
    while f"e-{claim.id}-{apart}{number}" in taken:
        number += 1
    return f"e-{claim.id}-{apart}{number}"


def _is_web_address(text: str) -> bool:
    return (
        text.startswith(("http://", "https://"))
        and _host_of(text) is not None
        and not any(c.isspace() or not c.isprintable() for c in text)
    )


def decide_match(
    desk: Desk,
    claim_id: str,
    prior_id: str,
    status: MatchStatus,
    *,
    actor: str,
    reason: str | None = None,
) -> Done:
    """Confirm or reject that a prior claim says the same, or put it off (*not now*).

    Its verdict is not inherited. A rejected pair is not offered again, in neither direction; one
    that was put off is hidden until somebody asks for it.

    The guards look at words alone and can be wrong: a person may confirm a pair that they call a
    conflict, with a reason, which the log keeps.

    Raises:
        PolicyError: the pair was never suggested, or a conflict is confirmed without a reason.
    """
    reason = (reason or "").strip() or None
    with desk.transaction():
        brief_in_queue(desk, claim_id)
        prior = desk.claim(prior_id)
        known = next((one for one in desk.matches(claim_id) if one.prior_id == prior.id), None)
        if known is None:
            raise PolicyError(
                f"{prior_id} was not suggested for this claim", "choose one that `match` shows"
            )
        if known.status is status:
            return Done(None, ("Nothing changed.",))
        if status is MatchStatus.CONFIRMED and known.tier is Tier.CONFLICT and reason is None:
            words = ", ".join(f"{c.kind}: {c.ours} ≠ {c.theirs}" for c in known.conflicts)
            raise PolicyError(
                f"The two differ ({words})",
                "reject it, or say in a sentence why it is the same all the same (--reason)",
            )
        new = {
            "prior_id": prior_id,
            "status": str(status),
            "tier": str(known.tier),
            "score": known.score,
            "conflicts": [one.model_dump() for one in known.conflicts],
            "reasons": list(known.reasons),
        }
        event = desk.append(
            actor=actor,
            action="match_decided",
            object_id=claim_id,
            old={"prior_id": prior_id, "status": str(known.status)},
            new=new,
            reason=reason,
        )
    return Done(event)


def finding_of(claim: ClaimRow) -> dict[str, Any]:
    """The part of a claim's state that a verdict changes, for ``old`` of an event."""
    names = ("status", "verdict", "reason", "reason_code", "as_of", "due_on")
    return {name: getattr(claim, name) for name in names}


def _check_date(text: str, what: str) -> None:
    try:
        # One way to write a date, so that dates compare as text.
        well_formed = date.fromisoformat(text).isoformat() == text
    except ValueError:
        well_formed = False
    if not well_formed:
        raise PolicyError(f"“{text}” is no {what}", "write it as 2024-11-25")
