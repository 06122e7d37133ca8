"""A page and ClaimReview are published apart; a correction is one whichever tells it first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.export.reviews import SETTINGS, judge, reviewed_desk
from workbench.errors import PolicyError
from workbench.export.publishing import Published, publish_chosen
from workbench.models import VerdictCode
from workbench.review import PublishSettings, corrections, reopen
from workbench.review.publication import Form, publications_of, standing
from workbench.store import ClaimFilter, Desk
from workbench.store.doctor import examine


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reviewed_desk(tmp_path / "claims.db") as desk:
        yield desk


def publish(desk: Desk, form: Form) -> Published:
    return publish_chosen(desk, ClaimFilter(), SETTINGS, actor="lee", form=form)


def test_a_page_has_the_articles_own_claims_and_claimreview_has_not(desk: Desk) -> None:
    assert publish(desk, "page") == (3, 0, 0)
    assert publish(desk, "claimreview") == (2, 0, 0)
    assert publish(desk, "page") == publish(desk, "claimreview") == (0, 0, 0)
    narrated = publications_of(desk, desk.claims()[2].id)
    assert [one.form for one in narrated] == ["page"]
    assert standing(narrated, "claimreview") is None
    assert examine(desk) == []


def test_a_correction_is_told_once_for_both(desk: Desk) -> None:
    first = desk.claims()[0].id
    publish(desk, "page")
    publish(desk, "claimreview")
    judge(desk, first, VerdictCode.MIXED, "It was 4.6 million")
    for form in ("claimreview", "page"):
        assert publish(desk, form).changed == 1  # type: ignore[arg-type]
        (only,) = corrections(desk, desk.claim(first))
        assert only.line.endswith("Mixed, before Verified. It was 4.6 million")


def test_the_articles_own_claim_on_a_page_is_not_changed_without_a_reason(desk: Desk) -> None:
    publish(desk, "page")
    with pytest.raises(PolicyError, match="is published as “Verified”"):
        judge(desk, desk.claims()[2].id, VerdictCode.MIXED)


def test_what_is_withdrawn_in_one_form_stands_in_the_other(desk: Desk) -> None:
    first = desk.claims()[0].id
    publish(desk, "page")
    publish(desk, "claimreview")
    reopen(desk, first, actor="kim")
    assert publish(desk, "claimreview").withdrawn == 1
    published = publications_of(desk, first)
    assert standing(published, "claimreview") is None
    still_out = standing(published)
    assert still_out is not None
    assert still_out.form == "page"
    assert publish(desk, "page").withdrawn == 1
    assert standing(publications_of(desk, first)) is None


def test_nobody_publishes_nothing(desk: Desk) -> None:
    with pytest.raises(PolicyError, match="under which"):
        publish_chosen(desk, ClaimFilter(), PublishSettings(), actor="lee", form="page")
