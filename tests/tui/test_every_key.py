"""Every key of every screen does what the help says of it: one case for each action there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.tui.builders import (
    PRIORS,
    Said,
    claim_ids,
    fares_matches,
    ferry_with_ledger,
    split_of,
    ticking_clock,
)
from tests.tui.driving import Session, reviewing
from workbench.review import add_evidence
from workbench.store import open_desk
from workbench.tui import opening
from workbench.tui.actions import Action, ActionTable, Mode
from workbench.tui.keymap import action_ids
from workbench.tui.screens.articles import ArticlesScreen
from workbench.tui.screens.dashboard import DashboardScreen
from workbench.tui.screens.evidence import EvidenceScreen
from workbench.tui.screens.help import HelpScreen
from workbench.tui.screens.history import HistoryScreen
from workbench.tui.screens.jump import JumpScreen
from workbench.tui.screens.paste import PasteScreen
from workbench.tui.screens.side import SideScreen
from workbench.tui.screens.sources import SourcesScreen

TABLE = ActionTable()
NAMES = dict(zip(action_ids(TABLE.actions), TABLE.actions, strict=True))
URL = "https://example.org/ledger"


@dataclass(frozen=True)
class Case:
    """How to see that an action was done.

    ``before`` is pressed first, then what leads to the mode of the action, then its key, then
    ``after``; ``sees`` is asked in the end. What ``seen`` reads before the key is given to it.
    """

    sees: Callable[[Session, Any], bool]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    seen: Callable[[Session], Any] = lambda session: None


def verdict(code: str) -> Callable[[Session, Any], bool]:
    return lambda session, _: session.on_desk(1).verdict == code


def given_with_reason(code: str) -> Case:
    after = (*"2024-05-12", "enter") if code == "outdated" else ()
    return Case(
        lambda s, _: (s.on_desk(1).verdict, s.on_desk(1).reason) == (code, "ok"),
        after=(*after, "o", "k", "enter"),
    )


def mode(wanted: Mode) -> Case:
    return Case(lambda session, _: session.review.mode is wanted)


def asks(label: str, *before: str) -> Case:
    return Case(
        lambda s, _: s.review.mode is Mode.PROMPT and label in str(s.review.prompt.question),
        before,
    )


def asks_beside(label: str) -> Case:
    return Case(lambda s, _: isinstance(s.app.screen, ArticlesScreen) and label in s.text())


def at(position: int, *before: str) -> Case:
    return Case(lambda session, _: session.position == position, before)


def focus(pane: str, *before: str) -> Case:
    return Case(lambda session, _: session.review.pane == pane, before)


def shows(screen: type, *before: str) -> Case:
    return Case(lambda session, _: isinstance(session.app.screen, screen), before)


def said(finding: str | None, *before: str) -> Case:
    return Case(lambda session, _: session.on_desk(1).attribution_verdict == finding, before)


def cursor(session: Session) -> int:
    choosing = session.review.choosing
    assert choosing is not None
    return int(choosing.selection.cursor.start)


def chosen(session: Session) -> int:
    choosing = session.review.choosing
    assert choosing is not None
    words = choosing.selection.words
    return 0 if words is None else len(words.of(choosing.article.text).split())


CHOOSE = ("g", "c", "a")


def moves_cursor(sign: int, *before: str) -> Case:
    return Case(lambda s, start: (cursor(s) - start) * sign > 0, (*CHOOSE, *before), seen=cursor)


def chooses(*before: str) -> Case:
    return Case(lambda s, _: chosen(s) >= 2, (*CHOOSE, *before))


def matched(status: str) -> Case:
    return Case(
        lambda s, _: status in {str(m.status) for m in s.desk.matches(claim_ids(s.desk)[4])},
        ("j",) * 4,
    )


def retyped(type_: str) -> Case:
    return Case(lambda session, _: session.on_desk(3).type == type_, ("j", "j"))


def width(session: Session) -> int:
    return int(session.review.query_one("#article-pane").size.width)


def card_place(session: Session) -> int:
    return int(session.review.card.scroll_offset.y)


CASES: dict[str, Case] = {
    "verdict-verified": Case(verdict("verified")),
    "verdict-disputed": Case(verdict("disputed"), after=("n", "o", "enter")),
    "verdict-reason-verified": given_with_reason("verified"),
    "verdict-reason-disputed": given_with_reason("disputed"),
    "other-keys": mode(Mode.VERDICT),
    "other-keys-reason": mode(Mode.VERDICT_REASON),
    "verdict-mixed": Case(verdict("mixed")),
    "verdict-misleading": Case(verdict("misleading")),
    "verdict-outdated": Case(verdict("outdated"), after=(*"2024-05-12", "enter")),
    "verdict-unverifiable": Case(verdict("unverifiable")),
    "verdict-not-checkable": Case(verdict("not_checkable")),
    **{
        f"verdict-reason-{code.replace('_', '-')}": given_with_reason(code)
        for code in ("mixed", "misleading", "outdated", "unverifiable", "not_checkable")
    },
    "said-keys": mode(Mode.SAID),
    "said-confirmed": said("confirmed"),
    "said-misquoted": said("misquoted"),
    "said-unconfirmed": said("unconfirmed"),
    "said-none": said(None, "t", "m"),
    "park": Case(lambda s, _: s.on_desk(1).status == "needs_more", after=("7", "enter")),
    "reopen": Case(lambda s, _: s.on_desk(1).status == "open", ("v", "g")),
    "evidence": shows(EvidenceScreen),
    "note": Case(
        lambda s, _: s.desk.notes(s.claim.id)[0].text == "hm", after=("h", "m", "enter")
    ),
    "matches": Case(lambda s, _: s.review.mode is Mode.MATCHES, ("j",) * 4),
    "undo": Case(lambda s, _: s.on_desk(1).verdict is None, ("v",)),
    "redo": Case(lambda s, _: s.on_desk(1).verdict == "verified", ("v", "u")),
    "claim-keys": mode(Mode.CLAIM),
    "add-claim": mode(Mode.WORDS),
    "reword-claim": asks("Wording:"),
    "retype-keys": mode(Mode.RETYPE),
    "split-claim": mode(Mode.WORDS),
    "split-into-facts": Case(lambda s, _: "no finer facts" in s.line("notice")),
    "merge-claim-next": asks("Merged:"),
    "merge-claim-previous": asks("Merged:", "j"),
    "drop-claim": Case(lambda s, _: s.position == 2, after=("enter",)),
    "show-left-out": mode(Mode.WORDS),
    **{
        f"retype-claim-{type_}": retyped(type_)
        for type_ in (
            "quantity", "event", "quote", "comparison", "causal", "legal", "prediction",
            "opinion", "definition", "other",
        )
    },
    "set-checkable-yes": Case(lambda s, _: s.on_desk(1).checkable is True, ("c", "t", "n")),
    "set-checkable-no": Case(lambda s, _: s.on_desk(1).checkable is False),
    "take-words": asks("New claim:", *CHOOSE, "s"),
    "choose-to-next": chooses(),
    "choose-to-previous": chooses("l"),
    "choose-to-down": chooses(),
    "choose-to-up": chooses("j"),
    "hold-words": Case(lambda s, _: chosen(s) >= 3, CHOOSE, after=("l", "l")),
    "choose-sentence": Case(lambda s, _: chosen(s) > 8, CHOOSE),
    "go-word-next": moves_cursor(1),
    "go-word-previous": moves_cursor(-1),
    "go-word-down": moves_cursor(1),
    "go-word-up": moves_cursor(-1, "j"),
    "go-left-out-next": moves_cursor(1),
    "go-left-out-previous": moves_cursor(-1),
    "cut-here": Case(
        lambda s, _: s.review.worklist.total == 9, ("c", "s", "l", "l", "l", "l")
    ),
    "take-back": Case(
        lambda s, _: s.review.choosing is not None and not s.review.choosing.parts,
        ("c", "s", "L", "enter"),
    ),
    "go-match-next": Case(
        lambda s, _: s.review.selected_prior == "p-fares-fell", ("j",) * 4
    ),
    "go-match-previous": Case(
        lambda s, _: s.review.selected_prior == "p-fares", (*("j",) * 4, "m", "j")
    ),
    "decide-match-confirmed": matched("confirmed"),
    "decide-match-rejected": matched("rejected"),
    "decide-match-put-off": matched("put_off"),
    "leave-in-matches": Case(lambda s, _: s.review.mode is Mode.REVIEW, (*("j",) * 4, "m")),
    "mark": Case(lambda s, _: len(s.review.marked) == 1 and s.position == 2),
    "mark-to-here": Case(lambda s, _: len(s.review.marked) == 4, ("b", "j", "j")),
    "mark-all": Case(lambda s, _: len(s.review.marked) == 8),
    "give-to-marked": Case(
        lambda s, _: (s.on_desk(1).verdict, s.on_desk(2).verdict) == ("verified",) * 2,
        ("b", "b", "v"),
    ),
    "search": asks("Search"),
    "filter": asks("Filter"),
    "saved-filters": Case(lambda s, _: s.review.mode is Mode.PROMPT),
    "turn-order": Case(lambda s, before: s.review.worklist.order != before,
                       seen=lambda s: s.review.worklist.order),
    "leave": Case(lambda s, _: not s.review.filter_text,
                  ("f", *"is", "colon", *"open", "enter")),
    "help": shows(HelpScreen),
    "palette": Case(lambda s, _: type(s.app.screen).__name__ == "CommandPalette"),
    "quit": Case(lambda s, _: s.app.return_code == 0),
    "look-keys": mode(Mode.LOOK),
    "look-articles": shows(ArticlesScreen),
    "look-sources": shows(SourcesScreen),
    "look-dashboard": shows(DashboardScreen),
    "look-history": shows(HistoryScreen),
    "look-review": Case(lambda s, _: s.app.screen is s.review and s.review.mode is Mode.REVIEW),
    "theme-keys": mode(Mode.THEME),
    **{
        f"theme-{name}": Case(lambda s, _, name=name: s.app.theme == name)
        for name in ("dark", "light", "contrast", "monochrome")
    },
    "take-in-keys": mode(Mode.TAKE_IN),
    "take-in-file": asks_beside("Article:"),
    "take-in-paste": shows(PasteScreen),
    "take-in-priors": asks_beside("Fact-checks:"),
    "jump": shows(JumpScreen),
    "open-url": Case(lambda s, _: "Opened" in s.line("notice"), ("j",)),
    "copy-statement": Case(lambda s, _: s.app.clipboard == s.claim.text, ("j",)),
    "copy-quote": Case(lambda s, _: s.app.clipboard == s.claim.quote, ("j",)),
    "choose": Case(lambda s, _: s.review.filter_text == "article:gale", ("l", "a")),
    "go-next": at(2),
    "go-previous": at(1, "j"),
    "go-next-in-queue": at(2, "1"),
    "go-previous-in-queue": at(1, "1", "j"),
    "go-first": at(1, "j", "j"),
    "go-last": Case(lambda s, _: s.claim.text.startswith("A gale")),
    "go-first-in-queue": at(1, "1", "j", "j"),
    "go-last-in-queue": Case(lambda s, _: s.claim.text.startswith("A gale"), ("1",)),
    "page-on": Case(lambda s, _: card_place(s) > 0, ("j",) * 4 + ("3",)),
    "page-back": Case(lambda s, _: card_place(s) == 0, (*("j",) * 4, "3", "space")),
    "skip": Case(lambda s, before: s.position == 2 and s.desk.next_seq() == before,
                 seen=lambda s: s.desk.next_seq()),
    "go-article-next": Case(lambda s, _: s.claim.text.startswith("A gale")),
    "go-article-previous": at(1, "G"),
    "turn-pane-next": focus("card"),
    "turn-pane-previous": focus("queue"),
    "focus-pane-queue": focus("queue"),
    "focus-pane-article": focus("article", "1"),
    "focus-pane-card": focus("card"),
    "scroll-card-on": Case(lambda s, _: card_place(s) > 0, ("j",) * 4),
    "scroll-card-back": Case(lambda s, _: card_place(s) == 0, (*("j",) * 4, "J")),
    "go-seen-in-article": at(1, "2", "j", "j"),
    "focus-pane-article-in-queue": focus("article", "1"),
    "widen-more": Case(lambda s, before: width(s) > before, ("2",), seen=width),
    "widen-less": Case(lambda s, before: width(s) < before, ("2",), seen=width),
    "zoom": Case(lambda s, _: not s.review.query_one("#card-pane").display, ("2",)),
    "fold": Case(lambda s, _: not s.review.query_one("#queue-pane").display, ("1",)),
}  # fmt: skip

LEADING = {
    Mode.VERDICT: ("x",), Mode.VERDICT_REASON: ("X",), Mode.SAID: ("t",), Mode.MATCHES: ("m",),
    Mode.CLAIM: ("c",), Mode.RETYPE: ("c", "t"), Mode.LOOK: ("l",), Mode.THEME: ("l", "t"),
    Mode.TAKE_IN: ("i",),
}  # fmt: skip

# What was pressed before has led there: words are being chosen, the list of matches is open.
ALREADY_THERE = {"leave-in-matches", "go-match-previous"}

# At this height a card with matches is longer than its pane.
HEIGHTS = {"page-on", "page-back", "scroll-card-on", "scroll-card-back"}


def keys_of(name: str) -> list[tuple[str, str]]:
    return [(name, key) for key in NAMES[name].keys]


def full_desk(path: Path) -> None:
    """The ferry's claims, one of them with matches and one with evidence, and another article."""
    gale = split_of(
        "A gale closed the strait.", [Said("A gale closed the strait")], path="gale.txt"
    )
    with open_desk(path, clock=ticking_clock()) as desk:
        desk.add_article(ferry_with_ledger(), actor="tests")
        desk.add_prior_claims(PRIORS, actor="tests")
        desk.add_article(gale, actor="tests")
        fares = claim_ids(desk)[4]
        desk.save_suggestions(fares, fares_matches(fares))
        add_evidence(desk, claim_ids(desk)[1], actor="kim", url=URL, title="the ledger")


@pytest.fixture(autouse=True)
def browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    addresses: list[str] = []
    monkeypatch.setattr(opening, "has_browser", lambda: True)
    monkeypatch.setattr(opening, "open_in_browser", addresses.append)
    return addresses


def test_there_is_a_case_for_every_action() -> None:
    assert sorted(CASES) == sorted(NAMES)


@pytest.mark.usefixtures("no_suggestions")
@pytest.mark.parametrize(("name", "key"), [pair for name in NAMES for pair in keys_of(name)])
async def test_the_key_does_what_its_action_says(tmp_path: Path, name: str, key: str) -> None:
    case, action = CASES[name], NAMES[name]
    full_desk(tmp_path / "desk.db")
    size = (140, 12 if name in HEIGHTS else 40)
    async with reviewing(tmp_path / "desk.db", size=size) as session:
        await session.press(*case.before)
        if name not in ALREADY_THERE and action.mode is not session.review.mode:
            await session.press(*LEADING.get(action.mode, ()))
        before = case.seen(session)
        await session.press(key)
        await session.press(*case.after)
        assert case.sees(session, before), session.text()


def on_screen(screen: SideScreen) -> list[tuple[str, Action]]:
    return [(key, action) for action in screen.actions() for key in action.keys]


@pytest.mark.usefixtures("no_suggestions")
@pytest.mark.parametrize("letter", ["a", "s", "d", "h"])
async def test_no_key_that_a_screen_beside_the_review_has_is_without_effect(
    tmp_path: Path, letter: str
) -> None:
    full_desk(tmp_path / "desk.db")
    async with reviewing(tmp_path / "desk.db", size=(100, 12)) as session:
        await session.press("v", "l", letter)
        screen = session.app.screen
        assert isinstance(screen, SideScreen)
        for key, action in on_screen(screen):
            if action.name in {"go", "page"}:
                # From the place where there is room to move in its direction.
                await session.press(
                    "G" if action.argument in {"previous", "first", "back"} else "g"
                )
            before = shown(session)
            await session.press(key)
            assert shown(session) != before, (letter, key)
            if session.app.screen is not screen and not isinstance(session.app.screen, SideScreen):
                await session.press("escape")
            if session.app.screen is not screen:
                session.review.choose("", "")
                await session.press("l", letter)
            while session.app.screen.mode is not Mode.SCREENS:  # type: ignore[attr-defined]
                await session.press("escape")
            screen = session.app.screen  # type: ignore[assignment]


def shown(session: Session) -> tuple[object, ...]:
    screen = session.app.screen
    return (screen, session.text(), session.app.clipboard, getattr(screen, "mode", None))
