"""A Thai register answers to Latin spellings of its names, and a Latin one to Thai; another name is asked about."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

NATIVE = """\
id,house_number,street,suburb,city,district,region,postcode,country
rk24,15/8,ซอยรามคำแหง 24,หัวหมาก,กรุงเทพมหานคร,บางกะปิ,,10240,TH
rk42,15/8,ซอยรามคำแหง 42,หัวหมาก,กรุงเทพมหานคร,บางกะปิ,,10240,TH
phahon,321,ถนนพหลโยธิน,สามเสนใน,กรุงเทพมหานคร,พญาไท,,10400,TH
lp101,47/3,ซอยลาดพร้าว 101,คลองเจ้าคุณสิงห์,กรุงเทพมหานคร,วังทองหลาง,,10310,TH
moo4,63,หมู่ที่ 4,หนองแก,,หัวหิน,ประจวบคีรีขันธ์,77110,TH
"""
LATIN = """\
id,house_number,street,suburb,city,district,region,postcode,country
ari4,28/4,Soi Ari 4,Samsen Nai,Bangkok,Phaya Thai,,10400,TH
ari14,28/4,Soi Ari 14,Samsen Nai,Bangkok,Phaya Thai,,10400,TH
moo6,71,Moo 6,Nong Han,,San Sai,Chiang Mai,50290,TH
moo9,71,Moo 9,Nong Han,,San Sai,Chiang Mai,50290,TH
"""


@pytest.fixture(scope="module")
def native(opened: Opened) -> AddressKit:
    return opened(NATIVE)


@pytest.fixture(scope="module")
def latin(opened: Opened) -> AddressKit:
    return opened(LATIN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15/8 Soi Ramkhamhaeng 24, Hua Mak, Bang Kapi, Bangkok 10240", "rk24"),
        ("321 Phahonyothin Road, Samsen Nai, Phaya Thai, Bangkok 10400", "phahon"),
        ("321 Phaholyothin Rd, Samsennai, Phayathai, Bangkok", "phahon"),
        ("47/3 Soi Lat Phrao 101, Khlong Chao Khun Sing, Wang Thonglang, Bangkok 10310", "lp101"),
        ("47/3 Soi Ladprao 101, Wang Thonglang, Bangkok 10310", "lp101"),
        ("63 Moo 4, Nong Kae, Hua Hin, Prachuap Khiri Khan 77110", "moo4"),
    ],
)
def test_a_thai_register_answers_to_latin_letters(native: AddressKit, typed: str, meant: str) -> None:
    verdict = native.verify(typed, country="TH")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("28/4 ซอยอารีย์ 4 แขวงสามเสนใน เขตพญาไท กรุงเทพฯ 10400", "ari4"),
        ("28/4 Soi Aree 4, Samsennai, Phayathai, BKK 10400", "ari4"),
        ("71 ม.6 ต.หนองหาร อ.สันทราย จ.เชียงใหม่ 50290", "moo6"),
        ("71 Mu 6 T. Nong Han A. Sansai Chiangmai 50290", "moo6"),
    ],
)
def test_a_latin_register_answers_to_thai(latin: AddressKit, typed: str, meant: str) -> None:
    verdict = latin.verify(typed, country="TH")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", meant)


@pytest.mark.parametrize(
    "typed",
    [
        "15/8 Soi Ramkhamhaeng 26, Hua Mak, Bang Kapi, Bangkok 10240",
        "15/9 Soi Ramkhamhaeng 24, Hua Mak, Bang Kapi, Bangkok 10240",
        "15/8 Soi Ramkhamhaeng 24, Khlong Chan, Bang Kapi, Bangkok 10240",
        "15/8 Soi Ram Inthra 24, Hua Mak, Bang Kapi, Bangkok 10240",
        "312 Phahonyothin Road, Samsen Nai, Phaya Thai, Bangkok 10400",
        "321 Phetchaburi Road, Samsen Nai, Phaya Thai, Bangkok 10400",
        "321 Phahonyothin Road, Samsen Nok, Phaya Thai, Bangkok 10400",
        "47/3 Soi Lat Krabang 101, Wang Thonglang, Bangkok 10310",
        "63 Moo 5, Nong Kae, Hua Hin, Prachuap Khiri Khan 77110",
        "63 Moo 4, Nong Phlap, Hua Hin, Prachuap Khiri Khan 77110",
    ],
)
def test_another_door_of_a_thai_register_is_asked_about(native: AddressKit, typed: str) -> None:
    assert native.verify(typed, country="TH").action in ("confirm", "fix")


@pytest.mark.parametrize(
    "typed",
    [
        "28/4 ซอยอารีย์ 5 แขวงสามเสนใน เขตพญาไท กรุงเทพฯ 10400",
        "28/4 ซอยอินทามระ 4 แขวงสามเสนใน เขตพญาไท กรุงเทพฯ 10400",
        "28/4 ซอยอารีย์ 4 แขวงพญาไท เขตพญาไท กรุงเทพฯ 10400",
        "71 ม.7 ต.หนองหาร อ.สันทราย จ.เชียงใหม่ 50290",
        "71 ม.6 ต.หนองแหย่ง อ.สันทราย จ.เชียงใหม่ 50290",
    ],
)
def test_another_door_of_a_latin_register_is_asked_about(latin: AddressKit, typed: str) -> None:
    assert latin.verify(typed, country="TH").action in ("confirm", "fix")


def test_what_was_typed_stays_the_input(native: AddressKit) -> None:
    verdict = native.verify("321 Phahonyothin Road, Samsen Nai, Phaya Thai, Bangkok 10400", country="TH")
    street, suburb = verdict.components["street"], verdict.components["suburb"]
    assert (street.input, street.value) == ("Phahonyothin Road", "ถนนพหลโยธิน")
    assert (suburb.input, suburb.value) == ("Samsen Nai", "สามเสนใน")
