"""What the source may not do: SQL made of values, a shell, code or objects out of text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "workbench"
EXECUTING = {"execute", "executemany", "executescript"}

FORMATTED = {
    "audit/counting.py": {"Counting.ask": "questions and conditions in the code of audit/"},
    "export/verdict_columns.py": {"verdict_rows": "the columns of the export, a constant"},
    "store/case_rows.py": {
        "_columns": "the name of one of our tables, from the code",
        "_rows": "tables, columns and conditions of the same module",
        "_insert": "the columns that the table has; a bundle's own keys are held against them",
        "_claim_rows": "a condition of the same module",
        "write_prior": "column = :column for the columns that the table has",
    },
    "store/chain.py": {"_candidates": "names of columns, from a tuple in the code"},
    "store/completing.py": {"_names": "one of three questions in the same module"},
    "store/desk.py": {
        "Desk.transaction": "the name of a savepoint, made of the depth, a number",
        "Desk._roll_back": "the same name",
    },
    "store/hand_findings.py": {"_made_findings": "RECORD_COLUMNS, joined"},
    "store/intake.py": {
        "insert_row": "a table, columns and :marks of rows whose keys stand in the code of store/",
    },
    "store/leases.py": {"in_passing": "numbers that SQLite itself has told"},
    "store/made_claims.py": {
        "insert_made": "columns and :marks of a row whose keys stand in row_of",
        "write_edits": "column = :column for the names in EDITED",
    },
    "store/pages.py": {
        "event_page": "conditions in the code; values are parameters",
        "_count": "conditions in the code; values are parameters",
    },
    "store/queries.py": {
        "claim_rows": "an Asked: conditions of store/asking.py, values as parameters",
        "count_claims": "an Asked",
        "position_of": "an Asked, the columns of an order, question marks",
        "next_row": "an Asked",
        "neighbouring_article": "an Asked, and < or >",
        "_counted": "an Asked",
        "claim_numbers": "an Asked in an order of asking.py",
        "holds": "an Asked",
        "article_rows": "a WHERE in the code; values are parameters",
        "claim_places": "one of two conditions in the same function",
    },
    "store/schema.py": {
        "restore_triggers": "a key of TRIGGERS",
        "remove_foreign_schema_objects": "a name out of sqlite_master, quoted; no parameter can be",
        "_run": "a statement of a constant in the same module",
        "_let_matches_be_put_off": "our own CREATE TABLE, out of sqlite_master",
    },
    "store/state.py": {
        "_rows": "conditions in the same function; values are parameters",
        "refold": "column = ? for the names in _COLUMNS",
        "_write_reviews": "the names in REVIEW_COLUMNS, and as many question marks",
    },
    "store/seeing.py": {
        "install": "views of the same module over the columns that the tables have",
        "_columns": "the name of one of our tables, from the code",
    },
    "store/waiting.py": {"begin_writing": "a number that SQLite itself has told"},
    "tui/first_steps.py": {"_is_there": "one of two questions in the same module"},
}
"""Where SQL is put together of more than constants, by file and function, and why it may be."""

PROCESSES = {
    "cli/bulk/crew.py": "our own program, which reads articles and takes them apart",
    "reading/pdf.py": "our own program, which reads a PDF within bounds of time and memory",
    "store/network_drive.py": "`/sbin/mount` on a Mac, which tells what is mounted",
    "tui/opening.py": "the web browser, with a checked address as one argument",
    "tui/intake.py": "our own program, which takes articles in",
}
"""Files that start another program, always from a list of arguments, and which."""

NEVER_CALLED = {"eval", "exec", "compile", "__import__"}
NEVER_IMPORTED = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "commands"}


def sources() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def within(tree: ast.AST, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ast.AST]]:
    """Every node with the dotted name of the class and function that it stands in."""
    for node in ast.iter_child_nodes(tree):
        own = names
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            own = (*names, node.name)
        yield ".".join(own), node
        yield from within(node, own)


def is_constant(node: ast.expr) -> bool:
    """Whether an expression is made of literals and of constants of the code alone."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Name):
        return node.id.isupper()
    if isinstance(node, ast.Attribute):
        return node.attr.isupper()
    if isinstance(node, ast.Subscript):
        return is_constant(node.value)
    if isinstance(node, ast.IfExp):
        return is_constant(node.body) and is_constant(node.orelse)
    if isinstance(node, ast.BinOp):
        return is_constant(node.left) and is_constant(node.right)
    if isinstance(node, ast.Call):
        filled = isinstance(node.func, ast.Attribute) and node.func.attr == "format"
        values = [*node.args, *(one.value for one in node.keywords)]
        return filled and is_constant(node.func.value) and all(map(is_constant, values))
    if isinstance(node, ast.JoinedStr):
        return all(is_constant(part) for part in node.values)
    return isinstance(node, ast.FormattedValue) and is_constant(node.value)


def formatted_sql(path: Path) -> set[str]:
    """Functions that give the database a statement made of more than constants."""
    return {
        name
        for name, node in within(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in EXECUTING
        and node.args
        and not is_constant(node.args[0])
    }


def test_sql_is_made_of_constants_or_stands_in_the_list_with_a_reason() -> None:
    found = {
        str(path.relative_to(SOURCE)): names for path in sources() if (names := formatted_sql(path))
    }
    listed = {file: set(names) for file, names in FORMATTED.items()}
    assert found == listed, "values are parameters; where a name must be formatted, say why here"


@pytest.mark.parametrize(
    ("code", "is_bad"),
    [
        ("c.execute('SELECT 1')", False),
        ("c.execute(f'SELECT 1 FROM {TABLE}')", False),
        ("c.execute(f'SELECT 1 WHERE id = {given}')", True),
        ("c.execute('SELECT 1 WHERE id = ' + given)", True),
        ("c.execute('SELECT 1 WHERE id = %s' % given)", True),
        ("c.execute('SELECT 1 WHERE id = {}'.format(given))", True),
        ("c.execute(ASKED.format(also='AND id = ?'), [given])", False),
        ("c.execute(given.format(also=''))", True),
        ("c.executemany(asked, [])", True),
    ],
)
def test_the_test_itself_sees_what_it_must(tmp_path: Path, code: str, is_bad: bool) -> None:
    path = tmp_path / "one.py"
    path.write_text(f"def asks(c, given, asked):\n    {code}\n")
    assert bool(formatted_sql(path)) is is_bad


def imported(node: ast.AST) -> list[str]:
    """The first names of the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [one.name.split(".")[0] for one in node.names]
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "").split(".")[0]]
    return []


def test_no_code_and_no_object_is_made_out_of_text() -> None:
    found = []
    for path in sources():
        for name, node in within(ast.parse(path.read_text(encoding="utf-8"))):
            bad = NEVER_IMPORTED.intersection(imported(node))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                bad |= NEVER_CALLED.intersection([node.func.id])
            found += [f"{path.relative_to(SOURCE)} {name}: {one}" for one in bad]
    assert found == []


def test_arrays_are_loaded_without_pickle() -> None:
    for path in sources():
        for name, node in within(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "np.load":
                assert "allow_pickle=False" in ast.unparse(node), f"{path} {name}"


def test_no_shell_is_started_and_every_program_stands_in_the_list() -> None:
    starting = set()
    for path in sources():
        for name, node in within(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            target = ast.unparse(node.func)
            where = f"{path.relative_to(SOURCE)} {name}"
            assert not target.startswith(("os.system", "os.popen", "os.exec", "os.spawn")), where
            assert not target.endswith("create_subprocess_shell"), where
            assert not any(
                one.arg == "shell" and ast.unparse(one.value) != "False" for one in node.keywords
            ), where
            if "subprocess" in target:
                starting.add(str(path.relative_to(SOURCE)))
    assert starting == set(PROCESSES)
