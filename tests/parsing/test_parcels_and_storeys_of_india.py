"""Indian lines of meters, forms and shops: parcels beside doors, storeys in short, codes with letters before them."""

from __future__ import annotations

import pytest

import addrkit


def cut(text: str) -> dict[str, str]:
    return {name: part.value for name, part in addrkit.parse(text, country="IN").components.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A parcel of the land register is no door beside one, however it is written.
        (
            "F-118, GROUND FLOOR, KH NO-45/12, GALI NO-9, BAPROLA, Delhi, 110043",
            {"house_number": "F-118", "unit": "GROUND FLOOR", "street": "GALI NO-9", "suburb": "BAPROLA"},
        ),
        (
            "HNO114B, 2ND FLOOR, KH NO7/3, STREET NO5, Shiv Vihar, Delhi, 110041",
            {"house_number": "114B", "unit": "2ND FLOOR", "street": "STREET NO5", "suburb": "Shiv Vihar"},
        ),
        (
            "WZ-51/3C, 1ST FLOOR, KHASRA NO-388 AND 389, GALI NO-7, Vashisht Park PART-II, Sagarpur, Delhi, 110046",
            {
                "house_number": "WZ-51/3C",
                "unit": "1ST FLOOR",
                "street": "GALI NO-7",
                "suburb": "Vashisht Park PART-II, Sagarpur",
            },
        ),
        ("Khasra No 212/4, Mundka, Delhi 110041", {"house_number": "212/4", "suburb": "Mundka"}),
        (
            "PLOT NO-61, 1ST FLOOR, KH NO-33/4/15 AND 16/2, Rajdhani Park, Nangloi, Delhi, 110041",
            {"house_number": "61", "unit": "1ST FLOOR", "suburb": "Rajdhani Park, Nangloi"},
        ),
        # Letters before a number are of it: blocks and housing boards number so.
        (
            "RZB 512, 1ST FLOOR GALI NO 11, Raj Nagar PART 2, Delhi, 110077",
            {
                "house_number": "RZB 512",
                "unit": "1ST FLOOR",
                "street": "GALI NO 11",
                "suburb": "Raj Nagar PART 2",
            },
        ),
        ("HIG 45, Vinay Nagar, Bhopal 462026", {"house_number": "HIG 45", "suburb": "Vinay Nagar"}),
        (
            "B7 AND B8 SECOND FLOOR, Vijay Enclave, DELHI, 110045",
            {"house_number": "B7 AND B8", "unit": "SECOND FLOOR", "suburb": "Vijay Enclave"},
        ),
        (
            "WZ-14 K/22 GROUND FLOOR, GALI NO 18/2, Sadh Nagar, DELHI, 110045",
            {
                "house_number": "WZ-14 K/22",
                "unit": "GROUND FLOOR",
                "street": "GALI NO 18/2",
                "suburb": "Sadh Nagar",
            },
        ),
        # A quarter right behind a storey.
        (
            "C-9/31, GROUND FLOOR SHYAM PURI, Vijay Enclave, Delhi, 110045",
            {"house_number": "C-9/31", "unit": "GROUND FLOOR", "suburb": "SHYAM PURI, Vijay Enclave"},
        ),
        (
            "B-12A FIRST FLOOR LAXMI VIHAR MUNDKA, DELHI, 110041",
            {"house_number": "B-12A", "unit": "FIRST FLOOR", "suburb": "LAXMI VIHAR MUNDKA"},
        ),
        # Storeys in short, and the side of one.
        (
            "H.NO 118, S/F, Shivaji Enclave, New Delhi 110027",
            {"house_number": "118", "unit": "S/F", "suburb": "Shivaji Enclave"},
        ),
        (
            "D-21, FF, Ganesh Nagar, New Delhi 110018",
            {"house_number": "D-21", "unit": "FF", "suburb": "Ganesh Nagar"},
        ),
        (
            "A-7, 2nd Floor Back Side, Kailash Colony, New Delhi 110048",
            {"house_number": "A-7", "unit": "2nd Floor Back Side", "suburb": "Kailash Colony"},
        ),
        # A field that was left empty.
        (
            "82/7, NA, Vill Kakrola, Delhi 110078",
            {"house_number": "82/7", "suburb": "Vill Kakrola"},
        ),
    ],
)
def test_what_stands_before_the_town(text: str, told: dict[str, str]) -> None:
    found = cut(text)
    assert {name: found[name] for name in told} == told
    assert found.keys() - told.keys() <= {"city", "region", "postcode"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("F-118, GROUND FLOOR, KH NO-45/12, GALI NO-9, BAPROLA, Delhi, 110043", {"45", "12"}),
        ("12, Plot No 9, Gandhi Nagar, Delhi 110031", {"9"}),
    ],
)
def test_a_number_that_is_not_the_door_s_is_named(text: str, left: set[str]) -> None:
    parsed = addrkit.parse(text, country="IN")
    held = {part.value for part in parsed.components.values()}
    assert left <= set(parsed.unmatched) or not left.isdisjoint(held)
