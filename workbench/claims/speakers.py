"""Whether it is certain enough who speaks for *I* to be put into a name."""

from __future__ import annotations

from typing import Any

from workbench.claims.doubts import PRONOUNS
from workbench.claims.mentions import gender_of_name
from workbench.claims.passage import Passage
from workbench.claims.salience import antecedent
from workbench.claims.telling import is_shared
from workbench.language import Document
from workbench.language.words import FEMALE_TITLES, MALE_TITLES
from workbench.models import Attribution, Source


def is_certain(
    document: Document, attribution: Attribution, source: Source, memory: dict[object, Any]
) -> bool:
    """Whether a source that the article names by a pronoun is whom the pronoun takes up.

    Attribution asks who *he* is by rules of its own; two ways must lead to the same person.

    Args:
        memory: see ``Passage``; one for the article.
    """
    if is_shared(document, source.name):
        return False
    for span in attribution.source:
        paragraph = document.paragraph_at(span.start)
        title = span.of(document.text).split(" ", 1)[0].lower()
        told = gender_of_name(source.name)
        if (title in MALE_TITLES and told == "f") or (title in FEMALE_TITLES and told == "m"):
            return False
        if paragraph is None or span.of(document.text).lower() not in PRONOUNS:
            continue
        place = span.start - paragraph.span.start
        word = next((t for t in paragraph.doc if t.idx <= place < t.idx + len(t.text)), None)
        if word is None:
            continue
        referent = antecedent(Passage(document, paragraph, memory), word)
        if referent is None or referent.name != source.name:
            return False
    return True
