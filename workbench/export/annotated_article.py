"""An article with its claims, their verdicts and what these rest on: what a page of it shows.

One model behind the HTML, the Markdown and the JSON. Texts are as the desk has them; each writer
makes control characters visible and escapes for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workbench import __version__
from workbench.audit import source_figures
from workbench.export.claim_review import claim_review, reviewed_claims
from workbench.export.marked_text import Marked, TextBlock, marked_blocks
from workbench.export.masking import Mask, mask_of
from workbench.models import Article, Evidence, SourceKind, Spans, Status
from workbench.review import (
    SCALE,
    SCALE_VERSION,
    Correction,
    PublishSettings,
    glyph_of,
    publications,
)
from workbench.review.publication import corrections_among
from workbench.review.publishing import is_web_address
from workbench.review.scale import OPEN_GLYPH, WAITING_GLYPH
from workbench.store import ClaimFilter, confidential_name
from workbench.store.snapshot import snapshot

if TYPE_CHECKING:
    from typing import Any

    from workbench.audit import SourceFigures
    from workbench.store import ClaimRow, Desk

NOBODY: Final = "nobody named"
UNCERTAIN: Final = "uncertain who"
THIS_ARTICLE: Final = "this article"

_WAITING: Final = "needs_more"
_SECOND: Final = "second_review"
_WITHOUT: Final = ("open", "waiting", _SECOND)


@dataclass(frozen=True, slots=True)
class State:
    """Where a claim stands: a verdict, or how far the work on it is.

    ``code`` is a verdict's or ``open``, ``waiting``, ``second_review``; a sign never stands without
    its word.
    """

    code: str
    glyph: str
    word: str

    @property
    def is_verdict(self) -> bool:
        """Whether somebody has found something."""
        return self.code not in _WITHOUT


@dataclass(frozen=True, slots=True)
class Link:
    """One who carried the words: the source, a relay, or the article. ``role`` says which."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """A piece of evidence. ``url`` is a web address or ``None``; ``named`` what to call it."""

    named: str
    url: str | None
    stance: str
    first_hand: bool | None
    excerpt: str | None


@dataclass(frozen=True, slots=True)
class NotedClaim:
    """A claim as its note tells it. ``number`` is its position, ``quote`` the article's words.

    ``said`` is whether the source said it (``confirmed``, ``misquoted``, ``unconfirmed``), apart
    from whether it is true. ``left_open`` is what the program could not tell. ``anchor`` names the
    note within the page.
    """

    id: str
    anchor: str
    number: int
    spans: Spans
    quote: str
    statement: str
    state: State
    chain: tuple[Link, ...]
    style: str | None
    cue: str | None
    type: str | None
    said: str | None
    reason: str | None
    reason_code: str | None
    as_of: str | None
    reviewed_on: str | None
    evidence: tuple[EvidenceNote, ...]
    left_open: tuple[str, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many claims of the article are in one state."""

    state: State
    claims: int


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """Everything a page of one article shows.

    ``claims`` are in the order of the text, ``sources`` by their number of claims. ``reviews`` are
    the ClaimReview of those that are published; none where it is not known who publishes.
    ``confidential`` are the codes of sources that are not to be named, and ``named_in_article`` of
    those that the words of the article name. ``as_of`` is the instant of the last event of the
    desk, which ``events`` counts and ``head_hash`` seals.
    """

    slug: str
    title: str
    article: Article
    blocks: tuple[TextBlock, ...]
    claims: tuple[NotedClaim, ...]
    counts: tuple[Counted, ...]
    sources: tuple[SourceFigures, ...]
    reviews: tuple[dict[str, Any], ...]
    confidential: tuple[str, ...]
    named_in_article: tuple[str, ...]
    as_of: str | None
    events: int
    head_hash: str
    scale_version: int = SCALE_VERSION
    tool_version: str = __version__


def annotated_article(
    desk: Desk, article_id: str, settings: PublishSettings | None = None
) -> AnnotatedArticle:
    """Read an article and its claims as they stand.

    Args:
        settings: under whose name, where and in which words it is published.

    Raises:
        DeskError: there is no such article.
    """
    settings = settings or PublishSettings()
    with snapshot(desk):
        article = desk.stored_article(article_id)
        slug = desk.article(article_id).slug
        rows = desk.claims(ClaimFilter(article_id=article_id))
        reader = _Reader(desk, settings, mask_of(desk), article.outlet or THIS_ARTICLE)
        claims = reader.noted(rows)
        last = desk.history(limit=1)
        return AnnotatedArticle(
            slug=slug,
            title=article.title or slug,
            article=article,
            blocks=tuple(
                marked_blocks(article.text, [Marked(one.number, one.spans) for one in claims])
            ),
            claims=claims,
            counts=tuple(_counts(claims)),
            sources=tuple(source_figures(desk, "article", only_group=slug)),
            reviews=tuple(reader.reviews(rows)),
            confidential=tuple(
                sorted({confidential_name(row.source_number) for row in rows if row.source_number})
            ),
            named_in_article=tuple(reader.mask.named_in(article.text)),
            as_of=last[-1].at if last else None,
            events=last[-1].seq if last else 0,
            head_hash=desk.head_hash(),
        )


def states() -> list[State]:
    """Every state in the order of the scale, then those without a verdict."""
    return [
        *(State(str(one.code), one.glyph, one.label) for one in SCALE),
        State(_SECOND, OPEN_GLYPH, "Second review"),
        State("waiting", WAITING_GLYPH, "Waiting"),
        State("open", OPEN_GLYPH, "Open"),
    ]


def state_of(claim: ClaimRow, settings: PublishSettings) -> State:
    """The state of a claim.

    A verdict that waits for its second review is none yet, and one on other words than the article
    has is none any more.
    """
    if claim.verdict is not None and claim.status not in {_SECOND, Status.STALE}:
        return State(claim.verdict, glyph_of(claim.verdict), settings.label(claim.verdict))
    code = {_SECOND: _SECOND, _WAITING: "waiting"}.get(claim.status, "open")
    return next(one for one in states() if one.code == code)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads claims for one page; every text of ours goes through the mask."""

    desk: Desk
    settings: PublishSettings
    mask: Mask
    publication: str

    def noted(self, rows: Sequence[ClaimRow]) -> tuple[NotedClaim, ...]:
        published = publications(self.desk) if rows else {}
        anchors = [self.settings.anchor_of(row) for row in rows]
        # Where each claim is to have a page of its own they have no anchors, or all the same.
        if len({*anchors, ""}) != len(rows) + 1:
            anchors = [row.id for row in rows]
        return tuple(
            self._noted(
                row, anchor, corrections_among(published.get(row.id, []), row, self.settings)
            )
            for row, anchor in zip(rows, anchors, strict=True)
        )

    def reviews(self, rows: Sequence[ClaimRow]) -> list[dict[str, Any]]:
        """ClaimReview of the claims that are published; none where it is not known who does."""
        if not (self.settings.organization and self.settings.url and self.settings.page):
            return []
        return [
            claim_review(one, self.settings)
            for one in reviewed_claims(self.desk, [row.n for row in rows])
        ]

    def _noted(self, row: ClaimRow, anchor: str, corrected: Sequence[Correction]) -> NotedClaim:
        state = state_of(row, self.settings)
        settled = state.is_verdict
        evidence = self.desk.evidence(row.id) if row.evidence_count else []
        over = self.mask.over_any
        return NotedClaim(
            id=row.id,
            anchor=anchor,
            number=row.position,
            spans=row.spans,
            quote=row.quote,
            statement=self.mask.over(row.text),
            state=state,
            chain=tuple(self._chain(row)),
            style=row.style,
            cue=row.cue,
            type=row.type,
            said=row.attribution_verdict if row.status != Status.STALE else None,
            reason=over(row.reason) if settled else None,
            reason_code=row.reason_code if settled else None,
            as_of=row.as_of if settled else None,
            reviewed_on=(row.reviewed_at or "")[:10] or None if settled else None,
            evidence=tuple(self._evidence(one) for one in evidence),
            left_open=tuple(self.mask.over(flag) for flag in row.flags),
            corrections=tuple(replace(one, reason=over(one.reason)) for one in corrected),
        )

    def _chain(self, row: ClaimRow) -> list[Link]:
        """From who said it, through who carried it, to the article that prints it."""
        printed = Link(self.publication, "article")
        if row.attribution_id is None:
            return [printed]
        relays = [Link(self.mask.over(relay), "relay") for relay in row.via]
        return [Link(self._source_name(row), "source"), *relays, printed]

    def _source_name(self, row: ClaimRow) -> str:
        if row.source_number is not None:
            return confidential_name(row.source_number)
        if row.source_name:
            return self.mask.over(row.source_name)
        return NOBODY if row.source_kind == SourceKind.UNNAMED else UNCERTAIN

    def _evidence(self, evidence: Evidence) -> EvidenceNote:
        over, url = self.mask.over_any, evidence.url
        return EvidenceNote(
            named=over(evidence.title) or evidence.url or over(evidence.excerpt) or "",
            url=url if url and is_web_address(url) else None,
            stance=str(evidence.stance),
            first_hand=evidence.primary,
            excerpt=over(evidence.excerpt) if evidence.title or evidence.url else None,
        )


def _counts(claims: Sequence[NotedClaim]) -> list[Counted]:
    counted = Counter(claim.state.code for claim in claims)
    known = [Counted(one, counted.pop(one.code)) for one in states() if counted[one.code]]
    rest = {claim.state for claim in claims if claim.state.code in counted}
    return [*known, *(Counted(s, counted[s.code]) for s in sorted(rest, key=lambda s: s.code))]
