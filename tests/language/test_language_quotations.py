"""Quotation marks paired within each paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest

from workbench.language import Document, Quotation, parse
from workbench.language.quotations import quotations_of
from workbench.models import Span
from workbench.reading import read_text


def quotations(text: str) -> list[Quotation]:
    spans, here = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(start=here, end=here + len(line)))
        here += len(line) + 1
    return quotations_of(text, spans)


def inners(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        '"We won today," she said. "We go on from here."',
        "“We won today,” she said. “We go on from here.”",
        "''We won today,'' she said. ''We go on from here.''",
        "``We won today,'' she said. ``We go on from here.''",
        "‘We won today,’ she said. ‘We go on from here.’",
        "«We won today,» she said. «We go on from here.»",
    ],
)
def test_every_kind_of_mark_is_paired(text: str) -> None:
    assert inners(text) == ["We won today,", "We go on from here."]


@pytest.mark.parametrize(
    "text",
    ["It’s the council’s plan.", "It's the voters' choice.", "The ‘90s weren’t kind to the port."],
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert inners(text) == []


def test_two_apostrophes_beside_contractions_are_still_a_quotation() -> None:
    assert inners("''This isn't a sale, it's a rescue,'' he said.") == [
        "This isn't a sale, it's a rescue,"
    ]


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    text = 'She said: "We won.\nThe port closed.\n"We lost," he said.'
    assert inners(text) == ["We won.", "We lost,"]
    assert [q.closed for q in quotations(text)] == [False, True]


def test_a_quotation_reopened_in_the_next_paragraph_carries_on() -> None:
    text = "“We won.\n“We go on.\n“We rest,” she said."
    found = quotations(text)
    assert [q.continues for q in found] == [None, 0, 1]
    assert [q.closed for q in found] == [False, False, True]


def test_a_quotation_after_a_closed_one_does_not_carry_on() -> None:
    found = quotations("“We won,” she said.\n“We lost,” he said.")
    assert [q.continues for q in found] == [None, None]


def test_a_word_set_apart_is_a_scare_quote_and_a_sentence_is_not() -> None:
    found = quotations("The “miracle wall” broke. “No.” She called it “complex” and left.")
    assert [q.is_scare for q in found] == [True, False, True]


def test_quotations_are_in_order_and_hold_their_inner_span() -> None:
    text = '"One," she said, "and two." He said "three of us left the hall".'
    found = quotations(text)
    assert all(q.span.holds(q.inner) for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_a_document_finds_the_quotations_that_touch_a_span(seed_document: Document) -> None:
    text = seed_document.text
    here = text.index("The situation in Afghanistan is complex")
    found = seed_document.quotations_in(Span(start=here, end=here + 3))
    assert [q.inner.of(text) for q in found] == ["The situation in Afghanistan is complex,"]
    assert seed_document.quotation_at(here) == found[0]
    assert seed_document.quotations_in(Span(start=0, end=9)) == ()


def test_quotations_of_a_parsed_article_lie_in_their_paragraph() -> None:
    document = parse(read_text("“We won,” she said.\n\n“We lost,” he said."))
    for quotation in document.quotations:
        assert document.paragraphs[quotation.paragraph].span.holds(quotation.span)
