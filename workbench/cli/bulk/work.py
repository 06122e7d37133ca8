"""The work on an article that needs no turn at the desk, and its results as JSON.

The same functions run in this process, in worker processes and on the workers of a cluster, so that
the results are the same wherever they were made.
"""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from workbench.errors import UnreadableArticle, WorkbenchError
from workbench.models import Article, Split

if TYPE_CHECKING:
    from workbench.claims.splitting import Granularity
    from workbench.models import Match
    from workbench.reading.intake import Fetch, Known
    from workbench.review import Meaning
    from workbench.store import Desk

_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def on_one_thread() -> None:
    """Let numpy work on one thread, where it is not loaded yet.

    Sums are rounded otherwise when they are shared out, and processes would take the processors
    from each other.
    """
    if "numpy" not in sys.modules:
        os.environ.update(dict.fromkeys(_THREADS, "1"))


@dataclass(frozen=True, slots=True)
class Cut:
    """An article taken apart.

    Attributes:
        meanings: vectors of its claims; ``None`` where they cannot be made.
        trouble: why they cannot be made, as a sentence.
    """

    split: Split
    meanings: tuple[Meaning, ...] | None = None
    trouble: str | None = None


def read_source(source: str, known: Known, fetch: Fetch | None) -> list[Article]:
    """The articles of a source, each of which a desk can keep. Raises UnreadableArticle."""
    from workbench.reading import read_all

    articles = read_all(source, known=known, fetch=fetch)
    for article in articles:
        try:
            article.text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise UnreadableArticle(
                f"{source} holds a broken character (a lone surrogate) at position {error.start}",
                "save it as UTF-8",
            ) from None
    return articles


def cut(article: Article, granularity: Granularity) -> Cut:
    """Take an article apart, and read its claims for their meaning where that is installed."""
    from workbench.claims import split
    from workbench.matching.embedding import can_embed

    parts = split(article, granularity=granularity)
    if not can_embed():
        return Cut(parts)
    from workbench.review import meanings_of

    try:
        return Cut(parts, tuple(meanings_of([claim.statement for claim in parts.claims])))
    except WorkbenchError as error:
        # The extra is broken: what came in is taken in all the same.
        return Cut(parts, trouble=str(error))


def find_all(
    desk: Desk, claim_ids: Sequence[str], *, meaning: bool
) -> list[tuple[str, list[Match]]]:
    """The prior claims for each of some claims of the desk. Writes nothing."""
    from workbench.review import find

    return [(claim_id, find(desk, claim_id, meaning=meaning)) for claim_id in claim_ids]


def known_meanings(meanings: Sequence[Meaning]) -> None:
    """Keep vectors that were made elsewhere for the search that comes next."""
    from workbench.matching.embedding import remember

    for one in meanings:
        remember(one.text, one.vector)


def cut_as_json(made: Cut) -> dict[str, Any]:
    """A cut as JSON has it; ``cut_from_json`` reads it."""
    meanings = None if made.meanings is None else [_packed(one) for one in made.meanings]
    return {
        "split": made.split.model_dump(mode="json"),
        "meanings": meanings,
        "trouble": made.trouble,
    }


def cut_from_json(told: dict[str, Any]) -> Cut:
    """The cut that ``cut_as_json`` wrote, every part of it checked again."""
    split = Split.model_validate(told["split"])
    if told["meanings"] is None:
        return Cut(split, None, told["trouble"])
    return Cut(split, tuple(_unpacked(*one) for one in told["meanings"]), told["trouble"])


def meanings_as_json(meanings: Sequence[Meaning]) -> list[list[str]]:
    """Vectors as JSON has them; ``meanings_from_json`` reads it."""
    return [_packed(one) for one in meanings]


def meanings_from_json(told: list[list[str]]) -> list[Meaning]:
    """The vectors that ``meanings_as_json`` wrote."""
    return [_unpacked(*one) for one in told]


def _packed(one: Meaning) -> list[str]:
    parts = (one.vector, one.half, one.signs)
    return [one.text, *(base64.b64encode(part).decode("ascii") for part in parts)]


def _unpacked(text: str, vector: str, half: str, signs: str) -> Meaning:
    from workbench.review import Meaning

    return Meaning(text, *(base64.b64decode(part) for part in (vector, half, signs)))
