"""``workbench bundle check``: is a bundle whole and as it was written? It needs no desk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from workbench import __version__
from workbench.export.bundle.contents import (
    Manifest,
    Unfit,
    case_members,
    is_whole,
    manifest_of,
    read_case,
    read_manifest,
)
from workbench.export.bundle.exported import exported
from workbench.export.bundle.scratch import scratch_desk
from workbench.export.bundle.values import check_values
from workbench.export.bundle.zip_file import MANIFEST, Content, changed, opened_zip
from workbench.store.cases import Case, Chain
from workbench.store.schema import STEPS

if TYPE_CHECKING:
    from workbench.store import Desk

_UNFIT: Final = (
    Unfit, ValidationError, ValueError, TypeError, KeyError, AttributeError, IndexError,
    RecursionError, OverflowError, sqlite3.Error,
)  # fmt: skip
"""What code that expects rows and events of ours raises where it gets others."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a sound bundle holds.

    Attributes:
        whole: logs of which every event is in it: those are proved from first to head. Of the
            others each event proves itself, and neighbours each other.
        exports_compared: whether the spreadsheets in it were made anew and compared; they are by
            the version of workbench that wrote it.
    """

    manifest: Manifest
    articles: int
    claims: int
    verdicts: int
    copies: int
    notes: int
    whole: tuple[Chain, ...]
    exports_compared: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle that was found sound: its case, and the pages by their SHA-256."""

    case: Case
    copies: dict[str, Content]
    checked: Checked


def check_bundle(path: Path) -> Checked:
    """Check a bundle: bytes, hashes, events, what they add up to, and what was made of them.

    Raises:
        WorkbenchError: it is no bundle, or is not as it was written; the sentence says where.
    """
    with opened_bundle(path) as opened:
        return opened.checked


@contextmanager
def opened_bundle(path: Path) -> Iterator[Opened]:
    """A sound bundle, its copies read when they are asked for. Raises WorkbenchError."""
    with opened_zip(path) as members:
        try:
            opened = _checked(members)
        except _UNFIT as error:
            what = str(error) if isinstance(error, Unfit) else f"{type(error).__name__} in it"
            raise changed(path, what) from None
        yield opened


def _check_copies(desk: Desk, case: Case, copies: Mapping[str, Content]) -> None:
    """No page is there that nothing rests on; the doctor has seen that none is missing."""
    rested_on = {
        one.archived.sha256
        for claim_id in case.claim_ids
        for one in desk.evidence(claim_id)
        if one.archived is not None
    }
    if rested_on != copies.keys():
        raise Unfit("it has copies that no evidence rests on")


def _check_made(
    members: Mapping[str, Content], made: Mapping[str, bytes], copies: Mapping[str, Content]
) -> None:
    """What is in the bundle is what its case gives when it is bundled again, and no more."""
    for name, content in made.items():
        if name not in members or members[name]() != content:
            raise Unfit(f"{name} is not what its events add up to")
    if len(members) != len(made) + len(copies) + 1:
        raise Unfit("it has a member that none of ours has")


def _others(members: Mapping[str, Content]) -> dict[str, Content]:
    return {name: content for name, content in members.items() if name != MANIFEST}


def _checked(members: Mapping[str, Content]) -> Opened:
    manifest = read_manifest(members)
    case = read_case(members, manifest)
    copies = {
        name.removeprefix("copies/").removesuffix(".gz"): content
        for name, content in members.items()
        if name.startswith("copies/")
    }
    same_version = (manifest.tool_version, manifest.db_schema) == (__version__, list(STEPS)[-1])
    with scratch_desk(case, copies) as desk:
        check_values(desk)
        _check_copies(desk, case, copies)
        if same_version:
            _check_made(members, case_members(case) | exported(desk, case.publish), copies)
            if members[MANIFEST]() != manifest_of(case, _others(members), manifest.created_at):
                raise Unfit("the manifest is not that of its members")
        summary = desk.summary()
    checked = Checked(
        manifest=manifest,
        articles=len(case.articles),
        claims=summary.total,
        verdicts=summary.reviewed,
        copies=len(copies),
        notes=sum(one.note is not None for one in case.events),
        whole=tuple(one for one in case.chains if is_whole(case.events, one)),
        exports_compared=same_version,
    )
    return Opened(case, copies, checked)
