"""``ClaimReview`` in the shapes in which publishers really write it, one test a shape."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.reading.prior_files import claims, only, rated, read, read_json, review, skipped
from workbench.models import IMPORTED_UNMAPPED
from workbench.reading.found_claims import NO_CLAIM, NO_TEXT
from workbench.reading.json_claims import MEDIA, NO_REVIEW
from workbench.reading.verdict_labels import TABLE_VERSION

ITEM = {"@type": "Claim", "author": {"@type": "Person", "name": "Ines Hale"}}


def feed(*items: Any) -> dict[str, Any]:
    elements = [{"@type": "DataFeedItem", "item": item} for item in items]
    return {"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": elements}


def test_a_review_as_it_should_be_is_read_in_full() -> None:
    claim = only(read_json(review(headline="Did the pier cost 4 million?")))
    assert claim.text == "The pier of Orrin Bay cost 4 million florins"
    assert (claim.publisher, claim.url) == ("Velmara Checks", "https://checks.example/pier")
    assert (claim.verdict, claim.label, claim.label_table) == ("disputed", "False", TABLE_VERSION)
    assert claim.reason == "The accounts show 6 million."
    assert (claim.speaker, claim.date, claim.reviewed_on) == (
        "Ines Hale",
        "2024-11-28",
        "2024-12-02",
    )
    assert (claim.language, claim.title) == ("en", "Did the pier cost 4 million?")
    assert claim.appearances == ("https://posts.example/1",)


def test_the_same_review_has_the_same_id_and_another_claim_another() -> None:
    first, again = only(read_json(review())), only(read_json([review(author="Velmara Checks")]))
    assert first.claim_id == again.claim_id
    assert first.claim_id != only(read_json(review(claimReviewed="The pier is new"))).claim_id


def test_a_list_of_reviews_is_read() -> None:
    found = read_json([review(), review(url="https://checks.example/2")])
    assert len(claims(found)) == 2


def test_a_review_in_a_graph_is_read_and_its_neighbors_are_no_news() -> None:
    graph = [
        {"@type": "WebSite", "@id": "#site", "name": "Velmara Checks"},
        review(author={"@id": "#desk"}, itemReviewed={"@id": "#claim"}),
        {"@type": "Organization", "@id": "#desk", "name": "The Desk of Velmara"},
        {"@id": "#claim", **ITEM},
    ]
    claim = only(read_json({"@context": "https://schema.org", "@graph": graph}))
    assert (claim.publisher, claim.speaker) == ("The Desk of Velmara", "Ines Hale")


def test_a_graph_without_a_review_is_told_once() -> None:
    found = read_json({"@graph": [{"@type": "WebSite"}, {"@type": "Person"}]})
    assert skipped(found) == [("item 1", NO_CLAIM)]


def test_an_item_that_is_null_is_passed_over_and_the_next_is_read() -> None:
    found = read_json(feed(None, [None, review()], [], [None]))
    assert len(claims(found)) == 1
    assert skipped(found) == [(f"item {n}", NO_REVIEW) for n in (1, 3, 4)]


def test_an_item_may_be_a_list_or_one_review_and_lends_its_address_and_day() -> None:
    element = {
        "@type": "DataFeedItem",
        "url": "https://checks.example/feed",
        "dateCreated": "2024-12-05T10:00:00Z",
        "item": review(url=None, datePublished=None),
    }
    claim = only(read_json({"dataFeedElement": [element]}))
    assert (claim.url, claim.reviewed_on) == ("https://checks.example/feed", "2024-12-05")


@pytest.mark.parametrize(
    "appearance",
    [
        "https://posts.example/1, https://posts.example/2",
        "https://posts.example/1 and https://posts.example/2",
        ["https://posts.example/1", {"@type": "CreativeWork", "url": "https://posts.example/2"}],
        {"url": ["https://posts.example/1", "https://posts.example/2"]},
        [{"url": "https://posts.example/1"}, None, 5, {"url": "https://posts.example/2"}],
    ],
)
def test_an_appearance_may_be_a_text_an_object_or_a_list(appearance: Any) -> None:
    claim = only(read_json(review(itemReviewed={**ITEM, "appearance": appearance})))
    assert claim.appearances == ("https://posts.example/1", "https://posts.example/2")


@pytest.mark.parametrize("appearance", ["https://posts.example/a,b?c=1", "in the town hall", 7])
def test_an_appearance_that_is_one_address_or_none_is_not_cut(appearance: Any) -> None:
    claim = only(read_json(review(itemReviewed={**ITEM, "appearance": appearance})))
    assert claim.appearances in ((), (appearance,))


def test_the_address_of_what_was_reviewed_may_be_a_list() -> None:
    urls = ["https://posts.example/1", "https://posts.example/2"]
    claim = only(read_json(review(itemReviewed={**ITEM, "url": urls})))
    assert claim.appearances == tuple(urls)


@pytest.mark.parametrize(
    "name",
    [
        {"@value": "Falso", "@language": "es"},
        [{"@value": "Falso"}, {"@value": "False"}],
        ["Falso"],
        {"name": "Falso"},
    ],
)
def test_a_label_may_be_a_value_object_or_a_list(name: Any) -> None:
    claim = rated(alternateName=name)
    assert (claim.label, claim.verdict) == ("Falso", "disputed")


def test_members_may_stand_under_properties() -> None:
    nested = {
        "type": ["http://schema.org/ClaimReview"],
        "properties": {
            "claimReviewed": ["The pier is closed"],
            "url": ["https://checks.example/3"],
            "author": [{"type": ["Organization"], "properties": {"name": ["Velmara Checks"]}}],
            "reviewRating": [{"properties": {"alternateName": ["Half True"]}}],
        },
    }
    claim = only(read_json([nested]))
    assert (claim.text, claim.publisher) == ("The pier is closed", "Velmara Checks")
    assert (claim.label, claim.verdict) == ("Half True", "mixed")


def test_a_scale_of_minus_one_to_minus_one_says_nothing() -> None:
    claim = rated(ratingValue=-1, bestRating=-1, worstRating=-1)
    assert (claim.label, claim.verdict) == (None, IMPORTED_UNMAPPED)
    named = rated(ratingValue=-1, bestRating=-1, worstRating=-1, alternateName="True")
    assert (named.label, named.verdict) == ("True", "verified")


@pytest.mark.parametrize("value", [0, 11, "0", "-3", 1e400])
def test_a_value_outside_its_range_says_nothing(value: Any) -> None:
    claim = rated(ratingValue=value, bestRating=10, worstRating=1)
    assert (claim.label, claim.verdict) == (None, IMPORTED_UNMAPPED)


def test_a_number_within_its_range_is_kept_as_it_is_and_not_taken_for_a_verdict() -> None:
    claim = rated(ratingValue="2", bestRating="5", worstRating=1)
    assert (claim.label, claim.verdict) == ("2 (1 to 5)", IMPORTED_UNMAPPED)
    assert rated(ratingValue="Mostly fine").label == "Mostly fine"


@pytest.mark.parametrize("rating", ["Falso.", ["Falso."], {"name": "Falso."}])
def test_a_rating_may_be_a_text_or_have_its_label_under_name(rating: Any) -> None:
    claim = only(read_json(review(reviewRating=rating)))
    assert (claim.label, claim.verdict) == ("Falso.", "disputed")


def test_prose_is_kept_letter_by_letter_and_not_mapped() -> None:
    prose = "False.  The picture is from another harbor &mdash; and from 2015."
    claim = rated(alternateName=prose)
    assert (claim.label, claim.verdict) == (prose, IMPORTED_UNMAPPED)


@pytest.mark.parametrize("context", ["http://schema.org", "https://schema.org/", ["x"], None])
def test_the_context_may_be_of_either_scheme_or_absent(context: Any) -> None:
    assert only(read_json(review(**{"@context": context}))).verdict == "disputed"


@pytest.mark.parametrize(
    "kind", ["schema:ClaimReview", "http://schema.org/ClaimReview", ["Review", "ClaimReview"]]
)
def test_the_type_may_be_written_out_or_be_one_of_several(kind: Any) -> None:
    assert only(read_json(review(**{"@type": kind}))).verdict == "disputed"


@pytest.mark.parametrize(
    "written",
    [
        "The &quot;old&quot; pier &amp; harbor",
        "The &amp;quot;old&amp;quot; pier &amp;amp; harbor",
        "<p>The &#34;old&#34; pier<br/>\n &amp; harbor</p>",
        'The "old"\u0000 pier \x07 & harbor',
    ],
)
def test_character_references_markup_and_controls_are_read_away(written: str) -> None:
    assert only(read_json(review(claimReviewed=written))).text == 'The "old" pier & harbor'


@pytest.mark.parametrize(
    "text",
    [
        "&#" + "9" * 5000 + ";",
        "&#x" + "f" * 5000 + ";",
        " " * 1_000_000,
        "<a" * 500_000,
        "x" * 999_999,
    ],
    ids=lambda text: text[:3],
)
def test_texts_made_to_be_slow_or_to_fail_are_read_at_once(text: str) -> None:
    rating = {"alternateName": text, "ratingExplanation": text}
    item = {"author": [{"name": f"{n} {text[:20]}"} for n in range(9999)], "appearance": text}
    reviewed = {"reviewRating": rating, "itemReviewed": item, "url": text, "author": text}
    claim = only(read_json(review(claimReviewed=f"The pier {text}", **reviewed)))
    assert claim.text.startswith("The pier")
    assert str(claim.speaker).count(",") == 4


@pytest.mark.parametrize(
    ("author", "publisher"),
    [
        ("Velmara Checks", "Velmara Checks"),
        (
            [{"name": "Velmara Checks"}, {"name": "Quellmark Times"}],
            "Velmara Checks, Quellmark Times",
        ),
        ({"@type": "Organization"}, "checks.example"),
        (None, "checks.example"),
        ({"name": {"@value": "Velmara Checks"}}, "Velmara Checks"),
    ],
)
def test_the_publisher_is_the_author_or_the_site(author: Any, publisher: str) -> None:
    assert only(read_json(review(author=author))).publisher == publisher


@pytest.mark.parametrize("text", [None, "", "  ", [], {}, False])
def test_a_review_without_a_claim_is_passed_over(text: Any) -> None:
    assert skipped(read_json(review(claimReviewed=text))) == [("item 1", NO_TEXT)]


@pytest.mark.parametrize(
    "day", ["12/02/2024", "last week", "2024-13-02", 20241202, "2024-12-021", [], {}]
)
def test_a_day_in_another_form_is_not_guessed(day: Any) -> None:
    assert only(read_json(review(datePublished=day))).reviewed_on is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "checks.example/1", "http://[", 5, {}])
def test_an_address_that_is_none_of_the_web_is_left_out(url: Any) -> None:
    claim = only(read_json(review(url=url)))
    assert claim.url in (None, "http://[")
    assert claim.publisher == "Velmara Checks"


def test_a_review_of_a_picture_is_told_apart() -> None:
    assert skipped(read_json({"@type": "MediaReview"})) == [("item 1", MEDIA)]


@pytest.mark.parametrize("odd", [5, "x", [], [5], {"a": {}}, True])
@pytest.mark.parametrize("member", ["author", "itemReviewed", "reviewRating", "inLanguage"])
def test_a_member_of_an_odd_kind_costs_nothing_but_itself(member: str, odd: Any) -> None:
    claim = only(read_json(review(**{member: odd})))
    assert claim.text == "The pier of Orrin Bay cost 4 million florins"


def test_a_broken_item_is_passed_over_and_the_next_is_read() -> None:
    good = json.dumps(review())
    text = f'{{"dataFeedElement": [{{"item": [{{"a": tru}}]}}, {{"item": [{good}]}}]}}'
    found = read(text)
    assert len(claims(found)) == 1
    assert skipped(found) == [("item 1", "broken JSON")]
