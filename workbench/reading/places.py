"""What to read where a folder is named: the files in it that may hold an article."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from workbench.errors import UnreadableArticle
from workbench.reading.forms import form_of
from workbench.reading.intake import binary_kind

_HEAD: Final = 65_536


class Places(NamedTuple):
    """Sources in order, and how many files of a folder were passed over since they are no text."""

    sources: list[str]
    passed_over: int


def sources_in(source: str) -> Places:
    """The files of a folder and all below it, by name; anything else is a source itself.

    Hidden files, and files that are pictures, archives or other binaries, are passed over;
    links to folders are not followed.

    Raises:
        UnreadableArticle: a folder or a file in it cannot be read, or it holds no text at all.
    """
    if source == "-" or not os.path.isdir(source):
        return Places([source], 0)
    found, passed_over = [], 0
    for folder, inner, files in os.walk(source, onerror=_refuse):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            if name.startswith(".") or not path.is_file():
                continue
            if _may_hold_text(path):
                found.append(str(path))
            else:
                passed_over += 1
    if not found:
        raise UnreadableArticle(f"{source} is a folder without a file of text", "name another")
    return Places(found, passed_over)


def _may_hold_text(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        _refuse(error)
    form = form_of(head, path.name)
    return bool(head) and not (form in ("text", "zip") and binary_kind(head))


def _refuse(error: OSError) -> None:
    raise UnreadableArticle(
        f"{error.filename} cannot be read ({error.strerror})", "check its permissions"
    ) from None
