"""The pages in a real browser: ``python -m bench.pages AXE FOLDER``.

AXE is ``axe.min.js`` of npm's axe-core (``npm install axe-core``); FOLDER takes the pages and
their pictures. Needs Chromium (``apt-get install chromium``), and the extras ``charts`` and
``serve`` (for aiohttp).

Opens each page from its file with the network off: the seed article as the starter desk has it
and with verdicts, the audit of an invented desk, and an article of which every field holds what
must not run. Each at 1280 and 390 pixels, light, dark and as it is printed. Told are requests,
complaints, scripts that ran, words wider than the page, stops of the Tab key that are out of order
or not to be seen, and what axe-core finds.
"""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp

from bench.browser import Page, until
from tests.desks import made_split
from tests.export.pages import LOOSE, hostile_desk
from workbench.export import annotated_article, write_page
from workbench.export.audit_report import audit_report, audit_report_html
from workbench.models import AttributionVerdict, SourceKind, Stance, Verdict, VerdictCode
from workbench.review import (
    PublishSettings,
    add_evidence,
    give_attribution_verdict,
    give_verdict,
    park,
)
from workbench.store import Desk, open_desk

WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
STARTER = Path(__file__).parents[1] / "claims.db"
_RULES = "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice".split()
_PUBLISHED = PublishSettings(
    organization="Example Desk",
    url="https://desk.example/",
    page="https://desk.example/checks/{article}",
)
_STOPS = 12
"""Stops of the Tab key that are looked at."""
_START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def _clock() -> Any:
    minutes = iter(range(1_000_000))
    return lambda: _START + timedelta(minutes=next(minutes))


def checked_seed(path: Path) -> Desk:
    """The starter desk with findings on a third of the claims, invented for the picture."""
    shutil.copy(STARTER, path)
    desk = open_desk(path, clock=_clock())
    ids = {claim.position: claim.id for claim in desk.claims()}

    def find(position: int, code: VerdictCode, reason: str, reason_code: str | None = None) -> None:
        as_of = "2024-11-30" if code is VerdictCode.OUTDATED else None
        verdict = Verdict(code=code, reason=reason, reason_code=reason_code, as_of=as_of)
        give_verdict(desk, ids[position], verdict, actor="kim", policy=LOOSE)

    add_evidence(
        desk,
        ids[1],
        actor="kim",
        url="https://records.example/summit/transcript",
        title="Transcript of the press conference (invented)",
        excerpt="we are in contact, bilaterally",
        stance=Stance.SUPPORTS,
        primary=True,
    )
    find(1, VerdictCode.VERIFIED, "Said on the record, and in the transcript", "official_record")
    give_attribution_verdict(desk, ids[1], AttributionVerdict.CONFIRMED, actor="kim")
    find(7, VerdictCode.DISPUTED, "The mission reports more incidents, not fewer", "wrong_number")
    add_evidence(
        desk,
        ids[7],
        actor="kim",
        url="https://reports.example/security/quarterly?year=2024&quarter=3",
        title="Quarterly report of the mission (invented)",
        stance=Stance.REFUTES,
    )
    find(8, VerdictCode.MISLEADING, "There are talks, but no recognition", "out_of_context")
    find(12, VerdictCode.NOT_CHECKABLE, "A hope")
    find(16, VerdictCode.VERIFIED, "Both sides announced the visit", "two_independent_sources")
    find(17, VerdictCode.OUTDATED, "He was then")
    find(19, VerdictCode.MIXED, "He was there; that it shows an effort is an inference")
    find(21, VerdictCode.UNVERIFIABLE, "Nobody is named", "no_evidence")
    park(desk, ids[22], actor="kim", due_on="2026-12-01", reason="asked the ministry")
    return desk


def audited_desk(path: Path) -> Desk:
    """An invented desk: three outlets, two relays, ten months, sources of every kind."""
    desk = open_desk(path, clock=_clock())
    kinds = {
        "Ines Hale": SourceKind.PERSON,
        "Petr Lanning": SourceKind.PERSON,
        "The Harbor Authority": SourceKind.ORGANIZATION,
        "The Ministry of Waterways and Coastal Development": SourceKind.ORGANIZATION,
        "A survey of dock workers": SourceKind.DOCUMENT,
        "A senior official": SourceKind.ANONYMOUS,
        "Analysts": SourceKind.COLLECTIVE,
    }
    names = list(kinds)
    outlets = ("Orrin Bay Times", "The Coastal Post", "Harbor Radio")
    relays = ((), ("Coast Wire",), (), ("Delta Press Agency",))
    codes = [VerdictCode.VERIFIED] * 4 + [VerdictCode.DISPUTED] * 2 + [VerdictCode.MIXED]
    for month in range(1, 11):
        for place, outlet in enumerate(outlets):
            turn = month * 3 + place
            name = names[(turn * turn + month) % len(names)]
            sentences: list[tuple[str | None, str]] = [
                (name, f"pier {turn} was {turn % 7 + 2} meters too short"),
                (name, f"dredging of basin {turn} cost {turn} florins"),
                (None, f"The council met for the {turn}th time"),
            ]
            split = made_split(
                sentences[: 2 + (turn % 3 > 0)],
                path=f"article-{turn}.txt",
                kind=kinds[name],
                via=relays[turn % len(relays)],
                outlet=outlet,
                published_at=f"2024-{month:02}-{place + 3:02}",
            )
            desk.add_article(split, actor="kim")
    for number, claim in enumerate(desk.claims(), start=1):
        if number % 3:
            verdict = Verdict(code=codes[(number * 5) % len(codes)], reason="Checked")
            give_verdict(desk, claim.id, verdict, actor="kim", policy=LOOSE)
    return desk


def written_pages(folder: Path) -> list[Path]:
    """Every page that is looked at, written to ``folder``."""
    shutil.copy(STARTER, folder / "starter.db")
    desks = {
        "seed": open_desk(folder / "starter.db"),
        "checked": checked_seed(folder / "checked.db"),
        "hostile": hostile_desk(folder / "hostile.db"),
        "audit": audited_desk(folder / "audit.db"),
        "hostile-audit": hostile_desk(folder / "hostile-audit.db"),
    }
    pages = []
    for name, desk in desks.items():
        with desk:
            if name.endswith("audit"):
                html = audit_report_html(audit_report(desk))
            else:
                settings = PublishSettings() if name == "seed" else _PUBLISHED
                html = write_page(annotated_article(desk, desk.articles()[0].id, settings), "html")
        pages.append(folder / f"{name}.html")
        pages[-1].write_text(html, encoding="utf-8")
    return pages


@asynccontextmanager
async def opened_browser() -> AsyncIterator[Page]:
    """A page of a headless Chromium that can reach no network."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        profile = Path(name)
        browser = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            ports = profile / "DevToolsActivePort"
            await until(lambda: ports.exists() and ports.read_text().count("\n"), "the port")
            port = int(ports.read_text().split("\n")[0])
            async with aiohttp.ClientSession() as session:
                asked = await session.get(f"http://127.0.0.1:{port}/json/list")
                pages = [one for one in json.loads(await asked.text()) if one["type"] == "page"]
                socket = await session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0)
                page = Page(socket)
                for domain in ("Page", "Runtime", "Log", "Network"):
                    await page.ask(f"{domain}.enable")
                await page.ask(
                    "Network.emulateNetworkConditions",
                    offline=True,
                    latency=0,
                    downloadThroughput=0,
                    uploadThroughput=0,
                )
                yield page
                await socket.close()
        finally:
            browser.terminate()
            browser.wait()


async def look_at(page: Page, file: Path, axe: str) -> int:
    """Look at one page in every size and scheme; how much is wrong with it."""
    wrong = 0
    for scheme in SCHEMES:
        for width in WIDTHS:
            page.events.clear()
            await page.ask(
                "Emulation.setEmulatedMedia",
                media="screen",
                features=[{"name": "prefers-color-scheme", "value": scheme}],
            )
            await page.ask(
                "Emulation.setDeviceMetricsOverride",
                width=width,
                height=900,
                deviceScaleFactor=1,
                mobile=False,
            )
            await page.ask("Page.navigate", url=file.as_uri())
            await until(lambda: page.value("document.readyState === 'complete'"), "the page")
            await asyncio.sleep(0.2)
            shot = await page.ask(
                "Page.captureScreenshot", format="png", captureBeyondViewport=True,
                clip=await _whole(page, width),
            )  # fmt: skip
            picture = file.with_name(f"{file.stem}-{width}-{scheme}.png")
            picture.write_bytes(base64.b64decode(shot["data"]))
            found = [*_complaints(page, file), *await _too_wide(page), *await _axe(page, axe)]
            found += await _keyboard(page)
            for one in found:
                print(f"{file.stem} {width} {scheme}: {one}")
            wrong += len(found)
    # In a dark room, too: paper is white.
    await page.ask(
        "Emulation.setEmulatedMedia",
        media="print",
        features=[{"name": "prefers-color-scheme", "value": "dark"}],
    )
    printed = await page.ask("Page.printToPDF", printBackground=False, preferCSSPageSize=False)
    file.with_suffix(".pdf").write_bytes(base64.b64decode(printed["data"]))
    return wrong


def _complaints(page: Page, file: Path) -> list[str]:
    """Requests beside the file itself, what the browser complained of, and alerts."""
    found = []
    for told in page.events:
        params = told.get("params", {})
        if told["method"] == "Network.requestWillBeSent":
            address = params["request"]["url"]
            if address != file.as_uri():
                found.append(f"asked for {address}")
        elif told["method"] == "Log.entryAdded":
            found.append(f"{params['entry']['level']}: {params['entry']['text']}")
        elif told["method"] in {"Page.javascriptDialogOpening", "Runtime.exceptionThrown"}:
            found.append(f"ran a script: {told['method']}")
    return found


async def _too_wide(page: Page) -> list[str]:
    over = await page.value("document.documentElement.scrollWidth - innerWidth")
    return [f"{over} pixels wider than the screen"] if over > 0 else []


_STOP = """(() => { const e = document.activeElement; if (e === document.body) return null;
    const all = [...document.querySelectorAll('*')];
    const box = e.getBoundingClientRect();
    return [all.indexOf(e), e.className, getComputedStyle(e).outlineStyle, box.left >= 0] })()"""


async def _keyboard(page: Page) -> list[str]:
    """Whether Tab goes down the page from the link that leads past its head, always to be seen."""
    found, last = [], -1
    for stop in range(_STOPS):
        for kind in ("keyDown", "keyUp"):
            await page.ask(
                "Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9
            )
        told = await page.value(_STOP)
        # Behind the last stop it goes on at the first.
        if told is None or (stop > 0 and told[1] == "skip"):
            break
        place, name, outline, inside = told
        if stop == 0 and name != "skip":
            found.append(f"the first stop is {name}")
        if place <= last:
            found.append(f"stop {stop} ({name}) is before the one before")
        if outline == "none" or not inside:
            found.append(f"stop {stop} ({name}) is not to be seen")
        last = place
    return found


async def _axe(page: Page, axe: str) -> list[str]:
    """What axe-core finds; run from outside, since the page's own policy allows no script."""
    await page.value("document.querySelectorAll('details').forEach(one => one.open = true)")
    await page.ask("Runtime.evaluate", expression=axe)
    options = json.dumps({"runOnly": _RULES, "resultTypes": ["violations", "incomplete"]})
    answer = await page.ask(
        "Runtime.evaluate",
        expression=f"axe.run(document, {options}).then(r => JSON.stringify(r))",
        awaitPromise=True,
        returnByValue=True,
    )
    result = json.loads(answer["result"]["value"])
    passed = Counter(len(rule["nodes"]) > 0 for rule in result["passes"])[True]
    unsure = [rule["id"] for rule in result["incomplete"]]
    print(f"    axe-core: {passed} rules passed, left to a person: {', '.join(unsure) or 'none'}")
    return [
        f"axe {rule['impact']}: {rule['id']} at {node['target']}"
        for rule in result["violations"]
        for node in rule["nodes"][:3]
    ]


async def _whole(page: Page, width: int) -> dict[str, Any]:
    height = await page.value("document.documentElement.scrollHeight")
    return {"x": 0, "y": 0, "width": width, "height": min(height, 16_000), "scale": 1}


async def main(axe: Path, folder: Path) -> int:
    """Look at every page; 1 where something is wrong with one."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob("*.db*"):
        left.unlink()
    script = axe.read_text(encoding="utf-8")
    wrong = 0
    async with opened_browser() as page:
        for file in written_pages(folder.resolve()):
            print(f"{file.name}: {file.stat().st_size} bytes")
            wrong += await look_at(page, file, script)
    print(f"{wrong} things are wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]))))
