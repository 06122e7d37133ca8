"""Frames in which the article itself puts a statement: *it is worth noting that …*.

Such a frame says nothing that could be true or false; what it holds is the statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workbench.claims.clauses import clauses
from workbench.claims.draft import Draft
from workbench.claims.grammar import is_negated, is_predicate, listed, own_subject, words_under

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORTH: Final = listed("worth important notable noteworthy interesting essential crucial")
_SURE: Final = listed("true clear obvious notable noteworthy interesting evident apparent")
_NOTING: Final = listed("note remember mention recognize recognise understand remark add")
_NAMED: Final = listed("fact truth thing point reason")
_NOT_IGNORED: Final = listed("ignore deny forget overlook dispute escape")
_POINTERS: Final = listed("this that it")


def unframed(draft: Draft) -> Iterator[Draft]:
    """The statements that a draft only introduces, or the draft itself.

    Held back are frames that take something off what they hold (*it is likely that …*, *it is
    not true that …*): they are part of the statement.
    """
    held = _held(draft.head)
    inside = frozenset(word.i for word in draft.words())
    found: list[Draft] = []
    if held is not None and held.i in inside:
        marks = [child for child in held.children if child.dep_ == "mark"]
        found = clauses(word for word in words_under(held, inside) if word not in marks)
    if not found:
        yield draft
    for one in found:
        yield replace(one, kind=draft.kind) if one.kind == "main" else one


def _held(verb: Token) -> Token | None:
    """The verb of the clause that ``verb`` only introduces."""
    if verb.lemma_.lower() in _NOT_IGNORED:
        return _not_ignored(verb) if is_negated(verb) else None
    subject = own_subject(verb)
    if verb.lemma_ not in ("be", "'s", "’s") or subject is None or is_negated(verb):
        return None
    if any(child.dep_ == "aux" for child in verb.children):
        return None
    if subject.lower_ in _POINTERS:
        return _noted(verb) or _because(verb)
    return _that(verb) if subject.lemma_.lower() in _NAMED else None


def _noted(verb: Token) -> Token | None:
    """``it is important to note that …``, ``it is true that …``."""
    quality = next((c for c in verb.children if c.dep_ == "acomp"), None)
    if quality is None or any(c.dep_ == "neg" for c in quality.children):
        return None
    below = [c for word in (verb, quality) for c in word.children if c.i > quality.i]
    if quality.lower_ in _WORTH:
        noting = (c for c in below if c.dep_ in ("xcomp", "pcomp", "advcl") and _notes(c))
        found = next((_that(noted) for noted in noting), None)
        if found is not None:
            return found
    if quality.lower_ not in _SURE:
        return None
    return next((_that(word) for word in (verb, quality) if _that(word) is not None), None)


def _notes(verb: Token) -> bool:
    return verb.lemma_.lower() in _NOTING


def _that(verb: Token) -> Token | None:
    """The clause with *that* under a verb or adjective."""
    return next((c for c in verb.children if c.dep_ == "ccomp" and _is_marked(c, "that")), None)


def _because(verb: Token) -> Token | None:
    """``this is because …``: of what, an earlier sentence says."""
    return next((c for c in verb.children if c.dep_ == "advcl" and _is_marked(c, "because")), None)


def _not_ignored(verb: Token) -> Token | None:
    """``we cannot ignore the fact that …``: what is called a fact is the statement."""
    fact = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "fact"), None)
    holder = fact if fact is not None else verb
    return next(
        (c for c in holder.children if c.dep_ in ("acl", "ccomp") and _is_marked(c, "that")), None
    )


def _is_marked(verb: Token, mark: str) -> bool:
    marked = any(c.dep_ == "mark" and c.lower_ == mark for c in verb.children)
    return marked and is_predicate(verb) and own_subject(verb) is not None
