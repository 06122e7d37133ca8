"""What a statement only foresees or holds possible: predictions, possibilities, might-have-beens.

The rules look at the auxiliaries of the statement's verb, at the words that make it look ahead
(``is expected to``) and at its conditions. What is planned or promised is no prediction: that
somebody plans it is so now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.grammar import AUXILIARIES, is_negated, listed, own_subject, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

PREDICTION: Final = "a prediction"
POSSIBILITY: Final = "a possibility, not a fact"
HYPOTHESIS: Final = "what might have been, not a fact"

_FUTURE: Final = frozenset(("will", "'ll", "’ll", "shall", "wo", "won"))
_POSSIBLE: Final = frozenset(("may", "might", "could"))
_PERHAPS: Final = frozenset(("may", "might", "must"))
"""With *have*, a guess at what happened; *could have* is told of chances that were there."""
_FORECAST: Final = frozenset(("expect", "predict", "forecast", "project", "anticipate"))
_BOUND: Final = frozenset(
    ("likely", "unlikely", "set", "due", "poised", "bound", "certain", "sure")
)
_LIKELY: Final = frozenset(("likely", "unlikely"))
_MAYBE: Final = frozenset(("possible", "conceivable", "plausible", "likely", "unlikely"))
_OPEN: Final = frozenset(("unclear", "uncertain", "doubtful"))
_DEGREES: Final = listed("more less as equally times twice thrice")
_CONDITIONS: Final = frozenset(("if", "unless", "provided", "should", "were", "had"))
_WISHES: Final = frozenset(("like", "love", "prefer"))
_HABITS: Final = listed(
    "always commonly frequently generally mostly normally often periodically rarely regularly "
    "sometimes typically usually"
)
_LATER: Final = listed("later eventually soon afterward afterwards subsequently ultimately then")


def prospect(verbs: Sequence[Token]) -> str | None:
    """What makes the statement none of fact, or ``None``.

    Args:
        verbs: the auxiliaries of the statement's verb, then the verb.
    """
    head = verbs[-1]
    helpers = {verb.lower_ for verb in verbs[:-1]}
    perfect = "have" in helpers
    if helpers & _FUTURE and not _is_habit(head):
        return PREDICTION
    if "would" in helpers:
        if perfect:
            return HYPOTHESIS if _has_condition(head) else None
        if head.lemma_ in _WISHES and any(c.dep_ == "xcomp" for c in head.children):
            return None  # a hope, see there
        if _is_reported(head) or _has_condition(head) or _is_supposed(head):
            return PREDICTION
    if perfect and helpers & _PERHAPS:
        return POSSIBILITY
    if helpers & _POSSIBLE and not perfect and not _was_unable(head, helpers):
        return POSSIBILITY
    return _looks_ahead(head)


def measured_chance(head: Token) -> bool:
    """Whether a chance is compared or counted (``twice as likely to``): that is a finding."""
    return any(word.lower_ in _LIKELY and _is_measured(word) for word in _complements(head))


def _complements(head: Token) -> Iterator[Token]:
    yield from (child for child in head.children if child.dep_ in ("acomp", "oprd"))


def _is_measured(likely: Token) -> bool:
    if any(child.dep_ in ("advmod", "npadvmod") and child.lower_ in _DEGREES
           for child in likely.children):  # fmt: skip
        return True
    before = likely.nbor(-1) if likely.i > 0 else likely
    return before.lower_ in _DEGREES


def _looks_ahead(head: Token) -> str | None:
    """Phrases such as ``is expected to``, ``is going to``, ``is set to``, ``it is likely that``."""
    clauses = [c for c in head.children if c.dep_ in ("xcomp", "ccomp")]
    infinitive = any(c.tag_ == "TO" for clause in clauses for c in clause.children)
    if head.lemma_.lower() in _FORECAST:
        return PREDICTION if clauses and not is_negated(head) else None
    if head.lower_ == "going" or head.lower_ in _BOUND:
        return PREDICTION if infinitive else None
    for word in _complements(head):
        if word.lower_ in _LIKELY and _is_measured(word):
            continue
        said = [*clauses, *(c for c in word.children if c.dep_ in ("xcomp", "ccomp"))]
        if word.lower_ in _OPEN and (said or any(c.dep_ == "advcl" for c in head.children)):
            return POSSIBILITY
        if word.lower_ in _MAYBE and any(_is_past(clause) for clause in said):
            return POSSIBILITY
        if word.lower_ in _LIKELY or (said and word.lower_ in _BOUND):
            return PREDICTION
        if word.lower_ in _MAYBE and any(clause.dep_ == "ccomp" for clause in said):
            return POSSIBILITY
    return None


def _is_past(clause: Token) -> bool:
    helpers = {c.lower_ for c in clause.children if c.dep_ in AUXILIARIES}
    return clause.tag_ == "VBD" or "have" in helpers or bool(helpers & {"was", "were", "had"})


def _is_habit(head: Token) -> bool:
    return any(c.dep_ == "advmod" and c.lower_ in _HABITS for c in head.children)


def _is_reported(head: Token) -> bool:
    """Whether the clause is what somebody said (*would* is then *will* seen from the past)."""
    return head.dep_ in ("ccomp", "conj")


def _has_condition(head: Token) -> bool:
    """Whether the clause holds only if something else does (``if …``, ``had it passed, …``)."""
    for clause in head.children:
        if clause.dep_ != "advcl":
            continue
        subject = own_subject(clause)
        for word in clause.children:
            inverted = subject is not None and word.i < subject.i and word.dep_ in AUXILIARIES
            if (inverted or word.dep_ == "mark") and word.lower_ in _CONDITIONS:
                return True
    return False


def _is_supposed(head: Token) -> bool:
    """Whether a thing is only thought of (``a ban would cost …``), and no past is told.

    Of people it may be a habit or a refusal (``she would not answer``), which is told as a fact.
    """
    subject = subject_of(head)
    if subject is None or subject.ent_type_ == "PERSON" or subject.tag_ == "PRP":
        return False
    if is_negated(head) or head.lemma_ == "do":
        return False
    counted = any(c.dep_ == "nummod" for c in subject.children)
    if counted and (subject.tag_ == "NNS" or subject.lower_ in ("percent", "%")):
        return False  # 46 percent would choose her: what they told a poll
    return not any(
        word.lower_ in _LATER or word.ent_type_ == "DATE" or word.tag_ == "VBD"
        for word in head.subtree
    )


def _was_unable(head: Token, helpers: set[str]) -> bool:
    """``could not explain``: what somebody was unable to do, not what is possible."""
    denied = "could" in helpers and is_negated(head)
    return denied and (head.lemma_ != "be" or not _is_reported(head))
