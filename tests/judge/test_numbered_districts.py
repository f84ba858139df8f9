"""The number of a city's district is in its postcodes: "Paris 11e" is 75011 and not 75012."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,postcode,country
villa,14,Villa Gaudelet,Paris,75011,FR
twelve,12,Villa Gaudelet,Paris,75011,FR
small,8,Place Saint-Sulpice,Paris 6e Arrondissement,75006,FR
letter,8 m,Place Saint-Sulpice,Paris 6e Arrondissement,75006,FR
rove,20,Route du Rove,Marseille,13016,FR
wien,12,Mariahilfer Straße,Wien,1070,AT
buda,12,Kútvölgyi út,Budapest,1125,HU
praha,5,náměstí Republiky,Praha,110 00,CZ
blava,7,Hlavná,Bratislava,821 08,SK
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("14 Villa Gaudelet Paris 11", "FR", "villa"),
        ("14 Villa Gaudelet, Paris 11e", "FR", "villa"),
        ("14 Villa Gaudelet Paris XIe", "FR", "villa"),
        ("14 Villa Gaudelet Paris 11ème arrondissement", "FR", "villa"),
        ("75006 Paris 6e Arrondissement, 8 m Place Saint-Sulpice", "FR", "letter"),
        ("75006 Paris 6e Arrondissement, 8 Place Saint-Sulpice", "FR", "small"),
        ("20 route du Rove Marseille 16e", "FR", "rove"),
        ("Mariahilfer Straße 12, Wien 7", "AT", "wien"),
        ("Budapest XII. kerület, Kútvölgyi út 12", "HU", "buda"),
        ("náměstí Republiky 5, Praha 1", "CZ", "praha"),
        ("Hlavná 7, Bratislava 2", "SK", "blava"),
    ],
)
def test_the_number_of_the_district_says_what_the_postcode_says(
    kit: AddressKit, typed: str, country: str, record: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.unmatched, verdict.address.unit) == ("accept", (), None)
    assert verdict.match is not None
    assert verdict.match.id == record


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("14 Villa Gaudelet Paris 12", "FR"),
        ("14 Villa Gaudelet, Paris 12ème", "FR"),
        ("14 Villa Gaudelet Paris 12e arr.", "FR"),
        ("14 Villa Gaudelet Paris 12ème arrondissement", "FR"),
        ("12 Villa Gaudelet Paris 12ème arrondissement", "FR"),
        ("20 route du Rove, 13016 Marseille 8e", "FR"),
        ("Mariahilfer Straße 12, Wien 6", "AT"),
        ("Budapest XI. kerület, Kútvölgyi út 12", "HU"),
        ("náměstí Republiky 5, Praha 2", "CZ"),
        ("Hlavná 7, Bratislava 3", "SK"),
    ],
)
def test_the_number_of_another_district_is_asked_about(kit: AddressKit, typed: str, country: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "confirm"
    assert "district_conflict" in verdict.reasons
