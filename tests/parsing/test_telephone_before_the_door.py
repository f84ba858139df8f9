"""A name and a telephone number before an address: the number of the door is not the telephone's."""

from __future__ import annotations

import pytest

import addrkit


@pytest.mark.parametrize(
    ("country", "text", "number", "street"),
    [
        (
            "TH",
            "สมชาย ใจดี 081-234-5678 99/88 ถ.พหลโยธิน แขวงจตุจักร เขตจตุจักร กรุงเทพ 10900",
            "99/88",
            "ถ.พหลโยธิน",
        ),
        ("VN", "Lan 0901234567 12 Lê Lợi, P. Bến Nghé, Q1, HCM", "12", "Lê Lợi"),
        ("PH", "Maria Santos 0917-123-4567 12 Mabini St., Brgy. San Isidro, Quezon City", "12", "Mabini St."),
        ("MY", "Siti Nurhaliza 0123456789 12, Jalan SS2/24, 47300 PJ", "12", "Jalan SS2/24"),
        ("ID", "Budi 0812-3456-7890 Jl. Melati No. 12 Sukajadi Bandung", "12", "Jl. Melati"),
        ("TR", "Ahmet Yılmaz 0532 123 45 67 1425. Sk. No:12 Çankaya Ankara", "12", "1425. Sk."),
        ("NG", "Chinedu Okafor 08031234567 12 Allen Avenue, Ikeja, Lagos", "12", "Allen Avenue"),
        ("KE", "Wanjiku 0722 123 456 27 Riverside Drive, Nairobi", "27", "Riverside Drive"),
        ("ZA", "Thabo 082 123 4567 12 Main Road, Claremont, Cape Town", "12", "Main Road"),
        ("AE", "Ahmed 050 123 4567 12 Al Wasl Road, Jumeirah 1, Dubai", "12", "Al Wasl Road"),
        ("CN", "收件人：王小明 北京市朝阳区建国路21号 请放门口", "21", "建国路"),
        ("KR", "받는분: 김민수 서울 강남구 삼성로 15", "15", "삼성로"),
    ],
)
def test_number_and_street_are_the_address_s(country: str, text: str, number: str, street: str) -> None:
    parts = addrkit.parse(text, country=country).components
    assert (parts["house_number"].value, parts["street"].value) == (number, street)
    assert "building" not in parts


def test_a_short_district_is_no_flat() -> None:
    assert addrkit.parse("12 Lê Lợi, Q1, HCM", country="VN").components["district"].value == "Q1"
