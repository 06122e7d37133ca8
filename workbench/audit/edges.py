"""Who quotes whom: the network of sources, relays and outlets."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from workbench.audit.counting import Counting
from workbench.audit.naming import NO_OUTLET, display_name
from workbench.store.snapshot import snapshot

if TYPE_CHECKING:
    from workbench.store import Desk

Relation = Literal["said", "relayed_by", "published_by"]
_COUNTS: Final = """count(DISTINCT n) AS claims, count(DISTINCT article) AS articles,
    min(seen) AS first_seen, max(seen) AS last_seen"""


@dataclass(frozen=True, slots=True)
class SourceEdge:
    """One line of the network, and how many claims went along it.

    A source ``said`` its claims to an outlet, or they were ``relayed_by`` a relay, and what the
    relay carried was ``published_by`` an outlet. ``to_kind`` is ``outlet`` for outlets.
    """

    from_name: str
    from_kind: str
    relation: Relation
    to_name: str
    to_kind: str
    claims: int
    articles: int
    first_seen: str
    last_seen: str


def source_edges(
    desk: Desk, *, include_confidential: bool = False, chosen: Sequence[int] | None = None
) -> list[SourceEdge]:
    """The network of the desk's articles: named and unnamed sources, relays, outlets.

    The outlet's own voice and cues with nobody behind them are no part of it. What several relays
    carried counts on each.

    Args:
        chosen: numbers of the claims that are counted (``Desk.claim_numbers``); all by default.

    Returns:
        Those of the most claims first.
    """
    with snapshot(desk):
        counting = Counting(desk.connection, (), chosen)
        said = counting.ask(
            f"""SELECT name, kind, max(confidential) AS number, outlet, {_COUNTS} FROM audited
            WHERE name IS NOT NULL AND kind <> 'narrator' AND via = '[]' GROUP BY source, outlet""",
            {},
        )
        relayed = counting.ask(
            f"""SELECT name, kind, max(confidential) AS number, r.relay, {_COUNTS}
            FROM audited, json_each(audited.via) v JOIN relays r ON r.carrier = v.value
            WHERE name IS NOT NULL AND audited.via <> '[]'
            GROUP BY source, relay""",
            {},
        )
        published = counting.ask(
            f"""SELECT r.relay, outlet, {_COUNTS}
            FROM audited, json_each(audited.via) v JOIN relays r ON r.carrier = v.value
            WHERE audited.via <> '[]' GROUP BY relay, outlet""",
            {},
        )
    shown = {
        key: (display_name(one.name, one.number, include_confidential), one.kind)
        for key, one in counting.by_key.items()
    }

    def source(row: sqlite3.Row) -> tuple[str, str]:
        return display_name(row["name"], row["number"], include_confidential), row["kind"]

    def outlet(row: sqlite3.Row) -> tuple[str, str]:
        return row["outlet"] or NO_OUTLET, "outlet"

    edges = [
        *(_edge(source(row), "said", outlet(row), row) for row in said),
        *(_edge(source(row), "relayed_by", shown[row["relay"]], row) for row in relayed),
        *(_edge(shown[row["relay"]], "published_by", outlet(row), row) for row in published),
    ]
    return sorted(edges, key=lambda one: (-one.claims, one.from_name, one.relation, one.to_name))


def _edge(
    source: tuple[str, str], relation: Relation, target: tuple[str, str], row: sqlite3.Row
) -> SourceEdge:
    return SourceEdge(
        *source,
        relation,
        *target,
        claims=row["claims"],
        articles=row["articles"],
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
    )
