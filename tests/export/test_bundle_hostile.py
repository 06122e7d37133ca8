"""Bundles that were changed, made to harm, or are none: one sentence, and nothing done."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.export.bundle_files import (
    Members,
    event_lines,
    hash_anew,
    members_of,
    stored,
    zipped,
)
from tests.export.worked_desk import noon, worked_desk
from workbench.errors import WorkbenchError
from workbench.export.bundle import check_bundle, import_bundle, write_bundle
from workbench.store import ClaimFilter, open_desk


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "case.zip"
    with worked_desk(path.with_name("claims.db"), clock=noon) as desk:
        write_bundle(desk, path, [ClaimFilter()], notes=True)
    return path.read_bytes()


def refused(tmp_path: Path, content: bytes) -> str:
    """The sentence with which a file is refused, by the check and by the import."""
    path = tmp_path / "hostile.zip"
    path.write_bytes(content)
    with pytest.raises(WorkbenchError) as told:
        check_bundle(path)
    target = tmp_path / "claims.db"
    with pytest.raises(WorkbenchError):
        import_bundle(path, lambda: open_desk(target), actor="mo")
    assert not target.exists()
    assert not target.with_name("claims.db.copies").exists()
    sentence = str(told.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_the_sound_one_is_sound(bundle: bytes, tmp_path: Path) -> None:
    path = tmp_path / "case.zip"
    path.write_bytes(zipped(members_of(bundle)))
    assert path.read_bytes() == bundle
    assert check_bundle(path).manifest.articles == 3


# The file


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_bit_is_enough(bundle: bytes, tmp_path: Path, place: float, bit: int) -> None:
    changed = bytearray(bundle)
    changed[int(place * len(bundle))] ^= 1 << bit
    path = tmp_path / "changed.zip"
    path.write_bytes(bytes(changed))
    with pytest.raises(WorkbenchError):
        check_bundle(path)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_pieces_that_were_cut_out_put_in_or_swapped_are_refused(
    bundle: bytes, tmp_path: Path, data: st.DataObject
) -> None:
    places = st.integers(0, len(bundle))
    start, end = sorted((data.draw(places), data.draw(places)))
    piece = data.draw(
        st.one_of(st.binary(max_size=60), st.just(bundle[start:end] * 2), st.just(b""))
    )
    changed = bundle[:start] + piece + bundle[end:]
    path = tmp_path / "changed.zip"
    path.write_bytes(changed)
    if changed != bundle:
        with pytest.raises(WorkbenchError):
            check_bundle(path)


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_refused(tmp_path: Path, content: bytes, sign: bytes) -> None:
    path = tmp_path / "any.zip"
    path.write_bytes(sign + content)
    with pytest.raises(WorkbenchError):
        check_bundle(path)


def by_zipfile(*entries: tuple[zipfile.ZipInfo | str, bytes], kind: int = 0) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", kind) as archive:
        for info, content in entries:
            if isinstance(info, str):
                info = zipfile.ZipInfo(info)
                info.compress_type = kind
            archive.writestr(info, content)
    return file.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o120777 << 16
    info.create_system = 3
    return info


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd", "/etc/passwd", "copies/../../x.gz", "copies\\..\\x.gz", "C:x.gz",
        "..", ".", "", "copies/", "copies//x.gz", "copies/a/b.gz", "Articles.jsonl",
        "EVENTS.JSONL", "articles/Harbor.txt", "articles/har\u00adbor.txt", "articles/.txt",
        "articles/har bor.txt", "a.jsonl.", "con:x.txt", "articles/\x00.txt", "a.txt\n",
        "ａrticles.jsonl", "~/x.txt", "articles/harbor.txt/", "x" * 300 + ".txt",
    ],
)  # fmt: skip
def test_names_that_none_of_ours_has_are_refused(bundle: bytes, tmp_path: Path, name: str) -> None:
    sound = members_of(bundle)
    hostile = by_zipfile(*sound.items(), (name, b"x"))
    told = refused(tmp_path, hostile)
    assert "name that none of ours has" in told or "changed" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile.zip"]


def test_a_link_is_refused(bundle: bytes, tmp_path: Path) -> None:
    sound = members_of(bundle)
    refused(tmp_path, by_zipfile(*sound.items(), (link("articles/link.txt"), b"/etc/passwd")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice_is_refused(bundle: bytes, tmp_path: Path) -> None:
    sound = members_of(bundle)
    told = refused(tmp_path, by_zipfile(*sound.items(), ("events.jsonl", b"")))
    assert "twice" in told


def test_a_bomb_is_refused_before_it_is_unpacked(bundle: bytes, tmp_path: Path) -> None:
    sound = members_of(bundle)
    for kind in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        entries = [*sound.items(), ("articles/bomb.txt", b"0" * 30_000_000)]
        assert "compressed" in refused(tmp_path, by_zipfile(*entries, kind=kind))


def test_a_copy_that_unpacks_to_too_much_is_refused(bundle: bytes, tmp_path: Path) -> None:
    page = bytes(60_000_000)
    name = f"copies/{hashlib.sha256(page).hexdigest()}.gz"
    members = members_of(bundle) | {name: gzip.compress(page, 9)}
    assert "not the page of that name" in refused(tmp_path, zipped(members))


def test_too_many_members_are_refused_by_the_count_alone(tmp_path: Path) -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, 0, 0, 0)
    assert "65,535 members" in refused(tmp_path, end)


@pytest.mark.parametrize("size", [0, 10, 2**31, 2**32 - 1])
def test_sizes_that_lie_are_refused(bundle: bytes, tmp_path: Path, size: int) -> None:
    at = bundle.rindex(b"PK\x01\x02")
    changed = bytearray(bundle)
    changed[at + 20 : at + 28] = struct.pack("<2L", size, size)
    refused(tmp_path, bytes(changed))


def test_what_is_before_between_and_behind_is_refused(bundle: bytes, tmp_path: Path) -> None:
    for hostile in (b"#!/bin/sh\n" + bundle, bundle + b"\0", bundle[:-2] + b"\x01\x00!"):
        refused(tmp_path, hostile)


# What is in it, with a manifest that is right about it

Change = Callable[[Members], None]


def events_changed(change: Callable[[list[dict[str, Any]]], object], *, rehash: bool) -> Change:
    """Change the events; with ``rehash`` each gets the hash and the place it would have had."""

    def apply(members: Members) -> None:
        lines = [json.loads(line) for line in members["events.jsonl"].splitlines()]
        change(lines)
        if rehash:
            hash_anew(lines, members)
        members["events.jsonl"] = event_lines(lines)

    return apply


def first_of(lines: list[dict[str, Any]], action: str) -> dict[str, Any]:
    return next(one["event"] for one in lines if one["event"]["action"] == action)


def last_of(lines: list[dict[str, Any]], action: str) -> dict[str, Any]:
    return first_of(lines[::-1], action)


def set_in(action: str, /, **fields: Any) -> Callable[[list[dict[str, Any]]], object]:
    return lambda lines: first_of(lines, action).update(fields)


def set_new(action: str, /, **fields: Any) -> Callable[[list[dict[str, Any]]], object]:
    return lambda lines: first_of(lines, action)["new"].update(fields)


def replaced(name: str, old: bytes, new: bytes) -> Change:
    def apply(members: Members) -> None:
        (found,) = (one for one in members if one.startswith(name))
        assert old in members[found]
        members[found] = members[found].replace(old, new, 1)

    return apply


def put(name: str, content: bytes) -> Change:
    return lambda members: members.update({name: content})


def left_out(name: str) -> Change:
    def apply(members: Members) -> None:
        gone = next(one for one in members if one.startswith(name))
        del members[gone]

    return apply


def manifest_with(**fields: Any) -> Change:
    def apply(members: Members) -> None:
        manifest = json.loads(members["manifest.json"]) | fields
        members["manifest.json"] = json.dumps(manifest).encode()

    return apply


CHANGES: dict[str, Change] = {
    "a verdict": events_changed(set_new("verdict_given", verdict="disputed"), rehash=False),
    "a verdict, hashed anew": events_changed(
        lambda lines: last_of(lines, "verdict_given")["new"].update(verdict="mixed"), rehash=True
    ),
    "a reviewer, hashed anew": events_changed(
        lambda lines: last_of(lines, "verdict_given").update(actor="mo"), rehash=True
    ),
    "a hash": events_changed(set_in("verdict_given", hash="0" * 64), rehash=False),
    "an event left out": events_changed(lambda lines: lines.pop(8), rehash=False),
    "the last event left out": events_changed(lambda lines: lines.pop(), rehash=False),
    "two events swapped": events_changed(lambda lines: lines.insert(7, lines.pop(9)), rehash=False),
    "an event twice": events_changed(lambda lines: lines.insert(7, lines[6]), rehash=False),
    "an event about nothing in it": events_changed(
        set_in("parked", object_id="c-000000000000"), rehash=True
    ),
    "an import within": events_changed(set_in("parked", action="bundle_imported"), rehash=True),
    "an undo of nothing": events_changed(
        lambda lines: [one.pop("of") for one in lines if "of" in one], rehash=False
    ),
    "more to an event": events_changed(lambda lines: lines[3].update(x=1), rehash=False),
    "an event of no shape": events_changed(lambda lines: lines[3].update(event=[]), rehash=False),
    "a number for a name": events_changed(set_in("parked", actor=7), rehash=False),
    "a claim made elsewhere": events_changed(
        lambda lines: first_of(lines, "claim_added")["new"]["claim"].update(article_id="a-x"),
        rehash=True,
    ),
    "a claim made outside the text": events_changed(
        lambda lines: first_of(lines, "claim_added")["new"]["claim"].update(spans=[[0, 10**6]]),
        rehash=True,
    ),
    "evidence without an id": events_changed(
        set_new("evidence_added", evidence=[{"stance": "supports"}]), rehash=True
    ),
    "evidence that is no address": events_changed(
        lambda lines: first_of(lines, "evidence_added")["new"]["evidence"][0].update(
            url="javascript:alert(1)"
        ),
        rehash=True,
    ),
    "an instant that is none": events_changed(set_in("parked", at="soon"), rehash=True),
    "a day that is none": events_changed(set_new("parked", due_on="2024-13-01"), rehash=True),
    "a status that is none": events_changed(set_new("reopened", status="asleep"), rehash=True),
    "a log that is not named": manifest_with(chains=[]),
    "a longer log": manifest_with(chains=[{"first": "0" * 64, "events": 99, "head": "0" * 64}]),
    "another version": manifest_with(bundle=2),
    "more in the manifest": manifest_with(x=1),
    "a wrong count": manifest_with(claims=7),
    "a version that is no number": manifest_with(scale_version="1"),
    "no manifest": put("manifest.json", b'{"members": {}}'),
    "the text of an article": replaced("articles/harbor-", b"million", b"billion"),
    "an article that is no text": replaced("articles/harbor-", b"million", b"\xff\xfe"),
    "a title": replaced("articles.jsonl", b'"outlet":null', b'"outlet":"Daily"'),
    "a wording": replaced("articles.jsonl", b"dredging cost 4", b"dredging cost 5"),
    "a speaker": replaced("articles.jsonl", b"Petr Lanning", b"Petr Tanning"),
    "another column": replaced("articles.jsonl", b'"encoding":', b'"encoding) --":'),
    "a prior claim": replaced("prior-claims.jsonl", b"4 million", b"5 million"),
    "a prior claim left out": put("prior-claims.jsonl", b""),
    "no articles": put("articles.jsonl", b""),
    "articles that are none": put("articles.jsonl", b"[1]\n"),
    "no JSON": put("events.jsonl", b"{\n"),
    "a deep one": put("events.jsonl", b"[" * 200_000 + b"\n"),
    "no number": replaced("events.jsonl", b'"score":', b'"score":NaN,"x":'),
    "a huge number": replaced("events.jsonl", b'"seq":1,', b'"seq":' + b"9" * 5000 + b","),
    "the text of a note": replaced("notes.jsonl", b"rang the office", b"rang the palace"),
    "a note of nothing": put("notes.jsonl", b'{"event":"x","salt":"y","text":"z"}\n'),
    "a broken character": replaced("notes.jsonl", b"rang", b"\\ud800"),
    "another spelling": replaced("events.jsonl", b'{"chain":', b'{ "chain":'),
    "a cell": replaced("verdicts.csv", b"misquoted", b"confirmed"),
    "no spreadsheet": left_out("verdicts.csv"),
    "a copy left out": left_out("copies/"),
    "a copy too many": put(
        f"copies/{hashlib.sha256(b'x').hexdigest()}.gz", gzip.compress(b"x", mtime=0)
    ),
    "a member that nobody knows": put("extra.txt", b"x"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_does_not_fit_together_is_refused(bundle: bytes, tmp_path: Path, name: str) -> None:
    members = members_of(bundle)
    CHANGES[name](members)
    refused(tmp_path, zipped(members))


def test_another_page_under_the_same_name_is_refused(bundle: bytes, tmp_path: Path) -> None:
    members = members_of(bundle)
    name = next(one for one in members if one.startswith("copies/"))
    assert "not the page of that name" in refused(
        tmp_path, zipped(members | {name: gzip.compress(b"<p>Another</p>")})
    )


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_members_with_any_change_are_sound_or_refused(
    bundle: bytes, tmp_path: Path, data: st.DataObject
) -> None:
    members = members_of(bundle)
    name = data.draw(st.sampled_from(sorted(members)))
    content = members[name]
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 12)))
    piece = data.draw(st.sampled_from([b"", b"0", b"null", b"[]", b"{}", b'"', b"\n", b"-1"]))
    members[name] = content[:start] + piece + content[end:]
    path = tmp_path / "changed.zip"
    try:
        path.write_bytes(zipped(members))
    except (ValueError, TypeError):
        path.write_bytes(stored(members))
    with suppress(WorkbenchError):
        check_bundle(path)
