"""Societies, streets by day or number, small parts of quarters: said otherwise than a register has them."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,building,house_number,street,unit,suburb,city,district,region,postcode,country
main,Lotus Residency,27,3rd Main,Flat 204,HSR Layout Sector 2,Bengaluru,,Karnataka,560102,IN
chs,Shanti Niketan CHS,,Link Road,"Flat 1203, Tower B",Malad West,Mumbai,,Maharashtra,400064,IN
gali7,,1456,Gali No 7,,Govindpuri,New Delhi,,Delhi,110019,IN
gali9,,1456,Gali No 9,,Govindpuri,New Delhi,,Delhi,110019,IN
kenari,,15A,Jalan Kenari II,,Kramat,Jakarta Pusat,Senen,DKI Jakarta,10450,ID
puri,Apartemen Puri Mansion,,Jalan Arteri,Tower Amethyst Lt. 8 No. 12,Kembangan,Jakarta Barat,,DKI Jakarta,11610,ID
ruko,Ruko Mega,3,Jalan Letjen Suprapto,Blok K,Cempaka Putih Timur,Jakarta Pusat,,DKI Jakarta,10510,ID
may3,,102,Đường 3 Tháng 2,,Phường Xuân Khánh,Cần Thơ,Quận Ninh Kiều,,,VN
so8,,14,Đường số 8,,Phường Linh Trung,Hồ Chí Minh,Thành phố Thủ Đức,,,VN
dbp,,236/12,Đường Điện Biên Phủ,,Phường 17,Hồ Chí Minh,Quận Bình Thạnh,,,VN
sunrise,Chung cư Sunrise City,23,Đường Nguyễn Hữu Thọ,"Tòa V3, Căn hộ 1508",Phường Tân Hưng,Hồ Chí Minh,Quận 7,,,VN
kamias,,143-B,Kamias Road,,Barangay Pinyahan,Quezon City,,Metro Manila,1100,PH
camana,,850,Jirón Camaná,Of. 304,,Lima,,Lima,15001,PE
cra7,,45-20,Carrera 7,Apto 301,Chapinero,Bogotá,,Cundinamarca,110231,CO
most,,7 стр. 3,Кузнецкий Мост,оф. 12,,Москва,,Москва,107031,RU
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        (
            "#27, Lotus Residency, Flat No. 204, 3rd Main Rd, HSR Layout Sec 2, Bangalore - 560102",
            "IN",
            "main",
        ),
        ("B-1203, Shanti Niketan CHS Ltd, Link Rd, Malad (W), Mumbai 400064", "IN", "chs"),
        ("Flat 1203, Tower B, Shanti Niketan Co-op Hsg Society, Link Road, Malad West, Mumbai", "IN", "chs"),
        ("1456, Gali number 7, Govind Puri, Delhi-110019", "IN", "gali7"),
        ("1456, Gali 7, Govindpuri, Delhi-110019", "IN", "gali7"),
        ("Jl. Kenari II No. 15A, RT 3/RW 5, Kramat, Senen, Jakarta Pusat", "ID", "kenari"),
        (
            "Apt. Puri Mansion Tower Amethyst lantai 8 no 12, Jl. Arteri, Kembangan, Jakbar",
            "ID",
            "puri",
        ),
        (
            "Ruko Mega Blok K/3, Jl. Let. Jend. Suprapto, Cempaka Putih Timur, Jakarta Pusat 10510",
            "ID",
            "ruko",
        ),
        ("102 đường 3/2, P. Xuân Khánh, Q. Ninh Kiều, TP Cần Thơ", "VN", "may3"),
        ("14 đường số 8, KP3, P. Linh Trung, TP. Thủ Đức, TPHCM", "VN", "so8"),
        ("236/12 Dien Bien Phu F17 Binh Thanh HCM", "VN", "dbp"),
        (
            "Căn 1508 tầng 15 tòa V3 CC Sunrise City, 23 Nguyễn Hữu Thọ, P Tân Hưng, Q7, TPHCM",
            "VN",
            "sunrise",
        ),
        ("143-B Kamias Rd, Sitio Maligaya, Brgy Pinyahan, Quezon City", "PH", "kamias"),
        ("Jr. Camana 850 oficina 304 Lima Cercado", "PE", "camana"),
        ("Cra. 7 # 45 - 20 Apto 301, Chapinero, Bogotá D.C.", "CO", "cra7"),
        ("Москва, ул. Кузнецкий мост, д.7, стр.3, офис 12", "RU", "most"),
    ],
)
def test_they_are_the_record(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match.id if verdict.match else None) == ("accept", meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("#27, Lotus Residency, Flat No. 204, 3rd Cross Rd, HSR Layout Sec 2, Bangalore - 560102", "IN"),
        ("B-1203, Shanti Vihar CHS Ltd, Link Rd, Malad (W), Mumbai 400064", "IN"),
        ("1456, Gali 8, Govindpuri, Delhi-110019", "IN"),
        ("Jl. Kenari II No. 15B, RT 3/RW 5, Kramat, Senen, Jakarta Pusat", "ID"),
        ("Apt. Puri Mansion Tower Amethyst lantai 8 no 13, Jl. Arteri, Kembangan, Jakbar", "ID"),
        ("102 đường 2/3, P. Xuân Khánh, Q. Ninh Kiều, TP Cần Thơ", "VN"),
        ("102 đường 30/4, P. Xuân Khánh, Q. Ninh Kiều, TP Cần Thơ", "VN"),
        ("14 đường số 8, KP3, P. Linh Xuân, TP. Thủ Đức, TPHCM", "VN"),
        ("236/12 Dien Bien Phu F15 Binh Thanh HCM", "VN"),
        ("Căn 1508 tầng 14 tòa V3 CC Sunrise City, 23 Nguyễn Hữu Thọ, P Tân Hưng, Q7, TPHCM", "VN"),
        ("143-B Kamias Rd, Sitio Maligaya, Brgy Sacred Heart, Quezon City", "PH"),
        ("Jr. Camana 850 oficina 305 Lima Cercado", "PE"),
        ("Cra 7-7 # 45-20 apto 301, Chapinero, Bogotá", "CO"),
        ("Москва, ул. Кузнецкий мост, д.7, стр.2, офис 12", "RU"),
    ],
)
def test_another_one_is_not_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")
