"""Word lists of the guards. Lower case; stems where a stem stands for all forms."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS: Final = _words(
    "a about above after again all also am an and any are as at be because been before being "
    "between both but by can could did do does doing during each few for from further had has "
    "have having he her here hers him his how i if in into is it its itself just me more most my "
    "of off on once only or other our out over own said same say says she should so some such "
    "than that the their them then there these they this those through to too under up us percent cent per "
    "very was we were what when where which while who whom why will with would you your"
)

NEGATIONS: Final = _words("not no never nobody nothing neither nor without none cannot n't nowhere")
NEGATING_VERBS: Final = _words(
    "deny denies denied denying refuse refuses refused refusing fail fails failed failing reject "
    "rejects rejected rejecting lack lacks lacked unable false untrue"
)

ANTONYMS: Final[tuple[tuple[frozenset[str], frozenset[str]], ...]] = tuple(
    (_words(one), _words(other))
    for one, other in (
        (
            "rise rises rose risen rising increase increases increased increasing grow grows grew "
            "grown growing climb climbed climbs gain gained gains up higher more doubled tripled "
            "jumped surged soared expand expanded expands",
            "fall falls fell fallen falling decrease decreases decreased decreasing decline declines "
            "declined shrink shrank shrinks drop dropped drops down lower less fewer halved plunged "
            "sank tumbled contract contracted contracts",
        ),
        (
            "support supports supported supporting back backs backed favor favors favored approve "
            "approves approved endorse endorses endorsed accept accepts accepted",
            "oppose opposes opposed opposing reject rejects rejected block blocks blocked condemn "
            "condemns condemned disapprove veto vetoed",
        ),
        ("win wins won winning", "lose loses lost losing"),
        ("legal lawful legally", "illegal unlawful illegally"),
        ("safe safely", "unsafe dangerous"),
        ("true correct", "false untrue incorrect wrong"),
        (
            "begin begins began begun start starts started open opens opened opening launch launched "
            "continue continues continued advance advances advanced advancing resume resumed",
            "end ends ended ending stop stops stopped close closes closed closing halt halts halted "
            "cease ceased suspend suspended quit abandon abandoned",
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
        ("import imports imported", "export exports exported"),
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
        ("rich richer richest", "poor poorer poorest"),
        ("cheap cheaper cheapest", "expensive costly costlier costliest"),
        ("inside", "outside"),
        ("men", "women"),
        ("borrow borrows borrowed", "repay repays repaid"),
        ("reopen reopens reopened", "close closes closed"),
        ("for", "against"),
    )
)

MODALS: Final = _words("will would may might could can should shall must")
FUTURE: Final = _words(
    "will would plans plan planned intends intend going promised promises pledges expected"
)
OBLIGATION: Final = _words("should must ought shall")
QUANTIFIERS: Final = _words("all some most half many few none every several both")
RESTRICTING: Final = _words(
    "allegedly reportedly allegation accused suspected alleged former deputy acting ex late "
    "vice assistant almost nearly if unless"
)
"""Words that change what is said so much that a claim without them is another one."""
POSSIBLE: Final = _words("may might could possibly perhaps")
PAST_OR_PRESENT_AUX: Final = _words("has have had was were did is are")

SUPERLATIVES: Final = _words(
    "first second third fourth fifth last only largest biggest smallest highest lowest greatest "
    "longest shortest oldest youngest newest best worst most least fastest slowest richest poorest"
)

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = _words("monday tuesday wednesday thursday friday saturday sunday")

NUMBER_WORDS: Final[dict[str, float]] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "half": 0.5, "dozen": 12,
}  # fmt: skip
MAGNITUDES: Final[dict[str, float]] = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
CURRENCIES: Final[dict[str, str]] = {
    "$": "dollar", "us$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "dollar": "dollar",
    "dollars": "dollar", "euro": "euro", "euros": "euro", "pound": "pound", "pounds": "pound",
    "yen": "yen", "ruble": "ruble", "rubles": "ruble", "yuan": "yuan", "rupees": "rupee",
}  # fmt: skip
UNITS: Final[dict[str, str]] = {
    "%": "percent", "percent": "percent", "pct": "percent", "percentage": "percentage point",
    "km": "kilometer", "kilometers": "kilometer", "kilometres": "kilometer", "kilometer": "kilometer",
    "miles": "mile", "mile": "mile", "meters": "meter", "metres": "meter", "kg": "kilogram",
    "kilograms": "kilogram", "tons": "ton", "tonnes": "ton", "tonne": "ton", "ton": "ton",
    "years": "year", "year": "year", "months": "month", "month": "month", "weeks": "week",
    "week": "week", "days": "day", "day": "day", "hours": "hour", "hour": "hour",
    "minutes": "minute", "degrees": "degree", "barrels": "barrel", "people": "people",
    "times": "times",
}  # fmt: skip
APPROXIMATE: Final = _words("about around roughly nearly almost approximately some over more than")

PLACES: Final[dict[str, str]] = {
    word: country
    for country, words in {
        "Afghanistan": "afghanistan afghan afghans kabul taliban",
        "Argentina": "argentina argentine buenos-aires",
        "Armenia": "armenia armenian yerevan",
        "Australia": "australia australian canberra",
        "Austria": "austria austrian vienna",
        "Azerbaijan": "azerbaijan azerbaijani baku",
        "Belarus": "belarus belarusian minsk",
        "Belgium": "belgium belgian",
        "Brazil": "brazil brazilian brasilia",
        "Britain": "britain british uk london england united-kingdom",
        "Bulgaria": "bulgaria bulgarian sofia",
        "Canada": "canada canadian ottawa",
        "Chile": "chile chilean santiago",
        "China": "china chinese beijing",
        "Colombia": "colombia colombian bogota",
        "Cuba": "cuba cuban havana",
        "Denmark": "denmark danish copenhagen",
        "Egypt": "egypt egyptian cairo",
        "Estonia": "estonia estonian tallinn",
        "Ethiopia": "ethiopia ethiopian addis-ababa",
        "Finland": "finland finnish helsinki",
        "France": "france french paris elysee",
        "Georgia": "georgia georgian tbilisi",
        "Germany": "germany german berlin",
        "Greece": "greece greek athens",
        "Hungary": "hungary hungarian budapest",
        "India": "india indian delhi new-delhi",
        "Indonesia": "indonesia indonesian jakarta",
        "Iran": "iran iranian tehran",
        "Iraq": "iraq iraqi baghdad",
        "Ireland": "ireland irish dublin",
        "Israel": "israel israeli jerusalem",
        "Italy": "italy italian rome",
        "Japan": "japan japanese tokyo",
        "Jordan": "jordan jordanian amman",
        "Kazakhstan": "kazakhstan kazakh astana",
        "Kenya": "kenya kenyan nairobi",
        "Kyrgyzstan": "kyrgyzstan kyrgyz bishkek",
        "Latvia": "latvia latvian riga",
        "Lebanon": "lebanon lebanese beirut",
        "Lithuania": "lithuania lithuanian vilnius",
        "Mexico": "mexico mexican mexico-city",
        "Moldova": "moldova moldovan chisinau",
        "Netherlands": "netherlands dutch hague",
        "Nigeria": "nigeria nigerian abuja",
        "North Korea": "north-korea pyongyang",
        "Norway": "norway norwegian oslo",
        "Pakistan": "pakistan pakistani islamabad",
        "Poland": "poland polish warsaw",
        "Qatar": "qatar qatari doha",
        "Romania": "romania romanian bucharest",
        "Russia": "russia russian russians moscow kremlin",
        "Saudi Arabia": "saudi-arabia saudi riyadh",
        "Serbia": "serbia serbian belgrade",
        "South Africa": "south-africa pretoria",
        "South Korea": "south-korea seoul",
        "Spain": "spain spanish madrid",
        "Sweden": "sweden swedish stockholm",
        "Switzerland": "switzerland swiss bern",
        "Syria": "syria syrian damascus",
        "Taiwan": "taiwan taiwanese taipei",
        "Tajikistan": "tajikistan tajik dushanbe",
        "Turkey": "turkey turkish ankara türkiye",
        "Turkmenistan": "turkmenistan turkmen ashgabat",
        "Ukraine": "ukraine ukrainian ukrainians kyiv kiev",
        "United States": "united-states us usa u.s america american americans washington white-house",
        "Uzbekistan": "uzbekistan uzbek tashkent",
        "Venezuela": "venezuela venezuelan caracas",
        "Vietnam": "vietnam vietnamese hanoi",
    }.items()
    for word in words.split()
}
"""A capital, a people or a government for its country, as news writes of them. Two words are
joined by a hyphen. Which of them stands in a claim is not the same as what it says: a match
that rests on one of these says so in its reasons."""

STATECRAFT: Final = _words(
    "engaged relations talks negotiations sanctions attacked invaded allies alliance treaty pact "
    "ambassador embassy diplomatic bilateral military troops weapons condemned accused demanded "
    "recognized vetoed withdrew deployed annexed imposed ceasefire expelled recalled mediated "
    "ultimatum summit envoy rejected sphere"
)
"""Where one of these words stands, a capital speaks for its state."""
CAPITALS: Final = _words(
    "moscow kabul beijing washington london paris berlin tehran baghdad damascus kyiv kiev ankara "
    "islamabad delhi tokyo seoul pyongyang riyadh jerusalem warsaw budapest rome madrid vienna "
    "minsk astana tashkent dushanbe bishkek ashgabat yerevan baku tbilisi havana caracas hanoi "
    "cairo beirut amman doha nairobi abuja pretoria canberra ottawa brussels taipei manila jakarta"
)
"""Cities that stand for their government in the news, and for themselves elsewhere."""

SYNONYMS: Final[tuple[frozenset[str], ...]] = tuple(
    _words(group)
    for group in (
        "authorities government leadership regime rulers administration",
        "engaged maintains maintain has keeps have involved",
        "worried concerned fears worries",
        "soviet post-soviet",
        "former post ex",
        "bloc alliance grouping organization",
        "advancing building developing advance",
        "stresses emphasized emphasizes stressed underlined underscored emphasised",
        "regards considers sees views",
        "visited visit trip traveled went arrived",
        "talks meeting meetings negotiations",
        "secretary head",
        "said stated declared announced",
        "killed dead died deaths",
        "jobs employment work",
        "taxes tax",
        "purchased bought",
    )
)
