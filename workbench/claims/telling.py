"""The words that a statement puts for a pronoun: a name, or the phrase that brought a thing up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.mentions import (
    ANY,
    Referent,
    is_person_noun,
    joined_with,
    named_in,
    referent_of,
)
from workbench.claims.passage import Passage
from workbench.claims.salience import antecedent
from workbench.language import Document, Entity
from workbench.language.words import FEMALE_NAMES, MALE_NAMES
from workbench.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST: Final = 12
"""Words of a phrase that are put in for a pronoun."""

_LONGEST_NAME: Final = 6
_OWNERS: Final = 2
_DEMONSTRATIVE: Final = frozenset(("this", "that", "these", "those"))
_BEFORE: Final = frozenset(
    ("det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "case", "advmod")
)
_TIED: Final = frozenset(("of", "in", "for", "to", "at", "with", "on", "between", "against"))
_NARROW: Final = frozenset(("prep", "acl", "relcl"))
_NAME: Final = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:de|del|der|van|von|al|bin|la|le|[^\W\d_a-z][\w.'’-]*)){0,4}"
)
_NO_NAMES: Final = frozenset(
    "may not have has had will would did does is are was were the a an and or to of on in says "
    "said how why what who when with for from".split()
)


def told(referent: Referent, *, short: bool = False, depth: int = 0) -> str | None:
    """The words for a referent, in the middle of a sentence.

    Args:
        short: without what follows the noun, for a place before *’s*.
        depth: how many owners (*her mother’s house*) were told to come here.

    Returns:
        ``None`` where no words would say who or what is meant: *no bill*, *his plan* where
        nobody knows whose.
    """
    passage, head = referent.passage, referent.head
    if referent.is_group:
        members = joined_with(head)
        said = [_member(passage, noun, depth) for noun in (head, *members)]
        if None in said or (short and len(said) > 2):
            return None
        names = [name for name in said if name is not None]
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return _one(referent, short=short, depth=depth)


def possessive(name: str, *, plural: bool = False) -> str:
    """The name with the ending of ownership."""
    bare = name.endswith("s") and (plural or not name.isupper())
    return f"{name}’" if bare else f"{name}’s"


def _member(passage: Passage, noun: Token, depth: int) -> str | None:
    referent = referent_of(passage, noun, alone=True)
    if referent is None or referent.is_vague:
        entity = named_in(passage, noun)
        return None if entity is None else name_of(passage, entity, passage.span(noun))
    return _one(referent, short=True, depth=depth)


def _one(referent: Referent, *, short: bool, depth: int) -> str | None:
    passage, head, entity = referent.passage, referent.head, referent.entity
    if entity is not None and (entity.kind == "person" or not _adds_to_name(passage, head)):
        return name_of(passage, entity, passage.span(head))
    return _phrase(passage, head, short=short, depth=depth)


def _adds_to_name(passage: Passage, head: Token) -> bool:
    """Whether words before a name say which part of it is meant (*House Republicans*)."""
    return any(
        child.dep_ in ("amod", "nummod", "compound", "poss") and passage.named_by(child) is None
        for child in head.lefts
    ) and any(child.dep_ != "det" for child in head.lefts)


def name_of(passage: Passage, entity: Entity, at: Span) -> str | None:
    """How a statement names an entity that the article means at a place.

    A person by the fullest name in the body of the article; a body as it was last called. An
    article is kept where the text has one (``the CSTO``). ``None`` where the form is no name,
    as in a headline where every word has a capital.
    """
    document = passage.document
    if entity.kind == "person":
        forms = [_without_title(document, span) for span in entity.mentions]
        forms = [form for form in forms if is_name(form)]
        forms = [form for form in forms if not _is_run_on(document, form, forms)] or forms
        name = max(forms, key=lambda form: len(form.split()), default=None)
        return None if name is None or is_shared(document, name) else name
    earlier = [span for span in entity.mentions if span.end <= at.end] or list(entity.mentions)
    last = earlier[-1]
    name = " ".join(last.of(document.text).split())
    if not name[0].isalnum() or ":" in name or len(name.split()) > _LONGEST_NAME:
        return None
    before = document.text[max(0, last.start - 4) : last.start].lower()
    return f"the {name}" if before == "the " and not name.lower().startswith("the ") else name


def is_shared(document: Document, name: str) -> bool:
    """Whether a last name alone is that of two people of the article."""
    people = {one.name for one in document.entities if one.kind == "person"}
    return sum(other.endswith(f" {name}") for other in people) > 1


def _without_title(document: Document, span: Span) -> str:
    """The form of a name, without the rest of *Miss Tarn* that was taken for a first name."""
    form = " ".join(span.of(document.text).split())
    _, _, rest = form.partition(" ")
    is_titled = document.text[max(0, span.start - 5) : span.start] == "Miss "
    is_name = rest.partition(" ")[0].lower() in MALE_NAMES | FEMALE_NAMES and " " in rest
    return rest if is_titled and is_name else form


def _is_run_on(document: Document, form: str, forms: Sequence[str]) -> bool:
    """Whether a name was taken with a noun after it (*Poul Speech* in a heading)."""
    name, _, noun = form.rpartition(" ")
    is_whole = any(f" {other}".endswith(f" {name}") for other in forms)
    return bool(name) and is_whole and f" {noun.lower()} " in document.text


def is_name(form: str) -> bool:
    """Whether a form can be the name of a person: capitals, and no word of a sentence."""
    words = form.lower().split()
    return bool(_NAME.fullmatch(form)) and _NO_NAMES.isdisjoint(words)


def _phrase(passage: Passage, head: Token, *, short: bool, depth: int) -> str | None:
    """The noun with what stands before it and, unless ``short``, what is tied to it after."""
    before = _premodifiers(head)
    if before is None:
        return None
    opening, rest = _opening(passage, before, depth)
    if opening is None or (opening == "" and is_person_noun(head)):
        return None
    after = [] if short else _postmodifiers(head)
    is_bare = opening == "" and head.tag_ in ("NNS", "NNPS", "NN")
    if is_bare and _is_narrowed(head, head.i + len(after)):
        after = [] if short else _narrowing(head)
        if not after:
            return None
    words = [*rest, head, *after]
    if len(words) > _LONGEST or not all(_is_plain(word) for word in words):
        return None
    text = " ".join(passage.span_of(words).of(passage.text).split())
    if words[0].is_sent_start and _is_lower(passage, words[0]):
        text = text[0].lower() + text[1:]
    return f"{opening} {text}".strip()


def _is_lower(passage: Passage, word: Token) -> bool:
    """Whether a word has its capital only from the start of a sentence."""
    if word.pos_ == "PROPN" or word.ent_type_ or word.is_upper:
        return False
    return not any(word.text in entity.name.split() for entity in passage.document.entities)


def _is_plain(word: Token) -> bool:
    if word.tag_ in ("WDT", "WP"):
        return True
    if word.is_space or word.text in '()[]"':
        return False
    return word.pos_ not in ("PRON", "SYM") and (word.pos_ != "PUNCT" or word.text == "-")


def _premodifiers(head: Token) -> list[Token] | None:
    """The words right before a noun that belong to it; ``None`` where they do not end cleanly."""
    words = list(head.doc[head.left_edge.i : head.i])
    while words and (words[0].is_punct or words[0].is_space or words[0].dep_ in ("cc", "preconj")):
        words.pop(0)
    if any(word.is_space or not head.is_ancestor(word) for word in words):
        return None
    top = [word for word in words if word.head == head]
    return words if all(word.dep_ in _BEFORE or word.is_punct for word in top) else None


def _opening(
    passage: Passage, before: Sequence[Token], depth: int
) -> tuple[str | None, Sequence[Token]]:
    """The article or owner of a phrase as it is told again, and the words after it.

    ``None`` where the phrase names nothing in particular, or nobody knows whose it is.
    """
    if not before:
        return "", before
    first = before[0]
    word = first.lower_
    if word in ANY or first.dep_ in ("predet", "advmod", "quantmod"):
        return None, before
    if word in _DEMONSTRATIVE:
        return None, before
    if word in ("a", "an", "the"):
        return "the", before[1:]
    if first.tag_ == "PRP$":
        owner = antecedent(passage, first) if depth < _OWNERS else None
        whose = None if owner is None else told(owner, short=True, depth=depth + 1)
        if owner is None or whose is None:
            return None, before
        return possessive(whose, plural=owner.number == "many"), before[1:]
    if first.pos_ == "NUM" and first.dep_ == "nummod" and first.head.tag_ in ("NNS", "NNPS"):
        return "the", before
    return "", before


def _postmodifiers(head: Token) -> list[Token]:
    """Phrases tied to the noun (*of the council*), as far as they follow it without a break."""
    kept: list[Token] = []
    end = head.i
    for child in head.rights:
        if child.dep_ != "prep" or child.lower_ not in _TIED or child.left_edge.i != end + 1:
            break
        words = list(head.doc[child.left_edge.i : child.right_edge.i + 1])
        if any(w.pos_ in ("VERB", "AUX", "PRON") or w.text in ",;:—–()" for w in words):
            break
        if any(w.ent_type_ in ("DATE", "TIME") for w in words):
            break
        if len(kept) + len(words) > _LONGEST - 3:
            break
        kept += words
        end = words[-1].i
    return kept


def _narrowing(head: Token) -> list[Token]:
    """The phrases and the one clause after a noun, up to their end; none where it is long."""
    last = max((child.right_edge.i for child in head.rights if child.dep_ in _NARROW), default=0)
    words = list(head.doc[head.i + 1 : last + 1])
    first = next((w for w in words if w.tag_ in ("WDT", "WP")), None)
    if any(w.pos_ in ("PRON", "PUNCT") and w != first for w in words):
        return []
    return words


def _is_narrowed(head: Token, end: int) -> bool:
    """Whether a clause or phrase after the words up to ``end`` says which ones are meant."""
    return any(
        child.dep_ in _NARROW and child.left_edge.i == end + 1
        for child in head.subtree
        if child.i > end
    )
