"""Two people review a claim: who does, what they differ on, and how far they agree."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.claims import claim_name, who
from workbench.cli.options import (
    DEFAULT_DB,
    Db,
    Format,
    FormatOption,
    Reader,
    Reviewer,
    desk_to_read,
    existing_desk,
    reviewer_name,
)
from workbench.cli.output import json_line, say, table, tell
from workbench.display import one_line
from workbench.errors import WorkbenchError
from workbench.models import Verdict, VerdictCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.audit.agreement import Agreement, Estimate
    from workbench.review import Side
    from workbench.store import ClaimRow


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    for command in (assign, adjudicate, agreement):
        app.command()(command)


def assign(
    terms: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILTER]", help="is:open article:NAME source:NAME …, as in f."),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="NAME", help="Who is to review them.")
    ] = None,
    second: Annotated[
        bool, typer.Option("--second", help="As the second, who does not see what the first found.")
    ] = False,
    claim: Annotated[
        list[str] | None,
        typer.Option("--claim", metavar="CLAIM", help="This claim; may repeat."),
    ] = None,
    nobody: Annotated[
        bool, typer.Option("--nobody", help="Take them off whoever has them.")
    ] = False,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Assign claims to a reviewer, or to a second one who reviews them blind."""
    from workbench.review import assign as assign_claims
    from workbench.tui.filters import parse_filter

    if (to is None) != nobody:
        raise WorkbenchError("It is not said to whom", "give --to NAME, or --nobody")
    if bool(terms) == bool(claim):
        raise WorkbenchError("It is not said which claims", "give a filter, or --claim CLAIM")
    actor = reviewer_name(reviewer)
    with existing_desk(db, actor) as desk:
        if claim:
            ids = [desk.resolve_claim(one) for one in claim]
        else:
            chosen = parse_filter(" ".join(map(_term, terms or ())), desk, reviewer=actor)
            ids = [row.id for row in desk.claims(chosen)]
        done = assign_claims(desk, ids, to, actor=actor, second=second)
        part = "second" if second else "first"
        say(f"{len(done.claim_ids)} of {len(ids)} claims  {part} reviewer: {to or 'nobody'}")
        for warning in done.warnings:
            tell(warning)


def _term(word: str) -> str:
    """A word of the command line as a term: the shell has taken the quotation marks off."""
    name, colon, value = word.partition(":")
    return f'{name}:"{value}"' if colon and " " in value else word


def adjudicate(
    claim: Annotated[
        str | None, typer.Argument(metavar="[CLAIM]", help="The claim; none lists all that wait.")
    ] = None,
    code: Annotated[
        VerdictCode | None, typer.Argument(metavar="[VERDICT]", help="What settles it.")
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why, in a sentence.")] = None,
    reason_code: Annotated[
        str | None, typer.Option("--reason-code", help="wrong_number, official_record, …")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Date up to which it was right (outdated).")
    ] = None,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Settle claims on which two reviewers differ; without a verdict, show both sides."""
    from workbench.review import adjudicate as settle
    from workbench.review import load_policy, sides, to_adjudicate

    actor = reviewer_name(reviewer)
    with existing_desk(db, actor) as desk:
        if claim is not None and code is not None:
            claim_id = desk.resolve_claim(claim)
            finding = Verdict(code=code, reason=reason, reason_code=reason_code, as_of=as_of)
            done = settle(desk, claim_id, finding, actor=actor, policy=load_policy(db))
            say(f"{claim_name(desk.claim(claim_id))}  adjudicated: {code}")
            for warning in done.warnings:
                tell(warning)
            return
        rows = to_adjudicate(desk) if claim is None else [desk.claim(desk.resolve_claim(claim))]
        for row in rows:
            found = sides(desk, row.id)
            if format is Format.JSONL:
                json_line({"claim": row, "sides": found})
            else:
                _print_sides(row, found)
        if format is Format.TABLE and claim is None:
            tell(f"{len(rows)} claims wait for an adjudicator.")


def _print_sides(row: ClaimRow, found: Sequence[Side]) -> None:
    """Statement and source, and what each of the two found beside each other."""
    say(f"{claim_name(row)}  {row.text} ({who(row)})")
    if not found:
        say("Nobody has reviewed it as one of two.")
        return
    names = [one_line(side.reviewer) for side in found]
    table(
        ("", *names),
        [
            (heading, *cells)
            for heading, *cells in zip(_HEADINGS, *map(_side_cells, found), strict=True)
            if any(cells)
        ],
        wrap=names,
    )


_HEADINGS = ("verdict", "reason", "code", "as of", "said", "evidence", "notes")


def _side_cells(side: Side) -> tuple[str | None, ...]:
    from workbench.review import glyph_of, label_of

    one = side.review
    verdict = one.verdict or ""
    evidence = [
        " ".join(filter(None, (piece.stance, piece.title, piece.url, piece.excerpt)))
        for piece in side.evidence
    ]
    return (
        f"{glyph_of(verdict)} {label_of(verdict)}",
        one.reason,
        one.reason_code,
        one.as_of,
        one.attribution_verdict,
        "; ".join(evidence),
        "; ".join(note.text for note in side.notes),
    )


def agreement(
    csv: Annotated[
        str | None,
        typer.Option("--csv", metavar="FILE", help="Figures and raw table; - is the output."),
    ] = None,
    db: Db = DEFAULT_DB,
    reviewer: Reader = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show how far two reviewers agree: raw table, Cohen's kappa, Krippendorff's alpha."""
    from workbench.audit.agreement import reliability
    from workbench.export import export_agreement

    with desk_to_read(db, reviewer) as desk:
        if csv is not None:
            done = export_agreement(desk, csv, stream=sys.stdout if csv == "-" else None)
            tell(f"{done.rows} rows written{'' if csv == '-' else f' to {csv}'}.")
            return
        found = reliability(desk)
    for one in (found.together, *found.pairs):
        if format is Format.JSONL:
            json_line(_record(one))
        elif one.n:
            _print_agreement(one)
    if format is Format.TABLE:
        told = f"; {found.left_out} not counted, as a verdict was given in sight of the other's"
        tell(f"{found.together.n} claims reviewed blind by two{told if found.left_out else ''}.")


def _record(one: Agreement) -> dict[str, object]:
    return {
        "reviewers": one.reviewers,
        "claims": one.n,
        "agreed": one.agreed,
        "share": one.share and one.share._asdict(),
        "kappa": one.kappa and one.kappa._asdict(),
        "alpha": one.alpha and one.alpha._asdict(),
        "table": [[first, second, number] for (first, second), number in one.table.items()],
    }


def _print_agreement(one: Agreement) -> None:
    from workbench.review import label_of

    verdicts = sorted({verdict for cell in one.table for verdict in cell})
    first, second = one.reviewers
    say(f"{first} (rows) and {second} (columns), {one.n} claims")
    table(
        ("", *map(label_of, verdicts)),
        [
            (label_of(row), *(one.table.get((row, column), 0) for column in verdicts))
            for row in verdicts
        ],
        right=tuple(map(label_of, verdicts)),
    )
    say(f"same verdict          {one.agreed} of {one.n}, {_told(one.share)}")
    say(f"Cohen's kappa         {_told(one.kappa)}")
    say(f"Krippendorff's alpha  {_told(one.alpha)}")
    say()


def _told(one: Estimate | None) -> str:
    """A figure with its interval, or why there is none."""
    if one is None:
        return "not defined: all claims have one verdict"
    if one.low is None or one.high is None:
        return f"{one.value:.2f} (too few claims for an interval)"
    return f"{one.value:.2f} (95 %: {one.low:.2f} to {one.high:.2f})"
