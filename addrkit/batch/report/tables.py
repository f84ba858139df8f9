"""The tables of counts, and the one that says where the verdicts come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from html import escape

from addrkit.batch.report.facts import Facts
from addrkit.batch.report.outcomes import TITLES, Outcome, to_do, words_of
from addrkit.batch.report.rows import country_name
from addrkit.batch.report.tally import ShownRow, Tally
from addrkit.gazetteer.manifest import Manifest
from addrkit.types import GRANULARITIES, Granularity

_MOST_EXAMPLES = 6
_MOST_COLUMNS = 200


def by_country(tally: Tally, facts: Facts) -> str:
    """A line a country: what becomes of its rows, and how far the gazetteers could confirm them."""
    counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for kind, count in tally.kinds.items():
        counts[kind.country][kind.outcome] += count
    used = [each for each in TITLES if tally.outcomes[each]]
    heads = "".join(
        f'<th scope="col" class="number"><button type="button">{escape(TITLES[each])}</button></th>'
        for each in used
    )
    lines = "".join(
        f'<tr><td data-of="Country">{escape(country_name(code))}</td>'
        f'<td data-of="Rows" class="number">{of.total():,}</td>'
        + "".join(f'<td data-of="{escape(TITLES[each])}" class="number">{of[each]:,}</td>' for each in used)
        + f'<td data-of="Data reaches">{escape(_reach(tally, facts, code))}</td>'
        f'<td data-of="Confirmed to">{escape(_confirmed(tally, code))}</td></tr>'
        for code, of in sorted(counts.items(), key=lambda each: -each[1].total())
    )
    return (
        '<div class="scroll"><table class="cardy sortable"><thead><tr>'
        '<th scope="col"><button type="button">Country</button></th>'
        f'<th scope="col" class="number"><button type="button">Rows</button></th>{heads}'
        '<th scope="col">Data reaches</th><th scope="col">Confirmed to</th>'
        f"</tr></thead><tbody>{lines}</tbody></table></div>"
    )


_LEVELS: Mapping[Granularity, str] = {
    "unit": "flats",
    "premise": "doors",
    "street": "streets",
    "suburb": "villages and quarters",
    "locality": "towns",
    "region": "regions",
    "country": "countries",
    "none": "nothing",
}


def reach(gazetteers: tuple[Manifest, ...], code: str) -> str:
    """How far the gazetteers go in a country, in words."""
    found = [
        (each.level, each.completeness) for one in gazetteers for each in one.coverage if each.country == code
    ]
    if not found:
        return "no data" if code else ""
    level, completeness = min(found, key=lambda each: (GRANULARITIES.index(each[0]), each[1] != "complete"))
    return f"{_LEVELS[level]}, {'complete' if completeness == 'complete' else 'a sample'}"


def _reach(tally: Tally, facts: Facts, code: str) -> str:
    found = reach(facts.gazetteers, code)
    beyond = any(
        kind.country == code and kind.outcome == "data" and kind.problem == "no_data_for_country"
        for kind in tally.kinds
    )
    return f"{found}, for a part of the country" if beyond and found != "no data" else found


def _confirmed(tally: Tally, code: str) -> str:
    """How far the rows of a country were confirmed, the finest first."""
    total = sum(count for (country, _), count in tally.granularities.items() if country == code)
    shares = ((level, tally.granularities[code, level]) for level in GRANULARITIES)
    return ", ".join(f"{level} {_percent(count, total)} %" for level, count in shares if count)


def _percent(count: int, total: int) -> str:
    """A share in whole percents; what is there is not 0, and what lacks something is not 100.

    >>> _percent(1, 1_500), _percent(1_499, 1_500), _percent(2, 3), _percent(3, 3)
    ('under 1', 'over 99', '67', '100')
    """
    if count < total and count * 200 < total:
        return "under 1"
    if count < total and (total - count) * 200 < total:
        return "over 99"
    return f"{100 * count / total:.0f}"


def by_problem(tally: Tally, facts: Facts) -> str:
    """What is wrong, the commonest first: the sentence behind the code, what to do, and rows to see it by."""
    counts: Counter[tuple[Outcome, str]] = Counter()
    for kind, count in tally.kinds.items():
        if kind.outcome != "ship":
            counts[kind.outcome, kind.problem] += count
    if not counts:
        return '<p class="soft">None: every row can ship.</p>'
    return "".join(_problem(tally, facts, key, count) for key, count in counts.most_common())


def _problem(tally: Tally, facts: Facts, of: tuple[Outcome, str], count: int) -> str:
    outcome, code = of
    name = f" <code>{escape(code)}</code>" if code else ""
    words = escape(words_of(code)) if code else "The row could not be read."
    examples = "" if facts.counts_only else _examples(tally, of)
    return (
        f'<details><summary><span class="count">{count:,}</span>'
        f'<span class="tag {outcome}">{escape(TITLES[outcome])}</span>:'
        f" {words}{name}</summary><p>{escape(to_do(outcome, code))}</p>{examples}</details>"
    )


def _examples(tally: Tally, of: tuple[Outcome, str]) -> str:
    rows = [row for row in tally.rows if (row.kind.outcome, row.kind.problem) == of][:_MOST_EXAMPLES]
    return f"<ul>{''.join(map(_example, rows))}</ul>" if rows else ""


def _example(row: ShownRow) -> str:
    who = f"{escape(row.key)}, row {row.number:,}" if row.key else f"row {row.number:,}"
    proposed = f" → {escape(row.proposed)}" if row.proposed else ""
    return f'<li><span class="soft">{who}:</span> {escape(row.typed or row.error)}{proposed}</li>'


def facts_table(tally: Tally, facts: Facts) -> str:
    """Gazetteers, columns, settings and the command: whoever reads the page can tell what it rests on."""
    lines = "".join(f"<tr><td>{escape(name)}</td><td>{told}</td></tr>" for name, told in _facts(facts))
    return f'<table class="facts"><tbody>{lines}</tbody></table>{_gazetteers(facts)}'


def _facts(facts: Facts) -> Iterator[tuple[str, str]]:
    columns = facts.columns
    if columns.read:
        yield (
            "columns read",
            ", ".join(
                f"{escape(field)} from <code>{escape(column)}</code>"
                for field, column in columns.read.items()
            ),
        )
    if columns.unused:
        shown = ", ".join(f"<code>{escape(each[:60])}</code>" for each in columns.unused[:_MOST_COLUMNS])
        yield "columns not used", shown
    if columns.key:
        yield "rows are named by", f"<code>{escape(columns.key)}</code>"
    if facts.country:
        yield "country of rows that name none", escape(country_name(facts.country))
    for name, value in facts.settings:
        yield name, escape(value)
    if facts.command:
        yield "command", f"<code>{escape(facts.command)}</code>"
    yield "addrkit", escape(facts.version)


def _gazetteers(facts: Facts) -> str:
    if not facts.gazetteers:
        return ""
    lines = "".join(_gazetteer(each) for each in facts.gazetteers)
    return f"<h3>Gazetteers</h3><ul>{lines}</ul>"


def _gazetteer(manifest: Manifest) -> str:
    codes = sorted({each.country or "??" for each in manifest.coverage})
    countries = " ".join(codes) if len(codes) <= 8 else f"{len(codes)} countries"
    sources = "; ".join(
        escape(", ".join(filter(None, (each.name, each.licence, each.attribution, each.url))))
        for each in manifest.sources
    )
    return (
        f"<li><b>{escape(manifest.name)}</b>: {escape(countries)}, {manifest.entries:,} streets and places,"
        f" {manifest.doors:,} doors; built {escape(manifest.created[:10])} by addrkit {escape(manifest.addrkit)}."
        f'<br><span class="soft">Source: {sources or "not told"}</span></li>'
    )
