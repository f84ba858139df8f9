"""The report is one page that loads nothing and shows nothing it was not given."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from addrkit.batch.answers import answer_of
from addrkit.batch.report import html_report
from addrkit.batch.summary import MAX_DOUBTFUL, Summary
from addrkit.judge.verdict import nothing


def counted(rows: list[str], **changes: Any) -> Summary:
    summary = Summary()
    for row in rows:
        summary.add(row, {**answer_of(nothing("unreadable", "it cannot be read")), **changes})
    return summary


def page_of(summary: Summary) -> str:
    return html_report(summary, "orders.csv", made="2026-01-31 12:00")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_what_was_typed_is_shown_as_text_and_never_as_markup() -> None:
    page = page_of(counted(["<script>alert(1)</script>", '"><img src=x onerror=y>'], addr_formatted="<b>x"))
    tags = Tags()
    tags.feed(page)
    names = {name for name, _ in tags.found}
    assert not names & {"script", "img", "link", "iframe"}
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_nothing_is_loaded_from_anywhere() -> None:
    page = page_of(counted(["a"]))
    assert not re.search(r"https?:|//|src=|href=|url\(|@import", page)


def test_counts_and_shares_are_there() -> None:
    summary = counted(["a", "b", "c"], addr_action="confirm", addr_reasons=["street_not_found"])
    page = page_of(summary)
    assert "street_not_found" in page
    assert "100.0 %" in page
    assert "3 rows, 3 with an error" in page


def test_only_the_first_doubtful_rows_are_listed() -> None:
    page = page_of(counted([f"Street {number}" for number in range(MAX_DOUBTFUL + 50)]))
    assert f"the first {MAX_DOUBTFUL} of {MAX_DOUBTFUL + 50}" in page
    assert page.count("<td>Street ") == MAX_DOUBTFUL


def test_a_very_long_cell_is_cut() -> None:
    assert len(page_of(counted(["x" * 100_000]))) < 20_000


def test_a_page_of_no_rows_is_a_page() -> None:
    assert "none" in page_of(Summary())
