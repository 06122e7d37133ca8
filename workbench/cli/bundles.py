"""A case as one file that other desks and people can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.filters import (
    SearchOption,
    SourceOption,
    StatusOption,
    TypeOption,
    VerdictOption,
    claim_filter,
)
from workbench.cli.options import DEFAULT_DB, Db, Sealed, whole_desk
from workbench.cli.output import say, tell
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.export.bundle import Checked

_CHECK = "check"


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(bundle)


def bundle(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[check] CASE.zip", help="The file to write; with `check` before it, to check."
        ),
    ],
    db: Db = DEFAULT_DB,
    article: Annotated[
        list[str] | None,
        typer.Option("--article", metavar="ARTICLE", help="Only this article; may repeat."),
    ] = None,
    status: StatusOption = None,
    verdict: VerdictOption = None,
    source: SourceOption = None,
    type_: TypeOption = None,
    search: SearchOption = None,
    notes: Annotated[
        bool, typer.Option("--notes", help="With the texts of the reviewers' notes.")
    ] = False,
    include_confidential: Annotated[
        bool,
        typer.Option(
            "--include-confidential", help="Although it names sources that are confidential here."
        ),
    ] = False,
    include_sealed: Sealed = False,
) -> None:
    """Write articles, claims, verdicts, evidence and their log to one file, or check one.

    The articles of the claims that are asked for go in whole. `workbench import CASE.zip` takes
    it in on another desk; `workbench bundle check CASE.zip` needs none.
    """
    from workbench.export.bundle import check_bundle, write_bundle

    if words[0] == _CHECK and len(words) == 2:
        _tell_checked(check_bundle(Path(words[1])))
        return
    if len(words) != 1:
        raise WorkbenchError(
            f"“{' '.join(words)}” names no one file",
            "write `workbench bundle CASE.zip` or `workbench bundle check CASE.zip`",
        )
    with whole_desk(db) as desk:
        chosen = [
            claim_filter(
                desk,
                article=one,
                status=status,
                verdict=verdict,
                source=source,
                type_=type_,
                search=search,
            )
            for one in article or (None,)
        ]
        done = write_bundle(
            desk,
            Path(words[0]),
            chosen,
            notes=notes,
            include_confidential=include_confidential,
            include_sealed=include_sealed,
        )
    told = [_counted(done.articles, "article"), _counted(done.events, "event")]
    told += [_counted(done.copies, "copy of a page", "copies of pages")] if done.copies else []
    told += [_counted(done.notes, "note")] if done.notes else []
    tell(f"{', '.join(told)} written to {words[0]}.")
    if done.left_out:
        tell(
            f"{_counted(done.left_out, 'decision')} on matches with claims of other articles "
            "stayed here."
        )


def _tell_checked(found: Checked) -> None:
    manifest = found.manifest
    say(
        f"Sound: {_counted(found.articles, 'article')}, {_counted(found.claims, 'claim')}, "
        f"{_counted(found.verdicts, 'verdict')}, {_counted(manifest.events, 'event')}, "
        f"{_counted(found.copies, 'copy of a page', 'copies of pages')}, "
        f"{_counted(found.notes, 'note')}."
    )
    say(f"Written {manifest.created_at} by workbench {manifest.tool_version}.")
    whole = {chain.first for chain in found.whole}
    for log in manifest.chains:
        what = "all of it is here" if log.first in whole else "a part of it is here"
        say(f"Log {log.first[:12]}: {_counted(log.events, 'event')}, {what}; head {log.head}")
    if not found.exports_compared:
        tell("Another version of workbench wrote the spreadsheet in it; it was not made anew.")


def _counted(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"
