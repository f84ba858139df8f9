"""One place written with other forms of its characters is one place."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,district,region,postcode,country
nak,1-3-20,,中之島,大阪市北区,,大阪府,530-8201,JP
pan,28,盘山路,,珠海市,香洲区,广东省,519000,CN
jin,28,盘山路,,珠海市,斗门区,广东省,519100,CN
zho,100,中山北路二段,,,中山區,臺北市,10449,TW
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("大阪市北区中ノ島1-3-20", "JP", "nak"),
        ("廣東省珠海市香洲區盤山路28號", "CN", "pan"),
        ("台北市中山区中山北路二段100号", "TW", "zho"),
    ],
)
def test_other_forms_are_the_place(kit: AddressKit, typed: str, country: str, record: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)
    assert "中山区" not in verdict.formatted


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("大阪市北区中ノ島1-3-21", "JP"),
        ("廣東省珠海市金灣區盤山路28號", "CN"),
        ("台北市大安区中山北路二段100号", "TW"),
    ],
)
def test_another_place_is_none_in_any_form(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")
