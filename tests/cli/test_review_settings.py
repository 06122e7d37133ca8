"""``workbench review`` with settings that cannot be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.desks import harbor_desk
from workbench.cli.app import run


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '[keys]\nundo = "v"\n',
            "The settings give the key v both to verdict-verified and to undo: "
            "give one of them another key.\n",
        ),
        (
            '[keys]\nundoo = "z"\n',
            "The settings give a key to “undoo”, which is no action: perhaps undo is meant.\n",
        ),
    ],
)
def test_a_clash_of_keys_is_one_sentence_and_exit_2(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str,
    sentence: str,
) -> None:
    path = tmp_path / "desk.db"
    harbor_desk(path).close()
    settings = tmp_path / "settings.toml"
    settings.write_text(text, encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(settings))
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    before = path.read_bytes()
    assert run(["review", "--db", str(path), "--reviewer", "kim"]) == 2
    assert capsys.readouterr() == ("", sentence)
    assert path.read_bytes() == before
