"""Every form of an article is read to the text of its plain version."""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.reading import form_files as files
from tests.reading.page_layouts import semantic
from tests.reading.stories import FERRY, RAIL, STORIES, WELLS, Story
from workbench.errors import UnreadableArticle
from workbench.models import Article
from workbench.reading import articles_of, read, read_all, read_bytes, sources_in
from workbench.reading.forms import form_of

FIXTURES = Path(__file__).parents[2] / "fixtures"


class _Fetched(NamedTuple):
    body: bytes
    final_url: str


def _dropped(article: Article) -> dict[str, int]:
    return {one.what: one.count for one in article.dropped}


def _headings(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.headings]


def _in_latin_1(story: Story) -> str:
    """What the fonts of the PDFs made here can write."""
    return story.plain.replace("“", '"').replace("”", '"').replace("’", "'")


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize(
    ("form", "dropped"),
    [
        ("docx", {"deleted passages": 1, "captions": 1, "headers": 1, "footnotes": 1}),
        ("odt", {"footnotes": 1}),
        ("epub", {"tables of contents": 1}),
    ],
)
def test_office_documents_and_books(form: str, dropped: dict[str, int], story: Story) -> None:
    content = getattr(files, form)(story)
    article = read_bytes(content, name="no-ending")
    assert article.text == story.plain
    assert (article.format, article.title, article.author) == (form, story.title, story.author)
    assert _headings(article) == [p[3:] for p in story.paragraphs if p.startswith("## ")]
    assert _dropped(article) == dropped


@pytest.mark.parametrize("make", [files.rss, files.atom])
def test_each_entry_of_a_feed_is_an_article(make: object) -> None:
    content = make(STORIES)  # type: ignore[operator]
    articles = articles_of(content, name="-")
    assert [one.text for one in articles] == [story.plain for story in STORIES]
    assert [one.published_at for one in articles] == [story.date for story in STORIES]
    assert [one.author for one in articles] == [story.author for story in STORIES]
    assert {one.outlet for one in articles} == {"The Wire"}
    assert articles[2].url == "https://news.example/2"


def test_a_feed_counts_captions_and_entries_without_text() -> None:
    first, second = articles_of(files.rss([FERRY, WELLS]), name="feed")
    assert _dropped(first) == {"captions": 1, "entries without text": 1}
    assert _dropped(second) == {"captions": 1}


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_messages(kind: str, story: Story) -> None:
    article = read_bytes(files.email(story, kind=kind), name="mail")
    assert article.text == story.plain
    assert (article.author, article.published_at) == (story.author, story.date)
    plain = {"attachments": 1, "quoted lines": 3, "signatures": 1}
    assert _dropped(article) == (plain if kind == "plain" else {"attachments": 1})


def test_a_page_saved_in_one_file() -> None:
    article = read_bytes(files.mhtml(semantic(RAIL)), name="page.mhtml")
    assert article.text == RAIL.plain
    assert (article.format, article.url) == ("mhtml", "https://news.example/story")


@pytest.mark.parametrize("make", [files.srt, files.vtt])
def test_subtitles(make: object) -> None:
    spoken = [text for text in RAIL.paragraphs if not text.startswith("## ")]
    article = read_bytes(make(spoken), name="subs")  # type: ignore[operator]
    assert article.text == "\n\n".join(spoken)
    assert article.format == "subtitles"
    assert _dropped(article)["notes on sounds"] == len(spoken)


def test_voices_of_subtitles_stand_before_their_words() -> None:
    content = (
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>We have\n\n"
        b"00:02.000 --> 00:03.000\n<v Ann Lee>We have\n<v Ann Lee>no plan.\n\n"
        b"00:03.000 --> 00:04.000\n<v Bo Ek>None at all.\n"
    )
    article = read_bytes(content, name="a.vtt")
    assert article.text == "ANN LEE: We have no plan.\n\nBO EK: None at all."
    assert _dropped(article) == {"cue times": 3, "lines shown twice": 1}


def test_times_before_the_lines_of_a_transcript_are_left_out() -> None:
    said = ["MAYOR LEE: Good evening.", "Q: When do the buses run?", "MAYOR LEE: From 5 a.m. on."]
    content = "\n".join(f"[00:0{n}:10] {line}" for n, line in enumerate(said)).encode()
    article = read_bytes(content, name="talk.txt")
    assert article.text == "\n\n".join(said)
    assert (article.format, _dropped(article)) == ("transcript", {"times": 3})


def test_a_transcript_without_times_is_kept_as_it_came() -> None:
    text = "MAYOR LEE: Good evening.\nQ: When do the buses run?\n"
    assert read_bytes(text.encode(), name="talk.txt").text == text


def test_records_of_articles() -> None:
    articles = articles_of(files.jsonl(STORIES), name="all.jsonl")
    assert [one.text for one in articles] == [story.plain for story in STORIES]
    first = articles[0]
    assert (first.title, first.author, first.outlet) == (FERRY.title, FERRY.author, FERRY.outlet)
    assert first.title_span is not None
    assert first.title_span.of(first.text) == FERRY.title
    assert first.published_at == FERRY.date


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"text": "One."}\n{"title": "No text"}\n', "line 2 of a has no text"),
        (b'{"text": "One."}\n{"text": \n', "line 2 of a is no JSON"),
        (b'[{"text": "One."}, 7]', "record 2 of a is no JSON object"),
    ],
)
def test_a_bad_record_is_named(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableArticle, match=sentence):
        articles_of(content, name="a")


@pytest.mark.parametrize(
    ("story", "columns", "across"),
    [(FERRY, 1, False), (FERRY, 2, False), (FERRY, 2, True), (RAIL, 2, False)],
)
def test_pdf_columns_running_heads_and_broken_words(
    story: Story, columns: int, across: bool
) -> None:
    article = read_bytes(files.pdf(story, columns=columns, across=across), name="a")
    assert article.text == _in_latin_1(story)
    assert (article.title, article.author) == (story.title, story.author)
    assert _dropped(article) == {"running heads": 6, "bylines": 1}
    assert _headings(article) == [p[3:] for p in story.paragraphs if p.startswith("## ")]


def test_ligatures_of_a_pdf_are_letters() -> None:
    article = read_bytes(files.ligature_pdf(b"The \x01rst o\x03cer \x02ew to Reykjavik."), name="a")
    assert article.text == "The first officer flew to Reykjavik."


def test_a_gzip_file_is_what_is_in_it() -> None:
    page = semantic(WELLS).encode()
    assert read_bytes(files.gzipped(page), name="a.html.gz").text == WELLS.plain
    plain = WELLS.plain.encode()
    assert read_bytes(files.gzipped(plain), name="a.txt.gz").text == WELLS.plain


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (b"# A title\n\nText.", "a.md", "markdown"),
        (b"# A title\n\nText.", "a.txt", "text"),
        (b"From here on, it was quiet.\nDate: unknown.", "a.txt", "text"),
        (b"{ this is no JSON", "a.txt", "text"),
        (b"[sic] he said.", "a.txt", "text"),
        (b"<3 is a heart, she wrote.", "a.txt", "text"),
        (b"See https://example.org\nfor more.", "a.txt", "text"),
        (b"# my list\nhttps://example.org/a\n\nhttps://example.org/b\n", "a.txt", "addresses"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>Hi", "a.txt", "html"),
        ("<html><p>Hi".encode("utf-16"), "a", "html"),
        (b"<h2>Title</h2><p>One.</p><p>Two.</p>", "a.txt", "html"),
        (b"Some words <p>with</p> tags", "a.html", "html"),
        (b"10:30 The meeting began.\nIt was long.\nVery long.\n", "a.txt", "text"),
        (files.packed({"a.txt": "hello"}), "a.docx", "zip"),
        (bytes(range(256)) * 4, "a.pdf", "text"),
    ],
)
def test_the_form_is_found_by_content(content: bytes, name: str, form: str) -> None:
    assert form_of(content, name) == form


def test_the_bytes_are_remembered_where_the_text_is_made() -> None:
    content = files.docx(FERRY)
    assert read_bytes(content, name="a").file_sha256 == hashlib.sha256(content).hexdigest()
    assert read_bytes(FERRY.plain.encode(), name="a.txt").file_sha256 is None


def test_what_is_known_goes_before_what_a_file_says() -> None:
    (article,) = articles_of(
        files.epub(FERRY), name="a", known={"author": "Kim Lee", "published_at": "2020-01-01"}
    )
    assert (article.author, article.published_at) == ("Kim Lee", "2020-01-01")
    assert article.outlet == FERRY.outlet


def test_several_articles_are_not_read_as_one() -> None:
    with pytest.raises(UnreadableArticle, match="holds 6 articles: take it in with"):
        read_bytes(files.jsonl(STORIES), name="all.jsonl")


def test_addresses_are_asked_of_the_function_given_and_of_nothing_else() -> None:
    pages = {f"https://a.example/{n}": semantic(story).encode() for n, story in enumerate(STORIES)}

    def fetch(address: str) -> _Fetched:
        return _Fetched(pages[address], address.replace("a.example", "b.example"))

    listed = "\n".join(["# today", *pages]).encode()
    articles = articles_of(listed, name="list.txt", fetch=fetch)
    assert [one.text for one in articles] == [story.plain for story in STORIES]
    assert articles[1].url == "https://b.example/1"
    assert read_all("https://a.example/2", fetch=fetch)[0].text == STORIES[2].plain
    with pytest.raises(UnreadableArticle, match="nothing is fetched here"):
        articles_of(listed, name="list.txt")


def test_standard_input_may_have_any_form(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(files.odt(WELLS))

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert read("-").text == WELLS.plain


def test_a_folder_is_its_files_in_order(tmp_path: Path) -> None:
    folder = tmp_path
    (folder / "b").mkdir()
    (folder / "b" / "one.html").write_text(semantic(FERRY))
    (folder / "a.docx").write_bytes(files.docx(FERRY))
    (folder / "z.txt").write_text(FERRY.plain)
    (folder / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    (folder / ".hidden.txt").write_text("no")
    places = sources_in(str(folder))
    assert [Path(one).name for one in places.sources] == ["a.docx", "z.txt", "one.html"]
    assert places.passed_over == 1
    assert sources_in("-").sources == ["-"]
    with pytest.raises(UnreadableArticle, match="without a file of text"):
        sources_in(str(folder.joinpath("empty").mkdir() or folder / "empty"))


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (FIXTURES / "forms").iterdir() if path.suffix != ".md")
)
def test_the_files_among_the_fixtures_hold_one_text(name: str) -> None:
    plain = read(FIXTURES / "forms" / "ferry.txt").text.rstrip("\n")
    article = read_all(FIXTURES / "forms" / name)[0]
    if name.endswith(".pdf"):
        plain = _in_latin_1(FERRY)
    if name.endswith(".srt"):
        plain = "\n\n".join(text for text in FERRY.paragraphs if not text.startswith("## "))
    assert article.text.rstrip("\n") == plain
