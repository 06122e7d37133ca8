from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.export.worked_desk import worked_desk
from tests.store.desks import dump
from workbench.store import open_desk


def test_a_bundle_goes_from_desk_to_desk(workbench: Run, tmp_path: Path) -> None:
    worked_desk(tmp_path / "claims.db").close()
    done = workbench("bundle", "case.zip", "--article", "harbor", "--article", "pier", "--notes")
    assert (done.code, done.out) == (0, "")
    assert "2 articles" in done.err
    checked = workbench("bundle", "check", "case.zip")
    assert checked.out.startswith("Sound: 2 articles")
    assert "a part of it is here" in checked.out
    taken = workbench("import", "case.zip", "--db", "other.db")
    assert "2 new articles" in taken.out
    again = workbench("import", "case.zip", "--db", "other.db")
    assert "nothing changed" in again.out
    assert workbench("doctor", "--db", "other.db").code == 0
    assert "the next " in workbench("history", "--db", "other.db").out


def test_an_office_document_is_no_bundle(workbench: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "sheet.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
    for words in (["import", "sheet.xlsx"], ["bundle", "check", "sheet.xlsx"]):
        done = workbench(*words)
        assert done.code == 2
        assert "is no bundle" in done.err
    assert not (tmp_path / "claims.db").exists()


def test_a_desk_keeps_what_it_had_where_a_bundle_is_refused(workbench: Run, tmp_path: Path) -> None:
    worked_desk(tmp_path / "claims.db").close()
    with open_desk(tmp_path / "claims.db") as desk:
        before = dump(desk)
    assert workbench("bundle", "case.zip").code == 0
    (tmp_path / "bad.zip").write_bytes((tmp_path / "case.zip").read_bytes()[:-30])
    assert workbench("import", "bad.zip").code == 2
    with open_desk(tmp_path / "claims.db") as desk:
        assert dump(desk) == before


@pytest.mark.parametrize("words", [["check"], ["a.zip", "b.zip"], ["check", "missing.zip"]])
def test_words_that_name_no_bundle_are_told(
    workbench: Run, tmp_path: Path, words: list[str]
) -> None:
    assert workbench("bundle", *words).code == 2
