"""The development data for matching: queries, judgements, and desks that hold the claims."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
CLAIMS_OF = {"tweets20": "tweets20", "debates": "debates", "statements": "debates"}
"""Each set and the folder of its claims."""
PRIOR_FIELDS = ("claim_id", "text", "title", "speaker", "date")


def lines(path: Path) -> list[dict[str, str]]:
    """The objects of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


@dataclass(frozen=True, slots=True)
class Part:
    """One part (train or dev) of a set.

    Attributes:
        right: the claims judged right, by query id.
        removed, unmatched: for the suggestions: claims to take off the desk, queries that then
            have no match.
    """

    name: str
    folder: Path
    claims: list[dict[str, str]]
    queries: list[dict[str, str]]
    right: Mapping[str, frozenset[str]]
    removed: frozenset[str]
    unmatched: frozenset[str]

    def right_without_removed(self, query_id: str) -> frozenset[str]:
        """The claims judged right that are still on the desk."""
        if query_id in self.unmatched:
            return frozenset()
        return self.right.get(query_id, frozenset()) - self.removed


def part(shared: Path, name: str, split: str) -> Part:
    """Read one part of a set."""
    data = shared / "data" / "claim-matching"
    folder = data / name / split
    right: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        if line:
            query_id, claim_id, _ = line.split("\t")
            right.setdefault(query_id, set()).add(claim_id)
    suggest = json.loads((folder / "suggest.json").read_text(encoding="utf-8"))
    return Part(
        name=name,
        folder=folder,
        claims=lines(data / CLAIMS_OF[name] / "claims.jsonl"),
        queries=lines(folder / "queries.jsonl"),
        right={query_id: frozenset(claims) for query_id, claims in right.items()},
        removed=frozenset(suggest["remove_claims"]),
        unmatched=frozenset(suggest["nomatch_queries"]),
    )


def write_priors(
    path: Path, claims: list[dict[str, str]], without: Collection[str] = frozenset()
) -> None:
    """Write claims as a file for ``workbench import``, without those of some ids."""
    with path.open("w", encoding="utf-8") as file:
        for claim in claims:
            if claim["claim_id"] not in without:
                kept = {name: claim[name] for name in PRIOR_FIELDS if claim.get(name)}
                file.write(json.dumps(kept) + "\n")
