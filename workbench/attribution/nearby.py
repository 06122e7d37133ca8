"""Quotations that no verb beside them gives to anybody: who spoke just before?

*He fired back: “…”* gives the words to him; a quotation right after a sentence in which one
person speaks is by the custom of the press that person's. Where neither holds the quotation is
kept with nobody behind it, so that the reviewer sees it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.attribution.cues import QUOTE_VERBS, SPEECH_VERBS
from workbench.attribution.draft import Draft
from workbench.attribution.grammar import WORD, is_negated, own_subject, subject_of
from workbench.attribution.identity import identify, of_entity, phrase_span, said_by
from workbench.language import Document, Paragraph, Quotation, Sentence
from workbench.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST: Final = 5
"""Words; fewer in quotation marks are rarely what somebody said."""
_NEAR: Final = 6
_LONGEST_LABEL: Final = 8
_BESIDE: Final = SPEECH_VERBS | QUOTE_VERBS
_COLON: Final = re.compile(r":[\s\"“”'‘’*_>]*$")


def from_nearby(document: Document, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """An attribution for a quotation that has none, or ``None`` where it is too short for one.

    Args:
        drafts: the attributions of the quotation's paragraph and of the one before.
    """
    framed = _after_colon(document, quotation) or _beside(document, quotation)
    if framed is not None:
        return framed
    if len(WORD.findall(quotation.inner.of(document.text))) < _SHORTEST:
        return None
    return _after_speech(document, quotation, drafts) or Draft(
        [], [quotation.span], "unknown", flags=["no speaker found"], paragraph=quotation.paragraph
    )


def _after_colon(document: Document, quotation: Quotation) -> Draft | None:
    """*Ms. Hale fired back: “…”*, the colon at the end of the paragraph before or in this one."""
    sentence = _sentence_before(document, quotation)
    if sentence is None or not _COLON.search(
        document.text, sentence.span.start, quotation.span.start
    ):
        return None
    paragraph = document.paragraphs[sentence.paragraph]
    before = [
        token
        for token in sentence.tokens
        if token.pos_ == "VERB"
        and document.span_of(paragraph, token).end <= quotation.span.start
        and not is_negated(token)
    ]
    with_subject = [verb for verb in before if own_subject(verb) is not None]
    if with_subject:
        root = sentence.tokens.root
        verb = root if root in with_subject else with_subject[-1]
        said = [t for t in before if t.lemma_.lower() in _BESIDE and t.i > verb.i]
        closer = said[-1] if said and own_subject(said[-1]) is None else verb
        return _framed(document, quotation, paragraph, closer, own_subject(verb), "colon")
    return _label(document, quotation, sentence)


def _label(document: Document, quotation: Quotation, sentence: Sentence) -> Draft | None:
    """*Former senator Ann Hale: “…”*, *Continued Hale: “…”*: a few words with one name in them."""
    before = Span(start=sentence.span.start, end=min(sentence.span.end, quotation.span.start))
    named = {mention.entity for mention in document.mentions_in(before)}
    colon = document.text.rfind(":", before.start, quotation.span.start)
    if len(WORD.findall(before.of(document.text))) > _LONGEST_LABEL or len(named) != 1:
        return None
    entity = document.entities[named.pop()]
    if entity.kind != "person" or colon < 0:
        return None
    mention = next(m for m in document.mentions_in(before) if m.entity == entity.index)
    cue = Span(start=colon, end=colon + 1)
    return Draft(
        [cue],
        [quotation.span],
        "colon",
        [mention.span],
        of_entity(entity),
        paragraph=quotation.paragraph,
    )


def _beside(document: Document, quotation: Quotation) -> Draft | None:
    """A verb of saying in the quotation's sentence whose clause the parser did not see."""
    paragraph = document.paragraphs[quotation.paragraph]
    for place in (quotation.span.start, quotation.span.end - 1):
        sentence = document.sentence_at(place)
        if sentence is None:
            continue
        for verb in sentence.tokens:
            is_cue = verb.pos_ == "VERB" and verb.lemma_.lower() in _BESIDE
            span = document.span_of(paragraph, verb)
            if not is_cue or document.quotation_at(span.start) is not None or is_negated(verb):
                continue
            between = document.text[
                min(span.end, quotation.span.end) : max(span.start, quotation.span.start)
            ]
            if len(WORD.findall(between)) <= _NEAR:
                subject = _noun_between(document, quotation, verb) or subject_of(verb)
                draft = _framed(document, quotation, paragraph, verb, subject, "beside")
                if draft is not None:
                    return draft
    return None


def _noun_between(document: Document, quotation: Quotation, verb: Token) -> Token | None:
    """The noun between the quotation and the verb that the parser did not see as its subject."""
    paragraph = document.paragraphs[quotation.paragraph]
    for token in verb.doc[: verb.i]:
        is_noun = token.pos_ in {"NOUN", "PROPN", "PRON"}
        if (
            is_noun
            and document.span_of(paragraph, token).start >= quotation.span.end
            and token.dep_ not in {"poss", "compound", "pobj"}
        ):
            return token
    return None


def _framed(
    document: Document,
    quotation: Quotation,
    paragraph: Paragraph,
    verb: Token,
    subject: Token | None,
    pattern: str,
) -> Draft | None:
    """The quotation as the words of ``subject``, if that is somebody outside it."""
    if subject is None or subject.i == verb.i:
        return None
    identity = identify(document, paragraph, subject)
    speaker = identity if identity.can_speak else said_by(subject, verb, identity)
    cue, source = document.span_of(paragraph, verb), phrase_span(document, paragraph, subject)
    inside = cue.overlaps(quotation.span) or source.overlaps(quotation.span)
    if speaker is None or inside:
        return None
    return Draft([cue], [quotation.span], pattern, [source], speaker, paragraph=quotation.paragraph)


def _after_speech(
    document: Document, quotation: Quotation, drafts: Sequence[Draft]
) -> Draft | None:
    """A quotation right after the words of one speaker, or alone in its paragraph after one."""
    sentence = _sentence_before(document, quotation)
    if sentence is None:
        return None
    same_paragraph = sentence.paragraph == quotation.paragraph
    between = document.text[sentence.span.end : quotation.span.start]
    if WORD.search(between) or (not same_paragraph and not _is_alone(document, quotation)):
        return None
    spoke = _outermost(drafts)
    if same_paragraph:
        spoke = [d for d in spoke if any(sentence.span.holds(cue) for cue in d.cue)]
    else:
        spoke = [d for d in spoke if d.paragraph == sentence.paragraph]
        last = max((cue.start for d in spoke for cue in d.cue), default=0)
        spoke = [d for d in spoke if any(cue.start == last for cue in d.cue)]
    if len({d.identity.key for d in spoke if d.identity is not None}) != 1:
        return None
    where = "sentence" if same_paragraph else "paragraph"
    return Draft(
        [],
        [quotation.span],
        "after" if same_paragraph else "orphan",
        list(spoke[-1].source),
        spoke[-1].identity,
        flags=[f"speaker taken from the {where} before"],
        paragraph=quotation.paragraph,
    )


def _outermost(drafts: Sequence[Draft]) -> list[Draft]:
    """Speech of a known speaker that is not told within somebody else's speech."""
    return [
        draft
        for draft in drafts
        if draft.identity is not None
        and draft.identity.name is not None
        and draft.identity.can_speak
        and draft.cue
        and not any(
            piece.holds(cue)
            for other in drafts
            if other is not draft
            for piece in other.content
            for cue in draft.cue
        )
    ]


def _sentence_before(document: Document, quotation: Quotation) -> Sentence | None:
    """The sentence that the words before the quotation belong to."""
    place = quotation.span.start - 1
    while place >= 0 and not document.text[place].isalnum():
        place -= 1
    return None if place < 0 else document.sentence_at(place)


def _is_alone(document: Document, quotation: Quotation) -> bool:
    """Whether the paragraph holds nothing but the quotation."""
    whole = document.paragraphs[quotation.paragraph].span
    lead = document.text[whole.start : quotation.span.start]
    rest = document.text[quotation.span.end : whole.end]
    return not WORD.search(lead) and not WORD.search(rest)
