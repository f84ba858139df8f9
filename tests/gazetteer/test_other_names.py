"""Streets and towns that have more names than one."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from
from addrkit.gazetteer.sources.batches import batches
from addrkit.kit import AddressKit

ROWS = [
    {
        "id": f"b{number}",
        "street": "Rue Neuve",
        "house_number": str(number),
        "city": "Bruxelles",
        "postcode": "1000",
        "country": "BE",
        "other_streets": ["Nieuwstraat", "Rue Neuve"],
        "other_cities": ["Brussel", "Brussels"],
    }
    for number in (1, 2, 3)
] + [
    {
        "id": "n1",
        "street": "Nieuwstraat",
        "house_number": "1",
        "city": "Gent",
        "postcode": "9000",
        "country": "BE",
    },
    {
        "id": "h1",
        "street": "Rue Haute",
        "house_number": "1",
        "city": "Bruxelles",
        "postcode": "1000",
        "country": "BE",
    },
]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("names") / "be.gaz"
    build_from(batches(ROWS), Plan(folder, "be", "complete"))
    return addrkit.open(folder)


@pytest.mark.parametrize(
    "text",
    [
        "Rue Neuve 2, 1000 Bruxelles",
        "Nieuwstraat 2, 1000 Brussel",
        "nieuwstr 2 Brussels",
        "Rue Neuve 2, 1000 Brussels",
        "Nieuwstrat 2, 1000 Brussel",
    ],
)
def test_a_street_is_found_by_each_of_its_names_and_answers_by_its_first(kit: AddressKit, text: str) -> None:
    verdict = kit.verify(text, country="BE")
    assert verdict.match is not None
    assert verdict.match.id == "b2"
    assert (verdict.address.street, verdict.address.city) == ("Rue Neuve", "Bruxelles")


def test_another_name_of_a_street_is_no_correction(kit: AddressKit) -> None:
    verdict = kit.verify("Nieuwstraat 2, 1000 Brussel", country="BE")
    assert verdict.components["street"].status == "confirmed"
    assert verdict.components["city"].status == "confirmed"
    assert verdict.action == "accept"


def test_another_name_in_another_town_stays_there(kit: AddressKit) -> None:
    match = kit.verify("Nieuwstraat 1, 9000 Gent", country="BE").match
    assert match is not None
    assert match.id == "n1"


def test_another_name_is_completed(kit: AddressKit) -> None:
    assert any(each.address.street == "Rue Neuve" for each in kit.suggest("nieuws", country="BE"))


def test_an_entry_that_has_several_names_is_one_candidate(kit: AddressKit) -> None:
    verdict = kit.verify("Nieuwstraat 2, 1000 Brussel", country="BE")
    assert verdict.match is not None
    assert all(each.record.id != verdict.match.id for each in verdict.alternatives)
