"""Versions of an article go along in a bundle, with where its claims stand and what is stale."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.desks import HARBOR, made_split
from tests.export.bundle_files import event_lines, members_of, zipped
from tests.export.test_bundle import EVERYTHING, bundled, known, taken_in
from tests.export.worked_desk import worked_desk
from workbench.errors import WorkbenchError
from workbench.export.bundle import check_bundle, write_bundle
from workbench.models import Span, Verdict, VerdictCode
from workbench.review import add_claim, give_verdict, mark_confidential, undo
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.doctor import examine

URL = "https://news.example/harbor"
VERIFIED = Verdict(code=VerdictCode.VERIFIED, reason="yes")


def change(desk: Desk, *swaps: tuple[str, str], actor: str = "lee") -> None:
    sentences = list(HARBOR)
    for old, new in swaps:
        assert any(old in words for _, words in sentences)
        sentences = [(who, words.replace(old, new)) for who, words in sentences]
    added = desk.add_article(made_split(sentences, url=URL), actor=actor)
    assert added.change is not None


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A worked desk whose article ``harbor`` was changed twice, with work between."""
    path = tmp_path / "home.db"
    with worked_desk(path) as desk:
        change(desk, ("4 million", "5 million"))
        (stale, *_) = desk.claims(ClaimFilter(status=frozenset({"stale"})))
        give_verdict(desk, stale.id, VERIFIED, actor="kim")
        text = desk.article_text(stale.article_id or "")
        at = text.index("pier")
        add_claim(desk, stale.article_id or "", [Span(start=at, end=at + 4)], actor="kim")
        change(desk, ("4 million", "6 million"), ("the vote was unlawful", "nobody spoke"))
        undo(desk, actor="kim")
    return path


def test_there_and_back_the_bytes_are_the_same(home: Path, tmp_path: Path) -> None:
    one = bundled(home, tmp_path / "one.zip")
    check_bundle(one)
    taken_in(one, tmp_path / "second.db")
    two = bundled(tmp_path / "second.db", tmp_path / "two.zip")
    assert two.read_bytes() == one.read_bytes()
    assert taken_in(two, home) == (0, 0)


def test_the_other_desk_has_the_same_claims_texts_and_stale_verdicts(
    home: Path, tmp_path: Path
) -> None:
    taken_in(bundled(home, tmp_path / "case.zip"), tmp_path / "away.db")
    with open_desk(home) as here, open_desk(tmp_path / "away.db") as there:
        assert examine(here) == examine(there) == []
        stale = ClaimFilter(status=frozenset({"stale"}))
        assert len(here.claims(stale)) >= 1
        for chosen in (ClaimFilter(), ClaimFilter(gone=True), stale):
            ours = [known(row) for row in here.claims(chosen)]
            assert [known(row) for row in there.claims(chosen)] == ours
        for article in here.articles():
            assert there.article_text(article.id) == here.article_text(article.id)
            assert there.article(article.id).versions == article.versions
        # What the next version makes of them is the same, too.
        for desk in (here, there):
            change(desk, ("in May", "in June"))
            assert examine(desk) == []
        assert [known(row) for row in there.claims()] == [known(row) for row in here.claims()]


def test_a_version_comes_to_a_desk_that_has_the_one_before(tmp_path: Path) -> None:
    worked_desk(tmp_path / "home.db").close()
    taken_in(bundled(tmp_path / "home.db", tmp_path / "one.zip"), tmp_path / "away.db")
    with open_desk(tmp_path / "home.db") as desk:
        change(desk, ("4 million", "5 million"))
    two = bundled(tmp_path / "home.db", tmp_path / "two.zip")
    assert taken_in(two, tmp_path / "away.db") == (0, 1)
    again = bundled(tmp_path / "away.db", tmp_path / "again.zip")
    assert again.read_bytes() == two.read_bytes()
    with open_desk(tmp_path / "away.db") as desk:
        assert examine(desk) == []
        assert len(desk.claims(ClaimFilter(status=frozenset({"stale"})))) == 1


@pytest.mark.parametrize("here", ["another version", "a claim by hand"])
def test_an_article_that_went_on_in_both_places_is_refused(tmp_path: Path, here: str) -> None:
    worked_desk(tmp_path / "home.db").close()
    taken_in(bundled(tmp_path / "home.db", tmp_path / "one.zip"), tmp_path / "away.db")
    with open_desk(tmp_path / "away.db") as desk:
        if here == "another version":
            change(desk, ("in May", "in July"), actor="mo")
        else:
            article = desk.articles()[0]
            add_claim(desk, article.id, [Span(start=0, end=9)], actor="mo")
        before = desk.head_hash()
    with open_desk(tmp_path / "home.db") as desk:
        change(desk, ("4 million", "5 million"))
    two = bundled(tmp_path / "home.db", tmp_path / "two.zip")
    with pytest.raises(WorkbenchError, match="desk of its own"):
        taken_in(two, tmp_path / "away.db")
    with open_desk(tmp_path / "away.db") as desk:
        assert desk.head_hash() == before
        assert examine(desk) == []


def test_a_name_that_only_a_later_version_has_is_not_given_away(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(made_split([(None, "It rained in Velmara")], url=URL), actor="kim")
        later = [(None, "It rained in Velmara"), ("Ines Hale", "the harbor is full")]
        desk.add_article(made_split(later, url=URL), actor="kim")
        mark_confidential(desk, "Ines Hale", True, actor="kim")
        with pytest.raises(WorkbenchError, match="CONF-001"):
            write_bundle(desk, tmp_path / "case.zip", EVERYTHING)


Changed = Callable[[dict[str, Any]], None]


@pytest.mark.parametrize(
    "meddle",
    [
        lambda article: article["versions"][0].update(text="Another text.\n"),
        lambda article: article["versions"].pop(),
        lambda article: article["versions"][1].update(number=9),
        lambda article: article["versions"][0].update(article_id="a-000000000000"),
        lambda article: article["versions"][0].update(title="Another title"),
        lambda article: article["claim_now"][0].update(spans="[[0,4]]"),
        lambda article: article["claim_now"][0].update(spans="[]"),
        lambda article: article["claim_now"][0].update(id="c-000000000000"),
        lambda article: article["claim_now"].pop(),
        lambda article: article["claim_now"][0].update(more=1),
        lambda article: article.pop("claim_now"),
        lambda article: article["attributions"][-1].update(cue="whispered"),
        lambda article: article["claims"][-1].update(version=1),
    ],
    ids=[
        "text",
        "one less",
        "number",
        "article",
        "title",
        "spans",
        "no spans",
        "claim",
        "one place less",
        "another column",
        "no places",
        "cue",
        "claim of the first",
    ],
)
def test_versions_that_were_meddled_with_are_refused(
    home: Path, tmp_path: Path, meddle: Changed
) -> None:
    members = members_of(bundled(home, tmp_path / "one.zip").read_bytes())
    articles = [json.loads(line) for line in members["articles.jsonl"].splitlines()]
    meddle(next(one for one in articles if one["article"]["slug"] == "harbor"))
    members["articles.jsonl"] = event_lines(articles)
    path = tmp_path / "changed.zip"
    path.write_bytes(zipped(members))
    with pytest.raises(WorkbenchError):
        check_bundle(path)
