"""The parts of a sentence by who says them: the article itself, or a source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.claims.passage import Passage
from workbench.language import Sentence
from workbench.models import Attribution, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES: Final = frozenset(("advcl", "relcl", "acl", "pcomp", "csubj", "ccomp"))


@dataclass(frozen=True, slots=True)
class Region:
    """Words of one sentence that one source says.

    Attributes:
        attribution: ``None`` for the article's own voice.
        words: in order; what sources are cited with within it is part of it, except in the
            article's own voice, which keeps only the words that frame it.
        frames: indices of the cue words in it that introduce what others say.
        cue: the words of ``attribution``'s own cue that stand in the sentence.
    """

    attribution: Attribution | None
    words: tuple[Token, ...]
    frames: frozenset[int]
    cue: tuple[Token, ...] = ()


class Contents:
    """Finds the attributions of a sentence without going through all of them."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        pairs = sorted(
            ((_hull([*a.content, *a.cue]), a) for a in attributions),
            key=lambda pair: (pair[0].start, pair[0].end),
        )
        self._hulls = [hull for hull, _ in pairs]
        self._attributions = [attribution for _, attribution in pairs]
        self._ends: list[int] = []
        furthest = 0
        for hull in self._hulls:
            furthest = max(furthest, hull.end)
            self._ends.append(furthest)

    def around(self, span: Span) -> list[Attribution]:
        """The attributions whose content or cue shares a character with ``span``."""
        first = bisect_right(self._ends, span.start)
        found = []
        for hull, attribution in zip(self._hulls[first:], self._attributions[first:], strict=True):
            if hull.start >= span.end:
                break
            if any(piece.overlaps(span) for piece in [*attribution.content, *attribution.cue]):
                found.append(attribution)
        return found


def regions_of(
    passage: Passage, sentence: Sentence, attributions: Sequence[Attribution]
) -> list[Region]:
    """The regions of a sentence: the article's own voice first, then each source's words.

    Args:
        attributions: those around the sentence.
    """
    words = [token for token in sentence.tokens if not token.is_space]
    placed = {
        attribution.id: _content_words(passage, words, attribution) for attribution in attributions
    }
    cues = {
        attribution.id: _words_in(passage, words, attribution.cue) for attribution in attributions
    }
    all_cues = frozenset(token.i for cue in cues.values() for token in cue)
    said = {
        token.i
        for attribution in attributions
        for token in placed[attribution.id]
        if _is_framed_by_verb(cues[attribution.id])
        and not _is_embedded(cues[attribution.id], placed[attribution.id], all_cues)
    }
    said |= {
        token.i
        for attribution in attributions
        if _is_parted(attribution)
        for cue in cues[attribution.id]
        if cue.dep_ == "relcl"
        for token in cue.subtree
    }
    own_words = tuple(token for token in words if token.i not in said)
    regions = [Region(None, own_words, all_cues)]
    for attribution in attributions:
        inside = placed[attribution.id]
        if inside:
            listed = {token.i for token in inside}
            own_cue = cues[attribution.id]
            inner = frozenset(
                token.i
                for other in attributions
                if other is not attribution
                for token in cues[other.id]
                if token.i in listed
            )
            regions.append(Region(attribution, tuple(inside), inner, tuple(own_cue)))
    return regions


def _content_words(
    passage: Passage, words: Sequence[Token], attribution: Attribution
) -> list[Token]:
    """The words of the content; a cue without a source that parts it belongs to it.

    In *stability … seen as vital* the cue is the verb of what is said.
    """
    spans = list(attribution.content)
    if not attribution.source and _is_parted(attribution):
        spans = [_hull(spans)]
    return _words_in(passage, words, spans)


def _is_parted(attribution: Attribution) -> bool:
    """Whether the cue stands in the middle of what is said (*a region it considers …*)."""
    hull = _hull(attribution.content)
    return len(attribution.content) > 1 and any(hull.holds(span) for span in attribution.cue)


def _is_framed_by_verb(cue: Sequence[Token]) -> bool:
    """Whether content is said apart from its frame: not *his claim that …*, a noun's clause."""
    if not cue:
        return True
    return any(token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "ADV", "PUNCT") for token in cue)


def _is_embedded(cue: Sequence[Token], content: Sequence[Token], cues: frozenset[int]) -> bool:
    """Whether what is said only fills a clause inside a statement of the article itself.

    In *The guest was moved as she called for peace* the article says that she called for it;
    without the content its own sentence would break off.
    """
    verb = next((token for token in cue if token.pos_ in ("VERB", "AUX")), None)
    said = {token.i for token in content}
    while verb is not None and verb.head != verb:
        clause = verb
        while clause.dep_ not in _CLAUSES and clause.head != clause:
            clause = clause.head
        if clause.head == clause:
            return False
        holder = clause.head
        is_participle = clause.tag_ in ("VBG", "VBN") and clause.dep_ == "advcl"
        marked = any(child.dep_ == "mark" or child.tag_ == "WRB" for child in clause.children)
        if holder.i in said or holder.i in cues or (is_participle and not marked):
            return False
        if clause.dep_ in ("advcl", "relcl", "acl", "pcomp", "csubj"):
            return True
        verb = holder
    return False


def _words_in(passage: Passage, words: Sequence[Token], spans: Sequence[Span]) -> list[Token]:
    found = []
    for token in words:
        start, end = passage.place(token)
        if any(piece.start < end and start < piece.end for piece in spans):
            found.append(token)
    return found


def _hull(spans: Sequence[Span]) -> Span:
    return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))
