"""Claims are added, reworded, retyped, split, merged and dropped on the screen, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Offset

from tests.tui.builders import (
    FERRY,
    Said,
    ferry_split,
    ferry_with_ledger,
    span_of,
    split_of,
    ticking_clock,
)
from tests.tui.driving import Session, reviewing
from workbench.models import Claim, ClaimType, Split, Verdict, VerdictCode
from workbench.review import ClaimPart, drop_claim, exact_spans, give_verdict, split_claim
from workbench.store import Desk, open_desk
from workbench.store.doctor import examine
from workbench.tui.actions import Mode

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 40), (60, 20)])
pytestmark = pytest.mark.usefixtures("no_suggestions")


def with_facts(split: Split, words: str, parts: tuple[str, ...]) -> Split:
    """``split`` with finer facts in the claim on ``words``."""
    claims = []
    for claim in split.claims:
        facts = []
        for number, part in enumerate(parts if claim.quote == words else (), start=1):
            span = span_of(split.article.text, part, claim.spans[0].start)
            facts.append(
                Claim(
                    id=f"f{number}", position=number, spans=(span,), quote=part,
                    statement=f"Fact: {part}", attribution_id=claim.attribution_id,
                    type=claim.type, checkable=True, check_worthiness=0.4,
                )
            )  # fmt: skip
        claims.append(claim.model_copy(update={"facts": tuple(facts)}))
    return split.model_copy(update={"claims": tuple(claims)})


BOATS = "4,200 people used the boats each week last year"


def desk_with_facts(path: Path) -> None:
    split = with_facts(ferry_split(), BOATS, ("4,200 people used the boats", "each week last year"))
    with open_desk(path, clock=ticking_clock()) as desk:
        desk.add_article(split, actor="tests")


def queue(desk: Desk) -> list[tuple[int, str]]:
    with open_desk(desk.path, create=False) as other:
        assert examine(other) == []
        return [(row.position, row.text) for row in other.claims()]


async def undo_all(session: Session, steps: int, before: list[tuple[int, str]]) -> None:
    """Take ``steps`` back, do them again and take them back again."""
    after = queue(session.desk)
    await session.press(*["u"] * steps)
    assert queue(session.desk) == before
    await session.press(*["ctrl+r"] * steps)
    assert queue(session.desk) == after
    await session.press(*["u"] * steps)
    assert queue(session.desk) == before
    assert session.review.worklist.total == len(before)


async def go_to_words(session: Session, words: str) -> None:
    """Bring the cursor to the beginning of ``words``, key by key."""
    start = FERRY.index(words)
    for _ in range(300):
        choosing = session.review.choosing
        assert choosing is not None
        at = choosing.selection.cursor.start
        if at == start:
            return
        await session.pilot.press("right" if at < start else "left")
    raise AssertionError(f"the cursor did not come to {words!r}")


# Adding


@SIZES
async def test_a_claim_is_added_from_words_that_are_chosen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path / "desk.db", size=size) as session:
        before = queue(session.desk)
        await session.press("G", "c", "a")
        assert session.review.mode is Mode.WORDS
        assert session.review.pane == "article"
        await go_to_words(session, "Fishermen")
        await session.press("shift+right", "enter")
        assert "Said by the article itself" in session.line("prompt-help")
        assert session.review.prompt.line.value == "Fishermen say"
        await session.type(" so\n")
        assert session.claim.text == "Fishermen say so"
        assert session.claim.quote == "Fishermen say"
        assert session.claim.made_by == "kim"
        assert session.review.index == 3, "it stands where its words stand"
        assert "Claim 8 added" in session.line("notice")
        assert "0 of 8 reviewed" in session.text()
        assert session.review.mode is Mode.REVIEW
        assert session.review.choosing is None
        await undo_all(session, 1, before)


async def test_words_of_a_source_are_said_by_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("j", "c", "a", *["shift+right"] * 4, "enter")
        assert "Said by Ada Quill" in session.line("prompt-help")
        await session.press("enter")
        assert session.claim.text == "4,200 people used the boats"
        assert session.claim.source_name == "Ada Quill"
        assert session.claim.replacements == ()


async def test_it_is_asked_whose_words_they_are_where_that_is_not_certain(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    words = "The pier will open"
    text = f"{words}, the mayor said, the clerk told us."
    twice = [
        Said(words, source="the mayor", cue="said", name="the mayor"),
        Said(words, source="the clerk", cue="told", name="the clerk"),
    ]
    with open_desk(path, clock=ticking_clock()) as desk:
        desk.add_article(split_of(text, twice), actor="tests")
    async with reviewing(path) as session:
        await session.press("c", "a", "shift+right", "enter")
        told = " ".join(session.line("prompt-help").split())
        assert told == "Type a number: 1 the mayor, 2 the clerk, 3 the article itself."
        await session.type("4\n")
        assert "is none of them" in session.line("prompt-help")
        await session.press("backspace")
        await session.type("2\n")
        assert "Said by the clerk" in session.line("prompt-help")
        await session.press("enter")
        assert (session.claim.text, session.claim.source_name) == ("The pier", "the clerk")


async def test_a_sentence_is_one_key_and_leaving_the_line_goes_back_to_the_words(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("c", "a", "s", "enter", "escape")
        choosing = session.review.choosing
        assert session.review.mode is Mode.WORDS
        assert choosing is not None
        assert choosing.selection.words is not None
        chosen = choosing.selection.words.of(FERRY)
        assert chosen.endswith("Ada Quill told the Harrow Courier")
        await session.press("escape")
        assert session.review.mode is Mode.REVIEW
        assert len(queue(session.desk)) == 7


async def test_enter_without_words_says_how_to_choose_some(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("c", "a", "enter")
        assert "No words are chosen yet" in session.line("notice")
        await session.press("space", "down", "right", "space", "z")
        assert "stands for nothing here" in session.line("notice")
        assert session.review.mode is Mode.WORDS
        await session.press("space", "left", "up", "enter")
        assert session.review.mode is Mode.PROMPT


async def test_words_are_chosen_by_dragging_the_mouse(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        view = session.review.article

        def place(words: str, along: int) -> Offset:
            wanted = FERRY.index(words) + along
            return next(
                Offset(x + 1, y)
                for y in range(view.size.height)
                for x in range(view.size.width)
                if view.offset_at(x, y) == wanted
            )

        await session.pilot.mouse_down("#article", offset=place("Fishermen", 3))
        await session.pilot.hover("#article", offset=place("the pier at Old Harrow", 6))
        await session.pilot.mouse_up("#article", offset=place("the pier at Old Harrow", 6))
        await session.settle()
        assert session.review.mode is Mode.WORDS
        choosing = session.review.choosing
        assert choosing is not None
        assert choosing.selection.words is not None
        assert choosing.selection.words.of(FERRY) == "Fishermen say that the pier"
        assert session.position == 1, "the drag is no click on a claim"
        await session.press("shift+left")
        assert choosing.selection.words.of(FERRY) == "Fishermen say that the"
        await session.pilot.click("#article", offset=place("report", 2))
        assert choosing.selection.words is None
        assert choosing.selection.cursor.of(FERRY) == "report"
        await session.press("escape")
        await session.pilot.click("#article", offset=place("the pier at Old Harrow", 6))
        await session.settle()
        assert session.position == 4


# Rewording, retyping, dropping


@SIZES
async def test_a_claim_is_reworded_and_its_quotation_stays(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path / "desk.db", size=size) as session:
        before = queue(session.desk)
        await session.press("j", "c", "r")
        line = session.review.prompt.line
        assert line.value == "4,200 people used the Lumen Strait ferry each week in 2023"
        await session.press("enter")
        assert "Nothing changed" in session.line("notice")
        await session.press("c", "r", *["backspace"] * 4)
        await session.type("2022\n")
        assert session.claim.text.endswith("in 2022")
        assert session.claim.quote == BOATS
        assert "Claim 2 reworded" in session.line("notice")
        await session.press("3")
        shown = session.pane("card")
        assert "each week in 2022" in shown
        assert "Before: 4,200 people used the Lumen Strait ferry each week in 2023" in shown
        await undo_all(session, 1, before)


async def test_an_empty_wording_is_refused_in_place(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("c", "r", "ctrl+u", "enter")
        assert "The wording is empty" in session.line("prompt-help")
        assert session.review.mode is Mode.PROMPT


@SIZES
async def test_a_claim_is_retyped_by_a_letter(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reviewing(tmp_path / "desk.db", size=size) as session:
        await session.press("c", "t")
        assert "It is prediction, checkable" in session.line("notice")
        assert "q quantity" in session.text()
        await session.press("q")
        assert session.claim.type == ClaimType.QUANTITY
        await session.press("c", "t", "n")
        assert not session.claim.checkable
        assert "Claim 1 quantity, not checkable" in session.line("notice")
        await session.press("c", "t", "y", "u", "u", "u")
        assert (session.claim.type, session.claim.checkable) == ("prediction", True)


@SIZES
async def test_a_claim_is_dropped_and_undo_brings_it_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path, size=size) as session:
        before = queue(session.desk)
        await session.press("j", "c", "d")
        assert "u brings it back" in " ".join(session.line("prompt-help").split())
        await session.type("no claim\n")
        assert session.position == 3
        assert "0 of 6 reviewed" in session.text()
        assert [position for position, _ in queue(session.desk)] == [1, 3, 4, 5, 6, 7]
        dropped = next(e for e in session.desk.history() if e.action == "claim_dropped")
        assert dropped.reason == "no claim"
        await session.press("c", "d", "escape")
        assert len(queue(session.desk)) == 6
    async with reviewing(path, size=size) as session:
        await session.press("u")
        assert session.position == 2, "also after a restart"
        assert queue(session.desk) == before


async def test_the_last_claim_may_be_dropped_and_another_made(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_desk(path, clock=ticking_clock()) as desk:
        desk.add_article(split_of("The pier is shut.", [Said("The pier is shut")]), actor="tests")
    async with reviewing(path) as session:
        await session.press("c", "d", "enter")
        assert session.review.claim is None
        assert "No claim is in the queue" in session.pane("card")
        assert "The pier is shut." in session.pane("article")
        await session.press("c", "r")
        assert "There is no claim to work on" in session.line("notice")
    async with reviewing(path) as session:
        assert "The pier is shut." in session.pane("article")
        await session.press("c", "a", "s", "enter", "enter")
        assert session.claim.text == "The pier is shut"
        await session.press("u", "u")
        assert session.position == 1


async def test_dropping_the_last_claim_of_a_filter_leaves_the_others(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", filter_text="type:opinion") as session:
        assert session.position == 7
        await session.press("c", "d", "enter")
        assert session.review.claim is None
        await session.press("escape")
        assert session.position == 1
        await session.press("u")
        assert session.position == 7


# Facts and splitting


@pytest.mark.parametrize(("size", "is_folded"), [((80, 24), True), ((140, 60), False)])
async def test_the_card_names_the_facts_and_unfolds_them(
    tmp_path: Path, size: tuple[int, int], is_folded: bool
) -> None:
    path = tmp_path / "desk.db"
    desk_with_facts(path)
    async with reviewing(path, size=size) as session:
        assert "finer fact" not in session.pane("card")
        await session.press("j")
        assert ("Fact: each week" in session.pane("card")) is not is_folded
        place = session.review.card.scroll_offset
        await session.press("c")
        shown = session.pane("card")
        assert "2 finer facts: c f splits the claim into them" in shown
        assert "Fact: 4,200 people used the boats" in shown
        assert "Fact: each week last year" in shown
        await session.press("escape")
        assert session.review.card.scroll_offset == place
        assert ("Fact: each week" in session.pane("card")) is not is_folded


@SIZES
async def test_a_claim_opens_into_its_facts(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "desk.db"
    desk_with_facts(path)
    async with reviewing(path, size=size) as session:
        before = queue(session.desk)
        await session.press("j", "c", "f")
        assert session.claim.text == "Fact: 4,200 people used the boats"
        assert [place for place, _ in queue(session.desk)] == [1, 8, 9, 3, 4, 5, 6, 7]
        assert "Claims 8 and 9 split off claim 2" in session.line("notice")
        await undo_all(session, 1, before)
        assert session.position == 2
        await session.press("G", "c", "f")
        assert "Not done: Claim 7 holds no finer facts" in session.line("notice")


@SIZES
async def test_a_claim_is_split_by_the_words_of_its_parts(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path / "desk.db", size=size) as session:
        before = queue(session.desk)
        await session.press("j", "c", "s")
        await session.press("enter")
        assert "words of the first part" in " ".join(session.line("notice").split())
        await session.press("shift+right", "enter")
        assert "Part 1: “4,200 people”" in session.line("notice")
        await session.press("enter")
        assert "two parts or more" in session.line("notice")
        await session.press("space", "right", "enter")
        assert "Part 2: “used the”" in session.line("notice")
        await session.press("backspace")
        assert session.review.choosing is not None
        assert len(session.review.choosing.parts) == 1
        await session.press(*["shift+right"] * 2, "enter", "enter")
        assert session.claim.text == "4,200 people"
        assert (9, "used the boats") in queue(session.desk)
        assert session.claim.source_name == "Ada Quill"
        await undo_all(session, 1, before)


async def test_a_claim_is_cut_in_two_at_the_cursor(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        before = queue(session.desk)
        await session.press("j", "c", "s", "c")
        assert "no words on one side" in session.line("notice")
        await go_to_words(session, "each week last year")
        await session.press("c")
        assert queue(session.desk)[1:3] == [
            (8, "4,200 people used the boats"),
            (9, "each week last year"),
        ]
        await undo_all(session, 1, before)
        await session.press("c", "a", "c")
        assert "Words are cut where a claim is split" in session.line("notice")


# Merging


@SIZES
async def test_claims_of_one_source_are_merged(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reviewing(tmp_path / "desk.db", size=size) as session:
        before = queue(session.desk)
        await session.press("j", "c", "m")
        assert session.review.prompt.line.value == (
            "4,200 people used the Lumen Strait ferry each week in 2023; "
            "The Port Ministry has not closed a single pier"
        )
        await session.type(" yet\n")
        assert session.claim.text.endswith("a single pier yet")
        assert session.claim.source_name == "Ada Quill"
        assert "Claim 8 merged of claims 2 and 3" in session.line("notice")
        assert [place for place, _ in queue(session.desk)] == [1, 8, 4, 5, 6, 7]
        await undo_all(session, 1, before)
        await session.press("j", "c", "M", "enter")
        assert [place for place, _ in queue(session.desk)] == [1, 9, 4, 5, 6, 7]


async def test_whose_words_a_merged_claim_holds_is_asked_and_never_guessed(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("j", "j", "c", "m")
        told = " ".join(session.line("prompt-help").split())
        assert told == "Type a number: 1 Ada Quill (claim 3), 2 Fishermen (claim 4)."
        await session.type("2\n\n")
        assert session.claim.source_kind == "collective"
        await session.press("g", "c", "M")
        assert "no claim before this one" in session.line("notice")
        await session.press("G", "c", "m")
        assert "no claim after this one" in session.line("notice")


# Others on the desk


async def test_an_undo_that_would_hide_the_work_of_others_is_refused_in_a_sentence(
    tmp_path: Path,
) -> None:
    path = tmp_path / "desk.db"
    desk_with_facts(path)
    async with reviewing(path) as session:
        await session.press("j", "c", "f")
        with open_desk(path, create=False) as other:
            finding = Verdict(code=VerdictCode.VERIFIED)
            give_verdict(other, session.claim.id, finding, actor="lee")
        await session.press("u")
        told = " ".join(session.line("notice").split())
        assert told.startswith("Not done: ")
        assert "cannot be undone" in told
        assert "by lee" in told


async def test_a_claim_that_another_program_takes_away_is_left(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    async with reviewing(path) as session:
        await session.press("j")
        words = exact_spans(FERRY, [span_of(FERRY, "4,200 people"), span_of(FERRY, "each week")])
        with open_desk(path, create=False) as other:
            parts = [ClaimPart((span,)) for span in words]
            split_claim(other, session.claim.id, parts, actor="lee")
        session.review.check_desk()
        await session.settle()
        assert session.claim.text == "4,200 people"
        assert "Claim 2 was split into other claims" in session.line("notice")
        with open_desk(path, create=False) as other:
            for row in other.claims():
                drop_claim(other, row.id, actor="lee")
        session.review.check_desk()
        await session.settle()
        assert session.review.claim is None


# What is in no claim


def ledger_desk(path: Path) -> None:
    """The ferry's article with a ledger."""
    with open_desk(path, clock=ticking_clock()) as desk:
        desk.add_article(ferry_with_ledger(), actor="tests")


@pytest.mark.parametrize(
    ("size", "told"),
    [
        ((60, 20), ""),
        ((80, 24), "% of text in claims"),
        ((140, 40), "characters accounted for: "),
        ((200, 40), " not (attribution "),
    ],
)
async def test_progress_counts_the_characters_in_claims(
    tmp_path: Path, size: tuple[int, int], told: str
) -> None:
    path = tmp_path / "desk.db"
    ledger_desk(path)
    async with reviewing(path, size=size) as session:
        first = session.text().splitlines()[0]
        assert told in first
        assert "0 of 7 reviewed" in first
        covered = session.review.covered
        assert covered is not None
        await session.press("G", "c", "d", "enter")
        now = session.review.covered
        assert now is not None
        dropped = len("Anewboatisexpectedtobethebestintheregion.")
        assert now.in_claims == covered.in_claims - dropped
        assert now.left_out["dropped by hand"] == dropped - 1, "the full stop is a mark again"
        await session.press("u")
        assert session.review.covered == covered


async def test_an_article_without_a_ledger_says_nothing_of_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        assert "in claims" not in session.text()
        await session.press("c", "l")
        assert "is not known" in session.line("notice")


@SIZES
async def test_what_was_left_out_is_gone_through_and_made_a_claim(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "desk.db"
    ledger_desk(path)
    async with reviewing(path, size=size) as session:
        await session.press("c", "l")
        told = " ".join(session.line("notice").split())
        assert told.startswith("Left out 1 of ")
        assert ": heading. Enter takes the words." in told
        assert "characters are in no claim (attribution " in told
        choosing = session.review.choosing
        assert choosing is not None
        await session.press("n", "n", "p", "n")
        words = "Port Minister Ada Quill told the Harrow Courier. She said that"
        assert choosing.selection.words is not None
        assert choosing.selection.words.of(FERRY) == words
        before = session.review.covered
        await session.press("enter", "enter")
        assert session.claim.text == words
        after = session.review.covered
        assert before is not None
        assert after is not None
        assert after.in_claims > before.in_claims
        await session.press("c", "l", *["n"] * 20)
        assert "No further words are left out" in session.line("notice")
