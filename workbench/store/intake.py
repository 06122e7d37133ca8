"""Articles and prior claims in: everything of one article in one transaction, or nothing."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

from workbench.errors import DeskError
from workbench.models import Article, Claim, PriorClaim, Source, Split, quote_of
from workbench.store.by_hand import EDITED, EDITED_WITH_THE_ARTICLE
from workbench.store.events import canonical
from workbench.store.naming import (
    NEW_STATE,
    article_id_of,
    claim_id_of,
    in_version,
    ledger_json,
    short_hash,
    spans_json,
)
from workbench.store.near_copies import keep_copies
from workbench.store.rows import Added
from workbench.store.source_standing import is_another_name, source_id_of
from workbench.store.state import refold_sources

if TYPE_CHECKING:
    from workbench.store.desk import Desk

PriorOutcome = Literal["new", "unchanged", "updated", "own", "taken"]
"""What became of a prior claim. ``own``: it tells of a claim and a verdict of this desk itself;
``taken``: its id is that of a claim of an article on this desk. Both change nothing."""

_SLUG_LENGTH = 60
_KEPT_ON_CLAIM: Final = 10
"""Values of a prior claim in the table ``claims``; the others stand in ``imported``."""


def claims_digest(connection: sqlite3.Connection, article_id: str, version: int = 1) -> str:
    """SHA-256 over everything that was read about the claims of a version of an article.

    Claims made by hand are not among them, and of those that were edited it counts what was read.
    """
    rows = connection.execute(
        """SELECT id, position, spans, quote, text, attribution_id, speaker, type, checkable,
        check_worthiness, reasons, flags, replacements, as_made
        FROM claims WHERE article_id = ? AND version = ? AND made_seq IS NULL ORDER BY n""",
        [article_id, version],
    )
    return digest_of(_as_read(row) for row in rows)


def _as_read(row: sqlite3.Row) -> list[Any]:
    """The values of a claim, those that were edited by hand as they were before."""
    values = dict(row)
    stored = values.pop("as_made")
    if stored is not None:
        # Not read by SQLite, whose JSON ends a text at a NUL.
        made = json.loads(stored)
        values |= {name: made.get(name) for name in EDITED}
        values |= {name: made[name] for name in EDITED_WITH_THE_ARTICLE if name in made}
    return list(values.values())


def facts_digest(connection: sqlite3.Connection, article_id: str, version: int = 1) -> str:
    """SHA-256 over the finer facts of the claims of an article, those without any left out."""
    return digest_of(
        connection.execute(
            """SELECT id, facts FROM claims WHERE article_id = ? AND version = ? AND facts <> '[]'
            ORDER BY n""",
            [article_id, version],
        )
    )


def attributions_digest(connection: sqlite3.Connection, article_id: str, version: int = 1) -> str:
    """SHA-256 over who said what in an article, so that words put in another mouth are found."""
    return digest_of(
        connection.execute(
            """SELECT t.id, t.source_id, s.name, s.kind, t.source_kind, t.source_spans,
            t.cue_spans, t.content_spans, t.cue, t.style, t.via, t.confidence, t.parent_id, t.flags
            FROM attributions t LEFT JOIN sources s ON s.id = t.source_id
            WHERE t.article_id = ? AND t.version = ? ORDER BY t.position""",
            [article_id, version],
        )
    )


def about_digest(connection: sqlite3.Connection, article_id: str) -> str:
    """SHA-256 over what is known about an article beside its text: title, outlet, date, URL."""
    return digest_of(
        connection.execute(
            """SELECT slug, title, title_span, dateline, dateline_span, headings, markup,
            published_at, outlet, author, url, path, language, format, encoding
            FROM articles WHERE id = ?""",
            [article_id],
        )
    )


def ledger_digest(connection: sqlite3.Connection, article_id: str) -> str:
    """SHA-256 over what became of each stretch of an article, as it was taken in."""
    return digest_of(
        connection.execute(
            "SELECT ledger FROM articles WHERE id = ? AND ledger IS NOT NULL", [article_id]
        )
    )


def prior_digest(connection: sqlite3.Connection, claim_id: str) -> str:
    """SHA-256 over what an imported claim says and what its publisher found.

    What stands in the table ``imported`` counts where there is any, so that claims without it
    have the digest that they had before there was such a table.
    """
    row = connection.execute(
        """SELECT c.text, c.title, c.speaker, c.claim_date, c.publisher, c.publisher_verdict,
        c.publisher_reason, c.url, c.reviewed_on, c.id,
        i.label, i.label_table, i.language, i.appearances, i.rows
        FROM claims c LEFT JOIN imported i ON i.n = c.n WHERE c.id = ?""",
        [claim_id],
    ).fetchone()
    if row is None:
        return digest_of([])
    values = tuple(row)
    brought = values[_KEPT_ON_CLAIM:]
    return digest_of([values[:_KEPT_ON_CLAIM] if brought[-1] is None else values])


def digest_of(rows: Iterable[Sequence[Any]]) -> str:
    """SHA-256 over the values of ``rows``, in their order."""
    return hashlib.sha256(canonical([list(row) for row in rows]).encode("ascii")).hexdigest()


NOTHING_SHA256: Final = digest_of([])
"""``facts_digest`` of an article whose claims hold no facts, ``ledger_digest`` of one without."""


def add_article(
    desk: Desk, split: Split, *, actor: str, slug: str | None, version_of: str | None
) -> Added:
    """See ``Desk.add_article``."""
    # Loaded with the first article, since alignment is no part of reading a desk.
    from workbench.store.versions import add_again

    _refuse_surrogates(split)
    article_id = article_id_of(split.article.sha256)
    with desk.transaction():
        again = add_again(desk, split, actor=actor, version_of=version_of)
        if again is not None:
            return again
        name = free_slug(desk.connection, slug or _slug_of(split))
        _insert_article(desk, split, article_id, name, actor)
        attributions = insert_said(desk.connection, article_id, split)
        # The event that adds the article is written behind its claims, in the same transaction.
        insert_claims(desk, article_id, split, attributions, article_seq=desk.next_seq())
        keep_copies(desk.connection, article_id, split.article.text)
        desk.append(
            actor=actor,
            action="article_added",
            object_id=article_id,
            new=made_of(split.article)
            | {
                "slug": name,
                "text_sha256": split.article.sha256,
                "claims": len(split.claims),
                "claims_sha256": claims_digest(desk.connection, article_id),
                "facts_sha256": facts_digest(desk.connection, article_id),
                "attributions_sha256": attributions_digest(desk.connection, article_id),
                "about_sha256": about_digest(desk.connection, article_id),
                "ledger_sha256": ledger_digest(desk.connection, article_id),
            },
        )
    return Added(article_id, name, created=True, claims=len(split.claims))


def made_of(article: Article) -> dict[str, Any]:
    """Which bytes a text was made of and what its reader left out, for the log to keep."""
    if article.file_sha256 is None:
        return {}
    dropped = [one.model_dump() for one in article.dropped]
    return {"file_sha256": article.file_sha256, "dropped": dropped}


def add_prior_claim(desk: Desk, prior: PriorClaim, *, actor: str) -> PriorOutcome:
    """Insert or update one prior claim, unless it is a claim of this desk itself.

    The caller holds a transaction.
    """
    known = desk.connection.execute(
        "SELECT origin FROM claims WHERE id = ?", [prior.claim_id]
    ).fetchone()
    if known is not None and known["origin"] != "import":
        return "taken"
    if known is None and _is_our_own(desk.connection, prior):
        return "own"
    before = prior_digest(desk.connection, prior.claim_id) if known else None
    values, brought = _prior_values(prior), _brought_values(prior)
    after = digest_of([[*values, *brought]])
    evidence = [_prior_evidence(prior.claim_id, url) for url in dict.fromkeys(prior.evidence)]
    if before == after and _has_evidence(desk.connection, prior.claim_id, evidence):
        return "unchanged"
    if before != after:
        _write_prior(desk.connection, values, brought, new=known is None)
    desk.append(
        actor=actor,
        action="claim_imported",
        object_id=prior.claim_id,
        old=None if before is None else {"sha256": before},
        new={"sha256": after, "publisher": prior.publisher, "evidence": evidence},
    )
    return "new" if known is None else "updated"


def _is_our_own(connection: sqlite3.Connection, prior: PriorClaim) -> bool:
    """Whether a row of a ``verdicts.csv`` tells of this desk's own work.

    It does where the claim is on this desk and the verdict, if there is one, is in its log.
    """
    if not prior.rows:
        return False
    row = prior.rows[-1]
    own = connection.execute(
        "SELECT 1 FROM claims WHERE id = ? AND origin = 'article'", [row["claim_id"]]
    ).fetchone()
    if own is None or not row.get("reviewed_at"):
        return own is not None
    given = connection.execute(
        """SELECT 1 FROM main.events WHERE object_id = ? AND action = 'verdict_given'
        AND at = ? AND actor = ?""",
        [row["claim_id"], row["reviewed_at"], row.get("reviewer")],
    ).fetchone()
    return given is not None


def _prior_evidence(claim_id: str, url: str) -> dict[str, object]:
    if not url.startswith(("http://", "https://")):
        raise DeskError(
            f"The evidence “{url}” of {claim_id} is no web address", "begin it with https://"
        )
    return {"id": f"e-{short_hash(claim_id, url)}", "url": url, "stance": "context"}


def _has_evidence(
    connection: sqlite3.Connection, claim_id: str, evidence: Sequence[dict[str, object]]
) -> bool:
    if not evidence:
        return True
    rows = connection.execute("SELECT id FROM evidence WHERE claim_id = ?", [claim_id])
    return {one["id"] for one in evidence} <= {row["id"] for row in rows}


def _prior_values(prior: PriorClaim) -> list[str | None]:
    """What the claim itself keeps of a prior claim, its id last."""
    return [
        prior.text, prior.title, prior.speaker, prior.date, prior.publisher, prior.verdict,
        prior.reason, prior.url, prior.reviewed_on, prior.claim_id,
    ]  # fmt: skip


def _brought_values(prior: PriorClaim) -> list[str | int | None]:
    """What the table ``imported`` keeps of it; empty where there is nothing of the kind."""
    if not (prior.label or prior.language or prior.appearances or prior.rows):
        return []
    return [
        prior.label, prior.label_table, prior.language, canonical(list(prior.appearances)),
        canonical(list(prior.rows)),
    ]  # fmt: skip


def _write_prior(
    connection: sqlite3.Connection,
    values: list[str | None],
    brought: list[str | int | None],
    *,
    new: bool,
) -> None:
    claim_id = values[-1]
    try:
        if new:
            connection.execute(
                """INSERT INTO claims (origin, position, spans, quote, reasons, flags,
                    replacements, text, title, speaker, claim_date, publisher,
                    publisher_verdict, publisher_reason, url, reviewed_on, id)
                VALUES ('import', 0, '[]', '', '[]', '[]', '[]', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                values,
            )
            connection.execute(NEW_STATE, [claim_id])
        else:
            connection.execute(
                """UPDATE claims SET text = ?, title = ?, speaker = ?, claim_date = ?,
                    publisher = ?, publisher_verdict = ?, publisher_reason = ?, url = ?,
                    reviewed_on = ? WHERE id = ?""",
                values,
            )
            connection.execute(
                "DELETE FROM imported WHERE n = (SELECT n FROM claims WHERE id = ?)", [claim_id]
            )
        if brought:
            connection.execute(
                """INSERT INTO imported (n, label, label_table, language, appearances, rows)
                SELECT n, ?, ?, ?, ?, ? FROM claims WHERE id = ?""",
                [*brought, claim_id],
            )
    except UnicodeEncodeError:
        raise DeskError(
            f"The claim {claim_id} holds a broken character (a lone surrogate)",
            "save its file as UTF-8 and import it again",
        ) from None


def _refuse_surrogates(split: Split) -> None:
    # Said before anything is written, with the place; the rest is caught by the transaction.
    try:
        split.article.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DeskError(
            f"The article holds a broken character (a lone surrogate) at position {error.start}",
            "save it as UTF-8 and read it again",
        ) from None


def _slug_of(split: Split) -> str:
    article = split.article
    name = article.path.replace("\\", "/").rsplit("/", 1)[-1] if article.path else ""
    return name.rsplit(".", 1)[0] or article.title or "article"


def free_slug(connection: sqlite3.Connection, wished: str) -> str:
    """The short name nearest to ``wished`` that no article of the desk has."""
    plain = unicodedata.normalize("NFKD", wished).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_LENGTH].strip("-") or "article"
    taken = {row[0] for row in connection.execute("SELECT slug FROM articles")}
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def _insert_article(desk: Desk, split: Split, article_id: str, slug: str, actor: str) -> None:
    insert_row(
        desk.connection,
        "articles",
        {"id": article_id, "slug": slug, **told_of(desk, split, actor)},
    )


def told_of(desk: Desk, split: Split, actor: str) -> dict[str, Any]:
    """The columns that the tables of articles and of their versions have in common."""
    article = split.article
    row = {
        "added_at": desk.now(),
        "added_by": actor,
        "characters": len(article.text),
        "headings": spans_json(article.headings),
        "markup": spans_json(article.markup),
        "title_span": spans_json((article.title_span,)) if article.title_span else None,
        "dateline_span": spans_json((article.dateline_span,)) if article.dateline_span else None,
        "ledger": ledger_json(split.ledger) if split.ledger else None,
    }
    row |= {
        name: getattr(article, name)
        for name in (
            "sha256", "text", "title", "dateline", "published_at", "outlet", "author", "url",
            "path", "language", "format", "encoding",
        )
    }  # fmt: skip
    if article.url is not None:
        from workbench.reading.fetching.targets import without_credentials

        # An address is passed on with exports; a password in it is not.
        row["url"] = without_credentials(article.url)[0]
    return row


def insert_row(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> None:
    """Insert ``row`` into one of the desk's own tables."""
    columns, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row)


def insert_said(
    connection: sqlite3.Connection, article_id: str, split: Split, version: int = 1
) -> dict[str, str]:
    """Insert sources and attributions of a split; the ids of the attributions by those in it."""
    sources = {s.id: _insert_source(connection, article_id, s, version) for s in split.sources}
    if is_another_name(connection, (source.name for source in split.sources)):
        refold_sources(connection)
    return _insert_attributions(connection, article_id, split, sources, version)


def _insert_source(
    connection: sqlite3.Connection, article_id: str, source: Source, version: int
) -> str:
    source_id = source_id_of(source.name, source.kind)
    connection.execute(
        """INSERT INTO sources (id, name, kind, title) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET title = coalesce(title, excluded.title)""",
        [source_id, source.name, source.kind, source.title],
    )
    # Places in the first version: how often an article names a source is counted once.
    connection.executemany(
        "INSERT OR IGNORE INTO source_mentions VALUES (?, ?, ?, ?)",
        [(source_id, article_id, one.start, one.end) for one in source.mentions if version == 1],
    )
    return source_id


def _insert_attributions(
    connection: sqlite3.Connection,
    article_id: str,
    split: Split,
    sources: dict[str, str],
    version: int,
) -> dict[str, str]:
    within = in_version(article_id, version)
    ids = {
        one.id: f"t-{short_hash(within, str(position), spans_json(one.content))}"
        for position, one in enumerate(split.attributions, start=1)
    }
    # A nested attribution refers to another row: rows first, the references after.
    for position, one in enumerate(split.attributions, start=1):
        source_id = sources[one.source_id] if one.source_id else None
        connection.execute(
            """INSERT INTO attributions (id, article_id, position, source_id, source_kind,
                source_spans, cue_spans, content_spans, cue, style, via, confidence, flags,
                version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            [
                ids[one.id], article_id, position, source_id, one.source_kind,
                spans_json(one.source), spans_json(one.cue), spans_json(one.content),
                quote_of(split.article.text, one.cue), one.style, canonical(list(one.via)),
                one.confidence, canonical(list(one.flags)), version,
            ],
        )  # fmt: skip
    connection.executemany(
        "UPDATE attributions SET parent_id = ? WHERE id = ?",
        [(ids[one.parent_id], ids[one.id]) for one in split.attributions if one.parent_id],
    )
    return ids


def insert_claims(
    desk: Desk,
    article_id: str,
    split: Split,
    attributions: Mapping[str, str],
    *,
    article_seq: int,
    version: int = 1,
    behind: int = 0,
) -> None:
    """Insert the claims of ``split``, each open.

    Args:
        article_seq: the event that added the article.
        behind: the last position that is taken in the article; theirs go on behind it.
    """
    names = {source.id: source.name for source in split.sources}
    speakers = {one.id: names.get(one.source_id or "") for one in split.attributions}
    seen: Counter[str] = Counter()
    within = in_version(article_id, version)
    for position, claim in enumerate(sorted(split.claims, key=lambda one: one.position), start=1):
        spans = spans_json(claim.spans)
        # Two claims may rest on the same words; their order tells them apart.
        claim_id = claim_id_of(within, spans, seen[spans])
        seen[spans] += 1
        row = {
            "id": claim_id,
            "origin": "article",
            "article_id": article_id,
            "article_seq": article_seq,
            "position": behind + position if behind else claim.position,
            "version": version,
            "spans": spans,
            "start": claim.spans[0].start,
            "place": claim.spans[0].start,
            "quote": claim.quote,
            "text": claim.statement,
            "attribution_id": attributions.get(claim.attribution_id or ""),
            "speaker": speakers.get(claim.attribution_id or ""),
            "type": claim.type,
            "checkable": int(claim.checkable),
            "check_worthiness": claim.check_worthiness,
            "reasons": canonical(list(claim.reasons)),
            "flags": canonical(list(claim.flags)),
            "replacements": canonical([one.model_dump() for one in claim.replacements]),
            "facts": facts_json(claim, attributions),
        }
        insert_row(desk.connection, "claims", row)
        desk.connection.execute(NEW_STATE, [claim_id])


def facts_json(claim: Claim, attributions: Mapping[str, str]) -> str:
    """The finer facts of a claim as the desk keeps them."""
    return canonical([_fact(fact, attributions) for fact in claim.facts])


def _fact(fact: Claim, attributions: Mapping[str, str]) -> dict[str, Any]:
    """A finer fact as the desk keeps it: its attribution is the one on the desk."""
    attribution_id = attributions.get(fact.attribution_id or "")
    return fact.model_dump(mode="json") | {"attribution_id": attribution_id}
