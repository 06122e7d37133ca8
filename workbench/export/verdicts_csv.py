"""``verdicts.csv``: one row a claim, or a verdict event (``history``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TextIO

from workbench.errors import WorkbenchError
from workbench.export.csv_writing import Exported
from workbench.export.history_rows import history_rows
from workbench.export.manifest import filter_record, write_manifest
from workbench.export.masking import mask_of
from workbench.export.prior_rows import prior_rows
from workbench.export.publishing import correction_lines
from workbench.export.review_columns import CLAIM_REVIEW, DATA_COMMONS, claim_review_rows
from workbench.export.snapshot import snapshot
from workbench.export.table_writing import TableOptions, write_table
from workbench.export.verdict_columns import (
    COLUMNS,
    INTEGERS,
    REALS,
    SHORT,
    Row,
    masked,
    verdict_rows,
)
from workbench.store import ClaimFilter

if TYPE_CHECKING:
    from workbench.review import PublishSettings
    from workbench.store import Desk

Profile = Literal["full", "short", "claimreview", "datacommons"]

PROFILES: Final[dict[str, tuple[str, ...]]] = {
    "full": COLUMNS,
    "short": SHORT,
    "claimreview": CLAIM_REVIEW,
    "datacommons": DATA_COMMONS,
}
_PUBLISHED: Final = ("claimreview", "datacommons")
_VERDICT: Final = COLUMNS.index("verdict")
_LABEL: Final = COLUMNS.index("verdict_label")
_RATING: Final = COLUMNS.index("rating_value")


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
    include_confidential: bool = False,
    filter: ClaimFilter | None = None,
    settings: PublishSettings | None = None,
) -> Exported:
    """Write claims and verdicts as a table, with a manifest beside the file.

    Args:
        path: the file, replaced whole or not at all; Parquet where it ends in ``.parquet``, else
            CSV. ``-`` writes CSV to ``stream``.
        profile: which columns. ``claimreview`` and ``datacommons`` have the claims alone that are
            published, and need ``settings``.
        history: one row a verdict event that stands, instead of one a claim.
        binary: verdicts other than *verified* and *disputed* are written as ``other``.
        excel: begin with a byte order mark.
        raw: leave the formula guard off.
        keep_newlines: cells may have several lines.
        prior: the claims that were imported, with their publishers' verdicts, in place of the
            desk's own. Those that came from a ``verdicts.csv`` are written as they stood in it.
        include_confidential: name confidential sources; they are ``CONF-007`` otherwise, also
            within statements, quotations and reasons.
        filter: which claims; all of the desk's articles by default.

    Raises:
        WorkbenchError: the file cannot be written, or the options do not go together.
    """
    chosen = filter or ClaimFilter()
    if prior:
        chosen = replace(chosen, origin="import")
    _check(profile, history=history, binary=binary, prior=prior)
    with snapshot(desk):
        numbers = desk.claim_numbers(chosen)
        rows: Iterator[Row]
        if profile in _PUBLISHED:
            rows = claim_review_rows(desk, numbers, settings, profile)
        else:
            make = prior_rows if prior else history_rows if history else verdict_rows
            made = make(desk, numbers)
            named = made if include_confidential else masked(made, mask_of(desk))
            rows = _of_profile(named, profile, binary=binary)
        done = write_table(
            path,
            PROFILES[profile],
            rows,
            stream=stream,
            options=TableOptions(excel, raw, keep_newlines),
            integers=INTEGERS,
            reals=REALS,
        )
        if done.path is not None:
            options: dict[str, Any] = {
                "profile": profile,
                "history": history,
                "binary": binary,
                "raw": raw,
                "prior": prior,
                "include_confidential": include_confidential,
                "filter": filter_record(chosen),
            }
            more: dict[str, Any] = {}
            if profile in _PUBLISHED and settings is not None:
                more["corrections"] = list(correction_lines(desk, chosen, settings))
            write_manifest(
                desk, done.path, rows=done.rows, guarded=done.guarded, options=options, **more
            )
    return done


def _check(profile: Profile, *, history: bool, binary: bool, prior: bool) -> None:
    if prior and history:
        raise WorkbenchError(
            "Prior claims have no verdict history on this desk", "export them without --history"
        )
    if profile in _PUBLISHED and (history or binary or prior):
        raise WorkbenchError(
            f"The profile {profile} has the verdicts that are published, as they are",
            "leave out --history, --binary and --prior",
        )


def _of_profile(rows: Iterator[Row], profile: Profile, *, binary: bool) -> Iterator[Row]:
    if binary:
        rows = map(_two_valued, rows)
    if profile == "full":
        return rows
    places = [COLUMNS.index(name) for name in PROFILES[profile]]
    return ([row[place] for place in places] for row in rows)


def _two_valued(row: Row) -> Row:
    if row[_VERDICT] in (None, "", "verified", "disputed"):
        return row
    cells = list(row)
    cells[_VERDICT], cells[_LABEL], cells[_RATING] = "other", "Other", None
    return cells
