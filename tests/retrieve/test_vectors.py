"""The nearest vectors: all compared in a small gazetteer, lists of them in a large one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from addrkit.errors import GazetteerError
from addrkit.retrieve.vectors import FLAT_UP_TO, VectorIndex, list_count, training_size, write_vectors


def unit_vectors(count: int, dimensions: int = 16) -> NDArray[np.float32]:
    drawn = np.random.default_rng(7).normal(size=(count, dimensions)).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


def written(folder: Path, vectors: NDArray[np.float32]) -> VectorIndex:
    halves = [(part, vectors[part]) for part in np.array_split(np.arange(len(vectors)), 2)]
    sample = vectors[: training_size(len(vectors))]
    write_vectors(folder / "vectors.faiss", halves, sample, len(vectors))
    return VectorIndex(folder / "vectors.faiss")


@pytest.mark.parametrize("count", [1, 300, FLAT_UP_TO + 1])
def test_each_vector_is_nearest_to_itself(tmp_path: Path, count: int) -> None:
    vectors = unit_vectors(count)
    index = written(tmp_path, vectors)
    assert (len(index), index.dimensions) == (count, 16)
    asked = vectors[:: max(count // 50, 1)]
    cosines, entries = index.nearest(asked, 1)
    assert entries[:, 0].tolist() == list(range(0, count, max(count // 50, 1)))
    assert np.allclose(cosines[:, 0], 1.0, atol=0.03)


@pytest.mark.parametrize("count", [300, FLAT_UP_TO + 1])
def test_the_search_stays_within_a_run(tmp_path: Path, count: int) -> None:
    index = written(tmp_path, unit_vectors(count))
    _, entries = index.nearest(unit_vectors(5), 10, within=(100, 120))
    found = entries[entries >= 0]
    assert len(found)
    assert found.min() >= 100
    assert found.max() < 120


def test_where_there_are_fewer_the_rest_is_minus_one(tmp_path: Path) -> None:
    index = written(tmp_path, unit_vectors(3))
    _, entries = index.nearest(unit_vectors(1), 5)
    assert sorted(entries[0].tolist()) == [-1, -1, 0, 1, 2]
    _, none = index.nearest(unit_vectors(1), 5, within=(2, 2))
    assert set(none[0].tolist()) == {-1}


@pytest.mark.parametrize("count", [300, FLAT_UP_TO + 2])
def test_an_entry_of_two_names_is_found_by_either(tmp_path: Path, count: int) -> None:
    vectors = unit_vectors(count)
    entries = np.arange(count) // 2
    write_vectors(tmp_path / "vectors.faiss", [(entries, vectors)], vectors[: training_size(count)], count)
    index = VectorIndex(tmp_path / "vectors.faiss")
    assert index.nearest(vectors[10:12], 1)[1][:, 0].tolist() == [5, 5]
    _, within = index.nearest(vectors[:20], 5, within=(30, 40))
    assert set(within[within >= 0].tolist()) <= set(range(30, 40))


def test_the_nearest_come_best_first(tmp_path: Path) -> None:
    vectors = unit_vectors(200)
    cosines, entries = written(tmp_path, vectors).nearest(vectors[:3], 20)
    assert (np.diff(cosines, axis=1) <= 1e-6).all()
    exact = np.argsort(-(vectors[:3] @ vectors.T), axis=1)[:, :20]
    overlap = [len(set(one) & set(other)) for one, other in zip(entries, exact, strict=True)]
    assert min(overlap) >= 17


def test_lists_grow_with_the_square_root_and_can_always_be_trained() -> None:
    for entries in (FLAT_UP_TO + 1, 10**5, 10**6, 10**7):
        assert list_count(entries) * 39 <= training_size(entries) <= entries


@pytest.mark.parametrize("content", [b"", b"no index at all"])
def test_a_damaged_index_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vectors.faiss").write_bytes(content)
    with pytest.raises(GazetteerError, match=r"vectors\.faiss is damaged"):
        VectorIndex(tmp_path / "vectors.faiss")


def test_a_missing_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"vectors\.faiss is missing"):
        VectorIndex(tmp_path / "vectors.faiss")
