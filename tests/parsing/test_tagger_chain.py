"""The linear chain against every path written out."""

from itertools import pairwise, product

import numpy as np
import pytest
from numpy.typing import NDArray

from addrkit.parsing.tagger.chain import TagChain, best_paths, list_paths, marginals, surest_paths

LABELS = 3
SIZES = np.array([1, 3, 5])


@pytest.fixture(scope="module")
def chain() -> TagChain:
    random = np.random.default_rng(1)
    shapes = ((LABELS, LABELS), (LABELS,), (LABELS,))
    return TagChain(*(random.normal(size=shape).astype(np.float32) for shape in shapes))


@pytest.fixture(scope="module")
def scores() -> NDArray[np.float32]:
    return np.random.default_rng(2).normal(size=(3, 5, LABELS)).astype(np.float32)


def every_path(scores: NDArray[np.float32], size: int, chain: TagChain) -> dict[tuple[int, ...], float]:
    found = {}
    for path in product(range(LABELS), repeat=size):
        worth = chain.begins[path[0]] + chain.ends[path[-1]]
        worth += sum(scores[place, label] for place, label in enumerate(path))
        worth += sum(chain.steps[first, second] for first, second in pairwise(path))
        found[path] = float(worth)
    return found


def test_the_best_path_is_the_best_of_all(chain: TagChain, scores: NDArray[np.float32]) -> None:
    found = best_paths(scores, SIZES, chain)
    for text, size in enumerate(SIZES):
        paths = every_path(scores[text], int(size), chain)
        assert tuple(found[text, :size]) == max(paths, key=lambda path: paths[path])


def test_probabilities_are_shares_of_all_paths(chain: TagChain, scores: NDArray[np.float32]) -> None:
    found = marginals(scores, SIZES, chain)
    for text, size in enumerate(SIZES):
        worth = {path: np.exp(score) for path, score in every_path(scores[text], int(size), chain).items()}
        total = sum(worth.values())
        for place, label in product(range(int(size)), range(LABELS)):
            here = sum(each for path, each in worth.items() if path[place] == label)
            both = sum(each for path, each in worth.items() if path[place : place + 2] == (label, label))
            assert found.single[text, place, label] == pytest.approx(here / total, abs=1e-4)
            assert found.double[text, place, label] == pytest.approx(both / total, abs=1e-4)


@pytest.mark.parametrize("sharper", [0.5, 2.0, 4.0, 8.0])
def test_the_path_of_the_surest_labels_is_the_best_of_all(chain: TagChain, sharper: float) -> None:
    scores = (np.random.default_rng(3).normal(size=(300, 5, LABELS)) * sharper).astype(np.float32)
    sizes = np.random.default_rng(4).integers(1, 6, 300)
    best, surest = (
        best_paths(scores, sizes, chain),
        surest_paths(scores, sizes, marginals(scores, sizes, chain).single, chain),
    )
    inside = np.arange(5) < sizes[:, None]
    assert (best[inside] == surest[inside]).all()


def test_a_long_text_is_told_as_surely_as_a_short_one(chain: TagChain) -> None:
    scores = (np.random.default_rng(5).normal(size=(1, 1024, LABELS)) * 20).astype(np.float32)
    found = marginals(scores, np.array([1024]), chain).single
    assert found.sum(2) == pytest.approx(1.0, abs=1e-4)


def test_the_next_best_paths_follow_in_their_order(chain: TagChain, scores: NDArray[np.float32]) -> None:
    paths = every_path(scores[2], 5, chain)
    wanted = sorted(paths, key=lambda path: -paths[path])[:6]
    found = list_paths(scores[2], chain, 6)
    assert [path for path, _ in found] == wanted
    assert [score for _, score in found] == pytest.approx([paths[path] for path in wanted], abs=1e-4)


def test_a_single_word_has_no_more_paths_than_labels(chain: TagChain, scores: NDArray[np.float32]) -> None:
    assert len(list_paths(scores[0][:1], chain, 8)) == LABELS
