"""The program: its commands, its global options, and how errors become sentences."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer

from workbench import __version__
from workbench.cli import (
    articles,
    audits,
    backups,
    bundles,
    by_hand,
    claims,
    desk,
    exports,
    imports,
    linting,
    matches,
    pages,
    reindexing,
    second_review,
    serve,
    verdicts,
    watch,
)
from workbench.errors import WorkbenchError

_SECTIONS = (
    articles,
    watch,
    claims,
    serve,
    verdicts,
    by_hand,
    second_review,
    matches,
    imports,
    reindexing,
    exports,
    bundles,
    linting,
    pages,
    audits,
    backups,
    desk,
)

app = typer.Typer(
    name="workbench",
    help=(
        "A fact-checker's desk: articles in, checkable claims with their sources out, "
        "verdicts key by key, exports and audits. Everything stays in one SQLite file."
    ),
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

for _section in _SECTIONS:
    _section.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"workbench {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    db: Annotated[
        str | None,
        typer.Option("--db", metavar="FILE", help="The desk, for every command that uses one."),
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", metavar="NAME", help="Who gives the verdicts.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks; anywhere.")] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version and end."
        ),
    ] = False,
) -> None:
    """Take the options that may stand before the command as well as after it."""
    given = {name: value for name, value in (("db", db), ("reviewer", reviewer)) if value}
    if given:
        context.default_map = _defaults_for(context.command, given)


def _defaults_for(command: Any, given: dict[str, str]) -> dict[str, Any]:
    """``given`` as defaults of every command below ``command``, groups included."""
    return {
        name: given | _defaults_for(child, given) if hasattr(child, "commands") else given
        for name, child in command.commands.items()
    }


def run(arguments: list[str]) -> int:
    """Run ``workbench`` with ``arguments``; return the exit code.

    0: done. 1: done, and something was found (``doctor``). 2: bad input, told in one
    sentence on standard error, with the desk as it was.
    """
    debug = "--debug" in arguments
    try:
        result = app([a for a in arguments if a != "--debug"], standalone_mode=False)
    except WorkbenchError as error:
        if debug:
            raise
        _complain(str(error))
        return 2
    except typer.Abort:
        _complain("Stopped.")
        return 130
    except BrokenPipeError:
        # The reader of our output went away (``| head``); nothing is left to be said.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
        return 0
    except Exception as error:
        if debug:
            raise
        code = _click_code(error)
        if code is not None:
            return code
        if _comes_from_the_disk(error):
            _complain(
                f"The desk cannot be used just now ({error}); it keeps what was confirmed: check "
                "the disk and its rights, close other programs that use it, and do it again."
            )
            return 2
        _complain(
            f"Something went wrong inside workbench ({type(error).__name__}); the desk keeps "
            "what was confirmed. Run the command again with --debug and report what it prints."
        )
        return 2
    return result if isinstance(result, int) else 0


def _comes_from_the_disk(error: Exception) -> bool:
    """Whether SQLite was kept from reading: by the disk, its rights or another program."""
    if type(error).__module__ != "sqlite3":
        return False
    from workbench.store.outer_causes import is_outer

    return is_outer(error)


def _click_code(error: Exception) -> int | None:
    """Show a usage error the way the command line library does; its exit code, or ``None``."""
    show = getattr(error, "show", None)
    code = getattr(error, "exit_code", None)
    if show is None or not isinstance(code, int):
        return None
    show(file=sys.stderr)
    return code


def _complain(sentence: str) -> None:
    from workbench.display import one_line

    print(one_line(sentence), file=sys.stderr)
