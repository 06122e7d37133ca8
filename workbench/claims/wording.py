"""From a draft to a claim's spans and its wording: punctuation, quotation marks, replacements."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workbench.claims.draft import Changed, Draft, Inserted, in_order, runs
from workbench.claims.grammar import is_loose
from workbench.claims.passage import Passage
from workbench.claims.substitution import Substitution
from workbench.models import Replacement, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING: Final = frozenset("“‘«„")
_CLOSING: Final = frozenset("”’»")
_MARKS: Final = frozenset(('"', "“", "”", "„", "«", "»", "''", "``"))
_GLUED: Final = frozenset((",", ".", ";", ":", "!", "?", ")", "]", "%", "…"))
_CONTENT: Final = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"))
_BRACKETS: Final = {")": "(", "]": "["}
_WORD: Final = re.compile(r"\w\w")
_MARKS_AND_BRACKETS: Final = _MARKS | _BRACKETS.keys() | frozenset(_BRACKETS.values())


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of the statement: its text, whether a blank goes before it, where it comes from."""

    text: str
    spaced: bool
    token: Token | None = None
    change: Changed | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """What a claim is on and how it reads: article spans, statement, recorded changes.

    ``flags`` tells of words that could be put plainer but stand in quotation marks.
    """

    spans: tuple[Span, ...]
    statement: str
    replacements: tuple[Replacement, ...]
    flags: tuple[str, ...] = ()


def wording_of(
    passage: Passage, draft: Draft, substitutions: Mapping[int, Substitution]
) -> Wording | None:
    """Spans and standalone statement of a draft.

    Args:
        substitutions: by the index of the first token that is read as other words.

    Returns:
        ``None`` where no statement is left. The statement begins with a capital and has
        no stop at its end; quotation marks within it stay as the article has them, one
        without its partner is left off.
    """
    atoms = _without_lone_marks(_without_loose_ends(_atoms(passage, draft)))
    atoms = _without_loose_ends(atoms)
    tokens = in_order(atom.token for atom in atoms if atom.token is not None)
    if len(tokens) < 2 or not any(token.pos_ in _CONTENT for token in tokens):
        return None
    marked = in_order([*tokens, *draft.unread])
    spans = tuple(_span_of_run(passage, run) for run in runs(marked))
    replacements = [
        Replacement(span=passage.span(a.change.token), by=a.change.text, why=a.change.why)
        for a in atoms
        if a.change is not None
    ]
    quoted = _in_marks(atoms)
    left = [t for t in tokens if t.i in substitutions and t.i in quoted and t.pos_ == "PRON"]
    flags = tuple(dict.fromkeys(f"left in quotation marks: {token.text}" for token in left))
    substitutions = {i: s for i, s in substitutions.items() if i not in quoted}
    applied = [substitutions[token.i] for token in tokens if token.i in substitutions]
    replacements += [Replacement(span=s.span, by=s.by, why=s.why) for s in applied]
    statement = _capitalised(_joined(_substituted(atoms, substitutions)))
    if not statement:
        return None
    replacements.sort(key=lambda replacement: replacement.span.start)
    return Wording(spans, statement, tuple(replacements), flags)


def _atoms(passage: Passage, draft: Draft) -> list[Atom]:
    atoms: list[Atom] = []
    before: Token | None = None
    for part in draft.parts:
        if isinstance(part, Inserted):
            atoms.append(Atom(part.text, spaced=not part.glued))
            before = None
            continue
        token = part.token if isinstance(part, Changed) else part
        if token.is_space:
            continue
        spaced = _is_spaced(token, before)
        if isinstance(part, Changed):
            atoms.append(Atom(part.text, spaced, token, part))
        else:
            text = _as_printed(passage, token)
            moved = bool(atoms) and atoms[-1].text != ":" and token.is_sent_start
            if moved and token.is_title and token.pos_ != "PROPN":
                text = text if token.lower_ == "i" else text[0].lower() + text[1:]
            atoms.append(Atom(text, spaced, token))
        before = token
    return atoms


def _is_spaced(token: Token, before: Token | None) -> bool:
    if token.i == 0 or before is None or token.i != before.i + 1:
        previous = token.doc[token.i - 1] if token.i else None
        if token.text == '"' and previous is not None:
            return bool(previous.whitespace_) or previous.is_space
        if before is not None and previous is not None and previous.is_space:
            return True
        return token.text not in _GLUED and not token.text.startswith(("'s", "n't"))
    return bool(before.whitespace_)


def _as_printed(passage: Passage, token: Token) -> str:
    """The token as the article has it, where the parser was given a plain quotation mark."""
    start, end = passage.place(token)
    printed = passage.text[start:end]
    if token.text == '"' and printed in ("'", "`"):
        around = passage.text[max(0, start - 1) : end + 1]
        return "''" if "''" in around else "``"
    return " ".join(printed.split())


def _without_lone_marks(atoms: list[Atom]) -> list[Atom]:
    """Drop quotation marks and brackets that lost their partner, and a pair around it all."""
    if _MARKS_AND_BRACKETS.isdisjoint(atom.text for atom in atoms):
        return atoms
    open_at: list[int] = []
    lone: set[int] = set()
    brackets: list[int] = []
    pairs: dict[int, int] = {}
    for place, atom in enumerate(atoms):
        if atom.text in ("(", "["):
            brackets.append(place)
        elif atom.text in _BRACKETS:
            if brackets and atoms[brackets[-1]].text == _BRACKETS[atom.text]:
                brackets.pop()
            else:
                lone.add(place)
        elif atom.text in _MARKS:
            if _closes(atom, bool(open_at)):
                if open_at:
                    pairs[open_at.pop()] = place
                else:
                    lone.add(place)
            else:
                open_at.append(place)
    lone.update(open_at, brackets)
    left: list[Atom] = []
    owed = False
    for place, atom in enumerate(atoms):
        if place in lone:
            owed = owed or atom.spaced or _parts_words(atoms[place - 1 : place + 2])
        else:
            left.append(replace(atom, spaced=True) if owed and not atom.spaced else atom)
            owed = False
    if pairs.get(0) == len(atoms) - 1 and not lone:
        return left[1 : pairs[0]]
    return left


def _parts_words(around: Sequence[Atom]) -> bool:
    """Whether a mark is all that keeps the words before and after it from becoming one."""
    return len(around) == 3 and _WORD.match(around[0].text[-1] + around[2].text[0]) is not None


def _in_marks(atoms: Sequence[Atom]) -> frozenset[int]:
    """Indices of the words between quotation marks that the statement keeps.

    They are somebody's words to the letter, so nothing is replaced in them.
    """
    inside: set[int] = set()
    depth = 0
    for atom in atoms:
        if atom.text in _MARKS:
            depth += -1 if _closes(atom, depth > 0) else 1
        elif depth > 0 and atom.token is not None:
            inside.add(atom.token.i)
    return frozenset(inside)


def _closes(atom: Atom, something_open: bool) -> bool:
    if atom.text in _OPENING:
        return False
    if atom.text in _CLOSING:
        return True
    return something_open


def _without_loose_ends(atoms: Sequence[Atom]) -> list[Atom]:
    """Drop stops and commas at the ends, also one before a closing mark at the end."""
    left = list(atoms)
    while left and _is_loose(left[0]):
        left.pop(0)
    while left:
        if _is_loose(left[-1]):
            left.pop()
        elif len(left) > 1 and left[-1].text in _MARKS and left[-2].text in (",", "."):
            left.pop(-2)
        else:
            break
    if left:
        left[0] = replace(left[0], spaced=False)
    return left


def _is_loose(atom: Atom) -> bool:
    return atom.token is not None and atom.change is None and is_loose(atom.token)


def _substituted(atoms: list[Atom], substitutions: Mapping[int, Substitution]) -> list[Atom]:
    """Read the words of every substitution as its other words."""
    read: list[Atom] = []
    skip: set[int] = set()
    for atom in atoms:
        index = atom.token.i if atom.token is not None else -1
        if index in skip:
            continue
        found = substitutions.get(index)
        if found is None:
            read.append(atom)
            continue
        skip = set(found.tokens)
        read.append(replace(atom, text=found.by, spaced=atom.spaced or found.spaced))
    return read


def _joined(atoms: Sequence[Atom]) -> str:
    pieces: list[str] = []
    for atom in atoms:
        if pieces and atom.spaced:
            pieces.append(" ")
        pieces.append(atom.text)
    return " ".join("".join(pieces).split())


def _capitalised(statement: str) -> str:
    """The first letter in upper case, also behind a quotation mark (``“complex”`` stays)."""
    if not statement or not statement[0].islower():
        return statement
    word = statement.split(" ", 1)[0]
    if any(letter.isupper() for letter in word):  # iPhone, eBay
        return statement
    capital = statement[0].upper()
    return statement if len(capital) > 1 else capital + statement[1:]  # ß would be SS


def _span_of_run(passage: Passage, run: Sequence[Token]) -> Span:
    return passage.span_of(run)
