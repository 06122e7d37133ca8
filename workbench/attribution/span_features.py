"""What the span model looks at in each word of a cue's surroundings.

For each cue the words around it are tagged as its source, its content or neither; the features
of a word are relative to that cue, so two cues of one sentence see the same words differently.
After Pareti 2015 (content spans as sequences) and O'Keefe et al. 2012 (quotation features).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.attribution.tokens import MARKS, OUTSIDE, PEOPLE, QUOTED, Tokens

LONGEST: Final = 220
"""Words of a paragraph that are looked at around a cue; of longer ones, the sentences near it."""

_STEPS: Final = (1, 2, 3, 4, 6, 9, 14, 20, 30)
_FAR: Final = 4


def window(tokens: Tokens, cue: int) -> tuple[int, int]:
    """First index and one past the last of the words that the span model reads for a cue."""
    if len(tokens) <= LONGEST:
        return 0, len(tokens)
    first, end = tokens.sentence_bounds(cue)
    while end - first < LONGEST:
        before = tokens.sentence_bounds(first - 1)[0] if first else first
        after = tokens.sentence_bounds(end)[1] if end < len(tokens) else end
        if (before, after) == (first, end):
            break
        first, end = before, after
    return first, end


def span_features(
    tokens: Tokens, cue: int, chances: Mapping[int, float], own: list[list[str]]
) -> list[list[str]]:
    """The features of every word of the cue's window, in order.

    Args:
        cue: index of the cue's head.
        chances: how likely each candidate of the paragraph is a cue, by index.
        own: ``own_features`` of the paragraph.
    """
    first, end = window(tokens, cue)
    relations = _relations(tokens, cue, range(first, end))
    others = sorted(at for at, chance in chances.items() if chance >= 0.3 and at != cue)
    shape = "+".join(
        tokens.dep[c]
        for c in tokens.children[cue]
        if tokens.dep[c] in ("nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "poss", "acl")
    )
    lemma, pos = tokens.lemma[cue], tokens.pos[cue]
    cue_quoted = tokens.quoted[cue]
    # Many words share their way to the cue, so what only hangs on that is made once.
    of_branch: dict[str, tuple[str, str, str, str]] = {}
    of_relation: dict[str, tuple[str, str]] = {}
    of_side = {side: (f"sl={side}|{lemma}", f"ss={side}|{shape}") for side in "ab"}
    rows = []
    for index in range(first, end):
        row = list(own[index])
        if index == cue:
            row += ["cue", f"cue={pos}"]
            rows.append(row)
            continue
        side = "a" if index > cue else "b"
        near = tokens.sentence[index] - tokens.sentence[cue]
        gap = f"{side}{max(-3, min(3, near))}"
        relation, branch = relations[index]
        quoted = tokens.quoted[index]
        marks, commas, verbs = (abs(many[index] - many[cue]) for many in tokens.crossed)
        between = _between(others, cue, index)
        distance = _bucket(abs(index - cue))
        if branch not in of_branch:
            of_branch[branch] = (
                f"b={branch}",
                f"bs={branch}|{shape}",
                f"bl={branch}|{lemma}",
                f"bp={branch}|{pos}",
            )
        if relation not in of_relation:
            of_relation[relation] = (f"r={relation}", f"rl={relation}|{lemma}")
        by_relation, by_relation_and_lemma = of_relation[relation]
        row += [
            f"gap={gap}",
            f"dist={side}{distance}",
            by_relation,
            f"rp={relation}|{tokens.pos[index]}",
            f"re={relation}|{tokens.entity[index] in PEOPLE}|{tokens.pos[index]}",
            by_relation_and_lemma,
            *of_branch[branch],
            f"bg={branch}|{gap}",
            f"bo={branch}|{between}",
            *of_side[side],
            f"m={gap}|{min(marks, 4)}|{quoted}",
            f"mc={side}|{min(commas, 3)}|{min(verbs, 3)}",
            f"o={between}|{side}|{quoted}",
            f"oq={between}|{quoted}|{cue_quoted}|{gap}",
            f"q={quoted}|{cue_quoted}|{side}",
            f"same={tokens.quotation[index] == tokens.quotation[cue] and quoted != OUTSIDE}",
        ]
        if quoted == QUOTED:
            row.append(f"qd={gap}|{_beside(tokens, cue, index)}|{between}")
        if index in chances:
            row.append(f"is={chances[index] >= 0.5}|{branch}")
        rows.append(row)
    return rows


def own_features(tokens: Tokens) -> list[list[str]]:
    """For every word of a paragraph the features that are the same for all cues."""
    rows = []
    count = len(tokens)
    for index in range(count):
        lower = tokens.lower[index]
        head = tokens.head[index]
        before = tokens.lower[index - 1] if index else "<"
        after = tokens.lower[index + 1] if index + 1 < count else ">"
        opens = index == 0 or tokens.sentence[index - 1] != tokens.sentence[index]
        rows.append(
            [
                f"w={tokens.lemma[index]}",
                f"p={tokens.tag[index]}",
                f"d={tokens.dep[index]}",
                f"h={tokens.pos[head]}|{tokens.dep[index]}",
                f"e={tokens.entity[index]}",
                f"w-={before}",
                f"w+={after}",
                f"p-={tokens.tag[index - 1] if index else ''}",
                f"p+={tokens.tag[index + 1] if index + 1 < count else ''}",
                f"open={opens}|{lower in MARKS}",
            ]
        )
    return rows


def _relations(tokens: Tokens, cue: int, words: range) -> dict[int, tuple[str, str]]:
    """For each of ``words`` the way to it from the cue in the parse, whole and by its first branch.

    ``^`` is a step up from the cue, ``v`` one down; ways longer than four steps are cut.
    """
    above = [cue, *tokens.ancestors(cue)]
    height = {index: step for step, index in enumerate(above)}
    found: dict[int, tuple[str, str]] = {}
    for index in words:
        down: list[int] = []
        here = index
        while here not in height and tokens.head[here] != here and len(down) < 60:
            down.append(here)
            here = tokens.head[here]
        if here not in height:
            found[index] = ("apart", "apart")
            continue
        steps = height[here]
        up = [f"^{tokens.dep[above[step]]}" for step in range(min(steps, _FAR))]
        ways = [*up, *(f"v{tokens.dep[at]}" for at in reversed(down))]
        way = "".join(ways[:_FAR]) + ("…" if len(ways) > _FAR else "")
        if steps == 0:
            branch = f"v{tokens.dep[down[-1]]}{_link(tokens, down[-1])}" if down else ""
        else:
            last = f"v{tokens.dep[down[-1]]}" if down else "="
            side = "a" if (down[-1] if down else here) > cue else "b"
            branch = f"{''.join(up[:2])}{min(steps, 4)}{last}{side}"
        found[index] = (way, branch)
    return found


def _link(tokens: Tokens, index: int) -> str:
    return f":{tokens.lemma[index]}" if tokens.dep[index] in ("prep", "agent", "dative") else ""


def _between(others: list[int], cue: int, index: int) -> int:
    """How many other likely cues stand between the cue and the word, up to two."""
    low, high = min(cue, index), max(cue, index)
    return min(2, sum(1 for at in others if low < at < high))


def _beside(tokens: Tokens, cue: int, index: int) -> str:
    """Whether the quotation that holds the word ends, or begins, within four words of the cue."""
    number = tokens.quotation[index]
    for at in range(max(0, cue - 6), min(len(tokens), cue + 7)):
        if tokens.quotation[at] == number:
            return "b" if at < cue else "a"
    return "far"


def _bucket(distance: int) -> int:
    for place, step in enumerate(_STEPS):
        if distance <= step:
            return place
    return len(_STEPS)
