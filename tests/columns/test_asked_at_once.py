"""Where several things are to be asked, all are asked in one message, which can be answered at once."""

from __future__ import annotations

import re

import pytest

from addrkit.columns import ColumnOptions, read_columns
from addrkit.columns.options import mapping_of
from addrkit.errors import InputError

HEADER = ["Street", "City", "Town", "Zip", "Postal Code"]
ROWS = [["Main St 1", "Provo", "Orem", "84601", "12345"], ["Main St 2", "Orem", "Provo", "84602", "12345"]]


def asked(header: list[str], rows: list[list[str]], **said: str) -> str:
    with pytest.raises(InputError) as raised:
        read_columns(header, ColumnOptions(**said), sample=rows)  # type: ignore[arg-type]
    return str(raised.value)


def test_all_questions_stand_in_one_message() -> None:
    told = asked(HEADER, ROWS)
    for option in ("postcode=Zip", "postcode=Postal Code", "city=City", "city=Town"):
        assert f'--map "{option}"' in told


def test_the_options_of_the_message_answer_it_at_once() -> None:
    together = asked(HEADER, ROWS).split("all together: ")[1]
    mapped = mapping_of(re.findall(r'--map "([^"]+)"', together))
    columns = read_columns(HEADER, ColumnOptions(mapped), sample=ROWS)
    assert (columns.used["city"], columns.used["postcode"]) == ("City", "Zip")


def test_what_each_of_several_addresses_will_ask_is_told_with_it() -> None:
    header = ["Street", "Zip", "Bill Street", "Bill City", "Bill Town"]
    rows = [
        ["Main St 1", "84601", "Side 1", "Provo", "Orem"],
        ["Main St 2", "84602", "Side 2", "Orem", "Provo"],
    ]
    told = asked(header, rows)
    assert '--columns "Bill"' in told
    assert 'with --columns "Bill" it has 2 columns that may be the city' in told
    assert '--map "city=Bill Town"' in told


def test_one_question_is_asked_as_before() -> None:
    told = asked(["Street", "City", "Town"], [["Main St 1", "Provo", "Orem"], ["Main St 2", "Orem", "Provo"]])
    assert told.endswith('choose with --map "city=City" or --map "city=Town"')
