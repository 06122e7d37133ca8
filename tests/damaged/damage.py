"""Strategies that damage files: their bytes, their JSON, their rows, the members of a ZIP."""

from __future__ import annotations

import copy
import csv
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.export.bundle_files import Members, members_of

PIECES = [
    b"", b"\x00", b"\xff\xfe", b"\xed\xa0\xbd", b'"', b'""', b"\\", b"\\ud83d", b"NaN",
    b"-Infinity", b"1e999", b"9" * 5000, b"-1", b"null", b"[]", b"{}", b"[" * 3000, b'{"a":' * 1500,
    b"}", b",", b"\r", b"\n\n", b"\r\n", b"\x1b]52;c;eA==\x07", "\u202e".encode(),
    "\u2028".encode(), b"<", b"</script>", b"<!--", b"'=1+1", b"=cmd|' /C calc'!A0", b"PK\x03\x04",
    b"%PDF-", b"\xef\xbb\xbf", b"---\n", b"&#x110000;", b"[x](y", b"*" * 400, b"(" * 400,
    b"\xf0\x9f\x91\x8d", b"| " * 50,
]  # fmt: skip
"""What readers have stumbled over elsewhere."""

# Values that JSON text can hold and Python cannot write, put in after the writing.
_SPELLED = {"@deep@": "[" * 4000 + "]" * 4000, "@huge@": "9" * 5000, "@endless@": "-1e999"}
VALUES: list[Any] = [
    None, True, 0, -1, 2**31, 2**63, 2**64, 1e308, float("nan"), float("inf"), "", " ", "x", "\x00",
    "\ud83d", "\udc00x", "\u202ex", "x" * 70_000, "javascript:alert(1)", "http://[",
    "https://a.example", "2024-13-45", "0000-00-00", "9999-12-31T23:59:59Z", "-1",
    "1,5", "=1+1", [], {}, [[]], [None],
    {"@value": "x"}, {"@type": []}, [{}], *_SPELLED,
]  # fmt: skip
CELLS = [
    "", " ", "'", "''", "'=1+1", "=1+1", "\x00", "\r", "\n", '"', "\ud83d", "x" * 140_000, "-1",
    "9" * 400, "NaN", "| ", "https://a | b", "http://[", "None", "c-1", "verified", "imported", "0",
    "2024-13-45", "\u202e", "[]", "{}",
]  # fmt: skip


@st.composite
def damaged_bytes(draw: st.DrawFn, content: bytes) -> bytes:
    """Bytes with bits flipped, cut off, put in, taken out, repeated, swapped or written over."""
    made = bytearray(content)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(made)))
        length = draw(st.integers(1, 60))
        change = draw(st.integers(0, 6))
        if change == 0 and at < len(made):
            made[at] ^= 1 << draw(st.integers(0, 7))
        elif change == 1:
            del made[at:]
        elif change == 2:
            made[at:at] = draw(st.sampled_from(PIECES) | st.binary(max_size=12))
        elif change == 3:
            del made[at : at + length]
        elif change == 4:
            made[at:at] = made[at : at + length] * draw(st.integers(1, 30))
        elif change == 5:
            other = draw(st.integers(0, len(made)))
            first, second = made[at : at + length], made[other : other + length]
            made[other : other + length] = first
            made[at : at + length] = second
        else:
            made[at : at + length] = draw(st.sampled_from(PIECES))
    return bytes(made)


@st.composite
def damaged_value(draw: st.DrawFn, value: Any) -> Any:
    """A JSON value with members of it replaced, taken out, renamed, swapped or wrapped."""
    around = [copy.deepcopy(value)]
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(around))
        holder, key = draw(st.sampled_from(places))
        change = draw(st.integers(0, 5))
        if change <= 1:
            holder[key] = copy.deepcopy(draw(st.sampled_from(VALUES)))
        elif change == 2 and holder is not around:
            del holder[key]
        elif change == 3 and isinstance(holder, dict):
            holder[draw(st.sampled_from(["", "@type", "@id", "\ud83d", "x"]))] = holder.pop(key)
        elif change == 4:
            other, its = draw(st.sampled_from(places))
            # A copy: a value within itself is none that JSON can hold.
            holder[key], other[its] = copy.deepcopy(other[its]), copy.deepcopy(holder[key])
        else:
            for _ in range(draw(st.sampled_from([1, 2, 300]))):
                holder[key] = [holder[key]]
    return around[0]


def _places(holder: Any) -> Any:
    """Every member of a value, as what holds it and the key that it has there."""
    keys = list(holder) if isinstance(holder, dict) else range(len(holder))
    for key in keys:
        yield holder, key
        if isinstance(holder[key], (dict, list)):
            yield from _places(holder[key])


def spelled(value: Any, *, ascii_alone: bool = True) -> bytes:
    """A damaged value as JSON text, with NaN, lone surrogates and numbers without end in it."""
    text = json.dumps(value, ensure_ascii=ascii_alone)
    for name, spelling in _SPELLED.items():
        text = text.replace(f'"{name}"', spelling)
    return text.encode("utf-8", "surrogatepass")


@st.composite
def damaged_json(draw: st.DrawFn, content: bytes) -> bytes:
    """A JSON text whose values are damaged, and sometimes its bytes as well."""
    made = spelled(draw(damaged_value(json.loads(content))), ascii_alone=draw(st.booleans()))
    return draw(damaged_bytes(made)) if draw(st.integers(0, 4)) == 0 else made


@st.composite
def damaged_lines(draw: st.DrawFn, content: bytes) -> bytes:
    """JSON lines of which one is damaged, doubled, taken out or put in another place."""
    lines = content.splitlines()
    at = draw(st.integers(0, len(lines) - 1))
    change = draw(st.integers(0, 5))
    if change == 0:
        lines.insert(draw(st.integers(0, len(lines))), lines[at])
    elif change == 1:
        lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
    elif change == 2:
        del lines[at]
    else:
        lines[at] = draw(damaged_json(lines[at]))
    return b"".join(line + b"\n" for line in lines)


@st.composite
def damaged_rows(draw: st.DrawFn, content: bytes) -> bytes:
    """A CSV file with cells, rows or columns replaced, swapped, doubled or taken out."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    for _ in range(draw(st.integers(1, 4))):
        if not rows:
            break
        row = rows[draw(st.integers(0, len(rows) - 1))]
        at = draw(st.integers(0, max(0, len(row) - 1)))
        change = draw(st.integers(0, 5))
        if change <= 1 and row:
            row[at] = draw(st.sampled_from(CELLS) | st.text(st.characters(), max_size=8))
        elif change == 2:
            del row[at : at + 1]
        elif change == 3:
            rows.insert(draw(st.integers(0, len(rows))), list(row))
        elif change == 4:
            other = draw(st.integers(0, len(rows[0])))
            for one in rows:
                one[other : other + 1], one[at : at + 1] = one[at : at + 1], one[other : other + 1]
        else:
            rows.remove(row)
    told = io.StringIO(newline="")
    ends = draw(st.sampled_from(["\r\n", "\n"]))
    csv.writer(told, lineterminator=ends).writerows(rows)
    made = told.getvalue().encode("utf-8", "surrogatepass")
    return draw(damaged_bytes(made)) if draw(st.integers(0, 3)) == 0 else made


@st.composite
def damaged_members(
    draw: st.DrawFn, content: bytes, packings: list[Callable[[Members], bytes]]
) -> bytes:
    """A ZIP of which members are damaged, packed anew by one of ``packings``."""
    whole = members_of(content)
    members = dict(whole)
    for _ in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from(sorted(whole)))
        change = draw(st.integers(0, 7))
        if change == 0:
            members.pop(name, None)
        elif change == 1:
            new = draw(st.sampled_from(["x.txt", "../x", "copies/x.gz", "notes.jsonl"]))
            members[new] = whole[name]
        elif change == 2:
            other = draw(st.sampled_from(sorted(whole)))
            members[name], members[other] = whole[other], whole[name]
        else:
            members[name] = draw(damaged_file(name, whole[name]))
    return draw(st.sampled_from(packings))(members)


def packed(members: Members) -> bytes:
    """A ZIP of these members, as any program writes one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def damaged_file(
    name: str, content: bytes, packings: list[Callable[[Members], bytes]] | None = None
) -> st.SearchStrategy[bytes]:
    """A whole file, damaged as what its name says that it is, or byte by byte.

    Args:
        packings: how the members of a ZIP may be put together again.
    """
    by_bytes = damaged_bytes(content)
    if content.startswith(b"PK\x03\x04"):
        made = damaged_members(content, packings or [packed])
    elif name.endswith((".json", ".jsonld")):
        made = damaged_json(content)
    elif name.endswith(".jsonl") and content.strip():
        made = damaged_lines(content)
    elif name.endswith(".csv"):
        made = damaged_rows(content)
    else:
        return by_bytes
    # ``|`` would flatten nested choices and give the bytes the greater share.
    return st.integers(0, 3).flatmap(lambda which: by_bytes if which == 0 else made)


ANYTHING = (
    st.binary(max_size=300)
    | st.text(st.characters(exclude_categories=()), max_size=120).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    )
    | st.lists(st.sampled_from(PIECES), max_size=6).map(b"".join)
)
"""Arbitrary bytes, arbitrary text, and nothing but what readers stumble over."""
