"""What kind of statement a claim is, and whether evidence can settle it.

The rules look at the form of the statement's own verb. They are cautious: a claim is called
not checkable only for a prediction or mere possibility, a hope, a need or duty, a plain
judgement, a question, an instruction, or for saying nothing definite. All of this is about what
is stated. That somebody said it is the other axis, the verdict on its attribution, and stays open
to checking whatever stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.claims.claim_types import compares, is_definition, type_of
from workbench.claims.draft import Draft
from workbench.claims.grammar import AUXILIARIES, subject_of
from workbench.claims.opinion import is_plainly_opinion
from workbench.claims.positions import position
from workbench.claims.prospects import prospect
from workbench.claims.vague import is_vague
from workbench.models import ClaimType

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES: Final = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC"))
_POSITIONS: Final = {"need": "a need", "importance": "importance"}


class Assessment(NamedTuple):
    """Type of a claim, whether it can be checked, and why."""

    type: ClaimType
    checkable: bool
    reason: str


A_QUOTE: Final = Assessment(ClaimType.QUOTE, True, "what was said can be checked")
"""A claim that somebody said something, whatever it was."""


def assess(draft: Draft, *, quoted: bool) -> Assessment:
    """Judge a draft by its form.

    Args:
        draft: the statement; its ``head`` is the word it is about.
        quoted: whether the claim is that somebody said the words (the report itself).
    """
    if draft.kind in _POSITIONS:
        return _not_checkable(ClaimType.OPINION, f"{_POSITIONS[draft.kind]} is a position")
    words = draft.tokens()
    verbs = _verbs(draft.head)
    ahead = prospect(verbs)
    if ahead:
        return _not_checkable(ClaimType.PREDICTION, ahead)
    if quoted:
        if is_definition(draft.head):
            return _checkable(ClaimType.DEFINITION)
        return A_QUOTE
    if _is_question(words):
        return _not_checkable(ClaimType.OTHER, "a question")
    if _is_instruction(verbs):
        return _not_checkable(ClaimType.OTHER, "an instruction")
    held = position(verbs)
    if held:
        return _not_checkable(ClaimType.OPINION, held)
    kind = type_of(draft, words)
    if kind is not ClaimType.QUANTITY and is_vague(words):
        return _not_checkable(ClaimType.OTHER, "vague, nothing definite is named")
    if not _is_measured(kind, words) and is_plainly_opinion(words):
        return _not_checkable(ClaimType.OPINION, "reads as an opinion")
    return _checkable(kind)


def _is_measured(kind: ClaimType, words: Sequence[Token]) -> bool:
    """Whether figures or a comparison of named things can settle it, however it is told."""
    if kind is not ClaimType.COMPARISON:
        return kind is ClaimType.QUANTITY
    return any(word.ent_type_ in _NAMES for word in words) or compares(words)


def _checkable(kind: ClaimType) -> Assessment:
    return Assessment(kind, True, f"checkable: {kind.value}")


def _not_checkable(kind: ClaimType, why: str) -> Assessment:
    return Assessment(kind, False, f"not checkable: {why}")


def _verbs(head: Token) -> list[Token]:
    """The verb with its auxiliaries and those of the verb it shares them with."""
    found = [head]
    verb = head
    while True:
        auxiliaries = [c for c in verb.children if c.dep_ in AUXILIARIES]
        if auxiliaries or verb.dep_ != "conj" or verb.head == verb:
            return [*auxiliaries, *found]
        verb = verb.head


def _is_question(words: Sequence[Token]) -> bool:
    """Whether the statement ends in a question mark, read or left off at its end."""
    last = words[-1]
    after = last.nbor(1).text if last.i + 1 < len(last.doc) else ""
    return "?" in (last.text, after)


def _is_instruction(verbs: Sequence[Token]) -> bool:
    """Whether the verb tells somebody to do something: bare, without a subject or auxiliary."""
    head = verbs[-1]
    helpers = [verb for verb in verbs[:-1] if verb.lower_ not in ("do", "n't", "n’t")]
    return head.tag_ == "VB" and not helpers and subject_of(head) is None
