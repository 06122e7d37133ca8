"""A changed article: its versions, and what becomes of the claims of the one before.

Every text is kept. A claim keeps its row, and with it the words it was read from; where it stands
in the latest text is kept beside it (``claim_now``), made anew with each version.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from workbench.claims.alignment import Alignment, Older, Placed, align
from workbench.claims.shifting import Shift, shift_between
from workbench.errors import DeskError
from workbench.models import Claim, Span, Split, quote_of
from workbench.store import intake
from workbench.store.by_hand import ARTICLE_CHANGED
from workbench.store.events import canonical
from workbench.store.made_claims import text_of
from workbench.store.made_claims import version_of as latest_of
from workbench.store.naming import spans_json, speaker_of
from workbench.store.queries import spans_from
from workbench.store.rows import Added, Change
from workbench.store.version_findings import places_digest, version_digests

if TYPE_CHECKING:
    from workbench.store.desk import Desk

_KEPT: Final = ("text", "facts", "replacements", "flags", "speaker", "gone")
_OTHER_SOURCE: Final = "the latest version names another source"


def add_again(desk: Desk, split: Split, *, actor: str, version_of: str | None) -> Added | None:
    """Take in a text of an article that is there; ``None`` where it is that of a new one.

    A text that was there before is no new version, since the same files may be taken in again;
    only where somebody names the article it may be the earlier text again. The caller holds a
    transaction.

    Args:
        version_of: the article that somebody named, in place of the only one that has the
            address. The front page of a site is the address of no article.

    Raises:
        DeskError: there is no article ``version_of``, or the text is that of another one.
    """
    connection = desk.connection
    known_id = article_with_text(connection, split.article.sha256)
    known = desk.article(known_id) if known_id is not None else None
    if version_of is None:
        if known is not None:
            return Added(known.id, known.slug, created=False, claims=known.claims)
        article_id = _at_address(connection, split.article.url)
        return None if article_id is None else _add_version(desk, split, article_id, actor)
    named = desk.article(version_of)
    if known is not None and known.id != named.id:
        raise DeskError(
            f"This text is that of {known.slug}, and no version of {named.slug}",
            "leave out --as, or name that article",
        )
    return _add_version(desk, split, named.id, actor)


def article_with_text(connection: sqlite3.Connection, sha256: str) -> str | None:
    """The id of the article that has or had a text, by the SHA-256 of that."""
    row = connection.execute(
        """SELECT id FROM articles WHERE sha256 = :sha256
        UNION ALL SELECT article_id FROM article_versions WHERE sha256 = :sha256""",
        {"sha256": sha256},
    ).fetchone()
    return None if row is None else str(row["id"])


def _at_address(connection: sqlite3.Connection, url: str | None) -> str | None:
    address = _address(url)
    if address is None:
        return None
    # Of stored addresses only the place in the page is left to be taken off.
    rows = connection.execute(
        """SELECT id FROM articles
        WHERE url = :url OR (url >= :url || '#' AND url < :url || '$')
        UNION SELECT article_id FROM article_versions
        WHERE url = :url OR (url >= :url || '#' AND url < :url || '$')""",
        {"url": address},
    ).fetchall()
    return str(rows[0]["id"]) if len(rows) == 1 else None


def _address(url: str | None) -> str | None:
    """An address without what only names a place in the page, or who asked for it."""
    from workbench.reading.fetching.targets import without_credentials

    bare = without_credentials((url or "").partition("#")[0])[0]
    try:
        parts = urlsplit(bare)
    except ValueError:
        return None
    return bare if parts.netloc and (parts.path.strip("/") or parts.query) else None


def _add_version(desk: Desk, split: Split, article_id: str, actor: str) -> Added:
    number = latest_of(desk.connection, article_id)
    before = text_of(desk.connection, article_id, number)
    if before == split.article.text:
        row = desk.article(article_id)
        return Added(article_id, row.slug, created=False, claims=row.claims)
    return _Versioning(desk, split, article_id, before, number + 1).run(actor)


@dataclass(frozen=True, slots=True)
class _Before:
    """A claim as it stood in the version before."""

    n: int
    older: Older
    text: str
    facts: str
    replacements: str
    flags: str
    speaker: str | None
    gone: str | None


class _Versioning:
    def __init__(self, desk: Desk, split: Split, article_id: str, before: str, number: int) -> None:
        self._desk, self._split, self._article_id = desk, split, article_id
        self._before, self._number = before, number
        self._now = split.article.text
        self._shift: Shift = shift_between(before, self._now)

    def run(self, actor: str) -> Added:
        desk, connection = self._desk, self._desk.connection
        claims = self._claims_before()
        aligned = align(self._before, self._now, [one.older for one in claims], self._split.claims)
        intake.insert_row(
            connection,
            "article_versions",
            {
                "article_id": self._article_id,
                "number": self._number,
                **intake.told_of(desk, self._split, actor),
            },
        )
        said = intake.insert_said(connection, self._article_id, self._split, self._number)
        self._insert_new(aligned, said)
        reworded = self._place_all(claims, aligned, said)
        new = self._told(claims, aligned, reworded)
        desk.append(actor=actor, action=ARTICLE_CHANGED, object_id=self._article_id, new=new)
        row = desk.article(self._article_id)
        change = self._change(claims, aligned, reworded)
        return Added(row.id, row.slug, created=True, claims=row.claims, change=change)

    def _claims_before(self) -> list[_Before]:
        rows = self._desk.connection.execute(
            """SELECT c.n, c.id, c.text, c.speaker, c.gone, c.made_seq,
            coalesce(v.spans, c.spans) AS spans, coalesce(v.quote, c.quote) AS quote,
            coalesce(v.facts, c.facts) AS facts,
            coalesce(v.replacements, c.replacements) AS replacements,
            coalesce(v.flags, c.flags) AS flags,
            coalesce(v.version, c.version) AS version
            FROM claims c LEFT JOIN claim_now v ON v.n = c.n
            WHERE c.article_id = ? ORDER BY c.place, c.position""",
            [self._article_id],
        )
        return [
            _Before(
                row["n"],
                Older(
                    id=row["id"],
                    quote=row["quote"],
                    # Words that an earlier version lost have no place in the one before.
                    spans=spans_from(row["spans"]) if row["version"] == self._number - 1 else None,
                    is_made=row["made_seq"] is not None,
                ),
                *(row[name] for name in _KEPT),
            )
            for row in rows.fetchall()
        ]

    def _insert_new(self, aligned: Alignment, said: dict[str, str]) -> None:
        connection = self._desk.connection
        seq, last = connection.execute(
            """SELECT (SELECT seq FROM events WHERE object_id = :id AND action = 'article_added'),
            (SELECT coalesce(max(position), 0) FROM claims WHERE article_id = :id)""",
            {"id": self._article_id},
        ).fetchone()
        new = tuple(self._split.claims[place] for place in aligned.new)
        intake.insert_claims(
            self._desk,
            self._article_id,
            self._split.model_copy(update={"claims": new}),
            said,
            article_seq=seq,
            version=self._number,
            behind=last,
        )

    def _place_all(
        self, claims: list[_Before], aligned: Alignment, said: dict[str, str]
    ) -> dict[str, dict[str, Any]]:
        """Write where the claims before stand now; what was reworded, by id."""
        connection = self._desk.connection
        connection.execute(
            "DELETE FROM claim_now WHERE n IN (SELECT n FROM claims WHERE article_id = ?)",
            [self._article_id],
        )
        reworded = {}
        for one in claims:
            placed = aligned.fates[one.older.id]
            if placed.spans is None:
                connection.execute("UPDATE claims SET place = start WHERE n = ?", [one.n])
                continue
            row = self._row_now(one, placed, said)
            intake.insert_row(connection, "claim_now", row)
            connection.execute(
                "UPDATE claims SET place = ? WHERE n = ?", [placed.spans[0].start, one.n]
            )
            if placed.fate == "reworded":
                reworded[one.older.id] = self._rewording(one, placed, row["quote"], said)
        return reworded

    def _row_now(self, one: _Before, placed: Placed, said: dict[str, str]) -> dict[str, Any]:
        spans = placed.spans or ()
        claim = self._split.claims[placed.now] if placed.now is not None else None
        row = {
            "n": one.n,
            "version": self._number,
            "spans": spans_json(spans),
            "quote": quote_of(self._now, spans),
            "statement": None,
            "facts": "[]",
            "replacements": "[]",
            "flags": one.flags,
            "attribution_id": None,
        }
        if claim is None or one.older.is_made:
            return row | {
                "facts": self._shifted(one.facts, "spans"),
                "replacements": self._shifted(one.replacements, "span"),
            }
        speaker = self._speaker_of(claim)
        is_reworded = placed.fate == "reworded"
        same_source = speaker == one.speaker or is_reworded
        flags = claim.flags if is_reworded else json.loads(one.flags)
        flags = [flag for flag in flags if not flag.startswith(_OTHER_SOURCE)]
        if not same_source:
            flags.append(f"{_OTHER_SOURCE}: {speaker or 'nobody'}")
        return row | {
            "statement": claim.statement,
            "flags": canonical(flags),
            "facts": intake.facts_json(claim, said),
            "replacements": canonical([change.model_dump() for change in claim.replacements]),
            "attribution_id": said.get(claim.attribution_id or "") if same_source else None,
        }

    def _speaker_of(self, claim: Claim) -> str | None:
        names = {source.id: source.name for source in self._split.sources}
        for one in self._split.attributions:
            if one.id == claim.attribution_id:
                return names.get(one.source_id or "")
        return None

    def _shifted(self, stored: str, name: str) -> str:
        """Parts of a claim with their spans where the same words are now; others are left out."""
        kept = []
        for part in json.loads(stored):
            pairs = part[name] if name == "spans" else [part[name]]
            placed = self._shift.place(tuple(Span(start=a, end=b) for a, b in pairs))
            if placed is not None:
                spans = [[span.start, span.end] for span in placed[0]]
                kept.append(part | {name: spans if name == "spans" else spans[0]})
        return canonical(kept)

    def _rewording(
        self, one: _Before, placed: Placed, quote: str, said: dict[str, str]
    ) -> dict[str, Any]:
        """What the log keeps of a claim that was reworded: its words, and what it says now."""
        claim = self._split.claims[placed.now] if placed.now is not None else None
        edits: dict[str, Any] = {}
        if claim is not None:
            attribution_id = said.get(claim.attribution_id or "")
            edits = {
                "text": claim.statement,
                "type": str(claim.type),
                "checkable": int(claim.checkable),
                "attribution_id": attribution_id,
                "speaker": speaker_of(self._desk.connection, attribution_id),
            }
        elif one.text == " ".join(one.older.quote.split()):
            edits = {"text": " ".join(quote.split())}
        return {"before": one.older.quote, "quote": quote, "edits": edits}

    def _told(
        self, claims: list[_Before], aligned: Alignment, reworded: dict[str, dict[str, Any]]
    ) -> dict[str, Any]:
        fates = {one.older.id: aligned.fates[one.older.id].fate for one in claims}
        was_there = {one.older.id for one in claims if one.older.spans is not None}
        return intake.made_of(self._split.article) | {
            "version": self._number,
            "reworded": reworded,
            # What stays removed is about nothing that is new, but is removed still.
            "removed": [key for key, fate in fates.items() if fate == "removed"],
            "back": [key for key, fate in fates.items() if fate == "back"],
            "moved": [key for key, fate in fates.items() if fate == "moved" and key in was_there],
            **version_digests(self._desk.connection, self._article_id, self._number),
            "places_sha256": places_digest(self._desk.connection, self._article_id),
        }

    def _change(
        self, claims: list[_Before], aligned: Alignment, reworded: dict[str, dict[str, Any]]
    ) -> Change:
        shown = [one for one in claims if one.gone is None]
        fates = Counter(aligned.fates[one.older.id].fate for one in shown)
        back = sum(1 for placed in aligned.fates.values() if placed.fate == "back")
        # Of what is kept from somebody not even this is told: it says that there is a verdict.
        (stale,) = self._desk.connection.execute(
            """SELECT count(*) FROM main.claim_states WHERE status = 'stale' AND NOT blind
            AND claim_id IN (SELECT value FROM json_each(?))""",
            [canonical([one.older.id for one in shown if one.older.id in reworded])],
        ).fetchone()
        return Change(
            version=self._number,
            same=fates["same"] + back,
            moved=fates["moved"],
            reworded=fates["reworded"],
            removed=fates["removed"],
            new=len(aligned.new),
            stale=stale,
        )
