"""The noun phrase that a pronoun of the third person takes up, where one stands out before it.

Candidates are what the article has brought up in the few sentences before and the same voice
says; ``prominence`` weighs them. Only one that stands out well above all others is an answer:
*he* and *she* are moreover whom the language layer's own rules name, or follow from the grammar
of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workbench.attribution.cues import THOUGHT_VERBS
from workbench.claims.doubts import PRONOUNS, is_doubtful, is_passed, kind_of, of_noun
from workbench.claims.expletives import is_expletive
from workbench.claims.grammar import is_predicate
from workbench.claims.mentions import (
    Kind,
    Referent,
    is_credit,
    joined_with,
)
from workbench.claims.passage import Passage
from workbench.claims.prominence import (
    AHEAD,
    SUBJECTS,
    first_joined,
    follows_its_phrase,
    is_barred,
    is_subject,
    is_tied,
    weight_of,
)
from workbench.language import Quotation, Sentence
from workbench.language.reference import FEMALE, MALE

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST: Final = 200
"""Tokens; in longer sentences, which are lists or transcripts, nothing is sought."""

_WORDS: Final = frozenset(("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "VERB", "AUX"))
"""What can be meant or can mean it, and what makes a clause."""

_BACK: Final = 2
"""Sentences with a verb before the pronoun's own that are looked at, and paragraphs."""

_FARTHEST: Final = 6
_DEEPEST: Final = 5
"""Pronouns that are followed from one to the next."""

_ANIMATE: Final = THOUGHT_VERBS | frozenset(
    "say tell ask argue agree like love want vote plan try decide announce promise pledge vow "
    "refuse meet talk speak fight wait complain insist wish hate care".split()
)
"""Verbs whose subject is a person or a body."""

_JUDGING: Final = frozenset(
    "possible impossible clear unclear likely unlikely important hard difficult true fair ok okay "
    "fine over worth obvious easy tough good great bad better best worse wrong right nice".split()
)
"""What is said of a whole state of affairs (*it’s hard*)."""

_SUMMING: Final = frozenset(("mean", "take"))
"""Verbs whose *it* is often a whole state of affairs (*it would take years*)."""

_AGAIN: Final = 20
_BODY: Final = 0.7
"""Share of its weight that a body has as what *they* means."""

_UNTOLD: Final = 0.7
"""Share that somebody of unknown gender has beside a named one whose gender is told."""

_HIDDEN: Final = 0.5
"""Share that has what *it* or *they* seldom means: an object in a sentence before."""

_ENOUGH: Final = {"he": 60.0, "she": 60.0, "it": 150.0, "they": 130.0}
_AFAR_ENOUGH: Final = 100.0
_OBJECT_ENOUGH: Final = 250.0
_KNOWN_TIED: Final = 0.8
_KNOWN: Final = 0.54
_TIED: Final = {"he": 0.65, "she": 0.65, "it": 0.65, "they": 0.7}
_AFAR: Final = {"he": 0.3, "she": 0.3, "it": 0.4, "they": 0.7}
_OBJECT: Final = 0.5
"""Shares of the best weight that the second best must stay under: where the language layer names
the same person, where only grammar leads there, where nothing does, and for an object."""

_UNNAMED: Final = 0.75
_RIVAL: Final = 0.25


@dataclass(frozen=True, slots=True)
class _Standing:
    """What may be meant, and how much it stands out.

    Attributes:
        is_prominent: whether it is a subject, or stands in the pronoun's own sentence.
        is_tied: see ``prominence.is_tied``.
        paragraph: the index of the last one that mentions it.
    """

    referent: Referent
    weight: float
    is_prominent: bool
    is_tied: bool
    paragraph: int


def antecedent(
    passage: Passage, pronoun: Token, speaker: str | None = None, depth: int = 0
) -> Referent | None:
    """What a pronoun of the third person takes up, or ``None`` where that is not certain.

    Args:
        pronoun: a word of the passage's paragraph; not an expletive.
        speaker: the name of who says the words that the pronoun stands in, who is never meant.
        depth: how many pronouns were followed to come here.
    """
    whole = (passage.paragraph.index, pronoun.i, speaker, 0)
    place = whole if whole in passage.memory else (*whole[:3], depth)
    if place not in passage.memory:
        is_open = _is_either(pronoun) or not _is_argument(pronoun)
        passage.memory[place] = None if is_open else _best(passage, pronoun, speaker, depth)
    found: Referent | None = passage.memory[place]
    return found


def _best(passage: Passage, pronoun: Token, speaker: str | None, depth: int) -> Referent | None:
    ranked = _without_titles(_ranked(passage, pronoun, speaker, depth))
    if not ranked or ranked[0].referent.is_vague:
        return None
    best, kind = ranked[0], kind_of(pronoun)
    share, enough = _share(passage, pronoun, best), _enough(pronoun)
    if kind in ("he", "she") and share == _AFAR[kind]:
        enough = _AFAR_ENOUGH
    if best.weight < enough or is_doubtful(passage, pronoun, best.referent):
        return None
    if any(one.weight > share * best.weight for one in _rivals(ranked, kind)):
        return None
    if (
        kind in ("he", "she")
        and not best.is_tied
        and is_passed(passage, pronoun, best.referent, best.paragraph)
    ):
        return None
    if kind == "they" and not best.referent.is_animate and _has_animate_rival(ranked):
        return None
    return best.referent


def _without_titles(ranked: list[_Standing]) -> list[_Standing]:
    """Without *the senator* beside a named person, whom it mostly means."""
    if not any(one.referent.is_person and one.referent.name for one in ranked):
        return ranked
    return [one for one in ranked if one.referent.name or not one.referent.is_definite]


def _rivals(ranked: list[_Standing], kind: Kind) -> list[_Standing]:
    """What else may be meant; beside a named person nobody without a name, unless close by."""
    best, *others = ranked
    if kind not in ("he", "she") or best.referent.entity is None:
        return others
    near = _UNNAMED * best.weight
    return [one for one in others if one.referent.entity or one.is_tied or one.weight > near]


def _share(passage: Passage, pronoun: Token, best: _Standing) -> float:
    """The share of the best weight that the second may have."""
    kind = kind_of(pronoun)
    share = _TIED[kind] if best.is_tied else _AFAR[kind]
    if kind in ("he", "she"):
        known = passage.meant_by(pronoun)
        if known is not None and known is best.referent.entity:
            share = _KNOWN_TIED if best.is_tied else _KNOWN
            return share if _is_light(pronoun) else min(share, _OBJECT)
        if not _is_light(pronoun):
            return 0.0
    return share if _is_light(pronoun) else min(share, _OBJECT)


def _is_light(pronoun: Token) -> bool:
    """Whether the pronoun is a subject or an owner; objects often mean what lies nearest."""
    return pronoun.dep_ in SUBJECTS or pronoun.dep_ == "poss"


def _enough(pronoun: Token) -> float:
    kind = kind_of(pronoun)
    if kind == "they" and not _is_light(pronoun):
        return _OBJECT_ENOUGH
    if kind == "it" and _is_said_of_all(pronoun):
        return _OBJECT_ENOUGH
    return _ENOUGH[kind]


def _is_said_of_all(pronoun: Token) -> bool:
    """Whether what is said of *it* may be said of all that was told before."""
    verb = pronoun.head
    if verb.lemma_.lower() in _SUMMING:
        return True
    return any(
        child.lower_ in _JUDGING
        or _is_clause(child)
        or (child.dep_ == "attr" and child.pos_ == "NOUN" and verb.lemma_ == "be")
        for child in verb.children
    )


def _is_clause(word: Token) -> bool:
    """Whether *it* may stand for a clause that follows (*it’s what a debate is*)."""
    return word.dep_ in ("ccomp", "csubj") and word.head.lemma_ == "be"


def _has_animate_rival(ranked: list[_Standing]) -> bool:
    """Whether people were named too, whom *they* means rather than things."""
    least = _RIVAL * ranked[0].weight
    return any(one.referent.is_animate and one.weight > least for one in ranked[1:])


def _is_argument(pronoun: Token) -> bool:
    """Whether *it* is the subject of a finite verb; as an object it is mostly idiom."""
    if pronoun.lower_ != "it":
        return True
    return pronoun.dep_ in SUBJECTS and is_predicate(pronoun.head)


def _is_either(pronoun: Token) -> bool:
    """Whether it is the *he* or the *she* of *he or she*, which is anybody."""
    doc, at = pronoun.doc, pronoun.i
    before = [word.lower_ for word in doc[max(0, at - 2) : at]]
    after = [word.lower_ for word in doc[at + 1 : at + 3]]
    people = MALE | FEMALE
    return (before[1:] == ["or"] and before[0] in people) or (
        after[:1] == ["or"] and after[-1] in people
    )


def _ranked(passage: Passage, pronoun: Token, speaker: str | None, depth: int) -> list[_Standing]:
    """What may be meant, the most prominent first, each once."""
    kind, quotation = kind_of(pronoun), passage.said_in(pronoun)
    found = list(_standing(passage, pronoun, quotation, depth))
    by_key: dict[object, list[_Standing]] = {}
    for one in found:
        if speaker is None or one.referent.name != speaker:
            by_key.setdefault(one.referent.key, []).append(one)
    is_told = any(one.referent.gender and one.referent.entity is not None for one in found)
    ranked = [_joined(same, kind, is_told=is_told) for same in by_key.values()]
    return sorted(ranked, key=lambda one: -one.weight)


def _joined(same: list[_Standing], kind: Kind, *, is_told: bool) -> _Standing:
    """One standing for all mentions of the same."""
    best = max(same, key=lambda one: one.weight)
    weight = best.weight + _AGAIN * min(2, len(same) - 1)
    if is_told and best.referent.is_person and best.referent.gender is None:
        weight *= _UNTOLD
    if kind in ("it", "they") and not any(one.is_prominent for one in same):
        weight *= _HIDDEN
    last = max(one.paragraph for one in same)
    return replace(best, weight=weight, is_tied=any(one.is_tied for one in same), paragraph=last)


def _standing(
    passage: Passage, pronoun: Token, quotation: Quotation | None, depth: int
) -> Iterator[_Standing]:
    """Every mention that may be meant, from the pronoun's own sentence back."""
    sentence = passage.sentence(pronoun)
    if sentence is None:
        return
    document, back = passage.document, 0
    for index in range(sentence.index, max(-1, sentence.index - _FARTHEST), -1):
        other = document.sentences[index]
        is_body = document.paragraphs[other.paragraph].kind == "body"
        is_near = sentence.paragraph - other.paragraph <= _BACK
        if not is_body or not is_near or len(other.tokens) > LONGEST:
            break
        around = passage.beside(other.paragraph)
        heard = [word for word, said_in in _words(around, other) if _is_heard(said_in, quotation)]
        for token in heard:
            is_own = index == sentence.index
            referent = _referent(around, token, pronoun, depth, is_own=is_own)
            if referent is not None:
                standing = _weighed(referent, token, pronoun, back, is_own=is_own)
                yield replace(standing, paragraph=other.paragraph)
        back += any(token.pos_ in ("VERB", "AUX") for token in heard)
        if back > _BACK:
            break


def _weighed(
    referent: Referent, token: Token, pronoun: Token, back: int, *, is_own: bool
) -> _Standing:
    kind = kind_of(pronoun)
    is_ahead = is_own and token.i > pronoun.i
    weight = AHEAD if is_ahead else weight_of(token, pronoun, back, is_own=is_own)
    if kind == "they" and referent.number == "either":
        weight *= _BODY
    is_prominent = is_subject(token) or (is_own and kind != "it")
    tied = is_own and not is_ahead and is_tied(token, pronoun)
    return _Standing(referent, weight, is_prominent, tied, 0)


def _words(passage: Passage, sentence: Sentence) -> list[tuple[Token, Quotation | None]]:
    """The words of a sentence that can be meant, and its verbs, with the quotation of each."""
    place = ("words", sentence.index)
    if place not in passage.memory:
        passage.memory[place] = [
            (word, passage.said_in(word))
            for word in sentence.tokens
            if word.pos_ in _WORDS and not is_credit(passage, word)
        ]
    found: list[tuple[Token, Quotation | None]] = passage.memory[place]
    return found


def _is_heard(said_in: Quotation | None, quotation: Quotation | None) -> bool:
    """Whether whoever says the pronoun, in ``quotation``, says a word ``said_in`` another as well.

    In a quotation that is so for what stands in it; outside, for what is not quoted.
    """
    if quotation is None or said_in is None:
        return quotation is None and said_in is None
    return said_in.index == quotation.index or quotation.continues == said_in.index


def _referent(
    passage: Passage, token: Token, pronoun: Token, depth: int, *, is_own: bool
) -> Referent | None:
    """What a word refers to, if the pronoun can take it up."""
    kind = kind_of(pronoun)
    if is_own and token.i >= pronoun.i and not follows_its_phrase(token, pronoun):
        return None
    if token.lower_ not in PRONOUNS:
        referent = of_noun(passage, token, alone=kind != "they")
    elif is_own and token.i >= pronoun.i:
        return None
    else:
        referent = _of_pronoun(passage, token, kind, depth)
    if referent is None or not referent.agrees(kind) or (is_own and is_barred(token, pronoun)):
        return None
    if kind == "they" and token.dep_ == "conj" and joined_with(first_joined(token)):
        return None  # Those who are joined are meant together.
    if pronoun.dep_ in SUBJECTS and pronoun.head.lemma_.lower() in _ANIMATE:
        return referent if referent.is_animate or referent.is_vague else None
    return referent


def _of_pronoun(passage: Passage, token: Token, kind: Kind, depth: int) -> Referent | None:
    """What a pronoun of the same kind takes up itself."""
    if depth >= _DEEPEST or kind_of(token) != kind or is_expletive(token):
        return None
    referent = antecedent(passage, token, depth=depth + 1)
    if referent is None and kind in ("he", "she") and passage.said_in(token) is None:
        known = passage.meant_by(token)
        if known is not None and known.kind == "person":
            gender = "m" if kind == "he" else "f"
            return Referent(known.index, passage, token, known, "one", True, True, gender)
    return referent
