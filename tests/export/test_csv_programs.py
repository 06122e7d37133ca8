"""The file in the programs that people open it with: LibreOffice and pandas."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.desks import harbor_desk, made_split
from workbench.export import export_verdicts
from workbench.models import Stance, Verdict, VerdictCode
from workbench.review import add_evidence, give_verdict
from workbench.store import Desk

OFFICE = shutil.which("soffice")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
VALUE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Comma, quotation mark, UTF-8, from line 1; formulas are run, as in a file that is opened by hand.
READ_CSV = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1,true"

BEGINNINGS = ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "  +", "＝", "＋", "－", "＠", "'="]
"""Every first character of the rules, and what stands before one."""

OTHERS = [
    'she said "no", twice',
    "1,5; 2,5",
    "über 3 Tausend – “so”",
    "007",
    "1e5",
    "12/11",
    "naïve 漢字 🚢",
    "#N/A",
    "NULL",
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a claim whose reason begins with each beginning, and one for each other text."""
    statements = [("Ines Hale", f"the pier {n} is old") for n in range(25)]
    with harbor_desk(tmp_path / "claims.db") as desk:
        desk.add_article(
            made_split(
                statements,
                path="pier.txt",
                title="+cmd|' /C calc'!A0",
                outlet="-Quellmark Times",
                published_at="2024-11-28",
                url="https://times.example/a|b",
            ),
            actor="kim",
        )
        texts = [f"{sign}1+1" for sign in BEGINNINGS] + OTHERS
        claims = [claim for claim in desk.claims() if claim.article_slug == "pier"]
        for claim, text in zip(claims, texts, strict=False):
            # The action takes blanks off a reason; an older desk may hold one with them.
            desk.append(
                actor="kim",
                action="verdict_given",
                object_id=claim.id,
                new={"status": "reviewed", "verdict": "disputed", "reason": text,
                     "reason_code": None, "as_of": None},
            )  # fmt: skip
        add_evidence(
            desk, claims[0].id, url="https://records.example/1", stance=Stance.CONTEXT, actor="kim"
        )
        last = Verdict(code=VerdictCode.VERIFIED, reason="two\nlines")
        give_verdict(desk, claims[-1].id, last, actor="=lee")
        yield desk


def cells_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("options", [{}, {"excel": True}, {"keep_newlines": True}], ids=str)
def test_pandas_reads_the_same_cells(desk: Desk, tmp_path: Path, options: dict[str, bool]) -> None:
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "verdicts.csv"
    export_verdicts(desk, path, **options)  # type: ignore[arg-type]
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert [list(frame.columns), *frame.values.tolist()] == cells_of(path)
    typed = pandas.read_csv(path, encoding="utf-8-sig")
    numeric = {name for name in typed if typed[name].dtype.kind in "if"}
    assert {"position", "char_start", "revision", "check_worthiness"} <= numeric


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_cells_and_runs_none(desk: Desk, tmp_path: Path) -> None:
    guarded, lines, raw = (tmp_path / f"{name}.csv" for name in ("guarded", "lines", "raw"))
    done = export_verdicts(desk, guarded, excel=True)
    export_verdicts(desk, lines, keep_newlines=True)
    export_verdicts(desk, raw, raw=True)
    assert done.guarded >= len(BEGINNINGS) + 2 * 25
    opened = opened_by_libreoffice(tmp_path, guarded, lines, raw)
    for path in (guarded, lines):
        cells, formulas = opened[path.stem]
        assert formulas == []
        assert cells == [[plain(cell) for cell in row] for row in cells_of(path)]
    # The guard is what does it: without it the same cells are run.
    assert {"of:=1+1", "of:=lee"} <= set(opened["raw"][1])


def opened_by_libreoffice(
    folder: Path, *paths: Path
) -> dict[str, tuple[list[list[str]], list[str]]]:
    """By name: the cells as LibreOffice has them, and the formulas among them."""
    subprocess.run(
        [
            str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            f"--infilter={READ_CSV}", "--convert-to", "fods", "--outdir", str(folder),
            *map(str, paths),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    return {path.stem: cells_of_sheet(folder / f"{path.stem}.fods") for path in paths}


def cells_of_sheet(path: Path) -> tuple[list[list[str]], list[str]]:
    rows: list[list[str]] = []
    formulas: list[str] = []
    for row in ElementTree.parse(path).iter(f"{TABLE}table-row"):
        cells: list[str] = []
        for cell in row.iter(f"{TABLE}table-cell"):
            formula = cell.get(f"{TABLE}formula")
            if formula is not None:
                formulas.append(formula)
            times = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
            cells += [value_of(cell)] * min(times, 100)
        rows += [cells] * min(int(row.get(f"{TABLE}number-rows-repeated", "1")), 100)
    while rows and not any(rows[-1]):
        rows.pop()
    width = len(rows[0])
    while not rows[0][width - 1]:
        width -= 1
    return [[*row, *[""] * width][:width] for row in rows], formulas


def value_of(cell: ElementTree.Element) -> str:
    kind = cell.get(f"{VALUE}value-type")
    if kind == "float":
        return plain(cell.get(f"{VALUE}value", ""))
    if kind == "date":
        return cell.get(f"{VALUE}date-value", "")
    return "\n".join(text_in(line) for line in cell.iter(f"{TEXT}p"))


def text_in(element: ElementTree.Element) -> str:
    """The text of a line; blanks and tabs are elements of their own."""
    text = element.text or ""
    for inner in element:
        if inner.tag == f"{TEXT}s":
            text += " " * int(inner.get(f"{TEXT}c", "1"))
        elif inner.tag == f"{TEXT}tab":
            text += "\t"
        else:
            text += text_in(inner)
        text += inner.tail or ""
    return text


def plain(cell: str) -> str:
    """A number in one way, whatever the way it is written; anything else as it is."""
    try:
        return f"{float(cell):g}"
    except ValueError:
        return cell
