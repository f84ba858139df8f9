"""A model is asked about names that it can read, and about nothing that it could only guess."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.judge.llm.asking import can_know
from addrkit.judge.passes import verify_all
from addrkit.kit import AddressKit
from addrkit.parsing.query import query_of

ROWS = """id,house_number,street,city,postcode
a,5,Avenue Franklin Delano Roosevelt,Paris,75008
b,7,Boulevard Malesherbes,Paris,75008
c,12,Rue de la Paix,Paris,75002
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("asking")
    (folder / "rows.csv").write_text(ROWS, "utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "fr.gaz", country="FR", coverage="complete")
    return addrkit.open(folder / "fr.gaz")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("5 av F Delano Roosvelt, 75008 Paris", True),
        ("7 Bd Malzerbe, 75008 Paris", True),
        ("99 Rue de la Paix, 75002 Paris", False),
        ("12 Rue de la Paix", False),
        ("7 Бульвар Malzerbe, 75008 Paris", False),
    ],
)
def test_only_a_name_that_differs_is_asked_about(kit: AddressKit, text: str, asked: bool) -> None:
    [judged] = verify_all([query_of(text, kit.parser, "FR")], kit.stages)
    assert judged.best.ranked
    assert can_know(judged.best.query, judged.best.ranked) is asked
