"""Any text goes through ``split`` without an exception, and its spans hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.claims.faithful import unheard_words
from workbench.claims import Granularity, split, split_record
from workbench.models import Split, quote_of
from workbench.reading import read, read_text

FIXTURES = Path(__file__).parents[2] / "fixtures"

_PIECES = st.sampled_from(
    [
        "The mayor said",
        " that the bridge was sold",
        ", the council's chairman, ",
        "“We will ",
        "build it,” ",
        "she added.",
        " He",
        " they",
        " and",
        " while",
        " which ",
        "Speaking in Orrin Bay, ",
        "according to ",
        "the Harbor Wire agency",
        "''",
        '"',
        "(",
        ")",
        "\n",
        "\n\n",
        "\r\n",
        "\u00a0",
        "\u202e",
        "\u200b",
        "👩‍👩‍👧",
        "\x00",
        "\x1b[31m",
        "'; DROP TABLE claims; --",
        "<script>alert(1)</script>",
        "[/bold]",
        "# Heading\n",
        "مرحبا بالعالم",
        "MOSCOW — ",
        " 42 percent",
        "?",
        "!",
        "…",
        " — ",
    ]
)
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=25).map("".join),
    st.text(st.characters(), max_size=120),
)


def check(result: Split) -> None:
    """What must hold for every split beyond what its model validates."""
    text = result.article.text
    assert [claim.position for claim in result.claims] == list(range(1, len(result.claims) + 1))
    for claim in (one for whole in result.claims for one in (whole, *whole.facts)):
        assert claim.statement.strip() == claim.statement != ""
        assert claim.quote == quote_of(text, claim.spans)
        assert list(claim.spans) == sorted(claim.spans, key=lambda span: span.start)
        assert all(a.end <= b.start for a, b in zip(claim.spans, claim.spans[1:], strict=False))
        assert claim.reasons
        assert not unheard_words(claim)
    in_ledger = {i for entry in result.ledger for i in range(entry.span.start, entry.span.end)}
    assert all(text[i].isspace() or i in in_ledger for i in range(len(text)))
    starts = [entry.span.start for entry in result.ledger]
    assert starts == sorted(starts)
    json.dumps(split_record(result))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    _TEXTS, st.sampled_from(["clause", "sentence", "fact"]), st.sampled_from(["text", "markdown"])
)
@example("_)Í", "sentence", "text")
@example("ß 0", "sentence", "text")
def test_any_text_is_split_and_its_spans_hold(
    text: str, granularity: Granularity, format: str
) -> None:
    article = read_text(text, format="markdown" if format == "markdown" else "text")
    check(split(article, granularity=granularity))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_the_same_text_gives_the_same_split(text: str) -> None:
    assert split(read_text(text)) == split(read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "“”",
        "''''''",
        '"' * 50,
        "(" * 50,
        "said " * 400,
        "the man who saw " * 150,
        "and " * 500,
        "He said that " * 100 + "it rained.",
        "A, B, C, D and E, F, G of H, " * 100,
        "x" * 30_000,
        "\u202e\u2066\u2069 \u200f",
        "MOSCOW — ",
        "\ud800 lone surrogate.",
        "She said, “He said, ‘They said, “No.”’”",
    ],
)
def test_odd_texts(text: str) -> None:
    check(split(read_text(text)))


@pytest.mark.parametrize(
    "path", sorted((FIXTURES / "invented").glob("*-*.*")), ids=lambda p: p.stem
)
def test_invented_articles_in_every_granularity(path: Path) -> None:
    check(split(read(path)))
    check(split(read(path), granularity="sentence"))
    check(split(read(path), granularity="fact"))


def test_a_story_many_times_over_gives_its_claims_every_time() -> None:
    copies = 16
    text = (FIXTURES / "moscow-taliban.txt").read_text(encoding="utf-8") + "\n"
    assert len(split(read_text(text * copies)).claims) >= 20 * copies
