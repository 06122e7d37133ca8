"""Matches of a text that is on no desk, and why each was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.cli.claims import claim_name
from workbench.cli.options import Format
from workbench.cli.output import console, json_line, tell
from workbench.errors import DeskError

_INDENT: Final = "   "

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.models import Match
    from workbench.store import Desk


def is_text(desk: Desk, argument: str) -> bool:
    """Whether an argument is a text to match: it has several words and names no claim."""
    if len(argument.split()) < 2:
        return False
    try:
        desk.resolve_claim(argument)
    except DeskError:
        return True
    return False


def print_explained(
    desk: Desk, text: str, speaker: str | None, found: Sequence[Match], format: Format
) -> None:
    """Print each match with its word diff and the sentences that explain it."""
    from textwrap import wrap

    from rich.text import Text

    from workbench.display import visible
    from workbench.matching import word_diff
    from workbench.review import explain_match

    if format is Format.TABLE and not found:
        tell("No prior claim comes near this one.")
    out = console()
    for number, match in enumerate(found, start=1):
        prior = desk.claim(match.prior_id)
        why = explain_match(desk, text, speaker, match)
        if format is Format.JSONL:
            json_line({"match": match, "text": prior.text, "why": why})
            continue
        verdict = prior.standing_verdict or prior.publisher_finding or "no verdict"
        head = f"{number}. {match.standing}  {claim_name(prior)}  ({verdict})"
        out.print(Text(visible(head), style="bold"))
        lines = [prior.text]
        if text != prior.text:
            lines.append(_drawn(word_diff(text, prior.text)))
        lines += [conflict.told() for conflict in match.conflicts]
        for line in (*lines, *(f"- {sentence}" for sentence in why)):
            shown = wrap(
                visible(line), out.width, initial_indent=_INDENT, subsequent_indent=_INDENT
            )
            out.print(Text("\n".join(shown)))


def _drawn(pieces: Sequence[tuple[str, str]]) -> str:
    """A word diff in one line, as ``git diff --word-diff`` writes it."""
    signs = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}
    return "".join(f"{signs[op][0]}{words}{signs[op][1]}" for op, words in pieces)
