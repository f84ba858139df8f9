"""Doors as shoppers of the markets write them."""

from __future__ import annotations

import pytest

import addrkit


@pytest.mark.parametrize(
    ("code", "text", "number", "street"),
    [
        ("PH", "22 A. Bonifacio Ave., Sto. Niño, Marikina", "22", "A. Bonifacio Ave."),
        ("PH", "22 A Bonifacio Ave., Sto. Niño, Marikina", "22 A", "Bonifacio Ave."),
        ("MX", "Amores 1322, Del Valle Sur, BJ, 03104 CDMX", "1322", "Amores"),
        ("HK", "九龍灣仔軒尼詩道200號", "200", "軒尼詩道"),
        ("HK", "九龍灣宏光道1號", "1", "宏光道"),
        ("ES", "N-332 45, Altea", "45", "N-332"),
        ("MX", "Calle 21 #104 x 20 y 22, Itzimná, 97100 Mérida, Yuc.", "104", "Calle 21"),
        ("MX", "Av. Constitución 300 Pte., Centro, 64000 Monterrey, N.L.", "300", "Av. Constitución"),
        ("BR", "Rod. SC 401, s/n, Km 5, Saco Grande, Florianópolis/SC", "s/n, Km 5", "Rod. SC 401"),
        ("TW", "No. 25, Sec. 4, Ren'ai Rd., Da'an Dist., Taipei City", "25", "Sec. 4, Ren'ai Rd."),
    ],
)
def test_number_and_street(code: str, text: str, number: str, street: str) -> None:
    parts = addrkit.parse(text, country=code).components
    assert (parts["house_number"].value, parts["street"].value) == (number, street)


@pytest.mark.parametrize(
    ("code", "text", "unit"),
    [
        ("HK", "新界荃灣青山公路388號中國染廠大廈15/F A室", "15/F A室"),
        ("HK", "灣仔軒尼詩道15號G/F", "G/F"),
        ("HK", "1203, 12th Floor, Wai Yip Building, No. 88 Kwun Tong Road, Kowloon", "1203, 12th Floor"),
        ("JP", "3-9-1-502 Ebisu, Shibuya-ku, Tokyo 150-0013", "502"),
        ("BR", "R. C180 Qd 430 Lt 11 - Nova Suiça - Goiania/GO", "Qd 430 Lt 11"),
        ("BR", "Tv. S. José, 45 - fds, Boa Vista, Recife PE", "fds"),
    ],
)
def test_units(code: str, text: str, unit: str) -> None:
    assert addrkit.parse(text, country=code).components["unit"].value == unit
