"""Pages of articles and of the log, the newest first."""

from __future__ import annotations

from pathlib import Path

from tests.desks import harbor_desk, made_split
from workbench.models import PriorClaim
from workbench.review import add_note
from workbench.store import open_desk
from workbench.store.pages import (
    actors,
    article_page,
    count_articles,
    count_events,
    event_page,
)


def test_articles_come_page_by_page_with_their_counts(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "desk.db") as desk:
        for number in range(3):
            split = made_split([(None, f"Pier {number} is shut")], path=f"pier-{number}.txt")
            desk.add_article(split, actor="kim")
        assert count_articles(desk) == 4
        slugs = [row.slug for row in article_page(desk, 3, 0)]
        assert slugs == ["pier-2", "pier-1", "pier-0"]
        (last,) = article_page(desk, 3, 3)
        assert (last.slug, last.claims, last.reviewed) == ("harbor", 4, 0)
        assert article_page(desk, 3, 4) == []


def test_events_come_page_by_page_with_what_they_are_about(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "desk.db") as desk:
        prior = PriorClaim(claim_id="p-1", text="The pier is shut", publisher="Strait Facts")
        desk.add_prior_claims([prior], actor="lee")
        claim = desk.claims()[1]
        add_note(desk, claim.id, "seen", actor="kim")
        rows = event_page(desk, 2, 0)
        assert [row.event.seq for row in rows] == [3, 2]
        assert (rows[0].claim_id, rows[0].article_slug, rows[0].position) == (
            claim.id,
            "harbor",
            2,
        )
        assert rows[0].in_queue
        assert (rows[1].claim_id, rows[1].article_slug, rows[1].in_queue) == ("p-1", None, False)
        (first,) = event_page(desk, 2, 2)
        assert (first.claim_id, first.article_slug) == (None, "harbor")


def test_events_of_one_reviewer_are_counted_and_paged(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "desk.db") as desk:
        claim = desk.claims()[0]
        for actor in ("lee", "kim", "lee", "Ada [/", "\ud800"):
            add_note(desk, claim.id, "seen", actor=actor.encode("utf-8", "replace").decode())
        assert actors(desk) == sorted({"kim", "lee", "Ada [/", "?"})
        assert count_events(desk) == 6
        assert count_events(desk, "lee") == 2
        assert [row.event.seq for row in event_page(desk, 9, 0, "lee")] == [4, 2]
        assert count_events(desk, "no' OR 1=1 --") == 0
        assert count_events(desk, "\ud800") == 1


def test_an_empty_desk_has_no_pages(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db") as desk:
        assert (count_articles(desk), count_events(desk), actors(desk)) == (0, 0, [])
        assert article_page(desk, 9, 0) == []
        assert event_page(desk, 9, 0) == []
