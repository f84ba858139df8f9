"""The ways to find a door, each a small case; the first that finds one wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from addrkit.compare.doors.asked import AskedDoor
from addrkit.compare.doors.found import (
    Look,
    codes_of_a_unit,
    exact,
    in_a_building,
    in_a_place,
    number_of_a_unit,
    number_of_the_name,
    other_suffix,
    with_its_numbers_turned,
    without_a_number,
)
from addrkit.compare.doors.numbers import (
    is_range,
)
from addrkit.compare.doors.plots import (
    number_of_a_house,
    number_of_a_plot,
    number_of_the_unit,
    number_within_the_unit,
)
from addrkit.compare.doors.ranges import one_of_two_numbers, over_a_list, over_several_doors, within_a_range
from addrkit.compare.doors.units import (
    unit_before_a_comma,
    unit_before_the_number,
    unit_in_the_number,
)
from addrkit.compare.doors.with_units import (
    distance_without_a_number,
    has_thousands,
    number_and_flat,
    number_in_thousands,
    number_with_its_unit,
    room_in_a_place,
)


class Way(NamedTuple):
    """A way to find a door."""

    look: Look
    may: Callable[[AskedDoor], bool]
    """Whether it can find the door that is asked for on any street."""
    of_digits: bool = False
    """Whether it can find one that is asked for by a number of digits alone, as most are."""


WAYS: Final = (
    Way(room_in_a_place, lambda asked: not asked.is_digits and asked.number is not None),
    Way(in_a_place, lambda asked: True, of_digits=True),
    Way(in_a_building, lambda asked: asked.number is None),
    Way(number_of_a_plot, lambda asked: asked.unit is not None, of_digits=True),
    Way(number_of_a_house, lambda asked: asked.number is None and asked.unit is not None),
    Way(number_within_the_unit, lambda asked: asked.number is None and asked.unit is not None),
    Way(distance_without_a_number, lambda asked: asked.number is not None and not asked.is_plain),
    Way(codes_of_a_unit, lambda asked: asked.number is not None and not asked.is_digits),
    Way(without_a_number, lambda asked: not asked.leading.number),
    Way(number_of_the_name, lambda asked: asked.number is not None and asked.is_plain, of_digits=True),
    Way(
        unit_in_the_number, lambda asked: asked.number is not None and asked.unit is not None, of_digits=True
    ),
    Way(exact, lambda asked: asked.number is not None, of_digits=True),
    Way(with_its_numbers_turned, lambda asked: asked.has_two_numbers),
    Way(number_in_thousands, lambda asked: has_thousands(asked.written)),
    Way(number_and_flat, lambda asked: not asked.is_digits and asked.number is not None),
    Way(
        number_with_its_unit,
        lambda asked: (asked.leading.suffix != "" or asked.leading.last is not None) and not asked.unit,
    ),
    Way(unit_before_the_number, lambda asked: asked.unit_and_number is not None),
    Way(unit_before_a_comma, lambda asked: (" " in asked.written or "," in asked.written) and not asked.unit),
    Way(
        number_of_the_unit,
        lambda asked: asked.number is not None and asked.unit is not None,
        of_digits=True,
    ),
    Way(number_of_a_unit, lambda asked: asked.number is not None and not asked.unit, of_digits=True),
    Way(one_of_two_numbers, lambda asked: asked.is_one_of_two, of_digits=True),
    Way(within_a_range, lambda asked: asked.number is not None and asked.is_plain, of_digits=True),
    Way(over_a_list, lambda asked: asked.number is not None and asked.is_list),
    Way(over_several_doors, lambda asked: is_range(asked.leading, asked.written, asked.conventions)),
    Way(other_suffix, lambda asked: asked.number is not None, of_digits=True),
)
"""The ways to find a door, in the order in which they are tried."""
_OF_DIGITS: Final = tuple(way for way in WAYS if way.of_digits)


def ways_to(asked: AskedDoor) -> tuple[Look, ...]:
    """The ways that may find a door, in their order: a plain number is found by few of them."""
    ways = _OF_DIGITS if asked.is_digits else WAYS
    return tuple([way.look for way in ways if way.may(asked)])
