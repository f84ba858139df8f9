"""The column that has the code of the one region of a register in all rows, beside its towns: "ZN" with "RI"."""

from __future__ import annotations

from addrkit.columns.columns import Columns
from addrkit.columns.sample import Sample
from addrkit.locale.country_tables import described, i18n_formats, regions_of
from addrkit.locale.text import fold

_PLACES = ("city", "postcode", "suburb")
_NEAR = 2
"""Columns from a town or a postcode to its region."""


def is_the_region(columns: Columns, at: int, rows: Sample) -> bool:
    """Whether a column near the towns or the postcodes has one region of the country in all rows."""
    if rows.country is None:
        return False
    cells = {fold(cell) for cell in rows.texts(at)}
    places = [one for field in _PLACES if field in columns.fields for one in columns.fields[field].places]
    near = any(abs(at - one) <= _NEAR for one in places)
    code = rows.country
    return near and len(cells) == 1 and cells <= {*regions_of(i18n_formats(code), described(code))[0]}
