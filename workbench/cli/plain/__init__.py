"""Plain mode: the review as lines in and lines out, with the keys of the screen."""

from workbench.cli.plain.running import run_plain

__all__ = ["run_plain"]
