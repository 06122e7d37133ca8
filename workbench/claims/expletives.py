"""*It* that stands for nothing: *it is likely that …*, *it was Ann who …*, *it is time to …*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.claims.grammar import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES: Final = frozenset(("ccomp", "csubj", "csubjpass", "xcomp", "advcl", "relcl", "acl"))
_SAID: Final = listed(
    "accept acknowledge agree allege announce argue assume believe claim confirm decide disclose "
    "discover emphasize estimate expect explain fear feel find foresee hear hold hope imagine "
    "imply know learn mention note observe predict presume reason recall recognize remember "
    "report reveal rumor say see show speculate stress suggest suppose think understand write"
)
"""Verbs whose passive has a clause for its subject (*it is believed that …*)."""

_SEEMING: Final = listed("seem appear happen turn follow emerge")
_RAISING: Final = listed(
    "likely unlikely sure certain set able unable due ready willing unwilling eager bound "
    "prepared poised supposed free reluctant quick slow about scheduled keen entitled"
)
"""Adjectives whose *to* says more of the subject (*it is likely to pass*)."""

_TIMES: Final = listed(
    "time monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december day week month year morning "
    "afternoon evening night noon midnight summer autumn winter spring while minute hour"
)
_CASES: Final = listed(
    "idea fun shame pity fact secret surprise wonder mistake honor honour pleasure question "
    "matter duty job news thing sign crime sin luxury privilege reminder relief tragedy "
    "coincidence accident joke case point disgrace exaggeration luck"
)
"""Nouns that judge a clause (*it is a shame that …*)."""

_STRIKING: Final = listed("make matter help hurt remain become come strike bother")
_THAT: Final = ("that", "if", "because")
_SHORT: Final = ("'s", "’s")
_WEATHER: Final = listed("rain snow hail thunder drizzle freeze")


def is_expletive(word: Token) -> bool:
    """Whether *it* stands for nothing."""
    if word.lower_ != "it":
        return False
    verb = word.head
    if word.dep_ == "expl" or verb.lemma_ in _WEATHER:
        return True
    if word.dep_ not in ("nsubj", "nsubjpass") or verb.i < word.i:
        return False
    later = [child for child in verb.children if child.i > verb.i]
    if word.dep_ == "nsubjpass":
        is_said = verb.lemma_.lower() in _SAID
        return is_said and any(c.dep_ in ("ccomp", "csubj", "csubjpass") for c in later)
    if verb.lemma_ in _SEEMING:
        return any(c.dep_ in ("ccomp", "csubj", "advcl") for c in later)
    if verb.lemma_ == "take":
        return any(c.dep_ == "dobj" for c in later) and any(
            c.dep_ in ("xcomp", "advcl", "ccomp", "relcl") and _has_to(c) for c in later
        )
    if verb.lemma_ == "come" and any(c.lower_ == "to" for c in later):
        return True  # when it comes to …
    if verb.lemma_ in _STRIKING:
        return any(c.dep_ in ("ccomp", "csubj") and _opens_with(c, _THAT) for c in later)
    return (verb.lemma_ == "be" or verb.lower_ in _SHORT) and _is_empty_subject(later)


def _is_empty_subject(later: list[Token]) -> bool:
    """What follows *it is*: a time, a cleft, or a judgement of the clause that comes after."""
    if any(c.dep_ == "ccomp" and _opens_with(c, _THAT) for c in later):
        return True
    for said in later:
        if said.dep_ in ("attr", "npadvmod") and said.lemma_.lower() in _TIMES:
            return True
        if said.dep_ in ("attr", "pobj", "nsubj") and _is_cleft(said):
            return True
    judged = next((c for c in later if c.dep_ in ("acomp", "attr", "oprd", "prep", "advmod")), None)
    if judged is None:
        return False
    clauses = [c for c in (*later, *judged.children) if c.dep_ in _CLAUSES and c.i > judged.i]
    if judged.dep_ in ("acomp", "oprd", "advmod"):
        if judged.lower_ in _RAISING:
            return any(not _has_to(c) for c in clauses if c.dep_ in ("ccomp", "csubj"))
        is_open = judged.lower_ in ("clear", "unclear", "unknown", "uncertain")
        return any(c.dep_ != "advcl" or _has_to(c) or is_open for c in clauses)
    if judged.dep_ == "attr":
        return judged.lemma_.lower() in _CASES and bool(clauses)
    return any(c.dep_ in ("ccomp", "csubj") for c in clauses)


def _is_cleft(said: Token) -> bool:
    """*It was Ann who …*: a definite thing, and a clause that *it was* only sets in relief."""
    clause = next((c for c in said.subtree if c.dep_ == "relcl" and c.i > said.i), None)
    if clause is None or not _opens_with(clause, ("who", "that", "which", "when", "where")):
        return False
    first = next((c for c in said.children if c.dep_ in ("det", "poss")), None)
    return said.pos_ == "PROPN" or (first is not None and first.lower_ not in ("a", "an"))


def _opens_with(clause: Token, words: tuple[str, ...]) -> bool:
    return any(t.lower_ in words for t in clause.subtree if t.i < clause.i)


def _has_to(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in clause.children)
