"""What pypdf and our reader on pdfminer.six make of the PDFs that the tests make.

``python -m bench.pdf_readers`` (needs pypdf, a development dependency): word F1 in order (the
longest common run of words, so that mixed columns count), and what each leaves in or breaks.
"""

from __future__ import annotations

import io
import re
import time

from pypdf import PdfReader
from rapidfuzz.distance import LCSseq

from tests.reading import form_files as files
from tests.reading.stories import STORIES, Story
from workbench.reading.pdf import read_pdf

_SETTINGS = ((1, False, "one column"), (2, False, "two columns"), (2, True, "lines across"))


def _pypdf(content: bytes, mode: str) -> str:
    reader = PdfReader(io.BytesIO(content))
    return "\n".join(page.extract_text(extraction_mode=mode) for page in reader.pages)  # type: ignore[arg-type]


def _ours(content: bytes) -> str:
    found = read_pdf(content, "a.pdf")
    return "\n".join([found.title or "", *(block.text for block in found.blocks)])


def _f1(text: str, story: Story) -> float:
    found, wanted = re.findall(r"\w+", text), re.findall(r"\w+", story.plain)
    return 2 * LCSseq.similarity(found, wanted) / (len(found) + len(wanted))


def main() -> None:
    """Print a row for each reader and kind of page."""
    print(f"{'reader':14} {'page':14} {'F1 in order':>11} {'paragraphs':>10} {'ms a file':>9}")
    readers = {
        "pypdf plain": lambda content: _pypdf(content, "plain"),
        "pypdf layout": lambda content: _pypdf(content, "layout"),
        "pdfminer, ours": _ours,
    }
    for name, read in readers.items():
        for columns, across, told in _SETTINGS:
            scores, kept, begun = [], [], time.perf_counter()
            for story in STORIES:
                text = read(files.pdf(story, columns=columns, across=across))
                scores.append(_f1(text, story))
                wanted = {re.sub(r"\W+", " ", one) for one in story.plain.split("\n\n")}
                lines = {re.sub(r"\W+", " ", one) for one in text.split("\n")}
                kept.append(len(wanted & lines) / len(wanted))
            each = (time.perf_counter() - begun) / len(STORIES) * 1000
            score, whole = sum(scores) / len(scores), sum(kept) / len(kept)
            print(f"{name:14} {told:14} {score:11.3f} {whole:10.0%} {each:9.0f}")


if __name__ == "__main__":
    main()
