"""``workbench bundle check``: is a bundle whole and as it was written? It needs no desk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from workbench import __version__
from workbench.export.bundle.contents import Manifest, Unfit, is_whole, read_case, read_manifest
from workbench.export.bundle.exported import exported
from workbench.export.bundle.scratch import scratch_desk
from workbench.export.bundle.zip_file import Content, changed, opened_zip
from workbench.store.cases import Case, Chain

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


def _checked(members: Mapping[str, Content]) -> Opened:
    manifest = read_manifest(members)
    case = read_case(members, manifest)
    copies = {
        name.removeprefix("copies/").removesuffix(".gz"): content
        for name, content in members.items()
        if name.startswith("copies/")
    }
    same_version = manifest.tool_version == __version__
    with scratch_desk(case, copies) as desk:
        if {
            one.archived.sha256
            for id_ in case.claim_ids
            for one in desk.evidence(id_)
            if one.archived
        } != copies.keys():
            raise Unfit("it has copies that no evidence rests on")
        if same_version:
            for name, made in exported(desk).items():
                if name not in members or members[name]() != made:
                    raise Unfit(f"{name} is not what its events add up to")
        summary = desk.summary()
    checked = Checked(
        manifest=manifest,
        verdicts=summary.reviewed,
        copies=len(copies),
        notes=sum(one.note is not None for one in case.events),
        whole=tuple(one for one in case.chains if is_whole(case.events, one)),
        exports_compared=same_version,
    )
    return Opened(case, copies, checked)
