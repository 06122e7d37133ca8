"""The article around a claim: its text, the claims near by, the words that attribute them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workbench.models import Article, Span
from workbench.review import Coverage, coverage
from workbench.store import AttributionRow, ClaimFilter, ClaimRow, Desk
from workbench.tui.marks import Marks, state_class
from workbench.tui.widgets.article import ClaimMark, CurrentMark

NEARBY: Final = 500
"""Claims marked before and after the current one; an article of 5 MB may hold 25,000."""


class ArticleMarks:
    """The article of the current claim and its marks, kept until a claim of another one."""

    def __init__(self, desk: Desk, marks: Marks) -> None:
        self._desk = desk
        self._marks = marks
        self._article_id: str | None = None
        self._article: Article | None = None
        self._attributions: dict[str, AttributionRow] = {}
        self._claims: dict[str, ClaimRow] = {}
        self._coverage: Coverage | None = None
        self._is_covered = False

    @property
    def article(self) -> Article | None:
        """The article that is open."""
        return self._article

    @property
    def article_id(self) -> str | None:
        """The id of the article that is open, as the desk has it."""
        return self._article_id

    def open_article(self, article_id: str) -> None:
        """Open an article."""
        if article_id != self._article_id:
            self._article_id = article_id
            self._article = self._desk.stored_article(article_id)
            rows = self._desk.attributions(article_id)
            self._attributions = {row.id: row for row in rows}
            self.forget_claims()

    def open_for(self, claim: ClaimRow) -> None:
        """Open the article of ``claim``, and the claims near it as they stand now."""
        if claim.article_id is None:
            return
        self.open_article(claim.article_id)
        if claim.id not in self._claims:
            chosen = ClaimFilter(article_id=claim.article_id)
            place = self._desk.position_of(claim.id, chosen) or 0
            rows_near = self._desk.claims(chosen, limit=2 * NEARBY, offset=max(place - NEARBY, 0))
            self._claims = {row.id: row for row in rows_near}
        self._claims[claim.id] = claim

    def forget_claims(self) -> None:
        """Forget how the claims stand: there are others now, or another program changed them."""
        self._claims = {}
        self._coverage = None
        self._is_covered = False

    def coverage(self) -> Coverage | None:
        """How the article is covered by claims, counted once; ``None`` where it is not known."""
        if not self._is_covered and self._article_id is not None:
            self._coverage = coverage(self._desk, self._article_id)
            self._is_covered = True
        return self._coverage

    def attribution_of(self, claim: ClaimRow) -> AttributionRow | None:
        """The attribution that ``claim`` rests on."""
        return self._attributions.get(claim.attribution_id or "")

    def claim_marks(self) -> list[ClaimMark]:
        """How the claims near the current one are marked."""
        return [
            ClaimMark(row.id, row.spans, self._marks.state(row)[0], state_class(row))
            for row in self._claims.values()
            if row.spans
        ]

    def current_mark(self, claim: ClaimRow) -> CurrentMark:
        """How ``claim`` and the words that attribute it stand out."""
        mark = CurrentMark(claim.id, claim.spans)
        attribution = self.attribution_of(claim)
        if attribution is None or self._article is None:
            return mark
        anchor = (attribution.cue_spans or attribution.content_spans)[0]
        return replace(
            mark,
            source=attribution.source_spans,
            cue=attribution.cue_spans,
            relay=relay_spans(self._article.text, attribution.via, anchor),
        )


def relay_spans(text: str, relays: Sequence[str], anchor: Span) -> tuple[Span, ...]:
    """Where the article names each relay: the mention nearest to ``anchor``, if there is one."""
    found = []
    for name in relays:
        before = text.rfind(name, 0, anchor.start)
        after = text.find(name, anchor.start)
        starts = [start for start in (before, after) if start >= 0 and name]
        if starts:
            start = min(starts, key=lambda place: abs(place - anchor.start))
            found.append(Span(start=start, end=start + len(name)))
    return tuple(found)
