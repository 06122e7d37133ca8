"""One state of the desk for all that an export reads."""

from workbench.store.snapshot import snapshot

__all__ = ["snapshot"]
