from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desks import HARBOR, harbor_desk, made_split
from tests.export.reviews import judge
from workbench.export import export_source_edges, export_sources
from workbench.export.manifest import manifest_path
from workbench.models import VerdictCode
from workbench.store import ClaimFilter, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Two articles: ``harbor`` without an outlet, ``pier`` of the Gazette through a relay."""
    with harbor_desk(tmp_path / "claims.db") as desk:
        told = [("Ines Hale", "=the pier is old"), ("Petr Lanning", "the dam is new")]
        relayed = made_split(
            told, path="pier.txt", via=("Velmara News",), outlet="=Gazette",
            published_at="2024-11-28",
        )  # fmt: skip
        desk.add_article(relayed, actor="kim")
        judge(desk, desk.claims()[0].id, VerdictCode.VERIFIED)
        yield desk


def rows_of(export: Any, desk: Desk, **options: Any) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    export(desk, "-", stream=stream, **options)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def test_the_columns_are_those_of_the_format(desk: Desk) -> None:
    (first, *_) = rows_of(export_sources, desk)
    assert ",".join(first) == (
        "group_by,group_value,source_id,source_name,aliases,source_kind,is_named,confidential,"
        "articles,outlets,first_seen,last_seen,claims,checkable_claims,share_of_claims,direct,"
        "indirect,mixed,via_claims,top_via,relayed_for_others,reviewed,verified,disputed,"
        "mixed_verdict,misleading,outdated,unverifiable,not_checkable,unreviewed,verified_rate,"
        "disputed_rate,rate_n,rate_low,rate_high,said_confirmed,misquoted,single_source_claims,"
        "corroborated_claims,contradicted_claims,plural_unnamed"
    )
    assert (first["source_name"], first["claims"], first["verified_rate"]) == (
        "Ines Hale", "3", "1.0",
    )  # fmt: skip
    assert (first["via_claims"], first["top_via"]) == ("1", "Velmara News")
    assert (first["is_named"], first["confidential"]) == ("yes", "no")


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("all", {""}),
        ("outlet", {"'=Gazette", "(no outlet)"}),
        ("month", {"2024-11", "(no date)"}),
        ("article", {"harbor", "pier"}),
    ],
)
def test_a_row_is_a_source_of_a_group(desk: Desk, by: str, groups: set[str]) -> None:
    rows = rows_of(export_sources, desk, group_by=by)
    assert {row["group_value"] for row in rows} == groups
    assert sum(int(row["claims"]) for row in rows) == len(HARBOR) + 2


def test_a_filter_chooses_which_claims_are_counted(desk: Desk) -> None:
    chosen = ClaimFilter(verdict=frozenset({"verified"}))
    (only,) = rows_of(export_sources, desk, filter=chosen)
    assert (only["source_name"], only["claims"], only["share_of_claims"]) == (
        "Ines Hale", "1", "1.0",
    )  # fmt: skip
    (edge,) = rows_of(export_source_edges, desk, filter=chosen)
    assert (edge["from_name"], edge["claims"]) == ("Ines Hale", "1")


def test_edges_lead_from_the_source_through_the_relay_to_the_outlet(desk: Desk) -> None:
    edges = {
        (row["from_name"], row["relation"], row["to_name"], row["to_kind"], row["claims"])
        for row in rows_of(export_source_edges, desk)
    }
    assert edges == {
        ("Ines Hale", "said", "(no outlet)", "outlet", "2"),
        ("Petr Lanning", "said", "(no outlet)", "outlet", "1"),
        ("Ines Hale", "relayed_by", "Velmara News", "organization", "1"),
        ("Petr Lanning", "relayed_by", "Velmara News", "organization", "1"),
        ("Velmara News", "published_by", "'=Gazette", "outlet", "2"),
    }
    (first, *_) = rows_of(export_source_edges, desk)
    assert list(first) == [
        "from_name", "from_kind", "relation", "to_name", "to_kind", "claims", "articles",
        "first_seen", "last_seen",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("export", "kind"), [(export_sources, "sources"), (export_source_edges, "edges")]
)
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_manifest_stands_beside_it(
    desk: Desk, tmp_path: Path, export: Any, kind: str, suffix: str
) -> None:
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    path = tmp_path / f"table.{suffix}"
    done = export(desk, path, filter=ClaimFilter(type="event"))
    told = json.loads(manifest_path(path).read_text(encoding="utf-8"))
    assert (told["rows"], told["options"]["kind"]) == (done.rows, kind)
    assert told["options"]["filter"] == {"origin": "article", "type": "event"}
    assert told["audit_head_hash"] == desk.head_hash()


def test_confidential_sources_are_told_by_number_unless_asked_for(desk: Desk) -> None:
    (source,) = [one for one in desk.sources() if one.name == "Ines Hale"]
    desk.append(
        actor="kim",
        action="source_marked",
        object_id=source.id,
        new={"name": source.name, "kind": source.kind, "confidential": True, "number": 7},
    )
    for export in (export_sources, export_source_edges):
        assert not any("Hale" in cell for row in rows_of(export, desk) for cell in row.values())
        named = rows_of(export, desk, include_confidential=True)
        assert any("Ines Hale" in row.values() for row in named)
    (row, *_) = rows_of(export_sources, desk)
    assert (row["source_name"], row["confidential"]) == ("CONF-007", "yes")
