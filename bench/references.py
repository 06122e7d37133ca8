"""Are the words put for references right, by hand: ``python -m bench.references [--draw N]``.

``reference_sheet.jsonl`` holds replacements that ``workbench.claims.split`` made in PolNeAR's
development part, every one read in its article and judged: right where the new words name the
very one that the old words refer to there, and read grammatically in their place. They were
drawn over all development articles in the order of a hash of file name and place, so neither
articles nor kinds were picked. A row has the article's file name, the span of the words replaced
(code points), the verdict, and the start of a hash of the words put in, which tells whether
today's replacement is still the one that was judged; no text of the corpus is in the file.

Eight samples were drawn, rules being changed between them: 84, 82, 89, 93, 89, 91, 88 and, of the
eighth, which is filed, 93 of 100 were right. The eighth left out the sheets of the fourth to the
seventh. By then hardly a place was left that nobody had seen: 80 of its 100 were in the first
three samples, which rules were chosen after and whose sheets were not kept (75 of them right);
of the 20 that no sample had, 18 were right. As a check on articles that no rule had been chosen
on, 190 replacements of 60 articles of the training part were read before the last rules: 183 were
right (96.3 %).

The check tells how many of the judged replacements are still made and the share of right ones,
over all and by the kind of the words replaced.
``--draw N`` prints the next N to judge, with the text around them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attribution import DATA
from workbench.claims import split
from workbench.models import Replacement, Span
from workbench.reading import read

SHEET = Path(__file__).with_name("reference_sheet.jsonl")
REFERENCE = re.compile(
    r"(?:i|me|mine|my|we|us|our|ours|he|she|it|they|him|her|them|his|hers|its|theirs?|"
    r"the|this|that|these|those)\b",
    re.IGNORECASE,
)
"""How words begin that refer to something; other replacements change the form of a verb."""

SAMPLE = 8
"""A number for each sample drawn: a sample that made us change rules is not judged again."""

AROUND = 350

KINDS = {
    "he, she": ("he", "him", "his", "she", "her", "hers"),
    "it": ("it", "its"),
    "they": ("they", "them", "their", "theirs"),
    "I": ("i", "me", "my", "mine"),
    "we": ("we", "us", "our", "ours"),
    "this, that alone": ("this", "that", "these", "those"),
}
"""The pronouns of each kind."""


@dataclass(frozen=True, slots=True)
class Made:
    """A replacement in an article, with the statement that it stands in."""

    article: str
    text: str
    replacement: Replacement
    statement: str

    @property
    def span(self) -> Span:
        """The words replaced."""
        return self.replacement.span

    @property
    def digest(self) -> str:
        """The start of the hash of the words put in."""
        return hashlib.sha256(self.replacement.by.encode()).hexdigest()[:12]

    @property
    def order(self) -> str:
        """What the sample is drawn by."""
        place = f"{SAMPLE}:{self.article}:{self.span.start}:{self.span.end}"
        return hashlib.sha256(place.encode()).hexdigest()


def made_in(path: Path) -> Iterator[Made]:
    """The replaced references of an article, each place once."""
    found = split(read(path))
    seen: set[tuple[int, int]] = set()
    for claim in found.claims:
        for one in claim.replacements:
            place = (one.span.start, one.span.end)
            words = one.span.of(found.article.text)
            if place not in seen and REFERENCE.match(words):
                seen.add(place)
                yield Made(path.name, found.article.text, one, claim.statement)


def judged() -> list[dict[str, Any]]:
    """The rows of the sheet."""
    if not SHEET.exists():
        return []
    return [json.loads(line) for line in SHEET.read_text(encoding="utf-8").splitlines()]


def draw(folder: Path, number: int) -> None:
    """Print the first replacements in the order of the sample that the sheet does not have."""
    known = {(row["article"], *row["span"]) for row in judged()}
    every = [one for path in sorted(folder.iterdir()) for one in made_in(path)]
    left = [one for one in every if (one.article, one.span.start, one.span.end) not in known]
    for one in sorted(left, key=lambda made: made.order)[:number]:
        start, end = one.span.start, one.span.end
        print(json.dumps({"article": one.article, "span": [start, end], "by": one.digest}))
        print(f"  [{one.span.of(one.text)}] -> {one.replacement.by} | {one.statement}")
        print(f"  {one.text[max(0, start - AROUND) : start]!r} >>> {one.text[start : end + 120]!r}")


def kind_of(words: str) -> str:
    """The kind of reference that some words are; a phrase where they are no pronoun."""
    return next((kind for kind, forms in KINDS.items() if words.lower() in forms), "the …, those …")


def check(folder: Path) -> None:
    """Print what became of the judged replacements, and the share of right ones by kind."""
    rows = judged()
    counts: Counter[tuple[str, str, str]] = Counter()
    for article in sorted({row["article"] for row in rows}):
        text = read(folder / article).text
        now = {(one.span.start, one.span.end): one.digest for one in made_in(folder / article)}
        for row in rows:
            if row["article"] == article:
                start, end = row["span"]
                digest = now.get((int(start), int(end)))
                state = "gone" if digest is None else "same" if digest == row["by"] else "other"
                counts[kind_of(text[start:end]), row["verdict"], state] += 1
    right, number = _number(counts, verdict="right"), len(rows)
    same, still = _number(counts, state="same"), _number(counts, verdict="right", state="same")
    print(f"{number} replaced references judged, {right} right ({right / number:.1%})")
    print(
        f"today {same} are made the same way, {still} of them right ({still / max(1, same):.1%}); "
        f"{_number(counts, state='other')} with other words, "
        f"{_number(counts, state='gone')} not any more"
    )
    for kind in sorted({kind for kind, _, _ in counts}, key=lambda one: -_number(counts, kind=one)):
        sound = _number(counts, kind=kind, verdict="right")
        print(f"  {kind}: {sound} of {_number(counts, kind=kind)}")


def _number(counts: Counter[tuple[str, str, str]], **wanted: str) -> int:
    """How many rows have the kind, verdict or state that is asked for."""
    names = ("kind", "verdict", "state")
    return sum(
        number
        for row, number in counts.items()
        if all(row[names.index(name)] == value for name, value in wanted.items())
    )


def main() -> int:
    """Check the sheet, or draw for it. Returns 0, also without the data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draw", type=int, metavar="N")
    options = parser.parse_args()
    folder = DATA / "dev" / "text"
    if not folder.is_dir():
        print(f"References are not measured: {folder} is not on this machine.")
        return 0
    if options.draw:
        draw(folder, options.draw)
    else:
        check(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
