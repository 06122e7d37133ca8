"""Parts said apart, on parses made by hand."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from workbench.claims.asides import asides_of


def test_a_subject_behind_its_verb_leaves_the_clause_before_the_comma_in_it() -> None:
    doc = Doc(
        Vocab(),
        words=["Ferries", "sail", ",", "noted", "Marl", "."],
        pos=["NOUN", "VERB", "PUNCT", "VERB", "PROPN", "PUNCT"],
        tags=["NNS", "VBP", ",", "VBD", "NNP", "."],
        deps=["nsubj", "ccomp", "punct", "ROOT", "nsubj", "punct"],
        heads=[1, 3, 3, 3, 3, 3],
    )
    assert asides_of(doc[3], frozenset(range(len(doc)))) == []
