"""Names that other columns have to explain, and cells that show a column to be of another field than its name says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.concepts import worded
from addrkit.columns.direct import GUESSED
from addrkit.columns.elsewhere import is_elsewhere
from addrkit.columns.fields import STREETS
from addrkit.columns.kinds import (
    are_additions,
    are_directions,
    are_postcodes,
    are_written_directions,
    looks_like,
)
from addrkit.columns.likely import are_several_types, is_street_type, is_type_in_front
from addrkit.columns.names import AMBIGUOUS, known_names, plain, tokens
from addrkit.columns.proposed import may_be
from addrkit.columns.sample import Sample
from addrkit.columns.spelled import spellings
from addrkit.locale.country_tables import positions_of

_MOST_WORDS = 4
"""Words of a name that another column is known by."""
_DIGIT = re.compile(r"\d")
_ADDITION = re.compile(r"(?i)\s*(?:[A-DF-MP-RT-VX-Z]|\d/\d)\s*")
"""A letter or a part of a number; not those that are directions."""
_IN_WORDS = re.compile(r"(?i)[^\W\d_]{3}\S*\s+\w|\w\S*\s+[^\W\d_]{3}|(?!quinquies)[^\W\d_]{7}")
"""More than any letter or word that is added to a number."""
_ZIP4 = re.compile(r"\d{5}(?:-?\d{4})?")
"""A whole postcode of the United States."""
_COUNTED = re.compile(r"[^\W\d]+\s+\d{1,3}")
"""A word and its number."""
_SHORT_KIND = 3
"""Letters of what is short for a kind of street."""
_MAY_NAME_REGIONS = frozenset({"unit", "street_base"})
"""What names say that are short for a state too."""
_PROVINCES, _REGIONS = frozenset({"prov", "provincia", "province"}), frozenset({"reg", "region"})
"""Words of names, each for what in some countries is above the other."""
_NAME = f"{AMBIGUOUS}name"
"""A name that is a street's beside its kinds."""
_OTHER_TOWN = "other_cities"
"""The field of towns beside that of the post: people write them too."""
_POSTAL_TOWN = "postal_town"
"""The field, for a while, of a town that the name calls that of a postcode."""


def in_company(
    found: Iterable[ColumnCandidate], columns: Sequence[str], rows: Sample
) -> list[ColumnCandidate]:
    """The candidate columns, each with its one field among these columns; columns of no field are left out.

    A name such as "Kraj" is the country in Polish and the region in Czech: what stands beside it tells. Where nothing
    does, the column is not read.
    """
    found = list(found)
    streets = {each.meaning.group for each in found if each.meaning.field in STREETS}
    kept = []
    for each in found:
        field = each.meaning.field
        if field.startswith(AMBIGUOUS):
            readings = known_names().ambiguous[field.removeprefix(AMBIGUOUS)]
            there = _names((*columns[: each.place], *columns[each.place + 1 :]))
            cells = rows.texts(each.place)
            read = next(
                (
                    one
                    for one, beside in readings
                    if (not beside or _any_there(beside, there)) and (one != "unit" or may_be(one, cells))
                ),
                None,
            )
            if read is None or (field == _NAME and read in STREETS and each.meaning.group in streets):
                # "Name" beside "Street Name" is a person's.
                continue
            each = replace(each, meaning=replace(each.meaning, field=read))
        if not is_elsewhere(each, rows):
            kept.append(_by_cells(each, rows))
    kept = _kinds_beside_streets(kept, rows)
    return _postal_towns_first(_directions_behind(_provinces_of_regions(kept), rows))


def _provinces_of_regions(found: list[ColumnCandidate]) -> list[ColumnCandidate]:
    """The candidates; where communes, provinces and regions have a column each, provinces are districts: in Chile."""
    words = {each.place: _names((each.name,)) for each in found}
    regions = {each.place for each in found if each.meaning.field == "region"}
    provinces = {at for at in regions if not words[at].isdisjoint(_PROVINCES)}
    others = {at for at in regions - provinces if not words[at].isdisjoint(_REGIONS)}
    if not (provinces and others and any("comuna" in some for some in words.values())):
        return found
    return [
        replace(each, meaning=replace(each.meaning, field="district")) if each.place in provinces else each
        for each in found
    ]


def _kinds_beside_streets(found: list[ColumnCandidate], rows: Sample) -> list[ColumnCandidate]:
    """The candidates; of two columns of streets one that has their kinds alone is that: "TOPON" with CORSO and VIA."""
    streets = [each for each in found if each.meaning.field in STREETS]
    kinds = [each for each in streets if are_several_types(rows.texts(each.place))]
    if not 0 < len(kinds) < len(streets):
        return found
    return [
        replace(each, meaning=replace(each.meaning, field=_kind(rows.texts(each.place))))
        if each in kinds
        else each
        for each in found
    ]


def _kind(cells: Sequence[str]) -> str:
    return "street_pretype" if is_type_in_front(cells) else "street_type"


def _directions_behind(found: list[ColumnCandidate], rows: Sample) -> list[ColumnCandidate]:
    """The candidates; what is called an addition and holds directions behind a street is of the street."""
    streets = [each.place for each in found if each.meaning.field in STREETS]
    return [
        replace(each, meaning=replace(each.meaning, field="street_postdirection"))
        if each.meaning.field == "number_suffix"
        and any(place < each.place for place in streets)
        and are_directions(rows.texts(each.place))
        else each
        for each in found
    ]


def _postal_towns_first(found: list[ColumnCandidate]) -> list[ColumnCandidate]:
    """The candidates; beside the town of a postcode ("PLZ_ORT") another of its group ("ORTSCHAFT") says less."""
    postal = {each.place: each.meaning.group for each in found if _is_postal_town(each)}
    return [
        replace(each, meaning=replace(each.meaning, field="city"))
        if each.place in postal
        else replace(each, meaning=replace(each.meaning, field=_OTHER_TOWN, second=True))
        if each.meaning.field == "city" and each.meaning.group in postal.values()
        else each
        for each in found
    ]


def _is_counted(cell: str, name: str) -> bool:
    """Whether a cell is its column's name and a number: "Comuna 1", but not "Lyon 3"."""
    return _COUNTED.fullmatch(cell) is not None and plain(cell.split(maxsplit=1)[0]) in tokens(name)


def _any_there(beside: frozenset[frozenset[str]], there: frozenset[str]) -> bool:
    return any(each <= there for each in beside)


def _is_postal_town(each: ColumnCandidate) -> bool:
    known = known_names()
    named = each.meaning.field == "city" and any(
        plain(text) in known.postal_towns
        or "".join(word for word in tokens(text) if word not in known.naming) in known.postal_towns
        for text in (each.name, *spellings(each.name))
    )
    worded_so = (
        each.meaning.field == "city" and each.meaning.rank == GUESSED and "post" in worded(each.name).concepts
    )
    return named or worded_so or each.meaning.field == _POSTAL_TOWN


def _by_cells(each: ColumnCandidate, rows: Sample) -> ColumnCandidate:
    """A candidate that its cells show to be of another field than its name says."""
    cells = rows.texts(each.place)
    if not cells:
        return each
    field = _part_by_cells(each, cells, rows.country) or _place_by_cells(each, cells)
    return replace(each, meaning=replace(each.meaning, field=field)) if field else each


def _part_by_cells(each: ColumnCandidate, cells: Sequence[str], country: str | None) -> str:
    """The part of a street or of a number that cells are; empty if they are what the name says."""
    field = each.meaning.field
    types, additions = all(map(is_street_type, cells)), are_additions(cells)
    if (
        types
        and not additions
        and (field in ("number_suffix", "street_postdirection") or (field == "line2" and len({*cells}) > 1))
    ):
        # What is added to a street, not to a number or a line: "SUFFIX".
        return "street_type"
    if field == "number_suffix" and any(map(_IN_WORDS.search, cells)):
        # What is added to an address: "Hinterhaus", "c/o Meier".
        return "line2"
    if field == "street_postdirection" and all(map(_ADDITION.fullmatch, cells)):
        # What is added to a number: "A", "1/2".
        return "number_suffix"
    if field == "house_number" and each.meaning.second and additions and not any(map(_DIGIT.search, cells)):
        # What is added to another number: "NO_ADD" beside "NO".
        return "number_suffix"
    if field == "number_orientation" and (are_directions(cells) or are_written_directions(cells)):
        # The direction of a street, and no second number: "ORIENT".
        return "street_postdirection"
    if field == "street_type" and is_type_in_front(cells) and not _are_short_behind(cells, country):
        return "street_pretype"
    if field == "number_last" and additions and not any(map(_DIGIT.search, cells)):
        # A letter is no second number: "BISNR".
        return "number_suffix"
    return "number_suffix" if field == "line2" and additions and "suffix" in _names((each.name,)) else ""


def _are_short_behind(cells: Sequence[str], country: str | None) -> bool:
    """Whether kinds of streets are cut short where they stand behind the names: "TR", "CR" and "AV" in Calgary."""
    short = max(map(len, cells)) <= _SHORT_KIND
    return short and country is not None and positions_of(country)[1] == "last"


def _place_by_cells(each: ColumnCandidate, cells: Sequence[str]) -> str:
    """The town, the postcode or the area that cells are; empty if they are what the name says."""
    field, digits = each.meaning.field, any(map(_DIGIT.search, cells))
    if field == "region" and are_directions(cells) and max(map(len, cells)) == 1:
        # States and countries have codes of two letters, such as "NW".
        return "street_predirection"
    if field == "postcode_city" and not digits:
        # The town of a postcode alone: "ZIPCITY".
        return _POSTAL_TOWN
    if plain(each.name) in known_names().towns_by_cells and not digits:
        return "city"
    if field in _MAY_NAME_REGIONS and len({*cells}) > 1 and looks_like("region", cells):
        # States under a name of something else: "CUSTE", "STNAME".
        return "region"
    whole = field == "postcode_suffix" and all(map(_ZIP4.fullmatch, cells))
    if whole or (field == "place_line" and are_postcodes([cell.strip() for cell in cells])):
        # The whole code: "ZIP+4".
        return "postcode"
    counted = field == "city_or_district" and all(_is_counted(cell, each.name) for cell in cells)
    # A part of a town.
    return "district" if counted else ""


@lru_cache(1_000)
def _names(columns: tuple[str, ...]) -> frozenset[str]:
    """All that the columns may be called: their names, and stretches of the words of these."""
    found = set()
    for each in columns:
        found.add(plain(each))
        if not each.isascii():
            # Languages that write no blanks put a group beside the name: 收货人省份.
            found |= {
                plain(each).removeprefix(group) for group in known_names().groups if not group.isascii()
            }
        words = tokens(each)
        for some in (words, *map(tokens, spellings(each))):
            found.add("".join(some))
            found |= {
                "".join(some[first:end])
                for first in range(len(some))
                for end in range(first + 1, min(len(some), first + _MOST_WORDS) + 1)
            }
    return frozenset(found)
