"""Chinese lines of shops and couriers: places said again, estates, what only stands near, what is left over."""

from __future__ import annotations

import pytest

import addrkit


def cut(text: str, country: str = "CN") -> dict[str, str]:
    return {name: part.value for name, part in addrkit.parse(text, country=country).components.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A region that is one city has districts as other cities have.
        (
            "北京市西城区西中街18号金泰广场C座7层",
            {
                "region": "北京市",
                "district": "西城区",
                "street": "西中街",
                "house_number": "18",
                "building": "金泰广场",
                "unit": "C座7层",
            },
        ),
        # A part of a town that is called as a city elsewhere.
        (
            "五常街道永福社区文一西路9号",
            {"suburb": "五常街道永福社区", "street": "文一西路", "house_number": "9"},
        ),
        (
            "嵊州市城东开发区纬二路9号",
            {"city": "嵊州市", "suburb": "城东开发区", "street": "纬二路", "house_number": "9"},
        ),
        # Places that are said again.
        (
            "浙江省 杭州市 西湖区 浙江省 杭州市 西湖区 文三路90号",
            {
                "region": "浙江省",
                "city": "杭州市",
                "district": "西湖区",
                "street": "文三路",
                "house_number": "90",
            },
        ),
        (
            "温州市苍南县浙江省温州市苍南县龙港镇人民路25号",
            {
                "region": "浙江省",
                "city": "温州市",
                "district": "苍南县",
                "suburb": "龙港镇",
                "street": "人民路",
                "house_number": "25",
            },
        ),
        # Estates with their houses, and works with a street behind.
        ("桃源水韵秋风里8-2-1102", {"building": "桃源水韵秋风里", "unit": "8-2-1102"}),
        (
            "路南区金地平安里105楼2门301室",
            {"district": "路南区", "building": "金地平安里", "unit": "105楼2门301室"},
        ),
        ("周村花园明月苑6幢一单元202", {"building": "周村花园明月苑", "unit": "6幢一单元202"}),
        (
            "余杭区良渚街道好运工业园吉祥路8号",
            {
                "district": "余杭区",
                "suburb": "良渚街道",
                "building": "好运工业园",
                "street": "吉祥路",
                "house_number": "8",
            },
        ),
        # What only stands near, and shops at a house's foot.
        (
            "柳州市城中区潭中东路红太阳网吧门口",
            {"city": "柳州市", "district": "城中区", "street": "潭中东路", "building": "红太阳网吧"},
        ),
        ("路北区机场路附近", {"district": "路北区", "street": "机场路"}),
        (
            "路北区卫国路碧水华府底商105号",
            {"district": "路北区", "street": "卫国路", "building": "碧水华府", "unit": "底商105号"},
        ),
    ],
)
def test_it_is_cut_as_decided(text: str, told: dict[str, str]) -> None:
    assert cut(text) == told


@pytest.mark.parametrize(
    ("text", "unmatched"),
    [
        ("北京市东城区东中街29号东环广场B座5层华远资本", ("华远资本",)),
        ("柳州市城中区潭中东路红太阳网吧门口", ("门口",)),
        ("路北区机场路附近", ("附近",)),
    ],
)
def test_what_no_component_holds_is_named(text: str, unmatched: tuple[str, ...]) -> None:
    assert addrkit.parse(text, country="CN").unmatched == unmatched


def test_a_section_of_a_road_in_hong_kong_is_of_the_street() -> None:
    assert cut("元朗青山公路元朗段150號地下", "HK") == {
        "city": "元朗",
        "street": "青山公路元朗段",
        "house_number": "150",
        "unit": "地下",
    }
