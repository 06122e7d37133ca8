"""One claim in the place of several, and several in the place of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.errors import PolicyError
from workbench.models import ClaimType, Replacement, Spans
from workbench.review.actions import Done
from workbench.review.own_claims import check_attribution, own_claim, verdict_warnings
from workbench.review.presence import place_of
from workbench.review.words import (
    BY_HAND,
    exact_spans,
    one_line,
    replacements_for,
    wording_of,
)
from workbench.store.made_claims import Draft, records

if TYPE_CHECKING:
    from workbench.store import ClaimRow, Desk

AS_WHOLE: Final = "as the whole claim"
"""``ClaimPart.attribution_id`` of a part that the source of the whole claim said."""

_UNCOUNTED: Final = "stays with it and is not counted any more"


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """A part that a claim is split into. What is ``None`` is as in the whole claim.

    Attributes:
        spans: words of the article, anywhere in it; code points, half-open.
        statement: the wording; by default the words at ``spans``.
        attribution_id: whose words they are; ``None`` for the article's own.
    """

    spans: Spans
    statement: str | None = None
    type: ClaimType | None = None
    checkable: bool | None = None
    attribution_id: str | None = AS_WHOLE
    check_worthiness: float | None = None
    reasons: tuple[str, ...] = (BY_HAND,)
    flags: tuple[str, ...] = ()
    replacements: tuple[Replacement, ...] = ()


def facts_of(desk: Desk, claim_id: str) -> tuple[ClaimPart, ...]:
    """The finer facts of a claim as the parts to split it into; empty where it holds none."""
    return tuple(
        ClaimPart(
            spans=fact.spans,
            statement=fact.statement,
            type=fact.type,
            checkable=fact.checkable,
            attribution_id=fact.attribution_id,
            check_worthiness=fact.check_worthiness,
            reasons=fact.reasons,
            flags=fact.flags,
            replacements=fact.replacements,
        )
        for fact in desk.claim(claim_id).facts
    )


def split_claim(desk: Desk, claim_id: str, parts: Sequence[ClaimPart], *, actor: str) -> Done:
    """Put two or more claims in the place of one, which leaves the queue.

    Returns:
        ``claim_ids``: the parts, in the order given.

    Raises:
        PolicyError: there are fewer than two parts, two are the same, one holds no words or lies
            outside the article, or the claim is an imported one or not in the queue.
    """
    with desk.transaction():
        claim = own_claim(desk, claim_id)
        if len(parts) < 2:
            raise PolicyError(
                f"{place_of(claim)} would be split into {len(parts)} of two or more claims",
                "name two parts or more, or reword the claim",
            )
        article_id = str(claim.article_id)
        text = desk.article_text(article_id)
        drafts = [_draft_of(desk, claim, part, text) for part in parts]
        if len({(draft.spans, draft.statement) for draft in drafts}) < len(drafts):
            raise PolicyError("Two of the parts are the same", "give each its own words")
        made = records(desk.connection, article_id, drafts)
        event = desk.append(
            actor=actor, action="claim_split", object_id=claim_id, new={"into": made}
        )
    warnings = verdict_warnings([claim], _UNCOUNTED)
    return Done(event, warnings, tuple(record["id"] for record in made))


def _draft_of(desk: Desk, claim: ClaimRow, part: ClaimPart, text: str) -> Draft:
    spans = exact_spans(text, part.spans)
    attribution_id = part.attribution_id
    if attribution_id == AS_WHOLE:
        attribution_id = claim.attribution_id
    check_attribution(desk, str(claim.article_id), attribution_id)
    wording, replacements = wording_of(text, spans, part.statement)
    worth = part.check_worthiness
    return Draft(
        spans=spans,
        statement=wording,
        attribution_id=attribution_id,
        type=part.type or claim.type or ClaimType.OTHER,
        checkable=claim.checkable if part.checkable is None else part.checkable,
        check_worthiness=claim.check_worthiness if worth is None else worth,
        reasons=part.reasons,
        flags=part.flags,
        replacements=part.replacements or replacements,
    )


def merge_claims(
    desk: Desk,
    claim_ids: Sequence[str],
    *,
    actor: str,
    statement: str | None = None,
    said_as: str | None = None,
) -> Done:
    """Put one claim in the place of two or more of an article, which leave the queue.

    Its spans are theirs together. Their type is kept where they agree on it; it is checkable
    where one of them is, and as check-worthy as the worthiest.

    Args:
        statement: the wording; by default theirs in text order, joined by semicolons.
        said_as: the one whose attribution the new claim takes, where they differ in it.

    Raises:
        PolicyError: they are fewer than two, of several articles, said by different sources
            (without ``said_as``), imported, or not all in the queue.
    """
    with desk.transaction():
        claims = [own_claim(desk, claim_id) for claim_id in dict.fromkeys(claim_ids)]
        _check_mergeable(claims)
        claims.sort(key=lambda claim: (claim.spans[0].start, claim.position))
        article_id = str(claims[0].article_id)
        text = desk.article_text(article_id)
        spans = exact_spans(text, [span for claim in claims for span in claim.spans])
        wording = one_line(statement) or "; ".join(claim.text.rstrip(".") for claim in claims)
        types = {claim.type for claim in claims}
        draft = Draft(
            spans=spans,
            statement=wording,
            attribution_id=_common_attribution(claims, said_as),
            type=str(claims[0].type) if len(types) == 1 else ClaimType.OTHER,
            checkable=any(claim.checkable for claim in claims),
            check_worthiness=max(claim.check_worthiness for claim in claims),
            reasons=(BY_HAND,),
            flags=tuple(dict.fromkeys(flag for claim in claims for flag in claim.flags)),
            replacements=replacements_for(text, spans, wording),
        )
        (record,) = records(desk.connection, article_id, [draft])
        event = desk.append(
            actor=actor,
            action="claims_merged",
            object_id=record["id"],
            new={"claim": record, "from": [claim.id for claim in claims]},
        )
    warnings = verdict_warnings(claims, _UNCOUNTED)
    return Done(event, warnings, (record["id"],))


def _check_mergeable(claims: Sequence[ClaimRow]) -> None:
    if len(claims) < 2:
        raise PolicyError("One claim cannot be merged with itself", "name two or more")
    if len({claim.article_id for claim in claims}) > 1:
        raise PolicyError("The claims are of several articles", "merge those of one article")


def _common_attribution(claims: Sequence[ClaimRow], said_as: str | None) -> str | None:
    """The attribution of the merged claim: it is never guessed who said it."""
    if said_as is not None:
        named = next((claim for claim in claims if claim.id == said_as), None)
        if named is None:
            raise PolicyError(
                f"{said_as} is none of the claims that are merged", "name one of them"
            )
        return named.attribution_id
    if len({claim.attribution_id for claim in claims}) == 1:
        return claims[0].attribution_id
    sources = {claim.source_id for claim in claims}
    if len(sources) == 1 and None not in sources:
        return claims[0].attribution_id
    told = ", ".join(
        f"{place_of(claim)} by {claim.source_name or claim.source_kind}" for claim in claims
    )
    raise PolicyError(
        f"The claims are not said by one source ({told})", "say whose words the merged claim holds"
    )
