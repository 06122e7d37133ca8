"""What the views of the panes have in common: they repaint only the lines that changed."""

from __future__ import annotations

from typing import Any, Self

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip


class PaneView(ScrollView, can_focus=True):
    """A view that draws itself line by line, only those in view, and takes the focus.

    What a subclass draws is ``draw_line``; after a change of what is shown it calls
    ``repaint_changed``, or ``refresh`` where every line is another one.
    """

    ALLOW_SELECT = False

    # Textual lays the whole screen out anew for every other length of what scrolls here. That
    # moves no widget: the bar is told, and asks for a layout itself where it comes or goes.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def watch_virtual_size(self, size: Size) -> None:
        """Fit the scroll bar to what there is to scroll."""
        self._scroll_update(size)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: dict[int, Strip] = {}
        self._drawn_as: object = None
        self._base: Style | None = None
        self._component_looks: dict[str, Style] = {}

    def draw_line(self, y: int) -> Strip:
        """The line at ``y`` (0-based) of the lines in view."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen, unless it is drawn already."""
        drawn_as = (self.size, self.scroll_offset)
        if drawn_as != self._drawn_as:
            self._drawn.clear()
            self._drawn_as = drawn_as
        if y not in self._drawn:
            self._drawn[y] = self.draw_line(y)
        return self._drawn[y]

    def repaint_changed(self) -> None:
        """Have those lines painted anew that look different now.

        To lay styles over all lines of three panes costs several times what drawing them does.
        """
        if self._drawn_as != (self.size, self.scroll_offset):
            self.refresh()
            return
        for y, before in list(self._drawn.items()):
            now = self.draw_line(y)
            if now != before:
                self._drawn[y] = now
                super().refresh(Region(0, y, self.size.width, 1))

    def refresh(self, *regions: Region, **how: Any) -> Self:
        """Have the view painted anew, all of it or ``regions``."""
        if not regions:
            self._drawn.clear()
        return super().refresh(*regions, **how)

    def notify_style_update(self) -> None:
        """Draw anew: the styles have changed."""
        super().notify_style_update()
        self._drawn.clear()
        self._base = None
        self._component_looks.clear()

    @property
    def base(self) -> Style:
        """The style of the view itself. Textual works it out anew each time it is asked for."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def component(self, name: str) -> Style:
        """The style of a component class, to be laid over another."""
        if name not in self._component_looks:
            self._component_looks[name] = self.get_component_rich_style(name, partial=True)
        return self._component_looks[name]

    def on_focus(self, event: events.Focus) -> None:
        """Take the focus without being painted anew: no line of a view shows it."""
        event.prevent_default()
        self.has_focus = True
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        """Lose the focus, in the same way."""
        event.prevent_default()
        self.has_focus = False
        if self.parent is not None:
            self.parent.post_message(events.DescendantBlur(self))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Leave the styles: the focus is shown by the frame of the pane, by no style of a view.

        Textual would work out those of every component of the view anew, each time that the
        reviewer goes from pane to pane.
        """
