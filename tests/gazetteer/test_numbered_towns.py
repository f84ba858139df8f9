"""Japan's registers keep the number of a town's part with its name; people write it before the house number."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
two,1-1,,西新宿二丁目,新宿区,東京都,160-0023,JP
three,1,西新宿三丁目,,新宿区,東京都,160-0023,JP
one,3-5,,本町１丁目,渋谷区,東京都,151-0071,JP
name,5,,八丁堀,中央区,東京都,104-0032,JP
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("towns")
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "it.gaz")
    return addrkit.open(folder / "it.gaz")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("東京都新宿区西新宿2-1-1", "two"),
        ("東京都新宿区西新宿二丁目1-1", "two"),
        ("東京都新宿区西新宿２丁目１番１号", "two"),
        ("東京都新宿区西新宿3-1", "three"),
        ("東京都渋谷区本町1-3-5", "one"),
        ("東京都中央区八丁堀5", "name"),
    ],
)
def test_the_part_of_a_town_is_one_with_the_name_or_with_the_number(
    kit: AddressKit, typed: str, meant: str
) -> None:
    verdict = kit.verify(typed, country="JP")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", meant)


@pytest.mark.parametrize(
    "typed", ["東京都新宿区西新宿1-1", "東京都新宿区西新宿4-1-1", "東京都新宿区西新宿3-1-5"]
)
def test_another_part_of_the_town_is_not_accepted(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="JP").action != "accept"
