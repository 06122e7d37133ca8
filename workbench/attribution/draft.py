"""An attribution in the making: tokens and offsets before ids are given out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from workbench.attribution.cues import REPORTED
from workbench.attribution.identity import Identity
from workbench.models import Span

STANCE: Final = "attitude, not words"
"""Flag of what somebody does or feels (*seeks to keep the balance*): a reader should not be told
that they said it."""

SILENCE: Final = "not said"
"""Flag of what somebody did not say, or declined to (*would not say whether it closed*)."""

NOT_THEIR_WORDS: Final = frozenset([STANCE, SILENCE])
"""Flags of attributions whose content is given to nobody as words."""


@dataclass(slots=True)
class Draft:
    """Who said what, found in one place.

    ``identity`` is ``None`` where the cue has nobody behind it. ``pattern`` names the rule that
    found it, or is ``learned``; ``confidence`` is 0 to 1.
    """

    cue: list[Span]
    content: list[Span]
    pattern: str
    source: list[Span] = field(default_factory=list)
    identity: Identity | None = None
    via: list[str] = field(default_factory=list)
    via_spans: list[Span] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    paragraph: int = 0
    confidence: float = 0.0

    @property
    def speaker(self) -> Identity | None:
        """Who said it, where it is somebody with a name and these are their words."""
        named = self.identity is not None and self.identity.name is not None
        return self.identity if named and NOT_THEIR_WORDS.isdisjoint(self.flags) else None

    @property
    def start(self) -> int:
        """First character of what was said."""
        return min(span.start for span in self.content)

    @property
    def end(self) -> int:
        """One past the last character of what was said."""
        return max(span.end for span in self.content)


def is_second_hand(text: str, draft: Draft) -> bool:
    """Whether it tells through whom the words of another came (*…, she said, according to CNN*)."""
    first = draft.cue[0].of(text).lower().split()[0] if draft.cue else ""
    return first == "according" or first in REPORTED


def by_paragraph(drafts: Iterable[Draft]) -> defaultdict[int, list[Draft]]:
    """Drafts by the index of their paragraph, in the order given."""
    found: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        found[draft.paragraph].append(draft)
    return found
