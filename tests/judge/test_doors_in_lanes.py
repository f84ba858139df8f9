"""Doors in lanes within lanes: from the road inwards or from the door outwards, in numbers or in words."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,district,region,country
hem,12/3/5,Hẻm 45 Lê Văn Thọ,Phường 9,Hồ Chí Minh,Quận Gò Vấp,,VN
hem2,12/5/3,Hẻm 45 Lê Văn Thọ,Phường 9,Hồ Chí Minh,Quận Gò Vấp,,VN
ngach,8,Ngách 15 Ngõ 120 Hoàng Quốc Việt,Nghĩa Tân,Hà Nội,Cầu Giấy,,VN
ngach2,8,Ngách 51 Ngõ 120 Hoàng Quốc Việt,Nghĩa Tân,Hà Nội,Cầu Giấy,,VN
kiet,7,Kiệt 45 Hải Phòng,Thạch Thang,Đà Nẵng,Hải Châu,,VN
slash,215/14,Nguyễn Xí,Phường 13,Hồ Chí Minh,Bình Thạnh,,VN
both,30/42,Phan Văn Trị,Phường 10,Hồ Chí Minh,Gò Vấp,,VN
turned,42/30,Phan Văn Trị,Phường 10,Hồ Chí Minh,Gò Vấp,,VN
linh,101,Đường Nguyễn Văn Linh,Nam Dương,Đà Nẵng,Hải Châu,,VN
linh2,101,Đường Nguyễn Văn Linh,Thạc Gián,Đà Nẵng,Thanh Khê,,VN
plot,Lô B12,Đường N3,Phú Mỹ,Thủ Dầu Một,,Bình Dương,VN
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12/3/5 hẻm 45 Lê Văn Thọ, P.9, Q.Gò Vấp, TPHCM", "hem"),
        ("Số 8 ngách 15, ngõ 120 Hoàng Quốc Việt, P. Nghĩa Tân, Q. Cầu Giấy, Hà Nội", "ngach"),
        ("8/15/120 Hoàng Quốc Việt, Nghĩa Tân, Cầu Giấy, HN", "ngach"),
        ("120/51/8 Hoàng Quốc Việt, Nghĩa Tân, Cầu Giấy, HN", "ngach2"),
        ("Nhà số 8, ngõ 120/15 Hoàng Quốc Việt, Cầu Giấy, Hà Nội", "ngach"),
        ("K45/7 Hải Phòng, Thạch Thang, Hải Châu, Đà Nẵng", "kiet"),
        ("7 kiệt 45 Hải Phòng, P. Thạch Thang, Q. Hải Châu, TP Đà Nẵng", "kiet"),
        ("số 14 hẻm 215 Nguyễn Xí, phường 13, quận Bình Thạnh", "slash"),
        ("30/42 Phan Văn Trị, P10, Gò Vấp, TPHCM", "both"),
        ("số 30 hẻm 42 Phan Văn Trị, P10, Gò Vấp, TPHCM", "turned"),
        ("101 Nguyễn Văn Linh, P. Nam Dương, Q. Hải Châu, Đà Nẵng", "linh"),
        ("Lô B12 đường N3, P. Phú Mỹ, TP. Thủ Dầu Một, Bình Dương", "plot"),
    ],
)
def test_they_are_the_door_at_the_end_of_the_way(kit: AddressKit, typed: str, meant: str) -> None:
    verdict = kit.verify(typed, country="VN")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", meant)


@pytest.mark.parametrize(
    "typed",
    [
        "12/3/5 hẻm 54 Lê Văn Thọ, P.9, Q.Gò Vấp, TPHCM",
        "8/16/120 Hoàng Quốc Việt, Nghĩa Tân, Cầu Giấy, HN",
        "15/8/120 Hoàng Quốc Việt, Nghĩa Tân, Cầu Giấy, HN",
        "Số 8 ngách 15, ngõ 121 Hoàng Quốc Việt, P. Nghĩa Tân, Q. Cầu Giấy, Hà Nội",
        "Số 15 ngách 8, ngõ 120 Hoàng Quốc Việt, P. Nghĩa Tân, Q. Cầu Giấy, Hà Nội",
        "K45/8 Hải Phòng, Thạch Thang, Hải Châu, Đà Nẵng",
        "K7/45 Hải Phòng, Thạch Thang, Hải Châu, Đà Nẵng",
        "K54/7 Hải Phòng, Thạch Thang, Hải Châu, Đà Nẵng",
        "K45/7 Trần Cao Vân, Thạch Thang, Hải Châu, Đà Nẵng",
        "số 15 hẻm 215 Nguyễn Xí, phường 13, quận Bình Thạnh",
        "số 14 hẻm 215 Nguyễn Xí, phường 26, quận Bình Thạnh",
        "101 Nguyễn Văn Linh, P. Vĩnh Trung, Q. Thanh Khê, Đà Nẵng",
        "Lô B21 đường N3, P. Phú Mỹ, TP. Thủ Dầu Một, Bình Dương",
        "Lô C12 đường N3, P. Phú Mỹ, TP. Thủ Dầu Một, Bình Dương",
        "Số 12 đường N3, P. Phú Mỹ, TP. Thủ Dầu Một, Bình Dương",
    ],
)
def test_another_way_is_not_accepted(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="VN").action in ("confirm", "fix")
