from __future__ import annotations

import json
from pathlib import Path

from tests.desks import harbor_desk
from tests.export.pages import LOOSE, checked_desk, parsed
from workbench.export import annotated_article, write_page
from workbench.export.masking import mask_of
from workbench.models import Verdict, VerdictCode
from workbench.review import PublishSettings, alias_source, give_verdict, mark_confidential


def test_names_other_names_and_the_surname_of_a_person_are_hidden(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        alias_source(desk, "Petr Lanning", "the harbor master", actor="kim")
        mark_confidential(desk, "Petr Lanning", True, actor="kim")
        mask = mask_of(desk)
    told = "PETR  LANNING, Mr. Lanning’s wife, The Harbor Master, Lannings and Ines Hale"
    assert mask.over(told) == ("CONF-001, Mr. CONF-001’s wife, CONF-001, Lannings and Ines Hale")
    assert mask.named_in(told) == ["CONF-001"]


def test_a_desk_without_confidential_sources_hides_nothing(tmp_path: Path) -> None:
    with harbor_desk(tmp_path / "claims.db") as desk:
        mask = mask_of(desk)
    assert mask.over("Petr Lanning") == "Petr Lanning"
    assert mask.named_in("Petr Lanning") == []


def test_a_page_names_a_confidential_source_in_the_words_of_the_article_alone(
    tmp_path: Path,
) -> None:
    settings = PublishSettings(
        organization="Desk", url="https://desk.example/", page="https://desk.example/{article}"
    )
    with checked_desk(tmp_path / "claims.db") as desk:
        first = desk.claims()[0]
        finding = Verdict(code=VerdictCode.VERIFIED, reason="Ms. Hale showed the accounts")
        give_verdict(desk, first.id, finding, actor="kim", policy=LOOSE)
        mark_confidential(desk, "Ines Hale", True, actor="kim")
        page = annotated_article(desk, first.article_id or "", settings)
    assert page.confidential == ("CONF-001",)
    assert page.named_in_article == ("CONF-001",)
    root = parsed(write_page(page, "html"))
    assert "they name CONF-001" in " ".join(root.text().split())
    for story in root.css(".story"):
        story.decompose()
    assert "Hale" not in (root.html or "")
    assert "Ms. CONF-001 showed the accounts" in root.text()
    record = json.loads(write_page(page, "json"))
    del record["article"]
    for claim in record["claims"]:
        del claim["quote"]
    assert "Hale" not in json.dumps(record)
    review = record["claim_reviews"][0]
    assert "author" not in review["itemReviewed"]
    notes = write_page(page, "md").partition("## Notes")[2]
    assert "Hale" not in notes
