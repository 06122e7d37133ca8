"""What a desk asks of its reviewers: reasons, evidence, independent origins."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from workbench.models import VerdictCode
from workbench.review.desk_file import load_table

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
        scale: the verdicts this desk uses; a strict two-value desk names two.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason_required_for: tuple[VerdictCode, ...] = (VerdictCode.DISPUTED,)
    evidence_for_verified: Strictness = "warn"
    two_origins_for_anonymous: Strictness = "warn"
    reason_for_published: Strictness = "require"
    scale: tuple[VerdictCode, ...] = tuple(VerdictCode)


def load_policy(desk_path: Path) -> Policy:
    """The policy in ``workbench.toml`` beside the desk, table ``[policy]``; else the defaults.

    Raises:
        PolicyError: the file is not TOML, or a switch has a value it cannot have.
    """
    return load_table(desk_path, "policy", Policy, "docs/review.md")
