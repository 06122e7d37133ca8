"""Text from outside is shown as text, in every place where it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from tests.tui.builders import Said, split_of, ticking_clock
from tests.tui.driving import Session, reviewing
from workbench.models import (
    Conflict,
    LedgerEntry,
    Match,
    PriorClaim,
    Span,
    Tier,
    Verdict,
    VerdictCode,
)
from workbench.review import add_evidence, add_note, give_verdict
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.doctor import examine

MARKUP = [
    "[/",
    "[/bold]",
    "[sic]",
    "[link=http://x]a",
    "[type=x, v={'a[0]'}]",
    "[@click=app.quit]Quit[/]",
    "$primary {} %s \\[",
]
CONTROLS = [
    "\x1b[31mred\x1b[0m",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x9b2Jcleared",
    "\u202eright to left\u202c",
    "zero\u200bwidth\ufeff",
    "NUL\x00bell\x07\x08",
    "a\u0301" + "\u0301" * 500,
    "１２３ 漢字 👩‍👩‍👧",
]
FORBIDDEN = {*map(chr, range(0x20)), "\x7f", *map(chr, range(0x80, 0xA0)), "\u202e", "\u202c"}


def shown_safely(session: Session) -> str:
    """What the screen shows, after a look that no character of it moves a terminal."""
    text = session.text()
    for line in text.split("\n"):
        assert not FORBIDDEN & set(line), sorted(FORBIDDEN & set(line))
    return text


def put(desk: Desk, number: int, hostile: str) -> None:
    """An article whose every field holds ``hostile``, with all that can be said of its claim."""
    text = f"Title {hostile}\n\nThe {hostile} council said that {hostile} is so. No. {number}."
    said = Said(
        f"{hostile} is so",
        statement=f"Statement {hostile}",
        source=f"The {hostile} council",
        cue="said that",
        name=f"Council {hostile}",
        title=f"Office {hostile}",
        via=(f"Relay {hostile}",),
        flags=(f"flag {hostile}",),
        reasons=(f"why {hostile}",),
        replaced=(("is so", f"by {hostile}", f"because {hostile}"),),
    )
    added = desk.add_article(split_of(text, [said], title=f"Title {hostile}"), actor="tests")
    prior_id = f"p-{number}"
    prior = PriorClaim(
        claim_id=prior_id,
        text=f"Prior {hostile}",
        verdict=f"odd {hostile}",
        publisher=f"Desk {hostile}",
        reason=f"reason {hostile}",
    )
    desk.add_prior_claims([prior], actor="tests")
    claim_id = desk.claims(ClaimFilter(article_id=added.article_id))[0].id
    conflict = Conflict(kind="number", ours=hostile, theirs=f"not {hostile}")
    match = Match(
        claim_id=claim_id,
        prior_id=prior_id,
        score=0.5,
        tier=Tier.CONFLICT,
        conflicts=(conflict,),
    )
    desk.save_suggestions(claim_id, [match])
    add_note(desk, claim_id, f"note {hostile}", actor=f"actor {hostile}")
    add_evidence(desk, claim_id, actor="kim", title=f"evidence {hostile}", excerpt=hostile)
    finding = Verdict(code=VerdictCode.DISPUTED, reason=f"reason {hostile}")
    give_verdict(desk, claim_id, finding, actor=f"kim {hostile}")


@pytest.mark.usefixtures("no_suggestions")
@pytest.mark.parametrize("strings", [MARKUP, CONTROLS], ids=["markup", "controls"])
async def test_hostile_text_is_only_text_in_every_pane(tmp_path: Path, strings: list[str]) -> None:
    path = tmp_path / "desk.db"
    with open_desk(path, clock=ticking_clock()) as desk:
        for number, hostile in enumerate(strings):
            put(desk, number, hostile)
    async with reviewing(path, size=(140, 70), reviewer=f"kim {strings[0]}") as session:
        for hostile in strings:
            await session.press("m")
            shown = shown_safely(session)
            for field in ("Title", "Statement", "Council", "Office", "Relay", "flag", "note", "by"):
                assert field in shown, hostile
            if strings is MARKUP:
                assert shown.count(hostile) >= 8, hostile
            session.review.say(f"Sentence {hostile}", "error")
            session.app.notify(hostile, title=hostile, markup=True)
            await session.press("escape", "j")
            shown_safely(session)


@pytest.mark.usefixtures("no_suggestions")
async def test_hostile_text_that_is_pasted_or_typed_is_only_text(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        for hostile in [MARKUP[0], MARKUP[-2], *CONTROLS[:5]]:
            await session.press("n")
            session.review.take_paste(hostile)
            await session.settle()
            shown_safely(session)
            await session.press("enter")
            shown_safely(session)
        await session.press("d")
        session.review.take_paste("[/bold] \x1b]52;c;x\x07")
        await session.press("enter", "d")
        assert "[/bold] ␛]52" in shown_safely(session), "an earlier reason is offered"
        await session.press("escape", "e")
        session.app.post_message(Paste("[/ \x1b]52;c;x\x07"))
        await session.settle()
        assert "[/ ␛]52" in shown_safely(session)


async def test_a_line_of_a_megabyte_is_shown_and_does_not_hold_up_the_card(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    long = "x" * 1_000_000
    with open_desk(path, clock=ticking_clock()) as desk:
        desk.add_article(split_of(long, [Said(long, statement=long)]), actor="tests")
    async with reviewing(path, size=(140, 40)) as session:
        assert "998,800 more characters" in session.pane("card")
        await session.press("v")
        assert session.on_desk(1).verdict == "verified"


async def test_an_error_that_holds_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("f")
        await session.type("[/bold]:x[\n")
        assert session.app.is_running
        await session.press("escape", "f")
        await session.type("type:[/\n")
        assert "type:[/" in session.line("prompt-help")


def put_for_editing(desk: Desk, hostile: str) -> None:
    """An article of two claims of two sources, ``hostile`` in them, their facts, the ledger."""
    text = f"The {hostile} pier {hostile} is shut. A clerk said so. Ships {hostile} left, he said."
    said = [
        Said(f"The {hostile} pier", statement=f"Pier {hostile}", cue="said", name=f"A {hostile}"),
        Said(f"Ships {hostile} left", statement=f"Ships {hostile}", cue="said", name=hostile),
    ]
    split = split_of(text, said, title=f"Title {hostile}")
    first, second = split.claims
    facts = tuple(
        first.model_copy(update={"id": name, "statement": f"Fact {name} {hostile}"})
        for name in ("x", "y")
    )
    end = second.spans[0].start
    ledger = (
        LedgerEntry(span=first.spans[0], disposition="claim"),
        LedgerEntry(span=Span(start=first.spans[0].end, end=end), disposition=f"odd {hostile}"),
    )
    split = split.model_copy(
        update={"claims": (first.model_copy(update={"facts": facts}), second), "ledger": ledger}
    )
    desk.add_article(split, actor="tests")


@pytest.mark.usefixtures("no_suggestions")
@pytest.mark.parametrize("number", range(len(MARKUP + CONTROLS)))
async def test_hostile_text_is_only_text_where_claims_are_changed_by_hand(
    tmp_path: Path, number: int
) -> None:
    hostile = [*MARKUP, *CONTROLS][number]
    path = tmp_path / "desk.db"
    with open_desk(path, clock=ticking_clock()) as desk:
        put_for_editing(desk, hostile)
    async with reviewing(path, size=(300, 50)) as session:
        assert "in claims" in shown_safely(session)
        await session.press("c")
        assert "Fact x " in shown_safely(session)
        await session.press("r")
        assert "Wording: Pier " in " ".join(shown_safely(session).split())
        await session.press("enter")
        assert "Nothing changed" in shown_safely(session), "what is shown as a sign is no change"
        await session.press("c", "m")
        assert "Whose words?" in shown_safely(session)
        await session.type("1\n")
        shown_safely(session)
        await session.press("escape", "c", "l")
        assert "Left out 1 of " in shown_safely(session)
        await session.press("escape", "c", "s", *["shift+right"] * 3, "enter")
        assert "Part 1: " in shown_safely(session)
        await session.press("escape", "c", "a", "s", *["shift+right"] * 2)
        shown_safely(session)
        await session.press("enter")
        assert "New claim:" in shown_safely(session)
        await session.press("enter")
        made = session.claim
        shown_safely(session)
        assert made.made_by == "kim"
        text = session.desk.article_text(str(made.article_id))
        words = " ".join(span.of(text) for span in made.spans)
        assert made.text == " ".join(words.split()), "the words themselves, not the signs"
        await session.press("c", "d", "enter", "u", "c", "f")
        shown_safely(session)
        with open_desk(path, create=False) as other:
            assert examine(other) == []
