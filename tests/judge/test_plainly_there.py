"""An address that is its record in every word needs no account: what is the least bit less plain gets one."""

from __future__ import annotations

import pytest

from addrkit.judge.account import accounting
from addrkit.judge.account.accounting import of_every_word
from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
far,12,Rue de Varenne,,Paris 7e Arrondissement,,75007,FR
mul,5,Via dei Mulini,,Roma,,00100,IT
grid,3900,E 3900 S,,Salt Lake City,UT,84124,US
kas,7,Kastanienallee,Mitte,Berlin,,10435,DE
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


def accounts_made(kit: AddressKit, typed: str, country: str, patch: pytest.MonkeyPatch) -> int:
    """For how many records the words of a text were gone through."""
    made: list[object] = []
    patch.setattr(accounting, "of_every_word", lambda *each, **more: _noted(made, each, more))
    kit.verify(typed, country)
    return len(made)


def _noted(made: list[object], each: tuple[object, ...], more: dict[str, object]) -> accounting.Account:
    made.append(each)
    found: accounting.Account = of_every_word(*each, **more)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("12 rue de Varenne, 75007 Paris", "FR"),
        ("5 Via dei Mulini, 00100 Roma", "IT"),
        ("3900 E 3900 S, Salt Lake City, UT 84124", "US"),
        ("Kastanienallee 7, 10435 Berlin", "DE"),
    ],
)
def test_a_plain_address_is_accepted_without_one(
    kit: AddressKit, typed: str, country: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kit.verify(typed, country).action == "accept"
    assert accounts_made(kit, typed, country, monkeypatch) == 0


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("12 rue de Varene, 75007 Paris", "FR"),
        ("12 rue de Varenne, apt 4, 75007 Paris", "FR"),
        ("Kastanienallee 7, Mitte, 10435 Berlin", "DE"),
    ],
)
def test_what_is_less_plain_is_gone_through(
    kit: AddressKit, typed: str, country: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert accounts_made(kit, typed, country, monkeypatch) > 0
