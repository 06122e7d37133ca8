from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import SEED, Run


def test_a_page_is_written_to_a_file_and_says_what_is_in_it(workbench: Run, desk: Path) -> None:
    ran = workbench("page", "moscow-taliban", "-o", "page.html")
    assert (ran.code, ran.out, ran.err) == (0, "", "27 claims written to page.html.\n")
    written = Path("page.html").read_text(encoding="utf-8")
    assert written.startswith("<!doctype html>")
    assert "Vladimir V. Putin" in written


@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_a_page_goes_to_the_output_where_no_file_is_named(
    workbench: Run, desk: Path, format: str
) -> None:
    ran = workbench("page", "moscow-taliban", "--format", format)
    assert (ran.code, ran.err) == (0, "")
    assert "Belt and Road Initiative" in ran.out


def test_a_verdict_given_is_on_the_next_page(workbench: Run, desk: Path) -> None:
    workbench("verdict", "1", "disputed", "--reason", "no talks", "--reason-code", "fabricated")
    record = json.loads(workbench("page", "moscow-taliban", "--format", "json").out)
    first = record["claims"][0]
    assert (first["state"], first["reason"], first["reason_code"]) == (
        "disputed",
        "no talks",
        "fabricated",
    )
    assert record["article"]["text"] == SEED.read_text(encoding="utf-8")
    assert "kim" not in json.dumps(record), "reviewers are not named"


def test_the_words_of_a_publication_stand_for_the_verdicts(workbench: Run, desk: Path) -> None:
    Path("workbench.toml").write_text('[publish.labels]\ndisputed = "False"\n', encoding="utf-8")
    workbench("verdict", "1", "disputed", "--reason", "no talks")
    assert "### 1 ✗ False" in workbench("page", "moscow-taliban", "--format", "md").out


def test_an_article_that_is_not_there_is_told(workbench: Run, desk: Path) -> None:
    ran = workbench("page", "nothing", "-o", "page.html")
    assert ran.code == 2
    assert "nothing" in ran.err
    assert not Path("page.html").exists()


@pytest.mark.parametrize("command", [("page", "moscow-taliban", "-o"), ("audit", "report")])
def test_a_folder_that_is_not_there_is_told(
    workbench: Run, desk: Path, command: tuple[str, ...]
) -> None:
    ran = workbench(*command, "missing/page.html")
    assert ran.code == 2
    assert "missing/page.html cannot be written" in ran.err


def test_the_audit_is_written_as_a_page(workbench: Run, desk: Path) -> None:
    ran = workbench("audit", "report", "audit.html")
    assert (ran.code, ran.err) == (0, "8 sources written to audit.html.\n")
    assert Path("audit.html").read_text(encoding="utf-8").count('role="img"') == 2


@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_a_page_imports_nothing_heavy(desk: Path, format: str) -> None:
    code = (
        "import sys\n"
        "from workbench.cli.app import run\n"
        f"code = run(['page', 'moscow-taliban', '--format', {format!r}, '-o', 'x'])\n"
        "heavy = {'spacy', 'numpy', 'sqlite_utils', 'textual', 'vl_convert'}\n"
        "print(code, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr.strip().splitlines()[-1] == "0 []"


def test_whoever_writes_a_page_is_told_that_the_article_names_a_confidential_source(
    workbench: Run, desk: Path
) -> None:
    workbench("audit", "confidential", "Vladimir V. Putin")
    ran = workbench("page", "moscow-taliban", "-o", "page.html")
    assert ran.code == 0
    assert "name CONF-001, which is not to be named" in ran.err
    notes = workbench("page", "moscow-taliban", "--format", "md").out.partition("## Notes")[2]
    assert "CONF-001 → TASS news agency → this article" in notes
    assert "Putin" not in notes


def test_the_reviews_in_a_page_pass_the_lint_and_come_back_by_import(
    workbench: Run, desk: Path
) -> None:
    Path("workbench.toml").write_text(
        '[publish]\norganization = "Desk"\nurl = "https://desk.example/"\n'
        'page = "https://desk.example/{article}"\n',
        encoding="utf-8",
    )
    workbench("verdict", "1", "disputed", "--reason", "no </script> talks")
    workbench("page", "moscow-taliban", "-o", "page.html")
    ran = workbench("lint", "page.html")
    assert ran.code == 0
    assert "0 errors" in ran.out
    assert workbench("import", "page.html", "--db", "other.db").code == 0
    shown = workbench("export", "-", "--prior", "--db", "other.db").out
    assert "Moscow is engaged" in shown
