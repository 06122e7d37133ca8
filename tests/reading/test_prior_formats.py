"""A file of prior claims is told by its content, and what is broken in it stays alone."""

from __future__ import annotations

import codecs
import json
import tracemalloc
from itertools import islice

import pytest

from tests.reading.prior_files import claims, only, read, read_json, review, skipped
from workbench.errors import WorkbenchError
from workbench.models import PriorClaim
from workbench.reading.found_claims import NO_CLAIM, NO_TEXT
from workbench.reading.json_claims import NO_ADDRESS
from workbench.reading.json_records import BROKEN, BROKEN_OFF, NO_OBJECT, NOT_UTF8, TOO_DEEP
from workbench.reading.prior_claims import REPEATED, read_prior_claims

OWN = {"claim_id": "p-1", "text": "The pier opened in 1990", "verdict": "verified"}
SEARCH = {
    "claims": [
        {
            "text": "The ferry of Orrin Bay runs at night",
            "claimant": "Petr Lanning",
            "claimDate": "2024-05-06T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "Velmara Checks", "site": "checks.example"},
                    "url": "https://checks.example/ferry",
                    "title": "Does the ferry run at night?",
                    "reviewDate": "2024-05-08T00:00:00Z",
                    "textualRating": "Pants on Fire",
                    "languageCode": "en",
                },
                {"publisher": {"site": "times.example"}, "textualRating": "Unclear"},
            ],
        },
        {"text": "Nobody looked at this", "claimReview": []},
        {"claimant": "nobody", "claimReview": [{}]},
    ],
    "nextPageToken": "x",
}


def lines(*records: object) -> str:
    return "".join(json.dumps(one) + "\n" for one in records)


def test_a_saved_search_gives_a_claim_for_every_review_of_it() -> None:
    found = read_json(SEARCH)
    first, second = claims(found)
    assert (first.text, first.speaker) == ("The ferry of Orrin Bay runs at night", "Petr Lanning")
    assert (first.label, first.verdict, first.date) == ("Pants on Fire", "disputed", "2024-05-06")
    assert (first.title, first.reviewed_on) == ("Does the ferry run at night?", "2024-05-08")
    assert (second.publisher, second.verdict) == ("times.example", "imported_unmapped")
    assert [place for place, _ in skipped(found)] == ["item 2", "item 3"]
    assert [one.claim_id for one in claims(read_json([SEARCH]))] == [
        first.claim_id,
        second.claim_id,
    ]


def test_json_lines_take_a_label_for_a_verdict_and_need_no_id() -> None:
    found = read(lines(OWN, {"text": "The dam is old", "verdict": "Mostly True", "extra": 1}))
    first, second = claims(found)
    assert first == PriorClaim(**OWN)
    assert (second.verdict, second.label) == ("mixed", "Mostly True")
    assert second.claim_id.startswith("i-")


def test_a_publisher_is_named_for_records_that_name_none() -> None:
    text = lines(OWN, OWN | {"claim_id": "p-2", "publisher": "Quellmark Times"})
    assert [one.publisher for one in claims(read(text, publisher="Velmara Checks"))] == [
        "Velmara Checks",
        "Quellmark Times",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", BROKEN),
        ('{"claim_id": "p-9", "text": "half', BROKEN),
        ("[1]", NO_OBJECT),
        ("NaN", NO_OBJECT),
        ("{}", NO_CLAIM),
        ('{"claim_id": "p-9"}', NO_TEXT),
        ('{"claim_id": "p-9", "text": " "}', NO_TEXT),
        ('{"claim_id": "p-9", "text": 5}', "text is no text"),
        ('{"claim_id": ["p-9"], "text": "x"}', "claim_id is no text"),
        ('{"claim_id": "p-9", "text": "x", "speaker": {}}', "speaker is no text"),
        ('{"claim_id": "p-9", "text": "x", "evidence": ["ftp://a"]}', NO_ADDRESS),
        ('{"text": ' + "[" * 100_000 + "]" * 100_000 + "}", TOO_DEEP),
        ('{"text": ' + '{"a":' * 100_000 + "1" + "}" * 100_000 + "}", TOO_DEEP),
    ],
    ids=lambda value: value[:30],
)
def test_a_line_that_cannot_be_read_is_told_and_the_others_are_read(line: str, reason: str) -> None:
    text = lines(OWN) + line + "\n" + lines(OWN | {"claim_id": "p-2"})
    found = read(text)
    assert [one.claim_id for one in claims(found)] == ["p-1", "p-2"]
    assert skipped(found) == [("line 2", reason)]


def test_bytes_that_are_no_utf8_cost_their_line_alone() -> None:
    found = read(lines(OWN).encode() + b'{"claim_id": "p-9", "text": "caf\xe9"}\n' * 2)
    assert skipped(found) == [("line 2", NOT_UTF8), ("line 3", NOT_UTF8)]
    assert len(claims(found)) == 1


def test_a_claim_that_comes_twice_is_told_the_second_time() -> None:
    found = read(lines(OWN, OWN | {"text": "other words"}))
    assert only(found[:1]).text == OWN["text"]
    assert skipped(found) == [("p-1", REPEATED)]


@pytest.mark.parametrize("number", ["1" * 5000, "-" + "9" * 30, "1e999", "NaN", "-Infinity"])
def test_numbers_without_end_and_those_that_are_none_do_no_harm(number: str) -> None:
    text = json.dumps(review()).replace('"ratingValue": 1', f'"ratingValue": {number}')
    assert only(read(text)).label == "False"


def test_half_a_character_becomes_the_sign_for_one_that_is_lost() -> None:
    text = '{"claim_id": "p-9\\udc00", "text": "half \\ud83d and whole \\ud83d\\ude00"}'
    claim = only(read(text))
    assert (claim.claim_id, claim.text) == ("p-9\ufffd", "half \ufffd and whole 😀")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, b"", b"\n \t"])
def test_a_mark_or_blanks_before_the_text_make_no_difference(mark: bytes) -> None:
    assert only(read(mark + json.dumps(review()).encode())).verdict == "disputed"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_utf_16_or_32_is_read(encoding: str) -> None:
    text = json.dumps(review(claimReviewed="Größe"), ensure_ascii=False)
    assert only(read(text.encode(encoding))).text == "Größe"


def test_a_page_gives_the_reviews_of_its_scripts() -> None:
    good = json.dumps(review())
    page = f"""<!doctype html><title>Pier</title><script>var a = "{{";</script>
        <script type="application/ld+json">{{"@type": "ClaimReview", "claimReviewed": "x}}</script>
        <SCRIPT async type='application/ld+json' >
        {good}</SCRIPT>
        <script type=application/ld+json>{json.dumps(SEARCH).replace('"', "&quot;")}</script>"""
    found = read(page)
    assert [one.publisher for one in claims(found)][:2] == ["Velmara Checks"] * 2
    assert skipped(found)[0] == ("item 1", BROKEN_OFF)
    assert read("<html><script type='application/ld+json'>") == []


def test_a_text_that_breaks_off_gives_what_stands_before() -> None:
    whole = json.dumps([review(url=f"https://checks.example/{n}") for n in range(3)])
    found = read(whole[:-40])
    assert len(claims(found)) == 2
    assert skipped(found) == [("item 3", BROKEN_OFF)]
    assert skipped(read(whole[:-1])) == [("item 4", BROKEN_OFF)]


@pytest.mark.parametrize("separator", [", ", ",\n"])
@pytest.mark.parametrize("broken", [{4}, {0}, {2, 7}, {1, 3, 8}, {9}])
def test_a_quotation_mark_too_many_costs_its_item_and_no_other(
    broken: set[int], separator: str
) -> None:
    items = [json.dumps(review(url=f"https://checks.example/{n}")) for n in range(10)]
    items = [
        one.replace("4 million", '4" million') if n in broken else one
        for n, one in enumerate(items)
    ]
    for text in (f"[{separator.join(items)}]", f'{{"dataFeedElement": [{separator.join(items)}]}}'):
        found = read(text)
        kept = {int(str(one.url).rsplit("/", 1)[1]) for one in claims(found)}
        assert kept == set(range(10)) - broken
        assert {reason for _, reason in skipped(found)} <= {BROKEN, BROKEN_OFF, NO_OBJECT}


def test_what_stands_between_the_items_of_a_list_is_told() -> None:
    found = read(f"[null, {json.dumps(review())}, 5]")
    assert len(claims(found)) == 1
    assert skipped(found) == [("item 1", NO_OBJECT), ("item 3", NO_OBJECT)]


def test_objects_one_behind_the_other_over_several_lines_are_read() -> None:
    text = json.dumps(review(), indent=1) + json.dumps(OWN, indent=2)
    assert len(claims(read(text))) == 2


@pytest.mark.parametrize("content", [b"", b" \n\t", codecs.BOM_UTF8])
def test_an_empty_file_is_told_in_a_sentence(content: bytes) -> None:
    with pytest.raises(WorkbenchError, match="priors is empty"):
        read(content)


@pytest.mark.parametrize(
    "content",
    [b"The pier opened.", b"a,b,c\n1,2,3\n", b"\x00\x01\x02", b"\x89PNG\r\n", b"5", b'"text"'],
)
def test_a_file_of_no_known_format_is_told_in_a_sentence(content: bytes) -> None:
    with pytest.raises(WorkbenchError, match="in no format that can be imported"):
        read(content)


def test_an_endless_page_is_told_in_a_sentence() -> None:
    with pytest.raises(WorkbenchError, match="a page of more than"):
        read(b"<" + b"x" * 8_000_001)


def test_a_line_of_fifty_megabytes_is_passed_over_in_little_memory() -> None:
    long = b'{"text": "' + b"x" * 50_000_000 + b'"}\n'
    found = read(lines(OWN).encode() * 2 + long + lines(OWN | {"claim_id": "p-2"}).encode())
    assert [one.claim_id for one in claims(found)] == ["p-1", "p-2"]
    assert skipped(found)[1] == ("line 3", "longer than 8,000,000 bytes")
    assert [reason for _, reason in skipped(read(b"[" + long + b"]"))] == [
        "longer than 8,000,000 bytes"
    ]


class Endless:
    """A feed of as many items as are asked for, made while it is read."""

    def __init__(self, items: int) -> None:
        self._items = iter(range(items))
        self._begun = False

    def read(self, size: int, /) -> bytes:
        begin = b"" if self._begun else b'{"dataFeedElement":['
        self._begun = True
        part = [
            json.dumps({"item": [review(url=f"https://checks.example/{n}", image="x" * 20_000)]})
            for n in islice(self._items, 10)
        ]
        return begin + "".join(f"{one}," for one in part).encode()


def test_memory_does_not_grow_with_the_file() -> None:
    def peak(items: int) -> int:
        tracemalloc.start()
        count = sum(isinstance(one, PriorClaim) for one in read_prior_claims(Endless(items), "x"))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert count == items
        return most

    few = peak(100)
    assert peak(1000) < few + 500_000, "20 MB"
