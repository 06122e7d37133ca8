"""Which parts of a clause are said apart: they become statements of their own.

An aside adds something to a clause that is complete without it: an apposition between commas,
a participle, a relative clause after a comma, a second verb. What restricts (*the man who …*)
or conditions (*if …*, *because …*) is no aside, since the clause says something else without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.claims.grammar import (
    begins_after_comma,
    is_predicate,
    listed,
    own_subject,
    subject_of,
    trimmed,
    words_under,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_TURNS: Final = frozenset(("however", "therefore", "meanwhile", "moreover", "thus", "so"))
_CONTRASTS: Final = frozenset(("while", "whereas", "although", "though"))
_RELATIVE: Final = frozenset(("WDT", "WP", "WP$", "WRB"))
_POINTERS: Final = frozenset(("it", "this", "that", "there", "what"))
_PRONOUNS: Final = frozenset(("who", "whom", "which", "that", "whose", "where"))
_NO_ADDITION: Final = listed(
    "including given following according depending ranging dating starting beginning"
)
_NO_PERSONS: Final = frozenset(("ORG", "GPE", "LOC", "FAC"))
_EVENT_VERBS: Final = listed(
    "add allow bring cause contribute create draw enable end fuel force give highlight lead "
    "leave make mark mean prompt raise reflect result send show signal spark suggest trigger "
    "underline underscore"
)
"""Verbs whose participle after a clause is said of the whole clause, not of its subject."""


_PLACES: Final = frozenset(("conj", "ccomp", "advcl", "appos", "relcl", "acl", "prep"))
"""Where in a parse an aside can hang; asked first, for most words hang elsewhere."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A part of a clause that is said apart.

    Attributes:
        kind: ``coordinate``, ``contrast``, ``attribute``,
            ``apposition``, ``relative``, ``participle``,
            ``adjunct`` (a participle that says something of the clause's subject),
            ``consequence`` (one that says something of the whole clause), ``absolute``
            (``with`` and a clause without a finite verb) or ``sequel`` (``after``, ``before``
            or ``by`` and a participle).
        head: the head of its words.
        anchor: the word that it is about.
        words: all of its words, in order.
    """

    kind: str
    head: Token
    anchor: Token
    words: tuple[Token, ...]

    @property
    def covers(self) -> frozenset[int]:
        """Indices of what the clause around it loses: its words and what sets them off.

        A name between commas (*the chairman, Edric Poul,*) stays: the clause needs it.
        """
        if self.kind == "apposition" and self.head.pos_ == "PROPN":
            return frozenset()
        doc = self.head.doc
        covered = {token.i for token in self.words}
        first, last = self.words[0].i, self.words[-1].i
        if first > 0 and doc[first - 1].text in (",", "—", "–", "--", ";", "("):
            covered.add(first - 1)
        if last + 1 < len(doc) and doc[last + 1].text in (",", "—", "–", "--", ")"):
            covered.add(last + 1)
        if self.kind in ("coordinate", "contrast", "attribute"):
            joints = (t for t in self.anchor.children if t.dep_ in ("cc", "preconj"))
            covered |= {t.i for t in joints if abs(t.i - first) <= 2 or t.dep_ == "preconj"}
            covered |= {n for n in (first - 1, first - 2) if n >= 0 and doc[n].text == ","}
        return frozenset(covered)


def asides_of(head: Token, inside: frozenset[int]) -> list[Aside]:
    """The asides of the clause or phrase that ``head`` heads, none inside another.

    Args:
        inside: indices of the words to look at; others count as absent.
    """
    found: list[Aside] = []
    waiting = [head]
    while waiting:
        token = waiting.pop()
        for child in token.children:
            if child.i not in inside:
                continue
            aside = _aside(child, head, inside)
            if aside is not None:
                found.append(aside)
            else:
                waiting.append(child)
    return sorted(found, key=lambda aside: aside.words[0].i)


def phrase(noun: Token, inside: frozenset[int]) -> list[Token]:
    """The words of the noun phrase of ``noun``, without what is said apart in it."""
    taken = {i for aside in asides_of(noun, inside) for i in aside.covers}
    return trimmed([token for token in words_under(noun, inside) if token.i not in taken])


def _aside(token: Token, head: Token, inside: frozenset[int]) -> Aside | None:
    if token.dep_ not in _PLACES:
        return None
    words = tuple(trimmed(words_under(token, inside)))
    if not words or token.i not in {word.i for word in words}:
        return None
    anchor = token.head
    for kind, applies in _KINDS:
        if applies(token, anchor, head, words):
            if kind == "apposition":
                anchor = _appositive_anchor(token, anchor, words)
            if kind == "relative":
                anchor = _relative_anchor(anchor, words)
            if kind in ("relative", "participle") and _is_told_of_subject(anchor):
                anchor = own_subject(anchor.head) or anchor
            if kind == "adjunct" and _is_consequence(token, anchor):
                kind = "consequence"
            return Aside(kind, token, anchor, words)
    return None


def _is_coordinate(token: Token, anchor: Token, head: Token, words: tuple[Token, ...]) -> bool:
    """A second verb with its own or the shared subject, or a clause joined by a semicolon."""
    if anchor != head or not (token.pos_ in ("VERB", "AUX") or is_predicate(token)):
        return False
    if token.dep_ == "ccomp" and token.i < anchor.i and is_predicate(token):
        return _parted_by_semicolon(words, anchor)
    if token.dep_ != "conj" or any(c.dep_ == "mark" and c.lower_ != "that" for c in token.children):
        return False
    joint = next((t for t in anchor.children if t.dep_ == "cc"), None)
    shares_object = joint is not None and joint.i == anchor.i + 1 and own_subject(token) is None
    passive = any(c.dep_ == "auxpass" for c in anchor.children)
    if shares_object and not passive and not _has_complement(anchor):
        return False
    if not is_predicate(token) and subject_of(token) is None:
        return False
    if token.tag_ in ("VB", "VBG") and not _has_finite_help(anchor):
        return False
    return joint is None or joint.lower_ not in ("or", "nor")


def _has_complement(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "attr", "acomp", "ccomp", "xcomp") for c in verb.children)


def _has_finite_help(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in verb.children)


def _parted_by_semicolon(words: tuple[Token, ...], anchor: Token) -> bool:
    after = words[-1].i + 1
    between = anchor.doc[after : anchor.i]
    if any(token.text == ";" for token in between[:2]):
        return True
    subject = own_subject(anchor)
    if subject is None or len(between) < 2 or subject.i < after or between[0].text != ",":
        return False
    return between[1].lower_ in _TURNS or between[1].i == subject.left_edge.i


def _is_attribute(token: Token, anchor: Token, head: Token, words: tuple[Token, ...]) -> bool:
    """The second of two things that somebody is: *the son of a smith and the father of a poet*."""
    if token.dep_ != "conj" or token.pos_ not in ("NOUN", "PROPN") or head.lemma_ != "be":
        return False
    first = anchor
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    joint = next((t for t in anchor.children if t.dep_ == "cc"), None)
    either = joint is not None and joint.lower_ not in ("and", "&")
    if first.dep_ != "attr" or first.head != head or either or own_subject(head) is None:
        return False
    subject = own_subject(head)
    return _has_determiner(token) and subject is not None and subject.dep_ == "nsubj"


def _is_contrast(token: Token, anchor: Token, head: Token, words: tuple[Token, ...]) -> bool:
    """``while …``, ``although …``: both clauses are asserted."""
    if token.dep_ != "advcl" or anchor != head or not is_predicate(token):
        return False
    if own_subject(token) is None:
        return False
    return any(c.dep_ == "mark" and c.lower_ in _CONTRASTS for c in token.children)


def _is_apposition(token: Token, anchor: Token, head: Token, words: tuple[Token, ...]) -> bool:
    """``Sergey Shoigu, the secretary of …,`` but no list of places and no bare number."""
    if token.dep_ != "appos" or not begins_after_comma(words) or token.pos_ == "NUM":
        return False
    if token.pos_ not in ("NOUN", "PROPN") or words[0].i <= anchor.i:
        return False
    if words[0].i > 0 and token.doc[words[0].i - 1].text == "(":
        return False
    both_names = token.pos_ == "PROPN" and anchor.pos_ == "PROPN"
    if both_names and any(c.dep_ in ("cc", "conj") for c in token.children):
        return False  # a list of names
    return len(words) > 1 and not (both_names and not _has_determiner(token))


def _has_determiner(noun: Token) -> bool:
    return any(c.dep_ in ("det", "poss") for c in noun.children)


def _appositive_anchor(token: Token, anchor: Token, words: tuple[Token, ...]) -> Token:
    """The noun right before the comma, where the parser hung the apposition further off.

    An apposition follows the phrase that it explains; the small model's parser at times
    takes the subject of the sentence for it.
    """
    comma = words[0].i - 1
    before = token.doc[comma - 1]
    edge = max((t.i for t in anchor.subtree if t.i < comma), default=anchor.i)
    if before.pos_ not in ("NOUN", "PROPN") and not _ends_name(before):
        return anchor
    is_name_for_name = token.pos_ == "PROPN" and token.ent_type_ != "PERSON" and _ends_name(before)
    if edge == comma - 1 and not (is_name_for_name and anchor.pos_ == "NOUN"):
        return anchor
    while before.dep_ in ("compound", "nummod") and before.head.i < comma:
        before = before.head
    return before


def _ends_name(word: Token) -> bool:
    """Whether a word is the last of a name (*COLING 2020*)."""
    return word.pos_ == "PROPN" or (word.like_num and word.i > 0 and word.nbor(-1).pos_ == "PROPN")


def _is_relative(token: Token, anchor: Token, head: Token, words: tuple[Token, ...]) -> bool:
    """A relative clause after a comma, or one that tells more of what somebody is.

    In *she is an actor who began in 1990* the clause is about her. Its pronoun must have a
    place where the noun can stand.
    """
    if token.dep_ != "relcl" or anchor.pos_ not in ("NOUN", "PROPN"):
        return False
    if not begins_after_comma(words) and not (_is_said_of_subject(anchor) and _adds(anchor)):
        return False
    pronoun = relative_pronoun(words)
    if pronoun is None:
        return False
    if pronoun.lower_ == "where":
        return pronoun.head == token
    if pronoun.lower_ == "whose" or pronoun.dep_ in ("nsubj", "nsubjpass"):
        return True
    if pronoun.dep_ == "dobj":
        return pronoun.head == token
    return pronoun.dep_ == "pobj" and pronoun.head.i == pronoun.i - 1


def relative_pronoun(words: Sequence[Token]) -> Token | None:
    """The word that opens a relative clause, within its first few."""
    return next(
        (word for word in words[:4] if word.tag_ in _RELATIVE and word.lower_ in _PRONOUNS), None
    )


def _is_said_of_subject(noun: Token) -> bool:
    """Whether the noun says what the subject of a form of *be* is."""
    if noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return False
    subject = own_subject(noun.head)
    return subject is not None and subject.dep_ == "nsubj" and subject.lower_ not in _POINTERS


def _is_told_of_subject(noun: Token) -> bool:
    """Whether what is added to the noun is added to the subject: not to a name of its own."""
    return _is_said_of_subject(noun) and noun.pos_ != "PROPN"


def _adds(noun: Token) -> bool:
    """Whether the phrase of the noun is complete without a clause after it (*an actor*)."""
    return any(child.dep_ == "det" and child.lower_ in ("a", "an") for child in noun.children)


def _relative_anchor(anchor: Token, words: tuple[Token, ...]) -> Token:
    """Whom *who* means: not the office in *an official at the ministry, who …*."""
    if words[0].lower_ != "who" or anchor.ent_type_ not in _NO_PERSONS:
        return anchor
    if anchor.dep_ == "pobj" and anchor.head.head.pos_ == "NOUN":
        return anchor.head.head
    return anchor


def _is_participle(token: Token, anchor: Token, head: Token, words: tuple[Token, ...]) -> bool:
    """``…, founded in 1990,`` after a noun."""
    if token.dep_ != "acl" or words[0].i < anchor.i:
        return False
    if not begins_after_comma(words):
        return token.tag_ == "VBN" and _is_said_of_subject(anchor) and _adds(anchor)
    return token.tag_ in ("VBN", "VBG") and own_subject(token) is None and len(words) > 1


def _is_adjunct(token: Token, anchor: Token, head: Token, words: tuple[Token, ...]) -> bool:
    """``Speaking in Astana, …`` or ``…, seeking a balance``: a participle set off by a comma."""
    if token.dep_ != "advcl" or token.tag_ not in ("VBG", "VBN") or anchor != head:
        return False
    if token.lower_ in _NO_ADDITION or own_subject(token) is not None:
        return False
    if any(c.dep_ in ("mark", "aux") and c.lower_ != "having" for c in token.children):
        return False
    if any(c.tag_ == "WRB" for c in token.children) or subject_of(anchor) is None:
        return False
    if words[-1].i < anchor.i:
        return token.doc[min(words[-1].i + 1, len(token.doc) - 1)].text == ","
    return begins_after_comma(words)


def _is_consequence(token: Token, anchor: Token) -> bool:
    return token.i > anchor.i and token.tag_ == "VBG" and token.lemma_.lower() in _EVENT_VERBS


def _is_absolute(token: Token, anchor: Token, head: Token, words: tuple[Token, ...]) -> bool:
    """``…, with stability seen as vital``: *with*, a subject and a participle."""
    if token.dep_ != "prep" or token.lower_ != "with" or not begins_after_comma(words):
        return False
    verb = next((c for c in token.children if c.dep_ == "pcomp"), None)
    return verb is not None and own_subject(verb) is not None and verb.tag_ in ("VBG", "VBN")


_KINDS: Final = (
    ("coordinate", _is_coordinate),
    ("contrast", _is_contrast),
    ("attribute", _is_attribute),
    ("apposition", _is_apposition),
    ("relative", _is_relative),
    ("participle", _is_participle),
    ("adjunct", _is_adjunct),
    ("absolute", _is_absolute),
)
