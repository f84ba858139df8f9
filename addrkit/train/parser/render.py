"""Known components as texts that people write, with the place of every component: what the parser learns from.

Half of the texts follow the country's postal order, the other half `addrkit.train.noise.noise`. Before that some
addresses get a unit, a box or a note that they did not have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from random import Random
from typing import Any

import yaml
from anyascii import anyascii

from addrkit.locale.country import Country, country, country_codes, described_countries
from addrkit.locale.format import format_lines
from addrkit.locale.text import is_cjk
from addrkit.train.noise.misspelling import other_form, slipped
from addrkit.train.noise.noise import EVERYDAY, HARD, noisy_address
from addrkit.train.noise.rates import NoiseRates
from addrkit.types import Address

Spans = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text and where its components stand in it; words in no span belong to none."""

    text: str
    spans: Spans


_CLEAN = replace(EVERYDAY, slip=0.003, respell=0.002, abbreviate=0.15, wrong_postcode=0.0, add_word=0.0)
_ANYONE = replace(
    EVERYDAY, drop_suburb=0.25, drop_district=0.35, drop_region=0.3, name_country=0.12, add_word=0.01
)
_RATES: tuple[NoiseRates, ...] = (EVERYDAY, _ANYONE, _ANYONE, _CLEAN, HARD)

_NAMES = (
    "building", "house_number", "street", "unit", "po_box", "suburb", "city", "district", "region", "postcode",
)  # fmt: skip
_SIGNS = {name: chr(0xE000 + at) for at, name in enumerate(_NAMES)}
"""Characters of the private use area that stand for a component while its place is found."""
_NAME_OF = {sign: name for name, sign in _SIGNS.items()}
_PIECES = re.compile("([" + "".join(_NAME_OF) + "])")
_BARE = re.compile(r"\d+[A-Za-z]?")


@cache
def forms() -> Mapping[str, Any]:
    """How units, boxes and notes are written."""
    text = resources.files("addrkit.train").joinpath("parser_forms.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


def rendered(address: Address, random: Random) -> Rendered:
    """The address as one of the many texts that could mean it."""
    address = _furnished(address, random)
    if random.random() < 0.5:
        typed = noisy_address(address, random.choice(_RATES), random)
        text, spans = typed.text, dict(typed.spans)
    else:
        text, spans = _in_postal_order(address, random)
    return _with_note(text, spans, random)


def _furnished(address: Address, random: Random) -> Address:
    """With a unit or a box that it did not have, now and then."""
    code = address.country or ""
    known = forms()
    if address.region and _unwritten(code) and random.random() < 0.7:
        address = replace(address, region=None)
    if address.region:
        address = replace(address, region=region_form(address.region, code, random))
    draw = random.random()
    if address.street and not address.unit and draw < 0.22 and code in known["units"]:
        return replace(address, unit=filled(random.choice(known["units"][code]), random))
    if 0.22 <= draw < 0.27 and code in known["boxes"]:
        box = filled(random.choice(known["boxes"][code]), random)
        if code == "FR" and address.city and random.random() < 0.6:
            cedex = random.choice(
                ("Cedex", "CEDEX", f"Cedex {random.randint(1, 20)}", f"CEDEX {random.randint(1, 9):02d}")
            )
            address = replace(address, city=f"{address.city} {cedex}")
        if random.random() < 0.6:
            return replace(address, po_box=box, street=None, house_number=None, unit=None)
        return replace(address, po_box=box)
    if 0.27 <= draw < 0.31 and address.suburb:
        return replace(address, street=None, house_number=None, unit=None)
    if 0.31 <= draw < 0.33:
        return replace(address, street=None, house_number=None, unit=None, suburb=None)
    if 0.33 <= draw < 0.36:
        return replace(address, house_number=None)
    return address


@cache
def _unwritten(code: str) -> bool:
    """Whether the country's post writes no region."""
    sample = Address(city="City", region=_SIGNS["region"], postcode="1", country=code)
    return _SIGNS["region"] not in "".join(format_lines(sample))


_CODED = {"code": 0.7, "name": 0.2, "typed": 0.4}
"""How often a region is written as its code, by how the country writes it."""


def region_form(region: str, code: str, random: Random) -> str:
    """The region by its name or by its code, as often as the country writes either."""
    where = country(code) if code in country_codes() else None
    key = where.region(region) if where else None
    if where is None or key is None or random.random() > _CODED[where.region_style]:
        return region
    short = [form for form, owner in where.region_codes.items() if owner == key and form.isalpha()]
    short += [
        form.upper()
        for form, owner in where.regions.items()
        if owner == key and form.isalpha() and len(form) <= 3
    ]
    return random.choice(sorted(short)) if short else region


_ORDINALS = (
    "1st",
    "2nd",
    "3rd",
    "4th",
    "5th",
    "6th",
    "7th",
    "8th",
    "10th",
    "12th",
    "15th",
    "21st",
    "22nd",
    "40th",
)


def filled(template: str, random: Random) -> str:
    """A template of `parser_forms.yaml` with its signs in braces drawn: `{n}` a number, `{A}` a letter."""
    values: dict[str, Callable[[], str]] = {
        "s": lambda: str(random.randint(1, 9) if random.random() < 0.7 else random.randint(10, 40)),
        "n": lambda: str(random.randint(1, 399) if random.random() < 0.6 else random.randint(100, 4999)),
        "A": lambda: random.choice("ABCDEFGH"),
        "o": lambda: random.choice(_ORDINALS),
        "2": lambda: f"{random.randint(1, 40):02d}",
        "I": lambda: random.choice(("I", "II", "III", "IV", "V")),
        "p": lambda: str(random.choice(forms()["persons"])),
    }
    return re.sub(r"\{(\w)\}", lambda match: values[match[1]](), template)


@lru_cache(maxsize=20_000)
def _template(code: str | None, present: tuple[str, ...], bare: bool) -> tuple[str, ...]:
    """The lines of the country's postal order, with a sign for every component."""
    values: dict[str, str] = {name: _SIGNS[name] for name in present}
    if bare and "unit" in values:
        values["unit"] = "7"
    lines = format_lines(Address(**values, country=code))
    if bare:
        lines = tuple(line.replace("7", _SIGNS["unit"]) for line in lines)
    written = "".join(lines)
    missing = [_SIGNS[name] for name in present if _SIGNS[name] not in written]
    return (*lines[:-1], *missing, *lines[-1:])


_SEPARATORS = (
    (", ",),
    (", ",),
    (", ",),
    (" ",),
    (" ",),
    ("\n",),
    (", ", " "),
    (" - ",),
    ("; ",),
    (",",),
    (" / ",),
)


def _in_postal_order(address: Address, random: Random) -> tuple[str, Spans]:
    values = {name: value for name in _NAMES if (value := getattr(address, name))}
    for name, chance in (
        ("region", 0.3),
        ("district", 0.4),
        ("suburb", 0.2),
        ("postcode", 0.12),
        ("building", 0.1),
        ("city", 0.03),
    ):
        if name in values and len(values) > 2 and random.random() < chance:
            del values[name]
    where = country(address.country) if address.country in country_codes() else None
    joint = _joint(address, values, random)
    bare = bool(_BARE.fullmatch(values.get("unit", ""))) and where is not None and bool(where.bare_unit_line)
    lines = list(_template(address.country, tuple(values), bare))
    if random.random() < 0.1 and lines:
        place = random.randrange(len(lines))
        lines.insert(random.randrange(len(lines)), lines.pop(place))
    if random.random() < 0.04:
        lines.reverse()
    separators = random.choice(_SEPARATORS)
    if separators == (" ",):
        lines = [line.replace(",", "") for line in lines]
    line = lines[0] if lines else ""
    for each in lines[1:]:
        line += random.choice(separators) + each
    if "region" in values and random.random() < _SET_OFF.get(address.country or "", 0.0):
        line = _set_off(line, address.country or "", random)
    if joint and not bare:
        line = line.replace(_SIGNS["house_number"], _SIGNS["unit"] + joint + _SIGNS["house_number"], 1)
    if where is not None and "street" in values and random.random() < _PREFIXED.get(where.code, 0.05):
        # Words that only introduce the number belong to no component.
        word = _introduction(where, random)
        if "No." not in line:
            line = line.replace(_SIGNS["house_number"], word + _SIGNS["house_number"], 1)
    lettered = forms()["postcode_letters"].get(address.country or "")
    if lettered and random.random() < _LETTERED:
        line = line.replace(_SIGNS["postcode"], random.choice(lettered) + _SIGNS["postcode"], 1)
    values = {name: _varied(name, value, where, random) for name, value in values.items()}
    named = ""
    if where is not None and random.random() < 0.15:
        names = [
            name.title() if len(name) > 3 else name.upper() for name in sorted(where.names) if name.isascii()
        ]
        named = random.choice([where.name, where.name, random.choice(names or [where.name])])
    return _pieced(line, values, named, separators[0], random)


_PREFIXED = {"SG": 0.4, "TW": 0.5, "CN": 0.4, "IN": 0.12, "VN": 0.12, "MX": 0.12, "BR": 0.12, "TH": 0.1}
"""How often a word stands before the number."""


def _introduction(where: Country, random: Random) -> str:
    words = [
        word
        for word in sorted(where.number_prefixes)
        if not is_cjk(word) and word not in ("km", "ext", "n", "nr")
    ]
    if not words:
        return ""
    word = random.choice(("no", "no", *words))
    word = random.choice((word, word.title(), word.title()))
    return word + (random.choice((". ", " ", ".", " ")) if word.lower() in ("no", "num", "nro") else " ")


_LETTERED = 0.06
"""How often a country's letters stand before the postcode; they belong to no component."""

_SET_OFF = {"IT": 0.5, "ES": 0.4, "BR": 0.7, "PT": 0.1, "CH": 0.2, "MX": 0.1}
"""How often the region is set off by a sign of its own: "Roma (RM)", "São Paulo - SP"."""


def _set_off(line: str, code: str, random: Random) -> str:
    sign = _SIGNS["region"]
    if code == "BR":
        return re.sub(
            rf"(?<=\S),? *-? ?{sign}", random.choice((" - ", " - ", "-", "/", " / ")) + sign, line, count=1
        )
    return re.sub(rf"(?<=\S),? ?{sign}", f" ({sign})", line, count=1)


def _joint(address: Address, values: dict[str, str], random: Random) -> str:
    """A unit joined to the number ("5/18"), where the country writes it so: returns the sign between."""
    joined = forms()["joined"].get(address.country or "")
    if not joined or "unit" not in values or "house_number" not in values or random.random() < 0.5:
        return ""
    unit = filled(random.choice(joined), random)
    sign = unit.lstrip("0123456789ABCDEFGHU")
    values["unit"] = unit[: len(unit) - len(sign)]
    return sign if values["unit"] else ""


def _varied(name: str, value: str, where: Any, random: Random) -> str:
    if name in ("street", "city", "suburb") and where is not None and not is_cjk(value):
        parts = value.split(" ")
        for at, part in enumerate(parts):
            if part and random.random() < 0.12:
                parts[at] = other_form(part, where, random)
            elif len(part) > 4 and random.random() < 0.01:
                parts[at] = slipped(part, random)
        return " ".join(parts)
    if name == "house_number" and where is not None and where.code == "US" and random.random() < 0.01:
        grid = random.randint(100, 450), random.randint(1000, 28000)
        return random.choice(
            (
                f"W{grid[0]}N{grid[1]}",
                f"N{grid[1]}",
                f"W{grid[1]}",
                f"{grid[0]}N{grid[1]}",
                "One",
                f"{grid[0] % 99}-{grid[1] % 90 + 10}",
            )
        )
    if name == "house_number" and value.isdigit() and random.random() < 0.03:
        letter = random.choice("ABCDFGH")
        return value + random.choice(
            (f" {letter}", letter, f" {letter.lower()}", " 1/2", f"-{letter}", f"-{int(value) + 2}")
        )
    if name == "postcode" and random.random() < 0.12:
        return value.replace(" ", "").replace("-", "")
    return value


def _pieced(
    line: str, values: Mapping[str, str], named: str, separator: str, random: Random
) -> tuple[str, Spans]:
    case = random.choices((str, str.upper, str.lower), (0.7, 0.12, 0.18))[0]
    plain = random.random() < 0.3
    text = ""
    spans: Spans = {}

    def written(value: str) -> str:
        value = value if is_cjk(value) or not plain else anyascii(value)
        return case(value)

    for piece in _PIECES.split(line):
        name = _NAME_OF.get(piece)
        if name is None:
            text += case(piece)
        elif name not in spans and name in values:
            value = written(values[name])
            start = len(text) + len(value) - len(value.lstrip())
            text += value
            spans[name] = (start, len(text.rstrip()))
    if named:
        text += separator
        spans["country"] = (len(text), len(text) + len(case(named)))
        text += case(named)
    return text, spans


def _with_note(text: str, spans: Spans, random: Random) -> Rendered:
    """Sometimes with a person before it or a note for the driver behind it."""
    draw = random.random()
    known = forms()
    if draw < 0.05:
        care = filled(random.choice(known["care"]).replace("{p}", random.choice(known["persons"])), random)
        return _shifted(care + random.choice((", ", ", ", "\n", " ")), text, spans)
    if draw < 0.08:
        note = filled(random.choice(known["notes"]), random)
        return Rendered(text + random.choice((", ", ", ", " - ", " (", " ")) + note, spans)
    if draw < 0.084:
        mark = random.choice(("b", "p", "br", "i", "div", "td"))
        return replace(_shifted(f"<{mark}>", text, spans), text=f"<{mark}>{text}</{mark}>")
    return Rendered(text, spans)


def _shifted(before: str, text: str, spans: Spans) -> Rendered:
    size = len(before)
    return Rendered(before + text, {name: (start + size, end + size) for name, (start, end) in spans.items()})


def countries_with_forms() -> Sequence[str]:
    """The countries whose units are listed."""
    return tuple(code for code in described_countries() if code in forms()["units"])
