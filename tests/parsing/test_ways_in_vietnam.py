"""Doors in Vietnam: numbers of lanes and of the door before the road, and names that end as the word of a ward."""

from __future__ import annotations

import pytest

import addrkit


def cut(text: str) -> dict[str, str]:
    return {name: part.value for name, part in addrkit.parse(text, country="VN").components.items()}


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("k312", "k312"),
        ("h7/15", "h7/15"),
        ("k312 h7/15", "k312 h7/15"),
        ("88-90-92", "88-90-92"),
        ("b12-b14", "b12-b14"),
        ("27bis/3a/b2", "27bis/3a/b2"),
        ("c21", "c21"),
        ("kiet 58 so 6", "kiet 58 so 6"),
        ("hem 9 9/21", "hem 9 9/21"),
    ],
)
def test_all_numbers_before_the_road_are_the_door_s(head: str, number: str) -> None:
    assert cut(f"{head} tran cao van") == {"house_number": number, "street": "tran cao van"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("so 6 kiet 58 tran cao van", {"house_number": "6", "street": "kiet 58 tran cao van"}),
        ("6 kiet 58 hem 3 tran cao van", {"house_number": "6", "street": "kiet 58 hem 3 tran cao van"}),
        ("kiet 58 hem 3 tran cao van", {"street": "kiet 58 hem 3 tran cao van"}),
        # The last word of the road's name is a ward's as well.
        (
            "115 Nguyen Tri Phuong Phuong 8 Quan 5",
            {
                "house_number": "115",
                "street": "Nguyen Tri Phuong",
                "suburb": "Phuong 8",
                "district": "Quan 5",
            },
        ),
        (
            "115 Nguyen Tri Phuong P8 Q5 HCM",
            {
                "house_number": "115",
                "street": "Nguyen Tri Phuong",
                "suburb": "P8",
                "district": "Q5",
                "city": "HCM",
            },
        ),
        (
            "115 Nguyen Tri Phuong, Quan 5, Ho Chi Minh",
            {
                "house_number": "115",
                "street": "Nguyen Tri Phuong",
                "district": "Quan 5",
                "city": "Ho Chi Minh",
            },
        ),
        (
            "hai ba trung phuong ben nghe quan 1 tphcm",
            {"street": "hai ba trung", "suburb": "phuong ben nghe", "district": "quan 1", "city": "tphcm"},
        ),
        ("77 dien bien phu da nang", {"house_number": "77", "street": "dien bien phu", "city": "da nang"}),
        (
            "Hoa Cuong Bac, Hai Chau, Da Nang",
            {"suburb": "Hoa Cuong Bac", "district": "Hai Chau", "city": "Da Nang"},
        ),
    ],
)
def test_it_is_cut_as_decided(text: str, told: dict[str, str]) -> None:
    assert cut(text) == told
