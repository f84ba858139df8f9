"""Fitting the noise: which word stands for which, what went wrong, and how often."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.datasets.align_words import AlignedWord, align, meant_words, misspelling_kind
from addrkit.datasets.fit_noise import TypedPair, count_all, count_pair, half_of, standard_errors
from addrkit.datasets.noise_shapes import Counts, count_british, count_danish
from addrkit.locale.country import country
from addrkit.types import Address

FRANCE = country("FR")


def kinds(meant: str, typed: str) -> list[str]:
    """The kinds of the steps from a French street to what was typed."""
    return [step.kind for step in align(meant_words([("street", meant)]), typed.split(), FRANCE)]


@pytest.mark.parametrize(
    ("meant", "typed", "expected"),
    [
        ("Rue Monge", "rue monge", ["equal", "equal"]),
        ("Avenue Foch", "av foch", ["short", "equal"]),
        ("R Foch", "rue foch", ["long", "equal"]),
        ("Rue des Trois Bornes", "rue des 3 bornes", ["equal", "equal", "number word", "equal"]),
        ("Boulevard Haussmann", "boulevard hausmann", ["equal", "misspelt"]),
        (
            "Rue des Immeubles Industriels",
            "rue immeub industriels",
            ["equal", "missing", "cut short", "equal"],
        ),
        ("Avenue Tarayre", "rue tarayre", ["other type", "equal"]),
        ("Passage de Ménilmontant", "passage de menil montant", ["equal", "equal", "split"]),
        ("Boulevard de la Tour", "boulevard de latour", ["equal", "equal", "joined"]),
        ("Rue d'Alexandrie", "rue alexandrie", ["equal", "missing", "equal"]),
        ("Rue Tarayre", "rue de tarayre", ["equal", "extra", "equal"]),
    ],
)
def test_words_are_paired_with_what_was_meant(meant: str, typed: str, expected: list[str]) -> None:
    assert kinds(meant, typed) == expected


words = st.lists(st.text("abcdefghij0123", min_size=1, max_size=8), max_size=8)


@given(words, words)
def test_an_alignment_uses_every_word_once_and_in_order(meant: list[str], typed: list[str]) -> None:
    steps = align([AlignedWord(each, "street") for each in meant], typed, FRANCE)
    assert [word.text for step in steps for word in step.meant] == meant
    assert [word for step in steps for word in step.typed] == typed


@given(words)
def test_what_is_typed_as_meant_is_equal(meant: list[str]) -> None:
    assert {step.kind for step in align([AlignedWord(each, "street") for each in meant], meant, FRANCE)} <= {
        "equal"
    }


@pytest.mark.parametrize(
    ("meant", "typed", "kind"),
    [
        ("haussmann", "hausmann", "one letter for two"),
        ("galilee", "gallilee", "two letters for one"),
        ("quinet", "quimet", "neighbouring key"),
        ("troyon", "troyen", "another letter"),
        ("henry", "henri", "by sound"),
        ("monge", "monges", "mute letter"),
        ("maison", "miason", "swapped"),
        ("brancion", "brancon", "letter missing"),
        ("brancion", "branciaon", "letter added"),
        ("clapeyron", "claperan", "several letters"),
    ],
)
def test_misspellings_have_kinds(meant: str, typed: str, kind: str) -> None:
    assert misspelling_kind(meant, typed) == kind


def test_a_pair_counts_its_errors_and_its_chances() -> None:
    meant = Address(house_number="16", street="Avenue George V", city="Paris", postcode="75016", country="FR")
    counts: Counts = Counter()
    count_pair(TypedPair("fr", "16, Av. Georges V, 75116 Paris", meant), counts)
    assert counts["type of a street", "short"] == 1
    assert counts["misspelling", "mute letter"] == 1
    assert counts["postcode", "former or special one"] == 1
    assert counts["house number", "comma after it"] == 1
    assert counts["city", "missing"] == 0
    assert counts["city", ""] == 1


def test_the_shape_of_lines_without_a_record() -> None:
    counts: Counts = Counter()
    count_danish("Fmd.: Per Andersen, Buddingevej 293, 1. tv, Nordby", counts)
    for name in ("name before it", "person before it", "unit", "part of the town"):
        assert counts["line with a street", name] == 1
    count_british("Watling House, High Street, Dunstable, Bedfordshire", "LU61LF", counts)
    assert counts["line", "county at the end"] == 1
    assert counts["british postcode", "no blank"] == 1


def test_a_street_is_in_one_half_only() -> None:
    assert half_of("Rue de l'Église") == half_of("RUE DE L EGLISE")
    assert {half_of(f"Rue {number}") for number in range(20)} == {"fit", "check"}


def test_shares_of_nothing_do_not_differ() -> None:
    assert standard_errors((0, 0), (1, 2)) == 0
    assert standard_errors((5, 10), (5, 10)) == 0


def test_all_sources_are_counted_by_half(tmp_path: Path) -> None:
    monge = {"address": "10 Rue Monge", "city": "Paris", "postcode": "75005"}
    french = {"raw": "10 R Monge 75005 Paris", "truth": [monge]}
    us = {
        "raw": "70 N Main St, Bountiful, UT 84010",
        "truth": [
            {"address1": "70 North MAIN Street", "city": "BOUNTIFUL", "state": "UT", "postcode": "84010"}
        ],
    }
    rows = {
        "fr_pairs/everyday": french, "fr_pairs/hard": {"raw": "x", "truth": []}, "us_pairs/pairs": us,
        "wof_dk/dk": {"address": "Vestergade 14"},
    }  # fmt: skip
    for name, row in rows.items():
        file = tmp_path / f"{name}.jsonl.gz"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(gzip.compress(json.dumps(row).encode()))
    british = tmp_path / "uk_messy/bulk/schools/addresses.tsv"
    british.parent.mkdir(parents=True)
    british.write_text("s:1\tA school\tHigh Street, Kent\tME1 1AA\n", "utf-8")
    found = {source: sum(halves.values(), Counter()) for source, halves in count_all(tmp_path).items()}
    made = {f"{source}, made by the model" for source in ("fr everyday", "us")}
    assert set(found) == {"fr everyday", "us", "dk", "gb"} | made
    assert found["us"]["type of a street", "short"] == 1
    assert found["fr everyday"]["type of a street", "short"] == 1
