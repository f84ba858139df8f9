"""A batch as one page to open in a browser: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from addrkit.batch.summary import MAX_DOUBTFUL, DoubtfulRow, Summary
from addrkit.types import ACTIONS, GRANULARITIES

MAX_TYPED = 300
"""Characters of what was typed that the table shows."""

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2329; --soft: #5b6670; --paper: #fff;
  --line: #dde2e6; --bar: #4c78a8;
  --accept: #2e7d4f; --add_unit: #1f77a4; --confirm: #b26a00; --fix: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaee; --soft: #9aa5af; --paper: #14181c;
  --line: #2d343b;
  --bar: #6c9bd1; --accept: #5cb985; --add_unit: #62b0d9; --confirm: #e0a040; --fix: #ef7d75; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { color: var(--soft); margin: .25rem 0; }
.charts { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { color: var(--soft); font-weight: 500; } td.number, th.number { text-align: right; white-space: nowrap; }
td.track { width: 40%; } .track div { background: var(--bar); height: .8rem; margin-top: .4rem;
  border-radius: 2px; min-width: 1px; }
.track .accept { background: var(--accept); } .track .add_unit { background: var(--add_unit); }
.track .confirm { background: var(--confirm); } .track .fix { background: var(--fix); }
.wide { overflow-x: auto; } .wide table { table-layout: fixed; min-width: 52rem; }
.wide td { overflow-wrap: break-word; } .wide .number { width: 4.5rem; } .wide .action { width: 6rem; }
.wide .reasons { width: 14rem; }
b.accept { color: var(--accept); } b.add_unit { color: var(--add_unit); } b.confirm { color: var(--confirm); }
b.fix { color: var(--fix); }
"""


def html_report(summary: Summary, title: str, *, made: str) -> str:
    """The page: counts by action, granularity and reason, and the rows that somebody should look at.

    `title` says what was verified, `made` when.

    >>> page = html_report(Summary(), "a<b>.csv", made="2026-01-31 12:00")
    >>> "a&lt;b&gt;.csv" in page, "a<b>" in page
    (True, False)
    """
    charts = "".join(
        (
            _chart("By action", summary.actions, summary.rows, ACTIONS),
            _chart("By granularity", summary.granularities, summary.rows, GRANULARITIES),
            _chart("By reason", summary.reasons, summary.rows, _by_count(summary.reasons)),
        )
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}: addrkit report</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{escape(title)}</h1>
<p>{summary.rows:,} rows, {summary.errors:,} with an error; {summary.rate:,.0f} rows/s; {escape(made)}</p>
<div class="charts">{charts}</div>
{_doubtful(summary)}
</body>
</html>
"""


def _by_count(counts: Counter[str]) -> list[str]:
    return [name for name, _ in counts.most_common()]


def _chart(title: str, counts: Mapping[str, int], rows: int, order: Sequence[str]) -> str:
    lines = "".join(_bar(name, counts[name], rows) for name in order if counts.get(name))
    if not lines:
        return f"<section><h2>{title}</h2><p>none</p></section>"
    return f"<section><h2>{title}</h2><table>{lines}</table></section>"


def _bar(name: str, count: int, rows: int) -> str:
    share = 100 * count / rows
    kind = f' class="{name}"' if name in ACTIONS else ""
    return (
        f'<tr><td>{escape(name)}</td><td class="number">{count:,}</td><td class="number">{share:.1f} %</td>'
        f'<td class="track"><div{kind} style="width:{share:.2f}%"></div></td></tr>'
    )


def _doubtful(summary: Summary) -> str:
    if not summary.doubtful:
        return "<h2>Doubtful rows</h2><p>none</p>"
    doubted = summary.rows - summary.actions["accept"]
    shown = f"the first {MAX_DOUBTFUL} of {doubted:,}" if doubted > len(summary.doubtful) else f"{doubted:,}"
    heads = (
        '<th class="number">Row</th><th>Typed</th><th class="action">Action</th><th>Proposed</th>'
        '<th class="reasons">Reasons</th><th class="number">Score</th>'
    )
    lines = "".join(map(_doubtful_row, summary.doubtful))
    return (
        f"<h2>Doubtful rows ({shown})</h2>"
        f'<div class="wide"><table><thead><tr>{heads}</tr></thead>{lines}</table></div>'
    )


def _doubtful_row(row: DoubtfulRow) -> str:
    answer = row.answer
    typed = row.typed if len(row.typed) <= MAX_TYPED else row.typed[:MAX_TYPED] + " …"
    action = escape(str(answer["addr_action"]))
    reasons = ", ".join(answer["addr_reasons"]) or str(answer["addr_error"] or "")
    return (
        f'<tr><td class="number">{row.number:,}</td><td>{escape(typed)}</td>'
        f'<td><b class="{action}">{action}</b></td>'
        f"<td>{escape(str(answer['addr_formatted'] or ''))}</td><td>{escape(reasons)}</td>"
        f'<td class="number">{escape(str(answer["addr_score"]))}</td></tr>'
    )
