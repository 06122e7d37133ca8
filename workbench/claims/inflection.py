"""Finite forms of English verbs, for participles that become a sentence's verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from workbench.claims.grammar import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "present"]

_PAST: Final = dict(
    pair.split(":")
    for pair in listed(
        "arise:arose awake:awoke be:was bear:bore beat:beat become:became begin:began bend:bent "
        "bet:bet bid:bid bind:bound bite:bit bleed:bled blow:blew break:broke breed:bred "
        "bring:brought broadcast:broadcast build:built burst:burst buy:bought cast:cast "
        "catch:caught choose:chose cling:clung come:came cost:cost creep:crept cut:cut deal:dealt "
        "dig:dug do:did draw:drew drink:drank drive:drove eat:ate fall:fell feed:fed feel:felt "
        "fight:fought find:found flee:fled fly:flew forbid:forbade forecast:forecast "
        "foresee:foresaw forget:forgot forgive:forgave freeze:froze get:got give:gave go:went "
        "grind:ground grow:grew hang:hung have:had hear:heard hide:hid hit:hit hold:held hurt:hurt "
        "keep:kept know:knew lay:laid lead:led leave:left lend:lent let:let lie:lay light:lit "
        "lose:lost make:made mean:meant meet:met mislead:misled mistake:mistook "
        "outdo:outdid overcome:overcame oversee:oversaw overtake:overtook overthrow:overthrew "
        "pay:paid put:put quit:quit read:read rebuild:rebuilt ride:rode ring:rang rise:rose "
        "run:ran say:said see:saw seek:sought sell:sold send:sent set:set shake:shook shed:shed "
        "shine:shone shoot:shot show:showed shrink:shrank shut:shut sing:sang sink:sank sit:sat "
        "sleep:slept slide:slid speak:spoke speed:sped spend:spent split:split spread:spread "
        "spring:sprang stand:stood steal:stole stick:stuck strike:struck strive:strove swear:swore "
        "sweep:swept swim:swam swing:swung take:took teach:taught tear:tore tell:told "
        "think:thought "
        "throw:threw undergo:underwent understand:understood undertake:undertook undo:undid "
        "uphold:upheld upset:upset wake:woke wear:wore weave:wove win:won wind:wound "
        "withdraw:withdrew withhold:withheld withstand:withstood write:wrote"
    )
)
_DOUBLING: Final = listed(
    "admit ban bar beg chat clap commit compel control cram defer deter dip drag drop drum "
    "equip expel fit flip grab grip hop incur jam jog knit log map mar nod occur omit pat "
    "permit plan plot plug prefer propel rebel refer regret rip rob rub scan ship shop skip "
    "slam slap slip snap star stem step stir stop strip submit swap tap thin tip top transfer "
    "transmit trap trim trip wrap"
)
_VOWELS: Final = frozenset("aeiou")


def past(lemma: str) -> str:
    """The simple past of a verb by its lemma (third person singular of *be*)."""
    if lemma in _PAST:
        return _PAST[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    if lemma in _DOUBLING:
        return lemma + lemma[-1] + "ed"
    if lemma.endswith("c"):
        return lemma + "ked"
    return lemma + "ed"


def present(lemma: str, *, plural: bool) -> str:
    """The simple present of a verb by its lemma, third person."""
    irregular = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do")}
    if lemma in irregular:
        return irregular[lemma][plural]
    if plural:
        return lemma
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma + "s"


def be(tense: Tense, *, plural: bool) -> str:
    """The form of *be*, third person."""
    return {"past": ("was", "were"), "present": ("is", "are")}[tense][plural]


def is_plural(noun: Token) -> bool:
    """Whether a subject with this head takes a plural verb."""
    if any(child.dep_ == "cc" and child.lower_ in ("and", "&") for child in noun.children):
        return True
    return is_plural_alone(noun)


def is_plural_alone(noun: Token) -> bool:
    """Whether the noun takes a plural verb where nothing is coordinated with it."""
    if noun.lower_ in ("they", "we", "these", "those", "both", "many", "few", "several", "others"):
        return True
    if noun.lower_ in ("police", "people", "taliban"):
        return noun.lower_ != "taliban"
    # An acronym is tagged as a plural for its last capital S or O.
    if noun.is_upper and len(noun) > 1:
        return False
    return noun.tag_ in ("NNS", "NNPS")


def tense_of(verb: Token) -> Tense:
    """The tense of the finite verb of the clause that ``verb`` heads."""
    finite = [child for child in verb.children if child.dep_ in ("aux", "auxpass")] or [verb]
    return "past" if any(token.tag_ == "VBD" for token in [*finite, verb]) else "present"
