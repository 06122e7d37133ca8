"""Attributions that the grammar of a sentence gives: verbs, *according to*, hearsay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.attribution import cues
from workbench.attribution.draft import Draft
from workbench.attribution.grammar import (
    agent_of,
    is_negated,
    is_passive,
    mistaken_adjective,
    names_a_work,
    own_subject,
    run_span,
    subject_of,
    trailing_participle,
    trimmed,
    was_asked,
    without,
)
from workbench.attribution.identity import Identity, identify, phrase_span, said_by
from workbench.attribution.nouns import noun_draft
from workbench.language import Document, Paragraph, Sentence
from workbench.models import SourceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_TRAILING = cues.CLAUSE_VERBS | cues.OBJECT_VERBS
_EXTENDING = frozenset(["as", "given", "despite", "for", "amid", "under", "among", "to", "with"])


def drafts_of(document: Document) -> Iterator[Draft]:
    """Every attribution that a verb, preposition, noun or adverb makes, in text order."""
    for sentence in document.sentences:
        paragraph = document.paragraphs[sentence.paragraph]
        if paragraph.kind != "body":
            continue
        for token in sentence.tokens:
            draft = _draft_at(document, paragraph, sentence, token)
            if draft is not None and draft.content:
                draft.paragraph = paragraph.index
                yield draft


def _draft_at(
    document: Document, paragraph: Paragraph, sentence: Sentence, token: Token
) -> Draft | None:
    lemma = token.lemma_.lower()
    if token.lower_ == "according":
        return _according_to(document, paragraph, sentence, token)
    if lemma in cues.HEARSAY_ADVERBS:
        return _hearsay(document, paragraph, token)
    if lemma in cues.STATEMENT_NOUNS and token.pos_ == "NOUN":
        return noun_draft(document, paragraph, token)
    if token.lower_ == "read" and token.pos_ == "NOUN":
        return _reads(document, paragraph, sentence, token)
    if token.pos_ not in {"VERB", "AUX"} and mistaken_adjective(token) is None:
        return None
    if is_negated(token) and lemma != "deny":
        return None
    if is_passive(token) or was_asked(token):
        return _viewed(document, paragraph, token) if lemma in cues.VIEW_VERBS else None
    if lemma in cues.CLAUSE_VERBS | cues.THOUGHT_VERBS | cues.QUOTE_VERBS:
        draft = _clause(document, paragraph, sentence, token)
        if draft is not None:
            return draft
    if lemma in cues.PREPOSITION_VERBS:
        draft = _preposition(document, paragraph, token)
        if draft is not None:
            return draft
    if lemma in cues.OBJECT_VERBS:
        return _object(document, paragraph, token)
    if lemma == "consider" and token.dep_ == "relcl":
        return _relative(document, paragraph, token)
    return None


def _speaker(document: Document, paragraph: Paragraph, verb: Token) -> tuple[Identity, Span] | None:
    """The subject of a cue verb, if it is somebody (or a document) that can say something."""
    reporting = _reports(verb)
    subject = subject_of(reporting or verb)
    if subject is None or subject.i == verb.i:
        return None
    identity = identify(document, paragraph, subject)
    speaker = identity if identity.can_speak else None
    speaker = speaker or said_by(subject, verb, identity)
    if speaker is None:
        return None
    if speaker.kind is SourceKind.DOCUMENT and verb.lemma_ in cues.THOUGHT_VERBS:
        return None
    return speaker, phrase_span(document, paragraph, subject)


def _reports(verb: Token) -> Token | None:
    """The cue verb whose reported clause a trailing participle hangs on by mistake."""
    for outer in verb.ancestors:
        complement = _complement(outer) if outer.lemma_.lower() in cues.CLAUSE_VERBS else None
        if complement is not None and trailing_participle(complement, _TRAILING) == verb:
            return outer
    return None


def _clause(
    document: Document, paragraph: Paragraph, sentence: Sentence, verb: Token
) -> Draft | None:
    """*X said (that) …*, *“…,” said X*, *…, X said, …*."""
    speaker = _speaker(document, paragraph, verb)
    if speaker is None:
        return None
    identity, source = speaker
    lemma = verb.lemma_.lower()
    if lemma in cues.THOUGHT_VERBS and source.of(document.text).lower() in cues.SELF:
        return None
    cue = document.span_of(paragraph, verb)
    draft = Draft([cue], [], "clause", [source], identity)
    complement = _complement(verb) if lemma not in cues.QUOTE_VERBS else None
    if complement is not None:
        if verb.lemma_ in cues.THOUGHT_VERBS and identity.kind is SourceKind.UNNAMED:
            return None
        trailing = trailing_participle(complement, _TRAILING)
        last = trailing.i - 1 if trailing is not None else complement.right_edge.i
        run = run_span(document, paragraph, complement.left_edge.i, last)
        if run is not None:
            frame = _frame(document, paragraph, verb, source, cue, complement)
            draft.content = _pieces(document, run, frame)
            draft.content += _said_after(document, paragraph, verb, complement)
        return draft if draft.content else None
    if verb.lemma_ in cues.THOUGHT_VERBS:
        return None
    is_inserted = verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and verb.head.i > verb.i)
    if is_inserted and lemma not in cues.QUOTE_VERBS:
        return _parenthetical(document, paragraph, verb, draft)
    quoted = _quoted_beside(document, sentence, cue, source)
    if quoted:
        draft.pattern = "quote"
        draft.content = quoted
        return draft
    return None


def _complement(verb: Token) -> Token | None:
    """The clause that the verb takes; *to* infinitives only of promises and claims."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i != verb.i and not _is_apart(child, verb):
            return child
    for child in verb.children:
        if (
            child.dep_ == "xcomp"
            and child.pos_ in {"VERB", "AUX"}
            and verb.lemma_ in {"promise", "vow", "pledge", "claim", "propose", "threaten", "agree"}
        ):
            return child
    return None


def _said_after(document: Document, paragraph: Paragraph, verb: Token, clause: Token) -> list[Span]:
    """*The line will close, she said, and it will not open again*: what comes after *she said*."""
    if clause.i > verb.i:
        return []
    for child in verb.rights:
        is_cue = child.lemma_.lower() in cues.CLAUSE_VERBS | cues.OBJECT_VERBS
        joined = child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and not is_cue
        conjunction = next((c for c in verb.rights if c.dep_ == "cc" and c.i < child.i), None)
        if joined and own_subject(child) is not None and conjunction is not None:
            run = run_span(document, paragraph, conjunction.i, child.right_edge.i)
            return [] if run is None else [run]
    return []


def _is_apart(clause: Token, verb: Token) -> bool:
    """Whether a semicolon or a speaker's label (``QUESTION:``) parts clause and verb."""
    between = [t.text for t in verb.doc[clause.i : verb.i] if t.head.i in {clause.i, verb.i}]
    return ";" in between or (":" in between and own_subject(clause) is None)


def _frame(
    document: Document,
    paragraph: Paragraph,
    verb: Token,
    source: Span,
    cue: Span,
    complement: Token,
) -> list[Span]:
    """The words of *X said*, where they stand in the middle of what was said."""
    first = min(
        [verb.i, *(c.left_edge.i for c in verb.children if c.dep_ in {"nsubj", "aux", "advmod"})]
    )
    last = max(
        [
            verb.i,
            *(
                c.right_edge.i
                for c in verb.children
                if c.dep_ in {"nsubj", "dative", "dobj", "npadvmod", "prep", "prt"}
                and not (complement.left_edge.i <= c.i <= complement.right_edge.i)
            ),
        ]
    )
    if not complement.left_edge.i < first <= last < complement.right_edge.i:
        return [source, cue]
    return [document.span_of(paragraph, paragraph.doc[first : last + 1])]


def _pieces(document: Document, run: Span, holes: list[Span]) -> list[Span]:
    found = [trimmed(document.text, piece) for piece in without(run, holes)]
    return [piece for piece in found if piece is not None]


def _parenthetical(
    document: Document, paragraph: Paragraph, verb: Token, draft: Draft
) -> Draft | None:
    """*The bridge, she said, will close*: what is left of the clause around it."""
    head = verb.head
    if head.i == verb.i:
        return None
    clause = run_span(document, paragraph, head.left_edge.i, head.right_edge.i)
    frame = run_span(document, paragraph, verb.left_edge.i, verb.right_edge.i)
    if clause is None or frame is None:
        return None
    draft.pattern = "parenthetical"
    pieces = _pieces(document, clause, [frame, *draft.source, *draft.cue])
    if len(pieces) > 1:
        first = _whole_quotation(document, pieces[0])
        last = _whole_quotation(document, pieces[-1])
        if last is not None and first is None:
            pieces = [last]  # In a letter, he wrote, “…”
        elif first is not None and last is None and _is_participle(paragraph, pieces[-1]):
            pieces = [first]  # “…,” he wrote, blaming the mayor
    draft.content = [*pieces, *_said_after(document, paragraph, verb, head)]
    return draft


def _is_participle(paragraph: Paragraph, piece: Span) -> bool:
    """Whether a piece of content begins with a participle (*blaming the mayor*)."""
    word = paragraph.doc.char_span(
        piece.start - paragraph.span.start,
        piece.end - paragraph.span.start,
        alignment_mode="expand",
    )
    return word is not None and word[0].tag_ == "VBG"


def _whole_quotation(document: Document, piece: Span) -> Span | None:
    """The quotation that a piece of content is, marks included or not, or ``None``."""
    for quotation in document.quotations_in(piece):
        if quotation.span.holds(piece) and not quotation.is_scare:
            return quotation.span
    return None


def _quoted_beside(document: Document, sentence: Sentence, cue: Span, source: Span) -> list[Span]:
    """Quotations of the sentence that hold neither cue nor source."""
    return [
        q.span
        for q in document.quotations_in(sentence.span)
        if not q.is_scare
        and not names_a_work(document.text, q)
        and not q.span.overlaps(cue)
        and not q.span.overlaps(source)
    ]


def _reads(
    document: Document, paragraph: Paragraph, sentence: Sentence, verb: Token
) -> Draft | None:
    """*“…,” the editorial read*: the tagger takes *read* for a noun here."""
    cue = document.span_of(paragraph, verb)
    beside = document.quotations_in(sentence.span)
    quoted = [q for q in beside if q.closed and q.span.end <= cue.start]
    if not quoted:
        return None
    words = [
        t for t in paragraph.doc[: verb.i] if t.idx + paragraph.span.start >= quoted[-1].span.end
    ]
    if not 2 <= len(words) <= 4 or words[0].pos_ not in {"DET", "PRON"}:
        return None
    source = run_span(document, paragraph, words[0].i, words[-1].i)
    identity = said_by(words[-1], verb, identify(document, paragraph, words[-1]))
    if source is None or identity is None:
        return None
    return Draft([cue], [q.span for q in quoted], "quote", [source], identity)


def _object(document: Document, paragraph: Paragraph, verb: Token) -> Draft | None:
    """*X underscored the importance of …*, *X described … as “complex”*."""
    speaker = _speaker(document, paragraph, verb)
    if speaker is None:
        return None
    identity, source = speaker
    if identity.kind in {SourceKind.UNNAMED, SourceKind.DOCUMENT}:
        return None
    mistaken = mistaken_adjective(verb)
    thing = next((c for c in verb.rights if c.dep_ in {"dobj", "ccomp", "oprd"}), None)
    if mistaken is not None:
        thing = verb.head
    if thing is None:
        return _relative(document, paragraph, verb)
    last = thing.right_edge.i
    for child in verb.rights:
        extends = child.dep_ in {"oprd", "acomp", "xcomp"} or (
            child.dep_ == "prep"
            and (child.lower_ in _EXTENDING or (verb.lemma_, child.lower_) in cues.CHARGES)
        )
        if child.i > thing.i and extends:
            last = max(last, child.right_edge.i)
    if thing.lower_ in cues.AUDIENCE and last == thing.right_edge.i:
        return None
    first = verb.i + 1 if mistaken is not None else thing.left_edge.i
    run = run_span(document, paragraph, first, last)
    cue = document.span_of(paragraph, verb)
    if run is None:
        return None
    return Draft([cue], _pieces(document, run, [cue, source]), "object", [source], identity)


def _relative(document: Document, paragraph: Paragraph, verb: Token) -> Draft | None:
    """*a region it considers within its sphere of influence*."""
    if verb.dep_ != "relcl" or own_subject(verb) is None:
        return None
    speaker = _speaker(document, paragraph, verb)
    if speaker is None or speaker[0].kind is SourceKind.DOCUMENT:
        return None
    identity, source = speaker
    noun = verb.head
    cue = document.span_of(paragraph, verb)
    if document.span_of(paragraph, noun).overlaps(source):
        return None
    run = run_span(document, paragraph, noun.left_edge.i, verb.right_edge.i)
    if run is None or verb.right_edge.i == verb.i:
        return None
    return Draft([cue], _pieces(document, run, [cue, source]), "relative", [source], identity)


def _preposition(document: Document, paragraph: Paragraph, verb: Token) -> Draft | None:
    """*Analysts point to overlapping concerns …*."""
    wanted = cues.PREPOSITION_VERBS[verb.lemma_.lower()]
    prep = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ in wanted), None)
    if prep is None:
        return None
    speaker = _speaker(document, paragraph, verb)
    if speaker is None or speaker[0].kind is SourceKind.UNNAMED:
        return None
    identity, source = speaker
    last = prep.right_edge.i
    for child in verb.rights:
        if child.i > prep.i and child.dep_ == "prep" and child.lower_ in _EXTENDING:
            last = max(last, child.right_edge.i)
    run = run_span(document, paragraph, prep.i + 1, last)
    if run is None:
        return None
    cue = document.span_of(paragraph, verb)
    prep_span = document.span_of(paragraph, prep)
    together = Span(start=cue.start, end=prep_span.end)
    cue_spans = [together] if prep.i == verb.i + 1 else [cue, prep_span]
    return Draft(cue_spans, [run], "preposition", [source], identity)


def _viewed(document: Document, paragraph: Paragraph, verb: Token) -> Draft | None:
    """*is seen as vital*, *stability … seen as vital*: nobody behind it, unless *by* names one."""
    thing = own_subject(verb) or (verb.head if verb.dep_ in {"acl", "relcl"} else None)
    frame = next(
        (
            c
            for c in verb.rights
            if (c.dep_ == "prep" and c.lower_ == "as") or c.dep_ in {"xcomp", "oprd", "ccomp"}
        ),
        None,
    )
    if frame is None or thing is None:
        return None
    cue = document.span_of(paragraph, verb)
    agent = agent_of(verb)
    identity, source = None, []
    if agent is not None:
        identity = identify(document, paragraph, agent)
        source = [phrase_span(document, paragraph, agent)]
        if not identity.can_speak:
            return None
    left = thing.left_edge.i if thing.lower_ != "it" else frame.left_edge.i
    run = run_span(document, paragraph, min(left, frame.left_edge.i), frame.right_edge.i)
    if run is None:
        return None
    helpers = [document.span_of(paragraph, c) for c in verb.children if c.dep_ in {"auxpass"}]
    content = _pieces(document, run, [cue, *source, *helpers])
    return Draft([cue], content, "viewed", source, identity)


def _according_to(
    document: Document, paragraph: Paragraph, sentence: Sentence, token: Token
) -> Draft | None:
    """*…, according to X*: the rest of the sentence."""
    doc = paragraph.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    head = next((c for c in (*to.children, *token.children) if c.dep_ == "pobj"), None)
    if head is None:
        return None
    identity = identify(document, paragraph, head)
    source = phrase_span(document, paragraph, head)
    cue = document.span_of(paragraph, doc[token.i : token.i + 2])
    run = run_span(document, paragraph, sentence.tokens.start, sentence.tokens.end - 1)
    if run is None:
        return None
    hole = Span(start=cue.start, end=max(source.end, cue.end))
    pieces = _pieces(document, run, [hole])
    if identity.kind is SourceKind.UNNAMED:
        return None
    return Draft([cue], pieces, "according", [source], identity)


def _hearsay(document: Document, paragraph: Paragraph, adverb: Token) -> Draft | None:
    """*reportedly*: its clause, with nobody behind it."""
    verb = adverb.head
    if verb.pos_ not in {"VERB", "AUX"} and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    first = min([verb.i, *(c.left_edge.i for c in verb.lefts)])
    run = run_span(document, paragraph, first, verb.right_edge.i)
    cue = document.span_of(paragraph, adverb)
    if run is None:
        return None
    return Draft([cue], _pieces(document, run, [cue]), "hearsay")
