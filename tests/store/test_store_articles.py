from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks import HARBOR, made_split
from tests.store.desks import dump, plain_split, told
from workbench.errors import DeskError
from workbench.models import quote_of
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.doctor import examine


def test_an_article_comes_back_as_it_was_read(desk: Desk) -> None:
    split = told("One", "Two", title="A title", outlet="The Orrin Post", path="b/two.md")
    added = desk.add_article(split, actor="kim")
    assert (added.created, added.claims) == (True, 2)
    assert desk.stored_article(added.article_id) == split.article
    row = desk.article(added.slug)
    assert (row.id, row.slug, row.outlet, row.claims, row.reviewed) == (
        added.article_id, "two", "The Orrin Post", 2, 0,
    )  # fmt: skip


def test_claims_carry_their_attribution(desk: Desk) -> None:
    first, second, third, fourth = desk.claims()
    assert (first.source_name, first.source_kind, first.cue) == ("Ines Hale", "person", "said")
    assert (third.source_name, third.source_kind, third.style) == (None, "narrator", "narration")
    said = desk.attributions(first.article_id or "")
    assert [one.claim_ids for one in said] == [(first.id,), (second.id,), (fourth.id,)]


def test_the_same_text_again_writes_no_row(desk: Desk) -> None:
    before = dump(desk)
    writes = desk.connection.total_changes
    again = desk.add_article(made_split(HARBOR, path="other.txt"), actor="lee", slug="other")
    assert (again.created, again.claims, again.slug) == (False, 4, "harbor")
    assert dump(desk) == before
    assert desk.connection.total_changes == writes


def test_the_same_text_has_the_same_ids_on_every_desk(tmp_path: Path, desk: Desk) -> None:
    with open_desk(tmp_path / "other.db") as other:
        other.add_article(told("Something else comes first"), actor="lee")
        added = other.add_article(made_split(HARBOR), actor="lee")
        there = [claim.id for claim in other.claims(ClaimFilter(article_id=added.article_id))]
        assert there == [claim.id for claim in desk.claims()]


def test_an_article_is_added_whole_or_not_at_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(desk)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(desk, "append", broken)
    with pytest.raises(RuntimeError, match="power cut"):
        desk.add_article(told("Gone", "With the wind"), actor="kim")
    assert dump(desk) == before
    monkeypatch.undo()
    assert desk.add_article(told("Gone", "With the wind"), actor="kim").created


def test_two_claims_on_the_same_words_are_two(desk: Desk) -> None:
    split = plain_split("The ferry is late and full.")
    claim = split.claims[0]
    twice = split.model_copy(
        update={"claims": (claim, claim.model_copy(update={"id": "c2", "position": 2}))}
    )
    added = desk.add_article(twice, actor="kim")
    rows = desk.claims(ClaimFilter(article_id=added.article_id))
    assert len({row.id for row in rows}) == 2


def test_slugs_are_short_plain_and_never_shared(desk: Desk) -> None:
    names = [
        desk.add_article(plain_split(text), actor="kim", slug=slug).slug
        for text, slug in [("a", "Örrin"), ("b", "orrin"), ("c", "../<b>x"), ("d", "Ω"), ("e", "Ω")]
    ]
    assert names == ["orrin", "orrin-2", "b-x", "article", "article-2"]


def test_a_name_that_is_no_text_is_refused_in_a_sentence(desk: Desk) -> None:
    before = dump(desk)
    with pytest.raises(DeskError, match="lone surrogate"):
        desk.add_article(told("Fine", path="bad-\udce9.txt"), actor="kim")
    assert dump(desk) == before


def test_a_lone_surrogate_in_the_text_is_refused_with_its_place(desk: Desk) -> None:
    before = dump(desk)
    with pytest.raises(DeskError, match=r"lone surrogate\) at position 4"):
        desk.add_article(plain_split("abc \ud83d def"), actor="kim")
    assert dump(desk) == before


HARD = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\x00\x01\x1b\r\n\t'\";%_\\\x7f\x85\u2028\u202e\ufeff😀e\u0301"),
    ),
    min_size=1,
    max_size=60,
) | st.sampled_from(["'); DROP TABLE events; --", "\x00", "a\x00b", "[/bold]", "\ufeff"])


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=HARD)
def test_any_text_comes_back_character_for_character(desk: Desk, text: str) -> None:
    desk.connection.execute("PRAGMA synchronous = OFF")
    added = desk.add_article(plain_split(text), actor=text, slug=text)
    assert desk.article_text(added.article_id) == text
    assert desk.article(added.article_id).characters == len(text)
    (claim,) = desk.claims(ClaimFilter(article_id=added.article_id))
    assert claim.quote == text == quote_of(desk.article_text(added.article_id), claim.spans)
    assert desk.resolve_claim(claim.id) == claim.id
    assert not desk.add_article(plain_split(text), actor="kim").created
    assert examine(desk) == []


def test_the_text_of_an_article_and_the_words_of_a_claim_cannot_be_changed(desk: Desk) -> None:
    for statement in (
        "UPDATE articles SET text = 'x'",
        "UPDATE claims SET quote = 'x'",
        "UPDATE claims SET spans = '[]'",
        "DELETE FROM articles",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            desk.connection.execute(statement)
    assert desk.article_text(desk.articles()[0].id) == made_split(HARBOR).article.text


def test_articles_stand_in_the_order_they_were_added(tmp_path: Path) -> None:
    fixed = datetime(2024, 5, 1, tzinfo=UTC)
    with open_desk(tmp_path / "claims.db", clock=lambda: fixed) as desk:
        for name in ("zeta", "alpha", "mid"):
            desk.add_article(told(name, "The end"), actor="kim", slug=name)
        assert [row.slug for row in desk.articles()] == ["zeta", "alpha", "mid"]
        assert [(row.article_slug, row.position) for row in desk.claims()] == [
            (name, position) for name in ("zeta", "alpha", "mid") for position in (1, 2)
        ]


def test_a_source_of_several_articles_is_one_source(desk: Desk) -> None:
    desk.add_article(made_split([("Ines Hale", "the ferry is late")]), actor="kim")
    hale = [source for source in desk.sources() if source.name == "Ines Hale"]
    assert [(one.kind, one.mentions) for one in hale] == [("person", 3)]


def test_a_password_in_the_address_of_an_article_is_not_stored(tmp_path: Path) -> None:
    split = made_split([(None, "The mill is shut")], url="https://kim:secret@news.example/mill")
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(split, actor="kim")
        assert [one.url for one in desk.articles()] == ["https://news.example/mill"]
        assert examine(desk) == []
