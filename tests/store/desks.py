"""What the store's tests do to a desk beside making one (``tests.desks`` does that)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.desks import made_split
from workbench.models import Article, Claim, ClaimType, PriorClaim, Span, Split, digest
from workbench.store import Desk


def told(*statements: str, **about: str) -> Split:
    """An article of statements that nobody is said to have made."""
    return made_split([(None, statement) for statement in statements], **about)  # type: ignore[arg-type]


def plain_split(text: str) -> Split:
    """An article of any text, all of it one claim by nobody."""
    whole = Span(start=0, end=len(text))
    claim = Claim(
        id="c1",
        position=1,
        spans=(whole,),
        quote=text,
        statement=text,
        type=ClaimType.OTHER,
        checkable=True,
        check_worthiness=0.5,
    )
    return Split(article=Article(text=text, sha256=digest(text)), claims=(claim,))


def prior(number: int = 1, **fields: Any) -> PriorClaim:
    """A claim checked before."""
    given = {
        "claim_id": f"prior-{number}",
        "text": f"The ferry of Orrin Bay carries {number}00 people a day",
        "speaker": "Ines Hale",
        "verdict": "False",
        "publisher": "Velmara Checks",
        "evidence": (f"https://checks.example/{number}",),
    }
    return PriorClaim.model_validate(given | fields)


def dump(desk: Desk) -> list[str]:
    """Every row of every table, the shadow tables of the search index included."""
    return list(desk.connection.iterdump())


@contextmanager
def behind_its_back(path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection, as another program has it; the triggers are away for the time of it."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, statement in triggers:
            connection.execute(statement)
        connection.commit()
