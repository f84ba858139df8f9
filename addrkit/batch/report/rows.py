"""Single rows in the page: those that need somebody, to be filtered and sorted, and those that were corrected."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from addrkit.batch.report.facts import Facts
from addrkit.batch.report.outcomes import TITLES, Outcome, words_of
from addrkit.batch.report.tally import ShownRow, Tally
from addrkit.locale.country import country


def country_name(code: str) -> str:
    """The name of a country; "unknown" for none.

    >>> country_name("NL"), country_name("")
    ('Netherlands', 'unknown')
    """
    return country(code).name or code if code else "unknown"


def within(code: str) -> str:
    """The same in a sentence: "the United Kingdom".

    >>> within("GB"), within("FR")
    ('the United Kingdom', 'France')
    """
    name = country_name(code)
    return f"the {name}" if name.startswith("United ") or name in ("Netherlands", "Philippines") else name


def corrected_table(tally: Tally, facts: Facts) -> str:
    """The accepted rows whose spelling, town or postcode was changed."""
    if not tally.corrected_rows:
        return '<p class="soft">No accepted row was corrected.</p>'
    heads = _heads(facts, "Typed", "Becomes", "What was corrected")
    lines = "".join(
        f"<tr>{_names(row, facts)}{_cell('Typed', row.typed)}{_cell('Becomes', row.proposed)}"
        f"{_cell('Corrected', ', '.join(_what(code) for code in row.reasons if code.endswith('_corrected')))}</tr>"
        for row in tally.corrected
    )
    shown = (
        f"All {tally.corrected_rows:,} of them."
        if len(tally.corrected) == tally.corrected_rows
        else f"{len(tally.corrected):,} of {tally.corrected_rows:,}, some of each kind; the output has all of them."
    )
    return (
        f'<p class="soft">The gazetteer holds the address on the right, and no other that fits as well. {shown}</p>'
        f'<details><summary>Show them</summary><div class="scroll">'
        f'<table class="cardy sortable"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div></details>'
    )


_ORDER: tuple[Outcome, ...] = (
    "unreadable",
    "confirm",
    "unit",
    "retype",
    "empty",
    "data",
    "line_item",
    "ship",
)


def rows_table(tally: Tally, facts: Facts) -> str:
    """The rows that are kept of every kind, with filters."""
    if not tally.rows:
        return '<p class="soft">None.</p>'
    needing = sum(count for kind, count in tally.kinds.items() if kind.outcome != "ship")
    known = (
        ""
        if needing == len(tally.rows)
        else f" of {needing:,}, the first of every kind; the output has all of them"
    )
    heads = _heads(facts, "What to do", "Country", "Typed", "Proposed", "Why", "Score")
    # What somebody can do something about comes first.
    ordered = sorted(tally.rows, key=lambda row: _ORDER.index(row.kind.outcome))
    lines = "".join(_line(row, facts) for row in ordered)
    return (
        f"{_filters(tally)}"
        f'<p class="soft"><span id="shown">{len(tally.rows):,}</span> rows shown{known}.</p>'
        f'<div class="scroll"><table id="rows" class="cardy sortable"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _filters(tally: Tally) -> str:
    kinds = [row.kind for row in tally.rows]
    outcomes = [
        (each, title) for each, title in TITLES.items() if any(kind.outcome == each for kind in kinds)
    ]
    countries = sorted({kind.country for kind in kinds}, key=country_name)
    problems = sorted({kind.problem for kind in kinds if kind.problem})
    return (
        '<div class="filters" hidden>'
        + _choice("outcome", "What to do", outcomes)
        + _choice("country", "Country", [(code or "-", country_name(code)) for code in countries])
        + _choice("problem", "Kind of problem", [(code, code) for code in problems])
        + '<div><label for="by-text">Holds the words</label>'
        '<input id="by-text" type="search" data-by="text" autocomplete="off"></div></div>'
    )


def _choice(by: str, label: str, values: Sequence[tuple[str, str]]) -> str:
    options = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in values)
    return (
        f'<div><label for="by-{by}">{label}</label>'
        f'<select id="by-{by}" data-by="{by}"><option value="">all</option>{options}</select></div>'
    )


def _line(row: ShownRow, facts: Facts) -> str:
    kind = row.kind
    first = words_of(kind.problem) if kind.problem else ""
    codes = "; ".join(row.reasons)
    explained = " ".join(map(words_of, row.reasons))
    score = f"{row.score:.2f}" if row.score is not None and row.proposed else ""
    return (
        f'<tr data-outcome="{kind.outcome}" data-country="{escape(kind.country or "-")}"'
        f' data-problem="{escape(kind.problem)}">'
        f"{_names(row, facts)}"
        f'<td data-of="What to do"><span class="tag {kind.outcome}">{escape(TITLES[kind.outcome])}</span></td>'
        f"{_cell('Country', country_name(kind.country))}{_cell('Typed', row.typed)}{_cell('Proposed', row.proposed)}"
        f'<td data-of="Why" title="{escape(explained)}">{escape(row.error or first)}'
        f' <span class="codes">{escape("" if row.error else codes)}</span></td>'
        f'<td data-of="Score" class="number">{score}</td></tr>'
    )


def _heads(facts: Facts, *names: str) -> str:
    first = ["Row", *([facts.columns.key] if facts.columns.key else [])]
    numbers = {"Row", "Score"}
    return "".join(
        f'<th scope="col"{" class=number" if name in numbers else ""}>'
        f'<button type="button">{escape(name[:60])}</button></th>'
        for name in (*first, *names)
    )


def _names(row: ShownRow, facts: Facts) -> str:
    number = f'<td data-of="Row" class="number" data-value="{row.number}">{row.number:,}</td>'
    return number + (_cell(facts.columns.key[:60], row.key) if facts.columns.key else "")


def _cell(name: str, text: str) -> str:
    return f'<td data-of="{escape(name)}">{escape(text)}</td>'


def _what(code: str) -> str:
    return code.removesuffix("_corrected").replace("_", " ")
