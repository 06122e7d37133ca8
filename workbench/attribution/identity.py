"""Who stands behind the words that name a source: name, kind, office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.language import Document, Entity, Paragraph, resolve
from workbench.language.words import DOCUMENT_NOUNS, GROUP_NOUNS, OFFICES, PERSON_NOUNS
from workbench.models import SourceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAME_WORDS: Final = 8
_SINGULAR_PRONOUNS: Final = frozenset({"he", "she", "him", "her", "i", "me"})
_WHO: Final = frozenset({"who", "which", "that", "whom"})
_NOBODY: Final = frozenset({"it", "this", "that", "these", "those", "there", "what", "which"})


@dataclass(frozen=True, slots=True)
class Identity:
    """A source: the same key is the same source within an article.

    ``name`` is ``None`` where it is not certain who is meant; ``flag`` then says why.
    """

    key: str
    name: str | None
    kind: SourceKind
    title: str | None = None
    entity: int | None = None
    flag: str | None = None
    can_speak: bool = True


def identify(document: Document, paragraph: Paragraph, head: Token) -> Identity:
    """Who the noun phrase with this head stands for.

    Args:
        head: head of the noun phrase, a pronoun or a name.
    """
    word = head.lower_
    if word in _WHO and head.head.dep_ in {"relcl", "acl"} and head.head.head.i < head.i:
        return identify(document, paragraph, head.head.head)
    named = _named(document, paragraph, head)
    if named is not None:
        return _of_entity(named)
    if head.pos_ == "PRON":
        return _pronoun(document, paragraph, head)
    apposed = _apposed_name(document, paragraph, head)
    if apposed is not None:
        return _of_entity(apposed)
    return _noun(document, paragraph, head)


def _named(document: Document, paragraph: Paragraph, head: Token) -> Entity | None:
    """The entity whose name holds the head; not one that only stands before it."""
    return document.entity_at(document.span_of(paragraph, head))


def _of_entity(entity: Entity) -> Identity:
    kind = {
        "person": SourceKind.PERSON,
        "organization": SourceKind.ORGANIZATION,
        "place": SourceKind.ORGANIZATION,
    }.get(entity.kind, SourceKind.DOCUMENT)
    if entity.plural:
        kind = SourceKind.COLLECTIVE
    return Identity(f"e{entity.index}", entity.name, kind, entity.title, entity.index)


def _pronoun(document: Document, paragraph: Paragraph, head: Token) -> Identity:
    reference = resolve(document, paragraph, head)
    if reference.entity is not None:
        return _of_entity(reference.entity)
    word = head.lower_
    if word in _SINGULAR_PRONOUNS:
        kind = SourceKind.PERSON
    elif word == "it":
        kind = SourceKind.ORGANIZATION
    else:
        kind = SourceKind.COLLECTIVE
    place = document.span_of(paragraph, head).start
    return Identity(
        f"p{place}",
        None,
        kind,
        flag=f"unresolved pronoun: {head.text}",
        can_speak=word not in _NOBODY,
    )


def _apposed_name(document: Document, paragraph: Paragraph, head: Token) -> Entity | None:
    """The person named beside an office: *the spokesman, John Hale*; *council chief Ann Hale*."""
    for token in head.subtree:
        # The parser hangs the name on the last noun of the office (*the mayor of Tamsel, …*).
        near = (
            token.head.i == head.i
            or token.head.head.i == head.i
            or token.head.head.head.i == head.i
        )
        if token.dep_ in {"appos", "flat"} and token.i > head.i and near:
            entity = document.entity_at(document.span_of(paragraph, token))
            if entity is not None and entity.kind in {"person", "organization"}:
                return entity
    return None


def _noun(document: Document, paragraph: Paragraph, head: Token) -> Identity:
    lemma = head.lemma_.lower()
    plural = head.tag_ in {"NNS", "NNPS"} or any(
        c.dep_ == "nummod" and c.lower_ not in {"one", "1"} for c in head.children
    )
    name = _phrase(head)
    key = f"n:{name.casefold()}"
    if lemma in GROUP_NOUNS or lemma in DOCUMENT_NOUNS:
        reference = resolve(document, paragraph, head)
        if reference.entity is not None:
            return _of_entity(reference.entity)
        if lemma in DOCUMENT_NOUNS:
            return Identity(key, name, SourceKind.DOCUMENT)
        if plural:
            return Identity(key, name, SourceKind.COLLECTIVE)
        flag = f"unresolved: the {head.text}" if name.casefold() == head.lower_ else None
        return Identity(key, name, SourceKind.ORGANIZATION, flag=flag)
    if (
        lemma in PERSON_NOUNS
        or lemma in OFFICES
        or lemma.endswith(("man", "woman", "ist", "person"))
    ):
        if plural:
            return Identity(key, name, SourceKind.COLLECTIVE)
        holder = _holder_of_office(document, head)
        if holder is not None:
            return _of_entity(holder)
        return Identity(key, name, SourceKind.ANONYMOUS)
    if lemma in {"many", "some", "other", "most", "several", "few", "one"}:
        return Identity(key, name, SourceKind.COLLECTIVE)
    if head.pos_ == "PROPN":
        return Identity(key, name, SourceKind.ORGANIZATION)
    return Identity(key, name, SourceKind.UNNAMED, can_speak=False)


def _holder_of_office(document: Document, head: Token) -> Entity | None:
    """*The president*, where one person of that office is named before."""
    definite = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
    if not definite or head.n_lefts > 1:
        return None
    holders = [
        e
        for e in document.entities
        if e.kind == "person" and e.title and head.lower_ in e.title.lower().split()
    ]
    return holders[0] if len(holders) == 1 else None


def _phrase(head: Token) -> str:
    """The noun phrase without article and clauses: *senior officials in the ministry*."""
    first = head
    for child in head.lefts:
        if child.dep_ in {"amod", "compound", "nmod", "nummod", "poss", "quantmod"}:
            first = min(first, child.left_edge, key=lambda t: t.i)
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "at", "in", "for", "from", "with", "by"}:
            edge = child.right_edge
            if edge.i - first.i < _NAME_WORDS and not _has_clause(child):
                last = edge
    words = [t for t in head.doc[first.i : last.i + 1] if not t.is_space]
    while words and (words[0].is_punct or words[0].pos_ == "DET"):
        words.pop(0)
    text = "".join(t.text_with_ws for t in words).strip()
    text = " ".join(text.split()).rstrip("'\",.;: ") or head.text
    return text[0].upper() + text[1:]


def _has_clause(token: Token) -> bool:
    return any(t.dep_ in {"relcl", "acl", "advcl", "ccomp"} for t in token.subtree)


def phrase_span(document: Document, paragraph: Paragraph, head: Token) -> Span:
    """The words that name a source: its noun phrase with office and apposition, no clauses."""
    doc = head.doc
    first, last = head.left_edge, head
    for child in head.rights:
        if child.dep_ in {"compound", "flat", "nummod", "conj", "cc", "appos", "prep", "case"}:
            if child.dep_ in {"prep", "appos", "conj"} and _has_clause(child):
                continue
            last = max(last, child.right_edge, key=lambda t: t.i)
    start, end = first.i, last.i
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    # Words fronted before the name belong to the sentence, not to the source.
    for place in range(head.i - 1, start - 1, -1):
        if doc[place].text in {",", '"', ":", ";"}:
            start = place + 1
            break
    while end > head.i and (doc[end].is_punct or doc[end].is_space):
        end -= 1
    return document.span_of(paragraph, doc[start : end + 1])
