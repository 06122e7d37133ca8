"""Which addresses may be links."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_address(url: str | None) -> str | None:
    """``url`` where it is an http or https address that may be a link; else ``None``.

    Not ``javascript:``, not ``data:``, and nothing with characters that cannot be seen or blanks,
    by which an address looks like another.
    """
    if url is None or not url.isprintable() or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
        there = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and there else None
