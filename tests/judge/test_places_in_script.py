"""Chinese, Japanese and Korean, whose words are not apart: no ward, number or word is lost in a run of signs."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

ROWS = """\
id,house_number,street,suburb,city,district,region,postcode,country
zhong,100號,中山北路二段,,中山區,,臺北市,10449,TW
nan,100號,中山南路,,中正區,,臺北市,10048,TW
xiang,28,盘山路,,珠海市,香洲区,广东省,519000,CN
dou,28,盘山路,,珠海市,斗门区,广东省,519100,CN
shin,2-8-1,,西新宿,新宿区,,東京都,160-0023,JP
kyo,999,,上之町,京都市下京区,,京都府,600-8202,JP
jong,6,종로,,종로구,,서울특별시,03187,KR
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("script")
    (folder / "rows.csv").write_text(ROWS, "utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "script.gaz", coverage="complete")
    return addrkit.open(folder / "script.gaz")


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("臺北市中山區中山北路二段100號", "TW", "zhong"),
        ("广东省珠海市香洲区盘山路28号", "CN", "xiang"),
        ("广东省珠海市斗门区盘山路28号", "CN", "dou"),
        ("東京都新宿区西新宿2-8-1", "JP", "shin"),
        ("京都府京都市　下京区上之町999", "JP", "kyo"),
        ("서울 종로구 종로 6", "KR", "jong"),
    ],
)
def test_the_ward_tells_which_of_two_doors_is_meant(
    kit: AddressKit, typed: str, country: str, meant: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", meant)


@pytest.mark.parametrize(
    ("typed", "country", "reason"),
    [
        ("臺北市大安區中山北路二段100號", "TW", "district_conflict"),
        ("臺北市中山區中山北路二段100號對面", "TW", "relative_position"),
        ("臺北市中山區中山北路二段100號及102號", "TW", "several_numbers"),
        ("東京都渋谷区西新宿2-8-1", "JP", "no_match"),
        ("東京都新宿区西新宿2-8-1の向かい", "JP", "relative_position"),
        ("東京都新宿区西新宿2-8-1または2-8-2", "JP", "several_numbers"),
        ("서울 서초구 종로 6", "KR", "city_conflict"),
    ],
)
def test_another_ward_or_another_door_stops_an_accept(
    kit: AddressKit, typed: str, country: str, reason: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action != "accept"
    assert reason in verdict.reasons
