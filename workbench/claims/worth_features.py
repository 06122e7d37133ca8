"""What a check-worthiness model sees of a claim: its words as features, each with a plain reason.

Words that mean something only in the speeches the model learned from are hidden: a name is read
as its kind (``<GPE>``), a number as ``<#>``, a year as ``<year>``. What is left are lemmas, pairs
and triples of neighbours, the form of the verbs, who is spoken of, and the length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.claims.grammar import SUBJECTS, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

NUMBER: Final = "a number"
COMPARISON: Final = "a comparison"
NAMES: Final = "names"
DATE: Final = "a date"
LAW: Final = "law"
CAUSE: Final = "cause and effect"
PUBLIC: Final = "public affairs"
RECORD: Final = "what was done"
WORDING: Final = "wording"
"""The group that is no reason of its own: what the other words and their order add."""

REASONS: Final = (NUMBER, COMPARISON, NAMES, DATE, LAW, CAUSE, PUBLIC, RECORD)

_ACTORS: Final = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "EVENT", "FAC", "PRODUCT"))
_WHEN: Final = frozenset(("DATE", "TIME"))
_AMOUNTS: Final = frozenset(("CARDINAL", "PERCENT", "MONEY", "QUANTITY"))
_COUNTING: Final = listed(
    "percent per cent % $ dollar cent pound euro half quarter third double triple twice dozen "
    "hundred thousand million billion trillion majority number rate average total"
)
_COMPARING: Final = listed(
    "more less fewer than most least same equal high low large small great big record "
    "increase decrease rise fall grow drop decline gain lose cut raise double triple exceed "
    "outnumber only first last worst best worse better"
)
_CAUSES: Final = listed(
    "because cause result lead due consequence effect responsible reason therefore create "
    "destroy trigger drive"
)
_LAWS: Final = listed(
    "law legal illegal court constitution bill act amendment legislation vote pass sign veto "
    "treaty ban convict charge sentence sue supreme judge rule sanction repeal federal ruling "
    "prosecute indict"
)
_PUBLIC: Final = listed(
    "tax job budget deficit debt economy economic unemployment inflation health insurance care "
    "medicare medicaid school education war troop military defense weapon nuclear missile oil "
    "energy trade export import crime drug police gun border immigrant immigration welfare "
    "poverty spend spending government program security wage income worker company business "
    "bank price cost election poll senate congress parliament minister president governor "
    "administration environment pollution climate terrorist terrorism attack kill death vaccine "
    "disease abortion aid"
)
_TENSES: Final = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}
_LENGTHS: Final = (4, 7, 10, 14, 19, 25, 35)


class Feature(NamedTuple):
    """A feature's name and the group it counts for."""

    name: str
    group: str


def features_of(words: Sequence[Token]) -> list[Feature]:
    """The features of a claim, each once.

    Args:
        words: the claim's words of the article, in order; blanks are left aside.
    """
    found: dict[str, str] = {}
    before = last = "<s>"
    before_group = last_group = WORDING
    count = numbers = 0
    tenses: set[str] = set()
    for word in words:
        if word.is_space:
            continue
        key, group = _read(word)
        count += 1
        numbers += group is NUMBER
        tag = word.tag_
        if key != last or not key.startswith("<"):  # a name of three words is one name
            found[key] = group
            pair_group = group if group is not WORDING else last_group
            found[f"{last} {key}"] = pair_group
            triple_group = pair_group if pair_group is not WORDING else before_group
            found[f"{before} {last} {key}"] = triple_group
            before, before_group = last, last_group
            last, last_group = key, group
        if tag in _TENSES:
            tenses.add(_TENSES[tag])
        if word.dep_ in SUBJECTS:
            found[f"subject {key}"] = group
            found[f"subject {key} of {word.head.lemma_.lower()} {word.head.tag_}"] = _of_verb(
                word.head.tag_, group
            )
        elif word.dep_ in ("dobj", "attr", "pobj", "acomp"):
            found[f"{word.head.lemma_.lower()} {word.dep_} {key}"] = group
    found[f"{last} </s>"] = last_group
    found["tense " + "+".join(sorted(tenses))] = RECORD if tenses == {"past"} else WORDING
    found["numbers " + str(min(3, numbers))] = NUMBER
    for limit in _LENGTHS:
        if count > limit:
            found[f"longer {limit}"] = WORDING
    return [Feature(name, group) for name, group in found.items()]


def _of_verb(tag: str, group: str) -> str:
    return RECORD if group is WORDING and tag in ("VBD", "VBN") else group


def _read(word: Token) -> tuple[str, str]:
    """How a word is read, and the group it counts for."""
    kind = word.ent_type_
    lower = word.lower_
    if word.like_num or (kind in _AMOUNTS and word.pos_ == "NUM"):
        if kind in _WHEN:
            return ("<year>" if len(lower) == 4 and lower.isdigit() else "<day>"), DATE
        return ("<#>" if lower[0].isdigit() else lower), NUMBER
    if kind in _ACTORS and word.pos_ == "PROPN":
        return f"<{kind}>", NAMES
    lemma = word.lemma_.lower()
    if kind in _WHEN:
        return lemma, DATE
    if lemma in _COUNTING:
        return lemma, NUMBER
    if word.tag_ in ("JJR", "JJS", "RBR", "RBS") or lemma in _COMPARING:
        return lower, COMPARISON
    if lemma in _LAWS:
        return lemma, LAW
    if lemma in _CAUSES:
        return lemma, CAUSE
    if lemma in _PUBLIC:
        return lemma, PUBLIC
    if kind in _ACTORS:
        return lemma, NAMES
    if word.tag_ == "VBD":
        return f"{lemma} past", RECORD
    return lemma, WORDING
