"""Attribution against PolNeAR's development data, scored by the shared scorer.

    python bench/attribution.py [--split dev|train] [--articles N] [--processes 2]
                                [--pred FILE] [--patterns]

Writes one line of predictions an article, then calls ``../shared/bench/attribution/score.py``.
``--patterns`` also says how often each rule is right, by the scorer's own measure (content with
half its words in common, and the same source): what ``CONFIDENCE`` is taken from.
Without the data it says so in a sentence and ends 0.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
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

if str(ROOT) not in sys.path:  # Run as a file, not as a module.
    sys.path.insert(0, str(ROOT))

Row = dict[str, Any]


def predict(path: Path) -> Row:
    """The attributions of one text file in the scorer's input format, with their rules."""
    from workbench.attribution.attributing import find_drafts
    from workbench.language import parse
    from workbench.reading import read_text

    with path.open(encoding="utf-8", newline="") as handle:
        text = handle.read()
    drafts = find_drafts(parse(read_text(text)))
    return {
        "article": path.stem,
        "attributions": [
            {
                "source": [[s.start, s.end] for s in draft.source],
                "cue": [[s.start, s.end] for s in draft.cue],
                "content": [[s.start, s.end] for s in draft.content],
                "pattern": draft.pattern,
            }
            for draft in drafts
        ],
    }


def predict_all(paths: list[Path], processes: int) -> list[Row]:
    """Predictions for all files, in their order."""
    if processes <= 1:
        return [predict(path) for path in paths]
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        return pool.map(predict, paths, chunksize=4)


def load_scorer() -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("attribution_score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def patterns(rows: list[Row], gold_folder: Path) -> str:
    """A table: per rule, attributions found, share with the right content, share right."""
    scorer = load_scorer()
    gold = scorer.read_gold(str(gold_folder))
    found: Counter[str] = Counter()
    half: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in rows:
        text, items = gold[row["article"]]
        article = scorer.Article(text)
        ours = [scorer.Item(article, _as_read(one)) for one in row["attributions"]]
        theirs = [scorer.Item(article, one) for one in items]
        found.update(one["pattern"] for one in row["attributions"])
        for i, j in scorer.align(ours, theirs):
            if scorer.jaccard(ours[i].content, theirs[j].content) >= 0.5:
                pattern = row["attributions"][i]["pattern"]
                half[pattern] += 1
                right[pattern] += bool(scorer.source_matches(ours[i], theirs[j]))
    lines = [f"{'rule':16} {'found':>7} {'content':>8} {'right':>7}"]
    for name, count in found.most_common():
        lines.append(f"{name:16} {count:7d} {half[name] / count:8.3f} {right[name] / count:7.3f}")
    return "\n".join(lines)


def _as_read(attribution: Row) -> Row:
    roles = ("source", "cue", "content")
    return {role: [tuple(piece) for piece in attribution[role]] for role in roles}


def main(argv: list[str] | None = None) -> int:
    """Predict, score, report the time. Returns the scorer's exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--split", choices=["dev", "train"], default="dev")
    parser.add_argument("--articles", type=int, help="only every so many-th, this many in all")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--pred", type=Path, help="keep the predictions in this file")
    parser.add_argument("--patterns", action="store_true", help="precision of each rule")
    options = parser.parse_args(argv)
    folder = DATA / options.split
    if not (folder / "text").is_dir() or not SCORER.is_file():
        print(f"Attribution is not measured: {folder} or its scorer is not on this machine.")
        return 0
    paths = sorted((folder / "text").glob("*.txt"))
    if options.articles:
        paths = paths[:: max(1, len(paths) // options.articles)][: options.articles]
    began = time.perf_counter()
    rows = predict_all(paths, options.processes)
    seconds = time.perf_counter() - began
    characters = sum(path.stat().st_size for path in paths)
    print(
        f"{len(paths)} articles, {characters / 1e6:.1f} MB in {seconds:.1f} s "
        f"on {options.processes} processes"
    )
    with tempfile.TemporaryDirectory() as scratch:
        target = options.pred or Path(scratch) / "predictions.jsonl"
        target.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        gold = _gold_of(paths, folder, Path(scratch)) if options.articles else folder
        command = [sys.executable, str(SCORER), "--gold", str(gold), "--pred", str(target)]
        code = subprocess.run(command, check=False).returncode
        if options.patterns and code == 0:
            print(patterns(rows, gold), flush=True)
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
