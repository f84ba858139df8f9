"""Indonesian lines of a shop: roads called Raya without their type, offices called by their place."""

from __future__ import annotations

import pytest

import addrkit


def cut(text: str) -> dict[str, str]:
    return {name: part.value for name, part in addrkit.parse(text, country="ID").components.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "toko kue mawar, raya cikupa km 7, cikupa",
            {"building": "toko kue mawar", "street": "raya cikupa", "house_number": "km 7"},
        ),
        (
            "sd negeri 4 slahung, raya ponorogo",
            {"building": "sd negeri 4 slahung", "street": "raya ponorogo"},
        ),
        (
            "bengkel abadi motor raya tajem no 8 maguwoharjo depok",
            {"building": "bengkel abadi motor", "street": "raya tajem", "house_number": "8"},
        ),
        (
            "raya kendalsari, 17 toko baju anak",
            {"street": "raya kendalsari", "house_number": "17", "building": "toko baju anak"},
        ),
        (
            "kantor pos pasar minggu, raya ragunan",
            {"building": "kantor pos pasar minggu", "street": "raya ragunan"},
        ),
        # Raya within a name.
        ("jl masjid raya no 8 medan", {"street": "jl masjid raya", "house_number": "8", "city": "medan"}),
        ("cemara raya no 18 krembangan", {"street": "cemara raya", "house_number": "18"}),
    ],
)
def test_it_is_cut_as_decided(text: str, told: dict[str, str]) -> None:
    found = cut(text)
    assert {name: found.get(name) for name in told} == told
