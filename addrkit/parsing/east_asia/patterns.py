"""What one country's own script is read by: patterns made of the words of its data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from addrkit.locale.country import Country, country
from addrkit.locale.data import read_data
from addrkit.parsing.east_asia.alternatives import HANGUL, HYPHENS, ORDINAL, one_of, script
from addrkit.parsing.east_asia.number_patterns import number_named, number_unnamed, unit_inside
from addrkit.parsing.east_asia.numbers import KANJI, NUMBER, SCRIPT, in_letters, plain_signs

SEPARATORS = r"\s,、，;；"
_LONGEST_NAME = 10
"""Characters of a place's name; the longest Japanese municipality has seven."""
_TELLING = 5
"""Characters of a suburb's word that needs no name before it, at least."""
_BOX_SIGNS = "".join(SCRIPT.number_signs)
_NAME = r"[^\d\s,、，;；()（）]"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Native:
    """One country's words as patterns. Each is bounded: none looks further than some tens of characters."""

    streets_unnamed: bool
    regions: re.Pattern[str]
    full_regions: frozenset[str]
    """Names of regions with their endings."""
    country_first: re.Pattern[str]
    """Its own name at the beginning, before a blank or a region."""
    country_last: re.Pattern[str]
    postcode: re.Pattern[str]
    announced_postcode: re.Pattern[str]
    """A postcode after the word for it: "〒530-0001", "邮编：100080"."""
    notes: re.Pattern[str]
    care_of: re.Pattern[str]
    """Everything up to a blank that has a word for "in the care of"."""
    box: re.Pattern[str]
    post_office: re.Pattern[str]
    """What the name of a post office ends with."""
    buildings: tuple[str, ...]
    whole_names: re.Pattern[str]
    """Names that hold the ending of another, which are read before all endings."""
    known_cities: re.Pattern[str]
    """Cities without their ending."""
    counties: frozenset[str]
    """The full names of all districts and counties; empty where they are not listed."""
    listed: frozenset[str]
    """The full names of all divisions that are listed."""
    known_districts: re.Pattern[str]
    """Districts without their ending, which are read below a city only."""
    letters: str | None
    """Whether Chinese characters are written `simplified` or `traditional`."""
    trust: Mapping[str, float]
    """Shares of components that are right, where they were measured."""
    city_endings: frozenset[str]
    below_region: frozenset[str]
    city: re.Pattern[str]
    ward: re.Pattern[str]
    ward_cities: frozenset[str]
    """Cities that are parted into wards; empty where all of a rank may be."""
    district: re.Pattern[str]
    city_as_district: re.Pattern[str]
    """Below a city, another city is its district: "苏州市昆山市"."""
    suburb_endings: tuple[str, ...]
    suburb: re.Pattern[str]
    street: re.Pattern[str]
    """A street up to its number, or to the end of a word."""
    open_street: re.Pattern[str]
    """A street before whatever follows."""
    settlement: re.Pattern[str]
    """A name before a number, where doors are numbered within a hamlet or an estate."""
    street_rest: re.Pattern[str]
    """What makes a street of a place's name: "东路" after "中关村"."""
    numbered_road: re.Pattern[str]
    """A road that bears a number: "504国道"."""
    street_office: re.Pattern[str]
    """A part of a town that is named after a street, before the street of the door: "流芳街光谷大道特1号"."""
    type_behind: re.Pattern[str]
    """A street's type by itself, and not the office of a town's part: "路", not so "街道"."""
    turned_street: re.Pattern[str]
    """A street of Kyoto: to a crossing and on from there."""
    grid: re.Pattern[str]
    """A town of numbered rows: "北3条西"."""
    number: re.Pattern[str]
    number_sign: str
    """What stands behind a number: "号"."""
    beside: re.Pattern[str]
    """What ends a name that only stands near: "附近"."""
    estate_types: tuple[str, ...]
    """What the names of estates end with that streets end with as well: "里"."""
    estate_words: re.Pattern[str]
    """What ends the name of an estate: "花园"."""
    estates: re.Pattern[str]
    """An estate, and the street in it or before it that its name runs into: "天禧花园天禧街"."""
    around_number: re.Pattern[str]
    """Words before and after a number that are no part of it."""
    unit: re.Pattern[str]


@lru_cache(maxsize=8)
def native(code: str, *, spaced: bool) -> Native:
    """The patterns of a country; where its names end at blanks, for text that has some or has none."""
    here = country(code)
    own = read_data(f"countries/{code}.yaml").get("native_script", {})
    edge = rf"(?![{HANGUL}])" if spaced and own.get("spaced") else ""
    city, suburb = script(here.city_words), script(here.suburb_words)
    district = script(here.district_words) - city
    numbered = set(own.get("numbered_suburbs", ()))
    whole = set(own.get("whole_names", ()))
    below = city | district
    divisions = read_data(own["divisions"]) if "divisions" in own else {}
    counties = divisions.get("districts", ())
    marks = script(here.street_types) | below | suburb
    whole |= {each for each in counties if any(mark in each[:-1] for mark in marks)}
    towns = {each[:-1] for each in (*divisions.get("cities", ()), *counties) if each[-1] in SCRIPT.first_rank}
    short = {each[:-1] for each in counties if len(each) > 2}
    cities = (script(here.city_aliases) | towns) - below
    # An ending before another is none: "新市區"; but in "青岛市市南区" the whole name of a district follows.
    blocking = below - SCRIPT.counties
    next_whole = rf"(?=(?:{one_of(whole)}))"
    city_ends = rf"(?:{one_of(city)})(?:{edge or rf'(?!(?:{one_of(blocking)}))'}|{next_whole})"
    district_ends = rf"(?:{one_of(district)})(?:{edge or rf'(?!(?:{one_of(district)}))'}|{next_whole})"
    name = rf"{_NAME}{{1,{_LONGEST_NAME}}}?"
    shape = here.postcode.pattern if here.postcode else r"(?!)"
    names = one_of({*script(here.names), *_long(here.names)})
    boxes = one_of(script(here.po_box_words))
    noted = script(here.note_words + here.landmark_words + here.phone_words)
    return Native(
        streets_unnamed=not here.suffixes,
        regions=re.compile(one_of(script(here.regions))),
        full_regions=frozenset(map(plain_signs, here.region_names))
        | {each for each in here.regions if each[-1:] in below},
        country_first=re.compile(
            rf"\A[{SEPARATORS}]*({names})(?=[{SEPARATORS}]|{one_of(script(here.regions))})", re.IGNORECASE
        ),
        country_last=re.compile(rf"(?<=[{SEPARATORS}])({names})[{SEPARATORS}.]*\Z", re.IGNORECASE),
        postcode=re.compile(
            rf"(?<![\d-])(?:{shape})(?!-?\d)"
            rf"(?!\s?(?:{one_of(script(here.number_suffixes) | script(here.unit_words))}))"
        ),
        announced_postcode=re.compile(
            rf"[(（]?\s?(?:{one_of(own.get('postcode_words', ()))})[\s:：)）]{{0,3}}({shape})(?![\d-])[)）]?"
        ),
        notes=re.compile(
            rf"(?:^|(?<=[{SEPARATORS}(（]))(?:{one_of(noted | {'tel'})})[^,，、)）\n]*",
            re.IGNORECASE,
        ),
        care_of=re.compile(rf"[^{SEPARATORS}()（）]{{0,30}}(?:{one_of(script(here.care_of_words))})"),
        box=re.compile(
            rf"(?:(?:{ORDINAL})\s?)?(?:\d{{1,6}}\s?[{_BOX_SIGNS}]\s?)?(?:{boxes})"
            rf"(?:\s?[:：]?\s?(?:{ORDINAL})?\s?{NUMBER}(?:[{HYPHENS}]\d{{1,5}})?\s?[{_BOX_SIGNS}]?)?"
            rf"|(?:{ORDINAL})\s?[\d-]{{1,9}}\s?[{_BOX_SIGNS}](?:{boxes})|\d{{1,6}}(?:{boxes})"
        ),
        post_office=re.compile(one_of(own.get("post_offices", ()))),
        buildings=tuple(sorted(script(here.building_words))),
        whole_names=re.compile(one_of(whole)),
        known_cities=re.compile(
            rf"(?:{one_of(cities | {in_letters(each, own.get('letters')) for each in cities})}){edge}"
        ),
        counties=frozenset(counties),
        listed=frozenset({*counties, *divisions.get("cities", ()), *map(plain_signs, here.region_names)}),
        known_districts=re.compile(one_of(short)),
        letters=own.get("letters"),
        trust=own.get("trust", {}),
        city_endings=frozenset(city),
        below_region=frozenset(below),
        city=re.compile(rf"{name}(?:{city_ends if here.suffixes else one_of(city)})"),
        ward_cities=frozenset(own.get("ward_cities", ())),
        ward=re.compile(rf"{_NAME}{{1,4}}?(?:{one_of(city & SCRIPT.wards)}){edge}"),
        district=re.compile(
            rf"{name}{district_ends}" if here.suffixes else rf"{_NAME}{{1,6}}?(?:{one_of(district)})"
        ),
        city_as_district=re.compile(rf"{name}(?:{city_ends}|{district_ends})"),
        suburb_endings=tuple(sorted(suburb)),
        suburb=_suburb(suburb - numbered, numbered, edge),
        number=number_unnamed(here, own) if not here.suffixes else number_named(here, own),
        number_sign=here.number_sign or "#",
        beside=re.compile(rf"(?:{one_of(script(here.landmark_endings))})\s*\Z")
        if here.landmark_endings
        else _NEVER,
        estate_types=tuple(own.get("estate_types", ())),
        estate_words=re.compile(one_of(own.get("estates", ()))),
        estates=_estates(here, own),
        around_number=re.compile(
            rf"^(?:{ORDINAL}|no\.?\s?)|\s?(?:{one_of(script(here.number_suffixes))})$", re.IGNORECASE
        ),
        unit=unit_inside(here, own),
        **_streets(here, own, edge),
    )


def _long(entries: Iterable[str]) -> set[str]:
    return {entry for entry in entries if len(entry) > 3}


def _suburb(plain: set[str], numbered: set[str], edge: str) -> re.Pattern[str]:
    name = rf"[{HANGUL}][{HANGUL}\d·]{{0,9}}?" if edge else rf"{_NAME}{{1,{_LONGEST_NAME}}}?"
    last = edge or rf"(?!(?:{one_of(plain)}))"
    counted = rf"(?:\d{{1,3}}|[{KANJI}]{{1,2}})(?:{one_of(numbered)}){edge}"
    # "石岐区街道办事处": the office of a district's streets has no other name.
    alone = one_of(each for each in plain if len(each) >= _TELLING)
    return re.compile(rf"{name}(?:{one_of(plain)}){last}(?:{counted})?|{name}{counted}|(?:{alone})")


def _estates(here: Country, own: Mapping[str, Any]) -> re.Pattern[str]:
    """An estate's name within what ends as a street, with a whole street's name behind it."""
    if not own.get("estates"):
        return _NEVER
    types, turns = one_of(script(here.street_types)), one_of(script(here.directionals))
    return re.compile(
        rf"({_NAME}{{1,{_LONGEST_NAME}}}?(?:{one_of([*own['estates'], *own.get('parks', ())])}))"
        rf"(?!(?:{turns}|[{SCRIPT.levels}])*(?:{types}))(?={_NAME}{{2,{_LONGEST_NAME}}}?(?:{types}))"
    )


def _streets(here: Country, own: Mapping[str, Any], edge: str) -> dict[str, re.Pattern[str]]:
    types = script(here.street_types)
    turns = one_of(script(here.directionals))
    turn = one_of(own.get("street_turns", ()))
    turned = re.compile(rf"{_NAME}{{2,24}}(?:{turn})")
    if not here.suffixes:
        return {
            "street": _NEVER,
            "open_street": _NEVER,
            "settlement": _NEVER,
            "street_rest": _NEVER,
            "numbered_road": _NEVER,
            "street_office": _NEVER,
            "type_behind": _NEVER,
            "turned_street": turned,
            "grid": _rows(own),
        }
    sections = one_of(own.get("street_sections", ()))
    marks = one_of(own.get("number_marks", ()))
    section = rf"(?:(?:{turns})(?![^\d{KANJI}\s]))?(?:{NUMBER}(?:{sections}))*"
    section = str(own.get("street_branch", section))
    name = str(own.get("street_name", rf"{_NAME}{{1,{_LONGEST_NAME}}}?"))
    offices = set(own.get("street_offices", ()))
    one = {each for each in script(here.suffixes) if len(each) == 1}
    suffixes, units = one_of(script(here.number_suffixes)), one_of(script(here.unit_words))
    parted = one_of(own.get("number_joints", ()))
    joint = one_of(word for word in script(here.crossing_words) if len(word) > 1)
    both = one_of(word for word in script(here.crossing_words) if len(word) == 1)
    door = rf"(?=\s*(?:{marks})?\s?{NUMBER}|[{SEPARATORS}(（]|$)"
    return {
        "street": re.compile(
            rf"{name}(?:{one_of(types)}){edge}{section}"
            rf"(?:(?:\s?(?:{joint}))?{edge}{door}|(?:{both}){name}(?:{one_of(types)})(?:{joint})"
            rf"(?:[{SCRIPT.compass}]{{1,2}}[角侧側])?)"
        ),
        "open_street": re.compile(rf"{name}(?:{one_of(here.suffixes)}){edge}{section}"),
        "settlement": _NEVER
        if edge
        else re.compile(
            rf"{_NAME}{{2,8}}?(?=(?:{marks})?\d{{1,4}}(?:(?:[{HYPHENS}]|{parted})\d{{1,4}})?(?:{suffixes})(?!(?:{units})))"
        ),
        "street_rest": re.compile(rf"(?:{turns}|[{SCRIPT.levels}])*(?:{one_of(types)}){section}{door}"),
        "numbered_road": re.compile(rf"[A-Z]?\d{{1,4}}(?:{one_of(own.get('numbered_roads', ()))})"),
        "street_office": re.compile(
            rf"{_NAME}{{2,4}}?(?:{one_of(offices)})"
            rf"(?={_NAME}{{2,8}}?(?:{one_of(script(here.suffixes) - offices)})(?:{marks})?\d)"
        ),
        "type_behind": re.compile(rf"(?!{one_of(script(here.suburb_words))})(?:{one_of(one)})"),
        "turned_street": _NEVER,
        "grid": _NEVER,
    }


def _rows(own: Mapping[str, Any]) -> re.Pattern[str]:
    """A town of numbered rows, before the number of its block: "北3条西" of "北3条西2丁目"."""
    grid = own.get("grid")
    if not grid:
        return _NEVER
    count = rf"(?:\d{{1,2}}|[{KANJI}]{{1,3}})"
    ends = one_of(grid["ends"])
    return re.compile(
        rf"[^\d\s,]{{0,2}}?[{SCRIPT.compass}]?{count}{grid['row']}(?:{ends}|[{SCRIPT.compass}])?(?={count}{grid['block']})"
    )
