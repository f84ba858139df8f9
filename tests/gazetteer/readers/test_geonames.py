"""GeoNames: postal codes and places."""

from __future__ import annotations

from pathlib import Path

import pytest

from addrkit.gazetteer.readers.geonames import NOT_POPULATED
from tests.gazetteer.readers.reading import read, written

POSTCODES = (
    "GB\tDN14\tGoole\tEngland\tENG\tEast Riding of Yorkshire\t11609011\t\t\t53.7167\t-0.8667\t4\n"
    'GB\tDT8\t"The Green\tEngland\tENG\tDorset\t11609020\t\t\t50.8167\t-2.8333\t4\n'
)


def place(name: str, others: str, kind: str = "P", region: str = "CA", ascii_name: str = "") -> str:
    """A line of the dump of places."""
    values = [
        "5391959", name, ascii_name, others, "37.77493", "-122.41942", kind, "PPLA2", "US", "", region,
        "075", "", "", "864816", "16", "28", "America/Los_Angeles", "2024-01-01",
    ]  # fmt: skip
    return "\t".join(values) + "\n"


@pytest.mark.parametrize("name", ["GB.txt", "GB.txt.gz", "GB.txt.zst"])
def test_a_postcode_is_read(tmp_path: Path, name: str) -> None:
    rows, refused = read(written(tmp_path, name, POSTCODES))
    assert refused == ()
    assert rows[0] == {
        "id": "GB/DN14/Goole",
        "city": "Goole",
        "district": "East Riding of Yorkshire",
        "region": "England",
        "postcode": "DN14",
        "country": "GB",
        "lat": 53.7167,
        "lon": -0.8667,
    }


def test_a_quotation_mark_is_a_letter_like_any_other(tmp_path: Path) -> None:
    rows, _ = read(written(tmp_path, "GB.txt", POSTCODES))
    assert rows[1]["city"] == '"The Green'


@pytest.mark.parametrize("name", ["US.txt", "US.txt.gz", "US.txt.zst"])
def test_a_place_brings_its_other_names_without_links(tmp_path: Path, name: str) -> None:
    others = "Frisco,https://en.wikipedia.org/wiki/San_Francisco,サンフランシスコ"
    [row], refused = read(written(tmp_path, name, place("San Francisco", others, ascii_name="San Francisco")))
    assert refused == ()
    assert (row["id"], row["city"], row["region"], row["country"]) == ("5391959", "San Francisco", "CA", "US")
    assert row["other_cities"] == ["San Francisco", "Frisco", "サンフランシスコ"]


def test_a_region_that_is_a_number_of_the_register_is_left_out(tmp_path: Path) -> None:
    [row], _ = read(written(tmp_path, "FR.txt", place("Gap", "", region="93")))
    assert "region" not in row
    assert "other_cities" not in row


def test_rivers_and_mountains_are_counted_and_left_out(tmp_path: Path) -> None:
    text = place("Gap", "") + place("Pic de Bure", "", kind="T") * 3
    rows, [refusal] = read(written(tmp_path, "FR.txt", text))
    assert [row["city"] for row in rows] == ["Gap"]
    assert (refusal.reason, refusal.count) == (NOT_POPULATED, 3)
