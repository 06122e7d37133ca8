"""Letters over what can be gone to: press one, and be there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.jumping import Target


class JumpScreen(ModalScreen[None]):
    """A letter on each target; the screen beneath is seen between them.

    Args:
        targets: by the letter that goes there.
        go: called with the target whose letter was pressed.
    """

    AUTO_FOCUS = ""
    NAME: ClassVar = "jump"

    def __init__(self, targets: Sequence[tuple[str, Target]], go: Callable[[Target], None]) -> None:
        super().__init__()
        self.targets = dict(targets)
        self._go = go

    def compose(self) -> ComposeResult:
        """The letters, each where its target is."""
        for letter, target in self.targets.items():
            label = Static(letter, classes="jump-label", markup=False)
            label.absolute_offset = None
            label.styles.offset = (target.x, target.y)
            yield label

    def take_paste(self, text: str) -> None:
        """Pasted text is no letter."""

    async def take_key(self, event: events.Key) -> bool:
        """Go to the target of the letter; any other key leaves."""
        target = self.targets.get(event.character or "")
        self.dismiss(None)
        if target is not None:
            self._go(target)
        return True
