"""Packed files within bounds: the parts of a ZIP document, a gzip file, an XML part."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

from workbench.errors import UnreadableArticle
from workbench.reading.limits import (
    DEPTH_LIMIT,
    DOCUMENT_LIMIT,
    MEMBER_LIMIT,
    RATIO_COUNTS_FROM,
    RATIO_LIMIT,
    UNPACKED_LIMIT,
    XML_LIMIT,
    reads_or_refuses,
    too_much,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_UNPACK_REMEDY: Final = "unpack it elsewhere and give the article alone"
_PIECE: Final = 1 << 16


class Package:
    """A ZIP file of which single parts are read; what they unpack to is counted together.

    Raises:
        UnreadableArticle: it is damaged, encrypted or has too many parts.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._unpacked = 0
        # Counted by the signature of an entry: zipfile makes an object of each before it is asked.
        if content.count(b"PK\x01\x02") > MEMBER_LIMIT:
            raise too_much(name, f"holds more than {MEMBER_LIMIT:,} parts", _UNPACK_REMEDY)
        with reads_or_refuses(name, "a packed document"):
            self._zip = zipfile.ZipFile(io.BytesIO(content))

    def names(self) -> list[str]:
        """Names of the parts, in the order of the package."""
        return self._zip.namelist()

    def has(self, part: str) -> bool:
        """Whether there is a part of this name."""
        return part in self._zip.NameToInfo

    def read(self, part: str) -> bytes:
        """The bytes of a part. What its directory says about sizes is not believed.

        Raises:
            UnreadableArticle: there is no such part, or it unpacks to too much.
        """
        if not self.has(part):
            raise UnreadableArticle(
                f"{self._name} lacks its part {part}", "open it in its own program and save it anew"
            )
        info = self._zip.getinfo(part)
        with reads_or_refuses(self._name, "a packed document"), self._zip.open(info) as stream:
            unpacked = _bounded(stream.read, info.compress_size, self._name)
        self._unpacked += len(unpacked)
        if self._unpacked > UNPACKED_LIMIT:
            raise too_much(
                self._name, f"unpacks to more than {UNPACKED_LIMIT:,} bytes", _UNPACK_REMEDY
            )
        return unpacked

    def xml(self, part: str) -> Element:
        """A part as a tree of XML; see ``xml_tree``."""
        return xml_tree(self.read(part), f"{self._name} ({part})")


def gunzipped(content: bytes, name: str) -> bytes:
    """The bytes in a gzip file.

    Raises:
        UnreadableArticle: it is damaged, or unpacks to too much.
    """
    import gzip

    with (
        reads_or_refuses(name, "a gzip file"),
        gzip.GzipFile(fileobj=io.BytesIO(content)) as stream,
    ):
        return _bounded(stream.read, len(content), name)


def _bounded(read: Any, packed_size: int, name: str) -> bytes:
    """All that ``read`` gives, piece by piece, as long as it stays within the limits."""
    allowed = max(RATIO_COUNTS_FROM, RATIO_LIMIT * packed_size)
    pieces = []
    size = 0
    while piece := read(_PIECE):
        size += len(piece)
        if size > allowed:
            raise too_much(
                name, f"unpacks to more than {RATIO_LIMIT} times its size", _UNPACK_REMEDY
            )
        if size > DOCUMENT_LIMIT:
            raise too_much(name, f"unpacks to more than {DOCUMENT_LIMIT:,} bytes", _UNPACK_REMEDY)
        pieces.append(piece)
    return b"".join(pieces)


def xml_tree(content: bytes, name: str) -> Element:
    """The root of an XML document that declares nothing: no DTD, so no entities either.

    Raises:
        UnreadableArticle: it is not well formed, declares entities, or is too large or deep.
    """
    from lxml import etree

    if content.count(b"<") > XML_LIMIT:
        raise too_much(name, f"has more than {XML_LIMIT:,} tags")
    refuse_entities(content, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    with reads_or_refuses(name, "XML"):
        root = etree.fromstring(content, parser)
    level = [root]
    depth = 0
    while level:
        depth += 1
        if depth > DEPTH_LIMIT:
            raise too_much(name, f"has elements more than {DEPTH_LIMIT} deep")
        level = [child for element in level for child in element]
    return root


def refuse_entities(content: bytes, name: str) -> None:
    """Refuse XML that declares entities of its own; no office program and no feed does."""
    flat = content.replace(b"\x00", b"")  # UTF-16
    if b"<!ENTITY" in flat or b"<!entity" in flat:
        raise UnreadableArticle(
            f"{name} declares XML entities, which can grow without bound",
            "open it in its own program and save its words as a text file",
        )


def inflated_share(content: bytes) -> bytes:
    """The first bytes of a gzip file, to look at what is in it."""
    try:
        return zlib.decompressobj(31).decompress(content[:_PIECE], 4096)
    except zlib.error:
        return b""
