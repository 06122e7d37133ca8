"""``workbench.toml`` beside the desk: what holds for everybody who works at it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from workbench.errors import PolicyError
from workbench.store.configuration import CONFIG_NAME, configuration

_Table = TypeVar("_Table", bound=BaseModel)


def load_table(desk_path: Path, name: str, model: type[_Table], documented: str) -> _Table:
    """The table ``[name]`` of the file beside the desk; the defaults where there is none.

    Args:
        documented: the page that explains the table, for the sentence of an error.

    Raises:
        PolicyError: the file is not TOML, or a value is one that the table cannot have.
    """
    table = configuration(desk_path, name, error=PolicyError)
    try:
        return model.model_validate(table)
    except ValidationError as error:
        fields = ", ".join(".".join(map(str, one["loc"])) or name for one in error.errors())
        path = desk_path.resolve().parent / CONFIG_NAME
        raise PolicyError(
            f"{path} has a value that [{name}] cannot take ({fields})", f"see {documented}"
        ) from None
