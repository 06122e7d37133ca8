"""Taking in an article or fact-checks from the screen."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from tests.tui.builders import PRIORS, ferry_split, ticking_clock
from tests.tui.driving import Session, reviewing
from tests.tui.test_hostile_text import CONTROLS, MARKUP, shown_safely
from workbench.errors import WorkbenchError
from workbench.models import Verdict, VerdictCode
from workbench.review import give_verdict
from workbench.store import Desk, open_desk
from workbench.tui.file_names import complete_path
from workbench.tui.filters import parse_filter
from workbench.tui.intake import Request, Step, take_in
from workbench.tui.screens import reaching
from workbench.tui.screens.articles import ArticlesScreen
from workbench.tui.screens.paste import PasteScreen


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    open_desk(path, clock=ticking_clock()).close()
    return path


class Asked:
    """Stands for the process that takes in: keeps the requests, adds the ferry's article."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.requests: list[Request] = []
        self.go_on = asyncio.Event()
        self.go_on.set()
        monkeypatch.setattr(reaching, "take_in", self.take_in)

    async def take_in(self, request: Request, desk: Desk, reviewer: str, tell: object) -> str:
        self.requests.append(request)
        tell(Step(1, 4, "cutting it into claims"))  # type: ignore[operator]
        await self.go_on.wait()
        if request.path is not None and "bad" in request.path:
            raise WorkbenchError("bad.txt is empty [/", "give another")
        with open_desk(desk.path, create=False) as other:
            other.add_article(ferry_split(), actor=reviewer)
        return "lumen-ferry is on the desk: 7 claims."


def notices(session: Session) -> str:
    return " | ".join(one.message for one in session.app._notifications)


async def test_an_empty_desk_says_what_to_do_and_shows_no_key_that_does_nothing(
    empty: Path,
) -> None:
    async with reviewing(empty) as session:
        shown = session.text()
        for keys in ("i o", "i p", "i i"):
            assert keys in shown
        assert "v verified" not in shown
        assert "i take in" in shown


async def test_a_file_is_opened_from_the_empty_desk_and_its_claims_come(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(monkeypatch)
    (empty.parent / "ferry story.txt").write_text("text", encoding="utf-8")
    monkeypatch.chdir(empty.parent)
    async with reviewing(empty) as session:
        await session.press("i", "o")
        await session.type("fer")
        assert "ferry story.txt" in session.text()
        await session.press("tab", "enter")
        await session.type("someday\n")
        assert "is no date" in session.text()
        for _ in "someday":
            await session.press("backspace")
        await session.type("2024-11-28\n")
        await session.type("Harrow  Courier\n")
        assert session.app.screen is session.review
        assert session.position == 1
        assert "lumen-ferry is on the desk" in notices(session)
    assert asked.requests == [
        Request(
            path="ferry story.txt",
            published="2024-11-28",
            outlet="Harrow Courier",
        )
    ]


async def test_keys_count_while_an_article_is_taken_in(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(monkeypatch)
    asked.go_on.clear()
    (empty.parent / "a.txt").write_text("text", encoding="utf-8")
    async with reviewing(empty) as session:
        await session.press("i", "o")
        await session.type(f"{empty.parent}/a.txt")
        await session.pilot.press("enter", "enter", "enter")
        await session.pilot.pause()
        assert "2 of 4: cutting it into claims" in session.text()
        assert "███░░░" in session.text()
        await session.pilot.press("i", "o")
        assert "being taken in already" in session.text()
        await session.pilot.press("l", "r", "l", "a")
        await session.pilot.pause()
        assert "2 of 4" in session.text()
        asked.go_on.set()
        await session.settle()
        await session.press("l", "a")
        assert "2 of 4" not in session.text()
        assert "Ferry cuts divide" in session.text()


async def test_text_is_pasted_as_it_came(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(monkeypatch)
    async with reviewing(empty) as session:
        await session.press("i", "p")
        assert isinstance(session.app.screen, PasteScreen)
        await session.press("ctrl+s")
        assert "Nothing is pasted yet" in session.text()
        session.app.screen.take_paste("dropped")
        await session.press("backspace")
        pasted = "One [/ \x1b]52;c;x\x07 line.\r\n" + "\n".join(f"Line {n}" for n in range(20))
        session.app.screen.take_paste(pasted)
        await session.type("q\n")
        assert "One [/ ␛]52;c;x␇ line." in shown_safely(session)
        await session.press("ctrl+s", "enter", "enter")
    expected = pasted.replace("\r\n", "\n") + "q\n"
    assert asked.requests == [Request(text=expected)]


async def test_what_is_left_takes_nothing_in(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(monkeypatch)
    async with reviewing(empty) as session:
        await session.press("i", "p", "escape", "i", "o", "escape", "i", "i", "escape", "escape")
        assert session.app.screen is session.review
        await session.press("i", "o", "enter")
        assert "There is no file" in session.text()
        await session.type("/nowhere\n")
        assert "There is no file /nowhere" in session.text()
    assert asked.requests == []


async def test_a_file_that_cannot_be_taken_in_is_told(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Asked(monkeypatch)
    (empty.parent / "bad.txt").write_text("", encoding="utf-8")
    async with reviewing(empty) as session:
        await session.press("i", "o")
        await session.type(f"{empty.parent}/bad.txt\n\n\n")
        assert isinstance(session.app.screen, ArticlesScreen)
        assert "bad.txt is empty [/" in notices(session)
        shown_safely(session)


async def test_an_article_is_taken_in_by_a_process_of_its_own(empty: Path) -> None:
    steps: list[Step] = []
    text = "Mayor Ola Finch said that the bridge cost 40 million crowns in 2023."
    request = Request(text=text, published="2024-11-28", outlet="Harrow Courier")
    with open_desk(empty) as desk:
        said = await take_in(request, desk, "kim", steps.append)
        again = await take_in(request, desk, "kim", steps.append)
        (article,) = desk.articles()
        assert desk.article_text(article.id) == text
        assert (article.outlet, article.published_at) == ("Harrow Courier", "2024-11-28")
        assert article.claims >= 1
        assert desk.history()[0].actor == "kim"
    assert said == f"{article.slug} is on the desk: {article.claims} claims."
    assert "already" in again
    assert [step.done for step in steps[:4]] == [0, 1, 2, 3]


PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<link rel="canonical" href="https://courier.example/2024/bridge">
<meta property="og:url" content="https://courier.example/2024/bridge"></head>
<body><article><h1>{title}</h1>
<p>Mayor Ola Finch said on Monday that the bridge cost {cost} million crowns in 2023. The council
of Harrow voted for it in May, by nine to four, after a debate of three hours.</p>
<p>The bridge is 410 metres long and carries two lanes and a footpath across the river.</p>
</article></body></html>"""


async def test_a_page_that_changed_is_a_new_version_and_the_screen_says_so(empty: Path) -> None:
    page = empty.parent / "bridge.html"
    with open_desk(empty) as desk:
        page.write_text(PAGE.format(title="The bridge", cost=40), encoding="utf-8")
        await take_in(Request(path=str(page)), desk, "kim", lambda step: None)
        (article,) = desk.articles()
        for claim in desk.claims():
            give_verdict(desk, claim.id, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        page.write_text(PAGE.format(title="The dear bridge", cost=50), encoding="utf-8")
        said = await take_in(Request(path=str(page)), desk, "kim", lambda step: None)
        assert said.startswith(f"{article.slug} has changed, and this is its version 2: ")
        assert "1 reworded" in said
        assert said.endswith(" 1 claim is stale (filter is:stale).")
        (article,) = desk.articles()
        assert (article.title, article.versions) == ("The dear bridge", 2)
        (stale,) = desk.claims(parse_filter("is:stale", desk))
        assert "40 million" in (stale.verdict_quote or "")
        assert "50 million" in stale.quote


async def test_a_file_with_nothing_in_it_is_refused_by_that_process(empty: Path) -> None:
    (empty.parent / "none.txt").write_text("", encoding="utf-8")
    with open_desk(empty) as desk:
        with pytest.raises(WorkbenchError, match="is empty"):
            await take_in(Request(path=str(empty.parent / "none.txt")), desk, "kim", print)
        assert desk.history() == []


async def test_fact_checks_are_imported(empty: Path) -> None:
    file = empty.parent / "-priors.jsonl"
    lines = [json.dumps(prior.model_dump(mode="json")) for prior in PRIORS]
    file.write_text("\n".join(lines), encoding="utf-8")
    with open_desk(empty) as desk:
        said = await take_in(Request(path=str(file), priors=True), desk, "kim", lambda step: None)
        assert said == "Fact-checks imported: 2 new, 0 updated, 0 unchanged."
        file.write_text(f"{lines[0]}\n{{", encoding="utf-8")
        said = await take_in(Request(path=str(file), priors=True), desk, "kim", lambda step: None)
        assert said.startswith("Fact-checks imported: 0 new, 0 updated, 1 unchanged. ")
        file.write_text("{", encoding="utf-8")
        with pytest.raises(WorkbenchError, match="can be imported"):
            await take_in(Request(path=str(file), priors=True), desk, "kim", lambda step: None)


def test_file_names_are_completed(tmp_path: Path) -> None:
    for name in ("ferry.txt", "Fares.md", "fog", ".hidden"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    names = [Path(found).name for found in complete_path(f"{tmp_path}/f")]
    assert names == ["folder", "ferry.txt", "fog"]
    assert complete_path(f"{tmp_path}/fo")[0] == f"{tmp_path}/folder/"
    assert complete_path(f"{tmp_path}/.")[0] == f"{tmp_path}/.hidden"
    assert complete_path(f"{tmp_path}/fog") == []
    assert complete_path(f"{tmp_path}/nowhere/x") == []
    assert complete_path("\x00/x") == []


def test_a_name_that_a_terminal_would_obey_is_not_offered(tmp_path: Path) -> None:
    for hostile in [*CONTROLS[:5], *MARKUP]:
        name = f"n{hostile}".replace("/", "")
        (tmp_path / name).write_text("", encoding="utf-8")
    found = complete_path(f"{tmp_path}/n")
    assert len(found) == len(MARKUP)


async def test_taking_in_that_is_broken_off_leaves_the_desk_as_it_was(empty: Path) -> None:
    begun = asyncio.Event()
    request = Request(text="Mayor Ola Finch said that the bridge cost 40 million crowns.")
    with open_desk(empty) as desk:
        work = asyncio.create_task(take_in(request, desk, "kim", lambda step: begun.set()))
        await begun.wait()
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
        assert desk.articles() == []
