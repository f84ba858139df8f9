"""Which of the columns that are not read look like a part of an address, by their names and by their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from addrkit.columns.abbreviated import guessed_fields
from addrkit.columns.columns import TEXT, Columns
from addrkit.columns.concepts import known_concepts, worded
from addrkit.columns.direct import MORE_LINES, Meaning
from addrkit.columns.elsewhere import are_codes
from addrkit.columns.fields import BESIDE_NUMBERS, LINES, VERIFY_FIELDS
from addrkit.columns.hinted import hints_of
from addrkit.columns.kinds import are_doors, are_lines, is_letters_for_town, is_roman, looks_like, may_be_town
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import AMBIGUOUS, known_names, plain, says_never, tokens
from addrkit.columns.one_region import is_the_region
from addrkit.columns.proposed import may_be, proposed_columns
from addrkit.columns.sample import Sample
from addrkit.columns.shared import shared_words
from addrkit.columns.spelled import is_truncated, untruncated
from addrkit.locale.text import is_unspaced

Use = Literal["verify", "build"]
_OF_AREAS = frozenset({"admin", "administrative", "area", "unit", "place"})
"""Words of names of areas, beside which a name is no person's."""
_NAMED = ("region", "district")
"""Fields of names, which registers number."""
_CODE = re.compile(r"\d{4}|\d{3} \d{2}|[A-Z]\d[A-Z\d]? ?\d[A-Z]")
"""What postcodes have within a line."""
_WORD = re.compile(r"[^\W\d_]{3}")
_TOLD_BY_CELLS = ("postcode", "country")
_SHORT = 3
"""Letters of a name that is something else more often than not: "via", "bus", "ext"."""
_LEAST = 2
"""Letters of a name that may be short for anything."""
_BY_CELLS = ("region", "country")
"""Fields whose cells are of a list that all know."""
_CODED = 3
"""Letters of the codes of countries: without a word for one they may be of anything."""
_OF_NAMES = ("street", "suburb", "district", "region")
"""Fields of names that are too many to be known."""
_LEAST_DIFFERENT = {"country": 1, "region": 2, "city": 3}
"""Different cells that are no such places by chance: many people are called like a town."""


def unread_parts(columns: Columns, rows: Sample, use: Use) -> dict[str, list[str]]:
    """Columns that are not used and look like parts that are not read, by their field, the likeliest first."""
    found: dict[str, list[str]] = {}
    for name, field in _alike(columns, rows, use):
        found.setdefault(field, []).append(name)
    told = {name for some in found.values() for name in some}
    for field, name in _by_cells(columns, rows, told, use).items():
        if field not in found:
            found[field] = [name]
    return {field: names for field, names in found.items() if field not in columns.fields}


def proposed_parts(
    columns: Columns,
    rows: Sample,
    wanted: Sequence[str],
    *,
    bold: bool = False,
    everywhere: bool = True,
    owners: bool = True,
) -> dict[str, str]:
    """Columns that are not read and look by their cells alone like what is missing.

    Unless `everywhere`, one of the towns has to be known: people stand in other columns. Without `owners`, what is
    named like an owner's address is left out.
    """
    settled = {place for source in columns.fields.values() for place in source.places}
    settled |= {each.place for each in columns.filters}
    settled |= {place for places in columns.others.values() for place in places} | columns.elsewhere
    left = [
        at
        for at, name in enumerate(columns.header)
        if at not in settled
        and (not is_settled(name, columns) or are_doors(rows.texts(at)))
        and (owners or known_names().owners.isdisjoint(tokens(name)))
    ]
    known = {field: source.places for field, source in columns.fields.items()}
    return proposed_columns(columns.header, left, rows, wanted, known, bold=bold, everywhere=everywhere)


def is_settled(name: str, columns: Columns) -> bool:
    """Whether it is known why a column is not read: it is of another address, or the street's line once more."""
    meaning = _whole(name, columns)
    if meaning is None:
        return False
    if meaning.second and meaning.field in columns.fields:
        return True
    again = meaning.field in LINES and bool({TEXT, "street"}.intersection(columns.fields))
    again |= meaning.field in ("postcode_city", "place_line") and "city" in columns.fields
    same = known_names().same_groups
    group, chosen = (same.get(each, each) for each in (meaning.group, columns.group))
    if again or not (meaning.known_group and bool(group) and group != chosen):
        return again
    # Of another address; words that no line has are perhaps of this one.
    read = (meaning_of(columns.header[at]) for each in columns.fields.values() for at in each.places)
    said_of_another = (
        *columns.fields,
        *(said.field for said in read if said is not None),
        *(("country",) if chosen else ()),
    )
    return meaning.field in said_of_another or any(
        other is not None and same.get(other.group, other.group) == group and other.field in LINES
        for other in (_whole(each, columns) for each in columns.header)
    )


def _whole(name: str, columns: Columns) -> Meaning | None:
    """What a name means, in a table of a shapefile also one that was cut."""
    found = meaning_of(name)
    return untruncated(name, meaning_of) if found is None and is_truncated(columns.header) else found


def is_no_part(words: Sequence[str]) -> bool:
    """Whether a name is about an address and holds no part of it, or about people."""
    if any(each in word for word in words for each in known_names().people):
        return True
    return says_never(words) or not known_names().beside.isdisjoint(words)


def is_coded(name: str) -> bool:
    """Whether a name ends with a word for what is no address: 市区町村コード, "commune_insee".

    >>> is_coded("市区町村コード"), is_coded("PKANCODE"), is_coded("PB")
    (True, False, False)
    """
    known = known_names()
    words = (
        word
        for word in known.never
        if word not in known.code_words and (len(word) > _LEAST or not word.isascii())
    )
    return plain(name).endswith(tuple(words))


def _by_cells(columns: Columns, rows: Sample, told: set[str], use: Use) -> Mapping[str, str]:
    """Columns whose cells look like the postcodes, the towns, the regions or the countries that are missing."""
    lines = (
        [cell for at in columns.fields[TEXT].places for cell in rows.texts(at)]
        if TEXT in columns.fields
        else []
    )
    if sum(1 for cell in lines if _CODE.search(cell)) * 2 > len(lines) and "city" not in columns.fields:
        # One cell holds it all.
        return {}
    # Without a street, what looks like a town may be it.
    street = bool({TEXT, "street"}.intersection(columns.fields)) or bool(
        proposed_parts(columns, rows, ["street"])
    )
    asked = [each for each in ("postcode", *(["city"] if street else [])) if each not in columns.fields]
    found: dict[str, str] = {}
    if "postcode_city" not in columns.fields and asked:
        build = use == "build"
        proposed = proposed_parts(columns, rows, asked, everywhere=build, owners=not build)
        found |= {field: name for field, name in proposed.items() if name not in told}
    left = [
        (at, name)
        for at, name in columns.left
        if name not in told
        and name not in found.values()
        and not is_settled(name, columns)
        and (
            not is_no_part((*tokens(name), plain(name)))
            or (use == "build" and _are_towns(name, rows.texts(at)))
        )
    ]
    for field in (*_BY_CELLS, *(["city"] if street and "postcode_city" not in columns.fields else [])):
        if field in columns.fields or field in found:
            continue
        likely = [
            name
            for at, name in left
            if (
                looks_like(field, cells := rows.texts(at))
                and (
                    len({*cells}) >= _LEAST_DIFFERENT[field]
                    or field in hints_of(name)
                    or (use == "build" and field == "city" and _are_towns(name, cells))
                )
                and (field != "country" or field in hints_of(name) or max(map(len, cells)) > _CODED)
            )
            or (use == "build" and field == "region" and is_the_region(columns, at, rows))
        ]
        if likely:
            found[field] = likely[0]
    return found


def _are_towns(name: str, cells: Sequence[str]) -> bool:
    """Whether all cells of a register are towns, and its column is none of people: its one town under "JURIS_ID"."""
    known, words = known_names(), tokens(name)
    of_people = any(each in word for word in words for each in known.people)
    owned = not known.owners.isdisjoint(words) or ("name" in words and _OF_AREAS.isdisjoint(words))
    letters = len({*cells}) > 1 and all(map(is_letters_for_town, cells))
    return bool(cells) and not (of_people or owned or letters) and all(map(may_be_town, cells))


def _may_hold(field: str, cells: Sequence[str], told: Sequence[str] = _TOLD_BY_CELLS) -> bool:
    """Whether cells do not contradict a field that cells tell."""
    if field in _NAMED and cells and all(cell.strip().isdigit() for cell in cells):
        return False
    coded = field == "city" and bool(cells)
    if coded and (are_codes([cell.strip() for cell in cells]) or all(map(is_roman, cells))):
        return False
    return field not in told or not cells or looks_like(field, cells)


def _hinted(name: str, cells: Sequence[str]) -> list[str]:
    """The fields that a name hints at and its cells may be; of streets cells need not tell it."""
    hints = sorted(hints_of(name)) or sorted(guessed_fields(name))
    said = any(map(_WORD.search, cells)) and not any("@" in cell for cell in cells)
    return [
        field
        for field in hints
        if field in VERIFY_FIELDS
        and (looks_like(field, cells) or (field in _OF_NAMES and said))
        and may_be(field, cells)
        # A number may be of anything.
        and (field != "house_number" or worded(name).concepts != {"number"})
    ]


@cache
def _of_parts() -> Mapping[str, str]:
    """Parts of units with the field that they are joined to: kinds and numbers of flats say little by themselves."""
    return dict.fromkeys(known_names().joins["unit"].columns, "unit")


def _is_name(word: str) -> bool:
    """Whether a word of several only says that they are a name: "naz" is the country where it stands alone."""
    return known_concepts().of_word.get(word) == "name"


def _alike(columns: Columns, rows: Sample, use: Use) -> list[tuple[str, str]]:
    """Columns that are not used and whose names hold one of a part of an address, with that part."""
    known, shared = known_names(), shared_words(columns.header)
    found = []
    for at, name in columns.left:
        words = tokens(name)
        if is_no_part((*words, plain(name))):
            continue
        if is_settled(name, columns) or (columns.layout and plain(name) in columns.layout.unread):
            continue
        whole = shared.meaning(name)
        # Without its group: "Ship Via".
        length = len(plain(name)) - len(whole.group) if whole else 0
        said = [(whole.field, whole.second, length)] if whole else []
        if whole and not whole.known_group and whole.group in known.fields:
            # The first of two words that both are parts says which it is: "colonia_predio".
            said.insert(0, (*known.fields[whole.group], len(whole.group)))
        if whole is not None and (whole.field in MORE_LINES or whole.field in BESIDE_NUMBERS):
            # What only completes a line or a number is none.
            continue
        # Scripts with marks of vowels have no words of letters.
        several = () if is_unspaced(name) else words
        for word in (
            plain(name),
            *(word for word in several if word not in known.groups and not _is_name(word)),
        ):
            field, second = known.fields.get(word, (known.perhaps.get(word, ""), word not in known.perhaps))
            if word in known.perhaps and field == "city" and field in columns.fields:
                # A community beside a town is a part of it.
                field = "suburb"
            said.append((field, second, len(word)))
        for field, second, length in said:
            field = _of_parts().get(field, field)
            if field.startswith(AMBIGUOUS):
                # A code may be of anything.
                second = length <= _SHORT or field.removeprefix(AMBIGUOUS) in known.never
                field = known.ambiguous[field.removeprefix(AMBIGUOUS)][0][0]
                second = second or not _may_hold(field, rows.texts(at), (*_TOLD_BY_CELLS, "region"))
            field = {"line": TEXT, "whole": TEXT, "line1": TEXT}.get(field, field.split("_or_")[0])
            wanted = field in VERIFY_FIELDS and field not in columns.fields and length > _LEAST
            wanted = wanted and (field != TEXT or use == "verify" or "street" not in columns.fields)
            # A column that only has a word for an address in its name is none, unless it holds lines.
            wanted = (
                wanted and (field != TEXT or are_lines(rows.texts(at))) and _may_hold(field, rows.texts(at))
            )
            # An empty column is only what its whole name says.
            told = rows.texts(at) or not len(rows) or (whole is not None and length == len(plain(name)))
            if wanted and not second and told and may_be(field, rows.texts(at)):
                found.append((name, field))
                break
        else:
            found += [
                (name, field) for field in _hinted(name, rows.texts(at)) if field not in columns.fields
            ][:1]
    return found
