from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.conftest import Run
from tests.desks import harbor_desk
from tests.reading.loopback_site import page, sent_on, site


def test_a_page_is_fetched_kept_and_exported(workbench: Run, tmp_path: Path) -> None:
    harbor_desk(tmp_path / "claims.db").close()
    with site({"/a": sent_on("/b"), "/b": page(b"The cost was 4 million.")}) as running:
        url = f"http://127.0.0.1:{running.port}/a"
        done = workbench(
            "evidence", "harbor:1", "--url", url, "--archive", "--allow-private",
            "--origin", "The harbor office",
        )  # fmt: skip
        plain = workbench("evidence", "harbor:1", "--url", "https://records.example/1")
    assert (done.code, plain.code) == (0, 0)
    assert "23 bytes kept" in done.out
    shown = workbench("show", "harbor:1").out
    assert "(from The harbor office)" in shown
    assert "(copy of " in shown
    assert workbench("doctor").code == 0
    assert workbench("export", "verdicts.csv").code == 0
    rows = list(csv.DictReader((tmp_path / "verdicts.csv").open(encoding="utf-8")))
    (copy,) = (tmp_path / "claims.db.copies").iterdir()
    assert rows[0]["evidence_archived_urls"] == f"copies/{copy.name} |"
    assert rows[1]["evidence_archived_urls"] == ""


def test_nothing_is_added_where_the_page_cannot_be_had(workbench: Run, tmp_path: Path) -> None:
    harbor_desk(tmp_path / "claims.db").close()
    with site({}) as running:
        url = f"http://127.0.0.1:{running.port}/"
        refused = workbench("evidence", "harbor:1", "--url", url, "--archive")
        missing = workbench("evidence", "harbor:1", "--url", url, "--archive", "--allow-private")
    assert (refused.code, missing.code) == (2, 2)
    assert "Port" in refused.err
    assert "404" in missing.err
    assert "evidence_added" not in workbench("history").out
    assert not (tmp_path / "claims.db.copies").exists()


def test_copies_of_what_is_there(workbench: Run, tmp_path: Path) -> None:
    harbor_desk(tmp_path / "claims.db").close()
    with site({"/a": page(b"The cost was 4 million.")}) as running:
        for path in ("a", "b"):
            workbench("evidence", "harbor:1", "--url", f"http://127.0.0.1:{running.port}/{path}")
        done = workbench("archive", "harbor:1", "--allow-private")
    assert done.code == 1
    assert "1 copy kept" in done.out
    assert "404" in done.err


def test_an_archive_needs_a_page(workbench: Run, tmp_path: Path) -> None:
    harbor_desk(tmp_path / "claims.db").close()
    done = workbench("evidence", "harbor:1", "--title", "A letter", "--archive")
    assert done.code == 2
    assert "give it with --url" in done.err
