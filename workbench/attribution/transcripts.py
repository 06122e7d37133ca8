"""Transcripts: ``NAME: what was said`` at the head of a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from workbench.attribution.draft import Draft
from workbench.attribution.grammar import trimmed
from workbench.attribution.identity import Identity
from workbench.language import Document
from workbench.language.words import OFFICES, TITLES
from workbench.models import SourceKind, Span

_LABEL: Final = re.compile(
    r"(?P<name>(?:[A-Z][\w.'’\-]*|of|the|de|van|von)"
    r"(?: (?:[A-Z][\w.'’\-]*|of|the|de|van|von)){0,5})"
    r"(?: ?\([^()\n]{1,40}\))?(?P<colon>:)\s+(?=\S)"
)
_FEWEST: Final = 2
TURN: Final = 0.9
"""Confidence of a turn, by judgement: the corpus that the models learned from annotates none."""
_ROLES: Final = frozenset(
    ["question", "q", "reporter", "moderator", "host", "audience", "caller", "answer", "a"]
)
"""Labels that name nobody."""
_SPHERES: Final = frozenset(
    ["health", "transport", "energy", "education", "trade", "labor", "labour"]
)


def transcript_drafts(document: Document) -> list[Draft]:
    """One attribution a turn of a transcript, the label being the source, the colon the cue.

    A text counts as a transcript when a label comes back or two different ones in capitals are
    there; a single ``Note: …`` is none.
    """
    turns = []
    for paragraph in document.paragraphs:
        found = _LABEL.match(document.text, paragraph.span.start, paragraph.span.end)
        if paragraph.kind == "body" and found is not None:
            turns.append((paragraph, found))
    names = Counter(found["name"] for _, found in turns)
    in_capitals = sum(1 for name in names if name.isupper() and len(name) > 1)
    if max(names.values(), default=0) < _FEWEST and in_capitals < _FEWEST:
        return []
    drafts = []
    for paragraph, found in turns:
        name = found["name"]
        if names[name] < _FEWEST and not name.isupper():
            continue
        content = trimmed(document.text, Span(start=found.end(), end=paragraph.span.end))
        if content is None:
            continue
        label = Span(start=found.start("name"), end=found.end("name"))
        colon = Span(start=found.start("colon"), end=found.end("colon"))
        drafts.append(
            Draft(
                [colon], [content], "transcript", [label], _identity(document, name, label, names),
                paragraph=paragraph.index, confidence=TURN,
            )
        )  # fmt: skip
    return drafts


def _identity(document: Document, name: str, label: Span, names: Iterable[str]) -> Identity:
    """Who a label stands for: the fullest label, or the person of the text, of that last name."""
    words = _name_words(name)
    if not words or words[-1].lower() in _ROLES:
        return Identity(f"n:{name.casefold()}", name.capitalize(), SourceKind.ANONYMOUS)
    same = [w for w in map(_name_words, names) if w and w[-1].lower() == words[-1].lower()]
    fullest = max(same, key=len, default=words)
    plain = " ".join(w.capitalize() if w.isupper() and len(w) > 2 else w for w in fullest)
    entity = document.entity_at(label)
    known = {
        e.index: e
        for e in document.entities
        if e.kind == "person" and e.name.split()[-1].lower() == words[-1].lower()
    }
    if entity is not None and entity.kind == "person":
        known[entity.index] = entity
    if len(known) == 1:
        entity = next(iter(known.values()))
        shown = plain if entity.name.isupper() or len(entity.name.split()) == 1 else entity.name
        return Identity(f"e{entity.index}", shown, SourceKind.PERSON, entity.title, entity.index)
    return Identity(f"n:{plain.casefold()}", plain, SourceKind.PERSON)


def _name_words(label: str) -> list[str]:
    """The words of a label without titles and offices before the name."""
    words = label.split()
    while len(words) > 1 and words[0].lower() in OFFICES | TITLES | _SPHERES:
        words.pop(0)
    return words
