"""Desks for the tests of the pages, and what a browser would make of the pages."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.desks import HARBOR, made_split, ticking
from workbench.models import AttributionVerdict, Stance, Verdict, VerdictCode
from workbench.review import Policy, add_evidence, give_attribution_verdict, give_verdict, park
from workbench.store import Desk, open_desk

BAD = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`&lt;{{ 7 * 7 }}</style>"
    "<!--]]>\x1b[31m\x00\u202eevil\u2028[x](javascript:alert(3)) **b** | $x$"
)
"""What must stay text wherever it stands; every field of a hostile desk holds it."""

LOOSE = Policy(evidence_for_verified="off")


def checked_desk(path: Path) -> Desk:
    """The harbor desk with verdicts: one verified with evidence, one disputed, one waiting."""
    desk = open_desk(path, clock=ticking())
    desk.add_article(
        made_split(
            HARBOR, via=("Coast Wire",), outlet="Orrin Bay Times", published_at="2024-11-28"
        ),
        actor="kim",
    )
    first, second, third, _ = (claim.id for claim in desk.claims())
    add_evidence(
        desk,
        first,
        actor="kim",
        url="https://records.example/dredging?year=2024&part=2",
        title="Accounts of the harbor",
        excerpt="4,000,000 fl.",
        stance=Stance.SUPPORTS,
        primary=True,
    )
    verified = Verdict(
        code=VerdictCode.VERIFIED, reason="The accounts say so", reason_code="official_record"
    )
    give_verdict(desk, first, verified, actor="kim", policy=LOOSE)
    disputed = Verdict(code=VerdictCode.DISPUTED, reason="The plan says June")
    give_verdict(desk, second, disputed, actor="kim", policy=LOOSE)
    give_attribution_verdict(desk, second, AttributionVerdict.CONFIRMED, actor="kim")
    park(desk, third, actor="kim", due_on="2024-12-05", reason="minutes not published")
    return desk


def hostile_desk(path: Path) -> Desk:
    """A desk on which every field that a person or an article fills holds ``BAD``."""
    desk = open_desk(path, clock=ticking())
    split = made_split(
        [(f"Ines {BAD} Hale", f"the pier {BAD} opens"), (None, f"The council {BAD} met")],
        via=(f"Wire {BAD}",),
        outlet=f"Outlet {BAD}",
        author=BAD,
        title=f"Title {BAD}",
        published_at=f"2024 {BAD}",
        url=f"javascript:alert(4)//{BAD}",
        language=f"en{BAD}",
    )
    titled = [one.model_copy(update={"title": BAD}) for one in split.sources]
    flagged = [one.model_copy(update={"flags": (BAD,)}) for one in split.claims]
    desk.add_article(
        split.model_copy(update={"sources": tuple(titled), "claims": tuple(flagged)}),
        actor=f"kim {BAD}",
        slug="bad",
    )
    for claim in desk.claims():
        # The desk refuses such an address; a desk from elsewhere may hold one.
        unchecked = {"id": f"e-{claim.position}", "url": f"https://x.example/{BAD}", "title": BAD}
        unchecked |= {"excerpt": None, "stance": "context", "primary": None}
        desk.append(
            actor="kim", action="evidence_added", object_id=claim.id, new={"evidence": [unchecked]}
        )
        add_evidence(desk, claim.id, actor="kim", title=BAD, excerpt=BAD, stance=Stance.REFUTES)
        add_evidence(desk, claim.id, actor="kim", url="https://x.example/\"onclick='a'>")
        verdict = Verdict(code=VerdictCode.OUTDATED, reason=BAD, as_of="2024-11-01")
        give_verdict(desk, claim.id, verdict, actor=f"kim {BAD}", policy=LOOSE)
    return desk


def parsed(html: str) -> LexborNode:
    """The page as a browser's parser (Lexbor, the WHATWG algorithm) reads it."""
    root = LexborHTMLParser(html).root
    assert root is not None
    return root


def harm_in(root: LexborNode) -> list[str]:
    """What in a page could run, load or send something; empty for a page that may stand."""
    found = []
    for node in root.traverse():
        if node.tag in {"img", "iframe", "object", "embed", "link", "base", "form", "audio"}:
            found.append(f"<{node.tag}>")
        if node.tag == "script" and node.attributes.get("type") != "application/ld+json":
            found.append("<script>")
        for name, value in node.attributes.items():
            if name.startswith("on") or name in {"src", "srcset", "style", "action", "data"}:
                found.append(f"{node.tag} {name}={value}")
            if name == "href" and not (value or "").startswith(("http://", "https://", "#")):
                found.append(f"{node.tag} href={value}")
    return found
