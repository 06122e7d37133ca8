"""What one reviewer's screens are like: theme, keys, and whether the first steps are done.

Kept in ``settings.toml`` in the folder for settings of the system (``$XDG_CONFIG_HOME/workbench``,
``~/.config/workbench``), never beside the desk; ``WORKBENCH_SETTINGS`` names another file. What
the program remembers is written into it line by line, so that what a person wrote there stays.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from workbench.errors import WorkbenchError
from workbench.tui.themes import THEMES, look_named

FILE_VARIABLE: Final = "WORKBENCH_SETTINGS"
_REMEDY: Final = "mend the file or remove it"


@dataclass(slots=True)
class Settings:
    """The settings of one reviewer.

    Attributes:
        path: where they are kept; ``None`` keeps them nowhere.
        keys: the keys of actions that are not to have their usual ones.
        first_steps_done: whether the line for a first session has done its work.
    """

    path: Path | None = None
    theme: str = THEMES[0].name
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first_steps_done: bool = True

    def remember(self, name: str, value: str | bool) -> None:
        """Change one setting here and in the file.

        Raises:
            WorkbenchError: the file cannot be written; the setting counts until the end.
        """
        setattr(self, name, value)
        if self.path is not None:
            _write(self.path, name, value)


def settings_path() -> Path:
    """Where the settings are kept, by the environment."""
    named = os.environ.get(FILE_VARIABLE)
    if named:
        return Path(named)
    folder = os.environ.get("XDG_CONFIG_HOME", "")
    # The specification says that a relative path is to be passed over.
    base = Path(folder) if os.path.isabs(folder) else Path.home() / ".config"
    return base / "workbench" / "settings.toml"


def load_settings(path: Path) -> Settings:
    """The settings in the file at ``path``; where there is none, those of a first session.

    Raises:
        WorkbenchError: the file cannot be read, is no TOML, or a setting is not known.
    """
    table = _read(path)
    settings = Settings(path, first_steps_done=False)
    for name, value in table.items():
        if name == "theme" and isinstance(value, str) and look_named(value):
            settings.theme = value
        elif name == "first_steps_done" and isinstance(value, bool):
            settings.first_steps_done = value
        elif name == "keys" and isinstance(value, dict):
            settings.keys = {action: _keys(path, action, one) for action, one in value.items()}
        elif name in {"theme", "first_steps_done", "keys"}:
            themes = ", ".join(look.name for look in THEMES)
            told = {"theme": f"one of {themes}", "keys": "a table: [keys]"}
            raise WorkbenchError(
                f"{path} has a value for {name} that it cannot have",
                f"make it {told.get(name, 'true or false')}",
            )
        else:
            raise WorkbenchError(
                f"{path} has a setting “{name}”, which is none", "use theme and [keys]"
            )
    return settings


def _keys(path: Path, action: str, value: object) -> tuple[str, ...]:
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not keys or not all(isinstance(key, str) for key in keys):
        raise WorkbenchError(
            f"{path} gives {action} something that is no key", 'write "g", or ["g", "home"]'
        )
    return tuple(keys)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise WorkbenchError(f"{path} cannot be read ({error.strerror})", _REMEDY) from None
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, lists in lists in …
        raise WorkbenchError(f"{path} is not TOML ({error})", _REMEDY) from None


def _write(path: Path, name: str, value: str | bool) -> None:
    """Put ``name = value`` in the file at ``path``, every other line as it was."""
    # Loaded when something is written: the first screen comes without the exports.
    from workbench.export.atomic import whole_file

    before = _read(path)
    written = f'{name} = "{value}"' if isinstance(value, str) else f"{name} = {str(value).lower()}"
    # A link stays one: settings are often kept elsewhere and linked to.
    target = path.resolve()
    try:
        lines = target.read_text(encoding="utf-8").splitlines() if target.exists() else []
        text = "\n".join(_with_line(lines, name, written)) + "\n"
        if not _says(text, before | {name: value}):
            raise WorkbenchError(
                f"{path} is written so that {name} cannot be changed in it",
                f"write {written} into it by hand",
            )
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkbenchError(
            f"{path} cannot be written ({error.strerror}), so this is not remembered",
            "check its rights",
        ) from None
    with whole_file(target) as file:
        file.write(text)


def _says(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _with_line(lines: list[str], name: str, written: str) -> list[str]:
    """``lines`` with one that sets ``name``; before the first table where there was none."""
    first_table = next(
        (place for place, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines)
    )
    for place, line in enumerate(lines[:first_table]):
        if re.match(rf"\s*{name}\s*=", line):
            return [*lines[:place], written, *lines[place + 1 :]]
    return [*lines[:first_table], written, *lines[first_table:]]
