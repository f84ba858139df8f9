"""Doors of places that have no streets, and what tells them apart: the postcode, the village's number, the plot."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

ROWS = """\
id,building,house_number,street,unit,suburb,city,district,region,postcode,country
sector,,56,,,Sector 62,Noida,,Uttar Pradesh,201309,IN
moo5,,77/14,,,หมู่ 5 ต.บางพลีใหญ่,,อ.บางพลี,สมุทรปราการ,10540,TH
moo6,,77/14,,,หมู่ 6 ต.บางพลีใหญ่,,อ.บางพลี,สมุทรปราการ,10540,TH
lot,,112-5,,,연남동,마포구,,서울특별시,03990,KR
hem,,48,Hẻm 12 Nguyễn Trãi,,Phường 3,Hồ Chí Minh,Quận 5,,,VN
plot,,Plot 15,Admiralty Way,,Lekki Phase 1,Lagos,,Lagos State,106104,NG
house,,15,Admiralty Way,,Lekki Phase 1,Lagos,,Lagos State,106104,NG
flat,Çamlık Apartmanı,25,Gazi Caddesi,Kat 3 Daire 9,Yenişehir Mahallesi,Pendik,,İstanbul,34912,TR
hall,パークタワー西館,1-1-1,,1203,港南,港区,,東京都,108-0075,JP
north,,3-14-2,,,高円寺北,杉並区,,東京都,166-0002,JP
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("56, Sector 62, Noida, UP 201325", "IN"),
        ("77/14 หมู่ 5 ต.บางพลีใหญ่ อ.บางพลี จ.สมุทรปราการ 10572", "TH"),
        ("서울 마포구 연남동 112-5번지 03984", "KR"),
        ("48 hẻm 12 Nguyễn Trãi, P4, Q5, TPHCM", "VN"),
        ("Yenişehir Mah. Gazi Cad. Çamlık Apt. No:25 K:4 D:9 Pendik/İstanbul", "TR"),
        ("東京都港区港南1-1-1パークタワー南館1203号室", "JP"),
    ],
)
def test_another_postcode_or_part_is_not_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Plot No 56, Sec 62, Noida, UP 201309", "IN", "sector"),
        ("77/14 ม.5 ต.บางพลีใหญ่ อ.บางพลี จ.สมุทรปราการ 10540", "TH", "moo5"),
        ("서울 마포구 연남동 112-5번지 03990", "KR", "lot"),
        ("48 hẻm 12 Nguyễn Trãi, P3, Q5, TPHCM", "VN", "hem"),
        ("48 hẻm 12 Nguyễn Trãi, F.03, Q5, TPHCM", "VN", "hem"),
        ("Plot 15, Admiralty Way, Lekki Phase 1, Lagos", "NG", "plot"),
        ("15, Admiralty Way, Lekki Phase 1, Lagos", "NG", "house"),
        ("Yenişehir Mah. Gazi Cad. Çamlık Apt. No:25 K:3 D:9 Pendik/İstanbul", "TR", "flat"),
        ("東京都港区港南1-1-1パークタワー西館1203号室", "JP", "hall"),
    ],
)
def test_they_are_the_record(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found(kit, typed, country, meant)


def test_a_cell_for_the_number_may_hold_the_town_s_quarter(kit: AddressKit) -> None:
    row = {"region": "東京都", "city": "杉並区", "house_number": "高円寺北3-14-2", "postcode": "166-0002"}
    verdict = kit.verify(row, country="JP")
    assert (verdict.action, verdict.match.id if verdict.match else None) == ("accept", "north")
