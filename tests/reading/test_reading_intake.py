"""What is taken in and what is refused, by the bytes."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import UnreadableArticle
from workbench.reading import read, read_bytes

FIXTURES = Path(__file__).parents[2] / "fixtures"
SENTENCE = "The mayor said 40 people came."


class _Stdin:
    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "utf-8"),
        (b"\xff\xfe" + SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (b"\xff\xfe\x00\x00" + SENTENCE.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_byte_order_marks_and_utf_are_read_without_guessing(content: bytes, encoding: str) -> None:
    article = read_bytes(content, name="a.txt")
    assert article.text == SENTENCE
    assert article.encoding == encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“We can’t,” he said — the café in Zürich closed.", "cp1252"),
        ("The café in Zürich and the Málaga señor said it was déjà vu.", "latin-1"),
        ("“We can’t,” he said — the café in Zürich closed.", "mac_roman"),
        ("Привет, это обычный русский текст для проверки, как он читается.", "cp1251"),
    ],
)
def test_old_encodings_are_recognised(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), name="old.txt").text == text


def test_the_text_is_kept_as_it_came() -> None:
    text = "One\u00a0line.\r\n\r\nTwo \t lines. \r\rThree.\u2028Four\ufeff.\n \n"
    assert read_bytes(text.encode(), name="a.txt").text == text


def test_a_file_s_offsets_are_those_of_its_characters(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes("Café — first.\r\nSecond.".encode())
    article = read(path, outlet="Ledger", published_at="2024-11-29", url="https://example.org/a")
    assert article.text == path.read_bytes().decode()
    assert article.path == str(path)
    assert (article.outlet, article.published_at) == ("Ledger", "2024-11-29")


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Stdin(SENTENCE.encode()))
    article = read("-")
    assert article.text == SENTENCE
    assert article.path is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "a.txt is empty: give a file with text in it."),
        (b" \r\n\t\xc2\xa0", "a.txt holds nothing but white space: give a file with text in it."),
        (b"\xef\xbb\xbf", "a.txt holds nothing but white space: give a file with text in it."),
        (b"\x89PNG\r\n\x1a\nabc", "a.txt is an image, not text: save its words as a text file."),
        (bytes(range(256)) * 8, "a.txt is a binary file, not text: save its words as a text file."),
        (b"\0", "a.txt is a binary file, not text: save its words as a text file."),
        (
            b"\xff\xfe\x00",
            "the encoding of a.txt is not known: save it as UTF-8.",
        ),
    ],
)
def test_what_is_no_text_gets_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableArticle) as refused:
        read_bytes(content, name="a.txt")
    assert str(refused.value) == sentence


def test_a_few_stray_controls_do_not_make_a_text_binary() -> None:
    text = "He said \x00so\x07 and \x1b[31mleft\x1b[0m.\x7f " + SENTENCE * 20
    assert read_bytes(text.encode(), name="a.txt").text == text


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(10_000_000_000)  # sparse: reading it would take all memory
    with pytest.raises(UnreadableArticle, match=r"over the limit of 5,000,000 bytes \(has 10,0"):
        read(path)


def test_an_endless_stream_is_read_up_to_the_limit_only() -> None:
    with pytest.raises(UnreadableArticle, match="over the limit of 1,000 bytes"):
        read("/dev/zero", limit=1000)


def test_the_limit_itself_still_passes() -> None:
    assert len(read_bytes(b"x" * 100, name="a", limit=100).text) == 100
    with pytest.raises(UnreadableArticle, match=re.escape("(has 101)")):
        read_bytes(b"x" * 101, name="a", limit=100)


def test_folders_and_absent_files_get_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle, match=r"is a folder: name the files in it\.$"):
        read(tmp_path)
    with pytest.raises(UnreadableArticle, match=r"does not exist: check the name\.$"):
        read(tmp_path / "absent.txt")
    with pytest.raises(UnreadableArticle, match=r"cannot be read \(File name too long\)"):
        read("x" * 5000)
    with pytest.raises(UnreadableArticle, match="is no file name"):
        read("a\0b")


def test_a_path_through_a_file_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    with pytest.raises(UnreadableArticle, match="cannot be read"):
        read(tmp_path / "a.txt" / "b.txt")


def test_reading_utf8_loads_neither_the_detector_nor_markdown() -> None:
    code = (
        "import sys; from workbench.reading import read; read(sys.argv[1]);"
        "print([m for m in ('charset_normalizer', 'markdown_it', 'spacy') if m in sys.modules])"
    )
    seed = str(FIXTURES / "moscow-taliban.txt")
    done = subprocess.run(
        [sys.executable, "-c", code, seed], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_give_an_article_or_one_sentence(content: bytes, name: str) -> None:
    try:
        article = read_bytes(content, name=name)
    except UnreadableArticle as refused:
        sentence = str(refused)
    else:
        sentence = article.text.strip() + "."
    assert len(sentence) > 1
    assert sentence.endswith(".")
