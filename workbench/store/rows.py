"""What the desk gives back: one frozen row a question, ready to show."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from workbench.models import Claim, Replacement, Spans, Status


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the claims of an article in a new version, in claims of its queue.

    ``stale`` are those of ``reworded`` that somebody had found something on, without those of
    which anything is kept from a reviewer (``seeing``).
    """

    version: int
    same: int
    moved: int
    reworded: int
    removed: int
    new: int
    stale: int


@dataclass(frozen=True, slots=True)
class Added:
    """What ``Desk.add_article`` did; ``created`` is false where the text was there already.

    ``change`` is there where the text is a new version of an article that was.
    """

    article_id: str
    slug: str
    created: bool
    claims: int
    change: Change | None = None

    @property
    def outcome(self) -> Literal["new", "unchanged", "updated"]:
        """Whether the article is new, is as it was, or has a new version."""
        if not self.created:
            return "unchanged"
        return "new" if self.change is None else "updated"


@dataclass(frozen=True, slots=True)
class Imported:
    """What ``Desk.add_prior_claims`` did, in claims."""

    new: int
    unchanged: int
    updated: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the list of articles; ``copies`` is how many near copies it has.

    ``versions`` is how many texts of it were taken in; the title and the number of characters are
    those of the latest, what else is told is of the first.
    """

    id: str
    slug: str
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    published_at: str | None
    added_at: str
    language: str
    characters: int
    versions: int
    claims: int
    reviewed: int
    copies: int


@dataclass(frozen=True, slots=True)
class AsMade:
    """What a claim that was edited by hand said when it was read or made."""

    text: str
    type: str
    checkable: bool


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its attribution and its current state, as queue and card show it.

    ``source_kind`` is ``narrator`` where the article itself speaks; it and ``style`` are
    ``None`` for imported claims. ``publisher_*`` is set for imported claims alone:
    ``publisher_verdict`` is a code of our scale or ``imported_unmapped``, ``publisher_label`` the
    publisher's own word for it.

    ``text``, ``type`` and ``checkable`` are the current ones; ``as_made`` has those before, where
    one was changed by hand. ``made_by`` is who made the claim by hand (``None`` where it was
    read), and ``gone`` why it is not in the queue: ``dropped``, ``split``, ``merged``,
    ``undone``, or ``removed`` from the article. ``spans`` and ``quote`` are those in the latest
    version of the article (of a removed claim, in the version it was read in, ``version``);
    ``verdict_quote`` the words that a verdict was given on, where it is stale. ``facts`` are its
    finer facts as they were read; their ``id`` and ``position`` count within the claim.
    ``source_id`` and the name, kind and title of the source are those of the source that it is
    counted as, where it was merged into another; ``source_number`` is set where that is
    confidential (``confidential_name``). ``alerts`` is how many claims it contradicts that are
    verified or said by its own source (``review.alerts``). ``agreement`` is ``single``,
    ``agree``, ``disagree`` or ``adjudicated``, and ``None`` where nobody gave a verdict.
    """

    n: int
    id: str
    origin: str
    article_id: str | None
    article_slug: str | None
    article_title: str | None
    position: int
    spans: Spans
    quote: str
    text: str
    title: str | None
    attribution_id: str | None
    source_id: str | None
    source_name: str | None
    source_kind: str | None
    source_title: str | None
    source_number: int | None
    style: str | None
    cue: str | None
    via: tuple[str, ...]
    speaker: str | None
    type: str | None
    checkable: bool
    check_worthiness: float
    reasons: tuple[str, ...]
    flags: tuple[str, ...]
    replacements: tuple[Replacement, ...]
    facts: tuple[Claim, ...]
    as_made: AsMade | None
    made_by: str | None
    gone: str | None
    version: int
    claim_date: str | None
    publisher: str | None
    publisher_verdict: str | None
    publisher_label: str | None
    publisher_reason: str | None
    url: str | None
    reviewed_on: str | None
    status: str
    verdict: str | None
    attribution_verdict: str | None
    reason: str | None
    reason_code: str | None
    as_of: str | None
    due_on: str | None
    reviewer: str | None
    reviewed_at: str | None
    review_count: int
    revision: int
    agreement: str | None
    verdict_quote: str | None
    evidence_count: int
    note_count: int
    alerts: int
    taken_by: str | None

    @property
    def edited(self) -> bool:
        """Whether wording, type or checkability were changed by hand."""
        return self.as_made is not None

    @property
    def publisher_finding(self) -> str | None:
        """What the publisher of an imported claim found, in its own word where that is known."""
        return self.publisher_label or self.publisher_verdict

    @property
    def standing_verdict(self) -> str | None:
        """The verdict, where it was given on the words that the article has."""
        return None if self.status == Status.STALE else self.verdict


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """An attribution with the name of its source and the claims that rest on it."""

    id: str
    source_id: str | None
    source_name: str | None
    source_kind: str
    source_spans: Spans
    cue_spans: Spans
    content_spans: Spans
    cue: str
    style: str
    via: tuple[str, ...]
    confidence: float
    flags: tuple[str, ...]
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source over all articles of the desk, under the name that the articles give it.

    ``stands_for`` is the id of the source that it is counted as, where it was merged into another;
    ``number`` is set where it is confidential (``confidential_name``).
    """

    id: str
    name: str
    kind: str
    title: str | None
    mentions: int
    stands_for: str | None = None
    number: int | None = None

    @property
    def root(self) -> str:
        """The id of the source that it is counted as."""
        return self.stands_for or self.id


def confidential_name(number: int) -> str:
    """``CONF-007``: what stands for the name of a confidential source."""
    return f"CONF-{number:03}"


@dataclass(frozen=True, slots=True)
class Note:
    """A reviewer's note on a claim; a ``confidential`` one leaves the desk in no export."""

    event_seq: int
    claim_id: str
    actor: str
    at: str
    text: str
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of claims by verdict and by status; ``total`` counts all.

    A stale verdict is none: its claim counts by its status alone.
    """

    total: int
    by_verdict: dict[str, int]
    by_status: dict[str, int]

    @property
    def reviewed(self) -> int:
        """Claims that have a verdict."""
        return sum(self.by_verdict.values())


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that ``doctor.examine`` found to be wrong.

    Attributes:
        where: the part of the desk (``event 17``, ``article moscow-taliban``).
        what: what is wrong with it, without a full stop.
        remedy: what to do about it, as a sentence.
    """

    severity: Literal["error", "warning"]
    where: str
    what: str
    remedy: str


class Order(StrEnum):
    """In which order the queue shows its claims; where two are alike, article by article."""

    ARTICLE = "article"
    """Article by article, each in the order of its text."""
    WORTH = "worth"
    """The most check-worthy first."""
    SOURCE = "source"
    """By the name of the source, the article's own words last."""
    MATCH = "match"
    """Those first that are most like a prior claim."""
    AGE = "age"
    """The newest article first."""


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims of the desk a question is about. Empty sets and ``None`` ask nothing.

    Attributes:
        source: part of a source's name, in any case.
        text: words that statement or title hold (FTS5, stemmed, all of them).
        origin: ``article``, ``import``, or ``None`` for both.
        worth: bounds of the check-worthiness, each a sign (``>``, ``>=``, ``<``, ``<=``) and a
            number from 0 to 1.
        reviewer: part of the name of who gave the verdict that stands, in any case.
        reviewed_by: the whole name of that person.
        assigned_to: the whole name of a reviewer to whom the claim was assigned.
        agreement: how the verdicts of its reviewers stand to each other (``ClaimRow.agreement``).
        has: things of ``asking.HAS`` that the claim has, all of them.
        without: claims that any of these asks for are left out; their ``origin``, ``gone`` and
            ``without`` count for nothing.
        taken: claims that somebody has open just now (``store.leases``).
        gone: claims that were taken out of the queue (dropped, split, merged, undone) in place of
            those in it.
    """

    article_id: str | None = None
    status: frozenset[str] = field(default_factory=frozenset)
    verdict: frozenset[str] = field(default_factory=frozenset)
    source: str | None = None
    source_kind: str | None = None
    type: str | None = None
    checkable: bool | None = None
    text: str | None = None
    origin: str | None = "article"
    worth: tuple[tuple[str, float], ...] = ()
    reviewer: str | None = None
    reviewed_by: str | None = None
    assigned_to: str | None = None
    agreement: str | None = None
    has: frozenset[str] = field(default_factory=frozenset)
    without: tuple[ClaimFilter, ...] = ()
    gone: bool = False
    taken: bool | None = None
