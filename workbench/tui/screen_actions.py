"""The actions that lead to other screens, to the world outside, and to any place by a letter."""

from __future__ import annotations

from typing import Final

from workbench.tui.keys import Action, Mode
from workbench.tui.themes import THEMES


def _look(
    name: str, key: str, help_: str, rank: int, label: str, argument: str | None = None
) -> Action:
    return Action(name, (key,), help_, "Screens", label, argument, Mode.LOOK, rank=rank)


_LOOK = (
    Action("look_keys", ("l",), "look at another screen, then its letter", "Screens",
           "look…", rank=12),
    _look("look", "a", "articles: progress, outlet, date; take one in", 1, "articles", "articles"),
    _look("look", "s", "sources: who is quoted, and how it holds up", 2, "sources", "sources"),
    _look("look", "d", "dashboard: verdicts, progress, disputed shares", 3, "dashboard",
          "dashboard"),
    _look("look", "h", "history: the event log, newest first", 4, "history", "history"),
    _look("look", "r", "review: back to the queue", 5, "review", "review"),
    _look("theme_keys", "t", "theme, then its letter", 6, "theme…"),
)  # fmt: skip

_THEMES = tuple(
    Action("theme", (theme.key,), f"theme: {theme.label}", "Screens", theme.label, theme.name,
           Mode.THEME, rank=rank)
    for rank, theme in enumerate(THEMES, start=1)
)  # fmt: skip


def _take_in(key: str, help_: str, rank: int, label: str, argument: str) -> Action:
    return Action("take_in", (key,), help_, "Screens", label, argument, Mode.TAKE_IN, rank=rank)


_TAKE_IN = (
    Action("take_in_keys", ("i",), "take in an article or earlier fact-checks, then its letter",
           "Screens", "take in…", rank=18),
    _take_in("o", "open a text or Markdown file", 1, "open a file", "file"),
    _take_in("p", "paste the text of an article", 2, "paste", "paste"),
    _take_in("i", "import fact-checks (CSV, JSON lines, ClaimReview)", 3,
             "import fact-checks", "priors"),
)  # fmt: skip

_PLACES = (
    Action("jump", ("ctrl+o",), "letters on panes and claims: press one to go there", "Moving",
           "jump", rank=19),
    Action("open_url", ("o",), "open evidence or article in the browser", "Work", "open", rank=20),
    Action("copy", ("y",), "copy the statement", "Work", "copy", "statement", rank=21),
    Action("copy", ("Y",), "copy the quotation", "Work", "", "quote"),
    Action("choose", ("enter",), "go to what the row is about", "Screens", "go there",
           mode=Mode.SCREENS, rank=1),
    Action("turn_groups", ("b",), "sources: rows by source, outlet or month in turn", "Screens",
           "by…", mode=Mode.SCREENS, rank=2),
    Action("turn_figures", ("O",),
           "sources: next order: claims, verdicts, single origin, name, last seen", "Screens",
           "order", mode=Mode.SCREENS, rank=3),
)  # fmt: skip

SCREEN_ACTIONS: Final = (*_LOOK, *_THEMES, *_TAKE_IN, *_PLACES)
"""In the order of the help."""
