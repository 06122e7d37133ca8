"""How the review goes on, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.store import Desk


class Day(NamedTuple):
    """A day (``2024-11-29``, UTC) and how many claims got the verdict they have now on it."""

    day: str
    claims: int


def verdicts_by_day(desk: Desk) -> list[Day]:
    """Claims of the queue with a verdict, by the day it was given, the first day first.

    A claim whose verdict was changed counts on the day of the last one; days without any are
    left out.
    """
    rows = desk.connection.execute(
        """SELECT substr(k.reviewed_at, 1, 10) AS day, count(*) AS claims
        FROM claim_states k JOIN claims c ON c.n = k.n
        WHERE k.status = 'reviewed' AND k.verdict IS NOT NULL AND k.reviewed_at IS NOT NULL
            AND c.gone IS NULL AND c.origin = 'article'
        GROUP BY 1 ORDER BY 1"""
    )
    return [Day(str(row["day"]), int(row["claims"])) for row in rows]
