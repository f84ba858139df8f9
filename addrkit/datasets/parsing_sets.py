"""Addresses whose right cut is known: what the parser learns from, and what it is measured on.

Splits are by street (or town), never by row: a street of a test set is in no training set.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import pyarrow as pa
import yaml

from addrkit.gazetteer.sources.iceland import read_iceland
from addrkit.gazetteer.sources.united_states import read_united_states
from addrkit.locale.text import fold

Components = dict[str, str]


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and its components as they stand in it."""

    text: str
    country: str
    components: Components
    compared: tuple[str, ...]
    """The components that the truth knows about: whether they are there, and what they are."""
    test: bool

    def to_dict(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


def is_test(street: str, share: float) -> bool:
    """Whether a street belongs to the test split."""
    return crc32(b"parsing:" + fold(street).encode()) % 1000 < share * 1000


US_LABELS = {
    "AddressNumber": "house_number",
    "AddressNumberPrefix": "house_number",
    "AddressNumberSuffix": "house_number",
    "StreetName": "street",
    "StreetNamePreDirectional": "street",
    "StreetNamePreModifier": "street",
    "StreetNamePreType": "street",
    "StreetNamePostDirectional": "street",
    "StreetNamePostModifier": "street",
    "StreetNamePostType": "street",
    "SecondStreetName": "street",
    "SecondStreetNamePreDirectional": "street",
    "SecondStreetNamePreType": "street",
    "SecondStreetNamePostDirectional": "street",
    "SecondStreetNamePostType": "street",
    "CornerOf": "street",
    "IntersectionSeparator": "street",
    "OccupancyType": "unit",
    "OccupancyIdentifier": "unit",
    "SubaddressType": "unit",
    "SubaddressIdentifier": "unit",
    "BuildingName": "building",
    "LandmarkName": "building",
    "USPSBoxType": "po_box",
    "USPSBoxID": "po_box",
    "USPSBoxGroupType": "po_box",
    "USPSBoxGroupID": "po_box",
    "PlaceName": "city",
    "StateName": "region",
    "ZipCode": "postcode",
    "ZipPlus4": "postcode",
    "CountryName": "country",
}
"""usaddress's labels to components; Recipient and NotAddress are none."""

US_COMPARED = ("house_number", "street", "unit", "building", "po_box", "city", "region", "postcode")


def us_usaddress(data: Path) -> Iterator[LabelledText]:
    """The labelled strings that usaddress is trained on. A string whose label comes twice is left out."""
    for name in ("train_labeled", "synthetic_osm_data_xml", "train_multi_word_state_addresses"):
        root = ElementTree.parse(data / "us_usaddress" / f"{name}.xml").getroot()  # noqa: S314
        for each in root:
            pieces = [(word.text or "", US_LABELS.get(word.tag, "")) for word in each]
            found = _in_one_piece(pieces)
            if found is None:
                continue
            text, components = found
            has_recipient = any(word.tag == "Recipient" for word in each)
            # A recipient may be a firm, which others call the building: it is no fault either way.
            compared = tuple(part for part in US_COMPARED if not (has_recipient and part == "building"))
            key = components.get("street") or text
            yield LabelledText(text, "US", components, compared, is_test(key, 0.2))


def _in_one_piece(pieces: list[tuple[str, str]]) -> tuple[str, Components] | None:
    text = ""
    spans: dict[str, tuple[int, int]] = {}
    last = None
    for word, label in pieces:
        if text:
            text += " "
        start, text = len(text), text + word
        if label:
            if label in spans and last != label:
                return None
            spans[label] = (spans[label][0] if label in spans else start, len(text))
        last = label
    return text, {label: text[start:end].strip(" ,;-") for label, (start, end) in spans.items()}


_DK_DOOR = re.compile(r"(\d+[ ]?[A-Za-z]?)(?![\w-])")
_DK_UNIT = re.compile(r"(?:(?:st|kl|\d{1,2})\.?)(?: ?(?:th|tv|mf|sal)\.?)?", re.IGNORECASE)


def wof_dk(data: Path) -> Iterator[LabelledText]:
    """Danish business addresses as people wrote them, where the street stands right before the number."""
    with gzip.open(data / "wof_dk" / "dk.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found = _danish(row)
            if found is not None:
                yield found


def _danish(row: dict[str, Any]) -> LabelledText | None:
    text, address, city = (str(row.get(name) or "") for name in ("full", "address", "city"))
    street = str(row.get("street") or "").split(";")[0]
    number = str(row.get("housenumber") or "").split(";")[0].upper()
    if not (text.startswith(address + " " + city) and street and number and city):
        return None
    wanted = fold(street)
    for door in _DK_DOOR.finditer(address):
        if fold(door[1]) != fold(number):
            continue
        before = address[: door.start()].rstrip()
        for start in (match.start() for match in re.finditer(r"(?<![^\s,.:])\S", before)):
            if fold(before[start:]) == wanted and not re.search(r"[,:]", before[start:]):
                components = {"street": before[start:], "house_number": door[1].strip()}
                rest = address[door.end() :].strip(" ,")
                if _DK_UNIT.fullmatch(rest):
                    components["unit"] = rest
                elif rest and not re.search(r"[\d,/()]", rest):
                    components["suburb"] = rest
                elif rest:
                    return None
                components |= {"city": city, "postcode": str(row["postcode"])}
                if row.get("province"):
                    components["country"] = str(row["province"])
                compared = ("house_number", "street", "city", "postcode")
                return LabelledText(text, "DK", components, compared, is_test(street, 0.5))
    return None


_ROADS = frozenset(
    ("road", "rd", "street", "st", "lane", "ln", "avenue", "ave", "drive", "dr", "close", "cl", "way")
)
_PREMISES = frozenset(
    [
        *(
            "arcade",
            "bldng",
            "building",
            "buildings",
            "center",
            "centre",
            "clinic",
            "court",
            "ctr",
            "estate",
            "hall",
        ),
        *(
            "hospital",
            "house",
            "mall",
            "parade",
            "park",
            "plaza",
            "practice",
            "precinct",
            "school",
            "surgery",
        ),
        *("tower", "unit"),
    ]
)
"""Words that tell that a British address names a building of its own."""


def british_venue(name: str, text: str) -> str | None:
    """The name that stands before a British address as its venue; None where the address may hold one too.

    >>> british_venue("Cohens Pharmacy", "4 Broadway, Wirral"), british_venue("Boots", "Mill Centre, High St, Bury")
    ('Cohens Pharmacy', None)
    """
    parts = [words for part in text.split(",") if (words := fold(part).split())]
    if not parts or not (parts[0][0][0].isdigit() or parts[0][-1] in _ROADS):
        return None
    if any(words[-1] in _PREMISES or words[0] in _PREMISES for words in parts):
        return None
    return " ".join(name.split()).strip(" ,")


def uk_food(data: Path) -> Iterator[LabelledText]:
    """British food premises as their inspectors wrote them, none of them learned from: venues, counties, postcodes.

    The venue is known where the address behind it begins with a number or a street, the county where it is one.
    """
    places = yaml.safe_load((Path(__file__).parent / "parsing_places.yaml").read_text("utf-8"))
    counties = {fold(each) for each in places["counties"]}
    file = data / "uk_messy" / "bulk" / "food-hygiene" / "sample.tsv"
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text, postcode = (" ".join((row[key] or "").split()).strip(" ,") for key in ("text", "postcode"))
            venue = british_venue(row["name"] or "", text)
            county = text.split(",")[-1].strip()
            if not venue or not postcode:
                continue
            components = {"building": venue, "postcode": postcode}
            compared: tuple[str, ...] = ("building", "postcode")
            if fold(county) in counties:
                components["district"] = county
                compared += ("district",)
            yield LabelledText(f"{venue}, {text}, {postcode}", "GB", components, compared, True)


_CHOME = re.compile(r"(.+?)([〇一二三四五六七八九十]+)丁目$")
_KANJI = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}


def _chome(written: str) -> int:
    if "十" not in written:
        return int("".join(str(_KANJI[sign]) for sign in written))
    tens, _, ones = written.partition("十")
    return (_KANJI[tens] if tens else 1) * 10 + (_KANJI[ones] if ones else 0)


def jp_normalize(data: Path) -> Iterator[LabelledText]:
    """Raw Japanese addresses whose town stands in the text as the truth spells it."""
    with (data / "jp_normalize" / "addresses.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            text, region, city, town = row["住所"], row["都道府県"], row["市区町村"], row["町字"]
            number = row["番地号"] or row["その他"]
            chome = _CHOME.fullmatch(town)
            suburb = chome[1] if chome else town
            if not re.fullmatch(r"\d+(?:-\d+)*", number) or not suburb or city + suburb not in text:
                continue
            if chome:
                number = f"{_chome(chome[2])}-{number}"
            components = {"city": city, "suburb": suburb, "house_number": number}
            if region in text:
                components["region"] = region
            compared = ("house_number", "suburb", "city", "region")
            yield LabelledText(text, "JP", components, compared, is_test(city + suburb, 0.3))


def register(code: str, data: Path) -> Iterator[Components]:
    """The doors of a register, with the components that it knows."""
    yield from {"NL": _nl, "FR": _fr, "DE": _de, "IS": _is, "US": _us}[code](data)


def _nl(data: Path) -> Iterator[Components]:
    for file in sorted((data / "nl_bag").glob("*.csv.zst")):
        with pa.input_stream(str(file), compression="zstd") as stream:
            for row in csv.DictReader(io.TextIOWrapper(stream, "utf-8"), delimiter=";"):
                number = row["huisnummer"] + row["huisletter"]
                if row["huisnummertoevoeging"]:
                    number += "-" + row["huisnummertoevoeging"]
                yield {
                    "street": row["straat"],
                    "house_number": number,
                    "postcode": f"{row['postcode'][:4]} {row['postcode'][4:]}".strip(),
                    "city": row["woonplaats"],
                    "country": "NL",
                }


def _fr(data: Path) -> Iterator[Components]:
    with gzip.open(data / "fr_ban" / "adresses-75.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            number = f"{row['numero']} {row['rep']}".strip()
            city = row["nom_commune"].split(" ")[0]
            yield _french(number, row["nom_voie"], row["code_postal"], city)
    for path in sorted((data / "fr_bano").glob("*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for _, number, street, postcode, city, *_rest in csv.reader(file):
                yield _french(number, street, postcode, city)


def _french(number: str, street: str, postcode: str, city: str) -> Components:
    return {"house_number": number, "street": street, "postcode": postcode, "city": city, "country": "FR"}


def _de(data: Path) -> Iterator[Components]:
    """Essen's register has no postcodes: one of the city's is put in by the street's name."""
    with gzip.open(data / "de_essen" / "essen.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            postcode = str(45127 + 2 * (crc32(row["street"].encode()) % 116))
            yield {
                "street": row["street"],
                "house_number": row["house_number"] + row["suffix"],
                "postcode": postcode,
                "city": "Essen",
                "country": "DE",
            }


def _is(_: Path) -> Iterator[Components]:
    yield from _batches(read_iceland({}))


def _us(_: Path) -> Iterator[Components]:
    yield from _batches(read_united_states({}))


def _batches(batches: Iterator[pa.RecordBatch]) -> Iterator[Components]:
    wanted = ("street", "house_number", "unit", "city", "region", "postcode", "country")
    for batch in batches:
        for row in batch.to_pylist():
            if row.get("street") and row.get("house_number"):
                yield {name: str(row[name]) for name in wanted if row.get(name)}
