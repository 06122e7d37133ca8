"""How far a run is: articles done of those known, how many a minute, and the time that is left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def rated_progress(label: str, total: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while the block runs; none where that is no terminal.

    Yields a function that takes how many more are done, and how many more there are than was known.
    """
    if not sys.stderr.isatty() or total < 2:
        yield lambda done, more: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Articles a minute, as they went lately."""

        def render(self, task: Task) -> Text:
            return Text(f"{60 * (task.speed or 0):,.0f} a minute")

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        # What goes to a file or another program goes there, not above the bar.
        redirect_stdout=sys.stdout.isatty(),
    )
    with bar:
        task = bar.add_task(label, total=total)
        known = total

        def step(done: int, more: int) -> None:
            nonlocal known
            known += more
            bar.update(task, advance=done, total=known)

        yield step
