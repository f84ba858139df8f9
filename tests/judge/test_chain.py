"""Chains of divisions judged level by level, against a tree of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from
from addrkit.gazetteer.sources.batches import batches
from addrkit.gazetteer.sources.divisions import Division, rows_of
from addrkit.kit import AddressKit
from addrkit.types import Verification

TREE = (
    Division("31", None, "region", ("DKI Jakarta", "Jakarta")),
    Division("31.74", "31", "city", ("Jakarta Selatan", "Jaksel")),
    Division("31.74.03", "31.74", "district", ("Mampang Prapatan",)),
    Division("31.74.01", "31.74", "district", ("Tebet",)),
    Division("31.74.03.1", "31.74.03", "suburb", ("Bangka",), ("12730",)),
    Division("31.74.03.2", "31.74.03", "suburb", ("Tegal Parang",), ("12790",)),
    Division("31.74.01.1", "31.74.01", "suburb", ("Menteng Dalam",), ("12870",)),
    Division("31.74.01.2", "31.74.01", "suburb", ("Sukamaju",), ("12871",)),
    Division("31.74.03.3", "31.74.03", "suburb", ("Sukamaju",), ("12731",)),
)
THAI = (
    Division("50", None, "region", ("เชียงใหม่", "Chiang Mai")),
    Division("5001", "50", "district", ("เมืองเชียงใหม่", "Mueang Chiang Mai")),
    Division("500108", "5001", "suburb", ("ตำบลสุเทพ", "Suthep", "สุเทพ"), ("50200",)),
)


def rows() -> Iterator[dict[str, object]]:
    yield from rows_of(TREE, {"country": "ID"})
    yield from rows_of(THAI, {"country": "TH"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("places") / "places.gaz"
    build_from(batches(rows()), Plan(output, "places", "complete", vectors=False))
    return output


@pytest.fixture(scope="module")
def kit(folder: Path) -> AddressKit:
    return addrkit.open(folder, policy="best")


def verdict(kit: AddressKit, text: str, country: str = "ID") -> Verification:
    return kit.verify(text, country=country)


def test_a_village_that_fits_its_parents_and_its_postcode_is_accepted_by_the_policy_best(
    kit: AddressKit,
) -> None:
    found = verdict(kit, "Jl. Kemang Raya No. 10, Kel. Bangka, Kec. Mampang Prapatan, Jaksel 12730")
    assert (found.action, found.granularity, found.best_granularity) == ("accept", "suburb", "suburb")
    assert {found.components[level].status for level in ("suburb", "district", "city", "postcode")} == {
        "confirmed"
    }
    assert found.address.city == "Jakarta Selatan"


def test_the_policy_strict_accepts_no_village(folder: Path) -> None:
    text = "Jl. Kemang Raya No. 10, Kel. Bangka, Kec. Mampang Prapatan, Jaksel 12730"
    assert addrkit.open(folder, policy="strict").verify(text, country="ID").action == "confirm"
    assert addrkit.open(folder).verify(text, country="ID").action == "confirm"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Jl. Kemang Raya No. 10, Kel. Bangka, Kec. Tebet, Jakarta Selatan 12730", "district_conflict"),
        ("Jl. Kemang Raya No. 10, Bangka, Mampang Prapatan, Jakarta Selatan 12870", "postcode_conflict"),
        ("Jl. Kemang Raya No. 10, Bangka, Mampang Prapatan, Jakarta Selatan 99999", "postcode_not_found"),
    ],
)
def test_a_parent_or_a_postcode_of_elsewhere_is_told_and_never_accepted(
    kit: AddressKit, text: str, reason: str
) -> None:
    found = verdict(kit, text)
    assert reason in found.reasons
    assert found.action != "accept"


def test_the_label_holds_what_was_typed_where_it_contradicts_the_division(kit: AddressKit) -> None:
    found = verdict(kit, "Jl. Kemang Raya No. 10, Kel. Bangka, Kec. Tebet, Jakarta Selatan 12730")
    assert "Mampang" not in found.formatted


def test_a_slip_is_corrected_and_missing_levels_are_inferred(kit: AddressKit) -> None:
    found = verdict(kit, "Jl. Tegal 4, Tegal Prang, Jakarta Selatan")
    assert (found.components["suburb"].status, found.address.suburb) == ("corrected", "Tegal Parang")
    assert (found.components["district"].status, found.address.district) == ("inferred", "Mampang Prapatan")
    assert found.address.postcode == "12790"


def test_one_of_two_villages_of_a_name_lends_nothing_to_the_label(kit: AddressKit) -> None:
    found = verdict(kit, "Jl. Mawar 5, Sukamaju, Jakarta Selatan")
    assert "ambiguous" in found.reasons
    assert found.action == "confirm"
    assert found.address.district is None
    assert found.address.postcode is None


def test_the_rest_of_the_chain_tells_two_villages_of_a_name_apart(kit: AddressKit) -> None:
    assert verdict(kit, "Jl. Mawar 5, Sukamaju, Tebet, Jakarta Selatan").address.postcode == "12871"
    assert verdict(kit, "Jl. Mawar 5, Sukamaju, 12731 Jakarta Selatan").address.district == "Mampang Prapatan"


def test_a_village_that_is_in_no_list_is_not_accepted(kit: AddressKit) -> None:
    found = verdict(kit, "Jl. Mawar 5, Kel. Rumahkosong, Kec. Tebet, Jakarta Selatan")
    assert found.action == "confirm"
    assert {"suburb_unconfirmed", "suburb_conflict"} & set(found.reasons)


def test_what_is_typed_in_a_script_is_answered_in_it(kit: AddressKit, folder: Path, tmp_path: Path) -> None:
    assert verdict(kit, "99/1 ต.สุเทพ อ.เมืองเชียงใหม่ จ.เชียงใหม่ 50200", "TH").address.suburb == "ตำบลสุเทพ"
    assert verdict(kit, "99/1 Suthep, Mueang Chiang Mai, Chiang Mai 50200", "TH").address.suburb == "Suthep"
    policy = tmp_path / "latin.yaml"
    policy.write_text("script: latin\n")
    latin = addrkit.open(folder, policy=policy)
    assert latin.verify("99/1 ต.สุเทพ จ.เชียงใหม่ 50200", country="TH").address.region == "Chiang Mai"


def test_a_postcode_that_begins_as_those_of_another_region_is_told(tmp_path: Path) -> None:
    rows = [{"city": "Madrid", "region": "Madrid", "country": "ES", "id": "1"}]
    build_from(batches(rows), Plan(tmp_path / "es.gaz", "es", "sample"))
    kit = addrkit.open(tmp_path / "es.gaz", policy="best")
    assert "postcode_conflict" in kit.verify("Calle Mayor 10, 08001 Madrid", country="ES").reasons
    assert "postcode_conflict" not in kit.verify("Calle Mayor 10, 28013 Madrid", country="ES").reasons
