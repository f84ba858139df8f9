"""What the name of one column means: its group, its field, and its language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from addrkit.columns.concepts import concept_of, worded_field
from addrkit.columns.direct import GUESSED, LINE_FIELDS, MORE_LINES, Meaning, direct, translated
from addrkit.columns.names import (
    AMBIGUOUS,
    LONGEST,
    known_names,
    plain,
    readings_of,
    says_never,
    tokens,
)
from addrkit.columns.remarks import without_remark
from addrkit.columns.scripts import in_latin
from addrkit.columns.spelled import cut_short, spellings, turned

_PLACES = frozenset({"suburb", "city", "city_or_district", "city_or_suburb", "district", "region"})
"""Fields that are the same with a word for a name or without one: "gemeindeteil_name"."""
_EXPLAINED = frozenset({"postcode", "city", "region", "country", "street", "house_number"})
_OF_PARTS = ("type", "name", "letter")
"""What brackets behind a name say of a part of it."""
_SIGN = re.compile(r"\w\.?\s*[+&/]\s*\w")
_COPY = re.compile(r"\.\d$")
"""What a program puts behind a name that stands there twice."""


@lru_cache(10_000)
def meaning_of(name: str) -> Meaning | None:
    """What a column's name means; None if it is no name of a part of an address.

    >>> meaning_of("Shipping Address 2").field, meaning_of("Shipping Address 2").group
    ('line2', 'shipping')
    >>> meaning_of("Mailing State/Province").field, meaning_of("addr:housenumber").field, meaning_of("Email Address")
    ('region', 'house_number', None)
    """
    if len(name) > LONGEST:
        return None
    found = _by_phrases(name)
    if found is None or not found.known_group:
        bare, _ = without_remark(name)
        field, group, language = next(filter(_says_field, map(worded_field, (name, bare))), ("", "", ""))
        if field:
            return Meaning(field, group, language=language, rank=GUESSED)
        written = in_latin(name)
        return meaning_of(written) if found is None and written != name else found
    return found


def _says_field(said: tuple[str, str, str]) -> bool:
    return bool(said[0])


def _by_phrases(name: str) -> Meaning | None:
    """What a name means that is known, behind a group or before one."""
    bare, remark = without_remark(name)
    if remark and concept_of(plain(remark)) in _OF_PARTS and (part := worded_field(f"{bare} {remark}"))[0]:
        # "Ulica (typ)" is its kind.
        return Meaning(part[0], part[1], language=part[2], rank=GUESSED)
    numbered = f"{bare} {remark}" if remark.isdigit() else name
    said = _said_behind(bare, remark)
    if said is not None:
        return said
    counted = f"{name.rstrip()[:-1]} number" if name.rstrip().endswith("#") else name
    for text in dict.fromkeys((counted, name, numbered, bare, _COPY.sub("", name))):
        found = (
            _number_with_suffix(text)
            or direct(plain(text))
            or translated(text)
            or _whole_behind_group(text)
            or _several(text)
            or _side_by_side(text)
            or _end_of_range(text)
            or _in_known_group(text)
            or (_spelled_out(text) if text != name or not remark else None)
            or _grouped(text)
            or next(filter(None, map(_grouped, spellings(text))), None)
        )
        if found is not None and not found.known_group and text == name != bare:
            # What a whole name means goes before a word in brackets behind words that are none: "CAP - Città (Prov)".
            found = direct(plain(bare)) or _several(bare) or found
        if found is None and text == bare != name and plain(remark) in known_names().fields:
            # A name of no known meaning is explained in brackets: 구역번호(우편번호).
            found = direct(plain(remark))
            words = "".join(word for word in tokens(bare) if word in known_names().groups)
            explained = found is not None and found.field in _EXPLAINED
            found = replace(found, group=words) if found is not None and explained else None
        if found is not None:
            group = plain(remark)
            if text == bare != name and not found.group and group in known_names().groups:
                return Meaning(found.field, group, True, found.second, found.language, found.rank)
            return found
    return None


def _said_behind(bare: str, remark: str) -> Meaning | None:
    """What is said in brackets behind a line of an address: 住所1（都道府県）, "Address (city)"."""
    line = direct(plain(bare))
    if line is None or line.field not in (*LINE_FIELDS, *MORE_LINES, "line1"):
        return None
    found = direct(plain(remark)) or _several(remark)
    if found is None or found.field in LINE_FIELDS or found.field.startswith(AMBIGUOUS):
        return None
    return found


def _end_of_range(name: str) -> Meaning | None:
    """The first or the last of two numbers, whose word is that of senders and receivers too: "BLDG_NO_FROM"."""
    if tokens(name)[-1:] not in (("from",), ("to",)):
        return None
    said = (direct(plain(text)) for text in spellings(name))
    return next(
        (each for each in said if each is not None and each.field in ("house_number", "number_last")), None
    )


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
    found = direct("".join(kept)) or direct("".join(rest))
    if found is not None and found.field == "address" and words[-1] in known.holders:
        return None
    return replace(found, group="".join(groups)) if found is not None else None


def _spelled_out(name: str) -> Meaning | None:
    """A name whose words are cut short or written as one, with the words that are meant: "CITY_NM", "STRTNUM"."""
    texts = spellings(name)
    for text in texts:
        found = direct(plain(text)) or translated(text) or _grouped(text)
        if found is not None and found.known_group:
            return found
    for text in texts:
        found = next((found for each in turned(text) if (found := direct(plain(each)))), None)
        if found is not None:
            return found
    for text in texts or (name,):
        bare = [word for word in tokens(text) if word not in known_names().code_words]
        found = direct("".join(bare)) if len(bare) < len(tokens(text)) else None
        if found is not None and found.field in known_names().coded and not _of_post(text, found):
            return found
        bare = [word for word in tokens(text) if word not in known_names().naming]
        found = direct("".join(bare)) if (fewer := len(bare) < len(tokens(text))) else None
        if found is None and fewer and (behind := _grouped(" ".join(bare))) is not None:
            found = replace(behind, rank=GUESSED)
        placed = found is not None and _PLACES.issuperset(readings_of(found.field))
        if found is not None and placed and found.known_group and not found.second:
            return found
    field, second = cut_short(name)
    return Meaning(field, second=second, rank=GUESSED) if field and not field.startswith(AMBIGUOUS) else None


def _of_post(text: str, found: Meaning) -> bool:
    """Whether the word for a code is that of a postcode, and the rest means something else: "postcode type"."""
    return "postcode" in plain(text) and found.field != "postcode"


def _several(name: str) -> Meaning | None:
    """A name of several fields in one column, or of one field by several words: "PLZ/Ort", "State/Province"."""
    known = known_names()
    name = name.replace("_", " ")
    found = _joined(known.several.split(name.casefold()))
    if found is None:
        found = _joined(known.apart.split(name.casefold()))
        return found if found and found.field in ("postcode_city", "place_line") else None
    return found


def _number_with_suffix(name: str) -> Meaning | None:
    """A number and what is added to it in one column, which a register has under the same words for the latter alone.

    >>> _number_with_suffix("Huisnummer + toevoeging").field, _number_with_suffix("huisnummertoevoeging")
    ('house_number', None)
    """
    alone = direct(plain(name)) if _SIGN.search(name) else None
    found = _several(name) if alone is not None and alone.field == "number_suffix" else None
    return found if found is not None and found.field == "house_number" else None


def _whole_behind_group(name: str) -> Meaning | None:
    """The number or the name of a house behind a group: "Ship House No / Name" is no line of both."""
    found = _grouped(name) if "/" in name else None
    told = found is not None and found.group and found.known_group and found.field == "house_number"
    return found if told else None


def _side_by_side(name: str) -> Meaning | None:
    """A name of a region and a postcode, or of both and a town, one behind the other: "PROP_STATE_ZIPCODE"."""
    known = known_names()
    for text in (*spellings(name)[:1], name):
        words = tokens(text)
        lead = next((at for at, word in enumerate(words) if word not in known.groups | known.plain), 0)
        led, rest = words[:lead], words[lead:]
        for first in range(1, len(rest)):
            parts = [" ".join(rest[:first]), " ".join(rest[first:])]
            said = [direct("".join(part.split())) for part in parts]
            if any(each is None or each.field.startswith(AMBIGUOUS) for each in said):
                continue
            found = _joined(parts)
            if found is not None and found.field == "place_line":
                group = "".join(word for word in led if word not in known.plain)
                return replace(found, group=group or found.group)
    return None


def _joined(texts: Sequence[str]) -> Meaning | None:
    parts = [_without_filler(part) for part in texts if plain(part)]
    if len(parts) < 2:
        return None
    first, *rest = (
        direct(plain(part))
        or (_grouped(part) if not at else direct("".join(_without_end(tokens(part)))) or _part_of_house(part))
        for at, part in enumerate(parts)
    )
    last = _grouped(parts[-1]) if rest[-1] is None else None
    if first is not None and last is not None and last.group and last.known_group and not first.group:
        # The word for the address stands behind both: "Land/Region geschäftlich".
        first, rest[-1] = replace(first, group=last.group), last
    if first is None or any(each is None for each in rest):
        return None
    fields = frozenset({first.field, *(each.field for each in rest if each)})
    if first.field == "address" and first.group and fields <= {"address", *MORE_LINES} and len(rest) == 1:
        # The heading of an address, and one of its columns: "Endereço de Entrega/Complemento".
        return replace(rest[0], group=first.group, known_group=first.known_group) if rest[0] else None
    whole = len(fields) == 1 or first.field in (*MORE_LINES, "line1")
    field = (
        first.field
        if whole
        else known_names().combined.get(frozenset(readings_of(each)[0] for each in fields))
    )
    return Meaning(field, first.group, first.known_group) if field else None


def _part_of_house(part: str) -> Meaning | None:
    """What a word within a name of several parts is for that says little alone: "māja" of "iela, māja"."""
    return {"house": Meaning("house_number"), "flat": Meaning("unit")}.get(concept_of(plain(part)) or "")


def _without_filler(part: str) -> str:
    """A part of a name without a word that says nothing behind it, in scripts without blanks: 部屋番号など."""
    bare = part.strip()
    ends = (word for word in known_names().fillers if not word.isascii() and plain(bare).endswith(word))
    end = next(ends, "")
    return plain(bare).removesuffix(end) if end and plain(bare) not in known_names().fields else part


def _grouped(name: str) -> Meaning | None:
    """A field behind a group, or before one; the longest name of a field counts."""
    known = known_names()
    words = _without_end(tokens(name))
    if not known.never.isdisjoint("".join(pair) for pair in pairwise(words)):
        return None
    if "".join(words) != plain(name) and (whole := direct("".join(words))):
        return whole
    for cut in range(1, len(words)):
        found = direct("".join(words[cut:])) or translated(" ".join(words[cut:]))
        if found:
            return _in_group(found, words[:cut])
    number, words = (words[-1], words[:-1]) if words[-1:] and words[-1].isdigit() else ("", words)
    for cut in range(len(words) - 1, 0, -1):
        found = direct("".join(words[:cut]) + number)
        behind = tuple(word for word in words[cut:] if word not in known.between)
        holds = found is not None and found.field == "address" and "".join(behind) in known.holders
        if found and "".join(behind) in known.groups and not holds:
            return _in_group(found, behind)
    key = "".join(words) + number
    for group in sorted(known.groups | known.plain, key=len, reverse=True):
        rest = key.removeprefix(group)
        if rest not in ("", key) and (found := direct(rest) or _behind_plain(rest) or _shortened(rest)):
            return _in_group(found, (group,))
        before = key.removesuffix(group)
        # Languages that write no blanks put it behind: ตำบลผู้รับ.
        if not group.isascii() and before not in ("", key) and (found := direct(before)):
            return _in_group(found, (group,))
    return None


def _shortened(rest: str) -> Meaning | None:
    """An address whose word is cut short and written as one with its group: "SITEADD"."""
    return direct("address") if known_names().short.get(rest) == "address" else None


def _behind_plain(key: str) -> Meaning | None:
    """A field behind a word that only says that it is of an address: 注文者住所都道府県."""
    rests = (key.removeprefix(each) for each in known_names().plain if key.startswith(each))
    return next((found for rest in rests if rest and (found := direct(rest))), None)


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
    kept = [word for word in kept if word not in known.naming_before]
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
