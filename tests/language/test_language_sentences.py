"""Where sentences begin, and where they must not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from workbench.language import Document, parse
from workbench.reading import read_text


def sentences(text: str) -> list[str]:
    document = parse(read_text(text))
    return [sentence.span.of(text) for sentence in document.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "“Is the bridge safe?” she asked.",
        '"The bridge is safe!" said Ms. Hale.',
        "“Why should we close it?” Mr. Hale asked reporters on Monday.",
        "The council met Gen. Ann Hale and Sen. Bob Stone on Monday.",
        "President Vladimir V. Putin met the council on Monday.",
        "Harbor Lines Inc. sold the ferry to the U.S. Navy for $2.5 million.",
        "The council met on Nov. 25 at 6 p.m. in the old hall.",
        "She called the plan “a shame!” and left the hall.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“The bridge is safe,” she said. “It will stay open.”", 2),
        ("The ferry sank. Nobody was hurt.", 2),
        ("“It is over.” The minister left the room.", 2),
        ("He said no. ''We will stay,'' she said.", 2),
        ("“We met. We talked. We left,” she said.", 3),
    ],
)
def test_sentences_part_where_they_end(text: str, count: int) -> None:
    found = sentences(text)
    assert len(found) == count, found


def test_sentences_of_the_seed_article_end_as_sentences_do(seed_document: Document) -> None:
    text = seed_document.text
    for sentence in seed_document.sentences:
        words = sentence.span.of(text)
        assert words[-1] in ".”" or words == "High-level engagement", words
        assert words == words.strip()


def test_sentences_cover_every_word_once(seed_document: Document) -> None:
    text = seed_document.text
    spans = [sentence.span for sentence in seed_document.sentences]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    expected = text.removeprefix("MOSCOW — ")
    assert "".join(covered.split()) == "".join(expected.split())
