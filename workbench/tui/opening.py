"""Web addresses from outside: only http and https ones, and never by way of a shell."""

from __future__ import annotations

import subprocess
import sys
import webbrowser
from typing import Final
from urllib.parse import urlsplit

from workbench.errors import WorkbenchError

_LONGEST: Final = 2_000


def checked_address(address: str) -> str:
    """``address`` where a browser may be given it.

    Raises:
        WorkbenchError: it is no web address, or holds something that an address cannot hold.
    """
    try:
        parts = urlsplit(address)
        is_web = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_web = False
    # urlsplit drops newlines and tabs without a word.
    is_plain = address.isprintable() and not any(letter.isspace() for letter in address)
    if not (is_web and is_plain and len(address) <= _LONGEST):
        raise WorkbenchError(
            "This address is none that a browser is given", "only http and https ones are opened"
        )
    return address


def has_browser() -> bool:
    """Whether there is a browser with a window of its own; one in this terminal would seize it."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return type(browser) is not webbrowser.GenericBrowser


def open_in_browser(address: str) -> None:
    """Open a web address in the system's browser, which says nothing on this terminal.

    Raises:
        WorkbenchError: it is no web address.
    """
    subprocess.Popen(
        [sys.executable, "-P", "-m", "webbrowser", checked_address(address)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
