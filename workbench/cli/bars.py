"""Tables and bars in plain text, 80 columns wide, for any terminal and any pipe."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len, set_cell_size

from workbench.cli.output import prints_unicode
from workbench.display import one_line

WIDTH: Final = 80
_GAP: Final = "  "
_TRACK: Final = 24
_NAME: Final = 20
_WORD: Final = 10
_FILLER: Final = "\0"
"""No text has it once it was made fit to be shown."""


class Share(NamedTuple):
    """A share of 0 to 1 with its interval; ``None`` where it is of nothing."""

    share: float | None
    low: float | None
    high: float | None


def put(line: str = "") -> None:
    """Print one line of ours, every character of it made visible and fit for the terminal."""
    encoding = sys.stdout.encoding or "utf-8"
    print(one_line_kept(line).encode(encoding, "replace").decode(encoding))


def one_line_kept(line: str) -> str:
    """``line`` with what moves a cursor made visible, its blanks as they are."""
    return " ".join(one_line(part) for part in line.rstrip().split(" "))


def paragraph(text: str, indent: str = "") -> None:
    """Print ``text`` over as many lines as it takes."""
    plain = one_line(text)
    # textwrap counts characters, so each that takes two columns has a filler behind it meanwhile.
    filled = "".join(one + _FILLER * (cell_len(one) - 1) for one in plain)
    # A line may end between a wide character and its filler.
    width = WIDTH if filled == plain else WIDTH - 1
    for line in textwrap.wrap(filled, width, subsequent_indent=indent) or [""]:
        put(line.replace(_FILLER, ""))


def narrow_table(
    headings: Sequence[str], rows: Sequence[Sequence[object]], *, left: Sequence[str] = ()
) -> None:
    """Print rows under headings; the first column takes what the others leave of the width.

    Args:
        left: headings of further columns that are set flush left; numbers stand to the right.
    """
    cells = [["" if cell is None else one_line(str(cell)) for cell in row] for row in rows]
    widths = [
        max(cell_len(heading), *(cell_len(row[at]) for row in cells), 0)
        for at, heading in enumerate(headings)
    ]
    rest = WIDTH - sum(width + len(_GAP) for width in widths[1:])
    widths[0] = max(min(widths[0], rest), 8)
    for row in (list(headings), *cells):
        line = fitted(row[0], widths[0])
        for heading, cell, width in zip(headings[1:], row[1:], widths[1:], strict=True):
            room = " " * (width - cell_len(cell))
            line += _GAP + (cell + room if heading in left else room + cell)
        put(line)


def fitted(text: str, width: int) -> str:
    """``text`` as one safe line of exactly ``width`` cells; a cut is shown."""
    line = one_line(text)
    if cell_len(line) <= width:
        return set_cell_size(line, width)
    sign = "…" if prints_unicode() else "~"
    return set_cell_size(line, width - 1) + sign


def interval_bar(share: Share) -> str:
    """A share on a line from 0 to 100 %, its interval drawn: ``···├────●──┤····``."""
    track, reach, ends, dot = ("·", "─", "├┤", "●") if prints_unicode() else (".", "-", "[]", "o")
    if share.share is None or share.low is None or share.high is None:
        return track * _TRACK
    low, at, high = (round(one * (_TRACK - 1)) for one in (share.low, share.share, share.high))
    line = [track] * _TRACK
    line[low : high + 1] = reach * (high + 1 - low)
    line[low], line[high] = ends[0], ends[1]
    line[at] = dot
    return "".join(line)


def share_words(share: Share) -> str:
    """``67 % (21–94)``: a share never without its interval; empty where it is none."""
    if share.share is None or share.low is None or share.high is None:
        return ""
    dash = "–" if prints_unicode() else "-"
    return f"{share.share * 100:.0f} % ({share.low * 100:.0f}{dash}{share.high * 100:.0f})"


def rate_lines(name: str, shares: Sequence[tuple[str, Share]], n: int) -> None:
    """Print the rates of one row of an audit, one a line, with bar, interval and ``n``."""
    for at, (word, share) in enumerate(shares):
        lead = fitted(name if at == 0 else "", _NAME)
        told = f"{share_words(share):<15}" + (f"{n:>7}" if at == 0 else "")
        put(f"{lead} {word:<{_WORD}} {interval_bar(share)} {told}")


def rate_heading(first: str) -> None:
    """Print what stands over ``rate_lines``."""
    scale = f"0 %{'100 %':>{_TRACK - 3}}"
    put(f"{fitted(first, _NAME)} {'rate':<{_WORD}} {scale} {'95 % interval':<15}{'n':>7}")


def percent(share: float | None) -> str:
    """``67 %``; empty where it is of nothing."""
    return "" if share is None else f"{share * 100:.0f} %"


def counted(number: int, one: str, several: str = "") -> str:
    """``1 claim``, ``2 claims``."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def stacked(counts: Sequence[tuple[str, int]], per_sign: float) -> str:
    """Counts as letters in a row, each for ``per_sign`` claims: ``vvvd....``.

    What is not nothing has a letter at least.
    """
    return "".join(letter * max(round(n / per_sign), 1) for letter, n in counts if n)
