"""What can be said in numbers about a claim and a candidate for it; the ranking weighs it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz, utils

from workbench.matching.candidates import Candidate, Sought, Word
from workbench.matching.meaning import Cosine
from workbench.matching.query_text import last_name
from workbench.matching.terms import key_of
from workbench.matching.vocabulary import STOP_WORDS

_WORD: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+")
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MOST_PAIRS: Final = 8
_USUAL_TEXT: Final = 11.0
_USUAL_TITLE: Final = 8.0
"""Words that carry meaning in a usual statement and title."""

LEXICAL: Final = (
    "bm25", "bm25_text", "bm25_title", "token_set", "partial", "ratio", "title_token_set",
    "words", "words_in_text", "words_in_title", "share_of_text", "share_of_title",
    "rarest", "rarest_in_text", "rarest_missing", "pairs",
    "numbers", "other_numbers", "one_has_numbers", "names", "names_of_text",
    "same_speaker", "other_speaker", "speaker_in_title", "speaker_in_text", "their_speaker_named",
    "length", "length_apart",
)  # fmt: skip
"""What is known without the meaning: names of the first columns of ``features``."""
MEANING: Final = (
    "cosine_text", "cosine_title", "cosine_best", "cosine_mean",
    "text_behind", "title_behind", "best_behind",
)  # fmt: skip
"""What is known of the meaning: names of the columns behind them."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A text as it is compared: its keys in order and as a set, those of names, its numbers."""

    plain: str
    keys: tuple[str, ...]
    held: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]


def features(
    asked: Sought, candidates: Sequence[Candidate], cosines: Mapping[int, Cosine] | None
) -> list[list[float]]:
    """A row of numbers a candidate, as ``LEXICAL`` names them, with ``cosines`` ``MEANING`` too.

    Args:
        cosines: of every candidate, by its number on the desk.
    """
    query = _side(asked.text.text)
    sides = [(_side(one.text), _side(one.title or "")) for one in candidates]
    shares = [
        _shares([one.bm25 for one in candidates]),
        _shares([_bm25(asked.words, text, _USUAL_TEXT) for text, _ in sides]),
        _shares([_bm25(asked.words, title, _USUAL_TITLE) for _, title in sides]),
    ]
    rows = [
        [*by_index, *_lexical(asked, query, one, *both)]
        for one, both, by_index in zip(candidates, sides, zip(*shares, strict=True), strict=True)
    ]
    if cosines is not None:
        for row, near in zip(rows, _nearness(candidates, cosines), strict=True):
            row += near
    return rows


def _shares(scores: list[float]) -> list[float]:
    """Each score as a share of the best."""
    best = max(scores, default=0.0) or 1.0
    return [max(one / best, 0.0) for one in scores]


def _bm25(words: Sequence[Word], side: _Side, usual: float) -> float:
    """BM25 of one column, each word counted once (k1 1.2, b .75, as the index has it)."""
    held = math.fsum(one.rarity for one in words if not one.keys.isdisjoint(side.held))
    return held / (1 + 1.2 * (0.25 + 0.75 * len(side.held) / usual))


def _nearness(candidates: Sequence[Candidate], cosines: Mapping[int, Cosine]) -> list[list[float]]:
    """Cosines of each candidate, and how far each is behind the best of all."""
    rows = []
    for one in candidates:
        near = cosines[one.n]
        mean = (near.text + near.title) / 2 if one.title else near.text
        rows.append([near.text, near.title, max(near.text, near.title), mean])
    best = [max(column) for column in zip(*rows, strict=True)]
    return [[*row, best[0] - row[0], best[1] - row[1], best[2] - row[2]] for row in rows]


def _lexical(
    asked: Sought, query: _Side, candidate: Candidate, text: _Side, title: _Side
) -> list[float]:
    text_keys, title_keys = text.held, title.held
    return [
        fuzz.token_set_ratio(query.plain, text.plain) / 100,
        fuzz.partial_ratio(query.plain, text.plain) / 100,
        fuzz.ratio(query.plain, text.plain) / 100,
        fuzz.token_set_ratio(query.plain, title.plain) / 100,
        *_words_shared(asked.words, text_keys, title_keys),
        _pairs_shared(query, text, title),
        *_numbers_shared(query, text, title),
        _part(query.names, text_keys | title_keys),
        _part(text.names, query.held),
        *_speakers(asked, query, candidate, text_keys, title_keys),
        math.log1p(len(text_keys)),
        abs(math.log((1 + len(text_keys)) / (1 + len(query.held)))),
    ]


def _words_shared(
    words: Sequence[Word], text: frozenset[str], title: frozenset[str]
) -> list[float]:
    """Weight of the query's words in text or title, in each, share of theirs, rarest ones."""
    whole = sum(one.rarity for one in words) or 1.0
    in_text = [one for one in words if not one.keys.isdisjoint(text)]
    in_title = [one for one in words if not one.keys.isdisjoint(title)]
    held = {one.word for one in in_text} | {one.word for one in in_title}
    rarest = max((one.rarity for one in words if one.word in held), default=0.0)
    missing = max((one.rarity for one in words if one.word not in held), default=0.0)
    return [
        sum(one.rarity for one in words if one.word in held) / whole,
        sum(one.rarity for one in in_text) / whole,
        sum(one.rarity for one in in_title) / whole,
        min(len(in_text) / max(len(text), 1), 1.0),
        min(len(in_title) / max(len(title), 1), 1.0),
        rarest,
        max((one.rarity for one in in_text), default=0.0),
        missing,
    ]


def _pairs_shared(query: _Side, text: _Side, title: _Side) -> float:
    mine = set(pairwise(query.keys))
    theirs = set(pairwise(text.keys)) | set(pairwise(title.keys))
    return len(mine & theirs) / max(1, min(len(mine), _MOST_PAIRS))


def _numbers_shared(query: _Side, text: _Side, title: _Side) -> list[float]:
    theirs = text.numbers | title.numbers
    return [
        _part(query.numbers, theirs),
        float(bool(query.numbers and theirs) and not query.numbers & theirs),
        float(bool(query.numbers) != bool(text.numbers)),
    ]


def _speakers(
    asked: Sought,
    query: _Side,
    candidate: Candidate,
    text: frozenset[str],
    title: frozenset[str],
) -> list[float]:
    mine, theirs = asked.text.last_name, last_name(candidate.speaker)
    key = key_of(mine) if mine else ""
    return [
        float(bool(mine) and mine == theirs),
        float(bool(mine and theirs) and mine != theirs),
        float(key in title),
        float(key in text),
        float(bool(theirs) and key_of(theirs) in query.held),
    ]


def _part(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine) if mine else 0.0


@lru_cache(maxsize=4096)
def _side(text: str) -> _Side:
    keys: list[str] = []
    names: set[str] = set()
    starts = True
    for found in _WORD.finditer(text):
        word = found[0]
        lower = word.lower()
        if lower not in STOP_WORDS:
            key = key_of(word)
            keys.append(key)
            if word[0].isupper() and not starts:
                names.add(key)
        starts = text[found.end() : found.end() + 1] in {".", "!", "?", ":"}
    numbers = frozenset(one.replace(",", "") for one in _NUMBER.findall(text))
    return _Side(
        utils.default_process(text), tuple(keys), frozenset(keys), frozenset(names), numbers
    )
