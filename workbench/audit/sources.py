"""Figures per source: what it is quoted for, and how that holds up."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from workbench.audit.counting import GROUPS, NOTHING, Counting, counted
from workbench.audit.figures import NARRATOR, GroupBy, SourceFigures
from workbench.audit.naming import display_name
from workbench.audit.origins import corroborated
from workbench.store.snapshot import snapshot
from workbench.store.source_lookup import Carrier

if TYPE_CHECKING:
    from workbench.store import Desk

_ABOUT: Final = (
    "max(kind) AS kind", "max(name) AS name", "max(title) AS title",
    "max(confidential) AS number", "max(outlet) AS outlet",
)  # fmt: skip


def source_figures(
    desk: Desk,
    group_by: GroupBy = "all",
    *,
    include_confidential: bool = False,
    only_group: str | None = None,
    chosen: Sequence[int] | None = None,
) -> list[SourceFigures]:
    """Figures of every source of the desk's articles, prior claims left out.

    Args:
        group_by: one row a source (``all``), or a source and outlet, month or article.
        include_confidential: name confidential sources; they are ``CONF-007`` otherwise, without
            title and other names.
        only_group: the one outlet, month or article that is asked for.
        chosen: numbers of the claims that are counted (``Desk.claim_numbers``); all by default.

    Returns:
        By group, then by the number of claims (never by rate: a rate of two claims says little).
    """
    with snapshot(desk):
        counting = Counting(desk.connection, sorted(corroborated(desk)), chosen)
        aliases = desk.source_aliases()
        rows = _rows(counting, group_by, only_group)
    figures = [_figures(group_by, row, aliases, include_confidential) for row in rows]
    return sorted(figures, key=lambda r: (r.group_value, -r.claims, r.source_name, r.source_id))


class _Row(NamedTuple):
    key: tuple[str, str]
    sums: Mapping[str, Any] | sqlite3.Row
    who: Carrier
    total: int
    relay: Carrier | None
    relayed: int


def _rows(counting: Counting, group_by: GroupBy, only_group: str | None) -> list[_Row]:
    group = GROUPS[group_by]
    where = "1" if only_group is None else f"{group} = :only"
    given = {"only": only_group}
    found = {
        (row["grouped"], row["source_key"]): row
        for row in counting.sums(
            (f"{group} AS grouped", "source AS source_key"), _ABOUT, where, given
        )
    }
    totals: Counter[str] = Counter()
    for (place, _), row in found.items():
        totals[place] += row["claims"]
    carried, relayed = _relay_counts(counting.relayed(group, where, given))
    rows = []
    # A relay that is never quoted itself has a row of its own.
    for key in {**dict.fromkeys(found), **dict.fromkeys(relayed)}:
        sums = found.get(key)
        who = counting.by_key[key[1]] if sums is None else carrier_of(key[1], sums)
        relay = top_relay(carried.get(key, {}), counting.by_key)
        rows.append(_Row(key, sums or NOTHING, who, totals[key[0]], relay, relayed[key]))
    return rows


def carrier_of(key: str, sums: sqlite3.Row) -> Carrier:
    """Who the row of a claim's source is about."""
    if key.startswith(NARRATOR):
        return Carrier(key, sums["outlet"] or "(the article itself)", "narrator")
    if sums["name"] is not None:
        return Carrier(key, sums["name"], sums["kind"], sums["title"], sums["number"])
    return Carrier(key, "(nobody named)" if key == "unnamed" else "(uncertain)", sums["kind"])


def _relay_counts(
    rows: Iterable[tuple[str, str, str, int]],
) -> tuple[dict[tuple[str, str], dict[str, int]], Counter[tuple[str, str]]]:
    """Claims by relay of each group and source, and what each relay carried for others."""
    carried: dict[tuple[str, str], dict[str, int]] = {}
    relayed: Counter[tuple[str, str]] = Counter()
    for group, source, relay, claims in rows:
        carried.setdefault((group, source), {})[relay] = claims
        if source != relay:
            relayed[group, relay] += claims
    return carried, relayed


def top_relay(counts: Mapping[str, int], known: Mapping[str, Carrier]) -> Carrier | None:
    """The relay with the highest count; of several the first by name."""
    first = min(counts, key=lambda key: (-counts[key], known[key].name), default=None)
    return None if first is None else known[first]


def _figures(
    group_by: GroupBy, row: _Row, aliases: Mapping[str, Sequence[str]], include_confidential: bool
) -> SourceFigures:
    who, relay = row.who, row.relay
    top = "" if relay is None else display_name(relay.name, relay.number, include_confidential)
    named = SourceFigures(
        group_by=group_by,
        group_value=row.key[0],
        source_id=row.key[1],
        source_name=who.name,
        aliases=tuple(aliases.get(row.key[1], ())),
        source_kind=who.kind,
        source_title=who.title,
        confidential=who.number is not None,
        relayed_for_others=row.relayed,
        top_via=top,
        **counted(row.sums, row.total),
    )
    name = display_name(who.name, who.number, include_confidential)
    return named if name == who.name else hidden(named, name)


def hidden(named: SourceFigures, code: str) -> SourceFigures:
    """The figures of a confidential source under its ``code``.

    The id is made of the name, so it would tell it to whoever guesses.
    """
    return replace(named, source_id=code, source_name=code, aliases=(), source_title=None)
