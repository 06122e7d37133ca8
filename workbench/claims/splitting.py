"""From an article to its claims: read, parsed, attributed, cut and worded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.attribution import NOT_THEIR_WORDS, attribute
from workbench.claims.checkability import assess
from workbench.claims.dates import UNRESOLVED as UNRESOLVED_DATE
from workbench.claims.dispositions import is_instruction, is_question
from workbench.claims.draft import Draft
from workbench.claims.drafting import LONGEST, drafts_of, whole_sentence
from workbench.claims.facts import facts_of
from workbench.claims.first_person import Speaker, country_spoken_for
from workbench.claims.ledger import ledger_of
from workbench.claims.passage import Passage
from workbench.claims.regions import Contents, Region, regions_of
from workbench.claims.standalone import substitutions_of
from workbench.claims.wording import Wording, wording_of
from workbench.claims.worthiness import worthiness
from workbench.language import Document, Sentence, parse
from workbench.models import (
    Article,
    Attribution,
    AttributionStyle,
    Claim,
    Source,
    SourceKind,
    Split,
    quote_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Granularity = Literal["sentence", "clause", "fact"]


@dataclass(frozen=True, slots=True)
class _Found:
    """A claim before it has an id and a position."""

    draft: Draft
    wording: Wording
    attribution: Attribution | None
    flags: tuple[str, ...]


def split(article: Article, *, granularity: Granularity = "clause") -> Split:
    """Take an article apart into claims, each with who made it.

    Args:
        article: any text; nothing is refused.
        granularity: ``clause`` cuts one statement a clause; ``sentence`` leaves sentences
            whole, each with the source that says most of it.

    Returns:
        Sources, attributions, claims in the order of the text, and the ledger of what became
        of every sentence. Ids are ``s1``, ``a1``, ``c1`` and on; the same text gives the same
        split everywhere.
    """
    document = parse(article)
    attributions, sources = attribute(document)
    speakers = _speakers(document, attributions, {source.id: source for source in sources})
    # What somebody does or feels is no statement of theirs: there the article itself speaks.
    contents = Contents([one for one in attributions if NOT_THEIR_WORDS.isdisjoint(one.flags)])
    found: list[_Found] = []
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].kind != "body":
            continue
        around = contents.around(sentence.span)
        found += _claims_of(document, sentence, around, speakers, granularity)
    found.sort(key=lambda one: (one.wording.spans[0].start, one.wording.spans[-1].end))
    claims = [_claim(article, number, one) for number, one in enumerate(found, start=1)]
    return Split(
        article=article,
        sources=tuple(sources),
        attributions=tuple(attributions),
        claims=tuple(claims),
        ledger=tuple(ledger_of(document, claims, attributions)),
    )


def _speakers(
    document: Document, attributions: Sequence[Attribution], sources: Mapping[str, Source]
) -> dict[str, Speaker]:
    """Who *I* and *we* are in each attribution; nobody where the source is not certain."""
    speakers = {}
    genders = {entity.name: entity.gender for entity in document.entities}
    for attribution in attributions:
        source = sources.get(attribution.source_id or "")
        if source is not None and source.kind is SourceKind.PERSON:
            speakers[attribution.id] = Speaker(
                source.name, country_spoken_for(source.title), genders.get(source.name)
            )
    return speakers


def _claims_of(
    document: Document,
    sentence: Sentence,
    attributions: Sequence[Attribution],
    speakers: Mapping[str, Speaker],
    granularity: Granularity,
) -> list[_Found]:
    words = [token for token in sentence.tokens if not token.is_space]
    text = sentence.span.of(document.text)
    if not words or is_question(text) or is_instruction(words):
        return []
    passage = Passage(document, document.paragraphs[sentence.paragraph])
    regions = regions_of(passage, sentence, attributions)
    if granularity == "sentence" or len(words) > LONGEST:
        pairs = list(_uncut(regions, words))
    else:
        pairs = [(draft, region) for region in regions for draft in drafts_of(region, words)]
    if granularity == "fact":
        pairs = [(fact, region) for draft, region in pairs for fact in facts_of(draft) or [draft]]
    found: dict[tuple[int, ...], _Found] = {}
    for draft, region in pairs:
        one = _found(passage, draft, region.attribution, speakers)
        if one is None:
            continue
        key = tuple(token.i for token in draft.tokens())
        if key not in found or found[key].attribution is None:
            found[key] = one
    return list(found.values())


def _uncut(regions: Sequence[Region], words: Sequence[Token]) -> Iterator[tuple[Draft, Region]]:
    """The sentence as one claim, of the source that says more than half of it."""
    draft = whole_sentence(words)
    if draft is None or not any(word.is_alpha for word in words):
        return
    said = [region for region in regions[1:] if 2 * len(region.words) > len(words)]
    yield draft, min(said, key=lambda region: len(region.words), default=regions[0])


def _found(
    passage: Passage,
    draft: Draft,
    attribution: Attribution | None,
    speakers: Mapping[str, Speaker],
) -> _Found | None:
    speaker = None
    if attribution is not None and attribution.style in (
        AttributionStyle.DIRECT,
        AttributionStyle.MIXED,
    ):
        speaker = speakers.get(attribution.id)
    substitutions, flags = substitutions_of(passage, draft.words(), speaker)
    wording = wording_of(passage, draft, substitutions)
    if wording is None:
        return None
    return _Found(draft, wording, attribution, (*flags, *wording.flags))


def _claim(article: Article, number: int, found: _Found) -> Claim:
    words = found.draft.tokens()
    kind, checkable, reason = assess(found.draft, quoted=found.draft.kind == "report")
    score, features = worthiness(
        words,
        checkable=checkable,
        attribution=found.attribution,
        open_reference=any(not flag.startswith(UNRESOLVED_DATE) for flag in found.flags),
    )
    return Claim(
        id=f"c{number}",
        position=number,
        spans=found.wording.spans,
        quote=quote_of(article.text, found.wording.spans),
        statement=found.wording.statement,
        replacements=found.wording.replacements,
        attribution_id=found.attribution.id if found.attribution is not None else None,
        type=kind,
        checkable=checkable,
        check_worthiness=score,
        reasons=(reason, *features),
        flags=found.flags,
    )
