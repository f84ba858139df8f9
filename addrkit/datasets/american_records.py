"""American addresses as people typed them, beside the records of the sample that they mean."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from addrkit.datasets.french_records import DataError, Pair, written
from addrkit.gazetteer.sources.united_states import open_sample


def american_pairs(data: Path) -> list[Pair]:
    """The pairs of `us_pairs` with the ids that the sample has for their addresses, whatever the unit.

    Raises DataError if they cannot be read.
    """
    file = data / "us_pairs" / "pairs.jsonl.gz"
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
    except (OSError, EOFError, ValueError) as error:
        raise DataError("us_pairs/pairs.jsonl.gz of the data cannot be read: fetch it again") from error
    meant = [frozenset(written(each["address1"], each["postcode"]) for each in row["truth"]) for row in rows]
    wanted = frozenset().union(*meant)
    ids: dict[tuple[str, str], set[str]] = {}
    database = open_sample()
    try:
        for number, line, postcode in database.execute(
            "SELECT addresses.id, address1, postal_codes.code FROM addresses "
            "JOIN postal_codes ON postal_codes.id = postal_code_id"
        ):
            address = written(line, postcode)
            if address in wanted:
                ids.setdefault(address, set()).add(str(number))
    finally:
        database.close()
    return [
        Pair(
            row["raw"],
            frozenset().union(*(ids.get(each, ()) for each in addresses)),
            addresses,
        )
        for row, addresses in zip(rows, meant, strict=True)
    ]
