"""What a name is called by the words right before it, and an age behind it.

*Dutch midfielder Sneijder* says that Sneijder is a Dutch midfielder.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workbench.claims.copulas import indefinite, turns
from workbench.claims.draft import Changed, Inserted, Part
from workbench.claims.grammar import listed, words_under
from workbench.claims.noun_fact import NounFact
from workbench.language.words import PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED: Final = frozenset(("", "PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART", "LOC", "PRODUCT"))
_NAMES_IN_TITLES: Final = frozenset(("NORP", "GPE", "ORG", "FAC"))
_NO_TITLES: Final = listed("mr mrs ms dr mr. mrs. ms. dr. sir fellow number no. then next alleged")
_OLDEST: Final = 120
_OFFICES: Final = listed("MP MEP MSP CEO CFO Rep Sen Gov Prof Rev")
_PERSON_ENDINGS: Final = (
    "er", "or", "ist", "ian", "man", "woman", "person", "ant", "ent", "ee", "eer", "ete", "ess",
    "star", "chief", "head", "boss", "ace", "host", "idol", "icon", "legend", "hero", "back",
)  # fmt: skip
_PLACES: Final = listed(
    "city town village port resort suburb district province state region island county country "
    "kingdom republic municipality"
)
_LONGEST_OFFICE: Final = 4
"""Words of an office written as a name (*Deputy Prime Minister*)."""


def title_facts(name: Token, inside: frozenset[int]) -> Iterator[NounFact]:
    """What the words before a name say that it is.

    Args:
        name: any word; only the last of a name has a title.
        inside: indices of the words of the draft.
    """
    if not _is_name(name) or name.ent_type_ not in _NAMED or name.dep_ == "compound":
        return
    doc = name.doc
    if name.i + 1 in inside and doc[name.i + 1].pos_ in ("PROPN", "NUM"):
        return  # not the last of its name
    start = _start_of_name(name, inside)
    left = _start_of_title(start, name, inside)
    words = [doc[i] for i in range(left, start)]
    if not words or any(word.lower_ in _NO_TITLES for word in words):
        return
    if left - 1 in inside and doc[left - 1].pos_ == "NUM":
        return
    called = [doc[i] for i in range(start, name.i + 1)]
    covered = {word.i for word in words}
    if all(_is_quality(word) for word in words):
        if not name.ent_type_:
            return  # part of a name that is not known
        yield NounFact("title", words[-1], (*called, Inserted("is"), *words), frozenset(covered))
        return
    if words[-1].tag_ != "NN" and not _is_office(words[-1]):
        return
    before = doc[left - 1] if left - 1 in inside else None
    if before is not None and before.pos_ == "ADP" and not _calls(words[-1], name):
        return  # *after game Muller …*
    owner = _owner(before, inside) if before is not None else []
    realm = _realm(name, inside)
    opener: list[Part] = [*owner]
    if not owner and not (realm and words[0].is_title):
        opener = [Inserted(indefinite(words[0].text))]
    covered.update(word.i for word in (*owner, *realm))
    if before is not None and before.dep_ == "det":
        covered.add(before.i)
    parts = (*called, Inserted("is"), *opener, *words, *realm)
    yield NounFact("title", words[-1], parts, frozenset(covered))


def shared_title_facts(noun: Token, inside: frozenset[int]) -> Iterator[NounFact]:
    """``Senators Ada Marl and Edric Poul``: each of them is a senator."""
    if noun.tag_ != "NNS" or noun.i + 1 not in inside:
        return
    first = noun.nbor()
    while first.dep_ == "compound" and first.head.i > first.i:
        first = first.head
    if not _is_name(first) or not (first.head == noun or noun.head == first):
        return
    members = [first, *(other for other in first.conjuncts if other.i > first.i)]
    if len(members) < 2 or not all(_is_name(one) and one.i in inside for one in members):
        return
    before = [w for w in noun.lefts if w.i in inside and w.dep_ in ("compound", "amod")]
    words = [w for c in before for w in words_under(c, inside)]
    single = Changed(noun, noun.lemma_, "one of several")
    opener = Inserted(indefinite((words or [noun])[0].text))
    for one in members:
        called = [w for w in words_under(one, inside) if one.left_edge.i <= w.i <= one.i]
        called = [w for w in called if w.i > noun.i]
        parts: tuple[Part, ...] = (*called, Inserted("is"), opener, *words, single)
        yield NounFact("title", noun, parts, frozenset(w.i for w in (*words, noun)), marked=True)


def place_kind_facts(name: Token, inside: frozenset[int]) -> Iterator[NounFact]:
    """``the Syrian city of Aleppo``: what kind of place a name is."""
    if name.pos_ != "PROPN" or name.dep_ != "pobj" or name.head.lower_ != "of":
        return
    kind = name.head.head
    if kind.lower_ not in _PLACES or kind.i not in inside or name.i not in inside:
        return
    before = [c for c in kind.children if c.dep_ in ("poss", "amod", "compound") and c.i in inside]
    words = [w for c in before for w in words_under(c, inside)]
    has_owner = any(c.dep_ == "poss" for c in before)
    if any(turns(word) for word in words) and not has_owner:
        return
    called = [w for w in words_under(name, inside) if w.i <= name.i]
    opener = [] if has_owner else [Inserted(indefinite((words or [kind])[0].text))]
    parts: tuple[Part, ...] = (*called, Inserted("is"), *opener, *words, kind)
    yield NounFact("kind", kind, parts, frozenset(), marked=True)


def age_facts(number: Token, inside: frozenset[int]) -> Iterator[NounFact]:
    """``Ada Marl, 57, …``: how old somebody is."""
    if number.dep_ not in ("appos", "nummod"):
        return
    name, doc = number.head, number.doc
    if name.pos_ != "PROPN" or number.i < name.i:
        return
    if not number.text.isdecimal() or not 0 < int(number.text) < _OLDEST:
        return
    if doc[number.i - 1].text != "," or number.i + 1 >= len(doc) or name.i not in inside:
        return
    if doc[number.i + 1].text not in (",", "."):
        return
    called = [word for word in words_under(name, inside) if word.i <= name.i]
    covers = frozenset((number.i - 1, number.i, number.i + 1))
    yield NounFact("age", number, (*called, Inserted("is"), number), covers)


def _is_name(word: Token) -> bool:
    """Whether a word is a name, also one that the tagger took for a noun."""
    return word.pos_ == "PROPN" or (bool(word.ent_type_) and word.text[0].isupper())


def _start_of_name(name: Token, inside: frozenset[int]) -> int:
    doc = name.doc
    start = name.i
    while start - 1 in inside and _goes_on(doc[start - 1], doc[start], name):
        start -= 1
    return start


def _goes_on(before: Token, word: Token, name: Token) -> bool:
    if name.ent_type_:
        return word.ent_iob_ == "I"
    return before.pos_ == "PROPN" and before.head == name and not before.ent_type_


def _start_of_title(start: int, name: Token, inside: frozenset[int]) -> int:
    doc = name.doc
    left = start
    office = start - 1 in inside and _is_office(doc[start - 1])
    while left - 1 in inside and _is_of_title(doc[left - 1], name, start, office=office):
        word = doc[left - 1]
        left = min(left - 1, word.left_edge.i) if word.dep_ == "amod" else left - 1
    return left


def _is_of_title(word: Token, name: Token, start: int, *, office: bool) -> bool:
    if word.pos_ not in ("NOUN", "ADJ", "PROPN") or word.dep_ not in ("compound", "amod", "nmod"):
        return False
    if word.pos_ == "PROPN" and word.ent_type_ not in _NAMES_IN_TITLES:
        return office and not word.ent_type_ and start - word.i <= _LONGEST_OFFICE
    return word.head == name or any(above == name for above in word.ancestors)


def _is_office(word: Token) -> bool:
    """Whether a word says what somebody does (*Secretary*, *MP*), also in capitals."""
    return word.lower_ in PERSON_NOUNS or word.text in _OFFICES


def _calls(word: Token, name: Token) -> bool:
    """Whether a noun can say what somebody with this name is."""
    if name.ent_type_ != "PERSON" or _is_office(word):
        return True
    return word.lemma_.lower().endswith(_PERSON_ENDINGS)


def _is_quality(word: Token) -> bool:
    return word.pos_ == "ADJ" and word.dep_ == "amod" and not turns(word)


def _realm(name: Token, inside: frozenset[int]) -> list[Token]:
    """``of Russia`` right behind *President Marl*: what the office is of."""
    after = name.nbor() if name.i + 1 in inside else None
    if after is None or after.lower_ != "of" or after.head != name:
        return []
    words = words_under(after, inside)
    named = any(word.ent_type_ in _NAMES_IN_TITLES for word in words)
    return words if named and words[0] == after else []


def _owner(word: Token, inside: frozenset[int]) -> list[Token]:
    """The possessive that ends with ``word``: *their*, *China's*."""
    holder = word.head if word.dep_ == "case" else word
    if holder.dep_ != "poss":
        return []
    return [other for other in words_under(holder, inside) if other.i <= word.i]
