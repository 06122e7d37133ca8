"""One script of actions, on the screen and in plain lines: the event logs are the same."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from tests.tui.builders import PRIORS, START, Said, ferry_split, split_of
from tests.tui.driving import TODAY, Session
from workbench.cli.plain import queue
from workbench.cli.plain.running import PlainReview
from workbench.cli.plain.talk import Talk
from workbench.models import Event
from workbench.review import suggest
from workbench.store import ClaimFilter, Desk, open_desk, state
from workbench.store.doctor import examine
from workbench.tui import ReviewApp
from workbench.tui.screens.desk import DeskScreen


@dataclass(frozen=True)
class Step:
    """One action: keys of the screen (or text typed there), and lines of plain mode."""

    screen: tuple[str, ...]
    plain: str


def press(*keys: str, plain: str) -> Step:
    return Step(keys, plain)


def the_same(*keys: str) -> Step:
    return Step(keys, " ".join(keys))


WEATHER = split_of(
    "A gale closed the strait on Friday. The mayor of Harrow said the pier was safe.",
    [
        Said("A gale closed the strait on Friday"),
        Said("the pier was safe", source="The mayor of Harrow", cue="said", name="Mayor of Harrow"),
    ],
    title="Gale",
    path="gale.txt",
)

SCRIPT = [
    the_same("v"),
    press("d", "type:wrong number: 4,100, not 4,200\n", plain="d wrong number: 4,100, not 4,200"),
    press("x", "m", plain="xm"),
    the_same("u"),
    press("ctrl+r", plain="redo"),
    press("g", plain="g"),
    the_same("t", "c"),
    the_same("t", "m"),
    the_same("t", "0"),
    press("n", "type:ask the harbour office\n", plain="n\nask the harbour office"),
    press(
        "e",
        "type:https://a.io\n",
        "type:T\n",
        "type:x y\n",
        "type:the harbour office\n",
        "r",
        "tab",
        "p",
        "ctrl+s",
        plain="evidence\nhttps://a.io\nT\nx y\nthe harbour office\nr\np",
    ),
    press("V", "type:official record\n", plain="V official record"),
    the_same("g"),
    the_same("r"),
    the_same("s"),
    the_same("k"),
    press("w", "type:7\n", plain="w 7"),
    press("w", "type:\n", plain="waiting\nw\n"),
    press("x", "o", "type:2023-05-01\n", plain="x o 2023-05-01"),
    press("X", "c", "type:said of another year\n", plain="X c\nsaid of another year"),
    press("slash", "type:fares\n", plain="/fares"),
    press("m", "a", "escape", plain="m\na\n."),
    press("m", "j", "r", "escape", plain="m 2\nr\n."),
    press("escape", plain="."),
    press("f", "type:is:open\n", plain="f is:open"),
    the_same("g"),
    press("x", "u", plain="x\nu"),
    press("escape", plain="."),
    the_same("G"),
    press("left_square_bracket", plain="["),
    press("right_square_bracket", plain="]"),
    press("c", "t", "q", plain="ctq"),
    the_same("c", "t", "n"),
    press("c", "r", "type: last week\n", plain="c r\nA gale closed the strait on Friday last week"),
    press("c", "d", "type:no claim\n", plain="c d no claim"),
    the_same("u"),
    press("c", "m", "type:1\n", "enter", plain="c m\n1\n\n"),
    the_same("u"),
    press(
        "c", "a", *["shift+right"] * 3, "enter", "type: now\n",
        plain="c a A gale closed the\nA gale closed the now",
    ),
    press(
        "c", "s", "shift+right", "enter", "shift+right", "enter", "enter",
        plain="c s\nA gale\nclosed the\n",
    ),
    press("k", plain="back"),
    the_same("v"),
    the_same("g"),
    the_same("b"),
    the_same("b"),
    press("d", "type:both of them\n", "y", plain="d both of them\ny"),
    the_same("u"),
    the_same("b"),
    the_same("G"),
    the_same("B"),
    the_same("v"),
    press("escape", plain="."),
    the_same("v"),
    the_same("y"),
    the_same("u"),
    press("ctrl+r", plain="^r"),
    the_same("O"),
    the_same("g"),
    the_same("r"),
    press("F", "type:save first\n", plain="F\nsave first"),
    press("asterisk", plain="*"),
    press("x", plain="x\nm"),
    press("escape", plain="."),
    the_same("j"),
    press("D", "type:not so\n", plain="D not so"),
]  # fmt: skip


def fixed_desk(path: Path) -> Desk:
    return open_desk(path, clock=lambda: START)


def made_desk(path: Path) -> None:
    with fixed_desk(path) as desk:
        desk.add_article(ferry_split(), actor="tests")
        desk.add_article(WEATHER, actor="tests")
        desk.add_prior_claims(PRIORS, actor="tests")
        for row in desk.claims():
            suggest(desk, row.id)


def keys_of(step: Step) -> Iterator[tuple[str, str | None]]:
    """The keys of a step, one by one, as a terminal sends them."""
    names = {" ": "space", "\n": "enter"}
    for keys in step.screen:
        if keys.startswith("type:"):
            for character in keys.removeprefix("type:"):
                printed = character if character.isprintable() else None
                yield names.get(character, character), printed
        else:
            yield keys, None


async def press_or_type(session: Session, keys: str) -> None:
    if keys.startswith("type:"):
        await session.type(keys.removeprefix("type:"))
    else:
        await session.press(keys)


async def on_the_screen(path: Path, script: list[Step]) -> list[Event]:
    with fixed_desk(path) as desk:
        app = ReviewApp(desk, reviewer="kim", encoding="utf-8", today=lambda: TODAY)
        async with app.run_test(size=(100, 30)) as pilot:
            session = Session(app, pilot, desk)
            await session.settle()
            for has_form, steps in groupby(script, key=lambda step: "e" in step.screen):
                if has_form:
                    # A form of its own takes its keys one by one.
                    for keys in next(steps).screen:
                        await press_or_type(session, keys)
                else:
                    await session.burst(*(key for step in steps for key in keys_of(step)))
        assert examine(desk) == []
        return desk.history()


def in_plain_lines(path: Path, script: list[Step]) -> tuple[list[Event], str]:
    lines = "".join(f"{step.plain}\n" for step in script)
    out = io.StringIO()
    with fixed_desk(path) as desk:
        talk = Talk(io.StringIO(lines), out)
        PlainReview(desk, "kim", ClaimFilter(), talk, today=lambda: TODAY).run()
        assert examine(desk) == []
        return desk.history(), out.getvalue()


async def test_one_script_writes_the_same_log_on_the_screen_and_in_plain_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Prior claims are looked for while the reviewer reads, at no fixed moment; here they are known.
    monkeypatch.setattr(DeskScreen, "_suggest_if_current", lambda screen, claim_id: None)
    monkeypatch.setattr(queue, "suggest", lambda desk, claim_id: [])
    monkeypatch.setattr(state, "new_salt", lambda: "00" * 16)
    made_desk(tmp_path / "screen.db")
    shutil.copy(tmp_path / "screen.db", tmp_path / "plain.db")
    before = len(fixed_desk(tmp_path / "screen.db").history())

    screen = await on_the_screen(tmp_path / "screen.db", SCRIPT)
    plain, told = in_plain_lines(tmp_path / "plain.db", SCRIPT)

    actions = {event.action for event in screen[before:]}
    assert [short(event) for event in plain] == [short(event) for event in screen], told
    assert plain == screen, "hashes and all"
    assert any("also" in (event.new or {}) for event in screen), "several at once"
    assert actions >= {
        "verdict_given", "attribution_verdict_given", "parked", "reopened", "note_added",
        "evidence_added", "match_decided", "undone", "redone", "claim_reworded", "claim_retyped",
        "claim_dropped", "claims_merged", "claim_added", "claim_split",
    }  # fmt: skip


def short(event: Event) -> tuple[object, ...]:
    return (event.action, event.object_id, event.new, event.reason)
