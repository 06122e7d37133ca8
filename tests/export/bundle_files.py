"""Bundles taken apart and put together again, with hashes that are right about what was changed."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from functools import partial
from typing import Any

from workbench.export.bundle.zip_file import write_zip
from workbench.store.events import canonical, fields_hash

Members = dict[str, bytes]


def members_of(bundle: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def stored(members: Members) -> bytes:
    """The members as a bundle writes them, the manifest as it is among them."""
    file = io.BytesIO()
    write_zip(file, {name: partial(bytes, content) for name, content in members.items()})
    return file.getvalue()


def zipped(members: Members) -> bytes:
    """The members as a bundle writes them, with a manifest that is right about them."""
    manifest = json.loads(members["manifest.json"])
    manifest["members"] = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for name, content in members.items()
        if name != "manifest.json"
    }
    told = json.dumps(manifest, indent=2, sort_keys=True) + "\n"
    return stored(members | {"manifest.json": told.encode()})


def hash_anew(lines: list[dict[str, Any]], members: Members) -> None:
    """Give each event in ``lines`` the hash and the place it would have had; names follow."""
    renamed: dict[str, str] = {}
    before = "0" * 64
    for line in lines:
        event, was = line["event"], line["event"]["hash"]
        event["prev_hash"] = before
        event["hash"] = before = fields_hash(event)
        renamed[was] = before
    if "notes.jsonl" in members:
        notes = members["notes.jsonl"].decode()
        for was, now in renamed.items():
            notes = notes.replace(was, now)
        members["notes.jsonl"] = notes.encode()
    for line in lines:
        line["chain"] = lines[0]["event"]["hash"]
        if "of" in line:
            line["of"] = renamed[line["of"]]
    manifest = json.loads(members["manifest.json"])
    manifest["chains"] = [
        {"first": lines[0]["event"]["hash"], "events": len(lines), "head": before}
    ]
    members["manifest.json"] = json.dumps(manifest).encode()


def event_lines(lines: list[dict[str, Any]]) -> bytes:
    return "".join(canonical(one) + "\n" for one in lines).encode()
