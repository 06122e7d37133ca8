"""The words of a claim as they are compared: folded, stemmed, countries by one name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workbench.matching.vocabulary import (
    MONTHS,
    NUMBER_WORDS,
    PLACES,
    STOP_WORDS,
    SYNONYMS,
    WEEKDAYS,
)

_TOKEN: Final = re.compile(
    r"[$€£¥]?\d(?:[\d,]*\d)?(?:\.\d+)?%?|U\.S\.|n['’]t\b|[^\W\d_]+(?:[-][^\W\d_]+)*(?=n['’]t\b)"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*",
    re.UNICODE,
)
_SUFFIXES: Final = (
    ("ization", "iz"), ("isation", "iz"), ("ational", "at"), ("ations", "at"), ("ation", "at"),
    ("ments", ""), ("ment", ""), ("ities", ""), ("ity", ""), ("ings", ""), ("ing", ""),
    ("ies", "y"), ("ied", "y"), ("edly", ""), ("ed", ""), ("es", ""), ("ly", ""), ("s", ""),
    ("e", ""),
)  # fmt: skip
_SYNONYM_OF: Final = {word: f"={n}" for n, group in enumerate(SYNONYMS) for word in group}


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a claim.

    ``word`` is the word as written, ``key`` what it is compared by, ``is_name`` whether it
    is (part of) a proper name.
    """

    word: str
    key: str
    is_name: bool

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.word.lower()


@lru_cache(maxsize=4096)
def terms_of(text: str) -> tuple[Term, ...]:
    """All words of ``text`` in order, function words included."""
    folded = unicodedata.normalize("NFKC", text).replace("’", "'")
    found = list(_TOKEN.finditer(folded))
    terms: list[Term] = []
    skip = False
    for place, match in enumerate(found):
        if skip:
            skip = False
            continue
        word = match[0].replace(".", "") if match[0] == "U.S." else match[0]
        after = found[place + 1][0] if place + 1 < len(found) else ""
        pair = f"{word}-{after}".lower()
        if after and pair in PLACES:
            terms.append(Term(f"{word} {after}", f"@{PLACES[pair]}", True))
            skip = True
            continue
        starts = place == 0 or folded[: match.start()].rstrip()[-1:] in {".", "!", "?", ":"}
        terms.append(Term(word, key_of(word), _is_name(word, after, starts)))
    return tuple(terms)


def _is_name(word: str, after: str, starts_sentence: bool) -> bool:
    lower = word.lower()
    if lower in PLACES and (word[0].isupper() or lower not in STOP_WORDS):
        return word[0].isupper()
    if not word[0].isupper() or lower in MONTHS or lower in WEEKDAYS or lower in STOP_WORDS:
        return False
    if word.isupper() and len(word) >= 2:
        return True
    return not starts_sentence or (after[:1].isupper() and after.lower() not in STOP_WORDS)


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """What a word is compared by: its country, its group of synonyms, or its stem."""
    lower = word.lower()
    if lower in PLACES and (word[0].isupper() or lower not in {"us", "may", "turkey", "china"}):
        return f"@{PLACES[lower]}"
    if lower in NUMBER_WORDS:
        return f"{NUMBER_WORDS[lower]:g}"
    if lower[0].isdigit():
        return lower.rstrip("%").replace(",", "")
    if lower in _SYNONYM_OF:
        return _SYNONYM_OF[lower]
    if not lower.isalpha() or len(lower) <= 3:
        return lower
    # British spelling is the same word.
    lower = re.sub(r"is(e|ed|es|ing|ation)$", r"iz\1", lower)
    lower = re.sub(r"(?<=[bvl])our(?=s?$|ed$|ing$|able$)", "or", lower)
    for suffix, put in _SUFFIXES:
        if lower.endswith(suffix) and len(lower) - len(suffix) >= 3:
            return lower[: len(lower) - len(suffix)] + put
    return lower


def content_terms(text: str) -> tuple[Term, ...]:
    """The words of ``text`` that carry meaning; all of them where none does."""
    terms = terms_of(text)
    kept = tuple(
        t for t in terms if t.key[0] == "@" or (t.lower not in STOP_WORDS and t.lower != "n't")
    )
    return kept or terms


def plain(text: str) -> str:
    """``text`` without case, punctuation and quotation marks: equal for the same wording."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"[$€£¥]|[^\W_]+(?:\.\d+)?%?", folded))
