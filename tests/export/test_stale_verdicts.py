"""A verdict on words that the article has no more is told as stale, and counts nowhere as one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.desks import made_split
from tests.export.reviews import ABOUT, SETTINGS, STATEMENTS, judge, reviewed_desk
from workbench.audit import source_figures
from workbench.export import export_verdicts
from workbench.export.annotated_article import annotated_article
from workbench.export.claim_review import reviewed_claims
from workbench.models import AttributionVerdict, Conflict, Match, Tier, VerdictCode
from workbench.review import alerts, give_attribution_verdict
from workbench.review.publishing import withheld_because
from workbench.review.verdict_age import verdict_age
from workbench.store import ClaimFilter, Desk


def changed() -> list[tuple[str | None, str]]:
    return [(who, words.replace("4 million", "3 million")) for who, words in STATEMENTS]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The first claim was verified at 4 million; the article says 3 million now."""
    with reviewed_desk(tmp_path / "claims.db") as desk:
        first = desk.claims()[0].id
        give_attribution_verdict(desk, first, AttributionVerdict.CONFIRMED, actor="kim")
        split = made_split(changed(), **ABOUT | {"title": "Harbor costs fall"})
        added = desk.add_article(split, actor="lee")
        assert added.change is not None
        assert added.change.stale == 1
        yield desk


def rows_of(desk: Desk, **how: object) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    export_verdicts(desk, "-", stream=stream, **how)  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def test_a_table_has_no_verdict_for_it_and_tells_the_stale_one(desk: Desk) -> None:
    row = rows_of(desk)[0]
    assert row["claim_quote"] == "the harbor dredging cost 3 million florins"
    assert (row["status"], row["stale_verdict"]) == ("stale", "verified")
    assert row["stale_quote"] == "the harbor dredging cost 4 million florins"
    for name in (
        "verdict", "verdict_label", "verdict_reason", "reason_code", "rating_value", "reviewer",
        "reviewed_at", "attribution_verdict", "agreement",
    ):  # fmt: skip
        assert row[name] == "", name
    assert rows_of(desk)[1]["verdict"] == "disputed"
    assert rows_of(desk)[1]["stale_verdict"] == ""


def test_who_asks_for_verified_claims_does_not_get_it(desk: Desk) -> None:
    asked = ClaimFilter(verdict=frozenset({"verified"}))
    assert [row["position"] for row in rows_of(desk, filter=asked)] == ["3"]
    asked = ClaimFilter(verdict=frozenset({"verified"}), status=frozenset({"stale"}))
    assert [row["position"] for row in rows_of(desk, filter=asked)] == ["1"]


def test_its_history_has_the_verdict_as_it_was_given(desk: Desk) -> None:
    row = rows_of(desk, history=True)[0]
    assert (row["verdict"], row["reviewer"], row["stale_verdict"]) == ("verified", "kim", "")


def test_no_claim_review_is_made_of_it_until_it_is_confirmed(desk: Desk) -> None:
    first = desk.claims()[0]
    assert withheld_because(first) == "the article was changed after its verdict"
    numbers = [claim.n for claim in desk.claims()]
    before = [one.claim.id for one in reviewed_claims(desk, numbers)]
    assert first.id not in before
    judge(desk, first.id, VerdictCode.VERIFIED, "Three, says the council now")
    after = [one.claim.id for one in reviewed_claims(desk, numbers)]
    assert after == [first.id, *before]
    assert rows_of(desk)[0]["verdict"] == "verified"
    assert rows_of(desk)[0]["stale_verdict"] == ""


def test_the_audit_and_the_summary_count_it_as_not_reviewed(desk: Desk) -> None:
    assert desk.summary().by_verdict == {"disputed": 1, "verified": 1}
    assert desk.summary().by_status["stale"] == 1
    (hale,) = [one for one in source_figures(desk) if one.source_name == "Ines Hale"]
    assert (hale.verified, hale.disputed, hale.unreviewed, hale.rate_n) == (0, 1, 1, 1)
    assert hale.said_confirmed == 0
    judge(desk, desk.claims()[0].id, VerdictCode.VERIFIED)
    (hale,) = [one for one in source_figures(desk) if one.source_name == "Ines Hale"]
    assert (hale.verified, hale.unreviewed, hale.said_confirmed) == (1, 0, 1)


def test_a_page_shows_the_claim_as_open(desk: Desk) -> None:
    page = annotated_article(desk, desk.articles()[0].id, SETTINGS)
    assert page.title == "Harbor costs fall"
    (first, *_) = page.claims
    assert (first.state.code, first.reason, first.reviewed_on, first.said) == (
        "open", None, None, None,
    )  # fmt: skip


def test_lists_and_tables_have_the_title_of_the_latest_version(desk: Desk) -> None:
    (article,) = desk.articles()
    assert (article.title, article.versions) == ("Harbor costs fall", 2)
    assert article.characters == len(desk.article_text(article.id))
    assert {claim.article_title for claim in desk.claims()} == {"Harbor costs fall"}
    assert {row["article_title"] for row in rows_of(desk)} == {"Harbor costs fall"}
    untitled = made_split(STATEMENTS, **{**ABOUT, "title": None})
    desk.add_article(untitled, actor="lee", version_of=article.id)
    assert desk.articles()[0].title in {"Harbor costs fall", "Harbor costs <rise>"}


def test_a_match_with_it_asks_for_another_look_and_a_contradiction_is_no_alert(
    desk: Desk,
) -> None:
    first = desk.claims()[0]
    assert verdict_age(first, date(2024, 12, 1)) == (
        "its verdict is on words that its article has no more"
    )
    said = [("Petr Lanning", "the harbor dredging cost 4 million florins")]
    added = desk.add_article(made_split(said, path="again.txt"), actor="kim")
    (claim,) = desk.claims(ClaimFilter(article_id=added.article_id))
    conflict = Conflict(kind="number", ours="4 million", theirs="3 million", contradicts=True)
    match = Match(
        claim_id=claim.id,
        prior_id=first.id,
        score=0.9,
        tier=Tier.CONFLICT,
        conflicts=(conflict,),
    )
    desk.save_suggestions(claim.id, [match])
    assert alerts(desk, claim.id) == []
    judge(desk, first.id, VerdictCode.VERIFIED)
    assert [one.verified for one in alerts(desk, claim.id)] == [True]
