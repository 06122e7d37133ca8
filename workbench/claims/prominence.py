"""How much a word stands out for a pronoun after it, by grammar and distance.

The weights follow Lappin and Leass (1994, *An algorithm for pronominal anaphora resolution*):
subjects stand out more than objects, heads more than what hangs on them, and all fade from
sentence to sentence. What a clause reports (*she said …*) leads to its subject. The weights were
set on PolNeAR training articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workbench.attribution.cues import CLAUSE_VERBS, SPEECH_VERBS, THOUGHT_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS: Final = frozenset(("nsubj", "nsubjpass"))
AHEAD: Final = 230.0
"""Weight of the subject that follows a phrase with the pronoun (*When he came, Poul sat down*)."""

_ROLE: Final = {"nsubj": 80, "nsubjpass": 80, "dobj": 50, "attr": 50, "dative": 40, "pobj": 40}
_OTHER_ROLE: Final = 20
_OWNER: Final = 30
_SUBJECT_S_OWNER: Final = 40
_HEAD: Final = 80
_MAIN: Final = 50
_RECENT: Final = 100
_REPORTING: Final = 150
_PARALLEL: Final = 35
_SPEAKING: Final = 60
"""For the last who spoke, where the pronoun is the subject of a verb of speech."""

_OWN_CLAUSE: Final = 60
_GOVERNING: Final = 80
_GOING_ON: Final = 80
_BESIDE: Final = 200
"""For what the pronoun's own phrase is joined to (*Ann Hale and her son*)."""

_OWN_RELATIVE: Final = 60
_FADING: Final = 0.5
_REPORTS: Final = CLAUSE_VERBS | THOUGHT_VERBS | SPEECH_VERBS | {"want", "learn", "decide"}
_NOMINAL: Final = ("NOUN", "PROPN", "PRON")
_VERBAL: Final = ("VERB", "AUX")


def weight_of(word: Token, pronoun: Token, back: int, *, is_own: bool) -> float:
    """How much a word stands out.

    Args:
        back: clauses' sentences between, the pronoun's own being 0.
        is_own: whether both stand in one sentence.
    """
    first = first_joined(word)
    role, verb = first.dep_, first.head
    weight = float(_RECENT + (_OWNER if role == "poss" else _ROLE.get(role, _OTHER_ROLE)))
    if role not in ("poss", "pobj", "conj"):
        weight += _HEAD
    elif role == "pobj" and verb.head.pos_ in _VERBAL:
        weight += _HEAD / 2
    elif role == "poss" and verb.dep_ in SUBJECTS:
        weight += _SUBJECT_S_OWNER
    if role in SUBJECTS:
        weight += _MAIN * (verb.dep_ == "ROOT")
        weight += _of_own_sentence(verb, pronoun) if is_own else _of_other(verb, pronoun)
    if is_own:
        weight += _BESIDE * _is_beside(word, pronoun) + _OWN_RELATIVE * _holds(word, pronoun)
    return float(weight * _FADING**back)


def _of_own_sentence(verb: Token, pronoun: Token) -> int:
    """What the subject of a verb gains from where the pronoun stands to it."""
    return (
        _REPORTING * _is_reported_by(verb, pronoun)
        + _OWN_CLAUSE * _owns_in(verb, pronoun)
        + _GOVERNING * _governs(verb, pronoun)
        + _GOING_ON * _goes_on(verb, pronoun)
    )


def _of_other(verb: Token, pronoun: Token) -> int:
    """What the subject of an earlier sentence gains where the pronoun is a main subject too."""
    if pronoun.dep_ not in SUBJECTS or pronoun.head.dep_ not in ("ROOT", "conj", "parataxis"):
        return 0
    return _PARALLEL + _SPEAKING * (_speaks(verb) and _speaks(pronoun.head))


def is_tied(word: Token, pronoun: Token) -> bool:
    """Whether the grammar of their sentence leads from the pronoun to the word.

    So it does to the subject of the clause around, beside or over the pronoun's, to the noun of
    a relative clause, and to what the pronoun's phrase is joined to.
    """
    if _holds(word, pronoun) or _is_beside(word, pronoun):
        return True
    if not is_subject(word):
        return False
    verb = first_joined(word).head
    if pronoun.lower_ == "it":
        return _is_reported_by(verb, pronoun) or _goes_on(verb, pronoun)
    return _of_own_sentence(verb, pronoun) > 0


def owning_subject(pronoun: Token) -> Token | None:
    """The noun before an owner that is the subject of its clause (*the top tenth see their …*)."""
    clause, subject = _clause(pronoun), None
    while clause is not None and subject is None:
        subject = next((c for c in clause.lefts if c.dep_ in SUBJECTS and c.i < pronoun.i), None)
        clause = _clause(clause) if clause.dep_ in ("ccomp", "xcomp") else None
    return subject if subject is not None and subject.pos_ in ("NOUN", "NUM") else None


def is_barred(word: Token, pronoun: Token) -> bool:
    """Whether the word and the pronoun cannot be the same for where they stand in a clause."""
    between = list(_up_to(pronoun, word))
    if between and between[-1] == word and not _is_beside(word, pronoun):
        return not any(other.pos_ in _VERBAL for other in between[:-1])
    if pronoun.dep_ == "poss" or pronoun.lower_.endswith(("self", "selves")):
        return False
    clause = _clause(pronoun)
    return clause is not None and clause == _clause(word) and word.dep_ != "poss"


def follows_its_phrase(word: Token, pronoun: Token) -> bool:
    """Whether the word is the subject of a clause whose first words hold the pronoun."""
    if word.dep_ not in SUBJECTS:
        return False
    way = [pronoun, *_up_to(pronoun, word.head)]
    return way[-1] == word.head and len(way) > 2 and way[-2] != word


def following_subject(pronoun: Token) -> Token | None:
    """The subject of the clause whose first words hold the pronoun (*With her book, Marl …*)."""
    for ancestor in pronoun.ancestors:
        for child in ancestor.lefts:
            if child.i > pronoun.i and follows_its_phrase(child, pronoun):
                return child
    return None


def has_clause_before(pronoun: Token) -> bool:
    """Whether a clause with a noun for its subject goes before (*When bread is dear, it …*)."""
    return any(
        subject.dep_ in SUBJECTS and subject.pos_ in ("NOUN", "PROPN")
        for clause in pronoun.head.lefts
        if clause.dep_ == "advcl" and clause.i < pronoun.i
        for subject in clause.lefts
    )


def is_subject(word: Token) -> bool:
    """Whether the word is a subject, or joined to one."""
    return first_joined(word).dep_ in SUBJECTS


def first_joined(word: Token) -> Token:
    """The first of the nouns that the word is joined to by *and*."""
    while word.dep_ == "conj" and word.head.pos_ in _NOMINAL:
        word = word.head
    return word


def _holds(word: Token, pronoun: Token) -> bool:
    """Whether the pronoun stands in a relative clause of the word."""
    return any(a.dep_ == "relcl" and a.head == word for a in pronoun.ancestors)


def _is_beside(word: Token, pronoun: Token) -> bool:
    """Whether it is *Ann Hale* for the pronoun in *Ann Hale and her son*."""
    own = pronoun.head
    return pronoun.dep_ == "poss" and own.dep_ == "conj" and own.head == word


def _owns_in(verb: Token, pronoun: Token) -> bool:
    """Whether the pronoun is an owner in the verb's own clause (*Hale praised her son*)."""
    return pronoun.dep_ == "poss" and _clause(pronoun) == verb


def _governs(verb: Token, pronoun: Token) -> bool:
    """Whether the pronoun stands in a clause right under the verb's (*left before he died*)."""
    own = _clause(pronoun)
    return own is not None and own != verb and _clause(own) == verb


def _goes_on(verb: Token, pronoun: Token) -> bool:
    """Whether the pronoun is the subject of a clause beside the verb's (*…, but it …*)."""
    clause = pronoun.head
    if pronoun.dep_ not in SUBJECTS:
        return False
    if clause.dep_ == "conj":
        return bool(clause.head == verb)
    return verb.dep_ == "advcl" and verb.head == clause and verb.i < clause.i


def _is_reported_by(verb: Token, pronoun: Token) -> bool:
    """Whether the pronoun is, or belongs to, the subject of what the verb reports."""
    subject = pronoun.head if pronoun.dep_ == "poss" else pronoun
    clause = subject.head
    if not _speaks(verb) or subject.dep_ not in SUBJECTS:
        return False
    while clause.dep_ == "conj":
        clause = clause.head
    return clause.dep_ == "ccomp" and clause.head == verb


def _speaks(verb: Token) -> bool:
    return verb.lemma_.lower() in _REPORTS


def _up_to(word: Token, top: Token) -> Iterator[Token]:
    for ancestor in word.ancestors:
        yield ancestor
        if ancestor == top:
            return


def _clause(word: Token) -> Token | None:
    """The verb that the word hangs on."""
    return next((a for a in word.ancestors if a.pos_ in _VERBAL), None)
