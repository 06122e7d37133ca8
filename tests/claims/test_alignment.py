"""Which claim of a changed article is which of the version before."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import HARBOR, made_split, span_in
from workbench.claims.alignment import Alignment, Older, align
from workbench.claims.shifting import shift_between
from workbench.models import Split, quote_of

Sentences = list[tuple[str | None, str]]


def aligned(before: Sentences, after: Sentences, *made: str) -> tuple[Alignment, Split, Split]:
    """The claims of two articles of a sentence a line, and claims by hand on words of the first."""
    old, new = made_split(before), made_split(after)
    text = old.article.text
    older = [Older(one.id, one.quote, one.spans) for one in old.claims]
    older += [Older(words, words, (span_in(text, words),), is_made=True) for words in made]
    return align(text, new.article.text, older, new.claims), old, new


def fates(found: Alignment) -> list[str]:
    return [placed.fate for placed in found.fates.values()]


def one_line(sentences: Sentences) -> Sentences:
    """All of an article as one line: nothing in it stands in a line that stayed."""
    return [(None, ". ".join(statement for _, statement in sentences))]


def test_of_two_alike_the_one_that_was_reworded_less_is_taken() -> None:
    found, _, new = aligned(
        [(None, "the harbor dredging cost 4 million florins")],
        [
            (None, "the harbor wall cost 4 million crowns"),
            (None, "the harbor dredging cost 5 million florins"),
        ],
    )
    (placed,) = found.fates.values()
    assert placed.fate == "reworded"
    assert new.claims[placed.now or 0].quote.endswith("5 million florins")
    assert found.new == (0,)


def test_a_claim_with_less_than_half_of_its_words_left_is_removed() -> None:
    found, _, _ = aligned([(None, "the vote was unlawful")], [(None, "Snow fell on the hills")])
    assert fates(found) == ["removed"]
    assert found.new == (0,)


def test_quotation_marks_and_blanks_set_otherwise_change_nothing() -> None:
    found, _, _ = aligned(
        [(None, "the council’s “vote” – on the pier")],
        [(None, 'the council\'s "vote" - on\u00a0the pier')],
    )
    assert fates(found) == ["same"]


def test_a_sign_before_a_number_is_a_change() -> None:
    found, _, _ = aligned([(None, "it cost $5 million")], [(None, "it cost £5 million")])
    assert fates(found) == ["reworded"]


def test_words_that_are_said_to_be_untrue_now_are_reworded() -> None:
    found, _, _ = aligned(
        [(None, "the vote was unlawful")],
        [(None, "nobody can say that the vote was unlawful")],
    )
    assert fates(found) == ["reworded"]


def test_a_claim_by_hand_keeps_its_words_in_a_line_that_changed() -> None:
    found, _, new = aligned(
        HARBOR, [("Ines Hale", "the bay dredging cost 4 million florins"), *HARBOR[1:]],
        "4 million florins",
    )  # fmt: skip
    placed = found.fates["4 million florins"]
    assert placed.fate == "same"
    assert quote_of(new.article.text, placed.spans or ()) == "4 million florins"


def test_a_claim_whose_words_are_there_again_is_back() -> None:
    new = made_split(HARBOR)
    found = align("", new.article.text, [Older("x", HARBOR[3][1], None)], new.claims)
    assert fates(found) == ["back"]
    assert found.new == (0, 1, 2)


def test_lines_that_stayed_are_placed_to_the_character() -> None:
    old, new = "a b\n\n  c d \ne", "e\nnew\n  a b\nc d"
    shift = shift_between(old, new)
    for words in ("a b", "c d", "e"):
        placed = shift.place((span_in(old, words),))
        if placed is not None:
            assert quote_of(new, placed[0]) == words
    assert shift.is_unchanged((span_in(new, "a b"),))
    assert not shift.is_unchanged((span_in(new, "new"),))


WORDS = ("harbor", "pier", "cost", "rose", "never", "in", "May", "the", "4", "9", "’", "$")
STATEMENTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
ARTICLES = st.lists(st.tuples(st.sampled_from([None, "Ines Hale"]), STATEMENTS), max_size=8)


@settings(max_examples=150, deadline=None)
@given(before=ARTICLES, after=ARTICLES, whole=st.booleans(), data=st.data())
def test_every_claim_has_one_fate_and_every_new_one_is_taken_once(
    before: Sentences, after: Sentences, whole: bool, data: st.DataObject
) -> None:
    if whole and before and after:
        before, after = one_line(before), one_line(after)
    made = [data.draw(st.sampled_from(before))[1]] if before else []
    if made and made[0] not in made_split(before).article.text:
        made = []
    found, old, new = aligned(before, after, *made)
    assert set(found.fates) == {one.id for one in old.claims} | set(made)
    taken = [placed.now for key, placed in found.fates.items() if key not in made]
    # What stayed in its line may have been read once for two that are word for word the same.
    assert set(found.new).isdisjoint(taken)
    for key, placed in found.fates.items():
        assert (placed.spans is None) is (placed.fate == "removed")
        if placed.fate in {"same", "moved"}:
            quote = quote_of(new.article.text, placed.spans or ())
            was = key if key in made else next(o.quote for o in old.claims if o.id == key)
            plain = {"’": "'"}
            assert quote.translate(str.maketrans(plain)) == was.translate(str.maketrans(plain))
    again, _, _ = aligned(before, after, *made)
    assert again == found
