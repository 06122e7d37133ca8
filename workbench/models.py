"""The models that cross a border between layers.

Offsets everywhere are Unicode code points (Python ``str`` indices), half-open, in
``Article.text`` exactly as it was read. A quotation is never stored apart from the
spans that prove it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    field_validator,
    model_serializer,
    model_validator,
)

QUOTE_JOINT = " … "
"""What stands between the pieces of a quotation taken from several places."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Model):
    """A half-open range of code points, ``start < end``. Reads and writes as ``[start, end]``."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)

    @model_validator(mode="before")
    @classmethod
    def _from_pair(cls, value: Any) -> Any:
        if isinstance(value, (list, tuple)) and len(value) == 2:
            return {"start": value[0], "end": value[1]}
        return value

    @model_validator(mode="after")
    def _is_not_empty(self) -> Span:
        if self.start >= self.end:
            raise ValueError("a span ends after its start")
        return self

    @model_serializer
    def _as_pair(self) -> list[int]:
        return [self.start, self.end]

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]


def quote_of(text: str, spans: Sequence[Span]) -> str:
    """The verbatim words at ``spans`` of ``text``, pieces joined by ``QUOTE_JOINT``."""
    return QUOTE_JOINT.join(span.of(text) for span in spans)


def digest(text: str) -> str:
    """SHA-256 of ``text`` in UTF-8, as 64 hex digits (lone surrogates are kept apart)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class SourceKind(StrEnum):
    """Who stands behind a statement (``verdicts-and-formats`` section 3)."""

    PERSON = "person"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    COLLECTIVE = "collective"
    UNNAMED = "unnamed"
    NARRATOR = "narrator"


class AttributionStyle(StrEnum):
    """How the words of a source are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATION = "narration"


class ClaimType(StrEnum):
    """What kind of statement a claim is, by the way one would check it."""

    QUANTITY = "quantity"
    EVENT = "event"
    QUOTE = "quote"
    COMPARISON = "comparison"
    CAUSAL = "causal"
    LEGAL = "legal"
    PREDICTION = "prediction"
    OPINION = "opinion"
    DEFINITION = "definition"
    OTHER = "other"


class VerdictCode(StrEnum):
    """Is it true? The codes of the scale, version 1."""

    VERIFIED = "verified"
    DISPUTED = "disputed"
    MIXED = "mixed"
    MISLEADING = "misleading"
    OUTDATED = "outdated"
    UNVERIFIABLE = "unverifiable"
    NOT_CHECKABLE = "not_checkable"


class Status(StrEnum):
    """Where a claim stands in the work."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    NEEDS_MORE = "needs_more"
    SECOND_REVIEW = "second_review"
    REVIEWED = "reviewed"
    STALE = "stale"


class AttributionVerdict(StrEnum):
    """Did they say it?"""

    CONFIRMED = "confirmed"
    MISQUOTED = "misquoted"
    UNCONFIRMED = "unconfirmed"


class Tier(StrEnum):
    """How a prior claim stands to a claim. Only ``SAME`` may be offered as the same."""

    SAME = "same"
    SIMILAR = "similar"
    CONFLICT = "conflict"


class MatchStatus(StrEnum):
    """Whether a match was only suggested by the program or decided by a person.

    ``PUT_OFF`` is *not now*: it is hidden until somebody asks for it.
    """

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    PUT_OFF = "put_off"


class Stance(StrEnum):
    """How a piece of evidence bears on a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


ArticleForm = Literal[
    "text", "markdown", "html", "mhtml", "pdf", "docx", "odt", "epub", "feed", "email",
    "subtitles", "transcript", "jsonl",
]  # fmt: skip
"""What an article was read from. Only of ``text`` and ``markdown`` the file itself is the text."""


class Dropped(_Model):
    """What a reader left out of the text of an article.

    Attributes:
        what: a noun in the plural (``captions``, ``related links``, ``running heads``).
        count: how many of them.
        words: how many words they have together.
    """

    what: str
    count: int = Field(ge=1)
    words: int = Field(ge=0)


class Article(_Model):
    """A text as it was read, with what its form tells about it.

    Attributes:
        text: of a text file the characters as they came, line endings included, so that offsets
            fit the file; of any other form what its reader made of it.
        sha256: of ``text`` in UTF-8.
        headings: lines that head a section (without the title).
        markup: characters that are syntax, not prose (Markdown marks, link targets);
            language work reads them as blanks.
        dateline_span: the place and the dash or bracket after it (``MOSCOW — ``).
        dropped: what the reader left out; empty for text files.
        file_sha256: of the bytes that a text was made of; ``None`` where the file is the text.
    """

    text: str
    sha256: str
    title: str | None = None
    title_span: Span | None = None
    dateline: str | None = None
    dateline_span: Span | None = None
    headings: Spans = ()
    markup: Spans = ()
    published_at: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    path: str | None = None
    language: str = "en"
    format: ArticleForm = "text"
    encoding: str = "utf-8"
    dropped: tuple[Dropped, ...] = ()
    file_sha256: str | None = None

    @model_validator(mode="after")
    def _spans_hold(self) -> Article:
        if self.sha256 != digest(self.text):
            raise ValueError("sha256 is not that of the text")
        single = [s for s in (self.title_span, self.dateline_span) if s is not None]
        _check_spans([*self.headings, *self.markup, *single], self.text)
        return self


class Source(_Model):
    """Someone or something that statements are attributed to, within one article.

    Attributes:
        name: the fullest form in the article (``Vladimir V. Putin``), without title.
        title: office or role as the article gives it (``President of Russia``).
        mentions: where the article names or refers to the source, in order.
    """

    id: str
    name: str
    kind: SourceKind
    title: str | None = None
    mentions: Spans = ()


class Attribution(_Model):
    """Who said what, where the article says so.

    Attributes:
        source: spans of the words that name the source; empty where nobody is named.
        cue: spans of the words that attribute (``said``, ``according to``).
        content: spans of what was said; never empty.
        source_id: the ``Source.id`` behind ``source``; ``None`` where there is nobody
            or it is not certain who (``flags`` then says why).
        source_kind: kind of the source; ``UNNAMED`` where a cue has nobody behind it.
        via: relays that carried the words, outermost last, as named in the article.
        confidence: 0 to 1.
        parent_id: the attribution whose content holds this one, for nested speech.
    """

    id: str
    source: Spans = ()
    cue: Spans = ()
    content: Spans = Field(min_length=1)
    source_id: str | None = None
    source_kind: SourceKind
    style: AttributionStyle
    via: tuple[str, ...] = ()
    confidence: float = Field(ge=0, le=1)
    parent_id: str | None = None
    flags: tuple[str, ...] = ()


class Replacement(_Model):
    """A change made for the standalone wording: the words at ``span`` are read as ``by``."""

    span: Span
    by: str
    why: str


class Claim(_Model):
    """One statement that can be true or false, on the words of the article it rests on.

    Attributes:
        position: 1-based order in the article.
        spans: the words of the article; ``quote`` is those words verbatim.
        statement: the same readable without the article.
        replacements: every change between quote and statement that brings in other words.
        attribution_id: ``None`` where the article itself speaks (narrator).
        reasons: why it is checkable or not, and check-worthy or not.
        flags: what stayed open (``unresolved pronoun: they``).
        facts: the finer facts that the claim holds, each a claim with a position of its own
            from 1 and the id ``c3.1``; they hold no further ones. Empty where it says one thing.
    """

    id: str
    position: int = Field(ge=1)
    spans: Spans = Field(min_length=1)
    quote: str
    statement: str
    replacements: tuple[Replacement, ...] = ()
    attribution_id: str | None = None
    type: ClaimType
    checkable: bool
    check_worthiness: float = Field(ge=0, le=1)
    reasons: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    facts: tuple[Claim, ...] = ()


class LedgerEntry(_Model):
    """What became of a stretch of the article; every non-space character is in one entry.

    A sentence of which a part is a claim, or says who spoke, has an entry for each stretch of
    words that became the same; a mark goes with the words it stands by. Other sentences, titles,
    headings and datelines have one each.

    ``disposition`` is one of

    - ``claim``: a claim rests on these words;
    - ``attribution``: they name a source, report its words, or tell how and where it spoke;
    - ``transition``: they lead over from one statement to the next (*However,*);
    - ``connective``: they join pieces and state nothing (*and*, *that*, *which*);
    - ``question``, ``instruction``, ``opinion``: no statement of fact;
    - ``unclaimed``: words with a finite verb that no claim rests on; ``fragment``: other words;
    - ``title``, ``heading``, ``dateline`` (also a line with a place, a date or an hour),
      ``byline`` (also who signed), ``caption`` (also a credit), ``boilerplate`` (contacts,
      copyright, notes of the editor), ``mark`` (markup and signs that stand alone).
    """

    span: Span
    disposition: str


class Split(_Model):
    """An article taken apart: sources, attributions, claims and the coverage ledger."""

    article: Article
    sources: tuple[Source, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Split:
        text = self.article.text
        sources = {source.id for source in self.sources}
        attributions = {attribution.id for attribution in self.attributions}
        for source in self.sources:
            _check_spans(source.mentions, text)
        for attribution in self.attributions:
            _check_spans([*attribution.source, *attribution.cue, *attribution.content], text)
            if attribution.source_id is not None and attribution.source_id not in sources:
                raise ValueError(f"attribution {attribution.id} names an unknown source")
        for claim in (one for whole in self.claims for one in (whole, *whole.facts)):
            _check_spans([*claim.spans, *(r.span for r in claim.replacements)], text)
            if claim.quote != quote_of(text, claim.spans):
                raise ValueError(f"the quote of claim {claim.id} is not what its spans say")
            if claim.attribution_id is not None and claim.attribution_id not in attributions:
                raise ValueError(f"claim {claim.id} names an unknown attribution")
        if any(fact.facts for claim in self.claims for fact in claim.facts):
            raise ValueError("a fact of a claim holds facts of its own")
        _check_spans([entry.span for entry in self.ledger], text)
        return self


IMPORTED_UNMAPPED = "imported_unmapped"
"""``PriorClaim.verdict`` where the publisher's label stands in no table of ours."""


class PriorClaim(_Model):
    """A claim checked before, by us or by another organisation, to match against.

    One record of ``workbench import``. A verdict that comes with it is its publisher's:
    it is shown, never counted as ours.

    Attributes:
        verdict: a code of our scale or ``IMPORTED_UNMAPPED``.
        label: the publisher's own words for its verdict, letter by letter.
        label_table: version of the table that read ``label``, where one did.
        language: of the check, BCP 47.
        appearances: web addresses where the claim was made.
        rows: the rows of a ``verdicts.csv`` that it came from, by column, so that they can be
            written again; ``rows[-1]`` is the current one.
    """

    claim_id: str = Field(min_length=1)
    text: str = Field(min_length=1)
    title: str | None = None
    speaker: str | None = None
    date: str | None = None
    verdict: str | None = None
    label: str | None = None
    label_table: int | None = None
    reason: str | None = None
    publisher: str | None = None
    url: str | None = None
    evidence: tuple[str, ...] = ()
    reviewed_on: str | None = None
    language: str | None = None
    appearances: tuple[str, ...] = ()
    rows: tuple[dict[str, str], ...] = ()


class Conflict(_Model):
    """Why two claims cannot be the same: the words that differ.

    Attributes:
        kind: one of ``negation``, ``antonym``, ``counterpart`` (*men* and *women*), ``number``,
            ``unit``, ``date``, ``name``, ``roles``, ``modality``, ``superlative``.
        contradicts: the claims are the same but for these words, and cannot both be true.
    """

    kind: str
    ours: str
    theirs: str
    contradicts: bool = False

    def told(self, differs: str = "≠") -> str:
        """``number: 5% ≠ 15%``, with the sign that stands between the two."""
        both = " (both cannot be true)" if self.contradicts else ""
        return f"{self.kind}: {self.ours} {differs} {self.theirs}{both}"


class Match(_Model):
    """A prior claim set beside a claim.

    Attributes:
        score: 0 to 1; ranks, and says nothing about truth.
        confidence: the chance that the two say the same; only of the first in the
            ranking, and only where nothing conflicts.
        conflicts: what keeps a pair from being the same; non-empty exactly for ``Tier.CONFLICT``.
        reasons: what a person can check (``9 of 11 words shared``).
    """

    claim_id: str
    prior_id: str
    score: float = Field(ge=0, le=1)
    tier: Tier
    status: MatchStatus = MatchStatus.SUGGESTED
    conflicts: tuple[Conflict, ...] = ()
    reasons: tuple[str, ...] = ()
    confidence: float | None = Field(default=None, ge=0, le=1)

    @property
    def standing(self) -> str:
        """The tier in words, and how sure the first of a ranking is: ``same, 89% sure``.

        The score stays out of it: it only ranks, and reads like a chance that it is not.
        """
        sure = "" if self.confidence is None else f", {self.confidence:.0%} sure"
        return f"{self.tier}{sure}"


class Verdict(_Model):
    """A reviewer's finding on one claim."""

    code: VerdictCode
    reason: str | None = None
    reason_code: str | None = None
    as_of: str | None = None


class EvidenceCopy(_Model):
    """A page as it was fetched, kept beside the desk.

    Attributes:
        sha256: of the page, 64 hex digits; its name among the copies.
        size: of the page, in bytes.
        url: where it was, after redirects.
        status: HTTP status of the answer.
        content_type, charset: what the server called it.
        fetched_at: UTC instant, ISO 8601 with ``Z``.
    """

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    size: int = Field(ge=0)
    url: str
    status: int
    content_type: str | None = None
    charset: str | None = None
    fetched_at: str


class Evidence(_Model):
    """What a verdict rests on.

    Attributes:
        primary: first-hand (``True``), second-hand, or not said.
        origin: where it comes from in the end, as the reviewer names it; what two papers print of
            one agency report has one origin.
        archived: the copy of the page that is kept.
    """

    id: str
    claim_id: str
    url: str | None = None
    title: str | None = None
    excerpt: str | None = None
    stance: Stance
    primary: bool | None = None
    origin: str | None = None
    archived: EvidenceCopy | None = None
    added_by: str
    added_at: str

    @field_validator("url")
    @classmethod
    def _is_a_web_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("an evidence URL begins with http:// or https://")
        return value


class Event(_Model):
    """One line of the append-only log. Never edited; undo is one more event.

    Attributes:
        seq: 1-based, without gaps.
        at: UTC instant, ISO 8601 with ``Z``.
        object_id: the claim, article or event the action is about.
        old, new: JSON-ready values before and after.
        prev_hash: ``hash`` of the event before; 64 zeros for the first.
    """

    seq: int = Field(ge=1)
    at: str
    actor: str
    action: str
    object_id: str
    old: dict[str, Any] | None = None
    new: dict[str, Any] | None = None
    reason: str | None = None
    tool_version: str
    prev_hash: str
    hash: str


def _check_spans(spans: Sequence[Span], text: str) -> None:
    for span in spans:
        if span.end > len(text):
            raise ValueError(f"span [{span.start}, {span.end}] lies outside the text")
