"""What a desk asks of its reviewers: reasons, evidence, independent origins."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from workbench.errors import PolicyError
from workbench.models import VerdictCode

CONFIG_NAME: Final = "workbench.toml"

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
    path = desk_path.resolve().parent / CONFIG_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Policy()
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError(f"{path} cannot be read ({error})", "mend it or remove it") from None
    try:
        table: dict[str, Any] = tomllib.loads(text).get("policy", {})
        return Policy.model_validate(table)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"{path} is not TOML ({error})", "mend it or remove it") from None
    except ValidationError as error:
        fields = ", ".join(".".join(map(str, one["loc"])) or "policy" for one in error.errors())
        raise PolicyError(
            f"{path} has a value that the policy cannot take ({fields})",
            "see docs/review.md for the switches",
        ) from None
