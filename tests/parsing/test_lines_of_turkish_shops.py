"""Turkish lines of a shop: names of venues behind the door, streets numbered with a slash, towns that are words."""

from __future__ import annotations

import pytest

import addrkit


def cut(text: str) -> dict[str, str]:
    return {name: part.value for name, part in addrkit.parse(text, country="TR").components.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What stands behind the door and is no town.
        (
            "Fevzipaşa mahallesi Atatürk caddesi no 41 / B Yağmur eczanesi",
            {
                "suburb": "Fevzipaşa mahallesi",
                "street": "Atatürk caddesi",
                "house_number": "41 / B",
                "building": "Yağmur eczanesi",
            },
        ),
        (
            "Cumhuriyet mah gül sk umut market",
            {"suburb": "Cumhuriyet mah", "street": "gül sk", "building": "umut market"},
        ),
        (
            "Kemalpaşa Mah İnönü Cad No 12 büyük depo arazisi",
            {"suburb": "Kemalpaşa Mah", "street": "İnönü Cad", "house_number": "12"},
        ),
        # A storey before its word is no door.
        (
            "Bahçe Mahallesi Okul Caddesi Deva Hastanesi 3 Kat BUCA İzmir",
            {
                "suburb": "Bahçe Mahallesi",
                "street": "Okul Caddesi",
                "building": "Deva Hastanesi",
                "unit": "3 Kat",
                "city": "BUCA",
                "region": "İzmir",
            },
        ),
        # Bodrum is a town and a basement.
        (
            "Yalı mah çarşı cad no:4/1 bodrum muğla mavi emlak ve danışmanlık",
            {
                "suburb": "Yalı mah",
                "street": "çarşı cad",
                "house_number": "4/1",
                "city": "bodrum",
                "region": "muğla",
            },
        ),
        (
            "Yalı mah çarşı cad no:4/1 MUĞLA / BODRUM EV",
            {
                "suburb": "Yalı mah",
                "street": "çarşı cad",
                "house_number": "4/1",
                "city": "BODRUM",
                "region": "MUĞLA",
            },
        ),
        # A street that bears a number with a slash, and a quarter that is said again behind its town.
        (
            "Erzene Mah 116 / 3 sk Yıldız Apt B Blok Kat 2 Daire 9 Bornova / İzmir",
            {
                "suburb": "Erzene Mah",
                "street": "116 / 3 sk",
                "building": "Yıldız Apt",
                "unit": "B Blok Kat 2 Daire 9",
                "city": "Bornova",
                "region": "İzmir",
            },
        ),
        (
            "Kurtuluş Mahallesi 9 Eylül Caddesi Hanım apartmanı no : 8 Daire no : 2 Gördes Kurtuluş Mah",
            {
                "suburb": "Kurtuluş Mahallesi",
                "street": "9 Eylül Caddesi",
                "building": "Hanım apartmanı",
                "house_number": "8",
                "unit": "Daire no : 2",
                "city": "Gördes",
            },
        ),
    ],
)
def test_it_is_cut_as_decided(text: str, told: dict[str, str]) -> None:
    assert cut(text) == told


def test_what_is_no_town_is_named() -> None:
    parsed = addrkit.parse("Kemalpaşa Mah İnönü Cad No 12 büyük depo arazisi", country="TR")
    assert parsed.unmatched == ("büyük", "depo", "arazisi")
