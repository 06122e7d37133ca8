"""Short stories as the files of a folder, to be taken in together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def folder_of(stories: Iterable[str], parent: Path) -> Path:
    """The new folder ``in`` below ``parent``, with a file for each story: ``story-0.txt``, …"""
    made = parent / "in"
    made.mkdir()
    for number, story in enumerate(stories):
        (made / f"story-{number}.txt").write_text(story, encoding="utf-8")
    return made
