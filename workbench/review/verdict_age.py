"""When a prior verdict is too old to be taken over: the world goes on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from workbench.models import Status, VerdictCode

if TYPE_CHECKING:
    from workbench.store import ClaimRow

GOOD_FOR: Final = timedelta(days=2 * 365)
"""How long a verdict stands without another look."""


def verdict_age(prior: ClaimRow, today: date) -> str | None:
    """Why the verdict on ``prior`` asks for another look; ``None`` where it does not.

    A verdict whose day is not known is taken as it is.
    """
    if prior.status == Status.STALE:
        return "its verdict is on words that its article has no more"
    if prior.as_of is not None and prior.as_of < today.isoformat():
        return f"its verdict is as of {prior.as_of}"
    code = prior.standing_verdict or prior.publisher_verdict
    if code == VerdictCode.OUTDATED:
        return "its verdict is that it is out of date"
    day = _day(prior.reviewed_at) if prior.standing_verdict else _day(prior.reviewed_on)
    if code is not None and day is not None and today - day > GOOD_FOR:
        return f"its verdict is of {day.isoformat()}, more than two years old"
    return None


def _day(instant: str | None) -> date | None:
    """The day of an ISO date or instant; publishers' dates come as they were written."""
    try:
        return date.fromisoformat((instant or "")[:10])
    except ValueError:
        return None
