"""What was published, and what was corrected since: read from the log, where publishing stands.

Two events tell of it: ``published``, with what was printed about a claim and in which form, and
``publication_withdrawn``. They are no actions of a review, so that undo passes them by: what went
out is out. A claim that is published again as it was has no further event.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from workbench.errors import PolicyError
from workbench.review.presence import place_of
from workbench.review.scale import label_of

if TYPE_CHECKING:
    from workbench.review.policy import Policy
    from workbench.review.publishing import PublishSettings
    from workbench.store import ClaimRow, Desk

PUBLISHED: Final = "published"
WITHDRAWN: Final = "publication_withdrawn"

Form = Literal["claimreview", "page"]
"""ClaimReview for machines, or the page of an article for people, which has more claims."""

_QUERY: Final = """
    SELECT object_id, at, action, new, reason FROM events
    WHERE action IN ('published', 'publication_withdrawn') {also} ORDER BY seq
"""


class Publication(NamedTuple):
    """What was printed about a claim on ``day``; no verdict where it was withdrawn."""

    day: str
    form: str
    verdict: str | None
    label: str | None
    text: str | None
    reason: str | None
    reviewed_at: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict that was published and is another one now.

    Attributes:
        day: on which the new verdict was given, or the old one was withdrawn.
        before, after: the labels; ``after`` is ``None`` where the verdict was withdrawn.
    """

    day: str
    before: str
    after: str | None
    reason: str | None

    @property
    def line(self) -> str:
        """``Corrected 2024-12-03: Disputed, before Verified. The count was of 2023``."""
        what = f"{self.after}, before {self.before}" if self.after else f"{self.before} withdrawn"
        why = f" {self.reason}" if self.reason else ""
        return f"Corrected {self.day}: {what}.{why}"


def publications(desk: Desk) -> dict[str, list[Publication]]:
    """Everything that was published, by claim, oldest first."""
    found: dict[str, list[Publication]] = {}
    for row in desk.connection.execute(_QUERY.format(also="")):
        found.setdefault(row["object_id"], []).append(_publication(row))
    return found


def publications_of(desk: Desk, claim_id: str) -> list[Publication]:
    """What was published about one claim, oldest first."""
    rows = desk.connection.execute(_QUERY.format(also="AND object_id = ?"), [claim_id])
    return [_publication(row) for row in rows]


def _publication(row: Any) -> Publication:
    new = json.loads(row["new"])
    told = {name: new.get(name) for name in Publication._fields if name != "day"}
    if row["action"] == WITHDRAWN:
        told["reason"] = row["reason"]
    return Publication(day=row["at"][:10], **told)


def standing(published: Sequence[Publication], form: Form | None = None) -> Publication | None:
    """What is out now: the last publication that was not withdrawn, in ``form`` or in any."""
    seen: set[str] = set()
    for one in reversed(published):
        if one.form in seen or form not in (None, one.form):
            continue
        if one.verdict is not None:
            return one
        seen.add(one.form)
    return None


def record_publication(
    desk: Desk,
    claims: Iterable[ClaimRow],
    settings: PublishSettings,
    *,
    actor: str,
    form: Form = "claimreview",
) -> tuple[int, int]:
    """Write to the log that these claims are published as they stand now.

    Returns:
        How many were published in this form for the first time, and how many otherwise than before.
    """
    before = publications(desk)
    first = changed = 0
    with desk.transaction():
        for claim in claims:
            known = [one for one in before.get(claim.id, ()) if one.form == form]
            new = _printed(claim, settings, form)
            last = standing(known)
            if last is not None and last._asdict() == new | {"day": last.day}:
                continue
            first += not known
            changed += bool(known)
            desk.append(
                actor=actor,
                action=PUBLISHED,
                object_id=claim.id,
                old=None if last is None else _without_day(last),
                new=new,
                reason=claim.reason if last is not None else None,
            )
    return first, changed


def withdraw_publications(
    desk: Desk, claims: Iterable[ClaimRow], *, actor: str, form: Form = "claimreview"
) -> int:
    """Write to the log that these claims, published before, are not any more; how many were."""
    before = publications(desk)
    withdrawn = 0
    with desk.transaction():
        for claim in claims:
            last = standing(before.get(claim.id, ()), form)
            if last is not None:
                desk.append(
                    actor=actor,
                    action=WITHDRAWN,
                    object_id=claim.id,
                    old=_without_day(last),
                    new={"form": form},
                    reason=claim.reason,
                )
                withdrawn += 1
    return withdrawn


def _printed(claim: ClaimRow, settings: PublishSettings, form: Form) -> dict[str, Any]:
    return {
        "form": form,
        "verdict": claim.verdict,
        "label": settings.label(claim.verdict or ""),
        "text": claim.text,
        "reason": claim.reason,
        "reviewed_at": claim.reviewed_at,
        "url": settings.address_of(claim),
    }


def _without_day(publication: Publication) -> dict[str, Any]:
    return {name: value for name, value in publication._asdict().items() if name != "day"}


def corrections(
    desk: Desk, claim: ClaimRow, settings: PublishSettings | None = None
) -> list[Correction]:
    """What was corrected about a claim since it was published first, oldest first.

    A verdict that was changed since the last publication counts: a page that shows the claim as it
    stands now must tell of it, whether or not the page is published yet.

    Args:
        settings: for the words of this publication; the scale's own where there are none.
    """
    return corrections_among(publications_of(desk, claim.id), claim, settings)


def corrections_among(
    published: Sequence[Publication], claim: ClaimRow, settings: PublishSettings | None = None
) -> list[Correction]:
    """``corrections`` where the publications of the claim are known."""
    if not published:
        return []
    label = settings.label if settings else label_of
    now = Publication(
        form=published[-1].form,
        day=(claim.reviewed_at or "")[:10],
        verdict=claim.verdict,
        label=label(claim.verdict) if claim.verdict else None,
        text=claim.text,
        reason=claim.reason,
        reviewed_at=claim.reviewed_at,
        url=None,
    )
    # A claim that was opened again has no verdict, but what is out stands until it is withdrawn.
    steps = [*published, now] if now.verdict is not None else published
    return list(_corrected(steps))


def _corrected(steps: Sequence[Publication]) -> Iterator[Correction]:
    last: Publication | None = None
    for step in steps:
        if last is not None and last.verdict is not None and step.verdict != last.verdict:
            day = (step.reviewed_at or "")[:10] or step.day
            yield Correction(day, last.label or last.verdict, step.label, step.reason)
        # What was withdrawn and comes back is no second correction: the first told of it.
        last = step if step.verdict is not None else None


def corrected_by(desk: Desk, claim_id: str, code: str) -> Publication | None:
    """What is published about a claim where the verdict ``code`` would correct it."""
    last = standing(publications_of(desk, claim_id))
    return None if last is None or last.verdict == code else last


def check_published(
    desk: Desk, claim_id: str, code: str, reason: str | None, policy: Policy
) -> list[str]:
    """What the policy says where a verdict changes one that is published.

    Raises:
        PolicyError: it needs a reason and has none.
    """
    if (reason or "").strip() or policy.reason_for_published == "off":
        return []
    last = corrected_by(desk, claim_id, code)
    if last is None:
        return []
    sentence = f"The claim is published as “{last.label}”, and a correction needs a reason"
    if policy.reason_for_published == "require":
        raise PolicyError(sentence, "say why in a sentence (--reason)")
    return [f"{sentence}."]


def check_undone(desk: Desk, claim: ClaimRow) -> list[str]:
    """What is to be said where an undo or redo has changed a published verdict.

    Raises:
        PolicyError: another verdict stands now, and nobody has said why.
    """
    last = standing(publications_of(desk, claim.id))
    if last is None or claim.verdict == last.verdict:
        return []
    if claim.verdict is None:
        return [f"{place_of(claim)} has no verdict now, but is published as “{last.label}”."]
    if claim.reason is None:
        raise PolicyError(
            f"{place_of(claim)} is published as “{last.label}”, and a correction needs a reason",
            "give the verdict anew, with a reason",
        )
    return []
