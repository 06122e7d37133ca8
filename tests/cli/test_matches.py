"""Texts matched and explained, conflicts listed, matches put off: from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.desks import made_split, ticking
from workbench.models import PriorClaim
from workbench.store import open_desk

OPEN = "the eastern pier of Orrin Bay is open to all trucks"
SHUT = "The eastern pier of Orrin Bay is not open to all trucks."
NEAR = "The eastern pier of Orrin Bay is open to all trucks at night."


@pytest.fixture
def pier(workbench: Run, tmp_path: Path) -> Path:
    """``claims.db`` with a claim, a verified one against it, and one that is near it."""
    path = tmp_path / "claims.db"
    with open_desk(path, clock=ticking()) as desk:
        desk.add_article(made_split([("Ines Hale", OPEN)], path="pier.txt"), actor="kim")
        desk.add_prior_claims(
            [
                PriorClaim(claim_id="p-shut", text=SHUT, verdict="verified", publisher="Bay Facts"),
                PriorClaim(claim_id="p-near", text=NEAR, speaker="Ines Hale"),
            ],
            actor="kim",
        )
    return path


def test_a_text_that_is_no_claim_is_matched_and_explained(workbench: Run, pier: Path) -> None:
    told = workbench("match", f"It is said that {OPEN}", "--explain")
    assert told.code == 0
    assert "p-near" in told.out
    assert "negation: – ≠ not" in told.out
    assert "{+at night+}" in told.out or "{+ at night.+}" in told.out
    assert "- similar: only one says “night”" in told.out
    assert "words shared" in told.out
    with open_desk(pier) as desk:
        assert len(desk.history()) == 3, "nothing is kept of a text"


def test_a_claim_is_explained_as_its_text_is(workbench: Run, pier: Path) -> None:
    told = workbench("match", "pier:1", "--explain", "--format", "jsonl")
    found = {one["match"]["prior_id"]: one for one in map(json.loads, told.out.splitlines())}
    assert found["p-shut"]["match"]["conflicts"][0]["contradicts"] is True
    assert found["p-shut"]["why"][0].startswith("conflict: ")
    assert "same speaker: Ines Hale" in found["p-near"]["why"]


def test_a_word_that_names_no_claim_is_a_wrong_name(workbench: Run, pier: Path) -> None:
    told = workbench("match", "pier:99")
    assert told.code == 2
    assert "pier:99" in told.err


def test_hostile_text_is_shown_and_never_obeyed(workbench: Run, pier: Path) -> None:
    told = workbench("match", f"\x1b[31m[/bold] {OPEN} \u202e", "--explain")
    assert told.code == 0
    assert "\x1b" not in told.out
    assert "\u202e" not in told.out


def test_conflicts_are_listed_and_shown_with_both_texts(workbench: Run, pier: Path) -> None:
    assert "conflict" not in workbench("list").out
    workbench("match")
    assert "≠ conflict" in workbench("list").out
    (row,) = map(json.loads, workbench("list", "--alerts", "--format", "jsonl").out.splitlines())
    assert (row["position"], row["alerts"]) == (1, 1)
    shown = workbench("show", "pier:1").out
    assert "contradicts a claim verified by Bay Facts (p-shut)" in shown
    assert OPEN in shown
    assert SHUT in shown
    workbench("match", "pier:1", "--reject", "p-shut")
    assert workbench("list", "--alerts", "--format", "jsonl").out == ""


def test_a_match_is_put_off_and_shown_when_asked_for(workbench: Run, pier: Path) -> None:
    workbench("match", "pier:1")
    assert workbench("match", "pier:1", "--not-now", "p-near").code == 0
    told = workbench("match", "pier:1")
    assert "p-near" not in told.out
    assert "1 put off; --all shows it" in told.out + told.err
    assert "put off" in workbench("match", "pier:1", "--all").out
    assert workbench("undo").code == 0
    assert "p-near" in workbench("match", "pier:1").out


def test_one_decision_is_given_at_a_time(workbench: Run, pier: Path) -> None:
    workbench("match", "pier:1")
    told = workbench("match", "pier:1", "--not-now", "p-near", "--reject", "p-near")
    assert told.code == 2
    assert "give one of them" in told.err
