"""The line of another address beside the one that is there."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
at,5,Mariahilfer Straße,,Wien,,1060,AT
es,8,Calle de Alcalá,,Madrid,,28014,ES
pl,10,Długa,,Kraków,,31-147,PL
gb,221B,Baker Street,,London,,NW1 6XE,GB
in,23,Church Street,,Bengaluru,Karnataka,560001,IN
sg,10,Anson Road,,Singapore,,079903,SG
is,4,Hnappavellir,,Öræfi,,785,IS
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Mariahilfer Straße 5, Linden 5, 1060 Wien", "AT"),
        ("Mariahilfer Straße 5, Linden 7, 1060 Wien", "AT"),
        ("Calle de Alcalá 8, Los Olmos 8, 28014 Madrid", "ES"),
        ("ul. Długa 10, Krótka 10, 31-147 Kraków", "PL"),
        ("221b Baker St, 221b Elms, London NW1 6XE", "GB"),
        ("221b Baker St, 14 Elms, London NW1 6XE", "GB"),
        ("23 Church Street, 25 MG, Bengaluru 560001", "IN"),
        ("10 Anson Road, 10 Cecil, Singapore 079903", "SG"),
        ("Hnappavellir 4, Aurtún 4, 785 Öræfi", "IS"),
    ],
)
def test_another_name_with_a_number_is_asked_about(kit: AddressKit, typed: str, country: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "confirm"
    assert {"unaccounted_words", "unit_not_found"}.intersection(verdict.reasons)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Mariahilfer Straße 5, Stiege 5, 1060 Wien", "AT"),
        ("Calle de Alcalá 8, piso 8, 28014 Madrid", "ES"),
        ("ul. Długa 10 m. 10, 31-147 Kraków", "PL"),
        ("Flat 221, 221b Baker St, London NW1 6XE", "GB"),
        ("23 Church Street, Ward 23, Bengaluru 560001", "IN"),
        ("10 Anson Road #10-10, Singapore 079903", "SG"),
    ],
)
def test_a_flat_a_stair_or_a_ward_of_that_number_is_not(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action == "accept"


def test_letters_that_a_street_s_type_goes_on_with_are_a_word(kit: AddressKit) -> None:
    verdict = kit.verify("Mariahilfer Str. AAS 5, 1060 Wien", country="AT")
    assert (verdict.action, verdict.unmatched) == ("confirm", ("AAS",))
