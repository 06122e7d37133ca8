"""From a parsed document to its attributions: the border that a learned model will keep."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from workbench.attribution.draft import Draft
from workbench.attribution.grammar import trimmed
from workbench.attribution.quoting import fill_quotations, tie_quotations
from workbench.attribution.relays import find_relays
from workbench.attribution.speech import drafts_of
from workbench.attribution.transcripts import transcript_drafts
from workbench.language import Document, overlapping
from workbench.models import Attribution, AttributionStyle, SourceKind, Span

CONFIDENCE: Final[dict[str, float]] = {
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
    # By judgement: the corpus does not annotate turns, and has one signed quotation.
    "transcript": 0.90,
    "signed": 0.90,
}
"""How often each rule is right on PolNeAR's training part: the source, and content with half
its words in common (``bench/attribution.py --split train --patterns``). Where two rules claim
the same words, the surer one has them."""

_SAYS_NOTHING: Final = frozenset("he her him it me she so that them they this us we you".split())
"""Words that alone are no content: what they stand for was said elsewhere."""
_MEDIUM_NOUNS: Final = frozenset(["agency", "broadcaster", "network", "news", "newspaper"])
_WORD: Final = re.compile(r"[^\W_]+")


def find_drafts(document: Document) -> list[Draft]:
    """Every attribution of the document before ids, in the order of what was said."""
    drafts = [*transcript_drafts(document), *drafts_of(document)]
    fill_quotations(document, drafts)
    drafts = _without_doubles([d for d in drafts if d.content])
    drafts += tie_quotations(document, drafts)
    find_relays(document, drafts)
    _first_person(document, drafts)
    for draft in drafts:
        draft.content = _without_edge_markup(document, draft.content)
    drafts = [draft for draft in drafts if draft.content]
    drafts.sort(key=lambda d: (d.start, -d.end, d.cue[0].start if d.cue else -1))
    return drafts


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
    for draft in sorted(drafts, key=lambda d: -CONFIDENCE[d.pattern]):
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
        if draft.identity is not None and draft.identity.name is not None:
            at = draft.source[0].start if draft.source else draft.start
            first[draft.identity.key] = min(at, first.get(draft.identity.key, at))
        for name, span in zip(draft.via, draft.via_spans, strict=True):
            key = relays[name]
            first[key] = min(span.start, first.get(key, span.start))
    return sorted(first, key=lambda key: (first[key], key))


def attribute(document: Document) -> list[Attribution]:
    """Who said what in a document, and through whom.

    Args:
        document: a parsed article.

    Returns:
        Attributions in the order of what was said, ``a1`` on. ``source_id`` refers to
        ``sources_of(document, …)``. Speech within speech has the outer one as ``parent_id``.
    """
    drafts = find_drafts(document)
    ids = {key: f"s{n}" for n, key in enumerate(source_keys(drafts), start=1)}
    parents = _parents(document, drafts)
    return [
        Attribution(
            id=f"a{number}",
            source=tuple(draft.source),
            cue=tuple(draft.cue),
            content=tuple(draft.content),
            source_id=_source_id(draft, ids),
            source_kind=draft.identity.kind if draft.identity else SourceKind.UNNAMED,
            style=_style(document, draft),
            via=tuple(draft.via),
            confidence=CONFIDENCE[draft.pattern],
            parent_id=f"a{parents[number - 1] + 1}" if number - 1 in parents else None,
            flags=tuple(_flags(draft)),
        )
        for number, draft in enumerate(drafts, start=1)
    ]


def _source_id(draft: Draft, ids: dict[str, str]) -> str | None:
    if draft.identity is None or draft.identity.name is None:
        return None
    return ids[draft.identity.key]


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
            and (other not in found or found[other] != index)
        ]
        if holders:
            found[index] = min(holders, key=lambda other: drafts[other].end - drafts[other].start)
    return found


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
