"""What is embedded of an entry and of a query."""

from __future__ import annotations

from addrkit.index.entry_text import entry_text
from addrkit.retrieve.texts import query_text
from addrkit.types import ParsedAddress, ParsedComponent


def _parsed(text: str, **parts: str) -> ParsedAddress:
    components = {
        name: ParsedComponent(value, 1.0, text.index(value), text.index(value) + len(value))
        for name, value in parts.items()
    }
    return ParsedAddress(text, "US", components)


def test_an_entry_is_its_parts_in_order() -> None:
    assert entry_text("Rue Haute", None, "Gap", None, "05000") == "Rue Haute Gap 05000"
    assert entry_text(None, "恵比寿", "渋谷区", "東京都", None) == "恵比寿 渋谷区 東京都"
    assert entry_text(None, None, None, None, None) == ""


def test_what_tells_doors_apart_is_cut_out_of_a_query() -> None:
    parsed = _parsed(
        "Acme Tower, 12 Main St Apt 4, PO Box 77, Springfield IL 62704 USA",
        building="Acme Tower",
        house_number="12",
        street="Main St",
        unit="Apt 4",
        po_box="PO Box 77",
        city="Springfield",
        country="USA",
    )
    assert query_text(parsed).replace(" ,", "") == "Main St Springfield IL 62704"


def test_a_query_of_nothing_else_stays_as_it_is() -> None:
    assert query_text(_parsed("PO Box 77", po_box="PO Box 77")) == "PO Box 77"
    assert query_text(_parsed(" 12, ", house_number="12")) == " 12, "
    assert query_text(_parsed("")) == ""


def test_what_a_parser_may_have_misread_stays() -> None:
    text = "Skógar 97110 Basse-Terre"
    parts = {
        "building": ParsedComponent("Skógar", 0.6, 0, 6),
        "house_number": ParsedComponent("97110", 0.7, 7, 12),
    }
    assert query_text(ParsedAddress(text, "FR", parts)) == text
