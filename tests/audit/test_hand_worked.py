"""The figures of a desk of three outlets and two relays, against a table worked by hand and SQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.audit.newsroom import DREDGING, FERRY, VOTE, newsroom
from workbench.audit import (
    audit_summary,
    carried_statements,
    group_figures,
    source_edges,
    source_figures,
    wilson,
)
from workbench.store import Desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with newsroom(Path(tmp_path_factory.mktemp("audit")) / "claims.db") as made:
        yield made


BY_HAND: dict[str, tuple[Any, ...]] = {
    # kind, claims, checkable, direct/indirect/mixed, via, relayed, verified/disputed/mixed/
    # misleading, n, single, corroborated, contradicted, articles, outlets, first and last seen
    "Ines Hale": (
        "person", 4, 3, (1, 2, 1), 3, 0, (2, 1, 0, 0), 3, 3, 0, 0, 3, 3, "2024-10-03", "2024-11-01",
    ),
    "Petr Lanning": (
        "person", 3, 3, (2, 1, 0), 0, 0, (0, 0, 1, 1), 2, 2, 1, 2, 2, 1, "2024-11-01", "2024-11-02",
    ),
    "Harbor Board": (
        "organization", 1, 1, (0, 1, 0), 1, 0, (1, 0, 0, 0), 1, 1, 0, 0, 1, 1,
        "2024-11-02", "2024-11-02",
    ),
    "A senior official": (
        "anonymous", 1, 1, (0, 1, 0), 1, 0, (0, 0, 0, 0), 0, 0, 1, 0, 1, 1,
        "2024-10-04", "2024-10-04",
    ),
    "Analysts": (
        "collective", 1, 1, (0, 1, 0), 0, 0, (0, 0, 0, 0), 0, 0, 1, 0, 1, 1,
        "2024-10-03", "2024-10-03",
    ),
    "(nobody named)": (
        "unnamed", 1, 1, (0, 1, 0), 0, 0, (0, 0, 0, 0), 0, 1, 0, 0, 1, 1,
        "2024-11-02", "2024-11-02",
    ),
    "Bay Ledger": (
        "narrator", 1, 1, (0, 0, 0), 0, 0, (0, 0, 0, 0), 0, 0, 1, 0, 1, 1,
        "2024-10-03", "2024-10-03",
    ),
    "Strait Courier": (
        "narrator", 1, 1, (0, 0, 0), 0, 0, (0, 0, 0, 0), 0, 0, 1, 0, 1, 1,
        "2024-11-01", "2024-11-01",
    ),
    "Tidewire": ("organization", 0, 0, (0, 0, 0), 0, 4, (0, 0, 0, 0), 0, 0, 0, 0, 0, 0, "", ""),
    "Velm News Agency": (
        "organization", 0, 0, (0, 0, 0), 0, 1, (0, 0, 0, 0), 0, 0, 0, 0, 0, 0, "", "",
    ),
}  # fmt: skip


def test_the_figures_of_sources_are_those_of_the_table(desk: Desk) -> None:
    found = {
        one.source_name: (
            one.source_kind,
            one.claims,
            one.checkable_claims,
            (one.direct, one.indirect, one.mixed),
            one.via_claims,
            one.relayed_for_others,
            (one.verified, one.disputed, one.mixed_verdict, one.misleading),
            one.rate_n,
            one.single_source_claims,
            one.corroborated_claims,
            one.contradicted_claims,
            one.articles,
            one.outlets,
            one.first_seen,
            one.last_seen,
        )
        for one in source_figures(desk)
    }
    assert found == BY_HAND


def test_the_rates_of_a_source_are_those_of_the_table(desk: Desk) -> None:
    hale = next(one for one in source_figures(desk) if one.source_name == "Ines Hale")
    # 2 and 1 of 3, and Wilson's formula worked with z = 1.96 on paper.
    assert (hale.verified_rate, hale.disputed_rate) == (2 / 3, 1 / 3)
    assert hale.rate_low == pytest.approx(0.2077, abs=5e-5)
    assert hale.rate_high == pytest.approx(0.9385, abs=5e-5)
    assert hale.disputed_low == pytest.approx(0.0615, abs=5e-5)
    assert (hale.said_confirmed, hale.misquoted, hale.unverifiable) == (1, 1, 0)
    assert (hale.top_via, hale.share_of_claims) == ("Tidewire", 4 / 13)
    lanning = next(one for one in source_figures(desk) if one.source_name == "Petr Lanning")
    assert (lanning.mixed_rate, lanning.misleading_rate, lanning.verified_rate) == (0.5, 0.5, 0)
    assert (lanning.mixed_low, lanning.mixed_high) == wilson(1, 2)


def test_five_reports_of_one_relay_are_one_origin(desk: Desk) -> None:
    found = {one.text: one for one in carried_statements(desk)}
    assert {text: one.origins for text, one in found.items()} == {FERRY: 1, DREDGING: 2, VOTE: 2}
    ferry = found[FERRY]
    assert (len(ferry.claim_ids), ferry.articles) == (4, 4)
    assert ferry.outlets == ("Bay Ledger", "Harrow Post", "Strait Courier")
    assert ferry.sources == ("Ines Hale", "Harbor Board")
    assert ferry.relays == ("Tidewire",)


def test_the_figures_of_outlets_are_those_of_the_table(desk: Desk) -> None:
    found = {
        one.group_value: (
            one.claims, one.checkable_claims, one.sources, one.anonymous_share, one.unnamed_share,
            one.narrator_share, one.relay_share, one.single_source_share, one.contradicted_claims,
            one.top3_share, one.hhi, one.plural_unnamed, one.top_via,
        )
        for one in group_figures(desk, "outlet")
    }  # fmt: skip
    assert found == {
        "Strait Courier": (7, 7, 3, 0, 1 / 7, 1 / 7, 2 / 7, 5 / 7, 2, 1.0,
                           pytest.approx((1 + 9 + 1) / 25), 0, "Tidewire"),
        "Bay Ledger": (4, 3, 1, 0.25, 0, 0.25, 0.25, 1 / 3, 0, 1.0, 1.0, 1, "Tidewire"),
        "Harrow Post": (2, 2, 1, 0.5, 0, 0, 1.0, 0.5, 0, 1.0, 1.0, 0, "Tidewire"),
    }  # fmt: skip


def test_the_figures_of_months_and_reviewers_are_those_of_the_table(desk: Desk) -> None:
    months = group_figures(desk, "month")
    assert [(one.group_value, one.claims, one.kinds["narrator"]) for one in months] == [
        ("2024-10", 6, 1),
        ("2024-11", 7, 1),
    ]
    reviewers = {
        one.group_value: (one.claims, one.rate_n) for one in group_figures(desk, "reviewer")
    }
    assert reviewers == {"kim": (5, 4), "lee": (2, 2), "(not reviewed)": (6, 0)}


def test_the_summary_is_that_of_the_table(desk: Desk) -> None:
    found = audit_summary(desk)
    assert found is not None
    assert (found.claims, found.sources) == (13, 3)
    assert found.attributed == 11 / 13
    assert found.anonymous == 2 / 13
    assert found.unnamed == pytest.approx(3 / 13)
    assert found.relayed == 5 / 13
    assert found.single_source == 7 / 12
    assert found.top3 == 1.0
    assert found.hhi == pytest.approx((16 + 9 + 1) / 64)


def test_who_quotes_whom_is_that_of_the_table(desk: Desk) -> None:
    found = {(one.from_name, one.relation, one.to_name): one.claims for one in source_edges(desk)}
    assert found == {
        ("Ines Hale", "relayed_by", "Tidewire"): 3,
        ("Harbor Board", "relayed_by", "Tidewire"): 1,
        ("A senior official", "relayed_by", "Velm News Agency"): 1,
        ("Tidewire", "published_by", "Bay Ledger"): 1,
        ("Tidewire", "published_by", "Harrow Post"): 1,
        ("Tidewire", "published_by", "Strait Courier"): 2,
        ("Velm News Agency", "published_by", "Harrow Post"): 1,
        ("Ines Hale", "said", "Bay Ledger"): 1,
        ("Analysts", "said", "Bay Ledger"): 1,
        ("Petr Lanning", "said", "Strait Courier"): 3,
    }


IN_SQL = """
    SELECT s.name, count(*), sum(c.checkable), sum(t.style = 'direct'), sum(t.style = 'indirect'),
        sum(t.style = 'mixed'), sum(t.via <> '[]'), sum(coalesce(k.verdict, '') = 'verified'),
        sum(coalesce(k.verdict, '') = 'disputed'), count(DISTINCT c.article_id),
        count(DISTINCT a.outlet), min(a.published_at), max(a.published_at)
    FROM sources s, attributions t, claims c, claim_states k, articles a
    WHERE t.source_id = s.id AND c.attribution_id = t.id AND k.claim_id = c.id
        AND a.id = c.article_id AND c.gone IS NULL
    GROUP BY s.id ORDER BY s.name
"""


def test_the_figures_of_sources_are_those_of_plain_sql(desk: Desk) -> None:
    found = sorted(
        (
            one.source_name, one.claims, one.checkable_claims, one.direct, one.indirect, one.mixed,
            one.via_claims, one.verified, one.disputed, one.articles, one.outlets,
            one.first_seen, one.last_seen,
        )
        for one in source_figures(desk)
        if one.source_id.startswith("s-")
    )  # fmt: skip
    assert found == [tuple(row) for row in desk.connection.execute(IN_SQL)]


ORIGINS_IN_SQL = """
    WITH RECURSIVE same(a, b) AS (
        SELECT c.n, p.n FROM matches m, claims c, claims p
        WHERE c.id = m.claim_id AND p.id = m.prior_id AND m.tier = 'same'
    ), together(a, b) AS (
        SELECT n, n FROM claims
        UNION SELECT t.a, s.b FROM together t JOIN same s ON s.a = t.b
        UNION SELECT t.a, s.a FROM together t JOIN same s ON s.b = t.b
    ), key(n, name) AS (
        SELECT c.n, s.name FROM claims c, attributions t, sources s
        WHERE t.id = c.attribution_id AND s.id = t.source_id
            AND s.kind IN ('person', 'organization')
        UNION SELECT c.n, v.value FROM claims c, attributions t, json_each(t.via) v
        WHERE t.id = c.attribution_id
        UNION SELECT c.n, 'nameless' FROM claims c, attributions t
        WHERE t.id = c.attribution_id AND t.source_kind IN ('anonymous', 'collective', 'unnamed')
        UNION SELECT c.n, a.outlet FROM claims c, articles a
        WHERE a.id = c.article_id AND c.attribution_id IS NULL
    ), linked(a, b) AS (
        SELECT n, n FROM claims
        UNION SELECT l.a, t.b FROM linked l
            JOIN together t ON t.a = l.b
            JOIN key one ON one.n = t.a JOIN key other ON other.n = t.b AND other.name = one.name
    ), origin(n, first) AS (SELECT a, min(b) FROM linked GROUP BY a)
    SELECT t.a, count(DISTINCT o.first) FROM together t JOIN origin o ON o.n = t.b GROUP BY t.a
"""


def test_independent_origins_are_those_of_plain_sql(desk: Desk) -> None:
    numbers = {row[0]: row[1] for row in desk.connection.execute("SELECT n, id FROM claims")}
    by_sql = {numbers[n]: origins for n, origins in desk.connection.execute(ORIGINS_IN_SQL)}
    found = dict.fromkeys(numbers.values(), 1)
    for one in carried_statements(desk):
        found |= dict.fromkeys(one.claim_ids, one.origins)
    assert found == by_sql
