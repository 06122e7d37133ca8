"""Whole files of every kind that the commands read, made by the commands themselves or invented."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.damaged.damage import packed
from tests.export.bundle_files import Members, hash_anew, stored, zipped
from tests.export.worked_desk import noon, worked_desk
from tests.reading.prior_files import review
from workbench.cli.app import run
from workbench.store import open_desk

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
Files = dict[str, bytes]
"""By name; the ending tells the kind."""

_PUBLISH = """[publish]
organization = "Velmara Desk"
url = "https://desk.example/"
page = "https://desk.example/checks/{article}"
labels = { disputed = "False" }

[policy]
scale = ["verified", "disputed"]
evidence_for_verified = "require"
reason_required_for = ["disputed", "mixed"]
"""


@dataclass(frozen=True, slots=True)
class Whole:
    """The files by reader, and a folder for each desk that they are read into.

    The desks are ``empty``, ``worked``, and ``gone``, of which the copies of pages alone are left.
    """

    articles: Files
    short_articles: Files
    sheets: Files
    lines: Files
    linked: Files
    pages: Files
    bundles: Files
    backups: Files
    desk_settings: Files
    own_settings: Files
    queries: Files
    filters: Files
    desks: Path


DESK = "claims.db"


def whole_files(folder: Path) -> Whole:
    """Make all of them, in ``folder``."""
    worked = folder / "worked" / DESK
    worked.parent.mkdir()
    worked_desk(worked, clock=noon).close()
    (worked.parent / "workbench.toml").write_text(_PUBLISH)

    def told(*line: str) -> None:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            assert run([*line, "--db", str(worked), "--debug"]) == 0

    def exported(name: str, *options: str) -> bytes:
        told("export", str(folder / name), *options)
        return (folder / name).read_bytes()

    told("bundle", str(folder / "case.zip"), "--notes")
    told("bundle", str(folder / "part.zip"), "--article", "pier")
    told("backup", str(folder / "backup.zip"))
    reviews = [review(), review(reviewRating={"alternateName": "Half true"}, author=None)]
    linked = {
        "own.jsonl": exported("own.jsonl", "--kind", "claimreview"),
        "own-feed.json": exported("own-feed.json", "--kind", "feed"),
        "review.json": _json(review(appearance="a, b")),
        "graph.json": _json({"@context": "https://schema.org", "@graph": reviews}),
        "feed.json": _json({"@type": "DataFeed", "dataFeedElement": [
            {"@type": "DataFeedItem", "dateCreated": "2024-12-02", "url": "https://c.example/1",
             "item": [one]} for one in reviews] + [{"item": None}]}),
        "search.json": _json({"claims": [{
            "text": "The pier cost 4 million", "claimant": "Ines Hale", "claimDate": "2024-11-28",
            "claimReview": [{
                "publisher": {"name": "Velmara Checks", "site": "checks.example"},
                "url": "https://checks.example/pier", "title": "No", "languageCode": "en",
                "reviewDate": "2024-12-02T09:00:00Z", "textualRating": "False"}]}],
            "nextPageToken": "x"}),
    }  # fmt: skip
    articles = _articles()
    made = Whole(
        articles=articles,
        short_articles={name: _clipped(name, one) for name, one in articles.items()},
        sheets={
            "verdicts.csv": exported("verdicts.csv"),
            "history.csv": exported("history.csv", "--history"),
            "raw.csv": exported("raw.csv", "--raw", "--keep-newlines"),
            "excel.csv": exported("excel.csv", "--excel"),
            "prior.csv": exported("prior.csv", "--prior"),
            "short.csv": exported("short.csv", "--profile", "short"),
            "datacommons.csv": exported("datacommons.csv", "--profile", "datacommons"),
            "claimreview.csv": exported("claimreview.csv", "--profile", "claimreview"),
        },
        lines={
            "priors.jsonl": b"".join(
                _json({"claim_id": f"p-{n}", "text": f"The pier {n} opened", "speaker": "Ada",
                       "date": "2024-12-01", "verdict": "False", "publisher": "Velmara Checks",
                       "url": "https://checks.example/1", "title": "t", "evidence": []})
                for n in range(3)
            ),
            "reviews.jsonl": b"".join(map(_json, reviews)),
        },
        linked=linked,
        pages={
            "page.html": b"<html><head><script type='application/ld+json'>"
            + linked["own-feed.json"]
            + b"</script><script type=application/ld+json>"
            + linked["review.json"]
            + b"</script></head><body><p>The pier.</p></body></html>",
        },
        bundles={name: (folder / name).read_bytes() for name in ("case.zip", "part.zip")},
        backups={"backup.zip": (folder / "backup.zip").read_bytes()},
        desk_settings={"workbench.toml": _PUBLISH.encode()},
        own_settings={
            "settings.toml": b'theme = "dark"\nfirst_steps_done = true\n'
            b'[keys]\n"queue.next" = ["g", "home"]\nundo = "u"\n'
        },
        queries={
            "queries.jsonl": _json({"query_id": "q-1", "text": "The dredging cost 5 million"})
            + _json({"query_id": 2, "text": "The pier opened", "speaker": "Ada Quill"})
        },
        filters={"workbench-filters.json": _json({"mine": "status:open", "pier": "pier"})},
        desks=folder,
    )  # fmt: skip
    # So that what is made in passing is there: then a command that is refused changes nothing.
    told("reindex")
    for name in ("empty", "gone"):
        (folder / name).mkdir()
    open_desk(folder / "empty" / DESK).close()
    shutil.copytree(folder / "worked" / f"{DESK}.copies", folder / "gone" / f"{DESK}.copies")
    (worked.parent / "workbench.toml").rename(folder / "workbench.toml")
    return made


def _json(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"


@cache
def _articles() -> Files:
    """Articles in every form that there is one of among the fixtures."""
    places = [FIXTURES / "invented", FIXTURES / "forms", FIXTURES]
    found = [one for place in places if place.is_dir() for one in sorted(place.iterdir())]
    kept = [one for one in found if one.is_file() and one.name.partition(".")[0] != "README"]
    own = [
        one for one in kept if not one.name.startswith("prior-claims") and "gold" not in one.name
    ]
    return {one.name: one.read_bytes() for one in own} | {
        "marked.md": b"---\ntitle: The pier\ndate: 2024-12-01\nauthor: Ada\n---\n\n# The pier\n\n"
        b"> The [pier](https://a.example) **cost** 4 million, *Ada* said.\n\n* one\n* two\n\n"
        b"| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n<div>x</div>\n",
        "wide.txt": "MOSCOW — “The pier cost 4 million”, Ada Quill said.\n".encode("utf-16"),
        "western.txt": "The café of Orrin Bay cost £4m, Ada said.\n".encode("cp1252"),
    }


def _clipped(name: str, content: bytes) -> bytes:
    """The beginning of a long text, so that taking it apart is quick."""
    return content[:700] if name.endswith((".txt", ".md")) else content


# How members are put together again


def _unless_broken(pack: Callable[[Members], bytes]) -> Callable[[Members], bytes]:
    """``pack``; where what is damaged leaves nothing to be right about, a plain ZIP."""

    def made(members: Members) -> bytes:
        try:
            return pack(dict(members))
        except (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError):
            return packed(members)

    return made


def _all_hashed_anew(members: Members) -> bytes:
    lines = [json.loads(line) for line in members["events.jsonl"].splitlines()]
    hash_anew(lines, members)
    # Not by canonical(): it refuses values that a damaged event may have.
    members["events.jsonl"] = b"".join(
        json.dumps(one, separators=(",", ":"), sort_keys=True).encode() + b"\n" for one in lines
    )
    return zipped(members)


def _right_about_the_desk(members: Members) -> bytes:
    desk = members["claims.db"]
    manifest = json.loads(members["manifest.json"])
    manifest |= {"bytes": len(desk), "sha256": hashlib.sha256(desk).hexdigest()}
    return packed(members | {"manifest.json": json.dumps(manifest).encode()})


BUNDLE_PACKINGS = [
    stored,
    _unless_broken(zipped),
    *[_unless_broken(_all_hashed_anew)] * 2,
]
BACKUP_PACKINGS = [packed, *[_unless_broken(_right_about_the_desk)] * 3]
