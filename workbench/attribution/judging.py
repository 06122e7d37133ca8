"""How sure an attribution is: the numbers that the judging model is asked with.

The model for cues sees one word, the one for spans one sequence; only here the whole of a
proposal is looked at, with its rivals and with what the rules of grammar found at the same cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Final

from workbench.attribution.proposals import Proposal
from workbench.attribution.tokens import OUTSIDE, QUOTED

PATTERNS: Final = (
    "clause",
    "parenthetical",
    "according",
    "colon",
    "object",
    "quote",
    "beside",
    "preposition",
    "viewed",
    "orphan",
    "after",
    "noun",
    "hearsay",
    "relative",
    "unknown",
    "signed",
)
"""The rules of grammar, by the names that drafts carry."""

NUMBERS: Final = (
    "chance",
    "alone",
    "certainty",
    "content",
    "source",
    "no source",
    "no content",
    "words",
    "quoted",
    "after",
    "cue quoted",
    "holder",
    "held",
    "rival",
    "verb",
    "noun",
    "agree",
    "agree source",
    "from",
    *(f"rule {name}" for name in PATTERNS),
)
"""The columns, in order. ``from``: 0 spans of the model, 1 of a rule at the same cue, 2 of a rule
where the model sees no cue."""

_MOST: Final = 40
_UNSEEN: Final = -5.0
"""Log-odds of a cue that the cue model does not even look at."""


def numbers_of(proposal: Proposal, others: Sequence[Proposal]) -> dict[str, float]:
    """What the models say of a proposal.

    Args:
        others: the proposals of the same paragraph, this one included.
    """
    tokens, cue = proposal.tokens, proposal.cue
    content = set(proposal.content)
    rest = [other for other in others if other is not proposal]
    holders = [other for other in rest if cue in other.content]
    held = [other for other in rest if other.cue in content]
    rivals = [
        other
        for other in rest
        if cue not in other.content
        and len(content & set(other.content)) * 2 > min(len(content), len(other.content))
    ]
    words = len(content)
    return {
        "chance": log_odds(proposal.chance),
        "alone": log_odds(proposal.alone),
        "certainty": proposal.certainty,
        "content": proposal.content_certainty,
        "source": proposal.source_certainty,
        "no source": float(not proposal.source),
        "no content": float(not words),
        "words": min(words, _MOST) / _MOST,
        "quoted": sum(tokens.quoted[at] == QUOTED for at in content) / max(1, words),
        "after": sum(at > cue for at in content) / max(1, words),
        "cue quoted": float(tokens.quoted[cue] != OUTSIDE),
        "holder": max((other.chance for other in holders), default=0.0),
        "held": max((other.chance for other in held), default=0.0),
        "rival": max((other.chance for other in rivals), default=0.0),
        "verb": float(tokens.pos[cue] == "VERB"),
        "noun": float(tokens.pos[cue] == "NOUN"),
    }


def numbers_of_rule(words: int, rival: float) -> dict[str, float]:
    """What is known of a rule's finding where the model sees no cue.

    Args:
        words: how many words were said.
        rival: the best chance of a proposal for the same words.
    """
    return {
        "chance": _UNSEEN,
        "alone": _UNSEEN,
        "words": min(words, _MOST) / _MOST,
        "rival": rival,
        "from": 2.0,
    }


def row_of(numbers: dict[str, float]) -> list[float]:
    """The numbers as the judging model takes them; what is not given is 0."""
    return [numbers.get(name, 0.0) for name in NUMBERS]


def log_odds(chance: float) -> float:
    """The logit of a probability, kept finite."""
    safe = min(max(chance, 1e-6), 1 - 1e-6)
    return log(safe / (1 - safe))
