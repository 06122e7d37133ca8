"""A desk from before the second review learns how the reviewers of its claims agreed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.desks import harbor_desk
from workbench.models import Verdict, VerdictCode
from workbench.review import give_verdict, give_verdicts, redo, undo
from workbench.store import open_desk
from workbench.store.doctor import examine

_BEFORE = """
DROP TABLE claim_now;
DROP TABLE article_versions;
DROP INDEX articles_by_url;
DROP TRIGGER claims_keep_their_quotation;
DROP INDEX claims_in_order;
ALTER TABLE claims DROP COLUMN place;
ALTER TABLE claims DROP COLUMN version;
ALTER TABLE attributions DROP COLUMN version;
ALTER TABLE claim_states DROP COLUMN verdict_quote;
CREATE INDEX claims_in_order ON claims (gone, origin, article_seq, start, position, n);
DELETE FROM _sqlite_migrations WHERE name = 'add_versions';

DROP TABLE reviews;
DROP INDEX claim_states_by_status;
ALTER TABLE claim_states DROP COLUMN agreement;
ALTER TABLE claim_states DROP COLUMN blind;
CREATE INDEX claim_states_by_status ON claim_states (status, verdict);
DELETE FROM _sqlite_migrations WHERE name = 'add_second_review';
"""


def test_the_step_finds_the_agreement_that_the_log_tells_of(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    verified, disputed = (
        Verdict(code=code, reason="so it is")
        for code in (VerdictCode.VERIFIED, VerdictCode.DISPUTED)
    )
    with harbor_desk(path) as desk:
        ids = [row.id for row in desk.claims()]
        give_verdicts(desk, ids[:3], verified, actor="kim")
        give_verdict(desk, ids[0], verified, actor="lee")
        give_verdict(desk, ids[1], disputed, actor="lee")
        give_verdict(desk, ids[2], disputed, actor="lee")
        undo(desk, actor="lee")
        give_verdict(desk, ids[3], disputed, actor="lee")
        undo(desk, actor="lee")
        redo(desk, actor="lee")
        undo(desk, actor="lee")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_BEFORE)
    with open_desk(path) as desk:
        assert [row.agreement for row in desk.claims()] == ["agree", "disagree", "single", None]
        assert examine(desk) == []
