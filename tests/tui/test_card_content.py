"""What a card says, and how differences and signs are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.desks import made_split
from tests.tui.builders import claim_ids, fares_matches, ferry_desk
from workbench.matching import word_diff
from workbench.models import Stance, Verdict, VerdictCode
from workbench.review import add_evidence, add_note, give_verdict
from workbench.store import Desk, open_desk
from workbench.tui.card import card_blocks, read_card
from workbench.tui.marks import Marks, safe
from workbench.tui.narrow_encoding import writable
from workbench.tui.word_diff import draw_word_diff


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ferry_desk(tmp_path / "desk.db") as desk:
        yield desk


def card_text(desk: Desk, position: int, marks: Marks | None = None) -> dict[str, str]:
    """The rows of each block of a card, one a line."""
    claim = desk.claims()[position - 1]
    attributions = {row.id: row for row in desk.attributions(claim.article_id or "")}
    text = desk.article_text(claim.article_id or "")
    card = read_card(desk, claim, attributions.get(claim.attribution_id or ""), text)
    return {
        block.name: "\n".join(f"{row.label} {row.content.plain}".strip() for row in block.rows)
        for block in card_blocks(card, marks or Marks())
    }


def test_statement_stands_over_quote_and_says_what_was_read_as_what(desk: Desk) -> None:
    card = card_text(desk, 2)
    assert card["statement"].splitlines() == [
        "4,200 people used the Lumen Strait ferry each week in 2023",
        "“4,200 people used the boats each week last year”",
    ]
    assert "Read “the boats” as “the Lumen Strait ferry”" in card["check"]
    assert "Flag ⚑ unresolved pronoun: we" in card_text(desk, 3)["check"]


def test_a_stale_verdict_shows_the_words_it_was_given_on(tmp_path: Path) -> None:
    url = "https://courier.example/pier"
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(made_split([("Ines Hale", "it cost 4 million")], url=url), actor="kim")
        give_verdict(desk, claim_ids(desk)[0], Verdict(code=VerdictCode.VERIFIED), actor="kim")
        assert "stale" not in card_text(desk, 1)
        desk.add_article(made_split([("Ines Hale", "it cost 5 million")], url=url), actor="kim")
        card = card_text(desk, 1)
        assert "⚑ Stale: the article was changed since" in card["stale"]
        assert "it cost [-4-]{+5+} million" in card["stale"]
        assert "⚑ stale, was verified" in card["state"]
        assert "reworded" in card["history"]


def test_the_chain_from_source_to_article_is_one_line(desk: Desk) -> None:
    assert card_text(desk, 1)["source"].splitlines() == [
        "From Ada Quill (Port Minister; person) → Harrow Courier → this article",
        "Cue “told”, indirect, confidence 0.90",
    ]
    assert card_text(desk, 6)["source"] == "From the article itself (narrator)"


def test_true_and_said_stand_apart(desk: Desk) -> None:
    claim_id = claim_ids(desk)[0]
    finding = Verdict(
        code=VerdictCode.DISPUTED, reason="the plan says once", reason_code="wrong_number"
    )
    give_verdict(desk, claim_id, finding, actor="kim")
    state = card_text(desk, 1)["state"]
    assert "True? ✗ disputed: the plan says once [wrong number] (kim, 2024-12-02 09:00Z)" in state
    assert "Said? · open" in state


def test_evidence_notes_and_history_are_listed(desk: Desk) -> None:
    claim_id = claim_ids(desk)[0]
    add_evidence(
        desk,
        claim_id,
        actor="kim",
        url="https://example.org/t",
        title="Timetable",
        origin="Strait Audit Office",
        stance=Stance.REFUTES,
        primary=True,
    )
    add_note(desk, claim_id, "ring them", actor="kim")
    card = card_text(desk, 1)
    assert "- refutes, primary: Timetable" in card["evidence"]
    assert "https://example.org/t" in card["evidence"]
    assert "from Strait Audit Office" in card["evidence"]
    assert "ring them" in card["notes"]
    assert card["history"].splitlines()[2].endswith("kim: note added")


def test_a_match_shows_whose_verdict_it_is_and_what_keeps_it_apart(desk: Desk) -> None:
    fares = claim_ids(desk)[4]
    desk.save_suggestions(fares, fares_matches(fares))
    card = card_text(desk, 5)
    assert "same, suggested, ✓ verified (Strait Facts)" in card["match p-fares"]
    assert "antonym: rose ≠ fell" in card["match p-fares-fell"]
    assert "[-rose-]{+fell+}" in card["match p-fares-fell"]


def test_with_ascii_marks_a_card_of_ascii_text_is_ascii(desk: Desk) -> None:
    fares = claim_ids(desk)[4]
    desk.save_suggestions(fares, fares_matches(fares))
    assert "\n".join(card_text(desk, 5, Marks(ascii=True)).values()).isascii()


def test_a_difference_is_drawn_only_where_something_is_shared() -> None:
    assert draw_word_diff(word_diff("fares rose 15%", "fares fell 15%")).plain == (
        "fares [-rose-]{+fell+} 15%"
    )
    assert draw_word_diff(word_diff("the boats", "Quellmark holds")).plain == "Quellmark holds"


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_what_latin_1_lacks_is_replaced_by_as_many_cells(text: str) -> None:
    shown = safe(text).plain.replace("\n", "")
    written = writable(shown, "iso8859-1")
    written.encode("iso8859-1")
    assert cell_len(written) == cell_len(shown)
