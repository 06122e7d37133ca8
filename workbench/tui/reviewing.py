"""What the reviewer does on the screen, each with the sentence that tells what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final

from workbench.models import AttributionVerdict, Event, MatchStatus, Stance, Verdict, VerdictCode
from workbench.review import (
    SCREEN_SECONDS,
    Done,
    Leases,
    Policy,
    StaleView,
    Undone,
    add_evidence,
    add_note,
    check_as_shown,
    corrected_by,
    decide_match,
    give_attribution_verdict,
    give_verdict,
    give_verdicts,
    label_of,
    park,
    redo,
    reopen,
    source_event_words,
    undo,
)
from workbench.store import ClaimRow, Desk
from workbench.store.by_hand import ARTICLE_CHANGED, HAND_ACTIONS, also_judged
from workbench.store.events import SOURCE_ACTIONS
from workbench.tui.reasons import parse_due, parse_reason

RESHAPING: Final = HAND_ACTIONS | {"reopened"}
"""What changes the claims themselves, or which of them are in the queue."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an action: a sentence to show, and the claim it was about.

    ``claim_id`` is ``None`` where no claim that it was about is in the queue any more.
    ``warning`` says that the sentence is one of the policy. ``changed`` is false where nothing
    was written, else it was one event; ``reshaped`` says that the claims of the article are other
    ones now. ``before`` is how the claim stood, where no other one was changed.
    """

    sentence: str
    claim_id: str | None
    warning: bool = False
    changed: bool = True
    reshaped: bool = False
    before: ClaimRow | None = None


_DECIDED: Final = {
    MatchStatus.CONFIRMED: "says the same",
    MatchStatus.REJECTED: "not the same",
    MatchStatus.PUT_OFF: "not now",
}


class Reviewer:
    """One person at one desk. Every method has written to the disk when it returns.

    All methods raise ``WorkbenchError`` where policy or desk refuse.
    """

    def __init__(
        self, desk: Desk, name: str, policy: Policy, *, lease_seconds: int = SCREEN_SECONDS
    ) -> None:
        # What this person may not see yet is in no answer of the desk from here on.
        desk.see_as(name)
        self.desk = desk
        self.name = name
        self.policy = policy
        self.leases = Leases(desk, name, seconds=lease_seconds)
        self._told: dict[str, int] = {}

    @contextmanager
    def as_shown(self, shown: Mapping[str, int]) -> Iterator[None]:
        """Do the block in one transaction, on claims as they were shown.

        Where others have changed one since, that is told once: the same again does it.

        Args:
            shown: the revisions that were shown, by id of the claim.
        """
        with self.desk.transaction():
            for claim_id, revision in shown.items():
                known = max(revision, self._told.get(claim_id, 0))
                try:
                    check_as_shown(self.desk, claim_id, known, actor=self.name)
                except StaleView as stale:
                    self._told[claim_id] = stale.revision
                    raise
            yield

    def asks_reason(self, code: VerdictCode, claim_ids: Iterable[str]) -> bool:
        """Whether the policy refuses this verdict on one of these claims without a reason."""
        if code in self.policy.reason_required_for:
            return True
        is_strict = self.policy.reason_for_published == "require"
        return is_strict and any(corrected_by(self.desk, one, code) for one in claim_ids)

    def verdict(
        self, claim: ClaimRow, code: VerdictCode, *, line: str = "", as_of: str | None = None
    ) -> Outcome:
        """Give a verdict; ``line`` is the reason as it was typed."""
        reason, reason_code = parse_reason(line)
        finding = Verdict(code=code, reason=reason, reason_code=reason_code, as_of=as_of)
        with self.as_shown({claim.id: claim.revision}):
            done = give_verdict(self.desk, claim.id, finding, actor=self.name, policy=self.policy)
        return self._outcome(claim, done, label_of(code).lower())

    def verdicts(self, shown: Mapping[str, int], code: VerdictCode, line: str) -> Outcome:
        """Give one verdict to several claims, or to none; ``line`` is the reason as typed.

        Args:
            shown: the claims by their ids, with the revisions that were shown.
        """
        reason, reason_code = parse_reason(line)
        finding = Verdict(code=code, reason=reason, reason_code=reason_code)
        with self.as_shown(shown):
            done = give_verdicts(
                self.desk, list(shown), finding, actor=self.name, policy=self.policy
            )
        if done.event is None:
            return Outcome(" ".join(done.warnings), None, changed=False)
        told = f"{count_words(len(done.claim_ids))} {label_of(code).lower()}. Undo takes all back."
        return Outcome(" ".join([told, *done.warnings]), done.claim_ids[0], bool(done.warnings))

    def said(self, claim: ClaimRow, finding: AttributionVerdict | None) -> Outcome:
        """Say whether the source said it; ``None`` clears the finding."""
        with self.as_shown({claim.id: claim.revision}):
            done = give_attribution_verdict(self.desk, claim.id, finding, actor=self.name)
        return self._outcome(claim, done, f"said: {finding}" if finding else "said: open again")

    def park(self, claim: ClaimRow, line: str, today: date) -> Outcome:
        """Put the claim aside; ``line`` is the due date as it was typed, or empty."""
        due = parse_due(line, today)
        with self.as_shown({claim.id: claim.revision}):
            done = park(self.desk, claim.id, actor=self.name, due_on=due)
        return self._outcome(claim, done, f"waiting until {due}" if due else "waiting")

    def reopen(self, claim: ClaimRow) -> Outcome:
        """Put the claim back into the queue as open."""
        with self.as_shown({claim.id: claim.revision}):
            done = reopen(self.desk, claim.id, actor=self.name)
        return self._outcome(claim, done, "open again")

    def note(self, claim: ClaimRow, text: str) -> Outcome:
        """Add a note."""
        return self._outcome(
            claim, add_note(self.desk, claim.id, text, actor=self.name), "note added"
        )

    def evidence(
        self,
        claim: ClaimRow,
        *,
        url: str,
        title: str,
        excerpt: str,
        origin: str,
        stance: Stance,
        primary: bool | None,
    ) -> Outcome:
        """Add a piece of evidence."""
        done = add_evidence(
            self.desk,
            claim.id,
            actor=self.name,
            url=url,
            title=title,
            excerpt=excerpt,
            origin=origin,
            stance=stance,
            primary=primary,
        )
        return self._outcome(claim, done, f"evidence added ({stance})")

    def decide_match(
        self, claim: ClaimRow, prior_id: str, status: MatchStatus, line: str = ""
    ) -> Outcome:
        """Confirm or reject that a prior claim says the same, or put it off.

        Args:
            line: the reason as it was typed.
        """
        with self.as_shown({claim.id: claim.revision}):
            done = decide_match(
                self.desk, claim.id, prior_id, status, actor=self.name, reason=line or None
            )
        return self._outcome(claim, done, f"match: {_DECIDED[status]}")

    def undo(self) -> Outcome | None:
        """Take back the reviewer's last action; ``None`` where there is none."""
        return self._switched(undo(self.desk, actor=self.name), "Undone")

    def redo(self) -> Outcome | None:
        """Do again what was taken back last; ``None`` where there is nothing."""
        return self._switched(redo(self.desk, actor=self.name), "Done again")

    def _outcome(self, claim: ClaimRow, done: Done, what: str) -> Outcome:
        sentence = " ".join([f"{claim_name(claim)} {what}.", *done.warnings])
        if done.event is None:
            sentence = " ".join(done.warnings)
        return Outcome(
            sentence, claim.id, bool(done.warnings), done.event is not None, before=claim
        )

    def _switched(self, switched: Undone | None, word: str) -> Outcome | None:
        if switched is None:
            return None
        if switched.claim_id is None:
            return Outcome(f"{word}: {event_words(switched.of)}.", None)
        claim = self.desk.claim(switched.claim_id)
        what, named = event_words(switched.of), claim_name(claim)
        others = len(also_judged(switched.of))
        if others and switched.of.action == "assigned":
            named = count_words(others + 1)
        elif others:
            code = str((switched.of.new or {})["verdict"])
            what, named = label_of(code).lower(), count_words(others + 1)
        told = f"{word}: {what}, {named}."
        shown = switched.claim_ids[0] if switched.claim_ids else None
        return Outcome(
            " ".join([told, *switched.warnings]),
            shown,
            bool(switched.warnings),
            reshaped=switched.of.action in RESHAPING,
            before=switched.before,
        )


def count_words(number: int) -> str:
    """``1 claim``, ``1,200 claims``."""
    return "1 claim" if number == 1 else f"{number:,} claims"


def claim_name(claim: ClaimRow) -> str:
    """How a claim is called in a sentence: ``Claim 3``, or its id."""
    return f"Claim {claim.position}" if claim.origin == "article" else claim.id


_ACTIONS = {
    "claim_imported": "imported",
    "parked": "waiting",
    "reopened": "opened again",
    "note_added": "note added",
    "evidence_added": "evidence added",
    "evidence_archived": "copy of the evidence kept",
    "claim_added": "added",
    "claim_split": "split",
    "claims_merged": "merged",
    "claim_dropped": "dropped",
    ARTICLE_CHANGED: "reworded or removed in a new version of the article",
}


def event_words(event: Event) -> str:
    """What an event did, in a few words."""
    new = event.new or {}
    if event.action == "verdict_given":
        told = label_of(str(new.get("verdict"))).lower()
        if new.get("as_of"):
            told = f"{told} as of {new['as_of']}"
        others = len(also_judged(event))
        return f"{told}, with {others:,} more in one step" if others else told
    if event.action == "adjudicated":
        return f"adjudicated: {label_of(str(new.get('verdict'))).lower()}"
    if event.action == "assigned":
        return f"assigned to {new.get('reviewer') or 'nobody'}, as the {new.get('role')} reviewer"
    if event.action == "attribution_verdict_given":
        return f"said: {new.get('attribution_verdict') or 'open'}"
    if event.action == "match_decided":
        return f"match {str(new.get('status')).replace('_', ' ')}: {new.get('prior_id')}"
    if event.action in {"undone", "redone"}:
        word = "undone" if event.action == "undone" else "done again"
        return f"{word}: {str(new.get('action', '')).replace('_', ' ')} (no. {new.get('of')})"
    if event.action == "claim_reworded":
        return f"reworded, before: {(event.old or {}).get('statement')}"
    if event.action == "claim_retyped":
        kinds = [str(new["type"])] if "type" in new else []
        if "checkable" in new:
            kinds.append("checkable" if new["checkable"] else "not checkable")
        return f"retyped: {', '.join(kinds)}"
    if event.action == "parked" and new.get("due_on"):
        return f"waiting until {new['due_on']}"
    if event.action in SOURCE_ACTIONS:
        return source_event_words(event)
    return _ACTIONS.get(event.action, event.action.replace("_", " "))
