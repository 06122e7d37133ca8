"""Words that say the contrary of each other, and prefixes that make a word its contrary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from workbench.matching.terms import Term

_CONTRARIES: Final = (
    (
        "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb climbed climbs gain gained gains up higher more doubled tripled jumped surged soared expand expanded expands",
        "fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined shrink shrank shrinks drop dropped drops down lower less fewer halved plunged sank tumbled contract contracted contracts",
    ),
    (
        "support supports supported supporting back backs backed favor favors favored approve approves approved endorse endorses endorsed accept accepts accepted",
        "oppose opposes opposed opposing reject rejects rejected block blocks blocked condemn condemns condemned disapprove veto vetoed",
    ),
    ("win wins won winning", "lose loses lost losing"),
    ("legal lawful legally", "illegal unlawful illegally"),
    ("safe safely", "unsafe dangerous"),
    ("true correct", "false untrue incorrect wrong"),
    (
        "begin begins began begun start starts started open opens opened opening launch launched continue continues continued advance advances advanced advancing resume resumed",
        "end ends ended ending stop stops stopped close closes closed closing halt halts halted cease ceased suspend suspended quit abandon abandoned",
    ),
    ("join joins joined entered", "leave leaves left quit quits withdrew withdraws withdrawn"),
    (
        "allow allows allowed permit permits permitted",
        "ban bans banned forbid prohibited bar barred",
    ),
    ("first", "last"),
    ("best", "worst"),
    ("most", "least fewest"),
    ("largest biggest greatest highest", "smallest lowest least"),
    ("before", "after"),
    ("guilty", "innocent"),
    ("strong stronger strengthen strengthened", "weak weaker weaken weakened"),
    ("include includes included including", "exclude excludes excluded excluding"),
    (
        "stable stabilizing stabilising stabilized",
        "unstable destabilizing destabilized deteriorating worsening",
    ),
    ("recognize recognizes recognized recognised", "derecognize"),
    ("alive", "dead"),
    ("concerned worried", "unconcerned unworried"),
    ("possible", "impossible"),
    ("likely", "unlikely"),
    ("improve improved improves better", "worsen worsened worse deteriorate deteriorated"),
    ("succeed succeeded success", "fail failed failure"),
    ("buy buys bought", "sell sells sold"),
    ("arrive arrived arrives", "depart departed departs"),
    ("majority", "minority"),
    ("raise raises raised raising", "lower lowers lowered cut cuts"),
    ("convict convicts convicted", "acquit acquits acquitted cleared"),
    ("prevent prevents prevented preventing", "cause causes caused causing"),
    ("effective", "ineffective"),
    ("vaccinated", "unvaccinated"),
    ("gain gains gained", "lose loses lost"),
    ("surplus", "deficit"),
    ("praise praises praised", "criticize criticizes criticized criticised condemned"),
    ("cheap cheaper cheapest", "expensive costly costlier costliest"),
    ("inside", "outside"),
    ("borrow borrows borrowed", "repay repays repaid"),
    ("reopen reopens reopened", "close closes closed"),
    ("for", "against"),
    ("accept accepts accepted", "refuse refuses refused decline declines"),
    ("agree agrees agreed", "disagree disagrees disagreed"),
    (
        "confirm confirms confirmed admit admits admitted acknowledged acknowledges",
        "deny denies denied",
    ),
    (
        "arrest arrests arrested detained detain jailed imprisoned",
        "release releases released freed free",
    ),
    (
        "hire hires hired appoint appoints appointed",
        "fire fires fired dismiss dismisses dismissed sacked",
    ),
    ("create creates created", "destroy destroys destroyed abolish abolished"),
    ("build builds built constructed", "demolish demolishes demolished destroyed dismantled"),
    ("public publicly", "private privately secret secretly"),
    ("fast faster fastest quick quicker", "slow slower slowest"),
    ("hot hotter hottest warm warmer", "cold colder coldest cool cooler"),
    ("high higher highest", "low lower lowest"),
    ("long longer longest", "short shorter shortest"),
    ("large larger big bigger", "small smaller"),
    ("major", "minor"),
    ("always", "never"),
    ("everyone everybody all", "nobody none"),
    ("something somebody someone", "nothing nobody"),
    ("top", "bottom"),
    ("upper", "lower"),
    ("pass passes passed", "fail fails failed"),
    ("ally allies friend friends", "enemy enemies foe foes"),
    ("victory victories", "defeat defeats"),
    ("profit profits profitable", "loss losses unprofitable"),
    ("enter enters entered", "exit exits exited leave left"),
    ("attack attacks attacked", "defend defends defended"),
    ("full", "empty"),
    ("deploy deploys deployed", "withdraw withdraws withdrew withdrawn"),
    ("advance advances advanced advancing", "retreat retreats retreated retreating"),
    ("tighten tightens tightened", "ease eases eased loosen loosened relax relaxed"),
    (
        "impose imposes imposed introduced introduce",
        "lift lifts lifted scrap scrapped abolished repealed",
    ),
    ("extend extends extended", "shorten shortens shortened"),
    ("lengthen lengthened", "shorten shortened"),
    ("upgrade upgraded", "downgrade downgraded"),
    ("overestimate overestimated overstated", "underestimate underestimated understated"),
    ("above", "below"),
    ("over", "under"),
    ("ahead", "behind"),
    ("temporary temporarily", "permanent permanently"),
    ("voluntary optional", "mandatory compulsory"),
    ("partial partially partly", "complete completely full fully entirely"),
    ("maximum", "minimum"),
    ("help helps helped", "harm harms harmed hinder hinders hindered hurt hurts"),
    ("benefit benefits benefited", "harm harms harmed"),
    ("accelerate accelerates accelerated", "slow slows slowed decelerated"),
    ("encourage encourages encouraged", "discourage discourages discouraged"),
    ("protect protects protected", "endanger endangers endangered harm harmed"),
    ("lend lends lent", "borrow borrows borrowed"),
    ("give gives gave given", "take takes took taken"),
    ("send sends sent", "receive receives received"),
    ("peaceful peacefully", "violent violently"),
    ("honored honoured respected upheld", "violated breached broke"),
    ("ratify ratified", "rejected"),
    ("surge surged surges", "slump slumped slumps plunged"),
    ("united", "divided"),
    ("optimistic", "pessimistic"),
    ("sufficient enough adequate", "insufficient inadequate"),
    ("married", "divorced unmarried"),
    ("wet", "dry"),
    ("increase increases", "decrease decreases reduction"),
    ("raise raised raises increase increased", "reduce reduces reduced cut lower lowered"),
    ("double doubled doubles", "halve halved halves"),
    ("widen widened widens", "narrow narrowed narrows"),
    ("healthy", "sick ill"),
    ("true", "false"),
    ("innocent", "guilty"),
    ("hero heroes", "villain villains traitor traitors"),
    ("winner winners", "loser losers"),
    ("success", "failure"),
    ("shortage shortages scarcity", "glut surplus abundance"),
    ("supply", "demand"),
    ("tax-free", "taxed"),
    ("expand expands expanded", "scale-back shrink shrinks shrank cut"),
    ("stay stays stayed remain remains remained", "leave leaves left go went quit"),
    ("keep keeps kept retain retained", "drop dropped scrap scrapped abandon abandoned"),
    ("occupied captured seized", "liberated freed"),
    ("armed", "unarmed disarmed"),
    ("known", "unknown secret"),
    ("visible", "hidden invisible"),
    ("solved", "unsolved"),
    ("common", "rare"),
    ("natural", "artificial"),
    ("deep deeper deepest", "shallow shallower shallowest"),
    ("wide wider", "narrow narrower"),
    ("thick", "thin"),
    ("heavy heavier heaviest", "light lighter lightest"),
    ("busiest", "quietest"),
    ("cleanest clean cleaner", "dirtiest dirty dirtier polluted"),
    ("safest safer", "deadliest riskier riskiest"),
    ("oldest", "newest"),
    ("winning", "losing"),
    ("upheld upholds uphold", "overturned overturns overturn struck"),
    ("confirmed confirms", "refuted refutes disproved"),
    ("extradited", "sheltered"),
    ("subsidized subsidised", "taxed"),
    ("renewed renew", "cancelled canceled cancel terminated"),
    ("passed passes adopted", "rejected rejects defeated"),
    ("welcomed welcomes", "condemned condemns criticized criticised"),
    ("trust trusts trusted", "distrust mistrust"),
    ("loyal", "disloyal"),
    ("exceeded exceeds", "missed"),
    ("outnumber outnumbered", "trail trailed"),
    ("closer", "farther further"),
    ("fewest", "most"),
    ("minority", "majority"),
    ("rises", "falls"),
)
"""Of these, what is said with one cannot hold with the other."""

_COUNTERPARTS: Final = (
    ("despite", "because"),
    ("import imports imported", "export exports exported"),
    ("rich richer richest", "poor poorer poorest"),
    ("men", "women"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("left", "right"),
    ("domestic", "foreign"),
    ("early earlier earliest", "late later latest"),
    ("old older oldest", "young younger youngest new newer newest"),
    ("urban", "rural"),
    ("boys", "girls"),
    ("husband", "wife"),
    ("father", "mother"),
    ("sons son", "daughters daughter"),
    ("male", "female"),
    ("man", "woman"),
    ("day", "night"),
    ("morning", "evening"),
    ("day daytime", "night nighttime"),
    ("summer", "winter"),
    ("spring", "autumn fall"),
    ("teachers", "students pupils"),
    ("employers employer", "employees employee workers"),
    ("landlords landlord", "tenants tenant"),
    ("plaintiff", "defendant"),
    ("victim victims", "perpetrator perpetrators"),
    ("ruling governing", "opposition"),
    ("civilian civilians", "military soldiers"),
    ("liberal liberals", "conservative conservatives"),
    ("democrat democrats democratic", "republican republicans"),
    ("find found", "lose lost"),
)
"""Of these, each may be said of the same thing: another claim, and no contradiction."""

_SIDES: Final[dict[str, list[tuple[int, int]]]] = {}
for _number, _pair in enumerate(_CONTRARIES + _COUNTERPARTS):
    for _side, _words in enumerate(_pair):
        for _word in _words.split():
            _SIDES.setdefault(_word, []).append((_number, _side))

_PREFIXES: Final = ("un", "in", "im", "il", "ir", "non", "dis", "mis", "de", "non-", "anti-")
_LEAST_STEM: Final = 4


Sides = Mapping[tuple[int, int], Sequence[Term]]


def opposed(mine: Sides, other: Sides) -> Iterator[tuple[Term, Term, bool]]:
    """Words of one claim with their contrary in the other, and whether both cannot hold.

    Args:
        mine, other: what ``sides_of`` gives for each claim.

    A pair of contraries that one of the claims has both of (*rose, then fell*) says nothing.
    """
    for (number, side), words in mine.items():
        against = other.get((number, 1 - side))
        if against and (number, 1 - side) not in mine and (number, side) not in other:
            yield words[0], against[0], number < len(_CONTRARIES)


def sides_of(terms: Iterable[Term]) -> Sides:
    """The words that have a contrary, by the pair they are of and their side of it."""
    found: dict[tuple[int, int], list[Term]] = {}
    for term in terms:
        for place in _SIDES.get(term.lower, ()):
            found.setdefault(place, []).append(term)
    return found


def negated_by_prefix(one: Term, other: Term) -> bool:
    """Whether one word is the other with a prefix that denies it: *armed* and *unarmed*."""
    short, long = sorted((one.lower, other.lower), key=len)
    return len(short) >= _LEAST_STEM and any(long == prefix + short for prefix in _PREFIXES)
