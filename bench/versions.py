"""How the claims of a changed article are aligned: ``python -m bench.versions --shared DIR``.

Articles of PolNeAR train, each changed in one way. A claim should be reworded or removed where the
change touches its words, and stay as it is where it does not.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.claims import split
from workbench.claims.alignment import Alignment, Older, align
from workbench.models import Claim
from workbench.reading import read_bytes

Edit = Callable[[random.Random, str], tuple[str, int, int]]
"""Makes the changed text, and tells the start and end of what it takes out of the old one."""


def one_number(chance: random.Random, text: str) -> tuple[str, int, int]:
    """Add one to a number of one or two digits, or take another word for a long one."""
    found = list(re.finditer(r"(?<![\w.,])\d{1,2}(?![\w.,])", text))
    if found:
        one = chance.choice(found)
        return text[: one.start()] + str(int(one[0]) + 1) + text[one.end() :], *one.span()
    one = chance.choice(list(re.finditer(r"\b[a-z]{6,}\b", text)))
    return text[: one.start()] + "otherwise" + text[one.end() :], *one.span()


def paragraph_moved(chance: random.Random, text: str) -> tuple[str, int, int]:
    """Put a line elsewhere; no words are changed."""
    lines = text.splitlines()
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return "\n".join(lines), 0, 0


def paragraph_removed(chance: random.Random, text: str) -> tuple[str, int, int]:
    """Leave a line with words out."""
    one = chance.choice(list(re.finditer(r"\S[^\n]*", text)))
    return text[: one.start()] + text[one.end() :], *one.span()


def paragraphs_joined(chance: random.Random, text: str) -> tuple[str, int, int]:
    """Make two paragraphs one; no words are changed."""
    one = chance.choice(list(re.finditer(r"(?<=[.!?])\s*\n\s*(?=\w)", text)) or [None])
    if one is None:
        return text, 0, 0
    return text[: one.start()] + " " + text[one.end() :], 0, 0


EDITS: dict[str, Edit] = {
    "one number or word": one_number,
    "paragraph moved": paragraph_moved,
    "paragraph removed": paragraph_removed,
    "paragraphs joined": paragraphs_joined,
}


def texts(shared: Path, every: int) -> Iterator[str]:
    """The text of every so manieth article."""
    for path in sorted((shared / "data/polnear/train/text").glob("*.txt"))[::every]:
        yield path.read_text(encoding="utf-8")


def main() -> None:
    """Print a line a change: claims touched and not, and what became of them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    asked.add_argument("--every", type=int, default=40)
    given = asked.parse_args()
    found: dict[str, Counter[str]] = {name: Counter() for name in EDITS}
    for number, text in enumerate(texts(given.shared, given.every)):
        before = _claims(text)
        for name, edit in EDITS.items():
            new, start, end = edit(random.Random(number), text)
            after = _claims(new)
            older = [Older(one.id, one.quote, one.spans) for one in before]
            aligned = align(text, new, older, after)
            _count(found[name], before, aligned, start, end)
    for name, counts in found.items():
        print(name, dict(sorted(counts.items())))


def _claims(text: str) -> tuple[Claim, ...]:
    return split(read_bytes(text.encode(), name="article.txt")).claims


def _count(
    counts: Counter[str], before: tuple[Claim, ...], aligned: Alignment, start: int, end: int
) -> None:
    counts["articles"] += 1
    counts["new"] += len(aligned.new)
    right = not aligned.new
    for claim in before:
        touched = any(span.start < end and start < span.end for span in claim.spans)
        kept = aligned.fates[claim.id].fate in {"same", "moved"}
        counts[f"{'touched' if touched else 'untouched'}, {aligned.fates[claim.id].fate}"] += 1
        right = right and kept is not touched
    counts["articles as expected"] += right


if __name__ == "__main__":
    main()
