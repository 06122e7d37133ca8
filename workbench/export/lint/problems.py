"""The rules by name, and what is told where one is broken.

Sources: Google's page on fact-check markup, with its guidelines,
https://developers.google.com/search/docs/appearance/structured-data/factcheck, and the checks of
its Fact Check Markup Tool, https://toolbox.google.com/factcheck/markuptool.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: how bad it is to break it, whether schema.org itself has it, and what it asks."""

    severity: Severity
    of_schema: bool
    asks: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that is broken, and how; ``where`` is the property (``reviewRating.ratingValue``)."""

    rule: str
    where: str
    what: str

    @property
    def severity(self) -> Severity:
        """``error`` or ``warning``, as the rule says."""
        return RULES[self.rule].severity


RULES: Final[dict[str, Rule]] = {
    "json": Rule("error", True, "the file is JSON, JSON lines or a page, with a ClaimReview in it"),
    "context": Rule("error", True, "@context is https://schema.org and nothing else"),
    "schema-type": Rule("warning", True, "every object says which type of schema.org it is"),
    "schema-property": Rule("error", True, "a property is one that its type has"),
    "schema-value": Rule("error", True, "a value is of a type that the property takes"),
    "rating-numbers": Rule(
        "error",
        True,
        "ratingValue, bestRating and worstRating come together, with 1 ≤ worst < best and the"
        " value between",
    ),
    "rating-integers": Rule("error", False, "the numbers of a rating are whole (32 bits)"),
    "claim-text": Rule("error", False, "claimReviewed is there, and the rating is not in it"),
    "claim-length": Rule("warning", False, "claimReviewed has 75 characters at most"),
    "url": Rule("error", False, "url is there: an absolute http or https address"),
    "url-shortener": Rule("error", False, "url is no address of a service that shortens them"),
    "url-site": Rule("error", False, "url is on the site of the page that holds the markup"),
    "url-page": Rule("error", False, "url is that of the page, with an #anchor at most"),
    "rating-label": Rule("error", False, "the rating has words: alternateName, or else name"),
    "scale": Rule("error", False, "the scale is told in words: one number, one text"),
    "one-claim": Rule("warning", False, "a page has one claim, whoever reviews it"),
    "second-party": Rule("warning", False, "the claim is somebody else's, who is named"),
    "not-checkable": Rule("warning", False, "the claim is one that can be checked"),
    "visible": Rule("warning", False, "claim and rating can be read on the page"),
    "recommended": Rule("warning", False, "what Google recommends is there"),
}
"""Every rule. The profile ``schema`` has those of schema.org alone, ``google`` all of them."""

SITE_ADVICE: Final = (
    "the site has several pages with ClaimReview",
    "it has a page that says how corrections are made",
    "it names its primary sources, with links to them",
    "its publisher is no political party, campaign or candidate",
)
"""What no file can tell, but Google asks of a site: said once."""
