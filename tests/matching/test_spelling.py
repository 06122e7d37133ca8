from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbench.matching import Query, rank
from workbench.matching.candidates import sought
from workbench.matching.spelling import edits_of, known_spellings
from workbench.models import PriorClaim
from workbench.review import make_vectors
from workbench.store import Desk, open_desk

TEXTS = (
    "The dredging of the eastern harbor was finished before winter",
    "Fishermen protested against the closure of the northern market",
    "The council borrowed money to restore the old lighthouse",
)


def desk_of(path: Path) -> Desk:
    desk = open_desk(path / "claims.db")
    priors = [PriorClaim(claim_id=f"p-{n}", text=text) for n, text in enumerate(TEXTS)]
    desk.add_prior_claims(priors, actor="kim")
    return desk


def test_each_kind_of_slip_leads_to_the_word(tmp_path: Path) -> None:
    with desk_of(tmp_path) as desk:
        for slip in ("harbr", "harbour", "harbot", "ahrbor"):
            assert known_spellings(desk.connection, slip)[0] == "harbor"
        assert known_spellings(desk.connection, "xylophone") == []


def test_a_claim_with_every_word_misspelt_is_found(tmp_path: Path) -> None:
    with desk_of(tmp_path) as desk:
        query = Query(text="Fishremen protestd againt teh clossure fo hte norhern markt")
        ranking = rank(desk.connection, query)
    assert ranking.ranked[0].candidate.claim_id == "p-1"


def test_a_single_new_word_is_looked_up_otherwise_too_but_stays_in_the_text(
    tmp_path: Path,
) -> None:
    text = "The dredging of the eastern marbor was finished"
    with desk_of(tmp_path) as desk:
        asked = sought(desk.connection, Query(text=text))
    assert [one.spellings for one in asked.words if one.spellings] == [("harbor",)]
    assert asked.text.text == text


def test_numbers_are_never_corrected(tmp_path: Path) -> None:
    with desk_of(tmp_path) as desk:
        asked = sought(desk.connection, Query(text="Harbr dredgin csot 40004 florins"))
    assert {one.word for one in asked.words if one.spellings} == {"harbr", "dredgin"}


@given(st.text(alphabet="abcé", max_size=6))
def test_edits_are_one_edit_away_and_each_named_once(word: str) -> None:
    edits = edits_of(word)
    assert edits == sorted(set(edits))
    assert word not in edits
    assert all(abs(len(edit) - len(word)) <= 1 for edit in edits)


def test_a_text_full_of_slips_is_ranked_by_its_words(tmp_path: Path) -> None:
    with desk_of(tmp_path) as desk:
        make_vectors(desk)
        full_of_slips = rank(desk.connection, Query(text="Fishremen protestd teh clossure"))
        one_slip = rank(desk.connection, Query(text="Fishermen protested against the clossure"))
    assert not full_of_slips.with_meaning
    assert one_slip.with_meaning
