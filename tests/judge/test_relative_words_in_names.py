"""Streets whose names end or begin with a word that says elsewhere that a place is near another."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit
from tests.judge.conftest import Opened

ROWS = """suburb,district,city,country
Đa Kao,Quận 1,Hồ Chí Minh,VN
Ketintang,Gayungan,Surabaya,ID
Limonluk,,Yenişehir,TR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS, "best")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("12 Điện Biên Phủ, Đa Kao, Quận 1, Hồ Chí Minh", "VN"),
        ("12 Dien Bien Phu, Da Kao, Quan 1, Ho Chi Minh", "VN"),
        ("5 Võ Thị Sáu, Đa Kao, Quận 1, Hồ Chí Minh", "VN"),
        ("5 Vo Thi Sau, Da Kao, Quan 1, Ho Chi Minh", "VN"),
        ("8 Nguyễn Hữu Cảnh, Đa Kao, Quận 1, Hồ Chí Minh", "VN"),
        ("8 Huỳnh Thúc Kháng, Đa Kao, Quận 1, Hồ Chí Minh", "VN"),
        ("Jl. Ahmad Yani 88, Ketintang, Gayungan, Surabaya", "ID"),
        ("Jl. Cut Nyak Dien No. 7, Ketintang, Gayungan, Surabaya", "ID"),
        ("Limonluk Mah. Milli Egemenlik Cad. No:5 Yenişehir", "TR"),
    ],
)
def test_the_name_of_a_street_tells_of_no_other_place(kit: AddressKit, text: str, country: str) -> None:
    assert "relative_position" not in kit.verify(text, country=country).reasons


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("sau 12 Lê Lợi, Đa Kao, Quận 1, Hồ Chí Minh", "VN"),
        ("canh 12 Le Loi, Da Kao, Quan 1, Ho Chi Minh", "VN"),
        ("đối diện 12 Lê Lợi, Đa Kao, Quận 1, Hồ Chí Minh", "VN"),
        ("depan Jl. Dago 45, Ketintang, Gayungan, Surabaya", "ID"),
        ("Limonluk Mah. Gül Sok. No:5 yanı Yenişehir", "TR"),
    ],
)
def test_a_place_beside_another_is_still_asked_about(kit: AddressKit, text: str, country: str) -> None:
    assert kit.verify(text, country=country).action != "accept"
