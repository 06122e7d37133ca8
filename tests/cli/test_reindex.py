from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.cli import reindexing
from workbench.cli.app import run
from workbench.models import PriorClaim
from workbench.review import missing_vectors
from workbench.store import open_desk

TEXTS = (
    "The harbor of Dorn was shut to oil tankers after the storm of the century",
    "The school timetable of Orrin Bay was changed in autumn by the council",
    "A new lighthouse keeper was chosen on the eastern island in May",
)
NO_EXTRA = "workbench.matching.embedding.can_embed"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "claims.db"
    with open_desk(path) as made:
        priors = [PriorClaim(claim_id=f"p-{n}", text=text) for n, text in enumerate(TEXTS)]
        made.add_prior_claims(priors, actor="kim")
    return path


def queries_in(folder: Path, *texts: str) -> Path:
    path = folder / "queries.jsonl"
    lines = [json.dumps({"query_id": f"q-{n}", "text": text}) for n, text in enumerate(texts)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_reindex_makes_what_is_missing_and_then_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["reindex", "--db", str(desk)]) == 0
    assert run(["reindex", "--db", str(desk)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "3 claims read for their meaning",
        "Nothing is missing",
    ]
    with open_desk(desk) as opened:
        assert missing_vectors(opened) == 0


def test_reindex_without_the_extra_says_how_to_get_it(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(NO_EXTRA, lambda: False)
    assert run(["reindex", "--db", str(desk)]) == 2
    assert "pip install 'workbench-desk[semantic]'" in capsys.readouterr().err


def test_import_reads_what_comes_in(tmp_path: Path) -> None:
    priors = tmp_path / "priors.jsonl"
    priors.write_text(json.dumps({"claim_id": "p", "text": TEXTS[0]}), encoding="utf-8")
    path = tmp_path / "claims.db"
    assert run(["import", str(priors), "--db", str(path)]) == 0
    with open_desk(path) as opened:
        assert missing_vectors(opened) == 0


def test_too_many_to_read_in_passing_are_left_to_reindex(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reindexing, "FEW", 2)
    monkeypatch.setattr(reindexing, "MANY", 2)
    with open_desk(desk) as opened:
        assert not reindexing.vectors_in_passing(opened)
        assert reindexing.ready_for_meaning(opened)
        assert missing_vectors(opened) == 3
    assert capsys.readouterr().err.count("run `workbench reindex`") == 2


def test_match_prints_ranking_and_suggestion_of_each_query(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = queries_in(tmp_path, TEXTS[0], "Petroleum ships could not enter port in a gale", "?")
    assert run(["match", "--queries", str(queries), "--top", "2", "--db", str(desk)]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [set(one) for one in told] == [{"query_id", "results", "suggestion"}] * 3
    (best, score), *others = told[0]["results"]
    assert best == "p-0"
    assert all(1 >= score > other[1] >= 0 for other in others)
    assert told[0]["suggestion"] == {
        "claim_id": "p-0",
        "confidence": pytest.approx(0.9, abs=0.1),
        "tier": "same",
    }
    assert told[1]["results"][0][0] == "p-0"


def test_a_conflict_is_told_as_one(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opposite = TEXTS[0].replace("was shut", "was not shut")
    queries = queries_in(tmp_path, opposite)
    assert run(["match", "--queries", str(queries), "--db", str(desk)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["results"][0][0] == "p-0"
    assert told["suggestion"]["tier"] == "conflict"


def test_without_the_extra_match_says_so_once_and_not_in_the_json(
    desk: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(NO_EXTRA, lambda: False)
    queries = queries_in(tmp_path, *TEXTS)
    assert run(["match", "--queries", str(queries), "--db", str(desk)]) == 0
    printed = capsys.readouterr()
    assert printed.err.count("Ranked by words alone") == 1
    assert [json.loads(line)["results"][0][0] for line in printed.out.splitlines()] == [
        "p-0",
        "p-1",
        "p-2",
    ]


def test_a_broken_model_does_not_keep_claims_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from workbench.matching import embedding

    embedding._model.cache_clear()
    embedding._kept.clear()
    monkeypatch.setattr(embedding, "TOKENIZER_SHA256", "0" * 64)
    priors = tmp_path / "priors.jsonl"
    priors.write_text(json.dumps({"claim_id": "p", "text": TEXTS[0]}), encoding="utf-8")
    path = tmp_path / "claims.db"
    assert run(["import", str(priors), "--db", str(path)]) == 0
    assert "is not the file this version was made for" in capsys.readouterr().err
    with open_desk(path) as opened:
        assert opened.claim("p").text == TEXTS[0]
    assert run(["reindex", "--db", str(path)]) == 2
