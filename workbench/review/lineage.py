"""Of which claims a claim was made, and what it became."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.by_hand import made_records, subjects
from workbench.store.events import undone_seqs

if TYPE_CHECKING:
    from workbench.store import Desk


@dataclass(frozen=True, slots=True)
class Lineage:
    """Ids of claims: those that a claim was split off from or merged of, and what it became."""

    made_from: tuple[str, ...] = ()
    became: tuple[str, ...] = ()


def lineage(desk: Desk, claim_id: str) -> Lineage:
    """The lineage of a claim by the splits and merges that stand."""
    history = desk.history(claim_id)
    off = undone_seqs(history)
    made_from: tuple[str, ...] = ()
    became: tuple[str, ...] = ()
    for event in history:
        if event.seq in off or event.action not in {"claim_split", "claims_merged"}:
            continue
        made = tuple(record["id"] for record in made_records(event))
        if claim_id in made:
            made_from = subjects(event)
        else:
            became = made
    return Lineage(made_from, became)
