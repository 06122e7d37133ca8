"""Every ClaimReview of a file, a page or a desk against the rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from workbench.errors import WorkbenchError
from workbench.export.claim_review import claim_review, reviewed_claims
from workbench.export.lint.problems import RULES, Problem
from workbench.export.lint.review_rules import (
    Before,
    Subject,
    context_problems,
    google_problems,
    is_review,
    rating_problems,
    text_of,
)
from workbench.export.lint.schema_check import Node, schema_problems, types_of
from workbench.export.snapshot import snapshot
from workbench.reading.linked_pages import linked_scripts
from workbench.review import PublishSettings, check_can_publish

if TYPE_CHECKING:
    from workbench.store import ClaimFilter, Desk

LintProfile = Literal["schema", "google"]

_LISTS: Final = ("@graph", "dataFeedElement", "item", "itemListElement", "mainEntity", "review")
_DEEPEST: Final = 20
_UNSEEN: Final = frozenset({"script", "style", "template", "noscript", "title"})


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found about one ClaimReview (or a file that has none): errors first."""

    name: str
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(one.severity == "error" for one in self.problems)


def lint_file(path: Path, profile: LintProfile = "google") -> Iterator[Linted]:
    """Look at every ClaimReview of a file: JSON, JSON lines, a data feed, or a web page.

    Raises:
        WorkbenchError: the file cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WorkbenchError(
            f"{path} cannot be read ({error.strerror})", "check the name and its rights"
        ) from None
    try:
        subjects = list(_subjects(content, path.name))
    except (ValueError, RecursionError) as error:
        yield Linted(path.name, (Problem("json", "", f"it is no JSON ({error})"),))
        return
    if not subjects:
        yield Linted(path.name, (Problem("json", "", "there is no ClaimReview in it"),))
    yield from _linted(subjects, profile)


def lint_desk(
    desk: Desk, chosen: ClaimFilter, settings: PublishSettings, profile: LintProfile = "google"
) -> Iterator[Linted]:
    """Look at the ClaimReview of every chosen claim that may be published, as it would be.

    Raises:
        PolicyError: it is not known who publishes, or where.
    """
    check_can_publish(settings)
    with snapshot(desk):
        reviewed = reviewed_claims(desk, desk.claim_numbers(chosen))
        subjects = (
            Subject(
                f"{one.claim.article_slug}:{one.claim.position}",
                claim_review(one, settings),
                settings.page_of(one.claim),
            )
            for one in reviewed
        )
        yield from _linted(subjects, profile)


def _linted(subjects: Iterable[Subject], profile: LintProfile) -> Iterator[Linted]:
    before = Before()
    for subject in subjects:
        found = [
            *context_problems(subject.review),
            *schema_problems(subject.review),
            *rating_problems(subject.review),
        ]
        if profile == "google":
            found += google_problems(subject, before)
        else:
            found = [one for one in found if RULES[one.rule].of_schema]
        # The errors first, each in the order of its rule.
        order = list(RULES)
        found.sort(key=lambda one: (one.severity != "error", order.index(one.rule)))
        yield Linted(subject.name, tuple(dict.fromkeys(found)))


def _subjects(content: bytes, name: str) -> Iterator[Subject]:
    text = content.decode("utf-8-sig", "replace")
    if text.lstrip().startswith("<"):
        yield from _of_page(content, text, name)
        return
    number = 0
    for value in _values(text):
        for review, page in _reviews(value):
            number += 1
            yield Subject(_called(review, f"{name}, review {number}"), review, page)


def _values(text: str) -> Iterator[Any]:
    """The JSON of a file, or that of each of its lines."""
    try:
        yield json.loads(text)
    except ValueError as whole:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        try:
            yield from [json.loads(line) for line in lines]
        except ValueError:
            raise whole from None


def _of_page(content: bytes, text: str, name: str) -> Iterator[Subject]:
    page = _Page()
    page.feed(text)
    page.close()
    number = 0
    for script in linked_scripts(content):
        for review, listed in _reviews(json.loads(script)):
            number += 1
            called = _called(review, f"{name}, review {number}")
            yield Subject(called, review, page.address or listed, " ".join(page.texts))


def _called(review: Node, otherwise: str) -> str:
    return text_of(review.get("claimReviewed")) or otherwise


def _reviews(
    value: Any, page: str | None = None, context: Any = None, depth: int = 0
) -> Iterator[tuple[Node, str | None]]:
    """Every ClaimReview in ``value``, and the page that a feed says it is on.

    The context of what is around it counts where it has none of its own.
    """
    if isinstance(value, list):
        for one in value:
            yield from _reviews(one, page, context, depth)
        return
    if not isinstance(value, dict) or depth > _DEEPEST:
        return
    context = value.get("@context", context)
    if is_review(value):
        yield (value if "@context" in value else {"@context": context, **value}), page
        return
    if "DataFeedItem" in types_of(value) and isinstance(value.get("url"), str):
        page = value["url"]
    for name in _LISTS:
        yield from _reviews(value.get(name), page, context, depth + 1)


class _Page(HTMLParser):
    """What can be read on a page, and the address that it says it has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.address: str | None = None
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "link" and "canonical" in (given.get("rel") or "").lower().split():
            self.address = given.get("href") or self.address
        elif tag == "meta" and given.get("property") == "og:url":
            self.address = self.address or given.get("content")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.texts.append(data)
