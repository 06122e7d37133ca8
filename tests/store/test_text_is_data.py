"""Whatever a text says, SQL and quotation marks included, it comes in and goes out as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.desks import made_split, span_in, ticking
from tests.store.desks import prior
from workbench.errors import WorkbenchError
from workbench.models import Match, MatchStatus, Tier, Verdict, VerdictCode
from workbench.review import (
    ClaimPart,
    add_claim,
    add_evidence,
    add_note,
    decide_match,
    drop_claim,
    give_verdict,
    give_verdicts,
    merge_claims,
    park,
    redact_note,
    reopen,
    reword_claim,
    split_claim,
    undo,
)
from workbench.store import (
    ClaimFilter,
    Desk,
    Order,
    article_names,
    open_desk,
    reviewer_names,
    source_names,
)
from workbench.store.doctor import examine
from workbench.store.pages import event_page

PIECES = (
    "'", '"', "`", ";", "--", "/*", "*/", "\\", "%", "_", "?", ":id", "$1", "[", "]", "(", ")",
    "'; DROP TABLE events; --", '" OR 1=1 --', "x' OR 'a'='a", "UNION SELECT hash FROM events",
    "'); DELETE FROM claims; --", "NEAR(", "text:", "^", "*", "AND NOT", "\0", "\n", "\u202e",
    "harbor", "pier", " ", "ß", "𝒳", "${x}", "{0}", "%s", "[/bold]",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


def tables(desk: Desk) -> list[tuple[str, str]]:
    rows = desk.connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_master ORDER BY 1")
    return [tuple(row) for row in rows]


def tried(action: object, *given: object, **options: object) -> object | None:
    """What an action answers; ``None`` where it refuses the text with a sentence of ours."""
    try:
        return action(*given, **options)  # type: ignore[operator]
    except WorkbenchError:
        return None


def ask_everything(desk: Desk, text: str) -> None:
    """Every question of the desk that takes a text."""
    for chosen in (
        ClaimFilter(source=text),
        ClaimFilter(text=text),
        ClaimFilter(reviewer=text),
        ClaimFilter(reviewed_by=text),
        ClaimFilter(article_id=text),
        ClaimFilter(type=text, source_kind=text, origin=None),
        ClaimFilter(status=frozenset([text]), verdict=frozenset([text])),
        ClaimFilter(without=(ClaimFilter(text=text),)),
    ):
        for order in Order:
            tried(desk.claim_numbers, chosen, order)
        tried(desk.claims, chosen)
        tried(desk.summary, chosen)
        tried(desk.position_of, text, chosen)
        tried(desk.next_claim, text, chosen)
        tried(desk.neighbouring_article, text, chosen, forward=True)
    for question in (
        desk.claim, desk.article, desk.resolve_claim, desk.article_text, desk.ledger,
        desk.attributions, desk.evidence, desk.notes, desk.matches, desk.history,
        desk.imported_rows, desk.undo_stacks, desk.claim_places,
    ):  # fmt: skip
        tried(question, text)
    desk.history(actor=text, article_id=text)
    for names in (article_names, reviewer_names, source_names):
        tried(names, desk, text)
    tried(event_page, desk, 10, 0, text)


@settings(max_examples=40, deadline=None)
@given(text=texts, other=texts)
@example(text="'; DROP TABLE events; --", other='"); DELETE FROM claims; --')
def test_text_with_quotation_marks_and_sql_goes_through_every_action_as_data(
    tmp_path_factory: pytest.TempPathFactory, text: str, other: str
) -> None:
    path: Path = tmp_path_factory.mktemp("data") / "claims.db"
    actor = text.strip() or "kim"
    with open_desk(path, clock=ticking()) as desk:
        before = tables(desk)
        split = made_split(
            [(f"Ines {text}", f"the pier {other} is open"), (None, f"it {text} rained {other}")],
            path=f"{text}.txt", title=text, outlet=other, author=text, url=other,
        )  # fmt: skip
        desk.add_article(split, actor=actor, slug=other)
        (article,) = desk.articles()
        assert desk.article_text(article.id) == split.article.text
        assert (article.title, article.outlet, article.author) == (text, other, text)
        first, second = desk.claims()
        assert first.text == f"the pier {other} is open"
        known = prior(1, text=text, title=other, speaker=text, reason=other, publisher=text)
        desk.import_prior_claims([known], actor=actor)
        assert desk.claim("prior-1").text == text
        assert desk.claim("prior-1").publisher == text

        give_verdict(
            desk, first.id, Verdict(code=VerdictCode.DISPUTED, reason=f"x {text}"), actor=actor
        )
        assert desk.claim(first.id).reason == f"x {text}".strip()
        add_note(desk, first.id, f"x {other}", actor=actor)
        assert [note.text for note in desk.notes(first.id)] == [f"x {other}".strip()]
        redact_note(desk, desk.history()[-1].seq, actor=actor, reason=f"x {text}")
        add_evidence(desk, first.id, actor=actor, title=f"x {text}", excerpt=f"x {other}")
        assert desk.evidence(first.id)[0].excerpt == f"x {other}".strip()
        park(desk, second.id, actor=actor, reason=text)
        reopen(desk, second.id, actor=other, reason=text)
        match = Match(
            claim_id=second.id, prior_id="prior-1", score=0.5, tier=Tier.SIMILAR, reasons=(text,)
        )
        desk.save_suggestions(second.id, [match])
        decide_match(desk, second.id, "prior-1", MatchStatus.REJECTED, actor=actor, reason=text)
        assert desk.matches(second.id)[0].reasons == (text,)
        give_verdicts(
            desk,
            [first.id, second.id],
            Verdict(code=VerdictCode.VERIFIED, reason=text),
            actor=other,
        )
        pier = span_in(split.article.text, "the pier")
        tried(add_claim, desk, article.id, [pier], actor=actor, statement=f"x {text}")
        tried(reword_claim, desk, first.id, f"x {other}", actor=actor, reason=text)
        assert desk.claim(first.id).text == " ".join(f"x {other}".split())
        parts = [ClaimPart((pier,), f"x {text}"), ClaimPart((pier,), f"y {other}")]
        tried(split_claim, desk, first.id, parts, actor=actor)
        tried(merge_claims, desk, [first.id, second.id], actor=actor, statement=f"x {text}")
        tried(drop_claim, desk, second.id, actor=actor, reason=text)
        undo(desk, actor=actor)

        ask_everything(desk, text)
        assert tables(desk) == before
        assert desk.history()[0].actor == actor
        assert examine(desk) == []
