"""A second reviewer sees nothing of the first, wherever he looks, before his own verdict.

Three desks are the same but for what the first reviewer did on the claims of both: nothing, all
that can be done, or the opposite of it. If the second one's view of each is the same to the letter,
neither a word nor a number gives anything away.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import blind
from tests.blind import FIRST, SECOND, WORD, World, desk_for_two, disputes, nothing, verifies
from tests.cli.conftest import Run, workbench  # noqa: F401
from workbench.cli.app import app
from workbench.models import Verdict, VerdictCode
from workbench.review import give_verdict
from workbench.store import ANYBODY, ClaimFilter, open_desk

WORLDS = (nothing, disputes, verifies)

WRITING = {
    "ingest", "split", "ledger", "review", "serve", "verdict", "said", "wait", "reopen", "note",
    "evidence", "undo", "redo", "assign", "import", "reindex", "claim add", "claim reword",
    "claim retype", "claim split", "claim merge", "claim drop", "archive", "backup", "restore",
    "audit alias", "audit confidential", "audit merge", "audit redact", "watch",
}  # fmt: skip
"""Commands that show nothing of a desk but what was done by them; ``review`` is the screen."""

LOOKS = {
    "list": (
        "", "--articles", "--format jsonl", "--dropped", "--alerts", f"--search {WORD}",
        "--status reviewed", "--status second_review", "--status needs_more",
        "--status stale", "--verdict disputed",
    ),
    "show": (*(str(n) for n in range(1, 8)), "1 --format jsonl", "5 --format jsonl"),
    "history": ("", "--format jsonl", "--limit 3", "1", "4"),
    "match": ("--format jsonl", "5 --all --explain", "'fares rose 15% in two years'"),
    "export": (
        "-", "- --history", "- --binary", "- --prior", "- --status reviewed", "- --profile short",
        "- --profile claimreview", "- --profile datacommons", "- --kind sources", "- --kind edges",
        "- --kind claimreview", "- --kind feed", "- --filter 'is:disputed'",
    ),
    "bundle": ("case.zip",),
    "claimreview": ("1", "5"),
    "lint": ("",),
    "page": ("lumen-ferry", "lumen-ferry --format md", "lumen-ferry --format json"),
    "audit": ("", "--by outlet", "--by article --format json", "--by reviewer"),
    "audit sources": ("", "--format csv", "--by article --format jsonl"),
    "audit source": ("'Ada Quill'", "'Ada Quill' --format json"),
    "audit article": ("lumen-ferry", "lumen-ferry --format json"),
    "audit origins": ("",),
    "audit suggestions": ("",),
    "audit report": ("-",),
    "audit log": ("", "--format jsonl", "--claim 1"),
    "audit export": ("-",),
    "audit verify": ("",),
    "adjudicate": ("", "1"),
    "agreement": ("", "--csv -"),
    "doctor": ("",),
}  # fmt: skip
"""Commands that show something, each with all its ways of showing it."""

TELLS_OF_THE_LOG = {"doctor", "audit verify"}
"""Their answer has the length and the head of the whole log: that somebody did something."""

WITH_A_READER = {
    "list", "show", "history", "match", "export", "audit sources", "adjudicate", "agreement",
}  # fmt: skip
"""Commands that can be told who asks."""


NOW = re.compile(r'(?<="dateModified": ")[-0-9T:.]+Z')
"""A feed tells when it was written."""

HEAD = re.compile(r"\b[0-9a-f]{64}\b")
"""A page tells the head of the log: that somebody did something."""

LATER = re.compile(
    r"""(^\ *\d+\ +|^\d+,)(?=2024-12-09) | "(seq|events)":\ \d+ | after\ \d+\ events
    | \ [0-9a-f]{12}$ | \b[0-9a-f]{64}\b""",
    re.MULTILINE | re.VERBOSE,
)
"""Number and hash of an event that came later: they tell how long the log is, and no more."""

SETTINGS = """
[publish]
organization = "Strait Facts"
url = "https://example.org/"
page = "https://example.org/checks/{article}"
"""


def commands(group: Any, lead: str = "") -> set[str]:
    names = {lead + (one.name or one.callback.__name__) for one in group.registered_commands}
    for child in group.registered_groups:
        names |= commands(child.typer_instance, f"{child.typer_instance.info.name} ")
    return names


def test_every_command_is_looked_at_here() -> None:
    # `audit` by itself shows figures, and is a group.
    assert commands(app) == WRITING | set(LOOKS) - {"audit"}


@pytest.fixture
def worlds(tmp_path: Path) -> dict[str, Path]:
    """The three desks, by what the first reviewer did there."""
    return {world.__name__: made(tmp_path, world) for world in WORLDS}


def made(folder: Path, world: World) -> Path:
    # All have the same name, which the screens show.
    path = folder / world.__name__ / "claims.db"
    path.parent.mkdir()
    path.with_name("workbench.toml").write_text(SETTINGS, encoding="utf-8")
    with desk_for_two(path) as desk:
        world(desk)
    return path


def same_and_silent(seen: dict[str, dict[str, str]]) -> None:
    """What is seen in each world is the same, and without the words of the first reviewer."""
    quiet = seen["nothing"]
    assert len(quiet) > 0
    for world, found in seen.items():
        for name, text in found.items():
            assert WORD not in text.lower() or WORD in name, (world, name)
            if name not in TELLS_OF_THE_LOG:
                assert text == quiet[name], (world, name)


def seen_by_commands(run: Run, path: Path, *who: str) -> dict[str, str]:
    import shlex

    seen = {}
    for command, ways in LOOKS.items():
        for way in ways:
            asked = [*command.split(), *shlex.split(way), "--db", str(path)]
            asked += who if command in WITH_A_READER else []
            ran = run(*asked)
            told = (ran.out + ran.err).replace(str(path.parent), "")
            told = HEAD.sub("head", told) if command in {"page", "audit report"} else told
            seen[f"{command} {way}".strip()] = NOW.sub("now", told)
    return seen


def test_no_command_shows_a_second_reviewer_what_the_first_found(
    worlds: dict[str, Path],
    workbench: Run,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WORKBENCH_REVIEWER", SECOND)
    who = ("--reviewer", SECOND)
    same_and_silent(
        {name: seen_by_commands(workbench, worlds[name], *who) for name in ("nothing", "disputes")}
    )


def test_no_command_shows_it_to_who_does_not_say_who_he_is(
    worlds: dict[str, Path],
    workbench: Run,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("WORKBENCH_REVIEWER")
    monkeypatch.setenv("USER", "a-stranger")
    seen = {}
    for name in ("nothing", "disputes"):
        found = seen_by_commands(workbench, worlds[name])
        # Adjudicating is an action, and so is that of the system user.
        seen[name] = {key: text for key, text in found.items() if not key.startswith("adjudicate")}
    same_and_silent(seen)


@pytest.mark.parametrize("reviewer", [SECOND, ANYBODY])
def test_no_filter_counts_or_completes_what_the_first_found(
    worlds: dict[str, Path], reviewer: str
) -> None:
    same_and_silent({name: blind.seen_by_filters(path, reviewer) for name, path in worlds.items()})


def test_plain_mode_does_not_tell(worlds: dict[str, Path]) -> None:
    same_and_silent({name: blind.seen_in_plain_mode(path, SECOND) for name, path in worlds.items()})


async def test_no_screen_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "settings.toml"))
    same_and_silent(
        {
            world.__name__: await blind.seen_on_screens(made(tmp_path, world), SECOND)
            for world in (nothing, disputes)
        }
    )


@pytest.fixture
def changed(worlds: dict[str, Path]) -> dict[str, Path]:
    """The three desks after the article was changed under what the first reviewer found."""
    told = {name: blind.changes_article(path).change for name, path in worlds.items()}
    assert told["nothing"] is not None
    assert told["nothing"].reworded == 4
    # What is told of the change says nothing of verdicts on it, whoever it is told.
    assert told["disputes"] == told["verifies"] == told["nothing"]
    with open_desk(worlds["disputes"]) as desk:
        stale = desk.claims(ClaimFilter(status=frozenset({"stale"})))
        assert [row.verdict for row in stale] == ["outdated", "disputed", "disputed"]
    return worlds


def test_a_changed_article_does_not_tell_that_there_was_a_verdict(
    changed: dict[str, Path],
    workbench: Run,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for reviewer in (SECOND, ANYBODY):
        same_and_silent(
            {name: blind.seen_by_filters(path, reviewer) for name, path in changed.items()}
        )
    same_and_silent(
        {name: blind.seen_in_plain_mode(path, SECOND) for name, path in changed.items()}
    )
    monkeypatch.setenv("WORKBENCH_REVIEWER", SECOND)
    seen = {}
    for world in ("nothing", "disputes"):
        found = seen_by_commands(workbench, changed[world], "--reviewer", SECOND)
        seen[world] = {name: LATER.sub("later", text) for name, text in found.items()}
    same_and_silent(seen)


def test_who_has_given_a_verdict_sees_that_his_own_is_stale(
    changed: dict[str, Path],
    workbench: Run,  # noqa: F811
) -> None:
    stale = ("list", "--status", "stale", "--db", str(changed["verifies"]))
    assert workbench(*stale, "--reviewer", FIRST).out.count("stale: ✓ Verified") == 4
    shown = workbench("show", "5", "--db", str(changed["verifies"]), "--reviewer", FIRST)
    assert "[-15-]{+25+}%" in shown.out
    assert "stale" not in workbench(*stale, "--reviewer", SECOND).out


def test_with_his_own_verdict_he_sees_it_everywhere(
    worlds: dict[str, Path],
    workbench: Run,  # noqa: F811
) -> None:
    path = worlds["disputes"]
    ran = workbench("verdict", "1", "verified", "--db", str(path), "--reviewer", SECOND)
    assert "The two verdicts differ" in ran.err
    seen = seen_by_commands(workbench, path, "--reviewer", SECOND)
    for name in ("show 1", "show 1 --format jsonl", "history", "history 1", "export - --history",
                 "adjudicate", "adjudicate 1"):  # fmt: skip
        assert WORD in seen[name], name
    # The others are as blind as before.
    for number in range(2, 7):
        assert WORD not in seen[f"show {number}"]
    plain = blind.seen_in_plain_mode(path, SECOND)["plain mode"]
    assert f"asked at the {WORD} office" in plain


async def test_on_the_screen_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "settings.toml"))
    path = made(tmp_path, disputes)
    assert WORD not in await blind.read_screen(path, SECOND, 1)
    with open_desk(path) as desk:
        first = desk.claims()[0].id
        give_verdict(desk, first, Verdict(code=VerdictCode.VERIFIED), actor=SECOND)
    assert WORD in await blind.read_screen(path, SECOND, 1)
    assert WORD not in await blind.read_screen(path, SECOND, 3)


def test_the_first_reviewer_is_as_blind_where_the_second_is_quicker(
    tmp_path: Path,
    workbench: Run,  # noqa: F811
) -> None:
    path = made(tmp_path, nothing)
    reason = ("--reason", f"the {WORD} file")
    workbench("verdict", "1", "disputed", *reason, "--db", str(path), "--reviewer", SECOND)
    for command in ("show", "history"):
        assert WORD not in workbench(command, "1", "--db", str(path), "--reviewer", FIRST).out
        assert WORD in workbench(command, "1", "--db", str(path), "--reviewer", SECOND).out


def test_an_action_leaves_a_sealed_reviewer_as_blind_as_he_was(tmp_path: Path) -> None:
    """The desk is read again after each action that he can take before his verdict."""
    from workbench.models import MatchStatus, Stance
    from workbench.review import add_evidence, add_note, decide_match, park, redo, reopen, undo

    def acts(claim_id: str) -> list[Callable[[Any], object]]:
        return [
            lambda desk: park(desk, claim_id, actor=SECOND, due_on="2024-12-31"),
            lambda desk: reopen(desk, claim_id, actor=SECOND),
            lambda desk: add_note(desk, claim_id, "mine", actor=SECOND),
            lambda desk: add_evidence(
                desk, claim_id, actor=SECOND, title="mine", stance=Stance.SUPPORTS
            ),
            lambda desk: decide_match(
                desk, claim_id, "p-fares", MatchStatus.REJECTED, actor=SECOND
            ),
            lambda desk: undo(desk, actor=SECOND),
            lambda desk: redo(desk, actor=SECOND),
        ]

    told: dict[str, list[object]] = {}
    for world in WORLDS:
        path = made(tmp_path, world)
        told[world.__name__] = []
        with open_desk(path, seen_by=SECOND) as desk:
            claim_id = desk.claims()[4].id
            for act in acts(claim_id):
                done = act(desk)
                told[world.__name__] += [
                    desk.claim(claim_id),
                    [(one.id, one.title) for one in desk.evidence(claim_id)],
                    [note.text for note in desk.notes(claim_id)],
                    desk.matches(claim_id),
                    getattr(done, "warnings", ()),
                ]
        with open_desk(path) as desk:
            # Nothing of the first reviewer's was written over.
            whole = desk.claim(claim_id)
            assert (whole.verdict, whole.status) == {
                "nothing": (None, "open"),
                "disputes": ("disputed", "second_review"),
                "verifies": ("verified", "second_review"),
            }[world.__name__]
    assert told["nothing"] == told["disputes"] == told["verifies"]
