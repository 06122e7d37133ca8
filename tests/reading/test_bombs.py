"""Files made to take all memory or time are refused in a sentence."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading import bombs
from tests.reading.form_files import docx
from tests.reading.stories import FERRY
from workbench.errors import UnreadableArticle
from workbench.reading import limits, pdf_lines, read, read_bytes

_LARGE = (bombs.zip_bomb, bombs.zip_that_lies, bombs.gzip_bomb, bombs.gzip_in_gzip)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (bombs.zip_of_many, "holds more than 10,000 parts"),
        (bombs.zip_in_zip, "is a ZIP archive"),
        (bombs.laughs, "declares XML entities"),
        (bombs.laughs_in_docx, "declares XML entities"),
        (bombs.outside_entity, "declares XML entities"),
        (bombs.deep_page, "has elements more than 200 deep"),
        (bombs.wide_page, "has more than 25,000 tags"),
        (bombs.deep_records, "line 1 of a is no JSON"),
        (bombs.deep_mail, "has parts more than 40 deep"),
        (bombs.long_header, "has more than 200,000 bytes of headers"),
    ],
)
def test_what_nests_or_multiplies(make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(UnreadableArticle, match=why):
        read_bytes(make(), name="a")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (bombs.pdf_packed_twice, "unpacks to more than 30,000,000 bytes"),
        (bombs.pdf_of_forms, "draws more than 10,000 forms"),
        (bombs.pdf_of_arrays, "has objects more than 100 deep"),
        (bombs.pdf_of_dictionaries, "cannot be read as a PDF"),
        (bombs.pdf_of_pages, "has more than 1,000 pages"),
    ],
)
def test_what_nests_or_multiplies_in_a_pdf(make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(UnreadableArticle, match=why):
        read_bytes(make(), name="a")


def test_a_pdf_that_takes_all_memory_ends_its_own_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = (
        "import sys, workbench.reading.pdf_lines as p;"
        "p.records = lambda content: iter([{'x': 'a' * 400_000_000}]); p.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"", capture_output=True, check=True)
    assert b"memory" in done.stdout


@pytest.mark.parametrize("make", _LARGE)
def test_what_unpacks_without_end_does_so_in_little_memory(
    make: Callable[[], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(make())
    code = (
        "import resource, sys; from workbench.reading import read;"
        "from workbench.errors import UnreadableArticle\n"
        "resource.setrlimit(resource.RLIMIT_DATA, (300_000_000, 300_000_000))\n"
        "try: read(sys.argv[1])\n"
        "except UnreadableArticle as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert (
        "unpacks to more than" in done.stdout
        or "packed twice" in done.stdout
        or ("cannot be read as a packed document" in done.stdout)
    )


def test_a_line_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    for name, head in (("a.txt", b"word " * 20_000), ("a.jsonl", b'{"text": "' + b"a" * 70_000)):
        path = tmp_path / name
        path.write_bytes(head)
        with path.open("ab") as file:
            file.truncate(1_000_000_000)
        with pytest.raises(UnreadableArticle, match="over the limit"):
            read(path)


def test_nothing_of_a_text_over_the_limit_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.reading.found.TEXT_LIMIT", 500)
    with pytest.raises(UnreadableArticle, match="has more than 500 characters of text"):
        read_bytes(docx(FERRY), name="a.docx")


def test_the_program_for_pdfs_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    told = io.StringIO()
    pdf_lines.run(io.BytesIO(bombs.pdf_of_pages()), told)
    assert told.getvalue().endswith('{"refused": "has more than 1,000 pages"}\n')
    assert limits.PAGE_LIMIT == 1000
