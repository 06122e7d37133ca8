"""``workbench bundle``: a case out of a desk, whole or not at all."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.errors import WorkbenchError
from workbench.export.atomic import whole_binary_file
from workbench.export.bundle.contents import Unfit, case_members, manifest_of
from workbench.export.bundle.exported import exported
from workbench.export.bundle.scratch import scratch_desk
from workbench.export.bundle.zip_file import MANIFEST, Content, write_zip
from workbench.export.masking import mask_of
from workbench.export.snapshot import snapshot
from workbench.models import EvidenceCopy
from workbench.review import check_unsealed, load_publish_settings
from workbench.store.cases import Case, case_of
from workbench.store.copies import Copies, copy_name

if TYPE_CHECKING:
    from workbench.store import ClaimFilter, Desk


@dataclass(frozen=True, slots=True)
class Written:
    """What a bundle holds. ``left_out``: decisions on matches with claims that are not in it."""

    articles: int
    events: int
    copies: int
    notes: int
    left_out: int


def write_bundle(
    desk: Desk,
    path: Path,
    chosen: Sequence[ClaimFilter],
    *,
    notes: bool = False,
    include_confidential: bool = False,
    include_sealed: bool = False,
) -> Written:
    """Write the articles that hold the claims asked for, and all that was done on them.

    An article goes whole: its claims prove each other's place, and a verdict on one may rest on
    the others.

    Args:
        chosen: filters; a claim that any of them asks for is asked for.
        notes: with the texts of the reviewers' notes.
        include_confidential: although confidential sources are named in it.
        include_sealed: although it tells what a second reviewer may not see yet.

    Raises:
        WorkbenchError: nothing is asked for, confidential sources are named, the desk is not
            sound there, or the file cannot be written; what stood at ``path`` is then as it was.
    """
    with snapshot(desk):
        wanted = {one.article_id for each in chosen for one in desk.claims(each) if one.article_id}
        if not wanted:
            raise WorkbenchError("No claim is asked for", "`workbench list` shows what there is")
        check_unsealed(desk, wanted, include_sealed=include_sealed)
        case = case_of(desk, sorted(wanted), notes=notes, publish=_publish(desk))
        _check_names(desk, case, include_confidential=include_confidential)
        copies = _copies(desk, case)
        created_at = desk.now()
    try:
        with scratch_desk(case, copies) as scratch:
            made = case_members(case) | exported(scratch, case.publish)
    except Unfit as error:
        raise WorkbenchError(
            f"The case cannot be bundled, because the desk is not sound ({error})",
            "run `workbench doctor`",
        ) from None
    members: dict[str, Content] = {name: partial(bytes, content) for name, content in made.items()}
    members |= {copy_name(sha256): content for sha256, content in copies.items()}
    members[MANIFEST] = partial(bytes, manifest_of(case, members, created_at))
    with whole_binary_file(path, private=True) as file, tempfile.TemporaryFile() as whole:
        write_zip(whole, members)
        whole.seek(0)
        while piece := whole.read(1_048_576):
            file.write(piece)
    return Written(
        articles=len(case.articles),
        events=len(case.events),
        copies=len(copies),
        notes=sum(one.note is not None for one in case.events),
        left_out=case.left_out,
    )


def _publish(desk: Desk) -> dict[str, Any] | None:
    """This desk's settings of publication, where they are complete."""
    settings = load_publish_settings(desk.path)
    known = settings.organization and settings.url and settings.page
    return settings.model_dump(mode="json") if known else None


def _check_names(desk: Desk, case: Case, *, include_confidential: bool) -> None:
    """Refuse to give away who is not to be named: what is marked stays at home, words do not."""
    if include_confidential:
        return
    told = [one["article"]["text"] for one in case.articles]
    told += [version["text"] for one in case.articles for version in one["versions"]]
    told += [json.dumps(one.event.model_dump(), ensure_ascii=False) for one in case.events]
    told += [one.note[1] for one in case.events if one.note is not None]
    named = mask_of(desk).named_in("\n".join(told))
    if named:
        raise WorkbenchError(
            f"The articles or what was written about them name {', '.join(named)}, "
            "whom this desk keeps confidential",
            "give --include-confidential if whoever gets the bundle may know",
        )


def _copies(desk: Desk, case: Case) -> dict[str, Content]:
    """The pages that evidence of the case rests on, packed as they lie, by their SHA-256."""
    found: dict[str, Content] = {}
    kept = Copies(desk.path)
    for claim_id in sorted(case.claim_ids):
        for piece in desk.evidence(claim_id):
            copy: EvidenceCopy | None = piece.archived
            if copy is not None:
                found[copy.sha256] = partial(kept.packed, copy)
    return dict(sorted(found.items()))
