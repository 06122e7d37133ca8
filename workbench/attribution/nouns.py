"""Attributions that a noun makes: *Ms. Hale's claim that …*, *concerns among residents about …*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.attribution import cues
from workbench.attribution.draft import Draft
from workbench.attribution.grammar import run_span, subject_of, without
from workbench.attribution.identity import Identity, identify, phrase_span
from workbench.language import Document, Paragraph
from workbench.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEHIND = frozenset(["among", "by", "from"])


def noun_draft(document: Document, paragraph: Paragraph, noun: Token) -> Draft | None:
    """The attribution that a noun of statement makes, or ``None``.

    What was said is its *that* clause, or what a concern or a warning is about. Whose statement
    it is says a possessor, *by* or *from*, or the subject of a verb like *make*. A rumour or an
    allegation without anybody stands with nobody behind it; other nouns then do not attribute.
    """
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in cues.STATEMENT_NOUNS:
        return None
    clause = _clause_of(noun)
    said = _run(document, paragraph, clause.left_edge.i, clause) if clause is not None else None
    if clause is None:
        topic = _topic_of(noun)
        said = _run(document, paragraph, topic.i + 1, topic) if topic is not None else None
    if said is None:
        return None
    cue = document.span_of(paragraph, noun)
    speaker = _speaker(document, paragraph, noun)
    if speaker is None:
        if clause is None or noun.lemma_.lower() not in cues.RUMOUR_NOUNS:
            return None
        return Draft([cue], without(said, [cue]), "noun")
    identity, source = speaker
    return Draft([cue], without(said, [cue, source]), "noun", [source], identity)


def _clause_of(noun: Token) -> Token | None:
    """The *that* clause of a noun, also after *is*: *her argument is that …*."""
    holders = [noun]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        holders.append(noun.head)
    for holder in holders:
        for child in holder.rights:
            marked = any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in child.lefts)
            if child.dep_ in {"acl", "ccomp"} and marked:
                return child
    return None


def _topic_of(noun: Token) -> Token | None:
    wanted = cues.TOPIC_PREPOSITIONS.get(noun.lemma_.lower(), frozenset())
    return next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in wanted), None)


def _run(document: Document, paragraph: Paragraph, first: int, head: Token) -> Span | None:
    return run_span(document, paragraph, first, head.right_edge.i)


def _speaker(document: Document, paragraph: Paragraph, noun: Token) -> tuple[Identity, Span] | None:
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if owner is None:
        preps = [c for c in noun.rights if c.dep_ == "prep" and c.lower_ in _BEHIND]
        owner = next((c for prep in preps for c in prep.children if c.dep_ == "pobj"), None)
    if owner is None and noun.dep_ == "dobj" and noun.head.lemma_.lower() in cues.LIGHT_VERBS:
        owner = subject_of(noun.head)
    if owner is None:
        return None
    identity = identify(document, paragraph, owner)
    if not identity.can_speak:
        return None
    return identity, phrase_span(document, paragraph, owner)
