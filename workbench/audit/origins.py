"""Where statements come from: five outlets that carry one report are one origin.

What is counted, why so, and where it ends stands in ``docs/decisions/0033-origins.md``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from workbench.audit.naming import NO_OUTLET, display_name
from workbench.audit.reports import reports_by_article
from workbench.store.snapshot import snapshot
from workbench.store.source_lookup import Carrier, carriers

if TYPE_CHECKING:
    from workbench.store import Desk

# Pairs that say the same: a person says so, or the program is as sure as it gets and no person has
# said otherwise from either side.
_SAME: Final = """
    SELECT c.n, p.n FROM matches m
    CROSS JOIN claims c ON c.id = m.claim_id CROSS JOIN claims p ON p.id = m.prior_id
    WHERE (m.status = 'confirmed' OR m.status = 'suggested' AND m.tier = 'same')
        AND c.gone IS NULL AND p.gone IS NULL
        AND NOT EXISTS (SELECT 1 FROM matches d WHERE d.claim_id = m.prior_id
            AND d.prior_id = m.claim_id AND d.status = 'rejected')
"""
_CARRIED: Final = """
    SELECT c.n, c.id, c.text, c.article_id, a.outlet, a.url,
        coalesce(s.kind, t.source_kind, 'narrator') AS kind,
        s.id AS source_id, s.name, s.confidential, coalesce(t.via, '[]') AS via
    FROM claims c JOIN articles a ON a.id = c.article_id
    LEFT JOIN attributions t ON t.id = c.attribution_id
    LEFT JOIN sources w ON w.id = t.source_id
    LEFT JOIN sources s ON s.id = coalesce(w.stands_for, w.id)
    WHERE c.n IN (SELECT value FROM json_each(?))
    ORDER BY c.article_seq, c.place, c.n
"""
_SUPPORT: Final = """
    SELECT c.n, e.url, a.url AS article_url FROM evidence e
    CROSS JOIN claims c ON c.id = e.claim_id JOIN articles a ON a.id = c.article_id
    WHERE e.stance = 'supports' AND c.gone IS NULL
"""
_NAMED: Final = frozenset({"person", "organization", "document"})
_NAMELESS: Final = "nameless"


@dataclass(frozen=True, slots=True)
class Carried:
    """A statement that several claims of the desk's articles make.

    Attributes:
        text: as the first of them says it.
        claim_ids: the claims, in the order of the articles.
        articles: how many articles they are in.
        outlets, sources, relays: their names, each once, in order of the articles.
        reports: of each report that several of the articles carry as near copies, their outlets.
        origins: how many independent origins they have.
        evidence: pieces of evidence for one of them that are not from their own sites.
    """

    text: str
    claim_ids: tuple[str, ...]
    articles: int
    outlets: tuple[str, ...]
    sources: tuple[str, ...]
    relays: tuple[str, ...]
    reports: tuple[tuple[str, ...], ...]
    origins: int
    evidence: int


@dataclass(frozen=True, slots=True)
class Dependence:
    """What a claim rests on: ``keys``; and its ``outlet``, on which another may rest."""

    keys: frozenset[str]
    outlet: str | None


def count_origins(claims: Sequence[Dependence]) -> int:
    """Independent origins of claims that say the same.

    Two claims are of one origin where they rest on the same (a named source, a relay, an outlet's
    own voice, a report that several outlets carry, people without a name), or one on the outlet of
    the other; and so on from claim to claim.
    """
    rested_on = {key for claim in claims for key in claim.keys}
    groups = _Groups()
    for place, claim in enumerate(claims):
        for key in claim.keys | ({claim.outlet} if claim.outlet in rested_on else set()):
            groups.join(place, key)
    return len({groups.of(place) for place in range(len(claims))})


def corroborated(desk: Desk) -> set[int]:
    """Numbers of the claims with a second independent origin, or independent evidence."""
    with snapshot(desk):
        return {n for one in _statements(desk.connection) if one.is_corroborated for n in one.ns}


def carried_statements(desk: Desk, *, include_confidential: bool = False) -> list[Carried]:
    """Statements that two or more claims make, those of the most articles first.

    Args:
        include_confidential: name confidential sources, in place of ``CONF-007``.
    """
    with snapshot(desk):
        several = [one for one in _statements(desk.connection) if len(one.rows) > 1]
        found = [one.told(include_confidential) for one in several]
    return sorted(found, key=lambda one: (-one.articles, -len(one.claim_ids), one.claim_ids))


@dataclass(frozen=True, slots=True)
class _Statement:
    rows: Sequence[sqlite3.Row]
    carriers: Mapping[str, Carrier]
    reports: Mapping[str, str]
    evidence: int

    @property
    def ns(self) -> list[int]:
        return [row["n"] for row in self.rows]

    @property
    def origins(self) -> int:
        return count_origins([_dependence(row, self.carriers, self.reports) for row in self.rows])

    @property
    def is_corroborated(self) -> bool:
        return self.evidence > 0 or self.origins > 1

    def told(self, include_confidential: bool) -> Carried:
        first = self.rows[0]
        relays = [self.carriers[via] for row in self.rows for via in json.loads(row["via"])]
        return Carried(
            text=first["text"],
            claim_ids=tuple(row["id"] for row in self.rows),
            articles=len({row["article_id"] for row in self.rows}),
            outlets=_once(row["outlet"] for row in self.rows if row["outlet"]),
            sources=_once(
                display_name(row["name"], row["confidential"], include_confidential)
                for row in self.rows
                if row["name"]
            ),
            relays=_once(
                display_name(one.name, one.number, include_confidential) for one in relays
            ),
            reports=self._carried_reports(),
            origins=self.origins,
            evidence=self.evidence,
        )

    def _carried_reports(self) -> tuple[tuple[str, ...], ...]:
        carrying: dict[str, dict[str, str]] = {}  # by report and article: the outlet
        for row in self.rows:
            article_id = row["article_id"]
            if article_id in self.reports:
                carrying.setdefault(self.reports[article_id], {})[article_id] = (
                    row["outlet"] or NO_OUTLET
                )
        return tuple(_once(one.values()) for one in carrying.values() if len(one) > 1)


def _dependence(
    row: sqlite3.Row, known: Mapping[str, Carrier], reports: Mapping[str, str]
) -> Dependence:
    outlet = known[row["outlet"]].key if row["outlet"] else None
    article_id = row["article_id"]
    keys = {f"report:{reports[article_id]}"} if article_id in reports else set()
    if row["kind"] == "narrator":
        keys.add(outlet or f"article:{article_id}")
    else:
        named = row["source_id"] is not None and row["kind"] in _NAMED
        keys.add(row["source_id"] if named else _NAMELESS)
        keys.update(known[via].key for via in json.loads(row["via"]))
    return Dependence(frozenset(keys), outlet)


def _statements(connection: sqlite3.Connection) -> list[_Statement]:
    """Statements of several claims, and those of one claim with evidence."""
    groups = _Groups()
    support: dict[int, list[sqlite3.Row]] = {}
    members: dict[int, None] = {}
    for one, other in connection.execute(_SAME):
        groups.join(one, other)
        members |= dict.fromkeys((one, other))
    for row in connection.execute(_SUPPORT):
        support.setdefault(row["n"], []).append(row)
        members[row["n"]] = None
    # An imported claim joins those that say the same as it, and is none of them itself.
    rows = connection.execute(_CARRIED, [json.dumps(list(members))]).fetchall()
    names = {name for row in rows for name in (row["outlet"], *json.loads(row["via"])) if name}
    known = carriers(connection, names)
    reports = reports_by_article(connection)
    together: dict[Hashable, list[sqlite3.Row]] = {}
    for row in rows:
        together.setdefault(groups.of(row["n"]), []).append(row)
    return [
        _Statement(some, known, reports, _evidence(some, support)) for some in together.values()
    ]


def _evidence(rows: Sequence[sqlite3.Row], support: Mapping[int, Sequence[sqlite3.Row]]) -> int:
    own = {_site(row["url"]) for row in rows if row["url"]}
    pieces = [piece for row in rows for piece in support.get(row["n"], ())]
    return sum(piece["url"] is None or _site(piece["url"]) not in own for piece in pieces)


def _site(url: str) -> str:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return (host or url).removeprefix("www.")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


class _Groups:
    """Things joined pair by pair (union-find with path halving, Tarjan and van Leeuwen 1984)."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def of(self, thing: Hashable) -> Hashable:
        """What stands for the group that ``thing`` is in."""
        parent = self._parent
        while parent.setdefault(thing, thing) != thing:
            parent[thing] = parent.setdefault(parent[thing], parent[thing])
            thing = parent[thing]
        return thing

    def join(self, one: Hashable, other: Hashable) -> None:
        """Make the groups of both one."""
        self._parent[self.of(one)] = self.of(other)
