"""An aside as a statement: its words with the verb and the subject that make a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from workbench.claims.asides import Aside, asides_of, phrase, relative_pronoun
from workbench.claims.draft import Changed, Inserted, Part
from workbench.claims.grammar import (
    own_subject,
    subject_of,
    trimmed,
    with_partner_marks,
    words_under,
)
from workbench.claims.inflection import Tense, be, is_plural, past, present, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_LASTING: Final = frozenset(
    (
        "known",
        "called",
        "based",
        "located",
        "situated",
        "named",
        "seen",
        "considered",
        "used",
        "made",
        "composed",
        "intended",
        "owned",
        "spoken",
        "required",
        "needed",
        "regarded",
    )
)
_STATIVE: Final = frozenset(("be", "have", "make", "mean", "contain", "include", "own", "know"))
_EARLIER: Final = frozenset(("after", "since", "despite"))
_RELATIVE_TAGS: Final = frozenset(("WDT", "WP", "WP$", "WRB"))


def statement_of(aside: Aside, inside: frozenset[int]) -> list[Part]:
    """The parts of the statement that an aside makes; empty where there is no sure one."""
    if aside.kind == "consequence":
        return _consequence(aside, inside)
    return _BUILDERS[aside.kind](aside, _inner(aside, inside))


def _inner(aside: Aside, inside: frozenset[int]) -> list[Token]:
    """The words of an aside without the asides inside it."""
    taken = {i for inner in asides_of(aside.head, inside) for i in inner.covers}
    return trimmed([word for word in aside.words if word.i not in taken])


def _anchor_phrase(aside: Aside) -> list[Token]:
    """The phrase that an aside is about: what stands before it under its anchor."""
    sentence = frozenset(token.i for token in aside.anchor.sent)
    before = frozenset(i for i in sentence if i < aside.words[0].i)
    words = phrase(aside.anchor, before)
    comma = next((n for n, word in enumerate(words) if word.text == ","), None)
    if comma is not None and all(w.pos_ == "NUM" or w.is_punct for w in words[comma:]):
        return words[:comma]  # an age
    return with_partner_marks(words, before)


def _main_verb(token: Token) -> Token:
    """The verb of the clause that a word stands in."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token


def _apposition(aside: Aside, words: list[Token]) -> list[Part]:
    about = _anchor_phrase(aside)
    if not about:
        return []
    relative = _object_relative(aside, about)
    if relative:
        return relative
    plural = is_plural(aside.anchor) and is_plural(aside.head)
    return [*about, Inserted(be("present", plural=plural)), *words]


def _object_relative(aside: Aside, about: list[Token]) -> list[Part]:
    """``Central Asia, a region it considers …``: the relative clause said of the anchor.

    Only where the noun adds nothing but its kind (``a region``), so that nothing is lost.
    """
    relative = next((c for c in aside.head.children if c.dep_ == "relcl"), None)
    if relative is None or own_subject(relative) is None:
        return []
    others = [c for c in aside.head.children if c != relative and c.dep_ != "det"]
    gap = not any(c.dep_ in ("dobj", "pobj", "attr", "ccomp") for c in relative.children)
    if any(not c.is_punct for c in others) or not gap or relative.tag_ == "VBG":
        return []
    inside = frozenset(word.i for word in aside.words)
    words = words_under(relative, inside)
    if any(word.tag_ in _RELATIVE_TAGS and word.lower_ != "that" for word in words):
        return []
    words = [word for word in words if word.tag_ not in _RELATIVE_TAGS]
    after = [word for word in words if word.i > relative.i]
    return [*(word for word in words if word.i <= relative.i), *about, *after]


def _attribute(aside: Aside, words: list[Token]) -> list[Part]:
    """The subject, the form of *be* with what stands beside it, and the second noun."""
    noun = aside.anchor
    while noun.dep_ == "conj":
        noun = noun.head
    verb = noun.head
    subject = own_subject(verb)
    if subject is None:
        return []
    about = phrase(subject, frozenset(t.i for t in verb.sent if t.i < verb.i))
    kept = ("aux", "neg")
    return [
        *about,
        *(t for t in [*verb.lefts, verb, *verb.rights] if t == verb or t.dep_ in kept),
        *words,
    ]


def _participle(aside: Aside, words: list[Token]) -> list[Part]:
    about = _anchor_phrase(aside)
    return _with_subject(about, aside.anchor, aside, words) if about else []


def _adjunct(aside: Aside, words: list[Token]) -> list[Part]:
    subject = subject_of(aside.anchor)
    if subject is None:
        return []
    about = phrase(subject, frozenset(token.i for token in subject.sent))
    if subject.lower_ in ("it", "there") and own_subject(aside.anchor) == subject:
        return []
    return _with_subject(about, subject, aside, words)


def _sequel(aside: Aside, words: list[Token]) -> list[Part]:
    """``after moving to the island``: it was so before what the clause says."""
    subject = subject_of(aside.anchor)
    if subject is None or subject.lower_ in ("it", "there"):
        return []
    about = phrase(subject, frozenset(token.i for token in subject.sent))
    is_before = aside.head.head.lower_ in _EARLIER
    return _with_subject(about, subject, aside, words, tense="past" if is_before else None)


def _with_subject(
    about: list[Token],
    subject: Token,
    aside: Aside,
    words: list[Token],
    tense: Tense | None = None,
) -> list[Part]:
    """Subject, then the participle as a finite verb, then the rest.

    Args:
        tense: that of the clause around by default.
    """
    verb = aside.head
    plural = is_plural(subject)
    tense = tense or tense_of(_main_verb(aside.anchor))
    if verb.tag_ == "VBN":
        lasting = verb.lower_ in _LASTING and tense == "present"
        help_word = Inserted(be("present" if lasting else "past", plural=plural))
        having = next((w for w in words if w.lower_ == "having"), None)
        rest = [w for w in words if w != having]
        if having is not None:
            finite = past("have") if tense == "past" else present("have", plural=plural)
            return [*about, Changed(having, finite, "finite verb"), *rest]
        before = [w for w in rest if w.i < verb.i]
        return [*about, help_word, *before, *(w for w in rest if w.i >= verb.i)]
    lemma = verb.lemma_.lower()
    before = [w for w in words if w.i < verb.i]
    after = [w for w in words if w.i > verb.i]
    having = next((w for w in before if w.lower_ == "having"), None)
    if having is not None or lemma == "be":
        return []
    if tense == "past":
        return [*about, *before, Changed(verb, past(lemma), "finite verb"), *after]
    if lemma in _STATIVE:
        finite = present(lemma, plural=plural)
        return [*about, *before, Changed(verb, finite, "finite verb"), *after]
    return [*about, Inserted(be("present", plural=plural)), *before, verb, *after]


def _consequence(aside: Aside, inside: frozenset[int]) -> list[Part]:
    """The whole clause again: what follows from it cannot be said without it."""
    if aside.anchor.i not in inside:
        return []
    keep = {word.i for word in aside.words}
    others = [other for other in asides_of(aside.anchor, inside) if other.head != aside.head]
    taken = {i for other in others for i in other.covers}
    clause = [w for w in words_under(aside.anchor, inside) if w.i not in taken or w.i in keep]
    subject = subject_of(aside.anchor)
    is_shared = own_subject(aside.anchor) is None and subject is not None
    shared = phrase(subject, inside) if is_shared and subject is not None else []
    return [*shared, *trimmed(clause)]


def _absolute(aside: Aside, words: list[Token]) -> list[Part]:
    """``with stability seen as vital``: the subject, a form of *be*, the participle."""
    verb = next(c for c in aside.head.children if c.dep_ == "pcomp")
    subject = own_subject(verb)
    if subject is None:
        return []
    tense = tense_of(_main_verb(aside.anchor))
    about = phrase(subject, frozenset(word.i for word in words))
    listed = {word.i for word in about}
    rest = [w for w in words if w != aside.head and w.i not in listed]
    return [*about, Inserted(be(tense, plural=is_plural(subject))), *rest]


def _relative(aside: Aside, words: list[Token]) -> list[Part]:
    """The relative clause with what its pronoun stands for in the pronoun's place."""
    about = _anchor_phrase(aside)
    pronoun = relative_pronoun(aside.words)
    if not about or pronoun is None or about[-1].tag_ == "PRP":
        return []
    rest = [word for word in words if word != pronoun]
    verb = aside.head
    if pronoun.lower_ == "whose":
        return [*about, Inserted("’s", glued=True), *rest]
    if pronoun.lower_ == "where":
        over = aside.anchor.head
        place = over.lower_ if aside.anchor.dep_ == "pobj" and over.lower_ in ("at", "on") else "in"
        return [*rest, Inserted(place), *about]
    if pronoun.dep_ in ("nsubj", "nsubjpass"):
        return [*about, *rest]
    if pronoun.dep_ == "dobj":
        before = [word for word in rest if word.i <= verb.i]
        return [*before, *about, *(word for word in rest if word.i > verb.i)]
    rest = [word for word in rest if word != pronoun.head]
    return [*rest, pronoun.head, *about]


_BUILDERS: Final[dict[str, Callable[[Aside, list[Token]], list[Part]]]] = {
    "apposition": _apposition,
    "attribute": _attribute,
    "participle": _participle,
    "adjunct": _adjunct,
    "sequel": _sequel,
    "absolute": _absolute,
    "relative": _relative,
}
