"""Files that unpack, nest or go on without end, made to be refused."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

from tests.reading.form_files import pdf_of as _pdf

_MUCH: Final = 120_000_000
_FEED: Final = "<rss><channel><item><description>%s</description></item></channel></rss>"


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def zip_bomb() -> bytes:
    """A Word document whose text is 120 MB of one letter."""
    word = b'<w:document xmlns:w="x"><w:t>' + b"a" * _MUCH + b"</w:t></w:document>"
    return _zipped({"word/document.xml": word})


def zip_of_many() -> bytes:
    """A Word document of 12,000 parts."""
    return _zipped({"word/document.xml": b"<a/>", **{f"p{n}": b"" for n in range(12_000)}})


def zip_that_lies() -> bytes:
    """A ZIP whose directory says that its part has 10 bytes."""
    content = bytearray(zip_bomb())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def zip_in_zip() -> bytes:
    """A ZIP in a ZIP in a ZIP."""
    inner = _zipped({"a.txt": b"a" * 10_000_000})
    return _zipped({"a.zip": _zipped({"b.zip": inner})})


def gzip_bomb() -> bytes:
    """120 MB of one letter as gzip."""
    return gzip.compress(b"a" * _MUCH, 6)


def gzip_in_gzip() -> bytes:
    """A gzip file in a gzip file."""
    return gzip.compress(gzip.compress(b"a" * _MUCH, 6), 9)


def laughs() -> bytes:
    """The billion laughs as a feed: nine entities that each hold the one before ten times."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    return f'<?xml version="1.0"?><!DOCTYPE r [{entities}]>{_FEED % "&l9;"}'.encode()


def laughs_in_docx() -> bytes:
    """The same in the text of a Word document."""
    return _zipped({"word/document.xml": laughs()})


def outside_entity() -> bytes:
    """A feed that asks for a file of this machine."""
    asks = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return f'<?xml version="1.0"?>{asks}{_FEED % "&x;"}'.encode()


_HEAD: Final = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R"
    b" /Resources << /XObject << /X 5 0 R >> >> >>",
]


def _stream(content: bytes, filters: str = "", more: bytes = b"") -> bytes:
    return b"<< /Length %d %s %s >>\nstream\n%s\nendstream" % (
        len(content),
        filters.encode(),
        more,
        content,
    )


def pdf_of_zeros() -> bytes:
    """A page whose drawing unpacks to 120 MB."""
    packed = zlib.compress(b" " * _MUCH)
    return _pdf([*_HEAD, _stream(packed, "/Filter /FlateDecode"), b"<< >>"])


def pdf_packed_twice() -> bytes:
    """The same packed twice: some kilobytes."""
    packed = zlib.compress(b" " * _MUCH)
    return _pdf(
        [*_HEAD, _stream(zlib.compress(packed, 9), "/Filter [/FlateDecode /FlateDecode]"), b"<< >>"]
    )


def pdf_of_forms() -> bytes:
    """A page that draws a form ten times, which draws the next ten times, eleven deep."""
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
    )
    forms = [_stream(b"/X Do " * 10, more=form % (number + 6)) for number in range(10)]
    return _pdf([*_HEAD, _stream(b"/X Do " * 10), *forms, b"<< >>"])


def pdf_of_arrays() -> bytes:
    """A page whose contents are a million arrays in one another."""
    return _pdf(
        [*_HEAD[:2], b"<< /Type /Page /Contents " + b"[" * 1_000_000 + b"]" * 1_000_000 + b" >>"]
    )


def pdf_of_dictionaries() -> bytes:
    """Page trees 30,000 deep."""
    trees = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(30_000)
    ]
    return _pdf([_HEAD[0], *trees, b"<< >>"])


def pdf_of_pages() -> bytes:
    """Five thousand pages."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(5000))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return _pdf([_HEAD[0], b"<< /Type /Pages /Kids [%s] /Count 5000 >>" % kids, *[page] * 5000])


def deep_page() -> bytes:
    """A page of 20,000 elements in one another."""
    return b"<html><body>" + b"<div>" * 20_000 + b"words of an article"


def wide_page() -> bytes:
    """A page of four million paragraphs."""
    return b"<html><body>" + b"<p>word" * 4_000_000


def deep_records() -> bytes:
    """A record of a million lists in one another."""
    return b'{"text": ' + b"[" * 1_000_000 + b"}\n"


def deep_mail() -> bytes:
    """A message of 100,000 parts in one another."""
    head = (
        b"From: a@b.example\nSubject: x\nDate: Mon, 1 Jan 2026 00:00:00 +0000\nMIME-Version: 1.0\n"
    )
    part = b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
    return head + part * 100_000


def long_header() -> bytes:
    """A message whose subject has ten megabytes."""
    return b"From: a@b.example\nDate: x\nSubject: " + b"=?utf-8?q?a?= " * 700_000 + b"\n\nText."


BOMBS: Final[tuple[Callable[[], bytes], ...]] = (
    zip_bomb, zip_of_many, zip_that_lies, zip_in_zip, gzip_bomb, gzip_in_gzip, laughs,
    laughs_in_docx, outside_entity, pdf_of_zeros, pdf_packed_twice, pdf_of_forms, pdf_of_arrays,
    pdf_of_dictionaries, pdf_of_pages, deep_page, wide_page, deep_records, deep_mail, long_header,
)  # fmt: skip
