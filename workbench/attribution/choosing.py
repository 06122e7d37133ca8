"""Which of the possible attributions of a document are kept, the surest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from workbench.attribution.candidates import Candidate
from workbench.attribution.draft import Draft, by_paragraph, is_second_hand
from workbench.attribution.grammar import shared, trimmed
from workbench.models import Span

UNCERTAIN: Final = "uncertain attribution"
"""Flag of an attribution below the threshold, kept because a rule of grammar found it."""

FLOOR: Final = 0.15
"""Confidence below which a rule's finding is left out."""

PLAIN: Final = frozenset(["hearsay", "viewed"])
"""Rules whose words say that somebody says so, and not who (*reportedly*, *is believed to be*):
kept whatever the judge thinks, for the reader is told that it is hearsay."""

NESTED: Final = 0.5
"""How likely a cue must attribute, wherever it stands, to be kept as speech within speech."""


def choose(
    text: str, candidates: Sequence[Candidate], confidences: Sequence[float], threshold: float
) -> list[Draft]:
    """The drafts that are kept, with their confidence; one a cue, one a content.

    What is inside the content of a surer one is nested speech and kept by its own chance; the
    corpus that the models learned from marks the outermost alone. It says nothing that the speech
    around it does not say.

    Args:
        text: of the article.
        confidences: that a candidate is right as an outermost attribution, 0 to 1.
        threshold: of those, the least that is kept as certain.
    """
    ranked = sorted(
        zip(candidates, confidences, strict=True),
        key=lambda pair: (-pair[1], pair[0].draft.start, -pair[0].draft.end),
    )
    kept: defaultdict[int, list[Draft]] = defaultdict(list)
    unsure: list[tuple[Candidate, float]] = []
    for candidate, confidence in ranked:
        draft, here = candidate.draft, kept[candidate.draft.paragraph]
        if _doubles(draft, here):
            continue
        if confidence >= threshold and _may_be_outermost(text, draft, here):
            draft.confidence = confidence
            here.append(draft)
        else:
            unsure.append((candidate, confidence))
    for candidate, confidence in unsure:
        draft, here = candidate.draft, kept[candidate.draft.paragraph]
        if _doubles(draft, here):
            continue
        if is_inside(draft, here):
            if candidate.alone >= NESTED and not _is_own_thought(draft):
                draft.confidence = candidate.alone
                around = next(other for other in here if is_inside(draft, [other]))
                if not (is_second_hand(text, draft) or is_second_hand(text, around)):
                    draft.content = shared(text, draft.content, around.content)
                here.append(draft)
        elif _is_plain(draft, confidence) and not _meets(draft, here):
            draft.confidence = confidence
            draft.flags.append(UNCERTAIN)
            here.append(draft)
    return [draft for drafts in kept.values() for draft in drafts if draft.content]


def part_siblings(text: str, drafts: Sequence[Draft]) -> None:
    """Take from what was said a second cue of the same subject, with what it introduces.

    *announced that …, emphasizing …*: both share the source, which is outside of what was said,
    so the second is said beside the first and not within it.
    """
    for here in by_paragraph(drafts).values():
        for outer in here:
            for inner in here:
                shares = inner is not outer and outer.source and inner.source == outer.source
                if shares and is_inside(inner, [outer]):
                    start = min(cue.start for cue in inner.cue)
                    outer.content = _before(text, outer.content, start) or outer.content


def _before(text: str, content: Sequence[Span], end: int) -> list[Span]:
    """What of ``content`` stands before ``end``; a piece that is cut loses the comma it ends in."""
    pieces = [
        piece if piece.end <= end else Span(start=piece.start, end=end)
        for piece in content
        if piece.start < end
    ]
    shorter = [trimmed(text, one) if one.of(text)[-1].isspace() else one for one in pieces]
    return [piece for piece in shorter if piece is not None]


def _is_own_thought(draft: Draft) -> bool:
    """*I think* within somebody's speech: they say it already."""
    identity = draft.identity
    return identity is not None and identity.flag in {
        "unresolved pronoun: I",
        "unresolved pronoun: we",
        "unresolved pronoun: We",
    }


def _is_plain(draft: Draft, confidence: float) -> bool:
    """Whether a rule's finding below the threshold is worth a reviewer's look."""
    return draft.pattern in PLAIN or (confidence >= FLOOR and draft.pattern != "learned")


def _doubles(draft: Draft, kept: Sequence[Draft]) -> bool:
    return any(
        any(a.overlaps(b) for a in draft.cue for b in other.cue)
        or set(draft.content) == set(other.content)
        for other in kept
    )


def is_inside(draft: Draft, kept: Sequence[Draft]) -> bool:
    """Whether the cue of ``draft`` is among what one of the others says."""
    return bool(draft.cue) and any(
        all(any(piece.holds(cue) for piece in other.content) for cue in draft.cue) for other in kept
    )


def _may_be_outermost(text: str, draft: Draft, kept: Sequence[Draft]) -> bool:
    """Whether ``draft`` and the surer ones can stand side by side: of two of which one is speech
    within the other only one is the outermost, and the surer one is."""
    if is_inside(draft, kept):
        return False
    return is_second_hand(text, draft) or not any(is_inside(other, [draft]) for other in kept)


def _meets(draft: Draft, kept: Sequence[Draft]) -> bool:
    return any(a.overlaps(b) for other in kept for a in draft.content for b in other.content)
