"""A command given again after a kill finishes its job, and does nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbench.export.manifest import manifest_path
from workbench.models import PriorClaim
from workbench.review import has_suggestions
from workbench.store import open_desk
from workbench.store.doctor import examine


def events(desk: Path) -> list[str]:
    with open_desk(desk) as opened:
        assert examine(opened) == []
        return [event.action for event in opened.history()]


@pytest.mark.parametrize(
    "command",
    [
        ("note", "1", "Called the embassy; no answer"),
        ("evidence", "1", "--url", "https://minutes.example/1", "--stance", "supports"),
        ("verdict", "1", "unverifiable"),
        ("claim", "add", "moscow-taliban", "--span", "100", "140", "--narrator"),
        ("claim", "reword", "1", "Other words"),
        ("wait", "1", "--due", "2025-01-02"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_the_same_command_again_does_nothing_twice(
    workbench: Run, desk: Path, command: tuple[str, ...]
) -> None:
    assert workbench(*command).code == 0
    once = events(desk)
    ran = workbench(*command)
    assert ran.code == 0
    assert "as it was" in ran.out or "changed" in ran.err
    assert events(desk) == once


def test_a_note_may_be_repeated_after_something_else_was_done(workbench: Run, desk: Path) -> None:
    for _ in range(2):
        workbench("note", "1", "Called, no answer")
        workbench("wait", "1", "--due", "2025-01-02")
        workbench("reopen", "1")
    assert events(desk).count("note_added") == 2


def test_another_reviewer_may_note_the_same(workbench: Run, desk: Path) -> None:
    workbench("note", "1", "Called, no answer")
    workbench("note", "1", "Called, no answer", "--reviewer", "lee")
    assert events(desk).count("note_added") == 2


def test_an_ingest_that_was_killed_before_its_suggestions_makes_them(
    workbench: Run, tmp_path: Path
) -> None:
    from workbench.claims import split
    from workbench.reading import read

    article = tmp_path / "pier.txt"
    article.write_text("Mayor Ada Quill said that the pier of Harrow cost 4 million florins.\n")
    with open_desk(tmp_path / "claims.db") as opened:
        opened.add_prior_claims(
            [PriorClaim(claim_id="p-1", text="The pier of Harrow cost 4 million florins")],
            actor="kim",
        )
        added = opened.add_article(split(read(str(article))), actor="kim")
        assert not has_suggestions(opened, added.article_id)
    ran = workbench("ingest", "pier.txt")
    assert "already there" in ran.out
    with open_desk(tmp_path / "claims.db") as opened:
        assert has_suggestions(opened, added.article_id)


@pytest.mark.usefixtures("desk")
def test_an_import_that_was_killed_before_the_vectors_has_them_made(
    workbench: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "priors.jsonl").write_text('{"claim_id": "p-1", "text": "The pier is closed"}\n')
    asked: list[int] = []
    monkeypatch.setattr(
        "workbench.cli.reindexing.vectors_in_passing",
        lambda desk: asked.append(len(desk.history())),
    )
    assert workbench("bundle", "case.zip").code == 0
    for _ in range(2):
        assert workbench("import", "priors.jsonl").code == 0
    assert asked == [2, 2]
    for _ in range(2):
        assert workbench("import", "case.zip", "--db", "other.db").code == 0
    assert len(asked) == 4


def test_a_merge_is_not_done_where_its_suggestions_cannot_be_made(
    workbench: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the two it was merged without suggestions, and could not be merged again."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    before = events(desk)
    monkeypatch.setattr("workbench.review.suggest", killed)
    assert workbench("claim", "merge", "1", "2", "--said-as", "1").code == 130
    assert events(desk) == before


def test_an_export_that_is_killed_stands_beside_no_manifest_of_the_one_before(
    workbench: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbench("export", "verdicts.csv")
    assert manifest_path(Path("verdicts.csv")).exists()
    workbench("verdict", "1", "unverifiable")

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("workbench.export.verdicts_csv.write_manifest", killed)
    assert workbench("export", "verdicts.csv").code == 130
    assert "unverifiable" in Path("verdicts.csv").read_text()
    assert not manifest_path(Path("verdicts.csv")).exists()
