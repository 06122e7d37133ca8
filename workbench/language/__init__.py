"""Paragraphs, sentences, quotation marks, names and what pronouns stand for."""

from workbench.language.document import (
    Document,
    Entity,
    Mention,
    Paragraph,
    Quotation,
    Sentence,
    overlapping,
)
from workbench.language.parsing import parse
from workbench.language.pipeline import pipeline
from workbench.language.reference import Reference, resolve

__all__ = [
    "Document",
    "Entity",
    "Mention",
    "Paragraph",
    "Quotation",
    "Reference",
    "Sentence",
    "overlapping",
    "parse",
    "pipeline",
    "resolve",
]
