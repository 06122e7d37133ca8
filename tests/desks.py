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
