"""``workbench claim``: the claims themselves by hand, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.desks import harbor_desk, with_facts
from workbench.store import open_desk
from workbench.store.doctor import examine


@pytest.fixture
def harbor(workbench: Run, tmp_path: Path) -> Path:
    """``claims.db`` with the article ``harbor`` of four claims."""
    path = tmp_path / "claims.db"
    harbor_desk(path).close()
    return path


def queue(path: Path) -> list[tuple[int, str]]:
    with open_desk(path) as desk:
        assert examine(desk) == []
        return [(row.position, row.text) for row in desk.claims()]


def test_words_of_the_article_become_a_claim_in_their_place(workbench: Run, harbor: Path) -> None:
    ran = workbench(
        "claim", "add", "harbor", "--quote", "council  of\nOrrin Bay", "--type", "event"
    )
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "harbor:5  added: council of Orrin Bay (narrator)\n"
    assert [position for position, _ in queue(harbor)] == [1, 2, 3, 5, 4]
    with open_desk(harbor) as desk:
        row = desk.claim(desk.resolve_claim("harbor:5"))
    assert (row.quote, row.type, row.made_by) == ("council of Orrin Bay", "event", "kim")


def test_the_one_attribution_that_holds_the_words_is_theirs(workbench: Run, harbor: Path) -> None:
    assert "(Ines Hale)" in workbench("claim", "add", "harbor", "--quote", "eastern pier").out
    told = workbench("claim", "add", "harbor", "--quote", "will open in May", "--narrator")
    assert "(narrator)" in told.out
    named = workbench("claim", "add", "harbor", "--quote", "was unlawful", "--source", "LANNING")
    assert "(Petr Lanning)" in named.out
    other = workbench("claim", "add", "harbor", "--quote", "was unlawful", "--source", "Hale")
    assert other.code == 2
    assert "attributed to Petr Lanning" in other.err


def test_words_that_are_there_twice_are_told_and_their_place_may_be_given(
    workbench: Run, harbor: Path
) -> None:
    ran = workbench("claim", "add", "harbor", "--quote", "Ines Hale")
    assert ran.code == 2
    assert "“Ines Hale” is 2 times in harbor (at the characters 0, 59)" in ran.err
    assert ran.err.count("\n") == 1
    ran = workbench("claim", "add", "harbor", "--span", "59", "69", "--text", "Hale is named")
    assert ran.out == "harbor:5  added: Hale is named (narrator)\n"
    with open_desk(harbor) as desk:
        assert desk.claim(desk.resolve_claim("5")).quote == "Ines Hale"


def test_a_claim_is_reworded_and_retyped_and_its_card_says_from_what(
    workbench: Run, harbor: Path
) -> None:
    said = workbench("claim", "reword", "1", "Dredging cost 4 million florins", "--reason", "short")
    assert said.out == "harbor:1  reworded: Dredging cost 4 million florins (Ines Hale)\n"
    workbench("claim", "retype", "1", "quantity", "--not-checkable")
    card = workbench("show", "1").out
    assert "“the harbor dredging cost 4 million florins”" in card
    assert "reworded; it was “the harbor dredging cost 4 million florins”" in card
    assert "retyped; it was event, checkable" in card
    assert "quantity, not checkable" in card
    told = workbench("history", "1").out
    assert "short" in told
    assert "event → quantity" in told
    assert "yes → no" in told
    row = json.loads(workbench("show", "1", "--format", "jsonl").out)["claim"]
    assert row["as_made"]["type"] == "event"
    assert [one["why"] for one in row["replacements"]] == ["by hand"]
    assert workbench("claim", "reword", "1", " Dredging cost 4 million florins ").out == (
        "harbor:1  as it was: Dredging cost 4 million florins (Ines Hale)\n"
    )


def test_a_claim_is_split_by_its_words_and_merged_again(workbench: Run, harbor: Path) -> None:
    ran = workbench("claim", "split", "1", "--part", "harbor dredging", "--part", "cost 4 million")
    assert ran.out.splitlines() == [
        "harbor:5  split off: harbor dredging (Ines Hale)",
        "harbor:6  split off: cost 4 million (Ines Hale)",
    ]
    assert "made by kim from harbor:1" in workbench("show", "harbor:5").out
    assert "it was split into other claims: harbor:5, harbor:6" in workbench("show", "1").out
    ran = workbench("claim", "merge", "5", "6", "--text", "Dredging the harbor cost 4 million")
    assert ran.out == "harbor:7  merged: Dredging the harbor cost 4 million (Ines Hale)\n"
    assert [position for position, _ in queue(harbor)] == [7, 2, 3, 4]
    assert "in the queue: harbor:5, harbor:6" in workbench("undo").out
    assert workbench("undo").out.startswith("harbor:1  undone: claim split; now open")
    assert [position for position, _ in queue(harbor)] == [1, 2, 3, 4]
    assert "in the queue: harbor:5, harbor:6" in workbench("redo").out


def test_claims_of_different_sources_are_merged_only_with_a_word_on_whose_they_are(
    workbench: Run, harbor: Path
) -> None:
    ran = workbench("claim", "merge", "2", "4")
    assert ran.code == 2
    assert "harbor:2 by Ines Hale, harbor:4 by Petr Lanning" in ran.err
    assert "(Petr Lanning)" in workbench("claim", "merge", "2", "4", "--said-as", "4").out


def test_a_dropped_claim_is_out_of_every_list_but_its_own(workbench: Run, harbor: Path) -> None:
    assert workbench("claim", "drop", "3", "--reason", "no claim").out == "harbor:3  dropped\n"
    assert "harbor:3" not in workbench("list").out
    assert "3 claims" in workbench("list").err
    dropped = workbench("list", "--dropped")
    assert "harbor:3" in dropped.out
    assert "was dropped" in dropped.out
    assert "harbor:1" not in dropped.out
    assert "council" not in workbench("export", "-").out
    refused = workbench("verdict", "3", "verified")
    assert refused.code == 2
    assert "harbor:3 was dropped: reopen it first" in refused.err
    assert workbench("reopen", "3").code == 0
    assert [position for position, _ in queue(harbor)] == [1, 2, 3, 4]


def test_a_claim_is_opened_into_its_facts(workbench: Run, tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(with_facts(), actor="kim")
    card = workbench("show", "1").out
    assert "The pier is the eastern one (definition)" in card
    ran = workbench("claim", "split", "1", "--facts")
    assert ran.out.splitlines() == [
        "pier:2  split off: The pier will open in May (Ines Hale)",
        "pier:3  split off: The pier is the eastern one (narrator)",
    ]
    assert workbench("claim", "split", "2", "--facts").code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "harbor"),
        ("add", "harbor", "--quote", "  "),
        ("add", "harbor", "--quote", "no such words"),
        ("add", "harbor", "--span", "0", "99999"),
        ("add", "harbor", "--span", "9", "3"),
        ("add", "nowhere", "--quote", "council"),
        ("add", "harbor", "--quote", "council", "--type", "gossip"),
        ("add", "harbor", "--quote", "council", "--source", "Hale"),
        ("reword", "1", "   "),
        ("reword", "99", "words"),
        ("retype", "1", "gossip"),
        ("split", "1"),
        ("split", "1", "--facts"),
        ("split", "1", "--part", "harbor dredging"),
        ("split", "1", "--part", "harbor dredging", "--part", "harbor dredging"),
        ("split", "1", "--part", "harbor dredging", "--part", "the moon"),
        ("split", "1", "--facts", "--part", "harbor dredging"),
        ("merge", "1"),
        ("merge", "1", "harbor:1"),
        ("merge", "1", "2", "--said-as", "4"),
        ("drop", "99"),
    ],
)
def test_bad_input_is_one_sentence_and_changes_nothing(
    workbench: Run, harbor: Path, arguments: tuple[str, ...]
) -> None:
    before = harbor.read_bytes()
    ran = workbench("claim", *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert "went wrong" not in ran.err
    assert harbor.read_bytes() == before
