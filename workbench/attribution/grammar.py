"""Small questions to a parse: who is the subject, where does a clause begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.language import Document, Paragraph, Quotation
from workbench.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word, apostrophes inside it included."""
_EDGE_MARKS = frozenset(",;:.–—-…")


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself."""
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, or the one it shares with the verb it belongs to.

    Coordinated verbs share the first one's, participles (*…, emphasizing …*) that of the main
    clause, infinitives (*went on to say*) that of the governing verb, participles on a noun
    (*a statement saying …*) have the noun.
    """
    seen: set[int] = set()
    here: Token | None = mistaken_adjective(verb) or verb
    while here is not None and here.i not in seen:
        seen.add(here.i)
        own = own_subject(here)
        if own is not None:
            return own
        if here.dep_ in {"acl", "relcl"} and here.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return here.head
        if here.dep_ == "pcomp" and here.head.dep_ == "prep":  # by warning that …
            here = here.head
        if here.dep_ in {"conj", "advcl", "xcomp", "ccomp", "prep"} and here.head.pos_ in {
            "VERB",
            "AUX",
        }:
            # A finite complement has its own subject; only bare forms borrow one.
            if here.dep_ == "ccomp" and here.tag_ in {"VBD", "VBZ", "VBP"}:
                return None
            here = here.head
            continue
        return None
    return None


def trailing_participle(clause: Token, lemmas: frozenset[str]) -> Token | None:
    """*…, emphasizing …* at the end of a clause: the participle, if its lemma is in ``lemmas``.

    The parser often hangs such a participle on the reported clause; it belongs to who reports.
    """
    for token in clause.subtree:
        if (
            token.dep_ == "advcl"
            and token.tag_ == "VBG"
            and token.i > clause.i
            and token.lemma_.lower() in lemmas
            and token.doc[token.i - 1].text == ","
            and own_subject(token) is None
        ):
            return token
    return None


def mistaken_adjective(token: Token) -> Token | None:
    """The verb that *noted* is coordinated with in *described … but noted signs of …*.

    The small model reads such a verb as an adjective of its object.
    """
    if token.dep_ != "amod" or token.tag_ not in {"VBN", "VBD"} or token.i == 0:
        return None
    before, verb = token.doc[token.i - 1], token.head.head
    if before.dep_ == "cc" and before.head.i == verb.i and verb.pos_ == "VERB":
        return verb
    return None


def is_negated(verb: Token) -> bool:
    """Whether *not*, *never* stands on the verb, or it follows *declined to*, *refused to*."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in {"decline", "refuse", "fail", "avoid"}


def says_nothing(verb: Token) -> bool:
    """Whether the words are denied to somebody (*did not say that*, *declined to say whether*)."""
    if verb.pos_ != "VERB" or verb.lemma_ in {"deny", "believe", "think", "expect", "agree"}:
        return False
    declined = verb.lemma_ in {"decline", "refuse"} and any(
        c.dep_ == "xcomp" and c.lemma_ in {"say", "comment", "answer", "discuss"}
        for c in verb.children
    )
    return declined or is_negated(verb)


def was_asked(verb: Token) -> bool:
    """*Mr. Poul, asked whether he would resign, said*: the one who is asked."""
    return verb.lemma_ == "ask" and verb.i > 0 and verb.nbor(-1).text == ","


def agent_of(verb: Token) -> Token | None:
    """The noun after *by* of a passive verb."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, or a bare past participle after its noun."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    bare = verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children)
    return bare and verb.dep_ in {"acl", "pcomp", "advcl"}


def run_span(document: Document, paragraph: Paragraph, first: int, last: int) -> Span | None:
    """The words from token ``first`` to token ``last``, white space and edge marks left off.

    Quotation marks stay: what is quoted is filled to its marks later.
    """
    doc = paragraph.doc
    while first <= last and (doc[first].is_space or doc[first].text in _EDGE_MARKS):
        first += 1
    while last >= first and (doc[last].is_space or doc[last].text in _EDGE_MARKS):
        last -= 1
    if first > last:
        return None
    if first == last and doc[first].is_punct:
        return None
    return document.span_of(paragraph, doc[first : last + 1])


def names_a_work(text: str, quotation: Quotation) -> bool:
    """Whether quotation marks hold a title (*on “The Morning Hour,”*) and nobody's words."""
    inner = quotation.inner.of(text).strip()
    words = WORD.findall(inner)
    if len(words) < 2 or inner[-1] in ".?!":
        return False
    return all(word[0].isupper() or word[0].isdigit() for word in words if len(word) > 3)


def without(span: Span, holes: list[Span]) -> list[Span]:
    """What is left of ``span`` when ``holes`` are taken out, in order."""
    pieces = [span]
    for hole in holes:
        left: list[Span] = []
        for piece in pieces:
            if not piece.overlaps(hole):
                left.append(piece)
                continue
            if piece.start < hole.start:
                left.append(Span(start=piece.start, end=hole.start))
            if hole.end < piece.end:
                left.append(Span(start=hole.end, end=piece.end))
        pieces = left
    return pieces


def shared(text: str, content: list[Span], places: Sequence[Span]) -> list[Span]:
    """What of ``content`` lies in ``places``, whole where it does, else without loose ends."""
    found: list[Span] = []
    for piece in content:
        for place in places:
            start, end = max(piece.start, place.start), min(piece.end, place.end)
            if start < end:
                cut = Span(start=start, end=end)
                part = piece if cut == piece else trimmed(text, cut)
                found += [part] if part is not None else []
    return found


def trimmed(text: str, span: Span) -> Span | None:
    """``span`` without white space and commas at its ends; ``None`` where no word is left."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _EDGE_MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGE_MARKS):
        end -= 1
    if not any(c.isalnum() for c in text[start:end]):
        return None
    return Span(start=start, end=end)
