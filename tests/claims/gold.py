"""The answer key of the seed article beside what ``split`` finds: one row a claim of the key."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.models import Claim, Split

FIXTURES = Path(__file__).parents[2] / "fixtures"
ARTICLE = FIXTURES / "moscow-taliban.txt"
KEY = FIXTURES / "moscow-taliban.gold.json"

FOUND_AT = 0.6
"""Token F1 of the spans from which a claim of the key counts as found."""


@dataclass(frozen=True)
class Row:
    """A claim of the key and the claim of ours that is paired with it, if one is."""

    key: dict[str, Any]
    claim: Claim | None
    overlap: float
    wording: float
    source: str | None
    kind: str
    style: str
    via: tuple[str, ...]

    @property
    def source_and_style_right(self) -> bool:
        if self.claim is None:
            return False
        if self.key["source"] is None:
            kinds = {self.key["source_kind"]}
            return self.source is None and self.kind in kinds and self.style == self.key["style"]
        return self.source == self.key["source"] and self.style == self.key["style"]

    @property
    def names_somebody_else(self) -> bool:
        return self.source is not None and self.source != self.key["source"]


def rows_of(split: Split) -> list[Row]:
    """Pair the key's claims with ours one to one, the best overlaps first."""
    key = json.loads(KEY.read_text(encoding="utf-8"))["claims"]
    text = split.article.text
    ours = [_words_at(text, [(s.start, s.end) for s in claim.spans]) for claim in split.claims]
    theirs = [_words_at(text, [tuple(span) for span in row["spans"]]) for row in key]
    pairs = sorted(
        ((f1(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    paired: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for score, i, j in pairs:
        if score >= FOUND_AT and i not in used and j not in paired:
            used.add(i)
            paired[j] = (i, score)
    return [_row(split, row, paired.get(j)) for j, row in enumerate(key)]


def table(rows: list[Row]) -> str:
    """The rows as text, with the counts that the tests hold to."""
    lines = [f"{'key':4} {'F1':>4} {'word':>4}  {'source':34} {'style':9} {'check':5} statement"]
    for row in rows:
        if row.claim is None:
            lines.append(f"{row.key['id']:4}    –    –  not found: {row.key['statement']}")
            continue
        source = f"{'' if row.source_and_style_right else 'NOT '}{row.source or row.kind}"
        check = row.claim.checkable == row.key["checkable"]
        lines.append(
            f"{row.key['id']:4} {row.overlap:4.2f} {row.wording:4.2f}  {source[:34]:34} "
            f"{row.style:9} {'right' if check else 'WRONG':5} {row.claim.statement}"
        )
    counts = ", ".join(f"{name} {count}" for name, count in counts_of(rows).items())
    return "\n".join([*lines, f"of {len(rows)}: {counts}"])


def counts_of(rows: list[Row]) -> dict[str, int]:
    """How many claims of the key are right in each respect."""
    return {
        "found": sum(row.claim is not None for row in rows),
        "source and style": sum(row.source_and_style_right for row in rows),
        "wrong named source": sum(row.names_somebody_else for row in rows),
        "checkability": sum(
            row.claim is not None and row.claim.checkable == row.key["checkable"] for row in rows
        ),
        "wording": sum(row.wording >= 0.8 for row in rows),
    }


def f1(ours: list[Any], theirs: list[Any]) -> float:
    """F1 of two bags."""
    left = list(theirs)
    common = 0
    for item in ours:
        if item in left:
            left.remove(item)
            common += 1
    return 2 * common / (len(ours) + len(theirs)) if ours or theirs else 0.0


def _row(split: Split, key: dict[str, Any], pair: tuple[int, float] | None) -> Row:
    if pair is None:
        return Row(key, None, 0.0, 0.0, None, "", "", ())
    claim = split.claims[pair[0]]
    names = {source.id: source.name for source in split.sources}
    by_id = {attribution.id: attribution for attribution in split.attributions}
    attribution = by_id.get(claim.attribution_id or "")
    words = [w.lower() for w in re.findall(r"\w+", claim.statement)]
    wanted = [w.lower() for w in re.findall(r"\w+", key["statement"])]
    if attribution is None:
        who = (None, "narrator", "narration", ())
    else:
        name = names.get(attribution.source_id or "")
        who = (name, attribution.source_kind.value, attribution.style.value, attribution.via)
    return Row(key, claim, pair[1], f1(words, wanted), *who)


def _words_at(text: str, spans: list[tuple[int, ...]]) -> list[tuple[int, int]]:
    return [
        (word.start(), word.end())
        for start, end in spans
        for word in re.finditer(r"\w+", text)
        if word.start() >= start and word.end() <= end
    ]
