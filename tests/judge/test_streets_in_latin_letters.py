"""Registers in Hangul and Chinese characters, asked for in the Latin letters that people write abroad."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

ROWS = """\
id,building,house_number,street,unit,suburb,city,district,region,postcode,country
olympic,,152,올림픽로,,방이동,송파구,,서울특별시,05540,KR
branch,한신아파트,25,성균관로12길,103동 1502호,명륜2가,종로구,,서울특별시,03063,KR
harbour,,48-7,중앙대로243번길,,초량동,동구,,부산광역시,48814,KR
rural,,33,삼막골길,,장흥면 일영리,양주시,,경기도,11521,KR
lane,,25號,仁愛路四段216巷,3樓,,臺北市,大安區,,106,TW
side,,88號,建國南路一段,7樓之2,,臺北市,大安區,,106,TW
third,,56號,五福三路,,,高雄市,前金區,,801,TW
alley,,101號,民生街15巷8弄,,水源里,臺南市,永康區,,710,TW
again,,12號,重慶北路三段,,,臺北市,大同區,,103,TW
second,,77号,科技二路,,,西安市,雁塔区,陕西省,710075,CN
west,,36号,体育西路,,,广州市,天河区,广东省,510620,CN
kita,,2-1-1,,,梅田,大阪市北区,,大阪府,530-0001,JP
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("152 Ollimpik-ro, Songpa-gu, Seoul 05540", "KR", "olympic"),
        ("152 Ollimpikro, Bangi-dong, Songpa-gu, Seoul", "KR", "olympic"),
        ("103-1502, 25, Seonggyungwan-ro 12-gil, Jongno-gu, Seoul", "KR", "branch"),
        ("48-7, Jungang-daero 243beon-gil, Dong-gu, Busan", "KR", "harbour"),
        ("33 Sammakgol-gil, Jangheung-myeon, Yangju-si, Gyeonggi-do", "KR", "rural"),
        ("3F., No. 25, Ln. 216, Sec. 4, Ren'ai Rd., Da'an Dist., Taipei City 106", "TW", "lane"),
        ("7F.-2, No.88, Sec. 1, Jianguo S. Rd., Da-an Dist., Taipei City", "TW", "side"),
        ("7F-2, No. 88, Sec. 1, Chienkuo South Road, Taipei", "TW", "side"),
        ("No. 56, Wufu 3rd Rd., Qianjin Dist., Kaohsiung City 801", "TW", "third"),
        ("No. 101, Aly. 8, Ln. 15, Minsheng St., Yongkang Dist., Tainan City", "TW", "alley"),
        ("No. 12, Sec. 3, Chongqing N. Rd., Datong Dist., Taipei City", "TW", "again"),
        ("No. 77 Keji 2nd Road, Yanta District, Xi'an, Shaanxi 710075", "CN", "second"),
        ("36 Tiyu West Road, Tianhe District, Guangzhou, Guangdong", "CN", "west"),
        ("36 Tiyuxi Lu, Tianhe, Guangzhou", "CN", "west"),
        ("2-1-1 Umeda, Kita-ku, Osaka 530-0001, Japan", "JP", "kita"),
    ],
)
def test_the_street_is_known_as_its_signs_spell_it(
    kit: AddressKit, typed: str, country: str, meant: str
) -> None:
    assert_found(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("152 Ollimpik-ro, Gangnam-gu, Seoul", "KR"),
        ("154 Ollimpik-ro, Songpa-gu, Seoul", "KR"),
        ("48-7, Jungang-daero 234beon-gil, Dong-gu, Busan", "KR"),
        ("25, Seonggyungwan-ro 21-gil, 103-1502, Jongno-gu, Seoul", "KR"),
        ("33 Sammakgol-gil, Baekseok-eup, Yangju-si, Gyeonggi-do", "KR"),
        ("3F., No. 25, Ln. 218, Sec. 4, Ren'ai Rd., Da'an Dist., Taipei City", "TW"),
        ("3F., No. 25, Ln. 216, Sec. 3, Ren'ai Rd., Da'an Dist., Taipei City", "TW"),
        ("7F-2, No. 88, Sec. 1, Jianguo N. Rd., Daan District, Taipei", "TW"),
        ("7F-2, No. 88, Sec. 1, Jinguo S. Rd., Daan District, Taipei", "TW"),
        ("No. 56, Wufu 2nd Rd., Qianjin Dist., Kaohsiung City", "TW"),
        ("No. 12, Sec. 3, Chongqing S. Rd., Datong Dist., Taipei City", "TW"),
        ("No. 77 Keji Road, Yanta District, Xi'an", "CN"),
        ("36 Tiyu East Road, Tianhe District, Guangzhou", "CN"),
        ("2-1-1 Umeda, Nishi-ku, Osaka", "JP"),
    ],
)
def test_another_one_is_not_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")


def test_a_town_that_is_read_as_the_region_is_printed_once(kit: AddressKit) -> None:
    verdict = kit.verify("No. 56, Wufu 3rd Rd., Kaohsiung City 801", country="TW")
    assert verdict.formatted == "801, 高雄市前金區五福三路56號"
