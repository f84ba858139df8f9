"""The nearest vectors: exact bytes in a small run of entries, half bytes in a large one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from addrkit.errors import GazetteerError
from addrkit.index.vectors import BYTE_UP_TO, Run, VectorIndex, training_size, write_vectors

LARGE = 2 * BYTE_UP_TO


def unit_vectors(count: int, dimensions: int = 32) -> NDArray[np.float32]:
    drawn = np.random.default_rng(7).normal(size=(count, dimensions)).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


def written(folder: Path, vectors: NDArray[np.float32], runs: list[Run] | None = None) -> VectorIndex:
    halves = [(part, vectors[part]) for part in np.array_split(np.arange(len(vectors)), 2)]
    sample = vectors[: training_size(len(vectors))]
    write_vectors(folder / "vectors.faiss", halves, sample, runs or [(0, len(vectors))])
    return VectorIndex(folder / "vectors.faiss")


@pytest.mark.parametrize("count", [1, 300, LARGE])
def test_each_vector_is_nearest_to_itself(tmp_path: Path, count: int) -> None:
    vectors = unit_vectors(count)
    index = written(tmp_path, vectors)
    assert (len(index), index.dimensions) == (count, 32)
    step = max(count // 50, 1)
    cosines, entries = index.nearest(vectors[::step], 1)
    assert entries[:, 0].tolist() == list(range(0, count, step))
    assert np.allclose(cosines[:, 0], 1.0, atol=0.2)


@pytest.mark.parametrize("count", [300, LARGE])
def test_the_search_stays_within_a_run(tmp_path: Path, count: int) -> None:
    index = written(tmp_path, unit_vectors(count), [(0, 100), (100, 120), (120, count)])
    for within in ((100, 120), (150, 300), (50, 130)):
        _, entries = index.nearest(unit_vectors(5), 10, within)
        found = entries[entries >= 0]
        assert len(found)
        assert found.min() >= within[0]
        assert found.max() < within[1]


def test_runs_that_are_searched_together_give_what_one_run_gives(tmp_path: Path) -> None:
    vectors = unit_vectors(9_000)
    _, one = written(tmp_path, vectors).nearest(vectors[:20], 1)
    _, many = written(tmp_path, vectors, [(0, 7), (7, 2_000), (2_000, 8_990), (8_990, 9_000)]).nearest(
        vectors[:20], 1
    )
    assert one.tolist() == many.tolist() == [[number] for number in range(20)]


def test_large_runs_take_a_quarter_of_the_bytes(tmp_path: Path) -> None:
    sizes = {}
    for count in (BYTE_UP_TO, LARGE):
        written(tmp_path, unit_vectors(count))
        sizes[count] = (tmp_path / "vectors.faiss").stat().st_size / count
    assert sizes[LARGE] < 0.35 * sizes[BYTE_UP_TO]


def test_where_there_are_fewer_the_rest_is_minus_one(tmp_path: Path) -> None:
    index = written(tmp_path, unit_vectors(3))
    _, entries = index.nearest(unit_vectors(1), 5)
    assert sorted(entries[0].tolist()) == [-1, -1, 0, 1, 2]
    _, none = index.nearest(unit_vectors(1), 5, within=(2, 2))
    assert set(none[0].tolist()) == {-1}


@pytest.mark.parametrize("count", [300, LARGE])
def test_an_entry_of_two_names_is_found_by_either(tmp_path: Path, count: int) -> None:
    vectors = unit_vectors(count)
    entries = np.append(np.arange(count - 2), [5, 30])
    sample = vectors[: training_size(count)]
    write_vectors(tmp_path / "vectors.faiss", [(entries, vectors)], sample, [(0, 20), (20, count - 2)])
    index = VectorIndex(tmp_path / "vectors.faiss")
    assert len(index) == count
    assert index.nearest(vectors[[5, 30, -2, -1]], 1)[1][:, 0].tolist() == [5, 30, 5, 30]
    _, within = index.nearest(vectors[-2:], 3, within=(20, count))
    assert 5 not in within
    assert within[1, 0] == 30


def test_the_nearest_come_best_first(tmp_path: Path) -> None:
    vectors = unit_vectors(200)
    cosines, entries = written(tmp_path, vectors).nearest(vectors[:3], 20)
    assert (np.diff(cosines, axis=1) <= 1e-6).all()
    exact = np.argsort(-(vectors[:3] @ vectors.T), axis=1)[:, :20]
    overlap = [len(set(one) & set(other)) for one, other in zip(entries, exact, strict=True)]
    assert min(overlap) >= 17


@pytest.mark.parametrize("content", [b"", b"no index at all", b"\xff" * 100])
def test_a_damaged_index_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vectors.faiss").write_bytes(content)
    with pytest.raises(GazetteerError, match=r"vectors\.faiss is damaged"):
        VectorIndex(tmp_path / "vectors.faiss")


def test_an_index_that_is_cut_off_is_named(tmp_path: Path) -> None:
    written(tmp_path, unit_vectors(300))
    whole = (tmp_path / "vectors.faiss").read_bytes()
    for share in (0.05, 0.5, 0.99):
        (tmp_path / "vectors.faiss").write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(GazetteerError, match=r"vectors\.faiss is damaged"):
            VectorIndex(tmp_path / "vectors.faiss")


def test_a_missing_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"vectors\.faiss is missing"):
        VectorIndex(tmp_path / "vectors.faiss")
