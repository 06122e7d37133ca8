"""The drafts of a region: its clauses, or what its phrase says, or the words that report it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.clauses import ASIDES, clause_words, clauses
from workbench.claims.dispositions import is_question
from workbench.claims.draft import Draft
from workbench.claims.framing import unframed
from workbench.claims.grammar import is_predicate, trimmed
from workbench.claims.labels import without_label
from workbench.claims.nominal import nominal_statement
from workbench.claims.regions import Region
from workbench.models import AttributionStyle

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST: Final = 200
"""Tokens; what is longer is a list or a transcript without stops, and no parse of it holds."""

_SHORTEST: Final = 6
_QUESTION_WORDS: Final = frozenset(("whether", "if"))


def drafts_of(region: Region, sentence: Sequence[Token]) -> list[Draft]:
    """What a region of a sentence states, one draft a statement.

    Args:
        region: the words of one speaker.
        sentence: all words of the sentence, for the words that report.
    """
    if region.attribution is None:
        found = clauses(without_label(region.words), region.frames)
        found = [draft for draft in found if not _leads_in(draft, sentence)]
        found = [d for d in found if d.kind != "consequence" or _is_whole(d, region)]
        return [d for one in found for d in unframed(one)] or _whole(region, sentence)
    if _is_asked(region.words):
        return []
    found = [] if _asks(region) else clauses(region.words)
    if found:
        return [draft for one in found for draft in unframed(one)]
    lemmas = frozenset(token.lemma_.lower() for token in region.cue)
    said = nominal_statement(region.words, lemmas)
    if said is not None:
        return [said]
    report = _report(region, sentence)
    return [report] if report is not None else []


def _leads_in(draft: Draft, sentence: Sequence[Token]) -> bool:
    """Whether a clause only opens the list that follows it (*The reasons include:*)."""
    if sentence[-1].text != ":" or draft.parts[-1] != draft.head:
        return False
    return draft.head.lemma_.lower() in ("include", "be", "follow", "comprise")


def whole_sentence(words: Sequence[Token]) -> Draft | None:
    """A sentence as one statement, uncut."""
    kept = trimmed([word for word in words if not word.is_space])
    if not kept:
        return None
    head = next((word for word in kept if word.head == word), kept[0])
    return Draft("sentence", head, tuple(kept))


def _is_whole(draft: Draft, region: Region) -> bool:
    """Whether the clause that something follows from is not a mere frame."""
    return not any(word.i in region.frames and is_predicate(word) for word in draft.words())


def _whole(region: Region, sentence: Sequence[Token]) -> list[Draft]:
    """A finished sentence in which the parser found no verb, as it stands."""
    words = [word for word in region.words if not word.is_punct]
    if len(region.words) < len([w for w in sentence if not w.is_space]) or len(words) < _SHORTEST:
        return []
    if region.words[-1].text not in (".", '"') or region.frames:
        return []
    draft = whole_sentence(region.words)
    return [draft] if draft is not None else []


def _is_asked(words: Sequence[Token]) -> bool:
    """Whether the words are a question as it was put."""
    return is_question("".join(word.text_with_ws for word in words))


def _asks(region: Region) -> bool:
    """Whether the content is a question in reported speech (*asked whether*, *knows what*)."""
    first = next((word for word in region.words if not word.is_punct), None)
    if first is None:
        return False
    if first.dep_ == "mark" and first.lower_ in _QUESTION_WORDS:
        return True
    style = region.attribution.style if region.attribution is not None else None
    return first.tag_ in ("WP", "WRB", "WDT") and style is not AttributionStyle.DIRECT


def _report(region: Region, sentence: Sequence[Token]) -> Draft | None:
    """The clause that reports the content, with the content in it.

    It is the statement where the content is a phrase that cannot stand alone.
    """
    verb = next((token for token in region.cue if token.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        top = next((t for t in region.words if t.head not in region.words), None)
        verb = top
    while verb is not None and not is_predicate(verb):
        verb = None if verb.head == verb else verb.head
    if verb is None:
        return None
    inside = frozenset(token.i for token in sentence)
    own = {token.i for token in region.words}
    asides = [d for d in clauses(sentence) if d.kind in ASIDES and verb in d.words()]
    for draft in [*asides, Draft("report", verb, tuple(clause_words(verb, inside)))]:
        if 2 * len(own & {t.i for t in draft.tokens()}) > len(own):
            return Draft("report", verb, draft.parts)
    return None
