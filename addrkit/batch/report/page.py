"""The page: what to do first, then by country and kind of problem, the rows, a map, and where all this comes from.

It loads nothing, and a policy inside it forbids that it ever does; its one script only hides and sorts rows that are
there. All that comes from a table or a gazetteer is text.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files

from addrkit.batch.report.facts import Facts
from addrkit.batch.report.outcomes import MEANINGS, TITLES, Outcome
from addrkit.batch.report.points import drawing
from addrkit.batch.report.rows import corrected_table, rows_table
from addrkit.batch.report.tables import by_country, by_problem, facts_table
from addrkit.batch.report.tally import Tally
from addrkit.batch.report.todo import headline, steps


def html_report(tally: Tally, facts: Facts) -> str:
    """The page of a batch.

    >>> page = html_report(Tally(), Facts("a<b>.csv", "2026-01-31 12:00"))
    >>> "a&lt;b&gt;.csv" in page, "a<b>" in page
    (True, False)
    """
    here = files("addrkit.batch.report")
    script, style = (
        here.joinpath("report.js").read_text("utf-8"),
        here.joinpath("report.css").read_text("utf-8"),
    )
    script = script if not facts.counts_only and tally.rows else ""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}';"
        " base-uri 'none'; form-action 'none'"
    )
    body = "\n".join(
        (
            f"<h1>{headline(tally, facts)}</h1>",
            f'<p class="soft">{escape(facts.title)}, verified {escape(facts.made)}</p>',
            _cards(tally, linked=bool(script)),
            "<h2>What to do next</h2>",
            steps(tally, facts),
            "<h2>By country</h2>",
            by_country(tally, facts),
            "<h2>By kind of problem</h2>",
            by_problem(tally, facts),
            *_of_rows(tally, facts),
            "<h2>Where the verdicts come from</h2>",
            facts_table(tally, facts),
        )
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(facts.title)}: addrkit report</title>
<style>{style}</style>
</head>
<body>
{body}
{f"<script>{script}</script>" if script else ""}
</body>
</html>
"""


def _cards(tally: Tally, *, linked: bool) -> str:
    """A card an outcome, and how they share all rows."""
    outcomes, total = tally.outcomes, max(sum(tally.kinds.values()), 1)
    cards, parts = [], []
    for outcome, title in TITLES.items():
        count = outcomes[outcome]
        if not count:
            continue
        inner = f"<b>{count:,}</b>{escape(title)}<br><span>{_share(count, total)} of the rows</span>"
        cards.append(_card(outcome, inner, linked=linked))
        parts.append(f'<i class="{outcome}" style="flex:{count}" title="{escape(title)}: {count:,}"></i>')
    return f'<div class="bar">{"".join(parts)}</div><div class="cards">{"".join(cards)}</div>'


def _card(outcome: Outcome, inner: str, *, linked: bool) -> str:
    meaning = escape(MEANINGS[outcome])
    if linked and outcome != "ship":
        target = f'href="#all-rows" data-outcome="{outcome}"'
        return f'<a class="card {outcome}" {target} title="{meaning}">{inner}</a>'
    return f'<div class="card {outcome}" title="{meaning}">{inner}</div>'


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.1f} %"


def _of_rows(tally: Tally, facts: Facts) -> tuple[str, ...]:
    """What shows single rows: left out where only counts are wanted."""
    if facts.counts_only:
        return (
            '<p class="soft">This page holds counts alone: nothing that anybody typed, and no position.</p>',
        )
    shape = drawing(tally.points, facts.background)
    legend = "".join(
        f'<span class="{outcome}">{escape(title)}</span>'
        for outcome, title in TITLES.items()
        if tally.outcomes[outcome] and outcome not in ("empty", "line_item", "unreadable")
    )
    nowhere = f"{tally.points.without:,} rows have no position. " if tally.points.without else ""
    faint = "The faint ground is what the gazetteers hold. " if facts.background else ""
    return (
        "<h2>Corrected and accepted: look through these</h2>",
        corrected_table(tally, facts),
        '<h2 id="all-rows">Rows that cannot ship yet</h2>',
        rows_table(tally, facts),
        "<h2>Where they are</h2>",
        f'{shape}<p class="legend">{legend}</p><p class="soft">{nowhere}{faint}</p>'
        if shape
        else '<p class="soft">No row has a position.</p>',
    )
