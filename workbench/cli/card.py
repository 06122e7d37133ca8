"""A claim's card on the command line: everything known about one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.claims import claim_name, event_words, who
from workbench.cli.output import console

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.models import Match
    from workbench.store import ClaimRow, Desk, Note


def print_card(desk: Desk, row: ClaimRow) -> None:
    """Print the card of ``row``, section by section; empty sections are left out."""
    from rich.padding import Padding
    from rich.text import Text

    from workbench.display import visible

    out = console()
    for heading, lines in card_sections(desk, row):
        if not lines:
            continue
        out.print(Text(heading, style="bold"))
        for line in lines:
            out.print(Padding(Text(visible(line)), (0, 0, 0, 2)))


def card_sections(desk: Desk, row: ClaimRow) -> list[tuple[str, list[str]]]:
    """Headings of the card, each with its lines as they stand on the desk (none for some)."""
    return [
        (claim_name(row), [row.text]),
        ("By hand", _by_hand_lines(desk, row)),
        ("Stale", _stale_lines(row)),
        ("Quote", [f"“{row.quote}”"] if row.quote else []),
        ("Source", _source_lines(row)),
        ("Conflict", _alert_lines(desk, row)),
        ("Verdict", _verdict_lines(row)),
        ("Check", _check_lines(row)),
        ("Facts", [f"{one.statement} ({one.type})" for one in row.facts]),
        ("Matches", [_match_line(desk, one) for one in desk.matches(row.id)]),
        ("Evidence", _evidence_lines(desk, row)),
        ("Notes", [_note(note) for note in desk.notes(row.id)]),
        (
            "History",
            [
                " ".join(filter(None, (e.at, e.actor, e.action, event_words(e))))
                for e in desk.history(row.id)
            ],
        ),
    ]


def _note(note: Note) -> str:
    kept = (
        f"confidential, event {note.event_seq}" if note.confidential else f"event {note.event_seq}"
    )
    return f"{note.at} {note.actor} ({kept}): {note.text}"


def _by_hand_lines(desk: Desk, row: ClaimRow) -> list[str]:
    from workbench.review import gone_because, lineage

    lines = []
    of = lineage(desk, row.id)
    if row.made_by:
        origin = f" from {_names(desk, of.made_from)}" if of.made_from else ""
        lines.append(f"made by {row.made_by}{origin}")
    if row.as_made is not None:
        made = row.as_made
        if made.text != row.text:
            lines.append(f"reworded; it was “{made.text}”")
        if (made.type, made.checkable) != (row.type, row.checkable):
            checkable = "checkable" if made.checkable else "not checkable"
            lines.append(f"retyped; it was {made.type}, {checkable}")
    if row.gone:
        became = f": {_names(desk, of.became)}" if of.became else ""
        lines.append(f"not in the queue: it {gone_because(row)}{became}")
    return lines


def changed_words(row: ClaimRow) -> str:
    """The words that a stale verdict was given on, with what became of them in the article.

    As ``git diff --word-diff`` writes it; empty where the verdict is not stale.
    """
    from workbench.matching import word_diff

    signs = {"delete": ("[-", "-]"), "insert": ("{+", "+}"), "equal": ("", "")}
    pieces = word_diff(row.verdict_quote, row.quote) if row.verdict_quote is not None else []
    return "".join(f"{signs[what][0]}{words}{signs[what][1]}" for what, words in pieces)


def _stale_lines(row: ClaimRow) -> list[str]:
    words = changed_words(row)
    told = [f"the article was changed since: {words}", "give a verdict anew, or reopen it"]
    return told if words else []


def _names(desk: Desk, claim_ids: Sequence[str]) -> str:
    return ", ".join(claim_name(desk.claim(claim_id)) for claim_id in claim_ids)


def _source_lines(row: ClaimRow) -> list[str]:
    if row.origin == "import":
        told = [f"checked by {row.publisher}" if row.publisher else None, row.url]
        speaker = f"said by {row.speaker}" if row.speaker else None
        return [line for line in (speaker, *told) if line]
    kind = f"{row.source_kind or 'narrator'}, {row.style}"
    cue = f", cue “{row.cue}”" if row.cue else ""
    title = f", {row.source_title}" if row.source_title else ""
    return [f"{who(row)}{title} ({kind}{cue})"]


def _verdict_lines(row: ClaimRow) -> list[str]:
    from workbench.review import glyph_of, label_of

    lines = []
    if row.verdict:
        by = f" by {row.reviewer}, {row.reviewed_at}" if row.reviewer else ""
        stale = "" if row.standing_verdict else "stale: "
        lines.append(f"{stale}{glyph_of(row.verdict)} {label_of(row.verdict)}{by}")
        lines += [text for text in (row.reason, row.reason_code) if text]
    elif row.origin == "article":
        lines.append("waiting" if row.status == "needs_more" else "· open")
    if row.publisher_finding:
        read = f" (imported as {row.publisher_verdict})" if row.publisher_label else ""
        lines.append(f"{row.publisher or 'its publisher'} found: {row.publisher_finding}{read}")
        lines += [row.publisher_reason] if row.publisher_reason else []
    if row.attribution_verdict:
        lines.append(f"said: {row.attribution_verdict}")
    return lines


def _alert_lines(desk: Desk, row: ClaimRow) -> list[str]:
    """Both texts one under the other, and the words that leave no room for both."""
    from workbench.review import alerts

    lines = []
    for alert in alerts(desk, row.id):
        words = [conflict.told() for conflict in alert.match.conflicts]
        lines += [
            f"It {alert.why} ({claim_name(alert.prior)}); {', '.join(words)}",
            f"this:  {row.text}",
            f"other: {alert.prior.text}",
        ]
    return lines


def _check_lines(row: ClaimRow) -> list[str]:
    if row.origin == "import":
        return []
    checkable = "checkable" if row.checkable else "not checkable"
    why = f" ({'; '.join(row.reasons)})" if row.reasons else ""
    lines = [f"{row.type}, {checkable}, check-worthiness {row.check_worthiness:.2f}{why}"]
    lines += [f"read as: “{r.by}” ({r.why})" for r in row.replacements]
    return lines + [f"open: {flag}" for flag in row.flags]


def _match_line(desk: Desk, found: Match) -> str:
    prior = desk.claim(found.prior_id)
    verdict = prior.standing_verdict or prior.publisher_finding or "not reviewed"
    conflicts = "".join(f" [{c.kind}: {c.ours} ≠ {c.theirs}]" for c in found.conflicts)
    return f"{found.standing}, {found.status} {found.prior_id} ({verdict}): {prior.text}{conflicts}"


def _evidence_lines(desk: Desk, row: ClaimRow) -> list[str]:
    lines = []
    for one in desk.evidence(row.id):
        rank = {True: "primary", False: "secondary", None: ""}[one.primary]
        told = (
            one.stance,
            rank,
            one.title,
            one.url,
            f"“{one.excerpt}”" if one.excerpt else "",
            f"(from {one.origin})" if one.origin else "",
            f"(copy of {one.archived.fetched_at[:10]})" if one.archived else "",
        )
        lines.append(" ".join(str(part) for part in told if part))
    return lines
