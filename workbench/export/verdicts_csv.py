"""``verdicts.csv``: one row a claim, or a verdict event (``history``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TextIO

from workbench.errors import WorkbenchError
from workbench.export.csv_cells import list_cell
from workbench.export.csv_writing import Exported, write_csv
from workbench.export.manifest import filter_record, write_manifest
from workbench.export.prior_rows import prior_records
from workbench.export.snapshot import snapshot
from workbench.models import MatchStatus, Tier
from workbench.review import entry_of, label_of
from workbench.store import ClaimFilter
from workbench.store.events import GIVING, fold, undone_seqs

if TYPE_CHECKING:
    from workbench.models import Evidence, Match
    from workbench.store import ArticleRow, ClaimRow, Desk

Profile = Literal["full", "short"]
_PAGE: Final = 500

COLUMNS: Final[tuple[str, ...]] = (
    "claim_id", "verdict", "verdict_label", "claim_text", "claim_quote", "source_name",
    "source_kind", "source_title", "attribution_style", "attribution_cue", "attribution_via",
    "attribution_verdict", "verdict_reason", "reason_code", "evidence_count", "evidence_urls",
    "evidence_archived_urls", "reviewer", "reviewed_at", "review_count", "agreement", "status",
    "claim_type", "check_worthiness", "article_title", "article_url", "article_outlet",
    "article_author", "article_published", "claim_date", "position", "char_start", "char_end",
    "matched_claim_id", "match_score", "match_status", "contradicts", "rating_value",
    "review_url", "language", "tags", "revision",
)  # fmt: skip
"""The columns in order. New ones are only appended."""

_SHORT: Final = (1, 2, 3, 4, 5, 6, 11, 13, 16, 18, 19, 25, 26)
PROFILES: Final[dict[str, tuple[str, ...]]] = {
    "full": COLUMNS,
    "short": tuple(COLUMNS[number - 1] for number in _SHORT),
}


def export_verdicts(
    desk: Desk,
    path: str | Path,
    *,
    stream: TextIO | None = None,
    profile: Profile = "full",
    history: bool = False,
    binary: bool = False,
    excel: bool = False,
    raw: bool = False,
    keep_newlines: bool = False,
    prior: bool = False,
    filter: ClaimFilter | None = None,
) -> Exported:
    """Write claims and verdicts as CSV, with a manifest beside the file.

    Args:
        path: the file, replaced whole or not at all; ``-`` writes to ``stream``.
        profile: which columns.
        history: one row a verdict event that stands, instead of one a claim.
        binary: verdicts other than *verified* and *disputed* are written as ``other``.
        prior: the claims that were imported, with their publishers' verdicts, in place of the
            desk's own. Those that came from a ``verdicts.csv`` are written as they stood in it.
        filter: which claims; all of the desk's articles by default.

    Raises:
        WorkbenchError: the file cannot be written; ``prior`` and ``history`` are both asked for.
    """
    if prior and history:
        raise WorkbenchError(
            "Prior claims have no verdict history on this desk", "export them without --history"
        )
    chosen = filter or ClaimFilter()
    if prior:
        chosen = replace(chosen, origin="import")
    columns = PROFILES[profile]
    make = partial(prior_records if prior else _history_rows if history else _claim_records, desk)
    with snapshot(desk):
        rows = _rows(desk, chosen, make, columns, binary=binary)
        done = write_csv(
            path, columns, rows, stream=stream, excel=excel, raw=raw, keep_newlines=keep_newlines
        )
        if done.path is not None:
            options: dict[str, Any] = {
                "profile": profile,
                "history": history,
                "binary": binary,
                "raw": raw,
                "prior": prior,
                "filter": filter_record(chosen),
            }
            write_manifest(desk, done.path, rows=done.rows, guarded=done.guarded, options=options)
    return done


def _rows(
    desk: Desk,
    chosen: ClaimFilter,
    make: Callable[[ClaimRow, ArticleRow | None], Iterator[dict[str, object]]],
    columns: tuple[str, ...],
    *,
    binary: bool,
) -> Iterator[list[object]]:
    articles = {article.id: article for article in desk.articles()}
    offset = 0
    while page := desk.claims(chosen, limit=_PAGE, offset=offset):
        for claim in page:
            for record in make(claim, articles.get(claim.article_id or "")):
                if binary and record.get("verdict") not in (None, "", "verified", "disputed"):
                    record |= {"verdict": "other", "verdict_label": "Other", "rating_value": None}
                yield [record.get(name) for name in columns]
        offset += len(page)


def _claim_records(
    desk: Desk, claim: ClaimRow, article: ArticleRow | None
) -> Iterator[dict[str, object]]:
    evidence = desk.evidence(claim.id)
    matches = desk.matches(claim.id)
    yield _record(claim, article, evidence, _shown_match(matches), matches)


def _history_rows(
    desk: Desk, claim: ClaimRow, article: ArticleRow | None
) -> Iterator[dict[str, object]]:
    """The claim as each verdict event left it."""
    events = desk.history(claim.id)
    off = undone_seqs(events)
    evidence, matches = desk.evidence(claim.id), desk.matches(claim.id)
    for place, event in enumerate(events, start=1):
        if event.action not in GIVING or event.seq in off or event.new is None:
            continue
        at_that_time = replace(
            claim,
            verdict=event.new["verdict"],
            reason=event.new["reason"],
            reason_code=event.new["reason_code"],
            as_of=event.new["as_of"],
            status=event.new["status"],
            reviewer=event.actor,
            reviewed_at=event.at,
            revision=place,
            agreement=fold(events[:place], claim.id).agreement,
        )
        yield _record(at_that_time, article, evidence, _shown_match(matches), matches)


def _record(
    claim: ClaimRow,
    article: ArticleRow | None,
    evidence: list[Evidence],
    match: Match | None,
    matches: list[Match],
) -> dict[str, object]:
    entry = entry_of(claim.verdict) if claim.verdict else None
    return {
        "claim_id": claim.id,
        "verdict": claim.verdict,
        "verdict_label": label_of(claim.verdict) if claim.verdict else None,
        "claim_text": claim.text,
        "claim_quote": claim.quote,
        "source_name": claim.source_name,
        "source_kind": claim.source_kind,
        "source_title": claim.source_title,
        "attribution_style": claim.style,
        "attribution_cue": claim.cue,
        "attribution_via": list_cell(claim.via),
        "attribution_verdict": claim.attribution_verdict,
        "verdict_reason": claim.reason,
        "reason_code": claim.reason_code,
        "evidence_count": len(evidence),
        "evidence_urls": list_cell((one.url for one in evidence if one.url), urls=True),
        "evidence_archived_urls": None,
        "reviewer": claim.reviewer,
        "reviewed_at": claim.reviewed_at,
        "review_count": claim.review_count,
        "agreement": claim.agreement,
        "status": claim.status,
        "claim_type": claim.type,
        "check_worthiness": round(claim.check_worthiness, 2),
        "article_title": article.title if article else None,
        "article_url": article.url if article else None,
        "article_outlet": article.outlet if article else None,
        "article_author": article.author if article else None,
        "article_published": article.published_at if article else None,
        "claim_date": claim.claim_date,
        "position": claim.position,
        "char_start": claim.spans[0].start if claim.spans else None,
        "char_end": claim.spans[-1].end if claim.spans else None,
        "matched_claim_id": match.prior_id if match else None,
        "match_score": round(match.score, 4) if match else None,
        "match_status": str(match.status) if match else None,
        "contradicts": list_cell(
            m.prior_id
            for m in matches
            if m.tier is Tier.CONFLICT
            and m.status not in {MatchStatus.REJECTED, MatchStatus.PUT_OFF}
        ),
        "rating_value": entry.rating_value if entry else None,
        "review_url": None,
        "language": article.language if article else None,
        "tags": None,
        "revision": claim.revision,
    }


def _shown_match(matches: list[Match]) -> Match | None:
    """The confirmed match, else the best suggestion that may be the same or similar."""
    return next(
        (
            m
            for m in matches
            if m.status is MatchStatus.CONFIRMED
            or (m.status is MatchStatus.SUGGESTED and m.tier is not Tier.CONFLICT)
        ),
        None,
    )
