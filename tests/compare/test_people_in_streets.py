"""Streets that are named for people, by their initials or by their whole names."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

ROWS = """id,house_number,street,city,region,postcode,country
king,12,Martin Luther King Jr Blvd,Dallas,TX,75215,US
kingston,12,Kingston Blvd,Dallas,TX,75215,US
kennedy,40,John F Kennedy Dr,Dallas,TX,75215,US
roosevelt,7,FDR Pkwy,Dallas,TX,75215,US
gandhi,45,MG Road,Bengaluru,Karnataka,560001,IN
brigade,45,Brigade Road,Bengaluru,Karnataka,560001,IN
shastri,12,Lal Bahadur Shastri Marg,Mumbai,Maharashtra,400070,IN
"""


@pytest.fixture(scope="module")
def kits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, AddressKit]:
    folder: Path = tmp_path_factory.mktemp("people")
    head, *rows = ROWS.splitlines()
    found = {}
    for code in ("US", "IN"):
        own = [row for row in rows if row.endswith(f",{code}")]
        (folder / f"{code}.csv").write_text("\n".join((head, *own)), "utf-8")
        build_gazetteer([folder / f"{code}.csv"], folder / f"{code}.gaz", country=code, coverage="complete")
        found[code] = addrkit.open(folder / f"{code}.gaz")
    return found


@pytest.mark.parametrize(
    ("code", "text", "meant"),
    [
        ("US", "12 MLK Jr Blvd, Dallas TX 75215", "king"),
        ("US", "12 M L King Jr Blvd, Dallas TX 75215", "king"),
        ("US", "40 JFK Dr, Dallas TX 75215", "kennedy"),
        ("US", "7 Franklin Delano Roosevelt Pkwy, Dallas TX 75215", "roosevelt"),
        ("IN", "45 Mahatma Gandhi Road, Bengaluru 560001", "gandhi"),
        ("IN", "45 M.G. Road, Bengaluru 560001", "gandhi"),
        ("IN", "12 LBS Marg, Mumbai 400070", "shastri"),
    ],
)
def test_initials_are_the_name_of_the_street(
    kits: dict[str, AddressKit], code: str, text: str, meant: str
) -> None:
    verdict = kits[code].verify(text, country=code)
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", meant)
