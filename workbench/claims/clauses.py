"""Clauses of a parsed sentence: what each verb says, with the subject it shares.

The cuts follow ClausIE (Del Corro & Gemulla 2013) and PropSegmEnt's guidelines (Chen et
al. 2023): coordinated verbs, appositions, participles and relative clauses that only add
something are statements of their own and leave the clause they stand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from workbench.claims.asides import Aside, asides_of, phrase
from workbench.claims.draft import Draft, Part, in_order
from workbench.claims.grammar import (
    is_predicate,
    listed,
    own_subject,
    shared_auxiliaries,
    subject_of,
    trimmed,
    with_partner_marks,
    words_under,
)
from workbench.claims.statements import statement_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENERS: Final = listed(
    "still however meanwhile moreover furthermore indeed instead nevertheless nonetheless "
    "additionally besides therefore thus hence so yet also but and or nor then overall "
    "finally similarly likewise well no yes"
)
ASIDES: Final = frozenset(("apposition", "relative", "participle", "adjunct", "absolute"))
"""Kinds of drafts that add something to the clause they were cut from."""

_WHOLE: Final = frozenset(("main", "coordinate", "contrast", "consequence"))
_CLAUSE_MARKS: Final = frozenset(("that", "while", "although", "though", "whereas", "so"))


def clauses(region: Iterable[Token], frames: frozenset[int] = frozenset()) -> list[Draft]:
    """The statements that a region of one sentence makes, in the order of their heads.

    Args:
        region: the words to look at: a sentence, or the part of it that one source says.
            Heads outside the region count as absent.
        frames: indices of verbs that only introduce what somebody says; what is said apart
            from such a clause is kept, the clause itself is not.

    Returns:
        One draft a clause or aside. A region without a clause gives none.
    """
    tokens = in_order(region)
    inside = frozenset(token.i for token in tokens)
    drafts: list[Draft] = []
    for token in tokens:
        is_top = token.head == token or token.head.i not in inside
        if is_top and _states_something(token, inside):
            drafts += _of_clause(token, inside, "main")
    return [draft for draft in drafts if draft.kind not in _WHOLE or draft.head.i not in frames]


def _states_something(verb: Token, inside: frozenset[int]) -> bool:
    """Whether a top word is a finite verb said of something in the region.

    Not so a request (*Don't blame the birds*), nor a relative clause cut off from its noun
    (*that the company made*).
    """
    if not is_predicate(verb):
        return False
    if verb.dep_ == "relcl" and any(token.tag_ in ("WDT", "WP") for token in verb.subtree):
        return False
    if subject_of(verb) is not None:
        return True
    # The parser does not always see that what stands before a verb is its subject.
    before = (token for token in words_under(verb, inside) if token.i < verb.i)
    return any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in before)


def clause_words(head: Token, inside: frozenset[int]) -> list[Part]:
    """The statement of one verb: its subject, shared if need be, and its own words."""
    taken = {i for aside in asides_of(head, inside) for i in aside.covers}
    parts: list[Part] = []
    subject = subject_of(head)
    if own_subject(head) is None and subject is not None:
        # The subject may stand in what somebody else says: *X is called the best and is old*.
        around = inside if subject.i in inside else frozenset(word.i for word in head.sent)
        parts += phrase(antecedent(subject), around)
        parts += shared_auxiliaries(head)
    words = [token for token in words_under(head, inside) if token.i not in taken]
    return [
        *parts,
        *with_partner_marks(without_opener(_whole_phrases(words, inside), head), inside),
    ]


def _of_clause(head: Token, inside: frozenset[int], kind: str) -> Iterator[Draft]:
    yield Draft(kind, head, tuple(clause_words(head, inside)))
    for aside in asides_of(head, inside):
        yield from _of_aside(aside, inside)


def _of_aside(aside: Aside, inside: frozenset[int]) -> Iterator[Draft]:
    if aside.anchor.i not in inside and aside.kind == "apposition":
        return  # the parser took who speaks for an apposition to what is said
    if aside.kind in ("coordinate", "contrast"):
        yield from _of_clause(aside.head, inside, aside.kind)
        return
    parts = statement_of(aside, inside)
    if parts:
        yield Draft(aside.kind, aside.head, tuple(parts))
    for inner in asides_of(aside.head, frozenset(word.i for word in aside.words)):
        yield from _of_aside(inner, inside)


def _whole_phrases(words: list[Token], inside: frozenset[int]) -> list[Token]:
    """Drop a preposition or conjunction at the end whose own words are said by somebody else."""
    kept = trimmed(words)
    if [word.lower_ for word in kept[-2:]] == ["as", "such"]:
        kept = trimmed(kept[:-2])
    while kept and kept[-1].pos_ in ("ADP", "SCONJ", "CCONJ"):
        below = list(kept[-1].children)
        if kept[-1].dep_ != "cc" and (not below or any(child.i in inside for child in below)):
            break
        kept = trimmed(kept[:-1])
    return kept


def antecedent(subject: Token) -> Token:
    """The noun that a relative pronoun stands for; any other subject is itself."""
    if subject.tag_ not in ("WDT", "WP"):
        return subject
    verb = subject.head
    return verb.head if verb.dep_ == "relcl" else subject


def _opens_content(that: Token, head: Token) -> bool:
    """Whether it is the *that* of what somebody says, be it hung on a clause before the verb."""
    if that.lower_ != "that" or that.i > head.i:
        return False
    hangs_before = that.dep_ == "mark" and that.head.dep_ == "advcl" and that.tag_ == "IN"
    return head.dep_ == "conj" or hangs_before


def without_opener(words: list[Token], head: Token) -> list[Token]:
    """Drop ``that``, ``and``, ``Still,`` and the like from the front of a clause."""
    while len(words) > 1:
        # An opening quotation mark goes with its opener; its partner is dropped as a lone mark.
        quoted = words[0].text == '"' and len(words) > 2
        first, second = (words[1], words[2]) if quoted else (words[0], words[1])
        is_mark = first.dep_ == "mark" and first.head == head and first.lower_ in _CLAUSE_MARKS
        parted = second.is_punct or (second.i > first.i + 1 and first.nbor().is_punct)
        is_opener = first.lower_ in _OPENERS and first.pos_ != "PRON" and parted
        is_opener = is_opener or (
            first.lower_ == "so" and first.dep_ == "advmod" and first.head == head
        )
        if first.dep_ in ("cc", "preconj") or is_mark or is_opener or _opens_content(first, head):
            words = trimmed(words[2:] if quoted else words[1:])
        else:
            break
    return words
