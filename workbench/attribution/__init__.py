"""Who said what, through whom: cues, sources, contents, relays."""

from workbench.attribution.choosing import UNCERTAIN
from workbench.attribution.draft import NOT_THEIR_WORDS, SILENCE, STANCE
from workbench.attribution.sources import attribute

__all__ = ["NOT_THEIR_WORDS", "SILENCE", "STANCE", "UNCERTAIN", "attribute"]
