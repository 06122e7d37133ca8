"""What the screen remembers, in a file that people write in, too."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import WorkbenchError
from workbench.tui.settings import Settings, load_settings, settings_path


def test_without_a_file_it_is_a_first_session(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "settings.toml")
    assert (settings.theme, settings.keys, settings.first_steps_done) == ("dark", {}, False)
    assert not (tmp_path / "settings.toml").exists()


def test_what_is_remembered_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    settings = load_settings(path)
    settings.remember("theme", "contrast")
    settings.remember("first_steps_done", True)
    again = load_settings(path)
    assert (again.theme, again.first_steps_done) == ("contrast", True)


WRITTEN = """# mine
theme = "light"   # for the day

[keys] # vi
undo = ["z", "ctrl+z"]
# theme = "dark"
go-next = "n"
"""


def test_what_a_person_wrote_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(WRITTEN, encoding="utf-8")
    settings = load_settings(path)
    assert settings.keys == {"undo": ("z", "ctrl+z"), "go-next": ("n",)}
    settings.remember("first_steps_done", True)
    settings.remember("theme", "monochrome")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# mine"
    assert lines[-4:] == WRITTEN.splitlines()[-4:]
    assert load_settings(path).keys == settings.keys
    assert load_settings(path).theme == "monochrome"


def test_a_file_of_comments_alone_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("# nothing yet\n", encoding="utf-8")
    load_settings(path).remember("theme", "light")
    assert path.read_text(encoding="utf-8") == '# nothing yet\ntheme = "light"\n'


def test_a_file_that_cannot_be_changed_line_by_line_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    text = 'theme = """light"""\n"first_steps_done" = false\n'
    path.write_text(text, encoding="utf-8")
    settings = load_settings(path)
    with pytest.raises(WorkbenchError, match="write first_steps_done = true into it by hand"):
        settings.remember("first_steps_done", True)
    assert path.read_text(encoding="utf-8") == text
    assert settings.first_steps_done, "it counts until the end"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("", encoding="utf-8")
    link = tmp_path / "settings.toml"
    link.symlink_to(real)
    load_settings(link).remember("theme", "light")
    assert link.is_symlink()
    assert load_settings(real).theme == "light"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = Settings(tmp_path / "file" / "settings.toml")
    with pytest.raises(WorkbenchError, match=r"cannot be (read|written)"):
        settings.remember("theme", "light")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('theme = "pink"', "make it one of dark, light, contrast, monochrome"),
        ('first_steps_done = "yes"', "make it true or false"),
        ("keys = 3", r"make it a table: \[keys\]"),
        ("[keys]\nundo = 3", "gives undo something that is no key"),
        ("[keys]\nundo = []", "gives undo something that is no key"),
        ("[keys]\nundo = [1]", "gives undo something that is no key"),
        ("colour = 1", "has a setting “colour”, which is none"),
        ("theme = ", "is not TOML"),
        pytest.param(f"theme = {'9' * 5000}", "is not TOML", id="a number without end"),
        pytest.param(f"theme = {'[' * 5000}", "is not TOML", id="lists without end"),
    ],
)
def test_what_is_wrong_in_the_file_is_told(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WorkbenchError, match=sentence):
        load_settings(path)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(WorkbenchError, match="is not TOML"):
        load_settings(path)


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"WORKBENCH_SETTINGS": "/s/mine.toml", "XDG_CONFIG_HOME": "/x"}, "/s/mine.toml"),
        ({"XDG_CONFIG_HOME": "/x"}, "/x/workbench/settings.toml"),
        ({"XDG_CONFIG_HOME": "x", "HOME": "/h"}, "/h/.config/workbench/settings.toml"),
        ({"HOME": "/h"}, "/h/.config/workbench/settings.toml"),
    ],
)
def test_where_the_settings_are(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], wanted: str
) -> None:
    for name in ("WORKBENCH_SETTINGS", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert settings_path() == Path(wanted)


NAMES = st.sampled_from(["theme", "first_steps_done", "other"])
VALUES = st.sampled_from(['"light"', '"dark"', "true", "false", "[1,\n 2]", '"""a\ntheme = 1"""'])


@given(st.lists(st.tuples(NAMES, VALUES), unique_by=lambda pair: pair[0]), st.booleans())
def test_a_setting_is_changed_alone_or_not_at_all(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, str]], with_table: bool
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    text = "\n".join(f"{name} = {value}" for name, value in lines)
    text += '\n[keys]\ntheme = "t"\n' if with_table else "\n"
    path.write_text(text, encoding="utf-8")
    before = tomllib.loads(text)
    try:
        Settings(path).remember("theme", "contrast")
    except WorkbenchError:
        assert path.read_text(encoding="utf-8") == text
    else:
        after = tomllib.loads(path.read_text(encoding="utf-8"))
        assert after == before | {"theme": "contrast"}
    assert os.listdir(path.parent) == ["settings.toml"]
