"""A JSON text is cut into its records, wherever its bytes happen to be parted."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.reading import json_records
from workbench.reading.json_records import BROKEN_OFF, NO_OBJECT, Cut, cut_records

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["a", "claims", "dataFeedElement", "é\\"]), inner)
    ),
    max_leaves=12,
)


def cut(text: bytes, size: int | None = None) -> list[Cut]:
    step = size or max(1, len(text))
    return list(cut_records(text[at : at + step] for at in range(0, len(text), step)))


@pytest.mark.parametrize(
    ("text", "records"),
    [
        (b'{"a": "]}\\"{"}', [b'{"a": "]}\\"{"}']),
        (b'[{"a": [1, {"b": 2}]}, {"c": {}}]', [b'{"a": [1, {"b": 2}]}', b'{"c": {}}']),
        (
            b'{"x": [{}], "dataFeedElement": [{"item": null}], "y": {"z": [{}]}}',
            [b'{"item": null}'],
        ),
        (b'{"dataFeedElement": [{"n": 1}], "claims": [{"n": 2}]}', [b'{"n": 1}', b'{"n": 2}']),
        (b'[{"claims" : [{"n": 1}]}, {"claims":[{"n": 2}]}]', [b'{"n": 1}', b'{"n": 2}']),
        (b'{"@graph": [{"n": 1}]}', [b'{"@graph": [{"n": 1}]}']),
        (b'{"n": 1} {"n": 2}\n{"n": 3}', [b'{"n": 1}', b'{"n": 2}', b'{"n": 3}']),
        (b'{"n": ]} {"n": [} {"n": 3}', [b'{"n": ]}', b'{"n": [}', b'{"n": 3}']),
        (b'[[[{"n": 1}]]]]]}}}, {"n": 2}', [b'{"n": 1}', b'{"n": 2}']),
    ],
)
def test_records_are_cut_the_same_in_one_piece_and_byte_by_byte(
    text: bytes, records: list[bytes]
) -> None:
    assert cut(text) == [Cut(record) for record in records]
    for size in range(1, len(text)):
        assert cut(text, size) == cut(text)


def test_a_graph_that_is_too_long_for_one_record_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "LONGEST_RECORD", 60)
    text = b'{"@context": "x", "@graph": [%s]}' % b", ".join(b'{"n": "[%d"}' % n for n in range(30))
    for size in (1, 7, 50, 61, 400, None):
        assert [json.loads(one.content)["n"] for one in cut(text, size)][-3:] == [
            "[27",
            "[28",
            "[29",
        ]
    assert len(cut(text, 50)) == 30


def test_what_breaks_off_and_what_is_no_object_is_told() -> None:
    assert cut(b'[{"n": 1}, {"n": "') == [Cut(b'{"n": 1}'), Cut(b"", BROKEN_OFF)]
    assert cut(b'[1, "[", {"n": 1}, null]') == [
        Cut(b"", NO_OBJECT),
        Cut(b'{"n": 1}'),
        Cut(b"", NO_OBJECT),
    ]
    assert cut(b"") == []


@given(st.lists(st.dictionaries(st.text(max_size=3), JSON, max_size=3), max_size=4))
def test_the_objects_of_a_list_come_out_as_they_are(values: list[object]) -> None:
    plain = [value for value in values if not {"claims", "dataFeedElement"} & set(value)]
    text = json.dumps(plain, ensure_ascii=False).encode()
    assert [json.loads(one.content) for one in cut(text, 3)] == plain


@given(st.text('"\\[]{}:,a1 ', max_size=60), st.integers(1, 9))
def test_any_text_is_cut_the_same_however_it_is_parted(text: str, size: int) -> None:
    content = text.encode()
    assert cut(content, size) == cut(content)
    assert cut(b'{"claims":[' + content, size) == cut(b'{"claims":[' + content)
