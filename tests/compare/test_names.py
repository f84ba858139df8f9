"""Parts of street names, and how words sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.compare.names import directions, part_relation, street_type
from addrkit.compare.sounds import sound
from addrkit.locale.country import country


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("US", ("park", "ave"), "ave"),
        ("FR", ("r", "de", "l", "av"), "r"),
        ("DE", ("hauptstr",), "str"),
        ("DE", ("am", "alten", "hafen"), None),
    ],
)
def test_the_type_is_read_where_the_country_writes_it(
    code: str, name: tuple[str, ...], kind: str | None
) -> None:
    assert street_type(name, country(code)) == kind


def test_a_country_without_directions_has_none() -> None:
    assert directions(("n", "main", "st"), country("US")) == ("n",)
    assert directions(("n", "main", "st"), None) == ()


def test_a_part_that_one_side_lacks_is_neither_equal_nor_other() -> None:
    assert part_relation("r", "av") == "other"
    assert part_relation("r", None) == "not_known"
    assert part_relation(None, "r") == "not_typed"
    assert part_relation((), ()) == "neither"


@pytest.mark.parametrize(
    ("one", "other"),
    [("dupuy", "dupuis"), ("philippe", "filip"), ("haussmann", "hausmann"), ("georges", "george")],
)
def test_spellings_of_one_sound_meet(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@given(word=st.text(max_size=60))
def test_any_word_has_a_sound(word: str) -> None:
    assert isinstance(sound(word), str)
