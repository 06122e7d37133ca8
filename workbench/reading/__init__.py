"""Text in: files of every usual form become an ``Article`` with its title, dateline and headings.

The names are looked up when they are first used: the program that takes PDFs apart is in this
folder too, and needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["Fetch", "articles_of", "read", "read_all", "read_bytes", "read_text", "sources_in"]

if TYPE_CHECKING:
    from workbench.reading.intake import Fetch, articles_of, read, read_all, read_bytes
    from workbench.reading.layout import read_text
    from workbench.reading.places import sources_in

_HOMES = {
    **dict.fromkeys(("Fetch", "articles_of", "read", "read_all", "read_bytes"), "intake"),
    "read_text": "layout",
    "sources_in": "places",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"workbench.reading.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
