"""Splits and desks made by hand from invented text, so that tests need no language model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workbench.models import (
    Article,
    Attribution,
    AttributionStyle,
    Claim,
    ClaimType,
    Source,
    SourceKind,
    Span,
    Split,
    digest,
    quote_of,
)
from workbench.store import Desk, open_desk

START = datetime(2024, 11, 29, 8, 0, tzinfo=UTC)


def ticking(step: timedelta = timedelta(minutes=1)) -> Callable[[], datetime]:
    """A clock that goes on by ``step`` each time it is read."""
    now = START

    def read() -> datetime:
        nonlocal now
        now += step
        return now

    return read


def span_in(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def made_split(
    sentences: list[tuple[str | None, str]],
    *,
    path: str = "harbor.txt",
    kind: SourceKind = SourceKind.PERSON,
    via: tuple[str, ...] = (),
    **about: str,
) -> Split:
    """A split of an article of ``(speaker or None, statement)`` sentences."""
    text = ""
    sources: dict[str, Source] = {}
    attributions: list[Attribution] = []
    claims: list[Claim] = []
    for position, (speaker, statement) in enumerate(sentences, start=1):
        start = len(text)
        text += f"{speaker} said {statement}.\n" if speaker else f"{statement}.\n"
        at = text.index(statement, start)
        attribution_id = None
        if speaker:
            named = Span(start=start, end=start + len(speaker))
            known = sources.get(speaker)
            mentions = (*(known.mentions if known else ()), named)
            source_id = known.id if known else f"s{len(sources) + 1}"
            sources[speaker] = Source(id=source_id, name=speaker, kind=kind, mentions=mentions)
            attribution_id = f"a{len(attributions) + 1}"
            attributions.append(
                Attribution(
                    id=attribution_id,
                    source=(named,),
                    cue=(Span(start=named.end + 1, end=named.end + 5),),
                    content=(Span(start=at, end=at + len(statement)),),
                    source_id=source_id,
                    source_kind=kind,
                    style=AttributionStyle.INDIRECT,
                    via=via,
                    confidence=0.9,
                )
            )
        claims.append(
            Claim(
                id=f"c{position}",
                position=position,
                spans=(Span(start=at, end=at + len(statement)),),
                quote=statement,
                statement=statement,
                attribution_id=attribution_id,
                type=ClaimType.EVENT,
                checkable=True,
                check_worthiness=0.5,
            )
        )
    return Split(
        article=Article(text=text, sha256=digest(text), path=path, **about),
        sources=tuple(sources.values()),
        attributions=tuple(attributions),
        claims=tuple(claims),
    )


HARBOR = [
    ("Ines Hale", "the harbor dredging cost 4 million florins"),
    ("Ines Hale", "the eastern pier will open in May"),
    (None, "The council of Orrin Bay voted on Monday"),
    ("Petr Lanning", "the vote was unlawful"),
]


def harbor_desk(path: Path) -> Desk:
    """A desk with one invented article of four claims, on a clock of its own."""
    desk = open_desk(path, clock=ticking())
    desk.add_article(made_split(HARBOR), actor="kim")
    return desk


def with_facts() -> Split:
    """An article ``pier`` of one claim that holds two finer facts, one of them by nobody."""
    whole = made_split([("Ines Hale", "the eastern pier will open in May")], path="pier.txt")
    text = whole.article.text
    (claim,) = whole.claims

    def fact(number: int, statement: str, kind: ClaimType, *words: str, said: bool) -> Claim:
        spans = tuple(span_in(text, one) for one in words)
        return Claim(
            id=f"c1.{number}",
            position=number,
            spans=spans,
            quote=quote_of(text, spans),
            statement=statement,
            attribution_id=claim.attribution_id if said else None,
            type=kind,
            checkable=True,
            check_worthiness=0.25 * number,
            reasons=("checkable: event",),
        )

    facts = (
        fact(1, "The pier will open in May", ClaimType.EVENT, "pier will open in May", said=True),
        fact(2, "The pier is the eastern one", ClaimType.DEFINITION, "eastern pier", said=False),
    )
    return whole.model_copy(update={"claims": (claim.model_copy(update={"facts": facts}),)})
