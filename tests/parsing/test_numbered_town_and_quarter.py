"""A quarter that a hyphen joins to the number of its town is a quarter."""

from __future__ import annotations

import pytest

from addrkit import parse


@pytest.mark.parametrize(
    ("text", "city", "suburb"),
    [
        ("Křižíkova 34, 186 00 Praha 8-Karlín", "Praha 8", "Karlín"),
        ("Podleská 5, 109 00 Praha 10-Horní Měcholupy", "Praha 10", "Horní Měcholupy"),
        ("Křižíkova 34, 186 00 Praha 8 - Karlín", "Praha 8", "Karlín"),
        ("Obchodná 12, 811 06 Bratislava 1-Staré Mesto", "Bratislava 1", "Staré Mesto"),
    ],
)
def test_a_quarter_behind_the_number_of_its_town(text: str, city: str, suburb: str) -> None:
    parts = parse(text, country="SK" if "Bratislava" in text else "CZ").components
    assert (parts["city"].value, parts["suburb"].value) == (city, suburb)
