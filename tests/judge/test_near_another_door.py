"""Opposite, behind, between, next to: what is near a door is not the door, in the languages of the markets."""

from __future__ import annotations

from pathlib import Path

import pytest

from addrkit.kit import AddressKit
from tests.tables import read_table

from .conftest import Opened

DATA = read_table(Path(__file__).with_name("near_another_door.yaml"))


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(DATA["rows"])


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: case[1])
def test_what_is_near_a_door_is_never_accepted_as_the_door(kit: AddressKit, case: list[str]) -> None:
    country, text, *meant = case
    verdict = kit.verify(text, country=country)
    if verdict.action in ("accept", "add_unit"):
        assert meant == [verdict.match.id if verdict.match else None]
    elif meant:
        assert verdict.match is not None
        assert verdict.match.id == meant[0]
