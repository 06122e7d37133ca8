"""Prior claims that may say the same: found, ordered, guarded, explained."""

from workbench.matching.candidates import Candidate, Query, find_candidates
from workbench.matching.comparing import Comparison, compare
from workbench.matching.explaining import explain, rare_shared_words
from workbench.matching.ranking import rank, suggest
from workbench.matching.word_diff import word_diff

__all__ = [
    "Candidate",
    "Comparison",
    "Query",
    "compare",
    "explain",
    "find_candidates",
    "rank",
    "rare_shared_words",
    "suggest",
    "word_diff",
]
