"""Marks of opinion in a sentence: does the writer judge, or tell what happened and who said so?

The questions are those that annotators of subjectivity are told to ask (Antici et al. 2024): a
view of the writer's own, a comment on what is told, an appeal, irony, a rhetorical question, a
loaded word make it subjective; an opinion that is reported as another's, a feeling or a figure
does not. Lists and weights were written by hand and learned from nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.claims.grammar import SUBJECTS, listed
from workbench.claims.opinion_words import (
    GOOD_OR_BAD,
    INTENSIFIERS,
    JUDGING_NOUNS,
    LOADED_VERBS,
    MENTAL,
    REPORTING,
    SLANTED_NOUNS,
    STANCE_ADVERBS,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

ENOUGH: Final = 2.0
"""Sum of marks from which a sentence is an opinion: one that is plain, or two that hint."""
CERTAIN: Final = 3.0
"""Sum from which a claim is no longer offered as checkable: a fact held back costs more."""

_PLAIN: Final = 2.0
_STRONG: Final = 1.5
_HINT: Final = 1.0
_TRACE: Final = 0.5

_OPENING: Final = frozenset(("“", "‘", '"', "``", "«"))
_CLOSING: Final = frozenset(("”", "’", '"', "''", "»"))
_DUTY: Final = frozenset(("must", "should", "ought"))
_OWN: Final = frozenset(("i", "we"))
_OURS: Final = frozenset(("my", "our", "us", "me", "ourselves", "myself"))
_ASIDES: Final = (
    "of course", "no doubt", "in fact", "so called", "so - called", "no wonder", "at best",
    "at worst", "nothing more than", "little more than", "nothing but", "far from",
    "after all", "let alone", "in truth", "the truth is", "the fact is", "in my view",
    "in my opinion", "to be fair", "to be sure", "needless to say", "not to mention",
    "make no mistake", "it seems", "that 's why", "that is why", "the question is",
    "by no means", "at all", "not even", "even if", "as if", "as though", "in other words",
    "the problem is", "the point is", "at the very least", "more than ever", "once again",
    "for good reason", "in name only", "rather than", "the kind of", "the sort of",
)  # fmt: skip
_TURNS: Final = listed("and but so yet or because nor well yes no still perhaps maybe now then")
_FIGURES: Final = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"))
_NAMES: Final = frozenset(("PERSON", "ORG", "GPE", "FAC", "EVENT"))
_FORECASTS: Final = frozenset(("will", "would", "could", "might", "may", "can"))


_OF_FORM: Final = frozenset(
    (
        "a general statement",
        "a judgement as the statement",
        "a judgement in the present",
        "a speculation",
        "an aside",
        "no plain statement",
        "spoken tone",
    )
)


class Mark(NamedTuple):
    """What speaks for an opinion (``weight`` above 0) or for a report (below)."""

    reason: str
    weight: float


def marks_of(words: Sequence[Token]) -> list[Mark]:
    """The marks in a sentence, those of words that somebody else is quoted with left aside.

    Args:
        words: the words of one sentence, in order; blanks are left aside.
    """
    said = [word for word in words if not word.is_space]
    own = _unquoted(said)
    quoted = len(said) - len(own)
    if said and 2 * quoted > len(said):
        return [Mark("another's words", -_PLAIN), *_of_words(own)]
    return [*_of_words(own), *_of_sentence(own), *_of_report(own)]


def is_plainly_opinion(words: Sequence[Token]) -> bool:
    """Whether a claim is so surely an opinion that it is not offered as checkable.

    What only the form of the sentence shows is not enough: *the river is poisonous* judges by one
    word, and it may be a finding. At least two marks must be of what is said.
    """
    marks = marks_of(words)
    told = sum(mark.weight > 0 and mark.reason not in _OF_FORM for mark in marks)
    return told >= 2 and sum(mark.weight for mark in marks) >= CERTAIN


def opinion_weight(words: Sequence[Token]) -> float:
    """The sum of the marks; ``ENOUGH`` and more is an opinion."""
    return sum(mark.weight for mark in marks_of(words))


def _unquoted(words: Sequence[Token]) -> list[Token]:
    """The words outside quotation marks; one or two quoted words stay: they are no speech."""
    own: list[Token] = []
    held: list[Token] | None = None
    for word in words:
        if held is None and word.text in _OPENING:
            held = [word]
        elif held is not None:
            held.append(word)
            if word.text in _CLOSING:
                own += held if len(held) <= 4 else []
                held = None
        else:
            own.append(word)
    return own + (held if held is not None and len(held) <= 4 else [])


def _of_words(words: Sequence[Token]) -> Iterator[Mark]:
    """What single words show."""
    for word in words:
        if word.ent_type_ in _NAMES and word.pos_ == "PROPN":
            continue
        lemma, lower = word.lemma_.lower(), word.lower_
        if word.pos_ == "ADJ" and (lower in GOOD_OR_BAD or lemma in GOOD_OR_BAD):
            yield Mark("a judging adjective", _HINT)
            if word.dep_ in ("acomp", "oprd") or word.tag_ == "JJS":
                yield Mark("a judgement as the statement", _TRACE)
        elif word.pos_ == "NOUN" and lemma in JUDGING_NOUNS:
            yield Mark("a judging noun", _HINT)
        elif word.pos_ == "NOUN" and lemma in SLANTED_NOUNS:
            yield Mark("a word of argument", _TRACE)
        elif word.pos_ == "VERB" and lemma in LOADED_VERBS:
            yield Mark("a judging verb", _HINT)
        elif lower in STANCE_ADVERBS and word.pos_ in ("ADV", "INTJ", "ADJ"):
            yield Mark("a comment on what is told", _STRONG)
        elif lower in INTENSIFIERS and word.pos_ == "ADV":
            yield Mark("an intensifier", _TRACE if lower in ("just", "only", "so") else _HINT)
        elif lower in _DUTY:
            yield Mark("says what ought to be", _STRONG)
        elif lower in _OURS:
            yield Mark("the writer's own side", _HINT)
        elif lower in ("you", "your"):
            yield Mark("the reader addressed", _HINT)
        elif lower in _OWN and word.dep_ in SUBJECTS:
            is_view = word.head.lemma_.lower() in MENTAL
            yield Mark("a view of one's own", _PLAIN if is_view else _HINT)


def _of_sentence(words: Sequence[Token]) -> Iterator[Mark]:
    """What the form of the sentence shows."""
    if not words:
        return
    text = " ".join(word.lower_ for word in words)
    for phrase in _ASIDES:
        if f" {phrase} " in f" {text} ":
            yield Mark("a turn of argument", _HINT)
    marks = {word.text for word in words[-3:]}
    if "!" in marks:
        yield Mark("an exclamation", _PLAIN)
    if "?" in marks:
        yield Mark("a rhetorical question", _STRONG)
    if any(word.text in ("…", "...") for word in words):
        yield Mark("a sentence that trails off", _TRACE)
    if any(word.text in ("—", "–", "--", ";") for word in words):
        yield Mark("an aside", _TRACE)
    if words[0].lower_ in _TURNS:
        yield Mark("a turn of argument", _HINT)
    if any(word.lower_ in ("n't", "n’t", "'s", "’s", "'re", "’re") and word.pos_ in ("PART", "AUX")
           and word.tag_ != "POS" for word in words):  # fmt: skip
        yield Mark("spoken tone", _TRACE)
    if any(word.text in _OPENING for word in words):
        yield Mark("a word in quotation marks", _TRACE)
    root = next((word for word in words if word.head == word and not word.is_punct), None)
    if root is None:
        return
    helpers = {child.lower_ for child in root.children if child.dep_ == "aux"}
    has_subject = any(child.dep_ in SUBJECTS for child in root.children)
    if root.tag_ == "VB" and not has_subject and not helpers - {"do"}:
        yield Mark("an appeal", _STRONG)
    if helpers & _FORECASTS:
        yield Mark("a speculation", _TRACE)
    present = root.tag_ in ("VBZ", "VBP") or bool(
        [c for c in root.children if c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP")]
    )
    if present and root.lemma_ in ("be", "seem", "look", "appear", "sound", "feel"):
        yield Mark("a judgement in the present", _TRACE)
    if root.pos_ not in ("VERB", "AUX"):
        yield Mark("no plain statement", _TRACE)


def _of_report(words: Sequence[Token]) -> Iterator[Mark]:
    """What speaks for a report: a source, figures, dates, the past; or that none is there."""
    reported = any(
        word.pos_ == "VERB"
        and word.lemma_.lower() in REPORTING
        and any(c.dep_ in SUBJECTS and c.lower_ not in _OWN for c in word.children)
        for word in words
    )
    if reported or "according" in (word.lower_ for word in words):
        yield Mark("another's words", -_STRONG)
    figures = sum(word.ent_iob_ == "B" and word.ent_type_ in _FIGURES for word in words)
    names = sum(word.ent_iob_ == "B" and word.ent_type_ in _NAMES for word in words)
    if figures:
        yield Mark("figures and dates", -_TRACE * min(2, figures))
    root = next((word for word in words if word.head == word and not word.is_punct), None)
    is_event = root is not None and root.tag_ == "VBD"
    if is_event:
        yield Mark("an event", -_TRACE)
    if not (reported or figures or names or is_event):
        yield Mark("a general statement", _HINT)
