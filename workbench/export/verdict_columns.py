"""The columns of ``verdicts.csv``, and the claims of a desk as rows of them.

One question a few hundred claims, with everything joined in SQLite: a desk of a hundred thousand
claims goes by without its rows ever being objects.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from workbench.export.csv_cells import LIST_JOINT
from workbench.export.masking import Mask
from workbench.review import SCALE
from workbench.store.queries import TITLE_NOW

if TYPE_CHECKING:
    from workbench.store import Desk

COLUMNS: Final[tuple[str, ...]] = (
    "claim_id", "verdict", "verdict_label", "claim_text", "claim_quote", "source_name",
    "source_kind", "source_title", "attribution_style", "attribution_cue", "attribution_via",
    "attribution_verdict", "verdict_reason", "reason_code", "evidence_count", "evidence_urls",
    "evidence_archived_urls", "reviewer", "reviewed_at", "review_count", "agreement", "status",
    "claim_type", "check_worthiness", "article_title", "article_url", "article_outlet",
    "article_author", "article_published", "claim_date", "position", "char_start", "char_end",
    "matched_claim_id", "match_score", "match_status", "contradicts", "rating_value",
    "review_url", "language", "tags", "revision", "stale_verdict", "stale_quote",
)  # fmt: skip
"""The columns in order. New ones are only appended."""

_SHORT: Final = (1, 2, 3, 4, 5, 6, 11, 13, 16, 18, 19, 25, 26)
SHORT: Final = tuple(COLUMNS[number - 1] for number in _SHORT)

INTEGERS: Final = frozenset(
    {
        "evidence_count", "review_count", "position", "char_start", "char_end", "rating_value",
        "revision",
    }
)  # fmt: skip
REALS: Final = frozenset({"check_worthiness", "match_score"})

_AT_ONCE: Final = 500

# The matches of a claim as Desk.matches has them, in its order.
_MATCHES: Final = """FROM matches m JOIN claims p ON p.id = m.prior_id
    WHERE m.claim_id = c.id AND (m.status <> 'suggested' OR p.gone IS NULL)"""
_BY_STANDING: Final = """ORDER BY CASE m.status WHEN 'confirmed' THEN 0 WHEN 'suggested' THEN 1
    WHEN 'put_off' THEN 2 ELSE 3 END, m.tier = 'conflict', m.score DESC, m.prior_id"""
_OUT: Final = """(SELECT iif(e.action = 'published', e.new ->> '$.url', NULL) FROM events e
    WHERE e.object_id = c.id AND e.action IN ('published', 'publication_withdrawn')
        AND e.new ->> '$.form' = 'claimreview'
    ORDER BY e.seq DESC LIMIT 1)"""


def _by_verdict(values: dict[str, str]) -> str:
    """SQL that turns a code of the scale into a value; the scale is ours, no text from outside."""
    whens = " ".join(f"WHEN '{code}' THEN {value}" for code, value in values.items())
    return f"CASE k.verdict {whens} ELSE {{other}} END"


def _standing(column: str) -> str:
    """SQL for what was found on a claim, where it was found on the words that the article has."""
    return f"iif(k.status = 'stale', NULL, {column})"


_LABEL: Final = _by_verdict({str(one.code): f"'{one.label}'" for one in SCALE}).format(
    other="k.verdict"
)
_RATING: Final = _by_verdict(
    {str(one.code): str(one.rating_value) for one in SCALE if one.rating_value is not None}
).format(other="NULL")

_EXPRESSIONS: Final[dict[str, str]] = {
    "claim_id": "c.id",
    "verdict": _standing("k.verdict"),
    "verdict_label": _standing(_LABEL),
    "claim_text": "c.text",
    "claim_quote": "coalesce(v.quote, c.quote)",
    "source_name": "s.name",
    "source_kind": "iif(w.stands_for IS NULL, coalesce(t.source_kind, 'narrator'), s.kind)",
    "source_title": "s.title",
    "attribution_style": "coalesce(t.style, 'narration')",
    "attribution_cue": "t.cue",
    "attribution_via": f"""iif(t.via IS NULL OR t.via = '[]', NULL,
        (SELECT group_concat(value, '{LIST_JOINT}') FROM json_each(t.via)))""",
    "attribution_verdict": _standing("k.attribution_verdict"),
    "verdict_reason": _standing("k.reason"),
    "reason_code": _standing("k.reason_code"),
    "evidence_count": "(SELECT count(*) FROM evidence e WHERE e.claim_id = c.id)",
    "evidence_urls": f"""(SELECT group_concat(replace(url, '|', '%7C'), '{LIST_JOINT}') FROM (
        SELECT url FROM evidence e WHERE e.claim_id = c.id AND url <> '' ORDER BY e.rowid))""",
    # A gap where a page has no copy, so that the order is that of the URLs.
    "evidence_archived_urls": f"""(SELECT iif(count(copy) = 0, NULL, group_concat(
            iif(copy IS NULL, '', 'copies/' || (copy ->> '$.sha256') || '.gz'), '{LIST_JOINT}'))
        FROM (SELECT copy FROM evidence e
            WHERE e.claim_id = c.id AND url <> '' ORDER BY e.rowid))""",
    "reviewer": _standing("k.reviewer"),
    "reviewed_at": _standing("k.reviewed_at"),
    "review_count": "k.review_count",
    "agreement": "k.agreement",
    "status": "k.status",
    "claim_type": "c.type",
    "check_worthiness": "round(coalesce(c.check_worthiness, 0), 2)",
    "article_title": TITLE_NOW,
    "article_url": "a.url",
    "article_outlet": "a.outlet",
    "article_author": "a.author",
    "article_published": "a.published_at",
    "claim_date": "c.claim_date",
    "position": "c.position",
    "char_start": "coalesce(v.spans, c.spans) ->> '$[0][0]'",
    "char_end": "coalesce(v.spans, c.spans) ->> '$[#-1][1]'",
    "matched_claim_id": "best.prior_id",
    "match_score": "round(best.score, 4)",
    "match_status": "best.status",
    "contradicts": f"""(SELECT group_concat(prior_id, '{LIST_JOINT}') FROM (
        SELECT m.prior_id {_MATCHES} AND m.tier = 'conflict'
        AND m.status NOT IN ('rejected', 'put_off') {_BY_STANDING}))""",
    "rating_value": _standing(_RATING),
    "review_url": _OUT,
    "language": "a.language",
    "tags": "NULL",
    "revision": "k.revision",
    "stale_verdict": "iif(k.status = 'stale', k.verdict, NULL)",
    "stale_quote": "k.verdict_quote",
}

_JOINED: Final = f"""
    FROM claims c
    JOIN claim_states k ON k.n = c.n
    LEFT JOIN articles a ON a.id = c.article_id
    LEFT JOIN claim_now v ON v.n = c.n
    LEFT JOIN attributions t ON t.id = c.attribution_id
    LEFT JOIN sources w ON w.id = t.source_id
    LEFT JOIN sources s ON s.id = coalesce(w.stands_for, w.id)
    LEFT JOIN matches best ON best.claim_id = c.id AND best.prior_id = (
        SELECT m.prior_id {_MATCHES} AND (m.status = 'confirmed'
            OR m.status = 'suggested' AND m.tier <> 'conflict') {_BY_STANDING} LIMIT 1)
"""

SELECT: Final = (
    "SELECT "
    + ", ".join(f"{_EXPRESSIONS[name]} AS {name}" for name in COLUMNS)
    + f", c.n {_JOINED}"
)
"""All of it for the claims ``c``, and their number behind it; a WHERE is to follow."""

_NAME: Final = COLUMNS.index("source_name")
_TITLE: Final = COLUMNS.index("source_title")
_NAMING: Final = tuple(
    COLUMNS.index(name)
    for name in (
        "claim_text", "claim_quote", "source_name", "source_title", "attribution_cue",
        "attribution_via", "verdict_reason", "article_title", "stale_quote",
    )
)  # fmt: skip
"""Where a source may be named."""

Row = Sequence[Any]


def verdict_rows(desk: Desk, numbers: array[int]) -> Iterator[Row]:
    """A row of ``COLUMNS`` for each of the claims of these numbers, in their order."""
    cursor = desk.connection.cursor()
    cursor.row_factory = None  # plain tuples: nothing is asked for by name
    question = f"{SELECT} WHERE c.n IN (SELECT value FROM json_each(?))"
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE].tolist()
        rows = cursor.execute(question, [json.dumps(some)]).fetchall()
        if [row[-1] for row in rows] != some:
            found = {row[-1]: row for row in rows}
            rows = [found[number] for number in some]
        for row in rows:
            yield row[:-1]


def masked(rows: Iterator[Row], mask: Mask) -> Iterator[Row]:
    """``rows`` of ``COLUMNS`` without the names of confidential sources, also where quoted."""
    if mask.pattern is None:
        yield from rows
        return
    for row in rows:
        cells = list(row)
        for place in _NAMING:
            cells[place] = mask.over_any(cells[place])
        if cells[_NAME] != row[_NAME]:
            cells[_TITLE] = None
        yield cells
