"""What a statement wants, wishes or judges: duties, hopes, beliefs and plain judgements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.grammar import is_negated, listed, own_subject, subject_of
from workbench.claims.opinion_words import GOOD_OR_BAD

if TYPE_CHECKING:
    from spacy.tokens import Token

DUTY: Final = "says what ought to be"
HOPE: Final = "a hope"
OPINION: Final = "an opinion"

_DUTIES: Final = frozenset(("must", "should", "ought"))
_HAVING: Final = frozenset(("have", "has", "'ve", "’ve", "'s", "’s"))
_HAD: Final = frozenset(("had", "'d", "’d"))
_RULES: Final = listed(
    "act charter code constitution contract decree law ordinance policy regulation rule statute "
    "treaty"
)
_HOPES: Final = listed(
    "hope hopes hoped hoping wish wishes wished wishing dream dreams dreamed dreamt dreaming pray "
    "prays prayed praying"
)
"""Forms, since the lemma of *hoping* comes out as *hop*."""
_VERBS: Final = frozenset(("VERB", "AUX"))
_WISHED_FOR: Final = frozenset(("for", "of", "against"))
_BELIEFS: Final = frozenset(("think", "believe", "feel", "guess", "suppose", "love", "hate"))
_COPULAS: Final = frozenset(("be", "seem", "look", "remain", "become", "sound", "feel"))
_MEASURABLE: Final = listed(
    "cheap corrupt dirty endless fake gifted harmful hostile iconic idle ignorant "
    "impossible improper infamous notorious obvious odd poisonous poor powerful proper proud "
    "radical rampant rare sacred sick significant stark superior tired toxic ultimate vague "
    "valuable vibrant weak wild"
)
"""Of the judging words those that are a finding as often (*rare*, *poor*, *sick*)."""
_MORE_JUDGING: Final = listed(
    "debatable desirable essential fair great greatest interesting laudable likable speculative"
)
_JUDGING: Final = (GOOD_OR_BAD - _MEASURABLE) | _MORE_JUDGING
_JUDGING_NOUNS: Final = listed(
    "absurdity blessing blunder catastrophe coward curse disaster disgrace failure farce fiasco "
    "fool hypocrite idiot insult joke masterpiece mess mistake nightmare nonsense outrage rescue "
    "scandal shame slap success tragedy treasure triumph wonder"
)
_AMOUNTS: Final = listed("amount deal example friend majority many number part share")
"""Nouns after which *great*, *good* and *best* are no judgement (*a great many*)."""
_HOPEFUL: Final = frozenset(("hopeful", "optimistic"))
_NEEDED: Final = frozenset(("necessary", "essential", "imperative", "vital", "crucial"))
_HARD: Final = listed("hard difficult easy tough impossible early late")
"""Said of an *it* with a clause after it, a judgement."""


def position(verbs: Sequence[Token]) -> str | None:
    """What makes the statement a position, or ``None``.

    Args:
        verbs: the auxiliaries of the statement's verb, then the verb.
    """
    head = verbs[-1]
    helpers = {verb.lower_ for verb in verbs[:-1]}
    if _is_duty(head, helpers):
        return None if by_rule(head) else DUTY
    if _is_hope(head, helpers):
        return HOPE
    subject = subject_of(head)
    first_person = subject is not None and subject.lower_ in ("i", "we")
    if head.lemma_.lower() in _BELIEFS and first_person:
        return OPINION
    if head.lemma_ == "make" and any(
        c.dep_ == "dobj" and c.lower_ == "sense" for c in head.children
    ):
        return OPINION
    if head.pos_ == "AUX" or head.lemma_ in _COPULAS:
        return _judgement(head, subject)
    judging = head.lower_ in _JUDGING or head.lower_ in _JUDGING_NOUNS
    return OPINION if judging and head.pos_ in ("ADJ", "NOUN") else None


def by_rule(head: Token) -> bool:
    """Whether a duty is a rule's (``under the charter, drivers must …``): that can be looked up."""
    return any(
        word.lemma_.lower() in _RULES
        and word.dep_ == "pobj"
        and word.head.lower_ in ("under", "by", "in")
        and word.head.head == head
        for word in head.subtree
    )


def _is_duty(head: Token, helpers: set[str]) -> bool:
    if helpers & _DUTIES and not ("must" in helpers and "have" in helpers):
        return not _is_inverted(head)
    return _is_needed(head, helpers) or _is_urged(head, helpers)


def _is_needed(head: Token, helpers: set[str]) -> bool:
    """``needs to``, ``has to``, ``have got to``, ``is needed``, ``we need more ferries``."""
    lemma = head.lemma_.lower()
    if head.lower_ == "needed":
        return bool(helpers & {"is", "are"}) and not is_negated(head)
    if "did" in helpers:
        return False
    if head.lower_ == "got":
        return _word_after(head) == "to" and bool(helpers & _HAVING)
    if lemma not in ("need", "have") or head.tag_ not in ("VBP", "VBZ", "VB"):
        return False
    if _word_after(head) == "to":
        return any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in head.children)
    ours = any(c.lower_ == "we" and c.dep_ == "nsubj" for c in head.children)
    return lemma == "need" and ours and not is_negated(head)


def _is_urged(head: Token, helpers: set[str]) -> bool:
    """``had better``, ``she better``, ``would do well to``, ``it is time to``."""
    before = head.doc[max(0, head.i - 2) : head.i]
    if len(before) == 2 and before[1].lower_ == "better" and head.tag_ in ("VB", "VBP"):
        return before[0].lower_ in _HAD or before[0] == own_subject(head)
    if "would" in helpers and head.lemma_ == "do" and _word_after(head) == "well":
        return any(c.dep_ in ("xcomp", "advcl") for c in head.children)
    times = (c for c in head.children if c.dep_ == "attr" and c.lower_ == "time")
    return head.lemma_ == "be" and any(
        any(w.tag_ == "TO" for clause in time.children for w in clause.children) for time in times
    )


def _word_after(token: Token) -> str:
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""


def _is_inverted(head: Token) -> bool:
    """``should he fail``: a condition."""
    subject = own_subject(head)
    return subject is not None and any(
        c.lower_ == "should" and c.i < subject.i for c in head.children if c.dep_ == "aux"
    )


def _is_hope(head: Token, helpers: set[str]) -> bool:
    """``hopes to``, ``is hoped that``, ``would like to``; not ``wished him well``.

    What somebody does *not* hope is no hope.
    """
    clause = any(c.dep_ in ("xcomp", "ccomp") and c.pos_ in _VERBS for c in head.children)
    if head.lower_ in _HOPES:
        wished = (c for c in head.children if c.dep_ == "prep" and c.lower_ in _WISHED_FOR)
        return (clause or any(wished)) and not is_negated(head)
    if "would" in helpers and head.lemma_ in ("like", "love", "prefer"):
        return clause and not is_negated(head)
    subject = subject_of(head)
    return head.lemma_ == "be" and subject is not None and subject.lower_ in _HOPES


def _judgement(copula: Token, subject: Token | None) -> str | None:
    for child in copula.children:
        lower, lemma = child.lower_, child.lemma_.lower()
        if child.dep_ == "acomp" and not _is_compared(child):
            if lower in _HOPEFUL and _has_clause(child, copula):
                return HOPE
            if lower in _NEEDED and _has_clause(child, copula):
                return DUTY
            if lower in _JUDGING:
                return OPINION
            it = subject is not None and subject.lower_ == "it"
            if it and lower in _HARD and _has_clause(child, copula):
                return OPINION
        if child.dep_ == "attr":
            if lemma in _JUDGING_NOUNS:
                return OPINION
            if lemma not in _AMOUNTS and any(_judges(c) for c in child.children):
                return OPINION
    return None


def _judges(word: Token) -> bool:
    judging = word.lower_ in _JUDGING and word.lower_ != "right"  # a right winger
    return word.dep_ == "amod" and judging and _word_after(word) not in _AMOUNTS


def _has_clause(adjective: Token, copula: Token) -> bool:
    clauses = ("xcomp", "ccomp", "advcl")
    return any(c.dep_ in clauses for c in (*adjective.children, *copula.children))


def _is_compared(adjective: Token) -> bool:
    """``better than in May``: measured against a time or a figure."""
    return any(
        word.ent_type_ in ("DATE", "CARDINAL", "PERCENT", "MONEY") or word.lower_ == "expected"
        for than in adjective.children
        if than.lower_ == "than"
        for word in than.subtree
    )
