"""Cells that show a column to be no part of an address, whatever it is called: it is not read, and told so."""

from __future__ import annotations

import pytest

from addrkit.columns import read_columns


def unread(name: str, *cells: str) -> bool:
    """Whether a column is left out beside the parts of an address."""
    header = ["Street", "House", "Town", name]
    rows = [["High Street", "12", "Alton", cell] for cell in cells]
    return name in read_columns(header, sample=rows).unused


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("address", ("amy@fox.uk", "bob@lee.uk", "")),
        ("address", ("192.168.4.12", "10.1.2.3")),
        ("address", ("fe80::1ff:fe23:4567:890a", "2001:db8:0:1:1:1:1:1")),
        ("location", ("https://example.org/a", "www.example.org")),
        ("house number", ("07700 900123", "0113 1234567")),
        ("house number", ("+44 7700 900123",)),
        ("house number", ("300001234", "300001235")),
        ("state", ("paid", "refunded")),
        ("state", ("2026-01-02", "2026-01-03 10:00")),
        ("postal code", ("A", "B7", "C3")),
        ("postal code", ("GOLD", "SILVER")),
        ("city id", ("12", "47")),
    ],
)
def test_what_cells_contradict_is_not_read(name: str, cells: tuple[str, ...]) -> None:
    assert unread(name, *cells)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("address", ("Flat 4", "c/o Amy Fox", "amy@fox.uk", "Rear", "Unit 2")),
        ("house number", ("12", "123456", "12-14")),
        ("house number", ("1234-5678",)),
        ("state", ("NH", "ME")),
        ("state", ("New", "New Hampshire")),
        ("postal code", ("101", "GU34 1AA")),
    ],
)
def test_what_cells_leave_open_is_read_as_it_is_called(name: str, cells: tuple[str, ...]) -> None:
    header = ["Town", name]
    assert name in read_columns(header, sample=[["Alton", cell] for cell in cells]).used.values()


def test_st_is_a_state_and_where_its_cells_are_kinds_of_streets_it_is_none() -> None:
    rows = [["12 Main St", "Barre", "VT", "05641"], ["4 Elm Ave", "Keene", "NH", "03431"]]
    assert "region" in read_columns(["address", "city", "st", "zip"], sample=rows).used
    rows = [["12", "Barre", "ST", "05641"], ["4", "Keene", "AVE", "03431"]]
    assert "region" not in read_columns(["house number", "city", "st", "zip"], sample=rows).used


def test_one_wrong_line_among_many_does_not_hide_a_column() -> None:
    rows = [["1 Main St", "Provo"]] * 9 + [["amy@fox.uk", "Provo"]]
    assert read_columns(["address", "city"], sample=rows).used["address"] == "address"
