"""Of which address a table tells: of one, or of several, of which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from addrkit.columns.candidates import ColumnCandidate, ColumnGroup
from addrkit.columns.columns import FieldSource, shown
from addrkit.columns.completing import (
    UNIT_PARTS,
    among_own,
    completing,
    is_place,
    of_place,
    places_alone,
    streets_alone,
    units_alone,
    without_returns,
)
from addrkit.columns.fields import FURTHER_LINES, LINES, PLACES, RECORD_ONLY, STREETS
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import known_names, plain, tokens
from addrkit.columns.options import ColumnOptions
from addrkit.columns.questions import Choice, SeveralAddressesError, listed
from addrkit.columns.sample import Sample
from addrkit.errors import InputError

Use = Literal["verify", "build"]
_COMPLETING = frozenset(
    {
        "postcode",
        "city",
        "region",
        "country",
        "district",
        "suburb",
        "po_box",
        "postcode_city",
        "city_or_district",
    }
)
_NUMBER_PARTS = frozenset({"house_number", "number_full", "number_prefix", "number_letter", "number_suffix"})
_STREET_LINES = frozenset(LINES) - {"whole"}
_NUMBERED = frozenset({"house_number", "number_beside_street"})
_TOWNS = frozenset({"city", "postcode", "postcode_city"})


def chosen_group(
    columns: Sequence[str],
    found: Sequence[ColumnCandidate],
    said: ColumnOptions,
    mapped: Mapping[str, FieldSource],
    name: str,
    use: Use = "verify",
    told: Iterable[str] = (),
    rows: Sample | None = None,
) -> ColumnGroup:
    """The columns of the address that is meant; a register means that of the place and not its owner's.

    `told` are the groups of columns that were named, as their table tells them.

    Raises InputError if there are several and nothing tells which, or none of the group that was named.
    """
    by_group = _by_group(found)
    if said.group is not None:
        return _named(columns, by_group, said.group, name)
    if mapped.keys() & {"address", "street"}:
        places = (mapped.get("address") or mapped["street"]).places
        first = places[0]
        group = _group_of(columns[first], by_group) or _numbered_with(
            map(columns.__getitem__, places), by_group
        )
        led = {each for each in told if each in by_group}
        if not group and len(led) == 1:
            group = led.pop()
        own = _of_block(columns, first, by_group.get(group, ()))
        return _completed(group, {**by_group, group: own}, use)
    placed_parts = _parts_with_place(by_group) if use == "build" else None
    if placed_parts is not None:
        return _completed("", {**by_group, "": placed_parts}, use)
    rivals = without_returns([group for group, some in by_group.items() if _is_address(group, some)])
    rivals = [group for group in rivals if not _is_empty_bill(by_group[group], group, rows)] or rivals
    if not rivals:
        rivals = [group for group, some in by_group.items() if is_place(some)]
        numbered = [group for group in rivals if _has_number(by_group[group])]
        rivals = numbered if use == "build" and len(numbered) == 1 else rivals
    if len(rivals) > 1 and use == "build":
        placed = [group for group in rivals if group in known_names().placed]
        if len(placed) == 1 and "" in rivals and len(by_group[placed[0]]) == 1 and _has_number(by_group[""]):
            # The line of the place once more, beside its parts.
            placed = [""]
        rivals = placed if len(placed) == 1 else rivals
        # Who owns it may live at another place.
        others = [group for group in rivals if group not in known_names().owners]
        own_word = len(others) == 1 and (
            others[0] in known_names().placed or others[0] not in known_names().groups
        )
        rivals = others if own_word else rivals
    if use == "build" and len(rivals) == 1 and rivals[0] in known_names().owners:
        # What is known of the place goes before the owner's address, however little it is.
        rivals = [
            group for group in by_group if group in known_names().placed and is_place(by_group[group])
        ] or rivals
    if len(rivals) > 1:
        raise _several(rivals, by_group, name, use)
    return _completed(rivals[0] if rivals else "", by_group, use)


def _is_empty_bill(some: Sequence[ColumnCandidate], group: str, rows: Sample | None) -> bool:
    """Whether an address of who pays or owns is there by name alone, as objects without one have it: null."""
    if not rows or group not in known_names().owners:
        return False
    return not any(rows.texts(each.place) for each in some)


def of_other_addresses(found: Sequence[ColumnCandidate], chosen: ColumnGroup) -> frozenset[int]:
    """The columns of other addresses of a row that say what the chosen one says itself; the rest may complete it."""
    lines = {*LINES, *FURTHER_LINES}
    own = {each.meaning.field for each in chosen.candidates}
    own |= set() if own.isdisjoint(lines) else lines
    return frozenset(
        each.place
        for group, some in _by_group(found).items()
        if known_names().same_groups.get(chosen.name, chosen.name) != group != chosen.name
        if not (fields := {each.meaning.field for each in some}).isdisjoint(lines)
        if not fields.isdisjoint(PLACES)
        for each in some
        if each.meaning.field in own
    )


def _parts_with_place(
    by_group: Mapping[str, Sequence[ColumnCandidate]],
) -> Sequence[ColumnCandidate] | None:
    """The parts of an address without a word, and the town of its line that has one: "SITE_ADDR", "SITE_CITY".

    Nothing where the parts have a town of their own, or several places have a line.
    """
    own = by_group.get("", ())
    fields = {each.meaning.field for each in own}
    places = [group for group in by_group if group in known_names().placed]
    if (
        not (fields.intersection(STREETS) and _has_number(own))
        or fields.intersection(PLACES)
        or len(places) != 1
    ):
        return None
    line = {each.meaning.field for each in by_group[places[0]]}
    if line.isdisjoint(LINES) or line.isdisjoint(PLACES) or _has_number(by_group[places[0]]):
        return None
    more = [each for each in by_group[places[0]] if each.meaning.field not in {*LINES, *fields}]
    return [*own, *more]


def _group_of(name: str, by_group: Mapping[str, Sequence[ColumnCandidate]]) -> str:
    """The group of a column that was named; by the word that its name begins with, where it means nothing else."""
    own = meaning_of(name)
    if name[-1:].isdigit() and name[-1:] in by_group:
        return name[-1:]
    if own is None:
        first = next(iter(tokens(name)), "")
        return first if first in by_group and plain(name) != first else ""
    group = own.group if own.group in by_group else known_names().same_groups.get(own.group, own.group)
    return group if own.known_group or is_place(by_group.get(group, ()), known=False) else ""


def _numbered_with(names: Iterable[str], by_group: Mapping[str, Sequence[ColumnCandidate]]) -> str:
    """The only group of a number that some names are of: that of "G_STREET" in "G_PREFIX+G_STREET"."""
    groups = {said.group for name in names if (said := meaning_of(name)) is not None}
    numbered = [
        group
        for group in groups
        if group and any(each.meaning.field in _NUMBERED for each in by_group.get(group, ()))
    ]
    return numbered[0] if len(numbered) == 1 else ""


def _completed(group: str, by_group: Mapping[str, Sequence[ColumnCandidate]], use: Use) -> ColumnGroup:
    """The columns of an address, and what completes it of those of others."""
    own_fields = {each.meaning.field for each in by_group.get(group, ())}
    # What is said once is said of the only address there is; a town beside its own is of another place.
    plain_ones = by_group.get("", ()) if group else ()
    elsewhere_too = not own_fields.intersection(_TOWNS).isdisjoint(each.meaning.field for each in plain_ones)
    more = (
        []
        if elsewhere_too
        else [each for each in plain_ones if each.meaning.field in _COMPLETING - own_fields]
    )
    there = own_fields | {each.meaning.field for each in more}
    for fields in (("city", "city_or_district", "suburb"), ("postcode",), ("country",)):
        wanted = () if there.intersection(fields) else fields
        only = next((one for each in wanted if (one := completing(by_group, group, each))), None)
        more += [only] if only is not None else []
    if not own_fields.intersection(PLACES):
        named = places_alone(by_group, group, use)
        elsewhere = [one for each in named for one in by_group[each]]
        # Several words for one place say different things of it.
        if len(named) == 1 or (named and len({each.meaning.field for each in elsewhere}) == len(elsewhere)):
            more = elsewhere
    if own_fields.intersection(_NUMBERED) and own_fields.isdisjoint(_STREET_LINES):
        more += streets_alone(by_group, group)
        if group and use == "build":
            more += [each for each in plain_ones if each.meaning.field.startswith("street")]
    if group and own_fields.intersection(STREETS) and not _has_number(by_group[group]):
        parts = _NUMBER_PARTS if use == "build" else _NUMBER_PARTS | UNIT_PARTS
        if use == "build" or not {each.meaning.field for each in plain_ones}.intersection(LINES):
            more += [each for each in plain_ones if each.meaning.field in parts - own_fields]
    more += among_own(by_group.get(group, ()), plain_ones, more)
    if use == "build":
        more += units_alone(by_group, {*own_fields, *(each.meaning.field for each in more)})
    if use == "build" and not group:
        more += of_place(by_group, {*own_fields, *(each.meaning.field for each in more)})
    return ColumnGroup(group, (*by_group.get(group, ()), *more))


def _of_block(
    columns: Sequence[str], first: int, some: Sequence[ColumnCandidate]
) -> tuple[ColumnCandidate, ...]:
    """Of columns whose names are there as often as that of the street, those of its own block: the second "City"."""
    times = columns.count(columns[first])
    turn = columns[:first].count(columns[first])
    return tuple(
        each
        for each in some
        if times == 1 or columns.count(each.name) != times or columns[: each.place].count(each.name) == turn
    )


def _by_group(found: Sequence[ColumnCandidate]) -> dict[str, list[ColumnCandidate]]:
    """The candidates by their groups; those of one group by several names are together under the first in the table.

    So "Lieferort" and "Postleitzahl (Lieferadresse)" are of one address, and "Bill address" and "Billing City".
    """
    own: dict[str, list[ColumnCandidate]] = {}
    for each in found:
        own.setdefault(each.meaning.group, []).append(each)
    known = known_names()
    joined: dict[str, list[str]] = {}
    for group in own:
        joined.setdefault(known.same_groups.get(group, group), []).append(group)
    return {
        (groups[0] if len(groups) == 1 else one): [each for group in groups for each in own[group]]
        for one, groups in joined.items()
    }


def _said_of_all(
    by_group: Mapping[str, Sequence[ColumnCandidate]], own: Sequence[ColumnCandidate]
) -> list[ColumnCandidate]:
    """What is said once, beside addresses that have a word of their own each: "Ship to Address", "City"."""
    plain_ones = by_group.get("", ())
    fields = {each.meaning.field for each in own}
    if fields.intersection(PLACES) or {each.meaning.field for each in plain_ones}.intersection(LINES):
        return []
    return [each for each in plain_ones if each.meaning.field in _COMPLETING - fields]


def _has_number(some: Sequence[ColumnCandidate]) -> bool:
    return any(each.meaning.field in ("house_number", "number_full") for each in some)


def _is_address(group: str, some: Sequence[ColumnCandidate]) -> bool:
    fields = {each.meaning.field for each in some}
    known = all(each.meaning.known_group for each in some)
    if not fields.intersection(LINES):
        # Japanese doors have no street: お届け先番地.
        return bool(group) and known and "house_number" in fields and bool(fields.intersection(PLACES))
    whole = bool(fields.intersection(STREETS)) and bool(fields.intersection(_NUMBERED))
    return known or bool(fields.intersection(PLACES)) or whole or not group


def _named(
    columns: Sequence[str], by_group: Mapping[str, Sequence[ColumnCandidate]], wanted: str, name: str
) -> ColumnGroup:
    key = plain(wanted)
    # A group is kept without words for an address in general: "shipping_address" is "shipping".
    plain_words = known_names().plain
    short = (one for each in plain_words for one in (key.removesuffix(each), key.removeprefix(each)))
    others = (known_names().same_groups.get(key, key), *short)
    key = next((each for each in (key, *others) if each in by_group and (each or not key)), key)
    if key in by_group or not key:
        own = tuple(by_group.get(key, ()))
        return ColumnGroup(key, (*own, *_said_of_all(by_group, own)) if key else own)
    behind = []
    for at, each in enumerate(columns):
        rest = plain(each).removeprefix(key)
        meaning = meaning_of(rest) if rest and plain(each).startswith(key) else None
        if meaning is not None and not meaning.group:
            behind.append(ColumnCandidate(at, each, meaning))
    if not behind:
        choices = (_by_word(group, by_group[group]) for group in by_group)
        groups = ", ".join(each.written + each.remark for each in choices) or "none"
        raise InputError(
            f"{name} has no columns of an address whose names begin with {wanted!r}: it has {groups}"
        )
    return ColumnGroup(key, tuple(behind))


def _several(
    rivals: Sequence[str], by_group: Mapping[str, Sequence[ColumnCandidate]], name: str, use: Use
) -> SeveralAddressesError:
    told = {
        group: [each for each in by_group[group] if each.meaning.field not in RECORD_ONLY] for group in rivals
    }
    described = listed(
        [
            f"{_title(group, by_group[group])} ({', '.join(shown(each.name) for each in told[group][:3])}, ...)"
            for group in rivals
        ],
        " and ",
    )
    choice = _by_line if use == "build" else _by_word
    return SeveralAddressesError(
        f"{name} has more than one address a row, {described}",
        [choice(group, by_group[group]) for group in rivals],
    )


def _by_word(group: str, some: Sequence[ColumnCandidate]) -> Choice:
    """The option that chooses an address by the word before its names."""
    title = _title(group, some) if group else ""
    remark = "" if group else " for the names without one"
    return Choice(title, f'--columns "{title}"', remark, title, {})


def _by_line(group: str, some: Sequence[ColumnCandidate]) -> Choice:
    """The option that chooses an address by the column of its street."""
    telling = [each for each in some if each.meaning.field in (*LINES, *PLACES)]
    line = min(telling, key=lambda each: each.meaning.field not in LINES)
    field = line.meaning.field
    field = "street" if field in STREETS else "address" if field in LINES else field.split("_or_")[0]
    title = _title(group, some) if group else ""
    return Choice(title, f'--map "{field}={shown(line.name)}"', "", None, {field: line.name})


def _title(group: str, some: Sequence[ColumnCandidate]) -> str:
    """The group as the header writes it."""
    if not group:
        return "that of names without a group"
    first = some[0].name
    for end in range(1, len(first) + 1):
        if plain(first[:end]) == group:
            return first[:end].strip(" _-/.:*#")
    return next((word for word in re.split(r"[\W_]+", first) if plain(word) == group), group)
