"""Small words that the guards go by: negation, mood, order, prepositions. Lower case."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS: Final = _words(
    "not no never nobody nothing neither nor without none cannot n't nowhere hardly barely "
    "scarcely seldom rarely"
)
NEGATING_VERBS: Final = _words(
    "deny denies denied denying refuse refuses refused refusing fail fails failed failing reject "
    "rejects rejected rejecting lack lacks lacked lacking unable false untrue avoid avoided avoids "
    "declined disputes disputed decline declines"
)
NO_NEGATION_BEFORE: Final = frozenset(
    {
        ("not", "only"), ("not", "just"), ("not", "merely"), ("no", "fewer"), ("no", "less"),
        ("no", "more"), ("no", "doubt"), ("no", "later"), ("no", "sooner"), ("not", "later"),
    }
)  # fmt: skip
"""Negating words that deny nothing before these."""

FUTURE: Final = _words(
    "will would wo plans plan planned planning intends intend intended going promised promises "
    "pledges pledged expected expects vows vowed shall"
)
OBLIGATION: Final = _words(
    "should must ought needs oblige obliges obliged require requires required"
)
POSSIBLE: Final = _words("may might could possibly perhaps maybe")
HEDGED: Final = POSSIBLE | {"potential", "possible", "potentially"}
PRESENT: Final = _words("is are am 's has have does do")
PAST: Final = _words("was were had did")
MODALS: Final = FUTURE | OBLIGATION | POSSIBLE | {"can"}

QUANTIFIERS: Final[dict[str, str]] = {
    "all": "all", "every": "all", "each": "all", "everyone": "all", "everybody": "all",
    "some": "some", "several": "some", "most": "most", "many": "many", "few": "few",
    "none": "none", "only": "only", "almost": "almost", "nearly": "almost",
    "always": "always", "often": "often", "usually": "often", "sometimes": "sometimes",
    "never": "never", "partly": "partly", "partially": "partly", "fully": "fully",
    "entirely": "fully", "completely": "fully", "mainly": "mostly", "mostly": "mostly",
}  # fmt: skip
"""How much of a thing, or how often, each with the words that say the same."""

SCALES: Final[dict[str, str]] = {
    "always": "time", "often": "time", "sometimes": "time", "never": "time",
    "partly": "degree", "fully": "degree", "mostly": "degree",
}  # fmt: skip
"""Meanings of ``QUANTIFIERS`` that are not of number; only those of one scale conflict."""
CONDITIONS: Final = _words("if unless until because despite although though whether")
PRONOUNS: Final[dict[str, str]] = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she",
    "we": "we", "our": "we", "us": "we", "ours": "we", "they": "they", "their": "they",
    "them": "they", "you": "you", "your": "you", "i": "I", "my": "I",
}  # fmt: skip

RESTRICTING: Final = _words(
    "allegedly reportedly allegation accused suspected alleged former deputy acting ex late "
    "vice assistant almost nearly if unless attempted supposedly purported fake so-called"
)
"""Words that change what is said so much that a claim without them is another one."""
HARMLESS: Final = _words(
    "current currently present presently also still now remains remain particularly especially "
    "focused already very officially formally publicly recently total overall exactly "
    "visited visiting finally itself indeed actually altogether today's according reports report "
    "reported announced stated told"
)
"""Words that change nothing for a claim that has them for itself."""
TITLES: Final = _words("mr mrs ms dr president prime minister senator sen governor gov sir")
PLACE_KINDS: Final = _words("country city town state province republic")
KINDS: Final = TITLES | PLACE_KINDS
"""Titles and kinds of places: harmless with a name, where the other claim has no other one."""

PREPOSITIONS: Final = _words(
    "of to from in into on onto at by with without for against over under between among than "
    "about after before since until through via toward towards during near behind beyond beside "
    "per within despite inside outside across along around upon amid above below off out as like"
)
LOOSE_PREPOSITIONS: Final = (
    frozenset({"", "of", "in", "for"}),
    frozenset({"in", "at", "on", "within", "inside", "of", "to", "across", "during"}),
    frozenset({"about", "on", "over"}),
    frozenset({"", "as"}),
    frozenset({"", "with"}),
    frozenset({"to", "toward", "towards", "into", "for"}),
)
"""Those that may stand for each other, the empty one for the core of the sentence."""
CONTRARY_PREPOSITIONS: Final = frozenset(
    frozenset(pair.split())
    for pair in (
        "to from", "into from", "with without", "for against", "over under", "before after",
        "above below", "inside outside", "to by", "with against", "since until", "into out",
        "on off", "within outside", "toward from", "towards from", "in outside", "behind before",
        "from by", "for by", "in near", "at near",
    )
)  # fmt: skip
DETERMINERS: Final = _words(
    "a an the this these those its their our my your his her some any each every no both"
)
BE: Final = _words("is are was were be been being am get gets got")
RELATIVES: Final = _words("which who whom whose that where when while because although but")
CLAUSE_WORDS: Final = RELATIVES | _words(
    "has have had will would may might must can could should shall does do did not n't never he "
    "she it they we you i there if unless though"
)
STATES: Final = _words(
    "engaged concerned worried located based involved interested needed united limited related "
    "used so-called married situated unprecedented"
)
"""Participles that say how something is, and of nobody who did it."""
PARTICIPLES: Final = _words(
    "built bought sold made taken given shot hit struck sent led held won beaten written known "
    "seen told paid found founded caught taught brought driven stolen thrown torn hurt cut put "
    "set met left lost kept fed freed chosen broken overthrown fought sunk bitten signed fined"
)
TENSELESS: Final = _words("shut cut put set hit cost spread read beat")
"""Verbs whose past looks like their present."""
IRREGULAR_PAST: Final = _words(
    "rose fell grew shrank sank won lost sold bought built broke began sent led held made took "
    "gave shot struck wrote saw paid found caught brought drove stole threw kept fed chose fought "
    "went came became withdrew spoke stood ran left met said told knew"
)
