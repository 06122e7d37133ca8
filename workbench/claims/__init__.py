"""Checkable statements: an article taken apart into claims, each with who said it."""

from workbench.claims.serialise import split_record
from workbench.claims.splitting import Granularity, split

__all__ = ["Granularity", "split", "split_record"]
