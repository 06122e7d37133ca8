"""When, where and how: the phrases that a clause can be told without, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.draft import Draft
from workbench.claims.grammar import is_negated, listed, words_under

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIMITS: Final = listed(
    "only no never nobody nothing none neither hardly barely rarely seldom few little without "
    "unless if whether would"
)
"""Words whose sentence may be false once a part of it is gone."""
_NEEDED: Final = listed(
    "without except like unlike than instead per but according as versus against"
)
"""Prepositions whose phrase the verb cannot lose."""
_NOT_SO: Final = listed("theory part principle doubt case event name hypothesis fiction dream")
"""``in theory``, ``in part``: what takes back some of what is said."""
_WHOLE_ALONE: Final = listed(
    "die resign retire win lose score start begin end open close reopen rise fall increase "
    "decrease decline grow shrink collapse crash explode vanish disappear return escape survive "
    "drown strike protest vote surrender withdraw drop climb improve worsen continue arrive leave"
)
"""Verbs that say enough with a subject alone."""
_PASSIVE_NEEDS: Final = listed(
    "bear locate situate base know call name consider make compose find use include attach "
    "relate derive place list rank rate classify divide regard see describe refer bound "
    "surround border connect separate form own write direct produce star cast set film record "
    "appoint elect inhabit equip design engage involve interest commit dedicate devote link "
    "associate compare expect intend suppose allow require force oblige aim prepare lead take"
)
"""Verbs whose passive says little without the phrase behind it (*was born in …*)."""
_WHEN: Final = frozenset(("DATE", "TIME"))
_COMPLEMENTS: Final = frozenset(
    ("dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "agent", "dative")
)


def leans(draft: Draft) -> bool:
    """Whether the statement may be false once a part of it is gone."""
    return is_negated(draft.head) or any(word.lower_ in _LIMITS for word in draft.words())


def circumstances(head: Token, inside: frozenset[int]) -> Iterator[frozenset[int]]:
    """The words of each phrase that tells when, where or how, with the commas around it.

    The first phrase of a verb without an object stays: *took place at the palace*.

    Args:
        head: the verb.
        inside: indices of the words of the draft.
    """
    yield from _of_objects(head, inside)
    complete = _has_complement(head, inside) or _says_enough(head)
    for child in head.children:
        if child.i not in inside:
            continue
        if child.dep_ == "xcomp" and child.i > head.i:
            yield from circumstances(child, inside)
        if not _is_circumstance(child):
            continue
        words = words_under(child, inside)
        if not complete and child.i > head.i and not _tells_when(words):
            complete = True
            continue
        around = (words[0].i - 1, words[-1].i + 1)
        commas = {i for i in around if i in inside and head.doc[i].text == ","}
        yield frozenset(word.i for word in words) | commas


def is_complete(head: Token, kept: frozenset[int]) -> bool:
    """Whether something is left beside the verb and its subject."""
    return (
        _has_complement(head, kept)
        or _says_enough(head)
        or any(
            c.i in kept and c.i > head.i and not c.is_punct and c.dep_ != "advmod"
            for c in head.children
        )
    )


def _says_enough(verb: Token) -> bool:
    """Whether the verb needs nothing beside its subject: *has died*, *has been arrested*."""
    if verb.lemma_ in _WHOLE_ALONE:
        return True
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return passive and verb.lemma_ not in _PASSIVE_NEEDS


def _has_complement(head: Token, inside: frozenset[int]) -> bool:
    return any(c.dep_ in _COMPLEMENTS and c.i in inside for c in head.children)


def _of_objects(head: Token, inside: frozenset[int]) -> Iterator[frozenset[int]]:
    """The clauses that tell which object is meant."""
    if head.lemma_ == "be":
        return
    objects = [c for c in head.children if c.dep_ in ("dobj", "attr") and c.i in inside]
    for noun in objects:
        for below in noun.children:
            if below.dep_ in ("acl", "relcl") and below.i in inside and below.i > noun.i:
                yield frozenset(word.i for word in words_under(below, inside))


def _is_circumstance(child: Token) -> bool:
    if child.lower_ == "depending":
        return True
    if child.dep_ == "npadvmod":
        return child.ent_type_ in _WHEN
    if child.dep_ == "advcl":
        return child.i > child.head.i and not any(w.lower_ == "than" for w in child.subtree)
    if child.dep_ != "prep" or child.lower_ in _NEEDED:
        return False
    return not any(word.lower_ in _NOT_SO for word in child.children)


def _tells_when(words: Sequence[Token]) -> bool:
    return any(word.ent_type_ in _WHEN for word in words[:4])
