"""The review screen in the terminal."""

from workbench.tui.app import ReviewApp, run_review

__all__ = ["ReviewApp", "run_review"]
