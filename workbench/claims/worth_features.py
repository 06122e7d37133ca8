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
ACTORS: Final = "named actors"
NAMES: Final = "names"
COMPARISON: Final = "a comparison"
CHANGE: Final = "a rise or fall"
CAUSE: Final = "cause and effect"
POLICY: Final = "policy"
LAW: Final = "law"
SAFETY: Final = "public safety"
DATE: Final = "a date"
RECORD: Final = "a past event"
WORDING: Final = "wording"
"""The group that is no reason of its own: what the other words and their order add."""

REASONS: Final = (
    NUMBER, ACTORS, NAMES, COMPARISON, CHANGE, CAUSE, POLICY, LAW, SAFETY, DATE, RECORD,
)  # fmt: skip

_ACTORS: Final = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_NAMES: Final = _ACTORS | {"LOC", "EVENT", "FAC", "PRODUCT"}
_WHEN: Final = frozenset(("DATE", "TIME"))
_AMOUNTS: Final = frozenset(("CARDINAL", "PERCENT", "MONEY", "QUANTITY"))
_COUNTING: Final = listed(
    "percent per cent % $ dollar cent pound euro half quarter third double triple twice dozen "
    "hundred thousand million billion trillion majority number rate average total"
)
_GRADED: Final = listed(
    "more less fewer than most least same equal high low large small great big record "
    "increase decrease rise fall grow drop decline gain lose cut raise double triple exceed "
    "outnumber only first last worst best worse better"
)
"""Words that are read in their form, not as their lemma."""
_COMPARING: Final = listed("more less fewer than most least same equal exceed outnumber record")
_CHANGING: Final = listed(
    "increase decrease rise fall grow drop decline gain lose cut raise double triple"
)
_DEGREES: Final = frozenset(("JJR", "JJS", "RBR", "RBS"))
_CAUSES: Final = listed(
    "because cause result lead due consequence effect responsible reason therefore create "
    "destroy trigger"
)
_LAWS: Final = listed(
    "law legal illegal court constitution bill act amendment legislation pass sign veto "
    "treaty ban convict charge sentence sue supreme judge rule sanction repeal ruling "
    "prosecute indict"
)
_LAW_VERBS: Final = listed(
    "veto ban convict charge sentence sue rule sanction repeal prosecute indict"
)
_LAWMAKING: Final = frozenset(("pass", "sign"))
_MADE_LAW: Final = _LAWS | listed("agreement budget levy measure order plan reform resolution tax")
_POLICIES: Final = listed(
    "tax job budget deficit debt economy economic unemployment inflation health insurance care "
    "medicare medicaid school education oil energy trade export import border immigrant "
    "immigration welfare poverty spend spending government program income worker company "
    "business bank price cost election poll vote senate congress parliament minister president "
    "governor federal administration environment pollution climate abortion aid wage"
)
_SAFETY: Final = listed(
    "war troop military defense weapon nuclear missile crime drug police gun security terrorist "
    "terrorism attack kill death vaccine disease"
)
_TOPICS: Final = _LAWS | _CAUSES | _POLICIES | _SAFETY | {"drive"}
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
    if kind in _NAMES and word.pos_ == "PROPN":
        return f"<{kind}>", ACTORS if kind in _ACTORS else NAMES
    lemma = word.lemma_.lower()
    if kind in _WHEN:
        return lemma, DATE
    if lemma in _COUNTING:
        return lemma, NUMBER
    if word.tag_ in _DEGREES or lemma in _GRADED:
        return lower, _degree(word, lemma)
    if lemma in _TOPICS:
        return lemma, _topic(word, lemma)
    if kind in _NAMES:
        return lemma, ACTORS if kind in _ACTORS else NAMES
    if word.tag_ == "VBD":
        return f"{lemma} past", RECORD
    return lemma, WORDING


def _degree(word: Token, lemma: str) -> str:
    if word.tag_ in _DEGREES or lemma in _COMPARING:
        return COMPARISON
    return CHANGE if lemma in _CHANGING and word.pos_ in ("VERB", "NOUN") else WORDING


def _topic(word: Token, lemma: str) -> str:
    """The subject that a word is of, where it is used in that sense (*an act*, not *to act*)."""
    if lemma in _POLICIES:
        return POLICY
    if lemma in _SAFETY:
        return SAFETY
    if lemma in _CAUSES:
        return CAUSE if lemma != "lead" or word.pos_ == "VERB" else WORDING
    if lemma in _LAWMAKING:
        return LAW if _makes_law(word) else WORDING
    return LAW if lemma in _LAWS and (word.pos_ != "VERB" or lemma in _LAW_VERBS) else WORDING


def _makes_law(verb: Token) -> bool:
    objects = (child for child in verb.children if child.dep_ in ("dobj", "nsubjpass"))
    return any(child.lemma_.lower() in _MADE_LAW for child in objects)
