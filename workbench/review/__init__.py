"""The verdict scale, what a reviewer does, and the order of the work."""

from workbench.review.actions import (
    Done,
    add_evidence,
    add_note,
    decide_match,
    give_attribution_verdict,
    give_verdict,
    independent_origins,
    park,
    redact_note,
    reopen,
)
from workbench.review.archiving import Archived, archive_evidence, keep_page
from workbench.review.as_shown import StaleView, check_as_shown, done_by_others
from workbench.review.bulk import BULK_VERDICTS, MOST_AT_ONCE, give_verdicts
from workbench.review.changed_articles import change_words
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
from workbench.review.leases import LINES_SECONDS, SCREEN_SECONDS, Leases
from workbench.review.lineage import Lineage, lineage
from workbench.review.neighbours import Way, first_of_article, neighbour
from workbench.review.policy import Policy, load_policy
from workbench.review.presence import gone_because
from workbench.review.publication import (
    Correction,
    Publication,
    corrected_by,
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
from workbench.review.second_review import (
    Side,
    adjudicate,
    assign,
    check_unsealed,
    sides,
    to_adjudicate,
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
from workbench.review.suggestions import (
    has_suggestions,
    suggest,
    suggest_all,
    suggest_for_text,
)
from workbench.review.undoing import Undone, redo, undo
from workbench.review.words import BY_HAND, exact_spans, find_words

__all__ = [
    "AS_WHOLE",
    "BULK_VERDICTS",
    "BY_HAND",
    "LINES_SECONDS",
    "MOST_AT_ONCE",
    "OPEN_STATUSES",
    "REASON_CODES",
    "SCALE",
    "SCALE_VERSION",
    "SCREEN_SECONDS",
    "Alert",
    "Archived",
    "ClaimPart",
    "Correction",
    "Coverage",
    "Done",
    "Leases",
    "Lineage",
    "Policy",
    "Progress",
    "Publication",
    "PublishSettings",
    "ScaleEntry",
    "Side",
    "StaleView",
    "Undone",
    "Way",
    "add_claim",
    "add_evidence",
    "add_note",
    "adjudicate",
    "alerts",
    "alias_source",
    "archive_evidence",
    "assign",
    "attributions_holding",
    "certain_attribution",
    "change_words",
    "check_as_shown",
    "check_can_publish",
    "check_unsealed",
    "corrected_by",
    "corrections",
    "corrections_among",
    "cover",
    "coverage",
    "coverage_words",
    "decide_match",
    "done_by_others",
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
    "has_suggestions",
    "independent_origins",
    "joined_wording",
    "keep_page",
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
    "redact_note",
    "redo",
    "reopen",
    "retype_claim",
    "reword_claim",
    "said_by_one_source",
    "sides",
    "source_event_words",
    "speaker_of",
    "split_claim",
    "standing",
    "suggest",
    "suggest_all",
    "suggest_for_text",
    "to_adjudicate",
    "undo",
    "withdraw_publications",
    "withheld_because",
]
