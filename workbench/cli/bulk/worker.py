"""The program of a worker process: ``python -m workbench.cli.bulk.worker``.

It reads one question (JSON) a line from standard input and answers each with a line of JSON on
standard output, until there are no more. It reads the desk and never writes it.
"""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.cli.bulk import work
from workbench.cli.bulk.hands import Asked, went_wrong
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.store import Desk


def main() -> None:
    """Answer what is asked for."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints is no answer of ours.
    os.dup2(2, 1)
    work.on_one_thread()
    for line in sys.stdin.buffer:
        answer = json.dumps(answer_to(json.loads(line)))
        try:
            answers.write(answer.encode("ascii") + b"\n")
            answers.flush()
        except BrokenPipeError:
            return  # who asked is gone


def answer_to(asked: dict[str, Any]) -> dict[str, Any]:
    """The answer to one question; ``{"error": [what, remedy]}`` where there is none."""
    try:
        if asked["do"] == "read":
            return {"articles": [one.model_dump(mode="json") for one in _read(asked)]}
        if asked["do"] == "cut":
            return work.cut_as_json(_cut(asked))
        return {"found": _found(asked)}
    except WorkbenchError as error:
        return {"error": [error.what, error.remedy]}
    except Exception as error:
        failed = went_wrong(asked["name"], error)
        return {"error": [failed.what, failed.remedy]}


def _read(asked: dict[str, Any]) -> list[Any]:
    run = Asked(asked["known"], "clause", asked["allow_private"])
    return list(work.read_source(asked["source"], run.known, run.fetch))


def _cut(asked: dict[str, Any]) -> work.Cut:
    from workbench.models import Article

    article = Article.model_validate(asked["article"])
    return work.cut(article, asked["granularity"])


def _found(asked: dict[str, Any]) -> list[list[Any]]:
    work.known_meanings(work.meanings_from_json(asked["meanings"]))
    found = work.find_all(_desk_at(asked["desk"]), asked["claims"], meaning=asked["meaning"])
    return [
        [claim_id, [one.model_dump(mode="json") for one in matches]] for claim_id, matches in found
    ]


@cache
def _desk_at(path: str) -> Desk:
    """The desk, open as long as this process lives."""
    from workbench.store import open_desk

    return open_desk(Path(path), create=False)


if __name__ == "__main__":
    main()
