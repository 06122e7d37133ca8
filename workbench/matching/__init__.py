"""Prior claims that may say the same: found, ordered, guarded, explained."""

from workbench.matching.candidates import Query
from workbench.matching.comparing import Comparison, compare
from workbench.matching.explaining import explain, rare_shared_words
from workbench.matching.ranking import Ranking, rank, suggest
from workbench.matching.word_diff import word_diff

__all__ = [
    "Comparison",
    "Query",
    "Ranking",
    "compare",
    "explain",
    "rank",
    "rare_shared_words",
    "suggest",
    "word_diff",
]
