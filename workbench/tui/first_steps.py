"""The line for a first session: three steps, each ticked off by what the desk says was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from workbench.tui.actions import ActionTable, Mode
from workbench.tui.marks import QUIET, Marks

if TYPE_CHECKING:
    from workbench.store import Desk


def steps_done(desk: Desk, reviewer: str) -> tuple[bool, bool, bool]:
    """Whether the desk has an article, and the reviewer gave a verdict and took one back."""
    return (
        _is_there(desk, "SELECT 1 FROM articles LIMIT 1"),
        _is_there(desk, _DONE, reviewer, "verdict_given"),
        _is_there(desk, _DONE, reviewer, "undone"),
    )


_DONE = "SELECT 1 FROM events WHERE actor = ? AND action = ? LIMIT 1"


def _is_there(desk: Desk, question: str, *values: str) -> bool:
    return desk.connection.execute(question, values).fetchone() is not None


def steps_words(done: tuple[bool, bool, bool], table: ActionTable, marks: Marks) -> Content:
    """The steps with their keys, those that are done ticked off."""
    giving = [action for action in table.actions if action.name == "verdict"][:2]
    verdict_keys = "/".join(table.written(action, ascii_only=marks.ascii) for action in giving)
    steps = (
        f"an article ({table.keys_of('take_in_keys', ascii_only=marks.ascii)})",
        f"a verdict ({verdict_keys})",
        f"undo it ({table.keys_of('undo', ascii_only=marks.ascii)})",
    )
    tick = "+" if marks.ascii else "✓"
    parts: list[tuple[str, str]] = [("First: ", "bold")]
    for number, (step, is_done) in enumerate(zip(steps, done, strict=True), start=1):
        lead = tick if is_done else str(number)
        parts.append((f"{lead} {step}  ", QUIET if is_done else "bold"))
    leave = table.keys_of("leave", ascii_only=marks.ascii, mode=Mode.REVIEW)
    parts.append((f"{leave} hides this", QUIET))
    return Content.assemble(*parts)
