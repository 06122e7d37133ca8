"""Undo and redo: one more event each, per reviewer, read from the log and so over restarts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.models import Event

if TYPE_CHECKING:
    from workbench.store import Desk


@dataclass(frozen=True, slots=True)
class Undone:
    """An action switched off (or on again): the event that did it, and the one it is about."""

    event: Event
    of: Event
    claim_id: str


def undo(desk: Desk, *, actor: str) -> Undone | None:
    """Take back the last action of ``actor`` that still stands; ``None`` where there is none."""
    return _switch(desk, actor, "undone")


def redo(desk: Desk, *, actor: str) -> Undone | None:
    """Do again what ``actor`` took back last, unless something new was done since."""
    return _switch(desk, actor, "redone")


def _switch(desk: Desk, actor: str, action: Literal["undone", "redone"]) -> Undone | None:
    with desk.transaction():
        done, taken_back = desk.undo_stacks(actor)
        stack = done if action == "undone" else taken_back
        if not stack:
            return None
        of = desk.event(stack[-1])
        event = desk.append(
            actor=actor,
            action=action,
            object_id=of.object_id,
            new={"of": of.seq, "action": of.action},
        )
    return Undone(event, of, of.object_id)
