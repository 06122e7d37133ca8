"""What a reviewer does to a claim itself: add, reword, retype or drop it.

Each action is one event and can be undone. The words of the article are never changed: a claim
that is edited keeps its quotation, and one that is taken out of the queue stays on the desk with
its verdict, notes and evidence (``docs/decisions/0007``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workbench.errors import PolicyError
from workbench.models import ClaimType, MatchStatus, Span, Spans
from workbench.review.actions import Done
from workbench.review.own_claims import check_attribution, own_claim, verdict_warnings
from workbench.review.presence import place_of
from workbench.review.words import BY_HAND, exact_spans, one_line, wording_of
from workbench.store.made_claims import Draft, records
from workbench.store.naming import spans_json

if TYPE_CHECKING:
    from workbench.store import AttributionRow, Desk


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

    The same claim that the same person has added already, and that still stands as it was added,
    is not added again.

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
        check_attribution(desk, article.id, attribution_id)
        wording, replacements = wording_of(text, chosen, statement)
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
        known = _added_already(desk, article.id, draft, actor)
        if known is not None:
            return Done(None, ("It was added already; nothing changed.",), (known,))
        warnings = _same_words(desk, article.id, chosen)
        (record,) = records(desk.connection, article.id, [draft])
        event = desk.append(
            actor=actor, action="claim_added", object_id=record["id"], new={"claim": record}
        )
    return Done(event, warnings, (record["id"],))


def reword_claim(
    desk: Desk, claim_id: str, statement: str, *, actor: str, reason: str | None = None
) -> Done:
    """Give a claim another wording; its quotation stays.

    A verdict and a confirmed match stay, with a warning; suggestions, which are about the wording
    before, are forgotten (``suggest`` makes them anew).

    Raises:
        PolicyError: the wording is empty, or the claim is an imported one or not in the queue.
    """
    with desk.transaction():
        claim = own_claim(desk, claim_id)
        wording = one_line(statement)
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
            reason=one_line(reason) or None,
        )
    warnings = verdict_warnings([claim], "was given on the wording before")
    matched = tuple(
        f"The match with {one.prior_id} was confirmed on the wording before."
        for one in desk.matches(claim_id)
        if one.status is MatchStatus.CONFIRMED
    )
    return Done(event, warnings + matched, (claim_id,))


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
        claim = own_claim(desk, claim_id)
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
            reason=one_line(reason) or None,
        )
    return Done(event, verdict_warnings([claim], "stays"), (claim_id,))


def drop_claim(desk: Desk, claim_id: str, *, actor: str, reason: str | None = None) -> Done:
    """Take a claim out of the queue. It stays on the desk with all that hangs on it.

    Raises:
        PolicyError: the claim is an imported one, or not in the queue.
    """
    with desk.transaction():
        claim = own_claim(desk, claim_id)
        event = desk.append(
            actor=actor,
            action="claim_dropped",
            object_id=claim_id,
            new={"gone": "dropped"},
            reason=one_line(reason) or None,
        )
    return Done(event, verdict_warnings([claim], "stays with it and is not counted any more"))


def attributions_holding(desk: Desk, article_id: str, spans: Spans) -> list[AttributionRow]:
    """The attributions whose content holds all of ``spans``, in text order.

    For a person to choose from: the words of a quotation are not always said by its speaker.
    """
    return [
        row
        for row in desk.attributions(article_id)
        if all(any(piece.holds(span) for piece in row.content_spans) for span in spans)
    ]


def certain_attribution(holding: Sequence[AttributionRow]) -> AttributionRow | None:
    """Who said the words that ``holding`` hold, where that is beyond doubt; it is never guessed."""
    return holding[0] if len(holding) == 1 and not holding[0].flags else None


def _added_already(desk: Desk, article_id: str, draft: Draft, actor: str) -> str | None:
    """The claim of the queue that ``actor`` has made just like ``draft``, unchanged since."""
    row = desk.connection.execute(
        """SELECT c.id FROM claims c JOIN events e ON e.seq = c.made_seq
        WHERE c.article_id = ? AND c.spans = ? AND c.gone IS NULL AND c.as_made IS NULL
        AND e.actor = ? AND e.action = 'claim_added'
        AND c.text = ? AND c.type = ? AND c.checkable = ? AND c.attribution_id IS ?""",
        [
            article_id, spans_json(draft.spans), actor,
            draft.statement, str(draft.type), draft.checkable, draft.attribution_id,
        ],
    ).fetchone()  # fmt: skip
    return None if row is None else str(row["id"])


def _same_words(desk: Desk, article_id: str, spans: Spans) -> tuple[str, ...]:
    """A warning where another claim of the queue rests on the very same words."""
    row = desk.connection.execute(
        """SELECT id FROM claims WHERE article_id = ? AND spans = ? AND gone IS NULL
        ORDER BY position LIMIT 1""",
        [article_id, spans_json(spans)],
    ).fetchone()
    return (f"{place_of(desk.claim(row['id']))} rests on the same words.",) if row else ()
