"""Region, city, district and suburb in an East Asian script, told by their endings."""

from __future__ import annotations

import re

import regex

from addrkit.parsing.east_asia.frame import FrameReading, is_of_building, region_at
from addrkit.parsing.east_asia.numbers import KANJI, SCRIPT
from addrkit.parsing.east_asia.patterns import Native

_SHORTEST_STREET = 3
"""Characters of a street's name with its ending, at least, behind a district without its own."""
_PLAIN_NAME = regex.compile(r"([\u4e00-\u9fff]{2,3})[\s,，]+")
_PART = re.compile(rf"(?:\d{{1,3}}|[{KANJI}]{{1,2}})[^\d{KANJI}]$")
"""The number of a part, with its word of one character: "二区"."""
_STREET_OFFICE = "街道"
"""What the name of a town's part ends with."""
_OFFICE = re.compile(rf"{_STREET_OFFICE}(?!办)")
_MOST_SUBURBS = 3
"""A township, its village, a neighbourhood in it."""


def take_region(reading: FrameReading, words: Native) -> None:
    """The region where reading has come to; else one that stands behind the rest of the address."""
    match = region_at(reading, reading.start(), words)
    if match:
        reading.take("region", match.span())
        return
    for place in reading.chunks()[1:]:
        match = region_at(reading, place, words)
        if match and reading.plain[match.end() : match.end() + 1] in ("", " ", ",", "\n"):
            reading.spans["region"] = match.span()
            reading.cross_out(*match.span())
            return


def take_places_of_towns(reading: FrameReading, words: Native) -> None:
    """District and city where streets have no names: "上伊那郡辰野町", "大阪市北区"."""
    whole = reading.match(words.whole_names)
    if whole and whole.group()[-1] not in words.city_endings:
        reading.take("district", whole.span())
    elif not whole and (match := reading.match(words.district)):
        ended = reading.plain[match.end() : match.end() + 1] not in words.city_endings
        if ended and not any(ending in match.group()[1:-1] for ending in words.city_endings):
            reading.take("district", match.span())
    whole = reading.match(words.whole_names)
    match = whole or reading.match(words.city)
    if match is None or any(sign.isdigit() for sign in match.group()):
        return
    start, end = match.span()
    plain = reading.plain
    if not whole and plain[start : end - 1].count(plain[end - 1]) == 0:
        end += _more_of_name(plain[end - 1], plain[end : min(end + 2, reading.stop)], words)
    reading.take("city", (start, end))
    _add_ward(reading, words)


def _more_of_name(ending: str, tail: str, words: Native) -> int:
    """How many characters more the name has where an ending stands inside it: "四日市市", "東村山市"."""
    if ending in SCRIPT.wards:
        return 0
    if tail[:1] in words.city_endings and tail[:1] not in SCRIPT.wards:
        return int(tail[:1] == ending if ending in SCRIPT.first_rank else True)
    return 2 if tail[1:] in SCRIPT.first_rank and tail[1:] and ending not in SCRIPT.first_rank else 0


def _add_ward(reading: FrameReading, words: Native) -> None:
    start, end = reading.spans["city"]
    if words.ward_cities and reading.plain[start:end] not in words.ward_cities:
        return  # "宇部市東岐波区": a town that ends as wards do
    ward = reading.match(words.ward)
    if reading.plain[end - 1] in SCRIPT.first_rank and ward and ward.group()[-1] not in SCRIPT.first_rank:
        reading.take("city", (start, ward.end()))


def take_places_of_streets(reading: FrameReading, words: Native) -> None:
    """City, district and suburb where streets have names."""
    _take_city(reading, words)
    below = words.city_as_district if "city" in reading.spans else words.district
    district = reading.match(words.whole_names) or reading.match(below)
    if district and _OFFICE.match(reading.plain, district.end(), reading.stop):
        district = None  # "东区街道"
    if district and district.group() not in words.counties and _take_known_district(reading, district, words):
        pass
    elif (
        district
        and (
            district.group() in words.counties
            or not district.group().endswith((*_longer(words, district.group()[-1]), *words.buildings))
        )
        and (_is_whole_county(reading, district, words) or not _is_of_street(reading, district, words))
    ):
        reading.take("district", district.span())
    elif {"city", "region"} & reading.spans.keys():
        _take_short_district(reading, words)
    _take_suburbs(reading, words)


def _is_whole_county(reading: FrameReading, district: re.Match[str], words: Native) -> bool:
    """Whether a name is a county's with its ending, behind a city: "武昌区" of "武汉市武昌区中南路"."""
    below = "city" in reading.spans or _region_is_city(reading, words)
    return district.group() in words.counties and below


def _take_known_district(reading: FrameReading, read: re.Match[str], words: Native) -> bool:
    """A county without its ending where what ends as a district goes on as a town: "乐清柳市镇"."""
    known = reading.match(words.known_districts)
    if known is None or read.group()[known.end() - known.start() :] in words.below_region:
        return False  # "龙华新区樟坑一区"
    suburb = words.suburb.match(reading.plain, known.end(), reading.stop)
    if suburb is None or suburb.end() <= read.end():
        return False
    reading.take("district", known.span())
    return True


def _take_short_district(reading: FrameReading, words: Native) -> None:
    """A district without its ending: "海宁" in "嘉兴海宁洛隆路"; not where a street's name would be cut short."""
    match = reading.match(words.known_districts)
    if match is None or _is_of_street(reading, match, words):
        return
    plain, end = reading.plain, match.end()
    road = words.open_street.match(plain, end, reading.stop)
    if road and road.end() - end < _SHORTEST_STREET:
        return
    suburb = reading.match(words.suburb)
    if suburb and suburb.end() in (end + 1, end + len(_STREET_OFFICE)):
        rest = plain[end : suburb.end()]
        if len(rest) == 1 or rest == _STREET_OFFICE:
            return  # "长安镇", "福田街道"
    if plain[end : end + 1] in words.below_region or is_of_building(reading, end, words):
        return
    if _is_town_s(reading, end, words):
        return  # "城东开发区"
    reading.take("district", match.span())


def _take_city(reading: FrameReading, words: Native) -> None:
    """The city, unless a district ends before it would: "信義區市府路"."""
    whole = reading.match(words.whole_names)
    if whole and whole.group()[-1] in SCRIPT.wards and whole.group()[-1] not in words.city_endings:
        return
    if whole and whole.group()[-1] not in words.city_endings:
        return
    city = whole or reading.match(words.city)
    district = reading.match(words.district)
    if city is None or (district and district.end() < city.end()) or _is_of_street(reading, city, words):
        city = None if _region_is_city(reading, words) else reading.match(words.known_cities)
        if city is None or _is_of_street(reading, city, words):
            return
        if reading.plain[city.end() : city.end() + 1] in words.below_region:
            return
        if is_of_building(reading, city.end(), words) or _is_town_s(reading, city.end(), words):
            return
    short = reading.match(words.known_cities)
    if short and city.group()[short.end() - short.start() :] in words.counties:
        city = short  # "青岛平度市"
    elif words.whole_names.match(reading.plain, city.end() - 1):
        city = (
            words.known_cities.fullmatch(reading.plain, city.start(), city.end() - 1) or city
        )  # "青岛市北区"
    reading.take("city", city.span())
    if words.city_endings & SCRIPT.wards:
        _add_ward(reading, words)


def _is_town_s(reading: FrameReading, end: int, words: Native) -> bool:
    """Whether the name that ends there is that of a part of a town: "五常|街道", not a city's."""
    return any(len(each) > 1 and reading.plain.startswith(each, end) for each in words.suburb_endings)


def _region_is_city(reading: FrameReading, words: Native) -> bool:
    """Whether the region before is a city itself, so that districts follow: "北京朝阳"."""
    start, end = reading.spans.get("region", (0, 0))
    return end > start and words.known_cities.fullmatch(reading.plain, start, end) is not None


def _take_suburbs(reading: FrameReading, words: Native) -> None:
    first = None
    for _ in range(_MOST_SUBURBS):
        _skip_repeats(reading, words)
        match = reading.match(words.suburb)
        if match is None or _is_of_street(reading, match, words) or _is_estate(match.group(), words):
            break
        if words.estate_words.match(reading.plain, match.end(), reading.stop):
            break  # "蒋村花园"
        first = match.start() if first is None else first
        reading.take("suburb", (first, match.end()))
    if first is None and "district" in reading.spans:
        office = reading.match(words.street_office)
        if office:
            reading.take("suburb", office.span())
        else:
            _take_plain_suburb(reading, words)


def _skip_repeats(reading: FrameReading, words: Native) -> None:
    """Read on behind places that are said again: "浙江省 杭州市 滨江区 浙江省 杭州市 滨江区 六和路"."""
    for name in ("region", "city", "district") * _MOST_SUBURBS:
        if name == "region" not in reading.spans and "city" in reading.spans:
            region = reading.match(words.regions)
            if region and region.group() in words.full_regions:
                reading.take("region", region.span())  # "温州市苍南县浙江省温州市苍南县灵溪镇"
        start, end = reading.spans.get(name, (0, 0))
        said = reading.plain[start:end]
        whole = len(said) > 1 and (said[-1] in words.below_region or said in words.full_regions)
        at = reading.start()
        if whole and at >= end and reading.plain.startswith(said, at):
            reading.cross_out(at, at + len(said))


def _is_estate(name: str, words: Native) -> bool:
    """Whether a name is a building's or an estate's, or a part of one with its number: "九堡家苑二区"."""
    return _PART.sub("", name).endswith(words.buildings) or name.endswith(words.buildings)


def _take_plain_suburb(reading: FrameReading, words: Native) -> None:
    """A short name between the district and a street that begins behind a comma: "盐步，穗盐路"."""
    name = _PLAIN_NAME.match(reading.plain, reading.start(), reading.stop)
    if name is None:
        return
    street = words.street.match(reading.plain, name.end(), reading.stop)
    if street or words.open_street.match(reading.plain, name.end(), reading.stop):
        reading.take("suburb", name.span(1))


def _is_of_street(reading: FrameReading, match: re.Match[str], words: Native) -> bool:
    """Whether a place's name is one only within a street: "中关村" in "中关村大街", or reaches beyond one."""
    for rest in (words.street_rest, words.post_office):
        if rest.match(reading.plain, match.end(), reading.stop):
            return True
    if match.group() not in words.listed and words.type_behind.match(
        reading.plain, match.end(), reading.stop
    ):
        return True  # "神州路御景湾"
    road = words.open_street.match(reading.plain, match.start(), reading.stop)
    if road is None or match.group()[-1].isdigit():
        return False
    if re.search(r"\d\D{1,2}$", match.group()):
        return False
    if road.end() == match.end() - 1 and not words.street.match(reading.plain, match.start(), reading.stop):
        return False  # "西街村56号"
    # "街道" ends a suburb, for all that "街" ends a street: so does that of "南大街街道".
    ending = max((len(each) for each in words.suburb_endings if match.group().endswith(each)), default=1)
    return road.end() < match.end() - ending + (ending == 1)


def _longer(words: Native, ending: str) -> tuple[str, ...]:
    """Endings of suburbs that end as a district does: "小区", "开发区"."""
    return tuple(each for each in words.suburb_endings if len(each) > 1 and each[-1] == ending) or ("\0",)
