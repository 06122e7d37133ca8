"""What a filter asks for, what it leaves out, and in which order the queue shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks import HARBOR, harbor_desk, made_split
from workbench.models import Match, PriorClaim, SourceKind, Tier, Verdict, VerdictCode
from workbench.review import add_evidence, add_note, drop_claim, give_verdict
from workbench.store import (
    ClaimFilter,
    Desk,
    Order,
    article_names,
    reviewer_names,
    source_names,
)

OTHER = [
    ("Olu Marek", "the dam holds"),
    (None, "The fish quota was halved"),
    ("ines weld", "it rains"),
]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Desk]:
    """A desk of two articles; of the first, claims with evidence, note, match and verdicts."""
    with harbor_desk(tmp_path / "claims.db") as desk:
        desk.add_article(
            made_split(
                OTHER, path="dam.txt", kind=SourceKind.COLLECTIVE, published_at="2024-12-01"
            ),
            actor="kim",
        )
        desk.add_prior_claims([PriorClaim(claim_id="p-1", text="The pier opens")], actor="kim")
        first, second, third, fourth, *_ = (row.id for row in desk.claims())
        add_evidence(desk, first, actor="kim", title="The register")
        add_note(desk, second, "ask her", actor="kim")
        for claim_id, score in ((second, 0.7), (fourth, 0.9)):
            found = Match(claim_id=claim_id, prior_id="p-1", score=score, tier=Tier.SIMILAR)
            desk.save_suggestions(claim_id, [found])
        give_verdict(desk, first, Verdict(code=VerdictCode.VERIFIED), actor="Kim Østen")
        give_verdict(desk, third, Verdict(code=VerdictCode.DISPUTED, reason="no vote"), actor="lee")
        yield desk


def found(desk: Desk, **asked: object) -> list[int]:
    """Places in the whole queue, from 1, of the claims that a filter asks for."""
    every = [row.id for row in desk.claims()]
    rows = desk.claims(ClaimFilter(**asked))  # type: ignore[arg-type]
    return [every.index(row.id) + 1 for row in rows]


def test_a_claim_is_asked_for_by_what_it_has(two: Desk) -> None:
    assert found(two, has=frozenset({"evidence"})) == [1]
    assert found(two, has=frozenset({"note"})) == [2]
    assert found(two, has=frozenset({"match"})) == [2, 4]
    assert found(two, has=frozenset({"match", "note"})) == [2]


def test_a_match_with_a_claim_that_left_the_queue_is_none(two: Desk) -> None:
    fifth, fourth = two.claims()[4].id, two.claims()[3].id
    two.save_suggestions(
        fourth, [Match(claim_id=fourth, prior_id=fifth, score=0.9, tier=Tier.SIMILAR)]
    )
    assert found(two, has=frozenset({"match"})) == [2, 4]
    drop_claim(two, fifth, actor="kim")
    assert found(two, has=frozenset({"match"})) == [2]


def test_a_claim_is_asked_for_by_who_judged_it(two: Desk) -> None:
    assert found(two, reviewer="østen") == [1]
    assert found(two, reviewed_by="lee") == [3]
    assert found(two, reviewed_by="le") == []


def test_bounds_of_the_worth_hold_together(two: Desk) -> None:
    assert found(two, worth=((">=", 0.5), ("<=", 0.5))) == [1, 2, 3, 4, 5, 6, 7]
    assert found(two, worth=((">", 0.5),)) == found(two, worth=(("<", 0.5),)) == []
    with pytest.raises(ValueError, match="compares nothing"):
        two.count_claims(ClaimFilter(worth=(("; --", 0.5),)))


def test_what_is_left_out_stays_where_it_is_not_known(two: Desk) -> None:
    nobody = (ClaimFilter(source="hale"),)
    assert found(two, without=nobody) == [3, 4, 5, 6, 7]
    assert found(two, without=(ClaimFilter(reviewed_by="lee"),)) == [1, 2, 4, 5, 6, 7]
    assert found(two, without=(ClaimFilter(text="pier"), ClaimFilter(text="dam"))) == [
        1,
        3,
        4,
        6,
        7,
    ]


_TERMS: dict[str, st.SearchStrategy[object]] = {
    "status": st.sets(st.sampled_from(["open", "reviewed"])).map(frozenset),
    "verdict": st.sets(st.sampled_from(["verified", "disputed"])).map(frozenset),
    "source": st.none() | st.sampled_from(["hale", "INES", "x' OR 1 --", "\ud800"]),
    "source_kind": st.none() | st.sampled_from(["person", "collective", "narrator"]),
    "type": st.none() | st.sampled_from(["event", "opinion"]),
    "checkable": st.none() | st.booleans(),
    "text": st.none() | st.sampled_from(["the", "pier", '"', "NEAR(", "a* OR", "\x00"]),
    "worth": st.just(()) | st.just((("<", 0.7),)),
    "reviewer": st.none() | st.sampled_from(["kim", "%"]),
    "has": st.sets(st.sampled_from(["match", "note", "evidence"])).map(frozenset),
}
_TERM = st.one_of(*(values.map(lambda v, n=name: {n: v}) for name, values in _TERMS.items()))


@given(
    asked=st.fixed_dictionaries(_TERMS),
    left_out=_TERM,
    order=st.sampled_from(Order),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_question_finds_the_same_claims(
    two: Desk, asked: dict[str, object], left_out: dict[str, object], order: Order
) -> None:
    chosen = ClaimFilter(**asked)  # type: ignore[arg-type]
    rows = two.claims(chosen)
    assert two.count_claims(chosen) == two.summary(chosen).total == len(rows)
    numbers = two.claim_numbers(chosen, order)
    assert sorted(numbers) == sorted(row.n for row in rows)
    assert two.numbered_claims(two.claim_numbers(chosen)) == rows
    every = [row.n for row in two.claims()]
    assert [n for n in every if two.asks_for(n, chosen)] == [row.n for row in rows]
    # What is left out and what is asked for are the whole, and nothing is in both.
    term = ClaimFilter(**left_out)  # type: ignore[arg-type]
    held = {row.n for row in two.claims(term)}
    others = {row.n for row in two.claims(ClaimFilter(without=(term,)))}
    if term != ClaimFilter():
        assert held.isdisjoint(others)
        assert held | others == set(every)


def test_the_orders_of_the_queue(two: Desk) -> None:
    place = {row.n: number for number, row in enumerate(two.claims(), start=1)}

    def shown(order: Order) -> list[int]:
        return [place[n] for n in two.claim_numbers(order=order)]

    assert shown(Order.ARTICLE) == [1, 2, 3, 4, 5, 6, 7]
    # Ines Hale, ines weld, Olu Marek, Petr Lanning, the articles themselves.
    assert shown(Order.SOURCE) == [1, 2, 7, 5, 4, 3, 6]
    assert shown(Order.MATCH) == [4, 2, 1, 3, 5, 6, 7]
    assert shown(Order.AGE) == [5, 6, 7, 1, 2, 3, 4]


def test_the_worthiest_come_first(two: Desk) -> None:
    worthy = made_split([(None, "Fares rose")], path="fares.txt")
    claim = worthy.claims[0].model_copy(update={"check_worthiness": 0.9})
    two.add_article(worthy.model_copy(update={"claims": (claim,)}), actor="kim")
    rows = two.numbered_claims(two.claim_numbers(order=Order.WORTH))
    assert [row.text for row in rows[:2]] == ["Fares rose", HARBOR[0][1]]


def test_the_next_article_is_one_with_a_claim_that_is_asked_for(two: Desk) -> None:
    first, second = (article.id for article in two.articles())
    every, open_ = ClaimFilter(), ClaimFilter(verdict=frozenset({"verified"}))
    assert two.neighbouring_article(first, every, forward=True) == second
    assert two.neighbouring_article(second, every, forward=False) == first
    assert two.neighbouring_article(second, every, forward=True) is None
    assert two.neighbouring_article(first, open_, forward=True) is None
    assert two.neighbouring_article(second, open_, forward=False) == first


def test_names_go_on_from_a_part_in_any_case(two: Desk) -> None:
    assert source_names(two, "INES") == ["Ines Hale", "ines weld"]
    assert source_names(two, "") == ["Ines Hale", "Olu Marek", "Petr Lanning", "ines weld"]
    assert article_names(two, "a") == ["dam", "harbor"]
    assert reviewer_names(two, "kim") == ["Kim Østen"]
    assert source_names(two, "\ud800'%") == []


def test_a_question_by_article_is_one_stretch_of_the_index(two: Desk) -> None:
    asked: list[str] = []
    two.connection.set_trace_callback(asked.append)
    article = two.articles()[1].id
    asked.clear()
    two.claim_numbers(ClaimFilter(article_id=article, worth=((">", 0.1),)))
    (statement,) = asked
    plan = [row["detail"] for row in two.connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert "COVERING INDEX claims_in_order (gone=? AND origin=? AND article_seq=?)" in plan[0]
    assert "TEMP B-TREE" not in " ".join(plan)
