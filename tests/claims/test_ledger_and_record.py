"""Every sentence has a disposition, and the JSON of a split is as documented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.claims import split, split_record
from workbench.models import digest
from workbench.reading import read, read_text

FIXTURES = Path(__file__).parents[2] / "fixtures"


def dispositions(text: str) -> list[tuple[str, str]]:
    result = split(read_text(text))
    return [(entry.disposition, entry.span.of(text)) for entry in result.ledger]


def test_each_sentence_is_told_by_its_form() -> None:
    text = (
        "Bridge gets the council's vote\n"
        "TARN, Ruvia — The council voted for the bridge on Monday.\n"
        "Who paid for it?\n"
        "What the mayor knew\n"
        "The mayor left the room. Close the door now.\n"
        "Photo: L. Arden / Harbor Wire"
    )
    assert dispositions(text) == [
        ("title", "Bridge gets the council's vote"),
        ("dateline", "TARN, Ruvia —"),
        ("claim", "The council voted for the bridge on Monday."),
        ("question", "Who paid for it?"),
        ("heading", "What the mayor knew"),
        ("claim", "The mayor left the room."),
        ("instruction", "Close the door now."),
        ("caption", "Photo: L. Arden / Harbor Wire"),
    ]


@pytest.mark.parametrize(
    "path", sorted((FIXTURES / "invented").glob("*-*.txt")), ids=lambda p: p.stem
)
def test_every_word_of_a_text_lies_in_the_ledger(path: Path) -> None:
    result = split(read(path))
    text = result.article.text
    covered = {i for entry in result.ledger for i in range(entry.span.start, entry.span.end)}
    assert [c for i, c in enumerate(text) if not c.isspace() and i not in covered] == []


@pytest.mark.parametrize(
    ("text", "disposition"),
    [
        ("By Ada Marl", "byline"),
        ("Photo credit: L. Arden", "caption"),
        ("© 2025 Harbor Wire. ", "boilerplate"),
        ("Reporting by Ada Marl", "boilerplate"),
        ("But not for long.", "transition"),
        ("What a shameful, cynical farce!", "opinion"),
        ("\u202e", "mark"),
    ],
)
def test_what_is_no_claim_is_told_by_its_form(text: str, disposition: str) -> None:
    assert [entry.disposition for entry in split(read_text(text)).ledger] == [disposition]


def test_the_record_is_what_the_documentation_says() -> None:
    article = read(FIXTURES / "moscow-taliban.txt")
    record = split_record(split(article))
    assert record == json.loads(json.dumps(record))
    assert record["schema"] == 1
    assert list(record) == [
        "schema", "article", "sources", "attributions", "further_attributions", "claims", "ledger",
    ]  # fmt: skip
    assert record["article"]["sha256"] == digest(article.text)
    assert record["article"]["characters"] == len(article.text)
    assert (record["article"]["title"], record["article"]["dateline"]) == (None, "MOSCOW")
    assert set(record["sources"][0]) >= {"id", "name", "kind", "title", "mentions"}
    wanted = {"id", "source", "cue", "content", "source_id", "style", "via", "confidence"}
    assert set(record["attributions"][0]) >= wanted
    claim = record["claims"][0]
    wanted = {"id", "spans", "quote", "statement", "attribution_id", "type", "checkable"}
    assert set(claim) >= wanted | {"check_worthiness", "reasons", "flags"}
    assert " … ".join(article.text[a:b] for a, b in claim["spans"]) == claim["quote"]
    assert record["ledger"][0] == {"span": [0, 8], "disposition": "dateline"}
