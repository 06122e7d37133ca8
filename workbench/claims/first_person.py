"""*I*, *we*, *our* in somebody's own words: who is meant, where that is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from workbench.claims.grammar import AUXILIARIES, subject_of
from workbench.claims.inflection import present
from workbench.claims.passage import Passage
from workbench.claims.substitution import Substitution
from workbench.language.words import GROUP_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGULAR: Final = {"i": "", "me": "", "my": "’s", "mine": "’s"}
_PLURAL: Final = {"we": "", "us": "", "our": "’s", "ours": "’s"}
_REFLEXIVE: Final = frozenset(("myself", "ourselves"))
_CONTRACTED: Final = {"'m": "is", "'re": "is", "'ve": "has", "’m": "is", "’re": "is", "’ve": "has"}
_HEADS: Final = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "foreign minister",
    "ambassador",
    "leader",
)
_QUOTING: Final = re.compile(r"(?:^|[\s(:,—])(?<!['‘])['‘](?=\w)")
_QUOTED: Final = re.compile(r"[.,!?…]['’](?!\w)")
"""Marks of a quotation within a quotation: where one begins, and where one ends."""

_INSERTED: Final = frozenset(("think", "guess", "suppose", "believe"))
_SHORT: Final = frozenset(("US", "USA", "UK", "UAE"))
_BODIES: Final = GROUP_NOUNS | {"network"}
_NO_HEADS: Final = ("vice", "deputy", "former", "ex-", "late", "party", "opposition")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words they are.

    Attributes:
        name: the speaker's own, ``None`` where *I* cannot be put into a name.
        gender: of a named person, for *my* after *I*.
        country: the country that the speaker may say *we* for, see ``country_spoken_for``.
    """

    name: str | None
    country: str | None
    gender: Literal["m", "f"] | None = None


def country_spoken_for(title: str | None) -> str | None:
    """The country that an office (``President of Russia``) lets its holder say *we* for.

    That is so for heads of state and government, foreign ministers and ambassadors; other
    officials as often mean their party or their ministry.
    """
    office, _, country = (title or "").partition(" of ")
    office = office.lower()
    if any(word in office for word in _NO_HEADS):
        return None
    if not country or not any(office.endswith(head) for head in _HEADS):
        return None
    return None if _is_body(country) else country


def _is_body(name: str) -> bool:
    """Whether an office is held in a body and no country (*President of the TRF*)."""
    words = name.removeprefix("the ").split()
    is_short = len(words) == 1 and words[0].isupper() and words[0].isalpha()
    return (is_short and words[0] not in _SHORT) or words[-1].lower() in _BODIES


def first_person(
    passage: Passage, words: Sequence[Token], speaker: Speaker | None
) -> tuple[dict[int, Substitution], list[str]]:
    """Replacements of the first person in a direct quotation, and flags for what stays."""
    found: dict[int, Substitution] = {}
    flags: list[str] = []
    reflexive = any(word.lower_ in _REFLEXIVE for word in words)
    is_spoken_of: bool | None = None
    for word in words:
        form = word.lower_
        if word.pos_ not in ("PRON", "DET") or (form not in _SINGULAR and form not in _PLURAL):
            continue
        ending = _SINGULAR.get(form, _PLURAL.get(form, ""))
        if is_spoken_of is None:
            is_spoken_of = any(_names_speaker(passage, other, speaker) for other in words)
        is_meant = is_own(passage, word) and not _is_marker(word) and not is_spoken_of
        name = _name(speaker, form) if is_meant else None
        if name is None or reflexive:
            flags.append(f"unresolved pronoun: {'I' if form == 'i' else form}")
            continue
        if form == "my" and any(word.doc[n].lower_ == "i" for n in found) and speaker is not None:
            owner = {"m": "his", "f": "her"}.get(speaker.gender or "")
            if owner:
                found[word.i] = Substitution((word.i,), passage.span(word), owner, "the speaker’s")
                continue
        why = f"{form} is the speaker" if form in _SINGULAR else f"the speaker’s {form}"
        found[word.i] = Substitution((word.i,), passage.span(word), name + ending, why)
        found.update(_agreeing(passage, word, words, name))
        found.update(_written_out(passage, word, words, name))
    return found, flags


def is_own(passage: Passage, word: Token) -> bool:
    """Whether the speaker of a quotation says the word in their own name, not quoting another."""
    quotation = passage.quotation(word)
    if quotation is None:
        return False
    said = passage.text[quotation.inner.start : passage.span(word).end]
    opened = [found.end() for found in _QUOTING.finditer(said)]
    return not opened or _QUOTED.search(said, opened[-1]) is not None


def _names_speaker(passage: Passage, word: Token, speaker: Speaker | None) -> bool:
    """Whether the words quoted speak of the speaker by name: then they are another’s."""
    if speaker is None or passage.quotation(word) is None:
        return False
    entity = passage.named_by(word)
    return entity is not None and speaker.name in (entity.name, *entity.aliases)


def _is_marker(word: Token) -> bool:
    """Whether it is the *I* of *I mean, …* or of an inserted *I think*, which tell nothing."""
    verb = word.head
    if word.lower_ != "i" or verb.tag_ != "VBP" or verb.i != word.i + 1:
        return False
    if verb.lemma_ == "mean":
        return not any(child.dep_ == "dobj" for child in verb.children)
    around = [word.doc[i].text for i in (word.i - 1, verb.i + 1) if 0 <= i < len(word.doc)]
    return verb.lemma_ in _INSERTED and around == [",", ","]


def _name(speaker: Speaker | None, form: str) -> str | None:
    if speaker is None:
        return None
    return speaker.name if form in _SINGULAR else speaker.country


def _agreeing(
    passage: Passage, subject: Token, words: Sequence[Token], name: str
) -> dict[int, Substitution]:
    """The verbs of a replaced subject in the third person singular."""
    changed: dict[int, Substitution] = {}
    for word in words:
        verb = word.head if word.dep_ in AUXILIARIES else word
        if subject_of(verb) != subject:
            continue
        form = _third_person(word)
        if form is not None and form != word.text:
            spaced = word.text[0] in "'’"
            span = passage.span(word)
            changed[word.i] = Substitution((word.i,), span, form, f"agrees with {name}", spaced)
    return changed


def _written_out(
    passage: Passage, pronoun: Token, words: Sequence[Token], name: str
) -> dict[int, Substitution]:
    """The short verb on the pronoun (*I’m*), which a name is not given."""
    verb = pronoun.doc[pronoun.i + 1] if pronoun.i + 1 < len(pronoun.doc) else None
    if verb is None or verb not in words or verb.text[0] not in "'’":
        return {}
    form = _third_person(verb)
    if form is None:
        return {}
    span = passage.span(verb)
    return {verb.i: Substitution((verb.i,), span, form, f"agrees with {name}", spaced=True)}


def _third_person(word: Token) -> str | None:
    if word.lower_ in _CONTRACTED:
        return _CONTRACTED[word.lower_]
    if word.lower_ in ("'ll", "’ll"):
        return "will"
    if word.lower_ in ("'d", "’d"):
        is_past = word.head.tag_ == "VBN" or word.head.lower_ == "better"
        return "had" if is_past else "would"
    if word.lower_ == "were":
        return "was"
    if word.lower_ in ("am", "are"):
        return "is"
    if word.tag_ == "VBP" and word.is_alpha:
        return present(word.lemma_.lower(), plural=False)
    return None
