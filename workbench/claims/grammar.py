"""Questions about one parsed word: is it a predicate, what is its subject, what is around it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
AUXILIARIES: Final = frozenset(("aux", "auxpass"))
_FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LOOSE: Final = frozenset((",", ";", ":", "—", "–", "-", "--", ".", "…", "...", "!"))
_NOT_JOINING: Final = frozenset(("if", "whether", "unless", "because"))


def is_predicate(token: Token) -> bool:
    """Whether the word heads a clause that can stand as a sentence: a finite verb."""
    auxiliaries = [child for child in token.children if child.dep_ in AUXILIARIES]
    if token.pos_ not in ("VERB", "AUX") and not any(c.dep_ == "auxpass" for c in auxiliaries):
        return False
    if any(child.tag_ in _FINITE for child in auxiliaries):
        return True
    return token.tag_ in _FINITE and not any(child.tag_ == "TO" for child in auxiliaries)


def own_subject(verb: Token) -> Token | None:
    """The head of the subject that ``verb`` has itself, be it hung on its auxiliary."""
    helpers = []
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
        if child.dep_ in AUXILIARIES:
            helpers.append(child)
    below = (grandchild for child in helpers for grandchild in child.children)
    return next((child for child in below if child.dep_ in SUBJECTS), None)


def subject_of(verb: Token) -> Token | None:
    """The head of the subject of ``verb``, shared with an earlier verb if need be."""
    while True:
        subject = own_subject(verb)
        if subject is not None or verb.dep_ != "conj" or verb.head == verb:
            return subject
        verb = verb.head


def shared_auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries that a coordinated verb takes over from the one before it."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VB", "VBN", "VBG"):
        return []
    if any(child.dep_ in AUXILIARIES for child in verb.children):
        return []
    first = verb.head
    own = [child for child in first.children if child.dep_ in AUXILIARIES and child.i < first.i]
    return own or shared_auxiliaries(first)


def is_negated(verb: Token) -> bool:
    """Whether ``verb`` has a negation of its own."""
    return any(child.dep_ == "neg" for child in verb.children)


def begins_after_comma(words: Iterable[Token]) -> bool:
    """Whether a comma, dash or bracket stands before the first of ``words``."""
    first = min(words, key=lambda token: token.i)
    return first.i > 0 and first.doc[first.i - 1].text in (",", "—", "–", "--", "(", ";")


def is_loose(token: Token) -> bool:
    """Whether the token is white space or a mark that may be left off at either end."""
    return token.is_space or token.text in _LOOSE


def trimmed(words: list[Token]) -> list[Token]:
    """``words`` without loose marks at both ends; quotation marks stay."""
    start, end = 0, len(words)
    while start < end and is_loose(words[start]):
        start += 1
    while end > start and is_loose(words[end - 1]):
        end -= 1
    return words[start:end]


def with_partner_marks(words: list[Token], inside: frozenset[int]) -> list[Token]:
    """Add the quotation mark right outside ``words`` that belongs to a lone one in them.

    The parser hangs marks on whatever verb is near.
    """
    if not words or sum(word.text == '"' for word in words) % 2 == 0:
        return words
    doc = words[0].doc
    after = words[-1].i + 1
    while after in inside and is_loose(doc[after]):
        after += 1
    if after in inside and doc[after].text == '"':
        return [*words, doc[after]]
    before = words[0].i - 1
    if before in inside and doc[before].text == '"':
        return [doc[before], *words]
    return words


def words_under(head: Token, inside: frozenset[int]) -> list[Token]:
    """``head`` and the words that hang on it through words that lie ``inside``, in order."""
    found = [head] if head.i in inside else []
    waiting = [head]
    while waiting:
        for child in waiting.pop().children:
            if child.i in inside:
                found.append(child)
                waiting.append(child)
    return sorted(found, key=lambda token: token.i)


def listed(words: str) -> frozenset[str]:
    """A list of words written with blanks between them."""
    return frozenset(words.split())
