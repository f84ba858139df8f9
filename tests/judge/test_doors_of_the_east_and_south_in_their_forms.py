"""Storeys with a slash, streets between which a door stands, distances, sides of stairs, rooms and blocks."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

ROWS = """\
id,building,house_number,street,unit,suburb,city,district,region,postcode,country
kwun,偉業大廈,100號,開源道,12樓1203室,,觀塘,,九龍,,HK
block5,海濱花園5座,1號,永順街,23樓B室,,荃灣,,新界,,HK
block6,海濱花園6座,1號,永順街,23樓B室,,荃灣,,新界,,HK
ground,,31號,駱克道,地下,,灣仔,,香港,,HK
english,Wai Yip Building,100,Hoi Yuen Road,"Room 1203, 12/F",,Kwun Tong,,Kowloon,,HK
merida,,512,Calle 58,,Centro,Mérida,,Yucatán,97000,MX
sada,,1500,Avenida Eugenio Garza Sada Sur,,Tecnológico,Monterrey,,Nuevo León,64849,MX
km5,,s/n,Rodovia SC-401,Km 5,Saco Grande,Florianópolis,,SC,88032-005,BR
km22,,Km 22,Rodovia Raposo Tavares,,Lageadinho,Cotia,,SP,06709-015,BR
back,,45,Travessa São José,Fundos,Boa Vista,Recife,,PE,50060-080,BR
sqs,,,SQS 108,"Bloco D, Apartamento 302",Asa Sul,Brasília,,DF,70347-040,BR
n340,,176,Carretera N-340,,,Marbella,,Málaga,29600,ES
stairs,,3,Plaza de España,"Esc. Dcha, 4º Izq",,Sevilla,,Sevilla,41013,ES
kato,,45,Λεωφόρος Κηφισίας,3ος όροφος,,Μαρούσι,,,151 23,GR
kyoto,,381,烏丸通御池上る,,二条殿町,京都市中京区,,京都府,604-0845,JP
oaza,,1234-5,,,大字北原,所沢市,,埼玉県,359-0004,JP
room,グリーンハイツ,3-14-5,,203号室,代沢,世田谷区,,東京都,155-0032,JP
hill,コーポ高橋,7-3,,101,緑ヶ丘,横浜市中区,,神奈川県,231-0000,JP
grid,,1-2,,,北三条西六丁目,札幌市中央区,,北海道,060-0003,JP
march,,33,улица 8 Марта,,,Екатеринбург,,Свердловская область,620014,RU
blok,Yıldız Sitesi,41,Fevzi Çakmak Bulvarı,B Blok Daire 12,Yeni Mahalle,Seyhan,,Adana,01120,TR
ga,,21,신림로3가길,B102호,신림동,관악구,,서울특별시,08788,KR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("九龍觀塘開源道100號偉業大廈12/F 1203室", "HK", "kwun"),
        ("荃灣永順街1號海濱花園第五座23/F B室", "HK", "block5"),
        ("荃灣永順街1號 海濱花園6座 23樓B", "HK", "block6"),
        ("灣仔駱克道31號G/F", "HK", "ground"),
        ("1203, 12th Floor, Wai Yip Building, 100 Hoi Yuen Road, Kwun Tong", "HK", "english"),
        ("Calle 58 No. 512 x 61 y 63, Centro, Mérida, Yucatán", "MX", "merida"),
        ("C. 58 #512 entre 61 y 63, Col. Centro, 97000 Mérida", "MX", "merida"),
        ("Av Eugenio Garza Sada 1500 Sur Col. Tecnológico Monterrey NL", "MX", "sada"),
        ("Rod. SC 401, s/n, Km 5, Saco Grande, Florianópolis/SC", "BR", "km5"),
        ("Rod. Raposo Tavares, km 22, s/n, Lageadinho, Cotia-SP", "BR", "km22"),
        ("Tv. S. José, 45 - fds, Boa Vista, Recife PE", "BR", "back"),
        ("SQS 108, D, 302, Asa Sul, Brasília DF 70347-040", "BR", "sqs"),
        ("N-340 176, 29600 Marbella", "ES", "n340"),
        ("Pza. España 3, esc. dcha., 4 izda, Sevilla", "ES", "stairs"),
        ("Λεωφ. Κηφισίας 45, 3ος ορ., Μαρούσι", "GR", "kato"),
        ("Kifisias Ave 45, 3rd floor, Marousi 15123", "GR", "kato"),
        ("京都市中京区烏丸通御池上ル二条殿町381", "JP", "kyoto"),
        ("埼玉県所沢市北原１２３４番地の５", "JP", "oaza"),
        ("3-14-5-203 Daizawa, Setagaya-ku, Tokyo", "JP", "room"),
        ("神奈川県横浜市中区緑が丘7-3-101", "JP", "hill"),
        ("札幌市中央区北3条西6丁目1番2号", "JP", "grid"),
        ("ул. Восьмого Марта, д.33, г. Екатеринбург", "RU", "march"),
        ("Yeni Mah. Fevzi Çakmak Blv. Yıldız Sit. B Blk. No:41 D:12 Seyhan/Adana", "TR", "blok"),
        ("B102, 21 Sillim-ro 3ga-gil, Gwanak-gu, Seoul", "KR", "ga"),
    ],
)
def test_they_are_the_record(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("九龍觀塘開源道100號偉業大廈13/F 1203室", "HK"),
        ("荃灣永順街1號海濱花園第七座23/F B室", "HK"),
        ("灣仔駱克道31號1/F", "HK"),
        ("1204, 12th Floor, Wai Yip Building, 100 Hoi Yuen Road, Kwun Tong", "HK"),
        ("Calle 58 No. 514 x 61 y 63, Centro, Mérida, Yucatán", "MX"),
        ("Calle 58 entre 512 y 514, Centro, Mérida, Yucatán", "MX"),
        ("Av Eugenio Garza Sada 1500 Norte Col. Tecnológico Monterrey NL", "MX"),
        ("Rod. SC 401, s/n, Km 6, Saco Grande, Florianópolis/SC", "BR"),
        ("Rod. Raposo Tavares, km 23, s/n, Lageadinho, Cotia-SP", "BR"),
        ("Tv. S. José, 45 - frente, Boa Vista, Recife PE", "BR"),
        ("SQS 108, E, 302, Asa Sul, Brasília DF 70347-040", "BR"),
        ("N-340 178, 29600 Marbella", "ES"),
        ("N-332 176, 29600 Marbella", "ES"),
        ("Pza. España 3, esc. izq, 4 dcha, Sevilla", "ES"),
        ("Λεωφ. Κηφισίας 45, 4ος ορ., Μαρούσι", "GR"),
        ("京都市中京区烏丸通御池下ル二条殿町381", "JP"),
        ("埼玉県所沢市南原１２３４番地の５", "JP"),
        ("3-14-5-204 Daizawa, Setagaya-ku, Tokyo", "JP"),
        ("神奈川県横浜市中区緑が丘7-3-102", "JP"),
        ("札幌市中央区北4条西6丁目1番2号", "JP"),
        ("ул. Девятого Марта, д.33, г. Екатеринбург", "RU"),
        ("Yeni Mah. Fevzi Çakmak Blv. Yıldız Sit. A Blk. No:41 D:12 Seyhan/Adana", "TR"),
        ("21 Sillim-ro 3-gil, B102, Gwanak-gu, Seoul", "KR"),
    ],
)
def test_another_one_is_not_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")
