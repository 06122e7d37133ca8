"""What a desk asks of its reviewers: reasons, evidence, independent origins."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from workbench.errors import PolicyError
from workbench.models import VerdictCode
from workbench.store.configuration import CONFIG_NAME, configuration

Strictness = Literal["off", "warn", "require"]


class Policy(BaseModel):
    """The switches of a desk.

    Attributes:
        reason_required_for: verdicts that are refused without a reason.
        evidence_for_verified: what happens to *verified* without evidence.
        two_origins_for_anonymous: the same for a claim whose only source is anonymous, with
            fewer than two pieces of supporting evidence.
        scale: the verdicts this desk uses; a strict two-value desk names two.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason_required_for: tuple[VerdictCode, ...] = (VerdictCode.DISPUTED,)
    evidence_for_verified: Strictness = "warn"
    two_origins_for_anonymous: Strictness = "warn"
    scale: tuple[VerdictCode, ...] = tuple(VerdictCode)


def load_policy(desk_path: Path) -> Policy:
    """The policy in ``workbench.toml`` beside the desk, table ``[policy]``; else the defaults.

    Raises:
        PolicyError: the file is not TOML, or a switch has a value it cannot have.
    """
    table = configuration(desk_path, "policy", error=PolicyError)
    try:
        return Policy.model_validate(table)
    except ValidationError as error:
        fields = ", ".join(".".join(map(str, one["loc"])) or "policy" for one in error.errors())
        raise PolicyError(
            f"{desk_path.resolve().parent / CONFIG_NAME} has a value that the policy cannot take "
            f"({fields})",
            "see docs/review.md for the switches",
        ) from None
