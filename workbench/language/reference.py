"""What pronouns and short descriptions stand for, where that is certain.

Nothing is guessed: where two candidates are left, or none, the answer is nobody and the reason
why, and the reviewer sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.language.document import Document, Entity, Paragraph
from workbench.language.words import COUNTRY_NOUNS, ORGANIZATION_NOUNS
from workbench.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

MALE: Final = frozenset({"he", "him", "his", "himself"})
FEMALE: Final = frozenset({"she", "her", "hers", "herself"})
NEUTER: Final = frozenset({"it", "its", "itself"})
PLURAL: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "agent"})
_FAR: Final = 2
"""Paragraphs back in which a person may be meant by a pronoun."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What some words stand for: an entity, or nobody and why."""

    entity: Entity | None
    reason: str


def resolve(document: Document, paragraph: Paragraph, token: Token) -> Reference:
    """The entity that a pronoun, a name or *the country*, *the organization* stands for.

    Args:
        token: the pronoun, or the head noun of the description.
    """
    named = document.entity_at(document.span_of(paragraph, token))
    if named is not None:
        return Reference(named, "named")
    word = token.lower_
    if word in MALE or word in FEMALE:
        return _person(document, paragraph, token, "m" if word in MALE else "f")
    if word in NEUTER:
        return _thing(document, paragraph, token)
    if word in PLURAL:
        return Reference(None, f"unresolved pronoun: {token.text}")
    if token.pos_ == "NOUN" and _is_definite(token):
        if token.lemma_.lower() in COUNTRY_NOUNS:
            return _last_named(document, paragraph, token, {"place"})
        if token.lemma_.lower() in ORGANIZATION_NOUNS:
            return _last_named(document, paragraph, token, {"organization"})
    return Reference(None, "not a reference")


def _is_definite(token: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"the", "this"} for c in token.children) and not any(
        c.dep_ in {"amod", "compound", "prep", "relcl", "poss"} for c in token.children
    )


def _person(document: Document, paragraph: Paragraph, token: Token, gender: str) -> Reference:
    """The one person whom *he* or *she* can be: the subject nearby, if no other person fits."""
    here = document.span_of(paragraph, token).start
    quoted = document.quotation_at(here)
    near: list[tuple[int, Entity]] = []
    for entity, spans in _named_near(document, paragraph, here):
        if entity.kind != "person" or entity.gender not in (gender, None):
            continue
        if entity.name == document.article.author:
            continue  # The byline: who writes is not who is written about.
        unquoted = [s for s in spans if quoted is None or not quoted.span.holds(s)]
        near.append(((unquoted or spans)[-1].start, entity))
    near.sort(key=lambda one: -one[0])
    if not near:
        return _only_person_before(document, token, here, gender)
    if len(near) == 1:
        return Reference(near[0][1], "the only person named nearby")
    subjects = [(at, e) for at, e in near if _is_subject(document, at)]
    if subjects and subjects[0][0] >= near[0][0]:
        others = [e for at, e in near[1:] if _same_sentence(document, at, near[0][0])]
        if not others:
            return Reference(near[0][1], "the last person named, and the subject")
    if subjects and (token.dep_ in _SUBJECTS or token.dep_ == "poss"):
        latest = _sentence_index(document, near[0][0])
        in_last = [e for at, e in subjects if _sentence_index(document, at) == latest]
        if len({e.index for e in in_last}) == 1:
            return Reference(in_last[0], "the subject of the last sentence that names a person")
    if token.dep_ in _SUBJECTS:
        main = [e for at, e in near if _is_main_subject(document, at)]
        if len(main) == 1:
            return Reference(main[0], "the only person nearby that is subject of a main clause")
    return Reference(None, f"unresolved pronoun: {token.text}")


def _only_person_before(document: Document, token: Token, here: int, gender: str) -> Reference:
    people: list[Entity] = []
    for entity in document.entities:
        if not entity.mentions or entity.mentions[0].end > here:
            break  # Entities are in the order of their first mention.
        if entity.kind == "person" and entity.gender in (gender, None):
            people.append(entity)
        if len(people) > 1:
            break
    if len(people) == 1:
        return Reference(people[0], "the only person named before")
    return _nobody(token)


def _named_near(
    document: Document, paragraph: Paragraph, here: int
) -> Iterator[tuple[Entity, list[Span]]]:
    """The entities named before ``here``, in the same paragraph or the few before it, with the
    mentions there."""
    start = _window_start(document, paragraph)
    if start >= here:
        return
    found: dict[int, list[Span]] = {}
    for mention in document.mentions_in(Span(start=start, end=here)):
        if start <= mention.span.start and mention.span.end <= here:
            found.setdefault(mention.entity, []).append(mention.span)
    for index in sorted(found):
        yield document.entities[index], found[index]


def _window_start(document: Document, paragraph: Paragraph) -> int:
    """Where the paragraphs begin in which a name is near: headings do not count as one."""
    index, left = paragraph.index, _FAR
    while index > 0 and left > 0:
        index -= 1
        left -= document.paragraphs[index].kind == "body"
    return document.paragraphs[index].span.start


def _thing(document: Document, paragraph: Paragraph, token: Token) -> Reference:
    """What *it* or *its* stands for: the subject of its own clause or sentence, if a name."""
    subject = _clause_subject(token)
    while subject is not None:
        entity = document.entity_at(document.span_of(paragraph, subject))
        if entity is not None and entity.kind in {"organization", "place"}:
            return Reference(entity, "the subject of the same sentence")
        if entity is not None or subject.pos_ != "PRON":
            break
        return resolve(document, paragraph, subject) if subject.i != token.i else _nobody(token)
    return _nobody(token)


def _clause_subject(token: Token) -> Token | None:
    """The nearest subject that governs ``token`` and stands before it."""
    for ancestor in token.ancestors:
        for child in ancestor.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < token.i and child is not token:
                return child
    return None


def _nobody(token: Token) -> Reference:
    return Reference(None, f"unresolved pronoun: {token.text}")


def _last_named(
    document: Document, paragraph: Paragraph, token: Token, kinds: set[str]
) -> Reference:
    """The one entity of ``kinds`` that *the country*, *the organization* can mean.

    The entity named last before it, if it is named in the same or the paragraph before and no
    other of its kind is named as often between the two.
    """
    here = document.span_of(paragraph, token).start
    counted = {
        entity.index: spans
        for entity, spans in _named_near(document, paragraph, here)
        if entity.kind in kinds and not entity.plural
    }
    what = f"unresolved: the {token.text}"
    if not counted:
        return Reference(None, what)
    if len(counted) == 1:
        only = next(iter(counted))
        return Reference(document.entities[only], "the only one named nearby")
    in_paragraph = {
        index: [s for s in spans if paragraph.span.holds(s)] for index, spans in counted.items()
    }
    inside = [index for index, spans in in_paragraph.items() if spans]
    if len(inside) == 1:
        return Reference(document.entities[inside[0]], "the only one named in the paragraph")
    most = max(counted, key=lambda index: (len(counted[index]), counted[index][-1].start))
    second = max((len(s) for index, s in counted.items() if index != most), default=0)
    if (
        len(counted[most]) >= 2
        and len(counted[most]) > second
        and not (inside and most not in inside)
    ):
        return Reference(document.entities[most], "the one named most nearby")
    return Reference(None, what)


def _sentence_index(document: Document, offset: int) -> int:
    sentence = document.sentence_at(offset)
    return -1 if sentence is None else sentence.index


def _same_sentence(document: Document, one: int, other: int) -> bool:
    return _sentence_index(document, one) == _sentence_index(document, other)


def _is_subject(document: Document, offset: int) -> bool:
    """Whether the name at ``offset`` is the subject of a verb."""
    token = _head_of_name(document, offset)
    return token is not None and token.dep_ in _SUBJECTS


def _is_main_subject(document: Document, offset: int) -> bool:
    """Whether the name at ``offset`` is the subject of a sentence's main verb."""
    token = _head_of_name(document, offset)
    return token is not None and token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"


def _head_of_name(document: Document, offset: int) -> Token | None:
    """The word that the name at ``offset`` hangs on in its noun phrase."""
    paragraph = document.paragraph_at(offset)
    if paragraph is None:
        return None
    place = offset - paragraph.span.start
    token = next((t for t in paragraph.doc if t.idx + len(t.text) > place), None)
    while token is not None and token.dep_ in {"appos", "compound", "conj", "flat", "nmod"}:
        token = token.head
    return token
