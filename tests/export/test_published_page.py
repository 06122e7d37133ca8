"""What a page holds where it is known who publishes it: ClaimReview, anchors, corrections."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.export.pages import LOOSE, checked_desk, harm_in, hostile_desk, parsed
from workbench.export import annotated_article, write_page
from workbench.models import Verdict, VerdictCode
from workbench.review import PublishSettings, give_verdict, record_publication
from workbench.store import Desk

SETTINGS = PublishSettings(
    organization="Example Desk",
    url="https://desk.example/",
    page="https://desk.example/checks/{article}",
    labels={VerdictCode.DISPUTED: "False"},
)


def page_of(desk: Desk, settings: PublishSettings = SETTINGS, format: str = "html") -> str:
    shown = annotated_article(desk, desk.articles()[0].id, settings)
    return write_page(shown, format)  # type: ignore[arg-type]


def test_the_reviews_of_published_claims_stand_in_the_page(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        root = parsed(page_of(desk))
        record = json.loads(page_of(desk, format="json"))
    (script,) = root.css("script")
    reviews = json.loads(script.text())
    assert reviews == record["claim_reviews"]
    assert [one["reviewRating"]["alternateName"] for one in reviews] == ["Verified", "False"]
    ids = {node.attributes["id"] for node in root.css("[id]")}
    assert {one["url"].partition("#")[2] for one in reviews} <= ids


def test_no_review_can_end_the_element_that_it_stands_in(tmp_path: Path) -> None:
    with hostile_desk(tmp_path / "claims.db") as desk:
        root = parsed(page_of(desk))
        words = desk.claims()[0].text
    assert harm_in(root) == []
    (script,) = root.css("script")
    (review,) = json.loads(script.text())
    assert "</script><script>alert(1)</script>" in review["claimReviewed"]
    assert review["claimReviewed"][:20] == words[:20]


def test_a_page_that_nobody_publishes_has_no_reviews(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        assert parsed(page_of(desk, PublishSettings())).css("script") == []


def test_a_changed_verdict_is_a_correction_on_every_kind_of_page(tmp_path: Path) -> None:
    with checked_desk(tmp_path / "claims.db") as desk:
        first = desk.claims()[0]
        record_publication(desk, [first], SETTINGS, actor="kim")
        assert "Corrected" not in page_of(desk)
        wrong = Verdict(code=VerdictCode.DISPUTED, reason="The accounts were of another harbor")
        give_verdict(desk, first.id, wrong, actor="kim", policy=LOOSE)
        root = parsed(page_of(desk))
        markdown = page_of(desk, format="md")
        record = json.loads(page_of(desk, format="json"))
    line = "Corrected 2024-11-29: False, before Verified. The accounts were of another harbor"
    (told,) = root.css("[aria-labelledby=corrections-title] li")
    assert " ".join(told.text().split()) == f"Claim 1: {line}"
    assert line in " ".join(root.css(".note")[0].text().split())
    assert line in markdown
    assert record["claims"][0]["corrections"][0]["before"] == "Verified"


@pytest.mark.parametrize("anchor", ["", "{article}", "{position}", "{claim}"])
def test_notes_have_anchors_of_their_own_however_addresses_are_made(
    tmp_path: Path, anchor: str
) -> None:
    settings = SETTINGS.model_copy(update={"anchor": anchor})
    with checked_desk(tmp_path / "claims.db") as desk:
        root = parsed(page_of(desk, settings))
    ids = [node.attributes["id"] for node in root.css("[id]")]
    assert len(ids) == len(set(ids))
    assert len({node.attributes["id"] for node in root.css(".note")}) == 4
