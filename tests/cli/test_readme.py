"""The runs of the README and of the how-to pages: every command works and prints what is shown."""

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

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PAGES = (("export", 10), ("claimreview", 10), ("annotated-article", 8), ("audit-report", 2))
BLOCK = re.compile(r"<!-- run -->\n```console\n(.*?)```", re.DOTALL)


class Step(NamedTuple):
    """A command of the README and what it is said to print."""

    command: str
    expected: str


def steps(page: Path) -> list[Step]:
    lines = "".join(BLOCK.findall(page.read_text(encoding="utf-8"))).splitlines()
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


def run_as_shown(page: Path, folder: Path, programs: set[str]) -> int:
    """Run the commands of a page one after the other; how many there were."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "WORKBENCH_REVIEWER": "kim",
        "PYTHONIOENCODING": "utf-8",
    }
    environment.pop("WORKBENCH_DB", None)
    ran = steps(page)
    for command, expected in ran:
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        told = done.stdout + done.stderr
        assert done.returncode == 0, f"$ {command}\n{told}"
        assert shlex.split(command)[0] in programs
        if expected:
            assert matches(expected, told), f"$ {command}\n{told}\n--- shown:\n{expected}"
    return len(ran)


def test_the_commands_of_the_readme_run_as_shown(tmp_path: Path) -> None:
    shutil.copy(SEED, tmp_path)
    shutil.copy(FIXTURES / "prior-claims.jsonl", tmp_path)
    assert run_as_shown(README, tmp_path, {"workbench", "export", "head"}) >= 10
    assert (tmp_path / "verdicts.csv").read_bytes().startswith(b"claim_id,verdict,")


@pytest.mark.parametrize(("page", "least"), PAGES)
def test_the_commands_of_a_how_to_page_run_as_shown_on_the_starter_desk(
    tmp_path: Path, page: str, least: int
) -> None:
    shutil.copy(ROOT / "claims.db", tmp_path)
    programs = {"workbench", "cut", "cat", "cmp", "grep", "printf"}
    assert run_as_shown(ROOT / "docs" / f"{page}.md", tmp_path, programs) >= least


@pytest.mark.parametrize("command", ["make review", "make test"])
def test_the_two_commands_of_the_readme_are_targets_of_the_makefile(command: str) -> None:
    assert command in README.read_text(encoding="utf-8")
    makefile = README.with_name("Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{command.split()[1]}:", makefile, re.MULTILINE)
