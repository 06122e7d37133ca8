"""What each operation of splitting is worth: the dev figures without it.

    python -m bench.splitting_ablation [--shared ../shared] [--only OPERATION]

Each operation is switched off alone, by putting another function in its place for the length of
one run; the package itself has no such switches. Texts are parsed and attributed once. Columns
are F1, as in ``bench.splitting``: propositions at Jaccard .8 (``fact``), news facts at .6
(``fact``), checked claims at .6 (``clause``); each row gives the change against everything on.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.splitting import ROOT, SPLITS, rows_of
from workbench.attribution import attribute
from workbench.claims import asides, splitting
from workbench.language import Document, parse
from workbench.models import Article, Attribution
from workbench.reading import read_text

FIGURES = {"propositions": "theta=0.8", "scu": "match@0.6", "claims": "match@0.6"}
CLAIMS = "workbench.claims."


def _nothing(*_: Any, **__: Any) -> tuple[()]:
    return ()


def _none(*_: Any, **__: Any) -> None:
    return None


def _without_aside(kind: str) -> Callable[[], Any]:
    left = tuple(pair for pair in asides._KINDS if pair[0] != kind)
    return lambda: patch(CLAIMS + "asides._KINDS", left)


def _off(place: str, instead: Callable[..., Any] = _nothing) -> Callable[[], Any]:
    return lambda: patch(CLAIMS + place, instead)


class _NoContents:
    def __init__(self, attributions: Sequence[Attribution]) -> None:
        pass

    def around(self, span: object) -> list[Attribution]:
        return []


OPERATIONS: dict[str, Callable[[], Any]] = {
    "coordinated verbs and clauses": _without_aside("coordinate"),
    "contrasts (while, although)": _without_aside("contrast"),
    "second noun of a copula": _without_aside("attribute"),
    "appositions": _without_aside("apposition"),
    "relative clauses": _without_aside("relative"),
    "participles behind a noun": _without_aside("participle"),
    "participles beside a clause": _without_aside("adjunct"),
    "with and a participle": _without_aside("absolute"),
    "frames (it is worth noting that)": _off("drafting.unframed", lambda draft: [draft]),
    "labels": _off("drafting.without_label", lambda words: words),
    "term and explanation": _off("splitting.explanation", _none),
    "content taken out of its frame": _off("splitting.Contents", _NoContents),
    "noun phrases as sentences": _off("drafting.nominal_statement", _none),
    "coordinated nouns": _off("facts.coordinations_in"),
    "examples (including, such as)": _off("coordination._examples", _none),
    "one circumstance a fact": _off("facts.circumstances"),
    "subordinate clauses": _off("facts.subordinates"),
    "sequels (after moving)": _off("facts.sequels"),
    "one phrase of a copula": _off("facts.described"),
    "brackets": _off("noun_facts.bracket_facts"),
    "titles before names": _off("noun_facts.title_facts"),
    "titles of speakers": _off("splitting.frame_facts"),
    "ages": _off("noun_facts.age_facts"),
    "restrictive clauses": _off("noun_facts._restriction"),
    "qualities": _off("noun_facts.quality_facts"),
    "places of nouns": _off("noun_facts.place_facts"),
    "standalone wording": _off("splitting.substitutions_of", lambda *_, **__: ({}, [])),
}


@contextmanager
def _remembered() -> Iterator[None]:
    """Parse and attribute each text once for all runs."""
    documents: dict[str, Document] = {}
    found: dict[int, Any] = {}

    def parsed(article: Article) -> Document:
        if article.text not in documents:
            documents[article.text] = parse(article)
        return documents[article.text]

    def attributed(document: Document) -> Any:
        if id(document) not in found:
            found[id(document)] = attribute(document)
        return found[id(document)]

    with ExitStack() as stack:
        stack.enter_context(patch(CLAIMS + "splitting.parse", parsed))
        stack.enter_context(patch(CLAIMS + "splitting.attribute", attributed))
        yield


@cache
def _gold(shared: Path, name: str) -> tuple[Any, ...]:
    return tuple(rows_of(shared / "data" / "claim-splitting" / name))


def figures(shared: Path, folder: Path) -> dict[str, float]:
    """F1 in percent of each measure, with what is switched on at the moment."""
    found = {}
    for name, (gold, scorer, granularity, convert) in SPLITS.items():
        predicted = folder / f"{name}.jsonl"
        with predicted.open("w", encoding="utf-8") as file:
            for row in _gold(shared, gold):
                split = splitting.split(read_text(row["text"]), granularity=granularity)
                file.write(json.dumps(convert(row, split), ensure_ascii=False) + "\n")
        done = subprocess.run(
            [
                sys.executable,
                str(shared / "bench" / "splitting" / scorer),
                str(shared / "data" / "claim-splitting" / gold),
                str(predicted),
                "--json",
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        found[name] = 100 * json.loads(done.stdout)[FIGURES[name]]["F1"]
    return found


def main() -> None:
    """Print a row an operation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", choices=tuple(OPERATIONS), action="append")
    options = parser.parse_args()
    if not (options.shared / "data" / "claim-splitting").is_dir():
        print(f"{options.shared} has no data for splitting: nothing was measured.")
        return
    with tempfile.TemporaryDirectory() as temporary, _remembered():
        folder = Path(temporary)
        whole = figures(options.shared, folder)
        print(f"{'without':34}" + "".join(f"{name:>14}" for name in whole))
        print(f"{'(nothing: all on)':34}" + "".join(f"{value:14.2f}" for value in whole.values()))
        for name in options.only or OPERATIONS:
            with OPERATIONS[name]():
                left = figures(options.shared, folder)
            changes = "".join(f"{left[measure] - whole[measure]:+14.2f}" for measure in whole)
            print(f"{name:34}{changes}", flush=True)


if __name__ == "__main__":
    main()
