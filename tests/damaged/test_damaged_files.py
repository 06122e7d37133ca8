"""Damaged files through every reader: taken in, or refused in one sentence; ``make fuzz`` in small.

Which readers there are, and what counts as taken in, stands in ``readers``.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.damaged.readers import READERS, Reader, outcome, working_in
from tests.damaged.whole_files import Whole, whole_files

EXAMPLES = 14
NO_PRIOR_CLAIMS = {"datacommons.csv", "claimreview.csv"}
"""Sheets without the columns by which a claim is known again."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    made = whole_files(tmp_path_factory.mktemp("whole"))
    with working_in(tmp_path_factory.mktemp("work")):
        yield made


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_whole_file_is_taken_in(reader: Reader, whole: Whole) -> None:
    files = reader.files(whole)
    taken = {name for name in files if outcome(reader, whole, name, files[name]) == "accepted"}
    assert taken == files.keys() - NO_PRIOR_CLAIMS


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_damaged_file_is_taken_in_or_refused_in_one_sentence(
    reader: Reader, whole: Whole
) -> None:
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(reader.examples(whole))
    def each(example: tuple[str, bytes]) -> None:
        outcome(reader, whole, *example)

    each()
