"""OpenStreetMap extracts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import osmium
import pytest
from osmium.osm.mutable import Node, Way

from addrkit.errors import InputError
from addrkit.gazetteer.readers.osm_interpolation import between
from tests.gazetteer.readers.reading import Row, read, written

Tags = dict[str, str]


class Map:
    """An extract in the making."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "town.osm.pbf"
        self._nodes: list[Node] = []
        self._ways: list[Way] = []

    def node(self, number: int, lat: float, lon: float, **tags: str) -> Map:
        self._nodes.append(Node(id=number, location=(lon, lat), tags=_keys(tags)))
        return self

    def way(self, number: int, *nodes: int, **tags: str) -> Map:
        self._ways.append(Way(id=number, nodes=list(nodes), tags=_keys(tags)))
        return self

    def written(self) -> Path:
        with osmium.SimpleWriter(str(self.path)) as writer:
            for node in self._nodes:
                writer.add_node(node)
            for way in self._ways:
                writer.add_way(way)
        return self.path

    def rows(self) -> list[Row]:
        return read(self.written())[0]


def _keys(tags: Tags) -> Tags:
    """Python's names cannot hold a colon: addr__city is addr:city."""
    return {key.replace("__", ":"): value for key, value in tags.items()}


@pytest.fixture
def town(tmp_path: Path) -> Map:
    return Map(tmp_path)


def test_a_node_with_an_address_is_a_door(town: Map) -> None:
    town.node(
        1, 60.1, 24.9, addr__housenumber="12", addr__street="Bulevardi", addr__unit="A 3", addr__city="Helsinki",
        addr__suburb="Kamppi", addr__state="Uusimaa", addr__postcode="00120", addr__country="fi",
        addr__housename="Forum",
    )  # fmt: skip
    assert town.rows() == [
        {
            "id": "n1",
            "building": "Forum",
            "house_number": "12",
            "street": "Bulevardi",
            "unit": "A 3",
            "suburb": "Kamppi",
            "city": "Helsinki",
            "region": "Uusimaa",
            "postcode": "00120",
            "country": "FI",
            "lat": 60.1,
            "lon": 24.9,
        }
    ]


def test_a_building_lies_in_its_middle(town: Map) -> None:
    for number, (lat, lon) in enumerate([(1.0, 2.0), (1.0, 2.4), (1.2, 2.4), (1.2, 2.0)], 1):
        town.node(number, lat, lon)
    town.way(7, 1, 2, 3, 4, 1, building="yes", addr__housenumber="5", addr__street="Rue Haute")
    [row] = town.rows()
    assert row["id"] == "w7"
    assert (row["lat"], row["lon"]) == (pytest.approx(1.1), pytest.approx(2.2))


def test_a_building_whose_nodes_are_not_in_the_extract_has_no_position(town: Map) -> None:
    town.node(1, 1.0, 2.0).way(7, 98, 99, addr__housenumber="5", addr__street="Rue Haute")
    [row] = town.rows()
    assert "lat" not in row


def test_what_has_no_address_is_no_row(town: Map) -> None:
    town.node(1, 1.0, 2.0, amenity="bench", name="Bench").node(2, 1, 2).way(7, 1, 2, highway="residential")
    assert town.rows() == []


def test_a_settlement_is_a_place_with_its_other_names(town: Map) -> None:
    town.node(
        1, 60.2, 24.9, place="city", name="Helsinki", name__sv="Helsingfors", name__fi="Helsinki",
        old_name="Helsingfors;Vanha", name__etymology="Helsing",
    )  # fmt: skip
    assert town.rows() == [
        {"id": "n1", "city": "Helsinki", "lat": 60.2, "lon": 24.9, "other_cities": ["Helsingfors", "Vanha"]}
    ]


def test_a_door_has_the_other_names_of_its_street_and_town(town: Map) -> None:
    town.node(1, 60.16, 24.93).node(2, 60.17, 24.94)
    town.node(3, 60.165, 24.935, addr__housenumber="4", addr__street="Annankatu", addr__city="Helsinki")
    town.node(4, 60.2, 24.9, place="city", name="Helsinki", name__sv="Helsingfors")
    town.way(9, 1, 2, highway="residential", name="Annankatu", name__sv="Annegatan", alt_name="Anna")
    door = next(row for row in town.rows() if row["id"] == "n3")
    assert set(door["other_streets"]) == {"Annegatan", "Anna"}
    assert door["other_cities"] == ["Helsingfors"]


def test_the_names_of_a_street_in_another_town_are_not_taken(town: Map) -> None:
    town.node(1, 61.5, 23.7).node(2, 61.51, 23.71)
    town.node(3, 60.165, 24.935, addr__housenumber="4", addr__street="Annankatu")
    town.way(9, 1, 2, highway="residential", name="Annankatu", name__sv="Annegatan")
    [door] = town.rows()
    assert "other_streets" not in door


@pytest.mark.parametrize(
    ("kind", "first", "last", "expected"),
    [
        ("even", "2", "10", ["4", "6", "8"]),
        ("odd", "9", "3", ["7", "5"]),
        ("all", "1", "4", ["2", "3"]),
        ("5", "5", "20", ["10", "15"]),
        ("alphabetic", "7a", "7d", ["7b", "7c"]),
        ("alphabetic", "7", "7C", ["7A", "7B"]),
    ],
)
def test_an_interpolation_line_has_the_doors_between_its_ends(
    town: Map, kind: str, first: str, last: str, expected: list[str]
) -> None:
    town.node(1, 1.0, 2.0, addr__housenumber=first, addr__street="Rue Haute", addr__city="Gap")
    town.node(2, 1.0, 2.1)
    town.node(3, 1.0, 2.3, addr__housenumber=last, addr__street="Rue Haute", addr__city="Gap")
    town.way(5, 1, 2, 3, addr__interpolation=kind)
    doors = [row for row in town.rows() if row["id"].startswith("w5/")]
    assert [door["house_number"] for door in doors] == expected
    assert {(door["street"], door["city"]) for door in doors} == {("Rue Haute", "Gap")}
    lons = [door["lon"] for door in doors]
    assert lons == sorted(lons)
    assert lons[0] == pytest.approx(2 + 0.3 / (len(expected) + 1))


def test_a_number_along_the_line_is_not_made_twice(town: Map) -> None:
    for number, written_number in enumerate(("2", "8", "12"), 1):
        town.node(number, 1.0, 2 + number / 10, addr__housenumber=written_number, addr__street="Rue Haute")
    town.way(5, 1, 2, 3, addr__interpolation="even")
    assert sorted(row["house_number"] for row in town.rows()) == ["10", "12", "2", "4", "6", "8"]


@pytest.mark.parametrize(
    ("kind", "first", "last", "reason"),
    [
        ("even", "1", "9", "do not fit"),
        ("even", "2", "900000", "do not fit"),
        ("alphabetic", "7a", "9c", "do not fit"),
        ("random", "1", "9", "unknown kind"),
        ("0", "1", "9", "unknown kind"),
        ("all", "1", "Villa", "without numbers"),
    ],
)
def test_a_line_that_tells_no_doors_is_refused(
    town: Map, kind: str, first: str, last: str, reason: str
) -> None:
    town.node(1, 1.0, 2.0, addr__housenumber=first, addr__street="A").node(
        2, 1.1, 2.0, addr__housenumber=last
    )
    rows, [refusal] = read(town.way(5, 1, 2, addr__interpolation=kind).written())
    assert len(rows) == 2
    assert reason in refusal.reason
    assert refusal.first == "w5"


def test_doors_along_a_bent_line_are_equally_far_from_each_other() -> None:
    ends: tuple[dict[str, Any], dict[str, Any]] = ({"house_number": "1"}, {"house_number": "5"})
    bent = [((0.0, 0.0), ends[0]), ((0.0, 0.001), None), ((0.003, 0.001), ends[1])]
    assert [place for _, place, _ in between(bent, "all")] == [
        (0.0, 0.001),
        (pytest.approx(0.001), 0.001),
        (pytest.approx(0.002), 0.001),
    ]


def test_a_list_of_numbers_is_a_door_each(town: Map) -> None:
    rows = town.node(1, 1.0, 2.0, addr__housenumber="12;14a", addr__street="Rue Haute").rows()
    assert [(row["id"], row["house_number"]) for row in rows] == [("n1/12", "12"), ("n1/14a", "14a")]


def test_flats_are_units_of_one_door(town: Map) -> None:
    rows = town.node(1, 1.0, 2.0, addr__housenumber="12", addr__street="A", addr__flats="1-3;9").rows()
    assert [row.get("unit") for row in rows] == [None, "1", "2", "3", "9"]


def test_a_village_without_streets_is_its_own_street(town: Map) -> None:
    town.node(1, 1.0, 2.0, addr__conscriptionnumber="77", addr__streetnumber="3", addr__place="Lhota")
    [row] = town.rows()
    assert (row["house_number"], row["street"], row["city"]) == ("77/3", "Lhota", "Lhota")


def test_a_country_written_out_is_left_to_who_builds(town: Map) -> None:
    [row] = town.node(1, 1.0, 2.0, addr__housenumber="1", addr__street="A", addr__country="Finland").rows()
    assert "country" not in row


def test_objects_that_were_never_uploaded_stop_nothing(town: Map) -> None:
    town.node(-2, 1.0, 2.0, addr__housenumber="2", addr__street="A").node(-3, 1.0, 2.1)
    town.way(-9, -2, -3, addr__interpolation="even").way(-10, -2, -3, addr__housenumber="7", addr__street="B")
    assert [row["house_number"] for row in town.rows()] == ["2", "7"]


def test_a_packed_extract_is_unpacked_to_be_read(tmp_path: Path, town: Map) -> None:
    plain = town.node(1, 1.0, 2.0, addr__housenumber="1", addr__street="A").written().read_bytes()
    [row], _ = read(written(tmp_path, "town.osm.pbf.gz", plain))
    assert row["id"] == "n1"


def test_the_name_of_the_file_does_not_matter(tmp_path: Path, town: Map) -> None:
    plain = town.node(1, 1.0, 2.0, addr__housenumber="1", addr__street="A").written().read_bytes()
    [row], _ = read(written(tmp_path, "town.csv", plain))
    assert row["id"] == "n1"


def test_an_extract_that_was_cut_off_is_refused(tmp_path: Path, town: Map) -> None:
    for number in range(1, 3000):
        town.node(number, 1.0, 2.0, addr__housenumber=str(number), addr__street=f"Street {number}")
    whole = town.written().read_bytes()
    with pytest.raises(InputError, match=r"cut\.pbf"):
        read(written(tmp_path, "cut.pbf", whole[: len(whole) // 2]))
