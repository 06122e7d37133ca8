"""The one door to the database."""

from __future__ import annotations

import json
import re
import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import ValidationError

from workbench import __version__
from workbench.errors import DeskError
from workbench.models import (
    Article,
    Conflict,
    Event,
    Evidence,
    EvidenceCopy,
    Match,
    MatchStatus,
    PriorClaim,
    Split,
    Stance,
    Status,
    Tier,
)
from workbench.store import briefs, intake, near_copies, queries, seeing, source_lookup, state
from workbench.store.additions import write_addition
from workbench.store.asking import known_text
from workbench.store.connection import connect
from workbench.store.events import (
    FIRST_HASH,
    canonical,
    event_hash,
    fields_hash,
    undo_stacks,
)
from workbench.store.intake import PriorOutcome
from workbench.store.near_copies import NearCopy
from workbench.store.outer_causes import is_outer, not_written
from workbench.store.rows import (
    Added,
    ArticleRow,
    AttributionRow,
    ClaimFilter,
    ClaimRow,
    Imported,
    Note,
    Order,
    SourceRow,
    Summary,
)
from workbench.store.second_review import Review
from workbench.store.waiting import begin_writing

_POSITION = re.compile(r"(?:(?P<article>.+):)?(?P<position>\d{1,9})")
_SHORTEST_PREFIX = 4


def open_desk(
    path: str | Path,
    *,
    create: bool = True,
    clock: Callable[[], datetime] | None = None,
    seen_by: str | None = None,
) -> Desk:
    """Open the desk at ``path``; make one where there is none and ``create`` is true.

    Args:
        clock: tells the time of new events; the system's clock in UTC by default.
        seen_by: who reads; see ``Desk.see_as``.

    Raises:
        DeskError: the file is no desk, is from a newer workbench, or cannot be opened.
    """
    desk = Desk(Path(path), connect(Path(path), create=create), clock or _utc_now)
    desk.see_as(seen_by)
    return desk


class Desk:
    """Articles, claims, verdicts and the log of one SQLite file. A context manager.

    Every change goes through ``append``, which writes the event and folds the state in one
    transaction: what was returned is on the disk.

    ``before_first_write`` is called once, before the first transaction
    (``rotation.back_up_before_the_first_write``), ``after_first_write`` once it is on the disk.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, clock: Callable[[], datetime]
    ) -> None:
        self.path = path
        self.connection = connection
        self._clock = clock
        self._depth = 0
        self.before_first_write: Callable[[], None] | None = None
        self.after_first_write: Callable[[], None] | None = None
        self._viewer: str | None = None
        self._is_guarded = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. A desk that is closed answers nothing more."""
        self.connection.close()

    # Who reads

    @property
    def viewer(self) -> str | None:
        """Who reads the desk; ``None`` sees everything."""
        return self._viewer

    def see_as(self, reviewer: str | None) -> None:
        """Read the desk as ``reviewer`` may see it from now on.

        What others found of a claim is kept from him as long as his own verdict on it is due in
        a second review (``store.seeing``). ``ANYBODY`` sees what everybody may; ``None`` sees all.
        """
        if reviewer is not None and not self._is_guarded:
            self.connection.create_function("viewer", 0, lambda: self._viewer, deterministic=True)
            seeing.install(self.connection)
            self._is_guarded = True
        self._viewer = None if reviewer is None else known_text(reviewer)

    @contextmanager
    def seen_as(self, reviewer: str | None) -> Iterator[None]:
        """Read the desk as another for the time of the block; see ``see_as``."""
        before = self._viewer
        self.see_as(reviewer)
        try:
            yield
        finally:
            self.see_as(before)

    def reviews(self, claim_id: str) -> dict[str, Review]:
        """What each reviewer found of a claim that two are to review, by his name.

        Empty for any other claim. A reader from whom they are kept sees his own part alone.
        """
        rows = self.connection.execute(
            """SELECT * FROM reviews WHERE claim_id = ? AND reviewer <> ''
            ORDER BY given_seq, reviewer""",
            [claim_id],
        )
        return {row["reviewer"]: state.review_of(row) for row in rows}

    def is_sealed(self, claim_id: str, reviewer: str) -> bool:
        """Whether what others found of the claim is kept from ``reviewer``."""
        row = self.connection.execute(
            "SELECT 1 FROM main.reviews WHERE claim_id = ? AND reviewer = ? AND sealed",
            [claim_id, known_text(reviewer)],
        ).fetchone()
        return row is not None

    def now(self) -> str:
        """The time of an event: UTC, ISO 8601 with milliseconds and ``Z``."""
        instant = self._clock().astimezone(UTC).isoformat(timespec="milliseconds")
        return instant.replace("+00:00", "Z")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of the block or nothing. Blocks may stand in each other.

        Raises:
            DeskError: another program holds the desk for too long, or it cannot be written.
        """
        if self.before_first_write is not None:
            before, self.before_first_write = self.before_first_write, None
            before()
        name = f"level_{self._depth}"
        try:
            if self._depth:
                self.connection.execute(f"SAVEPOINT {name}")
            else:
                begin_writing(self.connection)
        except sqlite3.OperationalError as error:
            raise not_written(self.path, error) from None
        self._depth += 1
        try:
            yield
            self.connection.execute(f"RELEASE {name}" if self._depth > 1 else "COMMIT")
            if self._depth == 1 and self.after_first_write is not None:
                after, self.after_first_write = self.after_first_write, None
                after()
        except BaseException as error:
            self._roll_back(name)
            told = _as_sentence(self.path, error)
            if told is None:
                raise
            raise told from error
        finally:
            self._depth -= 1

    def _roll_back(self, name: str) -> None:
        # SQLite has rolled back by itself where the disk was full or broke.
        if not self.connection.in_transaction:
            return
        if self._depth > 1:
            self.connection.execute(f"ROLLBACK TO {name}")
            self.connection.execute(f"RELEASE {name}")
        else:
            self.connection.execute("ROLLBACK")

    # What comes in

    def add_article(
        self, split: Split, *, actor: str, slug: str | None = None, version_of: str | None = None
    ) -> Added:
        """Put an article with its sources, attributions and claims on the desk.

        The same text again changes nothing. A text at the address of an article that is there
        is a new version of it: its claims are aligned with those there (``claims.alignment``),
        which keep what was found on them; what was found on other words becomes stale.

        Args:
            slug: the article's short name; made from its file name or title by default.
            version_of: id or short name of the article that this is a version of, whatever its
                address; only then may it be an earlier text of that article again.

        Raises:
            DeskError: the text holds a lone surrogate, which no file can keep; there is no
                article ``version_of``, or the text is that of another one.
        """
        return intake.add_article(self, split, actor=actor, slug=slug, version_of=version_of)

    def add_prior_claims(self, priors: Iterable[PriorClaim], *, actor: str) -> Imported:
        """Put claims checked before on the desk, all or none. The same again changes nothing.

        Raises:
            DeskError: an id belongs to a claim of an article, or evidence is no web address.
        """
        with self.transaction():
            done = []
            for prior in priors:
                done.append(intake.add_prior_claim(self, prior, actor=actor))
                if done[-1] == "taken":
                    raise DeskError(
                        f"The id {prior.claim_id} belongs to a claim of an article on this desk",
                        "give the imported claim another id",
                    )
        return Imported(done.count("new"), done.count("unchanged"), done.count("updated"))

    def import_prior_claims(
        self, priors: Iterable[PriorClaim], *, actor: str
    ) -> list[PriorOutcome]:
        """Put a batch of claims checked before on the desk, in one transaction.

        Returns:
            What became of each, in their order. The same batch again changes nothing.

        Raises:
            DeskError: evidence is no web address, or a text holds a lone surrogate; the desk is
                then as it was.
        """
        with self.transaction():
            return [intake.add_prior_claim(self, prior, actor=actor) for prior in priors]

    def imported_rows(self, claim_id: str) -> list[dict[str, str]]:
        """The rows of a ``verdicts.csv`` that an imported claim came from, by column."""
        row = self.connection.execute(
            "SELECT i.rows FROM imported i JOIN claims c ON c.n = i.n WHERE c.id = ?", [claim_id]
        ).fetchone()
        return [] if row is None else list(json.loads(row["rows"]))

    # Articles

    def articles(self) -> list[ArticleRow]:
        """All articles, in the order they were added."""
        return queries.article_rows(self.connection)

    def article(self, ref: str) -> ArticleRow:
        """The article with this id or short name. Raises DeskError."""
        found = queries.article_rows(self.connection, "WHERE a.id = ? OR a.slug = ?", ref, ref)
        if not found:
            raise DeskError(
                f"There is no article “{ref}” on {self.path}",
                "`workbench list --articles` names them",
            )
        return found[0]

    def article_text(self, article_id: str) -> str:
        """The text of the latest version of an article, as it was read."""
        return self.stored_article(article_id).text

    def stored_article(self, article_id: str) -> Article:
        """An article as it was read last. Raises DeskError."""
        row = queries.latest_version(self.connection, article_id)
        if row is None:
            raise DeskError(f"There is no article {article_id}", "list them with --articles")
        values = {name: row[name] for name in Article.model_fields if name in row}
        for name in ("headings", "markup"):
            values[name] = queries.spans_from(values[name])
        for name in ("title_span", "dateline_span"):
            values[name] = queries.spans_from(values[name])[0] if values[name] else None
        try:
            return Article.model_validate(values)
        except ValidationError:
            raise DeskError(
                f"The article {article_id} is not as it was taken in", "run `workbench doctor`"
            ) from None

    def copies_of(self, article_id: str) -> list[NearCopy]:
        """The near copies of an article, the nearest first; see ``store.near_copies``."""
        return near_copies.copies_of(self.connection, article_id)

    def copy_groups(self) -> dict[str, str]:
        """Articles that carry one report, each with the id of the first of its group.

        Articles without a near copy are not in it. What counts origins counts a group once.
        """
        return near_copies.copy_groups(self.connection)

    def ledger(self, article_id: str) -> list[tuple[int, int, str]]:
        """Start, end and what became of each stretch of an article when it was read.

        Empty for an article that an older workbench took in. Raises DeskError.
        """
        return queries.ledger(self.connection, article_id)

    def claim_places(self, article_id: str, *, gone: bool = False) -> list[tuple[int, int]]:
        """Start and end of the words of all claims of an article that are in its queue.

        With ``gone`` of those taken out of it; claims whose making was undone are in neither.
        """
        return queries.claim_places(self.connection, article_id, gone=gone)

    def attributions(self, article_id: str) -> list[AttributionRow]:
        """The attributions of an article, in the order of its text."""
        return queries.attribution_rows(self.connection, article_id)

    def sources(self) -> list[SourceRow]:
        """All sources, by name."""
        rows = self.connection.execute(
            """SELECT s.id, s.name, s.kind, s.title, count(m.start) AS mentions,
                s.stands_for, s.confidential AS number FROM sources s
            LEFT JOIN source_mentions m ON m.source_id = s.id
            GROUP BY s.id ORDER BY s.name, s.kind"""
        )
        return [SourceRow(**dict(row)) for row in rows]

    def source(self, ref: str) -> SourceRow:
        """The source that ``ref`` names, the one that it is counted as where it was merged.

        Args:
            ref: an id, a name in any case, another name that was given to it, ``CONF-007``, or a
                part of a name that no other source has.

        Raises:
            DeskError: nothing or several sources have that name.
        """
        return source_lookup.resolve(self.sources(), self.source_aliases(), known_text(ref))

    def source_aliases(self) -> dict[str, list[str]]:
        """All other names of the sources that have some, by id, as given or as articles have it."""
        return source_lookup.aliases(self.connection)

    # Claims

    def resolve_claim(self, ref: str) -> str:
        """The id of the claim that ``ref`` names.

        Args:
            ref: an id, its first letters (four or more), ``ARTICLE:POSITION``, or ``POSITION``
                where the desk holds one article.

        Raises:
            DeskError: nothing or several claims have that name.
        """
        ref = known_text(ref)
        found = queries.ids_beginning_with(self.connection, ref)
        # An imported id may look like a position; the whole id comes first.
        if found and found[0] == ref:
            return ref
        place = _POSITION.fullmatch(ref)
        if place is not None:
            return self._claim_at(place["article"], int(place["position"]), ref)
        if not found or len(ref) < _SHORTEST_PREFIX:
            raise DeskError(
                f"There is no claim “{ref}”",
                f"give its id, {_SHORTEST_PREFIX} letters of it or more, or ARTICLE:POSITION"
                " as in `workbench list`",
            )
        if len(found) > 1:
            raise DeskError(f"Several claims begin with “{ref}”", "give more of the id")
        return found[0]

    def _claim_at(self, article: str | None, position: int, ref: str) -> str:
        if article is None:
            articles = self.articles()
            if len(articles) != 1:
                raise DeskError(
                    f"The desk holds {len(articles)} articles, so “{ref}” names no claim",
                    "say ARTICLE:POSITION",
                )
            article = articles[0].id
        row = self.connection.execute(
            "SELECT id FROM claims WHERE article_id = ? AND position = ?",
            [self.article(article).id, position],
        ).fetchone()
        if row is None:
            raise DeskError(f"There is no claim “{ref}”", "`workbench list` names them")
        return str(row["id"])

    def claims(
        self, chosen: ClaimFilter | None = None, *, limit: int | None = None, offset: int = 0
    ) -> list[ClaimRow]:
        """The claims that ``chosen`` asks for, article by article in text order, or a page."""
        return queries.claim_rows(self.connection, chosen or ClaimFilter(), limit, offset)

    def count_claims(self, chosen: ClaimFilter | None = None) -> int:
        """How many claims ``chosen`` asks for."""
        return queries.count_claims(self.connection, chosen or ClaimFilter())

    def position_of(self, claim_id: str, chosen: ClaimFilter | None = None) -> int | None:
        """0-based place of a claim in the order of ``claims(chosen)``, or ``None``."""
        return queries.position_of(self.connection, claim_id, chosen or ClaimFilter())

    def claim_numbers(
        self, chosen: ClaimFilter | None = None, order: Order = Order.ARTICLE
    ) -> array[int]:
        """The numbers (``ClaimRow.n``) of all claims that ``chosen`` asks for, in ``order``.

        A number takes eight bytes, so the whole queue is held where its rows would not be.
        """
        return queries.claim_numbers(self.connection, chosen or ClaimFilter(), order)

    def numbered_claims(self, numbers: Sequence[int]) -> list[ClaimRow]:
        """The claims of these numbers, in that order."""
        return queries.numbered_rows(self.connection, numbers)

    def asks_for(self, number: int, chosen: ClaimFilter) -> bool:
        """Whether ``chosen`` asks for the claim of this number."""
        return queries.holds(self.connection, number, chosen)

    def first_in_status(self, numbers: Sequence[int], statuses: Collection[str]) -> int | None:
        """The place in ``numbers`` of the first claim in one of ``statuses``, or ``None``."""
        return queries.first_in_status(self.connection, numbers, statuses)

    def neighbouring_article(
        self, article_id: str, chosen: ClaimFilter, *, forward: bool
    ) -> str | None:
        """The next article, or the one before, that has a claim which ``chosen`` asks for."""
        return queries.neighbouring_article(self.connection, article_id, chosen, forward=forward)

    def next_claim(self, claim_id: str, chosen: ClaimFilter | None = None) -> ClaimRow | None:
        """The first claim of ``claims(chosen)`` behind ``claim_id``, itself in it or not."""
        return queries.next_row(self.connection, claim_id, chosen or ClaimFilter())

    def claim(self, claim_id: str) -> ClaimRow:
        """One claim by its id. Raises DeskError."""
        row = queries.claim_row(self.connection, claim_id)
        if row is None:
            raise _no_claim(claim_id)
        return row

    def brief(self, claim_id: str) -> briefs.ClaimBrief:
        """Where one claim stands, asked more quickly than ``claim``. Raises DeskError."""
        found = briefs.claim_brief(self.connection, claim_id)
        if found is None:
            raise _no_claim(claim_id)
        return found

    def claims_of(self, claim_ids: Iterable[str]) -> list[ClaimRow]:
        """Claims by their ids, in that order, each once. Raises DeskError."""
        wanted = list(dict.fromkeys(claim_ids))
        found = queries.rows_of(self.connection, wanted)
        for claim_id in wanted:
            if claim_id not in found:
                raise _no_claim(claim_id)
        return [found[claim_id] for claim_id in wanted]

    def evidence(self, claim_id: str) -> list[Evidence]:
        """The evidence of a claim, in the order it was added."""
        rows = self.connection.execute(
            "SELECT * FROM evidence WHERE claim_id = ? ORDER BY rowid", [claim_id]
        )
        return [
            Evidence(
                id=row["id"],
                claim_id=row["claim_id"],
                url=row["url"],
                title=row["title"],
                excerpt=row["excerpt"],
                stance=Stance(row["stance"]),
                primary=None if row["is_primary"] is None else bool(row["is_primary"]),
                origin=row["origin"],
                archived=EvidenceCopy.model_validate_json(row["copy"]) if row["copy"] else None,
                added_by=row["added_by"],
                added_at=row["added_at"],
            )
            for row in rows
        ]

    def has_evidence(self, claim_id: str, piece: Mapping[str, Any]) -> bool:
        """Whether a claim has this piece: ``url``, ``title``, ``excerpt``, ``stance``,
        ``primary`` and ``origin`` are the same."""
        return briefs.has_evidence(self.connection, claim_id, piece)

    def evidence_ids(self, claim_id: str) -> set[str]:
        """Ids of all evidence that the log tells of a claim, also of what was taken back."""
        return briefs.evidence_ids(self.connection, claim_id)

    def notes(self, claim_id: str) -> list[Note]:
        """The notes of a claim, oldest first."""
        rows = self.connection.execute(
            """SELECT n.event_seq, n.claim_id, n.actor, n.at, n.text,
            e.new ->> '$.confidential' IS 1 AS confidential
            FROM notes n LEFT JOIN events e ON e.seq = n.event_seq
            WHERE n.claim_id = ? ORDER BY n.event_seq""",
            [claim_id],
        )
        return [Note(**dict(row) | {"confidential": bool(row["confidential"])}) for row in rows]

    def matches(self, claim_id: str) -> list[Match]:
        """Matches of a claim: confirmed, suggested by score, put off, and rejected last."""
        rows = self.connection.execute(
            """SELECT m.* FROM matches m JOIN claims c ON c.id = m.prior_id
            WHERE m.claim_id = ? AND (m.status <> 'suggested' OR c.gone IS NULL) ORDER BY
            CASE status WHEN 'confirmed' THEN 0 WHEN 'suggested' THEN 1
                WHEN 'put_off' THEN 2 ELSE 3 END,
            tier = 'conflict', score DESC, prior_id""",
            [claim_id],
        )
        return [
            Match(
                claim_id=row["claim_id"],
                prior_id=row["prior_id"],
                score=row["score"],
                tier=Tier(row["tier"]),
                status=MatchStatus(row["status"]),
                conflicts=tuple(Conflict(**one) for one in json.loads(row["conflicts"])),
                reasons=tuple(json.loads(row["reasons"])),
                confidence=row["confidence"],
            )
            for row in rows
        ]

    def save_suggestions(self, claim_id: str, found: Sequence[Match]) -> None:
        """Keep ``found`` as the suggestions for a claim; what a person decided stays."""
        with self.transaction():
            state.write_suggestions(self.connection, claim_id, found)

    def summary(self, chosen: ClaimFilter | None = None) -> Summary:
        """Counts of the claims that ``chosen`` asks for."""
        by_verdict: Counter[str] = Counter()
        by_status: Counter[str] = Counter()
        for (status, verdict), number in queries.counts(
            self.connection, chosen or ClaimFilter()
        ).items():
            by_status[status] += number
            if verdict is not None and status != Status.STALE:
                by_verdict[verdict] += number
        return Summary(by_status.total(), dict(by_verdict), dict(by_status))

    # The log

    def append(
        self,
        *,
        actor: str,
        action: str,
        object_id: str,
        old: dict[str, Any] | None = None,
        new: dict[str, Any] | None = None,
        reason: str | None = None,
        note: str | None = None,
    ) -> Event:
        """Write one event, fold the state of what it is about, and commit both.

        Args:
            note: the text of a note, kept beside the event. The chain holds its salted hash
                (``note_sha256``), so that the text can be redacted without breaking it.

        Raises:
            DeskError: a text holds a lone surrogate; another program holds the desk for too
                long; the disk is full.
        """
        with self.transaction():
            salt = state.new_salt()
            if note is not None:
                new = {**(new or {}), "note_sha256": state.note_hash(salt, note)}
            last, head = self._head()
            fields: dict[str, Any] = {
                "seq": last + 1,
                "at": self.now(),
                "actor": actor,
                "action": action,
                "object_id": object_id,
                "old": old,
                "new": new,
                "reason": reason,
                "tool_version": __version__,
                "prev_hash": head,
            }
            event = Event(**fields, hash=fields_hash(fields))
            self._insert(event)
            if note is not None:
                state.keep_note(self.connection, event.seq, salt, note)
            if not write_addition(self.connection, event):
                state.apply(self.connection, event)
        return event

    def carry(
        self,
        original: Event,
        chain: str,
        *,
        new: dict[str, Any] | None,
        note: tuple[str, str] | None,
    ) -> Event:
        """Write an event of another desk into the log, and keep it as that desk wrote it.

        Who did what and when stays as it was; the number and the place in the chain are ours.

        Args:
            chain: hash of the first event of that desk's log.
            new: ``new`` as it must be here: numbers of events are others on this desk.
            note: salt and text of a note.
        """
        with self.transaction():
            event = original.model_copy(
                update={"seq": self.next_seq(), "prev_hash": self.head_hash(), "new": new}
            )
            event = event.model_copy(update={"hash": event_hash(event)})
            self._insert(event)
            state.keep_original(self.connection, event.seq, original, chain)
            if note is not None:
                state.keep_note(self.connection, event.seq, *note)
            state.apply(self.connection, event)
        return event

    def _insert(self, event: Event) -> None:
        self.connection.execute(
            "INSERT INTO main.events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                event.seq, event.at, event.actor, event.action, event.object_id,
                None if event.old is None else canonical(event.old),
                None if event.new is None else canonical(event.new),
                event.reason, event.tool_version, event.prev_hash, event.hash,
            ],
        )  # fmt: skip

    def event(self, seq: int) -> Event:
        """One event by its number. Raises DeskError."""
        row = self.connection.execute("SELECT * FROM events WHERE seq = ?", [seq]).fetchone()
        if row is None:
            raise DeskError(f"There is no event {seq}", "`workbench history` lists them")
        return state.event_of(row)

    def undo_stacks(self, actor: str) -> tuple[list[int], list[int]]:
        """Numbers of the events that ``actor`` can undo and redo; the next of each is last."""
        return undo_stacks(state.steps(self.connection, actor))

    def history(
        self,
        claim_id: str | None = None,
        *,
        article_id: str | None = None,
        actor: str | None = None,
        limit: int | None = None,
    ) -> list[Event]:
        """Events, oldest first; the last ``limit`` of them.

        Args:
            claim_id: only those about this claim (or any other object).
            article_id: only those about this article and its claims.
            actor: only this reviewer's.
        """
        return state.events(
            self.connection, claim_id=claim_id, article_id=article_id, actor=actor, limit=limit
        )

    def next_seq(self) -> int:
        """The number that the next event will have."""
        return 1 + self._head()[0]

    def head_hash(self) -> str:
        """Hash of the last event; it stands for the whole log up to now."""
        return self._head()[1]

    def _head(self) -> tuple[int, str]:
        """Number and hash of the last event; 0 and ``FIRST_HASH`` where there is none."""
        row = self.connection.execute(
            "SELECT seq, hash FROM main.events ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return (row["seq"], row["hash"]) if row else (0, FIRST_HASH)


def _as_sentence(path: Path, error: BaseException) -> DeskError | None:
    """What a user can do about ``error``; ``None`` where it is not for a user to mend."""
    if isinstance(error, UnicodeEncodeError):
        return DeskError(
            "The text holds a broken character (a lone surrogate)",
            "save it as UTF-8, or type it again",
        )
    return not_written(path, error) if is_outer(error) else None


def _no_claim(claim_id: str) -> DeskError:
    return DeskError(f"There is no claim {claim_id}", "`workbench list` names them")


def _utc_now() -> datetime:
    return datetime.now(UTC)
