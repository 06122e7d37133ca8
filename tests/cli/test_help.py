from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.conftest import Run
from workbench import __version__
from workbench.cli.help_text import HELP_FILE, render


def test_the_kept_help_is_what_the_command_line_says() -> None:
    assert HELP_FILE.read_text(encoding="utf-8") == render(), "run `make help-text`"


def test_help_imports_neither_the_command_line_library_nor_anything_heavy() -> None:
    code = (
        "import sys; sys.argv = ['workbench', '--help']\n"
        "from workbench.cli import main\n"
        "main()\n"
        "heavy = {'typer', 'pydantic', 'textual', 'rich', 'spacy', 'numpy', 'sqlite3'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage: workbench" in ran.stdout
    assert ran.stderr.strip() == "[]"


@pytest.mark.parametrize("command", ["list", "show", "history", "export", "audit sources"])
def test_commands_on_a_desk_import_no_language_model(desk: object, command: str) -> None:
    arguments = command.split()
    arguments += {"show": ["1"], "export": ["-"]}.get(command, [])
    code = (
        "import sys\n"
        "from workbench.cli.app import run\n"
        f"code = run({arguments!r})\n"
        "heavy = {'spacy', 'numpy', 'sqlite_utils', 'textual'}\n"
        "print(code, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr.strip().splitlines()[-1] == "0 []"


def test_the_version_is_printed(workbench: Run) -> None:
    ran = workbench("--version")
    assert (ran.code, ran.out) == (0, f"workbench {__version__}\n")


def test_an_unknown_command_ends_with_two_and_says_so(workbench: Run) -> None:
    ran = workbench("verdcit")
    assert ran.code == 2
    assert "verdcit" in ran.err


def test_the_desk_may_be_named_before_or_after_the_command(workbench: Run, desk: object) -> None:
    import shutil

    shutil.move("claims.db", "other.db")
    before = workbench("--db", "other.db", "list")
    after = workbench("list", "--db", "other.db")
    assert before.code == after.code == 0
    assert before.out == after.out
