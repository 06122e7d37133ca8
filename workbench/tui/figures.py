"""Figures in words, as the screens write them."""

from __future__ import annotations


def share_words(share: float | None, low: float | None, high: float | None) -> str:
    """``67 % (21–94)``: a share of 0 to 1 never without its interval; empty where it is none."""
    if share is None or low is None or high is None:
        return ""
    return f"{share * 100:.0f} % ({low * 100:.0f}–{high * 100:.0f})"
