"""``workbench import CASE.zip``: a bundle into a desk, all of it or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.export.bundle.checking import opened_bundle
from workbench.export.bundle.scratch import keep_copies
from workbench.store.carrying import TakenIn, take_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.store import Desk


def import_bundle(path: Path, open_target: Callable[[], Desk], *, actor: str) -> TakenIn:
    """Check a bundle and put its case on a desk. The same bundle again changes nothing.

    Args:
        open_target: opens the desk; called when the bundle has been found sound, so that no desk
            is made for one that is not.

    Raises:
        WorkbenchError: the bundle is not sound, or does not go on from what is on the desk, which
            is then as it was.
    """
    with opened_bundle(path) as opened, open_target() as desk:
        # Files first: an event never tells of a copy that is not there.
        new = keep_copies(desk, opened.copies)
        try:
            return take_in(desk, opened.case, actor=actor)
        except BaseException as error:
            for file in new:
                file.unlink(missing_ok=True)
            if isinstance(error, sqlite3.IntegrityError):
                raise WorkbenchError(
                    f"{path} does not fit what is on {desk.path} ({error})",
                    "import it into a desk of its own",
                ) from None
            raise
