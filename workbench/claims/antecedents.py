"""The fuller phrase behind *these relations* or *the delegation*, where it is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.claims.asides import phrase
from workbench.claims.grammar import trimmed
from workbench.claims.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEMONSTRATIVES: Final = frozenset(("these", "those", "this", "that"))
_INDEFINITE: Final = frozenset(("a", "an"))
_STOPS: Final = frozenset((",", ";", ":", "(", ")", '"', "—", "–", "--"))
_LONGEST: Final = 12


def antecedent_of(passage: Passage, noun: Token) -> str | None:
    """The words that ``noun`` takes up, if a phrase before has the same noun and says more.

    Looked for in the same and the preceding sentence: *these relations* takes up *bilateral
    relations with …*, *the delegation* takes up *a Russian delegation led by …*. Two such
    phrases, or a plain one, are no certain answer.
    """
    determiner = next((c for c in noun.children if c.dep_ == "det"), None)
    if determiner is None or any(
        c.dep_ not in ("det", "case") for c in noun.children if c.i < noun.i
    ):
        return None
    demonstrative = determiner.lower_ in _DEMONSTRATIVES
    if not demonstrative and determiner.lower_ != "the":
        return None
    sentence = passage.sentence(noun)
    if sentence is None or any(c.dep_ in ("prep", "acl", "relcl") for c in noun.children):
        return None
    here = passage.span(noun).start
    before = passage.document.sentences[max(0, sentence.index - 1) : sentence.index + 1]
    before = tuple(one for one in before if one.paragraph == passage.paragraph.index)
    found = [
        token
        for one in before
        for token in one.tokens
        if token.lemma_.lower() == noun.lemma_.lower()
        and token.tag_ == noun.tag_
        and passage.span(token).start < here
        and (demonstrative or _is_new(token))
        and token.dep_ != "poss"
        and passage.said_in(token) == passage.said_in(noun)
    ]
    return _definite(passage, found[0], noun) if len(found) == 1 else None


def _is_new(noun: Token) -> bool:
    """Whether a phrase brings its thing up for the first time (*a delegation*)."""
    return any(c.dep_ == "det" and c.lower_ in _INDEFINITE for c in noun.children)


def _definite(passage: Passage, noun: Token, again: Token) -> str | None:
    """The phrase of ``noun`` with *the* for *a*, up to its first comma, if it says more.

    ``again`` is the noun that takes it up, which is no part of it (*this rule or that rule*).
    """
    words = phrase(noun, frozenset(word.i for word in noun.sent))
    stop = (n for n, word in enumerate(words) if word.i != words[0].i + n or word.text in _STOPS)
    words = trimmed(words[: next(stop, len(words))])
    opening = words[0] if words and words[0].dep_ == "det" else None
    rest = words[1:] if opening is not None else words
    if opening is None and noun.tag_ == "NN":
        return None
    if (
        len(rest) < 2
        or again in words
        or len(words) > _LONGEST
        or any(word.pos_ == "PRON" for word in rest)
    ):
        return None
    told = " ".join(passage.span_of(rest).of(passage.text).split())
    is_counted = rest[0].pos_ == "NUM"
    return f"the {told}" if opening is not None or is_counted else told
