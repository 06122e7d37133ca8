"""Assigning, adjudicating and measuring agreement on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.desks import harbor_desk
from workbench.cli.options import existing_desk


@pytest.fixture
def harbor(tmp_path: Path, workbench: Run) -> Path:
    """A desk with one article of four claims, assigned to anna and ben."""
    path = tmp_path / "claims.db"
    harbor_desk(path).close()
    assert workbench("assign", "article:harbor", "--to", "anna").code == 0
    ran = workbench("assign", "is:open", "article:harbor", "--to", "ben", "--second")
    assert ran.out == "4 of 4 claims  second reviewer: ben\n"
    return path


def give(run: Run, claim: int, who: str, verdict: str, *options: str) -> str:
    ran = run("verdict", str(claim), verdict, "--reviewer", who, *options)
    assert ran.code == 0
    return ran.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--to", "kim"), "It is not said which claims"),
        (("is:open",), "It is not said to whom"),
        (("is:open", "--to", "kim", "--nobody"), "It is not said to whom"),
        (("is:open", "--claim", "1", "--to", "kim"), "It is not said which claims"),
        (("is:nonsense", "--to", "kim"), "is not known"),
        (("--claim", "1", "--to", "ben"), "ben is the second reviewer"),
    ],
)
def test_what_cannot_be_assigned_is_refused_with_a_sentence(
    workbench: Run, harbor: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = workbench("assign", *arguments)
    assert ran.code == 2
    assert sentence in ran.err


def test_a_disagreement_is_listed_with_both_reasons_and_settled(
    workbench: Run, harbor: Path
) -> None:
    give(workbench, 1, "anna", "disputed", "--reason", "the minutes say no")
    assert "The two verdicts differ" in give(
        workbench, 1, "ben", "verified", "--reason", "I saw it"
    )
    shown = workbench("adjudicate", "--reviewer", "chief")
    for told in ("anna", "ben", "the minutes say no", "I saw it", "Disputed", "Verified"):
        assert told in shown.out
    records = workbench("adjudicate", "--format", "jsonl").out.splitlines()
    sides = json.loads(records[0])["sides"]
    assert [(one["reviewer"], one["review"]["verdict"]) for one in sides] == [
        ("anna", "disputed"),
        ("ben", "verified"),
    ]
    refused = workbench("adjudicate", "1", "disputed", "--reviewer", "chief")
    assert refused.code == 2
    settled = workbench(
        "adjudicate", "1", "disputed", "--reason", "it was so", "--reviewer", "chief"
    )
    assert "adjudicated: disputed" in settled.out
    row = next(csv.DictReader(io.StringIO(workbench("export", "-").out)))
    assert (row["verdict"], row["agreement"], row["review_count"], row["status"]) == (
        "disputed",
        "adjudicated",
        "3",
        "reviewed",
    )
    history = list(csv.DictReader(io.StringIO(workbench("export", "-", "--history").out)))
    assert [one["agreement"] for one in history] == ["single", "disagree", "adjudicated"]


def test_agreement_is_printed_and_written_as_csv(workbench: Run, harbor: Path) -> None:
    for claim, one, other in ((1, "verified", "verified"), (2, "mixed", "mixed"),
                              (3, "verified", "mixed"), (4, "mixed", "verified")):  # fmt: skip
        give(workbench, claim, "anna", one)
        give(workbench, claim, "ben", other)
    # Two of four alike, and half of that by chance: kappa 0.
    shown = workbench("agreement")
    assert "anna (rows) and ben (columns), 4 claims" in shown.out
    assert "Cohen's kappa         0.00" in shown.out
    assert "4 claims reviewed blind by two." in shown.err
    rows = list(csv.DictReader(io.StringIO(workbench("agreement", "--csv", "-").out)))
    cells = [row for row in rows if row["measure"] == "claims" and row["first_reviewer"] == "anna"]
    assert sum(int(row["value"]) for row in cells) == 4
    assert {row["measure"] for row in rows} == {"claims", "share", "kappa", "alpha"}
    record = json.loads(workbench("agreement", "--format", "jsonl").out.splitlines()[0])
    assert (record["claims"], record["agreed"], record["share"]["value"]) == (4, 2, 0.5)
    assert workbench("agreement", "--csv", "agreement.csv").code == 0
    assert (harbor.parent / "agreement.csv.manifest.json").exists()


def test_who_is_not_told_apart_sees_what_everybody_may(workbench: Run, harbor: Path) -> None:
    give(workbench, 1, "anna", "disputed", "--reason", "the minutes say no")
    with existing_desk(harbor) as desk:
        assert desk.claims()[0].verdict is None
    with existing_desk(harbor, "anna") as desk:
        assert desk.claims()[0].verdict == "disputed"
    assert workbench("doctor").code == 0


def test_a_hostile_name_reaches_no_terminal(workbench: Run, harbor: Path) -> None:
    hostile = "\x1b]52;c;x\x07[/bold]\u202elee"
    workbench("assign", "--claim", "1", "--to", hostile)
    give(workbench, 1, hostile, "disputed", "--reason", hostile)
    give(workbench, 1, "ben", "verified")
    for command in (("adjudicate",), ("agreement",), ("history",), ("adjudicate", "1")):
        ran = workbench(*command, "--reviewer", "chief")
        assert ran.code == 0
        assert not set("\x1b\x07\u202e") & set(ran.out + ran.err)
