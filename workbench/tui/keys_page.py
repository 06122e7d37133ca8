"""The kept page of all actions with their names and keys: ``docs/keys.md``.

``python -m workbench.tui.keys_page docs/keys.md`` writes it anew from the action table.
"""

from __future__ import annotations

import sys
from pathlib import Path

from workbench.tui.actions import ActionTable
from workbench.tui.keymap import action_ids
from workbench.tui.keys import key_name

_HEAD = """# Actions, and their names in the settings

`settings.toml` (docs/review.md, *Themes and keys*) gives an action other keys by its name:

    [keys]
    undo = ["u", "ctrl+z"]
    go-next = "n"

| name | usual keys | what it does |
|---|---|---|
"""


def keys_page() -> str:
    """The page as Markdown, one row an action in the order of the help."""
    table = ActionTable()
    rows = []
    for name, action in zip(action_ids(table.actions), table.actions, strict=True):
        first = table.first_keys(action.mode)
        keys = ", ".join(f"`{first}{key_name(key)}`" for key in action.keys)
        rows.append(f"| `{name}` | {keys} | {action.help} |")
    return _HEAD + "\n".join(rows).replace("`|`", "`\\|`") + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(keys_page(), encoding="utf-8")
