"""Pieces of HTML that are articles already (in a feed, in a letter): only their blocks."""

from __future__ import annotations

from workbench.reading.found import Found
from workbench.reading.html_blocks import add_blocks
from workbench.reading.html_parts import take_out_apart, take_out_silent, tree_of
from workbench.reading.limits import reads_or_refuses


def add_markup(markup: str, found: Found, name: str) -> None:
    """Add the blocks of a piece of HTML to ``found``, and count what is apart in it.

    Raises:
        UnreadableArticle: it is over a limit or not to be parsed.
    """
    if not markup.strip():
        return
    with reads_or_refuses(name, "HTML"):
        tree = tree_of(markup, name)
        if tree is not None:
            take_out_silent(tree)
            take_out_apart(tree, found.drops)
            add_blocks(tree, found)
