"""Whether a day that a sentence names lies behind or before its writer: told by the verb.

News gives the days around its own by their names alone (*on Tuesday*; AP Stylebook, *days of the
week*), so that the tense has to say on which side of the article such a day lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from workbench.claims.grammar import AUXILIARIES, listed, shared_auxiliaries

if TYPE_CHECKING:
    from spacy.tokens import Token

Side = Literal["past", "future"]

_WILL: Final = frozenset(("will", "wo", "'ll", "’ll", "shall"))
_MODALS: Final = frozenset(
    ("would", "'d", "’d", "could", "might", "may", "can", "ca", "should", "must", "ought")
)
_AHEAD: Final = listed(
    "agree aim announce arrange ask await book brace call deadline delay demand due expect face "
    "hope intend invite move order pick plan pledge postpone prepare preparation promise propose "
    "push reschedule schedule seek set slate threaten urge vow want"
)
"""With these the day can be that of the deed or of what it is about (*called a vote on Monday*)."""
_ABOUT_A_DAY: Final = listed(
    "choose delay move pick plan postpone push reschedule schedule set slate"
)
_PLANNED: Final = listed("be due expect plan schedule set slate")
_BEHIND_PREPOSITIONS: Final = frozenset(("on", "since", "of", "in"))
_BEFORE_PREPOSITIONS: Final = frozenset(
    ("on", "of", "in", "by", "until", "till", "before", "after", "from", "through", "for")
)
_MOST_STEPS: Final = 12


def side_of(day: Token) -> Side | None:
    """On which side of the time of writing a day lies; ``None`` where the verb leaves it open.

    Args:
        day: the word that heads the date (*Tuesday*, the month, *night* in *Tuesday night*).
    """
    path: list[Token] = []
    verb = day.head if day.head != day else None
    while verb is not None and verb.pos_ not in ("VERB", "AUX"):
        path.append(verb)
        verb = verb.head if verb.head != verb and len(path) < _MOST_STEPS else None
    prepositions = {word.lower_ for word in path[:2] if word.pos_ in ("ADP", "SCONJ")}
    beside = _verb_beside(day)
    if beside is not None and prepositions <= _BEHIND_PREPOSITIONS:
        return "past"
    if verb is None:
        return None
    side = _side_of_verb(verb)
    if side == "past":
        near = [*path, verb, *(w for w in verb.ancestors if verb.dep_ in ("xcomp", "acl"))]
        is_open = any(word.lemma_.lower() in _AHEAD for word in near)
        return None if is_open or not prepositions <= _BEHIND_PREPOSITIONS else side
    return side if prepositions <= _BEFORE_PREPOSITIONS else None


def _verb_beside(day: Token) -> Token | None:
    """The verb in the past right before the day: *said Tuesday*, *announced on Tuesday*."""
    first = day.left_edge.i if day.left_edge.i > day.i - 3 else day.i
    before = day.doc[first - 1] if first > 0 else None
    if before is not None and before.lower_ == "on" and before.i > 0:
        before = day.doc[before.i - 1]
    if before is None or before.tag_ != "VBD" or before.lemma_.lower() in _ABOUT_A_DAY:
        return None
    return before


def _side_of_verb(verb: Token) -> Side | None:
    own = [child for child in verb.children if child.dep_ in AUXILIARIES]
    helpers = own or shared_auxiliaries(verb)
    words = {helper.lower_ for helper in helpers}
    if words & _WILL:
        return None if words & {"have", "’ve", "'ve"} else "future"
    if words & _MODALS:
        return None
    if any(helper.tag_ == "TO" for helper in helpers):
        return _side_of_infinitive(verb)
    tags = {verb.tag_, *(helper.tag_ for helper in helpers)}
    has_done = verb.tag_ == "VBN" and any(h.lemma_ == "have" for h in helpers)
    if "VBD" in tags or has_done or (verb.tag_ == "VBN" and not helpers):
        return "past"
    if verb.tag_ == "VBG" and not helpers and verb.head != verb:
        over = verb.head
        return _side_of_verb(over) if over.pos_ in ("VERB", "AUX") else None
    return None


def _side_of_infinitive(verb: Token) -> Side | None:
    """*is to meet*, *is expected to meet*, *plans to meet* look ahead; *agreed to meet* is open."""
    over = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "acomp") or over == verb:
        return None
    if over.pos_ == "ADJ" and over.head != over:
        is_planned = over.lemma_.lower() in _PLANNED
        over = over.head
    else:
        is_planned = over.lemma_.lower() in _PLANNED
    if over.pos_ not in ("VERB", "AUX"):
        return None
    helpers = [child for child in over.children if child.dep_ in AUXILIARIES]
    finite = {token.tag_ for token in (helpers or [over])}
    is_now = bool(finite & {"VBZ", "VBP"})
    return "future" if is_now and is_planned else None
