"""A number under which there are a thousand doors: each of them may be meant."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit, open_kit

COUNT = 1_200


@pytest.fixture(scope="module")
def park(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("park")
    rows = [f"n{each},Slingerweg,1-{each},,3896LD,Zeewolde,NL" for each in range(1, COUNT)]
    rows += [
        f"s{each},Beach Rd,5,#{each // 20:02}-{each % 20:02},189700,Singapore,SG" for each in range(COUNT)
    ]
    table = folder / "park.csv"
    table.write_text("id,street,house_number,unit,postcode,city,country\n" + "\n".join(rows), "utf-8")
    build_gazetteer([table], folder / "park.gaz", coverage="complete")
    return open_kit([folder / "park.gaz"])


@pytest.mark.parametrize("number", [2, 399, 640, COUNT - 1])
def test_the_last_house_of_a_holiday_park_is_found(park: AddressKit, number: int) -> None:
    answer = park.verify(f"Slingerweg 1-{number}, 3896LD Zeewolde", country="NL")
    assert (answer.action, answer.match and answer.match.id) == ("accept", f"n{number}")


@pytest.mark.parametrize("flat", [1, 401, COUNT - 1])
def test_the_last_flat_of_a_tower_is_found(park: AddressKit, flat: int) -> None:
    typed = f"5 Beach Rd #{flat // 20:02}-{flat % 20:02} Singapore 189700"
    answer = park.verify(typed, country="SG")
    assert (answer.action, answer.match and answer.match.id) == ("accept", f"s{flat}")


def test_a_flat_that_the_tower_has_not_is_no_accept(park: AddressKit) -> None:
    answer = park.verify("5 Beach Rd #99-99 Singapore 189700", country="SG")
    assert answer.action != "accept"
    assert "unit_not_found" in answer.reasons
