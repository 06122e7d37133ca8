"""What an imported claim brings beside its text is kept, proved by the log, and kept apart."""

from __future__ import annotations

import pytest

from tests.store.desks import dump, prior
from workbench.errors import DeskError
from workbench.models import PriorClaim
from workbench.store import ClaimFilter, Desk
from workbench.store.doctor import examine

BROUGHT = {
    "verdict": "imported_unmapped",
    "label": "Not  quite.",
    "label_table": 1,
    "language": "en-GB",
    "appearances": ("https://posts.example/1",),
    "rows": ({"claim_id": "c-1", "claim_text": "x", "reviewed_at": ""},),
}


def brought(desk: Desk) -> list[tuple[object, ...]]:
    rows = desk.connection.execute("SELECT label, label_table, language, appearances FROM imported")
    return [tuple(row) for row in rows]


def test_what_a_claim_brings_is_kept_and_goes_with_an_update(desk: Desk) -> None:
    assert desk.import_prior_claims([prior(1, **BROUGHT)], actor="kim") == ["new"]
    assert brought(desk) == [("Not  quite.", 1, "en-GB", '["https://posts.example/1"]')]
    assert desk.imported_rows("prior-1") == list(BROUGHT["rows"])
    row = desk.claim("prior-1")
    assert (row.publisher_verdict, row.publisher_finding) == ("imported_unmapped", "Not  quite.")
    assert desk.import_prior_claims([prior(1, **BROUGHT)], actor="lee") == ["unchanged"]
    changed = prior(1, **BROUGHT | {"label": "False", "verdict": "disputed"})
    assert desk.import_prior_claims([changed], actor="kim") == ["updated"]
    assert brought(desk)[0][0] == "False"
    assert examine(desk) == []
    assert desk.import_prior_claims([prior(1)], actor="kim") == ["updated"]
    assert (brought(desk), desk.imported_rows("prior-1")) == ([], [])
    assert desk.claim("prior-1").publisher_finding == prior(1).verdict
    assert examine(desk) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE imported SET label = 'True'",
        "UPDATE imported SET rows = '[]'",
        "DELETE FROM imported",
    ],
)
def test_a_label_that_is_changed_behind_the_log_is_found(desk: Desk, statement: str) -> None:
    desk.import_prior_claims([prior(1, **BROUGHT)], actor="kim")
    desk.connection.execute(statement)
    assert [(one.where, one.what) for one in examine(desk)] == [
        ("claim prior-1", "it is not as it was imported")
    ]


def test_a_batch_is_put_on_the_desk_whole_or_not_at_all(desk: Desk) -> None:
    before = dump(desk)
    with pytest.raises(DeskError, match="no web address"):
        desk.import_prior_claims([prior(1), prior(2, evidence=("file:///x",))], actor="kim")
    assert dump(desk) == before


def test_a_claim_with_an_id_of_an_article_is_left_and_the_others_come_in(desk: Desk) -> None:
    taken = desk.claims()[0]
    batch = [prior(1), prior(claim_id=taken.id), prior(2)]
    assert desk.import_prior_claims(batch, actor="kim") == ["new", "taken", "new"]
    assert desk.claim(taken.id) == taken


def test_a_row_about_a_claim_of_this_desk_is_own_unless_somebody_else_gave_the_verdict(
    desk: Desk,
) -> None:
    def told(**cells: str) -> PriorClaim:
        row = {"claim_id": desk.claims()[0].id, "claim_text": "x"} | cells
        return prior(1, rows=(row,))

    lee = {"reviewed_at": "2024-11-29T09:00:00.000Z", "reviewer": "lee"}
    assert desk.import_prior_claims([told(), told(reviewed_at="")], actor="kim") == ["own", "own"]
    assert desk.import_prior_claims([told(**lee)], actor="kim") == ["new"]
    assert desk.count_claims(ClaimFilter(origin="import")) == 1
