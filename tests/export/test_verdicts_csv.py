from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.desks import harbor_desk, made_split
from workbench.errors import WorkbenchError
from workbench.export import export_sources, export_verdicts
from workbench.export.manifest import filter_record, manifest_path
from workbench.export.verdicts_csv import COLUMNS
from workbench.models import (
    ClaimType,
    Match,
    MatchStatus,
    PriorClaim,
    Span,
    Stance,
    Tier,
    Verdict,
    VerdictCode,
)
from workbench.review import (
    ClaimPart,
    add_evidence,
    decide_match,
    drop_claim,
    give_verdict,
    retype_claim,
    reword_claim,
    split_claim,
    undo,
)
from workbench.store import ClaimFilter, Desk, open_desk


def rows_of(desk: Desk, **how: object) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    export_verdicts(desk, "-", stream=stream, **how)  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = harbor_desk(tmp_path / "claims.db")
    first, second, *_ = (row.id for row in desk.claims())
    add_evidence(
        desk, first, actor="kim", url="https://example.org/minutes", stance=Stance.SUPPORTS
    )
    give_verdict(desk, first, Verdict(code=VerdictCode.VERIFIED), actor="kim")
    give_verdict(desk, first, Verdict(code=VerdictCode.MIXED, reason="in part"), actor="lee")
    give_verdict(
        desk, second, Verdict(code=VerdictCode.DISPUTED, reason='=A1 said "no"'), actor="kim"
    )
    return desk


def test_the_columns_stand_in_the_order_of_the_format() -> None:
    assert len(COLUMNS) == 44
    assert COLUMNS[:6] == (
        "claim_id", "verdict", "verdict_label", "claim_text", "claim_quote", "source_name",
    )  # fmt: skip
    assert COLUMNS[41:] == ("revision", "stale_verdict", "stale_quote")


def test_every_claim_is_a_row_in_the_order_of_the_article(desk: Desk) -> None:
    rows = rows_of(desk)
    assert [row["position"] for row in rows] == ["1", "2", "3", "4"]
    assert [row["verdict"] for row in rows] == ["mixed", "disputed", "", ""]
    first = rows[0]
    assert first["claim_quote"] == "the harbor dredging cost 4 million florins"
    assert (first["source_name"], first["attribution_cue"]) == ("Ines Hale", "said")
    assert (first["review_count"], first["agreement"]) == ("2", "disagree")
    assert (first["reviewer"], first["rating_value"], first["revision"]) == ("lee", "3", "3")
    assert first["evidence_urls"] == "https://example.org/minutes"
    assert rows[2]["source_kind"] == "narrator"
    assert rows[2]["source_name"] == ""
    assert not {"None", "null"} & {cell for row in rows for cell in row.values()}


def test_a_reason_that_looks_like_a_formula_is_guarded_and_counted(desk: Desk) -> None:
    stream = io.StringIO(newline="")
    done = export_verdicts(desk, "-", stream=stream)
    assert done.guarded == 1
    assert rows_of(desk)[1]["verdict_reason"] == '\'=A1 said "no"'
    assert rows_of(desk, raw=True)[1]["verdict_reason"] == '=A1 said "no"'


def test_offsets_point_at_the_quote_in_the_text(desk: Desk) -> None:
    text = desk.article_text(desk.articles()[0].id)
    for row in rows_of(desk):
        assert text[int(row["char_start"]) : int(row["char_end"])] == row["claim_quote"]


def test_the_history_has_a_row_for_every_verdict_that_stands(desk: Desk) -> None:
    assert [row["verdict"] for row in rows_of(desk, history=True)] == [
        "verified",
        "mixed",
        "disputed",
    ]
    undo(desk, actor="lee")
    assert [row["verdict"] for row in rows_of(desk, history=True)] == ["verified", "disputed"]


def test_a_two_value_export_calls_the_rest_other(desk: Desk) -> None:
    assert [row["verdict"] for row in rows_of(desk, binary=True)] == ["other", "disputed", "", ""]


def test_a_short_export_has_thirteen_columns(desk: Desk) -> None:
    assert list(rows_of(desk, profile="short")[0]) == [
        "claim_id", "verdict", "verdict_label", "claim_text", "claim_quote", "source_name",
        "attribution_via", "verdict_reason", "evidence_urls", "reviewer", "reviewed_at",
        "article_title", "article_url",
    ]  # fmt: skip


def test_a_filter_leaves_the_rest_out(desk: Desk) -> None:
    rows = rows_of(desk, filter=ClaimFilter(verdict=frozenset({"disputed"})))
    assert [row["position"] for row in rows] == ["2"]


def test_a_confirmed_match_goes_before_a_better_suggestion_and_conflicts_are_named(
    desk: Desk,
) -> None:
    priors = [PriorClaim(claim_id=f"p-{n}", text=f"Dredging number {n}") for n in range(3)]
    desk.add_prior_claims(priors, actor="kim")
    claim_id = desk.claims()[0].id
    found = [
        Match(claim_id=claim_id, prior_id="p-0", score=0.9, tier=Tier.SAME),
        Match(claim_id=claim_id, prior_id="p-1", score=0.5, tier=Tier.SIMILAR),
        Match(claim_id=claim_id, prior_id="p-2", score=0.8, tier=Tier.CONFLICT),
    ]
    desk.save_suggestions(claim_id, found)
    row = rows_of(desk)[0]
    assert (row["matched_claim_id"], row["match_status"]) == ("p-0", "suggested")
    assert row["contradicts"] == "p-2"
    decide_match(desk, claim_id, "p-1", MatchStatus.CONFIRMED, actor="kim")
    row = rows_of(desk)[0]
    assert (row["matched_claim_id"], row["match_status"]) == ("p-1", "confirmed")


def test_the_file_is_crlf_utf8_and_has_a_byte_order_mark_only_for_excel(
    desk: Desk, tmp_path: Path
) -> None:
    export_verdicts(desk, tmp_path / "plain.csv")
    export_verdicts(desk, tmp_path / "excel.csv", excel=True)
    plain = (tmp_path / "plain.csv").read_bytes()
    assert (tmp_path / "excel.csv").read_bytes() == b"\xef\xbb\xbf" + plain
    assert plain.count(b"\r\n") == 5
    assert plain.startswith(b"claim_id,verdict,")


def test_the_manifest_tells_rows_options_and_the_head_of_the_log(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "verdicts.csv"
    export_verdicts(desk, path, profile="short")
    record = json.loads(manifest_path(path).read_text(encoding="utf-8"))
    assert (record["rows"], record["guarded_cells"]) == (4, 1)
    assert record["options"]["profile"] == "short"
    assert record["audit_head_hash"] == desk.head_hash()


def test_an_export_that_cannot_be_written_leaves_the_old_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="cannot be written"):
        export_verdicts(desk, tmp_path / "absent" / "verdicts.csv")
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    with pytest.raises(WorkbenchError, match="cannot be written"):
        export_verdicts(desk, folder)
    assert sorted(p.name for p in tmp_path.iterdir() if "csv" in p.name) == ["folder.csv"]


def test_an_export_that_fails_half_way_leaves_the_old_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "verdicts.csv"
    path.write_text("the old one", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.export.atomic.os.fsync", full)
    with pytest.raises(WorkbenchError, match="No space left"):
        export_verdicts(desk, path)
    assert path.read_text(encoding="utf-8") == "the old one"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".verdicts")] == []


def test_hostile_names_and_texts_make_one_row_each(tmp_path: Path) -> None:
    hostile = '=cmd()", "x\u202e\x1b]52;c;eA==\x07'
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(made_split([("@Hale", hostile)]), actor="kim")
        rows = rows_of(desk)
    assert len(rows) == 1
    assert rows[0]["source_name"] == "'@Hale"
    assert rows[0]["claim_text"].startswith("'=cmd()")
    assert not any(ord(c) < 32 for c in rows[0]["claim_text"])


def test_sources_are_exported_with_their_rates(desk: Desk) -> None:
    stream = io.StringIO(newline="")
    export_sources(desk, "-", stream=stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    hale = next(row for row in rows if row["source_name"] == "Ines Hale")
    assert (hale["claims"], hale["disputed"], hale["mixed_verdict"]) == ("2", "1", "1")
    assert (hale["verified_rate"], hale["rate_n"]) == ("0.0", "2")
    assert (hale["rate_low"], hale["is_named"]) == ("0.0", "yes")


def test_an_export_tells_of_one_moment_while_others_go_on_working(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verdict given after the export began is in neither its rows nor its manifest."""
    head = desk.head_hash()
    third = desk.claims()[2].id
    path = tmp_path / "verdicts.csv"
    numbers = desk.claim_numbers

    def interrupted(*args: object, **how: object) -> object:
        found = numbers(*args, **how)  # type: ignore[arg-type]
        with open_desk(desk.path) as other:
            give_verdict(other, third, Verdict(code=VerdictCode.VERIFIED), actor="lee")
        return found

    monkeypatch.setattr(desk, "claim_numbers", interrupted)
    export_verdicts(desk, path)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    record = json.loads(manifest_path(path).read_text(encoding="utf-8"))
    assert [row["verdict"] for row in rows] == ["mixed", "disputed", "", ""]
    assert record["audit_head_hash"] == head != desk.head_hash()


def test_claims_that_were_taken_out_are_no_rows_and_new_ones_stand_in_their_place(
    desk: Desk, tmp_path: Path
) -> None:
    first, second, third, fourth = (row.id for row in desk.claims())
    (whole,) = desk.claim(fourth).spans
    halves = [
        ClaimPart((Span(start=whole.start, end=whole.start + 8),)),
        ClaimPart((Span(start=whole.start + 8, end=whole.end),)),
    ]
    split_claim(desk, fourth, halves, actor="kim")
    drop_claim(desk, second, actor="kim")
    reword_claim(desk, third, "The council voted", actor="kim")
    retype_claim(desk, third, actor="kim", type=ClaimType.LEGAL)
    rows = rows_of(desk)
    assert [row["position"] for row in rows] == ["1", "3", "5", "6"]
    assert [row["claim_text"] for row in rows[1:]] == [
        "The council voted", "the vote", "was unlawful",
    ]  # fmt: skip
    assert rows[1]["claim_quote"] == "The council of Orrin Bay voted on Monday"
    assert (rows[1]["claim_type"], rows[1]["revision"]) == ("legal", "2")
    assert (rows[2]["source_name"], rows[2]["verdict"]) == ("Petr Lanning", "")
    assert [row["claim_id"] for row in rows_of(desk, history=True)] == [first, first]
    done = export_verdicts(desk, tmp_path / "verdicts.csv")
    told = json.loads(manifest_path(tmp_path / "verdicts.csv").read_text(encoding="utf-8"))
    assert (done.rows, told["options"]["filter"]) == (4, {"origin": "article"})
    gone = rows_of(desk, filter=ClaimFilter(gone=True))
    assert [(row["position"], row["verdict"]) for row in gone] == [("2", "disputed"), ("4", "")]


def test_a_manifest_tells_what_a_filter_asks_for_and_leaves_out() -> None:
    chosen = ClaimFilter(
        worth=((">", 0.6),), has=frozenset({"note"}), without=(ClaimFilter(type="opinion"),)
    )
    assert filter_record(chosen) == {
        "origin": "article",
        "worth": [">0.6"],
        "has": ["note"],
        "without": [{"type": "opinion"}],
    }
