"""What a reviewer does to the claims themselves: add, reword, retype, split, merge, drop.

Each action is one event and can be undone. The words of the article are never changed: a claim
that is edited keeps its quotation, and one that is taken out of the queue stays on the desk with
its verdict, notes and evidence (``docs/decisions/0007``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from workbench.errors import PolicyError
from workbench.models import ClaimType, Replacement, Span, Spans, quote_of
from workbench.review.actions import Done
from workbench.review.presence import in_queue, place_of
from workbench.review.scale import label_of
from workbench.store.made_claims import Draft, records
from workbench.store.queries import by_hand

if TYPE_CHECKING:
    from workbench.store import AttributionRow, ClaimRow, Desk

AS_WHOLE: Final = "as the whole claim"
"""``ClaimPart.attribution_id`` of a part that the source of the whole claim said."""

BY_HAND: Final = "by hand"


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


def add_claim(
    desk: Desk,
    article_id: str,
    spans: Sequence[Span],
    *,
    actor: str,
    statement: str | None = None,
    type: ClaimType = ClaimType.OTHER,
    checkable: bool = True,
    attribution_id: str | None = None,
) -> Done:
    """Make a claim of words that a person chose. It ranks first: somebody asked for it.

    Args:
        spans: pieces of the article's text; white space at their ends is left out.
        statement: the wording; by default the words themselves, on one line.
        attribution_id: who said it, one of ``desk.attributions``; ``None`` for the article itself.

    Raises:
        PolicyError: the spans hold no words or lie outside the article, or the attribution is
            not one of the article.
        DeskError: there is no such article.
    """
    with desk.transaction():
        article = desk.article(article_id)
        text = desk.article_text(article.id)
        chosen = exact_spans(text, spans)
        _check_attribution(desk, article.id, attribution_id)
        wording, replacements = _wording(text, chosen, statement)
        draft = Draft(
            spans=chosen,
            statement=wording,
            attribution_id=attribution_id,
            type=type,
            checkable=checkable,
            check_worthiness=1.0,
            reasons=(BY_HAND,),
            replacements=replacements,
        )
        warnings = _same_words(desk, article.id, chosen)
        (record,) = records(desk.connection, article.id, [draft])
        event = desk.append(
            actor=actor, action="claim_added", object_id=record["id"], new={"claim": record}
        )
    return Done(event, warnings, (record["id"],))


def reword_claim(
    desk: Desk, claim_id: str, statement: str, *, actor: str, reason: str | None = None
) -> Done:
    """Give a claim another wording; its quotation stays. A verdict stays, with a warning.

    Raises:
        PolicyError: the wording is empty, or the claim is an imported one or not in the queue.
    """
    with desk.transaction():
        claim = _own(desk, claim_id)
        wording = _one_line(statement)
        if not wording:
            raise PolicyError("The wording is empty", "write it, or drop the claim")
        if wording == claim.text:
            return Done(None, ("Nothing changed.",), (claim_id,))
        event = desk.append(
            actor=actor,
            action="claim_reworded",
            object_id=claim_id,
            old={"statement": claim.text},
            new={"statement": wording},
            reason=_one_line(reason) or None,
        )
    return Done(event, _verdict_warnings([claim], "was given on the wording before"), (claim_id,))


def retype_claim(
    desk: Desk,
    claim_id: str,
    *,
    actor: str,
    type: ClaimType | None = None,
    checkable: bool | None = None,
    reason: str | None = None,
) -> Done:
    """Change the type of a claim, or whether it is checkable; ``None`` leaves it.

    Raises:
        PolicyError: the claim is an imported one or not in the queue.
    """
    with desk.transaction():
        claim = _own(desk, claim_id)
        asked: dict[str, Any] = {
            "type": None if type is None else str(type),
            "checkable": checkable,
        }
        new = {
            name: value
            for name, value in asked.items()
            if value is not None and value != getattr(claim, name)
        }
        if not new:
            return Done(None, ("Nothing changed.",), (claim_id,))
        event = desk.append(
            actor=actor,
            action="claim_retyped",
            object_id=claim_id,
            old={name: getattr(claim, name) for name in new},
            new=new,
            reason=_one_line(reason) or None,
        )
    return Done(event, _verdict_warnings([claim], "stays"), (claim_id,))


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
        claim = _own(desk, claim_id)
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
    warnings = _verdict_warnings([claim], "stays with it and is not counted any more")
    return Done(event, warnings, tuple(record["id"] for record in made))


def _draft_of(desk: Desk, claim: ClaimRow, part: ClaimPart, text: str) -> Draft:
    spans = exact_spans(text, part.spans)
    attribution_id = part.attribution_id
    if attribution_id == AS_WHOLE:
        attribution_id = claim.attribution_id
    _check_attribution(desk, str(claim.article_id), attribution_id)
    wording, replacements = _wording(text, spans, part.statement)
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
        claims = [_own(desk, claim_id) for claim_id in dict.fromkeys(claim_ids)]
        _check_mergeable(claims)
        claims.sort(key=lambda claim: (claim.spans[0].start, claim.position))
        article_id = str(claims[0].article_id)
        text = desk.article_text(article_id)
        spans = exact_spans(text, [span for claim in claims for span in claim.spans])
        wording = _one_line(statement) or "; ".join(claim.text.rstrip(".") for claim in claims)
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
            replacements=_replacements(text, spans, wording),
        )
        (record,) = records(desk.connection, article_id, [draft])
        event = desk.append(
            actor=actor,
            action="claims_merged",
            object_id=record["id"],
            new={"claim": record, "from": [claim.id for claim in claims]},
        )
    warnings = _verdict_warnings(claims, "stays with it and is not counted any more")
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


def drop_claim(desk: Desk, claim_id: str, *, actor: str, reason: str | None = None) -> Done:
    """Take a claim out of the queue. It stays on the desk with all that hangs on it.

    Raises:
        PolicyError: the claim is an imported one, or not in the queue.
    """
    with desk.transaction():
        claim = _own(desk, claim_id)
        event = desk.append(
            actor=actor,
            action="claim_dropped",
            object_id=claim_id,
            new={"gone": "dropped"},
            reason=_one_line(reason) or None,
        )
    return Done(event, _verdict_warnings([claim], "stays with it and is not counted any more"))


def exact_spans(text: str, spans: Iterable[Span]) -> Spans:
    """``spans`` in text order, white space at their ends left out, what overlaps made one.

    Raises:
        PolicyError: there is none, one lies outside ``text``, or one holds white space alone.
    """
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if span.end > len(text):
            raise PolicyError(
                f"The characters {span.start} to {span.end} lie outside the article, which has "
                f"{len(text)}",
                "choose words of the article",
            )
        words = span.of(text)
        if not words.strip():
            raise PolicyError(
                f"The characters {span.start} to {span.end} hold no words", "choose some"
            )
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - (len(words) - len(words.rstrip()))
        if found and start < found[-1].end:
            start, end = found[-1].start, max(end, found[-1].end)
            found.pop()
        found.append(Span(start=start, end=end))
    if not found:
        raise PolicyError("No words were chosen", "choose some in the article")
    return tuple(found)


def attributions_holding(desk: Desk, article_id: str, spans: Spans) -> list[AttributionRow]:
    """The attributions whose content holds all of ``spans``, in text order.

    For a person to choose from: the words of a quotation are not always said by its speaker.
    """
    return [
        row
        for row in desk.attributions(article_id)
        if all(any(piece.holds(span) for piece in row.content_spans) for span in spans)
    ]


def _own(desk: Desk, claim_id: str) -> ClaimRow:
    """A claim of an article that is in the queue."""
    claim = in_queue(desk, claim_id)
    if claim.article_id is None:
        raise PolicyError(
            f"{claim_id} is a claim of another publisher", "import it anew with the words it has"
        )
    return claim


def _check_attribution(desk: Desk, article_id: str, attribution_id: str | None) -> None:
    if attribution_id is None:
        return
    if all(row.id != attribution_id for row in desk.attributions(article_id)):
        raise PolicyError(
            f"There is no attribution {attribution_id} in the article", "choose one of its own"
        )


def _wording(text: str, spans: Spans, statement: str | None) -> tuple[str, tuple[Replacement, ...]]:
    """The wording of a claim on ``spans``, and the record of what a person changed for it."""
    wording = _one_line(statement) or _one_line(_words(text, spans))
    return wording, _replacements(text, spans, wording)


def _replacements(text: str, spans: Spans, wording: str) -> tuple[Replacement, ...]:
    if wording in {_one_line(_words(text, spans)), _one_line(quote_of(text, spans))}:
        return ()
    return (by_hand(spans, wording),)


def _words(text: str, spans: Spans) -> str:
    return " ".join(span.of(text) for span in spans)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _same_words(desk: Desk, article_id: str, spans: Spans) -> tuple[str, ...]:
    """A warning where another claim of the queue rests on the very same words."""
    from workbench.store import ClaimFilter

    same = [row for row in desk.claims(ClaimFilter(article_id=article_id)) if row.spans == spans]
    return tuple(f"{place_of(row)} rests on the same words." for row in same[:1])


def _verdict_warnings(claims: Sequence[ClaimRow], what: str) -> tuple[str, ...]:
    return tuple(
        f"The verdict on {place_of(claim)} ({label_of(claim.verdict)}, {claim.reviewer}) {what}."
        for claim in claims
        if claim.verdict
    )
