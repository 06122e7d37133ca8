"""Articles that carry one report are found as they come in, and counted as one origin."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.reading.stories import FERRY, MUSEUM, RAIL, WELLS, Story
from tests.store.desks import plain_split
from workbench.store import Desk, open_desk
from workbench.store.doctor import examine
from workbench.store.near_copies import is_copy

BOILERPLATE = (
    "Copyright 2026 United Wire Agency. All rights reserved. This material may not be published, "
    "broadcast, rewritten or redistributed without permission of the agency and its members."
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "claims.db") as desk:
        yield desk


def _add(desk: Desk, text: str, **about: str) -> str:
    split = plain_split(text)
    article = split.article.model_copy(update=about)
    return desk.add_article(split.model_copy(update={"article": article}), actor="kim").article_id


def _as_carried(story: Story) -> str:
    """A report as another outlet carries it: its own headline and lead, an end cut off."""
    kept = story.paragraphs[1:-2]
    return "\n\n".join(["A headline of our own", "Our reporter adds this first line.", *kept])


def test_a_report_carried_by_others_is_found(desk: Desk) -> None:
    wire = _add(desk, FERRY.plain, outlet="Wire", path="wire.txt")
    other = _add(desk, WELLS.plain)
    carried = _add(desk, _as_carried(FERRY), outlet="Courier", path="courier.txt")
    (copy,) = desk.copies_of(carried)
    assert (copy.article_id, copy.outlet, copy.slug) == (wire, "Wire", "wire")
    assert 0.8 < copy.part < 1
    assert [one.article_id for one in desk.copies_of(wire)] == [carried]
    assert desk.copies_of(other) == []
    assert [row.copies for row in desk.articles()] == [1, 0, 1]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
        str.upper,
        lambda text: " ".join(word for n, word in enumerate(text.split()) if n % 12),
        lambda text: text.replace(" the ", " a "),
    ],
)
def test_small_changes_everywhere_do_not_hide_a_copy(desk: Desk, change: object) -> None:
    first = _add(desk, MUSEUM.plain)
    second = _add(desk, change(MUSEUM.plain))  # type: ignore[operator]
    assert [one.article_id for one in desk.copies_of(second)] == [first]


def test_a_line_that_all_articles_of_an_agency_have_makes_no_copy(desk: Desk) -> None:
    _add(desk, f"{FERRY.plain}\n\n{BOILERPLATE}")
    second = _add(desk, f"{WELLS.plain}\n\n{BOILERPLATE}")
    brief = _add(desk, f"Buses will run until nine on Sunday, the council said.\n\n{BOILERPLATE}")
    assert desk.copies_of(second) == desk.copies_of(brief) == []


def test_a_quotation_of_three_sentences_makes_no_copy(desk: Desk) -> None:
    first = _add(desk, RAIL.plain)
    quoting = "\n\n".join([*MUSEUM.paragraphs, RAIL.paragraphs[3]])
    assert desk.copies_of(_add(desk, quoting)) == []
    assert desk.copies_of(first) == []


def test_copies_of_copies_are_one_group_whose_first_was_published_first(desk: Desk) -> None:
    half = len(FERRY.paragraphs) // 2
    whole = _add(desk, FERRY.plain, published_at="2026-03-18")
    begun = _add(desk, "\n\n".join(FERRY.paragraphs[: half + 1]), published_at="2026-03-17")
    ended = _add(desk, "\n\n".join(FERRY.paragraphs[half:]), published_at="2026-03-19")
    alone = _add(desk, WELLS.plain)
    groups = desk.copy_groups()
    assert groups == {whole: begun, begun: begun, ended: begun}
    assert alone not in groups


def test_the_same_desk_is_made_in_the_same_order(tmp_path: Path) -> None:
    kept = []
    for name in ("a.db", "b.db"):
        with open_desk(tmp_path / name) as desk:
            for story in (FERRY, WELLS, MUSEUM):
                _add(desk, story.plain)
                _add(desk, _as_carried(story))
            rows = desk.connection.execute("SELECT * FROM near_copies").fetchall()
            samples = desk.connection.execute("SELECT * FROM article_samples").fetchall()
            kept.append(([tuple(row) for row in rows], [tuple(row) for row in samples]))
    assert kept[0] == kept[1]
    assert len(kept[0][0]) == 3


def test_texts_without_enough_words_are_no_copies() -> None:
    assert not is_copy(frozenset(), frozenset())
    assert not is_copy(frozenset(range(39)), frozenset(range(39)))


def test_the_doctor_looks_at_the_texts(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with open_desk(path) as desk:
        first, second = _add(desk, FERRY.plain), _add(desk, WELLS.plain)
        _add(desk, _as_carried(WELLS))
        assert examine(desk) == []
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO near_copies VALUES (?, ?, .9)", [second, first])
    with open_desk(path) as desk:
        assert [one.what for one in examine(desk)] == [
            f"it is kept as a near copy of {desk.article(first).slug}, and is not"
        ]


def test_a_desk_of_before_is_told_of_its_copies(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with open_desk(path) as desk:
        _add(desk, FERRY.plain)
        _add(desk, _as_carried(FERRY))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE near_copies")
        connection.execute("DROP TABLE article_samples")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'add_near_copies'")
    with open_desk(path) as desk:
        assert [row.copies for row in desk.articles()] == [1, 1]


def test_the_log_keeps_what_a_text_was_made_of(desk: Desk) -> None:
    from tests.reading.page_layouts import semantic
    from workbench.reading import read_bytes

    article = read_bytes(semantic(FERRY).encode(), name="ferry.html")
    split = plain_split(article.text).model_copy(update={"article": article})
    desk.add_article(split, actor="kim")
    new = desk.history()[-1].new or {}
    assert new["file_sha256"] == article.file_sha256
    assert {one["what"] for one in new["dropped"]} >= {"captions", "comments"}
    assert examine(desk) == []
