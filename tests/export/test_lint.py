"""Every rule of the lint, broken."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.export.reviews import SETTINGS, reviewed_desk
from workbench.errors import PolicyError
from workbench.export import embedded, export_reviews
from workbench.export.lint import RULES, lint_desk, lint_file
from workbench.export.lint.schema_types import PARENTS, PROPERTIES, ancestors, takes
from workbench.review import PublishSettings
from workbench.store import ClaimFilter

PAGE = "https://checks.example/harbor"

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": f"{PAGE}#c-1",
    "datePublished": "2024-12-02",
    "claimReviewed": "The harbor dredging cost 4 million florins",
    "author": {"@type": "Organization", "name": "Velmara Checks", "url": "https://checks.example/"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ines Hale"},
        "datePublished": "2024-11-28",
        "appearance": [{"@type": "NewsArticle", "url": "https://gazette.example/harbor"}],
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "Disputed",
    },
}
GONE = object()


def changed(**changes: Any) -> dict[str, Any]:
    """``GOOD`` with other values; ``a__b`` is ``b`` in ``a``, ``GONE`` takes it away."""
    review = deepcopy(GOOD)
    for path, value in changes.items():
        *above, name = path.replace("at_", "@").split("__")
        node = review
        for step in above:
            node = node[step]
        if value is GONE:
            del node[name]
        else:
            node[name] = value
    return review


def rules_of(tmp_path: Path, value: Any, profile: Any = "google") -> list[str]:
    path = tmp_path / "reviews.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return [problem.rule for one in lint_file(path, profile) for problem in one.problems]


def of_page(url: str, *reviews: Any) -> dict[str, Any]:
    """A feed with one element for a page."""
    element = {"@type": "DataFeedItem", "url": url, "item": list(reviews)}
    return {"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": [element]}


NUMBERS = {"reviewRating__bestRating": 5, "reviewRating__worstRating": 1}
BROKEN: list[tuple[str, Any]] = [
    ("context", changed(at_context="http://schema.org")),
    ("context", changed(at_context=["https://schema.org", "https://other.example"])),
    ("context", changed(at_context=GONE)),
    ("schema-type", changed(author__at_type=GONE) | {"author": {"name": "Velmara Checks"}}),
    ("schema-type", changed(itemReviewed__appearance={"@type": "Placard", "url": PAGE})),
    ("schema-property", changed(claimAuthor="Ines Hale")),
    ("schema-property", changed(reviewRating__score=1)),
    ("schema-value", changed(datePublished="2 December 2024")),
    ("schema-value", changed(author="Velmara Checks")),
    ("schema-value", changed(itemReviewed__author={"@type": "Rating"})),
    ("schema-value", changed(itemReviewed__appearance=[{"@type": "Person", "name": "x"}])),
    ("rating-numbers", changed(reviewRating__bestRating=GONE)),
    ("rating-numbers", changed(reviewRating__ratingValue="none")),
    ("rating-numbers", changed(reviewRating__worstRating=0)),
    ("rating-numbers", changed(reviewRating__bestRating=1)),
    ("rating-numbers", changed(reviewRating__bestRating=-1, reviewRating__worstRating=-1)),
    ("rating-numbers", changed(reviewRating__ratingValue=6)),
    ("rating-integers", changed(reviewRating__ratingValue=2.5)),
    ("rating-integers", changed(reviewRating__bestRating=2**31)),
    ("claim-text", changed(claimReviewed=GONE)),
    ("claim-text", changed(claimReviewed="   ")),
    ("claim-text", changed(claimReviewed="Disputed: the dredging cost 4 million")),
    ("claim-text", changed(claimReviewed="The dredging cost 4 million (disputed)")),
    ("claim-length", changed(claimReviewed="The dredging " * 6)),
    ("url", changed(url=GONE)),
    ("url", changed(url="/harbor#c-1")),
    ("url", changed(url="ftp://checks.example/harbor")),
    ("url-shortener", changed(url="https://bit.ly/3xyz")),
    ("url-site", of_page("https://other.example/harbor", GOOD)),
    ("url-page", of_page("https://checks.example/pier", GOOD)),
    ("rating-label", changed(reviewRating__alternateName=GONE)),
    ("scale", changed(reviewRating__alternateName="1")),
    ("scale", [GOOD, changed(reviewRating__alternateName="Half true", url=f"{PAGE}2")]),
    ("one-claim", [GOOD, changed(claimReviewed="The pier opens in May", url=f"{PAGE}#c-2")]),
    ("second-party", changed(itemReviewed__author=GONE)),
    ("second-party", changed(itemReviewed__author__name="velmara checks")),
    ("not-checkable", changed(reviewRating={"@type": "Rating", "alternateName": "Not checkable"})),
    ("recommended", changed(author=GONE)),
    ("recommended", changed(itemReviewed__datePublished=GONE)),
    ("recommended", changed(itemReviewed__appearance=GONE)),
    ("json", {"@type": "Person"}),
]


def test_a_review_without_fault_has_none(tmp_path: Path) -> None:
    assert rules_of(tmp_path, GOOD) == []
    assert rules_of(tmp_path, of_page(PAGE, GOOD)) == []
    assert rules_of(tmp_path, {"@context": "https://schema.org", "@graph": [GOOD]}) == []


@pytest.mark.parametrize(
    ("rule", "value"), BROKEN, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(BROKEN)]
)
def test_a_broken_rule_is_found_and_no_other(tmp_path: Path, rule: str, value: Any) -> None:
    found = set(rules_of(tmp_path, value))
    assert rule in found
    # A claim that is not there or a host of another kind breaks what follows from it, too.
    beside = {"rating-numbers", "schema-value", "schema-property", "recommended", "second-party"}
    assert found - {rule} <= beside


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@value", "name", "url", "x"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(["reviewRating__ratingValue", "reviewRating__alternateName", "author",
        "itemReviewed", "url", "claimReviewed", "at_type", "at_context", "datePublished"]),
    value=ANY_JSON,
)  # fmt: skip
def test_no_value_of_a_stranger_stops_it(tmp_path: Path, name: str, value: Any) -> None:
    rules_of(tmp_path, [changed(**{name: value}), GOOD])


def test_every_rule_is_broken_by_some_test() -> None:
    assert {rule for rule, _ in BROKEN} | {"visible"} == set(RULES)


@pytest.mark.parametrize("rule", [name for name, rule in RULES.items() if not rule.of_schema])
def test_the_rules_of_a_search_engine_are_no_rules_of_the_schema(tmp_path: Path, rule: str) -> None:
    for name, value in BROKEN:
        if name == rule:
            assert rule not in rules_of(tmp_path, value, "schema")


@pytest.mark.parametrize(
    ("shown", "rules"),
    [
        ("<h1>The harbor dredging  cost\n4 million florins</h1><b>DISPUTED</b>", []),
        ("<h1>The harbor dredging cost 4 million florins</h1>", ["visible"]),
        ("<script>var a = 'The harbor dredging cost 4 million florins Disputed'</script>",
         ["visible", "visible"]),
    ],
)  # fmt: skip
def test_claim_and_rating_can_be_read_on_the_page(
    tmp_path: Path, shown: str, rules: list[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f'<!doctype html><title>x</title><link rel="canonical" href="{PAGE}">'
        f'<script type="application/ld+json">{embedded(GOOD)}</script>{shown}',
        encoding="utf-8",
    )
    assert [p.rule for one in lint_file(page) for p in one.problems] == rules


def test_several_reviewers_may_review_the_same_claim_on_a_page(tmp_path: Path) -> None:
    other = changed(author__name="Orrin Facts", reviewRating__alternateName="False")
    assert rules_of(tmp_path, [GOOD, other]) == []


def test_a_context_around_a_review_is_its_own(tmp_path: Path) -> None:
    assert rules_of(tmp_path, of_page(PAGE, changed(at_context=GONE))) == []


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "no json", "{}\n{", '"ClaimReview"'])
def test_a_file_that_is_none_is_one_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "reviews.json"
    path.write_text(text, encoding="utf-8")
    (only,) = lint_file(path)
    assert [problem.rule for problem in only.problems] == ["json"]


@pytest.mark.parametrize("kind", ["claimreview", "feed"])
def test_what_a_desk_exports_is_without_error(tmp_path: Path, kind: Any) -> None:
    path = tmp_path / "reviews.json"
    with reviewed_desk(tmp_path / "claims.db") as desk:
        export_reviews(desk, path, kind, SETTINGS)
        of_desk = list(lint_desk(desk, ClaimFilter(), SETTINGS))
    of_file = list(lint_file(path))
    assert [one.problems for one in of_file] == [one.problems for one in of_desk]
    assert [one.name for one in of_desk] == ["harbor:1", "harbor:2"]
    assert sum(one.errors for one in of_desk) == 0


def test_a_desk_that_says_nobody_publishes_cannot_be_looked_at(tmp_path: Path) -> None:
    with reviewed_desk(tmp_path / "claims.db") as desk, pytest.raises(PolicyError, match="page"):
        list(lint_desk(desk, ClaimFilter(), PublishSettings()))


def test_the_table_of_types_refers_to_its_own_types_alone() -> None:
    data_types = {"Text", "URL", "Date", "Number", "Boolean"}
    assert set(PROPERTIES) <= set(PARENTS)
    for properties in PROPERTIES.values():
        for wanted in properties.values():
            assert set(wanted) <= set(PARENTS) | data_types
    assert ancestors("NewsArticle") == ["NewsArticle", "Article", "CreativeWork", "Thing"]
    assert takes("ClaimReview", "datePublished") == ("Date",)
    assert takes("Person", "claimReviewed") is None
    assert takes("NewsArticle", "alternativeHeadline") == ()


def test_what_a_type_has_besides_is_no_fault(tmp_path: Path) -> None:
    more = {"alternativeHeadline": "Costs", "isFamilyFriendly": True}
    assert rules_of(tmp_path, changed() | more) == []
