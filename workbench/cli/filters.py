"""Filters of the queue as options, the same for ``list`` and ``export``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from enum import StrEnum

    from workbench.store import ClaimFilter, Desk

ArticleOption = Annotated[
    str | None, typer.Option("--article", metavar="ARTICLE", help="Only this article.")
]
StatusOption = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS", help="open, needs_more, reviewed, …; may repeat."),
]
VerdictOption = Annotated[
    list[str] | None,
    typer.Option("--verdict", metavar="CODE", help="verified, disputed, …; may repeat."),
]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="TEXT", help="Source whose name holds TEXT.")
]
TypeOption = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", help="quantity, event, opinion, …")
]
AlertsOption = Annotated[
    bool,
    typer.Option("--alerts", help="Claims that contradict a verified one, or their own source."),
]
FilterLine = Annotated[
    str | None,
    typer.Option(
        "--filter",
        metavar="LINE",
        help="A filter as in the queue: 'is:disputed worth:>.6 -kind:narrator'.",
    ),
]
SearchOption = Annotated[
    str | None, typer.Option("--search", metavar="WORDS", help="Claims that hold these words.")
]


def chosen_claims(
    desk: Desk, line: str | None, *, reviewer: str | None = None, **options: Any
) -> ClaimFilter:
    """The filter that a line of the queue asks for, or else the options of ``claim_filter``.

    Args:
        reviewer: who is meant by ``reviewer:me``.

    Raises:
        WorkbenchError: the line or an option has a value that is not known, or both are given.
    """
    if line is None:
        return claim_filter(desk, **options)
    if any(options.values()):
        raise WorkbenchError(
            "--filter and the other options each choose claims", "write all of it into --filter"
        )
    from workbench.tui.filters import parse_filter

    return parse_filter(line, desk, reviewer=reviewer)


def claim_filter(
    desk: Desk,
    *,
    article: str | None = None,
    status: list[str] | None = None,
    verdict: list[str] | None = None,
    source: str | None = None,
    type_: str | None = None,
    search: str | None = None,
    alert: bool = False,
    gone: bool = False,
) -> ClaimFilter:
    """The filter that the options ask for; a sentence where a value is not one of the list."""
    from workbench.models import ClaimType, Status, VerdictCode
    from workbench.store import ClaimFilter

    return ClaimFilter(
        article_id=desk.article(article).id if article else None,
        status=frozenset(_known(value, Status, "--status") for value in status or ()),
        verdict=frozenset(_known(value, VerdictCode, "--verdict") for value in verdict or ()),
        source=source,
        type=_known(type_, ClaimType, "--type") if type_ else None,
        text=search,
        has=frozenset(("conflict",)) if alert else frozenset(),
        gone=gone,
    )


def _known(value: str, kinds: type[StrEnum], option: str) -> str:
    if value not in {str(kind) for kind in kinds}:
        raise WorkbenchError(
            f"{option} has no value “{value}”",
            f"use one of {', '.join(str(kind) for kind in kinds)}",
        )
    return value
