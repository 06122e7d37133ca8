"""The annotated article as one HTML file that needs nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from workbench.export.annotated_article import AnnotatedArticle, NotedClaim, State, states
from workbench.export.claim_review import embedded
from workbench.export.marked_text import Piece, TextBlock
from workbench.export.page_template import address, filled
from workbench.models import Article, Spans
from workbench.review import SCALE

_LANES: Final = "abc"
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NO_VERDICT: Final = {"not_checkable", "open", "waiting", "second_review"}
_SAID: Final = {
    "confirmed": "they did say it",
    "misquoted": "misquoted",
    "unconfirmed": "not confirmed that they said it",
}
_UNSETTLED: Final = (
    ("second_review", "a verdict was given and waits for a second reviewer"),
    ("waiting", "waits for a source or a document"),
    ("open", "not looked at yet"),
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A run of text with the classes of its lines; ``syntax`` is markup, not prose."""

    text: str
    classes: str
    syntax: bool
    ends: tuple[NotedClaim, ...]


@dataclass(frozen=True, slots=True)
class _ShownBlock:
    tag: str
    kind: str
    pieces: tuple[_Shown, ...]
    notes: tuple[NotedClaim, ...]


@dataclass(frozen=True, slots=True)
class _Meaning:
    state: State
    use: str


def article_html(page: AnnotatedArticle) -> str:
    """The page as HTML: no script, no request, every text of the desk escaped."""
    article = page.article
    claims = {claim.number: claim for claim in page.claims}
    facts = (article.outlet, article.author, article.published_at)
    language = article.language
    return filled(
        "article.html.j2",
        {
            "page": page,
            "facts": [fact for fact in facts if fact],
            "language": language if _LANGUAGE.fullmatch(language) else None,
            "settled": sum(
                one.claims
                for one in page.counts
                if one.state.code in {str(entry.code) for entry in SCALE}
            ),
            "blocks": [_shown_block(article, claims, block) for block in page.blocks],
            "scale": _meanings(page),
            "reviews": Markup(embedded(list(page.reviews))),
            "corrected": [(claim, one) for claim in page.claims for one in claim.corrections],
            "address": address,
            "said_words": lambda code: _SAID.get(code, code),
            "words": lambda code: code.replace("_", " "),
        },
    )


def _meanings(page: AnnotatedArticle) -> list[_Meaning]:
    """Every state with what it means, in the words of this publication."""
    uses = {str(one.code): one.use for one in SCALE} | dict(_UNSETTLED)
    own = {one.state.code: one.state for one in page.counts}
    return [_Meaning(own.get(one.code, one), uses[one.code]) for one in states()]


def _shown_block(
    article: Article, claims: Mapping[int, NotedClaim], block: TextBlock
) -> _ShownBlock:
    if any(block.span.overlaps(one) for one in article.headings):
        tag, kind = "h3", "heading"
    elif article.title_span is not None and block.span.overlaps(article.title_span):
        tag, kind = "p", "title"
    else:
        tag, kind = "p", "prose"
    # Only the markup of this block: an article may have thousands of pieces of it.
    first = bisect_left(article.markup, block.span.start + 1, key=lambda one: one.end)
    last = bisect_left(article.markup, block.span.end, key=lambda one: one.start)
    syntax = article.markup[first:last]
    return _ShownBlock(
        tag,
        kind,
        tuple(
            shown
            for piece in block.pieces
            for shown in _shown_pieces(article.text, syntax, claims, piece)
        ),
        tuple(claims[number] for number in sorted(block.claims)),
    )


def _shown_pieces(
    text: str, syntax: Spans, claims: Mapping[int, NotedClaim], piece: Piece
) -> Iterator[_Shown]:
    """The piece, cut once more where the article's own markup begins and ends."""
    classes = " ".join(
        f"{lane}-{_line(claims[number].state)}"
        for lane, number in zip(_LANES, piece.lanes, strict=False)
        if number is not None
    )
    start, end = piece.span.start, piece.span.end
    within = [(max(one.start, start), min(one.end, end)) for one in syntax]
    edges = sorted({start, end, *(edge for one in within if one[0] < one[1] for edge in one)})
    for begin, stop in pairwise(edges):
        yield _Shown(
            text[begin:stop].replace("\r\n", "\n"),
            classes,
            any(one[0] <= begin < one[1] for one in within),
            tuple(claims[number] for number in piece.ends) if stop == end else (),
        )


def _line(state: State) -> str:
    return "none" if state.code in _NO_VERDICT else state.code
