"""Relays: who carried the words to the article. A relay is not the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.attribution import cues
from workbench.attribution.draft import Draft, by_paragraph, is_second_hand
from workbench.attribution.grammar import agent_of, own_subject, subject_of, trimmed, without
from workbench.attribution.identity import Identity, identify, phrase_span
from workbench.language import Document, Paragraph
from workbench.models import SourceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_relays(document: Document, drafts: list[Draft]) -> None:
    """Write the relays onto the attributions whose words they carried."""
    near = by_paragraph(drafts)
    for paragraph in document.paragraphs:
        here = near[paragraph.index]
        if paragraph.kind != "body" or not here:
            continue
        up_to_here = [*near[paragraph.index - 1], *here]
        for token in paragraph.doc:
            _told_to(document, paragraph, token, here)
            _in_a_channel(document, paragraph, token, here)
            _reported_by(document, paragraph, token, up_to_here)
            _quoted_as_saying(document, paragraph, token, here)
    _second_hand(document, drafts)


def relay_name(document: Document, paragraph: Paragraph, head: Token) -> str | None:
    """The name of a relay (``TASS news agency``), or ``None`` where these words are none."""
    span = phrase_span(document, paragraph, head)
    # The parser's text has no markup in it.
    inside = slice(span.start - paragraph.span.start, span.end - paragraph.span.start)
    words = paragraph.doc.text[inside].split()
    while words and words[0].lower() in {"the", "a", "an", "its", "his", "her", "their"}:
        words.pop(0)
    lower = {w.lower().strip(".,").removesuffix("'s") for w in words}
    entity = document.entity_at(document.span_of(paragraph, head))
    is_medium = bool(lower & cues.MEDIA_WORDS) or bool(lower & cues.PLATFORMS)
    if not words or not is_medium or (entity is not None and entity.kind == "person"):
        return None
    return " ".join(words)


def _add(draft: Draft, name: str, span: Span) -> None:
    if name not in draft.via:
        draft.via.append(name)
        draft.via_spans.append(span)


def _frame_holds(document: Document, paragraph: Paragraph, draft: Draft, token: Token) -> bool:
    place = document.span_of(paragraph, token)
    return any(cue.overlaps(place) for cue in draft.cue)


def _told_to(document: Document, paragraph: Paragraph, verb: Token, here: list[Draft]) -> None:
    """*told Reuters*, *said to the Harbor Wire*."""
    if verb.pos_ != "VERB" or verb.lower_ == "according":
        return
    for draft in here:
        if not _frame_holds(document, paragraph, draft, verb):
            continue
        for heard in (*_hearers(verb), *_media_of(verb)):
            if heard.lower_ in cues.AUDIENCE:
                continue
            name = relay_name(document, paragraph, heard)
            span = phrase_span(document, paragraph, heard)
            if name is not None and not any(span.overlaps(piece) for piece in draft.content):
                _add(draft, name, span)


def _hearers(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and child.pos_ in {"PROPN", "NOUN"}:
            if verb.lemma_ == "tell":
                yield child
        elif child.dep_ in {"prep", "dative"} and child.lower_ in {"to", "with"}:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _media_of(verb: Token) -> Iterator[Token]:
    """*said on CNN*, *wrote in the Harbor Post*, *announced via Telegram*."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in cues.MEDIUM_PREPOSITIONS:
            yield from (c for c in prep.children if c.dep_ == "pobj" and c.pos_ == "PROPN")


def _in_a_channel(document: Document, paragraph: Paragraph, noun: Token, here: list[Draft]) -> None:
    """*in a post on X*, *in an interview with the Harbor Wire*."""
    if noun.dep_ not in {"pobj", "dobj"}:
        return
    place = document.span_of(paragraph, noun)
    sentence = document.sentence_at(place.start)
    for medium in _carriers(noun):
        name = relay_name(document, paragraph, medium)
        if name is None or sentence is None:
            continue
        for draft in here:
            inside = any(sentence.span.holds(cue) for cue in draft.cue)
            if inside and not any(piece.holds(place) for piece in draft.content):
                _add(draft, name, phrase_span(document, paragraph, medium))


def _carriers(noun: Token) -> Iterator[Token]:
    """Who a channel belongs to, and who published it (*a statement carried by TASS*)."""
    lemma = noun.lemma_.lower()
    if lemma in cues.RELAY_CHANNELS:
        for prep in noun.children:
            if prep.dep_ == "prep" and prep.lower_ in {"on", "with", "to", "for", "by", "in"}:
                yield from (c for c in prep.children if c.dep_ == "pobj")
    if lemma in cues.RELAY_CHANNELS | cues.RELAY_NOUNS:
        for verb in noun.children:
            if verb.dep_ in {"acl", "relcl"} and verb.lemma_.lower() in cues.RELAY_VERBS:
                agent = agent_of(verb)
                if agent is not None:
                    yield agent


def _quoted_as_saying(
    document: Document, paragraph: Paragraph, verb: Token, here: list[Draft]
) -> None:
    """*Reuters quoted Ms. Hale as saying*, *Ms. Hale was quoted by Reuters as saying*: the medium
    carries the words, and is not who says them."""
    if verb.lemma_.lower() not in cues.QUOTING_VERBS or verb.pos_ != "VERB":
        return
    agent = agent_of(verb)
    medium = agent if agent is not None else own_subject(verb)
    speaker = own_subject(verb) if agent is not None else _object_of(verb)
    if medium is None or speaker is None:
        return
    name = relay_name(document, paragraph, medium)
    if name is None:
        return
    for draft in here:
        of_verb = _frame_holds(document, paragraph, draft, verb) or any(
            _frame_holds(document, paragraph, draft, below)
            for below in verb.subtree
            if below.lemma_ in cues.SPEECH_VERBS and below.tag_ == "VBG"
        )
        if of_verb:
            draft.identity = identify(document, paragraph, speaker)
            draft.source = [phrase_span(document, paragraph, speaker)]
            _add(draft, name, phrase_span(document, paragraph, medium))


def _object_of(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in {"dobj", "nsubj"} and c.i > verb.i), None)


def _reported_by(document: Document, paragraph: Paragraph, verb: Token, here: list[Draft]) -> None:
    """*His remarks were reported by the TASS news agency*: a relay in a sentence of its own.

    It speaks of what the person said up to there, in this paragraph and the one before, where a
    story's first paragraph tells what was said and its second through whom it is known. What the
    writer alone says of the speech (*…, emphasizing the need for ties*) was not carried.
    """
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in cues.RELAY_VERBS:
        return
    agent = agent_of(verb)
    remarks = own_subject(verb) if agent is not None else None
    medium = agent
    if agent is None:  # the active: *The agency carried her remarks*
        medium = subject_of(verb)
        remarks = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if medium is None or remarks is None or remarks.lemma_.lower() not in cues.RELAY_NOUNS:
        return
    name = relay_name(document, paragraph, medium)
    if name is None:
        return
    speaker = _possessor(document, paragraph, remarks)
    if speaker is None:
        return
    place = document.span_of(paragraph, verb).start
    for draft in here:
        same = draft.identity is not None and draft.identity.key == speaker.key
        if same and draft.start < place and not _is_gloss(document, draft):
            _add(draft, name, phrase_span(document, paragraph, medium))


def _is_gloss(document: Document, draft: Draft) -> bool:
    """Whether a participle with a noun sums a speech up, and reports none of its words or clauses
    (*emphasizing the need for ties*; not *adding that the bridge was safe*)."""
    if any(document.quotations_in(piece) for piece in draft.content):
        return False
    paragraph = document.paragraphs[draft.paragraph]
    cues_here = {span.start - paragraph.span.start for span in draft.cue}
    verb = next((token for token in paragraph.doc if token.idx in cues_here), None)
    if verb is None or verb.tag_ != "VBG" or any(c.dep_ == "aux" for c in verb.children):
        return False
    return not any(c.dep_ == "ccomp" for c in verb.children)


def _possessor(document: Document, paragraph: Paragraph, noun: Token) -> Identity | None:
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        prep = next(
            (c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"of", "by"}), None
        )
        owner = next((c for c in prep.children if c.dep_ == "pobj"), None) if prep else None
    return None if owner is None else identify(document, paragraph, owner)


def _second_hand(document: Document, drafts: list[Draft]) -> None:
    """*…, she said, according to the Harbor Wire*: the medium is the relay of her words."""
    near = by_paragraph(drafts)
    for outer in list(drafts):
        if outer.identity is None or not is_second_hand(document.text, outer):
            continue
        cue = outer.cue[0].of(document.text).lower().split()
        name = outer.identity.name or ""
        is_medium = bool({w.lower() for w in name.split()} & cues.MEDIA_WORDS)
        inner = [
            d
            for d in near[outer.paragraph]
            if d is not outer
            and d.identity is not None
            and d.identity.kind is not SourceKind.UNNAMED
            and any(piece.holds(cue) for piece in outer.content for cue in d.cue)
        ]
        if not is_medium or not inner:
            continue
        for draft in inner:
            _add(draft, name, outer.source[0])
        if cue[0] == "according":
            for draft in inner:
                # The medium stands behind its cue, or before it (*the Wire, according to ...*).
                parts = [outer.cue[0], outer.source[-1]]
                frame = Span(
                    start=min(part.start for part in parts), end=max(part.end for part in parts)
                )
                pieces = [p for piece in draft.content for p in without(piece, [frame])]
                shorter = [trimmed(document.text, piece) for piece in pieces]
                draft.content = [piece for piece in shorter if piece is not None]
            drafts.remove(outer)
