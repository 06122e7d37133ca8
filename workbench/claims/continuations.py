"""*This* and *that* for what the sentence before says: *The dam broke, which left Tarn dry.*

The two sentences are told as one, so what exactly is meant stays as open as in the article:
nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.draft import Draft
from workbench.claims.expletives import is_expletive
from workbench.claims.grammar import is_predicate, own_subject, trimmed
from workbench.claims.passage import Passage
from workbench.claims.pronouns import full_form, is_open_pronoun
from workbench.claims.substitution import Substitution
from workbench.claims.wording import wording_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Reading = Callable[[Passage, Sequence["Token"]], tuple[dict[int, Substitution], list[str]]]

_LONGEST: Final = 32
"""Words of the sentence before."""

_POINTING: Final = frozenset(("this", "that"))
_SAID: Final = ("attr", "npadvmod")
_MARKS: Final = frozenset("[]:;?!…") | {"..."}


def continued(
    passage: Passage, words: Sequence[Token], reading: Reading
) -> tuple[list[Substitution], list[str]]:
    """What is read for *this* or *that* at the head of a statement.

    Args:
        words: the statement's words, in the order they are read.
        reading: the replacements and flags of the words that are told before it.

    Returns:
        Substitutions for the pronoun and its short verb, with the flags of the words told
        before; nothing where the pronoun may mean anything else.
    """
    first = next((word for word in words if not word.is_punct), None)
    if first is None or not _is_subject(first):
        return [], []
    found = _told_before(passage, first, reading)
    if found is None:
        return [], []
    told, flags = found
    why = f"{first.lower_} is what the article says before"
    verb = first.nbor(1)
    read = [Substitution((first.i,), passage.span(first), f"{told}, which", why)]
    form = full_form(verb)
    if form is not None:
        span = passage.span(verb)
        read.append(Substitution((verb.i,), span, form, "agrees with which", spaced=True))
    return read, flags


def _is_subject(word: Token) -> bool:
    """Whether *this* or *that* alone is the subject of a main verb."""
    if word.lower_ not in _POINTING or word.pos_ != "PRON" or word.n_lefts or word.n_rights:
        return False
    if word.dep_ not in ("nsubj", "nsubjpass") or word.i + 1 >= len(word.doc):
        return False
    return not any(_is_other(said) for said in word.head.children if said.dep_ in _SAID)


def _is_other(said: Token) -> bool:
    """Whether it is of an occasion that *this* is *her third term*, *last May*."""
    return said.ent_type_ in ("DATE", "TIME") or any(c.dep_ == "poss" for c in said.lefts)


def _told_before(passage: Passage, word: Token, reading: Reading) -> tuple[str, list[str]] | None:
    """The clause or sentence before as a statement, if it is a plain one of the same voice."""
    around, words = _before(passage, word)
    if not words or any(around.said_in(token) != passage.said_in(word) for token in words):
        return None
    substitutions, flags = reading(around, words)
    if is_open_pronoun(words[0]) and words[0].i not in substitutions:
        return None
    wording = wording_of(around, Draft("sentence", words[0], tuple(words)), substitutions)
    return None if wording is None or wording.flags else (wording.statement, flags)


def _before(passage: Passage, word: Token) -> tuple[Passage, list[Token]]:
    """The plain clause before *but this …*, or the plain sentence before *This …*; or none."""
    document, sentence = passage.document, passage.sentence(word)
    if sentence is None:
        return passage, []
    earlier = [token for token in sentence.tokens if token.i < word.i]
    if word.head.dep_ == "conj" and word.head.head.dep_ == "ROOT":
        joint = next((t for t in reversed(earlier) if t.dep_ == "cc"), None)
        if joint is None or joint.i != word.i - 1 or joint.head != word.head.head:
            return passage, []
        return passage, _plain(earlier[:-1], word.head.head)
    joining = ("cc", "punct")
    if word.head.dep_ != "ROOT" or any(t.dep_ not in joining and not t.is_space for t in earlier):
        return passage, []
    if sentence.index == 0:
        return passage, []
    before = document.sentences[sentence.index - 1]
    is_near = sentence.paragraph - before.paragraph <= 1
    ends = before.span.of(document.text).rstrip("\"”’'").endswith(".")
    if not is_near or not ends or document.paragraphs[before.paragraph].kind != "body":
        return passage, []
    return passage.beside(before.paragraph), _plain(list(before.tokens), before.tokens.root)


def _plain(tokens: list[Token], root: Token) -> list[Token]:
    """The words of a short declarative clause without what joins it to others; else none."""
    words = [token for token in tokens if not token.is_space]
    while words and (words[0].dep_ == "cc" or words[0].is_punct):
        words.pop(0)
    words = trimmed(words)
    if not words or len(words) > _LONGEST or any(word.text in _MARKS for word in words):
        return []
    subject = own_subject(root)
    if not is_predicate(root) or subject is None or subject.lower_ in _POINTING:
        return []
    return [] if is_expletive(subject) or subject.i > root.i else words
