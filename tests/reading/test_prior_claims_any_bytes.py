"""Any bytes through every reader: claims, reasons in our words, or one sentence. Nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.prior_files import read, review
from workbench.errors import WorkbenchError
from workbench.models import PriorClaim
from workbench.reading.claim_reviews import Around, claim_of_review
from workbench.reading.found_claims import Found, Skipped
from workbench.reading.json_claims import claims_of_json
from workbench.reading.json_records import cut_records, json_value
from workbench.reading.linked_pages import linked_scripts
from workbench.reading.verdict_rows import claims_of_csv, is_header

SEEDS = [
    json.dumps(review()).encode(),
    json.dumps({"@type": "DataFeed", "dataFeedElement": [{"item": [review()]}]}).encode(),
    b'{"claim_id": "p-1", "text": "The pier opened", "evidence": []}\n' * 3,
    b'{"claims": [{"text": "x", "claimReview": [{"textualRating": "False"}]}]}',
    b"claim_id,verdict,claim_text,evidence_urls\r\nc-1,mixed,'=1+1,https://a | b\r\n",
    b'<script type="application/ld+json">{"@type":"ClaimReview","claimReviewed":"x"}</script>',
]
PIECES = st.sampled_from(
    [
        b"",
        b"\x00",
        b"\xff",
        b'"',
        b"\\",
        b"[",
        b"}",
        b"\\ud83d",
        b"NaN",
        b"1" * 5000,
        b"\r",
        b",",
        b"'",
    ]
)
DAMAGED = st.builds(
    lambda seed, place, gone, piece: (
        seed[: place % len(seed)] + piece + seed[place % len(seed) + gone :]
    ),
    st.sampled_from(SEEDS),
    st.integers(0, 999),
    st.integers(0, 30),
    PIECES,
)
KEYS = st.sampled_from(
    """@type @id @graph @value claimReviewed reviewRating itemReviewed author name url item text
    claims claimReview dataFeedElement properties alternateName ratingValue bestRating worstRating
    appearance publisher textualRating claim_id evidence verdict datePublished""".split()
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        ["ClaimReview", "DataFeedItem", "https://a.example", "http://[", "False", "-1"]
    )
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


def are_ours(found: Iterator[Found]) -> None:
    for one in found:
        assert isinstance(one, PriorClaim | Skipped)
        if isinstance(one, PriorClaim):
            one.model_dump_json().encode()
        else:
            assert one.reason
            assert "Traceback" not in one.reason


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=80) | DAMAGED)
def test_any_file_gives_claims_reasons_or_a_sentence(content: bytes) -> None:
    with suppress(WorkbenchError):
        are_ours(iter(read(content)))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80) | DAMAGED)
def test_every_reader_by_itself_takes_any_bytes(content: bytes) -> None:
    are_ours(claims_of_csv([content], None))
    for header in (b"claim_id,claim_text\r\n", b"\n", b""):
        are_ours(claims_of_csv([header, content], "Velmara Checks"))
    is_header(content)
    list(linked_scripts(content))
    for cut in cut_records([content]):
        assert cut.trouble or cut.content.startswith(b"{")
    with suppress(ValueError):
        json_value(content)


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_any_value_is_read_as_json(value: Any) -> None:
    are_ours(claims_of_json(value, "item 1", None, nested=True))
    if isinstance(value, dict):
        are_ours(iter([claim_of_review(value, Around("item 1"))]))


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_a_review_with_any_members_is_read(members: dict[str, Any]) -> None:
    are_ours(claims_of_json({"@type": "ClaimReview", "claimReviewed": "x"} | members, "i", "p"))
