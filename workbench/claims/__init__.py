"""Checkable statements: an article taken apart into claims, each with who said it."""

from workbench.claims.serialise import split_record
from workbench.claims.splitting import split

__all__ = ["split", "split_record"]
