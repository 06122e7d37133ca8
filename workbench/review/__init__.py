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
from workbench.review.bulk import BULK_VERDICTS, MOST_AT_ONCE, give_verdicts
from workbench.review.claims_by_hand import (
    add_claim,
    attributions_holding,
    certain_attribution,
    drop_claim,
    retype_claim,
    reword_claim,
)
from workbench.review.contradictions import Alert, alerts
from workbench.review.coverage import Coverage, cover, coverage, coverage_words
from workbench.review.explaining import explain_match, speaker_of
from workbench.review.lineage import Lineage, lineage
from workbench.review.neighbours import Way, first_of_article, neighbour
from workbench.review.policy import Policy, load_policy
from workbench.review.presence import gone_because
from workbench.review.publication import (
    Correction,
    Publication,
    corrections,
    corrections_among,
    publications,
    publications_of,
    record_publication,
    standing,
    withdraw_publications,
)
from workbench.review.publishing import (
    PublishSettings,
    check_can_publish,
    load_publish_settings,
    withheld_because,
)
from workbench.review.queue import OPEN_STATUSES, Progress, earlier_reasons, next_open, progress
from workbench.review.reindexing import make_vectors, missing_vectors
from workbench.review.scale import (
    REASON_CODES,
    SCALE,
    SCALE_VERSION,
    ScaleEntry,
    entry_of,
    glyph_of,
    label_of,
)
from workbench.review.source_actions import (
    alias_source,
    mark_confidential,
    merge_sources,
    source_event_words,
)
from workbench.review.split_and_merge import (
    AS_WHOLE,
    ClaimPart,
    facts_of,
    joined_wording,
    merge_claims,
    said_by_one_source,
    split_claim,
)
from workbench.review.suggestions import suggest, suggest_all, suggest_for_text
from workbench.review.undoing import Undone, redo, undo
from workbench.review.words import BY_HAND, exact_spans, find_words

__all__ = [
    "AS_WHOLE",
    "BULK_VERDICTS",
    "BY_HAND",
    "MOST_AT_ONCE",
    "OPEN_STATUSES",
    "REASON_CODES",
    "SCALE",
    "SCALE_VERSION",
    "Alert",
    "ClaimPart",
    "Correction",
    "Coverage",
    "Done",
    "Lineage",
    "Policy",
    "Progress",
    "Publication",
    "PublishSettings",
    "ScaleEntry",
    "Undone",
    "Way",
    "add_claim",
    "add_evidence",
    "add_note",
    "alerts",
    "alias_source",
    "attributions_holding",
    "certain_attribution",
    "check_can_publish",
    "corrections",
    "corrections_among",
    "cover",
    "coverage",
    "coverage_words",
    "decide_match",
    "drop_claim",
    "earlier_reasons",
    "entry_of",
    "exact_spans",
    "explain_match",
    "facts_of",
    "find_words",
    "first_of_article",
    "give_attribution_verdict",
    "give_verdict",
    "give_verdicts",
    "glyph_of",
    "gone_because",
    "joined_wording",
    "label_of",
    "lineage",
    "load_policy",
    "load_publish_settings",
    "make_vectors",
    "mark_confidential",
    "merge_claims",
    "merge_sources",
    "missing_vectors",
    "neighbour",
    "next_open",
    "park",
    "progress",
    "publications",
    "publications_of",
    "record_publication",
    "redo",
    "reopen",
    "retype_claim",
    "reword_claim",
    "said_by_one_source",
    "source_event_words",
    "speaker_of",
    "split_claim",
    "standing",
    "suggest",
    "suggest_all",
    "suggest_for_text",
    "undo",
    "withdraw_publications",
    "withheld_because",
]
