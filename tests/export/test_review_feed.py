from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.export.reviews import SETTINGS, judge, reviewed_desk
from workbench.errors import PolicyError, WorkbenchError
from workbench.export import ReviewsExported, claim_review, export_reviews, reviewed_claim
from workbench.export.manifest import manifest_path
from workbench.models import PriorClaim, VerdictCode
from workbench.reading.prior_claims import read_prior_claims
from workbench.review import (
    SCALE,
    PublishSettings,
    corrections,
    drop_claim,
    publications_of,
    reopen,
)
from workbench.store import ClaimFilter, Desk
from workbench.store.doctor import examine


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reviewed_desk(tmp_path / "claims.db") as desk:
        yield desk


def publish(desk: Desk, path: Path, **options: Any) -> ReviewsExported:
    return export_reviews(desk, path, "feed", SETTINGS, publish_as="lee", **options)


def manifest(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(manifest_path(path).read_text(encoding="utf-8"))
    return told


def test_a_feed_has_an_element_for_a_page_and_a_review_for_a_claim(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "feed.json"
    done = export_reviews(desk, path, "feed", SETTINGS)
    assert (done.reviews, done.withheld) == (2, {"the article's own words": 1})
    feed = json.loads(path.read_text(encoding="utf-8"))
    assert (feed["@type"], feed["name"]) == ("DataFeed", "Fact checks by Velmara Checks")
    (element,) = feed["dataFeedElement"]
    assert element["url"] == "https://checks.example/harbor"
    assert element["dateCreated"] < element["dateModified"]
    first, second, *_ = desk.claims()
    assert element["item"] == [
        claim_review(reviewed_claim(desk, claim), SETTINGS) for claim in (first, second)
    ]
    assert manifest(path)["withheld"] == {"the article's own words": 1}
    assert manifest(path)["rows"] == 2


def test_pages_of_one_claim_have_an_element_each(desk: Desk, tmp_path: Path) -> None:
    settings = SETTINGS.model_copy(update={"page": "https://checks.example/{claim}", "anchor": ""})
    export_reviews(desk, tmp_path / "feed.json", "feed", settings)
    feed = json.loads((tmp_path / "feed.json").read_text(encoding="utf-8"))
    assert [len(element["item"]) for element in feed["dataFeedElement"]] == [1, 1]


def test_a_filter_chooses_what_is_in_it(desk: Desk) -> None:
    stream = io.StringIO()
    chosen = ClaimFilter(verdict=frozenset({"disputed"}))
    export_reviews(desk, "-", "claimreview", SETTINGS, stream=stream, filter=chosen)
    (line,) = stream.getvalue().splitlines()
    assert json.loads(line)["claimReviewed"] == "the eastern pier will open in May"
    nothing = io.StringIO()
    chosen = ClaimFilter(status=frozenset({"open"}))
    export_reviews(desk, "-", "claimreview", SETTINGS, stream=nothing, filter=chosen)
    assert nothing.getvalue() == ""


def test_without_a_publisher_nothing_is_written(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="organization and url and page"):
        export_reviews(desk, tmp_path / "feed.json", "feed", PublishSettings())
    assert not (tmp_path / "feed.json").exists()


@pytest.mark.parametrize("kind", ["claimreview", "feed"])
def test_it_goes_through_the_importer_and_says_the_same(
    desk: Desk, tmp_path: Path, kind: Any
) -> None:
    path = tmp_path / "reviews.json"
    export_reviews(desk, path, kind, SETTINGS)
    first, second = list(read_prior_claims(path.open("rb"), path.name))
    assert isinstance(first, PriorClaim)
    assert isinstance(second, PriorClaim)
    claim = desk.claims()[0]
    assert first.model_dump(exclude={"claim_id", "label_table"}) == {
        "text": claim.text,
        "title": None,
        "speaker": "Ines Hale",
        "date": "2024-11-28",
        "verdict": "verified",
        "label": "Verified",
        "reason": "The accounts </script> say so",
        "publisher": "Velmara Checks",
        "url": f"https://checks.example/harbor#{claim.id}",
        "evidence": ("https://records.example/1",),
        "reviewed_on": "2024-11-29",
        "language": "en",
        "appearances": ("https://gazette.example/harbor?a=1&b=2",),
        "rows": (),
    }
    assert (second.verdict, second.label) == ("disputed", "Disputed")


@pytest.mark.parametrize(
    "code", [entry.code for entry in SCALE if entry.code is not VerdictCode.NOT_CHECKABLE]
)
def test_every_verdict_comes_back_as_itself(desk: Desk, tmp_path: Path, code: VerdictCode) -> None:
    desk.append(
        actor="kim",
        action="verdict_given",
        object_id=desk.claims()[0].id,
        new={"status": "reviewed", "verdict": code, "reason": None, "reason_code": None,
             "as_of": None},
    )  # fmt: skip
    export_reviews(desk, tmp_path / "reviews.jsonl", "claimreview", SETTINGS)
    first, _ = list(read_prior_claims((tmp_path / "reviews.jsonl").open("rb"), "reviews.jsonl"))
    assert isinstance(first, PriorClaim)
    assert first.verdict == code


def test_publishing_is_in_the_log_once(desk: Desk, tmp_path: Path) -> None:
    first, second, *_ = desk.claims()
    done = publish(desk, tmp_path / "feed.json")
    assert done.published == (2, 0, 0)
    (event,) = [e for e in desk.history(first.id) if e.action == "published"]
    assert (event.actor, event.old) == ("lee", None)
    assert event.new is not None
    assert (event.new["verdict"], event.new["label"]) == ("verified", "Verified")
    assert event.new["url"] == f"https://checks.example/harbor#{first.id}"
    assert manifest(tmp_path / "feed.json")["audit_head_hash"] == desk.head_hash()
    before = desk.head_hash()
    done = publish(desk, tmp_path / "feed.json")
    assert done.published == (0, 0, 0)
    assert desk.head_hash() == before
    assert [one.verdict for one in publications_of(desk, second.id)] == ["disputed"]
    assert examine(desk) == []


def test_an_export_that_is_not_published_leaves_the_log_alone(desk: Desk, tmp_path: Path) -> None:
    before = desk.head_hash()
    export_reviews(desk, tmp_path / "feed.json", "feed", SETTINGS)
    assert desk.head_hash() == before


def test_a_file_that_cannot_be_written_is_not_published(desk: Desk, tmp_path: Path) -> None:
    before = desk.head_hash()
    with pytest.raises(WorkbenchError, match="cannot be written"):
        publish(desk, tmp_path / "absent" / "feed.json")
    assert desk.head_hash() == before


def test_a_changed_verdict_is_a_correction_in_the_manifest_and_keeps_its_first_day(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "feed.json"
    first = desk.claims()[0]
    publish(desk, path)
    assert manifest(path)["corrections"] == []
    judge(desk, first.id, VerdictCode.MIXED, "It was 4.6 million")
    line = "Corrected 2024-11-29: Mixed, before Verified. It was 4.6 million"
    assert [one.line for one in corrections(desk, desk.claim(first.id))] == [line]
    done = publish(desk, path)
    assert done.published == (0, 1, 0)
    assert [one.line for one in corrections(desk, desk.claim(first.id))] == [line]
    assert manifest(path)["corrections"] == [
        {
            "claim_id": first.id,
            "url": f"https://checks.example/harbor#{first.id}",
            "day": "2024-11-29",
            "line": line,
        }
    ]
    publish(desk, path)
    assert [one["line"] for one in manifest(path)["corrections"]] == [line]


@pytest.mark.parametrize("how", ["reopened", "dropped"])
def test_what_was_published_and_is_no_more_is_withdrawn(
    desk: Desk, tmp_path: Path, how: str
) -> None:
    path = tmp_path / "feed.json"
    first, *_ = desk.claims()
    publish(desk, path)
    if how == "reopened":
        reopen(desk, first.id, actor="kim", reason="The accounts were forged.")
    else:
        drop_claim(desk, first.id, actor="kim")
    # What is out stands until it is published otherwise; a filter that leaves it out does not.
    assert corrections(desk, desk.claim(first.id)) == []
    publish(desk, path, filter=ClaimFilter(article_id="another"))
    assert corrections(desk, desk.claim(first.id)) == []
    done = publish(desk, path)
    assert (done.reviews, done.published.withdrawn) == (1, 1)
    (told,) = manifest(path)["corrections"]
    assert told["line"].startswith("Corrected 2024-11-29: Verified withdrawn.")
    assert publish(desk, path).published == (0, 0, 0)
    assert examine(desk) == []
