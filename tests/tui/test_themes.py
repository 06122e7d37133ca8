"""Four looks: readable each, chosen by a key or the palette, remembered."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from textual.color import Color

from tests.tui.builders import ferry_desk
from tests.tui.driving import reviewing
from workbench.tui.app import ReviewApp
from workbench.tui.settings import Settings, load_settings
from workbench.tui.themes import THEMES, Look


def contrast(ink: Color, ground: Color) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21."""

    def luminance(colour: Color) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in colour.normalized
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def faintest(app: ReviewApp) -> tuple[float, str]:
    """The least contrast of letters and digits on the screen, and the words that have it."""
    found = []
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or style.color is None or style.bgcolor is None or style.dim:
                continue
            if any(letter.isalnum() for letter in segment.text):
                ink, ground = map(Color.from_rich_color, (style.color, style.bgcolor))
                found.append((contrast(ink, ground), segment.text))
    return min(found)


@pytest.mark.parametrize(("look", "least"), zip(THEMES, (4.5, 4.5, 7.0, 4.5), strict=True))
async def test_every_word_can_be_read_on_its_ground(
    tmp_path: Path, look: Look, least: float
) -> None:
    with ferry_desk(tmp_path / "desk.db") as desk:
        settings = Settings(theme=look.name)
        app = ReviewApp(desk, reviewer="kim", encoding="utf-8", settings=settings)
        async with app.run_test(size=(140, 40)) as pilot:
            await pilot.press("v", "x", "m", "d", *"so", "enter", "w", "enter")
            for keys in (["1"], ["3"], ["m"], ["escape", "l", "a"],
                         ["l", "s"], ["l", "h"], ["l", "d"]):  # fmt: skip
                await pilot.press(*keys)
                await app.workers.wait_for_complete()
                await pilot.pause()
                ratio, words = faintest(app)
                assert ratio >= least, (keys, words)


async def test_monochrome_is_without_any_colour(tmp_path: Path) -> None:
    with ferry_desk(tmp_path / "desk.db") as desk:
        settings = Settings(theme="monochrome")
        app = ReviewApp(desk, reviewer="kim", encoding="utf-8", settings=settings)
        async with app.run_test(size=(140, 40)) as pilot:
            await pilot.press("v", "l", "d")
            await app.workers.wait_for_complete()
            await pilot.pause()
            for strip in app.screen._compositor.render_strips():
                for segment in strip:
                    style = segment.style
                    for colour in (style.color, style.bgcolor) if style else ():
                        if colour is not None and colour.triplet is not None:
                            red, green, blue = colour.triplet
                            assert max(red, green, blue) - min(red, green, blue) <= 2, segment


async def test_a_theme_is_chosen_by_key_and_by_palette_and_remembered(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    with ferry_desk(tmp_path / "desk.db") as desk:
        settings = load_settings(path)
        settings.first_steps_done = True
        app = ReviewApp(desk, reviewer="kim", encoding="utf-8", settings=settings)
        async with app.run_test(size=(80, 24)) as pilot:
            for look in THEMES:
                await pilot.press("l", "t", look.key)
                assert app.theme == look.name
                assert load_settings(path).theme == look.name
            await pilot.press("l", "h", "l", "t", "l")
            assert app.theme == "light"
            await pilot.press("escape", "ctrl+p")
            await pilot.press(*"high", "enter")
            await pilot.pause()
            assert app.theme == "contrast"
    assert load_settings(path).theme == "contrast"


async def test_a_theme_that_cannot_be_remembered_is_shown_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with ferry_desk(tmp_path / "desk.db") as desk:
        settings = Settings(tmp_path / "file" / "settings.toml")
        app = ReviewApp(desk, reviewer="kim", encoding="utf-8", settings=settings)
        async with app.run_test(size=(140, 40)) as pilot:
            await pilot.press("l", "t", "l")
            await pilot.pause()
            assert app.theme == "light"
            assert "cannot be" in app.review.foot.notice


async def test_no_state_is_told_by_colour_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("v", "l", "d")
        assert "✓ 1 verified" in session.text()


def test_the_letters_of_the_themes_are_their_own() -> None:
    pairs = [pair for pair in product(THEMES, THEMES) if pair[0] is not pair[1]]
    assert all(one.key != other.key and one.name != other.name for one, other in pairs)
