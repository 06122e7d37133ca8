from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import HARBOR, harbor_desk, made_split
from workbench.matching import Query, compare, rank, suggest, word_diff
from workbench.matching.candidates import (
    Candidate,
    find_candidates,
    fts_query,
    search_words,
)
from workbench.matching.comparing import same_speaker
from workbench.models import PriorClaim, Tier, Verdict, VerdictCode
from workbench.review import give_verdict
from workbench.review import suggest as suggest_for
from workbench.store import Desk, open_desk

HOSTILE = st.one_of(
    st.text(max_size=80), st.text(alphabet="\"'*-+()^:{}NEAR OR AND NOT\x00", max_size=40)
)


def desk_with(path: Path, *texts: str) -> Desk:
    desk = open_desk(path / "claims.db")
    priors = [PriorClaim(claim_id=f"p-{n}", text=text) for n, text in enumerate(texts)]
    desk.add_prior_claims(priors, actor="kim")
    return desk


def test_a_claim_is_not_its_own_match_nor_that_of_its_unreviewed_neighbours(
    tmp_path: Path,
) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        desk.add_article(
            made_split([("Ines Hale", "the eastern pier will open in May")], path="again.txt"),
            actor="kim",
        )
        here, there = (row for row in desk.claims() if "eastern pier" in row.text)
        assert [m.prior_id for m in suggest_for(desk, here.id)][:1] == [there.id]
        assert here.id not in {m.prior_id for m in suggest_for(desk, here.id)}


def test_a_reviewed_claim_of_the_same_article_may_be_suggested(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        rows = [*HARBOR, ("Ines Hale", "the harbor dredging cost about 4 million florins")]
        desk.add_article(made_split(rows), actor="kim")
        first, last = desk.claims()[0], desk.claims()[-1]
        assert first.id not in {m.prior_id for m in suggest_for(desk, last.id)}
        give_verdict(desk, first.id, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        assert first.id in {m.prior_id for m in suggest_for(desk, last.id)}


def test_prior_claims_that_hardly_share_a_word_are_left_out(tmp_path: Path) -> None:
    texts = (
        "The harbor of Dorn was closed to tankers after the storm",
        "A storm of protest met the new school timetable in the northern towns",
    )
    with desk_with(tmp_path, *texts) as desk:
        query = Query(text="The harbor of Dorn was closed to tankers after a storm")
        assert [m.prior_id for m in suggest(desk.connection, query)] == ["p-0"]


def test_conflicting_claims_stand_after_the_others(tmp_path: Path) -> None:
    texts = (
        "The harbor of Dorn was not closed to tankers",
        "The harbor of Dorn was closed to tankers, ferries and yachts of every port",
    )
    with desk_with(tmp_path, *texts) as desk:
        found = suggest(desk.connection, Query(text="The harbor of Dorn was closed to tankers"))
    assert [(m.prior_id, m.tier) for m in found] == [
        ("p-1", Tier.SIMILAR),
        ("p-0", Tier.CONFLICT),
    ]


def test_the_same_speaker_goes_first_where_the_words_are_equal() -> None:
    candidates = [
        Candidate("p-a", "The harbor is closed", None, "Ines Hale", 1.0),
        Candidate("p-b", "The harbor is closed", None, "Petr Lanning", 1.0),
    ]
    query = Query(text="The harbor is closed", speaker="Mr. Lanning")
    assert rank(query, candidates)[0].prior_id == "p-b"


def test_a_last_name_may_be_the_whole_names() -> None:
    assert same_speaker("Lanning", "Petr Lanning")
    assert same_speaker("P. Lanning", "Petr Lanning")
    assert not same_speaker("Ines Lanning", "Petr Lanning")
    assert not same_speaker(None, "Petr Lanning")


def test_a_match_says_what_a_person_can_check() -> None:
    found = compare(
        "Kyiv rejected the Russian ultimatum over its grain ports",
        "Ukraine rejected the Russian ultimatum over its grain ports",
    )
    assert found.tier is Tier.SAME
    assert any("words shared" in reason for reason in found.reasons)
    assert "Kyiv ~ Ukraine" in found.reasons


@settings(max_examples=80, deadline=None)
@given(HOSTILE)
def test_any_text_is_a_query(tmp_path_factory: object, text: str) -> None:
    with open_desk(_shared_desk(tmp_path_factory)) as desk:
        find_candidates(desk.connection, Query(text=text))
        assert '""' not in fts_query(text)


def _shared_desk(factory: object) -> Path:
    path: Path = factory.getbasetemp() / "any-query.db"  # type: ignore[attr-defined]
    return path


@settings(max_examples=100, deadline=None)
@given(HOSTILE, HOSTILE)
def test_any_two_texts_can_be_compared(ours: str, theirs: str) -> None:
    found = compare(ours, theirs)
    assert 0 <= found.similarity <= 1
    assert (found.tier is Tier.CONFLICT) == bool(found.conflicts)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="Taxes rose 5%. “’\n", max_size=60), st.text(max_size=60))
def test_a_word_diff_holds_both_texts_whole(ours: str, theirs: str) -> None:
    pieces = word_diff(ours, theirs)
    assert "".join(text for op, text in pieces if op != "insert") == ours
    assert "".join(text for op, text in pieces if op != "delete") == theirs


def test_words_that_run_together_are_looked_up_apart_as_well() -> None:
    assert search_words("#HarborClosure in Dorn") == ["harborclosure", "harbor", "closure", "dorn"]


def test_addresses_and_single_letters_are_not_looked_up() -> None:
    assert search_words("A 5 m pier: https://example.org/pier?x=1") == ["5", "pier"]


def test_a_text_of_stop_words_is_looked_up_all_the_same() -> None:
    assert search_words("it is what it is") == ["it", "is", "what"]


def test_a_rare_shared_word_weighs_more_than_a_common_one(tmp_path: Path) -> None:
    common = [f"The harbor of town {n} was closed" for n in range(30)]
    with desk_with(tmp_path, *common, "The quagga was closed") as desk:
        found = find_candidates(desk.connection, Query(text="A quagga reached the harbor"))
    rarest = {candidate.text: candidate.rarest for candidate in found}
    assert rarest["The quagga was closed"] > 2 * rarest[common[0]]
    assert all(0 <= value <= 1 for value in rarest.values())
