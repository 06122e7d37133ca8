"""What a desk asks of its reviewers: reasons, evidence, independent origins."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from workbench.errors import PolicyError
from workbench.models import SourceKind, VerdictCode

if TYPE_CHECKING:
    from workbench.store import ClaimRow

CONFIG_NAME: Final = "workbench.toml"

Strictness = Literal["off", "warn", "require"]


class Policy(BaseModel):
    """The switches of a desk.

    Attributes:
        reason_required_for: verdicts that are refused without a reason.
        evidence_for_verified: what happens to *verified* without evidence.
        two_origins_for_anonymous: the same for a claim whose only source is anonymous, with
            fewer than two pieces of supporting evidence.
        second_reviewer_for_disputed_person: *disputed* on the words of a person waits for a second
            reviewer.
        scale: the verdicts this desk uses; a strict two-value desk names two.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason_required_for: tuple[VerdictCode, ...] = (VerdictCode.DISPUTED,)
    evidence_for_verified: Strictness = "warn"
    two_origins_for_anonymous: Strictness = "warn"
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
