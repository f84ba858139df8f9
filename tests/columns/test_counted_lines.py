"""Lines that a norm counts are read by their numbers where their cells confirm the norm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from addrkit.columns import read_columns
from addrkit.columns.read import Use

LINES = [
    [
        "M. Jean Roy",
        "Appt 12 Esc B",
        "Résidence les Lilas",
        "12 rue Haute",
        "BP 40122",
        "75002 PARIS",
        "FRANCE",
    ],
    ["SARL Martin", "Service achats", "Bâtiment C", "4 bis avenue Foch", "", "69006 LYON CEDEX 06", ""],
    ["Mme Ney", "", "", "8 place du Marché", "Le Bourg", "31000 TOULOUSE", ""],
]


def used(names: str, lines: Sequence[int], use: Use) -> Mapping[str, str]:
    rows = [[row[line - 1] for line in lines] for row in LINES]
    return read_columns([names.format(line) for line in lines], use=use, sample=rows).used


@pytest.mark.parametrize("names", ["LIGNE{}", "Ligne {}", "L{}", "adresse_ligne{}", "RNVP_L{}"])
def test_the_fourth_line_of_a_french_address_is_the_street_and_the_first_is_no_part_of_it(names: str) -> None:
    lines = [2, 4, 5, 6]
    two, four, five, six = map(names.format, lines)
    assert used(names, range(1, 8), "verify") == {
        "address": f"{four}+{two}+{five}+{six}",
        "building": names.format(3),
        "country": names.format(7),
    }
    assert used(names, lines, "build") == {"address": f"{four}+{two}+{five}", "postcode_city": six}


def test_lines_beside_a_postcode_and_a_town_of_their_own_are_read() -> None:
    rows = [["Les Lilas", "12 rue Haute", "75002", "PARIS"], ["", "4 bis avenue Foch", "69006", "LYON"]]
    columns = read_columns(["LIGNE3", "LIGNE4", "CP", "VILLE"], sample=rows)
    assert dict(columns.used) == {
        "address": "LIGNE4",
        "building": "LIGNE3",
        "city": "VILLE",
        "postcode": "CP",
    }


def test_lines_that_begin_with_the_street_are_lines_like_others() -> None:
    rows = [["12 rue Haute", "Bât C", "", ""], ["4 avenue Foch", "", "", ""]]
    columns = read_columns(["adresse 1", "adresse 2", "adresse 3", "adresse 4"], sample=rows)
    assert columns.used["address"] == "adresse 1+adresse 2+adresse 3+adresse 4"
