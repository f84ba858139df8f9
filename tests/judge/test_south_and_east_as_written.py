"""Doors of Indonesia, India, the Philippines and Argentina in the forms that shoppers type."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

ROWS = """\
id,building,house_number,street,unit,suburb,city,district,region,postcode,country
kaliurang,,"KM 5,5",Jl. Kaliurang,,Caturtunggal,Kabupaten Sleman,Depok,DI Yogyakarta,55281,ID
griya,Perumahan Griya Asri,8,Jl. Anggrek,Blok C2,Cileungsi,Kabupaten Bogor,Cileungsi,Jawa Barat,16820,ID
wing,Prestige Towers,45,12th Cross,"Flat 302, B Wing",Indiranagar,Bengaluru,,Karnataka,560038,IN
gandhi,,7/2,Gandhi Street,,T Nagar,Chennai,,Tamil Nadu,600017,IN
lot8,,,Narra Street,Block 5 Lot 8,Barangay Pulo,Cabuyao,,Laguna,4025,PH
lot5,,,Narra Street,Block 8 Lot 5,Barangay Pulo,Cabuyao,,Laguna,4025,PH
rose,Rose Villa,45,Convent Road,,Fort,Kochi,,Kerala,682001,IN
vadi,Yeşilvadi Sitesi,18,Menekşe Sokak,C3 Blok Daire 14,Barbaros Mahallesi,Ataşehir,,İstanbul,34746,TR
riva,,1450,Av. Rivadavia,Piso 3 Dto B,Balvanera,Buenos Aires,,CABA,1033,AR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Jl. Kaliurang Km 5.5, Caturtunggal, Depok, Kab. Sleman 55281", "ID", "kaliurang"),
        ("Perum Griya Asri Blok C2 No. 8, Jl. Anggrek, Cileungsi, Kab. Bogor 16820", "ID", "griya"),
        ("B-302, Prestige Towers, 45, 12th Cross, Indira Nagar, Bangalore 560038", "IN", "wing"),
        ("7/2, Gandhi St, T.Nagar, Chennai-17, Tamil Nadu 600017", "IN", "gandhi"),
        ("7/2 Gandhi St, T Nagar, Chennai - 17", "IN", "gandhi"),
        ("Blk 5 Lot 8 Narra St., Brgy Pulo, Cabuyao, Laguna 4025", "PH", "lot8"),
        ("Rivadavia 1450 3° B, Balvanera, C1033 CABA", "AR", "riva"),
        ("Rose Villa, 45 Convent Rd, Fort, Kochi, Kerala 682001, near St Francis Church", "IN", "rose"),
        ("Barbaros Mh. Menekşe Sk. Yeşilvadi Sit. C3 Blok No:18 D:14 Ataşehir İstanbul", "TR", "vadi"),
    ],
)
def test_they_are_the_record(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Jl. Kaliurang Km 5,6, Caturtunggal, Depok, Kab. Sleman 55281", "ID"),
        ("Jl. Kaliurang Km 5, Caturtunggal, Depok, Kab. Sleman 55281", "ID"),
        ("Perum Griya Indah Blok C2 No. 8, Jl. Anggrek, Cileungsi, Kab. Bogor 16820", "ID"),
        ("C-302, Prestige Towers, 45, 12th Cross, Indiranagar, Bangalore 560038", "IN"),
        ("7/2 Gandhi St, T Nagar, Chennai-40", "IN"),
        ("Blk 5 Lot 5 Narra St., Brgy Pulo, Cabuyao, Laguna 4025", "PH"),
        ("Rivadavia 1450 3° B, Balvanera, C1045 CABA", "AR"),
    ],
)
def test_another_one_is_not_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")
