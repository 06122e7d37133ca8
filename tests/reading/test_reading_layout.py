"""Title, dateline, byline and headings by their form."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.models import Article
from workbench.reading import read, read_text

FIXTURES = Path(__file__).parents[2] / "fixtures"
BODY = "The council met on Monday and voted for the bridge.\nNobody spoke against it."


def headings_of(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.headings]


def test_the_seed_article_has_a_dateline_and_one_heading_and_no_title() -> None:
    article = read(FIXTURES / "moscow-taliban.txt")
    assert article.title is None
    assert article.dateline == "MOSCOW"
    assert article.dateline_span is not None
    assert article.dateline_span.of(article.text) == "MOSCOW — "
    assert headings_of(article) == ["High-level engagement"]


@pytest.mark.parametrize(
    ("name", "title", "dateline", "headings", "author"),
    [
        (
            "lumen-strait-ferry.txt",
            "Ferry Line Across Lumen Strait to Close After 41 Years",
            "PORT CALDREN, Ostmere",
            ["Doubts about the bridge"],
            None,
        ),
        (
            "quellmark-dam.txt",
            "Quellmark Dam Passed Its Last Inspection, Engineer Tells Inquiry",
            "EASTFELL, Dorvane",
            [],
            None,
        ),
        (
            "orrin-bay-port.txt",
            "Orrin Bay votes to sell its port",
            "ORRIN BAY, Kessary",
            [],
            "Sena Whitlock",
        ),
        (
            "velmara-briefing.txt",
            "Transcript: Velmara Health Ministry briefing on the blue fever outbreak",
            None,
            [],
            None,
        ),
        (
            "saltmarsh-grid.md",
            "Saltmarsh Goes Dark Again as Grid Operator Blames Gulls",
            "HAVENLOCK, Saltmarsh",
            ["A line from 1961", "What people said", "What comes next"],
            None,
        ),
    ],
)
def test_invented_articles(
    name: str, title: str, dateline: str | None, headings: list[str], author: str | None
) -> None:
    article = read(FIXTURES / "invented" / name)
    assert article.title == title
    assert article.dateline == dateline
    assert headings_of(article) == headings
    assert article.author == author


@pytest.mark.parametrize(
    ("first", "place", "covered"),
    [
        ("MOSCOW — The talks began.", "MOSCOW", "MOSCOW — "),
        ("LONDON (Reuters) - The talks began.", "LONDON", "LONDON (Reuters) - "),
        ("London (Reuters) - The talks began.", "London", "London (Reuters) - "),
        ("WASHINGTON, Nov. 3 — The talks began.", "WASHINGTON, Nov. 3", "WASHINGTON, Nov. 3 — "),
        ("ST. PETERSBURG, Russia (AP) — He left.", "ST. PETERSBURG, Russia", None),
        (
            "PORT-AU-PRINCE, Haiti, May 2, 2024 -- He left.",
            "PORT-AU-PRINCE, Haiti, May 2, 2024",
            None,
        ),
        ("SAN JOSÉ – He left.", "SAN JOSÉ", "SAN JOSÉ – "),
        ("N’DJAMENA, Chad — He left.", "N’DJAMENA, Chad", None),
        ("BRUSSELS/PARIS — He left.", "BRUSSELS/PARIS", None),
        ("\tKABUL, Afghanistan -- He left.", "KABUL, Afghanistan", "KABUL, Afghanistan -- "),
        ("The CSTO — a bloc — met.", None, None),
        ("NATO said so.", None, None),
        ("ROSTEN: Good morning.", None, None),
        ("A — no.", None, None),
        ("Moscow — the capital — was calm.", None, None),
        ("COVID-19 cases fell.", None, None),
    ],
)
def test_datelines(first: str, place: str | None, covered: str | None) -> None:
    article = read_text(f"{first}\n{BODY}")
    assert article.dateline == place
    if covered:
        assert article.dateline_span is not None
        assert article.dateline_span.of(article.text) == covered


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        ("Bridge gets the council's vote", True),
        ("Will the Bridge Be Built?", True),
        ("Is it true?", False),
        ("The council met.", False),
        ("“The council met.”", False),
        ("The council met on Monday,", False),
        ("By Ada Marl", False),
        ("https://example.org/a", False),
        ("* * *", False),
    ],
)
def test_a_headline_is_a_first_line_that_is_no_sentence(first: str, is_title: bool) -> None:
    for joint in ("\n", "\n\n", "\r\n"):
        article = read_text(f"{first}{joint}{BODY}")
        assert (article.title == first) is is_title
        assert (article.title_span is not None) is is_title


def test_a_title_given_goes_before_the_one_found() -> None:
    article = read_text(f"Bridge approved\n{BODY}", title="Another")
    assert article.title == "Another"
    assert article.title_span is not None
    assert article.title_span.of(article.text) == "Bridge approved"


@pytest.mark.parametrize("joint", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\n \n"])
def test_a_heading_stands_between_paragraphs(joint: str) -> None:
    lines = ["It began in May. Nobody knew.", "What the mayor knew", "He knew it all along."]
    assert headings_of(read_text(joint.join(lines))) == ["What the mayor knew"]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: L. Arden / Harbor Wire",
        "Photograph by Ada Marl",
        "(CROSSTALK)",
        "― Runa Pell",
        "pic.twitter.com/abc",
        "@mayor",
        "Read more about the bridge",
        "- a list item",
        "ends with a colon:",
        "He said so.",
        "He asked “why?”",
        "a line that begins small",
        "MARL: Good morning",
    ],
)
def test_credits_tags_and_sentences_are_no_headings(line: str) -> None:
    text = f"It began in May. Nobody knew.\n{line}\nHe knew it all along."
    assert headings_of(read_text(text)) == []


def test_the_last_line_is_no_heading() -> None:
    assert headings_of(read_text(f"{BODY}\nMore tomorrow")) == []


def test_lines_of_a_paragraph_broken_to_a_width_are_no_headings() -> None:
    text = (
        "The council of the town met on Monday evening\n"
        "and voted, after a debate of four hours,\n"
        "Mr. Marl and Ms. Orrel among those against\n"
        "the plan, for the bridge to be built.\n\n"
        "What comes next\n\n"
        "The bridge will be opened in\n"
        "2031, the council said."
    )
    article = read_text(text)
    assert article.title is None
    assert headings_of(article) == ["What comes next"]


def test_an_empty_text_is_an_empty_article() -> None:
    article = read_text("")
    assert (article.text, article.title, article.headings) == ("", None, ())


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=300), st.sampled_from(["text", "markdown"]))
def test_any_text_is_kept_and_its_spans_hold(text: str, format: str) -> None:
    article = read_text(text, format="markdown" if format == "markdown" else "text")
    assert article.text == text
    for span in article.headings + article.markup:
        assert span.of(text).strip()
