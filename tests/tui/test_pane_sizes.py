"""Panes are made wider and narrower, folded away and shown alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.builders import Said, split_of, ticking_clock
from tests.tui.driving import Session, reviewing
from workbench.store import open_desk
from workbench.tui.pane_sizes import NARROWEST, WIDEST, PaneSizes

PANES = ("queue", "article", "card")


def widths(session: Session) -> dict[str, int]:
    """The widths in cells of the panes that are shown."""
    panes = {name: session.review.query_one(f"#{name}-pane") for name in PANES}
    return {name: pane.size.width for name, pane in panes.items() if pane.display}


async def test_the_pane_in_focus_is_made_wider_and_narrower(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        before = widths(session)
        await session.press("greater_than_sign")
        wider = widths(session)
        assert wider["article"] > before["article"]
        assert wider["queue"] < before["queue"]
        await session.press("less_than_sign")
        assert widths(session) == before
        for _ in range(WIDEST + 2):
            await session.press("less_than_sign")
        assert "has the least it can" in session.text()
        assert widths(session)["article"] > 0


async def test_a_pane_is_folded_away_and_its_number_brings_it_back(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.press("1", "minus")
        assert set(widths(session)) == {"article", "card"}
        assert "▶ Article" in session.text()
        await session.press("3", "minus", "minus")
        assert set(widths(session)) == {"article"}
        assert "the only pane that is left" in session.text()
        await session.press("1")
        assert set(widths(session)) == {"queue", "article"}


async def test_keys_typed_ahead_do_not_bring_a_folded_pane_back(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db", size=(140, 40)) as session:
        await session.burst(("1", "1"), ("minus", "-"))
        assert set(widths(session)) == {"article", "card"}
        assert session.review.pane == "article"


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_pane_has_the_screen_to_itself_until_the_key_comes_again(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with reviewing(tmp_path / "desk.db", size=size) as session:
        before = widths(session)
        await session.press("z")
        assert set(widths(session)) == {"article"}
        await session.press("tab")
        assert set(widths(session)) == {"card"}
        await session.press("shift+tab", "z")
        assert widths(session) == before


async def test_where_two_panes_have_room_none_is_folded(tmp_path: Path) -> None:
    async with reviewing(tmp_path / "desk.db") as session:
        await session.press("minus")
        assert set(widths(session)) == {"article", "card"}
        assert "z shows one alone" in session.text()


async def test_enter_goes_from_the_queue_to_the_article_and_there_to_the_claim_in_view(
    tmp_path: Path,
) -> None:
    path = tmp_path / "desk.db"
    paragraphs = [f"The {n}. council met in the hall of the town by the sea." for n in range(80)]
    said = [Said(paragraph, statement=paragraph) for paragraph in paragraphs]
    with open_desk(path, clock=ticking_clock()) as desk:
        desk.add_article(split_of("\n\n".join(paragraphs), said), actor="tests")
    async with reviewing(path, size=(140, 40)) as session:
        await session.press("1", "enter")
        assert session.review.pane == "article"
        assert session.position == 1
        await session.press("space", "enter")
        assert session.position > 10


def test_sizes_stay_within_bounds_and_one_pane_always_stays() -> None:
    sizes = PaneSizes()
    assert not all(sizes.widen("queue", 1) for _ in range(2 * WIDEST))
    assert sizes.widths["queue"] == WIDEST
    assert not all(sizes.widen("queue", -1) for _ in range(2 * WIDEST))
    assert sizes.widths["queue"] == NARROWEST
    assert sizes.fold("article") == "queue"
    assert sizes.fold("queue") == "card"
    assert sizes.fold("card") is None
    assert sizes.folded == {"article", "queue"}
