"""The questions of queue and card, in SQL. Values reach SQL as parameters only."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, Final

from pydantic import TypeAdapter

from workbench.errors import DeskError
from workbench.models import Claim, Replacement, Span, Spans
from workbench.store.alerting import ALERTS_OF, SAME_SOURCE
from workbench.store.asking import IN_TEXT, asked_for, known_text, ordered
from workbench.store.leases import NOW
from workbench.store.rows import ArticleRow, AsMade, AttributionRow, ClaimFilter, ClaimRow, Order

_IN_ARTICLE: Final = "c.place, c.position, c.n"

_JOINED: Final = """
    FROM claims c
    JOIN claim_states k ON k.n = c.n
    LEFT JOIN articles a ON a.id = c.article_id
    LEFT JOIN attributions t ON t.id = c.attribution_id
    LEFT JOIN sources w ON w.id = t.source_id
    LEFT JOIN sources s ON s.id = coalesce(w.stands_for, w.id)
    LEFT JOIN events m ON m.seq = c.made_seq
    LEFT JOIN imported i ON i.n = c.n
    LEFT JOIN claim_now v ON v.n = c.n
"""

TITLE_NOW: Final = """coalesce((
    SELECT x.title FROM article_versions x WHERE x.article_id = a.id AND x.title IS NOT NULL
    ORDER BY x.number DESC LIMIT 1), a.title)"""
"""The title of the article ``a`` as its latest version has it, or the last that had one."""

_CLAIM_COLUMNS: Final = f"""
    c.n, c.id, c.origin, c.article_id, a.slug AS article_slug, {TITLE_NOW} AS article_title,
    c.position, coalesce(v.spans, c.spans) AS spans, coalesce(v.quote, c.quote) AS quote,
    c.text, c.title, coalesce(v.attribution_id, c.attribution_id) AS attribution_id,
    s.id AS source_id, s.name AS source_name, s.title AS source_title,
    s.confidential AS source_number,
    CASE WHEN c.origin = 'import' THEN NULL WHEN w.stands_for IS NOT NULL THEN s.kind
         ELSE coalesce(t.source_kind, 'narrator') END AS source_kind,
    CASE WHEN c.origin = 'import' THEN NULL ELSE coalesce(t.style, 'narration') END AS style,
    t.cue, coalesce(t.via, '[]') AS via, c.speaker, c.type, c.checkable, c.check_worthiness,
    c.reasons, coalesce(v.flags, c.flags) AS flags,
    coalesce(v.replacements, c.replacements) AS replacements,
    coalesce(v.facts, c.facts) AS facts, v.statement AS statement_now,
    c.version, iif(c.as_made IS NOT NULL AND EXISTS (
        SELECT 1 FROM events h WHERE h.object_id = c.id
        AND (h.action = 'claim_reworded' OR h.action = 'claim_retyped')), c.as_made, NULL)
        AS as_made,
    m.actor AS made_by, c.gone,
    c.claim_date, c.publisher, c.publisher_verdict, i.label AS publisher_label,
    c.publisher_reason, c.url, c.reviewed_on,
    k.status, k.verdict, k.attribution_verdict, k.reason, k.reason_code, k.as_of, k.due_on,
    k.reviewer, k.reviewed_at, k.review_count, k.revision, k.agreement, k.verdict_quote,
    (SELECT count(*) FROM evidence e WHERE e.claim_id = c.id) AS evidence_count,
    (SELECT count(*) FROM notes o WHERE o.claim_id = c.id) AS note_count,
    (SELECT count(*) {ALERTS_OF} AND m.claim_id = c.id) AS alerts,
    (SELECT l.reviewer FROM leases l WHERE l.n = c.n AND l.until > {NOW}) AS taken_by
"""

LATEST_VERSION: Final = """
    SELECT coalesce(max(number), 1) FROM article_versions WHERE article_id = :id"""
"""The number of the version of the article ``:id`` that was taken in last."""

_ARTICLE_COLUMNS: Final = f"""
    SELECT a.id, a.slug, {TITLE_NOW} AS title, a.outlet, a.author, a.url, a.published_at,
        a.added_at, a.language, coalesce((SELECT x.characters FROM article_versions x
            WHERE x.article_id = a.id ORDER BY x.number DESC LIMIT 1), a.characters) AS characters,
        (SELECT 1 + count(*) FROM article_versions x WHERE x.article_id = a.id) AS versions,
        (SELECT count(*) FROM claims c WHERE c.article_id = a.id AND c.gone IS NULL) AS claims,
        (SELECT count(k.verdict) FROM claims c JOIN claim_states k ON k.n = c.n
            WHERE k.status <> 'stale' AND c.article_id = a.id AND c.gone IS NULL) AS reviewed,
        (SELECT count(*) FROM near_copies n WHERE n.article_id = a.id)
            + (SELECT count(*) FROM near_copies n WHERE n.earlier_id = a.id) AS copies
    FROM articles a
"""


_NONE: Final = "[]"
"""A list without anything in it, as the database keeps it: most are."""

_FACTS: Final = TypeAdapter(tuple[Claim, ...])
_REPLACEMENTS: Final = TypeAdapter(tuple[Replacement, ...])


def claim_rows(
    connection: sqlite3.Connection, chosen: ClaimFilter, limit: int | None, offset: int
) -> list[ClaimRow]:
    """The claims that ``chosen`` asks for, article by article, a page of them."""
    asked = asked_for(chosen)
    # The page is chosen before anything is joined to it, so that its cost is that of its rows.
    page = f"SELECT c.n {asked.sql} ORDER BY {IN_TEXT} LIMIT ? OFFSET ?"
    rows = connection.execute(
        f"SELECT {_CLAIM_COLUMNS} {_JOINED} WHERE c.n IN ({page}) ORDER BY {IN_TEXT}",
        [*asked.values, -1 if limit is None else limit, offset],
    )
    return [_claim_row(row) for row in rows]


def claim_row(connection: sqlite3.Connection, claim_id: str) -> ClaimRow | None:
    """One claim by its id."""
    row = connection.execute(
        f"SELECT {_CLAIM_COLUMNS} {_JOINED} WHERE c.id = ?", [claim_id]
    ).fetchone()
    return None if row is None else _claim_row(row)


def rows_of(connection: sqlite3.Connection, claim_ids: Sequence[str]) -> dict[str, ClaimRow]:
    """Claims by id; ids that no claim has are left out."""
    rows = connection.execute(
        f"SELECT {_CLAIM_COLUMNS} {_JOINED} WHERE c.id IN (SELECT value FROM json_each(?))",
        [json.dumps(claim_ids)],
    )
    return {row["id"]: _claim_row(row) for row in rows}


def count_claims(connection: sqlite3.Connection, chosen: ClaimFilter) -> int:
    """How many claims ``chosen`` asks for."""
    asked = asked_for(chosen)
    row = connection.execute(f"SELECT count(*) {asked.sql}", asked.values).fetchone()
    return int(row[0])


def position_of(connection: sqlite3.Connection, claim_id: str, chosen: ClaimFilter) -> int | None:
    """0-based place of a claim among those that ``chosen`` asks for, or ``None``."""
    asked = asked_for(chosen)
    # Within one article the rest of the place is compared, so that SQLite keeps to its stretch.
    place = _IN_ARTICLE if chosen.article_id is not None else IN_TEXT
    here = connection.execute(
        f"SELECT {place} {asked.sql} AND c.id = ?", [*asked.values, claim_id]
    ).fetchone()
    if here is None:
        return None
    marks = ", ".join("?" * len(here))
    row = connection.execute(
        f"SELECT count(*) {asked.sql} AND ({place}) < ({marks})", [*asked.values, *here]
    ).fetchone()
    return int(row[0])


def next_row(connection: sqlite3.Connection, claim_id: str, chosen: ClaimFilter) -> ClaimRow | None:
    """The first claim that ``chosen`` asks for behind a claim that it need not ask for itself."""
    asked = asked_for(chosen)
    row = connection.execute(
        # The first condition says nothing new, but lets SQLite begin at the article of the claim.
        f"""SELECT c.id {asked.sql} AND c.article_seq >= (
            SELECT iif(origin = ?, article_seq, -1) FROM claims WHERE id = ?)
        AND ({IN_TEXT}) > (
            SELECT origin, article_seq, place, position, n FROM claims WHERE id = ?)
        ORDER BY {IN_TEXT} LIMIT 1""",
        [*asked.values, chosen.origin, claim_id, claim_id],
    ).fetchone()
    return None if row is None else claim_row(connection, row["id"])


def neighbouring_article(
    connection: sqlite3.Connection, article_id: str, chosen: ClaimFilter, *, forward: bool
) -> str | None:
    """See ``Desk.neighbouring_article``."""
    asked = asked_for(chosen)
    sign, way = (">", "") if forward else ("<", "DESC")
    row = connection.execute(
        f"""SELECT c.article_id {asked.sql} AND c.article_seq {sign} (
            SELECT article_seq FROM claims WHERE article_id = ? LIMIT 1)
        ORDER BY c.origin {way}, c.article_seq {way} LIMIT 1""",
        [*asked.values, article_id],
    ).fetchone()
    return None if row is None else str(row["article_id"])


def counts(connection: sqlite3.Connection, chosen: ClaimFilter) -> Counter[tuple[str, str | None]]:
    """Claims that ``chosen`` asks for, counted by status and verdict in one walk."""
    if chosen == ClaimFilter():
        # All but those that are in no queue of ours: an index has the states without the claims.
        everywhere = _counted(connection, "FROM main.claim_states k WHERE NOT k.blind", [])
        # Those of which somebody sees less than there is are few, and counted as he sees them.
        everywhere += _counted(connection, "FROM claim_states k WHERE k.blind", [])
        out = counts(connection, ClaimFilter(origin=None, gone=True))
        return everywhere - out - counts(connection, ClaimFilter(origin="import"))
    asked = asked_for(chosen, states=True)
    return _counted(connection, asked.sql, asked.values)


def _counted(
    connection: sqlite3.Connection, asked: str, values: Sequence[Any]
) -> Counter[tuple[str, str | None]]:
    rows = connection.execute(
        f"SELECT k.status, k.verdict, count(*) {asked} GROUP BY 1, 2 ORDER BY 1, 2", values
    )
    return Counter({(status, verdict): number for status, verdict, number in rows})


def claim_numbers(connection: sqlite3.Connection, chosen: ClaimFilter, order: Order) -> array[int]:
    """See ``Desk.claim_numbers``."""
    asked = asked_for(chosen)
    cursor = connection.cursor()
    # A row of one number each, hundred thousands of them: plain tuples are quicker.
    cursor.row_factory = None
    cursor.execute(f"SELECT c.n {ordered(asked, order)}", asked.values)
    return array("q", (number for (number,) in cursor))


def holds(connection: sqlite3.Connection, number: int, chosen: ClaimFilter) -> bool:
    """Whether ``chosen`` asks for the claim of this number."""
    asked = asked_for(chosen)
    row = connection.execute(
        f"SELECT 1 {asked.sql} AND c.n = ?", [*asked.values, number]
    ).fetchone()
    return row is not None


def numbered_rows(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[ClaimRow]:
    """Claims by their numbers, in that order; numbers that no claim has are left out."""
    rows = connection.execute(
        f"SELECT {_CLAIM_COLUMNS} {_JOINED} WHERE c.n IN (SELECT value FROM json_each(?))",
        [json.dumps(list(numbers))],
    )
    found = {row["n"]: _claim_row(row) for row in rows}
    return [found[number] for number in numbers if number in found]


def first_in_status(
    connection: sqlite3.Connection, numbers: Sequence[int], statuses: Collection[str]
) -> int | None:
    """See ``Desk.first_in_status``."""
    rows = connection.execute(
        """SELECT n FROM claim_states WHERE n IN (SELECT value FROM json_each(?))
        AND status IN (SELECT value FROM json_each(?))""",
        [json.dumps(list(numbers)), json.dumps(sorted(statuses))],
    )
    found = {row["n"] for row in rows}
    return next((place for place, number in enumerate(numbers) if number in found), None)


def alerting(connection: sqlite3.Connection, claim_id: str) -> dict[str, tuple[bool, bool]]:
    """Prior claims that a claim contradicts, by id: whether verified, whether of its own source."""
    rows = connection.execute(
        f"""SELECT m.prior_id, coalesce(iif(pk.status = 'stale', NULL, pk.verdict),
            p.publisher_verdict) IS 'verified',
            coalesce({SAME_SOURCE}, 0) {ALERTS_OF} AND m.claim_id = ? ORDER BY m.prior_id""",
        [claim_id],
    )
    return {row[0]: (bool(row[1]), bool(row[2])) for row in rows}


def article_rows(connection: sqlite3.Connection, where: str = "", *values: str) -> list[ArticleRow]:
    """Articles with their counts, in the order they were added."""
    rows = connection.execute(
        f"{_ARTICLE_COLUMNS} {where} ORDER BY a.rowid", [known_text(one) for one in values]
    )
    return [ArticleRow(**dict(row)) for row in rows]


def attribution_rows(connection: sqlite3.Connection, article_id: str) -> list[AttributionRow]:
    """The attributions of the latest version of an article, in the order of its text."""
    claims: dict[str, list[str]] = {}
    for claim in connection.execute(
        """SELECT c.id, coalesce(v.attribution_id, c.attribution_id) AS attribution_id
        FROM claims c LEFT JOIN claim_now v ON v.n = c.n
        WHERE c.article_id = ? AND c.gone IS NULL ORDER BY c.place, c.position""",
        [article_id],
    ):
        claims.setdefault(claim["attribution_id"], []).append(claim["id"])
    rows = connection.execute(
        f"""SELECT t.*, s.name AS source_name FROM attributions t
        LEFT JOIN sources s ON s.id = t.source_id
        WHERE t.article_id = :id AND t.version = ({LATEST_VERSION}) ORDER BY t.position""",
        {"id": article_id},
    )
    return [
        AttributionRow(
            id=row["id"],
            source_id=row["source_id"],
            source_name=row["source_name"],
            source_kind=row["source_kind"],
            source_spans=spans_from(row["source_spans"]),
            cue_spans=spans_from(row["cue_spans"]),
            content_spans=spans_from(row["content_spans"]),
            cue=row["cue"],
            style=row["style"],
            via=tuple(json.loads(row["via"])),
            confidence=row["confidence"],
            flags=tuple(json.loads(row["flags"])),
            claim_ids=tuple(claims.get(row["id"], ())),
        )
        for row in rows
    ]


def latest_version(connection: sqlite3.Connection, article_id: str) -> dict[str, Any] | None:
    """An article as it was taken in last, by column; ``None`` where there is none."""
    row = connection.execute(
        "SELECT * FROM article_versions WHERE article_id = ? ORDER BY number DESC LIMIT 1",
        [article_id],
    ).fetchone()
    if row is None:
        row = connection.execute("SELECT * FROM articles WHERE id = ?", [article_id]).fetchone()
    return None if row is None else dict(row)


def ledger(connection: sqlite3.Connection, article_id: str) -> list[tuple[int, int, str]]:
    """See ``Desk.ledger``."""
    stored = (latest_version(connection, article_id) or {}).get("ledger")
    try:
        return [
            (int(start), int(end), str(disposition))
            for start, end, disposition in json.loads(stored or "[]")
        ]
    except (ValueError, TypeError):
        raise DeskError(
            "The ledger of the article is not as it was taken in", "run `workbench doctor`"
        ) from None


def claim_places(
    connection: sqlite3.Connection, article_id: str, *, gone: bool
) -> list[tuple[int, int]]:
    """See ``Desk.claim_places``; an article may have tens of thousands, so it is one question."""
    wanted = "gone IN ('dropped', 'split', 'merged')" if gone else "gone IS NULL"
    (stored,) = connection.execute(
        f"""SELECT '[' || group_concat(coalesce(v.spans, c.spans)) || ']'
        FROM claims c LEFT JOIN claim_now v ON v.n = c.n WHERE article_id = ? AND {wanted}""",
        [article_id],
    ).fetchone()
    claims = json.loads(stored or "[]")
    return [(start, end) for spans in claims for start, end in spans]


def ids_beginning_with(connection: sqlite3.Connection, letters: str) -> list[str]:
    """Up to two ids of claims that begin with ``letters``, the id itself first."""
    rows = connection.execute(
        """SELECT id FROM claims WHERE id >= ?1 AND id < ?1 || char(0x10FFFF)
        AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 2""",
        [letters],
    )
    return [row["id"] for row in rows]


def spans_from(stored: str) -> Spans:
    """Spans as the database keeps them, ``[[start, end], …]``."""
    return tuple(Span(start=start, end=end) for start, end in json.loads(stored))


def _claim_row(row: sqlite3.Row) -> ClaimRow:
    values = dict(row)
    values["spans"] = spans_from(values["spans"])
    for name in ("via", "reasons", "flags"):
        values[name] = tuple(json.loads(values[name])) if values[name] != _NONE else ()
    values["facts"] = _FACTS.validate_json(values["facts"]) if values["facts"] != _NONE else ()
    values["checkable"] = bool(values["checkable"])
    values["check_worthiness"] = values["check_worthiness"] or 0.0
    made = _as_made(values["as_made"])
    values["as_made"] = made
    read_now = values.pop("statement_now") == values["text"]
    if made is not None and made.text != values["text"] and not read_now:
        values["replacements"] = (by_hand(values["spans"], values["text"]),)
    elif values["replacements"] != _NONE:
        values["replacements"] = _REPLACEMENTS.validate_json(values["replacements"])
    else:
        values["replacements"] = ()
    return ClaimRow(**values)


def _as_made(stored: str | None) -> AsMade | None:
    if stored is None:
        return None
    made = json.loads(stored)
    return AsMade(made["text"], made["type"], bool(made["checkable"]))


def by_hand(spans: Spans, statement: str) -> Replacement:
    """The record of a wording that a person wrote for the words at ``spans``."""
    whole = Span(start=spans[0].start, end=spans[-1].end)
    return Replacement(span=whole, by=statement, why="by hand")
