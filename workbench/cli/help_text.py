"""The kept text of ``workbench --help``, made by ``python -m workbench.cli.help_text``."""

from __future__ import annotations

from pathlib import Path

HELP_FILE = Path(__file__).with_name("help.txt")
WIDTH = 80


def render() -> str:
    """The help of the whole program as Typer writes it, ``WIDTH`` columns wide."""
    import typer

    from workbench.cli.app import app

    command = typer.main.get_command(app)
    with command.make_context("workbench", [], resilient_parsing=True) as context:
        context.terminal_width = WIDTH
        context.max_content_width = WIDTH
        return command.get_help(context) + "\n"


if __name__ == "__main__":
    HELP_FILE.write_text(render(), encoding="utf-8")
