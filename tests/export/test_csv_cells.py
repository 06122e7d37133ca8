from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.csv_cells import csv_cell, guarded, list_cell, text_cell, unguarded


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "  @x",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "'=1",
        '=HYPERLINK("http://example.org","x")',
        "=cmd|' /C calc'!A0",
        "\u00a0=1",
    ],
)
def test_what_a_spreadsheet_could_run_is_guarded_and_comes_back(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "plain", "'quoted'", "1 = 1", "’twas", "'", "a-b"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


@pytest.mark.parametrize(("value", "cell"), [(-3, -3), (0.5, 0.5), (None, ""), (True, "yes")])
def test_numbers_stay_numbers_and_nothing_is_empty(value: object, cell: object) -> None:
    assert csv_cell(value) == cell


def test_cells_are_one_line_without_controls_unless_asked() -> None:
    assert text_cell("a\x00b\n  c\td\x1b[31m") == "ab c d[31m"
    assert text_cell("a\r\nb\x00", keep_newlines=True) == "a\nb"


def test_lists_are_joined_and_bars_in_urls_encoded() -> None:
    assert list_cell(["https://example.org/a|b", "https://example.org"], urls=True) == (
        "https://example.org/a%7Cb | https://example.org"
    )


@given(st.text())
def test_any_text_is_unguarded_to_what_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))), st.booleans())
def test_any_text_goes_through_a_csv_file_and_back(text: str, keep_newlines: bool) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow([csv_cell(text, keep_newlines=keep_newlines), "end"])
    buffer.seek(0)
    cell, end = next(csv.reader(buffer))
    assert end == "end"
    assert unguarded(cell) == (text if keep_newlines else " ".join(text.split()))
