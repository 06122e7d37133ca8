"""The files in a bundle for people and other programs: what the exports make of its case.

They are made from a desk that holds the case and nothing else, so that they follow from the case:
the bundle that another desk makes of it has the same.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from workbench.export.review_feed import export_reviews
from workbench.export.verdicts_csv import export_verdicts
from workbench.review import PublishSettings, check_can_publish

if TYPE_CHECKING:
    from workbench.store import Desk


def _verdicts(desk: Desk, settings: PublishSettings | None) -> bytes | None:
    text = io.StringIO(newline="")
    export_verdicts(desk, "-", stream=text)
    return text.getvalue().encode("utf-8")


def _reviews(desk: Desk, settings: PublishSettings | None) -> bytes | None:
    if settings is None:
        return None
    text = io.StringIO(newline="")
    export_reviews(desk, "-", "claimreview", settings, stream=text)
    return text.getvalue().encode("utf-8")


EXPORTS: Final[dict[str, Callable[[Desk, PublishSettings | None], bytes | None]]] = {
    "claimreview.jsonl": _reviews,
    "verdicts.csv": _verdicts,
}
"""From the name in the bundle to what makes it, or makes nothing where it is not known who
publishes. A further format is one more line here."""


def exported(desk: Desk, publish: dict[str, Any] | None) -> dict[str, bytes]:
    """Every export of the case on ``desk``, by its name in the bundle.

    Args:
        publish: the settings of publication that go with the case.

    Raises:
        PolicyError, ValueError: they are none.
    """
    settings = None if publish is None else PublishSettings.model_validate(publish)
    if settings is not None:
        check_can_publish(settings)
    made = {name: make(desk, settings) for name, make in EXPORTS.items()}
    return {name: content for name, content in made.items() if content is not None}
