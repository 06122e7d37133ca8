"""An article with its claims, their verdicts and what these rest on: what a page of it shows.

One model behind the HTML, the Markdown and the JSON. Texts are as the desk has them; each writer
makes control characters visible and escapes for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench import __version__
from workbench.audit import wilson
from workbench.audit.sources import RATED
from workbench.export.marked_text import Marked, TextBlock, marked_blocks
from workbench.export.web_address import web_address
from workbench.models import Article, Evidence, SourceKind, Spans
from workbench.review import SCALE, SCALE_VERSION, entry_of, glyph_of
from workbench.review.scale import OPEN_GLYPH, WAITING_GLYPH
from workbench.store import ClaimFilter

if TYPE_CHECKING:
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
class Rest:
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
    from whether it is true. ``left_open`` is what the program could not tell.
    """

    id: str
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
    evidence: tuple[Rest, ...]
    left_open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """``hits`` of ``n`` with the Wilson 95 % interval; the shares are ``None`` where n is 0."""

    hits: int
    n: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """A source of the article, counted over its claims; ``kind`` as in ``models.SourceKind``."""

    name: str
    kind: str
    title: str | None
    claims: int
    direct: int
    indirect: int
    mixed: int
    relayed: int
    verified: Rate
    disputed: Rate


@dataclass(frozen=True, slots=True)
class Counted:
    """How many claims of the article are in one state."""

    state: State
    claims: int


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """Everything a page of one article shows.

    ``claims`` are in the order of the text, ``sources`` by their number of claims; ``as_of`` is
    the instant of the last event of the desk, which ``events`` counts and ``head_hash`` seals.
    """

    slug: str
    title: str
    article: Article
    blocks: tuple[TextBlock, ...]
    claims: tuple[NotedClaim, ...]
    counts: tuple[Counted, ...]
    sources: tuple[QuotedSource, ...]
    as_of: str | None
    events: int
    head_hash: str
    scale_version: int = SCALE_VERSION
    tool_version: str = __version__


def annotated_article(desk: Desk, article_id: str) -> AnnotatedArticle:
    """Read an article and its claims as they stand. Raises DeskError."""
    article = desk.stored_article(article_id)
    slug = desk.article(article_id).slug
    rows = desk.claims(ClaimFilter(article_id=article_id))
    publication = article.outlet or THIS_ARTICLE
    claims = tuple(_noted(desk, row, publication) for row in rows)
    marked = [Marked(one.number, one.spans) for one in claims]
    last = desk.history(limit=1)
    return AnnotatedArticle(
        slug=slug,
        title=article.title or slug,
        article=article,
        blocks=tuple(marked_blocks(article.text, marked)),
        claims=claims,
        counts=tuple(_counts(claims)),
        sources=tuple(_sources(rows, publication)),
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


def state_of(claim: ClaimRow) -> State:
    """The state of a claim. A verdict that waits for its second review is none yet."""
    if claim.verdict is not None and claim.status != _SECOND:
        entry = entry_of(claim.verdict)
        return State(
            claim.verdict, glyph_of(claim.verdict), entry.label if entry else claim.verdict
        )
    code = {_SECOND: _SECOND, _WAITING: "waiting"}.get(claim.status, "open")
    return next(one for one in states() if one.code == code)


def _noted(desk: Desk, row: ClaimRow, publication: str) -> NotedClaim:
    settled = state_of(row).code == row.verdict
    evidence = desk.evidence(row.id) if row.evidence_count else []
    return NotedClaim(
        id=row.id,
        number=row.position,
        spans=row.spans,
        quote=row.quote,
        statement=row.text,
        state=state_of(row),
        chain=tuple(_chain(row, publication)),
        style=row.style,
        cue=row.cue,
        type=row.type,
        said=row.attribution_verdict,
        reason=row.reason if settled else None,
        reason_code=row.reason_code if settled else None,
        as_of=row.as_of if settled else None,
        reviewed_on=(row.reviewed_at or "")[:10] or None if settled else None,
        evidence=tuple(_rest(one) for one in evidence),
        left_open=row.flags,
    )


def _chain(row: ClaimRow, publication: str) -> list[Link]:
    """From who said it, through who carried it, to the article that prints it."""
    printed = Link(publication, "article")
    if row.attribution_id is None:
        return [printed]
    name = _source_name(row)
    relays = [Link(relay, "relay") for relay in row.via]
    return [Link(name, "source"), *relays, printed]


def _source_name(row: ClaimRow) -> str:
    if row.source_name:
        return row.source_name
    return NOBODY if row.source_kind == SourceKind.UNNAMED else UNCERTAIN


def _rest(evidence: Evidence) -> Rest:
    url = web_address(evidence.url)
    return Rest(
        named=evidence.title or evidence.url or evidence.excerpt or "",
        url=url,
        stance=str(evidence.stance),
        first_hand=evidence.primary,
        excerpt=evidence.excerpt if evidence.title or evidence.url else None,
    )


def _counts(claims: Sequence[NotedClaim]) -> list[Counted]:
    counted = Counter(claim.state.code for claim in claims)
    known = [Counted(one, counted.pop(one.code)) for one in states() if counted[one.code]]
    rest = {claim.state for claim in claims if claim.state.code in counted}
    return [*known, *(Counted(s, counted[s.code]) for s in sorted(rest, key=lambda s: s.code))]


def _sources(rows: Sequence[ClaimRow], publication: str) -> list[QuotedSource]:
    """The sources of the article; the rates count like ``audit.source_figures``."""
    of: dict[tuple[str, str], list[ClaimRow]] = {}
    for row in rows:
        narrated = row.attribution_id is None
        name = publication if narrated else _source_name(row)
        of.setdefault((row.source_id or name, row.source_kind or "narrator"), []).append(row)
    found = []
    for (_, kind), said in of.items():
        first = said[0]
        settled = [row.verdict for row in said if row.verdict in RATED]
        styles = Counter(row.style for row in said)
        found.append(
            QuotedSource(
                name=publication if first.attribution_id is None else _source_name(first),
                kind=kind,
                title=first.source_title,
                claims=len(said),
                direct=styles["direct"],
                indirect=styles["indirect"],
                mixed=styles["mixed"],
                relayed=sum(bool(row.via) for row in said),
                verified=_rate(settled.count("verified"), len(settled)),
                disputed=_rate(settled.count("disputed"), len(settled)),
            )
        )
    return sorted(found, key=lambda one: (-one.claims, one.name))


def _rate(hits: int, n: int) -> Rate:
    interval = wilson(hits, n)
    if interval is None:
        return Rate(hits, n, None, None, None)
    return Rate(hits, n, hits / n, *interval)
