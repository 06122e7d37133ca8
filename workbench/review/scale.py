"""The verdict scale as data, with a version.

Old verdicts keep the version they were given under; a label in use is retired, never
removed. Colours are names that the screen maps to its theme; no meaning rests on them alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workbench.models import VerdictCode

SCALE_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class ScaleEntry:
    """One step of the scale.

    Attributes:
        key: the keys that give it, in order (``x`` then ``m`` is ``"xm"``).
        rating_value: ``ratingValue`` of ClaimReview, 1 to 5; ``None`` off the scale.
        first_class: has a single key and counts in every summary.
    """

    code: VerdictCode
    label: str
    glyph: str
    ascii: str
    key: str
    rating_value: int | None
    first_class: bool
    colour: str
    use: str


SCALE: Final[tuple[ScaleEntry, ...]] = (
    ScaleEntry(
        VerdictCode.VERIFIED, "Verified", "✓", "+", "v", 5, True, "success",
        "evidence examined supports the claim as stated",
    ),
    ScaleEntry(
        VerdictCode.DISPUTED, "Disputed", "✗", "x", "d", 1, True, "error",
        "evidence or credible sources contradict it",
    ),
    ScaleEntry(
        VerdictCode.MIXED, "Mixed", "±", "%", "xm", 3, False, "warning",
        "some parts hold, others don't",
    ),
    ScaleEntry(
        VerdictCode.MISLEADING, "Needs context", "!", "!", "xc", 2, False, "warning",
        "literally right, misleading as used",
    ),
    ScaleEntry(
        VerdictCode.OUTDATED, "Out of date", "⧖", "@", "xo", None, False, "secondary",
        "was right, no longer",
    ),
    ScaleEntry(
        VerdictCode.UNVERIFIABLE, "Unverifiable", "?", "?", "xu", None, False, "secondary",
        "checked, evidence insufficient",
    ),
    ScaleEntry(
        VerdictCode.NOT_CHECKABLE, "Not checkable", "–", "-", "xn", None, False, "muted",
        "opinion, prediction, hope, question",
    ),
)  # fmt: skip

OPEN_GLYPH: Final = "·"
WAITING_GLYPH: Final = "…"

REASON_CODES: Final[tuple[str, ...]] = (
    "contradicted_by_evidence",
    "contested_by_source",
    "wrong_number",
    "wrong_date",
    "wrong_person",
    "misquoted",
    "out_of_context",
    "fabricated",
    "no_evidence",
    "single_source",
    "primary_source_confirmed",
    "two_independent_sources",
    "official_record",
    "witnessed",
    "other",
)

_BY_CODE: Final = {str(entry.code): entry for entry in SCALE}


def entry_of(code: str) -> ScaleEntry | None:
    """The step with this code, or ``None`` where the scale does not know it."""
    return _BY_CODE.get(str(code))


def label_of(code: str) -> str:
    """The label of a verdict; a code from elsewhere is its own label."""
    entry = entry_of(code)
    return entry.label if entry else str(code)


def glyph_of(code: str | None, *, ascii: bool = False) -> str:
    """The mark of a verdict; that of an open claim for ``None``."""
    if code is None:
        return "." if ascii else OPEN_GLYPH
    entry = entry_of(code)
    if entry is None:
        return "?"
    return entry.ascii if ascii else entry.glyph
