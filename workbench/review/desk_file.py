"""``workbench.toml`` beside the desk: what holds for everybody who works at it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from workbench.errors import PolicyError

CONFIG_NAME: Final = "workbench.toml"

_Table = TypeVar("_Table", bound=BaseModel)


def load_table(desk_path: Path, name: str, model: type[_Table], documented: str) -> _Table:
    """The table ``[name]`` of the file beside the desk; the defaults where there is none.

    Args:
        documented: the page that explains the table, for the sentence of an error.

    Raises:
        PolicyError: the file is not TOML, or a value is one that the table cannot have.
    """
    path = desk_path.resolve().parent / CONFIG_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return model()
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError(f"{path} cannot be read ({error})", "mend it or remove it") from None
    try:
        table: Any = tomllib.loads(text).get(name, {})
        return model.model_validate(table)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"{path} is not TOML ({error})", "mend it or remove it") from None
    except ValidationError as error:
        fields = ", ".join(".".join(map(str, one["loc"])) or name for one in error.errors())
        raise PolicyError(
            f"{path} has a value that [{name}] cannot take ({fields})", f"see {documented}"
        ) from None
