"""Doors of the south and the east whose number, block or flat stands otherwise than in the register."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

ROWS = """\
id,building,house_number,street,unit,suburb,city,district,region,postcode,country
papatya,Papatya Apartmanı,24,Şair Nedim Caddesi,Kat 3 Daire 7,Vişnezade Mahallesi,Beşiktaş,,İstanbul,34357,TR
papatya8,Papatya Apartmanı,24,Şair Nedim Caddesi,Kat 3 Daire 8,Vişnezade Mahallesi,Beşiktaş,,İstanbul,34357,TR
gunes,Güneş Sitesi,5,Atatürk Bulvarı,B Blok Daire 14,Çayyolu Mahallesi,Çankaya,,Ankara,06810,TR
gunesc,Güneş Sitesi,5,Atatürk Bulvarı,C Blok Daire 14,Çayyolu Mahallesi,Çankaya,,Ankara,06810,TR
korolev,,15 к2,улица Академика Королёва,кв. 48,,Москва,,Москва,129515,RU
korolev1,,15 к1,улица Академика Королёва,кв. 48,,Москва,,Москва,129515,RU
saks,,18Б,вулиця Саксаганського,кв. 33,,Київ,,,01033,UA
saksa,,18А,вулиця Саксаганського,кв. 33,,Київ,,,01033,UA
vargas,,1020,Avenida Getúlio Vargas,Sala 801,Savassi,Belo Horizonte,,MG,30112-021,BR
ruko,Ruko Mega Grosir,3,Jalan Letjen Suprapto,Blok K,Cempaka Putih Timur,Jakarta Pusat,,DKI Jakarta,10510,ID
lane,,168弄12号,漕溪北路,,,上海市,徐汇区,,200030,CN
lane21,,168弄21号,漕溪北路,,,上海市,徐汇区,,200030,CN
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Şair Nedim Cd. 24/7 Vişnezade Beşiktaş İstanbul", "TR", "papatya"),
        ("Çayyolu Mah. Atatürk Blv. Güneş Sitesi B Blok No:5/14 Çankaya Ankara", "TR", "gunes"),
        ("Москва, ул. Академика Королёва, 15к2-48", "RU", "korolev"),
        ("Київ, вул. Саксаганського, 18б/33", "UA", "saks"),
        ("Av. Getúlio Vargas, nº 1.020, Sala 801, Savassi, Belo Horizonte - MG, 30112-021", "BR", "vargas"),
        (
            "Ruko Mega Grosir Blok K/3, Jl. Letjen Suprapto, Cempaka Putih Timur, Jakarta Pusat 10510",
            "ID",
            "ruko",
        ),
        ("上海市徐汇区漕溪北路168弄12号", "CN", "lane"),
        ("上海徐汇漕溪北路168弄21号 200030", "CN", "lane21"),
    ],
)
def test_they_are_the_record(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Şair Nedim Cd. 24/9 Vişnezade Beşiktaş İstanbul", "TR"),
        ("Çayyolu Mah. Atatürk Blv. Güneş Sitesi A Blok No:5/14 Çankaya Ankara", "TR"),
        ("Çayyolu Mah. Atatürk Blv. Güneş Sitesi B Blok No:5/15 Çankaya Ankara", "TR"),
        ("Москва, ул. Академика Королёва, 15к3-48", "RU"),
        ("Москва, ул. Академика Королёва, 15к2-49", "RU"),
        ("Київ, вул. Саксаганського, 18в/33", "UA"),
        ("Av. Getúlio Vargas, nº 1.021, Sala 801, Savassi, Belo Horizonte - MG, 30112-021", "BR"),
        ("Ruko Mega Grosir Blok L/3, Jl. Letjen Suprapto, Cempaka Putih Timur, Jakarta Pusat 10510", "ID"),
        ("Ruko Mega Grosir Blok K/4, Jl. Letjen Suprapto, Cempaka Putih Timur, Jakarta Pusat 10510", "ID"),
        ("上海市徐汇区漕溪北路186弄12号", "CN"),
        ("上海市徐汇区漕溪北路168弄13号", "CN"),
        ("上海市徐汇区漕溪北路168号", "CN"),
    ],
)
def test_another_one_is_not_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")
