"""Addresses in Chinese, Japanese and Korean script: read from the largest place to the door, by endings.

These scripts need no blanks between parts, so the parts are told by the characters that end them, which
the country data lists: 県 市 区 町, 시 구 로, 省 市 区 路 号.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from addrkit.locale.text import is_cjk, words
from addrkit.parsing.compact_lexicon import Lexicon, lexicon
from addrkit.types import COMPONENTS, ParsedComponent

_KANJI_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_KANJI = "〇一二三四五六七八九十百"
_NUMBER = rf"(?:\d{{1,5}}|[{_KANJI}]{{1,4}})"
_HYPHENS = "-‐‑–—―−ー－ｰの之"
_FIRST_RANK = frozenset("市시")
"""Endings of cities that may have wards."""
_WARDS = frozenset("区區구")
_TRUST = {
    "postcode": 0.99,
    "region": 0.99,
    "city": 0.99,
    "suburb": 0.985,
    "house_number": 0.985,
    "building": 0.7,
}
"""Shares that are right, a little rounded down: of 3,374 Japanese addresses .998 and more of regions, cities, towns
and numbers are. There was nothing to measure the others, or China, Korea and Taiwan, on."""
_LESS = 0.93
_LONGEST_NAME = 10
"""Characters of a place's name; the longest Japanese municipality has seven."""


@dataclass(frozen=True, slots=True)
class Endings:
    """Compiled patterns of one country."""

    regions: re.Pattern[str]
    full_regions: frozenset[str]
    """Names of regions with their endings."""
    country: re.Pattern[str]
    city: frozenset[str]
    below_region: frozenset[str]
    ward: re.Pattern[str] | None
    """A second part of the city: the ward of a large one."""
    city_part: re.Pattern[str] | None
    district: re.Pattern[str] | None
    suburb: re.Pattern[str] | None
    street: re.Pattern[str] | None
    """None where streets have no names."""
    number: re.Pattern[str]
    unit: re.Pattern[str]
    postcode: re.Pattern[str] | None


@lru_cache(maxsize=8)
def _endings(code: str) -> Endings:
    words_of = lexicon(code)
    here = words_of.country
    city = _script(here.city_words)
    suburb = _script(here.suburb_words)
    district = _script(here.district_words) - city
    types = _script(here.street_types)
    named = bool(here.suffixes)
    name = r"[^\d\s,、，()（）]"
    suffixes = _one_of(_script(here.number_suffixes))
    glue = rf"(?:\s?(?:{suffixes})|(?=[{_HYPHENS}]))"
    # "二番町", "八丁堀" and "麻布十番2丁目" are names, for all their numbers.
    in_name = rf"(?!(?:{suffixes})(?:{_one_of(suburb | {'丁'})}))"
    ends_well = rf"(?=\s?(?:{suffixes})(?:[{_HYPHENS}\s\d{_KANJI}(（,、]|$))(?!(?:{suffixes})\d+丁)"
    first = rf"(?:\d{{1,5}}(?!\d){in_name}|[{_KANJI}]{{1,4}}{ends_well}{in_name})"
    units = _one_of(_script(here.unit_words) | {"f"})
    shape = here.postcode.pattern if here.postcode else ""
    turns = _one_of(_script(here.directionals))
    lane = r"(?:\s?\d+(?:번)?길)?" if "길" in types else ""
    within = _one_of(types - set(here.suffixes))
    section = rf"(?:(?:{turns})(?![^\d{_KANJI}])|[{_KANJI}\d]+(?:{within}))*"
    return Endings(
        regions=re.compile(_one_of(_script(here.regions))),
        full_regions=frozenset(here.region_names),
        country=re.compile(_one_of(_script(here.names))),
        city=frozenset(city),
        below_region=frozenset(city | district),
        city_part=re.compile(rf"{name}{{1,{_LONGEST_NAME}}}?(?:{_one_of(city)})") if city else None,
        ward=re.compile(rf"{name}{{1,4}}?(?:{_one_of(city & _WARDS)})"),
        district=re.compile(rf"{name}{{1,6}}?(?:{_one_of(district)})") if district else None,
        suburb=re.compile(rf"{name}{{1,{_LONGEST_NAME}}}?(?:{_one_of(suburb)})(?:\d가)?") if suburb else None,
        street=re.compile(rf"{name}{{1,{_LONGEST_NAME}}}?(?:{_one_of(types)}){lane}{section}")
        if named
        else None,
        number=re.compile(
            rf"(?:第|no\.?\s?)?{first}(?:{glue}\s?(?:[{_HYPHENS}]\s?)?{_NUMBER}(?!\s?(?:{units})))*(?:\s?(?:{suffixes}))?",
            re.IGNORECASE,
        ),
        unit=re.compile(
            rf"(?:B|地下|지하|제)?(?:\d{{1,5}}(?:-\d{{1,4}})?|[A-Za-z]{{1,2}}\d{{0,4}}|[{_KANJI}]{{1,3}})\s?(?:{units})(?![a-z])"
            r"|(?<![\d-])\d{1,4}[A-Z]?(?=\s*$)",
            re.IGNORECASE,
        ),
        postcode=re.compile(rf"(?<![\d-])(?:{shape})(?![\d-])(?!\s?(?:{suffixes}|{units}))")
        if shape
        else None,
    )


def _script(entries: object) -> set[str]:
    return {str(entry) for entry in entries if is_cjk(str(entry))}  # type: ignore[attr-defined]


def _one_of(entries: set[str] | frozenset[str]) -> str:
    """A pattern of alternatives, longest first; one that never matches where there are none."""
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry) for entry in ordered) or r"(?!)"


def cut_eastern(text: str, words_of: Lexicon) -> tuple[dict[str, ParsedComponent], tuple[str, ...]]:
    """The components of a text in an East Asian script, and the words left over.

    >>> parts, rest = cut_eastern("東京都渋谷区神宮前三丁目1番3号", lexicon("JP"))
    >>> parts["city"].value, parts["suburb"].value, parts["house_number"].value
    ('渋谷区', '神宮前', '3-1-3')
    """
    spans = _spans(_plain(text), _endings(words_of.country.code))
    parts = {}
    for name in COMPONENTS:
        if name in spans:
            start, end = _trimmed(text, *spans[name])
            value = text[start:end]
            if name == "house_number":
                value = _joined_number(value)
            if value:
                parts[name] = ParsedComponent(value, _TRUST.get(name, _LESS), start, end)
    unmatched = tuple(
        text[word.start : word.end]
        for word in words(text)
        if not any(part.start < word.end and word.start < part.end for part in parts.values())
    )
    return parts, unmatched


def _plain(text: str) -> str:
    """The text with full-width letters and digits as ASCII, character for character."""
    normal = (unicodedata.normalize("NFKC", sign) for sign in text)
    return "".join(one if len(one) == 1 else sign for one, sign in zip(normal, text, strict=True))


def _spans(plain: str, ends: Endings) -> dict[str, tuple[int, int]]:
    """Components to their place in the text."""
    spans: dict[str, tuple[int, int]] = {}
    stop = len(plain)
    place = 0
    if ends.postcode is not None:
        place, stop = _take_postcode(plain, ends.postcode, spans)
    place = _take(plain, place, stop, ends.country, "country", spans)
    place = _take_region(plain, place, stop, ends, spans)
    if ends.district is not None:
        match = ends.district.match(plain, _skip(plain, place), stop)
        if (
            match
            and not _holds(match.group(), ends.city)
            and plain[match.end() : match.end() + 1] not in ends.city
        ):
            spans["district"] = match.span()
            place = match.end()
    place = _take_city(plain, place, stop, ends, spans)
    if ends.district is not None and ends.street is not None and "district" not in spans:
        place = _take(plain, place, stop, ends.district, "district", spans)
    place = _take_street(plain, place, stop, ends, spans)
    place = _take_number(plain, place, stop, ends, spans)
    _take_inside(plain, place, stop, ends, spans)
    return spans


def _skip(plain: str, place: int) -> int:
    while place < len(plain) and (plain[place].isspace() or plain[place] in ",、，"):
        place += 1
    return place


def _take(
    plain: str, place: int, stop: int, pattern: re.Pattern[str], name: str, spans: dict[str, tuple[int, int]]
) -> int:
    match = pattern.match(plain, _skip(plain, place), stop)
    if match is None:
        return place
    spans[name] = match.span()
    return match.end()


def _take_postcode(
    plain: str, pattern: re.Pattern[str], spans: dict[str, tuple[int, int]]
) -> tuple[int, int]:
    """The postcode at the beginning or the end; what remains between."""
    for match in pattern.finditer(plain):
        before, after = plain[: match.start()], plain[match.end() :]
        if not before.strip(" 〒([【T\n\t　") and after.strip():
            spans["postcode"] = match.span()
            return match.end() + (1 if after[:1] in ")]】" else 0), len(plain)
        if (
            not after.strip(" )]】\n\t　")
            and before.strip()
            and (before[-1:].isspace() or before[-1:] in ",(〒、")
        ):
            spans["postcode"] = match.span()
            return 0, len(before.rstrip(" 〒(【,、"))
    return 0, len(plain)


def _take_region(plain: str, place: int, stop: int, ends: Endings, spans: dict[str, tuple[int, int]]) -> int:
    match = ends.regions.match(plain, _skip(plain, place), stop)
    if match is None:
        return place
    if match.group() not in ends.full_regions and plain[match.end() : match.end() + 1] in ends.below_region:
        return place  # "京都市" without its prefecture
    spans["region"] = match.span()
    return match.end()


def _take_city(plain: str, place: int, stop: int, ends: Endings, spans: dict[str, tuple[int, int]]) -> int:
    start = _skip(plain, place)
    match = ends.city_part.match(plain, start, stop) if ends.city_part else None
    if match is None or any(sign.isdigit() for sign in match.group()):
        return place
    end = match.end()
    if ends.street is not None and (road := ends.street.match(plain, start, stop)) and road.end() < end:
        return place
    if plain[start : end - 1].count(plain[end - 1]) == 0:
        end += _more_of_name(plain[end - 1], plain[end : end + 2], ends)
    if ends.ward is not None and plain[end - 1] in _FIRST_RANK:
        ward = ends.ward.match(plain, _skip(plain, end), stop)
        if ward and ward.group()[-1] not in _FIRST_RANK:
            end = ward.end()
    spans["city"] = (start, end)
    return end


def _more_of_name(ending: str, tail: str, ends: Endings) -> int:
    """How many characters more the name has where an ending stands inside it: "四日市市", "東村山市"."""
    if ending in _WARDS:
        return 0
    if tail[:1] in ends.city and tail[:1] not in _WARDS:
        return int(tail[:1] == ending if ending in _FIRST_RANK else True)
    return 2 if tail[1:] in _FIRST_RANK and tail[1:] and ending not in _FIRST_RANK else 0


def _holds(text: str, endings: frozenset[str]) -> bool:
    return any(ending in text[1:-1] for ending in endings)


def _take_street(plain: str, place: int, stop: int, ends: Endings, spans: dict[str, tuple[int, int]]) -> int:
    """The street with the suburb before it; or, where streets have no names, all up to the number."""
    if ends.street is None:
        start = _skip(plain, place)
        number = ends.number.search(plain, start, stop)
        end = number.start() if number else _name_stop(plain, start, stop)
        if end > start and plain[start:end].strip():
            spans["suburb"] = (start, end)
        return end
    if ends.suburb is not None:
        start = _skip(plain, place)
        match = ends.suburb.match(plain, start, stop)
        road = ends.street.match(plain, start, stop)
        ended = match is not None and (
            plain[match.end() : match.end() + 1] in ("", " ") or ends.city_part is None
        )
        if match and (road is None or match.end() < road.end() - 1) and (ended or not _is_spaced(plain)):
            spans["suburb"] = match.span()
            place = match.end()
    return _take(plain, place, stop, ends.street, "street", spans)


def _is_spaced(plain: str) -> bool:
    return plain.strip().count(" ") > 1


def _name_stop(plain: str, start: int, stop: int) -> int:
    for place in range(start, stop):
        if plain[place].isspace() or plain[place] in ",、，(":
            return place
    return stop


def _take_number(plain: str, place: int, stop: int, ends: Endings, spans: dict[str, tuple[int, int]]) -> int:
    start = _skip(plain, place)
    match = ends.number.match(plain, start, stop)
    if match is None or (
        ends.unit.match(plain, start, stop) and "street" not in spans and "suburb" not in spans
    ):
        return place
    parts = list(re.finditer(_NUMBER, match.group()))
    end = match.end()
    if len(parts) > 3 and len(parts[3].group()) > 2:
        # "3-1-3-501": after chome, banchi and go comes the room.
        spans["unit"] = (match.start() + parts[3].start(), match.end())
        end = match.start() + parts[2].end()
    spans["house_number"] = (match.start(), end)
    return match.end()


def _take_inside(plain: str, place: int, stop: int, ends: Endings, spans: dict[str, tuple[int, int]]) -> None:
    """What follows the door: a building, and the floor or room in it."""
    units = list(ends.unit.finditer(plain, place, stop))
    if units and "unit" not in spans:
        last = units[0]
        for match in units[1:]:
            if plain[last.end() : match.start()].strip(" ,、-"):
                break
            last = match
        spans["unit"] = (units[0].start(), last.end())
    end = spans["unit"][0] if "unit" in spans and spans["unit"][0] >= place else stop
    name = re.compile(r"[^()（）,、，]+").search(plain, _skip(plain, place), end)
    if name and any(sign.isalpha() for sign in name.group()):
        between = name.group().strip()
        role = "building"
        if plain[name.start() - 1 : name.start()] in "(（" and ends.suburb and ends.suburb.fullmatch(between):
            role = "suburb"
        if role not in spans:
            spans[role] = name.span()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",、，-("):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",、，-("):
        end -= 1
    return start, end


def _joined_number(raw: str) -> str:
    """The numbers of a door joined by hyphens: "三丁目1番3号" as "3-1-3"."""
    return "-".join(str(_value(each)) for each in re.findall(_NUMBER, _plain(raw)))


def _value(written: str) -> int:
    """A number in digits or in kanji.

    >>> _value("二十三"), _value("12"), _value("百五"), _value("一〇")
    (23, 12, 105, 10)
    """
    if written.isdecimal():
        return int(written)
    if not set(written) & {"十", "百"}:
        return int("".join(str(_KANJI_DIGITS[sign]) for sign in written))
    total = 0
    digit = 0
    for sign in written:
        if sign in "十百":
            total += max(digit, 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _KANJI_DIGITS[sign]
    return total + digit
