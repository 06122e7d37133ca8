"""What a claim may say: the words of its spans, its replacements, and a few function words."""

from __future__ import annotations

import re

from workbench.models import Claim

INSERTED = frozenset("is are was were there a an the s in at on from".split())
"""Words that the rules put in without recording it."""


def unheard_words(claim: Claim) -> set[str]:
    """Words of the statement that come from nowhere; a faithful claim has none."""
    known = set(_words(claim.quote))
    for change in claim.replacements:
        known |= set(_words(change.by))
    return set(_words(claim.statement)) - known - INSERTED


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"n['’]t\b", " not", text.lower()))
