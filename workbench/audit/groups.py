"""Figures per outlet, month, article or reviewer, and of the whole desk."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from workbench.audit.counting import GROUPS, IS_NAMED, Counting, counted
from workbench.audit.figures import Group, GroupFigures
from workbench.audit.naming import display_name
from workbench.audit.origins import corroborated
from workbench.audit.shares import hhi, top_share
from workbench.audit.sources import top_relay
from workbench.models import SourceKind
from workbench.store.snapshot import snapshot

if TYPE_CHECKING:
    from workbench.store import Desk

_KINDS: Final = tuple(str(kind) for kind in SourceKind)


def group_figures(
    desk: Desk,
    by: Group | Literal["all"],
    *,
    include_confidential: bool = False,
    only_group: str | None = None,
) -> list[GroupFigures]:
    """Figures of every outlet, month, article or reviewer; ``all`` gives one row of the desk.

    Args:
        by: what a row is about. Of a reviewer it is the claims whose verdict is theirs now.
        include_confidential: name a confidential top relay in place of ``CONF-007``.
        only_group: the one outlet, month, article or reviewer that is asked for.

    Returns:
        Those of the most claims first, but months in their order.
    """
    group = GROUPS[by]
    where = "1" if only_group is None else f"{group} = :only"
    given = {"only": only_group}
    with snapshot(desk):
        counting = Counting(desk.connection, sorted(corroborated(desk)))
        sums = counting.sums(
            (f"{group} AS grouped",), ("max(article_title) AS title",), where, given
        )
        named = counting.ask(
            f"""SELECT {group} AS grouped, source, count(*) AS claims FROM audited
            WHERE {IS_NAMED} AND {where} GROUP BY 1, 2""",
            given,
        )
        relayed = counting.relayed(group, where, given)
    total = sum(row["claims"] for row in sums)
    by_source: dict[str, list[int]] = {}
    for row in named:
        by_source.setdefault(row["grouped"], []).append(row["claims"])
    carried: dict[str, dict[str, int]] = {}
    for place, _, relay, claims in relayed:
        counts = carried.setdefault(place, {})
        counts[relay] = counts.get(relay, 0) + claims
    figures = []
    for row in sums:
        first = top_relay(carried.get(row["grouped"], {}), counting.by_key)
        top = "" if first is None else display_name(first.name, first.number, include_confidential)
        figures.append(_figures(by, row, total, by_source.get(row["grouped"], ()), top))
    if by == "month":
        return sorted(figures, key=lambda one: one.group_value)
    return sorted(figures, key=lambda one: (-one.claims, one.group_value))


def _figures(
    by: str, row: sqlite3.Row, total: int, by_source: Sequence[int], top_via: str
) -> GroupFigures:
    claims, checkable = row["claims"], row["checkable_claims"]
    kinds = {kind: row[f"of_{kind}"] for kind in _KINDS}
    single = checkable - row["corroborated_claims"]
    return GroupFigures(
        group_by=by,
        group_value=row["grouped"],
        title=row["title"] if by == "article" else None,
        sources=len(by_source),
        kinds=kinds,
        anonymous_share=(kinds["anonymous"] + kinds["collective"]) / claims,
        unnamed_share=kinds["unnamed"] / claims,
        uncertain_share=row["uncertain"] / claims,
        narrator_share=kinds["narrator"] / claims,
        relay_share=row["via_claims"] / claims,
        single_source_share=single / checkable if checkable else None,
        top3_share=top_share(by_source),
        hhi=hhi(by_source),
        top_via=top_via,
        **counted(row, total),
    )
