"""Where a sentence may not begin, and where one must, decided before the parser decides the rest.

The parser of the small model breaks after some abbreviations, between a list's mark and its item,
before a bracket, and now and then between two words with no stop between them. A boundary that is
set beforehand is kept by it. What a reader could not tell from the marks alone is left to it.

The cases are those of the golden rules of sentence segmentation (K. Dias, Pragmatic Segmenter),
each as a rule of news text.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from workbench.language.abbreviations import (
    STARTERS,
    ZONES_AND_DAYS,
    Abbreviation,
    abbreviation,
)
from workbench.language.lists import list_marks
from workbench.language.marks import BRACKETS, DASHES, STOPS, Surroundings
from workbench.language.words import SPEECH_VERB_FORMS, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GOES_ON: Final = frozenset(",;:.!?%)]}'")
_UNFINISHED: Final = frozenset(",;:%$&/") | DASHES
_NAMES_WITH_A_MARK: Final = frozenset(["yahoo", "jeb", "jeopardy"])
_FINITE: Final = frozenset(["VBD", "VBZ", "VBP", "MD"])
_LOOK_AHEAD: Final = 6
_NICKNAME: Final = 4
"""A name between quotation marks, with both marks."""
_ASIDE: Final = 60
"""How far off a bracket or a verb is looked for."""
_PROSE: Final = 120
"""Words without a stop. A longer run is no prose, and the parser may cut it as it likes."""
_GAP: Final = 3
"""White space that parts columns, not words."""
_HEADLINE: Final = 3
"""So many words in capitals may be the headline of what follows them."""


def set_boundaries(doc: Doc) -> Doc:
    """Mark tokens of ``doc`` that do, or do not, begin a sentence. A spaCy component."""
    marks = list_marks(doc)
    here = Surroundings(doc)
    bound = 0
    for text in here:
        place = here.place
        begins = False if place < bound else None
        if place in marks:
            bound, begins = marks[place] + 1, True
        elif begins is None:
            omission = _end_of_omission(here, text)
            bound = max(bound, omission, _end_of_aside(here, text))
            begins = True if omission else _begins(here, text)
        if place and begins is not None:
            doc[place].is_sent_start = begins
    return doc


def _begins(here: Surroundings, text: str) -> bool | None:
    """Whether the token begins a sentence; None where the marks do not tell."""
    opens = here.mark == "opens"
    if text.isspace() or here.opened or here.mark == "closes":
        return False
    if not opens and (text[0] in _GOES_ON or (here.is_glued and not text[0].isalnum())):
        return False
    if here.last < 0:
        return None
    if not here.stopped:
        return False if opens else _after_no_stop(here, text)
    return _bracket_begins(here) if text in BRACKETS else _after_stop(here, text)


def _after_no_stop(here: Surroundings, text: str) -> bool | None:
    last = here.texts[here.last][-1]
    if not (last.isalnum() or last in _UNFINISHED) or (last in DASHES and here.quoted):
        return None
    if here.gap >= _GAP or here.run > _PROSE:
        return None
    if here.capitals >= _HEADLINE and text[0].isupper() and not text.isupper():
        return None
    # A capital that only the beginning of a sentence explains may follow a stop left out.
    is_told = last != ":" and text != "I" and here.is_prose and _is_starter(here)
    return None if is_told else False


def _after_stop(here: Surroundings, text: str) -> bool | None:
    if here.dots > 1 and not (here.quoted or here.bracketed):
        begins = _after_ellipsis(here)
        if begins is not None:
            return begins
    elif here.dots <= 1 and (kind := abbreviation(here.stopped_word())) is not None:
        if here.mark == "opens":
            return _quotation_begins(here, kind)
        if here.bracketed or kind in ("leading", "linking"):
            return False
        if not here.quoted:
            return _after_abbreviation(here, text, kind)
    if here.mark == "opens":
        return True
    if here.quoted:
        return not _speech_follows(here, text)
    return _after_clear_stop(here, text)


def _after_clear_stop(here: Surroundings, text: str) -> bool | None:
    """After a stop that ends something, if only a name (*Yahoo!*) or what is in brackets."""
    word = here.word_at(here.place + 1) if text in DASHES else text
    last = here.texts[here.last]
    if word.islower():
        return False if here.bracketed or (last in "!?" and here.begins_in_capitals) else None
    if last == "!" and here.texts[here.last - 1].lower() in _NAMES_WITH_A_MARK:
        return None if _is_starter(here) else False
    return None


def _after_ellipsis(here: Surroundings) -> bool | None:
    """Three stops are a pause or an omission within a sentence, or the end of one; four end it."""
    word = here.word_at(here.place)
    if here.leading:
        return False
    if word[:1].islower():
        return False if here.dots == 3 else None
    if here.mark == "opens" or not word[:1].isupper():
        return None
    if here.dots > 3:
        return True
    if word == "I":
        return False
    return True if here.dots == 3 and _is_starter(here) else None


def _end_of_omission(here: Surroundings, text: str) -> int:
    """The token after the word that an ellipsis of three stops, itself after a stop, leads in; or
    0. What was left out stood before that word, so the ellipsis belongs to its sentence."""
    if text[0] not in ".…" or here.last < 0 or here.quoted or here.bracketed or here.opened:
        return 0
    last = here.texts[here.last]
    if last not in (".", "!", "?") or here.dots > 1 or not here.spaces[here.last]:
        return 0
    if last == "." and not here.attached:
        return 0
    dots, place = 0, here.place
    while place < len(here.texts) and dots <= 3 and here.texts[place][0] in ".…":
        dots += 3 if here.texts[place] == "…" else len(here.texts[place])
        place += 1
    is_lead = dots == 3 and place < len(here.texts) and here.texts[place][0].isalnum()
    return place + 1 if is_lead else 0


def _quotation_begins(here: Surroundings, kind: Abbreviation) -> bool | None:
    """Whether an opening mark after an abbreviation begins a sentence, not a nickname."""
    nickname = here.texts[here.place + 1 : here.place + _NICKNAME]
    word = here.word_at(here.place)
    is_name = kind in ("leading", "linking") or here.texts[here.place] in nickname
    if is_name or not word[:1].isupper():
        return False
    return True if _is_starter(here) else None


def _after_abbreviation(here: Surroundings, text: str, kind: Abbreviation) -> bool | None:
    is_number = text[0].isdigit()
    if kind == "numbered":
        return False if is_number else None
    if text[0].islower():
        return False
    if kind == "time":
        return _after_time(here, text)
    if kind == "initial" and here.stands_first():
        return False
    if _is_starter(here):
        return True
    if kind == "place" or (kind == "name" and is_number):
        return None
    is_pronoun = here.texts[here.last] == "I." and here.texts[here.last - 1].islower()
    return None if is_pronoun else False


def _after_time(here: Surroundings, text: str) -> bool | None:
    """A sentence that has no verb yet does not end with the time of day."""
    before = range(here.last, max(-1, here.last - _ASIDE), -1)
    sentence = takewhile(lambda place: here.texts[place] not in STOPS, before)
    if text.lower() in ZONES_AND_DAYS:
        return False
    if not any(here.doc[place].tag_ in _FINITE for place in sentence):
        return False
    return True if text.lower() in TITLES or _is_starter(here) else None


def _is_starter(here: Surroundings) -> bool:
    """Whether the word has its capital because a sentence begins, and not in a headline."""
    word = here.word_at(here.place)
    if not word.istitle() or word.lower() not in STARTERS:
        return False
    return here.word_at(here.texts.index(word, here.place) + 1).islower() or here.is_prose


def _bracket_begins(here: Surroundings) -> bool | None:
    """A sentence in brackets has its stop in them; the stop behind them is that of another."""
    end = here.end_of_bracket(_ASIDE)
    if end is None:
        return None
    is_capital = here.word_at(here.place)[:1].isupper()
    if here.texts[end - 1] in STOPS and is_capital:
        return True if here.texts[here.place] == "(" else None
    after = here.word_at(end + 1)[:1]
    if after.islower() and not is_capital:
        return False
    if after in _GOES_ON and not (is_capital and _has_verb(here, end)):
        return False
    return False if abbreviation(here.stopped_word()) else None


def _has_verb(here: Surroundings, end: int) -> bool:
    return any(token.tag_ in _FINITE for token in here.doc[here.place : end])


def _end_of_aside(here: Surroundings, text: str) -> int:
    """The token after a bracket within a sentence that goes on behind it, or 0."""
    if text not in BRACKETS or here.stopped or here.last < 0:
        return 0
    end = here.end_of_bracket(_ASIDE)
    if end is None:
        return 0
    word = here.word_at(end + 1)
    return end + 1 if word[:1].islower() or word[:1] in _GOES_ON else 0


def _speech_follows(here: Surroundings, text: str) -> bool:
    """Whether the words after a closing mark say who spoke, or the sentence just goes on."""
    if text[0].islower() or not text[0].isalnum():
        return True
    if here.texts[here.last] == "." and here.dots == 1:
        return False
    ahead = here.doc[here.place : here.place + _LOOK_AHEAD]
    return any(token.lower_ in SPEECH_VERB_FORMS for token in ahead)
