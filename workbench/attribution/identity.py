"""Who stands behind the words that name a source: name, kind, office."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workbench.attribution.cues import SPEECH_VERBS
from workbench.language import Document, Entity, Mention, Paragraph, resolve
from workbench.language.words import DOCUMENT_NOUNS, GROUP_NOUNS, OFFICES, PERSON_NOUNS, TITLES
from workbench.models import SourceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAME_WORDS: Final = 8
_WITHIN: Final = frozenset({"ADJ", "ADP", "ADV", "DET", "NOUN", "PART", "PROPN"})
_SINGULAR_PRONOUNS: Final = frozenset({"he", "she", "him", "her", "his", "hers", "i", "me", "my"})
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
        antecedent = head.head.head
        if antecedent.dep_ == "appos":  # John Hale, an aide who said …
            named = _named(document, paragraph, antecedent.head)
            if named is not None and named.kind == "person":
                return of_entity(named)
        return identify(document, paragraph, antecedent)
    named = _named(document, paragraph, head)
    if named is not None:
        return replace(of_entity(named), flag=_shared_name(document, named))
    if head.pos_ == "PRON":
        return _pronoun(document, paragraph, head)
    apposed = _apposed_name(document, paragraph, head)
    if apposed is not None:
        return of_entity(apposed)
    return _noun(document, paragraph, head)


def said_by(head: Token, verb: Token, identity: Identity) -> Identity | None:
    """Who the subject of a verb of speech is where the noun itself does not tell.

    *The inquest said*, *61 percent said*, *it said*: whatever says something can speak. ``None``
    for other verbs, and where the subject stands for nothing.
    """
    if verb.lemma_.lower() not in SPEECH_VERBS or head.lower_ in _NOBODY - {"it", "which"}:
        return None
    if head.lower_ in {"it", "which"}:
        return None if head.dep_ == "nsubjpass" else replace(identity, can_speak=True)
    many = head.tag_ in {"NNS", "NNPS", "CD"} or head.lower_ in {"percent", "%", "third", "half"}
    kind = SourceKind.COLLECTIVE if many else SourceKind.ANONYMOUS
    return replace(identity, kind=kind, can_speak=True)


def _named(document: Document, paragraph: Paragraph, head: Token) -> Entity | None:
    """The entity whose name holds the head; not one that only stands before it."""
    return document.entity_at(document.span_of(paragraph, head))


def _shared_name(document: Document, entity: Entity) -> str | None:
    """Why it is open who is meant by a last name that several people of the article bear."""
    if entity.kind != "person" or " " in entity.name:
        return None
    bearers = [e.name for e in document.entities if e.name.endswith(f" {entity.name}")]
    return f"who is meant is open: {' or '.join(bearers)}" if len(bearers) > 1 else None


def of_entity(entity: Entity) -> Identity:
    """The source that an entity is: a place stands for its government."""
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
        return of_entity(reference.entity)
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
    return _name_after(document, paragraph, head)


def _name_after(document: Document, paragraph: Paragraph, head: Token) -> Entity | None:
    """The name after an office or a body and a comma, whatever the parser made of it."""
    mention = name_beside(document, paragraph, head)
    return None if mention is None else document.entities[mention.entity]


def name_beside(document: Document, paragraph: Paragraph, head: Token) -> Mention | None:
    """The mention in *the mayor of Tamsel, Jorun Hale,* or *the ferry company, Strait Lines,*."""
    lemma = head.lemma_.lower()
    kind = "person" if lemma in PERSON_NOUNS or lemma in OFFICES else "organization"
    definite = any(c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an"} for c in head.lefts)
    if not definite or head.tag_ != "NN" or (kind != "person" and lemma not in GROUP_NOUNS):
        return None
    doc = head.doc
    comma = head.i + 1
    while comma < len(doc) and comma - head.i < _NAME_WORDS and doc[comma].pos_ in _WITHIN:
        comma += 1
    if comma + 1 >= len(doc) or doc[comma].text != ",":
        return None
    start = comma + 1
    while start < len(doc) - 1 and (doc[start].is_space or doc[start].lower_ in TITLES):
        start += 1
    for mention in document.mentions_in(document.span_of(paragraph, doc[start])):
        after = document.text[mention.span.end : paragraph.span.end].lstrip(" *_'’s")
        if document.entities[mention.entity].kind == kind and after[:1] in {",", "."}:
            return mention
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
            return of_entity(reference.entity)
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
            return of_entity(holder)
        first = _brought_in(head)
        if first is not None:
            return _noun(document, paragraph, first)
        return Identity(key, name, SourceKind.ANONYMOUS)
    if lemma in {"many", "some", "other", "most", "several", "few", "one"}:
        return Identity(key, name, SourceKind.COLLECTIVE)
    if head.pos_ == "PROPN":
        return Identity(key, name, SourceKind.ORGANIZATION)
    return Identity(key, name, SourceKind.UNNAMED, can_speak=False)


def _brought_in(head: Token) -> Token | None:
    """*A senior official* before *the official* in a paragraph, if there is only one such."""
    if head.n_lefts != 1 or next(head.lefts).lower_ != "the":
        return None
    before = [
        token
        for token in head.doc[: head.i]
        if token.lemma_ == head.lemma_ and any(c.lower_ in {"a", "an"} for c in token.lefts)
    ]
    return before[0] if len(before) == 1 else None


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
    span = document.span_of(paragraph, doc[start : end + 1])
    beside = name_beside(document, paragraph, head)
    if beside is not None and beside.span.end > span.end:
        span = Span(start=span.start, end=beside.span.end)
    return span
