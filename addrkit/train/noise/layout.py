"""The parts of an address in one line: their order, what stands between them, accents and case."""

from __future__ import annotations

import random as random_module
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from anyascii import anyascii

from addrkit.locale.country import Country
from addrkit.locale.country_tables import i18n_formats
from addrkit.locale.text import is_cjk
from addrkit.train.noise.rates import NoiseRates

Random = random_module.Random


class LinePiece(NamedTuple):
    """A run of a line."""

    component: str | None
    """What it is; None for separators and for words that are no part of the address."""
    text: str


@dataclass(frozen=True, slots=True)
class NoisyAddress:
    """An address as somebody types it."""

    text: str
    spans: Mapping[str, tuple[int, int]]
    """Component to where it stands in the text, the end excluded. What is not typed is not in it."""


class Extras(NamedTuple):
    """What is written beside the components."""

    before: LinePiece | None
    """A name at the beginning."""
    beside: LinePiece | None
    """A stray word at the street."""
    note: LinePiece | None
    """A floor, a box or an estate, after the street."""
    end: tuple[LinePiece, ...]
    """What follows the address: the city once more, the country."""


@cache
def _habits(where: Country) -> tuple[bool, bool]:
    """Whether the unit stands before the street, and whether the postcode stands before the city."""
    lines = " ".join(where.lines).replace("{street_line}", where.street_line)
    lines = lines or f"{where.street_line} {i18n_formats(where.code).get('fmt', '')}"
    for short, name in (("%Z", "{postcode}"), ("%C", "{city}")):
        lines = lines.replace(short, name)
    unit_first = "{unit}" in lines and lines.find("{unit}") < lines.find("{street}")
    return unit_first, "{postcode}" in lines and lines.find("{postcode}") < lines.find("{city}")


def laid_out(
    parts: Mapping[str, str], extras: Extras, where: Country | None, rates: NoiseRates, random: Random
) -> NoisyAddress:
    """Parts and extras as one line, in an order that people use."""
    if is_cjk("".join(parts.values())):
        pieces = _large_first(parts, extras, random)
    else:
        pieces = _line(parts, extras, where, rates, random)
    return _joined(_dressed(pieces, rates, random))


def _line(
    parts: Mapping[str, str], extras: Extras, where: Country | None, rates: NoiseRates, random: Random
) -> list[LinePiece]:
    unit_first, postcode_first = _habits(where) if where else (False, random.random() < 0.5)
    unit_first ^= random.random() < rates.misplaced_unit
    postcode_first ^= random.random() < rates.misplaced_postcode
    unit = _pieces(parts, "unit")
    street = _door(parts, where, rates, random)
    if extras.beside:
        street = (
            _spaced([extras.beside], street) if random.random() < 0.4 else _spaced(street, [extras.beside])
        )
    lines = [
        [extras.before] if extras.before else [],
        unit if unit_first else [],
        _pieces(parts, "building"),
        street,
        [] if unit_first else unit,
        [extras.note] if extras.note else [],
        _pieces(parts, "po_box"),
        _pieces(parts, "suburb"),
    ]
    if postcode_first:
        lines += [_pieces(parts, "postcode", "city"), _pieces(parts, "district"), _pieces(parts, "region")]
    else:
        lines += [_pieces(parts, "city"), _pieces(parts, "district"), _pieces(parts, "region", "postcode")]
    lines = [line for line in lines if line]
    if random.random() < rates.reversed:
        lines.reverse()
    lines += [[piece] for piece in extras.end]
    return _between(_comma(rates, random), lines)


def _pieces(parts: Mapping[str, str], *names: str) -> list[LinePiece]:
    """The components that are there, with blanks between them."""
    return _spaced(*([LinePiece(name, parts[name])] for name in names if name in parts))


def _spaced(*runs: Sequence[LinePiece]) -> list[LinePiece]:
    return _between(" ", [run for run in runs if run])


def _between(separator: str, runs: Sequence[Sequence[LinePiece]]) -> list[LinePiece]:
    pieces: list[LinePiece] = []
    for run in runs:
        pieces += [LinePiece(None, separator), *run] if pieces else run
    return pieces


def _door(
    parts: Mapping[str, str], where: Country | None, rates: NoiseRates, random: Random
) -> list[LinePiece]:
    """House number and street, and what stands between them."""
    number, street = _pieces(parts, "house_number"), _pieces(parts, "street")
    if number and random.random() < rates.number_prefix:
        number = _spaced([LinePiece(None, _number_word(where, random))], number)
    if not number or not street:
        return number or street
    first = (where is not None and where.number_position == "before") ^ (
        random.random() < rates.misplaced_number
    )
    draw = random.random()
    between = " "
    if draw < rates.number_glued:
        between = ""
    elif draw < rates.number_glued + rates.number_comma:
        between = random.choice((",", ", ", ", ", ", "))
    return _between(between, [number, street] if first else [street, number])


def _number_word(where: Country | None, random: Random) -> str:
    """A word that people write before a house number; "n°" where the country has none."""
    words = sorted(word for word in (where.number_prefixes if where else ()) if word[0] in "n#")
    return random.choice((*(f"{word}." for word in words), *words, "n°", "N°"))


def _comma(rates: NoiseRates, random: Random) -> str:
    """What stands between the lines of an address."""
    draw = random.random()
    if draw < rates.commas_lost:
        return " "
    return random.choice(("; ", " - ", ",")) if draw < rates.commas_lost + rates.semicolons else ", "


def _large_first(parts: Mapping[str, str], extras: Extras, random: Random) -> list[LinePiece]:
    order = (
        "postcode", "region", "city", "district", "suburb", "street", "house_number", "building", "unit", "po_box",
    )  # fmt: skip
    gap = random.choice(("", "", "", " "))
    run = _between(gap, [[LinePiece(name, parts[name])] for name in order[1:] if name in parts])
    code = _pieces(parts, "postcode")
    line = _between(" " if random.random() < 0.7 else gap, [each for each in (code, run) if each])
    beside = (extras.before, extras.note, *extras.end)
    return _spaced(line, *([piece] for piece in beside if piece))


_DIGRAPHS = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ß": "ss",
    "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe", "Æ": "Ae",
})  # fmt: skip


def _dressed(pieces: Sequence[LinePiece], rates: NoiseRates, random: Random) -> list[LinePiece]:
    """Accents and case, of the whole line and of the city."""
    text = "".join(piece.text for piece in pieces)
    if not text.isascii():
        if random.random() < rates.digraphs:
            pieces = [piece._replace(text=piece.text.translate(_DIGRAPHS)) for piece in pieces]
        if not is_cjk(text) and random.random() < rates.drop_accents:
            pieces = [piece._replace(text=anyascii(piece.text)) for piece in pieces]
    draw = random.random()
    if draw < rates.upper:
        return [piece._replace(text=piece.text.upper()) for piece in pieces]
    if draw < rates.upper + rates.lower:
        return [piece._replace(text=piece.text.lower()) for piece in pieces]
    if draw < rates.upper + rates.lower + rates.title:
        pieces = [piece._replace(text=_capitalised(piece.text)) for piece in pieces]
    if random.random() < rates.upper_city:
        return [
            piece._replace(text=piece.text.upper()) if piece.component == "city" else piece
            for piece in pieces
        ]
    return list(pieces)


def _capitalised(text: str) -> str:
    """Every word with a capital.

    >>> _capitalised("rue de l'Église")
    "Rue De L'Église"
    """
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def _joined(pieces: Sequence[LinePiece]) -> NoisyAddress:
    """The pieces as text, without blanks around it and with the place of every component."""
    text = ""
    spans: dict[str, tuple[int, int]] = {}
    for component, run in pieces:
        if component and run.strip() and component not in spans:
            start = len(text) + len(run) - len(run.lstrip())
            spans[component] = (start, start + len(run.strip()))
        text += run
    cut = len(text) - len(text.lstrip())
    return NoisyAddress(
        text.strip(), {name: (start - cut, end - cut) for name, (start, end) in spans.items()}
    )
