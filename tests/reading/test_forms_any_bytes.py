"""Any bytes through every reader: an article or one sentence, nothing else."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading import form_files as files
from tests.reading.page_layouts import LAYOUTS
from tests.reading.stories import FERRY, WELLS
from workbench.errors import WorkbenchError
from workbench.models import Article
from workbench.reading import articles_of, pdf_lines
from workbench.reading.docx import read_docx
from workbench.reading.epub import read_epub
from workbench.reading.feed import read_feed
from workbench.reading.found import Found
from workbench.reading.html import read_html
from workbench.reading.letter import read_email, read_mhtml
from workbench.reading.odt import read_odt
from workbench.reading.pdf import found_in
from workbench.reading.subtitles import read_subtitles, read_timed_transcript


def read_pdf_here(content: bytes, name: str) -> Found:
    """As ``read_pdf``, but in this process: a thousand processes would take too long."""
    told = io.StringIO()
    pdf_lines.run(io.BytesIO(content), told)
    return found_in(map(json.loads, told.getvalue().splitlines()), name)


READERS: dict[str, tuple[Callable[[bytes, str], object], list[bytes]]] = {
    "html": (read_html, [layout(FERRY).encode() for layout in LAYOUTS]),
    "mhtml": (read_mhtml, [files.mhtml(LAYOUTS[0](FERRY))]),
    "email": (read_email, [files.email(FERRY), files.email(FERRY, kind="html")]),
    "docx": (read_docx, [files.docx(FERRY)]),
    "odt": (read_odt, [files.odt(FERRY)]),
    "epub": (read_epub, [files.epub(FERRY)]),
    "feed": (read_feed, [files.rss([FERRY, WELLS]), files.atom([FERRY])]),
    "subtitles": (read_subtitles, [files.srt(FERRY.paragraphs), files.vtt(FERRY.paragraphs)]),
    "transcript": (read_timed_transcript, [b"[00:01] ANN: Yes.\n[00:02] BO: No.\n"]),
    "pdf": (read_pdf_here, [files.pdf(FERRY, columns=2), files.ligature_pdf(b"of\x01ce")]),
    "any": (lambda content, name: articles_of(content, name=name), [files.jsonl([FERRY])]),
}
_NAMES = ("a", "a.html", "a.md", "a.txt")


@st.composite
def damaged(draw: st.DrawFn, whole: list[bytes]) -> bytes:
    """A file of a form that was damaged: its bytes, or those of a part of a packed one."""
    content = draw(st.sampled_from(whole))
    if not content.startswith(b"PK") or draw(st.integers(0, 3)) == 0:
        return draw(changed(content))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = draw(st.sampled_from(sorted(parts)))
    part = parts[name]
    assert isinstance(part, bytes)
    return files.packed({**parts, name: draw(changed(part))})


@st.composite
def changed(draw: st.DrawFn, content: bytes) -> bytes:
    """Bytes of which some are changed, cut out or said again."""
    made = bytearray(content)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(made)))
        length = draw(st.integers(0, 40))
        change = draw(st.integers(0, 3))
        if change == 0:
            made[at : at + length] = draw(st.binary(max_size=20))
        elif change == 1:
            del made[at : at + length]
        elif change == 2:
            made[at:at] = made[at : at + length] * draw(st.integers(1, 20))
        else:
            del made[at:]
    return bytes(made)


@pytest.mark.parametrize("form", READERS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_bytes_are_read_or_refused(form: str, data: st.DataObject) -> None:
    reader, whole = READERS[form]
    content = data.draw(st.one_of(damaged(whole), st.binary(max_size=300)))
    name = data.draw(st.sampled_from(_NAMES))
    with suppress(WorkbenchError):  # anything else that is raised fails the test
        reader(content, name)


@settings(max_examples=60, deadline=None)
@given(
    data=st.data(),
    form=st.sampled_from([name for name in READERS if name not in ("pdf", "any")]),
)
def test_what_is_read_holds_its_spans(data: st.DataObject, form: str) -> None:
    content = data.draw(damaged(READERS[form][1]))
    if b"%PDF-" in content[:1024]:
        return
    try:
        articles = articles_of(content, name="a")
    except WorkbenchError:
        return
    for article in articles:
        Article.model_validate(article.model_dump())
        article.text.encode("utf-8")
        if article.title_span is not None:
            assert article.text[: article.title_span.end].strip()
