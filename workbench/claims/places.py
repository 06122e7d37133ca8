"""Which places cannot be *the country*, and which can be *the state*."""

from __future__ import annotations

from typing import Final

from workbench.language import Document

_STATES: Final = frozenset(
    "alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,"
    "hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,"
    "michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,"
    "new mexico,new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,"
    "rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,"
    "west virginia,wisconsin,wyoming".split(",")
)
_CITIES: Final = frozenset(
    "new york city,los angeles,chicago,houston,phoenix,philadelphia,san antonio,san diego,dallas,"
    "san jose,austin,san francisco,columbus,charlotte,indianapolis,seattle,denver,boston,detroit,"
    "nashville,portland,las vegas,memphis,baltimore,milwaukee,atlanta,miami,cleveland,orlando,"
    "tampa,pittsburgh,cincinnati,st. louis,new orleans,brooklyn,manhattan,des moines,harlem,"
    "washington,d.c.,washington, d.c.,ferguson,charleston,london,paris,berlin,brussels,moscow,"
    "beijing,tokyo,rome,madrid,jerusalem,kabul,tehran,baghdad,damascus,cairo,geneva,vienna,"
    "asia,europe,africa,america,latin america,south america,north america,middle east,west bank,"
    "central asia".split(",")
)
_AMERICAN: Final = frozenset(("u.s.", "us", "united states", "america", "american", "americans"))


def is_state(name: str) -> bool:
    """Whether a place is a state of the United States."""
    return name.lower() in _STATES


def is_no_country(name: str) -> bool:
    """Whether a place is known to be a city, a state or a continent."""
    return name.lower() in _STATES - {"georgia"} | _CITIES


def is_american(document: Document) -> bool:
    """Whether the article deals with the United States, which it may call *the country* unnamed."""
    names = [entity.name.lower() for entity in document.entities]
    return any(name in _AMERICAN or is_state(name) for name in names)
