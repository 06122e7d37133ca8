"""How much of anything a reader takes, and the sentence where it is more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from workbench.errors import UnreadableArticle, WorkbenchError

TEXT_LIMIT: Final = 5_000_000
"""Bytes of a text, and characters of what is made of another form; an article has thousands."""

DOCUMENT_LIMIT: Final = 50_000_000
"""Bytes of a document, a saved page or a file of many articles, pictures and all."""

UNPACKED_LIMIT: Final = 60_000_000
"""Bytes that the parts of a packed file that are read may have together."""

RATIO_LIMIT: Final = 200
"""How many times a packed part may grow; XML and HTML grow about 5 to 20 times."""

RATIO_COUNTS_FROM: Final = 1_000_000
"""Bytes below which a part may grow as it likes."""

MEMBER_LIMIT: Final = 10_000
"""Files in a packed file."""

PAGE_LIMIT: Final = 1_000
"""Pages of a PDF, chapters of a book."""

ELEMENT_LIMIT: Final = 25_000
"""Elements of a page; a long news page has about 3,000, and trafilatura's time goes with the
square of them."""

XML_LIMIT: Final = 500_000
"""Tags of a part of a document or of a feed."""

DEPTH_LIMIT: Final = 200
"""How deep elements may stand in one another; browsers build news pages about 40 deep."""

ARTICLE_LIMIT: Final = 10_000
"""Articles in one file (a feed, a file of records)."""


def too_much(name: str, what: str, remedy: str = "give one article at a time") -> UnreadableArticle:
    """The refusal of something that is over a limit (``has more than 1,000 pages``)."""
    return UnreadableArticle(f"{name} {what}", remedy)


@contextmanager
def reads_or_refuses(name: str, form: str) -> Iterator[None]:
    """Turn whatever a foreign parser raises on a broken file into one sentence.

    The parsers of PDF, HTML, feeds and the rest raise nearly any exception on bytes that are not
    of their form (``KeyError``, ``AssertionError``, ``RecursionError``, ``zlib.error``, …).
    """
    try:
        yield
    except WorkbenchError:
        raise
    except Exception as error:
        raise UnreadableArticle(
            f"{name} cannot be read as {form} ({type(error).__name__}); it may be damaged",
            "open it in its own program and save its words as a text file",
        ) from error
