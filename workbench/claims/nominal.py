"""What a source says in a noun phrase, as a sentence: *noted signs of …* → *There are signs …*.

Each rule holds for a form, not for a topic. A phrase that fits none gives nothing, and the
claim keeps the reporting verb (*Iran has emphasized humanitarian aid*).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workbench.claims.draft import Changed, Draft, Inserted, Part
from workbench.claims.grammar import is_predicate, listed, own_subject, trimmed
from workbench.claims.inflection import be, is_plural, present

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUALITIES: Final = {
    "importance": "important",
    "necessity": "necessary",
    "urgency": "urgent",
    "significance": "significant",
    "value": "valuable",
    "danger": "dangerous",
}
_SPENT: Final = listed(
    "year time day role work job experience tenure record stint career term service position post"
)
_LONGEST_TERM: Final = 6
_WORRIES: Final = frozenset(("concern", "fear", "worry", "alarm", "anxiety"))
_WARNINGS: Final = frozenset(("warn", "caution"))
_EXISTENCE_CUES: Final = frozenset(
    (
        "note",
        "cite",
        "acknowledge",
        "report",
        "observe",
        "see",
        "find",
        "point",
        "detect",
        "mention",
    )
)


def nominal_statement(words: Sequence[Token], cue_lemmas: frozenset[str]) -> Draft | None:
    """A sentence for the noun phrase ``words`` that a source is cited with.

    Args:
        words: the content, in order, within one sentence.
        cue_lemmas: lemmas of the reporting words.
    """
    tokens = trimmed(list(words))
    if len(tokens) < 2:
        return None
    if tokens[0].lower_ in ("about", "of", "over", "that"):
        tokens = tokens[1:]
    head = _head(tokens)
    for rule in (_viewed, _as_complement, _quality, _need, _worry):
        draft = rule(tokens, head)
        if draft is not None:
            return draft
    if cue_lemmas & _WARNINGS:
        return _emerging(tokens, head)
    return _existence(tokens, head, cue_lemmas)


def explanation(words: Sequence[Token]) -> Draft | None:
    """``Linkwell: a tool for joining texts``: Linkwell is a tool for joining texts.

    Args:
        words: a sentence without a finite verb.
    """
    tokens = trimmed(list(words))
    place = next((n for n, token in enumerate(tokens) if token.text == ":"), None)
    if not place or place > _LONGEST_TERM or place + 3 > len(tokens):
        return None
    term, told = tokens[:place], tokens[place + 1 :]
    told_head = told[0].head
    if told[0].dep_ != "det" or told_head.pos_ != "NOUN" or told_head not in told:
        return None
    if any(is_predicate(word) and word.dep_ != "relcl" for word in tokens):
        return None
    verb = Inserted(be("present", plural=is_plural(told_head)))
    return Draft("apposition", told_head, (*term, verb, *told))


def _head(tokens: Sequence[Token]) -> Token:
    inside = {token.i for token in tokens}
    tops = [t for t in tokens if t.head.i not in inside and not t.is_punct]
    nouns = [t for t in tops if t.pos_ in ("NOUN", "PROPN")]
    nouns += [s for t in tops if t.tag_ == "VBN" and (s := own_subject(t)) is not None]
    return (nouns or tops or list(tokens))[0]


def _viewed(tokens: list[Token], head: Token) -> Draft | None:
    """``stability seen as vital``: stability is seen as vital."""
    verb = next((t for t in tokens if t.tag_ == "VBN" and t.i > head.i), None)
    tied = verb is not None and (verb.head in (head, head.head) or head.head == verb)
    if verb is None or not tied or verb.dep_ == "amod":
        return None
    if not any(c.lower_ == "as" and c.i > verb.i for c in verb.children):
        return None
    place = tokens.index(verb)
    adverbs = [t for t in tokens[:place] if t.dep_ == "advmod" and t.head == verb]
    about = trimmed([t for t in tokens[:place] if t not in adverbs])
    help_word = Inserted(be("present", plural=is_plural(head)))
    return Draft("viewed", verb, (*about, help_word, *adverbs, *tokens[place:]))


def _as_complement(tokens: list[Token], head: Token) -> Draft | None:
    """``the situation as “complex”``, ``concerns as driving …``: the first is the second."""
    places = [
        n
        for n, token in enumerate(tokens)
        if token.lower_ == "as" and 0 < n < len(tokens) - 1 and not _compares(tokens, n)
    ]
    if len(places) != 1:
        return None
    about, complement = tokens[: places[0]], tokens[places[0] + 1 :]
    if any(word.pos_ in ("VERB", "AUX") and word.dep_ != "amod" for word in about):
        return None  # *to bring peace as president*: who does it as what?
    if any(word.tag_ in ("WP", "WDT") for word in about):
        return None
    subject = _subject_head(about)
    first = next((t for t in complement if not t.is_punct), None)
    if subject is not None and subject.lemma_.lower() in _SPENT:
        return None  # *her years as minister* are no minister
    if subject is None or first is None or first.pos_ in ("ADP", "SCONJ", "PRON"):
        return None
    verb = Inserted(be("present", plural=is_plural(subject)))
    return Draft("complement", first, (*about, verb, *complement))


def _compares(tokens: Sequence[Token], place: int) -> bool:
    after = tokens[place + 1].lower_
    before = tokens[place - 1].lower_
    return after in ("-", "well", "soon", "long", "many", "much", "if", "of") or before in (
        "such",
        "as",
    )


def _subject_head(words: Sequence[Token]) -> Token | None:
    inside = {word.i for word in words}
    nouns = [w for w in words if w.pos_ in ("NOUN", "PROPN", "PRON")]
    tops = [w for w in nouns if w.head.i not in inside or w.head.pos_ == "VERB"]
    return next(iter([*tops, *nouns]), None)


def _quality(tokens: list[Token], head: Token) -> Draft | None:
    """``the importance of continued vigilance``: continued vigilance is important."""
    quality = _QUALITIES.get(head.lemma_.lower())
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    if quality is None or of is None:
        return None
    noun = next((c for c in of.children if c.dep_ in ("pobj", "pcomp")), None)
    if noun is None:
        return None
    about = [t for t in tokens if t.i in {w.i for w in noun.subtree}]
    rest = [t for t in tokens if about and t.i > about[-1].i]
    plural = noun.dep_ == "pobj" and is_plural(noun)
    verb = Inserted(be("present", plural=plural))
    return Draft(
        "importance", head, (*about, verb, Changed(head, quality, "as a predicate"), *rest)
    )


def _need(tokens: list[Token], head: Token) -> Draft | None:
    """``the need to strengthen ties``: there is a need to strengthen ties."""
    if head.lemma_.lower() != "need" or head.pos_ != "NOUN":
        return None
    rest = [t for t in tokens if t.i >= head.i]
    if len(rest) < 2:
        return None
    return Draft("need", head, (Inserted("there is a"), *rest))


def _worry(tokens: list[Token], head: Token) -> Draft | None:
    """``concerns about threats emanating from …``: threats emanate from …."""
    noun = head
    if head.lemma_.lower() in _WORRIES:
        about = next((c for c in head.children if c.dep_ == "prep"), None)
        noun_found = next((c for c in about.children if c.dep_ == "pobj"), None) if about else None
        if noun_found is None:
            return None
        noun = noun_found
    elif noun.dep_ != "pobj" or noun.head.head.lemma_.lower() not in _WORRIES:
        return None
    return _emerging(tokens, noun)


def _emerging(tokens: list[Token], noun: Token) -> Draft | None:
    """``threats emanating from the north``: threats emanate from the north."""
    verb = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBG"), None)
    if verb is None or verb.i < noun.i or any(c.dep_ == "aux" for c in verb.children):
        return None
    about = [t for t in tokens if noun.left_edge.i <= t.i < verb.left_edge.i]
    rest = [t for t in tokens if t.i > verb.i]
    finite = Changed(verb, present(verb.lemma_.lower(), plural=is_plural(noun)), "finite verb")
    return Draft("worry", verb, (*about, finite, *rest))


def _existence(tokens: list[Token], head: Token, cue_lemmas: frozenset[str]) -> Draft | None:
    """``noted signs of stabilization``: there are signs of stabilization."""
    if not cue_lemmas & _EXISTENCE_CUES or head.pos_ != "NOUN":
        return None
    first = tokens[0]
    if first.lower_ in ("the", "his", "her", "its", "their", "this", "that", "these", "those"):
        return None
    if first.dep_ in ("poss", "case"):
        return None
    parts: list[Part] = [Inserted(f"there {be('present', plural=is_plural(head))}"), *tokens]
    return Draft("existence", head, tuple(parts))
