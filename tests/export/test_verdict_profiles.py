"""Profiles of ``verdicts.csv``, published addresses, confidential sources, Parquet."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desks import harbor_desk, made_split
from tests.export.reviews import SETTINGS, reviewed_desk
from workbench.errors import WorkbenchError
from workbench.export import export_verdicts
from workbench.export.manifest import manifest_path
from workbench.models import Verdict, VerdictCode
from workbench.review import (
    add_evidence,
    give_verdict,
    record_publication,
    reword_claim,
    withdraw_publications,
)
from workbench.store import Desk, open_desk


def rows_of(desk: Desk, **how: Any) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    export_verdicts(desk, "-", stream=stream, **how)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Four claims, the second disputed with a formula for a reason."""
    with harbor_desk(tmp_path / "claims.db") as desk:
        second = desk.claims()[1].id
        disputed = Verdict(code=VerdictCode.DISPUTED, reason='=A1 said "no"')
        give_verdict(desk, second, disputed, actor="kim")
        yield desk


def test_the_layout_of_fact_check_insights_has_the_reviews_that_are_published(
    tmp_path: Path,
) -> None:
    with reviewed_desk(tmp_path / "reviewed.db") as desk:
        rows = rows_of(desk, profile="claimreview", settings=SETTINGS)
        claim = desk.claims()[0]
    assert ",".join(rows[0]) == (
        "id,@context,@type,claimReviewed,datePublished,url,author.@type,author.name,author.url,"
        "itemReviewed.@type,itemReviewed.author.@type,itemReviewed.author.name,"
        "itemReviewed.author.jobTitle,itemReviewed.datePublished,itemReviewed.appearance.1.url,"
        "reviewRating.@type,reviewRating.ratingValue,reviewRating.bestRating,"
        "reviewRating.worstRating,reviewRating.alternateName,reviewRating.ratingExplanation,"
        "inLanguage"
    )
    assert [row["reviewRating.alternateName"] for row in rows] == ["Verified", "Disputed"]
    assert rows[0] == {
        "id": claim.id,
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": claim.text,
        "datePublished": "2024-11-29",
        "url": f"https://checks.example/harbor#{claim.id}",
        "author.@type": "Organization",
        "author.name": "Velmara Checks",
        "author.url": "https://checks.example/",
        "itemReviewed.@type": "Claim",
        "itemReviewed.author.@type": "Person",
        "itemReviewed.author.name": "Ines Hale",
        "itemReviewed.author.jobTitle": "",
        "itemReviewed.datePublished": "2024-11-28",
        "itemReviewed.appearance.1.url": "https://gazette.example/harbor?a=1&b=2",
        "reviewRating.@type": "Rating",
        "reviewRating.ratingValue": "5",
        "reviewRating.bestRating": "5",
        "reviewRating.worstRating": "1",
        "reviewRating.alternateName": "Verified",
        "reviewRating.ratingExplanation": "The accounts </script> say so",
        "inLanguage": "en",
    }


def test_the_layout_of_data_commons_has_seven_columns(tmp_path: Path) -> None:
    with reviewed_desk(tmp_path / "reviewed.db") as desk:
        first, _ = rows_of(desk, profile="datacommons", settings=SETTINGS)
        claim = desk.claims()[0]
    assert list(first.items()) == [
        ("reviewer_name", "Velmara Checks"),
        ("claim_text", claim.text),
        ("review_date", "2024-11-29"),
        ("review_url", f"https://checks.example/harbor#{claim.id}"),
        ("review_rating", "Verified"),
        ("claim_author_name", "Ines Hale"),
        ("claim_date", "2024-11-28"),
    ]


@pytest.mark.parametrize("profile", ["claimreview", "datacommons", "full"])
def test_corrections_stand_in_the_manifest_of_published_verdicts(
    tmp_path: Path, profile: Any
) -> None:
    path = tmp_path / "verdicts.csv"
    with reviewed_desk(tmp_path / "reviewed.db") as desk:
        claim = desk.claims()[0]
        record_publication(desk, [claim], SETTINGS, actor="lee")
        mixed = Verdict(code=VerdictCode.MIXED, reason="It was 4.6 million")
        give_verdict(desk, claim.id, mixed, actor="kim")
        export_verdicts(desk, path, profile=profile, settings=SETTINGS)
    told = json.loads(manifest_path(path).read_text(encoding="utf-8"))
    lines = [one["line"] for one in told.get("corrections", ())]
    expected = ["Corrected 2024-11-29: Mixed, before Verified. It was 4.6 million"]
    assert lines == ([] if profile == "full" else expected)


@pytest.mark.parametrize("option", ["history", "binary", "prior"])
def test_published_verdicts_are_exported_as_they_are(desk: Desk, option: str) -> None:
    with pytest.raises(WorkbenchError, match="as they are"):
        rows_of(desk, profile="claimreview", settings=SETTINGS, **{option: True})


def test_published_verdicts_need_a_publisher(desk: Desk) -> None:
    with pytest.raises(WorkbenchError, match="under which"):
        rows_of(desk, profile="datacommons")


def test_the_address_of_a_review_is_told_while_it_is_out(tmp_path: Path) -> None:
    with reviewed_desk(tmp_path / "reviewed.db") as desk:
        claim = desk.claims()[0]
        assert rows_of(desk)[0]["review_url"] == ""
        record_publication(desk, [claim], SETTINGS, actor="lee")
        assert rows_of(desk)[0]["review_url"] == SETTINGS.address_of(claim)
        withdraw_publications(desk, [claim], actor="lee")
        assert rows_of(desk)[0]["review_url"] == ""


def test_a_confidential_source_is_named_nowhere_unless_it_is_asked_for(desk: Desk) -> None:
    (source,) = [one for one in desk.sources() if one.name == "Ines Hale"]
    desk.append(
        actor="kim",
        action="source_marked",
        object_id=source.id,
        new={"name": source.name, "kind": source.kind, "confidential": True, "number": 7},
    )
    reword_claim(desk, desk.claims()[0].id, "Hale had the dredging paid", actor="kim")
    rows = rows_of(desk)
    assert rows[0]["source_name"] == "CONF-007"
    assert rows[0]["claim_text"] == "CONF-007 had the dredging paid"
    assert not any("Hale" in cell for row in rows for cell in row.values())
    (named, *_) = rows_of(desk, include_confidential=True)
    assert (named["source_name"], named["claim_text"]) == (
        "Ines Hale",
        "Hale had the dredging paid",
    )


def test_every_row_is_as_it_is_alone_however_many_there_are(tmp_path: Path) -> None:
    """Rows are looked at a hundred at a time; one that needs a guard leaves the rest alone."""
    statements = [(None, f"The pier {n} is old") for n in range(130)]
    statements[107] = (None, "=the pier  is old")
    with open_desk(tmp_path / "many.db") as desk:
        desk.add_article(made_split(statements), actor="kim")
        rows = rows_of(desk)
    texts = [row["claim_text"] for row in rows]
    assert texts[:3] == ["The pier 0 is old", "The pier 1 is old", "The pier 2 is old"]
    assert texts[107] == "'=the pier is old"
    assert texts[129] == "The pier 129 is old"


def test_several_reviewers_and_lists_stand_in_one_row(desk: Desk) -> None:
    claim_id = desk.claims()[1].id
    give_verdict(desk, claim_id, Verdict(code=VerdictCode.DISPUTED, reason="so"), actor="lee")
    for url in ("https://records.example/1", "https://records.example/2?a|b"):
        add_evidence(desk, claim_id, url=url, actor="kim")
    add_evidence(desk, claim_id, title="The accounts", actor="kim")
    row = rows_of(desk)[1]
    assert (row["review_count"], row["agreement"], row["evidence_count"]) == ("2", "agree", "3")
    assert row["evidence_urls"] == "https://records.example/1 | https://records.example/2?a%7Cb"


@pytest.mark.parametrize("profile", ["full", "short"])
def test_parquet_has_the_cells_of_csv_with_their_types(
    desk: Desk, tmp_path: Path, profile: Any
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "verdicts.parquet"
    done = export_verdicts(desk, path, profile=profile)
    table = parquet.read_table(path)
    assert (done.rows, done.guarded, table.num_rows) == (4, 0, 4)
    assert manifest_path(path).exists()
    expected = rows_of(desk, profile=profile, raw=True)
    for read, written in zip(table.to_pylist(), expected, strict=True):
        shown = {name: "" if value is None else str(value) for name, value in read.items()}
        assert shown == written
    if profile == "full":
        kinds = {name: str(table.schema.field(name).type) for name in table.column_names}
        assert {kinds["position"], kinds["revision"], kinds["rating_value"]} == {"int64"}
        assert (kinds["check_worthiness"], kinds["claim_text"]) == ("double", "string")


def test_what_is_about_csv_alone_is_refused_for_parquet(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="no formula guard"):
        export_verdicts(desk, tmp_path / "verdicts.parquet", raw=True)


def test_without_pyarrow_parquet_says_what_to_install(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(WorkbenchError, match="needs the package pyarrow"):
        export_verdicts(desk, tmp_path / "verdicts.parquet")
    assert not (tmp_path / "verdicts.parquet").exists()
