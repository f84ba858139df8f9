"""Societies, streets by day or number, small parts of quarters: said otherwise than a register has them."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

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
c60,,12,Calle 60,,Centro,Mérida,,Yucatán,97000,MX
c60a,,12,Calle 60-A,,Centro,Mérida,,Yucatán,97000,MX
april,,77,Đường 30 Tháng 4,,Phường Thắng Tam,Vũng Tàu,,Bà Rịa - Vũng Tàu,,VN
khe,,1088弄7号,张杨路,602室,,上海市,浦东新区,,200122,CN
conj,,,SHIS QI 11 Conjunto 5,Casa 12,Lago Sul,Brasília,,DF,71625-250,BR
km,,s/n,Rodovia BR-101 Km 205,,Distrito Industrial,São José,,SC,88104-800,BR
cendana,,21,Jalan Cendana Blok D4,,Mekarjaya,Kota Depok,Sukmajaya,Jawa Barat,16411,ID
cendan5,,21,Jalan Cendana Blok D5,,Mekarjaya,Kota Depok,Sukmajaya,Jawa Barat,16411,ID
yaek12,,55/17,ถนนเพชรเกษม ซอย 48 แยก 12,,แขวงบางด้วน,กรุงเทพมหานคร,เขตภาษีเจริญ,,10160,TH
yaek21,,55/17,ถนนเพชรเกษม ซอย 48 แยก 21,,แขวงบางด้วน,กรุงเทพมหานคร,เขตภาษีเจริญ,,10160,TH
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
        ("Calle 60A #12 Centro Merida Yucatan 97000", "MX", "c60a"),
        ("Calle 60 #12 Centro Merida Yucatan 97000", "MX", "c60"),
        ("77 đường 30/4, Thắng Tam, Vũng Tàu", "VN", "april"),
        ("上海浦东新区张杨路1088弄7号602", "CN", "khe"),
        ("SHIS QI 11 Conj. 05 Casa 12 - Lago Sul - Brasília - DF", "BR", "conj"),
        ("SHIS QI 11 Conjunto 5, Casa 12, Lago Sul, Brasília - DF, 71.625-250", "BR", "conj"),
        ("Jl. Cendana Blok D4 No 21, Kel. Mekarjaya, Kec. Sukmajaya, Depok 16411", "ID", "cendana"),
        ("55/17 ซอยเพชรเกษม48 แยก12 บางด้วน ภาษีเจริญ กรุงเทพ 10160", "TH", "yaek12"),
    ],
)
def test_they_are_the_record(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found(kit, typed, country, meant)


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
        ("Calle 60B #12 Centro Merida Yucatan 97000", "MX"),
        ("77 đường 3/4, Thắng Tam, Vũng Tàu", "VN"),
        ("上海浦东新区张杨路1088弄8号602", "CN"),
        ("SHIS QI 11 Conj. 06 Casa 12 - Lago Sul - Brasília - DF", "BR"),
        ("Rod. BR 101, km 250, s/nº, Distrito Industrial, São José/SC", "BR"),
        ("Jl. Cendana Blok D6 No 21, Kel. Mekarjaya, Kec. Sukmajaya, Depok 16411", "ID"),
        ("55/17 ซอยเพชรเกษม48 แยก13 บางด้วน ภาษีเจริญ กรุงเทพ 10160", "TH"),
    ],
)
def test_another_one_is_not_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")
