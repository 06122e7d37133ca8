"""Where sentences begin, and where they must not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from workbench.language import Document, parse
from workbench.reading import read_text


def sentences(text: str) -> list[str]:
    document = parse(read_text(text))
    return [sentence.span.of(text) for sentence in document.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "“Is the bridge safe?” she asked.",
        '"The bridge is safe!" said Ms. Hale.',
        "“Why should we close it?” Mr. Hale asked reporters on Monday.",
        "The council met Gen. Ann Hale and Sen. Bob Stone on Monday.",
        "President Vladimir V. Putin met the council on Monday.",
        "Harbor Lines Inc. sold the ferry to the U.S. Navy for $2.5 million.",
        "The council met on Nov. 25 at 6 p.m. in the old hall.",
        "She called the plan “a shame!” and left the hall.",
        "The council met Sens. Ann Hale and Bob Stone and Messrs. Gray and Reed.",
        "At 5 a.m. Mrs. Hale closed the bridge.",
        "The council meets at 6 p.m. Monday and at 9 a.m. Eastern Time.",
        "See p. 7 and fig. 12, and No. 5 of the annex, at N°. 3.120.4.",
        "Rep. Robert C. “Bobby” Stone spoke for the U.S. “war on rats” program.",
        "Report: U.S. Has Left Tamsel And Its Bridge.",
        "On Eve Of Council Vote, Hale Just Got Blindsided By Stunning News- It’s A Game Changer.",
        "The case of Hale v. Stone and Tamsel vs. The Island was heard.",
        "She works at Yahoo! in the press office and reads Yahoo! News.",
        "The clerk read the letter (It was dated May 5. Nobody had signed it.) to the council.",
        "The figures “were never checked [...]” (Stone 55).",
        "She told him, “The bridge is safe.” and left.",
        "We waited ... and then, the mayor said . . . I did not hear it.",
        "“… The ferry is late,” she said.",
        "The word was that mine No. 2 would close (see the map) Monday.",
        "“They try to keep us [by giving out little] from thinking,” he said.",
        "He told “the people of Tamsel” Mr. Stone was ill.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“The bridge is safe,” she said. “It will stay open.”", 2),
        ("The ferry sank. Nobody was hurt.", 2),
        ("“It is over.” The minister left the room.", 2),
        ("He said no. ''We will stay,'' she said.", 2),
        ("“We met. We talked. We left,” she said.", 3),
    ],
)
def test_sentences_part_where_they_end(text: str, count: int) -> None:
    found = sentences(text)
    assert len(found) == count, found


@pytest.mark.parametrize(
    "parts",
    [
        ("She lives in the U.S.", "How did she come here?"),
        ("He sold the ferry to Harbor Lines Inc.", "The price was not told."),
        ("We asked Ann Hale and Co.", "They should know."),
        ("The bridge closed at 6 P.M.", "Mr. Stone then took the ferry."),
        ("It was long for you and I.", "Did you see Albert I. Stone?"),
        ("We chose plan B.", "It failed."),
        ("He is a sales rep.", "The firm has ten."),
        ("The church is on Main St.", "It is old."),
        ("“Was it the ferry?”", "Forty people heard it."),
        ("He was on “Harbor Talk.”", "“I was ill,” he said."),
        ("I never meant that....", "She left the hall."),
        ("The rules are not for them…", "They are for us."),
        ("The council met.", "... The mayor was ill.", ". . . Nobody spoke."),
        ("The council met.", "(It had not met in May.)", "It voted."),
        ("It is at https://example.org/a.b/c_d.html.", "Write to Ann.Hale@example.org."),
        ("Is it safe?!", "It is."),
    ],
)
def test_a_sentence_begins_where_only_a_sentence_can(parts: tuple[str, ...]) -> None:
    assert sentences(" ".join(parts)) == list(parts)


@pytest.mark.parametrize(
    "items",
    [
        ("1.) The bridge is closed.", "2.) The ferry sails.", "3.) Nobody swims."),
        ("1) The bridge", "2) The ferry is late."),
        ("1. The bridge", "2. The ferry is late."),
        ("(a) The bridge is closed;", "(b) the ferry is late."),
        ("a. The bridge", "b. The ferry", "c. The old road is open."),
        ("• The bridge is closed.", "• The ferry is late."),
        ("• 9. The bridge", "• 10. The ferry is late."),
        ("⁃9. The bridge", "⁃10. The ferry is late."),
    ],
)
def test_items_of_a_list_begin_with_their_marks(items: tuple[str, ...]) -> None:
    assert sentences(" ".join(items)) == list(items)


@pytest.mark.parametrize(
    "text",
    [
        "The plan has two parts, 1) a bridge and 2) a road.",
        "5. The council rose by 6 votes.",
        "1) The council has 2 members.",
    ],
)
def test_a_number_that_continues_no_list_begins_nothing(text: str) -> None:
    assert sentences(text) == [text]


def test_the_mark_of_a_list_is_in_the_sentence_and_no_word_of_it() -> None:
    text = "1. The bridge is closed. 2. The ferry is late."
    document = parse(read_text(text))
    assert [s.span.of(text)[:2] for s in document.sentences] == ["1.", "2."]
    assert [s.tokens[0].text for s in document.sentences] == ["The", "The"]


def test_both_characters_of_a_doubled_mark_are_in_the_sentence() -> None:
    parts = ["The bridge is safe.", "''It will stay open.''", "``We checked it,'' she said."]
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "The council said on Monday, after a debate of nine long hours, that it\nwould close it.",
        "The mayor told the members of the council who were there that night that he was "
        "against the new bridge and\nthat it’s dear.",
    ],
)
def test_a_line_break_before_a_word_in_lower_case_ends_nothing(text: str) -> None:
    first = "The bridge is safe. It was checked in May by those who built it, and in June."
    assert sentences(f"{first}\n{text}\n{first}")[2:-2] == [text]


@pytest.mark.parametrize(
    "lines",
    [
        ["The bridge", "a road", "a tunnel"],
        ["Council votes for the bridge", "Mayor is against it", "The council voted on Monday."],
        ["HALE: We will stay", "STONE: So will we."],
        ["The parts of the plan", "a) the bridge.", "b) the road."],
        ["Over the water we go", "Over the water and home", "Nobody calls us."],
    ],
)
def test_lines_that_stand_apart_stay_apart(lines: list[str]) -> None:
    assert sentences("\n".join(lines)) == lines


def test_text_without_capitals_is_left_to_the_parser() -> None:
    assert len(sentences("where is it? we saw the ferry. did you see it?")) > 1


def test_sentences_of_the_seed_article_end_as_sentences_do(seed_document: Document) -> None:
    text = seed_document.text
    for sentence in seed_document.sentences:
        words = sentence.span.of(text)
        assert words[-1] in ".”" or words == "High-level engagement", words
        assert words == words.strip()


def test_no_sentence_of_the_seed_article_is_broken_inside_a_quotation(
    seed_document: Document,
) -> None:
    text = seed_document.text
    breaks = [
        (before.span.of(text), after.span.of(text))
        for before, after in pairwise(seed_document.sentences)
        if any(
            q.inner.start < before.span.end and after.span.start < q.inner.end
            for q in seed_document.quotations
        )
    ]
    assert breaks == [
        (
            "“We cannot ignore the fact that the situation in the country is stabilizing.",
            "We are engaged in bilateral relations with the current authorities of Afghanistan, "
            "and these relations will be developed further,” Mr. Putin said.",
        )
    ]


def test_sentences_cover_every_word_once(seed_document: Document) -> None:
    text = seed_document.text
    spans = [sentence.span for sentence in seed_document.sentences]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    expected = text.removeprefix("MOSCOW — ")
    assert "".join(covered.split()) == "".join(expected.split())
