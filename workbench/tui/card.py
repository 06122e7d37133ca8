"""What stands on a claim's card, as blocks of content. Drawing them is ``widgets.card``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from workbench.matching import word_diff
from workbench.models import Event, Evidence, Match, MatchStatus, Stance, Tier
from workbench.review import BY_HAND, Alert, alerts, explain_match, speaker_of
from workbench.store import AttributionRow, ClaimRow, Desk, Note
from workbench.tui.marks import QUIET, Marks, safe, verdict_style
from workbench.tui.reviewing import event_words
from workbench.tui.word_diff import draw_word_diff

_LABEL_WIDTH = 7
_SHOWN_EVENTS = 12
_HEADING = "$text-primary bold"
_CHOSEN = "bold on $primary 40%"


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the desk knows about one claim.

    ``matches`` come with the prior claim each is about, those put off included; ``explained``
    says why the match that is gone to is in its tier; ``article_text`` is what the claim's spans
    are offsets in.
    """

    claim: ClaimRow
    attribution: AttributionRow | None
    matches: Sequence[tuple[Match, ClaimRow]]
    evidence: Sequence[Evidence]
    notes: Sequence[Note]
    history: Sequence[Event]
    article_text: str = ""
    alerts: Sequence[Alert] = ()
    explained: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of a card.

    Attributes:
        indent: cells before each of its lines; ``label`` stands in those of the first.
        beside: a second paragraph, to the right of the first where there is room, else under it.
    """

    content: Content
    label: str = ""
    indent: int = 0
    beside: Content | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a card that can be scrolled to by its name.

    ``folded`` stands in the place of ``rows`` where there is no room for them.
    """

    name: str
    rows: Sequence[Row]
    folded: Sequence[Row] = ()


def read_card(
    desk: Desk,
    claim: ClaimRow,
    attribution: AttributionRow | None,
    article_text: str,
    *,
    selected: str | None = None,
) -> Card:
    """Everything about ``claim`` that its card shows.

    Args:
        selected: the prior claim whose match is explained.
    """
    matches = desk.matches(claim.id)
    chosen = next((one for one in matches if one.prior_id == selected), None)
    return Card(
        claim=claim,
        attribution=attribution,
        matches=[(match, desk.claim(match.prior_id)) for match in matches],
        evidence=desk.evidence(claim.id),
        notes=desk.notes(claim.id),
        history=desk.history(claim.id, limit=_SHOWN_EVENTS),
        article_text=article_text,
        alerts=alerts(desk, claim.id),
        explained=explain_match(desk, claim.text, speaker_of(claim), chosen) if chosen else (),
    )


def card_blocks(
    card: Card,
    marks: Marks,
    *,
    selected: str | None = None,
    proposed: str = "",
    splitting: str = "",
) -> list[Block]:
    """The blocks of a card, top to bottom.

    Args:
        selected: the prior claim whose match the next key decides on.
        proposed: the keys of *not checkable*, where the claim looks so.
        splitting: the keys that split a claim into its facts.
    """
    blocks = [
        Block("statement", _statement(card.claim, marks)),
        *([Block("alert", _alerts(card, marks))] if card.alerts else []),
        *([Block("stale", _stale(card.claim, marks))] if card.claim.verdict_quote else []),
        Block("state", _state(card.claim, marks)),
        Block("source", _source(card, marks)),
        Block("check", _check(card, marks, proposed)),
    ]
    if card.claim.facts:
        blocks.append(_facts(card.claim, marks, splitting))
    shown = shown_matches(card, going_through=selected is not None)
    if card.matches:
        hidden = len(card.matches) - len(shown)
        more = f", {hidden} put off: m shows" if hidden else ""
        blocks.append(Block("matches", _heading(f"Matches ({len(shown)}{more})")))
    for match, prior in shown:
        why = card.explained if prior.id == selected else None
        blocks.append(Block(f"match {prior.id}", _match(card.claim, match, prior, marks, why)))
    if card.evidence:
        blocks.append(Block("evidence", _evidence(card.evidence, marks)))
    if card.notes:
        blocks.append(Block("notes", _notes(card.notes)))
    if card.history:
        blocks.append(Block("history", _history(card.history)))
    return blocks


def shown_matches(card: Card, *, going_through: bool) -> list[tuple[Match, ClaimRow]]:
    """The matches that are shown: those put off only while the reviewer goes through them."""
    return [
        (match, prior)
        for match, prior in card.matches
        if going_through or match.status is not MatchStatus.PUT_OFF
    ]


def _alerts(card: Card, marks: Marks) -> list[Row]:
    """What the claim contradicts, both texts side by side."""
    rows = []
    for alert in card.alerts:
        prior = alert.prior
        where = f"{prior.article_slug}:{prior.position}" if prior.article_slug else prior.id
        head = f"{marks.differs} In conflict: {alert.why}"
        rows += [
            Row(Content.assemble(safe(head, "bold $text-error"), safe(f" ({where})", QUIET))),
            Row(
                Content.assemble(("This: ", "bold"), safe(card.claim.text)),
                indent=2,
                beside=Content.assemble(("The other: ", "bold"), safe(prior.text)),
            ),
            *_differences(alert.match, marks),
        ]
    return [Row(Content("")), *rows]


def _differences(match: Match, marks: Marks) -> list[Row]:
    return [Row(safe(one.told(marks.differs), "$text-error"), indent=2) for one in match.conflicts]


def _heading(text: str) -> list[Row]:
    return [Row(Content("")), Row(Content.styled(text, _HEADING))]


def _field(label: str, *parts: Content | str) -> Row:
    return Row(Content.assemble(*parts), label, _LABEL_WIDTH)


def _statement(claim: ClaimRow, marks: Marks) -> list[Row]:
    rows = [Row(safe(claim.text, "bold"))]
    if claim.as_made is not None and claim.as_made.text != claim.text:
        rows.append(Row(safe(f"Before: {claim.as_made.text}", QUIET)))
    if claim.quote and claim.quote != claim.text:
        rows.append(Row(safe(marks.quoted(claim.quote), f"{QUIET} italic")))
    return rows


def _state(claim: ClaimRow, marks: Marks) -> list[Row]:
    sign, word = marks.state(claim)
    told = [Content.styled(f"{sign} {word}", f"bold {verdict_style(claim.verdict)}".strip())]
    if claim.as_of:
        told.append(safe(f" as of {claim.as_of}"))
    if claim.due_on:
        told.append(safe(f" until {claim.due_on}"))
    if claim.reason:
        told.append(safe(f": {claim.reason}"))
    if claim.reason_code and claim.reason_code.replace("_", " ") != (claim.reason or "").lower():
        told.append(safe(f" [{claim.reason_code.replace('_', ' ')}]", QUIET))
    if claim.reviewer:
        told.append(safe(f" ({claim.reviewer}, {_moment(claim.reviewed_at)})", QUIET))
    return [Row(Content("")), _field("True?", *told), _field("Said?", _said(claim, marks))]


def _stale(claim: ClaimRow, marks: Marks) -> list[Row]:
    """The words that the verdict was given on against those of the article now."""
    head = f"{marks.flag} Stale: the article was changed since"
    return [
        Row(Content("")),
        Row(safe(head, "bold $text-warning")),
        Row(draw_word_diff(word_diff(claim.verdict_quote or "", claim.quote)), indent=2),
    ]


def _said(claim: ClaimRow, marks: Marks) -> Content:
    if claim.attribution_id is None:
        return Content.styled("not attributed: the article's own words", QUIET)
    signs = {
        "confirmed": (marks.verdict("verified")[0], "$text-success"),
        "misquoted": (marks.verdict("disputed")[0], "$text-error"),
        "unconfirmed": ("?", "$text-warning"),
    }
    finding = claim.attribution_verdict
    if finding is None:
        return Content(f"{marks.open} open")
    sign, style = signs.get(finding, ("?", ""))
    return safe(f"{sign} {finding}", f"bold {style}".strip())


def _source(card: Card, marks: Marks) -> list[Row]:
    claim = card.claim
    if claim.attribution_id is None:
        return [_field("From", "the article itself", Content.styled(" (narrator)", QUIET))]
    name = claim.source_name or "nobody named"
    about = "; ".join(part for part in (claim.source_title, claim.source_kind) if part)
    chain = [safe(name, "bold"), safe(f" ({about})", QUIET)]
    chain += [safe(f" {marks.arrow} {relay}") for relay in claim.via]
    if claim.via:
        chain.append(Content(f" {marks.arrow} this article"))
    cue = [safe(marks.quoted(claim.cue) if claim.cue else "none"), safe(f", {claim.style}", QUIET)]
    flags: list[Row] = []
    if card.attribution is not None:
        cue.append(safe(f", confidence {card.attribution.confidence:.2f}", QUIET))
        flags = [_flag(flag, marks) for flag in card.attribution.flags]
    return [_field("From", *chain), _field("Cue", *cue), *flags]


def _check(card: Card, marks: Marks, proposed: str) -> list[Row]:
    claim = card.claim
    worth = claim.check_worthiness
    checkable = "" if claim.checkable else ", not checkable"
    rows = [
        _field(
            "Kind",
            safe(f"{claim.type or 'claim'}{checkable}"),
            safe(f", made by {claim.made_by}" if claim.made_by else "", QUIET),
            safe(f": {proposed} says so" if proposed else "", QUIET),
        ),
        _field("Worth", f"{marks.bar(worth, 10)} {worth:.2f}"),
    ]
    if claim.reasons:
        rows.append(_field("", safe("; ".join(claim.reasons), QUIET)))
    for change in claim.replacements:
        if change.why == BY_HAND:
            rows.append(_field("Read", safe("worded by hand", QUIET)))
            continue
        words = change.span.of(card.article_text)
        read = f"{marks.quoted(words)} as {marks.quoted(change.by)}"
        rows.append(_field("Read", safe(read), safe(f" ({change.why})", QUIET)))
    return rows + [_flag(flag, marks) for flag in claim.flags]


def _facts(claim: ClaimRow, marks: Marks, keys: str) -> Block:
    """The finer facts of a claim, and the keys that put them in its place."""
    count = len(claim.facts)
    told = f"{count} finer {'fact' if count == 1 else 'facts'}"
    head = Content.assemble(told, (f": {keys} splits the claim into them", QUIET))
    rows = [_field("Facts", head)] + [
        Row(safe(fact.statement), marks.bullet, _LABEL_WIDTH) for fact in claim.facts
    ]
    return Block("facts", rows, [_field("Facts", head)])


def _flag(flag: str, marks: Marks) -> Row:
    return _field("Flag", safe(f"{marks.flag} {flag}", "$text-warning"))


_TIER_STYLES = {Tier.SAME: "$text-success", Tier.SIMILAR: "", Tier.CONFLICT: "$text-error"}


def _match(
    claim: ClaimRow, match: Match, prior: ClaimRow, marks: Marks, explained: Sequence[str] | None
) -> list[Row]:
    """One match; ``explained`` is there for the one that the next key decides on."""
    chosen = explained is not None
    decided = match.status is not MatchStatus.SUGGESTED
    head = Content.assemble(
        (match.standing, f"bold {_TIER_STYLES[match.tier]}".strip()),
        (f", {match.status.replace('_', ' ')}", "bold" if decided else QUIET),
        *_prior_verdict(prior, marks),
    )
    rows = [
        Row(head.stylize(_CHOSEN) if chosen else head, marks.cursor if chosen else "", 2),
        Row(draw_word_diff(word_diff(claim.text, prior.text)), indent=2),
    ]
    rows += _differences(match, marks)
    if chosen:
        told = [*map(marks.written, explained or ()), prior.publisher_reason, prior.url]
        rows += [Row(safe(text, QUIET), indent=2) for text in told if text]
    return rows


def _prior_verdict(prior: ClaimRow, marks: Marks) -> list[Content]:
    """Our own verdict on a prior claim, or that of its publisher, and whose it is."""
    code = prior.standing_verdict or prior.publisher_verdict
    if code is None:
        return [Content.styled(", no verdict", QUIET)]
    words = marks.verdict(code)
    if prior.publisher_label and not prior.standing_verdict:
        words = f"{words.partition(' ')[0]} {prior.publisher_label}"
    whose = "ours" if prior.standing_verdict else prior.publisher or "its publisher"
    return [
        Content(", "),
        safe(words, verdict_style(code)),
        safe(f" ({whose})", QUIET),
    ]


_STANCE_SIGNS = {Stance.SUPPORTS: "+", Stance.REFUTES: "-", Stance.CONTEXT: "="}


def _evidence(evidence: Sequence[Evidence], marks: Marks) -> list[Row]:
    rows = _heading(f"Evidence ({len(evidence)})")
    for one in evidence:
        rank = {True: ", primary", False: ", secondary", None: ""}[one.primary]
        head = [Content.styled(f"{one.stance}{rank}", "bold")]
        if one.title:
            head.append(safe(f": {one.title}"))
        rows.append(Row(Content.assemble(*head), _STANCE_SIGNS[one.stance], 2))
        if one.url:
            rows.append(Row(safe(one.url, "underline"), indent=2))
        beside = [f"from {one.origin}"] if one.origin else []
        if one.archived:
            beside.append(f"copy of {one.archived.fetched_at[:10]}")
        if beside:
            rows.append(Row(safe(", ".join(beside), QUIET), indent=2))
        if one.excerpt:
            rows.append(Row(safe(marks.quoted(one.excerpt), "italic"), indent=2))
    return rows


def _notes(notes: Sequence[Note]) -> list[Row]:
    rows = _heading(f"Notes ({len(notes)})")
    for note in notes:
        kept = " (confidential)" if note.confidential else ""
        who = safe(f"{note.actor}, {_moment(note.at)}{kept}: ", QUIET)
        rows.append(Row(Content.assemble(who, safe(note.text))))
    return rows


def _history(events: Sequence[Event]) -> list[Row]:
    rows = _heading("History (newest first)")
    for event in reversed(events):
        who = safe(f"{_moment(event.at)} {event.actor}: ", QUIET)
        rows.append(Row(Content.assemble(who, safe(event_words(event)))))
    return rows


def _moment(at: str | None) -> str:
    """An instant of the log to the minute, as the log has it: UTC."""
    return (at or "")[:16].replace("T", " ") + "Z" if at else ""
