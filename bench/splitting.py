"""Quality of splitting on human-made development data.

    python -m bench.splitting [--shared ../shared] [--granularity clause] [--only NAME] [--keep DIR]

Converts what ``workbench.claims.split`` finds to the input of the scorers in
``../shared/bench/splitting`` and runs them:

    propositions  token sets of propositions in Wikipedia sentences (PropSegmEnt, dev)
    scu           one-fact sentences of news summaries (PyrXSum, REALSumm, dev)
    claims        checked claims of encyclopedic answers (Factcheck-GPT, dev)
    worthiness    the hand-set check-worthiness score on debate sentences (ClaimBuster, dev)

The data has no licence to be copied into the repository; without it the runner says so and
ends 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from workbench.claims import split
from workbench.models import Claim, Split
from workbench.reading import read_text

ROOT = Path(__file__).resolve().parent.parent

Record = dict[str, Any]


def rows_of(path: Path) -> Iterator[Record]:
    """The JSON objects of a file, one a line."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def propositions(row: Record, found: Split) -> Record:
    """The spans of every claim."""
    spans = [[[span.start, span.end] for span in claim.spans] for claim in found.claims]
    return {"id": row["id"], "propositions": spans}


def claims(row: Record, found: Split) -> Record:
    """The wording of every claim."""
    return {"id": row["id"], "claims": [claim.statement for claim in found.claims]}


def worthiness(row: Record, found: Split) -> Record:
    """The highest score among the claims of a sentence, 0 without one."""
    scores: list[float] = [_worth(claim) for claim in found.claims]
    return {"id": row["id"], "score": max(scores, default=0.0)}


def _worth(claim: Claim) -> float:
    return claim.check_worthiness


MEASURES: dict[str, tuple[str, str, Callable[[Record, Split], Record]]] = {
    "propositions": ("propositions.dev.jsonl", "score_propositions.py", propositions),
    "scu": ("scu.dev.jsonl", "score_claims.py", claims),
    "claims": ("claims_llm.dev.jsonl", "score_claims.py", claims),
    "worthiness": ("checkworthy.claimbuster.dev.jsonl", "score_checkworthy.py", worthiness),
}


def measure(name: str, shared: Path, folder: Path, granularity: str) -> str:
    """Split the data of one measure, write the predictions to ``folder`` and score them.

    Returns what the scorer prints, with the speed before it.
    """
    gold_name, scorer, convert = MEASURES[name]
    gold = shared / "data" / "claim-splitting" / gold_name
    predicted = folder / f"{name}.{granularity}.jsonl"
    start = time.perf_counter()
    words = 0
    with predicted.open("w", encoding="utf-8") as file:
        for row in rows_of(gold):
            words += len(row["text"].split())
            found = split(
                read_text(row["text"]),
                granularity="sentence" if granularity == "sentence" else "clause",
            )
            file.write(json.dumps(convert(row, found), ensure_ascii=False) + "\n")
    took = time.perf_counter() - start
    done = subprocess.run(
        [sys.executable, str(shared / "bench" / "splitting" / scorer), str(gold), str(predicted)],
        capture_output=True,
        text=True,
        check=True,
    )
    return f"== {name} ({granularity}), {words / took:,.0f} words a second\n{done.stdout}"


def main() -> None:
    """Run the measures and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--granularity", choices=("clause", "sentence"), default="clause")
    parser.add_argument("--only", choices=tuple(MEASURES), action="append")
    parser.add_argument("--keep", type=Path, help="folder for the predictions")
    options = parser.parse_args()
    data = options.shared / "data" / "claim-splitting"
    if not data.is_dir():
        print(f"{data} is not there: nothing was measured.")
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name in options.only or MEASURES:
            print(measure(name, options.shared, folder, options.granularity), flush=True)


if __name__ == "__main__":
    main()
