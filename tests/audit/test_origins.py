from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.audit.newsroom import FERRY, Said, newsroom, split_of
from tests.desks import ticking
from workbench.audit import carried_statements, source_figures
from workbench.audit.origins import Dependence, count_origins
from workbench.models import Match, MatchStatus, PriorClaim, SourceKind, Stance, Tier
from workbench.review import add_evidence, alias_source, decide_match, drop_claim, merge_sources
from workbench.store import Desk, open_desk


def rests(*keys: str, outlet: str | None = None) -> Dependence:
    return Dependence(frozenset(keys), outlet)


def test_one_source_in_several_outlets_is_one_origin() -> None:
    claims = [rests("hale", outlet=outlet) for outlet in ("bay", "harrow", "strait")]
    assert count_origins(claims) == 1


def test_two_sources_through_one_relay_are_one_origin() -> None:
    assert count_origins([rests("hale", "wire"), rests("lanning", "wire")]) == 1
    assert count_origins([rests("hale", "wire"), rests("lanning", "agency")]) == 2


def test_what_a_relay_published_itself_is_of_its_origin() -> None:
    assert count_origins([rests("lanning", outlet="wire"), rests("hale", "wire")]) == 1


def test_two_sources_of_one_outlet_are_two_origins() -> None:
    assert count_origins([rests("hale", outlet="bay"), rests("lanning", outlet="bay")]) == 2


def test_an_outlet_that_repeats_its_source_is_no_second_origin() -> None:
    assert count_origins([rests("hale", outlet="bay"), rests("bay", outlet="bay")]) == 1


claims = st.lists(
    st.builds(
        Dependence,
        st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=2),
        st.sampled_from((None, "a", "x")),
    ),
    min_size=1,
    max_size=7,
)


@given(claims, st.randoms())
def test_origins_do_not_hang_on_the_order_and_are_no_more_than_the_claims(
    some: list[Dependence], chance: object
) -> None:
    mixed = list(some)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert count_origins(mixed) == count_origins(some)
    assert 1 <= count_origins(some) <= len(some)


@given(claims, claims)
def test_a_claim_more_brings_one_origin_more_at_most(
    some: list[Dependence], more: list[Dependence]
) -> None:
    assert count_origins([*some, more[0]]) <= count_origins(some) + 1


def two_articles(desk: Desk, ours: Said, theirs: Said, outlets: tuple[str, str]) -> None:
    for name, said, outlet in (("one", ours, outlets[0]), ("two", theirs, outlets[1])):
        desk.add_article(split_of(f"{name}.txt", [said], outlet=outlet), actor="kim")
    one, two = desk.resolve_claim("one:1"), desk.resolve_claim("two:1")
    match = Match(claim_id=two, prior_id=one, score=0.9, tier=Tier.SAME)
    desk.save_suggestions(two, [match])


def origins_of(desk: Desk) -> list[int]:
    return [one.origins for one in carried_statements(desk)]


def test_nobody_knows_whether_two_officials_are_two(tmp_path: Path) -> None:
    official = Said("An official", FERRY, SourceKind.ANONYMOUS)
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        two_articles(desk, official, Said("A minister", FERRY, SourceKind.ANONYMOUS), ("A", "B"))
        assert origins_of(desk) == [1]


def test_a_pair_that_was_rejected_says_not_the_same(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        two_articles(desk, Said("Hale", FERRY), Said("Lanning", FERRY), ("A", "B"))
        assert origins_of(desk) == [2]
        one, two = desk.resolve_claim("one:1"), desk.resolve_claim("two:1")
        decide_match(desk, two, one, MatchStatus.REJECTED, actor="kim")
        assert origins_of(desk) == []


def test_two_claims_that_match_one_prior_claim_say_the_same(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        desk.add_prior_claims([PriorClaim(claim_id="p-1", text=FERRY)], actor="kim")
        for name in ("one", "two"):
            split = split_of(f"{name}.txt", [Said(f"{name.title()} Hale", FERRY)], outlet=name)
            desk.add_article(split, actor="kim")
            claim = desk.resolve_claim(f"{name}:1")
            match = Match(claim_id=claim, prior_id="p-1", score=0.9, tier=Tier.SAME)
            desk.save_suggestions(claim, [match])
        assert origins_of(desk) == [2]


def test_a_claim_that_was_dropped_gives_no_origin(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        two_articles(desk, Said("Hale", FERRY), Said("Lanning", FERRY), ("A", "B"))
        drop_claim(desk, desk.resolve_claim("one:1"), actor="kim")
        assert origins_of(desk) == []


def test_an_alias_makes_two_relays_one_origin(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        ours = Said("Hale", FERRY, via=("Tidewire",))
        theirs = Said("Lanning", FERRY, via=("Tidewire agency",))
        two_articles(desk, ours, theirs, ("A", "B"))
        assert origins_of(desk) == [2]
        alias_source(desk, "Tidewire", "Tidewire agency", actor="kim")
        assert origins_of(desk) == [1]


def test_sources_that_were_merged_are_one_origin(tmp_path: Path) -> None:
    with newsroom(tmp_path / "claims.db") as desk:
        before = {one.text: one.origins for one in carried_statements(desk)}
        merge_sources(desk, "Petr Lanning", "A senior official", actor="kim")
        after = {one.text: one.origins for one in carried_statements(desk)}
    changed = {text: (before[text], after[text]) for text in before if before[text] != after[text]}
    assert list(changed.values()) == [(2, 1)]


def test_only_evidence_from_elsewhere_that_supports_a_claim_counts(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        about = {"outlet": "A", "url": "https://www.a.example/1"}
        desk.add_article(split_of("one.txt", [Said("Hale", FERRY)], **about), actor="kim")
        claim = desk.resolve_claim("one:1")

        def single() -> int:
            (hale,) = source_figures(desk)
            return hale.single_source_claims

        add_evidence(desk, claim, actor="kim", url="https://a.example/2", stance=Stance.SUPPORTS)
        add_evidence(desk, claim, actor="kim", url="https://b.example/", stance=Stance.CONTEXT)
        assert single() == 1
        add_evidence(desk, claim, actor="kim", url="https://b.example/", stance=Stance.SUPPORTS)
        assert single() == 0
