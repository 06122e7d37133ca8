"""The review of one claim by two people: who has which part in it, and what the two come to.

A reviewer who has a part in a second review and has not given his own verdict yet is *sealed*:
what the others found of the claim is kept from him (``store.seeing`` does that).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final, TypeVar

from workbench.models import Event, Status
from workbench.store.by_hand import ARTICLE_CHANGED, HAND_ACTIONS

if TYPE_CHECKING:
    from workbench.store.events import ClaimState

_T = TypeVar("_T")

FIRST: Final = "first"
SECOND: Final = "second"

ANYBODY: Final = ""
"""The name of a reader who has not said who he is. What is kept from one is kept from him."""

SHOWN_TO_SEALED: Final = frozenset(
    {*HAND_ACTIONS, "article_added", ARTICLE_CHANGED, "claim_imported", "assigned"}
)
"""Actions of others that a sealed reviewer sees: they say what the claim is, not what of it."""

_FINDING: Final = ("verdict", "reason", "reason_code", "as_of")


@dataclass(slots=True)
class Review:
    """The part that one reviewer has in a claim.

    Attributes:
        role: ``first``, ``second``, or ``None`` where nobody assigned the claim to him.
        status: where the claim stands for him alone; he may have parked it.
        unseen_verdict: his last verdict that was given without sight of the other's.
        decisions: what he decided about matches, by the id of the prior claim.
        revision: for a sealed reviewer, how many events of the claim he sees.
        verdict_quote: the words that the verdict was given on, where the article has others now.
    """

    role: str | None = None
    sealed: bool = False
    status: str = "open"
    verdict: str | None = None
    attribution_verdict: str | None = None
    reason: str | None = None
    reason_code: str | None = None
    as_of: str | None = None
    due_on: str | None = None
    given_at: str | None = None
    given_seq: int = 0
    unseen_verdict: str | None = None
    decisions: dict[str, str] = field(default_factory=dict)
    revision: int = 0
    verdict_quote: str | None = None

    @property
    def stands(self) -> bool:
        """Whether there is a verdict, and on the words that the article has."""
        return self.verdict is not None and self.verdict_quote is None

    def reword(self, before: str, now: str) -> None:
        """Take note that the article says ``now`` where it said ``before``."""
        if self.verdict is None:
            return
        given_on = self.verdict_quote or before
        self.verdict_quote = None if given_on == now else given_on
        self.status = str(Status.REVIEWED if self.stands else Status.STALE)

    def clear(self) -> None:
        """Take back what was found; what was said of attribution and matches stays."""
        self.status, self.due_on, self.given_at, self.given_seq = "open", None, None, 0
        self.unseen_verdict = self.verdict_quote = None
        for name in _FINDING:
            setattr(self, name, None)


REVIEW_COLUMNS: Final = tuple(one.name for one in fields(Review))
"""Columns of the table ``reviews`` beside claim and reviewer."""


def set_aside(
    decided: dict[str, _T], aside: dict[str, tuple[_T, str]], before: str, now: str
) -> None:
    """Keep apart what was decided of a claim that said ``before``, as it says ``now``.

    What was decided of it when it said ``now``, in an earlier version, is taken back in.
    """
    aside |= {key: (value, before) for key, value in decided.items()}
    decided.clear()
    for key, (value, given_on) in list(aside.items()):
        if given_on == now:
            decided[key] = value
            del aside[key]


@dataclass(slots=True)
class SecondReview:
    """What the events of a claim add up to for each of its reviewers.

    Attributes:
        asked: the policy asked for a second reviewer, whoever that is.
        known: reviewers who took a verdict back, and so may have seen the others'.
        exposed: both verdicts were open before the claim was begun anew.
        latest: the last verdict of each, whether this is a second review or not, and the words
            that it was given on where the article has others now.
        aside: what each decided about matches of other words than the article has.
    """

    asked: bool = False
    adjudicated: bool = False
    exposed: bool = False
    known: set[str] = field(default_factory=set)
    latest: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    reviews: dict[str, Review] = field(default_factory=dict)
    outcome: str | None = None
    aside: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def in_role(self, role: str) -> str | None:
        """Who has this part."""
        return next((name for name, one in self.reviews.items() if one.role == role), None)

    @property
    def is_on(self) -> bool:
        """Whether two people are to review the claim."""
        return self.asked or self.in_role(SECOND) is not None

    def is_sealed(self, reviewer: str) -> bool:
        """Whether the others' findings are kept from ``reviewer``."""
        one = self.reviews.get(reviewer)
        is_assigned = one is not None and one.role is not None and not one.stands
        return is_assigned and self.in_role(SECOND) is not None

    @property
    def agreement(self) -> str | None:
        """``single``, ``agree``, ``disagree`` or ``adjudicated``; ``None`` without a verdict.

        Where nobody asked for a second review, by the last verdict of each reviewer.
        """
        if self.adjudicated:
            return "adjudicated"
        if self.is_on:
            return self.outcome
        standing = [verdict for verdict, given_on in self.latest.values() if given_on is None]
        if not standing:
            return None
        if len(standing) == 1:
            return "single"
        return "agree" if len(set(standing)) == 1 else "disagree"

    # The events, one after the other

    def assign(self, state: ClaimState, event: Event) -> None:
        """Give a part to a reviewer, or to nobody (``None``)."""
        new = event.new or {}
        name, role = new["reviewer"], new["role"]
        if role == SECOND and name is not None and not self.is_on:
            self._keep_only(state.reviewer)
        for one in self.reviews.values():
            if one.role == role:
                one.role = None
        if name is not None:
            self.reviews.setdefault(name, Review()).role = role
        if role == SECOND and self.in_role(FIRST) is None:
            given = [one for other, one in self.reviews.items() if one.verdict and other != name]
            for one in given[:1]:
                one.role = FIRST
        self._settle(state)

    def _keep_only(self, reviewer: str | None) -> None:
        """Of the verdicts before, the one that stands is compared with the second."""
        for name, one in self.reviews.items():
            if name != reviewer and one.verdict is not None:
                one.clear()
                self.known.add(name)

    def withdraw(self, event: Event) -> None:
        """Take note of a verdict that was undone: its reviewer may have seen the other's."""
        if event.action == "verdict_given":
            self.known.add(event.actor)

    def take(self, state: ClaimState, event: Event, claim_id: str) -> bool:
        """Take in a verdict, a parking or a reopening.

        Returns:
            Whether ``state`` is as it must be; else the event counts for the claim as a whole.
        """
        if event.action == "verdict_given":
            return self._give(state, event, claim_id)
        if self.is_sealed(event.actor):
            own = self.reviews[event.actor]
            was_stale = own.verdict is not None
            if was_stale:
                own.clear()
            own.status = (event.new or {})["status"]
            own.reason = (event.new or {}).get("reason")
            own.due_on = (event.new or {}).get("due_on")
            if not was_stale or any(one.verdict for one in self.reviews.values()):
                return True
            # The finding of the claim was his, and nobody else has one.
            self.outcome = None
            return False
        self._expose()
        for one in self.reviews.values():
            # Somebody who is sealed would see by his own state that something was done.
            if one.verdict is not None:
                one.clear()
        self.asked = self.adjudicated = False
        self.outcome = None
        return False

    def _expose(self) -> None:
        """Take note whether both have seen what the other found."""
        self.exposed |= sum(one.stands for one in self.reviews.values()) > 1

    def reword(self, state: ClaimState, before: str, now: str) -> bool:
        """Take note that the article says ``now`` where it said ``before``.

        Verdicts on other words are kept, and compared with none: who gave one has to give one
        anew, and is sealed until then.

        Returns:
            Whether ``state`` is as it must be by a verdict that stands; else what was found on
            the claim as a whole is on other words.
        """
        self._expose()
        for name, one in self.reviews.items():
            one.reword(before, now)
            set_aside(one.decisions, self.aside.setdefault(name, {}), before, now)
        for name, (verdict, given_on) in self.latest.items():
            given_on = given_on or before
            self.latest[name] = verdict, None if given_on == now else given_on
        if not self.is_on or self.adjudicated:
            return False
        self._settle(state)
        return any(one.stands for one in self.reviews.values())

    def _give(self, state: ClaimState, event: Event, claim_id: str) -> bool:
        new, actor = event.new or {}, event.actor
        alone = all(one.verdict is None for name, one in self.reviews.items() if name != actor)
        is_blind = self.is_sealed(actor) and actor not in self.known
        own = self.reviews.setdefault(actor, Review())
        for name in _FINDING:
            setattr(own, name, new.get(name))
        own.status, own.due_on = str(Status.REVIEWED), None
        own.given_at, own.given_seq, own.verdict_quote = event.at, event.seq, None
        if (alone or is_blind) and not self.exposed:
            own.unseen_verdict = own.verdict
        self.latest[actor] = new["verdict"], None
        self.asked |= claim_id in new.get("second_review", ())
        self.adjudicated = False
        if not self.is_on:
            return False
        self._settle(state)
        return True

    def adjudicate(self) -> None:
        """Take note that a third verdict settles the two."""
        self.adjudicated = True

    def attribute(self, event: Event) -> None:
        """Take in what a reviewer found of the attribution."""
        own = self.reviews.setdefault(event.actor, Review())
        own.attribution_verdict = (event.new or {}).get("attribution_verdict")

    def decide(self, event: Event) -> None:
        """Take in what a reviewer decided about a match."""
        new = event.new or {}
        own = self.reviews.setdefault(event.actor, Review())
        own.decisions[new["prior_id"]] = new["status"]

    def _settle(self, state: ClaimState) -> None:
        """Set the finding of the claim by the verdicts that stand."""
        given = sorted(
            ((name, one) for name, one in self.reviews.items() if one.stands),
            key=lambda pair: pair[1].given_seq,
        )
        if not given:
            return
        name, last = given[-1]
        waiting = len(given) < 2 or any(
            one.role is not None and not one.stands for one in self.reviews.values()
        )
        differ = len({one.verdict for _, one in given}) > 1
        shown = last if waiting or not differ else Review()
        for column in (*_FINDING, "due_on"):
            setattr(state, column, getattr(shown, column))
        state.verdict_quote = None
        state.reviewer = None if shown.verdict is None else name
        state.reviewed_at = shown.given_at
        is_settled = not self.is_on or not (waiting or differ)
        state.status = str(Status.REVIEWED if is_settled else Status.SECOND_REVIEW)
        self.outcome = "single" if waiting else "disagree" if differ else "agree"

    # At the end

    def rows(self, events: Iterable[Event]) -> dict[str, Review]:
        """The parts to be kept, by reviewer; none where no second review is on.

        Where somebody is sealed, a part of ``ANYBODY`` says what everybody may see.
        """
        kept = {
            name: one
            for name, one in self.reviews.items()
            if one.role is not None or (self.is_on and one.verdict is not None)
        }
        if len({one.verdict_quote for one in kept.values() if one.unseen_verdict}) > 1:
            # Verdicts on different words say nothing of how two reviewers agree.
            for one in kept.values():
                one.unseen_verdict = one.unseen_verdict if one.stands else None
        sealed = [name for name in kept if self.is_sealed(name)]
        if sealed:
            kept[ANYBODY] = Review()
            seen = list(events)
            for name in (*sealed, ANYBODY):
                kept[name].sealed = True
                kept[name].revision = sum(is_shown(event, name) for event in seen)
        return kept


def is_shown(event: Event, reviewer: str) -> bool:
    """Whether a reviewer who is sealed sees this event; ``seeing`` says the same in SQL."""
    action: Any = event.action
    if action in {"undone", "redone"}:
        action = (event.new or {}).get("action")
    return event.actor == reviewer or action in SHOWN_TO_SEALED
