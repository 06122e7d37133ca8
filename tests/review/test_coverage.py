"""The count of an article's characters follows the claims as they are changed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.builders import FERRY, ferry_split
from workbench.errors import DeskError
from workbench.models import LedgerEntry, Span
from workbench.review import (
    Coverage,
    add_claim,
    cover,
    coverage,
    coverage_words,
    drop_claim,
    merge_claims,
    reword_claim,
    undo,
)
from workbench.store import Desk, open_desk
from workbench.store.doctor import examine

WRITTEN = sum(not letter.isspace() for letter in FERRY)


def span_in(words: str) -> Span:
    return Span(start=FERRY.index(words), end=FERRY.index(words) + len(words))


def ledger() -> tuple[LedgerEntry, ...]:
    """Claims with the marks beside them are claims, the rest of each line is *connective*."""
    entries = [LedgerEntry(span=Span(start=0, end=30), disposition="heading")]
    done = 30
    for claim in ferry_split().claims:
        (span,) = claim.spans
        rest = FERRY[done : span.start]
        if rest.strip():
            entries.append(
                LedgerEntry(span=Span(start=done, end=span.start), disposition="connective")
            )
        end = span.end
        while not FERRY[end].isspace():
            end += 1
        entries.append(LedgerEntry(span=Span(start=span.start, end=end), disposition="claim"))
        done = end
    return tuple(entries)


def ferry_with_ledger(path: Path) -> Desk:
    desk = open_desk(path)
    desk.add_article(ferry_split().model_copy(update={"ledger": ledger()}), actor="tests")
    return desk


def now(desk: Desk) -> tuple[int, dict[str, int]]:
    found = coverage(desk, desk.articles()[0].id)
    assert found is not None
    assert found.in_claims + sum(found.left_out.values()) == found.characters == WRITTEN
    assert found.unknown == 0
    return found.in_claims, dict(found.left_out)


def test_words_are_in_claims_left_out_and_dropped_as_the_claims_are_changed(
    tmp_path: Path,
) -> None:
    with ferry_with_ledger(tmp_path / "desk.db") as desk:
        in_claims, left_out = now(desk)
        assert list(left_out) == ["connective", "heading"]
        first_ferry = next(row for row in desk.claims() if row.text.startswith("The first ferry"))
        drop_claim(desk, first_ferry.id, actor="kim")
        words = len("Thefirstferrycrossedthestraitin1911.")
        assert now(desk) == (in_claims - words, left_out | {"dropped by hand": words})
        undo(desk, actor="kim")
        assert now(desk) == (in_claims, left_out)


def test_words_of_which_a_claim_is_made_are_left_out_no_more(tmp_path: Path) -> None:
    with ferry_with_ledger(tmp_path / "desk.db") as desk:
        in_claims, left_out = now(desk)
        span = span_in("Port Minister Ada Quill told the Harrow Courier")
        (claim_id,) = add_claim(desk, "lumen-ferry", [span], actor="kim").claim_ids
        # The comma before and the full stop after go with the words.
        words = len(",PortMinisterAdaQuilltoldtheHarrowCourier.")
        comma = 1  # stands by the claim before, too
        more = words - comma
        expected = left_out | {"connective": left_out["connective"] - more}
        assert now(desk) == (in_claims + more, expected)
        reword_claim(desk, claim_id, "She told the paper", actor="kim")
        assert now(desk) == (in_claims + more, expected)
        drop_claim(desk, claim_id, actor="kim")
        assert now(desk) == (in_claims, left_out), "they became again what they were"


def test_a_merge_leaves_nothing_out(tmp_path: Path) -> None:
    with ferry_with_ledger(tmp_path / "desk.db") as desk:
        before = now(desk)
        first, second = desk.claims()[:2]
        merge_claims(desk, [first.id, second.id], actor="kim")
        assert now(desk) == before


def test_an_article_without_a_ledger_is_not_counted_and_is_no_finding(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db") as desk:
        desk.add_article(ferry_split(), actor="tests")
        assert coverage(desk, desk.articles()[0].id) is None
        assert examine(desk) == []


@pytest.mark.parametrize("ledger", [None, "[]", "[[0, 30, 'claim']]", "1"])
def test_a_ledger_that_was_changed_is_found(tmp_path: Path, ledger: str | None) -> None:
    with ferry_with_ledger(tmp_path / "desk.db") as desk:
        assert examine(desk) == []
        desk.connection.execute("UPDATE articles SET ledger = ?", [ledger])
        assert [finding.what for finding in examine(desk)] == [
            "what became of its words was changed after it was added"
        ]
        if ledger and not ledger.startswith("[]"):
            with pytest.raises(DeskError, match="not as it was taken in"):
                coverage(desk, desk.articles()[0].id)


def test_stretches_say_where_words_were_left_out() -> None:
    text = "Title\n\nBut the pier is shut. It is sad."
    entries = [
        (0, 5, "title"),
        (7, 10, "connective"),
        (11, 28, "claim"),
        (29, 34, "opinion"),
        (35, 39, "opinion"),
    ]
    found = cover(text, entries, [(11, 27)])
    assert [(why, text[start:end]) for start, end, why in found.stretches(text)] == [
        ("title", "Title"),
        ("connective", "But"),
        ("opinion", "It is sad."),
    ]
    assert found.in_claims == len("thepierisshut.")


_OFFSETS = st.tuples(st.integers(0, 40), st.integers(1, 12))


@given(
    text=st.text(alphabet="ab .”\n\t\u00a0\x1c\u2028é𝒳_", max_size=40),
    claims=st.lists(_OFFSETS, max_size=5),
    gone=st.lists(_OFFSETS, max_size=5),
    entries=st.lists(st.tuples(_OFFSETS, st.sampled_from(["claim", "title", "mark"])), max_size=6),
)
def test_every_character_is_counted_once(
    text: str,
    claims: list[tuple[int, int]],
    gone: list[tuple[int, int]],
    entries: list[tuple[tuple[int, int], str]],
) -> None:
    def places(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        ends = [(start, min(start + length, len(text))) for start, length in pairs]
        return [(start, end) for start, end in ends if start < end]

    ledger = [(*place, name) for pair, name in entries for place in places([pair])]
    found = cover(text, ledger, places(claims), places(gone))
    written = [i for i, letter in enumerate(text) if not letter.isspace()]
    assert found.in_claims + sum(found.left_out.values()) == found.characters == len(written)
    held = {i for start, end in places(claims) for i in range(start, end)}
    assert found.in_claims >= len(held & set(written))
    told = [i for start, end, _ in found.stretches(text) for i in range(start, end)]
    assert len(told) == len(set(told))
    assert sum(not text[i].isspace() for i in told) == sum(found.left_out.values())


def test_it_is_told_in_words_of_which_the_last_are_short(tmp_path: Path) -> None:
    covered = Coverage(1994, 1640, {"transition": 300, "heading": 54})
    assert coverage_words(covered) == [
        "all 1,994 characters accounted for: 1,640 in claims, 354 not (transition 300, heading 54)",
        "all 1,994 characters accounted for: 1,640 in claims, 354 not",
        "1,640 of 1,994 characters in claims",
        "82% of text in claims",
    ]
    unknown = Coverage(10, 0, {"not accounted for": 10}, unknown=10)
    assert coverage_words(unknown)[1] == "0 of 10 characters accounted for: 0 in claims, 10 not"
    assert coverage_words(Coverage(0, 0)) == [
        "all 0 characters accounted for: 0 in claims, 0 not",
        "0 of 0 characters in claims",
        "100% of text in claims",
    ]


def test_undoing_what_was_made_leaves_no_trace_in_the_count(tmp_path: Path) -> None:
    with ferry_with_ledger(tmp_path / "desk.db") as desk:
        before = now(desk)
        add_claim(desk, "lumen-ferry", [Span(start=0, end=200)], actor="kim")
        (first, second) = desk.claims()[1:3]
        merge_claims(desk, [first.id, second.id], actor="kim")
        assert now(desk) != before
        assert undo(desk, actor="kim")
        assert undo(desk, actor="kim")
        assert now(desk) == before
