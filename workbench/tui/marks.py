"""Signs and styles of states, in full or for a terminal that knows ASCII alone.

A sign never stands without its word, nor a colour without its sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.content import Content

from workbench.display import one_line, visible
from workbench.review import SCALE, entry_of, glyph_of
from workbench.store import ClaimRow

LONGEST: Final = 1_200
"""Characters of one field that a card shows; a quote of a megabyte would hold up the screen."""

QUIET: Final = "$quiet"
"""Style of what is read last: a theme variable of ``ReviewApp``."""

_COLOURS: Final = {
    "success": "$text-success",
    "error": "$text-error",
    "warning": "$text-warning",
    "secondary": "$text-accent",
    "muted": QUIET,
}


_PLAIN: Final = str.maketrans({"“": '"', "”": '"', "’": "'", "…": "...", "≠": "<>"})


@dataclass(frozen=True, slots=True)
class Marks:
    """The signs of one terminal.

    ``reviewer`` is who sits at it: a claim that others have open has a sign of its own.
    """

    ascii: bool = False
    reviewer: str | None = None

    def _either(self, full: str, plain: str) -> str:
        return plain if self.ascii else full

    @property
    def cursor(self) -> str:
        """Before the current row or the pane in focus."""
        return self._either("▶", ">")

    @property
    def arrow(self) -> str:
        """Between source and relay."""
        return self._either("→", "->")

    @property
    def open(self) -> str:
        """A claim without a verdict."""
        return glyph_of(None, ascii=self.ascii)

    @property
    def taken(self) -> str:
        """A claim that somebody else has open."""
        return self._either("◌", "@")

    @property
    def waiting(self) -> str:
        """A parked claim."""
        return self._either("…", "w")

    @property
    def marked(self) -> str:
        """Behind the number of a claim that is marked for a bulk verdict."""
        return self._either("●", "*")

    @property
    def bullet(self) -> str:
        """Before each of a few things."""
        return self._either("  •", "  *")

    @property
    def ellipsis(self) -> str:
        """Where text is cut."""
        return self._either("…", "~")

    @property
    def differs(self) -> str:
        """Between words that keep two claims apart."""
        return self._either("≠", "<>")

    @property
    def alert(self) -> str:
        """A claim that contradicts another one: one cell, in the queue."""
        return self._either("≠", "#")

    @property
    def flag(self) -> str:
        """Something that the program left open."""
        return self._either("⚑", "!")

    def quoted(self, text: str) -> str:
        """``text`` in quotation marks; in single ones where it holds double ones itself."""
        if self.ascii:
            return f'"{text}"'
        return f"‘{text}’" if "“" in text or '"' in text else f"“{text}”"

    def written(self, sentence: str) -> str:
        """A sentence of the program's own, in signs that the terminal knows."""
        return sentence.translate(_PLAIN) if self.ascii else sentence

    def bar(self, share: float, width: int) -> str:
        """A bar of ``width`` cells filled by ``share`` (0 to 1)."""
        full, empty = self._either("█", "#"), self._either("░", "-")
        filled = round(max(0.0, min(share, 1.0)) * width)
        return full * filled + empty * (width - filled)

    def state(self, claim: ClaimRow) -> tuple[str, str]:
        """Sign and word for where a claim stands: ``✓ verified``, ``· open``."""
        if claim.status == "stale":
            was = self.verdict(claim.verdict).partition(" ")[2] if claim.verdict else ""
            return self.flag, f"stale, was {was}" if was else "stale"
        if claim.verdict is not None:
            entry = entry_of(claim.verdict)
            word = entry.label.lower() if entry else claim.verdict
            return glyph_of(claim.verdict, ascii=self.ascii), word
        if claim.status == "needs_more":
            return self.waiting, "waiting"
        if claim.taken_by not in (None, self.reviewer):
            return self.taken, f"{one_line(str(claim.taken_by), 30)} has it open"
        return glyph_of(None, ascii=self.ascii), claim.status.replace("_", " ")

    def count(self, code: str, number: int) -> str:
        """Sign, number and word of a verdict: ``✓ 12 verified``."""
        sign, _, word = self.verdict(code).partition(" ")
        return f"{sign} {number} {word}"

    def verdict(self, code: str) -> str:
        """Sign and word of a verdict: ``✓ verified``."""
        entry = entry_of(code)
        return f"{glyph_of(code, ascii=self.ascii)} {entry.label.lower() if entry else code}"


def verdict_style(code: str | None) -> str:
    """Style of a verdict's sign and word, in the theme's colours."""
    entry = entry_of(code) if code else None
    return _COLOURS[entry.colour] if entry else ""


def state_class(claim: ClaimRow) -> str:
    """The style class of a claim's state: a first-class verdict, ``other``, or ``open``."""
    if claim.status in {"needs_more", "stale"}:
        return "waiting"
    if claim.verdict is None:
        return "open"
    first_class = {str(entry.code) for entry in SCALE if entry.first_class}
    return claim.verdict if claim.verdict in first_class else "other"


def safe(text: str, style: str = "") -> Content:
    """``text`` from outside as content: never markup, no control characters, cut where endless.

    The one way by which a field of the desk gets onto a card.
    """
    cut = text[:LONGEST]
    shown = Content.styled(visible(cut, keep_newlines=True), style)
    if len(text) > LONGEST:
        more = f"… ({len(text) - LONGEST:,} more characters)"
        return Content.assemble(shown, (more, QUIET))
    return shown
