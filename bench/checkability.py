"""Checkable or not, beside what people said of the claims of encyclopedic answers.

Factcheck-GPT types every hand-made claim (factual, opinion, not a claim) and every sentence
(check-worthy: yes, opinion, not a claim, other). A claim of ours is held against the hand-made
claim that shares most words with it, and against the sentence that it stands in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from workbench.claims import split
from workbench.models import Claim
from workbench.reading import read_text

SHARED = 0.5
"""Token F1 from which two claims are taken for the same."""


def checkability(rows: Iterable[dict[str, Any]]) -> str:
    """Counts of our verdicts by the type people gave, as text.

    Args:
        rows: records of ``claims_llm.dev.jsonl``.
    """
    claims: Counter[tuple[str, bool]] = Counter()
    sentences: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found = split(read_text(row["text"])).claims
        people = [
            (words_of(text), kind)
            for sentence in row["sentences"]
            for text, kind in zip(sentence["claims"], sentence["claim_types"], strict=True)
        ]
        for claim in found:
            ours = words_of(claim.statement)
            shared, kind = max(
                ((f1(ours, theirs), kind) for theirs, kind in people), default=(0.0, "")
            )
            if shared >= SHARED:
                claims["factual" if kind == "factual" else "other", claim.checkable] += 1
        for sentence in row["sentences"]:
            if sentence["text"] not in row["text"]:
                continue
            sentences[sentence["checkworthy"], _told(row["text"], sentence["text"], found)] += 1
    right = claims["factual", True] + claims["other", False]
    lines = [
        f"claims like one of theirs: {claims.total()}, {right} as they typed it",
        f"  factual: {claims['factual', True]} checkable, {claims['factual', False]} not",
        f"  opinion or no claim: {claims['other', True]} checkable, {claims['other', False]} not",
        "sentences by what they said, and whether ours has a checkable claim:",
    ]
    lines += [f"  {said}: {told} {count}" for (said, told), count in sorted(sentences.items())]
    return "\n".join(lines) + "\n"


def words_of(text: str) -> Counter[str]:
    """The words of a text, counted."""
    return Counter(re.findall(r"\w+", text.lower()))


def f1(ours: Counter[str], theirs: Counter[str]) -> float:
    """F1 of two bags of words."""
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def _told(text: str, sentence: str, claims: Iterable[Claim]) -> str:
    """What our claims say of a sentence: ``checkable``, ``not checkable`` or ``no claim``."""
    start = text.find(sentence)
    inside = [c for c in claims if start <= c.spans[0].start < start + len(sentence)]
    if not inside:
        return "no claim"
    return "checkable" if any(claim.checkable for claim in inside) else "not checkable"
