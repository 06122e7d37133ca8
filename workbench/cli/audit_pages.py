"""The page of a source, the scorecard of an article, and what several articles carry."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.options import DEFAULT_DB, Confidential, Db, existing_desk
from workbench.cli.output import json_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.audit import Carried
    from workbench.audit.figures import Counted
    from workbench.audit.pages import ArticleCard, ClaimLine, MonthLine, NameCount, SourcePage

_FIRST = 20
"""Claims that a page lists unless all are asked for."""


class PageFormat(StrEnum):
    """How a page is printed."""

    TABLE = "table"
    JSON = "json"


PageOption = Annotated[PageFormat, typer.Option("--format", help="How to print.")]
AllClaims = Annotated[bool, typer.Option("--all", help=f"All claims, not the first {_FIRST}.")]


def register(group: typer.Typer) -> None:
    """Add the commands of this section."""
    group.command()(source)
    group.command()(article)
    group.command()(origins)


def source(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A source, relay or outlet.")],
    all_claims: AllClaims = False,
    include_confidential: Confidential = False,
    db: Db = DEFAULT_DB,
    format: PageOption = PageFormat.TABLE,
) -> None:
    """Show one source: figures, months, outlets, relays, the claims themselves."""
    from workbench.audit import source_page

    with existing_desk(db) as desk:
        page = source_page(desk, name, include_confidential=include_confidential)
    if format is PageFormat.JSON:
        json_line({"schema": 1, "source": page})
    else:
        _print_source(page, None if all_claims else _FIRST)


def article(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its short name or id.")],
    all_claims: AllClaims = False,
    include_confidential: Confidential = False,
    db: Db = DEFAULT_DB,
    format: PageOption = PageFormat.TABLE,
) -> None:
    """Show the scorecard of one article."""
    from workbench.audit import article_card

    with existing_desk(db) as desk:
        card = article_card(desk, article, include_confidential=include_confidential)
    if format is PageFormat.JSON:
        json_line({"schema": 1, "article": card})
    else:
        _print_article(card, None if all_claims else _FIRST)


def origins(
    include_confidential: Confidential = False,
    db: Db = DEFAULT_DB,
    format: PageOption = PageFormat.TABLE,
) -> None:
    """List statements that several claims make, with their independent origins."""
    from workbench.audit import carried_statements, shared_reports
    from workbench.cli.bars import counted, paragraph, put

    with existing_desk(db) as desk:
        found = carried_statements(desk, include_confidential=include_confidential)
        reports = shared_reports(desk)
    if format is PageFormat.JSON:
        json_line({"schema": 1, "statements": found, "reports": reports})
        return
    if not found:
        put("No statement is known to be made by more than one claim.")
    _print_carried(found)
    if reports:
        put()
        put("Reports that several outlets carry, each of them one origin")
        for one in reports:
            paragraph(
                f"{counted(len(one.articles), 'article')} ({', '.join(one.articles)}): "
                f"in {', '.join(one.outlets)}",
                "    ",
            )


def _print_source(page: SourcePage, most: int | None) -> None:
    from workbench.cli.bars import counted, paragraph, put

    one = page.figures
    kind = ", ".join(filter(None, (one.source_kind, one.source_title)))
    paragraph(f"{one.source_name} ({kind}){', confidential' if one.confidential else ''}", "  ")
    if one.aliases:
        paragraph(f"also: {', '.join(one.aliases)}", "  ")
    put()
    where = f" of {counted(one.outlets, 'outlet')}" if one.outlets else ""
    when = f", {one.first_seen} to {one.last_seen}" if one.claims else ""
    paragraph(
        f"{counted(one.claims, 'claim')} ({one.share_of_claims:.0%} of all) in "
        f"{counted(one.articles, 'article')}{where}{when}",
        "  ",
    )
    _print_counts(one)
    if one.relayed_for_others:
        paragraph(f"carried {counted(one.relayed_for_others, 'claim')} of others", "  ")
    put()
    _print_verdicts(one)
    _print_months(page.months)
    _print_names("Outlets", page.outlets)
    _print_names("Through", page.relays)
    _print_names("Carried for", page.carried_for)
    _print_elsewhere(page.elsewhere)
    _print_claims(page.claims, most, sources=False)


def _print_article(card: ArticleCard, most: int | None) -> None:
    from workbench.cli.audits import source_table
    from workbench.cli.bars import counted, paragraph, percent, put

    one = card.figures
    if one.title:
        paragraph(one.title, "  ")
    put(", ".join(filter(None, (one.group_value, card.outlet, card.published_at))))
    put()
    paragraph(f"{counted(one.claims, 'claim')} of {counted(one.sources, 'named source')}", "  ")
    _print_counts(one)
    paragraph(
        f"{percent(one.anonymous_share)} anonymous or collective, {percent(one.unnamed_share)} "
        f"behind a cue with nobody, {percent(one.narrator_share)} in the article's own voice, "
        f"{percent(one.relay_share)} through a relay",
        "  ",
    )
    if one.top3_share is not None:
        paragraph(
            f"the three sources with most make {percent(one.top3_share)} of the claims of named "
            f"sources (HHI {one.hhi:.3f})",
            "  ",
        )
    put()
    _print_verdicts(one)
    source_table(card.sources)
    put()
    _print_elsewhere(card.elsewhere)
    _print_claims(card.claims, most, sources=True)


def _print_counts(one: Counted) -> None:
    from workbench.cli.bars import counted, paragraph

    via = f"; {one.via_claims} through a relay" + (f", most {one.top_via}" if one.top_via else "")
    paragraph(
        f"{one.checkable_claims} checkable; {one.direct} direct, {one.indirect} indirect, "
        f"{one.mixed} mixed{via if one.via_claims else ''}",
        "  ",
    )
    said = f"said: {one.said_confirmed} confirmed, {one.misquoted} misquoted"
    paragraph(
        f"{counted(one.single_source_claims, 'checkable claim')} of a single origin, "
        f"{one.corroborated_claims} with a second; {one.contradicted_claims} contradicted; {said}",
        "  ",
    )


def _print_verdicts(one: Counted) -> None:
    from workbench.cli.audits import print_rates
    from workbench.cli.bars import paragraph, put

    print_rates("", [("", one)])
    further = (
        ("out of date", one.outdated),
        ("unverifiable", one.unverifiable),
        ("not checkable", one.not_checkable),
        ("without a verdict", one.unreviewed),
    )
    paragraph("Beside these: " + ", ".join(f"{n} {word}" for word, n in further) + ".", "  ")
    put()


def _print_months(months: Sequence[MonthLine]) -> None:
    from workbench.cli.bars import put, stacked

    per_sign = max(max((one.claims for one in months), default=0) / 48, 1)
    scale = f"; each letter is {per_sign:.0f} claims or so" if per_sign > 1 else ""
    put(f"Months (v verified, d disputed, m mixed or misleading, o other, . open{scale})")
    for one in months:
        other = one.outdated + one.unverifiable + one.not_checkable
        counts = (
            ("v", one.verified),
            ("d", one.disputed),
            ("m", one.mixed_verdict + one.misleading),
            ("o", other),
            (".", one.claims - one.reviewed),
        )
        put(f"  {one.month:<10} {one.claims:>6}  {stacked(counts, per_sign)}")
    put()


def _print_names(heading: str, names: Sequence[NameCount]) -> None:
    from workbench.cli.bars import paragraph

    if names:
        told = ", ".join(f"{one.name} {one.claims}" for one in names)
        paragraph(f"{heading}: {told}", "  ")


def _print_elsewhere(carried: Sequence[Carried]) -> None:
    from workbench.cli.bars import put

    if carried:
        put()
        put("Statements that more than one claim makes")
        _print_carried(carried)
    put()


def _print_carried(carried: Sequence[Carried]) -> None:
    from workbench.cli.bars import counted, fitted, paragraph, put

    for one in carried:
        put(fitted(one.text, 80).rstrip())
        who = "; ".join(
            f"{word} {', '.join(names)}"
            for word, names in (
                ("in", one.outlets),
                ("by", one.sources),
                ("through", one.relays),
                *(("one report in", names) for names in one.reports),
            )
            if names
        )
        counts = (
            f"{counted(len(one.claim_ids), 'claim')} in {counted(one.articles, 'article')}, "
            f"{counted(one.origins, 'origin')}"
        )
        evidence = f", {counted(one.evidence, 'piece')} of evidence" if one.evidence else ""
        paragraph(f"  {counts}{evidence}: {who}" if who else f"  {counts}{evidence}", "    ")


def _print_claims(claims: Sequence[ClaimLine], most: int | None, *, sources: bool) -> None:
    from workbench.cli.bars import narrow_table, put

    if not claims:
        return
    shown = claims[:most]
    second = ("source",) if sources else ()
    narrow_table(
        ("claim", *second, "verdict", "said"),
        [
            (
                f"{one.place} {one.text}",
                *((one.source[:18],) if sources else ()),
                one.verdict,
                one.said,
            )
            for one in shown
        ],
        left=("source", "verdict", "said"),
    )
    if len(shown) < len(claims):
        put(f"… and {len(claims) - len(shown)} more; --all shows them.")
