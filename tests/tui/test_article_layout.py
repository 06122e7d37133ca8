"""Lines of the article: nothing lost, nothing wider than the screen, offsets true."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.display import visible
from workbench.tui.article_layout import line_at, shown, wrap

HARD_TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab   \n\r\t“”\u00a0\u202e\x1b漢é\u0301\u200b"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=200,
)


@settings(max_examples=150, deadline=None)
@given(text=HARD_TEXT, width=st.integers(8, 60), marked=st.lists(st.integers(0, 199), max_size=5))
def test_every_character_but_white_space_stands_in_one_line(
    text: str, width: int, marked: list[int]
) -> None:
    marks = {offset: 1 for offset in marked if offset < len(text)}
    lines = wrap(text, width, marks)
    seen = [offset for line in lines for offset in range(line.start, line.end)]
    assert seen == sorted(set(seen))
    missing = set(range(len(text))) - set(seen)
    assert all(text[offset].isspace() for offset in missing)
    for line in lines:
        cells = sum(shown(text[o])[1] + marks.get(o, 0) for o in range(line.start, line.end))
        # One character may be wider than the line: a control shown as ⟨U+202E⟩ with a mark.
        assert cells <= width or line.end - line.start == 1
        assert "\n" not in text[line.start : line.end]


@settings(max_examples=60, deadline=None)
@given(text=HARD_TEXT.filter(lambda text: any(not c.isspace() for c in text)))
def test_the_line_of_an_offset_holds_it(text: str) -> None:
    lines = wrap(text, 20, {})
    for offset, character in enumerate(text):
        if not character.isspace():
            line = lines[line_at(lines, offset)]
            assert line.start <= offset < line.end


def test_words_are_kept_whole_and_paragraphs_apart() -> None:
    text = "The first ferry crossed.\n\nThen came another one."
    lines = wrap(text, 14, {})
    assert [text[line.start : line.end] for line in lines] == [
        "The first",
        "ferry crossed.",
        "",
        "Then came",
        "another one.",
    ]


def test_paragraphs_of_single_newlines_get_an_empty_line_between_them() -> None:
    paragraph = "word " * 30
    lines = wrap(f"{paragraph}\n{paragraph}", 200, {})
    assert [line.end > line.start for line in lines] == [True, False, True]


def test_a_no_break_space_parts_no_words() -> None:
    text = "worth 4,200\u00a0people each week"
    assert [text[line.start : line.end] for line in wrap(text, 14, {})] == [
        "worth",
        "4,200\u00a0people",
        "each week",
    ]


def test_marks_take_room_on_their_line() -> None:
    text = "one two three"
    assert [text[line.start : line.end] for line in wrap(text, 13, {})] == ["one two three"]
    marked = wrap(text, 13, {4: 1})
    assert [text[line.start : line.end] for line in marked] == ["one two", "three"]


def test_windows_line_ends_show_nothing() -> None:
    text = "one\r\ntwo\r\n"
    assert [text[line.start : line.end] for line in wrap(text, 20, {})] == ["one", "two"]


def test_what_is_shown_is_what_the_sanitiser_makes_of_it() -> None:
    for character in "a\x1b\u202e漢":
        assert shown(character) == (visible(character), cell_len(visible(character)))


def test_a_flood_of_combining_marks_is_broken_into_lines() -> None:
    text = "a" + "\u0301" * 5_000
    assert all(line.end - line.start <= 80 for line in wrap(text, 20, {}))
