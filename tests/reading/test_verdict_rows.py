"""``verdicts.csv`` in: nothing is guessed, nothing is lost, and a broken row stays alone."""

from __future__ import annotations

import codecs

import pytest

from tests.reading.prior_files import claims, only, read, skipped
from workbench.reading import verdict_rows
from workbench.reading.found_claims import NO_TEXT
from workbench.reading.json_records import NOT_UTF8
from workbench.reading.verdict_rows import BROKEN_ROW, NO_ID, TOO_MANY

HEADER = "claim_id,verdict,verdict_label,claim_text,evidence_urls,reviewer,reviewed_at\r\n"
ROW = "c-1,mixed,Mixed,The pier is new,https://a.example | b,kim,2024-12-02T09:00:00.000Z\r\n"


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_row_is_read_with_or_without_a_byte_order_mark(mark: bytes) -> None:
    claim = only(read(mark + (HEADER + ROW).encode()))
    assert (claim.text, claim.verdict, claim.label) == ("The pier is new", "mixed", "Mixed")
    assert (claim.publisher, claim.reviewed_on) == ("kim", "2024-12-02")
    assert claim.evidence == ("https://a.example",)
    assert claim.rows[0]["reviewed_at"] == "2024-12-02T09:00:00.000Z"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'=1+1", "=1+1"),
        ("''=1+1", "'=1+1"),
        ("'twas", "'twas"),
        ("'", "'"),
        ("'  @x", "  @x"),
        ("01234", "01234"),
        ("1e5", "1e5"),
        ("true", "true"),
        ("NULL", "NULL"),
        ('"a ""b"", c"', 'a "b", c'),
        ('"a\nb\r\nc"', "a\nb\r\nc"),
        ("a\x00b", "a\x00b"),
    ],
)
def test_a_cell_loses_one_guard_and_nothing_else(cell: str, text: str) -> None:
    claim = only(read(f"claim_text,claim_id\r\n{cell},c-1\r\n"))
    assert claim.text == text
    assert claim.rows == ({"claim_text": text, "claim_id": "c-1"},)


def test_a_cell_of_a_million_characters_is_read() -> None:
    long = "x" * 1_000_000
    assert only(read(f'claim_id,claim_text\n"c-1","{long}"\n')).text == long


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"c-9,mixed\r\n", "the row has not as many cells as the header"),
        (ROW.encode()[:-2] + b",more\r\n", "the row has not as many cells as the header"),
        (b" ,,,The pier,,,\r\n", NO_ID),
        (b"c-9,,, ,,,\r\n", NO_TEXT),
        (b"c-9,,,caf\xe9,,,\r\n", NOT_UTF8),
        (b"c-9,,,a\rb,,,\r\n", BROKEN_ROW),
        (b"c-9,,," + b"x" * 9_000_000 + b",,,\r\n", "longer than 8,000,000 bytes"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_broken_row_is_told_and_the_next_is_read(row: bytes, reason: str) -> None:
    found = read((HEADER + ROW).encode() + row + b"\r\n" + ROW.replace("c-1", "c-2").encode())
    assert [one.rows[0]["claim_id"] for one in claims(found)] == ["c-1", "c-2"]
    assert skipped(found) == [("line 3", reason)]


def test_a_quotation_mark_that_is_never_closed_costs_what_a_cell_may_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(verdict_rows, "LONGEST_RECORD", 2_000)
    rows = "".join(ROW.replace("c-1", f"c-{n}") for n in range(100))
    found = read(HEADER + 'c-x,,,"never closed,,,\r\n' + rows)
    assert len(claims(found)) > 50
    assert skipped(found)[0] == ("line 2", BROKEN_ROW)


def test_rows_of_one_claim_in_succession_are_its_history() -> None:
    later = ROW.replace("mixed,Mixed", "disputed,False")
    found = read(HEADER + ROW + later + ROW.replace("c-1", "c-2"))
    first, second = claims(found)
    assert (first.verdict, len(first.rows), len(second.rows)) == ("disputed", 2, 1)


def test_the_rows_of_one_claim_may_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict_rows, "LONGEST_RECORD", 200)
    found = read(HEADER + ROW * 10)
    assert len(claims(found)[0].rows) == 2
    assert skipped(found)[0] == ("line 4", TOO_MANY)


def test_a_verdict_of_no_scale_of_ours_is_kept_as_a_label() -> None:
    claim = only(read(HEADER + "c-1,other,Other,The pier is new,,,\r\n"))
    assert (claim.verdict, claim.label, claim.publisher) == ("imported_unmapped", "Other", None)


def test_a_named_desk_is_the_publisher_and_part_of_the_id() -> None:
    named = only(read(HEADER + ROW, publisher="Velmara Checks"))
    assert named.publisher == "Velmara Checks"
    assert named.claim_id != only(read(HEADER + ROW)).claim_id
