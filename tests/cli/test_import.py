"""``workbench import``: what it tells, what it leaves alone, and how it goes on after a kill."""

from __future__ import annotations

import io
import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbench.store import ClaimFilter, open_desk
from workbench.store.doctor import examine

ROOT = Path(__file__).resolve().parents[2]


def review(number: int, label: str = "False", **changed: object) -> dict[str, object]:
    return {
        "@type": "ClaimReview",
        "url": f"https://checks.example/{number}",
        "claimReviewed": f"The harbor of Velmara cost {number} florins",
        "author": {"name": "Velmara Checks"},
        "reviewRating": {"alternateName": label},
    } | changed


def write_feed(path: Path, reviews: list[object]) -> None:
    elements = [{"@type": "DataFeedItem", "item": one} for one in reviews]
    path.write_text(json.dumps({"dataFeedElement": elements}), encoding="utf-8")


def test_a_feed_comes_in_and_what_was_passed_over_is_told_by_reason(
    workbench: Run, tmp_path: Path
) -> None:
    reviews: list[object] = [[review(n)] for n in range(5)]
    reviews += [None] * 4 + [[review(1)], [review(9, claimReviewed="")]]
    write_feed(tmp_path / "feed.json", reviews)
    ran = workbench("import", "feed.json")
    assert (ran.code, ran.out) == (0, "5 new, 0 updated, 0 unchanged\n")
    head, *lines = ran.err.splitlines()
    assert head == "6 passed over:"
    assert lines[0] == "  4  an item without a review (item 6, item 7, item 8, …)"
    assert lines[1].startswith("  1  it stands in the file before (i-")
    assert lines[2] == "  1  the claim has no text (item 11)"
    assert workbench("import", "feed.json").out == "0 new, 0 updated, 5 unchanged\n"
    write_feed(tmp_path / "feed.json", [[review(0, "True")], [review(1)]])
    assert workbench("import", "feed.json").out == "0 new, 1 updated, 1 unchanged\n"
    with open_desk(tmp_path / "claims.db") as desk:
        assert examine(desk) == []
        row = next(r for r in desk.claims(ClaimFilter(origin="import")) if "/0" in str(r.url))
        assert (row.publisher_verdict, row.publisher_label) == ("verified", "True")


def test_the_card_shows_the_label_letter_by_letter_and_what_it_was_read_as(
    workbench: Run, tmp_path: Path
) -> None:
    label = "Four Pinocchios.  \x1b[31mTwice!"
    write_feed(tmp_path / "feed.json", [[review(1, label)]])
    workbench("import", "feed.json")
    with open_desk(tmp_path / "claims.db") as desk:
        (row,) = desk.claims(ClaimFilter(origin="import"))
        assert row.publisher_label == label
    shown = workbench("show", row.id).out
    assert "Velmara Checks found: Four Pinocchios.  ␛[31mTwice!" in shown
    assert "(imported as imported_unmapped)" in shown
    assert "https://checks.example/1" in shown
    assert "\x1b" not in shown


def test_imported_verdicts_are_in_no_list_count_or_export_of_ours(
    workbench: Run, desk: Path, tmp_path: Path
) -> None:
    questions = (
        ("list", "--format", "jsonl"),
        ("list", "--verdict", "disputed", "--format", "jsonl"),
        ("export", "-"),
        ("audit", "sources", "--format", "csv"),
        ("audit", "sources"),
    )
    before = [workbench(*question).out for question in questions]
    assert all(workbench(*question).code == 0 for question in questions)
    write_feed(tmp_path / "feed.json", [[review(n)] for n in range(3)])
    assert workbench("import", "feed.json").code == 0
    assert [workbench(*question).out for question in questions] == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"The harbor.",
        b"\x00\xff\xfe\x00",
        b'{"dataFeedElement": [{"item": null}]}',
        b"<html><p>No script</p></html>",
        b"claim_id,claim_text\r\n",
        b"claim_id,claim_text\r\nc-1\r\n",
        b'{"claim_id": "p-1", "text"',
        b"[" * 200_000,
        b'"' * 99_999,
    ],
    ids=lambda content: repr(content[:20]),
)
@pytest.mark.parametrize("there", [True, False])
def test_a_file_of_which_nothing_can_be_read_is_told_in_one_sentence(
    workbench: Run, tmp_path: Path, content: bytes, there: bool
) -> None:
    path = tmp_path / "claims.db"
    if there:
        open_desk(path).close()
    before = path.read_bytes() if there else None
    (tmp_path / "priors").write_bytes(content)
    ran = workbench("import", "priors")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert "priors" in ran.err
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_folder_and_a_name_that_is_none_are_told(workbench: Run, tmp_path: Path) -> None:
    assert "is a folder" in workbench("import", str(tmp_path)).err
    assert "is no file name" in workbench("import", "a\x00b").err


def test_standard_input_is_read(workbench: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    content = json.dumps(review(1)).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert workbench("import", "-").out == "1 new, 0 updated, 0 unchanged\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert "standard input is empty" in workbench("import", "-").err


def test_verdicts_go_from_desk_to_desk_and_out_again_byte_by_byte(
    workbench: Run, desk: Path, tmp_path: Path
) -> None:
    workbench("verdict", "1", "disputed", "--reason", "=the minutes\nsay so")
    for number, options in enumerate([(), ("--excel",), ("--profile", "short")]):
        other = f"other-{number}.db"
        assert workbench("export", "a.csv", *options).code == 0
        ran = workbench("import", "a.csv", "--db", other)
        assert (ran.code, ran.err) == (0, "")
        assert workbench("export", "b.csv", "--prior", "--db", other, *options).code == 0
        assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
        assert workbench("import", "a.csv", "--db", other).out.startswith("0 new, 0 updated")
        assert len(workbench("export", "-", "--db", other).out.splitlines()) == 1


def test_our_own_export_is_passed_over_on_our_own_desk(workbench: Run, desk: Path) -> None:
    workbench("verdict", "1", "verified")
    workbench("export", "a.csv")
    ran = workbench("import", "a.csv")
    assert (ran.code, ran.out) == (0, "0 new, 0 updated, 0 unchanged\n")
    assert "it is a claim of this desk itself" in ran.err


def test_an_id_that_an_article_has_taken_is_passed_over(workbench: Run, desk: Path) -> None:
    with open_desk(desk) as opened:
        taken = opened.claims()[0].id
    lines = [{"claim_id": taken, "text": "The bridge is new"}, {"claim_id": "p-1", "text": "x"}]
    Path("priors.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines))
    ran = workbench("import", "priors.jsonl")
    assert ran.out == "1 new, 0 updated, 0 unchanged\n"
    assert f"its id is that of a claim of an article on this desk ({taken})" in ran.err


@pytest.mark.parametrize("kill_at", [1, 700])
def test_an_import_that_is_killed_leaves_whole_batches_and_is_finished_by_the_same_command(
    workbench: Run, tmp_path: Path, kill_at: int
) -> None:
    write_feed(tmp_path / "feed.json", [[review(n)] for n in range(1800)])
    path = tmp_path / "claims.db"
    command = [sys.executable, "-m", "workbench", "import", str(tmp_path / "feed.json")]
    process = subprocess.Popen([*command, "--db", str(path)], cwd=ROOT, stdout=subprocess.DEVNULL)
    while process.poll() is None and claims_on(path) < kill_at:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with open_desk(path) as desk:
        there = desk.count_claims(ClaimFilter(origin="import"))
        assert there % 500 == 0 or there == 1800
        assert examine(desk) == []
    ran = workbench("import", "feed.json")
    assert ran.out == f"{1800 - there} new, 0 updated, {there} unchanged\n"
    with open_desk(path) as desk:
        assert desk.count_claims(ClaimFilter(origin="import")) == 1800
        assert len(desk.history()) == 1800
        assert examine(desk) == []


def claims_on(path: Path) -> int:
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM claims").fetchone()[0])
        except sqlite3.OperationalError:
            return 0
