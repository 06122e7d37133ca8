"""The same article as a file of every form that is read."""

from __future__ import annotations

import gzip
import io
import json
import textwrap
import zipfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.message import EmailMessage
from html import escape

from fpdf import FPDF

from tests.reading.stories import Story

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP file of ``parts``, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()


def docx(story: Story) -> bytes:
    """A Word document as Word writes it: styles, runs, a change, a caption, header, footnote."""
    body = [_word(story.title, "Title")]
    for number, text in enumerate(story.paragraphs):
        if text.startswith("## "):
            body.append(_word(text[3:], "Heading1"))
        else:
            half = len(text) // 2
            deleted = "<w:del><w:r><w:delText>as we first wrote</w:delText></w:r></w:del>"
            body.append(
                f'<w:p><w:r><w:t xml:space="preserve">{escape(text[:half])}</w:t></w:r>'
                f"{deleted if number == 2 else ''}"
                f'<w:r><w:t xml:space="preserve">{escape(text[half:])}</w:t></w:r></w:p>'
            )
    body.insert(3, _word("The hall on Monday. Photo: Iris Falk", "Caption"))
    return packed(
        {
            "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats'
            '.org/package/2006/content-types"/>',
            "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}">'
            f"<w:body>{''.join(body)}</w:body></w:document>",
            "word/header1.xml": f'<w:hdr xmlns:w="{_W}">{_word("DRAFT – not for print", "Header")}'
            "</w:hdr>",
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}"><w:footnote>'
            f"{_word('Ask the office again.', 'FootnoteText')}</w:footnote></w:footnotes>",
            "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/'
            'package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:creator>{story.author}</dc:creator><dc:language>en-GB</dc:language>"
            "</cp:coreProperties>",
        }
    )


def _word(text: str, style: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
    )


def odt(story: Story) -> bytes:
    """An OpenDocument text: a title by style, spans, a footnote, an annotation."""
    body = [f'<text:p text:style-name="P1">{escape(story.title)}</text:p>']
    for number, text in enumerate(story.paragraphs):
        if text.startswith("## "):
            body.append(f'<text:h text:outline-level="2">{escape(text[3:])}</text:h>')
            continue
        first, rest = text.split(" ", 1)
        note = (
            "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Seen by"
            " the desk.</text:p></text:note-body></text:note>"
        )
        body.append(
            f'<text:p text:style-name="Standard"><text:span>{escape(first)}</text:span><text:s/>'
            f"{escape(rest)}{note if number == 1 else ''}</text:p>"
        )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<?xml version="1.0"?><office:document-content xmlns:office="{_OPEN}:'
            f'office:1.0" xmlns:text="{_OPEN}:text:1.0" xmlns:style="{_OPEN}:style:1.0">'
            '<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/>'
            f"</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f'<office:document-meta xmlns:office="{_OPEN}:office:1.0" xmlns:dc="http://'
            f'purl.org/dc/elements/1.1/" xmlns:meta="{_OPEN}:meta:1.0"><office:meta>'
            f"<meta:initial-creator>{story.author}</meta:initial-creator></office:meta>"
            "</office:document-meta>",
        }
    )


def epub(story: Story) -> bytes:
    """A book of two chapters with a table of contents."""
    half = len(story.paragraphs) // 2
    chapters = [story.paragraphs[:half], story.paragraphs[half:]]
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "OPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/'
        f'elements/1.1/"><metadata><dc:title>{escape(story.title)}</dc:title><dc:creator>{story.author}'
        f"</dc:creator><dc:date>{story.date}</dc:date><dc:publisher>{story.outlet}</dc:publisher>"
        "<dc:language>en</dc:language></metadata><manifest>"
        '<item id="nav" href="nav.xhtml" properties="nav"/><item id="c1" href="one%20a.xhtml"/>'
        '<item id="c2" href="two.xhtml"/></manifest><spine><itemref idref="nav"/>'
        '<itemref idref="c1"/><itemref idref="c2"/></spine></package>',
        "OPS/nav.xhtml": _xhtml("<nav><ol><li>One</li><li>Two</li></ol></nav>"),
    }
    first = f"<h1>{escape(story.title)}</h1>" + _html_paragraphs(chapters[0])
    parts["OPS/one a.xhtml"] = _xhtml(first)
    parts["OPS/two.xhtml"] = _xhtml(_html_paragraphs(chapters[1]))
    return packed(parts)


def _xhtml(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/'
        f'xhtml"><head><title>Chapter</title></head><body>{body}</body></html>'
    )


def _html_paragraphs(paragraphs: Iterable[str]) -> str:
    return "\n".join(
        f"<h2>{escape(text[3:])}</h2>" if text.startswith("## ") else f"<p>{escape(text)}</p>"
        for text in paragraphs
    )


def rss(stories: Iterable[Story]) -> bytes:
    """An RSS feed with whole texts, and an entry that has only a title."""
    items = "".join(
        f"<item><title>{escape(story.title)}</title><link>https://news.example/{number}</link>"
        f"<dc:creator>{story.author}</dc:creator><pubDate>{_rfc_date(story.date)}</pubDate>"
        f"<description>{escape(story.paragraphs[0][:60])}…</description>"
        f"<content:encoded><![CDATA[{_html_paragraphs(story.paragraphs)}<figure><figcaption>A view."
        "</figcaption></figure>]]></content:encoded></item>"
        for number, story in enumerate(stories)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/'
        'elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Wire</title><language>en-us</language>{items}"
        "<item><title>Only a headline</title></item></channel></rss>"
    ).encode()


def atom(stories: Iterable[Story]) -> bytes:
    """An Atom feed whose texts are escaped HTML."""
    entries = "".join(
        f"<entry><title>{escape(story.title)}</title><id>urn:{number}</id>"
        f'<link href="https://news.example/{number}"/><author><name>{story.author}</name></author>'
        f"<published>{story.date}T23:30:00-05:00</published>"
        f'<content type="html">{escape(_html_paragraphs(story.paragraphs))}</content></entry>'
        for number, story in enumerate(stories)
    )
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The '
        f"Wire</title>{entries}</feed>"
    ).encode()


def _rfc_date(day: str) -> str:
    return f"{date.fromisoformat(day):%a, %d %b %Y} 06:30:00 +0200"


def email(story: Story, *, kind: str = "plain") -> bytes:
    """A newsletter: wrapped plain text with a quotation and a signature, or HTML."""
    message = EmailMessage()
    message["From"] = f'"{story.author}" <desk@post.example>'
    message["To"] = "readers@post.example"
    message["Subject"] = story.title
    message["Date"] = _rfc_date(story.date)
    if kind == "html":
        message.set_content(_xhtml(_html_paragraphs(story.paragraphs)), subtype="html")
    else:
        wrapped = [
            textwrap.fill(text.removeprefix("## "), 72, break_on_hyphens=False)
            for text in story.paragraphs
        ]
        body = "\n\n".join(wrapped)
        quoted = "On Monday, 3 March 2026, Kim Lee wrote:\n> When will it come out?\n> Soon?"
        message.set_content(f"{body}\n\n{quoted}\n\n-- \n{story.outlet}\n12 High Street\n")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    return message.as_bytes()


def mhtml(page: str) -> bytes:
    """A page as a browser saves it in one file."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://news.example/story"
    message["Subject"] = "A page"
    message["MIME-Version"] = "1.0"
    message.set_content(page, subtype="html", cte="quoted-printable")
    message["Content-Location"] = "https://news.example/story"
    message.make_related()
    message.add_related(b"GIF89a", maintype="image", subtype="gif", cid="a@b")
    return message.as_bytes()


def srt(paragraphs: Iterable[str]) -> bytes:
    """Subtitles of two lines each; five seconds of silence after a paragraph."""
    return _cues(paragraphs, "{number}\n{begin} --> {end}\n{lines}", ",", "")


def vtt(paragraphs: Iterable[str]) -> bytes:
    """The same as WebVTT, with a note, a style and italics."""
    head = "WEBVTT - A report\n\nNOTE made by hand\n\nSTYLE\n::cue { color: white }\n\n"
    return _cues(paragraphs, "{begin} --> {end} align:start\n<i>{lines}</i>", ".", head)


def _cues(paragraphs: Iterable[str], form: str, point: str, head: str) -> bytes:
    made = []
    second = 1
    for text in paragraphs:
        lines = textwrap.wrap(text, 36, break_on_hyphens=False)
        for at in range(0, len(lines), 2):
            begin = f"00:{second // 60:02}:{second % 60:02}{point}000"
            end = f"00:{(second + 2) // 60:02}:{(second + 2) % 60:02}{point}500"
            shown = "\n".join(lines[at : at + 2])
            made.append(form.format(number=len(made) + 1, begin=begin, end=end, lines=shown))
            second += 3
        begin, end = (f"00:{s // 60:02}:{s % 60:02}{point}000" for s in (second, second + 1))
        made.append(form.format(number=len(made) + 1, begin=begin, end=end, lines="[music]"))
        second += 6
    return (head + "\n\n".join(made) + "\n").encode()


def jsonl(stories: Iterable[Story]) -> bytes:
    """One article a line."""
    return "".join(
        json.dumps(
            {
                "title": story.title,
                "text": story.plain.split("\n\n", 1)[1],
                "byline": story.author,
                "date": story.date,
                "publisher": {"name": story.outlet},
                "link": "https://news.example/7",
            }
        )
        + "\n"
        for story in stories
    ).encode()


def gzipped(content: bytes) -> bytes:
    """The same bytes, packed."""
    return gzip.compress(content, mtime=0)


def pdf(story: Story, *, columns: int = 1, across: bool = False, pages_of: int = 5) -> bytes:
    """A PDF with running heads and page numbers.

    Args:
        columns: one or two; in two, words are broken at the ends of lines.
        across: the lines of two columns stand in the file as they stand beside each other.
        pages_of: paragraphs on a page.
    """
    document = FPDF()
    document.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    paragraphs = [
        text.replace("“", '"').replace("”", '"').replace("’", "'") for text in story.paragraphs
    ]
    for number, start in enumerate(range(0, len(paragraphs), pages_of)):
        document.add_page()
        document.set_font("Times", "I", 9)
        document.text(20, 12, story.outlet)
        document.text(180, 12, f"Page {number + 1}")
        document.text(20, 287, f"{story.outlet} - all rights reserved")
        top = 30.0
        if number == 0:
            document.set_font("Times", "B", 18)
            document.text(20, 30, story.title)
            document.set_font("Times", "", 10)
            document.text(20, 40, f"By {story.author}")
            top = 52.0
        _set(document, paragraphs[start : start + pages_of], top, columns, across)
    return bytes(document.output())


def _set(document: FPDF, paragraphs: list[str], top: float, columns: int, across: bool) -> None:
    """Set paragraphs in columns; a heading is bold."""
    share = -(-len(paragraphs) // columns)
    made: list[list[tuple[float, float, str, str]]] = []
    for column in range(columns):
        y = top
        lines = []
        for text in paragraphs[column * share : (column + 1) * share]:
            style = "B" if text.startswith("## ") else ""
            width = 46 if columns == 2 else 100
            for line in broken(text.removeprefix("## "), width, hyphens=columns == 2):
                lines.append((20.0 + 92 * column, y, style, line))
                y += 4.5
            y += 4.5
        made.append(lines)
    order = [line for lines in made for line in lines]
    if across:
        order.sort(key=lambda line: (line[1], line[0]))
    for x, y, style, line in order:
        document.set_font("Times", style, 10)
        document.text(x, y, line)


def broken(text: str, width: int, *, hyphens: bool) -> list[str]:
    """A paragraph as lines of ``width`` characters, long words broken with a hyphen."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 2
        if len(f"{line} {word}".strip()) <= width:
            line = f"{line} {word}".strip()
        elif hyphens and word.isalpha() and word.islower() and len(word) > 7 and room > 3:
            at = min(room, len(word) - 3)
            lines.append(f"{line} {word[:at]}-")
            line = word[at:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def ligature_pdf(words: bytes) -> bytes:
    """A PDF written by hand whose font has the ligatures fi (1), fl (2) and ffi (3)."""
    stream = b"BT /F1 12 Tf 72 700 Td (" + words + b") Tj ET"
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
            b" /Resources << /Font << /F1 4 0 R >> >> >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding"
            b" /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl /ffi] >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    )


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of ``objects``, numbered from 1; the first is the catalog."""
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()
