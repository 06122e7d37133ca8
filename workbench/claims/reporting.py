"""What cannot stand alone, told as what somebody said: *Ann Hale said: it is rigged*.

A statement that begins with *it* or *they* and nobody knows what for is no statement that could
be looked up. That it was said can be, so it is told with the words that say so, all of them the
article's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.draft import Changed, Draft, Inserted, Part
from workbench.claims.grammar import listed, trimmed
from workbench.claims.inflection import past
from workbench.claims.passage import Passage
from workbench.claims.substitution import Substitution
from workbench.models import Attribution, AttributionStyle, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENERS: Final = listed(
    "he she it they him her them his its their this that these those he's she's it's they're"
)
_TELLING: Final = frozenset(("tell", "remind", "assure", "inform", "warn", "ask"))
"""Verbs that are told with whom they were said to."""

_LONGEST: Final = 12
"""Words of a source; a longer one is cut at its first comma."""

_FINITE: Final = frozenset(("VBD", "VBZ", "VBP"))


def begins_open(statement: str, flags: Sequence[str]) -> bool:
    """Whether the first word of a statement is a pronoun that stayed unresolved."""
    first = statement.lower().replace("’", "'").split(" ", 1)[0].strip("\"“”‘'(")
    word = first.split("'", 1)[0]
    return word in _OPENERS and any(
        flag == f"unresolved pronoun: {word}" or flag.startswith(f"unresolved: {word} ")
        for flag in flags
    )


def as_said(
    passage: Passage, draft: Draft, attribution: Attribution, named: Mapping[int, Substitution]
) -> Draft | None:
    """The draft behind the words that say who said it; ``None`` where they do not allow it.

    Source and cue must stand in the paragraph of the draft, the cue being a verb that can be
    told by itself or *according to*. A source that is a pronoun must be ``named``.
    """
    source = _source(passage, attribution)
    if all(word.pos_ == "PRON" and word.i not in named for word in source):
        return None
    cue = _words_at(passage, attribution.cue)
    if not source or not cue or {w.i for w in source} & {w.i for w in draft.words()}:
        return None
    if [word.lower_ for word in cue] == ["according", "to"]:
        return Draft("report", cue[0], (*cue, *source, Inserted(",", glued=True), *draft.parts))
    verb = _told(cue)
    if verb is None:
        return None
    joint = [] if attribution.style is AttributionStyle.INDIRECT else [Inserted(":", glued=True)]
    return Draft("report", draft.head, (*source, *verb, *joint, *draft.parts))


def named_source(
    passage: Passage, attribution: Attribution, name: str | None
) -> dict[int, Substitution]:
    """The name of a source that the article gives by a pronoun, where it is certain."""
    words = _words_at(passage, attribution.source)
    if name is None or len(words) != 1 or words[0].pos_ != "PRON":
        return {}
    word = words[0]
    put = Substitution((word.i,), passage.span(word), name, f"{word.lower_} is {name}")
    return {word.i: put}


def _source(passage: Passage, attribution: Attribution) -> list[Token]:
    words = trimmed(_words_at(passage, attribution.source))
    if len(words) > _LONGEST:
        comma = next((n for n, word in enumerate(words) if word.text in (",", "(")), None)
        words = words[:comma] if comma else []
    return words


def _told(cue: Sequence[Token]) -> list[Part] | None:
    """The reporting verb, finite, with whom it was said to where it needs that."""
    verb = next((word for word in cue if word.pos_ == "VERB"), None)
    if verb is None or any(c.dep_ in ("neg", "aux", "auxpass") for c in verb.children):
        return None
    heard: list[Token] = []
    if verb.lemma_ in _TELLING:
        to_whom = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i]
        heard = [w for c in to_whom[:1] for w in c.subtree if not w.is_space]
        if not heard or any(word.text == "," for word in heard):
            return None
    if verb.tag_ in _FINITE:
        return [verb, *heard]
    if verb.tag_ == "VBG":
        return [Changed(verb, past(verb.lemma_.lower()), "finite verb"), *heard]
    return None


def _words_at(passage: Passage, spans: Sequence[Span]) -> list[Token]:
    """The words of the passage's paragraph that stand at ``spans``, in order."""
    if not all(passage.paragraph.span.holds(span) for span in spans):
        return []
    start = passage.paragraph.span.start
    found = []
    for span in spans:
        piece = passage.paragraph.doc.char_span(
            span.start - start, span.end - start, alignment_mode="expand"
        )
        found += [token for token in piece or () if not token.is_space]
    return sorted(found, key=lambda token: token.i)
