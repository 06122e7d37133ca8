"""Articles of every form and folders of them, from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.conftest import FIXTURES, Run
from tests.reading.form_files import rss
from tests.reading.stories import FERRY, WELLS

FORMS = FIXTURES / "forms"


def test_what_a_page_leaves_out_is_told(workbench: Run, tmp_path: Path) -> None:
    shutil.copy(FORMS / "ferry.html", tmp_path / "page")
    ran = workbench("ingest", "page")
    assert ran.code == 0
    assert ran.out.startswith("page  ")
    assert "left out: 1 menu (3 words), 1 caption (11 words)" in ran.err
    assert "2 comments (" in ran.err
    listed = workbench("list", "--articles", "--format", "jsonl").out
    assert '"title": "Harbour board closes north ferry terminal for eleven weeks"' in listed
    assert '"published_at": "2026-03-17"' in listed
    assert workbench("doctor").code == 0


def test_the_articles_of_a_feed_are_named_after_their_titles(
    workbench: Run, tmp_path: Path
) -> None:
    (tmp_path / "feed.xml").write_bytes(rss([FERRY, WELLS]))
    ran = workbench("ingest", "feed.xml")
    names = [line.split()[0] for line in ran.out.splitlines()]
    assert names == [
        "harbour-board-closes-north-ferry-terminal",
        "nitrate-found-in-one-in-five",
    ]
    again = workbench("ingest", "feed.xml")
    assert again.out.count("already there, unchanged") == 2


def test_a_folder_is_taken_in_and_near_copies_are_told(workbench: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("\n\n".join(FERRY.paragraphs[:-1]))
    shutil.copy(FORMS / "ferry.docx", folder / "b.docx")
    (folder / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    ran = workbench("ingest", "in")
    assert ran.code == 0, ran.err
    assert [line.split()[0] for line in ran.out.splitlines()] == ["a", "b"]
    assert "1 file without text was passed over." in ran.err
    assert "near copy of a: 100% of the shorter text is in both" in ran.err
    table = workbench("list", "--articles").out
    assert "copies" in table.splitlines()[0]


def test_a_title_belongs_to_one_article(workbench: Run, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss([FERRY, WELLS]))
    ran = workbench("ingest", "feed.xml", "--title", "One")
    assert ran.code == 2
    assert "--title, --url and --as belong to one article" in ran.err
    assert not (tmp_path / "claims.db").exists()


def test_a_file_that_is_named_alone_and_is_bad_changes_nothing(
    workbench: Run, tmp_path: Path
) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7\nnothing")
    ran = workbench("ingest", "bad.pdf")
    assert ran.code == 2
    assert ran.err.startswith("bad.pdf cannot be read as a PDF")
    assert not (tmp_path / "claims.db").exists()


def test_a_web_address_is_not_fetched_unasked(workbench: Run) -> None:
    ran = workbench("split", "https://news.example/story")
    assert ran.code == 2
    assert "is a web address, and nothing is fetched here" in ran.err
