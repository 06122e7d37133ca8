"""Prior claims: find those that say the same, decide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli.claims import claim_name
from workbench.cli.explaining import is_text, print_explained
from workbench.cli.options import (
    DEFAULT_DB,
    Db,
    Format,
    FormatOption,
    Reviewer,
    desk_to_read,
    reviewer_name,
)
from workbench.cli.output import json_line, progress, say, table, tell
from workbench.errors import WorkbenchError

SCORE_DECIMALS = 6
CONFIDENCE_DECIMALS = 4

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.matching import Query, Ranking
    from workbench.models import Match
    from workbench.store import Desk


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(match)


def match(
    claim: Annotated[
        str | None,
        typer.Argument(metavar="[CLAIM]", help="The claim to match, or a text. Default: all."),
    ] = None,
    confirm: Annotated[
        str | None, typer.Option("--confirm", metavar="PRIOR", help="This prior claim is the same.")
    ] = None,
    reject: Annotated[
        str | None, typer.Option("--reject", metavar="PRIOR", help="This one is not the same.")
    ] = None,
    not_now: Annotated[
        str | None, typer.Option("--not-now", metavar="PRIOR", help="Hide this one until --all.")
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", help="Why, for a pair that the guards call a conflict."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each was found, and why in its tier.")
    ] = False,
    show_all: Annotated[
        bool, typer.Option("--all", help="Show those put off with --not-now, too.")
    ] = False,
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
    with desk_to_read(db, reviewer) as desk:
        if queries is not None:
            _match_queries(desk, queries, top)
            return
        if claim is None:
            if confirm or reject or not_now:
                raise WorkbenchError(
                    "--confirm, --reject and --not-now need a claim", "name the claim first"
                )
            _match_all(desk, top, format)
            return
        decided = confirm or reject or not_now
        if not decided and is_text(desk, claim):
            _print_matches_of_text(desk, claim, top, format, explain)
            return
        claim_id = desk.resolve_claim(claim)
        if decided:
            actor = reviewer_name(reviewer)
            desk.see_as(actor)
            _decide(desk, claim_id, confirm, reject, not_now, actor, reason)
            return
        _print_matches(desk, claim_id, top, format, explain, show_all)


def _decide(
    desk: Desk,
    claim_id: str,
    confirm: str | None,
    reject: str | None,
    not_now: str | None,
    actor: str,
    reason: str | None,
) -> None:
    from workbench.models import MatchStatus
    from workbench.review import decide_match

    given = {
        MatchStatus.CONFIRMED: confirm,
        MatchStatus.REJECTED: reject,
        MatchStatus.PUT_OFF: not_now,
    }
    (status, prior), *more = [(status, prior) for status, prior in given.items() if prior]
    if more:
        raise WorkbenchError(
            "--confirm, --reject and --not-now were given together", "give one of them"
        )
    prior_id = desk.resolve_claim(prior)
    decide_match(desk, claim_id, prior_id, status, actor=actor, reason=reason)
    say(
        f"{claim_name(desk.claim(claim_id))}  match with {prior_id} {str(status).replace('_', ' ')}"
    )


def _print_matches_of_text(desk: Desk, text: str, top: int, format: Format, explain: bool) -> None:
    from workbench.cli.reindexing import ready_for_meaning
    from workbench.review import suggest_for_text

    found = suggest_for_text(desk, text, top=top, meaning=ready_for_meaning(desk))
    if explain:
        print_explained(desk, text, None, found, format)
    else:
        _print_found(desk, found, format)


def _print_matches(
    desk: Desk, claim_id: str, top: int, format: Format, explain: bool, show_all: bool
) -> None:
    from workbench.cli.reindexing import ready_for_meaning
    from workbench.models import MatchStatus
    from workbench.review import speaker_of, suggest

    found = suggest(desk, claim_id, top=top, meaning=ready_for_meaning(desk))
    put_off = [one for one in found if one.status is MatchStatus.PUT_OFF]
    if not show_all:
        found = [one for one in found if one.status is not MatchStatus.PUT_OFF]
    if explain:
        claim = desk.claim(claim_id)
        print_explained(desk, claim.text, speaker_of(claim), found, format)
    else:
        _print_found(desk, found, format)
    if put_off and not show_all:
        tell(f"{len(put_off)} put off; --all shows {'it' if len(put_off) == 1 else 'them'}.")


def _print_found(desk: Desk, found: Sequence[Match], format: Format) -> None:
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
    conflicts = [conflict.told() for conflict in found.conflicts]
    return (
        found.tier,
        f"{found.score:.2f}",
        None if found.confidence is None else f"{found.confidence:.0%}",
        found.status.replace("_", " "),
        found.prior_id,
        prior.standing_verdict or prior.publisher_finding,
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
