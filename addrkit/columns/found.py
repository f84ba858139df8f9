"""The columns of one address by field, and what is asked where two of them may be the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from addrkit.columns.candidates import ColumnCandidate, ColumnGroup
from addrkit.columns.concepts import worded
from addrkit.columns.direct import GUESSED
from addrkit.columns.fields import STREETS
from addrkit.columns.kinds import looks_like
from addrkit.columns.likely import counts_up
from addrkit.columns.names import known_names, plain
from addrkit.columns.questions import two_readings
from addrkit.columns.sample import Sample
from addrkit.errors import InputError, UsageError
from addrkit.locale.country import country_code

_TWO = 2
_ANY = frozenset({"id", "lat", "lon", "x", "y", "point", "building"})
"""Fields of which the usual name counts, where there are several."""
_CODED = frozenset({"region", "country"})
"""Fields that have a code beside their name in many tables."""
_OF_STREETS = frozenset({"street_type", "street_pretype"})
"""Fields of lists that all know."""


class Found:
    """The candidates of one address, by field."""

    def __init__(self, group: ColumnGroup, rows: Sample, name: str, *, build: bool = False) -> None:
        self.group, self.rows, self.name, self.build = group, rows, name, build
        self.places = frozenset(each.place for each in group.candidates)
        """The columns of the address."""
        self._by_field: dict[str, list[ColumnCandidate]] = {}
        for each in group.candidates:
            self._by_field.setdefault(each.meaning.field, []).append(each)
        for again, *whole in known_names().same_again:
            names = {plain_rest(each, group): each for some in self._by_field.values() for each in some}
            if again in names and all(each in names for each in whole):
                self.remove(names[again])

    def fields(self) -> list[str]:
        """The fields that some column may be."""
        return [field for field, some in self._by_field.items() if some]

    def has(self, field: str) -> bool:
        """Whether a column may be a field."""
        return bool(self._by_field.get(field))

    def candidates(self, field: str) -> list[ColumnCandidate]:
        """The columns that may be a field."""
        return self._by_field.get(field, [])

    def every(self, field: str) -> tuple[int, ...]:
        """Their places."""
        return tuple(each.place for each in self.candidates(field))

    def drop(self, *fields: str) -> None:
        """Read no column as these fields."""
        for field in fields:
            self._by_field.pop(field, None)

    def remove(self, candidate: ColumnCandidate) -> None:
        """Read a column as nothing."""
        self._by_field[candidate.meaning.field].remove(candidate)

    def read_as(self, candidate: ColumnCandidate, field: str) -> None:
        """Read one column as another field than its name says, before the others of that."""
        self.remove(candidate)
        self._by_field.setdefault(field, []).insert(0, candidate)

    def rename(self, field: str, other: str) -> None:
        """Read the columns of a field as another."""
        self._by_field.setdefault(other, []).extend(self._by_field.pop(field, []))

    def one(self, field: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The column of a field, or its columns in several languages; and those of other names.

        Raises InputError if two columns are named like it and hold different things.
        """
        some = self.candidates(field)
        first = [each for each in some if not each.meaning.second] or sorted(
            some, key=lambda each: each.meaning.rank
        )[:1]
        languages = {each.meaning.language for each in first}
        translated: tuple[int, ...] = ()
        if "" in languages:
            translated = tuple(each.place for each in first if each.meaning.language)
            first = [each for each in first if not each.meaning.language]
        elif len(languages) == len(first) > 1:
            places = tuple(each.place for each in first)
            return places, places[1:]
        if len(first) > 1:
            # A name that is known goes before one that is put together of words.
            first = [each for each in first if each.meaning.rank < GUESSED] or first
        if len(first) > 1 and field in _ANY:
            first = [min(first, key=lambda each: each.meaning.rank)]
        if len(first) > 1:
            first = [each for each in first if self.rows.filled(each.place)] or first[:1]
        if len(first) > 1 and field == "country":
            # "Germany" and "DE" are the same.
            said = [[code_or_cell(cell) for cell in self.rows.texts(each.place)] for each in first]
            first = first[:1] if said[0] and all(codes == said[0] for codes in said) else first
        if len(first) > 1 and all(self.rows.same(one.place, two.place) for one, two in pairwise(first)):
            # A town is called a city in one row and a village in another.
            return self.rows.completing([each.place for each in first]), ()
        if len(first) == _TWO and field in STREETS and self.build and _are_two_languages(*first):
            # The names of two languages side by side: "Katunimi", "Gatunamn".
            return tuple(each.place for each in first), (first[1].place,)
        if len(first) > 1 and field == "region":
            # The parts of a country that no address has: "Norte" beside "RO".
            listed = [each for each in first if looks_like(field, self.rows.texts(each.place))]
            first = listed if len(listed) == 1 else first
        if len(first) > 1 and field in _OF_STREETS:
            alike = [each for each in first if looks_like(field, self.rows.texts(each.place))]
            first = alike if len(alike) == 1 else first
        if len(first) > 1 and field in STREETS and self.build:
            # The name with its kind and without: "RD_FULLNAME" beside "RD_NAME".
            whole = [each for each in first if self._holds(each, first)]
            first = whole if len(whole) == 1 else first
        if len(first) > 1 and field == "house_number":
            # What counts the rows is a number of something else: "NUM_PREDIO".
            first = [each for each in first if not counts_up(self.rows.texts(each.place))] or first
            whole = [each for each in first if self._continues(each, first)]
            first = whole if len(whole) == 1 else _of_houses(first)
        if len(first) > 1:
            raise self._asked(field, first)
        return self._with_code(field, first), translated

    def _with_code(self, field: str, first: Sequence[ColumnCandidate]) -> tuple[int, ...]:
        """The columns of a field, and that of its code, which says it in rows that leave out its name."""
        places = tuple(each.place for each in first)
        if field not in _CODED or len(places) != 1:
            return places
        codes = [each.place for each in self.candidates(field) if each.meaning.second and each not in first]
        return self.rows.completing([*places, *codes])

    def _continues(self, each: ColumnCandidate, some: Sequence[ColumnCandidate]) -> bool:
        """Whether a column holds what others do, with what is added to it: "12a" beside "12"."""
        others = [one.place for one in some if one is not each]
        return all(self.rows.begins(each.place, one) for one in others)

    def _holds(self, each: ColumnCandidate, some: Sequence[ColumnCandidate]) -> bool:
        """Whether a column has all words of others."""
        return all(self.rows.has_words(each.place, one.place) for one in some if one is not each)

    def _asked(self, field: str, some: Sequence[ColumnCandidate]) -> InputError:
        """What to ask of columns that may be the same field; of a part of the street with all that it is joined of."""
        join = known_names().joins["street"]
        if field not in join.columns or field in STREETS:
            return two_readings(self.name, field, some)
        joined = [
            "+".join(
                one.name
                for part in join.columns
                for one in ([each] if part == field else [*self._street_of(part)][:1])
            )
            for each in some
        ]
        return two_readings(self.name, field, some, joined)

    def _street_of(self, part: str) -> Sequence[ColumnCandidate]:
        return self.candidates(part) or (self.candidates("street") if part == "street_base" else [])


def _are_two_languages(one: ColumnCandidate, two: ColumnCandidate) -> bool:
    """Whether two columns side by side have names for the same in two languages of one country."""
    names = {plain(one.name), plain(two.name)}
    apart = two.place - one.place == 1 and len(names) == _TWO
    return apart and any(names <= each for each in known_names().bilingual)


def _of_houses(some: list[ColumnCandidate]) -> list[ColumnCandidate]:
    """Of columns of numbers those of houses, where the others are those of streets: "holding_no", "road_no"."""
    of_houses = [each for each in some if _is_of(each, "house")]
    others = [each for each in some if each not in of_houses]
    return of_houses if of_houses and all(_is_of(each, "street") for each in others) else some


def _is_of(each: ColumnCandidate, concept: str) -> bool:
    return worded(each.name).concepts & {"house", "street"} == {concept}


def code_or_cell(cell: str) -> str:
    """The code of a country, or the cell itself."""
    try:
        return country_code(cell)
    except UsageError:
        return cell


def plain_rest(candidate: ColumnCandidate, group: ColumnGroup) -> str:
    """A candidate's name without that of its group."""
    return plain(candidate.name).removeprefix(group.name)
