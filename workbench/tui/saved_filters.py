"""Filters that are kept under a name, in ``workbench-filters.json`` beside the desk."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

from workbench.errors import WorkbenchError
from workbench.export.atomic import whole_file

FILE_NAME: Final = "workbench-filters.json"
"""Beside ``workbench.toml``, which is the user's own and never written."""

_NAME: Final = re.compile(r"[\w-]{1,40}")


class SavedFilters:
    """The saved filters of the desk at ``desk_path``. Every call reads the file anew."""

    def __init__(self, desk_path: Path) -> None:
        self.path = desk_path.resolve().parent / FILE_NAME

    def all(self) -> dict[str, str]:
        """The text of each filter by its name, by name.

        Raises:
            WorkbenchError: the file cannot be read, or is not as it is written here.
        """
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            raise WorkbenchError(
                f"{self.path} cannot be read ({error})", "mend it or remove it"
            ) from None
        if not isinstance(kept, dict) or not all(isinstance(one, str) for one in kept.values()):
            raise WorkbenchError(f"{self.path} holds no filters", "mend it or remove it")
        return {name: kept[name] for name in sorted(kept) if _NAME.fullmatch(name)}

    def text_of(self, name: str) -> str:
        """The filter of this name. Raises WorkbenchError."""
        text = self._kept(name)[name]
        if _names_another(text):
            raise WorkbenchError(f"The saved filter “{name}” names another", "save it anew")
        return text

    def keep(self, name: str, text: str) -> None:
        """Keep a filter under a name, in the place of one that has it.

        Raises:
            WorkbenchError: the name is none, there is nothing to keep, or it cannot be written.
        """
        if not _NAME.fullmatch(name):
            raise WorkbenchError(
                f"“{name}” is no name for a filter", "use up to 40 letters, digits, - and _"
            )
        text = " ".join(text.split())
        if not text:
            raise WorkbenchError("There is no filter to save", "filter the queue first (f)")
        if _names_another(text):
            raise WorkbenchError(
                "A saved filter cannot name another", "write out what that one says"
            )
        self._write(self.all() | {name: text})

    def remove(self, name: str) -> None:
        """Forget the filter of this name. Raises WorkbenchError."""
        kept = self._kept(name)
        del kept[name]
        self._write(kept)

    def _kept(self, name: str) -> dict[str, str]:
        """All of them. Raises WorkbenchError where none has this name."""
        kept = self.all()
        if name not in kept:
            known = ", ".join(kept) or "none yet"
            raise WorkbenchError(f"No filter is saved as “{name}”", f"there are: {known}")
        return kept

    def _write(self, kept: dict[str, str]) -> None:
        with whole_file(self.path) as file:
            file.write(json.dumps(kept, indent=1, sort_keys=True) + "\n")


def _names_another(text: str) -> bool:
    return any(word.startswith("@") for word in text.split())
