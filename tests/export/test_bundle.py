"""A case from desk to desk: nothing lost, nothing altered, nothing that was not asked for."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest

from tests.desks import HARBOR, made_split
from tests.export.worked_desk import PRIOR, noon, page_of, worked_desk
from tests.store.desks import dump
from workbench.errors import DeskError, WorkbenchError
from workbench.export import export_reviews, export_verdicts
from workbench.export.bundle import check_bundle, import_bundle, write_bundle
from workbench.models import MatchStatus, PriorClaim, Verdict, VerdictCode
from workbench.review import (
    add_evidence,
    add_note,
    decide_match,
    give_verdict,
    give_verdicts,
    keep_page,
    load_publish_settings,
    mark_confidential,
    redo,
    suggest,
    undo,
)
from workbench.store import ClaimFilter, Desk, open_desk
from workbench.store.copies import Copies
from workbench.store.doctor import examine

EVERYTHING = [ClaimFilter()]
DISPUTED = Verdict(code=VerdictCode.DISPUTED, reason="no")


def of_article(desk: Desk, *slugs: str) -> list[ClaimFilter]:
    return [ClaimFilter(article_id=desk.article(slug).id) for slug in slugs]


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that was worked on; tests only read it."""
    path = tmp_path_factory.mktemp("worked") / "claims.db"
    worked_desk(path).close()
    return path


def bundled(desk_path: Path, path: Path, *slugs: str, notes: bool = True) -> Path:
    with open_desk(desk_path, clock=noon) as desk:
        chosen = of_article(desk, *slugs) if slugs else EVERYTHING
        write_bundle(desk, path, chosen, notes=notes)
    return path


def taken_in(bundle: Path, desk_path: Path) -> tuple[int, int]:
    done = import_bundle(bundle, lambda: open_desk(desk_path, clock=noon), actor="mo")
    return done.articles, done.events


@pytest.mark.parametrize("notes", [True, False])
@pytest.mark.parametrize("slugs", [("harbor",), ("pier", "other"), ()])
def test_there_and_back_the_bytes_are_the_same(
    worked: Path, tmp_path: Path, slugs: tuple[str, ...], notes: bool
) -> None:
    one = bundled(worked, tmp_path / "one.zip", *slugs, notes=notes)
    taken_in(one, tmp_path / "second.db")
    two = bundled(tmp_path / "second.db", tmp_path / "two.zip", notes=notes)
    assert two.read_bytes() == one.read_bytes()
    taken_in(two, tmp_path / "third.db")
    three = bundled(tmp_path / "third.db", tmp_path / "three.zip", notes=notes)
    assert three.read_bytes() == one.read_bytes()


def test_the_other_desk_has_what_this_one_has(worked: Path, tmp_path: Path) -> None:
    bundle = bundled(worked, tmp_path / "case.zip")
    taken_in(bundle, tmp_path / "claims.db")
    with open_desk(worked) as here, open_desk(tmp_path / "claims.db") as there:
        assert examine(there) == []
        gone = ClaimFilter(gone=True)
        for chosen in (ClaimFilter(), gone):
            ours, theirs = here.claims(chosen), there.claims(chosen)
            assert [known(row) for row in theirs] == [known(row) for row in ours]
            for row in ours:
                assert there.evidence(row.id) == here.evidence(row.id)
                assert [one.text for one in there.notes(row.id)] == [
                    one.text for one in here.notes(row.id)
                ]
        assert {one.name for one in Copies(there.path).folder.iterdir()} == {
            one.name for one in Copies(here.path).folder.iterdir()
        }
        assert there.claim("p-1").publisher == "Velmara Checks"
        assert there.matches(there.claims()[0].id)[0].status is MatchStatus.CONFIRMED


def known(row: object) -> dict[str, object]:
    """A claim but for its number, which each desk gives itself."""
    return {name: getattr(row, name) for name in row.__slots__ if name not in {"n", "alerts"}}


PUBLISH = """[publish]
organization = "The Orrin Desk"
url = "https://desk.example/"
page = "https://desk.example/{article}"
"""


def test_claim_reviews_are_in_it_where_it_is_known_who_publishes(
    worked: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    first = bundled(worked, tmp_path / "first.zip")
    taken_in(first, home / "claims.db")
    with zipfile.ZipFile(first) as archive:
        assert "claimreview.jsonl" not in archive.namelist()
    (home / "workbench.toml").write_text(PUBLISH, encoding="utf-8")
    with open_desk(home / "claims.db", clock=noon) as desk:
        settings = load_publish_settings(desk.path)
        export_reviews(desk, tmp_path / "r.jsonl", "claimreview", settings, publish_as="kim")
    one = bundled(home / "claims.db", tmp_path / "one.zip")
    with zipfile.ZipFile(one) as archive:
        reviews = [json.loads(line) for line in archive.read("claimreview.jsonl").splitlines()]
    assert {review["author"]["name"] for review in reviews} == {"The Orrin Desk"}
    taken_in(one, tmp_path / "away.db")
    two = bundled(tmp_path / "away.db", tmp_path / "two.zip")
    assert two.read_bytes() == one.read_bytes(), "the settings go along"
    with open_desk(tmp_path / "away.db") as desk:
        assert examine(desk) == []


def test_confidential_sources_are_not_given_away_unasked(tmp_path: Path) -> None:
    with worked_desk(tmp_path / "claims.db") as desk:
        mark_confidential(desk, "Petr Lanning", True, actor="kim")
        with pytest.raises(WorkbenchError, match="CONF-001"):
            write_bundle(desk, tmp_path / "case.zip", EVERYTHING)
        assert not (tmp_path / "case.zip").exists()
        write_bundle(desk, tmp_path / "pier.zip", of_article(desk, "pier"))
        write_bundle(desk, tmp_path / "case.zip", EVERYTHING, include_confidential=True)
    taken_in(tmp_path / "case.zip", tmp_path / "away.db")
    with open_desk(tmp_path / "away.db") as desk:
        assert [one for one in examine(desk) if one.severity == "error"] == []


def test_the_spreadsheet_in_it_is_that_of_the_desk(worked: Path, tmp_path: Path) -> None:
    bundle = bundled(worked, tmp_path / "case.zip")
    with open_desk(worked) as desk:
        export_verdicts(desk, tmp_path / "verdicts.csv")
    with zipfile.ZipFile(bundle) as archive:
        assert archive.read("verdicts.csv") == (tmp_path / "verdicts.csv").read_bytes()


def test_events_keep_who_when_what_and_their_first_hash(worked: Path, tmp_path: Path) -> None:
    bundle = bundled(worked, tmp_path / "case.zip", "harbor")
    taken_in(bundle, tmp_path / "claims.db")
    with open_desk(worked) as here, open_desk(tmp_path / "claims.db") as there:
        first, *carried = there.history()
        assert (first.action, first.actor) == ("bundle_imported", "mo")
        assert first.new is not None
        assert first.new["carried"] == len(carried)
        assert first.new["chains"] == [
            {"first": here.event(1).hash, "events": here.next_seq() - 1, "head": here.head_hash()}
        ]
        by_hash = {event.hash: event for event in here.history()}
        rows = there.connection.execute("SELECT hash FROM carried ORDER BY seq")
        kept = [row["hash"] for row in rows]
        for event, original in zip(carried, (by_hash[one] for one in kept), strict=True):
            assert (event.at, event.actor, event.action, event.reason) == (
                original.at, original.actor, original.action, original.reason
            )  # fmt: skip


def test_the_same_bundle_again_changes_nothing(worked: Path, tmp_path: Path) -> None:
    bundle = bundled(worked, tmp_path / "case.zip")
    taken_in(bundle, tmp_path / "claims.db")
    with open_desk(tmp_path / "claims.db") as desk:
        before = dump(desk)
    assert taken_in(bundle, tmp_path / "claims.db") == (0, 0)
    assert taken_in(bundle, worked) == (0, 0), "nor does it on the desk it is of"
    with open_desk(tmp_path / "claims.db") as desk:
        assert dump(desk) == before


def test_work_goes_on_elsewhere_and_comes_home(tmp_path: Path) -> None:
    worked_desk(tmp_path / "home.db").close()
    out = bundled(tmp_path / "home.db", tmp_path / "out.zip", "harbor", "pier")
    taken_in(out, tmp_path / "away.db")
    with open_desk(tmp_path / "away.db") as desk:
        claim = desk.claims()[0]
        give_verdict(desk, claim.id, DISPUTED, actor="noor")
        add_note(desk, claim.id, "looked again", actor="noor")
        undo(desk, actor="noor")
        undo(desk, actor="kim")
    home = bundled(tmp_path / "away.db", tmp_path / "home.zip")
    assert len(check_bundle(home).manifest.chains) == 2
    assert taken_in(home, tmp_path / "home.db") == (0, 4)
    with open_desk(tmp_path / "home.db") as desk, open_desk(tmp_path / "away.db") as away:
        assert examine(desk) == []
        assert known(desk.claim(claim.id)) == known(away.claim(claim.id))
        assert desk.claim(claim.id).reviewer == "noor"
        assert desk.history()[-5].action == "bundle_imported"
    taken_in(bundled(tmp_path / "home.db", tmp_path / "x.zip", "harbor"), tmp_path / "third.db")
    with open_desk(tmp_path / "third.db") as third:
        assert examine(third) == []
        assert third.claim(claim.id).reviewer == "noor"


def test_what_both_desks_worked_on_is_refused(tmp_path: Path) -> None:
    worked_desk(tmp_path / "home.db").close()
    taken_in(bundled(tmp_path / "home.db", tmp_path / "out.zip"), tmp_path / "away.db")
    for name in ("home.db", "away.db"):
        with open_desk(tmp_path / name) as desk:
            give_verdict(desk, desk.claims()[0].id, DISPUTED, actor=name)
            before = dump(desk)
    bundle = bundled(tmp_path / "home.db", tmp_path / "again.zip")
    with pytest.raises(DeskError, match="worked on both here and on the desk of the bundle"):
        taken_in(bundle, tmp_path / "away.db")
    with open_desk(tmp_path / "away.db") as desk:
        assert dump(desk) == before


def test_an_article_that_both_desks_took_in_gets_the_work_of_the_other(
    worked: Path, tmp_path: Path
) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(made_split(HARBOR, url="https://mirror.example"), actor="mo")
        desk.add_prior_claims([PRIOR], actor="mo")
    bundle = bundled(worked, tmp_path / "case.zip", "harbor")
    assert taken_in(bundle, tmp_path / "claims.db")[0] == 0
    with open_desk(worked) as here, open_desk(tmp_path / "claims.db") as there:
        assert examine(there) == []
        assert [row.verdict for row in there.claims()] == [
            row.verdict for row in here.claims(of_article(here, "harbor")[0])
        ]
        assert there.articles()[0].url == "https://mirror.example"
    again = bundled(tmp_path / "claims.db", tmp_path / "again.zip")
    assert check_bundle(again).manifest.articles == 1


def test_an_article_that_was_read_another_way_is_refused(worked: Path, tmp_path: Path) -> None:
    split = made_split(HARBOR)
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(split.model_copy(update={"claims": split.claims[:2]}), actor="mo")
    with pytest.raises(DeskError, match="another version of workbench read it"):
        taken_in(bundled(worked, tmp_path / "case.zip", "harbor"), tmp_path / "claims.db")


def test_an_article_whose_name_is_taken_gets_another(worked: Path, tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(made_split([(None, "Another harbor was built")]), actor="mo")
    bundle = bundled(worked, tmp_path / "case.zip", "harbor")
    taken_in(bundle, tmp_path / "claims.db")
    with open_desk(tmp_path / "claims.db", clock=noon) as desk:
        assert [one.slug for one in desk.articles()] == ["harbor", "harbor-2"]
        assert examine(desk) == []
    again = bundled(tmp_path / "claims.db", tmp_path / "again.zip", "harbor-2")
    assert again.read_bytes() == bundle.read_bytes()
    both = bundled(tmp_path / "claims.db", tmp_path / "both.zip")
    assert check_bundle(both).articles == 2
    taken_in(both, tmp_path / "third.db")
    with open_desk(tmp_path / "third.db") as desk:
        assert len(desk.articles()) == 2
        assert examine(desk) == []


def test_decisions_about_claims_of_other_articles_stay_at_home(tmp_path: Path) -> None:
    words = "the harbor dredging of Orrin Bay cost about 4 million florins"
    with open_desk(tmp_path / "home.db", clock=noon) as desk:
        for path in ("one.txt", "two.txt"):
            desk.add_article(made_split([(path[:3].title(), words)], path=path), actor="kim")
        one, two = desk.claims()
        suggest(desk, one.id)
        decide_match(desk, one.id, two.id, MatchStatus.REJECTED, actor="kim")
        undo(desk, actor="kim")
        give_verdict(desk, two.id, DISPUTED, actor="kim")
        done = write_bundle(desk, tmp_path / "one.zip", of_article(desk, "one"))
        both = write_bundle(desk, tmp_path / "both.zip", EVERYTHING)
    assert (done.articles, done.events, done.left_out) == (1, 1, 1)
    assert both.left_out == 0
    taken_in(tmp_path / "one.zip", tmp_path / "away.db")
    with open_desk(tmp_path / "away.db") as desk:
        assert len(desk.claims()) == 1
        assert words not in str(desk.history()[1:])
        assert examine(desk) == []


def test_evidence_added_elsewhere_takes_the_place_of_none(tmp_path: Path) -> None:
    words = "the harbor dredging of Orrin Bay cost about 4 million florins"
    with open_desk(tmp_path / "home.db", clock=noon) as desk:
        for path in ("one.txt", "two.txt"):
            desk.add_article(made_split([(path[:3].title(), words)], path=path), actor="kim")
        one, two = (claim.id for claim in desk.claims())
        suggest(desk, one)
        decide_match(desk, one, two, MatchStatus.REJECTED, actor="kim")
        undo(desk, actor="kim")
        add_evidence(desk, one, url="https://records.example/1", actor="kim")
    bundle = bundled(tmp_path / "home.db", tmp_path / "one.zip", "one")
    taken_in(bundle, tmp_path / "away.db")
    with open_desk(tmp_path / "away.db") as desk:
        for number in (2, 3, 4):
            add_evidence(desk, one, url=f"https://records.example/{number}", actor="mo")
        assert [piece.url[-1:] for piece in desk.evidence(one) if piece.url] == list("1234")
        assert examine(desk) == []


def test_one_verdict_over_two_articles_comes_with_either(tmp_path: Path) -> None:
    with open_desk(tmp_path / "home.db", clock=noon) as desk:
        for path, words in (("one.txt", "The pier is open"), ("two.txt", "The mill is shut")):
            desk.add_article(made_split([(None, words)], path=path), actor="kim")
        ids = [claim.id for claim in desk.claims()]
        give_verdicts(desk, ids, Verdict(code=VerdictCode.VERIFIED), actor="kim")
    for slug in ("one", "two"):
        bundle = bundled(tmp_path / "home.db", tmp_path / f"{slug}.zip", slug)
        taken_in(bundle, tmp_path / f"{slug}.db")
        with open_desk(tmp_path / f"{slug}.db") as desk:
            assert examine(desk) == []
            assert [(row.article_slug, row.verdict) for row in desk.claims()] == [
                (slug, "verified")
            ]


@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
def test_one_verdict_over_two_articles_that_come_one_after_the_other(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    with open_desk(tmp_path / "home.db", clock=noon) as desk:
        for path, words in (("one.txt", "The pier is open"), ("two.txt", "The mill is shut")):
            desk.add_article(made_split([(None, words)], path=path), actor="kim")
        ids = [claim.id for claim in desk.claims()]
        give_verdicts(desk, ids, Verdict(code=VerdictCode.VERIFIED), actor="kim")
        undo(desk, actor="kim")
        redo(desk, actor="kim")
    for slug in order:
        bundle = bundled(tmp_path / "home.db", tmp_path / f"{slug}.zip", slug)
        taken_in(bundle, tmp_path / "away.db")
        with open_desk(tmp_path / "away.db") as desk:
            assert examine(desk) == []
            assert {row.verdict for row in desk.claims()} == {"verified"}
    with open_desk(tmp_path / "home.db") as home, open_desk(tmp_path / "away.db") as away:
        for claim_id in ids:
            assert known(away.claim(claim_id)) == known(home.claim(claim_id))


def test_an_older_event_than_those_that_are_here_is_refused(tmp_path: Path) -> None:
    with open_desk(tmp_path / "home.db", clock=noon) as desk:
        for path, words in (("one.txt", "The pier is open"), ("two.txt", "The mill is shut")):
            desk.add_article(made_split([(None, words)], path=path), actor="kim")
        one, two = (claim.id for claim in desk.claims())
        give_verdict(desk, two, DISPUTED, actor="lee")
        give_verdicts(desk, [one, two], Verdict(code=VerdictCode.VERIFIED), actor="kim")
    taken_in(bundled(tmp_path / "home.db", tmp_path / "one.zip", "one"), tmp_path / "away.db")
    with open_desk(tmp_path / "away.db") as desk:
        before = dump(desk)
    later = bundled(tmp_path / "home.db", tmp_path / "two.zip", "two")
    with pytest.raises(DeskError, match="an older event on the claim"):
        taken_in(later, tmp_path / "away.db")
    with open_desk(tmp_path / "away.db") as desk:
        assert dump(desk) == before
    whole = bundled(tmp_path / "home.db", tmp_path / "both.zip")
    taken_in(whole, tmp_path / "third.db")
    with open_desk(tmp_path / "third.db") as desk:
        assert {row.verdict for row in desk.claims()} == {"verified"}


def test_a_verdict_does_not_reach_claims_that_are_not_in_the_bundle(tmp_path: Path) -> None:
    splits = [
        made_split([(None, "The pier is open")], path="one.txt"),
        made_split([(None, "The mill is shut")], path="two.txt"),
    ]
    with open_desk(tmp_path / "home.db", clock=noon) as desk:
        for split in splits:
            desk.add_article(split, actor="kim")
        ids = [claim.id for claim in desk.claims()]
        give_verdicts(desk, ids, Verdict(code=VerdictCode.VERIFIED), actor="kim")
    with open_desk(tmp_path / "away.db") as desk:
        desk.add_article(splits[1], actor="mo")
        before = dump(desk)
    bundle = bundled(tmp_path / "home.db", tmp_path / "one.zip", "one")
    with pytest.raises(DeskError, match="worked on both"):
        taken_in(bundle, tmp_path / "away.db")
    with open_desk(tmp_path / "away.db") as desk:
        assert dump(desk) == before


def test_a_prior_claim_that_says_another_thing_here_is_refused(
    worked: Path, tmp_path: Path
) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_prior_claims([PriorClaim(claim_id="p-1", text="The ferry sank")], actor="mo")
        before = dump(desk)
    with pytest.raises(WorkbenchError):
        taken_in(bundled(worked, tmp_path / "case.zip", "harbor"), tmp_path / "claims.db")
    with open_desk(tmp_path / "claims.db") as desk:
        assert dump(desk) == before


def test_notes_stay_at_home_unless_they_are_asked_for(worked: Path, tmp_path: Path) -> None:
    bundle = bundled(worked, tmp_path / "case.zip", notes=False)
    assert b"rang the office" not in bundle.read_bytes()
    taken_in(bundle, tmp_path / "claims.db")
    with open_desk(tmp_path / "claims.db") as desk:
        assert {finding.severity for finding in examine(desk)} == {"warning"}
    assert check_bundle(bundled(worked, tmp_path / "notes.zip")).notes == 2


def test_a_whole_desk_is_proved_to_its_head(worked: Path, tmp_path: Path) -> None:
    with open_desk(worked) as desk:
        head = desk.head_hash()
    whole = check_bundle(bundled(worked, tmp_path / "all.zip"))
    assert [chain.head for chain in whole.whole] == [head]
    assert whole.exports_compared
    part = check_bundle(bundled(worked, tmp_path / "part.zip", "pier"))
    assert part.whole == ()
    assert [log.head for log in part.manifest.chains] == [head]


def test_the_file_is_the_owners_alone(worked: Path, tmp_path: Path) -> None:
    bundle = bundled(worked, tmp_path / "case.zip")
    assert stat.S_IMODE(bundle.stat().st_mode) == 0o600


def test_a_desk_with_a_damaged_copy_is_not_bundled(tmp_path: Path) -> None:
    with worked_desk(tmp_path / "claims.db") as desk:
        next(iter(Copies(desk.path).folder.iterdir())).write_bytes(b"damaged")
        (tmp_path / "case.zip").write_bytes(b"before")
        with pytest.raises(WorkbenchError, match="not as it was kept"):
            write_bundle(desk, tmp_path / "case.zip", EVERYTHING)
    assert (tmp_path / "case.zip").read_bytes() == b"before"


def test_nothing_asked_for_is_told(worked: Path, tmp_path: Path) -> None:
    with open_desk(worked) as desk, pytest.raises(WorkbenchError, match="No claim is asked for"):
        write_bundle(desk, tmp_path / "case.zip", [ClaimFilter(text="zeppelin")])
    assert list(tmp_path.iterdir()) == []


def test_an_import_that_fails_leaves_no_copies_behind(
    worked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = bundled(worked, tmp_path / "case.zip")
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(made_split([(None, "The mill is shut")]), actor="mo")
        url = "https://records.example/1"
        copy = keep_page(desk, url, page_of)
        add_evidence(desk, desk.claims()[0].id, url=url, copy=copy, actor="mo")
        before = dump(desk)
        folder = Copies(desk.path).folder
        kept = sorted(folder.iterdir())

    real = Desk.carry

    def full(self: Desk, original: object, *given: object, **named: object) -> object:
        if self.path.name == "claims.db" and self.next_seq() > 10:
            raise DeskError("The disk is full", "make room")
        return real(self, original, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Desk, "carry", full)
    with pytest.raises(DeskError, match="The disk is full"):
        taken_in(bundle, tmp_path / "claims.db")
    monkeypatch.undo()
    assert sorted(folder.iterdir()) == kept
    with open_desk(tmp_path / "claims.db") as desk:
        assert dump(desk) == before
    assert taken_in(bundle, tmp_path / "claims.db")[0] == 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE carried SET original = replace(original, 'seen', 'felt')",
        "UPDATE carried SET hash = 'x' || substr(hash, 2) WHERE seq = 5",
        "UPDATE carried SET chain = 'x' || substr(chain, 2) WHERE seq = 5",
        "DELETE FROM carried WHERE seq = 5",
        "INSERT INTO carried SELECT 1, 'x', chain, original FROM carried LIMIT 1",
        "UPDATE events SET actor = 'mo' WHERE seq = 5",
    ],
)
def test_the_doctor_finds_events_that_were_changed_since(
    worked: Path, tmp_path: Path, statement: str
) -> None:
    taken_in(bundled(worked, tmp_path / "case.zip"), tmp_path / "claims.db")
    with open_desk(tmp_path / "claims.db") as desk:
        for (name,) in desk.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'"
        ).fetchall():
            desk.connection.execute(f"DROP TRIGGER {name}")
        desk.connection.execute(statement)
        found = [f for f in examine(desk) if not f.where.startswith("trigger")]
        assert found
        assert all(f.what != "" for f in found)
        assert not any("cannot be examined" in f.what for f in found)


def test_the_manifest_tells_what_is_in_it(worked: Path, tmp_path: Path) -> None:
    bundle = bundled(worked, tmp_path / "case.zip", "harbor")
    with zipfile.ZipFile(bundle) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        names = archive.namelist()
    assert names[0] == "manifest.json"
    assert names[1:] == sorted(manifest["members"])
    assert manifest["created_at"] == "2024-12-01T12:00:00.000Z"
    assert (manifest["articles"], manifest["claims"]) == (1, 6)
