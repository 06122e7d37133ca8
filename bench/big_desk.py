"""A desk of any size, from invented text: the same claims for the same seed.

    python -m bench.big_desk claims.db 100000

Articles of 25 claims by some of 400 invented sources, a fifth of the claims reviewed, every
sixth with prior claims that are like it. All of it goes through the desk's own verbs, so the log
and its chain are sound.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from workbench.models import (
    Article,
    Attribution,
    AttributionStyle,
    Claim,
    ClaimType,
    Match,
    PriorClaim,
    Source,
    SourceKind,
    Span,
    Split,
    Tier,
    Verdict,
    VerdictCode,
    digest,
)
from workbench.review import Policy, give_verdicts
from workbench.store import ClaimFilter, Desk, open_desk

PER_ARTICLE: Final = 25
SEED: Final = 20241202
_PRIORS: Final = 200
_AT_ONCE: Final = 100

_FIRST: Final = "Ada Ines Petr Olu Mira Tomas Ruth Sven Lena Karim".split()
_MIDDLE: Final = "B. D. K. M.".split()
_LAST: Final = "Quill Hale Lanning Okoro Voss Brandt Tamm Ferro Ostrow Pell".split()
_THINGS: Final = (
    "the harbor", "the eastern pier", "the ferry line", "the tram depot", "the water board",
    "the school roof", "the market hall", "the night bus", "the river dam", "the archive",
    "the fish quota", "the bridge toll", "the clinic", "the power plant", "the library",
)  # fmt: skip
_DID: Final = (
    "cost {n} million florins", "was closed in {y}", "served {n} people a day",
    "grew by {n} percent in {y}", "lost {n} workers", "will open in {y}",
    "was sold to a company of Velmara", "needs {n} more inspectors", "failed its test in {y}",
    "carries {n} tons a week",
)  # fmt: skip
_WHERE: Final = (
    "in Orrin Bay", "in Harrow", "at Lumen Strait", "in the Velm valley", "on Tarn Island",
)  # fmt: skip
_KINDS: Final = (
    SourceKind.PERSON,
    SourceKind.PERSON,
    SourceKind.ORGANIZATION,
    SourceKind.COLLECTIVE,
)
_TYPES: Final = (ClaimType.QUANTITY, ClaimType.EVENT, ClaimType.EVENT, ClaimType.CAUSAL,
          ClaimType.PREDICTION, ClaimType.OPINION)  # fmt: skip


def make_desk(path: Path, claims: int, *, seed: int = SEED) -> None:
    """Make a desk with ``claims`` claims, rounded up to whole articles, at ``path``."""
    chance = random.Random(seed)
    with open_desk(path, clock=_clock()) as desk, desk.transaction():
        desk.add_prior_claims(_priors(chance), actor="bench")
        for number in range(-(-claims // PER_ARTICLE)):
            split = _split(number, chance)
            desk.add_article(split, actor="bench", slug=f"{split.article.outlet}-{number}")
        _review(desk, chance)


def _clock() -> Callable[[], datetime]:
    now = datetime(2024, 12, 2, 9, 0, tzinfo=UTC)

    def read() -> datetime:
        nonlocal now
        now += timedelta(seconds=1)
        return now

    return read


def _statement(chance: random.Random) -> str:
    did = chance.choice(_DID).format(n=chance.randint(2, 980), y=chance.randint(1990, 2030))
    return f"{chance.choice(_THINGS)} {chance.choice(_WHERE)} {did}"


def _priors(chance: random.Random) -> list[PriorClaim]:
    return [
        PriorClaim(
            claim_id=f"prior-{number:03}",
            text=_statement(chance),
            verdict="verified",
            publisher="Velmara Checks",
        )
        for number in range(_PRIORS)
    ]


def _split(number: int, chance: random.Random) -> Split:
    """An article of ``PER_ARTICLE`` sentences, each ``NAME said STATEMENT.``, or a bare one."""
    title = f"{chance.choice(_THINGS).capitalize()} {chance.choice(_WHERE)}, report {number}"
    text = f"{title}\n\n"
    sources: dict[str, Source] = {}
    attributions: list[Attribution] = []
    claims: list[Claim] = []
    for position in range(1, PER_ARTICLE + 1):
        statement = _statement(chance)
        attribution_id = None
        if chance.random() < 0.8:
            name = " ".join(map(chance.choice, (_FIRST, _MIDDLE, _LAST)))
            named = Span(start=len(text), end=len(text) + len(name))
            text += f"{name} said "
            start = len(text)
            # The kind is a matter of the name, so that a name is one source on the whole desk.
            kind = _KINDS[sum(map(ord, name)) % len(_KINDS)]
            source = sources.get(name) or Source(id=f"s{len(sources) + 1}", name=name, kind=kind)
            sources[name] = source.model_copy(update={"mentions": (*source.mentions, named)})
            attribution_id = f"a{position}"
            attributions.append(
                Attribution(
                    id=attribution_id,
                    source=(named,),
                    cue=(Span(start=named.end + 1, end=named.end + 5),),
                    content=(Span(start=start, end=start + len(statement)),),
                    source_id=source.id,
                    source_kind=kind,
                    style=AttributionStyle.INDIRECT,
                    confidence=0.9,
                )
            )
        start = len(text)
        text += f"{statement}.{chance.choice((' ', ' ', chr(10) * 2))}"
        kind_of_claim = chance.choice(_TYPES)
        claim = Claim(
            id=f"c{position}",
            position=position,
            spans=(Span(start=start, end=start + len(statement)),),
            quote=statement,
            statement=statement,
            attribution_id=attribution_id,
            type=kind_of_claim,
            checkable=kind_of_claim is not ClaimType.OPINION,
            check_worthiness=round(chance.random(), 4),
            reasons=("invented", "checkable: event"),
        )
        # As many finer facts as a clause of news has, so that a row is as long as a real one.
        facts = tuple(
            claim.model_copy(update={"id": f"c{position}.{one}", "position": one})
            for one in range(1, 1 + position % 4)
        )
        claims.append(claim.model_copy(update={"facts": facts}))
    published = date(2024, 1, 1) + timedelta(days=chance.randrange(330))
    article = Article(
        text=text,
        sha256=digest(text),
        title=title,
        title_span=Span(start=0, end=len(title)),
        outlet=chance.choice(("courier", "gazette", "herald", "post")),
        published_at=published.isoformat(),
    )
    return Split(
        article=article,
        sources=tuple(sources.values()),
        attributions=tuple(attributions),
        claims=tuple(claims),
    )


def _review(desk: Desk, chance: random.Random) -> None:
    """Verdicts on a fifth of the claims by two reviewers, and matches on a sixth."""
    ids = [row.id for row in desk.claims(ClaimFilter())]
    for start in range(0, len(ids), 5 * _AT_ONCE):
        some = ids[start : start + 5 * _AT_ONCE]
        judged = sorted(chance.sample(some, len(some) // 5), key=some.index)
        _judge(desk, judged, chance)
    for claim_id in ids[::6]:
        desk.save_suggestions(claim_id, _matches(claim_id, chance))


def _judge(desk: Desk, ids: Sequence[str], chance: random.Random) -> None:
    code = chance.choice((VerdictCode.VERIFIED, VerdictCode.VERIFIED, VerdictCode.DISPUTED))
    reason = "The records of the harbor say otherwise" if code is VerdictCode.DISPUTED else None
    give_verdicts(
        desk,
        ids,
        Verdict(code=code, reason=reason),
        actor=chance.choice(("kim", "lee")),
        policy=Policy(evidence_for_verified="off", two_origins_for_anonymous="off"),
    )


def _matches(claim_id: str, chance: random.Random) -> list[Match]:
    return [
        Match(
            claim_id=claim_id,
            prior_id=f"prior-{number:03}",
            score=round(0.5 + chance.random() / 2, 4),
            tier=Tier.SIMILAR,
            reasons=("invented",),
        )
        for number in chance.sample(range(_PRIORS), 2)
    ]


def main() -> None:
    """Make the desk that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("claims", type=int)
    given = parser.parse_args()
    make_desk(given.path, given.claims)


if __name__ == "__main__":
    main()
