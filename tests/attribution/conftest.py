"""Articles with their attributions, each parsed once."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.attribution import attribute
from workbench.language import Document, parse
from workbench.models import Attribution, Source, quote_of
from workbench.reading import read, read_text

FIXTURES = Path(__file__).parents[2] / "fixtures"


@dataclass(frozen=True)
class Told:
    """One attribution in words, for a test to compare."""

    attribution: Attribution
    source: str
    cue: str
    content: str
    name: str | None
    title: str | None

    @property
    def style(self) -> str:
        return self.attribution.style.value

    @property
    def kind(self) -> str:
        return self.attribution.source_kind.value

    @property
    def via(self) -> tuple[str, ...]:
        return self.attribution.via

    @property
    def flags(self) -> tuple[str, ...]:
        return self.attribution.flags


@dataclass(frozen=True)
class Heard:
    """An article with everything that was said in it."""

    document: Document
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]

    @property
    def told(self) -> list[Told]:
        text, by_id = self.document.text, {source.id: source for source in self.sources}
        return [
            Told(
                one,
                quote_of(text, one.source),
                quote_of(text, one.cue),
                quote_of(text, one.content),
                by_id[one.source_id].name if one.source_id else None,
                by_id[one.source_id].title if one.source_id else None,
            )
            for one in self.attributions
        ]

    def only(self) -> Told:
        assert len(self.told) == 1, self.told
        return self.told[0]

    def saying(self, words: str) -> Told:
        found = [one for one in self.told if words in one.content]
        assert found, [one.content for one in self.told]
        return min(found, key=lambda one: len(one.content))


def heard(document: Document) -> Heard:
    attributions, sources = attribute(document)
    return Heard(document, tuple(attributions), tuple(sources))


@functools.cache
def hear(text: str) -> Heard:
    return heard(parse(read_text(text)))


@pytest.fixture(scope="session")
def seed() -> Heard:
    return heard(parse(read(FIXTURES / "moscow-taliban.txt")))


@functools.cache
def invented(name: str) -> Heard:
    return heard(parse(read(FIXTURES / "invented" / name)))
