"""Streets all of whose words are frequent are found by what they have together."""

from __future__ import annotations

from pathlib import Path

import addrkit
from addrkit.gazetteer.build import build_gazetteer

TOWNS = 2_000


def test_a_fifth_avenue_among_thousands_is_found_by_its_town(tmp_path: Path) -> None:
    rows = [f"{town},{town % 90 + 1},5th Ave,Town{town:04},OH,US\n" for town in range(TOWNS)]
    rows += [f"ny{town},{town},{town} St,New York,NY,US\n" for town in range(1, TOWNS)]
    rows += ["esb,350,5 Ave,New York,NY,US\n"]
    (tmp_path / "rows.csv").write_text(
        "id,house_number,street,city,region,country\n" + "".join(rows), "utf-8"
    )
    build_gazetteer([tmp_path / "rows.csv"], tmp_path / "us.gaz", coverage="complete")
    with_town = addrkit.open(tmp_path / "us.gaz").verify("350 5th av ny", country="US")
    assert with_town.match is not None
    assert (with_town.action, with_town.match.id) == ("accept", "esb")
