"""What is found in forty saved pages of ten layouts, and what trafilatura's settings do to it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.reading.page_layouts import LAYOUTS, Page, saved_pages, semantic
from tests.reading.stories import FERRY, STORIES
from workbench.errors import UnreadableArticle
from workbench.models import Article
from workbench.reading import html, read_bytes

PAGES = saved_pages()


def word_f1(found: str, wanted: str) -> float:
    """F1 of the words of two texts, each word as often as it stands there."""
    ours, theirs = (Counter(re.findall(r"\w+", text)) for text in (found, wanted))
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total())


def _read(page: Page) -> Article:
    return read_bytes(page.html.encode(), name=f"{page.name}.html")


def test_there_are_enough_pages() -> None:
    assert len(LAYOUTS) == 10
    assert len({page.html for page in PAGES}) >= 30


def test_text_title_and_date_of_the_pages() -> None:
    read = [(_read(page), page.story) for page in PAGES]
    scores = [word_f1(article.text, story.plain) for article, story in read]
    assert min(scores) >= 0.95
    assert sum(scores) / len(scores) >= 0.99
    assert all(article.title == story.title for article, story in read)
    assert all(article.published_at == story.date for article, story in read)
    named = [
        article for article, story in read if article.author == story.author.replace(" and ", "; ")
    ]
    assert len(named) >= 36  # the bare pages name nobody but in a line of their own


@pytest.mark.parametrize(
    "worse",
    [{"include_tables": True}, {"favor_recall": True}, {"favor_precision": True}, {"fast": True}],
)
def test_the_settings_chosen_are_the_best_of_those_tried(
    monkeypatch: pytest.MonkeyPatch, worse: dict[str, bool]
) -> None:
    chosen = _mean_f1()
    monkeypatch.setattr(html, "SETTINGS", {**html.SETTINGS, **worse})
    assert _mean_f1() <= chosen


def _mean_f1() -> float:
    scores = []
    for page in PAGES[::2]:
        try:
            scores.append(word_f1(_read(page).text, page.story.plain))
        except UnreadableArticle:
            scores.append(0.0)
    return sum(scores) / len(scores)


def test_what_is_not_the_article_is_counted() -> None:
    article = read_bytes(semantic(FERRY).encode(), name="a.html")
    told = {one.what: (one.count, one.words) for one in article.dropped}
    assert told["captions"] == (1, 11)
    assert told["comments"][0] == 2
    assert told["menus"] == (1, 3)
    assert told["footers"][0] == 1


def test_a_page_tells_its_outlet_address_and_language() -> None:
    page = semantic(FERRY).replace(
        "<!DOCTYPE html>", "<!DOCTYPE html><!-- saved from url=(0031)https://news.example/ferry -->"
    )
    article = read_bytes(page.encode(), name="a.html")
    assert (article.outlet, article.language) == (FERRY.outlet, "en")
    assert article.url == "https://news.example/ferry"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_pages_in_other_encodings(encoding: str) -> None:
    page = semantic(FERRY).replace('charset="utf-8"', f'charset="{encoding}"')
    assert read_bytes(page.encode(encoding), name="a").text == FERRY.plain


def test_a_word_in_a_class_does_not_make_the_article_go_away() -> None:
    body = "".join(f"<p>{text}</p>" for text in STORIES[1].paragraphs)
    page = f'<html><body class="has-comments"><div class="comment related">{body}</div></body>'
    assert STORIES[1].paragraphs[0] in read_bytes(page.encode(), name="a.html").text


def test_pictures_carried_in_a_page_cost_nothing() -> None:
    picture = f'<img src="data:image/png;base64,{"QUJD" * 1_000_000}">'
    page = semantic(FERRY).replace("<h1>", f"{picture}<h1>")
    assert read_bytes(page.encode(), name="a.html").text == FERRY.plain


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(UnreadableArticle, match="without an article that can be found"):
        read_bytes(b"<html><body><nav><a href='/'>Home</a></nav></body></html>", name="a.html")
