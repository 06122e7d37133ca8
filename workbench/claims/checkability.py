"""What kind of statement a claim is, and whether evidence can settle it.

The rules look at the form of the statement's own verb. They are cautious: a claim is called
not checkable only for a prediction, a hope, a need or duty, or a plain judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.claims.draft import Draft
from workbench.claims.grammar import AUXILIARIES, listed, subject_of
from workbench.claims.opinion import CERTAIN, opinion_weight
from workbench.models import ClaimType

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE: Final = frozenset(("will", "'ll", "’ll", "shall", "wo", "won"))
_POSSIBLE: Final = frozenset(("may", "might", "could"))
_DUTY: Final = frozenset(("must", "should", "ought"))
_FORECAST: Final = frozenset(("expect", "predict", "forecast", "project", "anticipate"))
_BOUND: Final = frozenset(
    ("likely", "unlikely", "set", "due", "poised", "bound", "certain", "sure")
)
_HOPES: Final = frozenset(("hope", "wish", "dream", "pray"))
_BELIEFS: Final = frozenset(("think", "believe", "feel", "guess", "suppose", "love", "hate"))
_JUDGEMENTS: Final = listed(
    "absurd amazing appalling awful bad beautiful best better boring brilliant crucial cruel "
    "delicious despicable disappointing disastrous disgraceful disgusting dreadful elegant "
    "essential excellent exciting fair fantastic foolish good gorgeous great horrible "
    "important impressive incredible interesting lovely magnificent necessary nice "
    "outrageous pathetic perfect pointless reasonable ridiculous sad scandalous senseless "
    "shameful shocking silly smart strange stunning stupid superb terrible terrific tragic "
    "ugly unacceptable unfair unfortunate unjust unnecessary unreasonable urgent vital "
    "welcome wise wonderful worse worst worthy"
)
_JUDGING_NOUNS: Final = listed(
    "absurdity disaster disgrace farce joke mess mistake nightmare nonsense outrage rescue "
    "scandal shame slap tragedy triumph wonder"
)
_NUMBERED: Final = frozenset(("CARDINAL", "PERCENT", "MONEY", "QUANTITY"))
_CAUSES: Final = frozenset(
    ("because", "cause", "due", "result", "trigger", "drive", "prompt", "blame", "fuel")
)
_LAW: Final = listed(
    "law court illegal legal sanction ban convict sentence indict charge lawsuit sue treaty "
    "legislation statute ruling verdict constitution unlawful bill decree regulation fine"
)
_DEFINING: Final = frozenset(("apposition",))
_POSITIONS: Final = {"need": "a need", "importance": "importance"}


class Assessment(NamedTuple):
    """Type of a claim, whether it can be checked, and why."""

    type: ClaimType
    checkable: bool
    reason: str


def assess(draft: Draft, *, quoted: bool) -> Assessment:
    """Judge a draft by its form.

    Args:
        draft: the statement; its ``head`` is the word it is about.
        quoted: whether the claim is that somebody said the words (the report itself).
    """
    if draft.kind in _POSITIONS:
        return Assessment(
            ClaimType.OPINION, False, f"not checkable: {_POSITIONS[draft.kind]} is a position"
        )
    words = draft.tokens()
    if quoted:
        return Assessment(ClaimType.QUOTE, True, "what was said can be checked")
    verbs = _verbs(draft.head)
    prediction = _prediction(verbs)
    if prediction:
        return Assessment(ClaimType.PREDICTION, False, f"not checkable: {prediction}")
    position = _position(verbs)
    if position:
        return Assessment(ClaimType.OPINION, False, f"not checkable: {position}")
    if opinion_weight(words) >= CERTAIN:
        return Assessment(ClaimType.OPINION, False, "not checkable: reads as an opinion")
    kind = _kind(draft, words)
    return Assessment(kind, True, f"checkable: {kind.value}")


def _verbs(head: Token) -> list[Token]:
    """The verb with its auxiliaries and those of the verb it shares them with."""
    found = [head]
    verb = head
    while True:
        auxiliaries = [c for c in verb.children if c.dep_ in AUXILIARIES]
        if auxiliaries or verb.dep_ != "conj" or verb.head == verb:
            return [*auxiliaries, *found]
        verb = verb.head


def _prediction(verbs: Sequence[Token]) -> str | None:
    head = verbs[-1]
    helpers = {verb.lower_ for verb in verbs[:-1]}
    perfect = "have" in helpers
    if helpers & _FUTURE:
        return "a prediction"
    if "would" in helpers and not perfect and _is_reported(head):
        return "a prediction"
    if helpers & _POSSIBLE and not perfect:
        return "a possibility, not a fact"
    return "a prediction" if _looks_ahead(head) else None


def _looks_ahead(head: Token) -> bool:
    """Phrases such as ``is expected to``, ``is going to``, ``is set to``, ``it is likely that``."""
    clauses = [c for c in head.children if c.dep_ in ("xcomp", "ccomp")]
    infinitive = any(c.tag_ == "TO" for clause in clauses for c in clause.children)
    if head.lemma_.lower() in _FORECAST:
        return bool(clauses)
    if head.lower_ == "going" or head.lower_ in _BOUND:
        return infinitive
    return any(
        child.lower_ in _BOUND
        and child.dep_ in ("acomp", "oprd")
        and (clauses or any(c.dep_ in ("xcomp", "ccomp") for c in child.children))
        for child in head.children
    )


def _is_reported(head: Token) -> bool:
    """Whether the clause is what somebody said (*would* is then *will* seen from the past)."""
    return head.dep_ in ("ccomp", "conj")


def _position(verbs: Sequence[Token]) -> str | None:
    head = verbs[-1]
    helpers = {verb.lower_ for verb in verbs[:-1]}
    lemma = head.lemma_.lower()
    if helpers & _DUTY:
        return "says what ought to be"
    infinitive = any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in head.children)
    if lemma in ("need", "have") and head.tag_ in ("VBP", "VBZ", "VB") and infinitive:
        return "says what ought to be"
    subject = subject_of(head)
    first_person = subject is not None and subject.lower_ in ("i", "we")
    if lemma in _HOPES:
        return "a hope"
    if lemma in _BELIEFS and first_person:
        return "an opinion"
    if head.pos_ == "AUX" or lemma in ("be", "seem", "look", "remain", "become"):
        return _judgement(head)
    if head.lower_ in _JUDGEMENTS or head.lower_ in _JUDGING_NOUNS:
        return "an opinion"
    return None


def _judgement(copula: Token) -> str | None:
    for child in copula.children:
        if child.dep_ == "acomp" and child.lower_ in _JUDGEMENTS:
            return "an opinion"
        if child.dep_ == "attr" and child.lemma_.lower() in _JUDGING_NOUNS:
            return "an opinion"
        if child.dep_ == "attr" and any(
            c.dep_ == "amod" and c.lower_ in _JUDGEMENTS for c in child.children
        ):
            return "an opinion"
    return None


def _kind(draft: Draft, words: Sequence[Token]) -> ClaimType:
    lemmas = {word.lemma_.lower() for word in words if not word.ent_type_}
    if any(word.ent_type_ in _NUMBERED and word.pos_ in ("NUM", "SYM") for word in words):
        return ClaimType.QUANTITY
    if any(
        word.lower_ in ("than", "most", "least") or word.tag_ in ("JJS", "RBS") for word in words
    ):
        return ClaimType.COMPARISON
    leads = draft.head.lemma_ == "lead" and any(c.lower_ == "to" for c in draft.head.children)
    if leads or lemmas & _CAUSES:
        return ClaimType.CAUSAL
    if lemmas & _LAW:
        return ClaimType.LEGAL
    if draft.kind in _DEFINING or _is_definition(draft.head):
        return ClaimType.DEFINITION
    if draft.head.tag_ in ("VBD", "VBN", "VBG") or draft.kind == "adjunct":
        return ClaimType.EVENT
    return ClaimType.OTHER


def _is_definition(head: Token) -> bool:
    return head.lemma_ == "be" and any(c.dep_ == "attr" for c in head.children)
