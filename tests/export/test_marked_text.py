from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.marked_text import LANES, Marked, blocks_of, marked_blocks
from workbench.models import Span

texts = st.text(alphabet="ab \n\r\t\u202e", max_size=60)


def spans_in(*places: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in places)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Marked]]:
    text = draw(texts.filter(lambda one: one.strip()))
    words = [place for place, letter in enumerate(text) if not letter.isspace()]
    claims = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        first = sorted({draw(st.sampled_from(words)) for _ in range(draw(st.integers(1, 3)))})
        ends = [*first[1:], len(text)]
        spans = [
            (start, draw(st.integers(start + 1, end)))
            for start, end in zip(first, ends, strict=True)
        ]
        claims.append(Marked(number, spans_in(*spans)))
    return text, claims


@given(marked_texts())
def test_every_word_is_shown_once_and_in_order(given_: tuple[str, list[Marked]]) -> None:
    text, claims = given_
    pieces = [piece for block in marked_blocks(text, claims) for piece in block.pieces]
    shown = "".join(piece.span.of(text) for piece in pieces)
    assert "".join(shown.split()) == "".join(text.split())
    assert all(a.span.end <= b.span.start for a, b in pairwise(pieces))


@given(marked_texts())
def test_every_claim_begins_and_ends_once_and_lies_where_its_words_are(
    given_: tuple[str, list[Marked]],
) -> None:
    text, claims = given_
    blocks = marked_blocks(text, claims)
    pieces = [piece for block in blocks for piece in block.pieces]
    numbers = sorted(claim.number for claim in claims)
    assert sorted(n for piece in pieces for n in piece.begins) == numbers
    assert sorted(n for piece in pieces for n in piece.ends) == numbers
    assert sorted(n for block in blocks for n in block.claims) == numbers
    for piece in pieces:
        over = {c.number for c in claims if any(s.overlaps(piece.span) for s in c.spans)}
        shown = {number for number in piece.lanes if number is not None}
        assert shown <= over
        assert bool(shown) == bool(over)
        if len(over) <= LANES and len(claims) <= LANES:
            assert shown == over


def test_claims_that_overlap_have_lines_of_their_own() -> None:
    text = "one two three four"
    claims = [
        Marked(1, spans_in((0, 7))),
        Marked(2, spans_in((4, 13))),
        Marked(3, spans_in((4, 7))),
    ]
    (block,) = marked_blocks(text, claims)
    pieces = [(one.span.of(text), one.lanes, one.begins, one.ends) for one in block.pieces]
    assert pieces == [
        ("one ", (1,), (1,), ()),
        ("two", (1, 2, 3), (2, 3), (3, 1)),
        (" three", (None, 2), (), (2,)),
        (" four", (), (), ()),
    ]  # fmt: skip


def test_a_claim_over_two_paragraphs_begins_in_one_and_ends_in_the_other() -> None:
    text = "one two\nthree four"
    first, second = marked_blocks(text, [Marked(1, spans_in((4, 13)))])
    assert (first.claims, second.claims) == ((1,), ())
    assert first.pieces[-1].begins == (1,)
    assert second.pieces[0].ends == (1,)


def test_more_claims_than_lanes_share_the_last_one() -> None:
    claims = [Marked(number, spans_in((0, 3))) for number in range(1, 6)]
    (block,) = marked_blocks("one", claims)
    assert len(block.pieces[0].lanes) == LANES
    assert Counter(block.pieces[0].ends).total() == 5


def test_lines_of_wrapped_text_make_one_paragraph() -> None:
    wrapped = "A line that was broken\nto a width.\n\nThe next paragraph\nis this.\n"
    assert [span.of(wrapped) for span in blocks_of(wrapped)] == [
        "A line that was broken\nto a width.",
        "The next paragraph\nis this.",
    ]
    assert [span.of("One.\nTwo.\r\n") for span in blocks_of("One.\nTwo.\r\n")] == ["One.", "Two."]


def test_a_claim_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no span in the text"):
        marked_blocks("one", [Marked(1, spans_in((0, 4)))])
