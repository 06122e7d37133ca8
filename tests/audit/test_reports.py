"""One wire text in three outlets is one origin, worked by hand beside two stories of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.newsroom import FERRY, Said, split_of
from tests.desks import ticking
from workbench.audit import (
    Report,
    carried_statements,
    group_figures,
    shared_reports,
    source_figures,
)
from workbench.models import Match, MatchStatus, SourceKind, Tier
from workbench.review import alias_source, decide_match
from workbench.store import Desk, open_desk

DREDGER = "the dredger came back from Velmara with half of its crew"
WIRE = [
    Said(None, "The harbor of Orrin Bay was closed to all ships of more than forty meters"),
    Said(None, "Two tugs pulled the dredger off the sand bank before the tide turned"),
    Said(None, "A third tug had been sent for and turned round at the light of Tarn Island"),
    Said(None, "Nobody was hurt and the crew stayed on board until the evening"),
]
BOARD = SourceKind.ORGANIZATION


def article(desk: Desk, name: str, sentences: list[Said], outlet: str | None, day: int) -> None:
    about = {"outlet": outlet} if outlet else {}
    split = split_of(f"{name}.txt", sentences, published_at=f"2024-11-0{day}", **about)
    desk.add_article(split, actor="kim")


def same(desk: Desk, ours: str, theirs: str) -> None:
    one, other = desk.resolve_claim(ours), desk.resolve_claim(theirs)
    desk.save_suggestions(one, [Match(claim_id=one, prior_id=other, score=0.9, tier=Tier.SAME)])
    decide_match(desk, one, other, MatchStatus.CONFIRMED, actor="kim")


def wire_desk(path: Path) -> Desk:
    """Five articles that say the same of the ferry, three of them from one wire text.

    Each of the three names somebody else for it, and none the agency. ``own`` says it of itself and
    quotes one sentence of the wire; ``other`` has it of Petr Lanning.
    """
    desk = open_desk(path, clock=ticking())
    article(desk, "bay", [Said("Ines Hale", FERRY), *WIRE, Said(None, DREDGER)], "Bay Ledger", 3)
    article(desk, "harrow", [Said("The Harbor Board", FERRY, BOARD), *WIRE[:3]], "Harrow Post", 2)
    article(
        desk,
        "strait",
        [Said(None, "Ships wait before the bay"), *WIRE, Said(None, FERRY), Said(None, DREDGER)],
        "Strait Courier",
        4,
    )
    own = [
        Said(None, FERRY),
        WIRE[1],
        *(Said(None, f"Our reporter counted {n} boats at the pier number {n}") for n in range(9)),
    ]
    article(desk, "own", own, "Tarn Weekly", 5)
    article(desk, "other", [Said("Petr Lanning", FERRY)], "Velm Mail", 6)
    for place in ("harrow:1", "strait:6", "own:1", "other:1"):
        same(desk, place, "bay:1")
    same(desk, "strait:7", "bay:6")
    return desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with wire_desk(tmp_path_factory.mktemp("wire") / "claims.db") as made:
        yield made


def test_a_wire_text_in_three_outlets_is_one_origin_and_two_own_stories_are_two_more(
    desk: Desk,
) -> None:
    # The ferry: the wire text (Hale, the Board and the Courier's own voice), Tarn Weekly, Lanning.
    # The dredger: the wire text alone, in two outlets that say so in their own voice.
    found = {one.text: (len(one.claim_ids), one.origins) for one in carried_statements(desk)}
    assert found == {FERRY: (5, 3), DREDGER: (2, 1)}


def test_the_outlets_that_carry_it_are_named(desk: Desk) -> None:
    found = {one.text: one.reports for one in carried_statements(desk)}
    assert found == {
        FERRY: (("Bay Ledger", "Harrow Post", "Strait Courier"),),
        DREDGER: (("Bay Ledger", "Strait Courier"),),
    }
    assert shared_reports(desk) == [
        Report(("harrow", "bay", "strait"), ("Harrow Post", "Bay Ledger", "Strait Courier"))
    ]


def test_what_only_the_wire_text_says_is_of_a_single_origin(desk: Desk) -> None:
    # Checkable claims by outlet, and those of them that have a second origin: the ferry alone.
    found = {one.group_value: (one.checkable_claims, one.corroborated_claims)
             for one in group_figures(desk, "outlet")}  # fmt: skip
    assert found == {
        "Bay Ledger": (6, 1), "Harrow Post": (4, 1), "Strait Courier": (7, 1),
        "Tarn Weekly": (11, 1), "Velm Mail": (1, 1),
    }  # fmt: skip
    (hale,) = (one for one in source_figures(desk) if one.source_name == "Ines Hale")
    assert (hale.corroborated_claims, hale.single_source_claims) == (1, 0)


def test_two_sources_of_one_wire_text_are_one_origin(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        article(desk, "one", [Said("Ines Hale", FERRY), *WIRE], "Bay Ledger", 1)
        article(desk, "two", [Said("Petr Lanning", FERRY), *WIRE], "Harrow Post", 2)
        same(desk, "two:1", "one:1")
        (ferry,) = carried_statements(desk)
        assert (ferry.origins, ferry.reports) == (1, (("Bay Ledger", "Harrow Post"),))


def test_versions_of_one_outlets_article_are_its_own_work(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        article(desk, "one", [Said("Ines Hale", FERRY), *WIRE], "Bay Ledger", 1)
        article(desk, "two", [Said("Petr Lanning", FERRY), *WIRE], "Bay Ledger", 2)
        same(desk, "two:1", "one:1")
        assert (len(desk.copy_groups()), shared_reports(desk)) == (2, [])
        (ferry,) = carried_statements(desk)
        assert (ferry.origins, ferry.reports) == (2, ())


def test_an_outlet_under_another_name_is_no_second_outlet(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        ledger = Said("Bay Ledger", "it prints on Mondays", BOARD)
        article(desk, "one", [Said("Ines Hale", FERRY), *WIRE, ledger], "Bay Ledger", 1)
        article(desk, "two", [Said("Petr Lanning", FERRY), *WIRE], "The Ledger", 2)
        same(desk, "two:1", "one:1")
        assert len(shared_reports(desk)) == 1
        alias_source(desk, "Bay Ledger", "The Ledger", actor="kim")
        assert shared_reports(desk) == []
        assert [one.origins for one in carried_statements(desk)] == [2]


def test_copies_without_an_outlet_are_one_origin_too(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        article(desk, "one", [Said(None, FERRY), *WIRE], None, 1)
        article(desk, "two", [Said(None, "It was late"), Said(None, FERRY), *WIRE], None, 2)
        same(desk, "two:2", "one:1")
        (ferry,) = carried_statements(desk)
        assert (ferry.origins, ferry.reports) == (1, (("(no outlet)",),))
