"""What the name of one column means: its group, its field, and its language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from addrkit.columns.names import (
    AMBIGUOUS,
    known_names,
    plain,
    readings_of,
    says_never,
    tokens,
    without_remark,
)
from addrkit.columns.spelled import cut_short, spellings, turned

LINE_FIELDS = frozenset({"address", "line", "street", "street_base"})
"""Fields whose names may have the number of a line behind them."""
MORE_LINES = frozenset({"line2", "line3"})
"""Fields of which there may be several, numbered or not."""
_TRANSLATED = frozenset(
    {
        "address",
        "line",
        "street",
        "street_base",
        "building",
        "suburb",
        "city",
        "city_or_district",
        "city_or_suburb",
    }
    | {"district", "region", "country", "postcode_city", "place_line", "whole"}
)
"""Fields whose names may have a language behind them."""
_PLACES = frozenset({"suburb", "city", "city_or_district", "city_or_suburb", "district", "region"})
"""Fields that are the same with a word for a name or without one: "gemeindeteil_name"."""
_NUMBERED = re.compile(r"(.*?\D)(?:0?([1-9])|0)")
_LAST = 1_000
"""The rank of a name that was guessed at."""
_COPY = re.compile(r"\.\d$")
"""What a program puts behind a name that stands there twice."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column may hold."""

    field: str
    group: str = ""
    """Plain; empty if the name says none."""
    known_group: bool = True
    """Whether the group is a word that is known to stand before addresses."""
    second: bool = False
    """Whether it holds only what another column of its field holds too."""
    language: str = ""
    rank: int = 0
    """Among the names of its field."""


@lru_cache(10_000)
def meaning_of(name: str) -> Meaning | None:
    """What a column's name means; None if it is no name of a part of an address.

    >>> meaning_of("Shipping Address 2").field, meaning_of("Shipping Address 2").group
    ('line2', 'shipping')
    >>> meaning_of("Mailing State/Province").field, meaning_of("addr:housenumber").field, meaning_of("Email Address")
    ('region', 'house_number', None)
    """
    bare, remark = without_remark(name)
    numbered = f"{bare} {remark}" if remark.isdigit() else name
    said = _said_behind(bare, remark)
    if said is not None:
        return said
    counted = f"{name.rstrip()[:-1]} number" if name.rstrip().endswith("#") else name
    for text in dict.fromkeys((counted, name, numbered, bare, _COPY.sub("", name))):
        found = (
            _direct(plain(text))
            or _language(text)
            or _several(text)
            or _in_known_group(text)
            or (_spelled_out(text) if text != name or not remark else None)
            or _grouped(text)
            or next(filter(None, map(_grouped, spellings(text))), None)
        )
        if found is not None and not found.known_group and text == name != bare:
            # What a whole name means goes before a word in brackets behind words that are none: "CAP - Città (Prov)".
            found = _direct(plain(bare)) or _several(bare) or found
        if found is not None:
            group = plain(remark)
            if text == bare != name and not found.group and group in known_names().groups:
                return Meaning(found.field, group, True, found.second, found.language, found.rank)
            return found
    return None


def _said_behind(bare: str, remark: str) -> Meaning | None:
    """What is said in brackets behind a line of an address: 住所1（都道府県）, "Address (city)"."""
    line = _direct(plain(bare))
    if line is None or line.field not in (*LINE_FIELDS, *MORE_LINES, "line1"):
        return None
    found = _direct(plain(remark)) or _several(remark)
    if found is None or found.field in LINE_FIELDS or found.field.startswith(AMBIGUOUS):
        return None
    return found


def _in_known_group(name: str) -> Meaning | None:
    """A field in a group that is known."""
    found = _grouped(name)
    return found if found is not None and found.known_group else _anywhere(name)


def _anywhere(name: str) -> Meaning | None:
    """A field whose words stand among those of its group: "Provider First Line Business Mailing Address"."""
    known = known_names()
    words = tokens(name)
    groups = [word for word in words if word in known.groups]
    kept = [word for word in words if word not in known.groups]
    rest = [word for word in kept if word not in known.plain]
    if not groups or says_never(words):
        return None
    found = _direct("".join(kept)) or _direct("".join(rest))
    if found is not None and found.field == "address" and words[-1] in known.holders:
        return None
    return replace(found, group="".join(groups)) if found is not None else None


def _direct(key: str) -> Meaning | None:
    known = known_names()
    if key in known.fields:
        field, second = known.fields[key]
        return Meaning(field, second=second, rank=known.rank[key])
    numbered = _NUMBERED.fullmatch(_in_figures(key))
    field = known.fields.get(numbered[1], ("", False))[0] if numbered else ""
    if numbered and field in LINE_FIELDS:
        place = int(numbered[2] or 0)
        return Meaning({0: "line1", 1: "line1", 2: "line2"}.get(place, "line3"), rank=place)
    if numbered and field in MORE_LINES:
        return Meaning(field, rank=int(numbered[2] or 0))
    return None


def _spelled_out(name: str) -> Meaning | None:
    """A name whose words are cut short or written as one, with the words that are meant: "CITY_NM", "STRTNUM"."""
    texts = spellings(name)
    for text in texts:
        found = _direct(plain(text)) or _language(text) or _grouped(text)
        if found is not None and found.known_group:
            return found
    for text in texts:
        found = next((found for each in turned(text) if (found := _direct(plain(each)))), None)
        if found is not None:
            return found
    for text in texts or (name,):
        bare = [word for word in tokens(text) if word not in known_names().code_words]
        found = _direct("".join(bare)) if len(bare) < len(tokens(text)) else None
        if found is not None and found.field in known_names().coded:
            return found
        bare = [word for word in tokens(text) if word not in known_names().naming]
        found = _direct("".join(bare)) if len(bare) < len(tokens(text)) else None
        if found is not None and _PLACES.issuperset(readings_of(found.field)) and not found.second:
            return found
    field, second = cut_short(name)
    return Meaning(field, second=second, rank=_LAST) if field and not field.startswith(AMBIGUOUS) else None


def _in_figures(key: str) -> str:
    """A name with the number of its line in figures: "addressone" is "address1"."""
    for word, figure in known_names().written_numbers.items():
        if key.endswith(word):
            return key.removesuffix(word) + figure
    return key


def _language(name: str) -> Meaning | None:
    words = tokens(name)
    known = known_names()
    behind, before = (words[-1:], words[:-1], known.languages), (words[:1], words[1:], known.languages_before)
    for said, rest, languages in (behind, before):
        found = _direct("".join(rest)) if rest and said[0] in languages else None
        if found and not found.second and found.field in _TRANSLATED:
            return Meaning(found.field, language=said[0], rank=found.rank)
    return None


def _several(name: str) -> Meaning | None:
    """A name of several fields in one column, or of one field by several words: "PLZ/Ort", "State/Province"."""
    known = known_names()
    name = name.replace("_", " ")
    found = _joined(known.several.split(name.casefold()))
    if found is None:
        found = _joined(known.apart.split(name.casefold()))
        return found if found and found.field in ("postcode_city", "place_line") else None
    return found


def _joined(texts: Sequence[str]) -> Meaning | None:
    parts = [part for part in texts if plain(part)]
    if len(parts) < 2:
        return None
    first, *rest = (
        _direct(plain(part)) or (_grouped(part) if not at else _direct("".join(_without_end(tokens(part)))))
        for at, part in enumerate(parts)
    )
    last = _grouped(parts[-1]) if rest[-1] is None else None
    if first is not None and last is not None and last.group and last.known_group and not first.group:
        # The word for the address stands behind both: "Land/Region geschäftlich".
        first, rest[-1] = replace(first, group=last.group), last
    if first is None or any(each is None for each in rest):
        return None
    fields = frozenset({first.field, *(each.field for each in rest if each)})
    whole = len(fields) == 1 or first.field in (*MORE_LINES, "line1")
    field = (
        first.field
        if whole
        else known_names().combined.get(frozenset(readings_of(each)[0] for each in fields))
    )
    return Meaning(field, first.group, first.known_group) if field else None


def _grouped(name: str) -> Meaning | None:
    """A field behind a group, or before one; the longest name of a field counts."""
    known = known_names()
    words = _without_end(tokens(name))
    if not known.never.isdisjoint("".join(pair) for pair in pairwise(words)):
        return None
    if "".join(words) != plain(name) and (whole := _direct("".join(words))):
        return whole
    for cut in range(1, len(words)):
        found = _direct("".join(words[cut:])) or _language(" ".join(words[cut:]))
        if found:
            return _in_group(found, words[:cut])
    number, words = (words[-1], words[:-1]) if words[-1:] and words[-1].isdigit() else ("", words)
    for cut in range(len(words) - 1, 0, -1):
        found = _direct("".join(words[:cut]) + number)
        behind = tuple(word for word in words[cut:] if word not in known.between)
        holds = found is not None and found.field == "address" and "".join(behind) in known.holders
        if found and "".join(behind) in known.groups and not holds:
            return _in_group(found, behind)
    key = "".join(words) + number
    for group in sorted(known.groups | known.plain, key=len, reverse=True):
        rest = key.removeprefix(group)
        if rest not in ("", key) and (found := _direct(rest) or _behind_plain(rest)):
            return _in_group(found, (group,))
        before = key.removesuffix(group)
        # Languages that write no blanks put it behind: ตำบลผู้รับ.
        if not group.isascii() and before not in ("", key) and (found := _direct(before)):
            return _in_group(found, (group,))
    return None


def _behind_plain(key: str) -> Meaning | None:
    """A field behind a word that only says that it is of an address: 注文者住所都道府県."""
    rests = (key.removeprefix(each) for each in known_names().plain if key.startswith(each))
    return next((found for rest in rests if rest and (found := _direct(rest))), None)


def _without_plain(word: str) -> str:
    """A group of a language without blanks, without a word that only says that it is of an address: 送付先住所."""
    known = known_names()
    if word.isascii() or word in known.groups:
        return word
    rests = (word.removesuffix(each) for each in known.plain)
    return next((rest for rest in rests if rest in known.groups), word)


def _without_end(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a column's name without words for an address or a line in general: "City of Address" is "city"."""
    known = known_names()
    if len(words) > 2 and words[-1] in known.plain and words[-2] in known.between:
        return words[:-2]
    if len(words) > 2 and words[-1].isdigit() and words[-2] in known.line_words:
        return (*words[:-2], words[-1])
    return words


def _in_group(found: Meaning, words: tuple[str, ...]) -> Meaning | None:
    known = known_names()
    kept = [_without_plain(word) for word in words if word not in known.plain and word not in known.between]
    # A field within an object of its own name: "region.region_code".
    kept = [word for word in kept if known.fields.get(word, ("", True))[0] != found.field]
    # "default address" and "postal address" are plain as a whole.
    group = "" if "".join(words) in known.plain else "".join(kept)
    if says_never((*kept, group)):
        return None
    return Meaning(
        found.field,
        group,
        not group or group in known.groups or all(each in known.groups for each in kept),
        found.second,
        found.language,
        found.rank,
    )
