"""``workbench import`` of a large data feed: time, memory, and a kill half-way.

    python -m bench.import_feed [--items 300000]

A feed of invented claims is written to a temporary folder, some items without a review. The real
command is run three times on one desk: killed with SIGKILL when half of the claims are there, run
again to the end, and once more when everything is there. What is on the desk is counted after each.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
EVERY_EMPTY = 100
_PLACES = ("Velmara", "Orrin Bay", "Quellmark", "Saltmarsh", "the Lumen Strait", "Teval")
_THINGS = ("dam", "ferry", "harbor", "power line", "school", "bridge", "hospital", "reservoir")
_LABELS = ("False", "True", "Half True", "Falso", "Faux", "Irreführend", "Satire", "Not quite.")


class Run(NamedTuple):
    """One run of the command: wall seconds, peak memory of the process in MB, exit code, output."""

    seconds: float
    megabytes: float
    code: int
    told: str


def write_feed(path: Path, items: int) -> int:
    """Write a feed of ``items`` elements; return how many have a review."""
    chance = random.Random(5)
    with path.open("w", encoding="utf-8") as file:
        file.write('{"@context":"https://schema.org","@type":"DataFeed","dataFeedElement":[\n')
        for number in range(items):
            file.write((",\n" if number else "") + json.dumps(_element(chance, number)))
        file.write("\n]}\n")
    return items - len(range(0, items, EVERY_EMPTY))


def _element(chance: random.Random, number: int) -> dict[str, object]:
    place, thing = chance.choice(_PLACES), chance.choice(_THINGS)
    url = f"https://checks.example/{number}"
    if number % EVERY_EMPTY == 0:
        return {"@type": "DataFeedItem", "url": url, "item": None}
    review = {
        "@context": "http://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "datePublished": f"20{number % 25:02}-0{number % 9 + 1}-1{number % 10}",
        "claimReviewed": f"The {thing} of {place} cost {number} florins in {1900 + number % 120}, "
        f"{chance.randrange(5, 90)} percent more than the council of {place} had said",
        "author": {"@type": "Organization", "name": f"Checkers of {place}", "url": url},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": f"Speaker {number % 997}"},
            "datePublished": "2019-04-05",
            "appearance": [{"@type": "CreativeWork", "url": f"https://posts.example/{number}"}],
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": "1",
            "bestRating": "5",
            "worstRating": "1",
            "alternateName": chance.choice(_LABELS),
            "ratingExplanation": "The accounts of the year show another sum. " * 4,
        },
    }
    return {"@type": "DataFeedItem", "dateCreated": "2024-12-02", "url": url, "item": [review]}


def run_import(feed: Path, desk: Path, *, kill_at: int | None = None) -> Run:
    """Run the command; with ``kill_at`` send SIGKILL when that many claims are on the desk."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "workbench", "import", str(feed), "--db", str(desk)],
            stdout=told,
            stderr=told,
            cwd=ROOT,
            env=os.environ | {"WORKBENCH_REVIEWER": "bench"},
        )
        while kill_at is not None and process.poll() is None:
            if claims_on(desk) >= kill_at:
                process.send_signal(signal.SIGKILL)
                break
            time.sleep(0.05)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        seconds = time.perf_counter() - start
        return Run(seconds, usage.ru_maxrss / 1024, process.returncode, told.read())


def claims_on(desk: Path) -> int:
    """How many claims the desk holds; 0 before there is one."""
    if not desk.exists():
        return 0
    with closing(sqlite3.connect(f"{desk.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT max(n) FROM claims").fetchone()[0] or 0)
        except sqlite3.OperationalError:  # the tables are being made
            return 0


def main() -> None:
    """Print one line a run, and what is on the desk in the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=300_000)
    items = parser.parse_args().items
    with tempfile.TemporaryDirectory() as folder:
        feed, desk = Path(folder) / "feed.json", Path(folder) / "claims.db"
        expected = write_feed(feed, items)
        print(f"{items} elements, {expected} with a review, {feed.stat().st_size / 1e6:.0f} MB")
        for name, kill_at in (("killed", expected // 2), ("again", None), ("once more", None)):
            run = run_import(feed, desk, kill_at=kill_at)
            print(
                f"{name:10} exit {run.code:3} {run.seconds:6.1f} s  {run.megabytes:4.0f} MB at most"
                f"  {claims_on(desk)} claims on the desk\n{run.told.rstrip()}"
            )
        print(f"desk {desk.stat().st_size / 1e6:.0f} MB; expected {expected} claims")
        sys.exit(claims_on(desk) != expected)


if __name__ == "__main__":
    main()
