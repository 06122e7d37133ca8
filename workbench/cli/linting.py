"""Looking for faults in ClaimReview, before search engines do."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.filters import (
    ArticleOption,
    FilterLine,
    SearchOption,
    SourceOption,
    StatusOption,
    TypeOption,
    VerdictOption,
    chosen_claims,
)
from workbench.cli.options import DEFAULT_DB, Db, Format, FormatOption, Reviewer, existing_desk
from workbench.cli.output import json_line, say
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.export.lint import Linted


class Profile(StrEnum):
    """Whose rules."""

    SCHEMA = "schema"
    GOOGLE = "google"


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(lint)


def lint(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="Exports or pages; without any: the desk."),
    ] = None,
    db: Db = DEFAULT_DB,
    profile: Annotated[
        Profile, typer.Option("--profile", help="schema.org's rules, or Google's as well.")
    ] = Profile.GOOGLE,
    filter_line: FilterLine = None,
    article: ArticleOption = None,
    status: StatusOption = None,
    verdict: VerdictOption = None,
    source: SourceOption = None,
    type_: TypeOption = None,
    search: SearchOption = None,
    reviewer: Reviewer = None,
    format: FormatOption = Format.TABLE,
) -> int:
    """Check ClaimReview: errors and warnings by claim. Ends with 1 where there is an error."""
    from workbench.export.lint import lint_desk, lint_file

    options = {
        "article": article,
        "status": status,
        "verdict": verdict,
        "source": source,
        "type_": type_,
        "search": search,
    }
    if files:
        if filter_line is not None or any(options.values()):
            raise WorkbenchError("A filter chooses claims of the desk", "leave out the files")
        each = (lint_file(file, profile.value) for file in files)
        return _report(chain.from_iterable(each), profile, format)
    from workbench.review import load_publish_settings

    with existing_desk(db) as desk:
        chosen = chosen_claims(desk, filter_line, reviewer=reviewer, **options)
        found = lint_desk(desk, chosen, load_publish_settings(db), profile.value)
        return _report(found, profile, format)


def _report(found: Iterator[Linted], profile: Profile, format: Format) -> int:
    reviews = errors = warnings = 0
    for one in found:
        reviews += 1
        errors += one.errors
        warnings += len(one.problems) - one.errors
        if format is Format.JSONL:
            json_line(
                {
                    "name": one.name,
                    "problems": [
                        {
                            "severity": problem.severity,
                            "rule": problem.rule,
                            "where": problem.where,
                            "what": problem.what,
                        }
                        for problem in one.problems
                    ],
                }
            )
        elif one.problems:
            _show(one)
    if format is Format.TABLE:
        say(f"{reviews} reviewed: {_count(errors, 'error')}, {_count(warnings, 'warning')}.")
        if profile is Profile.GOOGLE and reviews:
            _advise()
    return 1 if errors else 0


def _show(one: Linted) -> None:
    say(one.name)
    for problem in one.problems:
        where = f"{problem.where}: " if problem.where else ""
        say(f"  {problem.severity:7}  {problem.rule:15}  {where}{problem.what}")


def _advise() -> None:
    from workbench.export.lint import SITE_ADVICE

    say("No file tells, and Google asks, that")
    for sentence in SITE_ADVICE:
        say(f"  - {sentence}")


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
