"""Where a sentence may not begin, decided before the parser decides where it does.

The parser of the small model breaks after a closing quotation mark before *she said* and after
some abbreviations; a boundary that is set beforehand is kept by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.language.words import SPEECH_VERB_FORMS, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ABBREVIATIONS: Final = TITLES | frozenset(
    [
        "no.",
        "vs.",
        "st.",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "jun.",
        "jul.",
        "aug.",
        "sept.",
        "sep.",
        "oct.",
        "nov.",
        "dec.",
        "e.g.",
        "i.e.",
        "inc.",
        "ltd.",
        "co.",
        "corp.",
        "u.s.",
        "u.k.",
        "u.n.",
        "e.u.",
    ]
)
_ENDS: Final = frozenset(".!?…")
_LOOK_AHEAD: Final = 6


def set_boundaries(doc: Doc) -> Doc:
    """Mark tokens of ``doc`` that do, or do not, begin a sentence. A spaCy component."""
    inside = False
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.text == '"':
            inside = not inside
        if token.is_space or _goes_on(doc, token, before, inside):
            token.is_sent_start = False
        elif _begins_after_quote(doc, token, before, inside):
            token.is_sent_start = True
    return doc


def _goes_on(doc: Doc, token: Token, before: Token, inside: bool) -> bool:
    if before.text == '"':
        if inside:  # the first word of a quotation: its mark begins the sentence, if anything
            return True
        return _speech_follows(doc, token)
    if token.text == '"' and not inside:
        # An opening mark begins a sentence only after the end of one.
        return not _ends_sentence(doc, token.i)
    if token.text == '"':
        return True
    if token.text[0] in ",;:.!?)]%'" or token.text[0].islower():
        return before.text[-1] not in ".!?" or token.text[0] in ",;:.!?)]%'"
    return before.text.lower() in _ABBREVIATIONS or _is_initial(before)


def _begins_after_quote(doc: Doc, token: Token, before: Token, inside: bool) -> bool:
    if token.text == '"' and not inside:
        return _ends_sentence(doc, token.i)
    return before.text == '"' and not inside and _ends_sentence(doc, token.i)


def _speech_follows(doc: Doc, token: Token) -> bool:
    """Whether the words after a closing mark say who spoke, or the sentence just goes on."""
    if token.text[0].islower() or token.is_punct:
        return True
    if not _ends_sentence(doc, token.i):
        return True
    inner_end = doc[token.i - 2].text if token.i >= 2 else ""
    if inner_end == ".":
        return False
    ahead = [t.lower_ for t in doc[token.i : token.i + _LOOK_AHEAD]]
    return any(word in SPEECH_VERB_FORMS for word in ahead)


def _ends_sentence(doc: Doc, place: int) -> bool:
    """Whether the visible characters before token ``place`` end a sentence."""
    before = place - 1
    while before >= 0 and (doc[before].is_space or doc[before].text in {'"', "'", ")", "]"}):
        before -= 1
    if before < 0:
        return True
    last = doc[before]
    return last.text[-1] in _ENDS and last.text.lower() not in _ABBREVIATIONS


def _is_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."
