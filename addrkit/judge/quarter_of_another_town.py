"""A quarter that was typed and is another large town's, where no list has quarters: "Chamberí, Barcelona"."""

from __future__ import annotations

from addrkit.judge.decide import Decision
from addrkit.locale.country import country
from addrkit.locale.town_quarters import is_quarter_elsewhere
from addrkit.parsing.query import Query


def is_quarter_of_another_town(query: Query, decision: Decision) -> bool:
    """Whether the country's file has the suburb that was typed as a quarter of other towns than its own."""
    suburb = query.value("suburb")
    if suburb is None or decision.record is None or decision.granularity != "locality":
        return False
    here = decision.record.components
    if here.country is None:
        return False
    return is_quarter_elsewhere(suburb, (query.value("city"), here.city), country(here.country))
