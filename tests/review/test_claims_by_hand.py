"""Claims by hand: what each action does to the claims, the queue and what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.desks import span_in, with_facts
from tests.store.desks import dump, prior
from workbench.errors import DeskError, PolicyError
from workbench.models import (
    AttributionVerdict,
    ClaimType,
    Match,
    MatchStatus,
    Span,
    Tier,
    Verdict,
    VerdictCode,
)
from workbench.review import (
    ClaimPart,
    add_claim,
    add_evidence,
    add_note,
    attributions_holding,
    decide_match,
    drop_claim,
    facts_of,
    find_words,
    give_attribution_verdict,
    give_verdict,
    lineage,
    merge_claims,
    next_open,
    park,
    progress,
    reopen,
    retype_claim,
    reword_claim,
    split_claim,
    suggest,
)
from workbench.store import ClaimFilter, Desk
from workbench.store.doctor import examine


def text_of(desk: Desk) -> str:
    return desk.article_text(desk.article("harbor").id)


def words(desk: Desk, *quotes: str) -> tuple[Span, ...]:
    return tuple(span_in(text_of(desk), quote) for quote in quotes)


def queue(desk: Desk, chosen: ClaimFilter | None = None) -> list[int]:
    """Positions of the claims in the queue, in its order; the desk must be sound."""
    assert examine(desk) == []
    return [row.position for row in desk.claims(chosen)]


def gone(desk: Desk) -> dict[int, str | None]:
    return {row.position: row.gone for row in desk.claims(ClaimFilter(gone=True))}


def verify(desk: Desk, claim_id: str, actor: str = "lee") -> None:
    give_verdict(desk, claim_id, Verdict(code=VerdictCode.VERIFIED), actor=actor)


def two_parts(desk: Desk) -> Sequence[ClaimPart]:
    """Parts of the first claim of the harbor."""
    first, second = words(desk, "the harbor dredging", "4 million florins")
    return (ClaimPart((first,)), ClaimPart((second,), "It cost 4 million florins"))


# Add


def test_a_claim_is_made_of_the_words_that_were_chosen(desk: Desk) -> None:
    text = text_of(desk)
    loose = Span(start=text.index(" council of"), end=text.index("voted"))
    done = add_claim(desk, "harbor", [loose], actor="kim", type=ClaimType.EVENT)
    (claim_id,) = done.claim_ids
    row = desk.claim(claim_id)
    assert row.quote == row.text == "council of Orrin Bay"
    assert [span.of(text) for span in row.spans] == [row.quote]
    assert (row.position, row.type, row.checkable, row.check_worthiness) == (5, "event", True, 1.0)
    assert (row.status, row.verdict, row.source_kind) == ("open", None, "narrator")
    assert (row.made_by, row.reasons, row.replacements) == ("kim", ("by hand",), ())
    assert done.event is not None
    assert done.event.object_id == claim_id
    assert queue(desk) == [1, 2, 3, 5, 4]


def test_a_claim_of_several_pieces_has_them_in_text_order(desk: Desk) -> None:
    pier, dredging, edge = words(desk, "eastern pier", "dredging cost", "cost 4 million")
    done = add_claim(
        desk, "harbor", [pier, edge, dredging], actor="kim", statement=" It \n was so "
    )
    row = desk.claim(done.claim_ids[0])
    assert row.quote == "dredging cost 4 million … eastern pier"
    assert row.text == "It was so"
    assert [(one.by, one.why) for one in row.replacements] == [("It was so", "by hand")]
    assert queue(desk) == [1, 5, 2, 3, 4]


def test_two_claims_on_the_same_words_are_two_with_a_warning(desk: Desk) -> None:
    spans = words(desk, "council")
    first = add_claim(desk, "harbor", spans, actor="kim")
    second = add_claim(desk, "harbor", spans, actor="lee")
    assert first.warnings == ()
    assert second.warnings == ("harbor:5 rests on the same words.",)
    assert first.claim_ids != second.claim_ids
    assert queue(desk) == [1, 2, 3, 5, 6, 4]


def test_the_ids_of_claims_by_hand_are_the_same_on_every_desk(desk: Desk) -> None:
    spans = words(desk, "council")
    (first,) = add_claim(desk, "harbor", spans, actor="kim").claim_ids
    article_id = desk.article("harbor").id
    from workbench.store.naming import claim_id_of, spans_json

    assert first == claim_id_of(article_id, spans_json(spans), 0)


def test_who_said_it_is_chosen_among_the_attributions_of_the_article(desk: Desk) -> None:
    spans = words(desk, "eastern pier")
    (held,) = attributions_holding(desk, desk.article("harbor").id, spans)
    assert held.source_name == "Ines Hale"
    done = add_claim(desk, "harbor", spans, actor="kim", attribution_id=held.id)
    row = desk.claim(done.claim_ids[0])
    assert (row.source_name, row.speaker, row.style) == ("Ines Hale", "Ines Hale", "indirect")
    assert row.id in desk.attributions(row.article_id or "")[1].claim_ids
    assert attributions_holding(desk, row.article_id or "", words(desk, "council")) == []
    with pytest.raises(PolicyError, match="no attribution t-0"):
        add_claim(desk, "harbor", spans, actor="kim", attribution_id="t-0")


@pytest.mark.parametrize(
    ("spans", "says"),
    [
        ([], "No words were chosen"),
        ([Span(start=0, end=100_000)], "lie outside the article"),
        ([Span(start=0, end=4), Span(start=4, end=5)], "hold no words"),
    ],
)
def test_spans_that_hold_no_words_of_the_article_are_refused(
    desk: Desk, spans: list[Span], says: str
) -> None:
    before = dump(desk)
    with pytest.raises(PolicyError, match=says):
        add_claim(desk, "harbor", spans, actor="kim")
    with pytest.raises(DeskError, match="There is no article"):
        add_claim(desk, "elsewhere", spans, actor="kim")
    assert dump(desk) == before


# Reword and retype


def test_another_wording_leaves_the_quotation_and_is_what_is_found(desk: Desk, claim: str) -> None:
    quote = desk.claim(claim).quote
    done = reword_claim(desk, claim, "Deepening the port cost 4 million", actor="kim", reason="x")
    assert done.event is not None
    assert (done.event.old, done.event.reason) == ({"statement": quote}, "x")
    row = desk.claim(claim)
    assert (row.text, row.quote, row.edited) == ("Deepening the port cost 4 million", quote, True)
    assert row.as_made is not None
    assert row.as_made.text == quote
    assert [(one.by, one.why) for one in row.replacements] == [(row.text, "by hand")]
    assert queue(desk, ClaimFilter(text="deepening")) == [1]
    assert queue(desk, ClaimFilter(text="dredging")) == []


def test_a_verdict_stays_on_a_claim_that_is_reworded_with_a_warning(desk: Desk, claim: str) -> None:
    verify(desk, claim)
    done = reword_claim(desk, claim, "Something else", actor="kim")
    assert done.warnings == (
        "The verdict on harbor:1 (Verified, lee) was given on the wording before.",
    )
    assert desk.claim(claim).verdict == "verified"


def test_what_was_suggested_for_another_wording_is_forgotten(desk: Desk, claim: str) -> None:
    desk.add_prior_claims([prior(1), prior(2)], actor="kim")
    other = desk.claims()[1].id
    for claim_id, prior_id in ((claim, "prior-1"), (claim, "prior-2"), (other, claim)):
        match = Match(claim_id=claim_id, prior_id=prior_id, score=0.7, tier=Tier.SAME)
        desk.save_suggestions(claim_id, [*desk.matches(claim_id), match])
    decide_match(desk, claim, "prior-1", MatchStatus.CONFIRMED, actor="lee")
    done = reword_claim(desk, claim, "The dredging was free", actor="kim")
    assert done.warnings == ("The match with prior-1 was confirmed on the wording before.",)
    assert [match.prior_id for match in desk.matches(claim)] == ["prior-1"]
    assert desk.matches(other) == []
    assert examine(desk) == []


def test_type_and_checkability_are_changed_apart(desk: Desk, claim: str) -> None:
    retype_claim(desk, claim, actor="kim", type=ClaimType.QUANTITY)
    done = retype_claim(desk, claim, actor="lee", checkable=False, type=ClaimType.QUANTITY)
    assert done.event is not None
    assert (done.event.old, done.event.new) == ({"checkable": True}, {"checkable": False})
    row = desk.claim(claim)
    assert (row.type, row.checkable, row.text) == ("quantity", False, row.quote)
    assert row.replacements == ()
    assert queue(desk, ClaimFilter(type="quantity", checkable=False)) == [1]


def test_the_same_again_is_no_event(desk: Desk, claim: str) -> None:
    before = dump(desk)
    row = desk.claim(claim)
    assert reword_claim(desk, claim, f"  {row.text}\n", actor="kim").event is None
    assert retype_claim(desk, claim, actor="kim", type=ClaimType.EVENT).event is None
    assert retype_claim(desk, claim, actor="kim").event is None
    with pytest.raises(PolicyError, match="wording is empty"):
        reword_claim(desk, claim, " \n", actor="kim")
    with pytest.raises(DeskError, match="lone surrogate"):
        reword_claim(desk, claim, "half \ud83d", actor="kim")
    assert dump(desk) == before


# Split


def test_the_parts_take_the_place_of_the_claim(desk: Desk, claim: str) -> None:
    done = split_claim(desk, claim, two_parts(desk), actor="kim")
    first, second = (desk.claim(claim_id) for claim_id in done.claim_ids)
    assert (first.text, second.text) == ("the harbor dredging", "It cost 4 million florins")
    assert first.replacements == ()
    assert [one.why for one in second.replacements] == ["by hand"]
    for part in (first, second):
        assert (part.source_name, part.type, part.made_by) == ("Ines Hale", "event", "kim")
        assert lineage(desk, part.id).made_from == (claim,)
    assert lineage(desk, claim).became == done.claim_ids
    assert queue(desk) == [5, 6, 2, 3, 4]
    assert gone(desk) == {1: "split"}
    assert [event.action for event in desk.history(first.id)] == ["claim_split"]


def test_a_claim_is_opened_into_its_facts(desk: Desk) -> None:
    added = desk.add_article(with_facts(), actor="kim")
    (whole,) = desk.claims(ClaimFilter(article_id=added.article_id))
    assert [fact.id for fact in whole.facts] == ["c1.1", "c1.2"]
    done = split_claim(desk, whole.id, facts_of(desk, whole.id), actor="kim")
    pier, eastern = (desk.claim(claim_id) for claim_id in done.claim_ids)
    assert [pier.text, eastern.text] == [fact.statement for fact in whole.facts]
    assert [pier.spans, eastern.spans] == [fact.spans for fact in whole.facts]
    assert (pier.source_name, eastern.source_name) == ("Ines Hale", None)
    assert eastern.source_kind == "narrator"
    assert (eastern.type, eastern.check_worthiness) == ("definition", 0.5)
    assert pier.reasons == ("checkable: event",)
    assert pier.facts == ()
    assert examine(desk) == []


@pytest.mark.parametrize("count", [0, 1])
def test_a_split_has_two_parts_or_more(desk: Desk, claim: str, count: int) -> None:
    with pytest.raises(PolicyError, match=f"split into {count} of two or more"):
        split_claim(desk, claim, two_parts(desk)[:count], actor="kim")


def test_parts_that_are_the_same_are_refused(desk: Desk, claim: str) -> None:
    part, _ = two_parts(desk)
    with pytest.raises(PolicyError, match="the same"):
        split_claim(desk, claim, [part, part], actor="kim")
    assert queue(desk) == [1, 2, 3, 4]


# Merge


def test_claims_of_an_article_become_one(desk: Desk) -> None:
    first, second, *_ = (row.id for row in desk.claims())
    done = merge_claims(desk, [second, first, second], actor="kim")
    row = desk.claim(done.claim_ids[0])
    assert row.text == (
        "the harbor dredging cost 4 million florins; the eastern pier will open in May"
    )
    assert row.spans == desk.claim(first).spans + desk.claim(second).spans
    assert (row.source_name, row.type, row.check_worthiness) == ("Ines Hale", "event", 0.5)
    assert lineage(desk, row.id).made_from == (first, second)
    assert lineage(desk, first).became == lineage(desk, second).became == (row.id,)
    assert queue(desk) == [5, 3, 4]
    assert gone(desk) == {1: "merged", 2: "merged"}


def test_what_the_parts_do_not_agree_on_is_left_open(desk: Desk) -> None:
    first, second, *_ = (row.id for row in desk.claims())
    retype_claim(desk, first, actor="kim", type=ClaimType.OPINION, checkable=False)
    done = merge_claims(desk, [first, second], actor="kim", statement="All of it")
    row = desk.claim(done.claim_ids[0])
    assert (row.text, row.type, row.checkable) == ("All of it", "other", True)


def test_it_is_not_guessed_whose_words_a_merged_claim_holds(desk: Desk) -> None:
    _, hale, nobody, lanning = (row.id for row in desk.claims())
    for pair in ((hale, lanning), (hale, nobody)):
        with pytest.raises(PolicyError, match="not said by one source"):
            merge_claims(desk, pair, actor="kim")
    done = merge_claims(desk, [hale, nobody], actor="kim", said_as=nobody)
    assert desk.claim(done.claim_ids[0]).source_kind == "narrator"
    with pytest.raises(PolicyError, match="none of the claims that are merged"):
        merge_claims(desk, [*done.claim_ids, lanning], actor="kim", said_as=hale)


def test_one_claim_and_claims_of_two_articles_are_not_merged(desk: Desk, claim: str) -> None:
    desk.add_article(with_facts(), actor="kim")
    with pytest.raises(PolicyError, match="with itself"):
        merge_claims(desk, [claim, claim], actor="kim")
    with pytest.raises(PolicyError, match="several articles"):
        merge_claims(desk, [claim, desk.claims()[-1].id], actor="kim")


# Drop, and what is out of the queue


def test_a_dropped_claim_is_nowhere_but_among_the_dropped(desk: Desk) -> None:
    first, second, third, fourth = (row.id for row in desk.claims())
    verify(desk, first)
    done = drop_claim(desk, first, actor="kim", reason="no claim")
    assert done.warnings == (
        "The verdict on harbor:1 (Verified, lee) stays with it and is not counted any more.",
    )
    drop_claim(desk, third, actor="kim")
    assert queue(desk) == [2, 4]
    assert gone(desk) == {1: "dropped", 3: "dropped"}
    assert (progress(desk).total, progress(desk).verified) == (2, 0)
    assert (desk.article("harbor").claims, desk.article("harbor").reviewed) == (2, 0)
    following = next_open(desk, second)
    assert following is not None
    assert following.id == fourth
    from_dropped = desk.next_claim(third)
    assert from_dropped is not None
    assert from_dropped.id == fourth
    assert desk.position_of(third) is None
    assert desk.claims(ClaimFilter(text="dredging")) == []
    assert desk.resolve_claim("harbor:1") == first
    assert desk.claim(first).verdict == "verified"


def test_a_dropped_claim_is_not_suggested(desk: Desk) -> None:
    twin, other = with_facts(), desk.claims()[1].id
    desk.add_article(twin, actor="kim")
    mine = desk.claims()[-1].id
    assert [match.prior_id for match in suggest(desk, mine)] == [other]
    drop_claim(desk, other, actor="kim")
    assert desk.matches(mine) == []
    assert suggest(desk, mine) == []
    reopen(desk, other, actor="lee")
    assert [match.prior_id for match in suggest(desk, mine)] == [other]


def test_nothing_is_done_to_a_claim_that_is_not_in_the_queue(desk: Desk) -> None:
    first, second, third, _ = (row.id for row in desk.claims())
    desk.add_prior_claims([prior(1)], actor="kim")
    match = Match(claim_id=first, prior_id="prior-1", score=0.7, tier=Tier.SIMILAR)
    desk.save_suggestions(first, [match])
    drop_claim(desk, first, actor="kim")
    split_claim(desk, second, two_parts(desk), actor="kim")
    before = dump(desk)
    for attempt in (
        lambda: verify(desk, first),
        lambda: give_attribution_verdict(desk, first, AttributionVerdict.CONFIRMED, actor="lee"),
        lambda: park(desk, first, actor="lee"),
        lambda: add_note(desk, first, "a note", actor="lee"),
        lambda: add_evidence(desk, first, actor="lee", title="a page"),
        lambda: decide_match(desk, first, "prior-1", MatchStatus.REJECTED, actor="lee"),
        lambda: reword_claim(desk, first, "other words", actor="lee"),
        lambda: retype_claim(desk, first, actor="lee", checkable=False),
        lambda: split_claim(desk, first, two_parts(desk), actor="lee"),
        lambda: merge_claims(desk, [first, third], actor="lee"),
        lambda: drop_claim(desk, first, actor="lee"),
    ):
        with pytest.raises(PolicyError, match="harbor:1 was dropped: reopen it first"):
            attempt()
    with pytest.raises(PolicyError, match="harbor:2 was split into other claims"):
        reopen(desk, second, actor="lee")
    assert dump(desk) == before


def test_a_dropped_claim_is_put_back_by_any_reviewer(desk: Desk, claim: str) -> None:
    verify(desk, claim)
    drop_claim(desk, claim, actor="kim")
    done = reopen(desk, claim, actor="lee", reason="it is one")
    assert done.event is not None
    assert queue(desk) == [1, 2, 3, 4]
    assert desk.claim(claim).status == "open"


def test_a_claim_of_another_publisher_is_left_as_it_is(desk: Desk, claim: str) -> None:
    desk.add_prior_claims([prior(1)], actor="kim")
    before = dump(desk)
    for attempt in (
        lambda: reword_claim(desk, "prior-1", "other words", actor="kim"),
        lambda: retype_claim(desk, "prior-1", actor="kim", checkable=False),
        lambda: split_claim(desk, "prior-1", two_parts(desk), actor="kim"),
        lambda: merge_claims(desk, ["prior-1", claim], actor="kim"),
        lambda: drop_claim(desk, "prior-1", actor="kim"),
    ):
        with pytest.raises(PolicyError, match="claim of another publisher"):
            attempt()
    assert dump(desk) == before


# Words


def test_words_are_found_whatever_white_space_stands_between_them() -> None:
    text = "The pier\n will open. The  pier is old."
    assert find_words(text, "pier will", "the story").of(text) == "pier\n will"
    for twice in ("The pier", "pi"):
        with pytest.raises(PolicyError, match="2 times in the story"):
            find_words(text, twice, "the story")
    within = (Span(start=20, end=38),)
    assert find_words(text, "The pier", "the story", within=within).start == 21
    with pytest.raises(PolicyError, match=r"“a\.c” is not in abc"):
        find_words("abc", "a.c", "abc")
    with pytest.raises(PolicyError, match="2 times"):
        find_words("aaa", "aa", "places that overlap")
