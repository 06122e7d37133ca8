"""Keys that a reviewer chose for actions; a clash is named before anything is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.builders import ferry_desk
from tests.tui.driving import reviewing
from workbench.errors import WorkbenchError
from workbench.tui import app as app_module
from workbench.tui.actions import ActionTable, Mode
from workbench.tui.keymap import action_ids, key_from
from workbench.tui.keys_page import keys_page
from workbench.tui.marks import Marks
from workbench.tui.screens.help import help_content
from workbench.tui.settings import Settings


def test_every_action_has_a_name_of_its_own_that_toml_takes_unquoted() -> None:
    ids = action_ids(ActionTable().actions)
    assert len(set(ids)) == len(ids)
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for name in ids)
    for name in ("go-next", "verdict-verified", "undo", "go-next-in-queue", "leave-in-matches"):
        assert name in ids


def test_a_remapped_key_counts_and_the_old_one_does_not() -> None:
    table = ActionTable(keys={"undo": ["0", "ctrl+z"]})
    for key in ("0", "ctrl+z"):
        found = table.find(Mode.REVIEW, key, "queue")
        assert found is not None
        assert found.name == "undo"
    assert table.find(Mode.REVIEW, "u", "queue") is None


def test_footer_help_and_keys_in_sentences_follow() -> None:
    table = ActionTable(keys={"undo": ["0"], "other-keys": ["ctrl+x"], "look-articles": ["1"]})
    assert table.keys_of("undo") == "0"
    assert table.first_keys(Mode.VERDICT) == "^x "
    text = help_content(table, Marks()).plain
    assert "^x n" in text
    assert "l 1" in text
    assert "x n " not in text.replace("^x n", "")


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"undo": ["v"]}, "give the key v both to verdict-verified and to undo"),
        ({"undo": ["enter"]}, None),
        ({"look-articles": ["s"]}, "the key s both to look-articles and to look-sources"),
        ({"choose": ["j"]}, "the key j both to choose and to go-next"),
        ({"undoo": ["z"]}, "give a key to “undoo”, which is no action: perhaps undo is meant"),
        ({"xyzzy": ["z"]}, "“xyzzy”, which is no action: see docs/review.md"),
        ({"undo": ["zz"]}, "undo the key “zz”, which is none"),
        ({"undo": [""]}, "undo the key “”, which is none"),
        ({"undo": ["\x1b"]}, "which is none"),
    ],
)
def test_what_cannot_be_is_named_in_one_sentence(
    keys: dict[str, list[str]], sentence: str | None
) -> None:
    if sentence is None:
        ActionTable(keys=keys)
        return
    with pytest.raises(WorkbenchError, match=sentence):
        ActionTable(keys=keys)


def test_two_actions_may_change_their_keys_with_each_other() -> None:
    table = ActionTable(keys={"verdict-verified": ["d"], "verdict-disputed": ["v"]})
    found = table.find(Mode.REVIEW, "d", "queue")
    assert found is not None
    assert found.argument == "verified"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("/", "slash"), ("G", "G"), ("g", "g"), ("[", "left_square_bracket"), ("Esc", "escape"),
        ("F2", "f2"), ("ctrl+O", "ctrl+o"), ("^r", "ctrl+r"), ("PgDn", "pagedown"), ("é", "é"),
        ("Shift+Tab", "shift+tab"), ("slash", "slash"), ("?", "question_mark"), ("Return", "enter"),
    ],
)  # fmt: skip
def test_keys_are_written_as_people_write_them(written: str, key: str) -> None:
    assert key_from(written, "undo") == key


async def test_remapped_keys_work_on_the_screen_and_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {"verdict-verified": ("1",), "focus-pane-queue": ("f3",), "look-keys": ("f2",)}
    settings = Settings(keys=keys | {"go-next": ("n", "j"), "note": ("N",), "quit": ("Q",)})
    path = tmp_path / "desk.db"
    with ferry_desk(path) as desk:
        app = app_module.ReviewApp(desk, reviewer="kim", encoding="utf-8", settings=settings)
        async with app.run_test(size=(140, 40)) as pilot:
            await pilot.press("1", "n")
            await pilot.pause()
            assert [row.verdict for row in desk.claims()][:2] == ["verified", None]
            assert app.review.claim is not None
            assert app.review.claim.position == 3
            strips = app.screen._compositor.render_strips()
            assert "1 verified" in strips[-2].text + strips[-1].text
            assert "Q quit" in strips[-1].text
            await pilot.press("f2", "h", "n")
            await app.workers.wait_for_complete()
            assert getattr(app.screen, "place", None) == 1
            await pilot.press("Q")
            assert app.screen is app.review
            commands = {c.title: c.help for c in app.get_system_commands(app.screen)}
            assert commands["Verdict: give: verified"] == "key 1"


async def test_the_usual_keys_are_both_vims_and_the_arrows(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("1", "j", "down")
        assert session.position == 3
        await session.press("k", "up")
        assert session.position == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[keys]\nundo = "v"\n', "give the key v both to verdict-verified and to undo"),
        ('[keys]\nundoo = "z"\n', "“undoo”, which is no action"),
        ("theme = 1\n", "has a value for theme"),
        ("[keys\n", "is not TOML"),
    ],
)
def test_wrong_settings_end_with_2_and_a_sentence_and_open_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    sentence: str,
) -> None:
    path = tmp_path / "desk.db"
    ferry_desk(path).close()
    settings = tmp_path / "settings.toml"
    settings.write_text(text, encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(settings))
    monkeypatch.setattr(app_module.ReviewApp, "run", lambda app: pytest.fail("it was opened"))
    before = path.read_bytes()
    with pytest.raises(WorkbenchError, match=sentence):
        app_module.run_review(path, reviewer="kim")
    assert path.read_bytes() == before


def test_the_kept_page_of_keys_is_what_the_table_gives() -> None:
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    told = "run `python -m workbench.tui.keys_page docs/keys.md`"
    assert page.read_text(encoding="utf-8") == keys_page(), told
