"""What kind of statement a claim is, by the way one would check it.

A figure is looked up, a comparison reckoned, a cause argued for, a law read; the first of these
kinds that a statement shows is its type. Then come definitions (what something is), and events.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.draft import Draft
from workbench.claims.grammar import AUXILIARIES, SUBJECTS, listed, subject_of
from workbench.claims.positions import by_rule
from workbench.claims.prospects import measured_chance
from workbench.models import ClaimType

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEASURES: Final = frozenset(("PERCENT", "MONEY", "QUANTITY"))
_SMALL: Final = listed("one two three four five six seven eight nine ten")
_OWNED: Final = listed("the these those both its his her their our my your")
_ARGUMENTS: Final = SUBJECTS | {"dobj", "attr", "npadvmod", "dative", "oprd"}
_ERAS: Final = frozenset(("bc", "bce", "ad", "ce"))
_CROWDS: Final = listed("dozens scores hundreds thousands millions billions trillions")
_SHARES: Final = listed("half third quarter fifth majority most percent per-cent tenth")
_MULTIPLIED: Final = frozenset(("double", "triple", "quadruple", "halve", "treble"))
_AMOUNTS: Final = listed("number rate share total average level amount proportion percentage")
_MOVES: Final = listed(
    "rise fall grow drop decline increase decrease climb sink shrink soar plunge surge jump"
)

_COMPARED: Final = frozenset(
    ("exceed", "outnumber", "outweigh", "outpace", "outperform", "surpass")
)
_NOT_COMPARED: Final = frozenset(("rather", "other"))

_CAUSING: Final = frozenset(("cause", "trigger", "prompt", "spark", "provoke"))
_LAW_NOUNS: Final = listed(
    "law sanction ban conviction indictment lawsuit treaty legislation statute ruling verdict "
    "constitution decree regulation injunction ordinance amendment subpoena"
)
_LAW_VERBS: Final = listed(
    "ban convict indict sue outlaw prohibit legalize legalise prosecute acquit sanction legislate"
)
_AGAINST_LAW: Final = listed("illegal unlawful unconstitutional illegally unlawfully")
_BY_LAW: Final = frozenset(("legal", "lawful", "constitutional"))
_LAW_NAMES: Final = listed(
    "act amendment charter code constitution convention court law statute treaty"
)
_LAWMAKING: Final = listed("pass sign veto vote sponsor introduce draft block repeal enact amend")
_OTHER_COURTS: Final = listed("tennis basketball food squash volleyball badminton")
_PENALTIES: Final = frozenset(("prison", "jail", "death", "year", "life"))

_NAMING: Final = frozenset(("call", "know", "name", "define", "term"))
_COPULAS: Final = frozenset(("be", "seem", "remain", "look", "appear"))
_INTENTIONS: Final = listed(
    "plan intend vow pledge promise agree refuse seek aim decide try attempt threaten offer"
)


_NO_CAUSES: Final = frozenset(("DET", "PRON", "PROPN", "PUNCT", "NUM", "CCONJ", "PART", "SPACE"))
"""Words that never tell a cause, left aside before more is asked of them."""


_TOLD_OF_NOUN: Final = {
    "title": ClaimType.DEFINITION,
    "kind": ClaimType.DEFINITION,
    "brackets": ClaimType.DEFINITION,
    "age": ClaimType.QUANTITY,
    "quality": ClaimType.OTHER,
    "place": ClaimType.OTHER,
}
"""What a fact within a noun phrase says, whatever word it turns on (*high-ranking*)."""


def type_of(draft: Draft, words: Sequence[Token]) -> ClaimType:
    """The type of a statement that is neither a report, a prediction nor an opinion.

    Args:
        draft: the statement.
        words: its words of the article, in order.
    """
    head = draft.head
    if any(_is_figure(word, head) for word in words) or _has_share(words, head):
        return ClaimType.QUANTITY
    if draft.kind in _TOLD_OF_NOUN:
        return _TOLD_OF_NOUN[draft.kind]
    if compares(words) or _is_ranked(words, head) or measured_chance(head):
        return ClaimType.COMPARISON
    if any(_is_cause(word) for word in words):
        return ClaimType.CAUSAL
    if any(_is_law(word, head) for word in words) or by_rule(head):
        return ClaimType.LEGAL
    if draft.kind == "apposition" or is_definition(head):
        return ClaimType.DEFINITION
    if _is_event(head) or draft.kind == "adjunct":
        return ClaimType.EVENT
    return ClaimType.OTHER


def is_definition(head: Token) -> bool:
    """Whether the statement says what something is or is called.

    *It is time to …*, *there are …* and *what he saw was …* have the form alone.
    """
    lemma = head.lemma_.lower()
    subject = subject_of(head)
    if subject is None or subject.dep_ == "expl" or any(c.tag_ == "WP" for c in subject.children):
        return False
    prepositions = {c.lower_ for c in head.children if c.dep_ == "prep"}
    if lemma == "be":
        nouns = [c for c in head.children if c.dep_ == "attr" and c.pos_ in ("NOUN", "PROPN")]
        return any(noun.lower_ != "time" for noun in nouns)
    if lemma == "stand" and "for" in prepositions and head.tag_ in ("VBZ", "VBP"):
        return True
    if lemma == "refer" and "to" in prepositions and head.tag_ in ("VBZ", "VBP"):
        return not subject.ent_type_ and subject.pos_ == "NOUN"
    passive = any(c.dep_ == "auxpass" for c in head.children)
    return (
        lemma in _NAMING and passive and (lemma in ("call", "name", "term") or "as" in prepositions)
    )


def _is_figure(word: Token, head: Token) -> bool:
    """Whether the word is a number that measures, no mere pointer (*the two*), name or date."""
    if word.pos_ not in ("NUM", "SYM") or word.ent_type_ in ("DATE", "TIME", "ORDINAL"):
        return False
    if word.ent_type_ in _MEASURES:
        return True
    if word.pos_ == "SYM" or not word.like_num:
        return False
    after = word.nbor(1) if word.i + 1 < len(word.doc) else None
    if after is not None and (after.lower_ in _ERAS or (word.i == 0 and after.text in ".:)")):
        return False
    if word.dep_ == "nummod" and word.i > word.head.i:
        return False  # Article 5, Room 12
    if word.lower_ not in _SMALL:
        return bool(word.ent_type_) or word.dep_ in ("nummod", "quantmod", "pobj", "dobj", "attr")
    return _counts(word, head)


def _counts(small: Token, head: Token) -> bool:
    """Whether a small number says how many take part in what the statement is about."""
    if small.lower_ == "one" or small.dep_ not in ("nummod", "compound", *_ARGUMENTS):
        return False
    noun = small.head if small.dep_ in ("nummod", "compound") else small
    if any(c.lower_ in _OWNED or c.dep_ == "poss" for c in noun.children):
        return False
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        return noun.head.head == head
    return noun.dep_ in _ARGUMENTS and noun.head == head


def _has_share(words: Sequence[Token], head: Token) -> bool:
    for word in words:
        lower = word.lower_
        if lower in _CROWDS:
            beside = {c.lower_ for c in word.children}
            if "of" in beside and "the" not in beside:
                return True
        if lower in _SHARES and _is_share(word):
            return True
    if head.lemma_.lower() in _MULTIPLIED and not any(c.dep_ == "prt" for c in head.children):
        return True
    subject = subject_of(head)
    return (
        subject is not None and subject.lemma_.lower() in _AMOUNTS and head.lemma_.lower() in _MOVES
    )


def _is_share(word: Token) -> bool:
    if word.lower_ in ("percent", "per-cent"):
        return True
    if any(c.lower_ == "of" for c in word.children):
        return word.pos_ in ("NOUN", "ADJ", "NUM", "PRON", "ADV")
    if word.lower_ == "most":
        return (
            word.dep_ in ("amod", "det") and word.head.tag_ == "NNS" and word.i == word.left_edge.i
        )
    return word.head.lower_ == "by" and word.dep_ == "pobj"


def compares(words: Sequence[Token]) -> bool:
    """Whether one thing is measured against another (``than``, ``as deep as``, ``exceeds``)."""
    for word in words:
        if word.lower_ == "than":
            before = word.nbor(-1).lower_ if word.i > 0 else ""
            if before not in _NOT_COMPARED:
                return True
        if word.lemma_.lower() in _COMPARED and word.pos_ == "VERB":
            return True
        if word.lower_ == "compared" and any(c.lower_ in ("to", "with") for c in word.children):
            return True
        if word.lower_ == "as" and word.dep_ == "advmod" and _second_as(word):
            return True
    return False


def _is_ranked(words: Sequence[Token], head: Token) -> bool:
    """Whether a superlative stands in what the verb is said of, or says of it."""
    for word in words:
        if word.tag_ not in ("JJS", "RBS") or (word.i > 0 and word.nbor(-1).lower_ == "at"):
            continue
        ranked = word.head if word.dep_ == "advmod" else word
        noun = ranked.head if ranked.dep_ == "amod" else ranked
        while noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among"):
            noun = noun.head.head
        if noun.head == head and noun.dep_ in _ARGUMENTS | {"acomp"}:
            return True
    return False


def _second_as(first: Token) -> bool:
    """``as deep as``; not ``as well as`` nor ``as soon as``."""
    compared = first.nbor(1) if first.i + 1 < len(first.doc) else first
    if compared.lower_ in ("well", "soon", "long", "far", "such"):
        return False
    return any(word.lower_ == "as" for word in first.doc[first.i + 2 : first.i + 5])


def _is_cause(word: Token) -> bool:
    lower = word.lower_
    if lower == "because":
        return not (word.i > 0 and word.nbor(-1).lower_ == "just")
    if word.pos_ in _NO_CAUSES:
        return False
    lemma = word.lemma_.lower()
    children = {c.lower_ for c in word.children}
    if lower in ("due", "owing", "thanks"):
        return "to" in children and word.pos_ != "NOUN" and not _leads_verb(word)
    if word.pos_ == "VERB":
        if lemma in _CAUSING:
            return True
        if lemma == "result":
            return bool(children & {"in", "from"})
        if lemma in ("lead", "contribute"):
            return any(c.lower_ == "to" and c.dep_ == "prep" for c in word.children)
        if lemma in ("drive", "fuel"):
            return lower in ("driven", "fueled", "fuelled") and "by" in children
        return lemma == "blame" and "for" in children
    if word.pos_ == "NOUN" and lemma in ("cause", "result", "consequence"):
        return "of" in children
    return False


def _leads_verb(due: Token) -> bool:
    """``due to sail``: a plan, no cause."""
    return any(c.tag_ == "VB" for c in due.children)


def _is_law(word: Token, head: Token) -> bool:
    lemma, lower = word.lemma_.lower(), word.lower_
    if word.pos_ == "NOUN":
        return _is_law_noun(word)
    if word.pos_ == "VERB" and (word == head or (word.dep_ == "xcomp" and word.head == head)):
        if lemma == "charge":
            return any(c.lower_ == "with" for c in word.children)
        if lemma == "rule":
            return any(c.dep_ == "ccomp" or c.lower_ == "against" for c in word.children)
        if lemma == "fine":
            return word.tag_ in ("VBD", "VBN")
        return lemma == "sentence" or lemma in _LAW_VERBS
    if word.pos_ == "PROPN":
        return lower == "court" or (lower in _LAW_NAMES and word.ent_type_ in ("LAW", ""))
    if word.pos_ not in ("ADJ", "ADV"):
        return False
    return lower in _AGAINST_LAW or (lower in _BY_LAW and word.dep_ in ("acomp", "oprd"))


def _is_law_noun(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma == "court":
        return not any(c.lower_ in _OTHER_COURTS for c in noun.children)
    if lemma == "bill":
        over = noun.head
        return over.lemma_.lower() in _LAWMAKING or over.head.lemma_.lower() in _LAWMAKING
    if lemma == "sentence":
        near = {c.lemma_.lower() for c in noun.subtree} | {noun.head.lemma_.lower()}
        return bool(near & _PENALTIES)
    return lemma in _LAW_NOUNS and noun.dep_ != "compound"  # law enforcement, treaty port


def _is_event(head: Token) -> bool:
    """Whether something happened, is under way or is intended now; no lasting state."""
    lemma = head.lemma_.lower()
    if lemma in _COPULAS and any(c.dep_ == "acomp" for c in head.children):
        return False
    helpers = [c for c in head.children if c.dep_ in AUXILIARIES]
    if lemma in _INTENTIONS or any(c.lower_ in ("could", "would", "did") for c in helpers):
        return True
    if head.tag_ not in ("VBD", "VBN", "VBG"):
        return False
    lasting = any(c.dep_ == "auxpass" and c.lower_ in ("is", "are", "'s", "’s") for c in helpers)
    return not (lasting and len(helpers) == 1) or any(w.ent_type_ == "DATE" for w in head.subtree)
