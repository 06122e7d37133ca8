"""The program that takes a PDF apart, in a process of its own with little memory and time.

``python -P -m workbench.reading.pdf_lines`` reads a PDF from standard input and writes JSON
lines: ``{"title": …, "author": …}``, then for each page ``{"width": …, "height": …, "lines": [[box,
x0, y0, x1, y1, size, bold, text], …]}`` (points, from the lower left corner), or at the end
``{"refused": "why"}``. pdfminer.six has no bounds of its own: a page of some kilobytes can unpack
to gigabytes, or draw itself a billion times.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO, Final, TextIO

from workbench.reading.limits import PAGE_LIMIT, TEXT_LIMIT

MEMORY: Final = 230_000_000
"""Bytes of data the process may have; with the program itself it stays under 300 MB."""

SECONDS: Final = 60
"""Of the processor; a thousand pages of text take about 20."""

_FORMS_DRAWN: Final = 10_000
_NESTED: Final = 100
_STREAM: Final = 30_000_000
"""Bytes that one stream may unpack to; the drawing of a page has some hundred thousand."""

_PAGE_CHARACTERS: Final = 200_000


class Refused(Exception):
    """A PDF over a limit; the message goes on after its name."""


def main() -> None:
    """Take apart the PDF on standard input, within the limits of the process."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    with suppress(BrokenPipeError):  # nobody wants to know any more
        run(sys.stdin.buffer, sys.stdout)


def run(source: BinaryIO, told: TextIO) -> None:
    """Write what ``source`` holds to ``told``."""
    try:
        for record in records(source.read()):
            told.write(json.dumps(record) + "\n")
    except Refused as refused:
        told.write(json.dumps({"refused": str(refused)}) + "\n")
    except MemoryError:
        told.write(json.dumps({"refused": "unpacks to more than memory is given for"}) + "\n")
    except Exception as error:
        # pdfminer raises nearly anything on a broken file; the sentence names what it was.
        told.write(json.dumps({"damaged": type(error).__name__}) + "\n")
    told.flush()


def records(content: bytes) -> Iterator[dict[str, Any]]:
    """What the PDF says about itself, then its pages; see the module."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams, LTChar
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    class Interpreter(PDFPageInterpreter):
        """Counts the forms that are drawn: forms in forms multiply."""

        drawn = [0]  # noqa: RUF012  # one count for all interpreters of the file

        def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
            self.drawn[0] += 1
            if self.drawn[0] > _FORMS_DRAWN:
                raise Refused(f"draws more than {_FORMS_DRAWN:,} forms")
            super().do_Do(xobjid_arg)

    class Device(PDFPageAggregator):
        """Counts the characters that are drawn."""

        on_page = 0
        in_all = 0

        def begin_page(self, page: Any, ctm: Any) -> None:
            self.on_page = 0
            super().begin_page(page, ctm)

        def render_char(self, *given: Any, **named: Any) -> float:
            self.on_page += 1
            self.in_all += 1
            if self.on_page > _PAGE_CHARACTERS or self.in_all > TEXT_LIMIT:
                raise Refused(f"has more than {_PAGE_CHARACTERS:,} characters on a page")
            return super().render_char(*given, **named)

    Interpreter.drawn[0] = 0
    _bound_the_parser()
    try:
        document = PDFDocument(PDFParser(io.BytesIO(content)))
    except PDFPasswordIncorrect:
        raise Refused("is locked with a password") from None
    yield _about(document)
    pages = []
    for page in PDFPage.create_pages(document):
        pages.append(page)
        if len(pages) > PAGE_LIMIT:
            raise Refused(f"has more than {PAGE_LIMIT:,} pages")
    manager = PDFResourceManager(caching=True)
    # Without boxes_flow: the order is found by pdf.py, in a time that grows with the lines.
    device = Device(manager, laparams=LAParams(boxes_flow=None))
    interpreter = Interpreter(manager, device)
    for page in pages:
        interpreter.process_page(page)
        yield _page(device.get_result(), LTChar)


def _bound_the_parser() -> None:
    """Bound what pdfminer unpacks and nests. It has no setting for either; this process is its."""
    from types import SimpleNamespace

    from pdfminer import pdftypes, psparser

    def decompress(packed: bytes) -> bytes:
        unpacking = zlib.decompressobj()
        unpacked = unpacking.decompress(packed, _STREAM)
        if unpacking.unconsumed_tail:
            raise Refused(f"unpacks to more than {_STREAM:,} bytes")
        if not unpacking.eof:
            raise zlib.error("incomplete stream")
        return unpacked

    bounded: Any = SimpleNamespace(
        decompress=decompress, decompressobj=zlib.decompressobj, error=zlib.error
    )
    pdftypes.zlib = bounded  # type: ignore[attr-defined]
    stack: Any = psparser.PSStackParser
    start = getattr(stack.start_type, "unbounded", stack.start_type)

    def start_type(parser: Any, position: int, kind: str) -> None:
        if len(parser.context) > _NESTED:
            raise Refused(f"has objects more than {_NESTED} deep")
        start(parser, position, kind)

    start_type.unbounded = start  # type: ignore[attr-defined]
    stack.start_type = start_type


def _about(document: Any) -> dict[str, Any]:
    info = document.info[0] if document.info else {}
    return {"title": _string(info.get("Title")), "author": _string(info.get("Author"))}


def _string(value: Any) -> str | None:
    from pdfminer.utils import decode_text

    return decode_text(value) if isinstance(value, bytes) else None


def _page(layout: Any, character: type) -> dict[str, Any]:
    from pdfminer.layout import LTTextBoxHorizontal, LTTextLineHorizontal

    lines: list[list[Any]] = []
    boxes = [one for one in layout if isinstance(one, LTTextBoxHorizontal)]
    for number, box in enumerate(boxes):
        for line in box:
            if isinstance(line, LTTextLineHorizontal):
                letters = [one for one in line if isinstance(one, character)]
                lines.append([number, *_rounded(line), *_type(letters), line.get_text()])
    return {"width": round(layout.width, 1), "height": round(layout.height, 1), "lines": lines}


def _rounded(line: Any) -> list[float]:
    return [round(value, 1) for value in (line.x0, line.y0, line.x1, line.y1)]


def _type(letters: list[Any]) -> list[Any]:
    """The size of most letters of a line, and whether most are bold."""
    sizes = sorted(round(one.size, 1) for one in letters)
    bold = sum("bold" in one.fontname.lower() for one in letters)
    return [sizes[len(sizes) // 2] if sizes else 0.0, 2 * bold > len(letters)]


if __name__ == "__main__":
    main()
