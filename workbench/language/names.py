"""Who and what an article names: names tied together, with office, gender and short forms.

Names come from spaCy's entity labels, mended by rules for what the small model gets wrong:
acronyms given in brackets after their long form, offices before a name, *of Russia* after it,
short forms (*Mr. Putin*, *the CSTO*) that stand for a longer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.language.document import Entity, EntityKind, Mention, Paragraph
from workbench.language.words import (
    FEMALE_NAMES,
    FEMALE_TITLES,
    GROUP_NOUNS,
    MALE_NAMES,
    MALE_TITLES,
    OFFICES,
    PERSON_NOUNS,
    TITLES,
)
from workbench.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

_KINDS: Final[dict[str, EntityKind]] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "NORP": "organization",
    "LOC": "place",
    "FAC": "other",
    "PRODUCT": "other",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*")
_INITIAL: Final = re.compile(r"[A-Z]\.?")
_SUFFIXES: Final = frozenset({"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"})


@dataclass(slots=True)
class _Found:
    """A name as it stands in one place, before names are tied together."""

    name: str
    kind: EntityKind
    span: Span
    title: str | None = None
    gender: str | None = None
    acronym: str | None = None
    plural: bool = False


@dataclass(slots=True)
class _Cluster:
    kind: EntityKind
    name: str
    found: list[_Found] = field(default_factory=list)

    @property
    def gender(self) -> str | None:
        """The gender that every form of the name allows, or ``None``."""
        genders = {f.gender for f in self.found if f.gender}
        return genders.pop() if len(genders) == 1 else None

    def has(self, name: str) -> bool:
        """Whether the article uses exactly this form."""
        return any(f.name.lower() == name.lower() for f in self.found)

    @property
    def words(self) -> list[str]:
        return [w for w in self.name.split() if w.lower() not in _SUFFIXES]


def entities_of(paragraphs: tuple[Paragraph, ...]) -> tuple[list[Entity], list[Mention]]:
    """Tie the names of an article together.

    Returns:
        The entities in the order of their first mention, and all mentions in the order of the
        text. A last name that two people bear is neither's, unless *Mr.* or *Ms.* tells them apart.
    """
    clusters: list[_Cluster] = []
    by_last_word: dict[str, list[_Cluster]] = {}
    for found in _all_names(paragraphs):
        cluster = _cluster_for(found, by_last_word)
        if cluster is None:
            cluster = _Cluster(found.kind, found.name)
            clusters.append(cluster)
        _join(cluster, found)
        for key in _keys(found):
            known = by_last_word.setdefault(key, [])
            if cluster in known:
                known.remove(cluster)
            known.append(cluster)
    entities = [_entity(index, cluster) for index, cluster in enumerate(clusters)]
    mentions = [
        Mention(found.span, index)
        for index, cluster in enumerate(clusters)
        for found in cluster.found
    ]
    mentions.sort(key=lambda one: (one.span.start, -one.span.end))
    return entities, mentions


def _all_names(paragraphs: tuple[Paragraph, ...]) -> list[_Found]:
    """The names of all paragraphs in the order of the text."""
    names = [found for paragraph in paragraphs for found in _names_of(paragraph)]
    surnames = {
        found.name.split()[-1]
        for found in names
        if found.kind == "person" and len(found.name.split()) > 1
    }
    taken = {place for found in names for place in range(found.span.start, found.span.end)}
    for paragraph in paragraphs:
        names.extend(_surnames(paragraph, surnames, taken))
    return sorted(names, key=lambda found: found.span.start)


def _surnames(paragraph: Paragraph, surnames: set[str], taken: set[int]) -> Iterator[_Found]:
    """Surnames standing alone that the model did not see as names."""
    doc = paragraph.doc
    for token in doc:
        if token.text not in surnames or token.pos_ != "PROPN":
            continue
        span = _span(paragraph, token.i, token.i + 1)
        beside = doc[token.i + 1] if token.i + 1 < len(doc) else None
        is_part = token.dep_ == "compound" and beside is not None and beside.pos_ == "PROPN"
        if span.start not in taken and not is_part:
            titles = [doc[token.i - 1].lower_] if token.i else []
            yield _Found(token.text, "person", span, gender=_gender(titles, token.text))


def _entity(index: int, cluster: _Cluster) -> Entity:
    genders = {f.gender for f in cluster.found if f.gender}
    titles = [f.title for f in cluster.found if f.title]
    acronym = next((f.acronym for f in cluster.found if f.acronym), None)
    name = cluster.name
    if acronym and acronym != name:
        name = f"{name} ({acronym})"
    return Entity(
        index=index,
        name=name,
        kind=cluster.kind,
        title=max(titles, key=len) if titles else None,
        mentions=tuple(f.span for f in cluster.found),
        aliases=tuple(dict.fromkeys(f.name for f in cluster.found)),
        plural=any(f.plural for f in cluster.found),
        gender=genders.pop() if len(genders) == 1 else None,  # type: ignore[arg-type]
    )


def _keys(found: _Found) -> list[str]:
    """Words under which a later short form finds this name."""
    words = [w for w in found.name.split() if w.lower() not in _SUFFIXES]
    keys = [found.name.lower()]
    if found.kind == "person" and words:
        keys += [words[-1].lower(), words[0].lower()]
    elif words:
        keys.append(words[0].lower()) if len(words) == 1 else None
    if found.acronym:
        keys.append(found.acronym.lower())
    return list(dict.fromkeys(keys))


def _cluster_for(found: _Found, known: dict[str, list[_Cluster]]) -> _Cluster | None:
    """The cluster that a name belongs to, or ``None`` where it is a new one."""
    words = [w for w in found.name.split() if w.lower() not in _SUFFIXES]
    if not words:
        return None
    exact = [
        c for c in known.get(found.name.lower(), ()) if _may_join(c, found) and c.has(found.name)
    ]
    if exact and (len(words) > 1 or found.kind != "person"):
        return exact[-1]
    if found.acronym:
        by_acronym = [c for c in known.get(found.acronym.lower(), ()) if _may_join(c, found)]
        if by_acronym:
            return by_acronym[-1]
    if found.kind != "person" and len(words) > 1:
        return None
    # A last name alone is often labelled a place or a company; a person so named goes before.
    people = [
        cluster
        for cluster in known.get(words[-1].lower(), [])
        if cluster.kind == "person" and _same_person(cluster.words, words)
    ]
    if found.gender is not None:
        people = [c for c in people if c.gender in (found.gender, None)] or people
    whole = [c for c in people if len(c.words) > 1]
    if len(whole) == 1:
        return whole[0]
    # Two people of one name: who is meant stays open, and the name stands for itself.
    return next((c for c in [*people, *exact] if len(c.words) == 1), None)


def _may_join(cluster: _Cluster, found: _Found) -> bool:
    return cluster.kind == found.kind or cluster.name.lower() == found.name.lower()


def _same_person(known: list[str], words: list[str]) -> bool:
    """Whether two names with a word in common can be one person's."""
    if known[-1].lower() != words[-1].lower():
        return len(words) == 1 and len(known) > 1 and known[0].lower() == words[0].lower()
    if len(words) == 1 or len(known) == 1:
        return True
    first, other = known[0].lower().rstrip("."), words[0].lower().rstrip(".")
    return first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])


def _join(cluster: _Cluster, found: _Found) -> None:
    cluster.found.append(found)
    if len(found.name.split()) > len(cluster.name.split()):
        cluster.name = found.name
    if cluster.kind == "other":
        cluster.kind = found.kind


def _names_of(paragraph: Paragraph) -> Iterator[_Found]:
    doc = paragraph.doc
    taken = 0
    for entity in doc.ents:
        if entity.label_ not in _KINDS or entity.start < taken:
            continue
        found = _found_in(paragraph, entity)
        if found is not None:
            yield found[0]
            taken = found[1]
    yield from _bare_acronyms(paragraph)


def _found_in(paragraph: Paragraph, entity: TokenSpan) -> tuple[_Found, int] | None:
    """One name with its office, and the token after it."""
    doc = paragraph.doc
    start, end = entity.start, entity.end
    while start < end and (doc[start].pos_ == "DET" or _is_filler(doc[start])):
        start += 1
    while end > start and (doc[end - 1].lower_ in {"'s", "'"} or _is_filler(doc[end - 1])):
        end -= 1
    if start >= end or not any(c.isalpha() for c in doc[start:end].text):
        return None
    kind = _KINDS[entity.label_]
    offices_from = start
    while offices_from > 0 and _is_office(doc[offices_from - 1]):
        offices_from -= 1
    has_body = any(t.lower_ in GROUP_NOUNS for t in doc[start:end])
    while start < end - 1 and _is_office(doc[start]) and not has_body:
        start += 1
    if offices_from < start and not has_body:
        kind = "person"
        offices_from = _office_start(paragraph, offices_from)
    elif _is_styled_as_person(paragraph, start, end):
        kind = "person"
    if doc[start].lower_ in {"taliban", "hamas", "hezbollah", "isis", "kremlin", "pentagon"}:
        kind = "organization"
    name = " ".join(doc[start:end].text.split())
    if kind == "person" and any(w.lower() in GROUP_NOUNS for w in name.split()):
        kind = "organization"
    found = _Found(name, kind, _span(paragraph, start, end), plural=entity.label_ == "NORP")
    if kind == "person":
        found.title = _office(paragraph, offices_from, start, end)
        found.gender = _gender(doc[offices_from:start].text.lower().split(), name)
    else:
        found.acronym = _acronym_after(paragraph, name, end)
    return found, end


def _office_start(paragraph: Paragraph, start: int) -> int:
    """Where an office before a name begins: *Transport* Minister, *Russian* President."""
    doc = paragraph.doc
    if doc[start].lower_ in TITLES:
        return start
    while start > 0:
        before = doc[start - 1]
        is_field = before.tag_ in {"NNP", "JJ"} and before.text[0].isupper()
        if not is_field or before.dep_ not in {"compound", "amod", "nmod"}:
            break
        start -= 1
    return start


def _is_styled_as_person(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether an age follows (*Mirel Tanno, 58,*) or an office stands before (*the minister,*)."""
    doc = paragraph.doc
    if end + 2 < len(doc) and doc[end].text == "," and doc[end + 2].text == ",":
        age = doc[end + 1].text
        if age.isdecimal() and 1 < len(age) < 4:
            return True
    return _office_beside(doc[start:end]) is not None


def _office_beside(words: TokenSpan) -> Token | None:
    """The office that a name is in apposition to (*the mayor of Tamsel, Jorun Hale*)."""
    name = words[-1]
    head = name.head
    # The parser hangs such a name on the last noun of the office.
    for _ in range(3):
        is_office = head.lemma_.lower() in OFFICES | PERSON_NOUNS and head.pos_ == "NOUN"
        if name.dep_ in {"appos", "conj"} and is_office and head.i < words.start:
            between = name.doc[head.i : words.start]
            one = [c for c in head.lefts if c.dep_ in {"det", "poss"}] and head.tag_ == "NN"
            commas = sum(t.text == "," for t in between)
            has_and = any(t.dep_ == "cc" for t in between)
            return head if one and commas == 1 and not has_and else None
        head = head.head
    return None


def _is_filler(token: Token) -> bool:
    return token.is_space or token.is_punct


def _is_office(token: Token) -> bool:
    return token.lower_ in OFFICES and (token.text[0].isupper() or token.lower_ in TITLES)


def _span(paragraph: Paragraph, start: int, end: int) -> Span:
    doc = paragraph.doc
    last = doc[end - 1]
    return Span(
        start=paragraph.span.start + doc[start].idx,
        end=paragraph.span.start + last.idx + len(last.text),
    )


def _office(paragraph: Paragraph, offices_from: int, start: int, end: int) -> str | None:
    """*President … of Russia*, or the apposition *…, the secretary of the council*."""
    doc = paragraph.doc
    words = [t.text for t in doc[offices_from:start] if t.lower_ not in TITLES and not t.is_space]
    if words:
        place = ""
        if end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].ent_type_ == "GPE":
            place = f" of {_entity_text(doc[end + 1])}"
        return " ".join(words) + place
    beside = _office_beside(doc[start:end])
    if beside is not None:
        comma = next(t.i for t in doc[beside.i : start] if t.text == ",")
        told = " ".join(doc[beside.left_edge.i : comma].text.split())
        return re.sub(r"^(?:the|a|an|its|his|her|their)\s+", "", told, flags=re.IGNORECASE) or None
    if end + 2 < len(doc) and doc[end].text == "," and not doc[end + 1].is_space:
        for child in doc[end - 1].children:
            if child.dep_ == "appos" and child.i > end and child.pos_ == "NOUN":
                run = doc[child.left_edge.i : child.right_edge.i + 1]
                told = re.split(r"[,;(]", run.text)[0].strip()
                told = re.sub(r"^(?:the|a|an)\s+", "", told, flags=re.IGNORECASE)
                return told or None
    return None


def _entity_text(token: Token) -> str:
    return next((e.text for e in token.doc.ents if e.start <= token.i < e.end), str(token.text))


def _gender(titles: list[str], name: str) -> str | None:
    if any(title in MALE_TITLES for title in titles):
        return "m"
    if any(title in FEMALE_TITLES for title in titles):
        return "f"
    words = name.lower().split()
    if len(words) < 2:
        return None
    if words[0] in MALE_NAMES and words[0] not in FEMALE_NAMES:
        return "m"
    if words[0] in FEMALE_NAMES and words[0] not in MALE_NAMES:
        return "f"
    return None


def _acronym_after(paragraph: Paragraph, name: str, end: int) -> str | None:
    """``CSTO`` in ``Collective Security Treaty Organization (CSTO)``; the name's initials."""
    if _ACRONYM.fullmatch(name) and name.isupper():
        return name
    rest = paragraph.doc[end : end + 4].text
    found = re.match(r"\(\s*([A-Z][A-Za-z.]{1,9})\s*\)", rest)
    if found is None:
        return None
    initials = "".join(w[0] for w in re.findall(r"[A-Za-z]+", name) if w[0].isupper())
    acronym = found[1].replace(".", "")
    return acronym if acronym.upper() == initials.upper() else None


def _bare_acronyms(paragraph: Paragraph) -> Iterator[_Found]:
    """Acronyms that the model did not see as names (``The CSTO``)."""
    doc = paragraph.doc
    for token in doc:
        if (
            not token.ent_type_
            and token.pos_ in {"PROPN", "NOUN"}
            and token.text.isupper()
            and len(token.text) >= 3
            and token.text.isalpha()
        ):
            span = _span(paragraph, token.i, token.i + 1)
            yield _Found(token.text, "organization", span, acronym=token.text)
