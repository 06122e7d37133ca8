"""One source as a page of its own, and the scorecard of one article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from sqlite3 import Row
from typing import TYPE_CHECKING

from workbench.audit.counting import GROUPS, Counting
from workbench.audit.figures import GroupFigures, SourceFigures
from workbench.audit.groups import group_figures
from workbench.audit.naming import display_name
from workbench.audit.origins import Carried, carried_statements, corroborated
from workbench.audit.sources import carrier_of, hidden, source_figures
from workbench.errors import DeskError
from workbench.store.snapshot import snapshot
from workbench.store.source_lookup import Carrier

if TYPE_CHECKING:
    from workbench.store import Desk


@dataclass(frozen=True, slots=True)
class MonthLine:
    """Claims of one month (``2024-11``, or ``(no date)``), and the verdicts they have now."""

    month: str
    claims: int
    checkable_claims: int
    reviewed: int
    verified: int
    disputed: int
    mixed_verdict: int
    misleading: int
    outdated: int
    unverifiable: int
    not_checkable: int


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name and how many claims go with it."""

    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as a page lists it; ``place`` is ``ARTICLE:POSITION``, ``source`` as it is called."""

    claim_id: str
    place: str
    text: str
    seen: str
    outlet: str
    source: str
    style: str
    type: str
    checkable: bool
    verdict: str | None
    said: str | None
    corroborated: bool
    contradicted: bool


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that the desk has of one source.

    Attributes:
        months: its claims month by month, the first first.
        outlets: where it is quoted; relays: through whom; carried_for: whose words it carried.
        elsewhere: its statements that other claims make too, with their independent origins.
        claims: in the order of the articles.
    """

    figures: SourceFigures
    months: tuple[MonthLine, ...]
    outlets: tuple[NameCount, ...]
    relays: tuple[NameCount, ...]
    carried_for: tuple[NameCount, ...]
    elsewhere: tuple[Carried, ...]
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """The scorecard of an article: its figures, its sources, what else says the same."""

    article_id: str
    outlet: str | None
    published_at: str | None
    figures: GroupFigures
    sources: tuple[SourceFigures, ...]
    elsewhere: tuple[Carried, ...]
    claims: tuple[ClaimLine, ...]


def source_page(desk: Desk, ref: str, *, include_confidential: bool = False) -> SourcePage:
    """The page of a source, a relay or an outlet's own voice.

    Args:
        ref: what ``Desk.source`` takes, the name of a relay, or that of an outlet.
        include_confidential: name confidential sources, in place of ``CONF-007``.

    Raises:
        DeskError: nothing or several have that name.
    """
    with snapshot(desk):
        named = {one.source_id: one for one in source_figures(desk, include_confidential=True)}
        key = _key_of(desk, named, ref)
        numbers = {one.id: one.number for one in desk.sources()}
        counting = Counting(desk.connection, sorted(corroborated(desk)))
        own = {"key": key}
        months = counting.sums((f"{GROUPS['month']} AS month",), (), "source = :key", own)
        outlets = counting.sums((f"{GROUPS['outlet']} AS name",), (), "source = :key", own)
        relayed = counting.relayed("''", "(source = :key OR r.relay = :key)", own)
        claims = _claims(counting, "source = :key", own, include_confidential)
        elsewhere = _elsewhere(desk, claims, include_confidential)

    def shown(other: str) -> str:
        return display_name(named[other].source_name, numbers.get(other), include_confidential)

    relays = _most((shown(relay), n) for _, source, relay, n in relayed if source == key)
    figures = named[key]
    if shown(key) != figures.source_name:
        figures = hidden(figures, shown(key))
    return SourcePage(
        figures=replace(figures, top_via=relays[0].name if relays else ""),
        months=tuple(_month_line(row) for row in months),
        outlets=_most((row["name"], row["claims"]) for row in outlets),
        relays=relays,
        carried_for=_most(
            (shown(source), n) for _, source, relay, n in relayed if relay == key != source
        ),
        elsewhere=elsewhere,
        claims=claims,
    )


def article_card(desk: Desk, ref: str, *, include_confidential: bool = False) -> ArticleCard:
    """The scorecard of an article, by its id or short name. Raises DeskError."""
    with snapshot(desk):
        article = desk.article(ref)
        found = group_figures(
            desk, "article", include_confidential=include_confidential, only_group=article.slug
        )
        if not found:
            raise DeskError(
                f"The article “{ref}” has no claim in the queue", "add one with `workbench claim`"
            )
        counting = Counting(desk.connection, sorted(corroborated(desk)))
        claims = _claims(counting, "slug = :slug", {"slug": article.slug}, include_confidential)
        return ArticleCard(
            article_id=article.id,
            outlet=article.outlet,
            published_at=article.published_at,
            figures=found[0],
            sources=tuple(
                source_figures(
                    desk,
                    "article",
                    include_confidential=include_confidential,
                    only_group=article.slug,
                )
            ),
            elsewhere=_elsewhere(desk, claims, include_confidential),
            claims=claims,
        )


def _key_of(desk: Desk, named: Mapping[str, SourceFigures], ref: str) -> str:
    """The ``source_id`` of the figures that ``ref`` means. Raises DeskError."""
    folded = ref.strip().casefold()
    same = [key for key, one in named.items() if one.source_name.casefold() == folded]
    others = [key for key in same if not key.startswith("s-")]
    if ref in named:
        key = ref
    elif others and len(others) == len(same):
        # A relay that is quoted nowhere goes before the outlet of the same name.
        key = max(others)
    else:
        key = desk.source(ref).id
    if key not in named:
        raise DeskError(f"“{ref}” has said nothing in the queue", "see `workbench audit sources`")
    return key


def _claims(
    counting: Counting, where: str, given: Mapping[str, object], include_confidential: bool
) -> tuple[ClaimLine, ...]:
    rows = counting.ask(
        f"""SELECT c.id, slug || ':' || c.position AS place, c.text, seen, outlet, source, name,
            kind, audited.title, confidential AS number, coalesce(style, 'narration') AS style,
            c.type, audited.checkable, verdict, said,
            audited.n IN (SELECT value FROM json_each(:corroborated)) AS corroborated,
            audited.n IN (SELECT value FROM json_each(:contradicted)) AS contradicted
        FROM audited JOIN claims c ON c.n = audited.n WHERE {where}
        ORDER BY article, c.place, c.position, c.n""",
        given,
    )
    return tuple(
        ClaimLine(
            claim_id=row["id"],
            place=row["place"],
            text=row["text"],
            seen=row["seen"],
            outlet=row["outlet"],
            source=_shown(carrier_of(row["source"], row), include_confidential),
            style=row["style"],
            type=row["type"],
            checkable=bool(row["checkable"]),
            verdict=row["verdict"],
            said=row["said"],
            corroborated=bool(row["corroborated"]),
            contradicted=bool(row["contradicted"]),
        )
        for row in rows
    )


def _shown(who: Carrier, include_confidential: bool) -> str:
    return display_name(who.name, who.number, include_confidential)


def _elsewhere(
    desk: Desk, claims: Sequence[ClaimLine], include_confidential: bool
) -> tuple[Carried, ...]:
    """Statements of ``claims`` that other claims make too."""
    own = {claim.claim_id for claim in claims}
    carried = carried_statements(desk, include_confidential=include_confidential)
    return tuple(one for one in carried if not own.isdisjoint(one.claim_ids))


def _month_line(row: Row) -> MonthLine:
    names = [one.name for one in fields(MonthLine) if one.name != "reviewed"]
    counts = {name: row[name] for name in names}
    return MonthLine(**counts, reviewed=row["claims"] - row["unreviewed"])


def _most(counts: Iterable[tuple[str, int]]) -> tuple[NameCount, ...]:
    """Names with their counts, the highest first."""
    ranked = sorted(counts, key=lambda one: (-one[1], one[0]))
    return tuple(NameCount(name, claims) for name, claims in ranked)
