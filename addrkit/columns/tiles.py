"""Parts of an address told by a column that has it whole: "7 B RUE DES FETES" beside "7", "B" and "RUE DES FETES"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from addrkit.columns.candidates import ColumnCandidate, ColumnGroup
from addrkit.columns.direct import GUESSED, Meaning
from addrkit.columns.fields import LINES, STREETS
from addrkit.columns.kinds import are_additions, are_directions, are_doors
from addrkit.columns.likely import are_several_types, counts_up, is_street_type
from addrkit.columns.sample import Sample

_PIECE = re.compile(r"\d+|[^\W\d_]+")
"""A number or a word: "7B" is two."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LEAST_ROWS = 2
"""Rows that show what a column is a part of."""
_COVERED = 0.8
"""Of the words as far as the last part, those that parts hold."""
_NUMBERS = frozenset({"house_number", "number_full", "number_beside_street"})
_ADDED = frozenset({"number_letter", "number_suffix", "number_full"})
_MAY_BE_PARTS = frozenset({*LINES, *_NUMBERS, *_ADDED})
"""What names may say of parts and of a whole."""
_Span = tuple[int, int]
_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tile:
    """A column whose cells stand in those of another, one part behind the other."""

    at: int
    spans: tuple[_Span | None, ...]
    """Where it stands in each row; None where it is empty."""

    @property
    def first(self) -> float:
        """Where it stands as a rule."""
        starts = sorted(span[0] for span in self.spans if span is not None)
        return starts[len(starts) // 2]


def parts_of_wholes(
    columns: Sequence[str], group: ColumnGroup, passed: Iterable[int], rows: Sample
) -> list[ColumnCandidate]:
    """The columns of the street, its number and what is added to it, where a whole address tells them and no name.

    >>> rows = Sample("abcd", [["7 B RUE HAUTE", "7", "B", "RUE HAUTE"], ["12 QUAI BAS", "12", "", "QUAI BAS"]])
    >>> [(each.name, each.meaning.field) for each in parts_of_wholes("abcd", ColumnGroup("", ()), (), rows)]
    [('b', 'house_number'), ('c', 'number_suffix'), ('d', 'street')]
    """
    there = {each.meaning.field: each.place for each in group.candidates}
    if not _lacks_parts(there):
        return []
    taken = {*passed, *(each.place for each in group.candidates if each.meaning.field not in _MAY_BE_PARTS)}
    best: dict[int, str] = {}
    free = [at for at in range(len(columns)) if at not in taken]
    pieces = {at: [_pieces(cell) for cell, _ in rows.pairs(at, at)] for at in free}
    longest = sorted(free, key=lambda at: -sum(map(len, pieces[at])))
    for whole in free:
        if not _is_whole(rows.texts(whole)):
            continue
        parts = _named(_tiles(whole, longest, pieces, rows), rows)
        if "house_number" in parts.values() and len(parts) > len(best):
            best = parts
    return [
        ColumnCandidate(at, columns[at], Meaning(field, group.name, rank=GUESSED))
        for at, field in best.items()
        if field not in there and (field != "number_suffix" or _ADDED.isdisjoint(there))
    ]


def _lacks_parts(there: Iterable[str]) -> bool:
    """Whether the street or its number is told by no name."""
    known = set(there)
    return not known.intersection(STREETS) or not known.intersection(_NUMBERS)


def _is_whole(cells: Sequence[str]) -> bool:
    """Whether cells may be addresses: words and numbers, other ones in each row."""
    told = [cell for cell in cells if any(map(str.isdigit, cell)) and _LETTERS.search(cell)]
    return len(told) >= _LEAST_ROWS and len(told) * 2 > len(cells) and len({*cells}) > len(cells) // 2


def _tiles(
    whole: int, longest: Iterable[int], pieces: Mapping[int, Sequence[_Words]], rows: Sample
) -> list[_Tile]:
    """Columns whose cells lie beside each other in those of a whole address, the longest first.

    `pieces` are the words of each column's cells, row by row.
    """
    wholes = pieces[whole]
    free = [[True] * len(each) for each in wholes]
    found = []
    for at in longest:
        spans = _spans(wholes, pieces[at], free) if at != whole else None
        if spans is None or not any(spans):
            continue
        cells = rows.texts(at)
        if counts_up(cells) and len({*cells}) == len(cells) > _LEAST_ROWS:
            continue
        for span, open_ in zip(spans, free, strict=True):
            if span is not None:
                open_[span[0] : span[1]] = [False] * (span[1] - span[0])
        found.append(_Tile(at, tuple(spans)))
    return found if _cover(found, wholes, free) else []


def _spans(
    wholes: Sequence[_Words], parts: Sequence[_Words], free: Sequence[Sequence[bool]]
) -> list[_Span | None] | None:
    """Where a column stands in each row's whole; None where it does not stand in one of them."""
    spans = []
    for whole, part, open_ in zip(wholes, parts, free, strict=True):
        span = _place(whole, part, open_)
        if span is None and whole and part:
            return None
        spans.append(span)
    return spans


def _cover(tiles: Sequence[_Tile], wholes: Sequence[_Words], free: Sequence[Sequence[bool]]) -> bool:
    """Whether the parts leave few words before the last of them out."""
    covered = said = 0
    for at, words in enumerate(wholes):
        ends = [span[1] for tile in tiles if (span := tile.spans[at]) is not None]
        if words and ends:
            said += max(ends)
            covered += max(ends) - sum(free[at][: max(ends)])
    return bool(said) and covered >= _COVERED * said


def _place(whole: _Words, part: _Words, free: Sequence[bool]) -> _Span | None:
    """Where a part stands in a whole, among what no other part is."""
    size = len(part)
    for start in range(len(whole) - size + 1) if size else ():
        if whole[start : start + size] == part and all(free[start : start + size]):
            return start, start + size
    return None


def _named(tiles: Sequence[_Tile], rows: Sample) -> dict[int, str]:
    """What the parts are, by their cells and by what they stand beside."""
    ordered = sorted(tiles, key=lambda tile: tile.first)
    doors = [tile for tile in ordered if are_doors(rows.texts(tile.at)) and _is_full(tile)]
    words = [tile for tile in ordered if _is_name(rows.texts(tile.at)) and _is_full(tile)]
    pairs = [(door, word) for door in doors for word in words if _touch(door, word)]
    if len(pairs) != 1:
        return {}
    [(number, street)] = pairs
    named = {number.at: "house_number", street.at: "street"}
    for tile in ordered:
        cells = rows.texts(tile.at)
        directed = are_directions(cells) and len({*cells}) > 1
        if tile.at not in named and not directed and _follows(tile, number) and are_additions(cells):
            named[tile.at] = "number_suffix"
            break
    sides = {
        tile.at: field
        for tile in ordered
        if tile.at not in named and _touch(tile, street) and (field := _side(tile, street, rows))
    }
    if sides:
        named[street.at] = "street_base"
    return dict(sorted({**named, **sides}.items()))


def _side(tile: _Tile, street: _Tile, rows: Sample) -> str:
    """What a part beside a street's name is of the street: its kind, or its direction; empty for others."""
    cells, before = rows.texts(tile.at), tile.first < street.first
    if are_directions(cells):
        return "street_predirection" if before else "street_postdirection"
    kinds = are_several_types(cells)
    return ("street_pretype" if before else "street_type") if kinds else ""


def _is_full(tile: _Tile) -> bool:
    """Whether a part is there in nearly all rows."""
    return sum(span is not None for span in tile.spans) >= _COVERED * len(tile.spans)


def _is_name(cells: Sequence[str]) -> bool:
    """Whether cells are names, not all of them kinds of streets or directions."""
    named = [cell for cell in cells if _LETTERS.search(cell)]
    return len(named) * 2 > len(cells) and not are_directions(cells) and not all(map(is_street_type, cells))


def _touch(one: _Tile, two: _Tile) -> bool:
    """Whether two parts stand beside each other in some rows."""
    gaps = [
        min(abs(first[0] - second[1]), abs(second[0] - first[1]))
        for first, second in zip(one.spans, two.spans, strict=True)
        if first is not None and second is not None
    ]
    return bool(gaps) and min(gaps) == 0


def _follows(tile: _Tile, number: _Tile) -> bool:
    """Whether a part stands right behind the number wherever it is."""
    pairs = [
        (span[0], door[1])
        for span, door in zip(tile.spans, number.spans, strict=True)
        if span is not None and door is not None
    ]
    return bool(pairs) and all(start == end for start, end in pairs)


def _pieces(text: str) -> _Words:
    return tuple(_PIECE.findall(text.casefold()))
