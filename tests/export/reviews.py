"""A desk with verdicts to publish, and who publishes them."""

from __future__ import annotations

from pathlib import Path

from tests.desks import made_split, ticking
from workbench.models import SourceKind, Stance, Verdict, VerdictCode
from workbench.review import PublishSettings, add_evidence, give_verdict
from workbench.store import Desk, open_desk

SETTINGS = PublishSettings(
    organization="Velmara Checks",
    url="https://checks.example/",
    page="https://checks.example/{article}",
)

ABOUT = {
    "title": "Harbor costs <rise>",
    "outlet": "Orrin Gazette",
    "url": "https://gazette.example/harbor?a=1&b=2",
    "published_at": "2024-11-28",
}

STATEMENTS = [
    ("Ines Hale", "the harbor dredging cost 4 million florins"),
    ("Ines Hale", "the eastern pier will open in May"),
    (None, "The council of Orrin Bay voted on Monday"),
    ("Petr Lanning", "the vote was unlawful"),
]


def reviewed_desk(path: Path) -> Desk:
    """Four claims: verified with evidence, disputed, the narrator's own verified, and open."""
    desk = open_desk(path, clock=ticking())
    desk.add_article(made_split(STATEMENTS, **ABOUT), actor="kim")
    first, second, third, _ = desk.claims()
    judge(desk, first.id, VerdictCode.VERIFIED, "The accounts </script> say so")
    add_evidence(
        desk, first.id, url="https://records.example/1", stance=Stance.SUPPORTS, actor="kim"
    )
    judge(desk, second.id, VerdictCode.DISPUTED, "It opens in June")
    judge(desk, third.id, VerdictCode.VERIFIED)
    return desk


def one_claim_desk(path: Path, speaker: str, kind: SourceKind) -> Desk:
    """A desk with one verified claim of a source of this kind."""
    desk = open_desk(path, clock=ticking())
    statements = [(speaker, "the harbor dredging cost 4 million florins")]
    desk.add_article(made_split(statements, kind=kind, **ABOUT), actor="kim")
    judge(desk, desk.claims()[0].id, VerdictCode.VERIFIED)
    return desk


def judge(desk: Desk, claim_id: str, code: VerdictCode, reason: str | None = None) -> None:
    give_verdict(desk, claim_id, Verdict(code=code, reason=reason), actor="kim")
