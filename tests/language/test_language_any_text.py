"""Any text can be parsed: nothing is raised, every span holds, the same comes out twice."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from workbench.language import Document, parse, pipeline
from workbench.language.paragraphs import DOUBLED
from workbench.reading import read_text

PIECES = st.sampled_from(
    [
        "Ann Hale said ", "that ", "the bridge is safe", "“", "”", "\"", "''", "``", "‘", "’", "'",
        "\n", "\n\n", "\r\n", "\u2028", " ", "\t", ".", "?", ", ", "—", "Mr. ", "U.S. ", "(CSTO)",
        "🙂", "\0", "\x1b[31m", "\u202e", "\ud800", "'; DROP TABLE claims; --", "<script>",
        "[/bold]", "**", "# ", "> ", "According to ", "MOSCOW — ", "A: ", "é", "\u0301",
        "９", "he ", "It ", "1. ", "2) ", "• ", "(a) ", "... ", ". ", "…", "(", ") ", "[", "] ",
        "6 p.m. ", "No. ", "V. ", "! ", "“… ", "Inc. ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200)


def uncovered(document: Document) -> list[int]:
    """Characters of body paragraphs that the parser read and that are in no sentence."""
    text = document.text
    held = {i for s in document.sentences for i in range(s.span.start, s.span.end)}
    seen: set[int] = set()
    for paragraph in document.paragraphs:
        if paragraph.kind == "body":
            start = paragraph.span.start
            seen |= {start + i for i, c in enumerate(paragraph.doc.text) if not c.isspace()}
            doubled = DOUBLED.finditer(text, start, paragraph.span.end)
            seen |= {i for mark in doubled for i in range(*mark.span())}
    return sorted(seen - held)


def check(document: Document) -> None:
    text = document.text
    before = 0
    for paragraph in document.paragraphs:
        assert before <= paragraph.span.start
        before = paragraph.span.end
        assert len(paragraph.doc.text) == paragraph.span.end - paragraph.span.start
    assert before <= len(text)
    for sentence in document.sentences:
        assert document.paragraphs[sentence.paragraph].span.holds(sentence.span)
        assert document.sentence_at(sentence.span.start) == sentence
        assert sentence.span.of(text) == sentence.span.of(text).strip()
    assert all(a.span.end <= b.span.start for a, b in pairwise(document.sentences))
    assert not uncovered(document)
    for quotation in document.quotations:
        assert document.paragraphs[quotation.paragraph].span.holds(quotation.span)
        assert quotation.span.holds(quotation.inner)
    for entity in document.entities:
        assert entity.name.strip()
        assert all(span.end <= len(text) for span in entity.mentions)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("")
@example("\n\n \n")
@example("'; DROP TABLE claims; -- he said")
@example("“““ said ”””")
@example("\0\0 said \0")
def test_any_text_is_parsed(text: str) -> None:
    check(parse(read_text(text)))


@pytest.mark.parametrize(
    "mark",
    [
        "(",
        '"',
        "'",
        "“",
        "a(",
        ". ",
        "-",
        "\n",
        "” “",
        "1. a ",
        "• a ",
        "a\n",
        "U.S. ",
        "It... ",
        "’ ",
    ],
)
def test_a_flood_of_marks_is_parsed_in_no_time(mark: str) -> None:
    check(parse(read_text(mark * (12_000 // len(mark)))))


def test_the_same_text_gives_the_same_document(seed_document: Document) -> None:
    again = parse(seed_document.article)
    assert again.entities == seed_document.entities
    assert again.quotations == seed_document.quotations
    assert [s.span for s in again.sentences] == [s.span for s in seed_document.sentences]


def test_the_pipeline_is_loaded_once() -> None:
    assert pipeline() is pipeline()


def test_importing_the_language_layer_does_not_import_spacy() -> None:
    program = "import sys, workbench.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
