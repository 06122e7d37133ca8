from __future__ import annotations

from pathlib import Path

import pytest

from tests.desks import HARBOR, harbor_desk, made_split, ticking
from workbench.audit import SourceFigures, audit_summary, source_figures, summary_line, wilson
from workbench.models import AttributionVerdict, PriorClaim, SourceKind, Verdict, VerdictCode
from workbench.review import give_attribution_verdict, give_verdict, merge_claims, undo
from workbench.store import Desk, open_desk


def by_name(desk: Desk, group_by: str = "all") -> dict[str, SourceFigures]:
    return {one.source_name: one for one in source_figures(desk, group_by=group_by)}  # type: ignore[arg-type]


def test_claims_styles_and_verdicts_are_counted_per_source(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        first, second, *_ = (row.id for row in desk.claims())
        give_verdict(desk, first, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        give_verdict(desk, second, Verdict(code=VerdictCode.DISPUTED, reason="no"), actor="kim")
        give_attribution_verdict(desk, first, AttributionVerdict.CONFIRMED, actor="kim")
        hale = by_name(desk)["Ines Hale"]
    assert (hale.claims, hale.indirect, hale.direct) == (2, 2, 0)
    assert (hale.verified, hale.disputed, hale.reviewed, hale.unreviewed) == (1, 1, 2, 0)
    assert (hale.verified_rate, hale.rate_n, hale.said_confirmed) == (0.5, 2, 1)
    assert (hale.rate_low, hale.rate_high) == wilson(1, 2)
    assert hale.share_of_claims == 0.5


def test_the_articles_own_voice_is_a_row_of_its_own(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(made_split(HARBOR, outlet="Bay Ledger"), actor="kim")
        narrator = by_name(desk)["Bay Ledger"]
    assert (narrator.source_kind, narrator.claims) == ("narrator", 1)


def test_a_rate_without_verdicts_is_empty_and_an_undone_verdict_does_not_count(
    tmp_path: Path,
) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        give_verdict(desk, desk.claims()[0].id, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        undo(desk, actor="kim")
        hale = by_name(desk)["Ines Hale"]
    assert (hale.verified_rate, hale.disputed_rate, hale.rate_low, hale.rate_n) == (
        None,
        None,
        None,
        0,
    )


def test_verdicts_off_the_scale_are_counted_but_make_no_rate(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        first = desk.claims()[0].id
        give_verdict(desk, first, Verdict(code=VerdictCode.UNVERIFIABLE), actor="kim")
        hale = by_name(desk)["Ines Hale"]
    assert (hale.unverifiable, hale.reviewed, hale.rate_n) == (1, 1, 0)


def test_prior_claims_are_never_counted(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        before = source_figures(desk)
        prior = PriorClaim(
            claim_id="p-1", text="A pier opened", speaker="Ines Hale", verdict="verified"
        )
        desk.add_prior_claims([prior], actor="kim")
        assert source_figures(desk) == before


def test_relays_are_counted_on_both_sides(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(made_split(HARBOR[:2], via=("Harbor Wire agency",)), actor="kim")
        rows = by_name(desk)
    assert (rows["Ines Hale"].via_claims, rows["Ines Hale"].top_via) == (2, "Harbor Wire agency")
    relay = rows["Harbor Wire agency"]
    assert (relay.claims, relay.relayed_for_others) == (0, 2)


def test_plurals_with_nobody_named_are_told(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        split = made_split([("Analysts", "the port will close")], kind=SourceKind.COLLECTIVE)
        desk.add_article(split, actor="kim")
        analysts = by_name(desk)["Analysts"]
    assert analysts.plural_unnamed == 1
    assert not analysts.is_named


@pytest.mark.parametrize(
    ("group_by", "groups"),
    [
        ("all", {""}),
        ("outlet", {"Bay Ledger", "(no outlet)"}),
        ("month", {"2024-11", "(no date)"}),
        ("article", {"harbor", "pier"}),
    ],
)
def test_figures_are_grouped_as_asked(tmp_path: Path, group_by: str, groups: set[str]) -> None:
    with open_desk(tmp_path / "claims.db", clock=ticking()) as desk:
        about = {"outlet": "Bay Ledger", "published_at": "2024-11-29"}
        desk.add_article(made_split(HARBOR, **about), actor="kim")
        desk.add_article(
            made_split([("Ines Hale", "the pier is closed")], path="pier.txt"), actor="kim"
        )
        rows = source_figures(desk, group_by=group_by)  # type: ignore[arg-type]
        total = sum(row.claims for row in rows)
    assert {row.group_value for row in rows} == groups
    assert total == len(HARBOR) + 1


def test_rows_are_ordered_by_number_of_claims_and_not_by_rate(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        lanning = desk.claims()[3].id
        give_verdict(desk, lanning, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        counts = [row.claims for row in source_figures(desk)]
    assert counts == sorted(counts, reverse=True)


def test_the_summary_tells_how_concentrated_the_sources_are(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        found = audit_summary(desk)
        line = summary_line(desk)
    assert found is not None
    assert (found.claims, found.sources, found.attributed) == (4, 2, 0.75)
    assert found.hhi == pytest.approx((2 / 3) ** 2 + (1 / 3) ** 2)
    assert line.startswith("4 claims; 75% attributed")


def test_an_empty_desk_has_an_audit_without_rows(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        assert source_figures(desk) == []
        assert audit_summary(desk) is None
        assert summary_line(desk) == "No claims."


def test_a_source_that_stayed_open_is_not_counted_as_named(tmp_path: Path) -> None:
    split = made_split([("She", "the pier is closed")])
    open_one = split.attributions[0].model_copy(
        update={"source_id": None, "flags": ("unresolved pronoun: She",)}
    )
    split = split.model_copy(update={"attributions": (open_one,)})
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(split, actor="kim")
        row = by_name(desk)["(uncertain)"]
        found = audit_summary(desk)
    assert (row.source_kind, row.is_named) == ("person", False)
    assert found is not None
    assert (found.sources, found.unnamed) == (0, 1.0)


def test_claims_that_were_taken_out_are_not_counted(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        first, second, *_ = (row.id for row in desk.claims())
        give_verdict(desk, first, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        merge_claims(desk, [first, second], actor="kim")
        hale = by_name(desk)["Ines Hale"]
        assert (hale.claims, hale.verified, hale.reviewed) == (1, 0, 0)
        assert audit_summary(desk).claims == 3
        undo(desk, actor="kim")
        assert by_name(desk)["Ines Hale"].verified == 1
