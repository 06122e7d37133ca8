"""The how-to page shows what the commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.audit.newsroom import newsroom
from tests.audit.test_reports import wire_desk
from tests.cli.conftest import Run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "audit.md"


def test_the_page_on_audits_shows_what_the_commands_print(workbench: Run, tmp_path: Path) -> None:
    newsroom(tmp_path / "claims.db").close()
    blocks = re.findall(r"^```console\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    shown = [
        command for block in blocks for command in re.split(r"^\$ workbench ", block, flags=re.M)
    ]
    for command in filter(None, shown):
        line, _, output = command.partition("\n")
        ran = workbench(*shlex.split(line))
        assert ran.out.rstrip("\n") == output.rstrip("\n"), line


def test_the_page_shows_how_wire_copy_is_counted(workbench: Run, tmp_path: Path) -> None:
    wire_desk(tmp_path / "claims.db").close()
    (shown,) = re.findall(r"^```text\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    assert workbench("audit", "origins").out == shown
