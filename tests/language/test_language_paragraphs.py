"""How lines become paragraphs, and what the parser is given for each."""

from __future__ import annotations

import pytest

from workbench.language import Document, parse
from workbench.language.paragraphs import LONGEST, LONGEST_WORD, paragraph_spans, parser_text
from workbench.models import Article, Span, digest
from workbench.reading import read_text


def bodies(text: str) -> list[str]:
    article = read_text(text)
    return [span.of(text) for span, kind in paragraph_spans(article) if kind == "body"]


def marked_up(text: str, *spans: Span) -> Article:
    return Article(text=text, sha256=digest(text), markup=spans)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\n \t\n", "\r", "\u2029"])
def test_lines_that_end_a_sentence_are_paragraphs_whatever_parts_them(gap: str) -> None:
    first = "The council voted for the bridge on Monday after a debate of nine hours."
    second = "Nobody in the chamber spoke against it, and the mayor went home early."
    assert bodies(first + gap + second) == [first, second]


def test_text_wrapped_in_mid_sentence_is_one_paragraph() -> None:
    text = (
        "The council of Tamsel voted on Monday to build a bridge across the\n"
        "strait, and said that the ferry, which has run since 1984, would make\n"
        "its last crossing in March, when the winter timetable comes to an end.\n"
    )
    assert bodies(text) == [text.strip()]


def test_wrapped_paragraphs_stay_apart_at_an_empty_line() -> None:
    text = (
        "The council of Tamsel voted on Monday to build a bridge across the\n"
        "strait, and said that the ferry would make its last crossing.\n"
        "\n"
        "The mayor, who had been against it for years, told the chamber that\n"
        "he would not stand in the way of the people of the island.\n"
    )
    assert len(bodies(text)) == 2


def test_a_wrapped_sentence_is_one_sentence() -> None:
    document = parse(
        read_text(
            "The council of Tamsel voted on Monday to build a bridge across the\n"
            "strait, and said that the ferry, which has run since 1984, would make\n"
            "its last crossing in March.\n"
        )
    )
    assert len(document.sentences) == 1


def test_a_heading_is_a_paragraph_and_a_sentence_of_its_own(seed_document: Document) -> None:
    headings = [p for p in seed_document.paragraphs if p.kind == "heading"]
    assert [p.span.of(seed_document.text) for p in headings] == ["High-level engagement"]
    after = seed_document.sentence_at(headings[0].span.end + 1)
    assert after.span.of(seed_document.text).startswith("On November 25,")


def test_the_parser_sees_neither_dateline_nor_markup_and_offsets_hold() -> None:
    text = "MOSCOW — The **ferry** sank."
    article = Article(
        text=text,
        sha256=digest(text),
        dateline_span=Span(start=0, end=9),
        markup=(Span(start=13, end=15), Span(start=20, end=22)),
    )
    seen = parser_text(article, Span(start=0, end=len(text)))
    assert seen == "         The   ferry   sank."
    document = parse(article)
    ferry = next(t for t in document.paragraphs[0].doc if t.text == "ferry")
    assert document.span_of(document.paragraphs[0], ferry).of(text) == "ferry"


def test_only_the_markup_of_the_paragraph_is_blanked() -> None:
    text = "*One.*\n\n*Two.*"
    marks = tuple(Span(start=at, end=at + 1) for at in (0, 5, 8, 13))
    article = marked_up(text, *marks)
    spans = [span for span, _ in paragraph_spans(article)]
    assert [parser_text(article, span) for span in spans] == [" One. ", " Two. "]


def test_curly_and_doubled_marks_are_straight_for_the_parser() -> None:
    text = "“One,” she said. ''Two,'' he said."
    article = read_text(text)
    seen = parser_text(article, Span(start=0, end=len(text)))
    assert len(seen) == len(text)
    assert seen.count('"') == 4


def test_a_long_paragraph_is_cut_at_white_space_and_loses_no_word() -> None:
    text = "word " * (LONGEST // 2)
    pieces = bodies(text)
    assert len(pieces) > 1
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert " ".join(pieces).split() == text.split()


def test_a_run_without_white_space_is_cut_so_that_the_tokenizer_stays_quick() -> None:
    pieces = bodies("Then " + "a(" * LONGEST_WORD + " end")
    assert all(len(word) <= LONGEST_WORD for piece in pieces for word in piece.split())


def test_a_ruled_line_is_blank_for_the_parser() -> None:
    text = "One.\n" + "=" * 60 + "\nTwo."
    document = parse(read_text(text))
    assert "=" not in "".join(p.doc.text for p in document.paragraphs)
