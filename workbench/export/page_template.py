"""Templates of the pages: everything shown goes through the sanitiser, then through the escape.

A page stands alone: its style is in it, it has no script, and its policy forbids every request.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from workbench.display import visible
from workbench.review.publishing import is_web_address

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_FOLDER: Final = Path(__file__).with_name("templates")
_STYLE: Final = "page.css"


def filled(name: str, values: Mapping[str, Any]) -> str:
    """The template ``name`` of the folder ``templates`` filled with ``values``.

    Raises:
        jinja2.UndefinedError: the template names something that was not given.
    """
    from markupsafe import Markup

    style = (_FOLDER / _STYLE).read_text(encoding="utf-8")
    page = _environment().get_template(name)
    return page.render(
        **values, style=Markup(style), policy=_policy(style), percent=percent, instant=instant
    )


def address(url: str | None, words: str) -> Markup | str:
    """A link to ``url`` named ``words``, or the words alone where it is no web address.

    The page it leads to is told nothing of ours (``noreferrer``), and search engines that we do
    not vouch for it (``nofollow``).
    """
    from markupsafe import Markup

    if url is None or not is_web_address(url):
        return words if url is None or url == words else f"{words} ({url})"
    link = Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>')
    return link.format(visible(url), visible(words))


def percent(share: float) -> str:
    """A share of 0 to 1 in per cent, without a sign and without decimals."""
    return f"{share * 100:.0f}"


def instant(at: str) -> str:
    """``2024-11-29T08:05:00.000Z`` as ``2024-11-29 08:05 UTC``."""
    return f"{at[:10]} {at[11:16]} UTC"


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _shown(value: Any) -> Any:
    from markupsafe import Markup

    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value, keep_newlines=True)
    return value


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["address"] = address
    return environment
