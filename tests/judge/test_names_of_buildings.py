"""A building's name however its kind is shortened: Sunrise Apts is Sunrise Apartments, and Sunset Apts is not."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,building,house_number,street,unit,suburb,city,region,postcode,country
in,Sunrise Apartments,12,3rd Cross,,Koramangala,Bengaluru,Karnataka,560034,IN
ph,Burgundy Condominium,146,Yakal Street,Unit 12B,San Antonio,Makati,Metro Manila,1203,PH
ph2,Burgundy Condominium,146,Yakal Street,Unit 12C,San Antonio,Makati,Metro Manila,1203,PH
id,Menara BCA,1,Jalan MH Thamrin,,Menteng,Jakarta Pusat,DKI Jakarta,10310,ID
fr,Mairie,1,Place de l'Hôtel de Ville,,,Vaulx-en-Velin,,69120,FR
es,Edificio España,84,Gran Vía,,,Madrid,Madrid,28013,ES
gb,Trinity House,7,Trinity Road,Flat 3,,London,,SW17 7SB,GB
lane,,14,Church Lane,,,Leeds,,LS1 4AA,GB
parry24,Parry Court,,Wenlock Estate,Flat 24,,London,,N1 7JD,GB
parry25,Parry Court,,Wenlock Estate,Flat 25,,London,,N1 7JD,GB
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Sunrise Apts, 12, 3rd Cross, Koramangala, Bengaluru 560034", "IN", "in"),
        ("Unit 12B Burgundy Condo, 146 Yakal St, San Antonio, Makati City", "PH", "ph"),
        ("Mnr BCA, Jl MH Thamrin No 1, Menteng, Jakarta Pusat 10310", "ID", "id"),
        ("Edif. España, Gran Vía 84, 28013 Madrid", "ES", "es"),
        ("Flat 3 Trinity Hse, Trinity Rd, London SW17 7SB", "GB", "gb"),
    ],
)
def test_the_kind_of_a_building_may_be_shortened(
    kit: AddressKit, typed: str, country: str, meant: str
) -> None:
    assert_found_whole(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Sunset Apts, 12, 3rd Cross, Koramangala, Bengaluru 560034", "IN"),
        ("Sunrise Towers, 12, 3rd Cross, Koramangala, Bengaluru 560034", "IN"),
        ("Unit 12B Burgundy Bldg, 146 Yakal St, San Antonio, Makati City", "PH"),
        ("Gedung BNI, Jl MH Thamrin No 1, Menteng, Jakarta Pusat 10310", "ID"),
        ("Edificio Portugal, Gran Vía 84, 28013 Madrid", "ES"),
        ("Flat 3 Trinity Mansions, Trinity Rd, London SW17 7SB", "GB"),
        ("1 place de la Mairie, 69120 Vaulx-en-Velin", "FR"),
        ("The Flat, 14 Church Lane, Leeds LS1 4AA", "GB"),
        ("The Annexe, 14 Church Lane, Leeds LS1 4AA", "GB"),
    ],
)
def test_another_building_is_asked_about(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action not in ("accept", "add_unit")


@pytest.mark.parametrize(
    "typed",
    [
        "24 Parry Court, N1 7JD",
        "24 Parry Court, Wenlock Estate, London",
        "24 Parry Court, Wenlock Estate N1 7JD",
        "Parry Court 24, London N1 7JD",
    ],
)
def test_the_number_of_a_flat_in_a_block_without_a_number_is_printed_once(
    kit: AddressKit, typed: str
) -> None:
    verdict = kit.verify(typed, country="GB")
    assert verdict.action == "accept"
    assert verdict.formatted == "Flat 24, Parry Court, Wenlock Estate, London, N1 7JD"
    assert verdict.components["unit"].status == verdict.components["building"].status == "confirmed"
