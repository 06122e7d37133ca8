"""How far two reviewers agree: the raw table, Cohen's κ, Krippendorff's α, with intervals.

The coefficients are nltk's (``docs/decisions/0025``), the intervals a jackknife over the cells of
the table (Fleiss and Davies 1982, "Jackknifing functions of multinomial frequencies, with an
application to a measure of concordance", American Journal of Epidemiology 115).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import groupby
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from workbench.audit.intervals import Z_95, wilson
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.store import Desk

Table: TypeAlias = Counter[tuple[str, str]]
"""How many claims have this verdict of the one reviewer and that of the other."""

EVERYBODY: Final = ("first", "second")
"""The two of the table over all pairs: who reviewed first and who second, whoever that was."""


class Estimate(NamedTuple):
    """A figure and its 95 % interval, all in -1 to 1; the ends are ``None`` where none is known."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two reviewers agree on the claims that both have reviewed blind.

    ``kappa`` and ``alpha`` are ``None`` where there is no claim, or all have one verdict: chance
    then explains everything and nothing. ``share`` is of claims with the same verdict (Wilson).
    """

    reviewers: tuple[str, str]
    table: Mapping[tuple[str, str], int]
    n: int
    agreed: int
    share: Estimate | None
    kappa: Estimate | None
    alpha: Estimate | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """The agreement of all pairs together and of each two people, those of most claims first.

    ``left_out`` claims have two verdicts of which one was given with the other in view.
    """

    together: Agreement
    pairs: tuple[Agreement, ...]
    left_out: int


def can_estimate() -> bool:
    """Whether the package of the coefficients is installed."""
    return find_spec("nltk") is not None


def reliability(desk: Desk) -> Reliability:
    """Count what the reviewers of the desk's second reviews found, as far as the reader may see it.

    Raises:
        WorkbenchError: there are claims to count, and the package of the coefficients is missing.
    """
    everybody: Table = Counter()
    people: dict[tuple[str, str], Table] = {}
    left_out = 0
    for _, rows in groupby(_verdicts(desk), key=lambda row: row[0]):
        given = [(name, verdict) for _, name, verdict in rows]
        if len(given) != 2:
            continue
        (one, first), (other, second) = given
        if first is None or second is None:
            left_out += 1
            continue
        everybody[first, second] += 1
        if one < other:
            people.setdefault((one, other), Counter())[first, second] += 1
        else:
            people.setdefault((other, one), Counter())[second, first] += 1
    pairs = [agreement(names, table) for names, table in people.items()]
    return Reliability(
        agreement(EVERYBODY, everybody),
        tuple(sorted(pairs, key=lambda one: (-one.n, one.reviewers))),
        left_out,
    )


def _verdicts(desk: Desk) -> list[tuple[str, str, str | None]]:
    """Claim, reviewer and verdict without sight of the other's, the first reviewer first."""
    rows = desk.connection.execute(
        """SELECT r.claim_id, r.reviewer, r.unseen_verdict FROM reviews r
        JOIN claims c ON c.n = r.n
        WHERE r.verdict IS NOT NULL AND c.gone IS NULL
        ORDER BY r.n, r.role IS 'second', r.given_seq"""
    )
    return [(row[0], row[1], row[2]) for row in rows]


def agreement(reviewers: tuple[str, str], table: Mapping[tuple[str, str], int]) -> Agreement:
    """The figures of a table. Raises WorkbenchError where the package is not installed."""
    counted: Table = Counter({cell: number for cell, number in table.items() if number})
    n = counted.total()
    agreed = sum(number for (one, other), number in counted.items() if one == other)
    interval = wilson(agreed, n)
    return Agreement(
        reviewers=reviewers,
        table=dict(sorted(counted.items())),
        n=n,
        agreed=agreed,
        share=None if interval is None else Estimate(agreed / n, *interval),
        kappa=_estimate(counted, cohens_kappa),
        alpha=_estimate(counted, krippendorffs_alpha),
    )


def cohens_kappa(table: Table) -> float | None:
    """Cohen's κ (1960) of two reviewers; ``None`` where chance alone would agree throughout."""
    n = table.total()
    ones: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for (one, other), number in table.items():
        ones[one] += number
        others[other] += number
    if sum(ones[verdict] * others[verdict] for verdict in ones) == n * n:
        return None
    return float(_task(table).kappa())


def krippendorffs_alpha(table: Table) -> float | None:
    """Krippendorff's α, nominal; ``None`` where only one verdict was ever given."""
    if len({verdict for cell in table for verdict in cell}) < 2:
        return None
    return float(_task(table).alpha())


class _Coefficients(NamedTuple):
    kappa: Callable[[], float]
    alpha: Callable[[], float]


def _task(table: Table) -> _Coefficients:
    try:
        from nltk.metrics.agreement import AnnotationTask
    except ImportError:
        raise WorkbenchError(
            "The figures of agreement are not installed",
            "install them: pip install 'workbench-desk[agreement]'",
        ) from None
    claims = [cell for cell, number in sorted(table.items()) for _ in range(number)]
    task = AnnotationTask(
        [
            (reviewer, str(claim), verdict)
            for claim, cell in enumerate(claims)
            for reviewer, verdict in zip(EVERYBODY, cell, strict=True)
        ]
    )
    return _Coefficients(task.kappa, task.alpha)


def _estimate(table: Table, coefficient: Callable[[Table], float | None]) -> Estimate | None:
    """A coefficient with its jackknife interval, cut at -1 and 1."""
    value = coefficient(table) if table else None
    if value is None:
        return None
    n = table.total()
    without: list[tuple[float, int]] = []
    for cell, number in table.items():
        # All claims of a cell leave the same behind, so each cell is left out once.
        rest = Counter(table)
        rest[cell] -= 1
        left = coefficient(+rest) if n > 1 else None
        if left is None:
            return Estimate(value, None, None)
        without.append((left, number))
    mean = sum(left * number for left, number in without) / n
    spread = sum(number * (left - mean) ** 2 for left, number in without)
    half = Z_95 * sqrt((n - 1) / n * spread)
    return Estimate(value, max(value - half, -1.0), min(value + half, 1.0))
