"""The seed article against its answer key, made by hand."""

from __future__ import annotations

import json

import pytest

from tests.claims.gold import ARTICLE, KEY, Row, counts_of, rows_of, table
from workbench.claims import split
from workbench.models import Split
from workbench.reading import read


@pytest.fixture(scope="module")
def seed() -> Split:
    return split(read(ARTICLE))


@pytest.fixture(scope="module")
def rows(seed: Split) -> list[Row]:
    return rows_of(seed)


def test_the_seed_article_is_split_as_the_answer_key_says(
    rows: list[Row], capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        print("\n" + table(rows))  # noqa: T201
    counts = counts_of(rows)
    assert counts["found"] >= 25, table(rows)
    assert counts["source and style"] >= 24, table(rows)
    assert counts["wrong named source"] == 0, table(rows)
    assert counts["checkability"] >= 24, table(rows)
    assert counts["wording"] >= 21, table(rows)


def test_most_of_what_is_claimed_is_in_the_answer_key(seed: Split) -> None:
    key = json.loads(KEY.read_text(encoding="utf-8"))["claims"]
    assert len(seed.claims) <= len(key) + 2


def test_the_sources_of_the_key_are_there_with_their_kinds(seed: Split) -> None:
    kinds = {source.name: source.kind.value for source in seed.sources}
    assert kinds["Vladimir V. Putin"] == "person"
    assert kinds["Collective Security Treaty Organization (CSTO)"] == "organization"
    assert kinds["Analysts"] == "collective"
    assert kinds["Iran"] == kinds["Russia"] == "organization"
    titles = {source.name: source.title for source in seed.sources}
    assert titles["Vladimir V. Putin"] == "President of Russia"


def test_the_relay_is_kept_apart_from_the_source(seed: Split) -> None:
    relayed = [a for a in seed.attributions if a.via]
    assert relayed
    assert {name for a in relayed for name in a.via} == {"TASS news agency"}
    names = {source.id: source.name for source in seed.sources}
    assert {names[a.source_id or ""] for a in relayed} == {"Vladimir V. Putin"}


def test_every_sentence_of_the_seed_is_in_the_ledger(seed: Split) -> None:
    told = {entry.disposition: entry.span.of(seed.article.text) for entry in seed.ledger}
    assert told["dateline"] == "MOSCOW —"
    assert told["heading"] == "High-level engagement"
    assert told["transition"] == "“Still,"
    assert set(told) <= {
        "attribution", "claim", "connective", "dateline", "fragment", "heading", "opinion",
        "transition",
    }  # fmt: skip
    covered = {i for entry in seed.ledger for i in range(entry.span.start, entry.span.end)}
    text = seed.article.text
    assert all(i in covered for i, character in enumerate(text) if not character.isspace())
