"""Attribution against PolNeAR's development data, through the command line, scored by the scorer.

    python -m bench.attribution [--split dev|train] [--articles N] [--rules]

Calls ``workbench split FILE… --format jsonl``, turns its ``attributions`` (certain and outermost,
as the corpus annotates) into the scorer's form, and calls ``../shared/bench/attribution/score.py``.
Then says how far confidence and truth agree. ``--rules`` instead says how often each rule of
grammar is right, which is where ``PRECISION`` of ``workbench/attribution/attributing.py`` comes
from. Without the data it says so in a sentence and ends 0.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "bench" / "attribution" / "score.py"
DATA = SHARED / "data" / "polnear"
ROLES = ("source", "cue", "content")
BANDS = (0.0, 0.35, 0.5, 0.65, 0.8, 0.9, 1.01)

Row = dict[str, Any]


def load_scorer() -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("attribution_score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text_of(path: Path) -> str:
    """A file's text with its line ends as they are, to which the corpus counts its offsets."""
    with path.open(encoding="utf-8", newline="") as handle:
        return handle.read()


def predict(paths: list[Path]) -> list[Row]:
    """What ``workbench split`` prints for the files, in their order."""
    command = [sys.executable, "-m", "workbench", "split", *map(str, paths), "--format", "jsonl"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return [
        {
            "article": path.stem,
            "attributions": [
                {role: one[role] for role in (*ROLES, "confidence")}
                for one in json.loads(line)["attributions"]
            ],
        }
        for path, line in zip(paths, done.stdout.splitlines(), strict=True)
    ]


def rules(paths: list[Path]) -> list[Row]:
    """What the rules of grammar find in the files, with their names."""
    from workbench.attribution.attributing import rule_drafts
    from workbench.language import parse
    from workbench.reading import read_text

    rows = []
    for path in paths:
        drafts = rule_drafts(parse(read_text(text_of(path))))
        found = [
            {
                "source": [[s.start, s.end] for s in draft.source],
                "cue": [[s.start, s.end] for s in draft.cue],
                "content": [[s.start, s.end] for s in draft.content],
                "pattern": draft.pattern,
            }
            for draft in drafts
        ]
        rows.append({"article": path.stem, "attributions": found})
    return rows


def judged(rows: list[Row], gold_folder: Path) -> list[tuple[Row, bool, bool]]:
    """For each attribution found: whether its content is right, and whether all of it is."""
    scorer = load_scorer()
    gold = scorer.read_gold(str(gold_folder))
    found = []
    for row in rows:
        text, items = gold[row["article"]]
        article = scorer.Article(text)
        ours = [
            scorer.Item(article, {role: [tuple(piece) for piece in one[role]] for role in ROLES})
            for one in row["attributions"]
        ]
        theirs = [scorer.Item(article, one) for one in items]
        paired = dict(scorer.align(ours, theirs))
        for number, one in enumerate(row["attributions"]):
            match = theirs[paired[number]] if number in paired else None
            half = match is not None and scorer.jaccard(ours[number].content, match.content) >= 0.5
            right = half and bool(scorer.source_matches(ours[number], match))
            found.append((one, half, right))
    return found


def table_of_rules(found: list[tuple[Row, bool, bool]]) -> str:
    """Per rule: attributions found, share with the right content, share right."""
    count = Counter(one["pattern"] for one, _, _ in found)
    half = Counter(one["pattern"] for one, ok, _ in found if ok)
    right = Counter(one["pattern"] for one, _, ok in found if ok)
    lines = [f"{'rule':16} {'found':>7} {'content':>8} {'right':>7}"]
    for name, number in count.most_common():
        lines.append(
            f"{name:16} {number:7d} {half[name] / number:8.3f} {right[name] / number:7.3f}"
        )
    return "\n".join(lines)


def table_of_confidence(found: list[tuple[Row, bool, bool]]) -> str:
    """Per band of confidence: how many, their mean confidence, and the share that is right."""
    lines = [f"{'confidence':16} {'n':>6} {'mean':>7} {'right':>7}"]
    error = 0.0
    for low, high in itertools.pairwise(BANDS):
        band = [(one["confidence"], ok) for one, _, ok in found if low <= one["confidence"] < high]
        if band:
            mean = sum(confidence for confidence, _ in band) / len(band)
            right = sum(ok for _, ok in band) / len(band)
            error += abs(mean - right) * len(band) / len(found)
            lines.append(
                f"{low:.2f} to {min(high, 1):.2f}     {len(band):6d} {mean:7.3f} {right:7.3f}"
            )
    return "\n".join([*lines, f"expected calibration error {error:.3f}"])


def main(argv: list[str] | None = None) -> int:
    """Predict, score, report the time. Returns the scorer's exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--split", choices=["dev", "train"], default="dev")
    parser.add_argument("--articles", type=int, help="only every so many-th, this many in all")
    parser.add_argument("--rules", action="store_true", help="precision of each rule of grammar")
    options = parser.parse_args(argv)
    folder = DATA / options.split
    if not (folder / "text").is_dir() or not SCORER.is_file():
        print(f"Attribution is not measured: {folder} or its scorer is not on this machine.")
        return 0
    paths = sorted((folder / "text").glob("*.txt"))
    if options.articles:
        paths = paths[:: max(1, len(paths) // options.articles)][: options.articles]
    with tempfile.TemporaryDirectory() as scratch:
        gold = _gold_of(paths, folder, Path(scratch)) if options.articles else folder
        if options.rules:
            print(table_of_rules(judged(rules(paths), gold)))
            return 0
        began = time.perf_counter()
        rows = predict(paths)
        seconds = time.perf_counter() - began
        size = sum(path.stat().st_size for path in paths) / 1e6
        print(f"{len(paths)} articles, {size:.1f} MB in {seconds:.1f} s", flush=True)
        target = Path(scratch) / "predictions.jsonl"
        target.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(SCORER), "--gold", str(gold), "--pred", str(target)]
        code = subprocess.run(command, check=False).returncode
        if code == 0:
            print("\n" + table_of_confidence(judged(rows, gold)), flush=True)
    return code


def _gold_of(paths: list[Path], folder: Path, scratch: Path) -> Path:
    """A folder with links to the gold of these articles only."""
    for part in ("text", "attributions"):
        (scratch / part).mkdir()
    for path in paths:
        (scratch / "text" / path.name).symlink_to(path)
        for note in (folder / "attributions").glob(f"{path.stem}*.ann"):
            (scratch / "attributions" / note.name).symlink_to(note)
    return scratch


if __name__ == "__main__":
    sys.exit(main())
