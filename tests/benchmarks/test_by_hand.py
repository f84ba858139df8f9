"""What one would write by hand does what its description says."""

from __future__ import annotations

import pytest

from benchmarks.verdicts.by_hand import ByHand, cut_number, similarity

NAMES = ("Haute", "Basse", "Neuve", "Longue", "Verte", "Rouge", "Blanche", "Noire", "Grise", "Bleue", "Jaune")


@pytest.fixture(scope="module")
def index() -> ByHand:
    paris = ("e1", "4", "Rue Royale", "Paris 8e Arrondissement", "75008", "FR", "", "")
    doors = [
        (f"{name}-{number}", number, f"Rue {name}", "Gap", "05000", "FR", "", "")
        for name in NAMES
        for number in ("1", "2 bis")
    ]
    return ByHand([paris, *doors])


def test_it_finds_the_door_through_a_misspelling(index: ByHand) -> None:
    [answer] = index.answer(["2 BIS rue Blanchee, 05000 Gap"])
    assert (answer.record_id, answer.granularity, answer.accepted) == ("Blanche-2 bis", "premise", True)


def test_a_number_that_is_not_there_stays_at_the_street(index: ByHand) -> None:
    [answer] = index.answer(["3 rue Blanche 05000 Gap"])
    assert (answer.record_id, answer.granularity, answer.accepted) == ("", "street", False)


def test_a_street_far_from_any_other_is_not_accepted(index: ByHand) -> None:
    [answer] = index.answer(["1 boulevard des Capucines 33000 Bordeaux"])
    assert not answer.accepted


def test_nobody_needs_to_type_the_arrondissement(index: ByHand) -> None:
    [answer] = index.answer(["4 rue royale Paris 75008"])
    assert (answer.record_id, answer.accepted) == ("e1", True)


def test_a_number_is_cut_only_from_the_front() -> None:
    assert cut_number("6 B Rue Haute") == ("6b", "rue haute")
    assert cut_number("Rue du 8 Mai 1945") == ("", "rue du 8 mai 1945")
    assert cut_number("05000 Gap") == ("", "05000 gap")


def test_a_wrong_postcode_costs_a_tenth_and_a_missing_one_nothing() -> None:
    street = ("rue haute", "gap", "05000")
    assert similarity("rue haute 05001 gap", street) == pytest.approx(0.9)
    assert similarity("rue haute gap", street) == 1
