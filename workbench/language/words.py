"""Word lists of the language layer. Lower case throughout."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES: Final = _words(
    "mr. mrs. ms. miss dr. prof. gen. lt. col. maj. capt. sgt. adm. cmdr. sen. rep. gov. rev. hon. "
    "sir dame lord lady mx."
)
"""Before a name; a token after one of these never begins a sentence."""

MALE_TITLES: Final = _words("mr. mr sir lord king prince")
FEMALE_TITLES: Final = _words("mrs. mrs ms. ms miss dame lady queen princess")

OFFICES: Final = _words(
    "president vice premier prime minister deputy first chancellor secretary general foreign "
    "defense defence finance interior ambassador envoy senator representative congressman "
    "congresswoman governor mayor attorney judge justice chief chairman chairwoman chair director "
    "executive officer spokesman spokeswoman spokesperson professor doctor sergeant captain "
    "colonel major admiral lieutenant commander general gen. sen. rep. gov. king queen prince "
    "princess pope bishop archbishop cardinal imam rabbi sheriff commissioner minister coach "
    "analyst economist councilor councillor councilwoman councilman inspector detective "
    "superintendent treasurer speaker leader harbormaster pastor dr. mr. mrs. ms. prof. acting "
    "former late then-president press"
)
"""Words of an office before a name (``Deputy Prime Minister Alexey Overchuk``)."""

SPEECH_VERB_FORMS: Final = _words(
    "said says say saying told tells added adds asked asks replied wrote writes insisted insists "
    "explained explains argued argues noted notes declared declares recalled recalls tweeted "
    "continued continues joked quipped responded shouted whispered remarked stated warned warns "
    "announced concluded acknowledged admitted agreed conceded observed"
)

PERSON_NOUNS: Final = _words(
    "official spokesman spokeswoman spokesperson aide adviser advisor analyst expert critic "
    "supporter opponent diplomat lawyer attorney prosecutor judge senator lawmaker legislator "
    "politician minister president governor mayor secretary director chairman chairwoman chief "
    "executive manager officer commander general soldier policeman investigator detective doctor "
    "nurse physician scientist researcher professor teacher student economist historian author "
    "writer journalist reporter editor columnist commentator observer witness resident neighbor "
    "neighbour voter citizen worker employee farmer fisherman engineer activist campaigner "
    "advocate strategist pollster consultant candidate nominee leader member colleague friend "
    "person man woman boy girl mother father wife husband son daughter brother sister parent "
    "victim survivor owner customer driver passenger pilot insider source veteran refugee migrant "
    "trader investor inspector ambassador envoy representative delegate councilor councillor "
    "harbormaster captain treasurer organizer organiser volunteer whistleblower staffer operative "
    "guest host player coach fan priest pastor bishop dealer banker biologist geologist "
    "hydrologist ecologist chemist physicist psychologist demographer mediator negotiator "
    "skeptic sceptic proponent detractor defender believer people"
)

GROUP_NOUNS: Final = _words(
    "government administration ministry department agency office committee commission council "
    "court parliament congress senate house party campaign company corporation firm bank group "
    "organization organisation union association federation alliance coalition bloc institute "
    "university school hospital police army military navy force authority authorities regime "
    "board bureau center centre foundation fund newspaper network station magazine agency "
    "delegation team club church industry cooperative consortium utility kremlin pentagon "
    "embassy ministry treasury cabinet monitor watchdog market society"
)

DOCUMENT_NOUNS: Final = _words(
    "report poll survey study statement filing document memo letter email e-mail article book "
    "paper analysis review audit assessment indictment lawsuit complaint affidavit ruling "
    "decision order law bill text transcript record data figure figures statistics census "
    "post tweet message release communique notice plan draft contract agreement treaty "
    "resolution testimony forecast estimate index map leaflet brochure website page app"
)

COUNTRY_NOUNS: Final = _words("country nation state republic kingdom")
ORGANIZATION_NOUNS: Final = _words(
    "organization organisation bloc alliance group company firm agency union association party "
    "institute ministry department committee commission council court university bank campaign "
    "cooperative consortium utility corporation coalition federation foundation"
)

MALE_NAMES: Final = _words(
    "aaron adam adrian ahmed alan albert aleksandr alex alexander alexei alexey ali anders andre "
    "andrei andrew angel anthony anton antonio arthur barack ben benjamin bernie bill bob boris "
    "brad brian bruce bryan carl carlos charles chris christian christopher chuck colin craig "
    "dan daniel dave david dean dennis dmitri dmitry don donald doug douglas ed eddie eduardo "
    "edward emmanuel eric erik ernest evan felix francis francisco frank fred gary george gerald "
    "glenn gordon graham greg gregory hamid hans harry hassan henry herbert hugo hussein ian igor "
    "ilya ivan jack jacob jake james jared jason javier jean jeff jeffrey jerome jerry jim jimmy "
    "joe joel john jon jonathan jorge jose joseph josh joshua juan justin karl keith ken kenneth "
    "kevin kim kurt kyle larry lars lawrence lee leo leon leonard lloyd louis luis luke marco "
    "marcus mario mark martin matt matthew max michael miguel mike mikhail mitch mitt mohamed "
    "mohammad mohammed muhammad nathan neil nicholas nick nicolas nikolai noah oleg oliver omar "
    "oscar otto owen pablo patrick paul pavel pedro pete peter phil philip pierre rafael ralph "
    "ray raymond rex richard rick rob robert roberto rod roger roland ron ronald ross roy rudy "
    "russell ryan sam samuel scott sean sebastian sergei sergey seth simon stan stanley stefan "
    "stephen steve steven stuart ted terry theodore thomas tim timothy tobias todd tom tommy tony "
    "tyler victor viktor vincent vladimir volodymyr walter warren wayne wilhelm will william xi "
    "yuri"
)
FEMALE_NAMES: Final = _words(
    "abigail adriana agnes aisha alice alicia alison amanda amber amelia amy ana andrea angela "
    "angelina anita ann anna anne annette annie april ashley audrey barbara beatrice becky bella "
    "beth betty beverly brenda bridget brigitte camille carla carmen carol caroline carolyn "
    "catherine cathy charlotte cheryl christina christine cindy claire clara claudia condoleezza "
    "connie cynthia daisy dana danielle dawn deborah debra denise diana diane donna doris dorothy "
    "edith eileen elaine eleanor elena elisabeth elizabeth ella ellen emily emma erica erin esther "
    "eva eve evelyn faith fatima fiona florence frances gabriela gail georgia gina gloria grace "
    "greta hannah harriet heather heidi helen helena hillary holly hope ida ines ingrid irene "
    "irina iris isabel ivana ivanka jackie jacqueline jane janet janice jean jeanne jen jennifer "
    "jessica jill joan joanna joanne jocelyn josephine joyce judith judy julia julie kamala karen "
    "karin kate katherine kathleen kathryn kathy katie kellyanne kelly kirsten kristen laura "
    "lauren leah lena leslie lillian lily linda lisa liz lois loretta lori louise lucia lucy lydia "
    "lynn maggie mara margaret maria marianne marie marilyn marina marta martha mary maureen megan "
    "melania melinda melissa mercedes mia michelle mildred mina miriam molly monica nadia nancy "
    "naomi natalia natalie natasha nicole nina nora olga olivia pamela patricia paula pauline "
    "peggy phyllis priya rachel rebecca regina renee rita roberta robin rosa rose ruth sabrina "
    "sally samantha sandra sara sarah shannon sharon sheila shirley silvia sofia sonia sophia "
    "sophie stacy stella stephanie susan susanna suzanne svetlana sylvia tamara tanya tara tatiana "
    "teresa theresa tina ursula valentina valerie vanessa vera veronica victoria viola violet "
    "virginia vivian wanda wendy yolanda yvonne zoe"
)
