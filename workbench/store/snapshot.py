"""One state of the desk for all that an export or an audit reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.desk import Desk


@contextmanager
def snapshot(desk: Desk) -> Iterator[None]:
    """All that the block reads is the desk of one moment, while others go on writing to it.

    Without it a verdict given between two pages of rows would move claims from page to page, and
    the head of the log in the manifest would not be that of the rows.
    """
    connection = desk.connection
    within_another = connection.in_transaction
    if within_another:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        # Nothing was written. SQLite has ended it by itself where the disk broke.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
