"""The words around the panes: headings, the empty desk, the finished one, what went wrong."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from textual.content import Content

from workbench.errors import WorkbenchError
from workbench.models import Article, MatchStatus, Tier
from workbench.review import Progress
from workbench.store import ClaimRow, Order
from workbench.tui.actions import ActionTable
from workbench.tui.card import Card
from workbench.tui.marks import Marks, safe

REFUSALS: Final = (WorkbenchError, sqlite3.Error, ValidationError)
"""What the desk raises where it cannot do what was asked; ``refusal_words`` tells it."""


def refusal_words(error: Exception) -> str:
    """One of ``REFUSALS`` as a sentence for the reviewer."""
    if isinstance(error, sqlite3.Error):
        return (
            f"The desk could not be used ({error}); nothing was changed. "
            "Check the disk, then run `workbench doctor`."
        )
    if isinstance(error, ValidationError):
        # Its own words quote the desk's text and mean nothing to a reviewer.
        what = error.title.lower()
        return f"The desk holds a broken {what}; nothing was changed. Run `workbench doctor`."
    return str(error)


def empty_words(table: ActionTable, desk_path: Path, marks: Marks) -> Content:
    """What an empty desk says instead of the panes, with the keys that fill it."""
    ways = [
        (table.written(action, ascii_only=marks.ascii), action.help)
        for action in table.actions
        if action.name == "take_in"
    ]
    lines = [
        Content.styled("This desk has no article yet. Give it one:", "bold"),
        Content(""),
        *(Content.assemble((f"    {keys:<6}", "bold $text-accent"), told) for keys, told in ways),
        Content(""),
        Content.assemble(
            "Or in another terminal: workbench ingest FILE --db ", safe(str(desk_path))
        ),
        Content(""),
        Content(f"The claims appear on this screen by themselves. {table.keys_of('quit')} leaves."),
    ]
    return Content("\n").join(lines)


def finished_words(now: Progress, table: ActionTable) -> Content | None:
    """What the card says first when no claim is open any more; ``None`` before that."""
    if now.open or not now.total:
        return None
    waiting = f", {now.waiting} waiting" if now.waiting else ""
    head = f"All reviewed: {now.reviewed} of {now.total}{waiting}."
    more = (
        f" {table.keys_of('undo')} takes the last step back; {table.keys_of('quit')} leaves;"
        " then: workbench export verdicts.csv"
    )
    return Content.assemble((head, "bold reverse"), more)


ORDER_WORDS: Final[dict[Order, str]] = {
    Order.ARTICLE: "by article",
    Order.WORTH: "worthiest first",
    Order.SOURCE: "by source",
    Order.MATCH: "best match first",
    Order.AGE: "newest first",
}
"""How the heading of the queue calls an order."""


def queue_heading(place: int, total: int, order: Order, asked: str, marked: int = 0) -> str:
    """``Queue 3 of 26 | 2 marked | worthiest first | is:open``; ``place`` counts from 0.

    The usual order is not told, so that the filter has its room.
    """
    told = [
        f"{place + 1} of {total}" if total else "none",
        f"{marked} marked" if marked else "",
        "" if order is Order.ARTICLE else ORDER_WORDS[order],
        asked,
    ]
    return "Queue " + " | ".join(part for part in told if part)


def no_claim_words(table: ActionTable) -> Content:
    """What the card says where the queue holds no claim."""
    return Content.assemble(
        ("No claim is in the queue.", "bold"),
        f" {table.keys_of('add_claim')} makes one of words of the article,"
        f" {table.keys_of('undo')} takes your last step back.",
    )


def article_heading(article: Article | None, claim: ClaimRow | None) -> str:
    """``Article | Ferry cuts divide Lumen Strait``."""
    named = (article.title if article else None) or (claim.article_slug if claim else None)
    return f"Article | {named}" if named else "Article"


def card_heading(claim: ClaimRow | None, matched: str, marks: Marks) -> str:
    """``Claim 4 · open | 1 same, 3 like it``."""
    if claim is None:
        return "Card"
    sign, word = marks.state(claim)
    return f"Claim {claim.position} {sign} {word}" + (f" | {matched}" if matched else "")


def matched_words(card: Card) -> str:
    """How many prior claims a card has, those that may be the same first."""
    hidden = {MatchStatus.REJECTED, MatchStatus.PUT_OFF}
    standing = [match for match, _ in card.matches if match.status not in hidden]
    same = sum(1 for match in standing if match.tier is Tier.SAME)
    words = ["in conflict"] if card.alerts else []
    words += [f"{same} same"] if same else []
    if len(standing) > same:
        words.append(f"{len(standing) - same} like it")
    return ", ".join(words)
