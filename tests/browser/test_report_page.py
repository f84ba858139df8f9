"""The report of a batch in a browser: it asks for nothing, filters, sorts, and fits a phone in either light."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from addrkit.batch.answers import answer_of
from addrkit.batch.report.facts import ColumnsRead, Facts
from addrkit.batch.report.page import html_report
from addrkit.batch.report.tally import Tally
from addrkit.judge.verdict import nothing

from .conftest import Opened

from playwright.sync_api import Browser, expect  # isort: skip - the conftest skips where it is not installed

ROWS = (
    ("12 Kerkstrat", "confirm", "city_conflict", "NL"),
    ("Rue de la Paiks 10", "fix", "street_not_found", "FR"),
    ("1 High Street, Alton", "confirm", "no_data_for_country", "GB"),
    ("<img src=x onerror=alert(1)>", "fix", "street_not_found", "FR"),
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    tally = Tally()
    plain = {**answer_of(nothing("unreadable", "")), "addr_error": None}
    for number, (typed, action, reason, country) in enumerate(ROWS):
        told = {"addr_action": action, "addr_reasons": [reason], "addr_country": country}
        tally.add(typed, f"#{9 - number}", {**plain, **told, "addr_lat": 50.0 + number, "addr_lon": 4.0})
    facts = Facts("orders.csv", "2026-01-31 12:00", columns=ColumnsRead({"address": "address"}, (), "Order"))
    (tmp_path / "report.html").write_text(html_report(tally, facts), "utf-8")
    return tmp_path / "report.html"


@pytest.fixture(params=[(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def opened(report: Path, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Opened]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = Opened(context.new_page())
    page.page.goto(report.as_uri())
    yield page
    context.close()


def test_it_asks_for_nothing_runs_nothing_and_fits_its_screen(opened: Opened, report: Path) -> None:
    assert opened.requests == [report.as_uri()]
    assert opened.complaints == []
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_rows_are_filtered_and_sorted(opened: Opened) -> None:
    page = opened.page
    rows = page.locator("#rows tbody tr:visible")
    expect(rows).to_have_count(4)
    page.get_by_label("Country").select_option("FR")
    expect(rows).to_have_count(2)
    page.get_by_label("Holds the words").fill("paiks")
    expect(rows).to_have_count(1)
    page.locator("a.card.data").click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("High Street")
    page.get_by_label("What to do").select_option("")
    expect(rows).to_have_count(4)
    page.evaluate("document.querySelectorAll('#rows th button')[1].click()")
    assert [each.split()[0] for each in page.locator('#rows td[data-of="Order"]').all_inner_texts()] == [
        "#6",
        "#7",
        "#8",
        "#9",
    ]
    assert opened.complaints == []
