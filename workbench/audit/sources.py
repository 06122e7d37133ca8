"""Figures per source: what it is quoted for, and how that holds up."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from sqlite3 import Row
from typing import TYPE_CHECKING, Final, Literal

from workbench.audit.intervals import wilson

if TYPE_CHECKING:
    from workbench.store import Desk

GroupBy = Literal["all", "outlet", "month", "article"]
RATED: Final = ("verified", "disputed", "mixed", "misleading")
"""The verdicts that make the denominator of a rate."""

_QUERY: Final = """
    SELECT c.checkable, c.article_id, k.verdict, k.attribution_verdict,
        a.slug, coalesce(a.outlet, '') AS outlet, coalesce(a.published_at, '') AS published,
        a.added_at, t.id AS attribution_id, t.style, coalesce(t.via, '[]') AS via,
        coalesce(s.kind, t.source_kind, 'narrator') AS kind, s.id AS source_id, s.name, s.title
    FROM claims c
    JOIN articles a ON a.id = c.article_id
    JOIN claim_states k ON k.claim_id = c.id
    LEFT JOIN attributions t ON t.id = c.attribution_id
    LEFT JOIN sources s ON s.id = t.source_id
    WHERE c.origin = 'article' AND c.gone IS NULL
    ORDER BY a.added_at, a.id, c.start, c.position
"""
_MONTH: Final = re.compile(r"\d{4}-\d{2}")
_UNCERTAIN: Final = "uncertain:"
_UNPLACED: Final = {"outlet": "(no outlet)", "month": "(no date)"}


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """One source within one group; every rate comes with its ``n`` and interval.

    Attributes:
        group_value: outlet, month (``2024-11``) or article; empty for ``all``.
        source_name: name; the outlet's for the narrator, ``(nobody named)`` for cues with nobody
            behind them, ``(uncertain)`` where it is open who is meant.
        rate_n: claims with a verdict that counts (``RATED``).
        rate_low, rate_high: Wilson 95 % interval of ``verified_rate``.
        disputed_low, disputed_high: the same of ``disputed_rate``.
        plural_unnamed: claims of a plural with nobody named (*analysts*).
        relayed_for_others: claims of other sources that reached the article through this one.
    """

    group_by: str
    group_value: str
    source_id: str
    source_name: str
    source_kind: str
    source_title: str | None
    articles: int
    outlets: int
    first_seen: str
    last_seen: str
    claims: int
    checkable_claims: int
    share_of_claims: float
    direct: int
    indirect: int
    mixed: int
    via_claims: int
    top_via: str
    relayed_for_others: int
    reviewed: int
    verified: int
    disputed: int
    mixed_verdict: int
    misleading: int
    outdated: int
    unverifiable: int
    not_checkable: int
    unreviewed: int
    verified_rate: float | None
    disputed_rate: float | None
    rate_n: int
    rate_low: float | None
    rate_high: float | None
    disputed_low: float | None
    disputed_high: float | None
    said_confirmed: int
    misquoted: int
    plural_unnamed: int

    @property
    def is_named(self) -> bool:
        """Whether it is known by name who it is."""
        named = self.source_kind in {"person", "organization", "document"}
        return named and not self.source_id.startswith(_UNCERTAIN)


@dataclass(slots=True)
class _Tally:
    name: str
    kind: str
    title: str | None
    claims: int = 0
    checkable: int = 0
    articles: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    styles: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    via: Counter[str] = field(default_factory=Counter)
    via_claims: int = 0
    relayed: int = 0


def source_figures(desk: Desk, group_by: GroupBy = "all") -> list[SourceFigures]:
    """Figures of every source of the desk's articles, prior claims left out.

    Args:
        group_by: one row a source (``all``), or a source and outlet, month or article.

    Returns:
        By group, then by the number of claims (never by rate: a rate of two claims says little).
    """
    tallies: dict[tuple[str, str], _Tally] = {}
    totals: Counter[str] = Counter()
    relays: Counter[tuple[str, str]] = Counter()
    for row in desk.connection.execute(_QUERY):
        group = _group(row, group_by)
        totals[group] += 1
        source_id, name = _source(row)
        tally = tallies.setdefault((group, source_id), _Tally(name, row["kind"], row["title"]))
        _count(tally, row)
        relays.update((group, via) for via in json.loads(row["via"]))
    _add_relays(desk, tallies, relays)
    rows = [
        _figures(group_by, group, source_id, tally, totals[group])
        for (group, source_id), tally in tallies.items()
    ]
    return sorted(rows, key=lambda r: (r.group_value, -r.claims, r.source_name, r.source_id))


def _group(row: Row, group_by: GroupBy) -> str:
    if group_by == "all":
        return ""
    if group_by == "article":
        return str(row["slug"])
    if group_by == "outlet":
        return str(row["outlet"]) or _UNPLACED[group_by]
    month = _MONTH.match(row["published"])
    return month[0] if month else _UNPLACED[group_by]


def _source(row: Row) -> tuple[str, str]:
    """Id and name of the row a claim counts in."""
    if row["attribution_id"] is None:
        outlet = row["outlet"]
        return f"narrator:{outlet}", str(outlet) or "(the article itself)"
    if row["source_id"] is not None:
        return str(row["source_id"]), str(row["name"])
    if row["kind"] == "unnamed":
        return "unnamed", "(nobody named)"
    return f"{_UNCERTAIN}{row['kind']}", "(uncertain)"


def _count(tally: _Tally, row: Row) -> None:
    tally.claims += 1
    tally.checkable += row["checkable"] or 0
    tally.articles.add(row["article_id"])
    tally.seen.add(row["published"] or row["added_at"][:10])
    if row["outlet"]:
        tally.outlets.add(row["outlet"])
    if row["style"]:
        tally.styles[row["style"]] += 1
    tally.verdicts[row["verdict"] or "unreviewed"] += 1
    if row["attribution_verdict"]:
        tally.said[row["attribution_verdict"]] += 1
    via = json.loads(row["via"])
    tally.via.update(via)
    tally.via_claims += bool(via)


def _add_relays(
    desk: Desk, tallies: dict[tuple[str, str], _Tally], relays: Counter[tuple[str, str]]
) -> None:
    """Count what each relay carried; one that is never quoted itself gets a row of its own."""
    # An organisation goes before a person of the same name: it is what carries reports.
    known = {
        row["name"].casefold(): row
        for row in desk.connection.execute(
            "SELECT id, name, kind, title FROM sources ORDER BY kind = 'organization', id"
        )
    }
    for (group, name), carried in relays.items():
        row = known.get(name.casefold())
        if row is None:
            key, fresh = f"relay:{name.casefold()}", _Tally(name, "organization", None)
        else:
            key, fresh = row["id"], _Tally(row["name"], row["kind"], row["title"])
        tallies.setdefault((group, key), fresh).relayed += carried


def _figures(group_by: str, group: str, source_id: str, tally: _Tally, total: int) -> SourceFigures:
    verdicts = tally.verdicts
    n = sum(verdicts[code] for code in RATED)
    verified = wilson(verdicts["verified"], n)
    disputed = wilson(verdicts["disputed"], n)
    return SourceFigures(
        group_by=group_by,
        group_value=group,
        source_id=source_id,
        source_name=tally.name,
        source_kind=tally.kind,
        source_title=tally.title,
        articles=len(tally.articles),
        outlets=len(tally.outlets),
        first_seen=min(tally.seen, default=""),
        last_seen=max(tally.seen, default=""),
        claims=tally.claims,
        checkable_claims=tally.checkable,
        share_of_claims=tally.claims / total if total else 0.0,
        direct=tally.styles["direct"],
        indirect=tally.styles["indirect"],
        mixed=tally.styles["mixed"],
        via_claims=tally.via_claims,
        top_via=_top(tally.via.items()),
        relayed_for_others=tally.relayed,
        reviewed=tally.claims - verdicts["unreviewed"],
        verified=verdicts["verified"],
        disputed=verdicts["disputed"],
        mixed_verdict=verdicts["mixed"],
        misleading=verdicts["misleading"],
        outdated=verdicts["outdated"],
        unverifiable=verdicts["unverifiable"],
        not_checkable=verdicts["not_checkable"],
        unreviewed=verdicts["unreviewed"],
        verified_rate=verdicts["verified"] / n if n else None,
        disputed_rate=verdicts["disputed"] / n if n else None,
        rate_n=n,
        rate_low=verified[0] if verified else None,
        rate_high=verified[1] if verified else None,
        disputed_low=disputed[0] if disputed else None,
        disputed_high=disputed[1] if disputed else None,
        said_confirmed=tally.said["confirmed"],
        misquoted=tally.said["misquoted"],
        plural_unnamed=tally.claims if tally.kind == "collective" else 0,
    )


def _top(counted: Iterable[tuple[str, int]]) -> str:
    return min(counted, key=lambda one: (-one[1], one[0]), default=("", 0))[0]
