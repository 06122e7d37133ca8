"""The order of work: what is next, how far it is, which reasons were given before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workbench.models import Status
from workbench.store import ClaimFilter

if TYPE_CHECKING:
    from workbench.store import ClaimRow, Desk

OPEN_STATUSES: Final = frozenset({str(Status.OPEN), str(Status.IN_PROGRESS), str(Status.STALE)})
"""Where a claim that still asks for work stands."""

_WAITING: Final = str(Status.NEEDS_MORE)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review is, in claims. Those with a stale verdict are open again."""

    total: int
    reviewed: int
    verified: int
    disputed: int
    waiting: int

    @property
    def open(self) -> int:
        """Claims with neither a verdict nor a reason to wait."""
        return self.total - self.reviewed - self.waiting

    def after(self, before: ClaimRow, now: ClaimRow) -> Progress:
        """The progress once a claim among those counted stands as ``now`` and not as ``before``.

        A count of a long queue takes as long as the queue is, and one claim changes it by one.
        """

        def moved(holds: Callable[[ClaimRow], bool]) -> int:
            return holds(now) - holds(before)

        return Progress(
            total=self.total + moved(lambda row: row.gone is None),
            reviewed=self.reviewed + moved(lambda row: _finding(row) is not None),
            verified=self.verified + moved(lambda row: _finding(row) == "verified"),
            disputed=self.disputed + moved(lambda row: _finding(row) == "disputed"),
            waiting=self.waiting + moved(lambda row: _counts(row) and row.status == _WAITING),
        )


def _counts(row: ClaimRow) -> bool:
    return row.gone is None


def _finding(row: ClaimRow) -> str | None:
    """The verdict on a claim that is counted, where it stands on the words of today."""
    return row.standing_verdict if _counts(row) else None


def progress(desk: Desk, chosen: ClaimFilter | None = None) -> Progress:
    """How far the review of the claims that ``chosen`` asks for is."""
    summary = desk.summary(chosen)
    return Progress(
        total=summary.total,
        reviewed=summary.reviewed,
        verified=summary.by_verdict.get("verified", 0),
        disputed=summary.by_verdict.get("disputed", 0),
        waiting=summary.by_status.get(_WAITING, 0),
    )


def next_open(
    desk: Desk, after: str | None = None, chosen: ClaimFilter | None = None
) -> ClaimRow | None:
    """The next open claim after ``after`` in queue order; from the top again at the end.

    Returns:
        ``None`` when no open claim is left among those that ``chosen`` asks for.
    """
    chosen = chosen or ClaimFilter()
    wanted = replace(chosen, status=OPEN_STATUSES & (chosen.status or OPEN_STATUSES))
    if not wanted.status:
        return None
    following = None if after is None else desk.next_claim(after, wanted)
    found = [following] if following is not None else desk.claims(wanted, limit=1)
    return next((row for row in found if row.id != after), None)


def earlier_reasons(desk: Desk, *, limit: int = 50) -> list[str]:
    """Reasons given before on this desk, the latest first, each once."""
    rows = desk.connection.execute(
        """SELECT reason FROM events WHERE action = 'verdict_given' AND reason IS NOT NULL
        GROUP BY reason ORDER BY max(seq) DESC LIMIT ?""",
        [limit],
    )
    return [str(row[0]) for row in rows]
