"""Words written with a stop, by what the stop says about the end of a sentence.

A stop after a word that is always followed by another (*Gen.*, *vs.*) ends nothing. One after a
company, a place or a degree may be the end of the sentence as well; then the next word tells,
if it is one that has a capital only where a sentence begins (*the U.S. It was …*).
"""

from __future__ import annotations

import re
from typing import Final, Literal

from workbench.language.words import TITLES

Abbreviation = Literal[
    "leading", "linking", "numbered", "month", "time", "name", "place", "initial"
]
"""What a word with a stop is:

    leading   before a name: *Gen.*, *Mt.*
    linking   between two things: *vs.*, *e.g.*
    numbered  before a number: *No.*, *p.*, *Fig.*
    month     before a number as a rule: *Nov.*
    time      *a.m.*, *p.m.*
    name      part of a name that may go on: *U.S.*, *Inc.*, *St.*
    place     what a name or a list ends with: *Calif.*, *D.C.*, *Jr.*, *Ph.D.*, *etc.*
    initial   one capital: *V.*
"""


def _stopped(words: str) -> frozenset[str]:
    return frozenset(f"{word}." for word in words.split())


_KINDS: Final[dict[Abbreviation, frozenset[str]]] = {
    "leading": TITLES
    | _stopped(
        "messrs mses drs profs gens lts cols sgts cpl pvt pfc brig sens reps govs pres amb atty "
        "supt insp det ald del revs fr mt mts ft"
    ),
    "linking": _stopped("vs v e.g i.e cf viz approx ca"),
    "numbered": _stopped("no nos nr n° nº p pp fig figs vol sec art ch para"),
    "month": _stopped("jan feb mar apr jun jul aug sept sep oct nov dec"),
    "time": _stopped("a.m p.m"),
    "name": _stopped("u.s u.k u.n e.u inc ltd co corp bros assn st"),
    "place": _stopped(
        "etc jr sr esq ave blvd rd ala ariz ark calif colo conn fla ga ill ind kan ky la md mich "
        "minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo"
    ),
}
_KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in words}
_IN_LOWER_CASE: Final = _stopped("etc jr sr esq")
_LETTERS: Final = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}")

STARTERS: Final = frozenset(
    "the this that these those he she it they we you i his her its their our my your a there here "
    "what when where who why how which in on at for from with by after before as if but and or "
    "yet while although though since because both each every many most some several now then thus "
    "still also however meanwhile instead did do does is are was were have has had can could "
    "would should let nobody everyone".split()
)
"""Words with a capital only at the beginning of a sentence, in lower case. None is a name."""

ZONES_AND_DAYS: Final = frozenset(
    "eastern central mountain pacific greenwich local et est edt ct cst cdt mt mst mdt pt pst pdt "
    "gmt utc bst cet monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december".split()
)
"""Words with a capital that go on with a time of day, in lower case."""


def abbreviation(word: str) -> Abbreviation | None:
    """What ``word``, with its stop, is; None for a word at the end of a sentence."""
    if len(word) == 2 and word[0].isupper():
        return "initial"
    known = _KIND_OF.get(word.lower())
    if known in ("leading", "place") and word[0].islower() and word not in _IN_LOWER_CASE:
        return None
    if known is None and _LETTERS.fullmatch(word):
        return "place"
    return known
