"""Which of two readings of a query stands, each rule for one of the passes."""

from __future__ import annotations

from addrkit.judge.llm.adviser import may_stand
from addrkit.judge.readings import Reading
from addrkit.locale.text import squeeze
from addrkit.parsing.query import Query
from addrkit.types import GRANULARITIES, Action, Verification

SETTLED: frozenset[Action] = frozenset({"accept", "add_unit"})
"""Actions after which nothing need be asked of the address itself."""


def is_better(first: Reading, second: Reading) -> bool:
    """Whether the second of two verdicts is finer; of equally fine ones, likelier."""
    fineness = [GRANULARITIES.index(each.verdict.granularity) for each in (first, second)]
    if fineness[0] != fineness[1]:
        return fineness[1] < fineness[0]
    return second.verdict.score > first.verdict.score


def is_better_by_name(first: Reading, second: Reading) -> bool:
    """Whether the second found the very building and is better; it must be sure where the first has a street."""
    return (
        _is_called(second.verdict, second.query)
        and (second.verdict.action == "accept" or not has_street(first.verdict))
        and is_better(first, second)
    )


def settles(_first: Reading, second: Reading) -> bool:
    """Whether the second says that nothing need be asked."""
    return second.verdict.action in SETTLED


def is_settled(first: Reading, second: Reading) -> bool:
    """Whether the second says of the record, or of another door of its street, that nothing need be asked."""
    one, other = first.verdict.match, second.verdict.match
    if one is None or other is None or second.verdict.action not in SETTLED:
        return False
    here, there = one.components, other.components
    return one.id == other.id or (here.street, here.city) == (there.street, there.city)


def is_of_its_building(first: Reading, second: Reading) -> bool:
    """Whether the second is settled, is finer, or doubts what the first held for settled, in the same street."""
    one, other = first.verdict, second.verdict
    if other.match is None:
        return False
    if other.action in SETTLED:
        return True
    if one.action in SETTLED:
        return one.match is not None and one.match.components.street == other.match.components.street
    return is_better(first, second)


def always(_first: Reading, _second: Reading) -> bool:
    """Whatever was found: the first dropped what the second has."""
    return True


def is_settled_as_typed(first: Reading, second: Reading) -> bool:
    """Whether the second is settled, takes no unit for the number of the house, and no cell for a stranger's name."""
    unit = first.query.value("unit") if "unit" in first.query.given else None
    number = second.query.value("house_number")
    if not {*second.verdict.unmatched} <= {*first.verdict.unmatched}:
        # "Jan-02" in the column of numbers is no Mr Jan at No. 2.
        return False
    return is_settled(first, second) and (unit is None or squeeze(unit) != squeeze(number or ""))


def is_advised(first: Reading, second: Reading) -> bool:
    """Whether what a language model was asked about may stand."""
    return may_stand(first.verdict, second.verdict)


def has_street(verdict: Verification) -> bool:
    """Whether the record is of a street."""
    return verdict.match is not None and bool(verdict.match.components.street)


def _is_called(verdict: Verification, query: Query) -> bool:
    """Whether the match is the building that was typed, by its very name."""
    building = verdict.match.components.building if verdict.match is not None else None
    return bool(building) and squeeze(building or "") == squeeze(query.value("building") or "")
