from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.desks import made_split
from workbench.errors import WorkbenchError
from workbench.matching import Query, embedding, rank, suggest
from workbench.matching.embedding import DIMENSIONS, embed
from workbench.matching.meaning import encoded, nearest
from workbench.models import PriorClaim
from workbench.review import make_vectors, reword_claim
from workbench.store import Desk, open_desk

HARBOR = "The harbor was shut to oil tankers after the storm"
SAME_THING = "Petroleum ships could not enter the port once the gale had passed"
OTHERS = ("The school timetable was changed", "A new lighthouse keeper was chosen in May")


@pytest.fixture
def unloaded() -> Iterator[None]:
    embedding._model.cache_clear()
    embedding._kept.clear()
    yield
    embedding._model.cache_clear()


def desk_of(path: Path, *texts: str) -> Desk:
    desk = open_desk(path / "claims.db")
    priors = [PriorClaim(claim_id=f"p-{n}", text=text) for n, text in enumerate(texts)]
    desk.add_prior_claims(priors, actor="kim")
    return desk


def test_a_vector_depends_on_its_text_alone() -> None:
    alone = embed([HARBOR])
    beside = embed(["", "x " * 400, HARBOR])
    assert alone.shape == (1, DIMENSIONS)
    assert np.array_equal(alone[0], beside[2])
    assert np.allclose(np.linalg.norm(beside, axis=1), 1, atol=1e-5)


def test_a_lone_surrogate_is_embedded_as_any_text() -> None:
    assert embed(["The harbor \ud800"]).shape == (1, DIMENSIONS)


def test_a_vector_made_elsewhere_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = embed(["The pier of Harrow was painted"])
    monkeypatch.setattr(embedding, "_kept", {})
    embedding.remember("The pier of Harrow was painted", made[0].tobytes())
    monkeypatch.delattr(embedding, "_vector")
    assert np.array_equal(embed(["The pier of Harrow was painted"]), made)


def test_only_the_last_vectors_are_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_kept", {})
    monkeypatch.setattr(embedding, "_MOST_KEPT", 2)
    for text in ("a", "b", "c"):
        embedding.remember(text, b"")
    assert list(embedding._kept) == ["b", "c"]


def test_what_means_the_same_is_nearer_than_what_does_not() -> None:
    vectors = embed([HARBOR, SAME_THING, *OTHERS])
    near = vectors[1:] @ vectors[0]
    assert near.argmax() == 0


def test_a_claim_that_shares_no_word_is_found_by_its_meaning(tmp_path: Path) -> None:
    with desk_of(
        tmp_path, *OTHERS, "Petroleum ships could not enter port once a gale passed"
    ) as desk:
        query = Query(text="Harbors closed to oil tankers following storms")
        assert rank(desk.connection, query).ranked == ()
        make_vectors(desk)
        ranking = rank(desk.connection, query)
    assert ranking.with_meaning
    assert ranking.ranked[0].candidate.claim_id == "p-2"


def test_without_the_extra_words_alone_rank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_of(tmp_path, HARBOR, *OTHERS) as desk:
        make_vectors(desk)
        query = Query(text="The harbor was shut to tankers")
        by_words = rank(desk.connection, query, meaning=False)
        monkeypatch.setattr("workbench.matching.ranking.can_embed", lambda: False)
        assert rank(desk.connection, query) == by_words
        assert not by_words.with_meaning


def test_a_reworded_claim_is_not_found_by_what_it_said_before(tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db") as desk:
        desk.add_article(made_split([("Ines Hale", HARBOR)]), actor="kim")
        desk.add_article(made_split([("Ines Hale", OTHERS[0])], path="b.txt"), actor="kim")
        make_vectors(desk)
        claim = desk.claims()[0]
        (before,) = embed([HARBOR])
        assert nearest(desk.connection, before, limit=1) == [claim.n]
        reword_claim(desk, claim.id, "Goats were counted on the island", actor="kim")
        assert claim.n not in nearest(desk.connection, before, limit=5)
        assert make_vectors(desk) == 1
        assert claim.n not in nearest(desk.connection, before, limit=5)
        (after,) = embed(["Goats were counted on the island"])
        assert nearest(desk.connection, after, limit=1) == [claim.n]


def test_a_few_claims_without_vectors_are_read_for_the_moment(tmp_path: Path) -> None:
    with desk_of(tmp_path, HARBOR) as desk:
        make_vectors(desk)
        more = [PriorClaim(claim_id="p-new", text="The harbor was shut to tankers and ferries")]
        desk.add_prior_claims(more, actor="kim")
        ranking = rank(desk.connection, Query(text=HARBOR))
        assert ranking.with_meaning
        assert all(one.cosine is not None for one in ranking.ranked)
        lacking = [
            PriorClaim(claim_id=f"p-{n}-new", text=f"The harbor was shut to {n} tankers")
            for n in range(20)
        ]
        desk.add_prior_claims(lacking, actor="kim")
        assert not rank(desk.connection, Query(text=HARBOR)).with_meaning


def test_vectors_written_meanwhile_are_searched_too(tmp_path: Path) -> None:
    with desk_of(tmp_path, SAME_THING, *OTHERS) as desk:
        make_vectors(desk)
        (vector,) = embed([HARBOR])
        assert nearest(desk.connection, vector) == [desk.claim("p-0").n]
        desk.add_prior_claims([PriorClaim(claim_id="p-new", text=HARBOR)], actor="kim")
        make_vectors(desk)
        assert nearest(desk.connection, vector)[0] == desk.claim("p-new").n


def test_what_is_far_away_is_not_near_for_want_of_better(tmp_path: Path) -> None:
    with desk_of(tmp_path, *OTHERS) as desk:
        make_vectors(desk)
        assert nearest(desk.connection, embed(["zzz"])[0]) == []


def test_signs_and_numbers_are_kept_as_bytes() -> None:
    (kept,) = encoded(embed([HARBOR]))
    assert [len(part) for part in kept] == [2 * DIMENSIONS, DIMENSIONS // 8]


@pytest.mark.usefixtures("unloaded")
def test_a_changed_file_of_the_model_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "tokenizer.json"
    changed.write_bytes(embedding.TOKENIZER.read_bytes() + b" ")
    monkeypatch.setattr(embedding, "TOKENIZER", changed)
    with pytest.raises(WorkbenchError, match="is not the file this version was made for: install"):
        embed([HARBOR])


@pytest.mark.usefixtures("unloaded")
def test_a_missing_file_of_the_model_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "TOKENIZER", tmp_path / "none.json")
    with pytest.raises(WorkbenchError, match="cannot be read"):
        embed([HARBOR])


def test_the_same_desk_suggests_the_same_twice(tmp_path: Path) -> None:
    with desk_of(tmp_path, HARBOR, *OTHERS) as desk:
        make_vectors(desk)
        query = Query(text="The harbor was shut to tankers after a storm")
        assert suggest(desk.connection, query) == suggest(desk.connection, query)
