"""Streets that are called after somebody with a title, and the word before a number with a sign of degrees."""

from __future__ import annotations

import pytest

from addrkit.parsing.parser import open_parser


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Mr. P.J. Troelstraplein 12, 8916 CP Leeuwarden", "Mr. P.J. Troelstraplein"),
        ("MR GROEN VAN PRINSTERERLAAN 117, 9402 KB ASSEN", "MR GROEN VAN PRINSTERERLAAN"),
        ("M D Teenstraweg 14, 9956 TC Den Andel", "M D Teenstraweg"),
        ("Mr. Treublaan, 12, 1097 AA Amsterdam", "Mr. Treublaan"),
        ("Mevrouw Jans-Dijkstralaan 1, 7921 KG Zuidwolde", "Mevrouw Jans-Dijkstralaan"),
        ("Mevrouw De Rooweg 1, 9203 DR Drachten", "Mevrouw De Rooweg"),
    ],
)
def test_a_dutch_street_is_whole_with_the_title_that_it_begins_with(text: str, street: str) -> None:
    parsed = open_parser().parse(text, country="NL")
    assert (parsed.components["street"].value, parsed.asides) == (street, ())


def test_a_person_with_that_title_before_the_street_s_line_is_none_of_it() -> None:
    parsed = open_parser().parse("Mr. J. Jansen, Kerkstraat 5, 7825 AT Emmen", country="NL")
    assert parsed.components["street"].value == "Kerkstraat"
    assert [each.kind for each in parsed.asides] == ["person"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Rue Haute n° 5, 1000 Bruxelles", "BE"),
        ("Rue Haute n°5, 1000 Bruxelles", "BE"),
        ("Rue Haute N° 5, 1003 Lausanne", "CH"),
        ("Rue Haute, n° 5, 1000 Bruxelles", "BE"),
        ("Rue Haute N° 5, Dakar", "SN"),
    ],
)
def test_the_word_before_a_number_is_read_with_the_sign_of_degrees(text: str, country: str) -> None:
    parts = open_parser().parse(text, country=country).components
    assert (parts["street"].value, parts["house_number"].value) == ("Rue Haute", "5")
