"""Numbers with slashes, former numbers, quarters in short and kinds that are added, as in the south of Asia."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,building,house_number,street,unit,suburb,city,district,region,postcode,country
sda,,C-7/14,,,Safdarjung Development Area,New Delhi,,Delhi,110016,IN
new,,34,Kamaraj Street,,West Mambalam,Chennai,,Tamil Nadu,600033,IN
old,,12,Kamaraj Street,,West Mambalam,Chennai,,Tamil Nadu,600033,IN
gali,,210/4,Gali No. 3,,Laxmi Nagar,Delhi,,Delhi,110092,IN
sco,,SCO 45,,2nd Floor,Sector 17-C,Chandigarh,,Chandigarh,160017,IN
kanpur,,117/H-1/243,,,Pandu Nagar,Kanpur,,Uttar Pradesh,208005,IN
gate,Brigade Gateway,26/1,Dr Rajkumar Road,"Tower A, Flat 1204",Malleshwaram West,Bengaluru,,Karnataka,560055,IN
second,,56,2nd Street,,Nehru Nagar,Coimbatore,,Tamil Nadu,641014,IN
road7,,House 12,Road 7,,"Block C, Banani",Dhaka,,,1213,BD
road17,,House 12,Road 17,,"Block C, Banani",Dhaka,,,1213,BD
mas,Pangsapuri Seri Mas,,Jalan USJ 11/2,B-3A-12,USJ 11,Subang Jaya,,Selangor,47620,MY
lot,,12/34,Nguyễn Xí,,Phường 13,Hồ Chí Minh,Bình Thạnh,,,VN
forty,,40,Nguyễn Xí,,Phường 13,Hồ Chí Minh,Bình Thạnh,,,VN
fifty,,50,Nguyễn Xí,,Phường 13,Hồ Chí Minh,Bình Thạnh,,,VN
srn,,7-1-621/34,,,S R Nagar,Hyderabad,,Telangana,500038,IN
scf,,SCF 18,,,Phase 10,Mohali,,Punjab,160062,IN
krupa,Sai Krupa Apartment,,Karve Road,Flat No 12,Kothrud,Pune,,Maharashtra,411038,IN
pocket,,B-45,,,"Pocket 3, Sector 7, Rohini",New Delhi,,Delhi,110085,IN
cross,,41,"4th Cross, 2nd Main",,BTM Layout,Bengaluru,,Karnataka,560076,IN
gulberg,,23-C,Main Boulevard,,Gulberg III,Lahore,,Punjab,54660,PK
ward,,88,Jalan Raya Darmo,,Wonokromo,Kota Surabaya,Wonokromo,Jawa Timur,60241,ID
rempoa,,15,Jalan Anggrek Raya,,Rempoa,Kota Tangerang Selatan,Ciputat Timur,Banten,15412,ID
estate,Perumahan Bukit Permata,7,,Blok D3,Sukapura,Kabupaten Bandung,Dayeuhkolot,Jawa Barat,40267,ID
camella,,Lot 14 Block 3,Jasmine Street,,"Camella Homes Phase 2, Barangay Talon Kuatro",Las Piñas,,Metro Manila,1747,PH
bm,,11,Lorong Bukit Indah 3,,Taman Bukit Indah,Bukit Mertajam,,Pulau Pinang,14000,MY
corner,,12/34,улица Ленина,,,Самара,,,443010,RU
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("C-7/14, SDA, New Delhi 110016", "IN", "sda"),
        ("Old No 12, New No 34, Kamaraj Street, West Mambalam, Chennai 600033", "IN", "new"),
        ("34 (Old 12), Kamaraj St, W. Mambalam, Chennai - 600 033", "IN", "new"),
        ("New No. 12 (Old No. 34), Kamaraj St, West Mambalam, Chennai 600033", "IN", "old"),
        ("210/4, Gali No-3, Laxmi Nagar, East Delhi, Delhi 110092", "IN", "gali"),
        ("SCO 45, Second Floor, Sector 17C, Chandigarh", "IN", "sco"),
        ("117/H-1/243, Pandu Nagar, Kanpur Nagar, U.P. 208005", "IN", "kanpur"),
        (
            "Flat 1204, Tower A, Brigade Gateway Apartments, 26/1, Rajkumar Road, Malleshwaram (W), Blr - 55",
            "IN",
            "gate",
        ),
        ("#56, IInd Street, Nehru Nagar, Coimbatore-14, TN", "IN", "second"),
        ("H-12, R-7, Block-C, Banani, Dhaka 1213", "BD", "road7"),
        ("Unit B-3A-12 Apartment Seri Mas, Jalan USJ11/2, USJ 11, Subang Jaya, Selangor", "MY", "mas"),
        ("7-1-621/34, SR Nagar, Hyderabad 500038", "IN", "srn"),
        ("SCF-18, Phase 10, Mohali, Punjab", "IN", "scf"),
        ("Flat 12, Sai Krupa Apts, Karve Rd, Kothrud, Pune-38", "IN", "krupa"),
        ("B-45, Pkt-3, Sec-7, Rohini, Delhi-85", "IN", "pocket"),
        ("#41, 2nd Main, 4th Cross, BTM Layout, Bangalore 560076", "IN", "cross"),
        ("23-C, Main Blvd, Gulberg 3, Lahore", "PK", "gulberg"),
        ("Jl. Raya Darmo 88, Kel. Wonokromo, Kec. Wonokromo, Surabaya 60241", "ID", "ward"),
        ("Jl. Anggrek Raya No.15 RT.02/05, Rempoa, Ciputat Timur, Tangsel 15412", "ID", "rempoa"),
        ("Komp. Bukit Permata Blok D3/7, Sukapura, Dayeuhkolot, Bandung 40267", "ID", "estate"),
        ("Blk 3 Lot 14 Jasmine St, Camella Homes Ph 2, Talon Kuatro, Las Pinas City", "PH", "camella"),
        ("11, Lrg Bkt Indah 3, Tmn Bkt Indah, 14000 BM, Penang", "MY", "bm"),
        ("12/34 Nguyễn Xí, P13, Bình Thạnh, TPHCM", "VN", "lot"),
        ("ул. Ленина 12/34, Самара", "RU", "corner"),
    ],
)
def test_they_are_the_record(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("C-7/14, SDB, New Delhi 110016", "IN"),
        ("C-7/41, SDA, New Delhi 110016", "IN"),
        ("Old No 12, New No 35, Kamaraj Street, West Mambalam, Chennai 600033", "IN"),
        ("Old No 12, Kamaraj Street, West Mambalam, Chennai 600033", "IN"),
        ("12/34, Kamaraj Street, West Mambalam, Chennai 600033", "IN"),
        ("210/4, Gali No-5, Laxmi Nagar, East Delhi, Delhi 110092", "IN"),
        ("SCO 45, Second Floor, Sector 17D, Chandigarh", "IN"),
        ("SCO 54, Second Floor, Sector 17C, Chandigarh", "IN"),
        ("117/H-1/244, Pandu Nagar, Kanpur Nagar, U.P. 208005", "IN"),
        (
            "Flat 1204, Tower B, Brigade Gateway Apartments, 26/1, Rajkumar Road, Malleshwaram (W), Blr - 55",
            "IN",
        ),
        ("#56, IIIrd Street, Nehru Nagar, Coimbatore-14, TN", "IN"),
        ("H-12, R-8, Block-C, Banani, Dhaka 1213", "BD"),
        ("SCO-18, Phase 10, Mohali, Punjab", "IN"),
        ("Flat 13, Sai Krupa Apts, Karve Rd, Kothrud, Pune-38", "IN"),
        ("B-45, Pkt-4, Sec-7, Rohini, Delhi-85", "IN"),
        ("#41, 2nd Main, 5th Cross, BTM Layout, Bangalore 560076", "IN"),
        ("#41, 2nd Cross, 4th Main, BTM Layout, Bangalore 560076", "IN"),
        ("23-C, Main Blvd, Gulberg 2, Lahore", "PK"),
        ("Jl. Anggrek Raya No.16 RT.02/05, Rempoa, Ciputat Timur, Tangsel 15412", "ID"),
        ("Komp. Bukit Permata Blok D7/3, Sukapura, Dayeuhkolot, Bandung 40267", "ID"),
        ("Blk 3 Lot 14 Jasmine St, Camella Homes Ph 3, Talon Kuatro, Las Pinas City", "PH"),
        ("12 Nguyễn Xí, P13, Bình Thạnh, TPHCM", "VN"),
        ("20 Nguyễn Xí, P13, Bình Thạnh, TPHCM", "VN"),
        ("40/50 Nguyễn Xí, P13, Bình Thạnh, TPHCM", "VN"),
        ("ул. Ленина 20, Самара", "RU"),
    ],
)
def test_another_one_is_not_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")
