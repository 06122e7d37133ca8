"""A fact-checker's desk in one SQLite file.

The public API: ``read`` an article, ``split`` it into attributed claims, ``open_desk`` to
keep them with their verdicts. Names are loaded on first use, so that importing the
package costs nothing (spaCy and the database wait until they are needed).

    >>> import workbench
    >>> split = workbench.split(workbench.read("fixtures/moscow-taliban.txt"))
    >>> with workbench.open_desk("claims.db") as desk:
    ...     desk.add_article(split, actor="kim")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["__version__", "open_desk", "read", "split"]

if TYPE_CHECKING:
    from workbench.claims import split
    from workbench.reading import read
    from workbench.store import open_desk

_HOMES = {
    "open_desk": "workbench.store",
    "read": "workbench.reading",
    "split": "workbench.claims",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
