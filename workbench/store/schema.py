"""The tables of a desk and the steps that bring an older desk up to date.

sqlite-utils runs the steps and keeps the list of those applied. It is imported only when a
step is due, because it imports numpy (``docs/decisions/0004``).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from workbench.store.leases import LEASES
from workbench.store.waiting import begin_writing

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID: Final = 0x776B6264
"""``wkbd``: marks a SQLite file as a desk."""

MIGRATION_SET: Final = "workbench"

# The text of an article stands last: SQLite reads past it for every column behind it.
_TABLES: Final = """
CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL UNIQUE,
    characters INTEGER NOT NULL,
    title TEXT, title_span TEXT, dateline TEXT, dateline_span TEXT,
    headings TEXT NOT NULL, markup TEXT NOT NULL,
    published_at TEXT, outlet TEXT, author TEXT, url TEXT, path TEXT,
    language TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT NOT NULL,
    added_at TEXT NOT NULL, added_by TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT
) STRICT;

CREATE TABLE source_mentions (
    source_id TEXT NOT NULL REFERENCES sources (id),
    article_id TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (source_id, article_id, start, "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE attributions (
    id TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id),
    position INTEGER NOT NULL,
    source_id TEXT REFERENCES sources (id),
    source_kind TEXT NOT NULL,
    source_spans TEXT NOT NULL, cue_spans TEXT NOT NULL, content_spans TEXT NOT NULL,
    cue TEXT NOT NULL,
    style TEXT NOT NULL,
    via TEXT NOT NULL,
    confidence REAL NOT NULL,
    parent_id TEXT REFERENCES attributions (id),
    flags TEXT NOT NULL
) STRICT;
CREATE INDEX attributions_of_article ON attributions (article_id, position);
CREATE INDEX attributions_of_source ON attributions (source_id);

CREATE TABLE claims (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL CHECK (origin IN ('article', 'import')),
    article_id TEXT REFERENCES articles (id),
    position INTEGER NOT NULL,
    spans TEXT NOT NULL,
    quote TEXT NOT NULL,
    text TEXT NOT NULL,
    title TEXT,
    attribution_id TEXT REFERENCES attributions (id),
    speaker TEXT,
    type TEXT, checkable INTEGER, check_worthiness REAL,
    reasons TEXT NOT NULL, flags TEXT NOT NULL, replacements TEXT NOT NULL,
    claim_date TEXT,
    publisher TEXT, publisher_verdict TEXT, publisher_reason TEXT,
    url TEXT, reviewed_on TEXT,
    CHECK ((origin = 'article') = (article_id IS NOT NULL))
) STRICT;
CREATE INDEX claims_of_article ON claims (article_id, position);
CREATE INDEX claims_of_attribution ON claims (attribution_id);
CREATE INDEX claims_by_origin ON claims (origin);

CREATE TABLE claim_states (
    n INTEGER PRIMARY KEY REFERENCES claims (n),
    claim_id TEXT NOT NULL UNIQUE REFERENCES claims (id),
    status TEXT NOT NULL,
    verdict TEXT, attribution_verdict TEXT,
    reason TEXT, reason_code TEXT, as_of TEXT, due_on TEXT,
    reviewer TEXT, reviewed_at TEXT,
    review_count INTEGER NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_states_by_status ON claim_states (status, verdict);

CREATE TABLE evidence (
    id TEXT PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claims (id),
    url TEXT, title TEXT, excerpt TEXT,
    stance TEXT NOT NULL, is_primary INTEGER,
    added_by TEXT NOT NULL, added_at TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_of_claim ON evidence (claim_id);

CREATE TABLE notes (
    event_seq INTEGER PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claims (id),
    actor TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX notes_of_claim ON notes (claim_id);

CREATE TABLE note_texts (
    event_seq INTEGER PRIMARY KEY REFERENCES events (seq),
    salt TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE matches (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    prior_id TEXT NOT NULL REFERENCES claims (id),
    status TEXT NOT NULL CHECK (status IN ('suggested', 'confirmed', 'rejected')),
    tier TEXT NOT NULL, score REAL NOT NULL,
    conflicts TEXT NOT NULL, reasons TEXT NOT NULL,
    PRIMARY KEY (claim_id, prior_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, object_id TEXT NOT NULL,
    old TEXT, new TEXT, reason TEXT,
    tool_version TEXT NOT NULL, prev_hash TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX events_of_object ON events (object_id, seq);
CREATE INDEX events_of_actor ON events (actor, seq);

CREATE VIRTUAL TABLE claims_fts USING fts5 (
    text, title, content = 'claims', content_rowid = 'n', tokenize = 'porter unicode61'
);
"""

TRIGGERS: Final[dict[str, str]] = {
    "events_are_never_changed": """
        CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
        BEGIN SELECT RAISE (ABORT, 'the event log is append-only'); END""",
    "events_are_never_deleted": """
        CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
        BEGIN SELECT RAISE (ABORT, 'the event log is append-only'); END""",
    "articles_keep_their_text": """
        CREATE TRIGGER articles_keep_their_text BEFORE UPDATE OF text, sha256 ON articles
        BEGIN SELECT RAISE (ABORT, 'the text of an article is never changed'); END""",
    "versions_are_never_changed": """
        CREATE TRIGGER versions_are_never_changed BEFORE UPDATE ON article_versions
        BEGIN SELECT RAISE (ABORT, 'a version of an article is never changed'); END""",
    "versions_are_never_deleted": """
        CREATE TRIGGER versions_are_never_deleted BEFORE DELETE ON article_versions
        BEGIN SELECT RAISE (ABORT, 'a version of an article is never deleted'); END""",
    "claims_keep_their_quotation": """
        CREATE TRIGGER claims_keep_their_quotation
        BEFORE UPDATE OF article_id, spans, quote, start, facts, made_seq, version ON claims
        BEGIN SELECT RAISE (ABORT, 'the quotation of a claim is never changed'); END""",
    "claims_are_never_deleted": """
        CREATE TRIGGER claims_are_never_deleted BEFORE DELETE ON claims
        BEGIN SELECT RAISE (ABORT, 'a claim is taken out of the queue, never deleted'); END""",
    "claims_fts_insert": """
        CREATE TRIGGER claims_fts_insert AFTER INSERT ON claims BEGIN
        INSERT INTO claims_fts (rowid, text, title) VALUES (new.n, new.text, new.title); END""",
    "claims_fts_delete": """
        CREATE TRIGGER claims_fts_delete AFTER DELETE ON claims BEGIN
        INSERT INTO claims_fts (claims_fts, rowid, text, title)
        VALUES ('delete', old.n, old.text, old.title); END""",
    "claims_fts_update": """
        CREATE TRIGGER claims_fts_update AFTER UPDATE OF text, title ON claims BEGIN
        INSERT INTO claims_fts (claims_fts, rowid, text, title)
        VALUES ('delete', old.n, old.text, old.title);
        INSERT INTO claims_fts (rowid, text, title) VALUES (new.n, new.text, new.title); END""",
    "vectors_of_other_words_go": """
        CREATE TRIGGER vectors_of_other_words_go AFTER UPDATE OF text, title ON claims
        WHEN old.text IS NOT new.text OR old.title IS NOT new.title BEGIN
        DELETE FROM claim_vectors WHERE n = old.n; END""",
}
"""Guard rails and the search index, by name. ``table.transform()`` drops triggers: every
migration that uses it calls ``restore_triggers`` afterwards."""


_GUARDED: Final = re.compile(r"\bON (\w+)")


def restore_triggers(connection: sqlite3.Connection) -> None:
    """Make every trigger of ``TRIGGERS`` that is not there, or is not as it must be."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    for name in missing_triggers(connection):
        # The table of a later step is not there yet; that step makes its triggers.
        if _GUARDED.findall(TRIGGERS[name])[0] not in tables:
            continue
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(TRIGGERS[name])


def missing_triggers(connection: sqlite3.Connection) -> list[str]:
    """Names of the triggers that are not there, or do not say what they must."""
    there = dict(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    )
    return [name for name, statement in TRIGGERS.items() if there.get(name) != statement.strip()]


def foreign_schema_objects(connection: sqlite3.Connection) -> list[str]:
    """Triggers and views that no step of ours makes, as ``trigger NAME``; none on a sound desk.

    A trigger of somebody else's runs within each write of ours and may change what is written.
    """
    rows = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
    )
    return [f"{row[0]} {row[1]}" for row in rows if row[1] not in TRIGGERS]


def remove_foreign_schema_objects(connection: sqlite3.Connection) -> None:
    """Drop the triggers and views that no step of ours makes."""
    for one in foreign_schema_objects(connection):
        kind, name = one.split(" ", 1)
        quoted = name.replace('"', '""')
        connection.execute(f'DROP {kind.upper()} "{quoted}"')


def _run(db: Database, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)


def _create_tables(db: Database) -> None:
    _run(db, _TABLES)
    restore_triggers(db.conn)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


# made_seq: the event that made the claim by hand. as_made: what an edited claim said before.
# gone: why it is not in the queue. article_seq: the event that added its article; with start,
# the first character of the claim, it gives the order of the queue.
_CLAIMS_BY_HAND: Final = """
ALTER TABLE claims ADD COLUMN facts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE claims ADD COLUMN made_seq INTEGER REFERENCES events (seq);
ALTER TABLE claims ADD COLUMN as_made TEXT;
ALTER TABLE claims ADD COLUMN gone TEXT
    CHECK (gone IN ('dropped', 'split', 'merged', 'undone'));
ALTER TABLE claims ADD COLUMN article_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE claims ADD COLUMN start INTEGER NOT NULL DEFAULT 0;
UPDATE claims SET start = spans ->> '$[0][0]', article_seq = (
    SELECT e.seq FROM events e
    WHERE e.object_id = claims.article_id AND e.action = 'article_added'
) WHERE article_id IS NOT NULL;

DROP INDEX claims_by_origin;
CREATE INDEX claims_in_order ON claims (gone, origin, article_seq, start, position);
CREATE INDEX claims_made ON claims (made_seq) WHERE made_seq IS NOT NULL;

CREATE TABLE event_claims (
    claim_id TEXT NOT NULL REFERENCES claims (id),
    seq INTEGER NOT NULL REFERENCES events (seq),
    PRIMARY KEY (claim_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_claims_of_event ON event_claims (seq);
"""


def _add_claims_by_hand(db: Database) -> None:
    _run(db, _CLAIMS_BY_HAND)
    restore_triggers(db.conn)


def _add_ledger(db: Database) -> None:
    # NULL where the article was taken in before: what became of its text is not known.
    db.execute("ALTER TABLE articles ADD COLUMN ledger TEXT")


# What an imported claim brings beside the columns of claims. rows: the rows of a verdicts.csv
# that it came from, as a list of objects. Claims without any of it have no row here.
_IMPORTED: Final = """
CREATE TABLE imported (
    n INTEGER PRIMARY KEY REFERENCES claims (n),
    label TEXT, label_table INTEGER, language TEXT,
    appearances TEXT NOT NULL,
    rows TEXT NOT NULL
) STRICT
"""


def _add_imported(db: Database) -> None:
    db.execute(_IMPORTED)


# seq grows with every vector that is written and is never given twice, so that what is new can
# be asked for. The codes are the signs of the vectors, 384 bits each: what is searched through.
_MEANING: Final = """
CREATE TABLE claim_vectors (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    n INTEGER NOT NULL UNIQUE REFERENCES claims (n),
    model TEXT NOT NULL,
    text_code BLOB NOT NULL, title_code BLOB,
    text BLOB NOT NULL, title BLOB
) STRICT;

ALTER TABLE matches ADD COLUMN confidence REAL;
"""


def _add_meaning(db: Database) -> None:
    _run(db, _MEANING)
    restore_triggers(db.conn)


_DECISIONS: Final = "('suggested', 'confirmed', 'rejected')"


def _let_matches_be_put_off(db: Database) -> None:
    # SQLite cannot change a CHECK in place; the table is made anew with the columns it has.
    (made,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'matches'").fetchone()
    wider = made.replace(_DECISIONS, f"{_DECISIONS[:-1]}, 'put_off')")
    db.execute("ALTER TABLE matches RENAME TO matches_before")
    db.execute(wider)
    db.execute("INSERT INTO matches SELECT * FROM matches_before")
    db.execute("DROP TABLE matches_before")
    db.execute("CREATE INDEX matches_of_prior ON matches (prior_id, status)")


# The order of the queue, and behind it what a filter asks of a claim, so that neither reads the
# claims themselves. n stands before those: only so SQLite knows the rows to be in order of it.
_FILTERS: Final = """
DROP INDEX claims_in_order;
CREATE INDEX claims_in_order ON claims (
    gone, origin, article_seq, start, position, n,
    type, check_worthiness, checkable, speaker, attribution_id
);
CREATE INDEX attributions_by_kind ON attributions (source_kind, id);
"""


def _index_filters(db: Database) -> None:
    _run(db, _FILTERS)


# stands_for: the source that this one is counted as; confidential: its number where it is not to
# be named. Both and the other names are folded from the log; what an article says stays.
_SOURCE_NAMES: Final = """
ALTER TABLE sources ADD COLUMN stands_for TEXT REFERENCES sources (id);
ALTER TABLE sources ADD COLUMN confidential INTEGER;
CREATE INDEX sources_standing_for ON sources (stands_for) WHERE stands_for IS NOT NULL;

CREATE TABLE source_aliases (
    folded TEXT PRIMARY KEY,
    alias TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES sources (id)
) STRICT, WITHOUT ROWID;
"""


def _add_source_names(db: Database) -> None:
    _run(db, _SOURCE_NAMES)


# origin: where it comes from in the end. copy: the page as it was fetched, as JSON; its bytes are
# in a file beside the desk.
_EVIDENCE_COPIES: Final = """
ALTER TABLE evidence ADD COLUMN origin TEXT;
ALTER TABLE evidence ADD COLUMN copy TEXT;
"""


def _add_evidence_copies(db: Database) -> None:
    _run(db, _EVIDENCE_COPIES)


# Events of other desks that a bundle brought: seq is their number in this log, original the event
# as its own desk wrote it, chain the hash of the first event of that desk's log.
_CARRIED: Final = """
CREATE TABLE carried (
    seq INTEGER PRIMARY KEY REFERENCES events (seq),
    hash TEXT NOT NULL UNIQUE,
    chain TEXT NOT NULL,
    original TEXT NOT NULL
) STRICT
"""


def _add_carried(db: Database) -> None:
    db.execute(_CARRIED)


def _add_leases(db: Database) -> None:
    db.execute(LEASES)


# What each reviewer found of a claim that two are to review, and of which the first verdict is
# kept from the second until he has given his own (``seeing``). A sealed row is of a reviewer who
# sees no more of the claim than the row itself says. claim_states.blind: there is such a row.
_SECOND_REVIEW: Final = """
CREATE TABLE reviews (
    reviewer TEXT NOT NULL,
    n INTEGER NOT NULL REFERENCES claims (n),
    claim_id TEXT NOT NULL REFERENCES claims (id),
    role TEXT CHECK (role IN ('first', 'second')),
    sealed INTEGER NOT NULL,
    status TEXT NOT NULL,
    verdict TEXT, attribution_verdict TEXT,
    reason TEXT, reason_code TEXT, as_of TEXT, due_on TEXT,
    given_at TEXT, given_seq INTEGER NOT NULL,
    unseen_verdict TEXT,
    decisions TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (reviewer, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX reviews_of_claim ON reviews (claim_id, reviewer, sealed);

ALTER TABLE claim_states ADD COLUMN agreement TEXT;
ALTER TABLE claim_states ADD COLUMN blind INTEGER NOT NULL DEFAULT 0;
DROP INDEX claim_states_by_status;
CREATE INDEX claim_states_by_status ON claim_states (status, verdict, blind);
UPDATE claim_states SET agreement = (
    SELECT CASE WHEN count(*) = 1 THEN 'single'
        WHEN count(DISTINCT verdict) = 1 THEN 'agree' ELSE 'disagree' END
    FROM (
        SELECT e.actor, e.new ->> '$.verdict' AS verdict, max(e.seq) FROM events e
        WHERE e.action = 'verdict_given' AND (e.object_id = claim_states.claim_id
            OR e.seq IN (SELECT seq FROM event_claims x WHERE x.claim_id = claim_states.claim_id))
        AND coalesce((
            SELECT u.action FROM events u WHERE u.object_id = e.object_id
            AND u.action IN ('undone', 'redone') AND u.new ->> '$.of' = e.seq
            ORDER BY u.seq DESC LIMIT 1), 'redone') = 'redone'
        GROUP BY e.actor)
) WHERE review_count > 0;
"""


def _add_second_review(db: Database) -> None:
    _run(db, _SECOND_REVIEW)


def _add_near_copies(db: Database) -> None:
    from workbench.store import near_copies

    _run(db, near_copies.TABLES)
    # Articles taken in before are compared as they would have been then.
    for article_id, text in db.execute("SELECT id, text FROM articles ORDER BY rowid").fetchall():
        near_copies.keep_copies(db.conn, article_id, text)


# The first version of an article is its row in articles; a claim rests on the version it was
# read in, for good. claim_now: where it stands in the latest one, as the log's last change of the
# article has it; place: its first character there, for the order of the queue.
_VERSIONS: Final = """
CREATE TABLE article_versions (
    article_id TEXT NOT NULL REFERENCES articles (id),
    number INTEGER NOT NULL CHECK (number > 1),
    sha256 TEXT NOT NULL,
    characters INTEGER NOT NULL,
    title TEXT, title_span TEXT, dateline TEXT, dateline_span TEXT,
    headings TEXT NOT NULL, markup TEXT NOT NULL,
    published_at TEXT, outlet TEXT, author TEXT, url TEXT, path TEXT,
    language TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT NOT NULL,
    added_at TEXT NOT NULL, added_by TEXT NOT NULL,
    ledger TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (article_id, number)
) STRICT;
CREATE INDEX versions_by_text ON article_versions (sha256);
CREATE INDEX versions_by_url ON article_versions (url);
CREATE INDEX articles_by_url ON articles (url);

CREATE TABLE claim_now (
    n INTEGER PRIMARY KEY REFERENCES claims (n),
    version INTEGER NOT NULL,
    spans TEXT NOT NULL, quote TEXT NOT NULL,
    statement TEXT, facts TEXT NOT NULL, replacements TEXT NOT NULL, flags TEXT NOT NULL,
    attribution_id TEXT REFERENCES attributions (id)
) STRICT;

ALTER TABLE attributions ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE claims ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE claims ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
UPDATE claims SET place = start;
ALTER TABLE claim_states ADD COLUMN verdict_quote TEXT;
ALTER TABLE reviews ADD COLUMN verdict_quote TEXT;

DROP INDEX claims_in_order;
ALTER TABLE claims ADD COLUMN left_because TEXT
    CHECK (left_because IN ('dropped', 'split', 'merged', 'undone', 'removed'));
UPDATE claims SET left_because = gone;
ALTER TABLE claims DROP COLUMN gone;
ALTER TABLE claims RENAME COLUMN left_because TO gone;
CREATE INDEX claims_in_order ON claims (
    gone, origin, article_seq, place, position, n,
    type, check_worthiness, checkable, speaker, attribution_id
);
"""


def _add_versions(db: Database) -> None:
    _run(db, _VERSIONS)
    restore_triggers(db.conn)


def _add_searched_and_watched(db: Database) -> None:
    from workbench.store import searched, watched

    _run(db, searched.TABLE)
    _run(db, watched.TABLE)
    # Of those in which nothing was found it is not known; they are looked through once more.
    db.execute(
        """INSERT INTO searched_articles SELECT id, sha256 FROM articles WHERE id IN (
        SELECT c.article_id FROM matches m JOIN claims c ON c.id = m.claim_id)"""
    )


STEPS: Final[dict[str, Callable[[Any], None]]] = {
    "create_tables": _create_tables,
    "add_claims_by_hand": _add_claims_by_hand,
    "add_ledger": _add_ledger,
    "add_imported": _add_imported,
    "add_meaning": _add_meaning,
    "let_matches_be_put_off": _let_matches_be_put_off,
    "index_filters": _index_filters,
    "add_source_names": _add_source_names,
    "add_evidence_copies": _add_evidence_copies,
    "add_carried": _add_carried,
    "add_leases": _add_leases,
    "add_second_review": _add_second_review,
    "add_near_copies": _add_near_copies,
    "add_versions": _add_versions,
    "add_searched_and_watched": _add_searched_and_watched,
}
"""Every schema step in order, by the name under which it is recorded. Only ever appended to.

With a new one goes a desk of the schema that it makes: ``python -m tests.store.step_desks``."""


def applied_steps(connection: sqlite3.Connection) -> list[str]:
    """Names of the steps that this database has had; empty for a new one."""
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"
    ).fetchone()
    if found is None:
        return []
    rows = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid",
        [MIGRATION_SET],
    )
    return [row[0] for row in rows]


def migrate(connection: sqlite3.Connection, keep_copy: Callable[[str], None]) -> None:
    """Apply the steps that are due, all in one transaction.

    Another program that opens the same desk waits, and then finds nothing due.

    Args:
        keep_copy: keeps a copy of a desk that is not new, before the step it is told by name.
    """
    from sqlite_utils import Database, Migrations

    migrations = Migrations(MIGRATION_SET)
    for name, step in STEPS.items():
        migrations(name=name)(step)
    begin_writing(connection)
    try:
        applied = applied_steps(connection)
        due = [name for name in STEPS if name not in applied]
        if applied and due:
            keep_copy(due[0])
        migrations.apply(Database(connection))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
