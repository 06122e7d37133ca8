"""Words that attribute. Lemmas, lower case, by the grammar they come with."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLAUSE_VERBS: Final = _words(
    "say tell add announce claim state declare insist argue note warn acknowledge admit deny "
    "explain assert allege maintain contend report reveal confirm concede predict promise vow "
    "pledge propose recommend write tweet reply respond answer remark comment observe mention "
    "emphasize emphasise stress underscore underline reiterate repeat recall complain joke "
    "testify swear estimate conclude caution boast brag lament quip signal indicate hint imply "
    "counter continue reason retort disclose assure inform remind agree disagree protest "
    "speculate guess suggest advise urge demand ask explain clarify stipulate advocate affirm "
    "charge confess decry inform muse opine profess reckon rule find show suspect doubt hold "
    "project forecast calculate determine"
)
"""Verbs of speech and report that take a clause (*said that …*)."""

THOUGHT_VERBS: Final = _words(
    "believe think feel consider expect fear worry know suspect doubt hope understand realize "
    "realise assume imagine regret anticipate concur deem"
)
"""Verbs of thought that take a clause; they attribute where somebody is their subject."""

OBJECT_VERBS: Final = _words(
    "describe underscore underline emphasize emphasise stress note announce deny acknowledge "
    "express voice reiterate condemn criticize criticise praise propose promise allege claim cite "
    "demand predict confirm reject denounce welcome recommend call characterize "
    "characterise portray label depict brand dub dismiss decry hail "
    "blame accuse slam blast question admit concede pledge"
)
"""Verbs whose object is what was said (*underscored the importance of …*)."""

SPEECH_VERBS: Final = _words(
    "say tell add announce state write argue reply insist declare explain read continue"
)
"""Verbs whose subject speaks, whatever noun it is (*the inquest said*, *61 percent said*)."""

CHARGES: Final = frozenset(
    [
        ("accuse", "of"),
        ("blame", "for"),
        ("condemn", "for"),
        ("criticize", "for"),
        ("criticise", "for"),
        ("criticize", "over"),
        ("criticise", "over"),
        ("defend", "against"),
        ("denounce", "for"),
        ("praise", "for"),
        ("slam", "for"),
        ("slam", "over"),
    ]
)
"""Verbs with the preposition that says what somebody is charged with (*accused him of lying*)."""

FURTHER_SPEECH: Final = _words(
    "accord apologize apologise ask blog chide deride disparage extol fault hear "
    "indicate lambaste mock murmur plead post proclaim pronounce promote refute retweet ridicule "
    "scoff scream tease thank threaten tout whisper write yell"
)
"""Verbs of speech that no rule of grammar is written for; the model finds what is said."""

QUOTE_VERBS: Final = _words("read shout chant sing cheer")
"""Verbs that attribute only words in quotation marks (*“…,” it reads*)."""

SELF: Final = _words("i we you")
"""Whoever says *I think that …* says it: the thought is not told by anybody else."""

VIEW_VERBS: Final = _words(
    "see view regard consider describe portray characterize characterise perceive believe "
    "expect think say report allege deem rumor rumour know understand estimate suspect assume "
    "label accuse"
)
"""Verbs that attribute in the passive (*is seen as*, *is believed to*)."""

PREPOSITION_VERBS: Final[dict[str, frozenset[str]]] = {
    "point": _words("to"),
    "warn": _words("of about against"),
    "call": _words("for"),
    "speak": _words("of about"),
    "complain": _words("of about"),
    "boast": _words("of about"),
    "insist": _words("on"),
    "hint": _words("at"),
    "allude": _words("to"),
    "refer": _words("to"),
    "testify": _words("to about"),
    "argue": _words("for against"),
    "push": _words("for"),
    "joke": _words("about"),
    "brag": _words("about"),
}
"""Verbs that attribute together with a preposition (*point to*)."""

STATEMENT_NOUNS: Final = _words(
    "statement claim allegation accusation assertion argument belief warning promise pledge vow "
    "prediction suggestion announcement admission insistence report rumor rumour conclusion "
    "estimate forecast view opinion idea notion complaint contention confession denial concern "
    "fear hope demand call criticism recommendation speculation"
)
"""Nouns with a *that* clause or a possessor (*Ms. Hale's claim that …*)."""

HEARSAY_ADVERBS: Final = _words("reportedly allegedly supposedly purportedly")
"""Adverbs that attribute to nobody."""

RUMOUR_NOUNS: Final = _words(
    "accusation allegation assertion claim report rumor rumour speculation suggestion"
)
"""Nouns that attribute with a *that* clause even where nobody is named."""

TOPIC_PREPOSITIONS: Final[dict[str, frozenset[str]]] = {
    "accusation": _words("of"),
    "allegation": _words("of"),
    "complaint": _words("about over"),
    "concern": _words("about over"),
    "criticism": _words("of"),
    "denial": _words("of"),
    "fear": _words("of about over"),
    "prediction": _words("of"),
    "warning": _words("of about"),
}
"""Nouns of statement with the preposition before what the statement is about."""

LIGHT_VERBS: Final = _words("make issue have raise hear release offer give share")
"""Verbs that say no more than that somebody made a statement (*made the claim that …*)."""

RELAY_VERBS: Final = _words(
    "report carry quote publish cite broadcast release relay distribute air"
)
RELAY_NOUNS: Final = _words(
    "remark remarks comment comments word words statement speech interview announcement"
)
RELAY_CHANNELS: Final = _words("post interview broadcast tweet message appearance call")
"""*in a post on X*, *in an interview with the Harbor Wire*."""

MEDIUM_PREPOSITIONS: Final = _words("on in via through over")
"""*said on CNN*, *wrote in the Harbor Post*, before the name of a medium."""

QUOTING_VERBS: Final = _words("quote cite")
"""Verbs whose subject carries what their object says (*Reuters quoted her as saying*)."""

REPORTED: Final = _words("reported reports")
"""Cues of a medium that tells what somebody else said."""

MEDIA_WORDS: Final = _words(
    "agency news newspaper network television tv radio channel magazine wire press times post "
    "journal gazette herald tribune reuters tass bloomberg associated afp bbc cnn fox nbc abc cbs "
    "msnbc npr guardian interfax ria xinhua politico axios daily telegraph chronicle courier "
    "observer standard mail express independent globe star sun mirror register dispatch broadcaster"
)
PLATFORMS: Final = _words("x twitter facebook instagram telegram youtube tiktok truth weibo vk")
"""Words in the name of a relay."""

AUDIENCE: Final = _words(
    "reporters journalists supporters lawmakers voters viewers readers them him her us me"
)
"""Who is told something, but carries nothing."""

SPEECH_AND_THOUGHT: Final = (
    CLAUSE_VERBS
    | THOUGHT_VERBS
    | OBJECT_VERBS
    | SPEECH_VERBS
    | FURTHER_SPEECH
    | QUOTE_VERBS
    | VIEW_VERBS
    | frozenset(PREPOSITION_VERBS)
    | STATEMENT_NOUNS
    | HEARSAY_ADVERBS
    | RELAY_NOUNS
    | _words(": -- – — per say poll survey study")
)
"""Lemmas of cues that report words or thoughts. Of others (*seeks to*, *remains concerned about*)
the corpus holds many: they tell what somebody does or feels, and are no statement of theirs."""
