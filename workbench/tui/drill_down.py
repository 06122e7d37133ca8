"""The queue's filter for what a row of another screen is about."""

from __future__ import annotations

import re

from workbench.audit import SourceFigures


def source_filter(one: SourceFigures) -> str:
    """The filter that shows a source's claims, as it would be typed.

    A filter asks for a part of a name; it may show more than the source's own claims.
    """
    # The narrator, nobody named and the uncertain have no row of their own on the desk.
    if not one.source_id.startswith("s-"):
        return f"kind:{one.source_kind}"
    return f"source:{quoted_value(one.source_name)}"


def quoted_value(text: str) -> str:
    """``text`` as the value of a term; of a text with quotation marks the longest part."""
    value = max(re.split(r'"', text), key=len).strip()
    return f'"{value}"' if re.search(r"\s", value) or not value else value
