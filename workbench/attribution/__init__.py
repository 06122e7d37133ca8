"""Who said what, through whom: cues, sources, contents, relays."""

from workbench.attribution.choosing import UNCERTAIN
from workbench.attribution.draft import STANCE
from workbench.attribution.sources import attribute

__all__ = ["STANCE", "UNCERTAIN", "attribute"]
