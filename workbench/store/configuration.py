"""``workbench.toml`` beside a desk: what holds for everybody who works on it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from workbench.errors import DeskError, WorkbenchError

CONFIG_NAME: Final = "workbench.toml"


def configuration(
    desk_path: Path, table: str, *, error: type[WorkbenchError] = DeskError
) -> dict[str, Any]:
    """One table of the file beside the desk; empty where the file or the table is not there.

    Raises:
        ``error``: the file cannot be read or is no TOML, or the name is not that of a table.
    """
    path = desk_path.resolve().parent / CONFIG_NAME
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get(table, {})
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as why:
        raise error(f"{path} cannot be read ({why})", "mend it or remove it") from None
    except (ValueError, RecursionError) as why:  # a number of 5,000 digits, lists in lists in …
        raise error(f"{path} is not TOML ({why})", "mend it or remove it") from None
    if not isinstance(found, dict):
        raise error(f"{path} has a value that is no table ({table})", f"write [{table}]")
    return found
