"""A desk of three invented outlets and two relays, of which every figure was worked by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.desks import ticking
from workbench.models import (
    Article,
    Attribution,
    AttributionStyle,
    AttributionVerdict,
    Claim,
    ClaimType,
    Conflict,
    Match,
    MatchStatus,
    Source,
    SourceKind,
    Span,
    Split,
    Stance,
    Tier,
    Verdict,
    VerdictCode,
    digest,
)
from workbench.review import (
    Policy,
    add_evidence,
    decide_match,
    give_attribution_verdict,
    give_verdict,
)
from workbench.store import Desk, open_desk

TIDEWIRE, VELM = "Tidewire", "Velm News Agency"
FERRY = "the ferry line carries 900 people a day"
DREDGING = "the dredging cost 4 million florins"
VOTE = "The council of Orrin Bay voted on Monday"


@dataclass(frozen=True)
class Said:
    """One sentence of an article: ``who`` is ``None`` for the article's own voice."""

    who: str | None
    words: str
    kind: SourceKind = SourceKind.PERSON
    style: AttributionStyle = AttributionStyle.INDIRECT
    via: tuple[str, ...] = ()
    checkable: bool = True


def split_of(path: str, sentences: list[Said], **about: str) -> Split:
    """An article of ``sentences``, one claim each."""
    text = ""
    sources: dict[tuple[str, SourceKind], Source] = {}
    attributions: list[Attribution] = []
    claims: list[Claim] = []
    for position, one in enumerate(sentences, start=1):
        nameless = one.kind is SourceKind.UNNAMED
        lead = "" if one.who is None else f"{one.who} said "
        start = len(text) + len(lead)
        text += f"{lead}{one.words}.\n"
        span = Span(start=start, end=start + len(one.words))
        attribution_id = None
        if one.who is not None:
            named = Span(start=start - len(lead), end=start - len(" said "))
            key = (one.who, one.kind)
            source = sources.get(key) or Source(
                id=f"s{len(sources) + 1}", name=one.who, kind=one.kind
            )
            if not nameless:
                sources[key] = source
            attribution_id = f"a{position}"
            attributions.append(
                Attribution(
                    id=attribution_id,
                    source=() if nameless else (named,),
                    cue=(Span(start=start - 5, end=start - 1),),
                    content=(span,),
                    source_id=None if nameless else source.id,
                    source_kind=one.kind,
                    style=one.style,
                    via=one.via,
                    confidence=0.9,
                )
            )
        claims.append(
            Claim(
                id=f"c{position}",
                position=position,
                spans=(span,),
                quote=one.words,
                statement=one.words,
                attribution_id=attribution_id,
                type=ClaimType.EVENT,
                checkable=one.checkable,
                check_worthiness=0.5,
            )
        )
    return Split(
        article=Article(text=text, sha256=digest(text), path=path, **about),
        sources=tuple(sources.values()),
        attributions=tuple(attributions),
        claims=tuple(claims),
    )


DIRECT, MIXED = AttributionStyle.DIRECT, AttributionStyle.MIXED
ARTICLES = [
    split_of(
        "bay.txt",
        [
            Said("Ines Hale", FERRY, via=(TIDEWIRE,)),
            Said("Ines Hale", "the pier will open in May", style=DIRECT, checkable=False),
            Said(None, VOTE),
            Said("Analysts", "the port lost money", SourceKind.COLLECTIVE),
        ],
        outlet="Bay Ledger",
        published_at="2024-10-03",
        url="https://bay.example/1",
    ),
    split_of(
        "harrow.txt",
        [
            Said("Ines Hale", FERRY, via=(TIDEWIRE,)),
            Said("A senior official", DREDGING, SourceKind.ANONYMOUS, via=(VELM,)),
        ],
        outlet="Harrow Post",
        published_at="2024-10-04",
        url="https://harrow.example/1",
    ),
    split_of(
        "strait.txt",
        [
            Said("Ines Hale", FERRY, style=MIXED, via=(TIDEWIRE,)),
            Said("Petr Lanning", DREDGING, style=DIRECT),
            Said(None, VOTE),
            Said("Petr Lanning", "the vote was unlawful"),
        ],
        outlet="Strait Courier",
        published_at="2024-11-01",
        url="https://www.strait.example/1",
    ),
    split_of(
        "strait-2.txt",
        [
            Said("Harbor Board", FERRY, SourceKind.ORGANIZATION, via=(TIDEWIRE,)),
            Said("It is", "the archive is closed", SourceKind.UNNAMED),
            Said("Petr Lanning", "the vote was lawful", style=DIRECT),
        ],
        outlet="Strait Courier",
        published_at="2024-11-02",
    ),
]


def newsroom(path: Path) -> Desk:
    """The desk, reviewed and matched."""
    desk = open_desk(path, clock=ticking())
    for split in ARTICLES:
        desk.add_article(split, actor="kim")
    _match(desk)
    _review(desk)
    return desk


def _match(desk: Desk) -> None:
    at = desk.resolve_claim
    for ours, theirs, decided in (
        ("harrow:1", "bay:1", True),
        ("strait:1", "bay:1", False),
        ("strait-2:1", "bay:1", False),
        ("strait:2", "harrow:2", True),
        ("strait:3", "bay:3", True),
    ):
        match = Match(claim_id=at(ours), prior_id=at(theirs), score=0.9, tier=Tier.SAME)
        desk.save_suggestions(at(ours), [match])
        if decided:
            decide_match(desk, at(ours), at(theirs), MatchStatus.CONFIRMED, actor="kim")
    against = Conflict(kind="antonym", ours="lawful", theirs="unlawful", contradicts=True)
    conflict = Match(
        claim_id=at("strait-2:3"),
        prior_id=at("strait:4"),
        score=0.9,
        tier=Tier.CONFLICT,
        conflicts=(against,),
    )
    desk.save_suggestions(at("strait-2:3"), [conflict])


def _review(desk: Desk) -> None:
    at = desk.resolve_claim
    policy = Policy(evidence_for_verified="off", two_origins_for_anonymous="off")
    for place, code, actor in (
        ("bay:1", VerdictCode.VERIFIED, "kim"),
        ("harrow:1", VerdictCode.VERIFIED, "lee"),
        ("strait:1", VerdictCode.DISPUTED, "kim"),
        ("strait:2", VerdictCode.MIXED, "lee"),
        ("strait:4", VerdictCode.MISLEADING, "kim"),
        ("bay:3", VerdictCode.UNVERIFIABLE, "kim"),
        ("strait-2:1", VerdictCode.VERIFIED, "kim"),
    ):
        verdict = Verdict(code=code, reason="as the records say")
        give_verdict(desk, at(place), verdict, actor=actor, policy=policy)
    give_attribution_verdict(desk, at("bay:1"), AttributionVerdict.CONFIRMED, actor="kim")
    give_attribution_verdict(desk, at("strait:1"), AttributionVerdict.MISQUOTED, actor="kim")
    records, own = "https://records.example/port", "https://strait.example/2"
    add_evidence(desk, at("bay:4"), actor="kim", url=records, stance=Stance.SUPPORTS)
    add_evidence(desk, at("strait:4"), actor="kim", url=own, stance=Stance.SUPPORTS)
