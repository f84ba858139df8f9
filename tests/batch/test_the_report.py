"""The report is one page that says what to do, loads nothing, and shows nothing that it was not given."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import Any

import pytest

from addrkit.batch.answers import answer_of
from addrkit.batch.report.facts import ColumnsRead, Facts
from addrkit.batch.report.outcomes import TITLES, Outcome, outcome_of, problem_of
from addrkit.batch.report.page import html_report
from addrkit.batch.report.points import MOST_CELLS, Points
from addrkit.batch.report.tally import EXAMPLES, Tally
from addrkit.batch.summary import Summary
from addrkit.judge.reasons import REASONS
from addrkit.judge.verdict import nothing

HOSTILE = "<script>alert(1)</script>"
FACTS = Facts(
    "orders.csv", "2026-01-31 12:00", columns=ColumnsRead({"street": "Street"}, ("Notes",), "Order")
)


def answer(action: str = "confirm", *reasons: str, **changes: Any) -> dict[str, Any]:
    plain = {**answer_of(nothing("unreadable", "")), "addr_error": None, "addr_action": action}
    return {**plain, "addr_reasons": list(reasons), "addr_country": "NL", **changes}


def page_of(*rows: tuple[str, dict[str, Any]], facts: Facts = FACTS) -> str:
    summary = Summary()
    for number, (typed, told) in enumerate(rows, 1):
        summary.add(typed, told, f"#{1000 + number}")
    return html_report(summary.tally, facts)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags_of(page: str) -> list[tuple[str, dict[str, str | None]]]:
    tags = Tags()
    tags.feed(page)
    return tags.found


def test_whatever_holds_markup_is_shown_as_text() -> None:
    told = answer("confirm", HOSTILE, addr_formatted=HOSTILE, addr_id="1", addr_error=None, addr_country="NL")
    facts = Facts(
        HOSTILE,
        HOSTILE,
        command=HOSTILE,
        columns=ColumnsRead({HOSTILE: HOSTILE}, (HOSTILE,), HOSTILE),
        settings=((HOSTILE, HOSTILE),),
    )
    page = page_of((f'{HOSTILE}"><img src=x onerror=y>', told), facts=facts)
    names = [name for name, _ in tags_of(page)]
    assert names.count("script") == 1
    assert not {"img", "link", "iframe", "object"} & set(names)
    assert not [attrs for _, attrs in tags_of(page) if any(name.startswith("on") for name in attrs)]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_nothing_is_loaded_from_anywhere_and_nothing_ever_can_be() -> None:
    page = page_of(("a", answer("confirm", "city_conflict", addr_lat=52.1, addr_lon=5.1)))
    assert not re.search(r"https?:|src=|url\(|@import", page)
    assert {attrs.get("href") for name, attrs in tags_of(page) if name == "a"} == {"#all-rows"}
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    ("told", "expected", "problem"),
    [
        (answer("accept", "street_corrected"), "ship", "street_corrected"),
        (answer("add_unit", "unit_missing"), "unit", "unit_missing"),
        (answer("confirm", "city_inferred", "postcode_conflict"), "confirm", "postcode_conflict"),
        (answer("fix", "unmatched_words", "house_number_not_found"), "retype", "house_number_not_found"),
        (answer("confirm", "no_premise_data", "city_unconfirmed"), "data", "no_premise_data"),
        (answer("confirm", "no_premise_data", "postcode_conflict"), "confirm", "postcode_conflict"),
        (answer("confirm", "no_data_for_country", "no_match"), "data", "no_data_for_country"),
        (answer("confirm", "sample_only", "street_not_found"), "data", "sample_only"),
        (answer("fix", "empty"), "empty", "empty"),
        (answer("fix", "empty", "line_item"), "line_item", "line_item"),
        (answer("fix", "unreadable", addr_error="a quote is open"), "unreadable", ""),
    ],
)
def test_what_is_wrong_is_told_apart_from_what_is_only_missing(
    told: dict[str, Any], expected: Outcome, problem: str
) -> None:
    assert (outcome_of(told), problem_of(told)) == (expected, problem)
    assert TITLES[expected] in page_of(("x", told))


def test_a_reader_learns_what_can_ship_and_what_each_code_means() -> None:
    page = page_of(
        *[("a", answer("accept"))] * 7,
        *[("b", answer("fix", "street_not_found"))] * 2,
        ("c", answer("confirm", "no_data_for_country", addr_country="GB")),
    )
    assert "7 of 10 addresses can ship; 2 need a question to the customer" in page
    assert REASONS["street_not_found"] in page
    assert "addrkit gazetteer get gb-" in page
    assert "1 address waits for reference data" in page


def test_rows_are_named_as_their_table_names_them() -> None:
    page = page_of(
        ("12 Kerkstrat", answer("confirm", "city_conflict", addr_formatted="12 Kerkstraat", addr_id="1"))
    )
    assert "#1001" in page
    assert "12 Kerkstrat" in page
    assert "columns not used" in page
    assert "Notes" in page


def test_corrected_rows_that_were_accepted_are_there_to_be_checked() -> None:
    told = answer("accept", "street_corrected", addr_formatted="Kerkstraat 12, Groningen", addr_id="1")
    page = page_of(("Kerkstrat 12", told))
    assert "Kerkstrat 12" in page
    assert "Kerkstraat 12, Groningen" in page


def test_counts_alone_hold_nothing_that_anybody_typed() -> None:
    facts = Facts("orders.csv", "2026-01-31 12:00", counts_only=True, columns=FACTS.columns)
    secret = "Secret Lane 1"
    told = answer("confirm", "city_conflict", addr_formatted=secret, addr_id="1", addr_lat=52.1, addr_lon=5.1)
    page = page_of((secret, told), (secret, {**told, "addr_action": "accept"}), facts=facts)
    assert "Secret" not in page
    assert "#1001" not in page
    assert "<svg" not in page
    assert "<script" not in page
    assert escape(REASONS["city_conflict"]) in page


def test_every_kind_of_row_is_shown_however_many_come_before_it() -> None:
    rows = [("Common Road", answer("confirm", "city_conflict"))] * (EXAMPLES + 50)
    page = page_of(*rows, ("Rare Road", answer("fix", "street_not_found")))
    assert page.count('<td data-of="Typed">Common Road') == EXAMPLES
    assert '<td data-of="Typed">Rare Road' in page


def test_a_very_long_cell_is_cut() -> None:
    assert len(page_of(("x" * 100_000, answer()))) < 30_000


def test_a_page_of_no_rows_is_a_page() -> None:
    assert "No rows were verified" in html_report(Tally(), FACTS)


def test_the_map_stays_small_wherever_rows_lie() -> None:
    points = Points()
    for number in range(5_000):
        points.add(number % 170 - 85, (number * 7) % 360 - 179.5, "ship")
    points.add(None, "", "ship")
    assert len(points.cells) <= MOST_CELLS
    assert sum(each.total() for each in points.cells.values()) == 5_000
    assert points.without == 1


def test_answers_of_an_interrupted_run_count_as_those_of_this_one() -> None:
    told = answer("confirm", "city_conflict", addr_score=0.5, addr_lat=52.1, addr_lon=5.1)
    written = {**told, "addr_score": "0.5", "addr_lat": "52.1", "addr_lon": "5.1", "addr_error": ""}
    one, other = Tally(), Tally()
    one.add("a", "1", told)
    other.add("a", "1", written)
    assert (one.kinds, one.points.cells, one.rows[0].score) == (
        other.kinds,
        other.points.cells,
        other.rows[0].score,
    )


def test_what_has_to_be_typed_again_is_no_proposal() -> None:
    tally = Tally("IS")
    for code in ("house_number_not_found", "house_number_corrected"):
        action = "fix" if code == "house_number_not_found" else "confirm"
        tally.add("Laugavegur 999", "", answer(action, code, addr_id="is-1", addr_formatted="Laugavegur 9"))
    assert [row.proposed for row in tally.rows] == ["", "Laugavegur 9"]


def test_what_waits_for_data_comes_first_only_where_most_rows_wait() -> None:
    waits, ships = ("12 High St", answer("confirm", "no_premise_data")), ("Kerkstraat 12", answer("accept"))
    page = page_of(waits, ships, ships)
    assert page.index("can ship.") < page.index("waits for reference data")
    page = page_of(waits, waits, ships)
    assert page.index("wait for reference data") < page.index("can ship.")


def test_a_few_rows_of_many_are_not_told_as_none_of_them() -> None:
    few, many = answer("accept", addr_granularity="street"), answer("accept", addr_granularity="premise")
    page = page_of(("a", few), *[("b", many)] * 300)
    assert "premise over 99 %, street under 1 %" in page
