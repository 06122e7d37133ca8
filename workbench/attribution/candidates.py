"""Possible attributions of a document: what the models propose, and what the rules found.

Both are kept side by side here, with the numbers by which the judging model then chooses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workbench.attribution.cue_features import cue_features, possible_cues
from workbench.attribution.cues import SPEECH_AND_THOUGHT, THOUGHT_VERBS
from workbench.attribution.draft import SILENCE, STANCE, Draft, by_paragraph
from workbench.attribution.grammar import WORD, own_subject, says_nothing, trimmed, was_asked
from workbench.attribution.identity import Identity, identify
from workbench.attribution.judging import numbers_of, numbers_of_rule
from workbench.attribution.proposals import Proposal, Tagger, propose
from workbench.attribution.quoting import filled, within_quotation
from workbench.attribution.tokens import OUTSIDE, QUOTED, Tokens
from workbench.attribution.weights import CueWeights
from workbench.language import Document
from workbench.models import SourceKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST: Final = 0.1
"""Words less likely than this to attribute are not looked at further."""

_ALIKE: Final = 0.8
_WHOLE: Final = frozenset(["object", "parenthetical"])
"""Rules that give a whole object (*noted signs of rust*), or the sentence that goes on after *she
said*, where the model takes a part."""

_NAMES: Final = ("PROPN", "PRON", "NOUN")


@dataclass(slots=True)
class Candidate:
    """A possible attribution and the numbers it is judged by.

    ``alone`` is how likely its cue attributes wherever it stands: of nested speech only that is
    known, as the corpus marks the outermost.
    """

    draft: Draft
    numbers: dict[str, float]
    alone: float


def candidates_of(
    document: Document, rules: Sequence[Draft], cues: CueWeights, tagger: Tagger
) -> list[Candidate]:
    """Everything in the document that may be an attribution.

    Args:
        rules: what the rules of grammar found.
    """
    found: list[Candidate] = []
    near = by_paragraph(rules)
    for paragraph in document.paragraphs:
        here = near[paragraph.index]
        proposals: list[Proposal] = []
        if paragraph.kind != "heading":
            tokens = Tokens(document, paragraph)
            chances = {
                index: cues.chances(cue_features(tokens, index))
                for index in possible_cues(tokens, cues.known)
            }
            proposals = propose(tokens, chances, tagger, LEAST)
        found += _of_paragraph(document, proposals, here)
    return found


def _of_paragraph(
    document: Document, proposals: Sequence[Proposal], rules: Sequence[Draft]
) -> list[Candidate]:
    found, used = [], set()
    for proposal in proposals:
        verb = document.paragraphs[proposal.tokens.paragraph].doc[
            proposal.tokens.place[proposal.cue]
        ]
        if was_asked(verb):
            continue
        own = _draft_of(document, proposal)
        if says_nothing(verb):
            own.flags = [SILENCE]
        place = _cue_span(proposal)
        rule = next((d for d in rules if any(cue.overlaps(place) for cue in d.cue)), None)
        numbers = numbers_of(proposal, proposals)
        alike = True
        if rule is not None:
            used.add(id(rule))
            _keep_own_subject(document, own, rule, own_subject(verb))
            alike = _agree(document, own, rule, numbers)
            if rule.pattern == "viewed":
                own.content = []  # The model takes what is viewed for who views it.
        if own.content:
            found.append(Candidate(own, numbers, proposal.alone))
        if rule is not None and not (alike and own.content):
            found.append(Candidate(rule, {**numbers, "from": 1.0}, proposal.alone))
    for rule in rules:
        if id(rule) not in used:
            found.append(_of_rule(document, rule, proposals))
    return found


def _keep_own_subject(document: Document, own: Draft, rule: Draft, subject: Token | None) -> None:
    """Where the verb has a subject of its own that a rule found to be somebody, that is the
    source, and not the subject of a verb before it (*…; a government official confirmed*)."""
    if subject is None or not own.source:
        return
    place = document.span_of(document.paragraphs[rule.paragraph], subject)
    of_rule = any(span.overlaps(place) for span in rule.source)
    if of_rule and not any(span.overlaps(place) for span in own.source):
        own.source, own.identity = rule.source, rule.identity


def _agree(document: Document, own: Draft, rule: Draft, numbers: dict[str, float]) -> bool:
    """Note how a rule's finding at the same cue compares, and say whether it is much the same."""
    numbers[f"rule {rule.pattern}"] = 1.0
    ours, theirs = _words_of(document, own.content), _words_of(document, rule.content)
    share = len(ours & theirs) / max(1, len(ours | theirs))
    meets = any(a.overlaps(b) for a in own.source for b in rule.source)
    same_source = meets or not (own.source or rule.source)
    numbers["agree"], numbers["agree source"] = share, float(same_source)
    if meets and rule.identity is not None and rule.identity.can_speak:
        own.identity, own.source = rule.identity, rule.source
    if rule.cue:
        own.cue = rule.cue
    alike = share >= _ALIKE and same_source
    if alike:
        own.pattern = rule.pattern
    if ours <= theirs and (alike or (same_source and rule.pattern in _WHOLE)):
        own.content = rule.content
    return alike


def _of_rule(document: Document, rule: Draft, proposals: Sequence[Proposal]) -> Candidate:
    words = _words_of(document, rule.content)
    rival = 0.0
    for proposal in proposals:
        theirs = {proposal.tokens.start[at] for at in proposal.content}
        if len(words & theirs) * 2 > min(len(words), len(theirs)):
            rival = max(rival, proposal.chance)
    numbers = numbers_of_rule(len(words), rival)
    numbers[f"rule {rule.pattern}"] = 1.0
    return Candidate(rule, numbers, 0.0)


def _words_of(document: Document, spans: Sequence[Span]) -> set[int]:
    """Where the words of ``spans`` begin."""
    return {
        word.start()
        for span in spans
        for word in WORD.finditer(document.text, span.start, span.end)
    }


def _cue_span(proposal: Proposal) -> Span:
    tokens, cue = proposal.tokens, proposal.cue
    return Span(start=tokens.start[cue], end=tokens.end[cue])


def _draft_of(document: Document, proposal: Proposal) -> Draft:
    """A proposal in spans of the article, quotations filled to their marks."""
    tokens = proposal.tokens
    cue = _whole_cue(proposal)
    source, head = _runs(document, tokens, proposal.source), _source_head(proposal)
    identity = None
    if head is not None and source:
        paragraph = document.paragraphs[tokens.paragraph]
        noun = paragraph.doc[tokens.place[head]]
        identity = _speaking(noun, identify(document, paragraph, noun))
    draft = Draft(
        [cue],
        _runs(document, tokens, _said(proposal)),
        "learned",
        source,
        identity,
        paragraph=tokens.paragraph,
    )
    if draft.content:
        draft.content = within_quotation(document, cue, filled(document, draft))
    if _is_stance(proposal) and not any(document.quotations_in(p) for p in draft.content):
        draft.flags.append(STANCE)
    if _goes_on_in_quotation(proposal):
        draft.flags.append("speaker taken from the sentence before")
    return draft


def _said(proposal: Proposal) -> Sequence[int]:
    """The words tagged as content without what cannot be any: the clause that tells how it was
    said (*“Never,” she said, shaking her head*), and loose ends of other sentences."""
    tokens, cue, content = proposal.tokens, proposal.cue, proposal.content
    if any(at < cue and tokens.quoted[at] == QUOTED for at in content):
        how = next((at for at in content if at > cue and _tells_how(tokens, cue, at)), None)
        content = content if how is None else tuple(at for at in content if at < how)
    chosen = set(content)
    loose: set[int] = set()
    for at in content:
        elsewhere = tokens.sentence[at] != tokens.sentence[cue] and tokens.quoted[at] == OUTSIDE
        begins = at == 0 or tokens.sentence[at - 1] != tokens.sentence[at]
        if elsewhere and not begins and (at - 1 not in chosen or at - 1 in loose):
            loose.add(at)
    return [at for at in content if at not in loose]


def _tells_how(tokens: Tokens, cue: int, at: int) -> bool:
    """A participle that hangs on the cue, or, as parsers have it, on the quotation before it."""
    is_participle = tokens.tag[at] == "VBG" and tokens.head[at] <= cue
    return is_participle and at - 1 > cue and tokens.lower[at - 1] == ","


def _is_stance(proposal: Proposal) -> bool:
    """A cue of no words or thoughts, or of a thought of what to do (*hope to reopen it*)."""
    tokens, lemma = proposal.tokens, proposal.tokens.lemma[proposal.cue]
    aims = bool(proposal.content) and tokens.lower[proposal.content[0]] == "to"
    return lemma not in SPEECH_AND_THOUGHT or (lemma in THOUGHT_VERBS and aims)


def _goes_on_in_quotation(proposal: Proposal) -> bool:
    """Whether a report without quotation marks is followed by a quotation in another sentence."""
    tokens, cue = proposal.tokens, proposal.cue
    same = [at for at in proposal.content if tokens.sentence[at] == tokens.sentence[cue]]
    others = [at for at in proposal.content if tokens.sentence[at] != tokens.sentence[cue]]
    quoted = [at for at in others if tokens.quoted[at] == QUOTED]
    return bool(quoted and same) and all(tokens.quoted[at] == OUTSIDE for at in same)


def _whole_cue(proposal: Proposal) -> Span:
    """The head of the cue with the particle or preposition that makes it one (*according to*)."""
    tokens, cue = proposal.tokens, proposal.cue
    end = cue
    after = cue + 1
    if after < len(tokens) and tokens.head[after] == cue and after not in proposal.content:
        particle = tokens.dep[after] == "prt"
        if particle or (tokens.lower[cue], tokens.lower[after]) == ("according", "to"):
            end = after
    return Span(start=tokens.start[cue], end=tokens.end[end])


def _runs(document: Document, tokens: Tokens, chosen: Sequence[int]) -> list[Span]:
    """The chosen words as spans: words that only punctuation parts are one."""
    runs: list[tuple[int, int]] = []
    for at in chosen:
        joins = runs and all(tokens.pos[k] == "PUNCT" for k in range(runs[-1][1] + 1, at))
        runs[-1:] = [(runs[-1][0], at)] if joins else [*runs[-1:], (at, at)]
    spans = [
        trimmed(document.text, Span(start=tokens.start[first], end=tokens.end[last]))
        for first, last in runs
    ]
    return [span for span in spans if span is not None]


def _source_head(proposal: Proposal) -> int | None:
    """The word that the words tagged as source hang on; ``None`` where there is no name or noun."""
    tokens = proposal.tokens
    chosen = set(proposal.source)
    nouns = [at for at in proposal.source if tokens.pos[at] in _NAMES]
    tops = [at for at in nouns if tokens.head[at] not in chosen or tokens.head[at] == at]
    return next(iter(tops or nouns), None)


def _speaking(head: Token, identity: Identity) -> Identity:
    """Whatever is the source of words can speak, also a noun that names no person or body."""
    if identity.can_speak or identity.flag is not None:
        return identity
    many = head.tag_ in {"NNS", "NNPS", "CD"}
    kind = SourceKind.COLLECTIVE if many else SourceKind.ANONYMOUS
    return replace(identity, kind=kind, can_speak=True)
