"""The JSON-LD that a web page has in its ``<script>`` elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workbench.reading.linked_values import unescaped

_SCRIPT: Final = re.compile(rb"<script\b([^<>]*+)>", re.IGNORECASE)
_LINKED: Final = re.compile(rb"application/ld\+json", re.IGNORECASE)
_END: Final = re.compile(rb"</script", re.IGNORECASE)


def linked_scripts(page: bytes) -> Iterator[bytes]:
    """The content of each ``<script type="application/ld+json">`` of a page, in order."""
    place = 0
    while begun := _SCRIPT.search(page, place):
        ended = _END.search(page, begun.end())
        place = ended.end() if ended else len(page)
        if _LINKED.search(begun[1]):
            yield _with_marks(page[begun.end() : ended.start() if ended else len(page)])


def _with_marks(script: bytes) -> bytes:
    # Some programs escape quotation marks as in text, which leaves no JSON.
    if b'"' in script or b"&quot;" not in script:
        return script
    return unescaped(script.decode("utf-8", "replace")).encode("utf-8", "replace")
