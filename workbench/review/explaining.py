"""A match explained for the card and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.models import Match
    from workbench.store import ClaimRow, Desk


def explain_match(desk: Desk, text: str, speaker: str | None, match: Match) -> list[str]:
    """Sentences about ``match``, which is about a claim that says ``text``."""
    # Loaded with the first suggestion, so that verdict and undo start without it.
    from workbench.matching import explain, rare_shared_words

    prior = desk.claim(match.prior_id)
    return explain(
        match,
        text,
        prior.text,
        rare=rare_shared_words(desk.connection, text, prior.text),
        our_speaker=speaker,
        their_speaker=speaker_of(prior),
    )


def speaker_of(claim: ClaimRow) -> str | None:
    """Who says so, where known: the source of an article's claim, the speaker of an import."""
    return claim.source_name or claim.speaker
