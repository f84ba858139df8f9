"""What one would write by hand in an afternoon, to measure addrkit beside.

Character 3-gram TF-IDF finds ten streets, rapidfuzz ranks them, a regular expression reads the leading house
number, and a dictionary looks it up on the best street. The threshold is a guess, as it would be: it is tuned
on nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from addrkit.datasets.french_records import COLUMNS, Record
from addrkit.locale.text import fold
from benchmarks.retrieval.encoder import by_tfidf
from benchmarks.shared.measures import MeasuredAnswer

THRESHOLD = 0.9
"""A similarity at or above it is accepted."""
POSTCODE_WEIGHT = 0.1
"""The part of the similarity that the postcode makes, where one was typed."""
DESCRIPTION = (
    "character 3-gram TF-IDF (scikit-learn) over the distinct streets, top 10; ranked by "
    f"{1 - POSTCODE_WEIGHT:g} rapidfuzz token_sort_ratio of street and city + {POSTCODE_WEIGHT:g} equal "
    f"postcode (where typed); leading house number by regexp, looked up exactly; accepted from "
    f"{THRESHOLD:g} on"
)

_NUMBER = re.compile(r"(\d{1,4}) ?(bis|ter|quater|[a-d])?\b ?")
_POSTCODE = re.compile(r"\b\d{5}\b ?")
_ARRONDISSEMENT = re.compile(r" \d+er? arrondissement$")

Street = tuple[str, str, str]
"""Street, city and postcode, folded."""


class ByHand:
    """Answers from a table of doors."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take up the records; the index of the streets is fitted anew with every call of `answer`."""
        places: dict[Street, int] = {}
        self._doors: dict[tuple[int, str], str] = {}
        for record in records:
            values = dict(zip(COLUMNS, record, strict=True))
            # Nobody writes "Paris 8e Arrondissement", as the register does.
            city = _ARRONDISSEMENT.sub("", fold(values["city"]))
            street = fold(values["street"]), city, values["postcode"]
            place = places.setdefault(street, len(places))
            number = fold(values["house_number"]).replace(" ", "")
            self._doors.setdefault((place, number), values["id"])
        self._streets = list(places)
        self._texts = [f"{street} {postcode} {city}" for street, city, postcode in places]

    def answer(self, raw: Sequence[str]) -> list[MeasuredAnswer]:
        """One answer a text, in their order."""
        cut = [cut_number(text) for text in raw]
        ten = by_tfidf([rest for _, rest in cut], self._texts)
        return [
            self._answer(number, rest, [int(place) for place in places])
            for (number, rest), places in zip(cut, ten, strict=True)
        ]

    def _answer(self, number: str, rest: str, places: Sequence[int]) -> MeasuredAnswer:
        """The best street; of equals the one that has the number."""
        score, door, _ = max(
            (similarity(rest, self._streets[place]), self._doors.get((place, number), ""), -place)
            for place in places
        )
        return MeasuredAnswer(door, "premise" if door else "street", bool(door) and score >= THRESHOLD)


def cut_number(raw: str) -> tuple[str, str]:
    """The leading house number and the rest, folded.

    >>> cut_number("12 Bis, Avenue de l'Opéra"), cut_number("Rue Haute 3")
    (('12bis', 'avenue de l opera'), ('', 'rue haute 3'))
    """
    text = fold(raw)
    number = _NUMBER.match(text)
    if number is None:
        return "", text
    return number[1] + (number[2] or ""), text[number.end() :]


def similarity(text: str, street: Street) -> float:
    """In [0, 1]: how much a text without its number is like a street.

    >>> similarity("rue haute 05000 gap", ("rue haute", "gap", "05000"))
    1.0
    """
    name, city, postcode = street
    typed = _POSTCODE.findall(text)
    words = float(fuzz.token_sort_ratio(_POSTCODE.sub("", text), f"{name} {city}")) / 100
    if not typed:
        return words
    agrees = postcode in (each.strip() for each in typed)
    return (1 - POSTCODE_WEIGHT) * words + POSTCODE_WEIGHT * agrees
