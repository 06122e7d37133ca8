from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desks import HARBOR, made_split, span_in, ticking
from tests.store.desks import dump
from workbench.errors import DeskError, PolicyError
from workbench.models import AttributionVerdict, Split, Verdict, VerdictCode
from workbench.review import (
    add_claim,
    add_note,
    drop_claim,
    give_attribution_verdict,
    give_verdict,
    merge_claims,
    progress,
    redo,
    reopen,
    reword_claim,
    undo,
)
from workbench.review.queue import next_open
from workbench.store import ClaimFilter, ClaimRow, Desk, intake, open_desk
from workbench.store.doctor import examine

URL = "https://courier.example/harbor"
Sentences = list[tuple[str | None, str]]


def with_url(sentences: Sentences, url: str | None = URL) -> Split:
    return made_split(sentences, **({"url": url} if url else {}))


def changed(old: str, new: str, sentences: Sentences = HARBOR) -> Sentences:
    assert any(old in statement for _, statement in sentences)
    return [(who, statement.replace(old, new)) for who, statement in sentences]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one article of four claims, each verified."""
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        desk.add_article(with_url(HARBOR), actor="kim")
        for claim in desk.claims():
            give_verdict(desk, claim.id, verified(), actor="kim")
        yield desk


def verified() -> Verdict:
    return Verdict(code=VerdictCode.VERIFIED)


def by_statement(desk: Desk, words: str, *, gone: bool = False) -> ClaimRow:
    (found,) = [one for one in desk.claims(ClaimFilter(gone=gone)) if words in one.text]
    return found


def stale(desk: Desk) -> list[ClaimRow]:
    return desk.claims(ClaimFilter(status=frozenset({"stale"})))


def test_one_number_changed_makes_one_claim_stale_and_leaves_the_others_alone(desk: Desk) -> None:
    before = {claim.id: (claim.verdict, desk.history(claim.id)) for claim in desk.claims()}
    added = desk.add_article(with_url(changed("4 million", "5 million")), actor="lee")
    assert added.change is not None
    assert (added.change.version, added.change.same, added.change.reworded) == (2, 3, 1)
    assert (added.change.new, added.change.removed, added.change.stale) == (0, 0, 1)
    (claim,) = stale(desk)
    assert claim.verdict == "verified"
    assert claim.verdict_quote == "the harbor dredging cost 4 million florins"
    assert claim.quote == claim.text == "the harbor dredging cost 5 million florins"
    after = {one.id: (one.verdict, desk.history(one.id)) for one in desk.claims()}
    assert after.keys() == before.keys()
    assert all(after[key] == before[key] for key in before if key != claim.id)
    assert examine(desk) == []


def test_a_paragraph_that_moved_makes_nothing_stale_and_orders_the_queue_anew(desk: Desk) -> None:
    ids = [claim.id for claim in desk.claims()]
    added = desk.add_article(with_url([*HARBOR[1:], HARBOR[0]]), actor="lee")
    assert added.change is not None
    assert (added.change.moved, added.change.stale, added.change.new) == (1, 0, 0)
    assert [claim.id for claim in desk.claims()] == [*ids[1:], ids[0]]
    assert {claim.status for claim in desk.claims()} == {"reviewed"}
    assert examine(desk) == []


def test_claims_stand_where_their_words_are_in_the_latest_text(desk: Desk) -> None:
    desk.add_article(with_url([(None, "It rained"), *changed("May", "June")]), actor="lee")
    (article,) = desk.articles()
    text = desk.article_text(article.id)
    assert article.versions == 2
    for claim in desk.claims():
        assert claim.quote == " … ".join(span.of(text) for span in claim.spans)
        if claim.attribution_id:
            (said,) = [o for o in desk.attributions(article.id) if claim.id in o.claim_ids]
            assert said.source_spans[0].of(text) == claim.source_name
    assert desk.claims()[0].text == "It rained"


def test_the_text_of_every_version_stays_and_cannot_be_changed(desk: Desk) -> None:
    (article,) = desk.articles()
    desk.add_article(with_url(changed("May", "June")), actor="lee")
    desk.add_article(with_url(changed("May", "July")), actor="lee")
    texts = [
        row["text"]
        for row in desk.connection.execute(
            "SELECT text FROM articles UNION ALL SELECT text FROM article_versions"
        )
    ]
    assert [month for month in ("May", "June", "July") if any(month in t for t in texts)] == [
        "May",
        "June",
        "July",
    ]
    assert "July" in desk.article_text(article.id)
    for change in ("UPDATE article_versions SET text = ''", "DELETE FROM article_versions"):
        with pytest.raises(sqlite3.IntegrityError):
            desk.connection.execute(change)


@pytest.mark.parametrize("text", [HARBOR, changed("May", "June")])
def test_a_text_that_was_taken_in_before_changes_nothing(desk: Desk, text: Sentences) -> None:
    desk.add_article(with_url(changed("May", "June")), actor="lee")
    head = desk.head_hash()
    assert desk.add_article(with_url(text), actor="lee").created is False
    assert desk.head_hash() == head


def test_an_earlier_text_comes_back_where_the_article_is_named(desk: Desk) -> None:
    desk.add_article(with_url(changed("May", "June")), actor="lee")
    (claim,) = stale(desk)
    added = desk.add_article(with_url(HARBOR), actor="lee", version_of="harbor")
    assert added.change is not None
    assert added.change.version == 3
    # The words are those again that the verdict was given on.
    assert stale(desk) == []
    assert desk.claim(claim.id).status == "reviewed"
    assert desk.claim(claim.id).text == "the eastern pier will open in May"
    assert examine(desk) == []


def test_a_changed_text_without_address_or_name_is_a_new_article(desk: Desk) -> None:
    added = desk.add_article(with_url(changed("May", "June"), None), actor="lee")
    assert added.change is None
    assert len(desk.articles()) == 2


@pytest.mark.parametrize("front", ["https://courier.example", "https://courier.example/"])
def test_the_front_page_of_a_site_is_the_address_of_no_article(tmp_path: Path, front: str) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(with_url(HARBOR, front), actor="kim")
        assert desk.add_article(with_url(HARBOR[:2], front), actor="kim").change is None


def test_a_place_in_the_page_is_no_part_of_its_address(desk: Desk) -> None:
    split = with_url(changed("May", "June"), f"{URL}#comments")
    assert desk.add_article(split, actor="lee").change is not None


def test_the_text_of_another_article_is_no_version(desk: Desk) -> None:
    desk.add_article(with_url(HARBOR[:1], None), actor="kim", slug="other")
    with pytest.raises(DeskError, match="that of other"):
        desk.add_article(with_url(HARBOR[:1], None), actor="kim", version_of="harbor")


def test_removed_claims_leave_the_queue_with_their_history(desk: Desk) -> None:
    claim = by_statement(desk, "unlawful")
    desk.add_article(with_url(HARBOR[:3]), actor="lee")
    assert len(desk.claims()) == 3
    gone = desk.claim(claim.id)
    assert (gone.gone, gone.verdict) == ("removed", "verified")
    assert [event.action for event in desk.history(claim.id)] == [
        "verdict_given",
        "article_changed",
    ]
    with pytest.raises(PolicyError, match="not in the article any more"):
        reopen(desk, claim.id, actor="lee")
    assert examine(desk) == []


def test_a_removed_claim_whose_words_return_has_its_verdict_again(desk: Desk) -> None:
    claim = by_statement(desk, "unlawful")
    desk.add_article(with_url(HARBOR[:3]), actor="lee")
    desk.add_article(with_url([*HARBOR, (None, "It rained")]), actor="lee")
    assert (desk.claim(claim.id).gone, desk.claim(claim.id).status) == (None, "reviewed")
    assert len(desk.claims()) == 5
    assert examine(desk) == []


@pytest.mark.parametrize("way", ["verdict", "reopen"])
def test_a_new_verdict_or_reopening_clears_a_stale_one(desk: Desk, way: str) -> None:
    desk.add_article(with_url(changed("May", "June")), actor="lee")
    (claim,) = stale(desk)
    assert progress(desk).reviewed == 3
    following = next_open(desk)
    assert following is not None
    assert following.id == claim.id
    if way == "verdict":
        # The same verdict again confirms it.
        assert give_verdict(desk, claim.id, verified(), actor="kim").event is not None
    else:
        reopen(desk, claim.id, actor="kim")
    now = desk.claim(claim.id)
    assert now.status == ("reviewed" if way == "verdict" else "open")
    assert now.verdict_quote is None
    assert examine(desk) == []
    undo(desk, actor="kim")
    assert desk.claim(claim.id).verdict_quote == claim.verdict_quote
    assert desk.claim(claim.id).status == "stale"


def test_undoing_a_verdict_on_the_words_before_leaves_nothing_stale(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        desk.add_article(with_url(HARBOR), actor="kim")
        claim = by_statement(desk, "pier")
        give_verdict(desk, claim.id, verified(), actor="kim")
        desk.add_article(with_url(changed("May", "June")), actor="lee")
        undo(desk, actor="kim")
        assert desk.claim(claim.id).status == "open"
        redo(desk, actor="kim")
        assert desk.claim(claim.id).status == "stale"
        assert examine(desk) == []


def test_undo_and_redo_across_versions_lose_nothing(desk: Desk) -> None:
    """Every state that undoing passes through comes back with redoing, history and all."""
    claim = by_statement(desk, "cost").id
    disputed = Verdict(code=VerdictCode.DISPUTED, reason="five, not four")
    before = desk.history(claim)
    desk.add_article(with_url(changed("4 million", "5 million")), actor="lee")
    give_verdict(desk, claim, disputed, actor="kim")
    desk.add_article(with_url(changed("4 million", "6 million")), actor="lee")

    def now() -> tuple[str, str | None, str | None]:
        row = desk.claim(claim)
        return row.status, row.verdict, row.verdict_quote

    was_five = ("stale", "disputed", "the harbor dredging cost 5 million florins")
    was_four = ("stale", "verified", "the harbor dredging cost 4 million florins")
    assert now() == was_five
    undo(desk, actor="kim")
    assert now() == was_four, "the verdict before it, on the words before those"
    # The other three verdicts were given after the first one, in the order of the article.
    for _ in range(4):
        undo(desk, actor="kim")
    assert now() == ("open", None, None)
    for _ in range(4):
        redo(desk, actor="kim")
    assert now() == was_four
    redo(desk, actor="kim")
    assert now() == was_five
    assert [event.hash for event in desk.history(claim)][: len(before)] == [
        event.hash for event in before
    ]
    assert examine(desk) == []


@pytest.mark.parametrize("broken", ["insert_claims", "digest_of", "append"])
def test_a_version_comes_whole_or_not_at_all(
    desk: Desk, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(desk)

    def breaks(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    where = desk if broken == "append" else intake
    with monkeypatch.context() as patched:
        patched.setattr(where, broken, breaks)
        with pytest.raises(KeyboardInterrupt):
            desk.add_article(with_url(changed("4 million", "5 million")), actor="lee")
    assert dump(desk) == before
    assert examine(desk) == []


def test_a_finding_on_who_said_it_is_stale_too(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        desk.add_article(with_url(HARBOR), actor="kim")
        claim = by_statement(desk, "pier")
        give_attribution_verdict(desk, claim.id, AttributionVerdict.CONFIRMED, actor="kim")
        desk.add_article(with_url(changed("May", "June")), actor="lee")
        assert desk.claim(claim.id).status == "stale"
        give_attribution_verdict(desk, claim.id, AttributionVerdict.MISQUOTED, actor="kim")
        assert desk.claim(claim.id).status == "open"


def test_an_open_claim_takes_the_new_words_and_stays_open(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        desk.add_article(with_url(HARBOR), actor="kim")
        claim = by_statement(desk, "pier")
        desk.add_article(with_url(changed("May", "June")), actor="lee")
        now = desk.claim(claim.id)
        assert (now.status, now.text) == ("open", "the eastern pier will open in June")
        assert examine(desk) == []


def test_words_of_another_speaker_go_to_that_one_where_they_were_reworded(desk: Desk) -> None:
    sentences: Sentences = [*HARBOR[:3], ("Ines Hale", "the whole vote was unlawful")]
    desk.add_article(with_url(sentences), actor="lee")
    assert by_statement(desk, "unlawful").source_name == "Ines Hale"
    assert examine(desk) == []


def test_the_same_words_of_another_speaker_are_flagged(desk: Desk) -> None:
    desk.add_article(with_url([*HARBOR[:3], ("Ines Hale", "the vote was unlawful")]), actor="lee")
    claim = by_statement(desk, "unlawful")
    assert claim.status == "reviewed"
    assert any("another source: Ines Hale" in flag for flag in claim.flags)


def test_claims_by_hand_follow_their_words(desk: Desk) -> None:
    (article,) = desk.articles()
    text = desk.article_text(article.id)
    done = add_claim(desk, article.id, [span_in(text, "4 million florins")], actor="kim")
    (kept,) = done.claim_ids
    done = add_claim(desk, article.id, [span_in(text, "will open in May")], actor="kim")
    (reworded,) = done.claim_ids
    for one in (kept, reworded):
        give_verdict(desk, one, verified(), actor="kim")
    desk.add_article(
        with_url(changed("May", "late June", changed("dredging", "digging"))), actor="lee"
    )
    assert (desk.claim(kept).quote, desk.claim(kept).status) == ("4 million florins", "reviewed")
    assert desk.claim(reworded).quote == "will open in late June"
    assert desk.claim(reworded).status == "stale"
    text = desk.article_text(article.id)
    again = add_claim(desk, article.id, [span_in(text, "digging cost")], actor="kim")
    assert desk.claim(again.claim_ids[0]).version == 2
    assert examine(desk) == []


def test_dropped_and_merged_claims_do_not_come_back_as_new_ones(desk: Desk) -> None:
    dropped, one, other = (by_statement(desk, w) for w in ("unlawful", "dredging", "pier"))
    drop_claim(desk, dropped.id, actor="kim")
    merge_claims(desk, [one.id, other.id], actor="kim")
    before = len(desk.claims())
    desk.add_article(
        with_url([*HARBOR[:2], (None, "The council of Orrin Bay voted on Tuesday"), HARBOR[3]]),
        actor="lee",
    )
    assert len(desk.claims()) == before
    assert desk.claim(dropped.id).gone == "dropped"
    assert desk.claim(one.id).gone == "merged"
    assert examine(desk) == []


def test_a_wording_by_hand_gives_way_to_new_words_and_comes_back_with_the_old_ones(
    desk: Desk,
) -> None:
    claim = by_statement(desk, "pier")
    reword_claim(desk, claim.id, "The eastern pier opens in May", actor="kim")
    desk.add_article(with_url([(None, "It rained"), *HARBOR]), actor="lee")
    assert desk.claim(claim.id).text == "The eastern pier opens in May"
    desk.add_article(with_url(changed("May", "June")), actor="lee")
    assert desk.claim(claim.id).text == "the eastern pier will open in June"
    assert examine(desk) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE claim_now SET spans = '[[0, 3]]' WHERE n = 1",
        "DELETE FROM claim_now WHERE n = 1",
        "UPDATE claims SET place = 77 WHERE n = 1",
        "UPDATE claim_states SET status = 'reviewed', verdict_quote = NULL WHERE status = 'stale'",
    ],
)
def test_the_doctor_finds_versions_that_were_meddled_with(desk: Desk, change: str) -> None:
    desk.add_article(with_url(changed("May", "June")), actor="lee")
    desk.connection.execute(change)
    assert examine(desk) != []


WORDS = ("harbor", "pier", "cost", "opened", "never", "in", "May", "the", "4", "9", "million")
STATEMENTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
ARTICLES = st.lists(
    st.tuples(st.sampled_from([None, "Ines Hale", "Petr Lanning"]), STATEMENTS), max_size=6
)


@settings(max_examples=40, deadline=None)
@given(first=ARTICLES.filter(bool), versions=st.lists(ARTICLES, min_size=1, max_size=3))
def test_no_verdict_is_lost_whatever_becomes_of_an_article(
    first: Sentences, versions: list[Sentences]
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_desk(Path(folder) / "claims.db", clock=ticking()) as desk,
    ):
        desk.add_article(with_url(first), actor="kim")
        note = desk.claims()[0].id
        for claim in desk.claims():
            give_verdict(desk, claim.id, verified(), actor="kim")
        add_note(desk, note, "seen", actor="kim")
        judged = {claim.id: claim.text for claim in desk.claims()}
        for sentences in versions:
            desk.add_article(with_url(sentences), actor="lee", version_of="harbor")
        (article,) = desk.articles()
        text = desk.article_text(article.id)
        for claim_id in judged:
            claim = desk.claim(claim_id)
            assert claim.verdict == "verified"
            assert claim.status in {"reviewed", "stale"}
            assert (claim.status == "stale") is (claim.verdict_quote is not None)
            if claim.gone is None:
                assert claim.quote == " … ".join(span.of(text) for span in claim.spans)
            else:
                assert claim.gone == "removed"
        # Whatever the latest text states is in the queue.
        there = {claim.quote for claim in desk.claims()}
        assert {statement for _, statement in versions[-1]} <= there
        assert examine(desk) == []
