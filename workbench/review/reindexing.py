"""The vectors of the claims, made where they are missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workbench.store.vectors import (
    Unread,
    Vectors,
    article_without_vectors,
    count_without_vectors,
    keep_vectors,
    without_vectors,
)

if TYPE_CHECKING:
    from workbench.store import Desk

BATCH: Final = 64
"""Claims whose vectors are written in one transaction: what is lost where it is stopped."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The vector of a text: as it is looked for with (float32), and as the desk keeps it."""

    text: str
    vector: bytes
    half: bytes
    signs: bytes


def meanings_of(texts: Sequence[str]) -> list[Meaning]:
    """The vectors of ``texts``. Needs no desk.

    Raises:
        WorkbenchError: a file of the embedding model is not the one it must be.
    """
    from workbench.matching.embedding import embed
    from workbench.matching.meaning import encoded

    vectors = embed(texts)
    return [
        Meaning(text, vector.tobytes(), *kept)
        for text, vector, kept in zip(texts, vectors, encoded(vectors), strict=True)
    ]


def keep_meanings(desk: Desk, article_id: str, meanings: Sequence[Meaning]) -> None:
    """Write the vectors of the claims of an article that have none; make those not among them.

    Raises:
        WorkbenchError: a file of the embedding model is not the one it must be.
        DeskError: the desk cannot be written.
    """
    from workbench.matching.embedding import MODEL

    known = {one.text: Vectors(0, one.half, one.signs) for one in meanings}
    missing = article_without_vectors(desk, MODEL, article_id)
    # A claim that kept a wording of the reviewer's says what nobody has read yet.
    other = [one for one in missing if one.title or one.text not in known]
    made = dict(zip(other, _vectors(other), strict=True)) if other else {}
    keep_vectors(
        desk,
        MODEL,
        [(one, made[one] if one in made else replace(known[one.text], n=one.n)) for one in missing],
    )


def missing_vectors(desk: Desk) -> int:
    """How many claims have no vectors yet; 0 where the extra ``semantic`` is not installed."""
    from workbench.matching.embedding import MODEL, can_embed

    return count_without_vectors(desk, MODEL) if can_embed() else 0


def make_vectors(desk: Desk, *, progress: Callable[[int], None] | None = None) -> int:
    """Make the vectors that are missing, a batch at a time; return for how many claims.

    Stopped half-way it keeps what was made, and goes on from there the next time.

    Args:
        progress: told how many claims are done.

    Raises:
        WorkbenchError: a file of the embedding model is not the one it must be.
        DeskError: the desk cannot be written.
    """
    from workbench.matching.embedding import MODEL

    if not missing_vectors(desk):
        return 0
    done = after = 0
    while batch := without_vectors(desk, MODEL, after=after, limit=BATCH):
        keep_vectors(desk, MODEL, list(zip(batch, _vectors(batch), strict=True)))
        after = batch[-1].n
        done += len(batch)
        if progress is not None:
            progress(done)
    return done


def _vectors(claims: list[Unread]) -> list[Vectors]:
    from workbench.matching.embedding import embed
    from workbench.matching.meaning import encoded

    texts = encoded(embed([claim.text for claim in claims]))
    titled = [claim for claim in claims if claim.title]
    titles = dict(
        zip(
            (claim.n for claim in titled),
            encoded(embed([claim.title or "" for claim in titled])),
            strict=True,
        )
    )
    return [
        Vectors(claim.n, *text, *titles.get(claim.n, (None, None)))
        for claim, text in zip(claims, texts, strict=True)
    ]
