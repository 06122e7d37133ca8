"""Exports: the verdicts as a spreadsheet."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from workbench.cli.filters import (
    ArticleOption,
    SearchOption,
    SourceOption,
    StatusOption,
    TypeOption,
    VerdictOption,
    claim_filter,
)
from workbench.cli.options import DEFAULT_DB, Db, Reader, desk_to_read
from workbench.cli.output import tell


class Profile(StrEnum):
    """Which columns the export has."""

    FULL = "full"
    SHORT = "short"


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(export)


def export(
    path: Annotated[str, typer.Argument(metavar="FILE", help="verdicts.csv; - is the output.")],
    db: Db = DEFAULT_DB,
    reviewer: Reader = None,
    article: ArticleOption = None,
    status: StatusOption = None,
    verdict: VerdictOption = None,
    source: SourceOption = None,
    type_: TypeOption = None,
    search: SearchOption = None,
    profile: Annotated[Profile, typer.Option(help="Which columns.")] = Profile.FULL,
    history: Annotated[bool, typer.Option("--history", help="A row for every verdict.")] = False,
    prior: Annotated[
        bool, typer.Option("--prior", help="The imported claims in place of the desk's own.")
    ] = False,
    binary: Annotated[
        bool, typer.Option("--binary", help="verified, disputed, and other.")
    ] = False,
    excel: Annotated[bool, typer.Option("--excel", help="With a byte order mark.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Without the formula guard.")] = False,
    keep_newlines: Annotated[
        bool, typer.Option("--keep-newlines", help="Cells may have several lines.")
    ] = False,
) -> None:
    """Write the claims and their verdicts to a CSV file, whole or not at all."""
    from workbench.export import export_verdicts

    with desk_to_read(db, reviewer) as desk:
        chosen = claim_filter(
            desk,
            article=article,
            status=status,
            verdict=verdict,
            source=source,
            type_=type_,
            search=search,
        )
        done = export_verdicts(
            desk,
            path,
            stream=sys.stdout if path == "-" else None,
            profile=profile.value,
            history=history,
            binary=binary,
            excel=excel,
            raw=raw,
            keep_newlines=keep_newlines,
            prior=prior,
            filter=chosen,
        )
    where = "" if path == "-" else f" to {path}"
    guarded = f", {done.guarded} cells guarded against formulas" if done.guarded else ""
    tell(f"{done.rows} rows written{where}{guarded}.")
