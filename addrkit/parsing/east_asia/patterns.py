"""What one country's own script is read by: patterns made of the words of its data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from addrkit.locale.country import Country, country
from addrkit.locale.data import read_data
from addrkit.locale.text import is_cjk
from addrkit.parsing.east_asia.numbers import KANJI, NUMBER, SCRIPT, plain_signs

HYPHENS = "-‐‑–—―−ー－ｰ"
SEPARATORS = r"\s,、，;；"
_HANGUL = "가-힣"
_LONGEST_NAME = 10
"""Characters of a place's name; the longest Japanese municipality has seven."""
_ORDINAL, _BOX_SIGNS = "|".join(SCRIPT.ordinals), "".join(SCRIPT.number_signs)
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
    turned_street: re.Pattern[str]
    """A street of Kyoto: to a crossing and on from there."""
    grid: re.Pattern[str]
    """A town of numbered rows: "北3条西"."""
    number: re.Pattern[str]
    around_number: re.Pattern[str]
    """Words before and after a number that are no part of it."""
    unit: re.Pattern[str]


@lru_cache(maxsize=8)
def native(code: str, *, spaced: bool) -> Native:
    """The patterns of a country; where its names end at blanks, for text that has some or has none."""
    here = country(code)
    own = read_data(f"countries/{code}.yaml").get("native_script", {})
    edge = rf"(?![{_HANGUL}])" if spaced and own.get("spaced") else ""
    city, suburb = _script(here.city_words), _script(here.suburb_words)
    district = _script(here.district_words) - city
    numbered = set(own.get("numbered_suburbs", ()))
    whole = set(own.get("whole_names", ()))
    below = city | district
    divisions = read_data(own["divisions"]) if "divisions" in own else {}
    counties = divisions.get("districts", ())
    marks = _script(here.street_types) | below | suburb
    whole |= {each for each in counties if any(mark in each[:-1] for mark in marks)}
    towns = {each[:-1] for each in (*divisions.get("cities", ()), *counties) if each[-1] in SCRIPT.first_rank}
    short = {each[:-1] for each in counties if len(each) > 2}
    # An ending before another is none: "新市區"; but in "青岛市市南区" the whole name of a district follows.
    blocking = below - SCRIPT.counties
    next_whole = rf"(?=(?:{one_of(whole)}))"
    city_ends = rf"(?:{one_of(city)})(?:{edge or rf'(?!(?:{one_of(blocking)}))'}|{next_whole})"
    district_ends = rf"(?:{one_of(district)})(?:{edge or rf'(?!(?:{one_of(district)}))'}|{next_whole})"
    name = rf"{_NAME}{{1,{_LONGEST_NAME}}}?"
    shape = here.postcode.pattern if here.postcode else r"(?!)"
    names = one_of({*_script(here.names), *_long(here.names)})
    boxes = one_of(_script(here.po_box_words))
    noted = _script(here.note_words + here.landmark_words + here.phone_words)
    return Native(
        streets_unnamed=not here.suffixes,
        regions=re.compile(one_of(_script(here.regions))),
        full_regions=frozenset(map(plain_signs, here.region_names))
        | {each for each in here.regions if each[-1:] in below},
        country_first=re.compile(
            rf"\A[{SEPARATORS}]*({names})(?=[{SEPARATORS}]|{one_of(_script(here.regions))})", re.IGNORECASE
        ),
        country_last=re.compile(rf"(?<=[{SEPARATORS}])({names})[{SEPARATORS}.]*\Z", re.IGNORECASE),
        postcode=re.compile(
            rf"(?<![\d-])(?:{shape})(?![\d-])"
            rf"(?!\s?(?:{one_of(_script(here.number_suffixes) | _script(here.unit_words))}))"
        ),
        announced_postcode=re.compile(
            rf"[(（]?\s?(?:{one_of(own.get('postcode_words', ()))})[\s:：)）]{{0,3}}({shape})(?![\d-])[)）]?"
        ),
        notes=re.compile(
            rf"(?:^|(?<=[{SEPARATORS}(（]))(?:{one_of(noted | {'tel'})})[^,，、)）\n]*",
            re.IGNORECASE,
        ),
        care_of=re.compile(rf"[^{SEPARATORS}()（）]{{0,30}}(?:{one_of(_script(here.care_of_words))})"),
        box=re.compile(
            rf"(?:(?:{_ORDINAL})\s?)?(?:\d{{1,6}}\s?[{_BOX_SIGNS}]\s?)?(?:{boxes})"
            rf"(?:\s?[:：]?\s?(?:{_ORDINAL})?\s?{NUMBER}(?:[{HYPHENS}]\d{{1,5}})?\s?[{_BOX_SIGNS}]?)?"
            rf"|(?:{_ORDINAL})\s?[\d-]{{1,9}}\s?[{_BOX_SIGNS}](?:{boxes})|\d{{1,6}}(?:{boxes})"
        ),
        post_office=re.compile(one_of(own.get("post_offices", ()))),
        buildings=tuple(sorted(_script(here.building_words))),
        whole_names=re.compile(one_of(whole)),
        known_cities=re.compile(rf"(?:{one_of((_script(here.city_aliases) | towns) - below)}){edge}"),
        counties=frozenset(counties),
        known_districts=re.compile(one_of(short)),
        letters=own.get("letters"),
        trust=own.get("trust", {}),
        city_endings=frozenset(city),
        below_region=frozenset(below),
        city=re.compile(rf"{name}(?:{city_ends if here.suffixes else one_of(city)})"),
        ward=re.compile(rf"{_NAME}{{1,4}}?(?:{one_of(city & SCRIPT.wards)}){edge}"),
        district=re.compile(
            rf"{name}{district_ends}" if here.suffixes else rf"{_NAME}{{1,6}}?(?:{one_of(district)})"
        ),
        city_as_district=re.compile(rf"{name}(?:{city_ends}|{district_ends})"),
        suburb_endings=tuple(sorted(suburb)),
        suburb=_suburb(suburb - numbered, numbered, edge),
        number=_number_unnamed(here, own) if not here.suffixes else _number_named(here, own),
        around_number=re.compile(
            rf"^(?:{_ORDINAL}|no\.?\s?)|\s?(?:{one_of(_script(here.number_suffixes))})$", re.IGNORECASE
        ),
        unit=_unit(here, own),
        **_streets(here, own, edge),
    )


def one_of(entries: Iterable[str]) -> str:
    """A pattern of alternatives, longest first; one that never matches where there are none."""
    ordered = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry) for entry in ordered) or r"(?!)"


def _script(entries: Iterable[str]) -> set[str]:
    return {entry for entry in entries if is_cjk(entry)}


def _long(entries: Iterable[str]) -> set[str]:
    return {entry for entry in entries if len(entry) > 3}


def _suburb(plain: set[str], numbered: set[str], edge: str) -> re.Pattern[str]:
    name = rf"[{_HANGUL}][{_HANGUL}\d·]{{0,9}}?" if edge else rf"{_NAME}{{1,{_LONGEST_NAME}}}?"
    last = edge or rf"(?!(?:{one_of(plain)}))"
    counted = rf"\d{{1,3}}(?:{one_of(numbered)}){edge}"
    return re.compile(rf"{name}(?:{one_of(plain)}){last}(?:{counted})?|{name}{counted}")


def _streets(here: Country, own: Mapping[str, Any], edge: str) -> dict[str, re.Pattern[str]]:
    types = _script(here.street_types)
    turns = one_of(_script(here.directionals))
    turn = one_of(own.get("street_turns", ()))
    turned = re.compile(rf"{_NAME}{{2,24}}(?:{turn})")
    if not here.suffixes:
        return {
            "street": _NEVER,
            "open_street": _NEVER,
            "settlement": _NEVER,
            "street_rest": _NEVER,
            "turned_street": turned,
            "grid": _rows(own),
        }
    sections = one_of(own.get("street_sections", ()))
    marks = one_of(own.get("number_marks", ()))
    section = rf"(?:(?:{turns})(?![^\d{KANJI}\s]))?(?:{NUMBER}(?:{sections}))*"
    section = str(own.get("street_branch", section))
    name = str(own.get("street_name", rf"{_NAME}{{1,{_LONGEST_NAME}}}?"))
    suffixes, units = one_of(_script(here.number_suffixes)), one_of(_script(here.unit_words))
    parted = one_of(own.get("number_joints", ()))
    joint = one_of(word for word in _script(here.crossing_words) if len(word) > 1)
    both = one_of(word for word in _script(here.crossing_words) if len(word) == 1)
    door = rf"(?=\s*(?:{marks})?\s?{NUMBER}|[{SEPARATORS}(（]|$)"
    return {
        "street": re.compile(
            rf"{name}(?:{one_of(types)}){edge}{section}"
            rf"(?:(?:\s?(?:{joint}))?{edge}{door}|(?:{both}){name}(?:{one_of(types)})(?:{joint}))"
        ),
        "open_street": re.compile(rf"{name}(?:{one_of(here.suffixes)}){edge}{section}"),
        "settlement": _NEVER
        if edge
        else re.compile(
            rf"{_NAME}{{2,8}}?(?=(?:{marks})?\d{{1,4}}(?:(?:[{HYPHENS}]|{parted})\d{{1,4}})?(?:{suffixes})(?!(?:{units})))"
        ),
        "street_rest": re.compile(rf"(?:{turns}|[{SCRIPT.levels}])*(?:{one_of(types)}){section}{door}"),
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


def _number_unnamed(here: Country, own: Mapping[str, Any]) -> re.Pattern[str]:
    suffixes = one_of(_script(here.number_suffixes))
    suburb = _script(here.suburb_words)
    hyphens = HYPHENS + "".join(own.get("number_joints", ()))
    names, block = one_of(own["numbered_names"]), own["numbered_block"]
    glue = rf"(?:\s?(?:{suffixes})|(?=[{hyphens}]))"
    # "二番町", "八丁堀", "麻布十番2丁目" and "第5地割" are names, for all their numbers.
    in_name = rf"(?!(?:{suffixes})(?:{one_of(suburb | {block})})|{names})"
    ends_well = (
        rf"(?=\s?(?:{suffixes})(?:[{hyphens}\s\d{KANJI}(（,、]|$)|[{HYPHENS}][{KANJI}\d])"
        rf"(?!(?:{suffixes})\d+{block})"
    )
    first = rf"(?:\d{{1,5}}(?!\d){in_name}|[{KANJI}]{{1,4}}{ends_well}{in_name})"
    units = one_of(_script(here.unit_words) | {"f"})
    return re.compile(
        rf"(?:{_ORDINAL}|no\.?\s?)?{first}(?:{glue}\s?(?:[{hyphens}]\s?)?{NUMBER}(?!\d)(?!\s?(?:{units})))*(?:\s?(?:{suffixes}))?",
        re.IGNORECASE,
    )


def _number_named(here: Country, own: Mapping[str, Any]) -> re.Pattern[str]:
    alone = set(own.get("whole_units", ()))
    units = one_of(
        each
        for each in _script(here.unit_words) | {"f"}
        if each not in alone and not each.startswith(SCRIPT.below_ground)
    )
    suffixes = one_of(_script(here.number_suffixes) - _script(here.unit_words))
    joints = rf"(?:[{HYPHENS}~]|{one_of(own.get('number_joints', ()))})"
    marks = one_of(own.get("number_marks", ()))
    # In characters only before the word for a number: "五象航洋城" is a name.
    written = rf"[{KANJI}]{{1,4}}(?![{KANJI}])(?=\s?(?:{suffixes}))"
    # "L33号": a letter in front only before the word for a number.
    lettered = rf"[A-Za-z]\d{{1,5}}(?=\s?(?:{suffixes}))"
    one = rf"(?:{lettered}|\d{{1,5}}(?!\d)|{written})(?:[A-Za-z](?![A-Za-z\d]))?"
    # "19号之一"
    half = rf"(?:{suffixes})(?:{one_of(own.get('number_joints', ()))})[{KANJI}](?![{KANJI}])"
    listed = rf"(?:[、,，.]\s?(?=\d[\d、,，.]*(?:{suffixes})))"
    return re.compile(
        rf"(?:{_ORDINAL}|no\.?\s?)?(?:(?:{marks})\s?)?{one}(?:\s?(?:{suffixes})?\s?(?:{joints}|{listed})\s?{one}|{half})*"
        rf"(?:\s?(?:{suffixes}))?(?!\s?(?:{units}))",
        re.IGNORECASE,
    )


def _unit(here: Country, own: Mapping[str, Any]) -> re.Pattern[str]:
    joints, named = set(own.get("number_joints", ())), set(own.get("whole_units", ()))
    units = one_of(_script(here.unit_words) - joints - named)
    letters = own.get("unit_letters") or ""
    letter = rf"(?<![{_HANGUL}])[{letters}]|" if letters else ""
    coded = r"(?<![A-Za-z])[A-Za-z]{1,2}\d{0,4}(?:-[A-Za-z\d]{1,3})?"
    after = rf"(?:\s?(?:{one_of(joints)}){NUMBER})?"
    return re.compile(
        rf"(?:(?:B|{one_of(SCRIPT.below_ground)}|{_ORDINAL})\s?)?(?:{letter}\d{{1,5}}(?:-\d{{1,4}})?|{coded}|[{KANJI}]{{1,3}})"
        rf"\s?(?:{units}|f(?![a-z]))(?!관){after}"
        rf"|(?:{one_of(named)})(?=[\s,\dA-Z{KANJI}]|$)"
        r"|(?<![A-Za-z])B\d{1,2}(?=[\s,]|$)"
        r"|(?<=\s)[A-Z]-?\d{2,4}(?=[\s,]*$)|(?<![\d-])\d{1,4}[A-Z]?(?=[\s,]*$)"
        r"|(?<![\dA-Za-z-])\d{2,4}-\d{3,4}(?=[\s,]*$)|(?<![A-Za-z\d-])[A-Z]\d{0,3}-\d{1,4}(?=[\s,]*$)"
        r"|(?<=[樓楼層层])[A-Z](?=[\s,]*$)",
        re.IGNORECASE,
    )
