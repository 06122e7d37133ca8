"""Train the attribution models from a corpus folder in PolNeAR's form.

    python -m bench.train_attribution [--corpus ../shared/data/polnear/train] [--out FOLDER]

The corpus folder holds ``text/*.txt`` and ``attributions/*.ann`` (brat). Three models come out,
into ``workbench/attribution/model/``: ``cues.npz``, ``spans.crfsuite`` and ``judge.npz``. Only
words, lemmas and grammatical labels go into them, no text. Nothing is drawn at random, and the
same corpus gives the same models on the same machine; it takes about twenty minutes on two cores.

The judge must see cues and spans as good, and as bad, as those of a text that the models have not
seen: it learns from two halves of the corpus, each proposed for by models of the other half.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from bench.attribution import ROOT, load_scorer
from workbench.attribution import weights
from workbench.attribution.attributing import rule_drafts
from workbench.attribution.candidates import Candidate, candidates_of
from workbench.attribution.choosing import NESTED, UNCERTAIN, choose, is_inside
from workbench.attribution.cue_features import cue_features, possible_cues
from workbench.attribution.draft import Draft
from workbench.attribution.judging import NUMBERS, row_of
from workbench.attribution.proposals import CONTENT, CUE, NOTHING, SOURCE
from workbench.attribution.span_features import own_features, span_features, window
from workbench.attribution.tokens import Tokens
from workbench.attribution.weights import CueWeights
from workbench.language import Document, parse
from workbench.reading import read_text

CORPUS = ROOT.parent / "shared" / "data" / "polnear" / "train"
LEAST_KNOWN = 3
"""A lemma that is no verb is looked at when it attributes this often."""
CUE_MODEL = {"C": 0.15, "solver": "liblinear", "max_iter": 400, "fit_intercept": False}
SMALLEST = 0.02
"""Weights smaller than this both ways are left out: they move no probability by a hundredth."""
SPAN_MODEL = {
    "c1": 0.15,
    "c2": 0.05,
    "max_iterations": 90,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}
JUDGE = {"max_iter": 200, "learning_rate": 0.05, "max_leaf_nodes": 12, "random_state": 0}
FOLDS = 5
FLAT = 0.002
"""A difference in F1 that is none."""

Gold = dict[str, list[tuple[int, int]]]


@dataclass
class Text:
    """An annotated article with its parse."""

    document: Document
    gold: list[Gold]
    paragraphs: list[Tokens] = field(default_factory=list)
    cues: list[dict[int, Gold]] = field(default_factory=list)
    chances: list[dict[int, tuple[float, float]]] = field(default_factory=list)


def texts_of(folder: Path, every: int) -> list[Text]:
    """The articles of a corpus folder, parsed; only every so many-th."""
    gold = load_scorer().read_gold(str(folder))
    found = []
    for name in sorted(gold)[::every]:
        text, items = gold[name]
        one = Text(parse(read_text(text)), items)
        one.paragraphs = [Tokens(one.document, p) for p in one.document.paragraphs]
        one.cues = [_cues_in(tokens, items) for tokens in one.paragraphs]
        found.append(one)
    return found


def _cues_in(tokens: Tokens, gold: Sequence[Gold]) -> dict[int, Gold]:
    """The annotated attributions of a paragraph by the head of their cue."""
    found: dict[int, Gold] = {}
    for item in gold:
        inside = _inside(tokens, item["cue"])
        chosen = set(inside)
        tops = [at for at in inside if tokens.head[at] not in chosen or tokens.head[at] == at]
        verbs = [at for at in tops if tokens.pos[at] == "VERB"]
        others = [at for at in tops if tokens.pos[at] in ("NOUN", "AUX", "ADJ")]
        for at in (verbs or others or tops)[:1]:
            found.setdefault(at, item)
    return found


def _inside(tokens: Tokens, spans: Sequence[tuple[int, int]]) -> list[int]:
    if not spans or not len(tokens):
        return []
    low, high = min(s for s, _ in spans), max(e for _, e in spans)
    if high <= tokens.start[0] or low >= tokens.end[-1]:
        return []
    return [
        at
        for at in range(len(tokens))
        if any(tokens.start[at] < end and tokens.end[at] > start for start, end in spans)
    ]


def known_lemmas(texts: Sequence[Text]) -> frozenset[str]:
    """Lemmas that attribute though they are no verbs."""
    counts = Counter(
        tokens.lemma[at]
        for text in texts
        for tokens, cues in zip(text.paragraphs, text.cues, strict=True)
        for at in cues
        if tokens.pos[at] != "VERB"
    )
    return frozenset(lemma for lemma, count in counts.items() if count >= LEAST_KNOWN)


def train_cues(texts: Sequence[Text], known: frozenset[str]) -> CueWeights:
    """The cue model: once over all candidates, once without those inside attributed words."""
    rows, labels, nested = [], [], []
    for text in texts:
        spans = [span for item in text.gold for span in item["content"]]
        for tokens, cues in zip(text.paragraphs, text.cues, strict=True):
            content = set(_inside(tokens, spans))
            for at in possible_cues(tokens, known):
                rows.append(cue_features(tokens, at))
                labels.append(at in cues)
                nested.append(at in content and at not in cues)
    vectors = CountVectorizer(analyzer=lambda row: row, binary=True, min_df=3)
    matrix = vectors.fit_transform(rows)
    truth, alone = np.array(labels), ~np.array(nested)
    here = LogisticRegression(**CUE_MODEL).fit(matrix, truth).coef_[0]
    free = LogisticRegression(**CUE_MODEL).fit(matrix[alone], truth[alone]).coef_[0]
    names = vectors.get_feature_names_out()
    kept = np.flatnonzero(np.maximum(abs(here), abs(free)) >= SMALLEST)
    # Rounded as they are stored, so that the judge learns from the very same numbers.
    here, free = here.astype(np.float16).tolist(), free.astype(np.float16).tolist()
    return CueWeights(known, {str(names[at]): (here[at], free[at]) for at in kept})


def give_chances(texts: Sequence[Text], model: CueWeights) -> None:
    """Note on each text how likely its words are cues."""
    for text in texts:
        text.chances = [
            {
                at: model.chances(cue_features(tokens, at))
                for at in possible_cues(tokens, model.known)
            }
            for tokens in text.paragraphs
        ]


def train_spans(texts: Sequence[Text], target: Path) -> None:
    """The span model, on the annotated cues; ``chances`` of the texts must be given."""
    trainer = pycrfsuite.Trainer(verbose=False, algorithm="lbfgs")
    for text in texts:
        for tokens, cues, chances in zip(text.paragraphs, text.cues, text.chances, strict=True):
            own = own_features(tokens) if cues else []
            likely = {at: here for at, (here, _) in chances.items()}
            for cue, item in cues.items():
                trainer.append(span_features(tokens, cue, likely, own), _labels(tokens, cue, item))
    trainer.set_params(SPAN_MODEL)
    trainer.train(str(target))


def _labels(tokens: Tokens, cue: int, item: Gold) -> list[str]:
    first, end = window(tokens, cue)
    labels = [NOTHING] * len(tokens)
    for label, role in ((CUE, "cue"), (SOURCE, "source"), (CONTENT, "content")):
        for at in _inside(tokens, item[role]):
            labels[at] = label
    labels[cue] = CUE
    return labels[first:end]


@dataclass
class Judged:
    """The candidates of one article, each with whether it is right."""

    text: str
    candidates: list[Candidate]
    right: list[bool]
    gold: int


def judged(texts: Sequence[Text], cues: CueWeights, spans: Path) -> list[Judged]:
    """What models propose for texts that they have not seen, compared with the annotation."""
    scorer = load_scorer()
    tagger = pycrfsuite.Tagger()
    tagger.open(str(spans))
    found = []
    for text in texts:
        article = scorer.Article(text.document.text)
        gold = [scorer.Item(article, item) for item in text.gold]
        candidates = candidates_of(text.document, rule_drafts(text.document), cues, tagger)
        right = [_is_right(scorer, article, one.draft, gold) for one in candidates]
        found.append(Judged(text.document.text, candidates, right, len(gold)))
    return found


def _is_right(scorer: Any, article: Any, draft: Draft, gold: Sequence[Any]) -> bool:
    spans = {
        "source": [(s.start, s.end) for s in draft.source],
        "cue": [(s.start, s.end) for s in draft.cue],
        "content": [(s.start, s.end) for s in draft.content],
    }
    ours = scorer.Item(article, spans)
    return any(
        scorer.jaccard(ours.content, theirs.content) >= 0.5 and scorer.source_matches(ours, theirs)
        for theirs in gold
    )


def train_judge(articles: Sequence[Judged]) -> tuple[HistGradientBoostingClassifier, float]:
    """The judge, and the threshold that is best on articles that it has not seen."""
    rows = np.array([row_of(one.numbers) for a in articles for one in a.candidates])
    truth = np.array([right for a in articles for right in a.right])
    groups = np.array([n for n, a in enumerate(articles) for _ in a.candidates])
    model = HistGradientBoostingClassifier(**JUDGE)
    chances = cross_val_predict(
        model, rows, truth, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba"
    )[:, 1]
    reached = {level / 100: _f1(articles, chances, level / 100) for level in range(20, 60)}
    # Near the best F1 is flat: of equals the lowest, as a reviewer sees what is there and can
    # drop it, and never sees what is missing.
    top = max(reached.values())
    level = min(level for level, f1 in reached.items() if f1 >= top - FLAT)
    print(f"  judge: threshold {level:.2f}, F1 on unseen articles {reached[level]:.3f}", flush=True)
    return model.fit(rows, truth), level


def _f1(articles: Sequence[Judged], chances: Any, threshold: float) -> float:
    """F1 of what is kept at a threshold, each article's candidates in the order of ``chances``."""
    right = kept = gold = at = 0
    for article in articles:
        count = len(article.candidates)
        truth = {
            id(one.draft): ok for one, ok in zip(article.candidates, article.right, strict=True)
        }
        before = [
            (one.draft, list(one.draft.flags), one.draft.content) for one in article.candidates
        ]
        chosen = choose(
            article.text, article.candidates, chances[at : at + count].tolist(), threshold
        )
        outer = [
            draft
            for draft in chosen
            if UNCERTAIN not in draft.flags
            and not is_inside(draft, [other for other in chosen if other is not draft])
        ]
        for draft, flags, content in before:
            draft.flags, draft.content = flags, content
        right += sum(truth[id(draft)] for draft in outer)
        kept, gold, at = kept + len(outer), gold + article.gold, at + count
    return 2 * right / max(1, kept + gold)


def save(
    folder: Path, cues: CueWeights, judge: HistGradientBoostingClassifier, level: float
) -> None:
    """Write the cue model and the judge; arrays only, no pickles."""
    names = sorted(cues.weights)
    np.savez_compressed(
        folder / weights.CUES,
        features=_letters(names),
        known=_letters(sorted(cues.known)),
        here=np.array([cues.weights[name][0] for name in names], dtype=np.float16),
        alone=np.array([cues.weights[name][1] for name in names], dtype=np.float16),
    )
    roots, parts, count = [], [], 0
    for (tree,) in judge._predictors:
        nodes = tree.nodes
        leaf = nodes["is_leaf"].astype(bool)
        roots.append(count)
        parts.append(
            (
                np.where(leaf, -1, nodes["feature_idx"].astype(np.int64)),
                np.where(leaf, 0.0, nodes["num_threshold"]),
                np.where(leaf, 0, nodes["left"].astype(np.int64) + count),
                np.where(leaf, 0, nodes["right"].astype(np.int64) + count),
                np.where(leaf, nodes["value"], 0.0),
            )
        )
        count += len(nodes)
    feature, limit, left, right, value = (np.concatenate(part) for part in zip(*parts, strict=True))
    np.savez_compressed(
        folder / weights.JUDGE,
        names=_letters(list(NUMBERS)),
        base=np.float64(judge._baseline_prediction[0, 0]),
        root=np.array(roots, dtype=np.int32),
        feature=feature.astype(np.int16),
        limit=limit.astype(np.float64),
        left=left.astype(np.int32),
        right=right.astype(np.int32),
        value=value.astype(np.float64),
        threshold=np.float64(level),
    )


def _letters(lines: Sequence[str]) -> Any:
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def _half(own: list[Text], other: list[Text], known: frozenset[str], scratch: Path, at: int) -> Any:
    """Judged candidates of one half by models of the other."""
    cues = train_cues(other, known)
    target = scratch / f"spans{at}.crfsuite"
    train_spans(other, target)
    return judged(own, cues, target)


def main(argv: list[str] | None = None) -> int:
    """Train everything and write it. Returns 0, or 2 without a corpus."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--out", type=Path, default=weights.FOLDER)
    parser.add_argument("--every", type=int, default=1, help="only every so many-th article")
    options = parser.parse_args(argv)
    if not (options.corpus / "text").is_dir():
        print(f"{options.corpus} holds no text/ folder: name the corpus with --corpus.")
        return 2
    began = time.perf_counter()

    def note(what: str) -> None:
        print(f"{time.perf_counter() - began:6.0f} s  {what}", flush=True)

    texts = texts_of(options.corpus, options.every)
    note(f"{len(texts)} articles parsed")
    known = known_lemmas(texts)
    halves = texts[0::2], texts[1::2]
    for own, other in ((halves[0], halves[1]), (halves[1], halves[0])):
        give_chances(own, train_cues(other, known))
    cues = train_cues(texts, known)
    note(f"cue model: {len(cues.weights)} features, {len(known)} lemmas besides verbs")
    options.out.mkdir(parents=True, exist_ok=True)
    context = multiprocessing.get_context("fork")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        whole = context.Process(target=train_spans, args=(texts, options.out / weights.SPANS))
        whole.start()
        # In this process: what is proposed cannot be sent between processes cheaply.
        articles = _half(halves[0], halves[1], known, scratch, 0)
        articles += _half(halves[1], halves[0], known, scratch, 1)
        note("both halves judged")
        whole.join()
    note("span model trained")
    judge, level = train_judge(articles)
    save(options.out, cues, judge, level)
    note(f"written to {options.out}; nested speech kept from {NESTED}")
    return 0 if whole.exitcode == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
