"""Articles and prior claims as records that another desk can take: rows by column, nothing more.

What an event tells (state, evidence, claims made by hand) is not in them: it is folded anew from
the events. Which columns there are is asked of the database, so that a column which is added
travels, and a record with other columns is refused.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from workbench.errors import DeskError
from workbench.models import digest, quote_of
from workbench.store.by_hand import EDITED, EDITED_WITH_THE_ARTICLE
from workbench.store.naming import (
    NEW_STATE,
    article_id_of,
    claim_id_of,
    in_version,
    short_hash,
    spans_json,
)
from workbench.store.queries import spans_from

Record = dict[str, Any]

_DERIVED: Final[dict[str, frozenset[str]]] = {
    "claims": frozenset({"n", "as_made", "gone", "made_seq", "article_seq", "place"}),
    "claim_now": frozenset({"n"}),
    "imported": frozenset({"n"}),
    "sources": frozenset({"stands_for", "confidential"}),
}
"""Columns that follow from the events or belong to one desk alone."""


def article_record(connection: sqlite3.Connection, article_id: str) -> Record:
    """An article with its sources, attributions and claims, as they were when they were read.

    Each version has its own; ``claim_now`` says where the claims stand in the latest one.
    """
    return {
        "article": _rows(connection, "articles", "id = ?", "rowid", article_id)[0],
        "sources": _rows(
            connection,
            "sources",
            """id IN (SELECT source_id FROM source_mentions WHERE article_id = :id
            UNION SELECT source_id FROM attributions WHERE article_id = :id)""",
            "id",
            article_id,
        ),
        "source_mentions": _rows(
            connection, "source_mentions", "article_id = ?", 'source_id, start, "end"', article_id
        ),
        "attributions": _rows(
            connection, "attributions", "article_id = ?", "version, position", article_id
        ),
        "claims": _claim_rows(connection, "article_id = ? AND made_seq IS NULL", article_id),
        "versions": _rows(connection, "article_versions", "article_id = ?", "number", article_id),
        "claim_now": _placed_rows(connection, article_id),
    }


def prior_record(connection: sqlite3.Connection, claim_id: str) -> Record:
    """A claim that was imported, as it was imported last."""
    return {
        "claims": _claim_rows(connection, "id = ?", claim_id),
        "imported": _rows(
            connection, "imported", "n = (SELECT n FROM claims WHERE id = ?)", "n", claim_id
        ),
    }


def insert_article(connection: sqlite3.Connection, record: Record, slug: str, seq: int) -> None:
    """Put an article on the desk whose ``article_added`` event will have the number ``seq``.

    The caller holds a transaction in which references are checked at its end, and checks the
    digests of the event afterwards.

    Raises:
        DeskError: ids, quotations or columns are not what they must be.
    """
    article = record["article"]
    article_id, text = article["id"], article["text"]
    if digest(text) != article["sha256"] or article_id != article_id_of(article["sha256"]):
        raise _wrong(f"the text of the article {article['slug']} is not the one that was read")
    _insert(connection, "articles", [article | {"slug": slug}])
    for table in ("source_mentions", "attributions", "claims", "versions"):
        if any(row["article_id"] != article_id for row in record[table]):
            raise _wrong(f"a row of the article {article['slug']} belongs to another")
    _insert_sources(connection, record)
    _insert(connection, "source_mentions", record["source_mentions"])
    _insert_read(connection, record, text, 1, seq)


def insert_version(connection: sqlite3.Connection, record: Record, number: int) -> None:
    """Put a version on the desk whose event is about to be written, as ``insert_article`` does.

    With the latest one goes where the claims stand in it.

    Raises:
        DeskError: ids, quotations or columns are not what they must be.
    """
    article_id = record["article"]["id"]
    found = [row for row in record["versions"] if row["number"] == number]
    row = connection.execute(
        "SELECT seq FROM events WHERE object_id = ? AND action = 'article_added'", [article_id]
    ).fetchone()
    if row is None or len(found) != 1 or digest(found[0]["text"]) != found[0]["sha256"]:
        raise _wrong(f"version {number} of an article is not the text that was read")
    text = found[0]["text"]
    _insert(connection, "article_versions", found)
    _insert_sources(connection, record)
    _insert_read(connection, record, text, number, row["seq"])
    if number == max(row["number"] for row in record["versions"]):
        _place_claims(connection, article_id, text, record["claim_now"])


def _insert_sources(connection: sqlite3.Connection, record: Record) -> None:
    for source in record["sources"]:
        if source["id"] != f"s-{short_hash(source['name'].casefold(), source['kind'])}":
            raise _wrong(f"the source {source['name']} has the id of another")
    _insert(connection, "sources", record["sources"], known="ON CONFLICT (id) DO NOTHING")


def _insert_read(
    connection: sqlite3.Connection, record: Record, text: str, number: int, seq: int
) -> None:
    """Attributions and claims that were read in one version."""
    said, claims = (
        [row for row in record[table] if row["version"] == number]
        for table in ("attributions", "claims")
    )
    _insert(connection, "attributions", said)
    _check_claims(text, claims, number)
    _insert(connection, "claims", claims, beside={"article_seq": seq})
    for claim in claims:
        connection.execute("UPDATE claims SET place = start WHERE id = ?", [claim["id"]])
        connection.execute(NEW_STATE, [claim["id"]])


def _place_claims(
    connection: sqlite3.Connection, article_id: str, text: str, placed: Sequence[Record]
) -> None:
    """Write where the claims of an article stand in its latest version, ``text``."""
    connection.execute(
        """DELETE FROM claim_now WHERE n IN (SELECT n FROM claims WHERE article_id = ?)""",
        [article_id],
    )
    connection.execute("UPDATE claims SET place = start WHERE article_id = ?", [article_id])
    for row in placed:
        spans = spans_from(row["spans"])
        claim = connection.execute(
            "SELECT n FROM claims WHERE id = ? AND article_id = ?", [row["id"], article_id]
        ).fetchone()
        if claim is None or not spans or row["quote"] != quote_of(text, spans):
            raise _wrong(f"the claim {row['id']} is not where it says in the latest version")
        told = {name: value for name, value in row.items() if name != "id"}
        _insert(connection, "claim_now", [told], beside={"n": claim["n"]})
        connection.execute("UPDATE claims SET place = ? WHERE n = ?", [spans[0].start, claim["n"]])


def write_prior(connection: sqlite3.Connection, record: Record) -> None:
    """Put an imported claim on the desk, or bring the one that is there to what ``record`` says."""
    (claim,) = record["claims"]
    if claim["origin"] != "import":
        raise _wrong(f"the claim {claim['id']} was not imported")
    known = connection.execute("SELECT n FROM claims WHERE id = ?", [claim["id"]]).fetchone()
    if known is None:
        _insert(connection, "claims", [claim])
        connection.execute(NEW_STATE, [claim["id"]])
    else:
        columns = _columns(connection, "claims")
        _check_columns("claims", columns, claim)
        assignments = ", ".join(f'"{name}" = :{name}' for name in columns if name not in _FIXED)
        connection.execute(f"UPDATE claims SET {assignments} WHERE id = :id", claim)
    connection.execute(
        "DELETE FROM imported WHERE n = (SELECT n FROM claims WHERE id = ?)", [claim["id"]]
    )
    (n,) = connection.execute("SELECT n FROM claims WHERE id = ?", [claim["id"]]).fetchone()
    _insert(connection, "imported", record["imported"], beside={"n": n})


_FIXED: Final = frozenset(
    {"id", "article_id", "spans", "quote", "start", "facts", "origin", "version"}
)
"""Columns of a claim that never change; an imported claim has them empty."""


def _check_claims(text: str, claims: Sequence[Record], version: int) -> None:
    seen: Counter[str] = Counter()
    for claim in claims:
        spans = spans_from(claim["spans"])
        stored = spans_json(spans)
        if claim["origin"] != "article" or claim["quote"] != quote_of(text, spans):
            raise _wrong(f"the quotation of the claim {claim['id']} is not in its article")
        within = in_version(claim["article_id"], version)
        if claim["id"] != claim_id_of(within, stored, seen[stored]):
            raise _wrong(f"the claim {claim['id']} has the id of another")
        seen[stored] += 1


def _claim_rows(connection: sqlite3.Connection, where: str, value: str) -> list[Record]:
    """Rows of claims with the wording, type and checkability that they were made with."""
    found = _rows(connection, "claims", where, "n", value)
    made = {
        row["id"]: json.loads(row["as_made"])
        for row in connection.execute(
            f"SELECT id, as_made FROM claims WHERE {where} AND as_made IS NOT NULL", [value]
        )
    }
    columns = (*EDITED, *EDITED_WITH_THE_ARTICLE)
    return [
        row | {name: value for name, value in made.get(row["id"], {}).items() if name in columns}
        for row in found
    ]


def _placed_rows(connection: sqlite3.Connection, article_id: str) -> list[Record]:
    """Where the claims of an article stand in its latest version, by their ids."""
    where = "n = (SELECT n FROM claims WHERE id = ?)"
    ids = connection.execute(
        """SELECT c.id FROM claim_now v JOIN claims c ON c.n = v.n WHERE c.article_id = ?
        ORDER BY c.id""",
        [article_id],
    ).fetchall()
    return [
        row | {"id": claim_id}
        for (claim_id,) in ids
        for row in _rows(connection, "claim_now", where, "n", claim_id)
    ]


def _rows(
    connection: sqlite3.Connection, table: str, where: str, order: str, value: str
) -> list[Record]:
    columns = _columns(connection, table)
    asked = ", ".join(f'"{name}"' for name in columns)
    given: Mapping[str, str] | list[str] = {"id": value} if ":id" in where else [value]
    rows = connection.execute(f"SELECT {asked} FROM {table} WHERE {where} ORDER BY {order}", given)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _insert(
    connection: sqlite3.Connection,
    table: str,
    records: Sequence[Record],
    *,
    beside: Mapping[str, Any] | None = None,
    known: str = "",
) -> None:
    columns = _columns(connection, table)
    for record in records:
        _check_columns(table, columns, record)
    names = [*columns, *(beside or {})]
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join(f":{name}" for name in names)
    connection.executemany(
        f"INSERT INTO {table} ({listed}) VALUES ({marks}) {known}",
        [record | dict(beside or {}) for record in records],
    )


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    found = [row["name"] for row in connection.execute(f"PRAGMA table_info ({table})")]
    return [name for name in found if name not in _DERIVED.get(table, ())]


def _check_columns(table: str, columns: Sequence[str], record: Record) -> None:
    if set(record) != set(columns):
        raise _wrong(f"it has other columns of {table} than this workbench")


def _wrong(what: str) -> DeskError:
    return DeskError(f"The bundle cannot be taken in, because {what}", "ask for it anew")
