"""Web addresses from outside, on their way to a browser."""

from __future__ import annotations

import subprocess
import sys
import webbrowser

import pytest

from workbench.errors import WorkbenchError
from workbench.tui.opening import checked_address, has_browser, open_in_browser


@pytest.mark.parametrize("address", ["http://example.org", "HTTPS://example.org/a?b=c&d=(e)#f"])
def test_web_addresses_are_taken(address: str) -> None:
    assert checked_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "", "example.org", "ftp://example.org", "file:///etc/passwd", "javascript:alert(1)",
        "http://", "http:///x", "http://[", "--help", "http://example.org/a b",
        "http://example.org/\n", "ht\ntp://example.org", "http://example.org/\x1b]52;c;x\x07",
        "http://example.org/\u202egpj.exe", "http://example.org/" + "a" * 3_000,
    ],
)  # fmt: skip
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(WorkbenchError, match="only http and https"):
        checked_address(address)
    with pytest.raises(WorkbenchError):
        open_in_browser(address)


def test_the_browser_is_started_without_a_shell_and_without_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[tuple[list[str], dict[str, object]]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda words, **how: started.append((words, how)))
    address = "https://example.org/$(touch${IFS}x);`id`"
    open_in_browser(address)
    words, how = started[0]
    assert words == [sys.executable, "-P", "-m", "webbrowser", address]
    assert not how.get("shell")
    assert {how[name] for name in ("stdin", "stdout", "stderr")} == {subprocess.DEVNULL}


def test_a_browser_that_would_seize_the_terminal_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    assert not has_browser()
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.BackgroundBrowser("xdg-open"))
    assert has_browser()

    def none() -> None:
        raise webbrowser.Error("no browser")

    monkeypatch.setattr(webbrowser, "get", none)
    assert not has_browser()
