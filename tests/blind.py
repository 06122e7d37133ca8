"""Desks on which a first reviewer has worked, and all that a second one can look at there."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.tui.builders import claim_ids, ferry_desk, ferry_split
from tests.tui.driving import TODAY, Session, reviewing
from workbench.cli.plain.running import PlainReview
from workbench.cli.plain.talk import Talk
from workbench.errors import WorkbenchError
from workbench.models import (
    AttributionVerdict,
    MatchStatus,
    Split,
    Stance,
    Verdict,
    VerdictCode,
    digest,
)
from workbench.review import (
    add_evidence,
    add_note,
    assign,
    decide_match,
    give_attribution_verdict,
    give_verdict,
    give_verdicts,
    park,
    reopen,
    suggest,
    undo,
)
from workbench.store import Added, ClaimFilter, Desk, open_desk
from workbench.tui.actions import ActionTable
from workbench.tui.filter_completion import complete_filter
from workbench.tui.filters import NAMES, STATES, parse_filter
from workbench.tui.saved_filters import SavedFilters

FIRST, SECOND, CHIEF = "anna", "ben", "chief"
WORD = "quartz"
"""Stands in everything that the first reviewer writes."""
BLIND = range(6)
"""Places of the claims that two are to review; the seventh is not among them."""


def desk_for_two(path: Path) -> Desk:
    """The invented desk, its first claims assigned to two reviewers."""
    desk = ferry_desk(path)
    ids = claim_ids(desk)
    for claim_id in ids:
        suggest(desk, claim_id)
    assign(desk, ids[: len(BLIND)], FIRST, actor=CHIEF)
    assign(desk, ids[: len(BLIND)], SECOND, actor=CHIEF, second=True)
    SavedFilters(path).keep("done", "is:reviewed")
    return desk


def nothing(desk: Desk) -> None:
    """The first reviewer has not begun."""


def disputes(desk: Desk) -> None:
    """The first reviewer does everything that can be done, and disputes."""
    ids = claim_ids(desk)
    reason = f"The {WORD} file says otherwise"
    disputed = Verdict(code=VerdictCode.DISPUTED, reason=reason, reason_code="wrong_number")
    add_evidence(
        desk, ids[0], actor=FIRST, url=f"https://{WORD}.example/1", title=f"{WORD} report",
        excerpt=f"as {WORD} has it", stance=Stance.REFUTES, primary=True,
    )  # fmt: skip
    give_verdict(desk, ids[0], disputed, actor=FIRST)
    add_note(desk, ids[0], f"asked at the {WORD} office", actor=FIRST)
    give_attribution_verdict(desk, ids[0], AttributionVerdict.MISQUOTED, actor=FIRST)
    park(desk, ids[1], actor=FIRST, due_on="2024-12-24", reason=f"waits for {WORD}")
    give_verdict(desk, ids[2], disputed, actor=FIRST)
    undo(desk, actor=FIRST)
    outdated = Verdict(code=VerdictCode.OUTDATED, as_of="2020-01-01", reason=WORD)
    give_verdict(desk, ids[3], outdated, actor=FIRST)
    reopen(desk, ids[3], actor=FIRST, reason=f"the {WORD} again")
    give_verdict(desk, ids[3], outdated, actor=FIRST)
    decide_match(desk, ids[4], "p-fares", MatchStatus.CONFIRMED, actor=FIRST, reason=WORD)
    decide_match(desk, ids[4], "p-fares-fell", MatchStatus.REJECTED, actor=FIRST)
    give_verdicts(desk, ids[4:6], disputed, actor=FIRST)


def verifies(desk: Desk) -> None:
    """The first reviewer says the opposite, and writes other words."""
    for claim_id in claim_ids(desk)[: len(BLIND)]:
        add_note(desk, claim_id, "seen with my own eyes", actor=FIRST)
        give_verdict(desk, claim_id, Verdict(code=VerdictCode.VERIFIED), actor=FIRST)
        if desk.claim(claim_id).attribution_id is not None:
            confirmed = AttributionVerdict.CONFIRMED
            give_attribution_verdict(desk, claim_id, confirmed, actor=FIRST)


def changes_article(path: Path) -> Added:
    """Later, somebody takes in the article with other words in four of the claims."""
    told = ferry_split().model_dump_json()
    for old, new in (
        ("4,200", "4,500"),
        ("since May", "since Feb"),
        ("15%", "25%"),
        ("1911", "1912"),
    ):
        assert old in told
        told = told.replace(old, new)
    made = json.loads(told)
    made["article"]["sha256"] = digest(made["article"]["text"])
    split = Split.model_validate_json(json.dumps(made))
    with open_desk(path, clock=lambda: datetime(2024, 12, 9, tzinfo=UTC)) as desk:
        added = desk.add_article(split, actor=CHIEF, version_of="lumen-ferry")
        for claim_id in claim_ids(desk):
            suggest(desk, claim_id)
    return added


def filters(desk: Desk) -> Iterator[str]:
    """Every term that a filter knows, and each of them left out."""
    values = {
        "is": [*STATES, "checkable"],
        "source": ["quill"],
        "kind": ["person"],
        "type": ["event"],
        "worth": [">.5"],
        "has": ["match", "evidence", "note", "conflict"],
        "article": ["lumen-ferry"],
        "reviewer": ["me", FIRST, SECOND, CHIEF],
        "for": ["me", FIRST, SECOND],
    }
    assert set(values) == set(NAMES), "a new term is to be looked at here, too"
    for name, known in values.items():
        for value in known:
            yield f"{name}:{value}"
            yield f"-{name}:{value}"
    yield from ("open", "disputed", "@done", WORD, "pier")
    for one, other in itertools.combinations(("is:open", "is:reviewed", "is:disputed"), 2):
        yield f"{one} {other}"


def seen_by_filters(path: Path, reviewer: str) -> dict[str, str]:
    """What every filter finds, in how many claims, and how it is completed."""
    seen = {}
    with open_desk(path, seen_by=reviewer) as desk:
        for text in filters(desk):
            try:
                chosen = parse_filter(text, desk, reviewer=reviewer or None)
            except WorkbenchError as error:
                seen[text] = str(error)
                continue
            found = [row.id for row in desk.claims(chosen)]
            numbers = list(desk.claim_numbers(chosen))
            assert len(found) == len(numbers) == desk.count_claims(chosen)
            seen[text] = f"{found} {desk.summary(chosen)}"
        for begun in ("", "r", *(f"{name}:" for name in NAMES), "reviewer:a", "for:a", "@"):
            seen[f"{begun}…"] = str(complete_filter(begun, desk))
    return seen


def seen_in_plain_mode(path: Path, reviewer: str) -> dict[str, str]:
    """Every claim with its card, the matches, the queue, the article, and what filters say."""
    looks = ["3", "m", "1", "."]
    lines = ["g", "1", "2 all", "o", "?", *looks]
    lines += itertools.chain.from_iterable(["j", *looks] for _ in range(6))
    for asked in ("f is:reviewed", "f is:disputed", "f reviewer:anna", "f for:me", "f has:note"):
        lines += [asked, "1", "."]
    lines += ["F", "done", ".", "/pier", ".", "O", "O", "u", "ctrl+r", "s", "V"]
    out = io.StringIO()
    with open_desk(path) as desk:
        talk = Talk(io.StringIO("".join(f"{line}\n" for line in lines)), out)
        PlainReview(desk, reviewer, ClaimFilter(), talk, today=lambda: TODAY).run()
    return {"plain mode": out.getvalue()}


async def seen_on_screens(path: Path, reviewer: str) -> dict[str, str]:
    """The text of every screen, pane, prompt and completion."""
    seen: dict[str, str] = {}
    async with reviewing(path, reviewer=reviewer, size=(150, 60)) as session:

        async def look(name: str, *keys: str) -> None:
            await session.press(*keys)
            seen[name] = session.text()

        await session.press("g")
        for number in range(1, 8):
            await look(f"claim {number}", "J", "J")
            await look(f"matches {number}", "m")
            await session.press("escape", "j")
        for action in ActionTable().actions:
            if action.name == "look" and action.argument != "review":
                await look(f"{action.argument}", "l", action.keys[0])
                await look(f"{action.argument} paged", "pagedown", "G")
                if action.argument == "history":
                    await look("whose events", "f", "tab")
                    await session.press("escape")
                if action.argument == "adjudication":
                    await look("settle", "v")
                await session.press("escape", "escape")
        await session.press("l", "r", "g")
        await look("reason asked for", "V")
        await session.press("escape")
        for text in ("reviewer:", "is:reviewed"):
            await session.press("f")
            await session.type(text)
            await look(f"filter {text}")
            await session.press("enter")
            seen[f"filter {text} given"] = session.text()
            await session.press("escape", "escape", "escape")
        await session.press("F")
        await session.type("done")
        await look("saved filter")
        await session.press("escape", "escape")
        await look("evidence asked for", "e")
        await session.press("escape", "escape")
        await look("undo", "u")
        await look("redo", "ctrl+r")
        await look("letters", "ctrl+o")
        await session.press("escape")
        await look("all marked", "asterisk")
        await look("one verdict for all", "d")
        await session.press("escape", "escape", "escape")
        await look("help", "question_mark")
    return seen


async def read_screen(path: Path, reviewer: str, position: int) -> str:
    """The card of one claim as a reviewer sees it."""
    async with reviewing(path, reviewer=reviewer, size=(150, 60)) as session:
        await _go(session, position)
        return session.text()


async def _go(session: Session, position: int) -> None:
    await session.press("g", *["j"] * (position - 1))


World = Callable[[Desk], None]
