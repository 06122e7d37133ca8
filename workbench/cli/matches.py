"""Prior claims: bring them in, find those that say the same, decide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli.claims import claim_name
from workbench.cli.options import (
    DEFAULT_DB,
    Db,
    Format,
    FormatOption,
    Reviewer,
    existing_desk,
    reviewer_name,
)
from workbench.cli.output import json_line, progress, say, table, tell
from workbench.errors import WorkbenchError

SCORE_DECIMALS = 6
CONFIDENCE_DECIMALS = 4

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.matching import Query, Ranking
    from workbench.models import Match, PriorClaim
    from workbench.store import Desk


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(match)
    app.command("import")(import_claims)


def match(
    claim: Annotated[
        str | None, typer.Argument(metavar="[CLAIM]", help="The claim to match. Default: all.")
    ] = None,
    confirm: Annotated[
        str | None, typer.Option("--confirm", metavar="PRIOR", help="This prior claim is the same.")
    ] = None,
    reject: Annotated[
        str | None, typer.Option("--reject", metavar="PRIOR", help="This one is not the same.")
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", help="Why, for a pair that the guards call a conflict."),
    ] = None,
    queries: Annotated[
        Path | None,
        typer.Option("--queries", metavar="FILE", help="Match texts from JSON lines instead."),
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, max=100, help="How many to show.")] = 5,
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Find the prior claims that say the same; confirm or reject one."""
    with existing_desk(db) as desk:
        if queries is not None:
            _match_queries(desk, queries, top)
            return
        if claim is None:
            if confirm or reject:
                raise WorkbenchError("--confirm and --reject need a claim", "name the claim first")
            _match_all(desk, top, format)
            return
        claim_id = desk.resolve_claim(claim)
        if confirm or reject:
            _decide(desk, claim_id, confirm, reject, reviewer_name(reviewer), reason)
            return
        _print_matches(desk, claim_id, top, format)


def _decide(
    desk: Desk,
    claim_id: str,
    confirm: str | None,
    reject: str | None,
    actor: str,
    reason: str | None,
) -> None:
    from workbench.models import MatchStatus
    from workbench.review import decide_match

    if confirm and reject:
        raise WorkbenchError("--confirm and --reject were both given", "give one of them")
    prior_id = desk.resolve_claim(confirm or reject or "")
    status = MatchStatus.CONFIRMED if confirm else MatchStatus.REJECTED
    decide_match(desk, claim_id, prior_id, status, actor=actor, reason=reason)
    say(f"{claim_name(desk.claim(claim_id))}  match with {prior_id} {status}")


def _print_matches(desk: Desk, claim_id: str, top: int, format: Format) -> None:
    from workbench.cli.reindexing import ready_for_meaning
    from workbench.review import suggest

    found = suggest(desk, claim_id, top=top, meaning=ready_for_meaning(desk))
    if format is Format.JSONL:
        for one in found:
            json_line(one)
        return
    if not found:
        tell("No prior claim comes near this one.")
        return
    table(
        ("tier", "score", "sure", "status", "prior claim", "its verdict", "says", "why"),
        [_match_cells(desk, one) for one in found],
        right=("score", "sure"),
        wrap=("says", "why"),
    )


def _match_cells(desk: Desk, found: Match) -> tuple[object, ...]:
    prior = desk.claim(found.prior_id)
    conflicts = [f"{c.kind}: {c.ours} ≠ {c.theirs}" for c in found.conflicts]
    return (
        found.tier,
        f"{found.score:.2f}",
        None if found.confidence is None else f"{found.confidence:.0%}",
        found.status,
        found.prior_id,
        prior.verdict or prior.publisher_verdict,
        prior.text,
        "; ".join([*conflicts, *found.reasons]),
    )


def _match_all(desk: Desk, top: int, format: Format) -> None:
    from workbench.cli.reindexing import ready_for_meaning
    from workbench.review import suggest
    from workbench.store import ClaimFilter

    meaning = ready_for_meaning(desk)
    rows = desk.claims(ClaimFilter())
    cells = []
    with progress("Matching", len(rows)) as step:
        for done, row in enumerate(rows, start=1):
            found = suggest(desk, row.id, top=top, meaning=meaning)
            if format is Format.JSONL:
                json_line({"claim": claim_name(row), "matches": found})
            cells += [
                (claim_name(row), row.text, *_match_cells(desk, one)[:6]) for one in found[:1]
            ]
            step(done)
    if format is Format.TABLE:
        table(
            (
                "claim", "statement", "tier", "score", "sure", "status", "best prior claim",
                "its verdict",
            ),
            cells,
            right=("score", "sure"),
            wrap=("statement",),
        )  # fmt: skip


def _match_queries(desk: Desk, path: Path, top: int) -> None:
    from workbench.cli.reindexing import ready_for_meaning
    from workbench.matching import Query, rank

    meaning = ready_for_meaning(desk)
    for number, record in _json_lines(path):
        text, query_id = record.get("text"), record.get("query_id")
        speaker = record.get("speaker") or None
        if not isinstance(text, str) or not isinstance(query_id, (str, int)):
            raise WorkbenchError(
                f"Line {number} of {path} has no query_id and text",
                'write {"query_id": "…", "text": "…"} on each line',
            )
        if speaker is not None and not isinstance(speaker, str):
            raise WorkbenchError(
                f"The speaker on line {number} of {path} is no text", "write it in quotation marks"
            )
        query = Query(text=text, speaker=speaker)
        ranking = rank(desk.connection, query, meaning=meaning)
        json_line(
            {
                "query_id": query_id,
                "results": [
                    [one.candidate.claim_id, round(one.score, SCORE_DECIMALS)]
                    for one in ranking.ranked[:top]
                ],
                "suggestion": _suggestion(query, ranking),
            }
        )


def _suggestion(query: Query, ranking: Ranking) -> dict[str, object] | None:
    """The first of a ranking where it is likely enough to be about the same claim.

    Its tier says what the guards found: one that conflicts is shown as that, never as the same.
    """
    from workbench.matching import compare

    if not ranking.is_suggested:
        return None
    first = ranking.ranked[0].candidate
    found = compare(query.text, first.text, our_speaker=query.speaker, their_speaker=first.speaker)
    return {
        "claim_id": first.claim_id,
        "confidence": round(ranking.confidence, CONFIDENCE_DECIMALS),
        "tier": found.tier,
    }


def import_claims(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines, one claim a line.")],
    db: Db = DEFAULT_DB,
    reviewer: Reviewer = None,
) -> None:
    """Bring in claims checked before, to match against. Their verdicts stay their publisher's."""
    from workbench.cli.reindexing import vectors_in_passing
    from workbench.store import open_desk

    priors = read_prior_claims(file)
    with open_desk(db) as desk:
        done = desk.add_prior_claims(priors, actor=reviewer_name(reviewer))
        if done.new or done.updated:
            vectors_in_passing(desk)
    say(f"{done.new} new, {done.updated} updated, {done.unchanged} unchanged")


def read_prior_claims(path: Path) -> list[PriorClaim]:
    """The prior claims in a file of JSON lines. Raises with the line that is wrong."""
    from pydantic import ValidationError

    from workbench.models import PriorClaim

    priors = []
    for number, record in _json_lines(path):
        try:
            priors.append(PriorClaim.model_validate(record))
        except ValidationError as error:
            fields = ", ".join(".".join(map(str, e["loc"])) for e in error.errors())
            raise WorkbenchError(
                f"Line {number} of {path} is not a prior claim ({fields})",
                "see docs/formats.md for its fields",
            ) from None
    return priors


def _json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line numbers (1-based) and objects of a JSON lines file; blank lines are passed over."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise WorkbenchError(
            f"{path} cannot be read ({error.strerror})", "check the name and the permissions"
        ) from None
    except UnicodeDecodeError:
        raise WorkbenchError(f"{path} is not UTF-8 text", "save it as UTF-8") from None
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if not isinstance(record, dict):
            raise WorkbenchError(
                f"Line {number} of {path} is not a JSON object", "write one object a line"
            )
        yield number, record
