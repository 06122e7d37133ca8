"""Why a prior claim was found, and why it is in its tier, in words that a person can check."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.matching.comparing import compare, same_speaker, shared_words
from workbench.matching.quantities import matched_quantities
from workbench.matching.terms import Term
from workbench.matching.wording import Wording, wording_of
from workbench.models import Match, Tier

_RARE: Final = 0.01
"""Share of the claims from which on a word is not rare."""
_ALWAYS_RARE: Final = 3
"""A word in so few claims is rare on the smallest desk."""
_SHOWN: Final = 4


def explain(
    match: Match,
    ours: str,
    theirs: str,
    *,
    rare: Sequence[tuple[str, int]] = (),
    our_speaker: str | None = None,
    their_speaker: str | None = None,
    cosine: float | None = None,
) -> list[str]:
    """Sentences about one match, the verdict of the guards first; its conflicts stand apart.

    Args:
        ours, theirs: the two wordings.
        rare: shared words that few claims have, each with the number of claims that have it.
        cosine: how near the two are in meaning (-1 to 1), where it was worked out.
    """
    mine, other = wording_of(ours), wording_of(theirs)
    lines = [_tier_line(match, ours, theirs)]
    lines += _word_lines(mine, other)
    if rare:
        told = ", ".join(f"{word} (in {count:,})" for word, count in rare)
        lines.append(f"rare words shared: {told}")
    lines += _figure_lines(mine, other)
    if same_speaker(our_speaker, their_speaker):
        lines.append(f"same speaker: {their_speaker}")
    if cosine is not None:
        lines.append(f"meaning: cosine {cosine:.2f}")
    return lines


def _tier_line(match: Match, ours: str, theirs: str) -> str:
    """The tier and what made it so."""
    if match.tier is Tier.CONFLICT:
        own = [reason for reason in match.reasons if reason.startswith("the same source")]
        return "; ".join(["conflict: one or more words keep the two apart", *own])
    found = compare(ours, theirs)
    if match.tier is Tier.SAME:
        return "same: every word that counts has its like, in the same place"
    # Beside the words, a verdict may be too old.
    beside = [reason for reason in match.reasons if reason.startswith("its verdict")]
    return f"similar: {'; '.join([*found.caveats, *beside]) or 'few words shared'}"


def _word_lines(mine: Wording, other: Wording) -> Iterator[str]:
    pairs = shared_words(mine, other)
    paired = {id(t) for pair in pairs for t in pair}
    parts = [f"{len(pairs)} of {max(len(mine.content), len(other.content))} words shared"]
    for whose, wording in (("this one", mine), ("the other", other)):
        left = [t for t in wording.content if id(t) not in paired]
        if left:
            parts.append(f"only {whose}: {_listed(left)}")
    yield "; ".join(parts)
    renamed = [(a, b) for a, b in pairs if a.lower != b.lower and a.key[0] in "@="]
    if renamed:
        yield "read as the same: " + ", ".join(f"{a.word} ~ {b.word}" for a, b in renamed)
    spelled = [(a, b) for a, b in pairs if a.key != b.key]
    if spelled:
        yield "spelled otherwise: " + ", ".join(f"{a.word} ~ {b.word}" for a, b in spelled)


def _listed(terms: Sequence[Term]) -> str:
    more = len(terms) - 2 * _SHOWN
    told = ", ".join(t.word for t in terms[: 2 * _SHOWN])
    return f"{told} and {more} more" if more > 0 else told


def _figure_lines(mine: Wording, other: Wording) -> Iterator[str]:
    numbers = matched_quantities(mine.figures.quantities, other.figures.quantities)
    if numbers:
        told = [a.words if a.words == b.words else f"{a.words} ~ {b.words}" for a, b in numbers]
        yield f"same numbers: {', '.join(told)}"
    years = sorted(mine.periods.years & other.periods.years)
    days = sorted(mine.periods.days & other.periods.days)
    dates = [f"{month}/{day}" for month, day in days] + [str(year) for year in years]
    if dates:
        yield f"same dates: {', '.join(dates)}"


def rare_shared_words(
    connection: sqlite3.Connection, ours: str, theirs: str
) -> list[tuple[str, int]]:
    """Up to four words that both wordings have and few claims of the desk, the rarest first.

    Args:
        connection: a desk's; reads ``claims`` and ``claims_fts``.
    """
    claims = connection.execute("SELECT max(n) FROM claims").fetchone()[0] or 0
    most = max(_ALWAYS_RARE, int(_RARE * claims))
    mine, other = wording_of(ours), wording_of(theirs)
    found = []
    shared = [b for _, b in shared_words(mine, other) if id(b) not in other.counted]
    for word in dict.fromkeys(term.word for term in shared):
        (count,) = connection.execute(
            "SELECT count(*) FROM claims_fts WHERE claims_fts MATCH ?", [f'"{word}"']
        ).fetchone()
        if 0 < count <= most:
            found.append((word, int(count)))
    return sorted(found, key=lambda one: one[1])[:_SHOWN]
