"""A ``ClaimFilter`` and an ``Order`` as SQL. Values reach SQL as parameters only.

Over a long queue every question is one walk along the index ``claims_in_order``, which holds all
that a filter asks of a claim but its state; ``+c.n`` and ``CROSS JOIN`` keep SQLite to it, since
without statistics it takes a list of half the desk for a short one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from workbench.store.alerting import ALERTS_OF
from workbench.store.leases import TAKEN
from workbench.store.rows import ClaimFilter, Order

IN_TEXT: Final = "c.origin, c.article_seq, c.place, c.position, c.n"
"""Article by article in the order of the text; the index ``claims_in_order`` gives it."""

WORTH_SIGNS: Final = (">", ">=", "<", "<=")

_STANDING_MATCHES: Final = """matches m JOIN claims p ON p.id = m.prior_id
    JOIN claim_states o ON o.claim_id = m.claim_id
    WHERE m.status <> 'rejected' AND (m.status <> 'suggested' OR p.gone IS NULL)"""

_HAVING: Final[dict[str, str]] = {
    "match": f"SELECT o.n FROM {_STANDING_MATCHES}",
    "evidence": "SELECT o.n FROM evidence e JOIN claim_states o ON o.claim_id = e.claim_id",
    "note": "SELECT o.n FROM notes e JOIN claim_states o ON o.claim_id = e.claim_id",
    "conflict": f"SELECT o.n {ALERTS_OF}",
}
"""Numbers of the claims that have a thing, by its name in ``ClaimFilter.has``."""

HAS: Final = tuple(_HAVING)
"""What a claim can be asked to have."""

_ORDERS: Final[dict[Order, tuple[str, str]]] = {
    Order.ARTICLE: ("", ""),
    Order.WORTH: ("", "c.check_worthiness DESC,"),
    Order.SOURCE: ("", "c.speaker IS NULL, c.speaker COLLATE NOCASE,"),
    Order.MATCH: (
        f"""LEFT JOIN (SELECT o.n AS of_n, max(m.score) AS score FROM {_STANDING_MATCHES}
            GROUP BY o.n) best ON best.of_n = c.n""",
        "best.score DESC NULLS LAST,",
    ),
    Order.AGE: (
        "LEFT JOIN articles a ON a.id = c.article_id",
        "coalesce(a.published_at, a.added_at) DESC,",
    ),
}
"""What is joined for an order, and what it sorts by before the order of the text."""


# Any of its names finds a source: its own, those of the sources that were merged into it, and
# the other names that were given to it. What stands on the claims are the names as written.
_NAMES_OF_FOUND: Final = """
    SELECT name FROM sources WHERE coalesce(stands_for, id) IN (
        SELECT coalesce(stands_for, id) FROM sources WHERE instr(casefold(name), ?)
        UNION ALL SELECT coalesce(s.stands_for, s.id) FROM source_aliases o
            JOIN sources s ON s.id = o.source_id WHERE instr(o.folded, ?))"""

# A source that was merged into one of another kind is of that kind.
_MOVED: Final = """SELECT t.id FROM sources w JOIN sources s ON s.id = w.stands_for
    JOIN attributions t ON t.source_id = w.id WHERE w.stands_for IS NOT NULL"""
_OF_KIND: Final = f"""(c.attribution_id IN (SELECT id FROM attributions WHERE source_kind = ?)
    AND c.attribution_id NOT IN ({_MOVED})
    OR c.attribution_id IN ({_MOVED} AND s.kind = ?))"""


@dataclass(slots=True)
class Asked:
    """Parts of a question: tables, conditions, and the parameters of the conditions."""

    joins: list[str] = field(default_factory=lambda: ["FROM claims c"])
    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    @property
    def sql(self) -> str:
        """FROM and WHERE."""
        return f"{' '.join(self.joins)} WHERE {' AND '.join(self.conditions)}"

    def ask(self, sql: str, *given: Any) -> None:
        """Ask for ``sql`` too."""
        self.conditions.append(sql)
        self.values.extend(given)


def asked_for(chosen: ClaimFilter, *, states: bool = False) -> Asked:
    """The question for ``chosen``, with the tables it needs alone.

    Args:
        states: join the table of states (``k``) in any case.
    """
    asked = Asked()
    if states or _asks_states(chosen):
        asked.joins.append("CROSS JOIN claim_states k ON k.n = c.n")
    asked.ask("c.gone IS NOT NULL" if chosen.gone else "c.gone IS NULL")
    if chosen.origin is not None:
        asked.ask("c.origin = ?", chosen.origin)
    _ask_terms(asked, chosen, chosen.origin)
    for left_out in chosen.without:
        inner = Asked()
        _ask_terms(inner, left_out, chosen.origin)
        if inner.conditions:
            # A condition on what is not known (NULL) does not hold, so its claim stays.
            asked.ask(f"({' AND '.join(inner.conditions)}) IS NOT 1", *inner.values)
    return asked


def ordered(asked: Asked, order: Order) -> str:
    """FROM, WHERE and ORDER BY."""
    join, key = _ORDERS[order]
    joined = Asked([*asked.joins, join], asked.conditions)
    return f"{joined.sql} ORDER BY {key} {IN_TEXT}"


def _asks_states(chosen: ClaimFilter) -> bool:
    own = chosen.status or chosen.verdict or chosen.reviewer or chosen.reviewed_by
    own = own or chosen.agreement
    return bool(own) or any(_asks_states(one) for one in chosen.without)


def _ask_terms(asked: Asked, chosen: ClaimFilter, origin: str | None) -> None:
    """What ``chosen`` asks of a claim, but for its origin and whether it is in the queue."""
    ask = asked.ask
    if chosen.article_id is not None:
        # By the event that added it, an article is one stretch of the index.
        ask(
            """c.origin = 'article' AND c.article_seq = (
                SELECT article_seq FROM claims WHERE article_id = ? LIMIT 1)""",
            chosen.article_id,
        )
    for column, wanted in (("k.status", chosen.status), ("k.verdict", chosen.verdict)):
        if wanted:
            ask(f"{column} IN ({', '.join('?' * len(wanted))})", *sorted(wanted))
    if chosen.verdict and "stale" not in chosen.status:
        # A verdict on other words than the article has is none, unless it is asked for as such.
        ask("k.status <> 'stale'")
    if chosen.reviewed_by is not None:
        ask("k.reviewer = ?", known_text(chosen.reviewed_by))
    if chosen.reviewer:
        ask("k.reviewer IS NOT NULL AND instr(casefold(k.reviewer), ?)", _folded(chosen.reviewer))
    if chosen.agreement is not None:
        ask("k.agreement = ?", chosen.agreement)
    if chosen.assigned_to is not None:
        ask(
            "+c.n IN (SELECT n FROM reviews WHERE reviewer = ? AND role IS NOT NULL)",
            known_text(chosen.assigned_to),
        )
    if chosen.source:
        _ask_source(asked, chosen.source, origin)
    if chosen.source_kind is not None:
        _ask_kind(asked, chosen.source_kind)
    if chosen.type is not None:
        ask("c.type = ?", chosen.type)
    if chosen.checkable is not None:
        ask("c.checkable = ?", int(chosen.checkable))
    for sign, bound in chosen.worth:
        if sign not in WORTH_SIGNS:
            raise ValueError(f"{sign!r} compares nothing")
        ask(f"c.check_worthiness {sign} ?", bound)
    if chosen.taken is not None:
        ask(f"+c.n {'' if chosen.taken else 'NOT '}IN ({TAKEN})")
    for thing in sorted(chosen.has):
        ask(f"+c.n IN ({_HAVING[thing]})")
    if chosen.text:
        words = fts_words(chosen.text)
        if words:
            ask("+c.n IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?)", words)
        else:
            ask("0")


def _ask_source(asked: Asked, name: str, origin: str | None) -> None:
    # The name of the source stands on the claim itself, so no table is joined for it; that of an
    # article's claim is in the table of sources, which is short.
    if origin == "article":
        asked.ask(f"c.speaker IN ({_NAMES_OF_FOUND})", _folded(name), _folded(name))
    else:
        asked.ask("instr(casefold(c.speaker), ?)", _folded(name))


def _ask_kind(asked: Asked, kind: str) -> None:
    own_voice = "c.attribution_id IS NULL OR " if kind == "narrator" else ""
    of_kind = f"({own_voice}{_OF_KIND})"
    asked.ask(f"c.origin = 'article' AND {of_kind}", kind, kind)


def _folded(text: str) -> str:
    return known_text(text.casefold())


def fts_words(text: str) -> str:
    """An FTS5 query for claims that hold every word of ``text``; the last may be unfinished.

    Empty where ``text`` has no word. Every word is quoted, so no text is a syntax error.
    """
    words = re.findall(r"\w+", text)
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""


def known_text(text: str) -> str:
    """``text`` as SQL can take it: a lone surrogate, which no row holds, becomes ``?``."""
    return text.encode("utf-8", "replace").decode("utf-8")
