"""What somebody is said to be, one phrase at a time: *a film from 2014*, *a film by Marl*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.draft import Changed, Draft, Inserted, Part
from workbench.claims.grammar import listed, own_subject, words_under

if TYPE_CHECKING:
    from spacy.tokens import Token

_TURNING: Final = listed(
    "former ex alleged fake vice deputy assistant acting would-be potential possible future "
    "likely so-called self-proclaimed honorary mock toy artificial counterfeit first last next "
    "second third only main chief head senior junior half non no least most associate"
)
"""Words without which the noun would mean another thing."""
_LONGEST_SPELT: Final = 4
"""Letters of an abbreviation that is read letter by letter (*an MP*, *a US senator*)."""
_SPELT_WITH_VOWEL: Final = frozenset("AEFHILMNORSX")
_LIKE_YOU: Final = ("uni", "use", "usu", "uto", "eu", "one", "once", "ubiq")
_BEFORE: Final = frozenset(("amod", "nmod", "nummod", "compound"))
_AFTER: Final = frozenset(("prep", "acl", "relcl"))


def described(draft: Draft, kept: frozenset[int]) -> Iterator[frozenset[int]]:
    """The words for each phrase behind the noun that the subject is said to be, and for none.

    Args:
        kept: indices of the words of the draft to look at.

    Yields:
        Sets of indices; nothing where the noun has one phrase around it or less.
    """
    noun = _predicate_noun(draft, kept)
    if noun is None:
        return
    own = [c for c in noun.children if c.i in kept]
    before = [c for c in own if c.dep_ in _BEFORE and c.i < noun.i]
    after = [c for c in own if c.dep_ in _AFTER and c.i > noun.i and c.lower_ != "of"]
    if any(turns(word) for word in before) or not after or len(before) + len(after) < 2:
        return
    phrases = [frozenset(w.i for w in words_under(word, kept)) for word in after]
    bare = kept.difference(*phrases)
    yield bare
    for phrase in phrases:
        yield bare | phrase


def turns(word: Token) -> bool:
    """Whether a modifier makes its noun mean another thing (*former*, *first*, *larger*)."""
    if word.lower_ in _TURNING or word.tag_ in ("JJR", "JJS", "RBS", "RBR"):
        return True
    return bool(word.like_num) and word.ent_type_ != "DATE"


def _predicate_noun(draft: Draft, kept: frozenset[int]) -> Token | None:
    head = draft.head
    if head.pos_ == "NOUN" and draft.kind in ("apposition", "attribute"):
        noun = head
    elif head.lemma_ in ("be", "become", "remain") and own_subject(head) is not None:
        found = [c for c in head.children if c.dep_ == "attr" and c.i in kept]
        if len(found) != 1:
            return None
        noun = found[0]
    else:
        return None
    if noun.pos_ != "NOUN" or any(c.dep_ in ("poss", "neg") for c in noun.children):
        return None
    if noun.ent_type_ in ("DATE", "MONEY", "PERCENT"):
        return None
    determiner = next((c for c in noun.children if c.dep_ == "det"), None)
    return noun if determiner is None or determiner.lower_ in ("a", "an") else None


def indefinite(word: str) -> str:
    """The indefinite article by the sound that the word after it begins with."""
    if word.isupper() and len(word) <= _LONGEST_SPELT:
        return "an" if word[0] in _SPELT_WITH_VOWEL else "a"
    if word.lower().startswith(_LIKE_YOU):
        return "a"
    return "an" if word[0].lower() in "aeiou" else "a"


def with_right_article(parts: Sequence[Part]) -> list[Part]:
    """``a`` and ``an`` by the word that now follows, where another did in the article."""
    read: list[Part] = []
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        if isinstance(part, (Inserted, Changed)) or part.lower_ not in ("a", "an"):
            read.append(part)
            continue
        if after is None or (not isinstance(after, (Inserted, Changed)) and after.i == part.i + 1):
            read.append(part)
            continue
        right = indefinite(after.text)
        read.append(part if right == part.lower_ else Changed(part, right, "article"))
    return read
