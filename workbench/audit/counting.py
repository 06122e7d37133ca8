"""Claims counted in SQL: the sums that sources, outlets, months and reviewers share."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from workbench.audit.intervals import wilson
from workbench.models import SourceKind
from workbench.store.queries import TITLE_NOW
from workbench.store.source_lookup import Carrier, carriers

# A contradiction that nobody has decided on, from either side; see ``store.alerting``.
_CONTRADICTED: Final = """
    SELECT o.n, p.n FROM matches m
    CROSS JOIN claims o ON o.id = m.claim_id CROSS JOIN claims p ON p.id = m.prior_id
    WHERE m.status = 'suggested' AND m.tier = 'conflict'
        AND instr(m.conflicts, '"contradicts":true') AND o.gone IS NULL AND p.gone IS NULL
        AND NOT EXISTS (SELECT 1 FROM matches d WHERE d.claim_id = m.prior_id
            AND d.prior_id = m.claim_id AND d.status IN ('confirmed', 'rejected'))
"""

# One row a claim of the queue, without what was found on other words than its article has. The
# claims themselves are long; the index ``claims_in_order`` has all that is asked of them, and
# articles are found by the event that added them, as it has that.
AUDITED: Final = """
    WITH standing AS MATERIALIZED (
        SELECT w.id AS written, s.id, s.name, s.kind, s.title, s.confidential
        FROM sources w JOIN sources s ON s.id = coalesce(w.stands_for, w.id)
    ), relays AS MATERIALIZED (
        SELECT value ->> 0 AS carrier, value ->> 1 AS relay FROM json_each(:relays)
    ), placed AS MATERIALIZED (
        SELECT e.seq, a.slug, {title} AS title, coalesce(a.outlet, '') AS outlet,
            coalesce(nullif(a.published_at, ''), substr(a.added_at, 1, 10)) AS seen,
            CASE WHEN a.published_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*'
                THEN substr(a.published_at, 1, 7) END AS month
        FROM articles a JOIN events e ON e.object_id = a.id AND e.action = 'article_added'
    ), audited AS (
        SELECT c.n, coalesce(c.checkable, 0) AS checkable, c.type,
            p.seq AS article, p.slug, p.title AS article_title, p.outlet, p.seen, p.month,
            iif(k.status = 'stale', NULL, k.verdict) AS verdict,
            iif(k.status = 'stale', NULL, k.attribution_verdict) AS said,
            iif(k.status = 'stale', NULL, k.reviewer) AS reviewer,
            t.style, coalesce(t.via, '[]') AS via,
            coalesce(s.kind, t.source_kind, 'narrator') AS kind,
            CASE WHEN coalesce(t.source_kind, 'narrator') = 'narrator' THEN 'narrator:' || p.outlet
                WHEN s.id IS NOT NULL THEN s.id
                WHEN t.source_kind = 'unnamed' THEN 'unnamed'
                ELSE 'uncertain:' || t.source_kind END AS source,
            s.name, s.title, s.confidential
        FROM claims c
        CROSS JOIN placed p ON p.seq = c.article_seq
        CROSS JOIN claim_states k ON k.n = c.n
        LEFT JOIN attributions t ON t.id = c.attribution_id
        LEFT JOIN standing s ON s.written = t.source_id
        WHERE c.origin = 'article' AND c.gone IS NULL {only}
    )
"""
_CHOSEN: Final = "AND c.n IN (SELECT value FROM json_each(:chosen))"

IS_NAMED: Final = """(kind IN ('person', 'organization', 'document')
    AND source NOT LIKE 'uncertain:%')"""

GROUPS: Final = {
    "all": "''",
    "outlet": "coalesce(nullif(outlet, ''), '(no outlet)')",
    "month": "coalesce(month, '(no date)')",
    "article": "slug",
    "reviewer": "coalesce(reviewer, '(not reviewed)')",
}
"""The name of the group that a claim is in, as SQL over ``audited``."""


def _sum(name: str, condition: str) -> str:
    # A condition on what is not known is no hit; total() of it would be.
    return f"count(CASE WHEN {condition} THEN 1 END) AS {name}"


_VERDICTS: Final = {
    "verified": "verified", "disputed": "disputed", "mixed_verdict": "mixed",
    "misleading": "misleading", "outdated": "outdated", "unverifiable": "unverifiable",
    "not_checkable": "not_checkable",
}  # fmt: skip

_SUMS: Final = ", ".join(
    [
        "count(*) AS claims", "count(DISTINCT article) AS articles",
        "count(DISTINCT nullif(outlet, '')) AS outlets",
        "min(seen) AS first_seen", "max(seen) AS last_seen",
        *(_sum(style, f"style = '{style}'") for style in ("direct", "indirect", "mixed")),
        _sum("checkable_claims", "checkable"), _sum("via_claims", "via <> '[]'"),
        *(_sum(name, f"verdict = '{code}'") for name, code in _VERDICTS.items()),
        _sum("unreviewed", "verdict IS NULL"),
        _sum("said_confirmed", "said = 'confirmed'"), _sum("misquoted", "said = 'misquoted'"),
        _sum("unconfirmed", "said = 'unconfirmed'"),
        _sum("corroborated_claims",
             "checkable AND n IN (SELECT value FROM json_each(:corroborated))"),
        _sum("contradicted_claims", "n IN (SELECT value FROM json_each(:contradicted))"),
        *(_sum(f"of_{kind}", f"kind = '{kind}'") for kind in SourceKind),
        _sum("uncertain", f"source LIKE 'uncertain:%' AND NOT {IS_NAMED}"
             " AND kind IN ('person', 'organization', 'document')"),
    ]
)  # fmt: skip


_RATED: Final = {
    "verified": ("verified_rate", "rate_low", "rate_high"),
    "disputed": ("disputed_rate", "disputed_low", "disputed_high"),
    "mixed_verdict": ("mixed_rate", "mixed_low", "mixed_high"),
    "misleading": ("misleading_rate", "misleading_low", "misleading_high"),
}
"""The verdicts that make the denominator of a rate, as the sums name them: rate, interval."""

_NO_RATES: Final = {name: None for names in _RATED.values() for name in names}


class Counting:
    """One count of the desk: what its questions share.

    Args:
        corroborated: numbers of claims with a second independent origin or evidence.
        chosen: numbers of the claims that are counted; all by default.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        corroborated: Sequence[int],
        chosen: Sequence[int] | None = None,
    ) -> None:
        self._connection = connection
        self._audited = AUDITED.format(title=TITLE_NOW, only="" if chosen is None else _CHOSEN)
        contradicted = {n for row in connection.execute(_CONTRADICTED) for n in row}
        relays = connection.execute(
            """SELECT DISTINCT v.value FROM attributions t, json_each(t.via) v
            WHERE t.via <> '[]'"""
        )
        self.carriers: dict[str, Carrier] = carriers(connection, [row[0] for row in relays])
        self.by_key = {one.key: one for one in self.carriers.values()}
        self._given = {
            "chosen": json.dumps(list(chosen or ())),
            "corroborated": json.dumps(sorted(corroborated)),
            "contradicted": json.dumps(sorted(contradicted)),
            "relays": json.dumps([[name, one.key] for name, one in self.carriers.items()]),
        }

    def sums(
        self, keys: Sequence[str], about: Sequence[str], where: str, given: Mapping[str, object]
    ) -> list[sqlite3.Row]:
        """Sums of the claims by ``keys``, and ``about`` each group: SQL over ``audited``."""
        places = ", ".join(str(place) for place in range(1, 1 + len(keys)))
        columns = ", ".join((*keys, *about, _SUMS))
        return self.ask(f"SELECT {columns} FROM audited WHERE {where} GROUP BY {places}", given)

    def ask(self, sql: str, given: Mapping[str, object]) -> list[sqlite3.Row]:
        """Another question over ``audited``."""
        return self._connection.execute(
            f"{self._audited} {sql}", {**self._given, **given}
        ).fetchall()

    def relayed(
        self, group: str, where: str, given: Mapping[str, object]
    ) -> list[tuple[str, str, str, int]]:
        """Group, source, relay (``Carrier.key``) and how many claims it carried."""
        rows = self.ask(
            f"""SELECT {group}, source, r.relay, count(DISTINCT n)
            FROM audited, json_each(audited.via) v JOIN relays r ON r.carrier = v.value
            WHERE audited.via <> '[]' AND {where}
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""",
            given,
        )
        return [tuple(row) for row in rows]


def counted(sums: Mapping[str, Any] | sqlite3.Row, total: int) -> dict[str, Any]:
    """The fields of ``figures.Counted`` but ``top_via``, from a row of ``Counting.sums``.

    Args:
        total: claims that ``share_of_claims`` is a share of.
    """
    named = {name: sums[name] for name in _PLAIN}
    n = sum(named[name] for name in _RATED)
    return {
        **named,
        **(_rates(named, n) if n else _NO_RATES),
        "share_of_claims": sums["claims"] / total if total else 0.0,
        "reviewed": sums["claims"] - sums["unreviewed"],
        "rate_n": n,
        "single_source_claims": sums["checkable_claims"] - sums["corroborated_claims"],
        "plural_unnamed": sums["of_collective"],
    }


def _rates(sums: Mapping[str, int], n: int) -> dict[str, float | None]:
    rates: dict[str, float | None] = {}
    for name, (rate, low, high) in _RATED.items():
        rates[rate] = sums[name] / n
        rates[low], rates[high] = wilson(sums[name], n) or (None, None)
    return rates


_PLAIN: Final = (
    "articles", "outlets", "first_seen", "last_seen", "claims", "checkable_claims", "direct",
    "indirect", "mixed", "via_claims", *_VERDICTS, "unreviewed", "said_confirmed", "misquoted",
    "unconfirmed", "corroborated_claims", "contradicted_claims",
)  # fmt: skip

NOTHING: Final[Mapping[str, Any]] = {
    **dict.fromkeys((*_PLAIN, "of_collective"), 0),
    "first_seen": "",
    "last_seen": "",
}
"""The sums of no claims."""
