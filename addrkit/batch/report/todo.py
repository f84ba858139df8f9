"""The first lines of the page: how many addresses can be used, and what somebody does about the others, in order."""

from __future__ import annotations

from collections import Counter
from html import escape

from addrkit.batch.report.facts import Facts
from addrkit.batch.report.outcomes import TO_DO, Outcome
from addrkit.batch.report.rows import country_name, within
from addrkit.batch.report.tally import Tally
from addrkit.gazetteer.catalogue import Published, catalogue

_ASKED: tuple[Outcome, ...] = ("unit", "confirm", "retype")
_MOST_COUNTRIES, _MOST_SOURCES = 8, 3


def headline(tally: Tally, facts: Facts) -> str:
    """One sentence that a person takes away."""
    outcomes, total = tally.outcomes, sum(tally.kinds.values())
    if not total:
        return "No rows were verified"
    with_address = total - outcomes["line_item"]
    asked = sum(outcomes[each] for each in _ASKED)
    if outcomes["data"] > with_address / 2:
        return (
            f"{outcomes['data']:,} of {with_address:,} addresses cannot be judged: there is no reference data for"
            f" {_listed(_countries(tally, 'data'))}"
        )
    return f"{outcomes['ship']:,} of {with_address:,} addresses can ship; {asked:,} need a question to the customer"


def steps(tally: Tally, facts: Facts) -> str:
    """What to do, in the order in which it is best done: data first where most rows wait for them."""
    outcomes = tally.outcomes
    found = []
    data = [_data_step(tally, facts)] if outcomes["data"] else []
    waiting = outcomes["data"] > outcomes["ship"]
    found += data if waiting else []
    if outcomes["unreadable"]:
        found.append(_step("unreadable", outcomes["unreadable"], TO_DO["unreadable"]))
    if outcomes["ship"]:
        checked = f" {tally.corrected_rows:,} of them were corrected." if tally.corrected_rows else ""
        found.append(
            _step(
                "ship",
                outcomes["ship"],
                f"Ship them.{checked} The output has <code>addr_action</code> <code>accept</code>.",
            )
        )
    found += [] if waiting else data
    found += [_step(each, outcomes[each], _asking(tally, each)) for each in _ASKED if outcomes[each]]
    if outcomes["empty"]:
        found.append(_step("empty", outcomes["empty"], TO_DO["empty"]))
    if outcomes["line_item"]:
        found.append(_step("line_item", outcomes["line_item"], TO_DO["line_item"]))
    return f'<ol class="steps">{"".join(found)}</ol>' if found else '<p class="soft">Nothing.</p>'


_ROWS_OF: dict[Outcome, tuple[str, str]] = {
    "ship": ("address can ship", "addresses can ship"),
    "unit": ("address lacks its flat or suite", "addresses lack their flat or suite"),
    "confirm": ("address has a proposal to confirm", "addresses have a proposal to confirm"),
    "retype": ("address cannot be used as it is", "addresses cannot be used as they are"),
    "empty": ("row has no address", "rows have no address"),
    "line_item": ("row is a further item of the order above", "rows are further items of the order above"),
    "unreadable": ("row cannot be read", "rows cannot be read"),
}


def _step(outcome: Outcome, count: int, text: str) -> str:
    one, many = _ROWS_OF[outcome]
    return f'<li><span class="tag {outcome}">{count:,} {one if count == 1 else many}.</span> {text}</li>'


def _asking(tally: Tally, outcome: Outcome) -> str:
    """Whom to ask what, and the commonest cause."""
    problems: Counter[str] = Counter()
    for kind, count in tally.kinds.items():
        if kind.outcome == outcome and kind.problem:
            problems[kind.problem] += count
    often = ", ".join(
        f"{escape(code.replace('_', ' '))} ({count:,})" for code, count in problems.most_common(3)
    )
    return escape(TO_DO[outcome]) + (f" Most often: {often}." if often else "")


def _data_step(tally: Tally, facts: Facts) -> str:
    countries = _countries(tally, "data")
    total = sum(countries.values())
    gets = "".join(
        f"<li>{escape(country_name(code))}, {count:,} rows: {_sources(code, facts)}</li>"
        for code, count in countries.most_common(_MOST_COUNTRIES)
    )
    more = len(countries) - _MOST_COUNTRIES
    rest = f"<li>and {more:,} more countries, in the table below.</li>" if more > 0 else ""
    waiting = "address waits" if total == 1 else "addresses wait"
    return (
        f'<li><span class="tag data">{total:,} {waiting} for reference data.</span>'
        " Nothing is known to be wrong with them. Get the data, then run the same command again (with"
        " <code>-g NAME.gaz</code> added where it names gazetteers). Do not ask these customers yet."
        f"<ul>{gets}{rest}</ul></li>"
    )


def _sources(code: str, facts: Facts) -> str:
    """Where data of a country comes from: what the catalogue has, and what there always is."""
    if not code:
        return "name the country with <code>--country</code>, or in a column."
    used = {each.name for each in facts.gazetteers}
    known = [each for each in catalogue() if each.country == code and each.url and each.name not in used]
    known += [each for each in catalogue() if each.country == code and each.recipe and each.name not in used]
    got = "; ".join(
        f"<code>addrkit gazetteer get {escape(each.name)}</code> fetches {escape(each.title)}"
        f" ({_holds(each)}, {escape(each.licence)}{f', some {each.size_mb:,} MB' if each.size_mb else ''})"
        for each in known[:_MOST_SOURCES]
    )
    own = "<code>addrkit gazetteer build</code> makes one of a register of your own"
    return f"{got}; {own}." if got else f"{own}; no published one is known to addrkit."


def _holds(published: Published) -> str:
    """How far data reach: packages hold streets, towns or postcodes, registers and extracts doors."""
    return "no doors" if published.recipe else "doors"


def _countries(tally: Tally, outcome: Outcome) -> Counter[str]:
    found: Counter[str] = Counter()
    for kind, count in tally.kinds.items():
        if kind.outcome == outcome:
            found[kind.country] += count
    return found


def _listed(countries: Counter[str]) -> str:
    names = [escape(within(code)) for code, _ in countries.most_common(3)]
    more = len(countries) - len(names)
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")
