"""One table names every action; keys, footer, help and palette are drawn from it."""

from __future__ import annotations

import inspect

from workbench.review import SCALE
from workbench.tui.actions import Action, ActionTable, Mode, key_name
from workbench.tui.keys import EVERYWHERE
from workbench.tui.marks import Marks
from workbench.tui.screens.adjudication import AdjudicationScreen
from workbench.tui.screens.articles import ArticlesScreen
from workbench.tui.screens.dashboard import DashboardScreen
from workbench.tui.screens.help import help_content
from workbench.tui.screens.history import HistoryScreen
from workbench.tui.screens.review import ReviewScreen
from workbench.tui.screens.side import SHARED
from workbench.tui.screens.sources import SourcesScreen


def test_no_key_stands_for_two_actions() -> None:
    assert ActionTable().clashes() == []


SCREENS = (AdjudicationScreen, ArticlesScreen, SourcesScreen, DashboardScreen, HistoryScreen)


def assert_done_by(screen: type, action: Action) -> None:
    method = getattr(screen, f"action_{action.name}")
    parameters = list(inspect.signature(method).parameters.values())[1:]
    needed = [p for p in parameters if p.default is inspect.Parameter.empty]
    assert len(needed) <= (action.argument is not None) <= len(parameters), action


def test_every_action_has_its_method_and_takes_its_argument() -> None:
    for action in ActionTable().actions:
        if action.mode is not Mode.SCREENS:
            assert_done_by(ReviewScreen, action)


def test_every_action_of_the_screens_beside_the_review_has_its_method() -> None:
    for action in ActionTable().actions:
        users = [screen for screen in SCREENS if action.name in screen.USES]
        if action.mode is Mode.SCREENS:
            assert users, action
        elif action.mode is not Mode.REVIEW or action.name not in EVERYWHERE:
            continue
        for screen in SCREENS if action.name in SHARED else users:
            assert_done_by(screen, action)


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
