"""From a parsed document to its attributions: models and rules, chosen from and completed."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from workbench.attribution.candidates import candidates_of
from workbench.attribution.choosing import UNCERTAIN, choose, part_siblings
from workbench.attribution.cues import RELAY_NOUNS
from workbench.attribution.draft import Draft
from workbench.attribution.grammar import trimmed
from workbench.attribution.judging import row_of
from workbench.attribution.quoting import fill_quotations, tie_quotations
from workbench.attribution.relays import find_relays
from workbench.attribution.speech import drafts_of
from workbench.attribution.transcripts import transcript_drafts
from workbench.attribution.weights import cue_weights, judge, span_tagger
from workbench.language import Document, overlapping
from workbench.models import Attribution, AttributionStyle, SourceKind, Span

PRECISION: Final[dict[str, float]] = {
    "according": 0.80,
    "clause": 0.77,
    "colon": 0.73,
    "parenthetical": 0.61,
    "object": 0.59,
    "quote": 0.55,
    "beside": 0.53,
    "preposition": 0.51,
    "viewed": 0.48,
    "orphan": 0.38,
    "after": 0.35,
    "noun": 0.34,
    "hearsay": 0.26,
    "relative": 0.25,
    "unknown": 0.02,
    # By judgement: the corpus has one signed quotation.
    "signed": 0.90,
}
"""How often each rule is right on PolNeAR's training part: the source, and content with half
its words in common (``bench/attribution.py --split train --rules``). Where two rules claim
the same words, the surer one has them."""

NOBODYS: Final = "unknown"
"""The pattern of quotations without a speaker: kept for the reviewer, and no finding."""

_SAYS_NOTHING: Final = RELAY_NOUNS | frozenset(
    "he her him his it its me she so that the their them these they this those us we you".split()
)
"""Words that alone are no content: what they stand for was said elsewhere."""
_MEDIUM_NOUNS: Final = frozenset(["agency", "broadcaster", "network", "news", "newspaper"])
_WORD: Final = re.compile(r"[^\W_]+")


def find_drafts(document: Document) -> list[Draft]:
    """Every attribution of the document before ids, in the order of what was said."""
    turns = transcript_drafts(document)
    found = candidates_of(document, rule_drafts(document), cue_weights(), span_tagger())
    model = judge()
    confidences = model.confidences([row_of(one.numbers) for one in found])
    chosen = choose(document.text, found, confidences, model.threshold)
    part_siblings(document.text, chosen)
    drafts = _outside_turns(turns, chosen)
    drafts += [*turns, *_tied(document, [*turns, *drafts])]
    find_relays(document, drafts)
    _first_person(document, drafts)
    for draft in drafts:
        draft.content = _without_edge_markup(document, draft.content)
    drafts = [draft for draft in drafts if draft.content]
    drafts.sort(key=lambda d: (d.start, -d.end, d.cue[0].start if d.cue else -1))
    return drafts


def rule_drafts(document: Document) -> list[Draft]:
    """What the rules of grammar find, quotations filled; no two for one cue."""
    drafts = list(drafts_of(document))
    fill_quotations(document, drafts)
    drafts = _without_doubles([draft for draft in drafts if draft.content])
    tied = tie_quotations(document, drafts)
    return drafts + [draft for draft in tied if draft.pattern != NOBODYS]


def _tied(document: Document, drafts: list[Draft]) -> list[Draft]:
    """Quotations that no attribution holds, given to who spoke nearby, or to nobody."""
    added = tie_quotations(document, drafts)
    for draft in added:
        draft.confidence = PRECISION[draft.pattern]
        draft.flags.append(UNCERTAIN)
    return added


def _outside_turns(turns: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """Drafts whose cue is no speaker's label of a transcript."""
    labels = [span for turn in turns for span in (*turn.cue, *turn.source)]
    return [d for d in drafts if not any(c.overlaps(label) for c in d.cue for label in labels)]


def _first_person(document: Document, drafts: list[Draft]) -> None:
    """*I* within what somebody said is that somebody. *We* may be more people, and stays open."""
    reaching = _reaching(document, drafts)
    for draft in drafts:
        if draft.identity is None or draft.identity.flag != "unresolved pronoun: I":
            continue
        for outer in (drafts[index] for index in reaching[draft.paragraph]):
            holds = any(p.holds(cue) for p in outer.content for cue in draft.cue)
            if outer is not draft and holds and outer.identity is not None:
                draft.identity = outer.identity


def _reaching(document: Document, drafts: list[Draft]) -> defaultdict[int, list[int]]:
    """For each paragraph the indexes of the drafts with content in it, in order."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        places = [document.paragraph_at(piece.start) for piece in draft.content]
        for paragraph in sorted({place.index for place in places if place is not None}):
            found[paragraph].append(index)
    return found


def _without_edge_markup(document: Document, content: list[Span]) -> list[Span]:
    """What was said without marks of Markdown at its ends; pieces without a word left out."""
    kept = []
    for piece in content:
        here = overlapping(document.article.markup, piece)
        start, end = piece.start, piece.end
        for span in here:
            if span.start <= start:
                start = max(start, span.end)
        for span in reversed(here):
            if span.end >= end:
                end = min(end, span.start)
        shorter = trimmed(document.text, Span(start=start, end=end)) if start < end else None
        if shorter is not None:
            kept.append(piece if not here else shorter)
    words = [word for piece in kept for word in _WORD.findall(piece.of(document.text).lower())]
    return [] if set(words) <= _SAYS_NOTHING else kept


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """One attribution a cue, and one a content where two cues claim the very same words."""
    kept: list[Draft] = []
    kept_in: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda d: -PRECISION[d.pattern]):
        same = any(
            (set(draft.cue) & set(other.cue)) or set(draft.content) == set(other.content)
            for other in kept_in[draft.paragraph]
        )
        if not same:
            kept.append(draft)
            kept_in[draft.paragraph].append(draft)
    return kept


def relay_keys(drafts: list[Draft]) -> dict[str, str]:
    """Relay names with their source keys: a medium that is also a source has one key."""
    named = {
        _medium(draft.identity.name): draft.identity.key
        for draft in reversed(drafts)
        if draft.identity is not None and draft.identity.name is not None
    }
    return {
        name: named.get(_medium(name), f"via:{_medium(name)}")
        for draft in drafts
        for name in draft.via
    }


def _medium(name: str) -> str:
    """The name of a medium without what kind of medium it is (``TASS news agency``)."""
    words = name.casefold().split()
    while len(words) > 1 and words[-1] in _MEDIUM_NOUNS:
        words.pop()
    return " ".join(words)


def source_keys(drafts: list[Draft]) -> list[str]:
    """Keys of the sources that have a name, in the order of their first words in the text."""
    first: dict[str, int] = {}
    relays = relay_keys(drafts)
    for draft in drafts:
        speaker = draft.speaker
        if speaker is not None:
            at = draft.source[0].start if draft.source else draft.start
            first[speaker.key] = min(at, first.get(speaker.key, at))
        for name, span in zip(draft.via, draft.via_spans, strict=True):
            key = relays[name]
            first[key] = min(span.start, first.get(key, span.start))
    return sorted(first, key=lambda key: (first[key], key))


def attributions_of(document: Document, drafts: list[Draft]) -> list[Attribution]:
    """Drafts with ids, ``a1`` on, in the order given."""
    ids = {key: f"s{n}" for n, key in enumerate(source_keys(drafts), start=1)}
    parents = _parents(document, drafts)
    return [
        Attribution(
            id=f"a{number}",
            source=tuple(draft.source),
            cue=tuple(draft.cue),
            content=tuple(draft.content),
            source_id=ids[draft.speaker.key] if draft.speaker else None,
            source_kind=draft.identity.kind if draft.identity else SourceKind.UNNAMED,
            style=_style(document, draft),
            via=tuple(draft.via),
            confidence=draft.confidence,
            parent_id=f"a{parents[number - 1] + 1}" if number - 1 in parents else None,
            flags=tuple(_flags(draft)),
        )
        for number, draft in enumerate(drafts, start=1)
    ]


def _flags(draft: Draft) -> list[str]:
    own = draft.identity.flag if draft.identity else None
    return [*draft.flags, *([own] if own else [])]


def _parents(document: Document, drafts: list[Draft]) -> dict[int, int]:
    """Index of the innermost attribution whose content holds another's cue and content."""
    found: dict[int, int] = {}
    reaching = _reaching(document, drafts)
    for index, draft in enumerate(drafts):
        frame = draft.cue or draft.content
        holders = [
            other
            for other in reaching[draft.paragraph]
            if other != index
            and all(any(piece.holds(span) for piece in drafts[other].content) for span in frame)
            and not _lies_within(other, index, found)
        ]
        if holders:
            found[index] = min(holders, key=lambda other: drafts[other].end - drafts[other].start)
    return found


def _lies_within(inner: int, outer: int, parents: dict[int, int]) -> bool:
    """Whether one attribution is known to be speech within another, at any depth."""
    at: int | None = inner
    while at is not None and at != outer:
        at = parents.get(at)
    return at is not None


def _style(document: Document, draft: Draft) -> AttributionStyle:
    """Direct where every word said is in quotation marks, mixed where some are."""
    quoted = unquoted = 0
    for piece in draft.content:
        inner = [q.inner for q in document.quotations_in(piece)]
        for word in _WORD.finditer(document.text, piece.start, piece.end):
            span = Span(start=word.start(), end=word.end())
            if any(q.holds(span) for q in inner):
                quoted += 1
            else:
                unquoted += 1
    if quoted and not unquoted:
        return AttributionStyle.DIRECT
    if draft.pattern == "transcript":
        return AttributionStyle.DIRECT
    return AttributionStyle.MIXED if quoted else AttributionStyle.INDIRECT
