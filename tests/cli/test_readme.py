"""The README's run is executed: every command works and prints what the README shows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import FIXTURES, SEED

README = Path(__file__).resolve().parents[2] / "README.md"
BLOCK = re.compile(r"<!-- run -->\n```console\n(.*?)```", re.DOTALL)


class Step(NamedTuple):
    """A command of the README and what it is said to print."""

    command: str
    expected: str


def steps() -> list[Step]:
    lines = "".join(BLOCK.findall(README.read_text(encoding="utf-8"))).splitlines()
    found: list[Step] = []
    for line in lines:
        if line.startswith("$ "):
            found.append(Step(line[2:], ""))
        elif found:
            found[-1] = Step(found[-1].command, f"{found[-1].expected}{line}\n")
    return found


def matches(expected: str, printed: str) -> bool:
    """Whether ``printed`` is as shown; ``…`` stands for anything, as in doctest."""
    pattern = ".*".join(re.escape(part) for part in expected.rstrip().split("…"))
    return re.fullmatch(pattern, printed.rstrip(), re.DOTALL) is not None


def test_the_commands_of_the_readme_run_as_shown(tmp_path: Path) -> None:
    shutil.copy(SEED, tmp_path)
    shutil.copy(FIXTURES / "prior-claims.jsonl", tmp_path)
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "WORKBENCH_REVIEWER": "kim",
        "PYTHONIOENCODING": "utf-8",
    }
    environment.pop("WORKBENCH_DB", None)
    ran = steps()
    assert len(ran) >= 10
    for command, expected in ran:
        program = shlex.split(command)[0]
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        told = done.stdout + done.stderr
        assert done.returncode == 0, f"$ {command}\n{told}"
        assert program in {"workbench", "export", "head"}
        if expected:
            assert matches(expected, told), f"$ {command}\n{told}\n--- shown:\n{expected}"
    assert (tmp_path / "verdicts.csv").read_bytes().startswith(b"claim_id,verdict,")


@pytest.mark.parametrize("command", ["make review", "make test"])
def test_the_two_commands_of_the_readme_are_targets_of_the_makefile(command: str) -> None:
    assert command in README.read_text(encoding="utf-8")
    makefile = README.with_name("Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{command.split()[1]}:", makefile, re.MULTILINE)
