"""Desks for the tests of the screen: articles taken apart by hand, no language model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workbench.models import (
    Article,
    Attribution,
    AttributionStyle,
    Claim,
    ClaimType,
    Conflict,
    LedgerEntry,
    Match,
    PriorClaim,
    Replacement,
    Source,
    SourceKind,
    Span,
    Split,
    Tier,
    digest,
)
from workbench.store import Desk, open_desk

START = datetime(2024, 12, 2, 9, 0, tzinfo=UTC)


def ticking_clock() -> Callable[[], datetime]:
    """A clock that goes on by a second at each look, so that event logs are the same each run."""
    seconds = iter(range(1_000_000))
    return lambda: START + timedelta(seconds=next(seconds))


@dataclass
class Said:
    """Words of an article that are a claim, and the words that attribute them."""

    words: str
    statement: str | None = None
    source: str | None = None
    cue: str | None = None
    name: str | None = None
    kind: SourceKind = SourceKind.PERSON
    title: str | None = None
    style: AttributionStyle = AttributionStyle.INDIRECT
    via: tuple[str, ...] = ()
    type: ClaimType = ClaimType.EVENT
    checkable: bool = True
    worth: float = 0.5
    reasons: tuple[str, ...] = ("named source",)
    flags: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str, str], ...] = field(default=())


def span_of(text: str, words: str, near: int = 0) -> Span:
    """Where ``words`` stand in ``text``, nearest to the offset ``near``."""
    starts = [found for found in (text.rfind(words, 0, near), text.find(words, near)) if found >= 0]
    assert starts, f"{words!r} is not in the text"
    start = min(starts, key=lambda found: abs(found - near))
    return Span(start=start, end=start + len(words))


def split_of(text: str, said: Sequence[Said], **metadata: object) -> Split:
    """``text`` taken apart into the claims of ``said``, in their order."""
    sources: dict[str, Source] = {}
    attributions, claims = [], []
    title = metadata.get("title")
    if isinstance(title, str) and text.startswith(title):
        metadata["title_span"] = Span(start=0, end=len(title))
    for number, one in enumerate(said, start=1):
        span = span_of(text, one.words)
        attribution_id = None
        if one.cue is not None:
            name = one.name or one.source
            source_id = None
            if name is not None:
                known = sources.setdefault(
                    name,
                    Source(id=f"s{len(sources) + 1}", name=name, kind=one.kind, title=one.title),
                )
                source_id = known.id
            attribution_id = f"a{number}"
            attributions.append(
                Attribution(
                    id=attribution_id,
                    source=(span_of(text, one.source, span.start),) if one.source else (),
                    cue=(span_of(text, one.cue, span.start),),
                    content=(span,),
                    source_id=source_id,
                    source_kind=one.kind,
                    style=one.style,
                    via=one.via,
                    confidence=0.9,
                )
            )
        claims.append(
            Claim(
                id=f"c{number}",
                position=number,
                spans=(span,),
                quote=one.words,
                statement=one.statement or one.words,
                replacements=tuple(
                    Replacement(span=span_of(text, word, span.start), by=by, why=why)
                    for word, by, why in one.replaced
                ),
                attribution_id=attribution_id,
                type=one.type,
                checkable=one.checkable,
                check_worthiness=one.worth,
                reasons=one.reasons,
                flags=one.flags,
            )
        )
    article = Article(text=text, sha256=digest(text), **metadata)  # type: ignore[arg-type]
    return Split(
        article=article,
        sources=tuple(sources.values()),
        attributions=tuple(attributions),
        claims=tuple(claims),
    )


FERRY = "\n\n".join(
    (
        "Ferry cuts divide Lumen Strait",
        "HARROW — The Lumen Strait ferry will run twice a day from March, Port Minister Ada Quill "
        "told the Harrow Courier. She said that 4,200 people used the boats each week last year. "
        "“We have not closed a single pier,” Ms. Quill said.",
        "Fishermen say that the pier at Old Harrow has been shut since May. According to a report "
        "by the Strait Audit Office, fares rose 15% in two years.",
        "The first ferry crossed the strait in 1911. A new boat is expected to be the best in the "
        "region.\n",
    )
)


def ferry_split() -> Split:
    """An invented article with eight claims of all styles."""
    quill = {"name": "Ada Quill", "title": "Port Minister"}
    return split_of(
        FERRY,
        [
            Said(
                "The Lumen Strait ferry will run twice a day from March",
                source="Port Minister Ada Quill",
                cue="told",
                via=("Harrow Courier",),
                type=ClaimType.PREDICTION,
                worth=0.6,
                **quill,
            ),
            Said(
                "4,200 people used the boats each week last year",
                statement="4,200 people used the Lumen Strait ferry each week in 2023",
                source="She",
                cue="said that",
                type=ClaimType.QUANTITY,
                worth=0.9,
                reasons=("a number", "named source"),
                replaced=(("the boats", "the Lumen Strait ferry", "the boats of the article"),),
                **quill,
            ),
            Said(
                "We have not closed a single pier",
                statement="The Port Ministry has not closed a single pier",
                source="Ms. Quill",
                cue="said",
                style=AttributionStyle.DIRECT,
                worth=0.8,
                flags=("unresolved pronoun: we",),
                **quill,
            ),
            Said(
                "the pier at Old Harrow has been shut since May",
                source="Fishermen",
                cue="say that",
                kind=SourceKind.COLLECTIVE,
                worth=0.7,
            ),
            Said(
                "fares rose 15% in two years",
                statement="Lumen Strait ferry fares rose 15% in two years",
                source="a report by the Strait Audit Office",
                cue="According to",
                name="Strait Audit Office report",
                kind=SourceKind.DOCUMENT,
                type=ClaimType.QUANTITY,
                worth=0.95,
            ),
            Said("The first ferry crossed the strait in 1911", reasons=("a date",), worth=0.4),
            Said(
                "A new boat is expected to be the best in the region",
                type=ClaimType.OPINION,
                checkable=False,
                worth=0.1,
                reasons=("an opinion",),
            ),
        ],
        title="Ferry cuts divide Lumen Strait",
        path="lumen-ferry.txt",
        published_at="2024-11-28",
    )


def ferry_with_ledger() -> Split:
    """The article of the ferry; its ledger knows the heading, and all of the text as claimed."""
    split = ferry_split()
    entries = [LedgerEntry(span=Span(start=0, end=30), disposition="heading")]
    done = 30
    for claim in split.claims:
        (span,) = claim.spans
        if FERRY[done : span.start].strip():
            between = Span(start=done, end=span.start)
            entries.append(LedgerEntry(span=between, disposition="attribution"))
        entries.append(LedgerEntry(span=span, disposition="claim"))
        done = span.end
    entries.append(LedgerEntry(span=Span(start=done, end=len(FERRY)), disposition="mark"))
    return split.model_copy(update={"ledger": tuple(entries)})


PRIORS = (
    PriorClaim(
        claim_id="p-fares",
        text="Lumen Strait ferry fares rose 15% within two years",
        verdict="verified",
        publisher="Strait Facts",
        reason="The tariff sheets of 2022 and 2024 show it.",
        url="https://example.org/fares",
    ),
    PriorClaim(
        claim_id="p-fares-fell",
        text="Lumen Strait ferry fares fell 15% in two years",
        verdict="disputed",
        publisher="Strait Facts",
    ),
)


def fares_matches(claim_id: str) -> list[Match]:
    """A match that may be the same, and one that cannot."""
    return [
        Match(
            claim_id=claim_id,
            prior_id="p-fares",
            score=0.93,
            tier=Tier.SAME,
            reasons=("7 of 8 words shared",),
        ),
        Match(
            claim_id=claim_id,
            prior_id="p-fares-fell",
            score=0.9,
            tier=Tier.CONFLICT,
            conflicts=(Conflict(kind="antonym", ours="rose", theirs="fell"),),
        ),
    ]


def ferry_desk(path: Path) -> Desk:
    """A desk with the invented article and two prior claims; close it after use."""
    desk = open_desk(path, clock=ticking_clock())
    desk.add_article(ferry_split(), actor="tests")
    desk.add_prior_claims(PRIORS, actor="tests")
    return desk


def claim_ids(desk: Desk) -> list[str]:
    """Ids of the article claims, in queue order."""
    return [row.id for row in desk.claims()]
