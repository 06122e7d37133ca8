"""What a desk asks of its reviewers: reasons, evidence, independent origins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from workbench.models import SourceKind, VerdictCode
from workbench.review.desk_file import load_table

if TYPE_CHECKING:
    from workbench.store import ClaimRow

Strictness = Literal["off", "warn", "require"]


class Policy(BaseModel):
    """The switches of a desk.

    Attributes:
        reason_required_for: verdicts that are refused without a reason.
        evidence_for_verified: what happens to *verified* without evidence.
        two_origins_for_anonymous: the same for a claim whose only source is anonymous, with
            fewer than two pieces of supporting evidence.
        reason_for_published: what happens to a verdict without a reason that changes a published
            one.
        second_reviewer_for_disputed_person: *disputed* on the words of a person waits for a second
            reviewer.
        scale: the verdicts this desk uses; a strict two-value desk names two.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason_required_for: tuple[VerdictCode, ...] = (VerdictCode.DISPUTED,)
    evidence_for_verified: Strictness = "warn"
    two_origins_for_anonymous: Strictness = "warn"
    reason_for_published: Strictness = "require"
    second_reviewer_for_disputed_person: bool = False
    scale: tuple[VerdictCode, ...] = tuple(VerdictCode)

    def asks_second(self, claim: ClaimRow, code: VerdictCode) -> bool:
        """Whether a verdict on ``claim`` waits for a second reviewer."""
        is_person = claim.source_kind == SourceKind.PERSON
        disputed = code is VerdictCode.DISPUTED
        return self.second_reviewer_for_disputed_person and is_person and disputed


def load_policy(desk_path: Path) -> Policy:
    """The policy in ``workbench.toml`` beside the desk, table ``[policy]``; else the defaults.

    Raises:
        PolicyError: the file is not TOML, or a switch has a value it cannot have.
    """
    return load_table(desk_path, "policy", Policy, "docs/review.md")
