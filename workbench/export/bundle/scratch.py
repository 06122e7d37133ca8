"""A desk that holds one case and nothing else, for as long as it is looked at."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.export.bundle.contents import Unfit
from workbench.store import open_desk
from workbench.store.carrying import take_in
from workbench.store.cases import Case
from workbench.store.copies import Copies, unpacked_sha256
from workbench.store.doctor import examine

if TYPE_CHECKING:
    from workbench.export.bundle.zip_file import Content
    from workbench.store import Desk

LARGEST_COPY = 50_000_000
"""Bytes of a page; the fetcher takes no more."""


@contextmanager
def scratch_desk(case: Case, copies: Mapping[str, Content]) -> Iterator[Desk]:
    """A desk of its own with ``case`` on it, sound by the doctor; gone after the block.

    Args:
        copies: the packed pages by their SHA-256.

    Raises:
        Unfit: the doctor finds something wrong.
        WorkbenchError: the case cannot be taken in.
    """
    try:
        made = tempfile.TemporaryDirectory(prefix="workbench-")
    except OSError as error:
        raise WorkbenchError(
            f"No folder can be made for the time of the check ({error.strerror})",
            "make room on the disk, or name a folder in TMPDIR",
        ) from None
    with made as folder, open_desk(Path(folder) / "case.db") as desk:
        keep_copies(desk, copies)
        take_in(desk, case, actor="bundle")
        for finding in examine(desk):
            # A note whose text stayed behind is told of as a warning.
            if finding.severity == "error":
                raise Unfit(f"{finding.where}: {finding.what}")
        yield desk


def keep_copies(desk: Desk, copies: Mapping[str, Content]) -> list[Path]:
    """Put pages among the copies of a desk; the files that are new there.

    Raises:
        Unfit: one is not what its name says.
        DeskError: the folder cannot be written.
    """
    kept = Copies(desk.path)
    new: list[Path] = []
    try:
        for sha256, content in copies.items():
            packed = content()
            if unpacked_sha256(iter([packed]), LARGEST_COPY) != sha256:
                raise Unfit(f"the copy {sha256[:12]}… is not the page of that name")
            if kept.keep_packed(sha256, packed):
                new.append(kept.path(sha256))
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        raise
    return new
