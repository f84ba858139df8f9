"""Names in Cyrillic script as the same language writes them in Latin: "Општина", "opština"."""

from __future__ import annotations

from functools import cache

from addrkit.columns.names import FILE
from addrkit.locale.data import read_data


@cache
def _letters() -> dict[int, str]:
    return {
        ord(case(letter)): case(latin)
        for letter, latin in read_data(FILE)["latin_of_cyrillic"].items()
        for case in (str.lower, str.upper)
    }


def in_latin(name: str) -> str:
    """A name in Latin letters, as South Slavs write it who have both scripts.

    >>> in_latin("Кућни број"), in_latin("Насеље"), in_latin("Street")
    ('Kućni broj', 'Naselje', 'Street')
    """
    return name.translate(_letters())
