"""The program that takes an article in beside the screen, so that keys stay quick.

``python -m workbench.tui.taking_in`` reads one request (JSON) from standard input, and writes one
JSON object a line: ``{"done": 1, "of": 4, "doing": "…"}`` as it goes on, at the end
``{"slug": …, "claims": …, "outcome": …}`` (``Added.outcome``), of a new version with ``version``,
``change`` in words and how many verdicts are ``stale``; or ``{"error": "a sentence"}``.
"""

from __future__ import annotations

import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, TextIO

from workbench.errors import WorkbenchError

_STEPS = ("reading", "cutting it into claims", "putting it on the desk", "looking for earlier ones")


def main() -> None:
    """Take in what the request on standard input asks for."""
    told = sys.stdout
    request = json.loads(sys.stdin.buffer.read())
    # What a library prints is no answer of ours.
    with redirect_stdout(sys.stderr):
        _Taking(told).run(request)


class _Taking:
    """Takes one article in and tells of it, a line at a time."""

    def __init__(self, told: TextIO) -> None:
        self._told = told

    def run(self, request: dict[str, Any]) -> None:
        """Take in what is asked for, or tell why not."""
        try:
            self._tell(**self._take_in(request))
        except WorkbenchError as error:
            self._tell(error=str(error))

    def _take_in(self, request: dict[str, Any]) -> dict[str, Any]:
        self._step(0)
        from workbench.reading import read, read_bytes

        about = {"published_at": request["published"], "outlet": request["outlet"]}
        if request["text"] is None:
            article = read(Path(request["path"]), **about)
        else:
            article = read_bytes(request["text"].encode("utf-8", "replace"), name="pasted", **about)
        self._step(1)
        from workbench.claims import split

        parts = split(article)
        self._step(2)
        from workbench.review import change_words, has_suggestions, suggest_all
        from workbench.store import open_desk

        with open_desk(Path(request["desk"]), create=False) as desk:
            added = desk.add_article(parts, actor=request["reviewer"])
            if added.created or not has_suggestions(desk, added.article_id):
                self._step(3)
                suggest_all(desk, added.article_id)
        told = {"slug": added.slug, "claims": added.claims, "outcome": added.outcome}
        if added.change is not None:
            told["change"] = change_words(added.change)
            told |= {"version": added.change.version, "stale": added.change.stale}
        return told

    def _step(self, number: int) -> None:
        self._tell(done=number, of=len(_STEPS), doing=_STEPS[number])

    def _tell(self, **what: Any) -> None:
        self._told.write(json.dumps(what) + "\n")
        self._told.flush()


if __name__ == "__main__":
    main()
