"""Every way to alter a record that we know of, and what the doctor says to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import harbor_desk, made_split, span_in, with_facts
from tests.store.desks import behind_its_back, prior
from workbench.models import (
    AttributionVerdict,
    ClaimType,
    Match,
    MatchStatus,
    Stance,
    Tier,
    Verdict,
    VerdictCode,
)
from workbench.review import (
    ClaimPart,
    add_claim,
    add_evidence,
    add_note,
    decide_match,
    drop_claim,
    give_attribution_verdict,
    give_verdict,
    merge_claims,
    park,
    retype_claim,
    reword_claim,
    split_claim,
    undo,
)
from workbench.store import open_desk
from workbench.store.anchors import check_log
from workbench.store.backup import back_up
from workbench.store.chain import first_break
from workbench.store.doctor import Finding, examine
from workbench.store.events import canonical, event_hash
from workbench.store.rotation import ASKED_FOR, place_for
from workbench.store.schema import TRIGGERS

FIELDS = (
    "seq", "at", "actor", "action", "object_id", "old", "new", "reason", "tool_version",
    "prev_hash", "hash",
)  # fmt: skip


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A desk on which every kind of event has happened."""
    path = tmp_path_factory.mktemp("worked") / "claims.db"
    with harbor_desk(path) as desk:
        first, second, third, fourth = (claim.id for claim in desk.claims())
        desk.add_prior_claims([prior(1)], actor="kim")
        give_verdict(desk, first, Verdict(code=VerdictCode.VERIFIED, reason="seen"), actor="kim")
        give_attribution_verdict(desk, first, AttributionVerdict.CONFIRMED, actor="kim")
        give_verdict(desk, first, Verdict(code=VerdictCode.DISPUTED, reason="no"), actor="lee")
        add_note(desk, first, "ask the harbor master", actor="lee")
        add_evidence(
            desk, first, actor="lee", url="https://a.example/", stance=Stance.REFUTES, primary=True
        )
        park(desk, second, actor="kim", due_on="2024-12-01")
        match = Match(claim_id=third, prior_id="prior-1", score=0.7, tier=Tier.SIMILAR)
        desk.save_suggestions(third, [match])
        decide_match(desk, third, "prior-1", MatchStatus.REJECTED, actor="kim")
        give_verdict(desk, fourth, Verdict(code=VerdictCode.MIXED), actor="lee")
        undo(desk, actor="lee")
    return path.read_bytes()


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A desk whose claims were added (5), reworded, retyped, split (6, 7), merged (8), dropped."""
    path = tmp_path_factory.mktemp("by-hand") / "claims.db"
    with harbor_desk(path) as desk:
        desk.add_article(with_facts(), actor="kim")
        first, second, third, fourth, _ = (claim.id for claim in desk.claims())
        text = desk.article_text(desk.article("harbor").id)
        dredging, cost = (span_in(text, words) for words in ("dredging", "cost 4 million"))
        add_claim(desk, "harbor", [dredging], actor="kim")
        reword_claim(desk, third, "The council voted", actor="kim", reason="shorter")
        retype_claim(desk, third, actor="lee", type=ClaimType.LEGAL, checkable=False)
        parts = split_claim(
            desk, first, [ClaimPart((dredging,)), ClaimPart((cost,), "It cost 4")], actor="kim"
        )
        reword_claim(desk, parts.claim_ids[0], "It was dredging", actor="kim")
        merge_claims(desk, [parts.claim_ids[1], second], actor="kim")
        drop_claim(desk, fourth, actor="lee")
        undo(desk, actor="lee")
        drop_claim(desk, fourth, actor="lee", reason="no claim")
    return path.read_bytes()


def examined(path: Path) -> list[Finding]:
    with open_desk(path) as desk:
        return examine(desk)


def altered(path: Path, worked: bytes, *statements: str) -> list[Finding]:
    path.write_bytes(worked)
    with behind_its_back(path) as plain:
        for statement in statements:
            plain.execute(statement)
    return examined(path)


def first_bad(found: list[Finding]) -> Finding:
    return next(one for one in found if one.where.startswith("event "))


def test_a_desk_that_was_only_worked_on_is_sound(
    tmp_path: Path, worked: bytes, by_hand: bytes
) -> None:
    assert altered(tmp_path / "claims.db", worked) == []
    assert altered(tmp_path / "by-hand.db", by_hand) == []


@settings(max_examples=100, deadline=None)
@given(choice=st.data())
def test_any_changed_character_of_any_field_of_any_event_is_found_and_named(
    tmp_path_factory: pytest.TempPathFactory,
    worked: bytes,
    by_hand: bytes,
    choice: st.DataObject,
) -> None:
    path = tmp_path_factory.mktemp("altered") / "claims.db"
    path.write_bytes(by_hand if choice.draw(st.booleans(), label="by hand") else worked)
    with behind_its_back(path) as plain:
        count = plain.execute("SELECT count(*) FROM events").fetchone()[0]
        seq = choice.draw(st.integers(1, count), label="seq")
        field = choice.draw(st.sampled_from(FIELDS[1:]), label="field")
        (value,) = plain.execute(f"SELECT {field} FROM events WHERE seq = ?", [seq]).fetchone()
        text = value or ""
        at = choice.draw(st.integers(0, len(text)), label="place")
        letter = choice.draw(st.characters(codec="utf-8"), label="letter")
        new = text[:at] + letter + text[at + 1 :]
        plain.execute(f"UPDATE events SET {field} = ? WHERE seq = ?", [new, seq])
    if new == value:
        assert examined(path) == []
        return
    finding = first_bad(examined(path))
    # A field that names others is judged with them; a hash is, too, by the event behind it.
    assert finding.where == f"event {seq}"
    assert field in finding.what


@pytest.mark.parametrize(
    ("statement", "where", "says"),
    [
        (
            "UPDATE events SET actor = 'lee' WHERE seq = 3",
            "event 3", "field actor was changed: it is 'lee' and was 'kim'",
        ),
        (
            "UPDATE events SET new = replace(new, 'disputed', 'verified') WHERE seq = 5",
            "event 5", "field new was changed: verdict is 'verified' and was 'disputed'",
        ),
        (
            "UPDATE events SET old = replace(old, '\"open\"', '\"stale\"') WHERE seq = 3",
            "event 3", "field old was changed: status is 'stale' and was 'open'",
        ),
        ("UPDATE events SET reason = 'maybe' WHERE seq = 5", "event 5", "was 'no'"),
        (
            "UPDATE events SET actor = 'mallory' WHERE seq = 1",
            "event 1", "field actor was changed: it is 'mallory' and was 'kim'",
        ),
        ("UPDATE events SET new = new || ' ' WHERE seq = 5", "event 5", "not written as the log"),
        ("UPDATE events SET new = '{' WHERE seq = 5", "event 5", "it is no JSON"),
        ("UPDATE events SET hash = upper(hash) WHERE seq = 5", "event 5", "field hash was changed"),
        (
            "UPDATE events SET prev_hash = (SELECT hash FROM events WHERE seq = 1) WHERE seq = 5",
            "event 5", "field prev_hash was changed",
        ),
        ("DELETE FROM events WHERE seq = 5", "event 5", "Event 5 is missing"),
        ("DELETE FROM events WHERE seq BETWEEN 3 AND 5", "event 3", "Events 3 to 5 are missing"),
        ("UPDATE events SET seq = 50 WHERE seq = 5", "event 5", "Event 5 is missing"),
    ],
)  # fmt: skip
def test_the_first_bad_event_is_named_with_what_differs(
    tmp_path: Path, worked: bytes, statement: str, where: str, says: str
) -> None:
    # The text of a note hangs on its event, which could not go without it.
    unhang = "DELETE FROM note_texts"
    finding = first_bad(altered(tmp_path / "claims.db", worked, unhang, statement))
    assert finding.where == where
    assert says in finding.what
    assert finding.remedy


def test_swapped_events_are_found(tmp_path: Path, worked: bytes) -> None:
    found = altered(
        tmp_path / "claims.db",
        worked,
        "UPDATE events SET seq = -1 WHERE seq = 3",
        "UPDATE events SET seq = 3 WHERE seq = 4",
        "UPDATE events SET seq = 4 WHERE seq = -1",
    )
    finding = first_bad(found)
    assert (finding.where, finding.what) == (
        "event 3", "Its field seq was changed: it is 3 and was 4",
    )  # fmt: skip


def test_an_event_rewritten_with_a_hash_of_its_own_is_found_by_the_next(
    tmp_path: Path, worked: bytes
) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    with open_desk(path) as desk:
        event = desk.event(5)
    forged = event.model_copy(update={"new": {**(event.new or {}), "verdict": "verified"}})
    with behind_its_back(path) as plain:
        plain.execute(
            "UPDATE events SET new = ?, hash = ? WHERE seq = 5",
            [canonical(forged.new), event_hash(forged)],
        )
    finding = first_bad(examined(path))
    assert finding.where == "event 6"
    assert "event 5 was rewritten" in finding.what


@pytest.mark.parametrize("cut", [1, 2, 6])
def test_a_log_that_was_cut_off_at_its_end_is_found_by_the_states(
    tmp_path: Path, worked: bytes, cut: int
) -> None:
    found = altered(
        tmp_path / "claims.db",
        worked,
        "DELETE FROM note_texts",
        f"DELETE FROM events WHERE seq > (SELECT max(seq) FROM events) - {cut}",
    )
    assert any("not what its events add up to" in one.what for one in found)


@pytest.mark.parametrize(
    ("statement", "where", "says"),
    [
        ("UPDATE attributions SET source_id = (SELECT id FROM sources WHERE name LIKE 'Petr%')"
         " WHERE position = 1", "article harbor", "who said what"),
        ("UPDATE sources SET name = 'Nobody' WHERE name LIKE 'Ines%'",
         "article harbor", "who said what"),
        ("UPDATE articles SET outlet = 'The Other Post'", "article harbor", "outlet"),
        ("UPDATE articles SET text = text || ' '", "article harbor", "its text"),
        ("DELETE FROM claims WHERE id = 'prior-1'", "claim prior-1", "not there"),
        ("UPDATE claims SET publisher_verdict = 'True' WHERE id = 'prior-1'",
         "claim prior-1", "not as it was imported"),
        ("UPDATE claims SET spans = '[[0,99999]]' WHERE position = 2", "claim c-", "quotation"),
        ("UPDATE claim_states SET reviewer = 'mallory' WHERE reviewer = 'lee'",
         "claim c-", "reviewer is 'mallory', by the log 'lee'"),
        ("UPDATE evidence SET stance = 'supports' WHERE stance = 'refutes'",
         "claim c-", "its evidence"),
        ("INSERT INTO evidence SELECT 'e-0', claim_id, 'https://b.example', NULL, NULL, 'supports',"
         " 1, 'kim', '2024', NULL, NULL FROM claim_states LIMIT 1", "claim c-", "(e-0)"),
        ("UPDATE matches SET status = 'confirmed'", "claim c-", "matches"),
        ("UPDATE notes SET text = 'all is well'", "claim c-", "notes"),
        ("DELETE FROM claim_states WHERE status = 'needs_more'", "claim c-", "no state"),
        ("INSERT INTO claims_fts (claims_fts, rowid, text, title)"
         " SELECT 'delete', n, text, title FROM claims LIMIT 1", "search index", "out of step"),
    ],
)  # fmt: skip
def test_what_the_tables_say_is_held_against_the_log(
    tmp_path: Path, worked: bytes, statement: str, where: str, says: str
) -> None:
    found = altered(tmp_path / "claims.db", worked, statement)
    assert any(one.where.startswith(where) and says in one.what for one in found), found


@pytest.mark.parametrize(
    ("statement", "where", "says"),
    [
        ("UPDATE claims SET text = 'The council slept' WHERE position = 3",
         "claim c-", "not as it was edited by hand"),
        ("UPDATE claims SET type = 'event' WHERE position = 3", "claim c-", "edited by hand"),
        ("UPDATE claims SET checkable = 1 WHERE position = 3", "claim c-", "edited by hand"),
        ("UPDATE claims SET as_made = NULL WHERE position = 3", "claim c-", "edited by hand"),
        ("UPDATE claims SET as_made = replace(as_made, 'Orrin', 'Marl') WHERE position = 3",
         "article harbor", "its claims"),
        ("UPDATE claims SET as_made = '{}' WHERE position = 2", "article harbor", "its claims"),
        ("UPDATE claims SET as_made = replace(as_made, 'dredging', 'x') WHERE position = 6",
         "claim c-", "not as it was made by hand"),
        ("UPDATE claims SET gone = NULL WHERE position = 1",
         "claim c-", "it is in the queue, by the log split"),
        ("UPDATE claims SET gone = 'dropped' WHERE position = 3",
         "claim c-", "it is dropped, by the log in the queue"),
        ("UPDATE claims SET gone = NULL WHERE position = 4", "claim c-", "by the log dropped"),
        ("UPDATE claims SET text = 'silting' WHERE position = 5", "claim c-", "made by hand"),
        ("UPDATE claims SET attribution_id = (SELECT id FROM attributions WHERE position = 2)"
         " WHERE position = 5", "claim c-", "made by hand"),
        ("UPDATE claims SET reasons = '[]' WHERE position = 8", "claim c-", "made by hand"),
        ("UPDATE claims SET position = 9 WHERE position = 8", "claim c-", "made by hand"),
        ("UPDATE claims SET quote = 'silting' WHERE position = 5", "claim c-", "quotation"),
        ("UPDATE claims SET made_seq = NULL WHERE position = 5", "article harbor", "its claims"),
        ("UPDATE claims SET made_seq = 3 WHERE position = 2", "claim c-", "no event tells"),
        ("UPDATE claims SET made_seq = 4 WHERE position = 5", "claim c-", "no event tells"),
        ("UPDATE claims SET facts = replace(facts, 'eastern', 'western')",
         "article pier", "the facts"),
        ("UPDATE claims SET facts = '[]' WHERE facts <> '[]'", "article pier", "the facts"),
        ("UPDATE claims SET start = start + 1 WHERE position = 2", "claim c-", "in its place"),
        ("UPDATE claims SET article_seq = 2 WHERE position = 2", "claim c-", "in its place"),
        ("DELETE FROM event_claims WHERE seq = 6", "event 6", "those it tells of"),
        ("INSERT INTO event_claims SELECT id, 6 FROM claims WHERE position = 4",
         "event 6", "those it tells of"),
        ("INSERT INTO event_claims SELECT id, 4 FROM claims WHERE position = 4",
         "event 4", "it does not tell of"),
        ("DELETE FROM claims WHERE position = 7", "claim c-", "but it is not"),
    ],
)  # fmt: skip
def test_what_the_claims_say_is_held_against_what_was_done_by_hand(
    tmp_path: Path, by_hand: bytes, statement: str, where: str, says: str
) -> None:
    found = altered(tmp_path / "claims.db", by_hand, statement)
    assert any(one.where.startswith(where) and says in one.what for one in found), found


def test_a_row_that_names_one_that_is_not_there_is_found(tmp_path: Path, worked: bytes) -> None:
    found = altered(tmp_path / "claims.db", worked, "DELETE FROM sources")
    assert "table attributions" in {one.where for one in found}


def test_a_damaged_page_is_told_and_does_not_end_the_examination(
    tmp_path: Path, worked: bytes
) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    with open_desk(path) as desk:
        page = desk.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'evidence'"
        ).fetchone()[0]
    size = 4096
    path.write_bytes(worked[: (page - 1) * size] + b"\xff" * size + worked[page * size :])
    found = examined(path)
    assert {one.severity for one in found} == {"error"}
    assert any(one.where == "database" for one in found)


def rehashed(path: Path, seq: int, *, verdict: str) -> None:
    """Write event ``seq`` anew with another verdict, and all hashes from there on."""
    with open_desk(path) as desk:
        events = desk.history()
    before = events[seq - 2].hash
    with behind_its_back(path) as plain:
        for event in events[seq - 1 :]:
            new = {**(event.new or {}), "verdict": verdict} if event.seq == seq else event.new
            forged = event.model_copy(update={"new": new, "prev_hash": before})
            before = event_hash(forged)
            plain.execute(
                "UPDATE events SET new = ?, prev_hash = ?, hash = ? WHERE seq = ?",
                [None if new is None else canonical(new), forged.prev_hash, before, event.seq],
            )


def kept(path: Path) -> Path:
    """A backup of the desk in the folder beside it."""
    place = place_for(path, ASKED_FOR, "2024-11-30T08:00:00.000Z")
    back_up(path, place, at="2024-11-30T08:00:00.000Z")
    return place


def test_a_log_written_anew_to_its_end_is_sound_by_itself_and_found_by_a_backup(
    tmp_path: Path, worked: bytes
) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    rehashed(path, 5, verdict="verified")
    with open_desk(path) as desk:
        assert first_break(desk.connection) is None
    path.write_bytes(worked)
    backup = kept(path)
    rehashed(path, 5, verdict="verified")
    finding = first_bad(examined(path))
    assert finding.where == "event 5"
    assert finding.what == (
        "Its field new was changed: verdict is 'verified' and was 'disputed' in " + backup.name
    )


def test_an_event_rewritten_with_a_hash_of_its_own_is_named_itself_where_there_is_a_backup(
    tmp_path: Path, worked: bytes
) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    kept(path)
    with open_desk(path) as desk:
        event = desk.event(5)
    forged = event.model_copy(update={"actor": "kim"})
    with behind_its_back(path) as plain:
        plain.execute(
            "UPDATE events SET actor = 'kim', hash = ? WHERE seq = 5", [event_hash(forged)]
        )
    finding = first_bad(examined(path))
    assert (finding.where, "actor was changed" in finding.what) == ("event 5", True)


@pytest.mark.parametrize("cut", [1, 3])
def test_a_tail_that_was_cut_off_is_named_by_the_last_backup(
    tmp_path: Path, worked: bytes, cut: int
) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    backup = kept(path)
    with behind_its_back(path) as plain:
        (last,) = plain.execute("SELECT max(seq) FROM events").fetchone()
        plain.execute("DELETE FROM note_texts")
        plain.execute("DELETE FROM events WHERE seq > ?", [last - cut])
    with open_desk(path) as desk:
        assert first_break(desk.connection) is None
        broken = check_log(desk.connection, path).broken
    assert broken is not None
    assert broken.seq == last - cut + 1
    assert "missing" in broken.what
    assert backup.name in broken.what


def test_a_backup_that_cannot_be_compared_hides_nothing(
    tmp_path: Path, worked: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    backup = kept(path)
    rehashed(path, 5, verdict="verified")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    finding = first_bad(examined(path))
    assert finding.severity == "error"
    assert f"not the one with which the backup {backup.name} ends" in finding.what
    assert "cannot be unpacked" in finding.what


def test_a_log_that_went_on_behind_a_backup_agrees_with_it(tmp_path: Path, worked: bytes) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    kept(path)
    with open_desk(path) as desk:
        add_note(desk, desk.claims()[0].id, "later", actor="kim")
    assert examined(path) == []


def test_a_backup_that_cannot_be_read_is_told_and_hides_nothing(
    tmp_path: Path, worked: bytes
) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    kept(path).write_bytes(b"no zip")
    (finding,) = examined(path)
    assert (finding.severity, finding.where) == ("warning", "backup")


def test_replacing_a_row_with_a_connection_that_asks_no_trigger_is_found(
    tmp_path: Path, worked: bytes
) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    with closing(sqlite3.connect(path)) as plain, plain:
        # recursive_triggers is off here, so that no trigger sees the row go.
        plain.execute(
            """INSERT OR REPLACE INTO events SELECT seq, at, 'mallory', action, object_id, old, new,
            reason, tool_version, prev_hash, hash FROM events WHERE seq = 3"""
        )
    finding = first_bad(examined(path))
    assert finding.where == "event 3"
    assert "it is 'mallory' and was 'kim'" in finding.what


@pytest.mark.parametrize("name", sorted(TRIGGERS))
def test_every_guard_that_is_missing_is_named(tmp_path: Path, worked: bytes, name: str) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute(f"DROP TRIGGER {name}")
    assert [one.where for one in examined(path)] == [f"trigger {name}"]


def test_a_trigger_of_somebody_else_is_named(tmp_path: Path, worked: bytes) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute(
            """CREATE TRIGGER helpful AFTER INSERT ON note_texts
            BEGIN UPDATE note_texts SET text = 'all is well'; END"""
        )
    (finding,) = examined(path)
    assert (finding.where, finding.severity) == ("trigger helpful", "error")


def test_a_reworded_claim_whose_text_held_a_nul_is_as_it_was_read(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(made_split([("Ines Hale", "the pier\0 will open")]), actor="kim")
        (claim,) = desk.claims()
        reword_claim(desk, claim.id, "The pier\0 opens", actor="kim")
        span = span_in(desk.article_text(str(claim.article_id)), "pier")
        (made,) = add_claim(
            desk, "harbor", [span], actor="kim", statement="a pier\0 there"
        ).claim_ids
        reword_claim(desk, made, "a \0pier", actor="kim")
        assert examine(desk) == []


def test_an_examination_writes_nothing(tmp_path: Path, worked: bytes) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(worked)
    assert examined(path) == []
    assert path.read_bytes() == worked
