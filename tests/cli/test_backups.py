"""Backup, restore and repair on the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Run
from workbench.store import open_desk
from workbench.store.doctor import examine
from workbench.store.rotation import known_backups


def test_a_backup_goes_where_it_is_told_or_beside_the_desk(workbench: Run, desk: Path) -> None:
    ran = workbench("backup", "monday.zip")
    assert ran.code == 0
    assert "1 event, read back and found whole" in ran.out
    told = json.loads(workbench("backup", "--format", "jsonl").out)
    assert known_backups(desk) == [desk.parent / told["file"]]
    assert told["events"] == 1


def test_a_desk_goes_back_to_its_backup_and_newer_work_is_asked_for(
    workbench: Run, desk: Path
) -> None:
    workbench("backup", "monday.zip")
    workbench("verdict", "1", "verified")
    refused = workbench("restore", "monday.zip")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "--force" in refused.err
    done = workbench("restore", "monday.zip", "--force")
    assert done.code == 0
    assert "Only there: 1 event that" in done.out
    with open_desk(desk) as opened:
        assert opened.claims()[0].verdict is None
        assert examine(opened) == []
    assert workbench("audit", "verify").code == 0


def test_a_days_first_change_is_preceded_by_a_backup_and_reading_is_not(
    workbench: Run, desk: Path
) -> None:
    workbench("list")
    workbench("show", "1")
    workbench("doctor")
    workbench("audit", "log")
    assert known_backups(desk) == []
    workbench("verdict", "1", "verified")
    workbench("verdict", "2", "verified")
    assert len(known_backups(desk)) == 1


def test_the_daily_backup_is_turned_off_beside_the_desk(workbench: Run, desk: Path) -> None:
    Path("workbench.toml").write_text("[backups]\nautomatic = false\n", encoding="utf-8")
    assert workbench("verdict", "1", "verified").code == 0
    assert known_backups(desk) == []


def test_the_doctor_repairs_what_can_be_made_again(workbench: Run, desk: Path) -> None:
    workbench("verdict", "1", "verified")
    with closing(sqlite3.connect(desk)) as plain, plain:
        plain.execute("UPDATE claim_states SET verdict = 'disputed' WHERE verdict = 'verified'")
        plain.execute("DROP TRIGGER events_are_never_changed")
    assert workbench("doctor").code == 1
    ran = workbench("doctor", "--repair")
    assert ran.code == 0
    assert "repaired: the trigger events_are_never_changed was put back." in ran.out
    assert "before-repair-" in ran.out
    assert workbench("doctor").code == 0
    with open_desk(desk) as opened:
        assert opened.claims()[0].verdict == "verified"


def test_a_repair_that_does_not_mend_everything_ends_with_1(workbench: Run, desk: Path) -> None:
    with closing(sqlite3.connect(desk)) as plain, plain:
        plain.execute("DROP TRIGGER articles_keep_their_text")
        plain.execute("UPDATE articles SET text = text || ' '")
    ran = workbench("doctor", "--repair")
    assert ran.code == 1
    assert "its text is not the one that was read" in ran.out
