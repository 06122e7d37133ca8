from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.reviews import SETTINGS, judge, one_claim_desk, reviewed_desk
from workbench.errors import PolicyError
from workbench.export import claim_review, embedded, reviewed_claim, reviewed_claims
from workbench.models import ClaimType, SourceKind, VerdictCode
from workbench.review import PublishSettings, load_publish_settings, withheld_because
from workbench.store import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reviewed_desk(tmp_path / "claims.db") as desk:
        yield desk


def test_a_claim_with_all_that_is_known_of_it(desk: Desk) -> None:
    claim = desk.claims()[0]
    address = f"https://checks.example/harbor#{claim.id}"
    assert claim_review(reviewed_claim(desk, claim), SETTINGS) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": address,
        "url": address,
        "datePublished": "2024-11-29",
        "inLanguage": "en",
        "claimReviewed": "the harbor dredging cost 4 million florins",
        "author": {
            "@type": "Organization",
            "name": "Velmara Checks",
            "url": "https://checks.example/",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ines Hale"},
            "datePublished": "2024-11-28",
            "appearance": [
                {
                    "@type": "NewsArticle",
                    "url": "https://gazette.example/harbor?a=1&b=2",
                    "headline": "Harbor costs <rise>",
                    "datePublished": "2024-11-28",
                    "publisher": {"@type": "Organization", "name": "Orrin Gazette"},
                }
            ],
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 5,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "Verified",
            "ratingExplanation": "The accounts </script> say so",
        },
        "citation": ["https://records.example/1"],
    }


def test_a_publication_has_words_of_its_own_and_the_numbers_of_the_scale(desk: Desk) -> None:
    settings = SETTINGS.model_copy(update={"labels": {VerdictCode.DISPUTED: "False"}})
    rating = claim_review(reviewed_claim(desk, desk.claims()[1]), settings)["reviewRating"]
    assert (rating["alternateName"], rating["ratingValue"]) == ("False", 1)


def test_a_verdict_that_is_off_the_scale_has_words_and_no_number(desk: Desk) -> None:
    claim = desk.claims()[0]
    judge(desk, claim.id, VerdictCode.UNVERIFIABLE)
    rating = claim_review(reviewed_claim(desk, desk.claim(claim.id)), SETTINGS)["reviewRating"]
    assert rating == {"@type": "Rating", "alternateName": "Unverifiable"}


@pytest.mark.parametrize(
    ("kind", "author", "first"),
    [
        (SourceKind.PERSON, {"@type": "Person", "name": "The Board"}, None),
        (SourceKind.ORGANIZATION, {"@type": "Organization", "name": "The Board"}, None),
        (SourceKind.DOCUMENT, None, {"@type": "CreativeWork", "name": "The Board"}),
        (SourceKind.ANONYMOUS, None, None),
        (SourceKind.COLLECTIVE, None, None),
    ],
)
def test_only_a_person_or_an_organisation_is_an_author(
    tmp_path: Path, kind: SourceKind, author: object, first: object
) -> None:
    with one_claim_desk(tmp_path / "claims.db", "The Board", kind) as desk:
        (reviewed,) = reviewed_claims(desk, desk.claim_numbers())
        item = claim_review(reviewed, SETTINGS)["itemReviewed"]
    assert (item.get("author"), item.get("firstAppearance")) == (author, first)


def test_a_confidential_source_is_named_nowhere(desk: Desk) -> None:
    claim = desk.claims()[0]
    judge(desk, claim.id, VerdictCode.VERIFIED, "Ines Hale showed the accounts")
    (source,) = [one for one in desk.sources() if one.name == "Ines Hale"]
    desk.append(
        actor="kim",
        action="source_marked",
        object_id=source.id,
        new={"name": source.name, "kind": source.kind, "confidential": True, "number": 7},
    )
    told = json.dumps(claim_review(reviewed_claim(desk, desk.claim(claim.id)), SETTINGS))
    assert "Hale" not in told
    assert "CONF-007 showed the accounts" in told


def test_what_is_no_date_and_no_address_is_left_out(desk: Desk) -> None:
    reviewed = reviewed_claim(desk, desk.claims()[0])
    article = replace(reviewed.article, url="javascript:x", published_at="last\x1b week")
    item = claim_review(replace(reviewed, article=article), SETTINGS)["itemReviewed"]
    assert "datePublished" not in item
    assert set(item["appearance"][0]) == {"@type", "headline", "publisher"}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, None),
        ({"attribution_id": None}, "the article's own words"),
        ({"checkable": False}, "not checkable"),
        ({"verdict": "not_checkable"}, "not checkable"),
        ({"verdict": None}, "no verdict"),
        ({"status": "second_review"}, "no verdict"),
        ({"gone": "dropped"}, "taken out of the queue"),
        ({"origin": "import"}, "another publisher's"),
    ],
)
def test_what_is_kept_back_and_why(desk: Desk, changes: dict[str, object], why: str | None) -> None:
    claim = replace(desk.claims()[0], **changes)  # type: ignore[arg-type]
    assert withheld_because(claim) == why
    if why is not None:
        with pytest.raises(PolicyError, match="not published"):
            reviewed_claim(desk, claim)


def test_the_claims_that_may_be_published_come_in_their_order(desk: Desk) -> None:
    positions = [one.claim.position for one in reviewed_claims(desk, desk.claim_numbers())]
    assert positions == [1, 2]


def test_a_page_of_its_own_has_no_anchor(desk: Desk) -> None:
    claim = replace(desk.claims()[0], article_slug="a b/c", type=str(ClaimType.EVENT))
    settings = PublishSettings(page="https://checks.example/{article}/{position}", anchor="")
    assert settings.address_of(claim) == "https://checks.example/a%20b%2Fc/1"


@given(st.text() | st.sampled_from(["</script>", "<!--", "]]>", "\u2028\u2029\x85\u202e&"]))
def test_no_text_ends_the_script_it_stands_in(text: str) -> None:
    shown = embedded({"claimReviewed": text})
    assert json.loads(shown) == {"claimReviewed": text}
    assert not set("<>&\u2028\u2029\u202e\x9b\x7f") & set(shown)


@pytest.mark.parametrize(
    "table",
    [
        'page = "checks.example"',
        'page = "https://checks.example/{story}"',
        'url = "ftp://checks.example"',
        'labels = {disputed = " "}',
        'labels = {wrong = "False"}',
        'organisation = "x"',
    ],
)
def test_a_setting_that_cannot_be_is_told_in_a_sentence(tmp_path: Path, table: str) -> None:
    (tmp_path / "workbench.toml").write_text(f"[publish]\n{table}\n", encoding="utf-8")
    with pytest.raises(PolicyError, match=r"workbench\.toml has a value that \[publish\]"):
        load_publish_settings(tmp_path / "claims.db")


def test_the_settings_stand_beside_the_desk(tmp_path: Path) -> None:
    assert load_publish_settings(tmp_path / "claims.db") == PublishSettings()
    (tmp_path / "workbench.toml").write_text(
        '[policy]\nscale = ["verified"]\n[publish]\norganization = "Velmara Checks"\n'
        'labels = {disputed = "False"}\n',
        encoding="utf-8",
    )
    settings = load_publish_settings(tmp_path / "claims.db")
    assert settings.label("disputed") == "False"
    assert settings.label("verified") == "Verified"
