"""Rows of the golden sets with a value of another row: what a cut hangs on must not be the very name or number."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

import pytest

from tests.parsing.test_golden import GOLDEN, Row, cut, exact

pytestmark = pytest.mark.slow

KINDS = ("house_number", "unit", "street", "suburb", "city", "postcode")
LEAST = {"house_number": 0.98, "unit": 0.97, "postcode": 0.98, "street": 0.95, "suburb": 0.88, "city": 0.95}
"""Least share of rows that are cut as before, but for the value."""


def _script(text: str) -> bool:
    """Whether all letters are Latin."""
    return all(ord(sign) < 0x250 or 0x1E00 <= ord(sign) < 0x1F00 for sign in text if sign.isalpha())


def _other_digits(value: str, chance: random.Random) -> str:
    """As many digits, the first of each number no zero."""
    found = ""
    for sign in value:
        if not (sign.isascii() and sign.isdigit()):
            found += sign
        else:
            found += str(chance.randint(0 if found[-1:].isdigit() else 1, 9))
    return found


def _values(rows: list[Row]) -> dict[tuple[str, str, bool], list[str]]:
    found: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for row in rows:
        for kind, value in row.components.items():
            found[row.country, kind, _script(value)].append(value)
    return found


@cache
def exchanged() -> tuple[tuple[str, Row], ...]:
    """The kind of what was exchanged, and the row with the other value."""
    return tuple(_exchanged([row for row in GOLDEN[::3] if exact(row)]))


def _exchanged(rows: list[Row]) -> Iterator[tuple[str, Row]]:
    values = _values(rows)
    chance = random.Random(14)  # noqa: S311  the same rows each time
    for row in rows:
        for kind in KINDS:
            old = row.components.get(kind, "")
            if not old or row.text.count(old) != 1 or row.told is None:
                continue
            if kind in ("house_number", "unit"):
                new = _other_digits(old, chance)
            else:
                new = chance.choice(values[row.country, kind, _script(old)])
            new = new.upper() if old.isupper() else new
            known = kind not in ("house_number", "unit", "postcode") and any(
                word in row.text for word in new.split() if len(word) > 3
            )
            if new != old and not known and "\n" not in new:
                text = row.text.replace(old, new)
                yield kind, Row(row.country, text, row.components | {kind: new}, row.kinds)


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_is_cut_the_same_way_with_the_value_of_another(kind: str) -> None:
    outcomes = Counter(cut(row.text, row.told) == row.components for what, row in exchanged() if what == kind)
    assert outcomes.total() >= 100
    assert outcomes[True] / outcomes.total() >= LEAST[kind], outcomes
