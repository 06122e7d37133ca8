"""What the reviewer does to the claims themselves, each with the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager

from workbench.display import one_line
from workbench.errors import PolicyError
from workbench.models import ClaimType, Spans
from workbench.review import (
    ClaimPart,
    Done,
    add_claim,
    drop_claim,
    facts_of,
    merge_claims,
    retype_claim,
    reword_claim,
    split_claim,
)
from workbench.store import AttributionRow, ClaimRow
from workbench.tui.reviewing import Outcome, Reviewer, claim_name


class ClaimEditor:
    """Claims by hand for one reviewer. All methods raise ``WorkbenchError`` where one refuses."""

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer
        self._desk = reviewer.desk
        self._name = reviewer.name

    def add(
        self, article_id: str, spans: Spans, statement: str | None, said: AttributionRow | None
    ) -> Outcome:
        """Make a claim of words of an article."""
        done = add_claim(
            self._desk,
            article_id,
            spans,
            actor=self._name,
            statement=statement,
            attribution_id=said.id if said else None,
        )
        return self._made(done, f"added, said by {said_by(said)}")

    def reword(self, claim: ClaimRow, statement: str) -> Outcome:
        """Give a claim another wording."""
        with self._as_shown(claim):
            done = reword_claim(self._desk, claim.id, statement, actor=self._name)
        return self._made(done, "reworded")

    def retype(
        self, claim: ClaimRow, type_: ClaimType | None = None, checkable: bool | None = None
    ) -> Outcome:
        """Change the type of a claim, or whether it is checkable."""
        with self._as_shown(claim):
            done = retype_claim(
                self._desk, claim.id, actor=self._name, type=type_, checkable=checkable
            )
        now = self._desk.claim(claim.id)
        return self._made(done, f"{now.type}, {'' if now.checkable else 'not '}checkable")

    def split_into_facts(self, claim: ClaimRow) -> Outcome:
        """Put the finer facts of a claim in its place."""
        parts = facts_of(self._desk, claim.id)
        if not parts:
            raise PolicyError(
                f"{claim_name(claim)} holds no finer facts", "choose the words of its parts"
            )
        return self._split(claim, parts)

    def split(self, claim: ClaimRow, parts: Sequence[Spans]) -> Outcome:
        """Put claims on ``parts`` in the place of one."""
        return self._split(claim, [ClaimPart(spans) for spans in parts])

    def _split(self, claim: ClaimRow, parts: Sequence[ClaimPart]) -> Outcome:
        with self._as_shown(claim):
            done = split_claim(self._desk, claim.id, parts, actor=self._name)
        return self._made(done, f"split off {claim_name(claim).lower()}")

    def merge(
        self, claims: Sequence[ClaimRow], statement: str | None, said_as: str | None
    ) -> Outcome:
        """Put one claim in the place of several."""
        ids = [claim.id for claim in claims]
        with self._as_shown(*claims):
            done = merge_claims(
                self._desk, ids, actor=self._name, statement=statement, said_as=said_as
            )
        return self._made(done, f"merged of {and_words(claims).lower()}")

    def drop(self, claim: ClaimRow, reason: str) -> Outcome:
        """Take a claim out of the queue."""
        with self._as_shown(claim):
            done = drop_claim(self._desk, claim.id, actor=self._name, reason=reason or None)
        told = [f"{claim_name(claim)} dropped; undo brings it back.", *done.warnings]
        return Outcome(" ".join(told), None, bool(done.warnings), reshaped=True)

    def _as_shown(self, *claims: ClaimRow) -> AbstractContextManager[None]:
        return self._reviewer.as_shown({claim.id: claim.revision for claim in claims})

    def _made(self, done: Done, what: str) -> Outcome:
        """The claims that came of an action, the first of them to be shown."""
        if done.event is None:
            return Outcome(" ".join(done.warnings), done.claim_ids[0], changed=False)
        named = and_words([self._desk.claim(claim_id) for claim_id in done.claim_ids])
        told = " ".join([f"{named} {what}.", *done.warnings])
        return Outcome(told, done.claim_ids[0], bool(done.warnings), reshaped=True)


def said_by(attribution: AttributionRow | None) -> str:
    """Whose words an attribution holds: a name, a kind of source, or the article."""
    if attribution is None:
        return "the article itself"
    return one_line(attribution.source_name or f"a source ({attribution.source_kind})")


def and_words(claims: Sequence[ClaimRow]) -> str:
    """``Claims 3, 4 and 5``."""
    numbers = [str(claim.position) for claim in claims]
    if len(numbers) == 1:
        return f"Claim {numbers[0]}"
    return f"Claims {', '.join(numbers[:-1])} and {numbers[-1]}"


def typed_wording(line: str, shown: str, wording: str) -> str:
    """What a person made of ``wording``, of which the line showed ``shown``.

    A line that was left as it was gives the wording itself, with any character that the line
    could only show as a sign.
    """
    return wording if line.strip() == shown.strip() else line
