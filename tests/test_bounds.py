"""What a process keeps of what people asked has an end: a service that runs for weeks does not grow without one."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Any

import numpy as np
import pytest

from addrkit.bounds import ARRAY_BYTES, WORDS_KEPT
from addrkit.compare import entry
from addrkit.compare import words as compare_words
from addrkit.compare.words import Weights
from addrkit.index.kept_arrays import KeptArrays, kept_arrays
from addrkit.kit import AddressKit
from addrkit.locale.country import country_codes
from addrkit.parsing.tagger import network

_CACHE = type(lru_cache(len))
_SYLLABLES = ("ka", "mo", "ti", "re", "lu", "so", "ba", "ni", "ge", "du")


def _made_up(first: int, count: int) -> Iterator[str]:
    """Addresses of which each has words that no other has."""
    names = ["".join(each) for each in product(_SYLLABLES, repeat=4)]
    for at in range(first, first + count):
        yield f"{names[at]}straat {at}, {1000 + at} AB {names[-at - 1]}dam"


def _caches() -> list[Any]:
    """The caches of functions of addrkit, and of what it has open."""
    found = [each for each in gc.get_objects() if type(each) is _CACHE]
    return [each for each in found if _module(each).startswith("addrkit.")]


def _module(cache: Any) -> str:
    function = cache.__wrapped__
    return str(getattr(getattr(function, "func", function), "__module__", ""))


def _ask(kit: AddressKit, first: int, count: int) -> None:
    for text in _made_up(first, count):
        kit.verify(text)
        kit.verify(text, country="NL")
        kit.suggest(text[:18])
        kit.suggest(text[:18], country="NL")


@pytest.mark.slow
def test_every_cache_that_takes_what_people_type_has_a_bound(kit: AddressKit) -> None:
    _ask(kit, 0, 30)
    without = {
        id(each): each.cache_info().currsize for each in _caches() if each.cache_info().maxsize is None
    }
    _ask(kit, 100, 80)
    # Countries and words of the data may be met for the first time; each address has words of its own.
    grown = [
        each.__wrapped__.__qualname__
        for each in _caches()
        if each.cache_info().maxsize is None and each.cache_info().currsize > without.get(id(each), 0) + 40
    ]
    assert grown == []


def test_no_cache_has_more_room_than_the_bounds_say(kit: AddressKit) -> None:
    _ask(kit, 0, 1)
    rooms = {_module(each) + "." + str(each): each.cache_info().maxsize or 0 for each in _caches()}
    # What builds and trains runs once.
    building = ("addrkit.gazetteer.sources", "addrkit.train", "addrkit.datasets")
    assert {
        name for name, room in rooms.items() if room > WORDS_KEPT and not name.startswith(building)
    } == set()


def test_words_that_nobody_knows_do_not_fill_the_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare_words, "NAMES_KEPT", 40)
    weights = Weights(len)
    for at in range(1_000):
        assert weights[f"word{at}"] == len(f"word{at}")
        assert len(weights) <= 40


@pytest.mark.slow
def test_the_weights_of_a_few_countries_are_kept(kit: AddressKit) -> None:
    gazetteer = kit.gazetteers[0]
    ours = [entry._weights(gazetteer, code) for code in country_codes() if code != "NL"]
    alive = weakref.WeakSet(ours)
    del ours
    gc.collect()
    # Of some two hundred; entries that were compared in other tests hold those of their own country.
    assert len(alive) <= entry.WEIGHTS_KEPT + 2


def test_arrays_are_kept_up_to_so_many_bytes() -> None:
    kept = KeptArrays(100_000)
    made: list[int] = []

    def work(number: int) -> np.ndarray[Any, Any]:
        made.append(number)
        return np.full(500, number, np.uint16)

    one, other = kept.keep(work), kept.keep(work)
    for number in range(1_000):
        one(number % 50)
        other(number)
        assert kept.bytes <= 100_000
    # What is asked for again and again stays, whoever asks for other things beside.
    one(1)
    again = len(made)
    one(1)
    assert len(made) == again


@pytest.mark.slow
def test_a_kit_keeps_its_arrays_within_the_bound(kit: AddressKit) -> None:
    _ask(kit, 400, 30)
    kit.suggest("kerkstr gron")
    assert 0 < kept_arrays.bytes <= ARRAY_BYTES


def test_a_text_with_more_words_than_are_kept_is_tagged_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [["kerkstraat", "12", "9712", "ab", "groningen"]]
    monkeypatch.setattr(network, "_KEPT", 3)
    tagger = network.load_tagger(network.DEFAULT_FOLDER)
    rows = tagger._words.of(words[0])
    assert rows.shape == (5, tagger.width)
    assert np.array_equal(rows, np.concatenate([tagger._words.of([each]) for each in words[0]]))
