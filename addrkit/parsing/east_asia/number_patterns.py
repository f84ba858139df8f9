"""Patterns of doors and of what is inside, in an East Asian script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from addrkit.locale.country import Country
from addrkit.parsing.east_asia.alternatives import HANGUL, HYPHENS, ORDINAL, one_of, script
from addrkit.parsing.east_asia.numbers import KANJI, NUMBER, SCRIPT


def number_unnamed(here: Country, own: Mapping[str, Any]) -> re.Pattern[str]:
    """The number of a door in a country whose streets have no names: chome, banchi and go."""
    suffixes = one_of(script(here.number_suffixes))
    suburb = script(here.suburb_words)
    hyphens = HYPHENS + "".join(own.get("number_joints", ()))
    names, block = one_of(own["numbered_names"]), own["numbered_block"]
    glue = rf"(?:\s?(?:{suffixes})|(?=[{hyphens}]))"
    # "二番町", "八丁堀", "麻布十番2丁目" and "第5地割" are names, for all their numbers.
    in_name = rf"(?!(?:{suffixes})(?:{one_of(suburb | {block})})|{names})"
    ends_well = (
        rf"(?=\s?(?:{suffixes})(?:[{hyphens}\s\d{KANJI}(（,、]|$)|[{HYPHENS}][{KANJI}\d])"
        rf"(?!(?:{suffixes})\d+{block})"
    )
    # "永田町百二十三": a number of tens or more that ends the text behind a town's ending.
    ends, tens = "".join(own["before_bare_number"]), SCRIPT.ten + SCRIPT.hundred
    bare = rf"(?<=[{ends}])(?=[{KANJI}]*[{tens}])[{KANJI}]{{2,4}}(?=[\s,]|$)"
    first = rf"(?:\d{{1,5}}(?!\d){in_name}|[{KANJI}]{{1,4}}{ends_well}{in_name}|{bare})"
    units = one_of(script(here.unit_words) | {"f"})
    # "10番1号六本木ヒルズ": a number in characters goes on as one or ends there; a name does neither.
    more = rf"(?:\d{{1,5}}|[{KANJI}]{{1,4}}(?=\s?(?:{suffixes})|[{hyphens}\s,、(（]|$))"
    return re.compile(
        rf"(?:{ORDINAL}|no\.?\s?)?{first}(?:{glue}\s?(?:[{hyphens}]\s?)?{more}(?!\d)(?!\s?(?:{units})))*(?:\s?(?:{suffixes}))?",
        re.IGNORECASE,
    )


def number_named(here: Country, own: Mapping[str, Any]) -> re.Pattern[str]:
    """The number of a door along a street, with its halves and lists."""
    alone = set(own.get("whole_units", ()))
    units = one_of(
        each
        for each in script(here.unit_words) | {"f"}
        if each not in alone and not each.startswith(SCRIPT.below_ground)
    )
    suffixes = one_of(script(here.number_suffixes) - script(here.unit_words))
    joints = rf"(?:[{HYPHENS}~]|{one_of(own.get('number_joints', ()))})"
    marks = one_of(own.get("number_marks", ()))
    # In characters only before the word for a number: "五象航洋城" is a name.
    written = rf"[{KANJI}]{{1,4}}(?![{KANJI}])(?=\s?(?:{suffixes}))"
    # "L33号": a letter in front only before the word for a number.
    lettered = rf"[A-Za-z]\d{{1,5}}(?=\s?(?:{suffixes}))"
    # "40甲号", "40号甲": a letter as others are; "40号甲座" is a building.
    stem = rf"(?:[{SCRIPT.stems}](?=\s?(?:{suffixes})))"
    one = rf"(?:{lettered}|\d{{1,5}}(?!\d)|{written})(?:[A-Za-z](?![A-Za-z\d])|{stem})?"
    # "19号之一"
    half = rf"(?:{suffixes})(?:{one_of(own.get('number_joints', ()))})[{KANJI}](?![{KANJI}])"
    listed = rf"(?:[、,，.]\s?(?=\d[\d、,，.]*(?:{suffixes})))"
    # "40号门口": what begins a note is no gate.
    noted = one_of(script(here.note_words))
    return re.compile(
        rf"(?:{ORDINAL}|no\.?\s?)?(?:(?:{marks})\s?)?{one}(?:\s?(?:{suffixes})?\s?(?:{joints}|{listed})\s?{one}|{half})*"
        rf"(?:\s?(?:{suffixes})(?:[{SCRIPT.stems}](?![^\W\d]))?)?(?!(?!\s?(?:{noted}))\s?(?:{units}))",
        re.IGNORECASE,
    )


def unit_inside(here: Country, own: Mapping[str, Any]) -> re.Pattern[str]:
    """Floors, rooms and houses of an estate, behind the door."""
    joints, named = set(own.get("number_joints", ())), set(own.get("whole_units", ()))
    units = one_of(script(here.unit_words) - joints - named)
    letters = own.get("unit_letters") or ""
    letter = rf"(?<![{HANGUL}])[{letters}]|" if letters else ""
    coded = r"(?<![A-Za-z])[A-Za-z]{1,2}\d{0,4}(?:-[A-Za-z\d]{1,3})?"
    after = rf"(?:\s?(?:{one_of(joints)}){NUMBER})?"
    # "313-314号商铺", "101、102房"
    listed = r"\d{1,5}(?:[-、]\d{1,5})*"
    # "7号1104": a house of an estate before its flat, which has no word.
    house = rf"\d{{1,3}}[{''.join(SCRIPT.number_signs)}](?=-?\d{{2,4}}[\s,]*$)"
    # "12/F", "G/F", "LG2/F": a storey as English has it.
    storey = r"(?<![\dA-Za-z/])(?:\d{1,3}|[A-Z]{1,2}\d?)/F(?![A-Za-z\d])\.?"
    # "4C2231", "F4E", "A89B": letters and digits of a flat that end the text behind a name.
    flat = r"(?<![\dA-Za-z-])(?:[A-Z]\d{1,4}[A-Z]?|\d{1,3}[A-Z]\d{1,4}|\d{1,4}[A-Z]?)(?=[\s,]*$)"
    return re.compile(
        rf"(?:(?:B|{one_of(SCRIPT.below_ground)}|{ORDINAL})\s?)?(?:{letter}{listed}|{coded}|[{KANJI}]{{1,3}})"
        rf"\s?(?:{units}|f(?:-[a-z](?![a-z\d])|(?![a-z])))(?!관){after}"
        rf"|{storey}|(?:{one_of(named)})(?=[\s,\dA-Z{KANJI}]|$)"
        r"|(?<![A-Za-z])B\d{1,2}(?=[\s,]|$)"
        rf"|{house}|(?<=\s)[A-Z]-?\d{{2,4}}(?=[\s,]*$)|{flat}"
        r"|(?<![\dA-Za-z-])\d{2,4}-\d{3,4}(?=[\s,]*$)|(?<![A-Za-z\d-])[A-Z]\d{0,3}-\d{1,4}(?=[\s,]*$)"
        r"|(?<=[樓楼層层])[A-Z](?=[\s,]*$)",
        re.IGNORECASE,
    )
