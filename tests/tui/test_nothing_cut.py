"""No text is cut without a sign of it, however narrow the screen and however long the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tui.builders import ticking_clock
from tests.tui.driving import Session, reviewing
from tests.tui.test_hostile_text import put
from workbench.store import open_desk

WORDS = 60
LONG = " ".join(f"zab{number:02}" for number in range(WORDS))
LAST = f"zab{WORDS - 1}"

# What a view breaks into lines is whole on the lines under it, or behind its scroll bar.
WRAPPED = ("#article", "#card", "#figures", "#pasted", ".dialog VerticalScroll")
WAYS = {
    "review": (),
    "queue": ("1",),
    "card": ("3",),
    "matches": ("m",),
    "filtered": ("f", *"zab00 zab01 zab02 zab03".replace(" ", "_"), "enter"),
    "reason": ("d",),
    "evidence": ("e",),
    "note given": ("n", *LONG.replace(" ", "_")[:200], "enter"),
    "articles": ("l", "a"),
    "sources": ("l", "s"),
    "dashboard": ("l", "d"),
    "history": ("l", "h"),
    "whose": ("l", "h", "f"),
    "help": ("question_mark",),
    "open": ("o",),
    "choosing": ("c", "a"),
    "retype": ("c", "t"),
    "merge": ("c", "M"),
}


def cut_silently(session: Session) -> list[str]:
    """What is shown of a long text where it ends before the text does, without an ellipsis."""
    screen = session.app.screen
    dialog = [widget.region for widget in screen.query(".dialog")]
    wrapped = [w.region for selector in WRAPPED for w in screen.query(selector)]

    def is_checked(x: int, y: int) -> bool:
        # What a dialog covers is no text that is cut.
        is_seen = not dialog or any(region.contains(x, y) for region in dialog)
        return is_seen and not any(region.contains(x, y) for region in wrapped)

    found = []
    for y, line in enumerate(session.text().split("\n")):
        seen = "".join(letter if is_checked(x, y) else " " for x, letter in enumerate(line))
        for run in re.findall(r"zab\S*(?:[ _-]z\S*)*.{0,3}", seen):
            if LAST not in run and "…" not in run:
                found.append(run)
    return found


@pytest.mark.usefixtures("no_suggestions")
@pytest.mark.parametrize("way", sorted(WAYS))
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_what_there_is_no_room_for_ends_in_an_ellipsis(
    tmp_path: Path, size: tuple[int, int], way: str
) -> None:
    path = tmp_path / "desk.db"
    with open_desk(path, clock=ticking_clock()) as desk:
        for number in range(2):
            put(desk, number, LONG)
    async with reviewing(path, size=size, reviewer=f"kim {LONG}") as session:
        await session.press("G", *WAYS[way])
        assert cut_silently(session) == []
