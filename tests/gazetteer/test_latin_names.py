"""Latin names beside native ones are made of names, and not of whatever a cell holds."""

from __future__ import annotations

import pyarrow as pa

from addrkit.gazetteer.latin_names import with_latin_names
from addrkit.gazetteer.schema import ROWS


def test_a_cell_that_is_no_name_gets_none() -> None:
    streets = ["대학로12길", "가나다 " * 100_000, None]
    columns = [pa.array(streets if field.name == "street" else [None] * 3, field.type) for field in ROWS]
    batch = with_latin_names(pa.RecordBatch.from_arrays(columns, schema=ROWS), "KR")
    others = batch.column("other_streets").to_pylist()
    assert others == [["Daehak-ro 12-gil"], None, None]
