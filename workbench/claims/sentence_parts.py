"""What became of each word of a sentence of which a part is a claim or says who spoke."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Final, Literal

from workbench.claims.dispositions import OPENERS, TURNS, is_question
from workbench.claims.grammar import AUXILIARIES, is_predicate
from workbench.claims.opinion import CERTAIN, opinion_weight

if TYPE_CHECKING:
    from spacy.tokens import Token

Known = Literal["claim", "attribution", "said"]

_JOINING: Final = frozenset(("CCONJ", "SCONJ", "ADP", "DET", "PRON", "PART", "AUX", "INTJ"))
_NO_CLAUSE: Final = frozenset((*AUXILIARIES, "xcomp", "amod", "compound"))
_OPENING: Final = frozenset(("“", "‘", "«", "„", "(", "[", "``", "{", "<"))
_STRAIGHT: Final = frozenset(('"', "'", "''"))


def labels_of(
    words: Sequence[Token], known: Callable[[Token], Known | None], text: str
) -> list[tuple[Token, str]]:
    """Each word with its disposition; a mark has that of the words that it stands by.

    Args:
        words: those of the sentence, in order, without white space.
        known: ``claim`` for a word that a claim rests on, ``attribution`` for one that names
            a source or is a cue, ``said`` for one of another's words, ``None`` for others.
        text: the sentence.

    Returns:
        The rest is a ``transition`` (*However,*), part of the ``attribution`` where it hangs on
        its words (*in a statement on Monday*), a ``question``, a ``connective`` (*and*, *which*),
        an ``opinion``, ``unclaimed`` where it has a finite verb, or a ``fragment``.
    """
    labels: dict[int, str] = {}
    said: set[int] = set()
    for word in words:
        what = known(word)
        if what == "claim" or (what == "attribution" and not _is_mark(word)):
            labels[word.i] = what
        elif what == "said":
            said.add(word.i)
    _label_turns(words, labels)
    for word in words:
        if (
            word.i not in labels
            and not _is_mark(word)
            and _hangs_on_attribution(word, labels, said)
        ):
            labels[word.i] = "attribution"
    is_asked = is_question(text)
    for run in _left(words, labels):
        label = _of_run(run)
        if is_asked and label != "connective":
            label = "question"
        labels.update((word.i, label) for word in run)
    _label_marks(words, labels)
    return [(word, labels[word.i]) for word in words]


def _label_turns(words: Sequence[Token], labels: dict[int, str]) -> None:
    """*However,* and *For example,* at the start; *however* between commas."""
    plain = [word for word in words if not _is_mark(word)]
    for opener in OPENERS:
        if tuple(word.lower_ for word in plain[: len(opener)]) == opener:
            found = plain[: len(opener)]
            break
    else:
        found = plain[:1] if plain and plain[0].lower_ in TURNS else []
    found += [word for word in plain if word.lower_ in ("however", "meanwhile", "moreover")]
    for word in found:
        labels.setdefault(word.i, "transition")


def _hangs_on_attribution(word: Token, labels: Mapping[int, str], said: Set[int]) -> bool:
    """Whether the first word above it that became something names a source or is a cue.

    Not so for a clause of its own (*announced it on Monday, ending a service*).
    """
    if word.dep_ == "mark" or word.tag_ in ("WDT", "WP", "WRB"):
        return False
    while word.head != word and word.i not in said and not _heads_clause(word):
        word = word.head
        label = labels.get(word.i)
        if label is not None:
            return label == "attribution"
    return False


def _heads_clause(word: Token) -> bool:
    return word.pos_ in ("VERB", "AUX") and word.dep_ not in _NO_CLAUSE


def _left(words: Sequence[Token], labels: dict[int, str]) -> list[list[Token]]:
    """Runs of words that became nothing yet; marks do not part them."""
    runs: list[list[Token]] = []
    is_open = False
    for word in words:
        if word.i in labels:
            is_open = False
        elif not _is_mark(word):
            if not is_open:
                runs.append([])
            runs[-1].append(word)
            is_open = True
    return runs


def _of_run(run: Sequence[Token]) -> str:
    if all(word.pos_ in _JOINING or word.lower_ in TURNS or word.tag_ == "WRB" for word in run):
        return "connective"
    after = run[-1].i + 1
    if after < len(run[-1].doc) and run[-1].doc[after].text == "?":
        return "question"
    if opinion_weight(run) >= CERTAIN:
        return "opinion"
    return "unclaimed" if any(is_predicate(word) for word in run) else "fragment"


def _label_marks(words: Sequence[Token], labels: dict[int, str]) -> None:
    """A closing mark goes with what stands before it, an opening one with what follows."""
    before: str | None = None
    waiting: list[Token] = []
    for word in words:
        if word.i in labels:
            before = labels[word.i]
            labels.update((mark.i, before) for mark in waiting)
            waiting = []
        elif before is None or waiting or _opens(word):
            waiting.append(word)
        else:
            labels[word.i] = before
    labels.update((mark.i, before or "mark") for mark in waiting)


def _opens(mark: Token) -> bool:
    if mark.text in _OPENING:
        return True
    is_after_blank = mark.i > 0 and bool(mark.nbor(-1).whitespace_)
    return mark.text in _STRAIGHT and is_after_blank and not mark.whitespace_


def _is_mark(word: Token) -> bool:
    return not any(letter.isalnum() for letter in word.text)
