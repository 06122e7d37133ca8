"""One table names every action; keys, footer, help and palette are drawn from it."""

from __future__ import annotations

import inspect

from workbench.review import SCALE
from workbench.tui.actions import ActionTable, Mode, key_name
from workbench.tui.marks import Marks
from workbench.tui.screens.help import help_content
from workbench.tui.screens.review import ReviewScreen


def test_no_key_stands_for_two_actions() -> None:
    assert ActionTable().clashes() == []


def test_every_action_has_its_method_and_takes_its_argument() -> None:
    for action in ActionTable().actions:
        method = getattr(ReviewScreen, f"action_{action.name}")
        parameters = list(inspect.signature(method).parameters.values())[1:]
        needed = [p for p in parameters if p.default is inspect.Parameter.empty]
        assert len(needed) <= (action.argument is not None) <= len(parameters), action


def test_the_keys_of_the_scale_give_its_verdicts() -> None:
    table = ActionTable()
    for entry in SCALE:
        mode = Mode.REVIEW if len(entry.key) == 1 else Mode.VERDICT
        action = table.find(mode, entry.key[-1], "article")
        assert action is not None
        assert (action.name, action.argument) == ("verdict", entry.code)


def test_a_scale_of_two_values_has_no_second_keys() -> None:
    table = ActionTable(entry for entry in SCALE if entry.first_class)
    assert table.find(Mode.REVIEW, "x", "queue") is None
    assert table.hints(Mode.VERDICT) == []


def test_keys_of_a_pane_count_only_there() -> None:
    table = ActionTable()
    assert table.find(Mode.REVIEW, "down", "queue") is not None
    assert table.find(Mode.REVIEW, "down", "article") is None


def test_the_footer_begins_with_the_verdicts() -> None:
    labels = [action.label for action in ActionTable().hints(Mode.REVIEW) if action.rank > 0]
    assert labels[:2] == ["verified", "disputed"]


def test_the_help_names_every_key_in_ascii_too() -> None:
    text = help_content(ActionTable(), Marks(ascii=True)).plain
    assert text.isascii()
    for action in ActionTable().actions:
        for key in action.keys:
            assert key_name(key, ascii_only=True) in text
