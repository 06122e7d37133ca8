"""The noun phrase that a pronoun takes up, by how much each one before it stands out.

The weights follow Lappin and Leass (1994, *An algorithm for pronominal anaphora resolution*):
subjects stand out more than objects, heads more than what hangs on them, and all fade from
sentence to sentence; a clause that reports (*she said …*) makes its subject stand out in what
it reports. The weights were set on PolNeAR training articles. Only a phrase that stands out
well above all others is an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.attribution.cues import CLAUSE_VERBS, SPEECH_VERBS, THOUGHT_VERBS
from workbench.claims.expletives import is_expletive
from workbench.claims.grammar import is_predicate
from workbench.claims.mentions import Kind, Referent, joined_with, referent_of
from workbench.claims.passage import Passage
from workbench.language import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

MALE: Final = frozenset(("he", "him", "his", "himself"))
FEMALE: Final = frozenset(("she", "her", "hers", "herself"))
NEUTER: Final = frozenset(("it", "its", "itself"))
PLURAL: Final = frozenset(("they", "them", "their", "theirs", "themselves"))
PRONOUNS: Final = MALE | FEMALE | NEUTER | PLURAL

_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass"))
LONGEST: Final = 200
"""Tokens; in longer sentences, which are lists or transcripts, nothing is sought."""

_BACK: Final = 2
"""Sentences before the pronoun's own that are looked at."""

_DEEPEST: Final = 5
"""Pronouns that are followed from one to the next."""

_ROLE: Final = {"nsubj": 80, "nsubjpass": 80, "dobj": 50, "attr": 50, "dative": 40, "pobj": 40}
_OWNER: Final = 40
_HEAD: Final = 80
_MAIN: Final = 50
_RECENT: Final = 100
_REPORTING: Final = 150
_PARALLEL: Final = 35
_OWN_CLAUSE: Final = 60
_GOING_ON: Final = 80
_AGAIN: Final = 20
_AHEAD: Final = 230
"""Weight of the subject that follows a clause with the pronoun (*When he came, Poul sat down*)."""

_REPORTS: Final = CLAUSE_VERBS | THOUGHT_VERBS | SPEECH_VERBS | {"want", "learn", "decide"}
_ANIMATE: Final = THOUGHT_VERBS | frozenset(
    "say tell ask argue agree like love want vote plan try decide announce promise pledge vow "
    "refuse meet talk speak fight wait complain insist wish hate care".split()
)
"""Verbs whose subject is a person or a body."""

_SPEAKING: Final = 60
"""For the last who spoke, where the pronoun is the subject of a verb of speech."""

_GOVERNING: Final = 80
_BESIDE: Final = 200
"""For what the pronoun's own phrase is joined to (*Ann Hale and her son*)."""

_HIDDEN: Final = 0.5
"""Share of its weight that has what *it* or *they* seldom means: an object of a sentence before."""

_OWN_RELATIVE: Final = 60
_BODY: Final = 0.7
"""Share of its weight that a body has as what *they* means."""

_FARTHEST: Final = 6
_ENOUGH: Final = {"he": 60.0, "she": 60.0, "it": 150.0, "they": 130.0}
_UNTOLD: Final = 0.5
"""Share of its weight that somebody of unknown gender has beside one whose gender is told."""
_OBJECT: Final = (250.0, 0.5)
_RIVAL: Final = 0.25
_JUDGING: Final = frozenset(
    "possible impossible clear unclear likely unlikely important hard difficult true fair ok okay "
    "fine over worth obvious easy tough good great bad".split()
)
"""What is said of a whole state of affairs (*it’s hard*)."""

_SECOND: Final = {"he": 0.7, "she": 0.7, "it": 0.65, "they": 0.7}
"""Share of the best weight that the second best must stay under."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """A phrase that may be meant, and how much it stands out."""

    referent: Referent
    weight: float
    is_prominent: bool
    """Whether it is a subject, or stands in the pronoun's own sentence with a person's name."""


def antecedent(
    passage: Passage, pronoun: Token, speaker: str | None = None, depth: int = 0
) -> Referent | None:
    """What a pronoun of the third person takes up, or ``None`` where that is not certain.

    *He* and *she* are certain too where what stands out most is whom the language layer's own
    rules name.

    Args:
        pronoun: a word of the passage's paragraph; not an expletive.
        speaker: the name of who says the words that the pronoun stands in, who is never meant.
        depth: how many pronouns were followed to come here.
    """
    place = (passage.paragraph.index, pronoun.i, speaker, depth)
    if place not in passage.memory:
        passage.memory[place] = _antecedent(passage, pronoun, speaker, depth)
    found: Referent | None = passage.memory[place]
    return found


def _antecedent(
    passage: Passage, pronoun: Token, speaker: str | None, depth: int
) -> Referent | None:
    if _is_either(pronoun) or not _is_argument(pronoun):
        return None
    ranked = _ranked(passage, pronoun, speaker, depth)
    if not ranked:
        return None
    weight, best = ranked[0]
    if best.is_vague:
        return None
    kind = _kind(pronoun)
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    enough, share = _limits(pronoun, kind)
    if weight >= enough and second <= share * weight:
        is_sure = kind != "they" or best.is_animate or not _has_animate_rival(ranked)
        return best if is_sure else None
    if kind in ("he", "she") and best.entity is not None:
        known = passage.meant_by(pronoun)
        if known is not None and known.index == best.entity.index:
            return best
    return None


def _limits(pronoun: Token, kind: Kind) -> tuple[float, float]:
    """The weight that is enough, and the share of it that the second best may have.

    An object often means what lies nearest, so it asks for more.
    """
    if pronoun.dep_ not in (*_SUBJECTS, "poss"):
        return (_OBJECT[0] if kind == "they" else _ENOUGH[kind]), _OBJECT[1]
    if kind == "it" and any(c.lower_ in _JUDGING for c in pronoun.head.children):
        return _OBJECT
    return _ENOUGH[kind], _SECOND[kind]


def _has_animate_rival(ranked: list[tuple[float, Referent]]) -> bool:
    """Whether people were named too, whom *they* means rather than things."""
    return any(one.is_animate and weight > _RIVAL * ranked[0][0] for weight, one in ranked[1:])


def _is_argument(pronoun: Token) -> bool:
    """Whether *it* is a subject of a finite verb or an owner; as an object it is mostly idiom."""
    if pronoun.lower_ != "it":
        return True
    return pronoun.dep_ in _SUBJECTS and is_predicate(pronoun.head)


def _is_either(pronoun: Token) -> bool:
    """Whether it is the *he* or the *she* of *he or she*, which is anybody."""
    doc, at = pronoun.doc, pronoun.i
    either = {
        place: doc[at + place].lower_ for place in (-2, -1, 1, 2) if 0 <= at + place < len(doc)
    }
    people = MALE | FEMALE
    return (either.get(-1) == "or" and either.get(-2) in people) or (
        either.get(1) == "or" and either.get(2) in people
    )


def _limits(pronoun: Token, kind: Kind) -> tuple[float, float]:
    """The weight that is enough, and the share of it that the second best may have.

    An object often means what lies nearest, so it asks for more.
    """
    if pronoun.dep_ not in (*_SUBJECTS, "poss"):
        return (_OBJECT[0] if kind == "they" else _ENOUGH[kind]), _OBJECT[1]
    if kind == "it" and any(c.lower_ in _JUDGING for c in pronoun.head.children):
        return _OBJECT
    return _ENOUGH[kind], _SECOND[kind]


def _has_animate_rival(ranked: list[tuple[float, Referent]]) -> bool:
    """Whether people were named too, whom *they* means rather than things."""
    return any(one.is_animate and weight > _RIVAL * ranked[0][0] for weight, one in ranked[1:])


def _is_argument(pronoun: Token) -> bool:
    """Whether *it* is a subject of a finite verb or an owner; as an object it is mostly idiom."""
    if pronoun.lower_ != "it":
        return True
    return pronoun.dep_ in _SUBJECTS and is_predicate(pronoun.head)


def _is_either(pronoun: Token) -> bool:
    """Whether it is the *he* or the *she* of *he or she*, which is anybody."""
    near = [pronoun.head] if pronoun.dep_ == "conj" else []
    near += [child for child in pronoun.children if child.dep_ == "conj"]
    return any(other.lower_ in MALE | FEMALE for other in near)


def _ranked(
    passage: Passage, pronoun: Token, speaker: str | None, depth: int
) -> list[tuple[float, Referent]]:
    """What may be meant, with how much it stands out, the most first."""
    quotation = passage.said_in(pronoun)
    found = list(_standing(passage, pronoun, quotation, depth))
    if (
        not found
        and quotation is not None
        and speaker is not None
        and _kind(pronoun) in ("he", "she")
    ):
        found = list(_standing(passage, pronoun, None, depth))
    kind = _kind(pronoun)
    standing: dict[object, list[_Standing]] = {}
    for one in found:
        if speaker is None or one.referent.name != speaker:
            standing.setdefault(one.referent.key, []).append(one)
    is_told = any(
        one.referent.gender is not None and one.referent.entity is not None for one in found
    )
    ranked = []
    for same in standing.values():
        best = max(same, key=lambda one: one.weight)
        weight = best.weight + _AGAIN * min(2, len(same) - 1)
        if is_told and best.referent.is_person and best.referent.gender is None:
            weight *= _UNTOLD
        if kind in ("it", "they") and not any(one.is_prominent for one in same):
            weight *= _HIDDEN
        ranked.append((weight, best.referent))
    return sorted(ranked, key=lambda pair: -pair[0])


def _standing(
    passage: Passage, pronoun: Token, quotation: Quotation | None, depth: int
) -> Iterator[_Standing]:
    sentence = passage.sentence(pronoun)
    if sentence is None or len(sentence.tokens) > LONGEST:
        return
    document = passage.document
    kind = _kind(pronoun)
    back = 0
    for index in range(sentence.index, max(-1, sentence.index - _FARTHEST), -1):
        other = document.sentences[index]
        paragraph = document.paragraphs[other.paragraph]
        if paragraph.kind != "body" or sentence.paragraph - other.paragraph > _BACK:
            break
        if len(other.tokens) > LONGEST:
            break
        around = passage.beside(other.paragraph)
        is_own = index == sentence.index
        heard = [token for token in other.tokens if _is_heard(around, token, quotation)]
        for token in heard:
            is_ahead = is_own and token.i >= pronoun.i
            if is_ahead and not _follows_its_clause(token, pronoun):
                continue
            referent = _referent(around, token, kind, depth)
            if referent is None or not _fits(referent, kind, pronoun):
                continue
            if is_own and _is_barred(token, pronoun):
                continue
            if kind == "they" and token.dep_ == "conj" and _is_of_group(token):
                continue
            weight = _AHEAD if is_ahead else _weight(token, pronoun, back, is_own=is_own)
            is_prominent = _is_subject(token) or (is_own and kind != "it")
            if kind == "they" and referent.number == "either":
                weight *= _BODY
            yield _Standing(referent, weight, is_prominent)
        back += any(token.pos_ in ("VERB", "AUX") for token in heard)
        if back > _BACK:
            break


def _is_heard(passage: Passage, token: Token, quotation: Quotation | None) -> bool:
    """Whether whoever says the pronoun says this word as well.

    In a quotation that is so for what stands in it; outside, for what is not quoted.
    """
    other = passage.said_in(token)
    if quotation is None or other is None:
        return quotation is None and other is None
    return other.index == quotation.index or quotation.continues == other.index


def _kind(pronoun: Token) -> Kind:
    word = pronoun.lower_
    if word in MALE:
        return "he"
    if word in FEMALE:
        return "she"
    return "it" if word in NEUTER else "they"


def _referent(passage: Passage, token: Token, kind: Kind, depth: int) -> Referent | None:
    """What a word refers to; a pronoun of the same kind through what it takes up itself."""
    if token.lower_ not in PRONOUNS:
        alone = kind != "they"
        place = (passage.paragraph.index, token.i, alone)
        if place not in passage.memory:
            passage.memory[place] = referent_of(passage, token, alone=alone)
        found: Referent | None = passage.memory[place]
        return found
    if depth >= _DEEPEST or _kind(token) != kind or is_expletive(token):
        return None
    return antecedent(passage, token, depth=depth + 1)


def _follows_its_clause(token: Token, pronoun: Token) -> bool:
    """Whether the word is the subject of a clause whose first words hold the pronoun."""
    if token.dep_ not in _SUBJECTS or token.lower_ in PRONOUNS:
        return False
    way = [pronoun, *_up_to(pronoun, token.head)]
    return way[-1] == token.head and len(way) > 2 and way[-2] != token


def _is_subject(token: Token) -> bool:
    """Whether the word is a subject, or joined to one."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        token = token.head
    return token.dep_ in _SUBJECTS


def _is_of_group(token: Token) -> bool:
    """Whether the word is one of several joined by *and*, which are meant together."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    return bool(joined_with(first))


def _is_barred(token: Token, pronoun: Token) -> bool:
    """Whether the word and the pronoun cannot be the same for where they stand in a clause."""
    between = list(_up_to(pronoun, token))
    is_beside = pronoun.dep_ == "poss" and pronoun.head.dep_ == "conj"
    is_beside = is_beside and _kind(pronoun) != "they"
    if between and between[-1] == token and not is_beside:
        return not any(word.pos_ in ("VERB", "AUX") for word in between[:-1])
    if pronoun.dep_ == "poss" or pronoun.lower_.endswith(("self", "selves")):
        return False
    clause = _clause(pronoun)
    return clause is not None and clause == _clause(token) and token.dep_ != "poss"


def _up_to(word: Token, top: Token) -> Iterator[Token]:
    for ancestor in word.ancestors:
        yield ancestor
        if ancestor == top:
            return


def _clause(word: Token) -> Token | None:
    """The verb whose argument the word is."""
    return next((a for a in word.ancestors if a.pos_ in ("VERB", "AUX")), None)


def _weight(token: Token, pronoun: Token, back: int, *, is_own: bool) -> float:
    first = token
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN", "PRON"):
        first = first.head
    role = first.dep_
    weight = float(_RECENT) + _ROLE.get(role, 30 if role == "poss" else 20)
    verb = first.head
    if role not in ("poss", "pobj", "conj"):
        weight += _HEAD
    elif role == "pobj" and verb.head.pos_ in ("VERB", "AUX"):
        weight += _HEAD / 2
    elif role == "poss" and verb.dep_ in _SUBJECTS:
        weight += _OWNER
    if role in _SUBJECTS and verb.dep_ == "ROOT":
        weight += _MAIN
    if is_own and role in _SUBJECTS and _is_reported_by(pronoun, verb):
        weight += _REPORTING
    if is_own and role in _SUBJECTS and pronoun.dep_ == "poss" and _clause(pronoun) == verb:
        weight += _OWN_CLAUSE
    if is_own and pronoun.dep_ == "poss" and pronoun.head.dep_ == "conj":
        weight += _BESIDE * (pronoun.head.head == token)
    if is_own and role in _SUBJECTS and _governs(verb, pronoun):
        weight += _GOVERNING
    if is_own and role in _SUBJECTS and _goes_on(pronoun, verb):
        weight += _GOING_ON
    if is_own and any(a.dep_ == "relcl" and a.head == token for a in pronoun.ancestors):
        weight += _OWN_RELATIVE
    is_main = pronoun.dep_ in _SUBJECTS and pronoun.head.dep_ in ("ROOT", "conj", "parataxis")
    if role in _SUBJECTS and is_main and not is_own:
        weight += _PARALLEL
        if _speaks(verb) and _speaks(pronoun.head):
            weight += _SPEAKING
    return weight * 0.5**back


def _governs(verb: Token, pronoun: Token) -> bool:
    """Whether the pronoun stands in a clause right under the verb's (*said before he died*)."""
    own = _clause(pronoun)
    return own is not None and own != verb and _clause(own) == verb


def _goes_on(pronoun: Token, verb: Token) -> bool:
    """Whether the pronoun is the subject of a clause beside the verb's (*…, but it …*)."""
    clause = pronoun.head
    if pronoun.dep_ not in _SUBJECTS:
        return False
    if clause.dep_ == "conj":
        return clause.head == verb
    return verb.dep_ == "advcl" and verb.head == clause and verb.i < clause.i


def _speaks(verb: Token) -> bool:
    return verb.lemma_.lower() in _REPORTS


def _is_reported_by(pronoun: Token, verb: Token) -> bool:
    """Whether the pronoun is, or belongs to, the subject of what the verb reports."""
    if verb.lemma_.lower() not in _REPORTS:
        return False
    subject = pronoun.head if pronoun.dep_ == "poss" else pronoun
    clause = subject.head
    if subject.dep_ not in _SUBJECTS:
        return False
    while clause.dep_ == "conj":
        clause = clause.head
    return clause.dep_ == "ccomp" and clause.head == verb


def _fits(referent: Referent, kind: Kind, pronoun: Token) -> bool:
    """Whether a referent agrees with a pronoun in number, person and gender."""
    if not referent.agrees(kind):
        return False
    if pronoun.dep_ in _SUBJECTS and pronoun.head.lemma_.lower() in _ANIMATE:
        return referent.is_animate or referent.is_vague
    return True
