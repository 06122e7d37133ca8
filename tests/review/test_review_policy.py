from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import PolicyError
from workbench.models import Verdict, VerdictCode
from workbench.review import Policy, give_verdict, load_policy
from workbench.store import Desk


def written(folder: Path, text: str) -> Path:
    (folder / "workbench.toml").write_text(text, encoding="utf-8")
    return folder / "claims.db"


def test_without_a_file_the_policy_is_that_of_the_scale(tmp_path: Path) -> None:
    policy = load_policy(tmp_path / "claims.db")
    assert policy == Policy()
    assert policy.reason_required_for == (VerdictCode.DISPUTED,)
    assert policy.evidence_for_verified == policy.two_origins_for_anonymous == "warn"
    assert policy.scale == tuple(VerdictCode)


def test_switches_are_read_from_the_file_beside_the_desk(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[policy]\nreason_required_for = ["disputed", "verified"]\n'
        'evidence_for_verified = "require"\nscale = ["verified", "disputed"]\n'
        '[screen]\ntheme = "dark"\n',
    )
    policy = load_policy(path)
    assert policy.reason_required_for == (VerdictCode.DISPUTED, VerdictCode.VERIFIED)
    assert policy.evidence_for_verified == "require"
    assert policy.scale == (VerdictCode.VERIFIED, VerdictCode.DISPUTED)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[policy", "is not TOML"),
        pytest.param(f"seats = {'9' * 5000}", "is not TOML", id="a number without end"),
        pytest.param(f"seats = {'[' * 5000}", "is not TOML", id="lists without end"),
        ('[policy]\nevidence_for_verified = "maybe"', r"\(evidence_for_verified\)"),
        ('[policy]\nscale = ["true"]', r"\(scale\.0\)"),
        ("[policy]\ncolour = 1", r"\(colour\)"),
        ('policy = "strict"', r"\(policy\)"),
    ],
)
def test_a_file_that_cannot_be_a_policy_is_told_in_one_sentence(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(PolicyError, match=says) as refused:
        load_policy(written(tmp_path, text))
    assert "\n" not in str(refused.value)
    assert "type=" not in str(refused.value)


def test_a_file_that_is_no_text_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PolicyError, match="cannot be read"):
        load_policy(tmp_path / "claims.db")


def test_a_desk_of_two_values_takes_no_third(desk: Desk, claim: str) -> None:
    two = Policy(scale=(VerdictCode.VERIFIED, VerdictCode.DISPUTED))
    with pytest.raises(PolicyError, match="use one of verified, disputed"):
        give_verdict(desk, claim, Verdict(code=VerdictCode.MIXED), actor="kim", policy=two)
    assert give_verdict(
        desk, claim, Verdict(code=VerdictCode.VERIFIED), actor="kim", policy=two
    ).event
