"""The meaning of the claims: made where it is missing, and said once where it has no part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer

from workbench.cli.options import DEFAULT_DB, Db, existing_desk
from workbench.cli.output import progress, say, tell
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.store import Desk

FEW: Final = 2_000
"""Claims that are read for their meaning before prior claims are looked for: seconds."""
MANY: Final = 50_000
"""Claims that are read for their meaning as they come in: minutes."""
_INSTALL: Final = "pip install 'workbench-desk[semantic]'"


def register(app: typer.Typer) -> None:
    """Add the commands of this section."""
    app.command()(reindex)


def reindex(db: Db = DEFAULT_DB) -> None:
    """Make the vectors that matching by meaning needs, where claims have none yet.

    Stopped half-way, it goes on from there the next time.
    """
    from workbench.matching.embedding import can_embed

    if not can_embed():
        raise WorkbenchError("Matching by meaning is not installed", f"install it: {_INSTALL}")
    with existing_desk(db) as desk:
        done = _make(desk)
    say(f"{done} claims read for their meaning" if done else "Nothing is missing")


def vectors_in_passing(desk: Desk) -> bool:
    """Make the vectors of claims that came in; say so where they are too many for that.

    Returns:
        Whether vectors can have a say. Not where the extra ``semantic`` is not installed, nor
        where it is broken, which is said: what came in is on the desk all the same.
    """
    from workbench.matching.embedding import can_embed
    from workbench.review import missing_vectors

    missing = missing_vectors(desk)
    if missing > MANY:
        tell(f"{missing} claims have not been read for their meaning: run `workbench reindex`.")
        return False
    try:
        _make(desk)
    except WorkbenchError as error:
        tell(str(error))
        return False
    return can_embed()


def ready_for_meaning(desk: Desk) -> bool:
    """Whether vectors can have a say; a few that are missing are made. Says once why not."""
    from workbench.matching.embedding import can_embed
    from workbench.review import missing_vectors

    if not can_embed():
        tell(f"Ranked by words alone; to match by meaning too: {_INSTALL}")
        return False
    missing = missing_vectors(desk)
    if missing <= FEW:
        _make(desk)
    else:
        tell(
            f"{missing} claims have not been read for their meaning, and where they come near "
            "words alone rank: run `workbench reindex`."
        )
    return True


def _make(desk: Desk) -> int:
    from workbench.review import make_vectors, missing_vectors

    with progress("Reading for meaning", missing_vectors(desk)) as step:
        return make_vectors(desk, progress=step)
