"""Numbers within a village or a quarter (RT and RW, moo, purok) tell doors of one number apart."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

ROWS = """\
id,building,house_number,street,unit,suburb,city,district,region,postcode,country
rw5,,12,Jalan Melati Raya,,Kebon Jeruk RT 003/RW 005,Jakarta Barat,Kebon Jeruk,DKI Jakarta,11530,ID
rw6,,12,Jalan Melati Raya,,Kebon Jeruk RT 003/RW 006,Jakarta Barat,Kebon Jeruk,DKI Jakarta,11530,ID
moo3,,45,หมู่ที่ 3,,ตำบลบ้านแหวน,,อำเภอหางดง,จังหวัดเชียงใหม่,50230,TH
moo8,,45,หมู่ที่ 8,,ตำบลบ้านแหวน,,อำเภอหางดง,จังหวัดเชียงใหม่,50230,TH
purok4,,56,Purok 4,,Barangay Lagundi,Mexico,,Pampanga,2021,PH
purok6,,56,Purok 6,,Barangay Lagundi,Mexico,,Pampanga,2021,PH
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        (
            "Jl. Melati Raya No.12, RT.003/RW.005, Kel. Kebon Jeruk, Kec. Kebon Jeruk, Jakarta Barat 11530",
            "ID",
            "rw5",
        ),
        ("jln melati raya no 12 rt 3 rw 5 kebon jeruk jakbar", "ID", "rw5"),
        ("Jl Melati Raya 12 RT3/RW6 Kebon Jeruk, Jakarta Barat, DKI Jakarta", "ID", "rw6"),
        ("45 ม.3 ต.บ้านแหวน อ.หางดง จ.เชียงใหม่ 50230", "TH", "moo3"),
        ("บ้านเลขที่ 45 หมู่ 3 บ้านแหวน หางดง เชียงใหม่ 50230", "TH", "moo3"),
        ("45 หมู่8 ต.บ้านแหวน อ.หางดง เชียงใหม่", "TH", "moo8"),
        ("#56 Prk 4 Brgy. Lagundi, Mexico, Pampanga", "PH", "purok4"),
        ("56 Purok 6, Lagundi, Mexico, Pampanga 2021", "PH", "purok6"),
    ],
)
def test_the_record_of_those_numbers_is_accepted(
    kit: AddressKit, typed: str, country: str, meant: str
) -> None:
    assert_found(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        (
            "Jl. Melati Raya No.12, RT.004/RW.005, Kel. Kebon Jeruk, Kec. Kebon Jeruk, Jakarta Barat 11530",
            "ID",
        ),
        ("Jl. Melati Raya No.12, RT 5/RW 3, Kebon Jeruk, Jakarta Barat", "ID"),
        ("Jl. Melati Raya No.12, Kebon Jeruk, Jakarta Barat", "ID"),
        ("45 ม.5 ต.บ้านแหวน อ.หางดง จ.เชียงใหม่ 50230", "TH"),
        ("45 ต.บ้านแหวน อ.หางดง จ.เชียงใหม่ 50230", "TH"),
        ("56 Purok 5 Brgy. Lagundi, Mexico, Pampanga", "PH"),
        ("56 Brgy. Lagundi, Mexico, Pampanga", "PH"),
    ],
)
def test_other_numbers_or_none_are_not(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")
