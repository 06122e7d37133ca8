from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desks import made_split
from tests.store.desks import dump, prior, told
from workbench.errors import DeskError
from workbench.models import SourceKind
from workbench.store import ClaimFilter, Desk
from workbench.store.doctor import examine


def test_a_whole_imported_id_comes_before_a_position(desk: Desk) -> None:
    desk.add_prior_claims([prior(claim_id="2"), prior(claim_id="harbor:1")], actor="kim")
    assert desk.resolve_claim("2") == "2"
    assert desk.resolve_claim("harbor:1") == "harbor:1"
    assert desk.resolve_claim("3") == desk.claims()[2].id


def test_first_letters_that_several_claims_share_are_refused(desk: Desk) -> None:
    desk.add_prior_claims([prior(1), prior(2), prior(22)], actor="kim")
    with pytest.raises(DeskError, match="Several claims begin with “prio”"):
        desk.resolve_claim("prio")
    assert desk.resolve_claim("prior-2") == "prior-2"


def test_a_position_needs_its_article_where_there_are_several(desk: Desk) -> None:
    desk.add_article(told("Another", path="pier.txt"), actor="kim")
    with pytest.raises(DeskError, match="holds 2 articles"):
        desk.resolve_claim("1")
    assert desk.resolve_claim("pier:1") == desk.claims()[4].id


def test_a_source_is_found_in_any_case_of_any_alphabet(desk: Desk) -> None:
    desk.add_article(made_split([("Østen Çelik", "the dam holds")]), actor="kim")
    assert [row.source_name for row in desk.claims(ClaimFilter(source="ØSTEN ÇELİK"[:9]))] == [
        "Østen Çelik"
    ]


def test_a_kind_of_source_is_asked_of_articles_only(desk: Desk) -> None:
    desk.add_prior_claims([prior()], actor="kim")
    unnamed = made_split([("An official", "it leaks")], kind=SourceKind.ANONYMOUS)
    desk.add_article(unnamed, actor="kim")
    assert [c.text for c in desk.claims(ClaimFilter(source_kind="anonymous"))] == ["it leaks"]
    narrated = desk.claims(ClaimFilter(source_kind="narrator", origin=None))
    assert {claim.origin for claim in narrated} == {"article"}


def test_the_next_claim_is_found_from_one_that_the_filter_leaves_out(desk: Desk) -> None:
    first, second, third, fourth = (claim.id for claim in desk.claims())
    narrator = ClaimFilter(source_kind="narrator")
    following = desk.next_claim(first, narrator)
    assert following is not None
    assert following.id == third
    assert desk.next_claim(third, narrator) is None
    assert desk.next_claim("no such claim") is None
    assert desk.position_of(second, narrator) is None
    assert desk.position_of(fourth) == 3


def test_articles_come_before_imported_claims(desk: Desk) -> None:
    desk.add_prior_claims([prior(1)], actor="kim")
    desk.add_article(told("A late article"), actor="kim")
    every = ClaimFilter(origin=None)
    rows = desk.claims(every)
    assert [row.origin for row in rows] == ["article"] * 5 + ["import"]
    assert [desk.position_of(row.id, every) for row in rows] == list(range(6))
    followers = [desk.next_claim(row.id, every) for row in rows]
    assert [row.id if row else None for row in followers] == [*(r.id for r in rows[1:]), None]


FILTERS: list[dict[str, Any]] = [
    {},
    {"origin": None},
    {"status": frozenset({"open"})},
    {"source": "hale"},
]


@pytest.mark.parametrize("asked", FILTERS)
def test_a_page_of_the_queue_is_read_in_the_order_of_an_index(
    desk: Desk, asked: dict[str, Any]
) -> None:
    plans: list[str] = []
    desk.connection.set_trace_callback(plans.append)
    desk.claims(ClaimFilter(**asked), limit=50, offset=25_000)
    desk.connection.set_trace_callback(None)
    (statement,) = plans  # one query for a page, whatever it joins
    page = statement[statement.index("IN (") + 4 : statement.rindex(") ORDER BY")]
    plan = " ".join(row["detail"] for row in desk.connection.execute(f"EXPLAIN QUERY PLAN {page}"))
    assert "TEMP B-TREE" not in plan, plan


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(max_size=30)
    | st.sampled_from(
        [
            "'; DROP TABLE claims; --",
            '"',
            "NEAR(",
            "a AND",
            "*",
            "text:",
            "^x",
            "\x00",
            "\ud800",
            "_",
        ]
    )
)
def test_no_text_asked_for_breaks_a_question_or_changes_the_desk(desk: Desk, text: str) -> None:
    before = dump(desk)
    asked = ClaimFilter(text=text, source=text, type=None, source_kind=None)
    assert desk.count_claims(asked) == len(desk.claims(asked))
    for question in (desk.resolve_claim, desk.article):
        with suppress(DeskError):
            question(text)
    assert dump(desk) == before


def test_search_finds_other_forms_of_a_word_and_unfinished_ones(desk: Desk) -> None:
    assert [row.position for row in desk.claims(ClaimFilter(text="openings pier"))] == [2]
    assert [row.position for row in desk.claims(ClaimFilter(text="dredg"))] == [1]
    assert desk.claims(ClaimFilter(text="!?")) == []


def test_a_prior_claim_that_is_imported_again_writes_no_row(desk: Desk) -> None:
    priors = [prior(number) for number in range(1, 30)]
    assert desk.add_prior_claims(priors, actor="kim").new == 29
    before, writes = dump(desk), desk.connection.total_changes
    assert desk.add_prior_claims(priors, actor="lee").unchanged == 29
    assert desk.connection.total_changes == writes
    assert dump(desk) == before


def test_new_evidence_for_a_prior_claim_joins_the_old(desk: Desk) -> None:
    desk.add_prior_claims([prior(1)], actor="kim")
    more = prior(1, evidence=("https://checks.example/1", "https://archive.example/1"))
    assert desk.add_prior_claims([more, more], actor="kim").updated == 1
    assert [one.url for one in desk.evidence("prior-1")] == list(more.evidence)
    assert examine(desk) == []


def test_a_prior_claim_may_not_take_the_id_of_a_claim_of_an_article(desk: Desk) -> None:
    taken = desk.claims()[0]
    with pytest.raises(DeskError, match="belongs to a claim of an article"):
        desk.add_prior_claims([prior(claim_id=taken.id)], actor="kim")
    assert desk.claim(taken.id) == taken


def test_a_broken_character_in_a_prior_claim_is_refused_with_its_id(desk: Desk) -> None:
    before = dump(desk)
    with pytest.raises(DeskError, match=r"The claim prior-2 holds a broken character"):
        desk.add_prior_claims([prior(1), prior(2, title="half \ud83d")], actor="kim")
    assert dump(desk) == before
