"""The sidecar of an export: what is in it, from which state of which desk."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from workbench import __version__
from workbench.export.atomic import whole_file
from workbench.review import SCALE_VERSION

if TYPE_CHECKING:
    from workbench.store import ClaimFilter, Desk

SCHEMA_VERSION: Final = 1


def manifest_path(path: Path) -> Path:
    """``verdicts.csv`` has ``verdicts.csv.manifest.json`` beside it."""
    return path.with_name(path.name + ".manifest.json")


def write_manifest(
    desk: Desk,
    path: Path,
    *,
    rows: int,
    guarded: int,
    options: dict[str, Any],
    **more: Any,
) -> None:
    """Write the manifest of the export at ``path``.

    Args:
        rows: data rows written, without the header.
        guarded: cells that were guarded against formulas.
        options: how the export was asked for, filters included.
        more: what this kind of export tells beside that.
    """
    record = {
        "schema_version": SCHEMA_VERSION,
        "file": path.name,
        "rows": rows,
        "guarded_cells": guarded,
        "options": options,
        "scale_version": SCALE_VERSION,
        "tool_version": __version__,
        "events": desk.next_seq() - 1,
        "audit_head_hash": desk.head_hash(),
        "created_at": desk.now(),
        **more,
    }
    with whole_file(manifest_path(path)) as file:
        json.dump(record, file, ensure_ascii=False, indent=2, sort_keys=True)
        file.write("\n")


def filter_record(chosen: ClaimFilter) -> dict[str, Any]:
    """A filter as JSON: only what it asks for."""
    asked = {k: sorted(v) if isinstance(v, frozenset) else v for k, v in asdict(chosen).items()}
    if not chosen.gone:
        del asked["gone"]
    asked["worth"] = [f"{sign}{bound}" for sign, bound in chosen.worth]
    asked["without"] = [
        {key: value for key, value in filter_record(one).items() if key != "origin"}
        for one in chosen.without
    ]
    return {key: value for key, value in asked.items() if value not in (None, [], "")}
