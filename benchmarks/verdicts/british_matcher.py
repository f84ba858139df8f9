"""uk_address_matcher on the British cases, in an interpreter of its own: it needs an older DuckDB than addrkit.

    PYTHON british_matcher.py REGISTER < texts.json

Reads a list of texts that end in a postcode, prints a list of the ids it names; empty where it names none.
"""

import csv
import json
import sys
from pathlib import Path

LINE = ("unit", "building", "house_number", "street", "city")


def main() -> None:
    """Match."""
    import duckdb
    import pandas as pd
    from uk_address_matcher import AddressMatcher  # type: ignore[import-not-found]

    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as lines:
        known = pd.DataFrame(
            {
                "unique_id": row["id"],
                "address_concat": " ".join(row[name] for name in LINE if row[name]),
                "postcode": row["postcode"],
            }
            for row in csv.DictReader(lines)
        )
    texts = json.load(sys.stdin)
    parts = [text.replace(",", " ").split() for text in texts]
    typed = pd.DataFrame(
        {"unique_id": str(at), "address_concat": " ".join(each[:-2]), "postcode": " ".join(each[-2:])}
        for at, each in enumerate(parts)
    )
    with duckdb.connect() as connection:
        connection.register("known", known)
        connection.register("typed", typed)
        found = AddressMatcher(
            canonical_addresses=connection.table("known"),
            addresses_to_match=connection.table("typed"),
            con=connection,
        ).match()
        table = found.matches().df()
    best = {str(row["unique_id"]): row["resolved_canonical_id"] for _, row in table.iterrows()}
    json.dump([str(best.get(str(at)) or "") for at in range(len(texts))], sys.stdout)


if __name__ == "__main__":
    main()
