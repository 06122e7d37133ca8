"""Any text can be attributed: nothing is raised, spans hold, the same comes out twice."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.attribution.conftest import Heard, heard
from workbench.language import parse
from workbench.models import Attribution, AttributionStyle, SourceKind, Split
from workbench.reading import read_text

PIECES = st.sampled_from(
    [
        "Ann Hale ", "said ", "he ", "said that ", "the bridge is safe", "according to ", "told ",
        "Reuters ", "It is believed ", "reportedly ", "Her claim that ", "accused Bob Stone of ",
        "seen as ", "“", "”", '"', "''", "‘", "’", ", ", ". ", ": ", "; ", "? ", "\n", "\n\n", "—",
        "― Ann Hale", "HALE: ", "Mr. Stone ", "Analysts ", "who ", "I think ", "reported by ",
        "🙂", "\0", "\x1b]52;c;\x07", "\ud800", "'; DROP TABLE claims; --", "</script>", "**", "> ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=150)


def check(found: Heard) -> None:
    Split(
        article=found.document.article, sources=found.sources, attributions=found.attributions
    )  # The model checks that spans lie in the text and that sources are known.
    text = found.document.text
    by_id = {one.id: one for one in found.attributions}
    for one in found.attributions:
        assert any(span.of(text).strip() for span in one.content)
        assert one.style is not AttributionStyle.NARRATION
        assert one.source_kind is not SourceKind.NARRATOR
        assert one.parent_id is None or one.parent_id in set(by_id) - {one.id}
        assert not goes_round(one.id, by_id)
        pieces = sorted(one.content, key=lambda span: span.start)
        assert all(a.end <= b.start for a, b in pairwise(pieces))
    for source in found.sources:
        assert source.name.strip()
        assert source.mentions


def goes_round(start: str, by_id: Mapping[str, Attribution]) -> bool:
    """Whether an attribution is speech within its own speech."""
    seen, at = {start}, by_id[start].parent_id
    while at is not None and at not in seen:
        seen.add(at)
        at = by_id[at].parent_id
    return at is not None


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("")
@example("According to")
@example("said")
@example("according to said Ann Hale said Ann Hale Ann Hale he said ")
@example("Reuters according to said Ann Hale Ann Hale said Ann Hale ")
@example("“said”")
@example("\n\n“\n\n”\n")
@example("'; DROP TABLE claims; -- he said")
def test_any_text_is_attributed(text: str) -> None:
    check(heard(parse(read_text(text))))


def test_the_same_text_gives_the_same_attributions(seed: Heard) -> None:
    again = heard(parse(seed.document.article))
    assert again.attributions == seed.attributions
    assert again.sources == seed.sources
