"""Finding the columns of an address in a header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from addrkit.columns.abbreviated import abbreviated_columns
from addrkit.columns.again import names_again, without_lines_again
from addrkit.columns.asked import asked_columns, place_of
from addrkit.columns.axes import axes_of
from addrkit.columns.behind import with_words_before, with_words_behind
from addrkit.columns.candidates import ColumnCandidate, ColumnGroup
from addrkit.columns.coded import names_of_codes
from addrkit.columns.columns import Columns, FieldSource, Filter, source_of
from addrkit.columns.company import in_company
from addrkit.columns.compose import compose
from addrkit.columns.counted import counted_lines, lines_of_groups
from addrkit.columns.cut import cut_alike
from addrkit.columns.direct import GUESSED, Meaning
from addrkit.columns.fields import BUILD_FIELDS, NEEDED, VERIFY_FIELDS
from addrkit.columns.filters import retired_rows
from addrkit.columns.found import code_or_cell
from addrkit.columns.groups import chosen_group, of_other_addresses
from addrkit.columns.header import is_counted, is_surely_of_data
from addrkit.columns.hinted import hinted_columns
from addrkit.columns.houses import streets_of_villages
from addrkit.columns.in_countries import in_country
from addrkit.columns.kinds import are_padded_doors
from addrkit.columns.layouts import Layout
from addrkit.columns.leads import led_by_kinds
from addrkit.columns.led import with_postcode
from addrkit.columns.lifecycle import status_columns
from addrkit.columns.meaning import meaning_of
from addrkit.columns.named_after import letters_named_after, numbers_that_are_letters
from addrkit.columns.names import AMBIGUOUS, known_names, plain, tokens
from addrkit.columns.numbers import whole_number_by_cells
from addrkit.columns.numbers_of_names import without_numbers_of_names
from addrkit.columns.options import ColumnOptions, Join
from addrkit.columns.placed_parts import with_parts_of_places
from addrkit.columns.plats import with_plats
from addrkit.columns.points import points_by_cells, readable
from addrkit.columns.positions import POSITIONS, as_degrees, systems_of
from addrkit.columns.questions import all_asked
from addrkit.columns.sample import Sample
from addrkit.columns.seconds import numbers_of_pairs, second_numbers
from addrkit.columns.shared import SharedWords, shared_words
from addrkit.columns.spelled import is_truncated, untruncated
from addrkit.columns.streets import directions_by_cells, with_parts_by_cells
from addrkit.columns.tiles import parts_of_wholes
from addrkit.columns.unit_parts import with_words_of_parts
from addrkit.columns.units_elsewhere import may_hold_units
from addrkit.columns.warn import nothing_found, warnings_of
from addrkit.columns.written import places_of_names
from addrkit.columns.zones import zoned_columns
from addrkit.locale.country import country_codes

Use = Literal["verify", "build"]
_NUMBERED_SUBURB = {"suburb", "house_number"}
"""What Japanese doors have without a street."""
_OF_NAMES, _NAMED = "n", frozenset({"suburb", "city", "city_or_district", "district", "region"})
"""The letter behind names of places, and their fields: "SUBDIST_N"."""
_LEFT = 2
"""Letters of a word that is cut off."""
_ANSWERED = ("granularity", "action", "formatted")
"""What a verification has added, if all of them have the same beginning."""


@dataclass(frozen=True, slots=True)
class _Settled:
    """What is settled before any name is looked at."""

    fields: Mapping[str, FieldSource]
    others: Mapping[str, tuple[int, ...]]
    taken: frozenset[int]


def read_columns(
    header: Sequence[str],
    options: ColumnOptions | None = None,
    *,
    use: Use = "verify",
    name: str = "the table",
    sample: Sequence[Sequence[Any]] = (),
) -> Columns:
    """The columns of a table that hold an address, by their names and by what was said of them.

    `sample` are some of its rows: they tell a column that holds what others hold from one that contradicts them.
    Raises UsageError for an option that makes no sense, InputError if no column holds an address, or two do and nothing
    tells which is meant; the message names the option to type.

    >>> columns = read_columns(["Order", "Street Address", "City", "State/Region", "Postal Code"])
    >>> columns.used
    {'address': 'Street Address', 'city': 'City', 'region': 'State/Region', 'postcode': 'Postal Code'}
    >>> columns.query(["#1", "12 Main St", "Provo", "UT", "84601"])["region"]
    'UT'
    """
    said = options or ColumnOptions()
    names = tuple(header)
    rows = Sample(names, sample, said.country)
    return all_asked(lambda more: _read(names, more, use, name, rows), said, name)


def _read(columns: tuple[str, ...], said: ColumnOptions, use: Use, name: str, rows: Sample) -> Columns:
    if use == "verify" and len(columns) == 1 and is_counted(columns) and not said.mapped:
        # One address a line needs no option.
        said = replace(said, mapped={"address": columns[0]})
    allowed = VERIFY_FIELDS if use == "verify" else BUILD_FIELDS
    mapped = asked_columns(columns, said.mapped, allowed, name)
    layout = _layout(columns) if said.group is None else None
    known = _known(columns, mapped, layout, allowed)
    codes = layout.unread if layout else frozenset()
    passed = known.taken | _answers(columns) | {at for at, each in enumerate(columns) if plain(each) in codes}
    shared = shared_words(columns)
    cut = is_truncated(columns)
    counted = {**lines_of_groups(columns, rows), **counted_lines(columns, rows)}
    meanings = {
        at: counted[at] if at in counted else in_country(each, _meaning(each, shared, cut=cut), said.country)
        for at, each in enumerate(columns)
        if at not in passed
    }
    if use == "build":
        pairs = numbers_of_pairs(columns, rows).items()
        meanings |= {at: each for at, each in pairs if at not in passed and _is_doubted(meanings[at])}
    meanings |= {at: each for at, each in led_by_kinds(columns, meanings, rows).items() if at not in passed}
    found = [ColumnCandidate(at, columns[at], each) for at, each in meanings.items() if each is not None]
    found = names_of_codes(columns, readable(found, rows), passed, rows)
    found = in_company(cut_alike(columns, found) if cut else found, tuple(map(shared.own, columns)), rows)
    found = without_lines_again(with_postcode(found), rows)
    if use == "build":
        found = [each for each in found if not _is_coded_region(each, rows)]
        found = with_parts_of_places(columns, found, rows)
        found = without_numbers_of_names(columns, with_plats(columns, found, rows), rows)
        found = with_parts_by_cells(columns, found, passed, rows, known.fields)
    found = numbers_that_are_letters(found, rows)
    found += letters_named_after(columns, found, passed, rows)
    found += directions_by_cells(columns, found, passed, rows)
    led = (shared.meaning(columns[place]) for source in mapped.values() for place in source.places)
    told = {each.group for each in led if each is not None and each.group}
    group = chosen_group(columns, found, said, mapped, name, use, told, rows)
    hinted = hinted_columns(columns, found, group, passed, rows, name)
    if use == "build":
        so_far = ColumnGroup(group.name, (*group.candidates, *hinted))
        there_too = passed | {each.place for each in found if each.meaning.known_group}
        hinted += abbreviated_columns(columns, so_far, there_too, rows)
        so_far = ColumnGroup(group.name, (*group.candidates, *hinted))
        hinted += whole_number_by_cells(columns, so_far, there_too, rows)
        so_far = ColumnGroup(group.name, (*group.candidates, *hinted))
        of_others = {
            each.place
            for each in found
            if each.meaning.known_group and each.meaning.group not in ("", group.name)
        }
        hinted += parts_of_wholes(columns, so_far, passed | of_others, rows)
        so_far = ColumnGroup(group.name, (*group.candidates, *hinted))
        hinted += second_numbers(columns, so_far, there_too, rows)
        there = {*known.fields, *(each.meaning.field for each in group.candidates)}
        hinted += axes_of(columns, there, {*passed, *(each.place for each in hinted)}, rows)
        there |= {each.meaning.field for each in hinted}
        if there.isdisjoint(POSITIONS):
            hinted += points_by_cells(columns, {*passed, *(each.place for each in hinted)}, rows)
    group = ColumnGroup(group.name, as_degrees(columns, (*group.candidates, *hinted), rows))
    fields, others = compose(group, known.fields, use, rows, name)
    # Columns of the components' own names hold what they say: a Japanese town is no street.
    if use == "build" and "street" not in known.fields and "suburb" not in columns:
        fields |= streets_of_villages(fields, rows)
    fields = with_words_behind(columns, {each: fields[each] for each in allowed if each in fields}, rows)
    fields = with_words_before(columns, fields, rows)
    code = said.country or (layout.country if layout else None) or _only_country(fields, rows)
    units = [*group.candidates, *_of_layout(columns, known.fields)]
    fields = with_words_of_parts(fields, units, rows, code, build=use == "build")
    others = {**others, **known.others} if use == "build" else {}
    if use == "build":
        found_ones = {name: source for name, source in fields.items() if name not in mapped}
        others = {**names_again(columns, found_ones, passed | _places_of(mapped), rows), **others}
    filters: tuple[Filter, ...] = ()
    if use == "build":
        taken = {place for each in fields.values() for place in each.places}
        statuses = status_columns(columns, taken, rows)
        filters = retired_rows(columns, found, layout, said, name, statuses, rows)
    fields, zones = _with_zones(columns, fields, layout, said, code, rows) if use == "build" else (fields, 0)
    systems = systems_of(columns, layout, fields, said, rows) if use == "build" else ()
    padded = use == "build" and _are_padded(fields, rows)
    elsewhere = of_other_addresses(found, group) if use == "verify" else frozenset()
    made = Columns(
        columns,
        fields,
        others,
        filters,
        layout,
        group.name,
        systems=systems,
        padded=padded,
        zones=zones,
        elsewhere=elsewhere - {at for source in fields.values() for at in source.places},
    )
    headless = not mapped and is_surely_of_data(columns)
    if headless or (
        not any(each in fields for each in NEEDED[use]) and not fields.keys() >= _NUMBERED_SUBURB
    ):
        raise nothing_found(made, use, rows, name)
    beside = may_hold_units(made.left, group.name) if use == "verify" else ()
    made = replace(made, beside=beside, country=code)
    return replace(made, warnings=warnings_of(made, use, rows))


def _with_zones(
    columns: tuple[str, ...],
    fields: dict[str, FieldSource],
    layout: Layout | None,
    said: ColumnOptions,
    code: str | None,
    rows: Sample,
) -> tuple[dict[str, FieldSource], int]:
    """The fields with the column of zones, where nothing else tells of which system x and y are."""
    told = said.crs or (layout is not None and layout.crs) or "crs" in fields
    zoned = None if told else zoned_columns(columns, fields, code, rows)
    if zoned is None:
        return fields, 0
    at, before = zoned
    return {**fields, "crs": FieldSource((("", (at,)),))}, before


def _of_layout(columns: tuple[str, ...], settled: Mapping[str, FieldSource]) -> list[ColumnCandidate]:
    """The only column of units that is settled, as its name says: "INTERIOR"."""
    places = settled["unit"].places if "unit" in settled else ()
    return [ColumnCandidate(at, columns[at], Meaning("unit")) for at in places if len(places) == 1]


def _places_of(fields: Mapping[str, FieldSource]) -> frozenset[int]:
    return frozenset(place for source in fields.values() for place in source.places)


def _is_doubted(said: Meaning | None) -> bool:
    """Whether a name says nothing that is known, or is put together of words."""
    return said is None or not said.known_group or said.rank >= GUESSED


def _only_country(fields: Mapping[str, FieldSource], rows: Sample) -> str | None:
    """The country of all rows, where a column names one."""
    source = fields.get("country")
    named = {code_or_cell(cell) for at in source.places for cell in rows.texts(at)} if source else set()
    return next(iter(named)) if len(named) == 1 and named <= country_codes() else None


def _are_padded(fields: Mapping[str, FieldSource], rows: Sample) -> bool:
    """Whether the first column of the numbers of houses has noughts before them."""
    source = fields.get("house_number")
    return source is not None and are_padded_doors([cell.strip() for cell in rows.texts(source.places[0])])


def _is_coded_region(each: ColumnCandidate, rows: Sample) -> bool:
    """Whether a register numbers its regions: nobody writes these numbers in an address."""
    cells = rows.texts(each.place) if each.meaning.field == "region" else []
    return bool(cells) and all(cell.strip().isdigit() for cell in cells)


def _meaning(name: str, shared: SharedWords, *, cut: bool) -> Meaning | None:
    """What a column's name means; two letters that are left of a cut word are no word of their own: "STR_SFX_DI"."""
    words = tokens(name)
    left = cut and bool(words) and len(words[-1]) <= _LEFT and words[-1] not in shared.ends
    if left and (whole := _whole(name)) is not None:
        return whole
    found = shared.meaning(name)
    if cut and (found is None or (found.field.startswith(AMBIGUOUS) and len(words) > 1)):
        # "situs_stat" is a state that was cut, and no "stat".
        found = _whole(name) or found
    if (found is None or not found.known_group) and len(words) > 1 and words[-1] == _OF_NAMES:
        named = meaning_of(" ".join(words[:-1]))
        if named is not None and named.field in _NAMED:
            return replace(named, rank=GUESSED)
    if found is None and cut and len(words) > 2 and len(words[-1]) < _LEFT:
        # One letter is left of a word: "NAZ_CAST_O".
        found = meaning_of(" ".join(words[:-1]))
    return found


def _whole(name: str) -> Meaning | None:
    """What a name means whose end was cut off, as tables of shapefiles do."""
    return untruncated(
        name, lambda text: found if (found := meaning_of(text)) and found.known_group else None
    )


def _answers(columns: tuple[str, ...]) -> frozenset[int]:
    """The columns that an earlier verification has added, whatever it led their names by."""
    there = set(columns)
    before = [
        each.removesuffix(_ANSWERED[0])
        for each in columns
        if each.endswith(_ANSWERED[0])
        and all(each.removesuffix(_ANSWERED[0]) + other in there for other in _ANSWERED)
    ]
    return frozenset(
        at for at, each in enumerate(columns) if any(lead and each.startswith(lead) for lead in before)
    )


def _layout(columns: tuple[str, ...]) -> Layout | None:
    there = places_of_names(columns)
    return next(
        (
            each
            for each in known_names().layouts
            if all(any(name in there for name in names) for names in each.needs)
        ),
        None,
    )


def _known(
    columns: tuple[str, ...], mapped: Mapping[str, FieldSource], layout: Layout | None, allowed: Sequence[str]
) -> _Settled:
    fields, others = dict(mapped), dict[str, tuple[int, ...]]()
    if layout is not None:
        for field, join in layout.fields.items():
            source = _there(columns, join)
            if field in allowed and field not in fields and source is not None:
                fields[field] = source
        for field, names in layout.others.items():
            places = tuple(place for each in names if (place := _place(columns, each)) is not None)
            if places:
                others[field] = places
    taken = {place for source in fields.values() for place in source.places}
    return _Settled(
        fields, others, frozenset(taken | {place for places in others.values() for place in places})
    )


def _there(columns: tuple[str, ...], join: Join) -> FieldSource | None:
    """A layout's join with those columns that a file has."""
    return source_of(
        (
            piece.glue,
            tuple(dict.fromkeys(at for each in piece.columns if (at := _place(columns, each)) is not None)),
        )
        for piece in join.pieces
    )


def _place(columns: tuple[str, ...], name: str) -> int | None:
    """The place of a layout's column, under its name or in short."""
    found = place_of(columns, name)
    return places_of_names(columns).get(plain(name)) if found is None else found
