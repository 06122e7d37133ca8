"""Removing the text of a note for good, with the log whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import DeskError
from workbench.models import Event

if TYPE_CHECKING:
    from workbench.store.desk import Desk


def redact(desk: Desk, seq: int, *, actor: str, reason: str) -> Event:
    """Remove text and salt of the note that event ``seq`` added; the log tells who did, and why.

    The chain holds the hash of the two, so it stays whole. Older backups keep the text.

    Raises:
        DeskError: there is no such note, or its text is gone already.
    """
    connection = desk.connection
    with desk.transaction():
        event = desk.event(seq)
        if event.action != "note_added":
            raise DeskError(
                f"Event {seq} added no note ({event.action})",
                "`workbench show` gives the number of the event with each note",
            )
        # What is deleted is overwritten, here and where the claim shows it.
        connection.execute("PRAGMA secure_delete = ON")
        gone = connection.execute("DELETE FROM main.note_texts WHERE event_seq = ?", [seq]).rowcount
        if not gone:
            raise DeskError(
                f"The text of the note of event {seq} is gone already", "nothing is to be done"
            )
        done = desk.append(
            actor=actor,
            action="note_redacted",
            object_id=event.object_id,
            new={"of": seq},
            reason=reason,
        )
    # The pages that held the text also stand in the write-ahead log.
    connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    return done
