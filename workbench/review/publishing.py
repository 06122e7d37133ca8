"""What is published of a desk: under whose name, at which address, in which words, and what not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from pydantic import BaseModel, ConfigDict, field_validator

from workbench.errors import PolicyError
from workbench.models import Status, VerdictCode
from workbench.review.desk_file import load_table
from workbench.review.scale import label_of
from workbench.store.configuration import CONFIG_NAME

if TYPE_CHECKING:
    from workbench.store import ClaimRow

_PLACES: Final = ("article", "claim", "position")
_BRACES: Final = re.compile(r"\{([^{}]*)\}")


class PublishSettings(BaseModel):
    """The table ``[publish]`` of ``workbench.toml``.

    Attributes:
        organization: who publishes the verdicts.
        url: the address of that organisation's site.
        page: the address of the page on which a claim is shown. ``{article}`` is the short name of
            its article, ``{claim}`` its id, ``{position}`` its number in the article.
        anchor: what stands behind ``#`` in the address of the claim; the same names. Empty where
            the page is that of one claim.
        labels: the words of this publication for verdicts, by code (``disputed = "False"``). The
            code stays as it is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    organization: str = ""
    url: str = ""
    page: str = ""
    anchor: str = "{claim}"
    labels: Mapping[VerdictCode, str] = {}

    @field_validator("url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value and not is_web_address(value):
            raise ValueError("no web address")
        return value

    @field_validator("page")
    @classmethod
    def _makes_an_address(cls, value: str) -> str:
        if value and not is_web_address(_filled(value, dict.fromkeys(_PLACES, "x"))):
            raise ValueError("no web address")
        return value

    @field_validator("page", "anchor")
    @classmethod
    def _names_known_places(cls, value: str) -> str:
        if any(found[1] not in _PLACES for found in _BRACES.finditer(value)):
            raise ValueError(f"only {_PLACES} may stand in braces")
        return value

    @field_validator("labels")
    @classmethod
    def _has_words(cls, value: Mapping[VerdictCode, str]) -> Mapping[VerdictCode, str]:
        if not all(label.strip() for label in value.values()):
            raise ValueError("an empty label")
        return value

    def label(self, code: str) -> str:
        """How this publication calls a verdict; the scale's own word where it has none."""
        known = VerdictCode(code) if code in set(VerdictCode) else None
        return (self.labels.get(known) if known else None) or label_of(code)

    def page_of(self, claim: ClaimRow) -> str:
        """The address of the page on which ``claim`` is shown, without an anchor."""
        return _filled(self.page, _names(claim))

    def anchor_of(self, claim: ClaimRow) -> str:
        """The ``id`` that the claim has on its page; empty where the page is its own."""
        return _filled(self.anchor, _names(claim))

    def address_of(self, claim: ClaimRow) -> str:
        """The address of the claim: the page, and the anchor on it."""
        anchor = self.anchor_of(claim)
        return f"{self.page_of(claim)}#{anchor}" if anchor else self.page_of(claim)


def load_publish_settings(desk_path: Path) -> PublishSettings:
    """The table ``[publish]`` in ``workbench.toml`` beside the desk; else an empty one.

    Raises:
        PolicyError: the file is not TOML, or a value is one that it cannot have.
    """
    return load_table(desk_path, "publish", PublishSettings, "docs/claimreview.md")


def check_can_publish(settings: PublishSettings) -> None:
    """Raise PolicyError where it is not known who publishes, or where."""
    missing = [name for name in ("organization", "url", "page") if not getattr(settings, name)]
    if missing:
        raise PolicyError(
            f"Nothing says under which {' and '.join(missing)} the verdicts are published",
            f"write it under [publish] in {CONFIG_NAME} beside the desk (docs/claimreview.md)",
        )


def withheld_because(claim: ClaimRow) -> str | None:
    """Why a claim is not published as ClaimReview; ``None`` where it is.

    A ClaimReview is about what somebody else has claimed: the narrator, the article's own voice, is
    nobody else, and what cannot be checked has no rating.
    """
    if claim.origin != "article":
        return "another publisher's"
    if claim.gone is not None:
        return "taken out of the queue"
    if claim.status == Status.STALE:
        return "the article was changed after its verdict"
    if claim.verdict is None or claim.status != Status.REVIEWED:
        return "no verdict"
    if claim.attribution_id is None:
        return "the article's own words"
    if claim.verdict == VerdictCode.NOT_CHECKABLE or not claim.checkable:
        return "not checkable"
    return None


def is_web_address(text: str) -> bool:
    """Whether ``text`` is an absolute http or https address with a host, without blanks."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"} and bool(host) and text.isprintable() and " " not in text
    )


def _names(claim: ClaimRow) -> dict[str, str]:
    return {
        "article": claim.article_slug or "",
        "claim": claim.id,
        "position": str(claim.position),
    }


def _filled(pattern: str, names: Mapping[str, str]) -> str:
    return _BRACES.sub(lambda found: quote(names.get(found[1], ""), safe=""), pattern)
