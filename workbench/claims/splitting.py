"""From an article to its claims: read, parsed, attributed, cut and worded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from workbench.attribution import NOT_THEIR_WORDS, attribute
from workbench.claims.checkability import A_QUOTE, assess
from workbench.claims.dates import UNRESOLVED as UNRESOLVED_DATE
from workbench.claims.dispositions import form_of, is_instruction, is_question
from workbench.claims.draft import Draft
from workbench.claims.drafting import LONGEST, drafts_of, whole_sentence
from workbench.claims.facts import facts_of
from workbench.claims.first_person import Speaker, country_spoken_for
from workbench.claims.ledger import ledger_of
from workbench.claims.nominal import explanation
from workbench.claims.noun_facts import frame_facts
from workbench.claims.passage import Passage
from workbench.claims.regions import Contents, Region, regions_of
from workbench.claims.reporting import as_said, begins_open, named_source
from workbench.claims.speakers import is_certain
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

_BESIDE_THE_TEXT: Final = frozenset(("caption", "byline"))
Granularity = Literal["sentence", "clause", "fact"]


@dataclass(frozen=True, slots=True)
class _Found:
    """A claim before it has an id and a position."""

    draft: Draft
    wording: Wording
    attribution: Attribution | None
    flags: tuple[str, ...]
    facts: tuple[_Found, ...] = ()
    is_report: bool = False

    @property
    def key(self) -> tuple[int, ...]:
        """The words it rests on; two drafts of the same words are one claim."""
        return tuple(token.i for token in self.draft.tokens())

    @property
    def place(self) -> tuple[int, int]:
        """Its place in the order of the text."""
        return self.wording.spans[0].start, self.wording.spans[-1].end


class _Voices(NamedTuple):
    """By the id of an attribution: who *I* is in it, and the name of its source."""

    speakers: dict[str, Speaker]
    names: dict[str, str]


def split(article: Article, *, granularity: Granularity = "clause") -> Split:
    """Take an article apart into claims, each with who made it.

    Args:
        article: any text; nothing is refused.
        granularity: ``clause`` cuts one statement a clause, which holds its finer facts;
            ``fact`` gives these facts as the claims; ``sentence`` leaves sentences whole, each
            with the source that says most of it.

    Returns:
        Sources, attributions, claims in the order of the text, and the ledger of what became
        of every sentence. Ids are ``s1``, ``a1``, ``c1`` and on; the same text gives the same
        split everywhere.
    """
    document = parse(article)
    attributions, sources = attribute(document)
    memory: dict[object, object] = {}
    voices = _voices(document, attributions, {source.id: source for source in sources}, memory)
    # What somebody does or feels is no statement of theirs: there the article itself speaks.
    contents = Contents([one for one in attributions if NOT_THEIR_WORDS.isdisjoint(one.flags)])
    found: list[_Found] = []
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].kind != "body":
            continue
        around = contents.around(sentence.span)
        passage = Passage(document, document.paragraphs[sentence.paragraph], memory)
        found += _claims_of(passage, sentence, around, voices, granularity)
    found.sort(key=lambda one: one.place)
    claims = [_claim(article, "c", number, one) for number, one in enumerate(found, start=1)]
    return Split(
        article=article,
        sources=tuple(sources),
        attributions=tuple(attributions),
        claims=tuple(claims),
        ledger=tuple(ledger_of(document, claims, attributions)),
    )


def _voices(
    document: Document,
    attributions: Sequence[Attribution],
    sources: Mapping[str, Source],
    memory: dict[object, object],
) -> _Voices:
    """Who speaks in each attribution, and who *I* and *we* are; nobody who is not certain."""
    voices = _Voices({}, {})
    genders = {entity.name: entity.gender for entity in document.entities}
    for attribution in attributions:
        source = sources.get(attribution.source_id or "")
        if source is None or not is_certain(document, attribution, source, memory):
            continue
        voices.names[attribution.id] = source.name
        if source.kind is SourceKind.PERSON:
            voices.speakers[attribution.id] = Speaker(
                source.name, country_spoken_for(source.title), genders.get(source.name)
            )
    return voices


def _claims_of(
    passage: Passage,
    sentence: Sentence,
    attributions: Sequence[Attribution],
    voices: _Voices,
    granularity: Granularity,
) -> list[_Found]:
    words = [token for token in sentence.tokens if not token.is_space]
    text = sentence.span.of(passage.text)
    if not words or is_question(text) or is_instruction(words):
        return []
    if form_of(text, words) in _BESIDE_THE_TEXT:
        return []
    told = explanation(words)
    if told is not None:
        attributions = []  # *Linkwell: a tool*: nobody says it
    regions = regions_of(passage, sentence, attributions)
    uncut = granularity == "sentence" or len(words) > LONGEST
    if uncut:
        drafts = list(_uncut(regions, words))
    elif told is not None:
        drafts = [(told, regions[0])]
    else:
        drafts = [(draft, region) for region in regions for draft in drafts_of(region, words)]
    pairs = ((draft, region.attribution) for draft, region in drafts)
    found = _each_once(passage, pairs, voices)
    if uncut:
        return found
    found = [replace(one, facts=_facts(passage, one, voices)) for one in found]
    if granularity == "fact":
        facts = _without_twins(fact for one in found for fact in one.facts or (one,))
        claimed = {token.i for one in found for token in one.draft.tokens()}
        frame = [word for word in words if word.i not in claimed]
        pairs = ((draft, None) for draft in frame_facts(frame))
        return _without_twins([*facts, *_each_once(passage, pairs, voices)])
    return found


def _each_once(
    passage: Passage,
    pairs: Iterable[tuple[Draft, Attribution | None]],
    voices: _Voices,
) -> list[_Found]:
    """The drafts as claims, those that can be worded; of two of the same words the attributed."""
    return _without_twins(
        one
        for draft, attribution in pairs
        if (one := _found(passage, draft, attribution, voices)) is not None
    )


def _without_twins(claims: Iterable[_Found]) -> list[_Found]:
    found: dict[tuple[int, ...], _Found] = {}
    for one in claims:
        if one.key not in found or found[one.key].attribution is None:
            found[one.key] = one
    return list(found.values())


def _facts(passage: Passage, whole: _Found, voices: _Voices) -> tuple[_Found, ...]:
    """The finer facts of a claim in the order of the text; none where it says one thing only."""
    pairs = ((draft, whole.attribution) for draft in facts_of(whole.draft))
    return tuple(sorted(_each_once(passage, pairs, voices), key=lambda one: one.place))


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
    voices: _Voices,
) -> _Found | None:
    speaker = None
    if attribution is not None and attribution.style is AttributionStyle.DIRECT:
        # Quoted in part, *I* may belong to either of two voices.
        speaker = voices.speakers.get(attribution.id)
    substitutions, flags = substitutions_of(passage, draft.words(), speaker)
    wording = wording_of(passage, draft, substitutions)
    if wording is None:
        return None
    found = _Found(draft, wording, attribution, (*flags, *wording.flags))
    if attribution is None or not begins_open(wording.statement, flags):
        return found
    named = named_source(passage, attribution, voices.names.get(attribution.id))
    report = as_said(passage, draft, attribution, named)
    if report is None:
        return found
    told = wording_of(passage, report, {**substitutions, **named})
    return found if told is None else replace(found, wording=told, is_report=True)


def _claim(article: Article, prefix: str, number: int, found: _Found) -> Claim:
    words = found.draft.tokens()
    kind, checkable, reason = (
        A_QUOTE if found.is_report else assess(found.draft, quoted=found.draft.kind == "report")
    )
    score, features = worthiness(
        words,
        checkable=checkable,
        attribution=found.attribution,
        open_reference=any(not flag.startswith(UNRESOLVED_DATE) for flag in found.flags),
    )
    return Claim(
        id=f"{prefix}{number}",
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
        facts=tuple(
            _claim(article, f"{prefix}{number}.", at, fact)
            for at, fact in enumerate(found.facts, start=1)
        ),
    )
