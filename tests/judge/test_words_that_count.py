"""Months, numbers and sides in streets' names are never slips of each other, and may be written in another way."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,house_number,street,city,region,postcode,country
julio,640,Calle 9 de Julio,Córdoba,Córdoba,X5000,AR
julho,45,Rua 9 de Julho,Campinas,SP,13073-148,BR
mai,16,Rue du 8 Mai 1945,Arras,,62000,FR
novembre,16,Rue du 11 Novembre 1918,Arras,,62000,FR
pawla,3A,ul. Jana Pawła II,Kielce,,25-025,PL
carol,7,Bulevardul Carol I,Iași,,700505,RO
decembrie,52,Strada 1 Decembrie 1918,Alba Iulia,,510207,RO
karl,5,Karl XII:s gata,Halmstad,,302 31,SE
bela,18,IV. Béla király útja,Budapest,,1038,HU
joao,14,Rua Dom João II,Guimarães,,4810-430,PT
pio,24,Viale Pio XII,Parma,PR,43121,IT
fifth,8,Fifth Street,Durban,,4001,ZA
leste,10,Avenida Leste,Goiânia,GO,74000-000,BR
lange,7,Lange Straat,Tilburg,,5038 BA,NL
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("9 de Junio 640, X5000 Córdoba", "AR"),
        ("Calle 19 de Julio 640, X5000 Córdoba", "AR"),
        ("Rua 9 de Junho 45, Campinas - SP, 13073-148", "BR"),
        ("16 rue du 8 mars 1945, 62000 Arras", "FR"),
        ("16 rue du 8 mai 54, 62000 Arras", "FR"),
        ("ul. Jana Pawła I 3A, 25-025 Kielce", "PL"),
        ("Jana Pawła 3 3A, 25-025 Kielce", "PL"),
        ("Bd. Carol III nr. 7, Iași 700505", "RO"),
        ("str. 1 septembrie 1918 nr 52, Alba Iulia 510207", "RO"),
        ("Karl XIII:s gata 5, 302 31 Halmstad", "SE"),
        ("III. Béla király útja 18, 1038 Budapest", "HU"),
        ("Rua Dom João III 14, 4810-430 Guimarães", "PT"),
        ("Viale Pio XIII 24, 43121 Parma PR", "IT"),
        ("Viale Pio X 24, 43121 Parma PR", "IT"),
        ("8 Fifteenth Street, Durban, 4001", "ZA"),
        ("Avenida Oeste 10, Goiânia - GO, 74000-000", "BR"),
        ("Lage Straat 7, 5038 BA Tilburg", "NL"),
    ],
)
def test_another_month_number_or_side_is_another_street(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action not in ("accept", "add_unit")


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Nueve de Julio 640, Córdoba", "AR", "julio"),
        ("Rua Nove de Julho, 45, Campinas - SP", "BR", "julho"),
        ("16 rue du huit mai 45 62000 ARRAS", "FR", "mai"),
        ("16 rue du 11 novembre 62000 Arras", "FR", "novembre"),
        ("16 rue du onze novembre 62000 Arras", "FR", "novembre"),
        ("ul. JANA PAWLA 2 3A, 25-025 KIELCE", "PL", "pawla"),
        ("bd. Carol 1 nr.7, Iasi", "RO", "carol"),
        ("str. 1 dec 1918 nr. 52 Alba-Iulia", "RO", "decembrie"),
        ("Karl 12:s gata 5, Halmstad", "SE", "karl"),
        ("4. Béla király útja 18, 1038 Budapest", "HU", "bela"),
        ("Rua D. João 2º nº14 Guimarães", "PT", "joao"),
        ("Viale Pio 12, 24, 43121 Parma PR", "IT", "pio"),
        ("8 5th Street, Durban, 4001", "ZA", "fifth"),
    ],
)
def test_a_number_of_a_name_is_itself_in_digits_letters_and_words(
    kit: AddressKit, typed: str, country: str, meant: str
) -> None:
    assert_found_whole(kit, typed, country, meant)
