"""Every sentence has a disposition, and the JSON of a split is as documented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from workbench.claims import split, split_record
from workbench.claims.dispositions import is_instruction
from workbench.models import Split, digest
from workbench.reading import read, read_text

FIXTURES = Path(__file__).parents[2] / "fixtures"
DISPOSITIONS = frozenset(
    "claim attribution transition connective question instruction opinion unclaimed fragment "
    "title heading dateline byline caption boilerplate mark".split()
)
_PIECES = st.sampled_from(
    [
        "TARN, Ruvia — ", "MOSCOW (AP) — ", "By Ada Marl", "Photo: L. Arden / Harbor Wire", "# ",
        "## What the mayor knew", "**", "*", "_", "> ", "- ", "[the bridge](https://a.example/b)",
        "![a](b.png)", "<b>", "</b>", "`code`", "| a | b |", "---", "\n", "\n\n", "\r\n", "\r", " ",
        "\u00a0", "\u2028", "\ufeff", "\u202e", "\ud800", "\udfff", "\x00", "''", '"', "“", "”",
        "\u200b", "(", ")", "—", "…", "?", "!", ".", ", ", "However, ", "And ", "“Still, ",
        "The mayor said the bridge was sold", "the council voted on Tuesday", "he said", "who left",
        "according to the Harbor Wire", "which is a shameful farce", "Who paid for it", "6:05 p.m.",
        "Follow us on Twitter", "© 2025 Harbor Wire", "and", "a region", "Ada Marl, a clerk,",
    ]
)  # fmt: skip
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=25).map("".join),
    st.lists(_PIECES, max_size=15).map(" ".join),
    st.text(st.characters(), max_size=80),
)


def check_ledger(result: Split) -> None:
    """Every character but white space has one entry, and claims are where the entries say."""
    text = result.article.text
    entry_at: dict[int, str] = {}
    for entry in result.ledger:
        assert entry.disposition in DISPOSITIONS
        assert entry.span.of(text).strip() == entry.span.of(text)
        for i in range(entry.span.start, entry.span.end):
            assert i not in entry_at
            entry_at[i] = entry.disposition
    assert [c for i, c in enumerate(text) if not c.isspace() and i not in entry_at] == []
    syntax = {i for span in result.article.markup for i in range(span.start, span.end)}
    claimed = {i for claim in result.claims for s in claim.spans for i in range(s.start, s.end)}
    for i, letter in enumerate(text):
        if letter.isalnum() and i not in syntax:
            assert (entry_at[i] == "claim") == (i in claimed)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    _TEXTS, st.sampled_from(["text", "markdown"]), st.sampled_from(["clause", "fact", "sentence"])
)
@example("TARN — “Still,\r\nhe said\u00a0the bridge\u200b fell.\ud800", "text", "clause")
@example("TARN, Ruvia — [the bridge](https://a.example/b)", "markdown", "clause")
@example("The mayor said it fell by the Wire\nTARN, Ruvia — By Ada Marl", "text", "clause")
@example("TARN —**The bridge** fell.", "markdown", "clause")
@example("# A\n\n[He **said**](http://x.example) it *fell*, and left.\n", "markdown", "clause")
def test_every_character_of_any_text_is_accounted_for_once(
    text: str, format: str, granularity: str
) -> None:
    article = read_text(text, format="markdown" if format == "markdown" else "text")
    check_ledger(split(article, granularity=granularity))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "path",
    [FIXTURES / "moscow-taliban.txt", *sorted((FIXTURES / "invented").glob("*-*.*"))],
    ids=lambda p: p.stem,
)
def test_every_character_of_an_article_is_accounted_for_once(path: Path) -> None:
    check_ledger(split(read(path)))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "However, Ada Marl said that the bridge was sold.",
            [
                ("transition", "However,"),
                ("attribution", "Ada Marl said"),
                ("connective", "that"),
                ("claim", "the bridge was sold."),
            ],
        ),
        (
            "“The bridge was sold,” Ada Marl told reporters in Tarn on Monday.",
            [
                ("claim", "“The bridge was sold,”"),
                ("attribution", "Ada Marl told reporters in Tarn on Monday."),
            ],
        ),
        (
            "The mayor resigned, and the bridge was sold.",
            [
                ("claim", "The mayor resigned,"),
                ("connective", "and"),
                ("claim", "the bridge was sold."),
            ],
        ),
        (
            "The bridge will fall, Ada Marl announced on Monday, ending a service to Tarn.",
            [
                ("claim", "The bridge will fall,"),
                ("attribution", "Ada Marl announced on Monday,"),
                ("fragment", "ending a service to Tarn."),
            ],
        ),
        (
            "Ada Marl asked, “Who paid for the bridge?”",
            [("attribution", "Ada Marl asked,"), ("question", "“Who paid for the bridge?”")],
        ),
    ],
)
def test_each_part_of_a_sentence_is_told(text: str, parts: list[tuple[str, str]]) -> None:
    assert dispositions(text) == parts


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
    ("text", "disposition"),
    [
        ("By Ada Marl", "byline"),
        ("Photo credit: L. Arden", "caption"),
        ("© 2025 Harbor Wire. ", "boilerplate"),
        ("Reporting by Ada Marl", "boilerplate"),
        ("But not for long.", "transition"),
        ("What a shameful, cynical farce!", "opinion"),
        ("\u202e", "mark"),
        ("___.", "mark"),
        ('<quote id="7"></quote>', "mark"),
        ("3.", "mark"),
        ("Fe + S = FeS", "fragment"),
        ("Watch the mayor’s speech below.", "boilerplate"),
        ("6:05 p.m.", "dateline"),
        ("Updated Nov. 25, 2024", "dateline"),
        ("Henderson, Nev.", "dateline"),
        ("(AP Photo/L. Arden)", "caption"),
        ("L. Arden/Getty Images", "caption"),
        ("Source: Harbor Wire.", "caption"),
        ("[Video: the bridge falls]", "caption"),
        ("Follow Ada Marl on Twitter @adamarl.", "boilerplate"),
        ("Reach her at ada@harbor.example.", "boilerplate"),
        ("Read the rest here.", "boilerplate"),
        ("Sign up for our newsletter.", "boilerplate"),
        ("(Reporting by Ada Marl; editing by Edric Poul)", "boilerplate"),
        ("--additional reporting from Ada Marl", "boilerplate"),
        ("Contributing: Ada Marl", "boilerplate"),
        ("Partial transcript as follows:", "boilerplate"),
        ("The Latest on the vote for the bridge:", "transition"),
        ("Two-front war.", "heading"),
        ("JOINING FORCES WITH TARN.", "heading"),
        ("Close the door now.", "instruction"),
        ("(APPLAUSE)", "fragment"),
    ],
)
def test_what_is_no_claim_is_told_by_its_form(text: str, disposition: str) -> None:
    assert [entry.disposition for entry in split(read_text(text)).ledger] == [disposition]


def test_a_name_that_the_parser_takes_for_a_verb_tells_nobody_to_do_anything() -> None:
    words = ["With", "months", "to", "go", ",", "Marl", "still", "ducks", "."]
    tags = ["IN", "NNS", "TO", "VB", ",", "VB", "RB", "NNS", "."]
    doc = Doc(Vocab(), words=words, tags=tags, deps=["dep"] * 5 + ["ROOT"] + ["dep"] * 3,
              heads=[5] * 9)  # fmt: skip
    assert not is_instruction(list(doc))
    assert is_instruction(list(Doc(Vocab(), words=["Close", "it"], tags=["VB", "PRP"],
                                   deps=["ROOT", "dobj"], heads=[0, 0])))  # fmt: skip


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
