"""A statement says nothing that the article does not: its words are those of its spans."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claims.faithful import unheard_words
from workbench.claims import Granularity, split
from workbench.claims.inflection import past, present
from workbench.reading import read

FIXTURES = Path(__file__).parents[2] / "fixtures"
ARTICLES = [FIXTURES / "moscow-taliban.txt", *sorted((FIXTURES / "invented").glob("*-*.*"))]


@pytest.mark.parametrize("granularity", ["clause", "fact"])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_word_of_a_statement_comes_from_nowhere(path: Path, granularity: Granularity) -> None:
    for whole in split(read(path), granularity=granularity).claims:
        for claim in (whole, *whole.facts):
            assert not unheard_words(claim), claim.statement


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_statements_read_as_sentences(path: Path) -> None:
    for claim in split(read(path)).claims:
        statement = claim.statement
        first = next(c for c in statement if c.isalnum())
        assert not first.islower(), statement
        assert statement[-1] not in ",;:.", statement
        assert "  " not in statement
        assert statement.count("“") == statement.count("”"), statement
        assert statement.count('"') % 2 == 0, statement
        assert statement.count("(") == statement.count(")"), statement


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("speak", "spoke"),
        ("seek", "sought"),
        ("highlight", "highlighted"),
        ("raise", "raised"),
        ("carry", "carried"),
        ("plan", "planned"),
        ("visit", "visited"),
        ("panic", "panicked"),
        ("enjoy", "enjoyed"),
    ],
)
def test_past_forms(lemma: str, form: str) -> None:
    assert past(lemma) == form


@pytest.mark.parametrize(
    ("lemma", "singular", "plural"),
    [
        ("be", "is", "are"),
        ("have", "has", "have"),
        ("carry", "carries", "carry"),
        ("reach", "reaches", "reach"),
        ("go", "goes", "go"),
        ("emanate", "emanates", "emanate"),
    ],
)
def test_present_forms(lemma: str, singular: str, plural: str) -> None:
    assert present(lemma, plural=False) == singular
    assert present(lemma, plural=True) == plural
