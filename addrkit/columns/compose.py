"""From the columns of one address to its fields: lines, parts that are joined, and what is said twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from addrkit.columns.columns import TEXT, Source, shown
from addrkit.columns.fields import FIRST_LINES, STREETS
from addrkit.columns.groups import Candidate, Group
from addrkit.columns.names import known_names, plain
from addrkit.columns.sample import Sample
from addrkit.errors import InputError

Use = Literal["verify", "build"]
_ANY = frozenset({"id", "lat", "lon", "x", "y", "point", "building", "line3"})
"""Fields of which the usual name counts, where there are several."""
_OTHERS = ("other_streets", "other_cities")
_BESIDE = 3
"""Columns between a street and a number that is one of it."""


def compose(
    group: Group, known: Mapping[str, Source], use: Use, rows: Sample, name: str
) -> tuple[dict[str, Source], dict[str, tuple[int, ...]]]:
    """The fields of an address, and the columns of its other names.

    `known` are settled. Raises InputError where two columns are read as one thing and contradict each other, or may.
    """
    found = _Found(group, rows, name)
    fields: dict[str, Source] = {}
    others: dict[str, tuple[int, ...]] = {each: found.every(each) for each in _OTHERS}
    for each in known:
        found.drop(each, *_LIKE.get(each, ()))
    _settle_lines(found, known, use)
    _number_beside_street(found)
    for field in ("city_or_suburb", "city_or_district"):
        _either(found, field, known)
    for field, join in known_names().joins.items():
        if field in known:
            found.drop(*join.columns)
            continue
        source = _joined(found, field)
        if source is not None:
            fields[field] = source
    for field in found.fields():
        places, more = found.one(field)
        if places and field not in fields:
            fields[field] = Source((("", places),))
        if more and field in ("city", "street"):
            others[f"other_{'cities' if field == 'city' else 'streets'}"] += more
    fields |= known
    _text(fields, use)
    return fields, {field: places for field, places in others.items() if places}


_LIKE: Mapping[str, tuple[str, ...]] = {
    "address": ("line", "line1", "line2", "line3", "whole", "street", "street_base"),
    "street": ("street_base", "line", "line1", "whole"),
    "house_number": ("number_full", "number_beside_street"),
    "postcode_city": ("postcode", "city"),
    "city": ("city_or_district", "city_or_suburb"),
}
"""What a settled field takes the place of."""


class _Found:
    """The candidates of one address, by field."""

    def __init__(self, group: Group, rows: Sample, name: str) -> None:
        self.rows, self.name = rows, name
        self._by_field: dict[str, list[Candidate]] = {}
        for each in group.candidates:
            self._by_field.setdefault(each.meaning.field, []).append(each)
        for again, *whole in known_names().same_again:
            names = {plain_rest(each, group): each for some in self._by_field.values() for each in some}
            if again in names and all(each in names for each in whole):
                self.remove(names[again])

    def fields(self) -> list[str]:
        return [field for field, some in self._by_field.items() if some]

    def has(self, field: str) -> bool:
        return bool(self._by_field.get(field))

    def candidates(self, field: str) -> list[Candidate]:
        return self._by_field.get(field, [])

    def every(self, field: str) -> tuple[int, ...]:
        return tuple(each.place for each in self.candidates(field))

    def drop(self, *fields: str) -> None:
        for field in fields:
            self._by_field.pop(field, None)

    def remove(self, candidate: Candidate) -> None:
        self._by_field[candidate.meaning.field].remove(candidate)

    def rename(self, field: str, other: str) -> None:
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
        if "" in languages:
            first = [each for each in first if not each.meaning.language]
        elif len(languages) == len(first) > 1:
            places = tuple(each.place for each in first)
            return places, places[1:]
        if len(first) > 1 and field in _ANY:
            first = [min(first, key=lambda each: each.meaning.rank)]
        if len(first) > 1:
            first = [each for each in first if self.rows.filled(each.place)] or first[:1]
        if len(first) > 1 and all(self.rows.same(one.place, two.place) for one, two in pairwise(first)):
            first = first[:1]
        if len(first) > 1:
            raise two_readings(self.name, field, first)
        return tuple(each.place for each in first), ()


def plain_rest(candidate: Candidate, group: Group) -> str:
    """A candidate's name without that of its group."""
    return plain(candidate.name).removeprefix(group.name)


def two_readings(name: str, field: str, some: Sequence[Candidate]) -> InputError:
    """What to say of columns that may be the same field."""
    field = (
        field if field not in (*FIRST_LINES, *STREETS, "whole") else ("street" if field in STREETS else TEXT)
    )
    named = " and ".join(f"{shown(each.name)!r}" for each in some)
    options = " or ".join(f'--map "{field}={_written(each, some)}"' for each in some)
    return InputError(
        f"{name} has {len(some)} columns that may be the {field}, {named}: choose with {options}"
    )


def _written(each: Candidate, some: Sequence[Candidate]) -> str:
    alike = sum(1 for other in some if other.name == each.name)
    return each.name if alike == 1 else f"#{each.place + 1}"


def _settle_lines(found: _Found, known: Mapping[str, Source], use: Use) -> None:
    """Leave one reading of the street's line: a first line, or a street."""
    if TEXT in known or "street" in known:
        found.drop("line", "line1", "whole", "address" if "street" in known else "street")
        return
    firsts = [each for field in FIRST_LINES for each in found.candidates(field)]
    firsts = [each for each in firsts if found.rows.filled(each.place)] or firsts
    streets = [each for field in STREETS for each in found.candidates(field)]
    if len(firsts) > 1:
        firsts = _without_wholes(found, firsts)
    if len(firsts) > 1:
        raise two_readings(found.name, TEXT, firsts)
    if firsts and streets:
        _line_beside_street(found, firsts[0], streets, use)
    elif not firsts and not streets:
        found.rename("whole", TEXT)
    elif streets and found.has("line2") and not _has_number(found):
        # "Street" and "Street 2" are lines.
        found.rename("street", TEXT)
    for field in ("line", "line1"):
        found.rename(field, TEXT)
    found.drop("whole")


def _has_number(found: _Found) -> bool:
    return any(found.has(each) for each in ("house_number", "number_full", "number_beside_street"))


def _without_wholes(found: _Found, firsts: list[Candidate]) -> list[Candidate]:
    """The finest of several first lines, where the others hold what it says too."""
    for each in firsts:
        rest = [other for other in firsts if other is not each]
        if all(found.rows.holds([other.place], [each.place]) for other in rest):
            for other in rest:
                found.remove(other)
            return [each]
    return firsts


def _line_beside_street(found: _Found, line: Candidate, streets: list[Candidate], use: Use) -> None:
    """A line that holds the street too is read beside it; one that contradicts it is a question."""
    numbers = found.every("house_number") or found.every("number_full")
    same = found.rows.holds([line.place], [each.place for each in streets[:1]])
    if not same and line.meaning.field == TEXT and numbers and use == "build":
        same = found.rows.holds([line.place], [streets[0].place, *numbers])
    if not same:
        raise _line_or_street(found.name, line, streets[0])
    if use == "build" and numbers:
        found.remove(line)
    else:
        for each in streets:
            found.remove(each)
        found.drop("street_type", "street_predirection", "street_postdirection", "number_beside_street")


def _line_or_street(name: str, line: Candidate, street: Candidate) -> InputError:
    return InputError(
        f"{name} has two columns that may hold the street, {shown(line.name)!r} and {shown(street.name)!r}:"
        f' choose with --map "address={line.name}" or --map "street={street.name}"'
    )


def _number_beside_street(found: _Found) -> None:
    """Read a column that is called a number as the house number if it stands beside the street."""
    if found.has("house_number") or found.has("number_full"):
        found.drop("number_beside_street")
        return
    streets = [each.place for field in STREETS for each in found.candidates(field)]
    near = [
        each
        for each in found.candidates("number_beside_street")
        if any(abs(each.place - street) <= _BESIDE for street in streets)
    ]
    for each in list(found.candidates("number_beside_street")):
        if each not in near:
            found.remove(each)
    found.rename("number_beside_street", "house_number")


def _either(found: _Found, field: str, known: Mapping[str, Source]) -> None:
    """Read a column of one of two fields as the first that no other column holds."""
    if not found.has(field):
        return
    for each in field.split("_or_"):
        first_class = any(not candidate.meaning.second for candidate in found.candidates(each))
        if not first_class and each not in known:
            found.drop(each)
            found.rename(field, each)
            return
    found.drop(field)


def _joined(found: _Found, field: str) -> Source | None:
    """A field of its parts; the parts are taken from what is found, whether they are needed or not."""
    join = known_names().joins[field]
    parts = [each for piece in join.pieces for each in piece.columns]
    if field == "house_number" and found.has("number_full"):
        found.drop(*parts)
        found.rename("number_full", field)
        return None
    whole = field == "street" and found.has("street")
    if whole and (found.has("street_base") or _holds_its_type(found)):
        found.drop(*parts)
        return None
    if whole:
        found.rename("street", "street_base")
    main = {"street": "street_base", "unit": ""}.get(field, field)
    if main and not found.has(main):
        found.drop(*parts)
        return None
    pieces = []
    for piece in join.pieces:
        [part] = piece.columns
        if found.has(part):
            places, _ = found.one(part)
            pieces.append((piece.glue, places))
            if part != "street_base":
                found.drop(part)
    if main == "street_base" and len(pieces) == 1:
        found.rename("street_base", "street")
        return None
    found.drop(*parts)
    return Source(tuple(pieces)) if pieces else None


def _holds_its_type(found: _Found) -> bool:
    """Whether the column of streets holds their types as well, where these have a column of their own."""
    [street] = found.one("street")[0][:1]
    parts = [place for each in ("street_type", "street_pretype") for place in found.every(each)]
    return bool(parts) and all(found.rows.holds([street], [place]) for place in parts)


def _text(fields: dict[str, Source], use: Use) -> None:
    """Put the lines together as free text."""
    lines = [fields.pop(each) for each in (TEXT, "line2", "line3") if each in fields]
    if use == "verify":
        if "postcode" in fields and "city" in fields:
            fields.pop("postcode_city", None)
        if "city" in fields:
            fields.pop("place_line", None)
        lines += [fields.pop(each) for each in ("postcode_city", "place_line") if each in fields]
    if lines:
        pieces = [piece for line in lines for piece in _led(line)]
        fields[TEXT] = Source(((("", pieces[0][1])), *pieces[1:]))


def _led(line: Source) -> list[tuple[str, tuple[int, ...]]]:
    (_, first), *rest = line.pieces
    return [(", ", first), *rest]
