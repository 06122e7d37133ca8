"""What the cue model looks at in a word that may attribute.

The features are strings; a word has a feature or has not. Offsets are indexes into ``Tokens``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from workbench.attribution.grammar import SUBJECTS
from workbench.attribution.tokens import MARKS, OUTSIDE, PEOPLE, QUOTED, Tokens

_FRAMES: Final = frozenset(["ccomp", "xcomp", "acl", "dobj", "prep", "agent", "advcl", "oprd"])
_LINKS: Final = frozenset(["mark", "prep", "aux", "auxpass", "neg", "prt", "agent", "advmod"])


def possible_cues(tokens: Tokens, known: Collection[str]) -> Iterator[int]:
    """Words that may be the head of a cue: every verb, and other words that have been one.

    Args:
        known: lemmas that are no verbs and attribute in the training corpus (``statement``, ``:``).
    """
    for index, pos in enumerate(tokens.pos):
        if pos == "VERB" or tokens.lemma[index] in known:
            yield index


def cue_features(tokens: Tokens, index: int) -> list[str]:
    """The features of word ``index`` as the head of a cue."""
    lemma, lower, dep = tokens.lemma, tokens.lower, tokens.dep
    word, pos = lemma[index], tokens.pos[index]
    head = tokens.head[index]
    found = [
        "bias",
        f"l={word}",
        f"w={lower[index]}",
        f"t={tokens.tag[index]}",
        f"lt={word}|{tokens.tag[index]}",
        f"d={dep[index]}",
        f"ld={word}|{dep[index]}",
        f"hd={tokens.pos[head]}|{dep[index]}",
        f"hl={lemma[head]}|{dep[index]}",
        f"hl2={word}|{lemma[head]}",
    ]
    found += _below(tokens, index)
    found += _above(tokens, index)
    sentence = tokens.sentence_bounds(index)
    found += _around(tokens, index, sentence)
    found += _marks(tokens, index, sentence)
    if pos == "NOUN":
        found.append(f"noun|{dep[index]}|{tokens.pos[head]}")
    return found


def _below(tokens: Tokens, index: int) -> Iterator[str]:
    """The words that hang on it: subject, object, clause, prepositions, helpers."""
    word = tokens.lemma[index]
    shapes = []
    for child in tokens.children[index]:
        dep, lemma = tokens.dep[child], tokens.lemma[child]
        side = "r" if child > index else "l"
        if dep == "punct":
            continue
        yield f"c={dep}{side}"
        yield f"lc={word}|{dep}"
        if dep in _LINKS:
            yield f"cl={dep}|{lemma}"
            yield f"lcl={word}|{lemma}"
        if dep in SUBJECTS:
            shapes.append(dep)
            yield f"s={tokens.pos[child]}|{tokens.entity[child]}{side}"
            yield f"sl={lemma}"
            yield f"slw={word}|{_kind(tokens, child)}"
        elif dep in _FRAMES:
            shapes.append(dep)
        if dep in ("ccomp", "xcomp", "acl", "advcl"):
            marks = [tokens.lemma[c] for c in tokens.children[child] if tokens.dep[c] == "mark"]
            yield f"cm={dep}|{marks[0] if marks else ''}"
            yield f"cv={dep}|{tokens.tag[child]}{side}"
            yield f"cq={dep}|{tokens.quoted[child]}"
            finite = any(tokens.dep[c] in SUBJECTS for c in tokens.children[child])
            yield f"cf={dep}|{finite}"
        elif dep in ("dobj", "pobj", "attr", "oprd"):
            yield f"o={tokens.pos[child]}|{tokens.entity[child]}"
            yield f"ol={lemma}"
            yield f"lo={word}|{lemma}"
            yield f"oq={tokens.quoted[child]}"
        elif dep == "poss":
            yield f"p={tokens.pos[child]}"
    yield f"shape={'+'.join(shapes)}"
    yield f"lshape={word}|{'+'.join(shapes)}"
    if not any(shape in SUBJECTS for shape in shapes):
        yield "nosubj"
        yield f"nosubj|{tokens.dep[index]}"


def _kind(tokens: Tokens, index: int) -> str:
    if tokens.entity[index] in PEOPLE:
        return tokens.entity[index]
    return tokens.lower[index] if tokens.pos[index] == "PRON" else tokens.pos[index]


def _above(tokens: Tokens, index: int) -> Iterator[str]:
    """What it hangs on: another cue above makes a nested one."""
    path = []
    here = index
    for step, above in enumerate(tokens.ancestors(index)):
        if step >= 5:
            break
        path.append(tokens.dep[here])
        if tokens.pos[above] in ("VERB", "AUX", "NOUN"):
            side = "r" if index > above else "l"
            yield f"up={'^'.join(path[-3:])}|{tokens.lemma[above]}"
            yield f"anc={tokens.lemma[above]}{side}"
            subject = [c for c in tokens.children[above] if tokens.dep[c] in SUBJECTS]
            if subject and step == 0:
                yield f"us={tokens.dep[index]}|{_kind(tokens, subject[0])}"
        here = above
    yield f"path={'^'.join(path)}"
    yield f"depth={len(path)}"


def _around(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Iterator[str]:
    """The words before and after it, and its place in the sentence."""
    lower, count = tokens.lower, len(tokens)
    first, end = sentence
    for step in (-2, -1, 1, 2, 3):
        at = index + step
        inside = 0 <= at < count
        yield f"n{step}={lower[at] if inside else ''}"
        yield f"np{step}={tokens.pos[at] if inside else ''}"
    after = lower[index + 1] if index + 1 < count else ""
    before = lower[index - 1] if index else ""
    yield f"b+={tokens.lemma[index]}|{after}"
    yield f"b-={before}|{tokens.lemma[index]}"
    yield f"first={index == first}"
    yield f"last={index >= end - 2}"
    yield f"title={tokens.sentence[-1] == 0}"


def _marks(tokens: Tokens, index: int, sentence: tuple[int, int]) -> Iterator[str]:
    """Quotation marks: whether it stands inside, and whether one is near."""
    lower, quoted = tokens.lower, tokens.quoted
    first, end = sentence
    yield f"q={quoted[index]}"
    yield f"ql={quoted[index]}|{tokens.lemma[index]}"
    inside = [at for at in range(first, end) if quoted[at] != OUTSIDE]
    yield f"qs={bool(inside)}|{quoted[index]}"
    if inside and quoted[index] == OUTSIDE:
        before = any(at < index and quoted[at] == QUOTED for at in inside)
        after = any(at > index and quoted[at] == QUOTED for at in inside)
        yield f"qba={before}{after}"
    near_before = [at for at in range(max(0, index - 5), index) if lower[at] in MARKS]
    near_after = [at for at in range(index + 1, min(len(lower), index + 6)) if lower[at] in MARKS]
    if near_before:
        yield f"qb={index - near_before[-1]}|{quoted[index]}"
        yield f"qbl={tokens.lemma[index]}"
    if near_after:
        yield f"qa={near_after[0] - index}|{quoted[index]}"
        yield f"qal={tokens.lemma[index]}"
    comma = index + 1 < len(lower) and lower[index + 1]
    yield f"comma={comma in {',', ':', '.'}}"
