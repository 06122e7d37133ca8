"""The verdict scale, what a reviewer does, and the order of the work."""

from workbench.review.actions import (
    Done,
    add_evidence,
    add_note,
    decide_match,
    give_attribution_verdict,
    give_verdict,
    park,
    reopen,
)
from workbench.review.policy import Policy, load_policy
from workbench.review.queue import Progress, earlier_reasons, next_open, progress
from workbench.review.scale import (
    REASON_CODES,
    SCALE,
    SCALE_VERSION,
    ScaleEntry,
    entry_of,
    glyph_of,
    label_of,
)
from workbench.review.suggestions import suggest, suggest_all
from workbench.review.undoing import Undone, redo, undo

__all__ = [
    "REASON_CODES",
    "SCALE",
    "SCALE_VERSION",
    "Done",
    "Policy",
    "Progress",
    "ScaleEntry",
    "Undone",
    "add_evidence",
    "add_note",
    "decide_match",
    "earlier_reasons",
    "entry_of",
    "give_attribution_verdict",
    "give_verdict",
    "glyph_of",
    "label_of",
    "load_policy",
    "next_open",
    "park",
    "progress",
    "redo",
    "reopen",
    "suggest",
    "suggest_all",
    "undo",
]
