"""The event log as JSON lines, in the bytes that its hashes are made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from workbench.export.atomic import whole_file
from workbench.store.events import canonical
from workbench.store.state import event_of

if TYPE_CHECKING:
    from workbench.store import Desk


def write_audit_log(desk: Desk, file: str, *, stream: TextIO) -> int:
    """Write every event of the log to ``file`` (``-``: to ``stream``), one line each.

    A line is the event's fields as JSON with sorted keys, no blanks and ASCII alone; without its
    ``hash`` it is what the hash was made of. Texts of notes are in no event.

    Returns:
        How many events there are.

    Raises:
        WorkbenchError: the file cannot be written; what was there is then as it was.
    """
    if file == "-":
        return _write(desk, stream)
    with whole_file(Path(file), encoding="ascii") as target:
        return _write(desk, target)


def _write(desk: Desk, target: TextIO) -> int:
    count = 0
    for row in desk.connection.execute("SELECT * FROM events ORDER BY seq"):
        target.write(f"{canonical(event_of(row).model_dump())}\n")
        count += 1
    return count
