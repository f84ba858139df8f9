"""Which rows of a register count no more."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.columns.asked import filters_of
from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.columns import Filter
from addrkit.columns.layouts import Layout
from addrkit.columns.lifecycle import ended_columns
from addrkit.columns.names import known_names, plain
from addrkit.columns.options import ColumnOptions
from addrkit.columns.sample import Sample


def retired_rows(
    columns: tuple[str, ...],
    found: Sequence[ColumnCandidate],
    layout: Layout | None,
    said: ColumnOptions,
    name: str,
    statuses: Sequence[int],
    rows: Sample,
) -> tuple[Filter, ...]:
    """The filters that were asked for, else those of a status and of the day on which an address ended."""
    own = filters_of(columns, said.where, name)
    if own:
        return own
    by_field = {
        field: [each.place for each in found if each.meaning.field == field and not each.meaning.group]
        for field in ("status", "ended")
    }
    coded = known_names().retired_codes
    return (
        *(
            Filter(at, coded[plain(each)], False, "retired, as its status says")
            for at, each in enumerate(columns)
            if plain(each) in coded
        ),
        *(
            Filter(each, known_names().retired, False, "retired, as its status says")
            for each in dict.fromkeys((*by_field["status"], *statuses))
        ),
        *(
            Filter(each, frozenset(), False, "retired, as its date says")
            for each in ended_columns(columns, by_field["ended"], rows, told=layout is not None)
        ),
    )
