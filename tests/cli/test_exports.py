"""``workbench export``, ``claimreview`` and ``lint``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbench.models import Verdict, VerdictCode
from workbench.review import SCALE, give_verdict, withheld_because
from workbench.store import ClaimFilter, ClaimRow, open_desk

PUBLISH = """
[publish]
organization = "Velmara Checks"
url = "https://checks.example/"
page = "https://checks.example/{article}"
labels = { disputed = "False" }
"""


@pytest.fixture
def published(desk: Path) -> Path:
    """The seed desk with a verdict on every claim, the seven in turn, and a publisher."""
    desk.with_name("workbench.toml").write_text(PUBLISH, encoding="utf-8")
    with open_desk(desk) as opened:
        for number, claim in enumerate(opened.claims()):
            code = SCALE[number % len(SCALE)].code
            as_of = "2024-11-28" if code is VerdictCode.OUTDATED else None
            given = Verdict(code=code, reason="The record of the talks says so", as_of=as_of)
            give_verdict(opened, claim.id, given, actor="kim")
    return desk


def test_the_reviews_of_the_seed_desk_are_without_error_and_come_back(
    workbench: Run, published: Path
) -> None:
    for profile in ("google", "schema"):
        done = workbench("lint", "--profile", profile)
        assert done.code == 0, done.out
        assert "0 errors" in done.out
    with open_desk(published) as ours:
        sent = [claim for claim in ours.claims() if withheld_because(claim) is None]
    assert len(sent) >= 8
    for kind in ("claimreview", "feed"):
        name = f"{kind}.json"
        assert workbench("export", name, "--kind", kind).code == 0
        assert workbench("lint", name).code == 0
        assert workbench("import", name, "--db", f"{kind}.db").code == 0
        with open_desk(Path(f"{kind}.db")) as theirs:
            came = theirs.claims(ClaimFilter(origin="import"))
            told = [
                (one.text, one.speaker, one.publisher_verdict, one.publisher_reason, one.publisher)
                for one in came
            ]
        assert sorted(told, key=str) == sorted(map(as_it_comes, sent), key=str)


def as_it_comes(claim: ClaimRow) -> tuple[str | None, ...]:
    """What a ClaimReview tells of a claim; only persons and organisations are authors."""
    speaker = claim.source_name if claim.source_kind in {"person", "organization"} else None
    return claim.text, speaker, claim.verdict, claim.reason, "Velmara Checks"


def test_publishing_is_told_and_a_correction_needs_a_reason(
    workbench: Run, published: Path
) -> None:
    done = workbench("export", "feed.json", "--kind", "feed", "--publish")
    assert "Published: " in done.err
    assert "Kept back: " in done.err
    refused = workbench("verdict", "moscow-taliban:1", "mixed")
    assert (refused.code, "a correction needs a reason" in refused.err) == (2, True)
    assert workbench("verdict", "moscow-taliban:1", "mixed", "--reason", "Half of it.").code == 0
    done = workbench("export", "feed.json", "--kind", "feed", "--publish")
    assert "0 for the first time, 1 otherwise than before, 0 withdrawn." in done.err
    told = json.loads(Path("feed.json.manifest.json").read_text(encoding="utf-8"))
    assert "Mixed, before Verified. Half of it." in told["corrections"][0]["line"]
    assert workbench("doctor").code == 0


def test_one_claim_is_printed_alone_or_to_put_into_a_page(workbench: Run, published: Path) -> None:
    plain = workbench("claimreview", "moscow-taliban:1")
    review = json.loads(plain.out)
    assert review["claimReviewed"].startswith("Moscow is engaged with the Taliban")
    embedded = workbench("claimreview", "moscow-taliban:1", "--embed").out
    start, end = '<script type="application/ld+json">', "</script>\n"
    assert embedded.startswith(start)
    assert json.loads(embedded.removeprefix(start).removesuffix(end)) == review
    refused = workbench("claimreview", "moscow-taliban:3")
    assert (refused.code, "the article's own words" in refused.err) == (2, True)


def test_without_a_publisher_it_says_what_to_write_where(workbench: Run, desk: Path) -> None:
    for command in (["export", "feed.json", "--kind", "feed"], ["lint"], ["claimreview", "1"]):
        refused = workbench(*command)
        assert refused.code == 2
        assert "write it under [publish] in workbench.toml" in refused.err


def test_lint_ends_with_1_on_an_error_and_prints_it_for_programs(
    workbench: Run, desk: Path
) -> None:
    Path("bad.json").write_text('{"@type": "ClaimReview"}', encoding="utf-8")
    done = workbench("lint", "bad.json", "--format", "jsonl")
    assert done.code == 1
    rules = [one["rule"] for one in json.loads(done.out)["problems"]]
    assert {"context", "claim-text", "url", "rating-label"} <= set(rules)
    assert workbench("lint", "bad.json", "--article", "x").code == 2
    assert workbench("lint", "absent.json").code == 2


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["--by", "outlet"], "--by"),
        (["--publish"], "--publish"),
        (["--kind", "sources", "--history"], "--history"),
        (["--kind", "edges", "--by", "outlet"], "--by"),
        (["--kind", "feed", "--excel"], "--excel"),
        (["--kind", "claimreview", "--profile", "short"], "--profile"),
    ],
)
def test_an_option_of_another_kind_is_refused(
    workbench: Run, desk: Path, arguments: list[str], option: str
) -> None:
    refused = workbench("export", "x.csv", *arguments)
    assert (refused.code, f"leave out {option}" in refused.err) == (2, True)
    assert not Path("x.csv").exists()


def test_the_filter_of_the_queue_chooses_for_every_kind(workbench: Run, desk: Path) -> None:
    for kind in ("verdicts", "sources", "edges"):
        done = workbench("export", "-", "--kind", kind, "--filter", "is:definition -kind:narrator")
        assert done.code == 0
        assert done.out.count("\n") < workbench("export", "-", "--kind", kind).out.count("\n")
    refused = workbench("export", "-", "--filter", "is:open", "--type", "event")
    assert (refused.code, "write all of it into --filter" in refused.err) == (2, True)
    assert workbench("export", "-", "--filter", "is:nonsense").code == 2


def test_a_file_without_guards_is_known_by_its_manifest(workbench: Run, desk: Path) -> None:
    workbench("verdict", "moscow-taliban:1", "disputed", "--reason", "'=1 was said")
    assert workbench("export", "raw.csv", "--raw").code == 0
    assert workbench("import", "raw.csv", "--db", "known.db").code == 0
    assert workbench("export", "again.csv", "--raw", "--prior", "--db", "known.db").code == 0
    assert Path("again.csv").read_bytes() == Path("raw.csv").read_bytes()
    Path("raw.csv.manifest.json").unlink()
    assert workbench("import", "raw.csv", "--raw", "--db", "told.db").code == 0
    assert workbench("export", "again.csv", "--raw", "--prior", "--db", "told.db").code == 0
    assert Path("again.csv").read_bytes() == Path("raw.csv").read_bytes()


def test_a_page_is_published_with_what_it_says(workbench: Run, published: Path) -> None:
    done = workbench("page", "moscow-taliban", "-o", "page.html", "--publish")
    assert "Published: 27 for the first time, 0 otherwise than before, 0 withdrawn." in done.err
    refused = workbench("verdict", "moscow-taliban:3", "verified")
    assert (refused.code, "a correction needs a reason" in refused.err) == (2, True)
    told = workbench("verdict", "moscow-taliban:3", "verified", "--reason", "Seen again.")
    assert told.code == 0
    done = workbench("page", "moscow-taliban", "-o", "page.html", "--publish")
    assert "Published: 0 for the first time, 1 otherwise than before, 0 withdrawn." in done.err
    assert "Seen again." in Path("page.html").read_text(encoding="utf-8")
    assert workbench("page", "moscow-taliban", "-o", "absent/page.html", "--publish").code == 2
