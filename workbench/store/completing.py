"""Names of the desk that go on from what is typed: sources, articles, reviewers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.store.asking import known_text

if TYPE_CHECKING:
    from workbench.store.desk import Desk

MOST: Final = 8
"""Names that one question gives at most."""


def source_names(desk: Desk, part: str) -> list[str]:
    """Names of sources that hold ``part`` in any case, those of the most claims first."""
    return _names(
        desk,
        """SELECT s.name FROM sources s LEFT JOIN attributions t ON t.source_id = s.id
        WHERE instr(casefold(s.name), :part)
        GROUP BY s.name ORDER BY count(t.source_id) DESC, s.name LIMIT :most""",
        part,
    )


def article_names(desk: Desk, part: str) -> list[str]:
    """Short names of articles that hold ``part``, those that begin with it first."""
    return _names(
        desk,
        """SELECT slug FROM articles WHERE instr(slug, :part)
        ORDER BY instr(slug, :part) > 1, slug LIMIT :most""",
        part,
    )


def reviewer_names(desk: Desk, part: str) -> list[str]:
    """Names of the reviewers whose verdicts stand and whose names hold ``part`` in any case."""
    return _names(
        desk,
        """SELECT reviewer FROM claim_states WHERE reviewer IS NOT NULL
        AND instr(casefold(reviewer), :part)
        GROUP BY reviewer ORDER BY count(*) DESC, reviewer LIMIT :most""",
        part,
    )


def assigned_names(desk: Desk, part: str) -> list[str]:
    """Names of the reviewers to whom claims are assigned that hold ``part`` in any case."""
    return _names(
        desk,
        """SELECT reviewer FROM reviews WHERE role IS NOT NULL
        AND instr(casefold(reviewer), :part)
        GROUP BY reviewer ORDER BY count(*) DESC, reviewer LIMIT :most""",
        part,
    )


def is_reviewer(desk: Desk, name: str) -> bool:
    """Whether somebody of this name has given a verdict, or is to give one."""
    row = desk.connection.execute(
        """SELECT EXISTS (SELECT 1 FROM main.events WHERE actor = :name
            AND action = 'verdict_given')
        OR EXISTS (SELECT 1 FROM main.reviews WHERE reviewer = :name)""",
        {"name": known_text(name)},
    ).fetchone()
    return bool(row[0])


def _names(desk: Desk, sql: str, part: str) -> list[str]:
    rows = desk.connection.execute(sql, {"part": known_text(part.casefold()), "most": MOST})
    return [str(row[0]) for row in rows]
