"""Marks and prose of Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.reading import read_text
from workbench.reading.layout import blanked


def prose(text: str) -> str:
    """What is left to read, white space collapsed."""
    article = read_text(text, format="markdown")
    return " ".join(blanked(text, article.markup).split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He **said** it _was_ *so*.", "He said it was so."),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ('A [link](https://e.org/a_(b)?c=*d* "T (x)") here', "A link here"),
        (
            "A [link](<a b> 'T') and [ref][r] and [r].\n\n[r]: https://e.org",
            "A link and ref and r .",
        ),
        ('See ![alt *text*](pic.png "T") there', "See there"),
        ("See [![alt](a.png) words](b) there", "See words there"),
        ("Go to <https://e.org/x> now", "Go to now"),
        ("A `code *span*` and ``a ` b``", "A code *span* and a ` b"),
        ("> quoted\n> on\n\nafter", "quoted on after"),
        ("- one\n- two\n  more\n1. three", "one two more three"),
        ("```py\nx = 1\n```\nafter", "after"),
        ("    indented code\n\nafter", "after"),
        ("one<!-- hidden\nlines -->two", "one two"),
        ("<div class='x'>\nHello <b>there</b>\n</div>\n\nafter", "Hello there after"),
        ("<script>\nlet x = 1;\n</script>\n\nafter", "after"),
        (r"Five \*stars\* &amp; more", "Five *stars * &amp; more"),
        ("a\n***\nb", "a b"),
        ("Head\n====\n\ntext", "Head text"),
        ("## Head ##\n\ntext", "Head text"),
        ("| a | b |\n|---|---|\n| *c* | a |", "a b c a"),
        ("~~old~~ new", "old new"),
        ("hard  \nbreak\\\nhere", "hard break here"),
        ("price is <5 and >3, a&b", "price is <5 and >3, a&b"),
        ("[not a link] (x) and [x](", "[not a link] (x) and [x]("),
        ("***both*** and **a *b* c**", "both and a b c"),
        ("nul\0char *here*", "nul\0char here"),
        ("one\r\n> two\r\rthree", "one two three"),
    ],
)
def test_only_prose_is_left(text: str, left: str) -> None:
    got = prose(text)
    assert got.replace(" .", ".") == left.replace(" .", ".")


def test_markup_never_runs_over_a_line_s_end() -> None:
    text = "# A\n\n```\nx\ny\n```\n\n> b\n> c\n"
    article = read_text(text, format="markdown")
    assert all("\n" not in span.of(text) for span in article.markup)


def test_title_and_headings_come_from_the_heading_marks() -> None:
    text = "Intro words.\n\n# The *Main* Thing\n\ntext\n\n## Next\n\n**Bold alone**\n\n**Not:**\n"
    article = read_text(text, format="markdown")
    assert article.title == "The Main Thing"
    assert article.title_span is not None
    assert article.title_span.of(text) == "The *Main* Thing"
    assert [span.of(text) for span in article.headings] == ["Next", "Bold alone"]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("date: 2024-11-28", "2024-11-28"),
        ("date: '2024-11-28'", "2024-11-28"),
        ("published_at: 2024-11-28T10:00:00+02:00", "2024-11-28T10:00:00+02:00"),
        ("date: last Tuesday", None),
        ("update: 2024-11-28", None),
    ],
)
def test_front_matter_gives_the_date(line: str, published: str | None) -> None:
    text = f"---\ntitle: A bridge\n{line}\n---\n\nIt fell.\n"
    assert read_text(text, format="markdown").published_at == published
    given = read_text(text, format="markdown", published_at="2020-01-01")
    assert given.published_at == "2020-01-01"


def test_front_matter_gives_the_title_and_is_no_prose() -> None:
    text = '---\ntitle: "A bridge: the vote"\ndate: 2024-01-02\n---\nThe council met.\n'
    article = read_text(text, format="markdown")
    assert article.title == "A bridge: the vote"
    assert prose(text) == "The council met."


def test_a_text_file_is_not_read_as_markdown() -> None:
    assert read_text("# not *a* heading").markup == ()


@pytest.mark.parametrize("piece", ["[", "*", "`", "> ", "<a ", "![", "](", "- ", "&amp;", "\\*a "])
def test_repeated_marks_take_no_undue_time(piece: str) -> None:
    text = piece * 3000
    assert read_text(text, format="markdown").text == text


_WORDS = st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=5).map(
    " ".join
)
_MARKED = st.one_of(
    _WORDS,
    _WORDS.map(lambda words: f"*{words}*"),
    _WORDS.map(lambda words: f"**{words}**"),
    _WORDS.map(lambda words: f"[{words}](https://example.org/{words.replace(' ', '-')})"),
    _WORDS.map(lambda words: f"`{words}`"),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_MARKED, min_size=1, max_size=8))
def test_words_between_marks_survive_in_order(parts: list[str]) -> None:
    plain = [
        part.strip("*`[").split("](")[0].strip("*`") if part[0] in "*`[" else part for part in parts
    ]
    assert prose("Then " + " then ".join(parts)) == "Then " + " then ".join(plain)
