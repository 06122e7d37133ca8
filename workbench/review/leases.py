"""One claim for one reviewer: the queue passes over what others have open.

A lease is held for the claim that is on the screen, renewed while it stays there, and ended when
it is left; that of a program that was killed ends by itself. It keeps nobody from looking at a
claim or from judging it: against a lost update stands ``as_shown``. See ``docs/decisions/0023``.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from workbench.errors import DeskError
from workbench.store.leases import (
    end_leases,
    holder,
    in_passing,
    keep_lease,
    taken_by_others,
)

if TYPE_CHECKING:
    from workbench.store import Desk

SCREEN_SECONDS: Final = 120
"""How long a lease lasts that a screen renews while its claim is shown."""

LINES_SECONDS: Final = 900
"""How long one lasts that can only be renewed when the reviewer types a line."""


class Leases:
    """What one reviewer at one screen has open. All leases of one name are the same reviewer's.

    Args:
        seconds: how long a lease lasts that is not renewed.
        clock: seconds that only grow, for the renewal.
    """

    def __init__(
        self,
        desk: Desk,
        reviewer: str,
        *,
        seconds: int = SCREEN_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._reviewer = reviewer
        self._session = secrets.token_hex(8)
        self._seconds = seconds
        self._clock = clock
        self._held: int | None = None
        self._kept_at = 0.0

    def take(self, number: int) -> str | None:
        """Open the claim of this number, in place of the one before.

        Returns:
            Who has it open, where that is somebody else; it is then theirs, and nothing is held
            here. Where the desk cannot be written at once nobody is told of it: the next renewal
            does that.
        """
        if self._held == number and self._clock() - self._kept_at < self._seconds / 2:
            return None
        other = holder(self._desk.connection, number, self._reviewer)
        if other is not None and self._held is None:
            return other
        try:
            with in_passing(self._desk.connection), self._desk.transaction():
                # Asked again: somebody may have taken it before it was our turn.
                other = holder(self._desk.connection, number, self._reviewer)
                if other is None:
                    keep_lease(
                        self._desk.connection, number, self._reviewer, self._session, self._seconds
                    )
                else:
                    end_leases(self._desk.connection, self._session)
        except DeskError:
            # Somebody writes for long, or the desk is read-only: reviewing goes on without.
            self._held = None
            return None
        self._held = number if other is None else None
        self._kept_at = self._clock()
        return other

    def taken(self) -> set[int]:
        """Numbers of the claims that others have open."""
        return taken_by_others(self._desk.connection, self._reviewer)

    def release(self) -> None:
        """Leave the claim that is open. What cannot be written now ends by itself."""
        if self._held is None:
            return
        self._held = None
        try:
            with in_passing(self._desk.connection), self._desk.transaction():
                end_leases(self._desk.connection, self._session)
        except DeskError:
            return
