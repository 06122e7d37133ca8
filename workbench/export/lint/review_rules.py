"""The rules of fact-check markup, one function each, over one ClaimReview and those before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from workbench.export.lint.problems import Problem
from workbench.export.lint.schema_check import Node, number_of, types_of
from workbench.models import VerdictCode
from workbench.review import label_of
from workbench.review.publishing import is_web_address

LONGEST_CLAIM: Final = 75
_INT32: Final = 2**31 - 1
_NUMBERS: Final = ("ratingValue", "bestRating", "worstRating")
_CONTEXTS: Final = frozenset({"https://schema.org", "https://schema.org/"})
_SHORTENERS: Final = frozenset(
    {
        "bit.ly", "bl.ink", "buff.ly", "cutt.ly", "dlvr.it", "fb.me", "goo.gl", "is.gd", "j.mp",
        "lnkd.in", "ow.ly", "rb.gy", "rebrand.ly", "s.id", "shorturl.at", "t.co", "t.ly", "tiny.cc",
        "tinyurl.com", "trib.al", "v.gd", "wp.me", "x.gd",
    }
)  # fmt: skip
_NOT_CHECKABLE: Final = label_of(VerdictCode.NOT_CHECKABLE).casefold()


@dataclass(frozen=True, slots=True)
class Subject:
    """A ClaimReview to be looked at.

    Attributes:
        name: how it is called in a report.
        page: the address of the page that holds it, where that is known.
        visible: what can be read on that page; ``None`` where there is no page to look at.
    """

    name: str
    review: Node
    page: str | None = None
    visible: str | None = None


@dataclass(slots=True)
class Before:
    """What the reviews before it have said, for rules about several of them."""

    claims_of_page: dict[str, str] = field(default_factory=dict)
    labels: dict[tuple[str | None, float, float, float], str] = field(default_factory=dict)


def context_problems(review: Node) -> Iterator[Problem]:
    """Google passes over any other context."""
    context = review.get("@context")
    if not isinstance(context, str) or context not in _CONTEXTS:
        yield Problem("context", "@context", f"it is {context!r}" if context else "it is missing")


def rating_problems(review: Node) -> Iterator[Problem]:
    """The numbers of a rating: all three or none, in their order."""
    rating = rating_of(review)
    given = {name: rating[name] for name in _NUMBERS if rating.get(name) is not None}
    if not given:
        return
    missing = [name for name in _NUMBERS if name not in given]
    if missing:
        yield Problem("rating-numbers", "reviewRating", f"{' and '.join(missing)} is missing")
    numbers = {name: number_of(value) for name, value in given.items()}
    for name, number in numbers.items():
        if number is None:
            yield Problem("rating-numbers", f"reviewRating.{name}", f"{given[name]!r} is no number")
    value, best, worst = (numbers.get(name) for name in _NUMBERS)
    if worst is not None and worst < 1:
        yield Problem("rating-numbers", "reviewRating.worstRating", f"{worst:g} is less than 1")
    if worst is not None and best is not None and worst >= best:
        yield Problem(
            "rating-numbers",
            "reviewRating.worstRating",
            f"{worst:g} is not less than the best, {best:g}",
        )
    elif None not in (value, best, worst) and not worst <= value <= best:  # type: ignore[operator]
        yield Problem(
            "rating-numbers",
            "reviewRating.ratingValue",
            f"{value:g} is not from {worst:g} to {best:g}",
        )


def google_problems(subject: Subject, before: Before) -> Iterator[Problem]:
    """Everything that Google asks for beside what schema.org has."""
    review = subject.review
    yield from _integer_problems(review)
    yield from _claim_problems(review)
    yield from _address_problems(review, subject.page)
    yield from _label_problems(review, before)
    yield from _page_problems(subject, before)
    yield from _party_problems(review)
    yield from _visible_problems(subject)
    yield from _recommended_problems(review)


def _integer_problems(review: Node) -> Iterator[Problem]:
    rating = rating_of(review)
    for name in _NUMBERS:
        number = number_of(rating.get(name))
        if number is not None and (number != int(number) or abs(number) > _INT32):
            yield Problem("rating-integers", f"reviewRating.{name}", f"it is {number:g}")


def _claim_problems(review: Node) -> Iterator[Problem]:
    claim = text_of(review.get("claimReviewed"))
    if claim is None:
        yield Problem("claim-text", "claimReviewed", "it is missing")
        return
    label = label_in(review)
    if label is not None and _carries(claim, label):
        yield Problem("claim-text", "claimReviewed", f"it has the rating in it (“{label}”)")
    if len(claim) > LONGEST_CLAIM:
        yield Problem("claim-length", "claimReviewed", f"it has {len(claim)} characters")


def _carries(claim: str, label: str) -> bool:
    """Whether a rating is put before or behind a claim: ``False: …``, ``… (False)``."""
    words = re.escape(label)
    return (
        re.search(rf"^\W*{words}\s*[:–—-]|[(\[:–—-]\s*{words}\W*$|^\W*{words}\W*$", claim, re.I)
        is not None
    )


def _address_problems(review: Node, page: str | None) -> Iterator[Problem]:
    url = review.get("url")
    if not isinstance(url, str) or not is_web_address(url):
        yield Problem("url", "url", f"{url!r} is no absolute address" if url else "it is missing")
        return
    host = _host(url)
    if host in _SHORTENERS:
        yield Problem("url-shortener", "url", f"{host} shortens addresses")
    if page is None or not is_web_address(page):
        return
    if not _is_same_site(host, _host(page)):
        yield Problem("url-site", "url", f"it is on {host}, the page on {_host(page)}")
    elif _without_anchor(url) != _without_anchor(page):
        yield Problem("url-page", "url", f"the page is {page}")


def _label_problems(review: Node, before: Before) -> Iterator[Problem]:
    label = label_in(review)
    if label is None:
        yield Problem("rating-label", "reviewRating.alternateName", "it is missing")
        return
    if number_of(label) is not None:
        yield Problem("scale", "reviewRating.alternateName", f"“{label}” is a number, not a text")
    rating = rating_of(review)
    value, best, worst = (number_of(rating.get(name)) for name in _NUMBERS)
    if value is None or best is None or worst is None:
        return
    key = (name_of(review.get("author")), value, best, worst)
    known = before.labels.setdefault(key, label)
    if known.casefold() != label.casefold():
        yield Problem(
            "scale", "reviewRating.alternateName", f"{value:g} is “{label}”, before “{known}”"
        )


def _page_problems(subject: Subject, before: Before) -> Iterator[Problem]:
    url = subject.page or subject.review.get("url")
    claim = text_of(subject.review.get("claimReviewed"))
    if not isinstance(url, str) or claim is None:
        return
    known = before.claims_of_page.setdefault(_without_anchor(url), claim)
    if known != claim:
        yield Problem("one-claim", "url", f"{_without_anchor(url)} has another claim, too")


def _party_problems(review: Node) -> Iterator[Problem]:
    claimant = name_of(node_of(review.get("itemReviewed")).get("author"))
    publisher = name_of(review.get("author"))
    if claimant is None:
        yield Problem("second-party", "itemReviewed.author", "nobody is named")
    elif publisher is not None and claimant.casefold() == publisher.casefold():
        yield Problem("second-party", "itemReviewed.author", f"{claimant} reviews itself")
    label = label_in(review)
    if label is not None and label.casefold() == _NOT_CHECKABLE:
        yield Problem("not-checkable", "reviewRating.alternateName", f"it is “{label}”")


def _visible_problems(subject: Subject) -> Iterator[Problem]:
    if subject.visible is None:
        return
    shown = _folded(subject.visible)
    review = subject.review
    for where, text in (
        ("claimReviewed", text_of(review.get("claimReviewed"))),
        ("reviewRating.alternateName", label_in(review)),
    ):
        if text is not None and _folded(text) not in shown:
            yield Problem("visible", where, f"“{text}” cannot be read on the page")


def _recommended_problems(review: Node) -> Iterator[Problem]:
    item = node_of(review.get("itemReviewed"))
    if name_of(review.get("author")) is None:
        yield Problem("recommended", "author", "nobody is named as who reviews")
    if not item:
        yield Problem("recommended", "itemReviewed", "it is missing")
        return
    if not item.get("datePublished"):
        yield Problem("recommended", "itemReviewed.datePublished", "it is missing")
    if not item.get("appearance") and not item.get("firstAppearance"):
        yield Problem("recommended", "itemReviewed.appearance", "it is missing")


def node_of(value: Any) -> Node:
    """The first object of a value; an empty one where there is none."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Mapping):
            return one
    return {}


def rating_of(review: Node) -> Node:
    """The rating of a review."""
    return node_of(review.get("reviewRating"))


def text_of(value: Any) -> str | None:
    """A text that says something, the first of a list, or that of an ``@value``."""
    for one in value if isinstance(value, list) else [value]:
        text = one.get("@value") if isinstance(one, Mapping) else one
        if isinstance(text, str) and text.strip():
            return text
    return None


def label_in(review: Node) -> str | None:
    """The words of a rating; Google takes ``name`` where there is no ``alternateName``."""
    rating = rating_of(review)
    return text_of(rating.get("alternateName")) or text_of(rating.get("name"))


def name_of(value: Any) -> str | None:
    """Who an organisation or a person is."""
    return text_of(value) if isinstance(value, str) else text_of(node_of(value).get("name"))


def is_review(node: Node) -> bool:
    """Whether an object is a ClaimReview."""
    return "ClaimReview" in types_of(node)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _is_same_site(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _without_anchor(url: str) -> str:
    return url.split("#", 1)[0]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
