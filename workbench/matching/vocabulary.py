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

SUPERLATIVES: Final = _words(
    "last largest biggest smallest highest lowest greatest longest shortest oldest youngest newest "
    "best worst most least fastest slowest richest poorest"
)
NO_SUPERLATIVES: Final = _words(
    "protest forest interest request harvest arrest invest conquest honest suggest contest modest "
    "digest manifest unrest northwest southwest dishonest reforest"
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
APPROXIMATE: Final = _words("about around roughly nearly almost approximately some circa")
AT_LEAST: Final = frozenset({"more than", "over", "at least", "no fewer", "above", "exceeding"})
AT_MOST: Final = frozenset(
    {"less than", "fewer than", "under", "at most", "up to", "below", "no more"}
)
FRACTIONS: Final[dict[str, float]] = {
    "half": 0.5, "halves": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25,
    "quarters": 0.25, "fourth": 0.25, "fourths": 0.25, "fifth": 0.2, "fifths": 0.2,
    "sixth": 1 / 6, "sixths": 1 / 6, "eighth": 0.125, "eighths": 0.125, "tenth": 0.1,
    "tenths": 0.1,
}  # fmt: skip
ORDINALS: Final[dict[str, int]] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
}
SEASONS: Final[dict[str, str]] = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn",
    "winter": "winter",
}  # fmt: skip

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
        "European Union": "eu european-union brussels",
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

ONCE_ONLY: Final = _words(
    "born died founded signed abolished assassinated inaugurated opened launched ratified seceded "
    "established discovered invented completed expires expired elected drowned sank annexed"
)
"""What happens to a thing once, so that two dates of it cannot both be right."""

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
        "purchased bought purchase purchases",
        "groups movements",
        "banned prohibited outlawed forbidden prohibits bans ban",
        "rose risen rise rises rising",
        "fell fallen fall falls falling",
        "grew grown grow grows growing growth",
        "won win wins winning",
        "lost lose loses losing",
        "built build builds building",
        "began begun begin begins beginning started start starts starting",
        "sent send sends sending",
        "led lead leads leading headed heads",
        "held hold holds holding",
        "wrote written write writes",
        "withdrew withdrawn withdraw withdraws withdrawing withdrawal",
        "spoke spoken speak speaks speaking",
        "left leave leaves leaving",
        "sold sell sells selling sale",
        "doctors physicians",
        "pupils schoolchildren",
        "car cars automobile automobiles",
        "film movie films movies",
        "city's municipal",
        "cops police policemen",
        "jail prison",
        "teen teenager teens teenagers",
        "kids children",
        "attorney lawyer attorneys lawyers",
        "shut closed close closes closing",
        "big large",
        "employees workers staff",
        "demonstrators protesters protestors",
        "firm company firms companies",
        "law legislation",
        "wounded injured",
        "nearly almost",
        "aid assistance",
        "approximately roughly",
        "biggest largest",
        "destroyed wrecked",
        "detained arrested",
        "murdered slain",
        "euros euro",
        "residents inhabitants",
        "hospitalized hospitalised",
        "price cost prices costs",
    )
)
