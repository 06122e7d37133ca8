"""A desk full of invented claims, put together from seeded lists of words, around true pairs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tests.matching import guarded_pairs, last_pairs, later_pairs, long_pairs, pairs, unseen_pairs
from workbench.matching import Query, suggest
from workbench.models import PriorClaim
from workbench.store import Desk, open_desk

SETS = (pairs, later_pairs, guarded_pairs, unseen_pairs, last_pairs, long_pairs)
FIRST = 3
SEED = 5

_WHO = (
    "The harbor board of Dorn", "The mayor of Kessel", "The Tarnian army", "Velmara",
    "The governor of Orrin Bay", "A nurses' union in Linden", "The central bank of Oland",
    "The audit office", "Ana Petrov", "Royce Whitlock", "The water ministry", "Brask",
    "The rail company", "A farmers' league from the Tarn valley", "The high court in Kessel",
    "The United Nations", "Moscow", "The pension fund", "The school district of Harrow",
    "A shipping firm from Marrow", "The coast guard", "The regulator", "The senator from Linden",
)  # fmt: skip
_DID = (
    "approved", "rejected", "closed", "reopened", "sold", "bought", "inspected", "flooded",
    "praised", "condemned", "rebuilt", "cut", "raised", "taxed", "banned", "lost", "doubled",
    "signed", "opened", "delayed", "canceled", "paid for", "promised", "surveyed", "polluted",
)  # fmt: skip
_WHAT = (
    "the ferry terminal", "the coastal railway bridge", "300 houses", "the safety report",
    "the fishing agreement", "a new water tax", "the eastern pier", "40 schools", "the salt mine",
    "the heart drug", "the county hospital", "the pension law", "12,000 jobs", "the river dam",
    "the border crossing", "a curfew", "grain exports", "the opera house", "night flights",
    "the audit", "drinking water", "the peace talks", "the glacier survey", "two patrol boats",
    "the bank's losses", "lead pipes", "the film festival", "a naval exercise", "the lake",
)  # fmt: skip
_WHEN = (
    "in 2019", "last spring", "after the storm", "on November 25, 2024", "since 2015",
    "before the election", "during the war", "in June 2021", "for three months", "on Monday",
    "in the 1990s", "by a narrow margin", "despite the drought", "at a cost of 3 million euros",
    "near the island of Orlo", "in the northern hills", "for 15 percent less", "without a permit",
)  # fmt: skip


def made_claims(count: int, seed: int = SEED) -> Iterator[PriorClaim]:
    """``count`` invented claims, the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        parts = [chance.choice(words) for words in (_WHO, _DID, _WHAT, _WHEN)]
        parts += chance.sample(_WHEN, chance.randrange(2))
        yield PriorClaim(claim_id=f"made-{number}", text=" ".join(parts) + ".")


def true_pairs() -> list[tuple[str, str]]:
    """All pairs that say the same."""
    return [pair for one in SETS for pair in one.SAME]


def made_desk(path: Path, count: int) -> Desk:
    """A desk of ``count`` claims: the invented ones, and one side of each true pair."""
    desk = open_desk(path)
    true = [PriorClaim(claim_id=f"true-{n}", text=b) for n, (_, b) in enumerate(true_pairs())]
    desk.add_prior_claims([*true, *made_claims(count - len(true))], actor="tests")
    return desk


def misses(desk: Desk) -> list[tuple[str, str]]:
    """The true pairs whose other side is not among the first three."""
    missed = []
    for number, pair in enumerate(true_pairs()):
        found = suggest(desk.connection, Query(text=pair[0]), top=FIRST)
        if f"true-{number}" not in {match.prior_id for match in found}:
            missed.append(pair)
    return missed
