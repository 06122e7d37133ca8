"""Who said what, through whom: cues, sources, contents, relays."""

from workbench.attribution.attributing import attribute
from workbench.attribution.sources import sources_of

__all__ = ["attribute", "sources_of"]
