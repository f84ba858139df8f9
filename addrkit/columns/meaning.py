"""What the name of one column means: its group, its field, and its language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from addrkit.columns.names import AMBIGUOUS, known_names, plain, tokens, without_remark

LINE_FIELDS = frozenset({"address", "line", "street", "street_base"})
"""Fields whose names may have the number of a line behind them."""
MORE_LINES = frozenset({"line2", "line3"})
"""Fields of which there may be several, numbered or not."""
_NUMBERED = re.compile(r"(.*?\D)(?:0?([1-9])|0)")
_SEVERAL = re.compile(
    r"[/,&+|;・、·]|\b(?:und|u|and|et|en|y|e|i|a|och|og|or|oder|ou|o|ve|si|și|és|ja|và|dan|lub|и|та|και)\b"
)
_COPY = re.compile(r"\.\d$")
"""What a program puts behind a name that stands there twice."""
_COMBINED = {
    frozenset({"postcode", "city"}): "postcode_city",
    frozenset({"postcode", "city_or_district"}): "postcode_city",
    frozenset({"postcode", "city", "region"}): "place_line",
    frozenset({"city", "region"}): "place_line",
    frozenset({"street", "house_number"}): "line",
    frozenset({"street", "number_beside_street"}): "line",
    frozenset({"street_base", "house_number"}): "line",
    frozenset({"street_base", "number_beside_street"}): "line",
    frozenset({"street", "city_or_suburb"}): "street",
    frozenset({"street", "suburb"}): "street",
    frozenset({"house_number", "unit"}): "house_number",
    frozenset({"house_number", "building"}): "house_number",
    frozenset({"house_number", "line2"}): "line",
    frozenset({"street", "line2"}): "line",
    frozenset({"line", "line2"}): "line",
    frozenset({"address", "line2"}): "address",
    frozenset({"house_number", "entrance", "door"}): "house_number",
    frozenset({"house_number", "entrance", "unit"}): "house_number",
    frozenset({"house_number", "number_suffix"}): "house_number",
    frozenset({"suburb", "region", "postcode"}): "place_line",
    frozenset({"postcode", "city", "country"}): "place_line",
    frozenset({"city", "region", "country"}): "place_line",
    frozenset({"city", "city_or_district"}): "city",
    frozenset({"city_or_district", "district"}): "city_or_district",
    frozenset({"country", "region"}): "country",
    frozenset({"region", "district"}): "region",
    frozenset({"city", "suburb"}): "city",
    frozenset({"district", "suburb"}): "suburb",
}


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
    signed = name.replace("〒", "郵便番号") if name != "〒" else name
    for text in dict.fromkeys((counted, name, numbered, bare, _COPY.sub("", name), signed)):
        found = (
            _direct(plain(text))
            or _language(text)
            or _several(text)
            or _in_known_group(text)
            or _spelled_out(text)
        )
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
    """A field in a group, which is one that is known if the words can be read so."""
    found = _grouped(name)
    if found is not None and found.known_group:
        return found
    return _anywhere(name) or found


def _anywhere(name: str) -> Meaning | None:
    """A field whose words stand among those of its group: "Provider First Line Business Mailing Address"."""
    known = known_names()
    words = tokens(name)
    groups = [word for word in words if word in known.groups]
    kept = [word for word in words if word not in known.groups]
    rest = [word for word in kept if word not in known.plain]
    if not groups or not known.never.isdisjoint(words):
        return None
    found = _direct("".join(kept)) or _direct("".join(rest))
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
    """A name whose words are cut short, with the words that are meant: "CITY_NM", "Kod poczt.", "raw address"."""
    known = known_names()
    words = tokens(name)
    whole = [known.short.get(word, word) for word in words]
    kept = [word for word in whole if word not in known.fillers]
    # One word alone may be short for anything: "LN" is a last name, "Dist" a distance.
    if len(words) > 1 and kept and kept != list(words):
        found = _direct("".join(kept)) or _grouped(" ".join(kept))
        if found is not None:
            return found
    return _cut_short(name)


def _cut_short(name: str) -> Meaning | None:
    """A name with a full stop behind each word that is cut: "Kod poczt.", where all that it may be is one field."""
    said = _CUT.findall(name.casefold())
    words = [(plain(word), bool(stop)) for word, stop in said if plain(word)]
    if not any(stop for _, stop in words) or (len(words) == 1 and len(words[0][0]) < _ALONE):
        return None
    fields = {
        known_names().fields["".join(whole)]
        for whole in known_names().worded.get(len(words), ())
        if all(
            full.startswith(word) if stop and len(word) > 1 else full == word
            for full, (word, stop) in zip(whole, words, strict=True)
        )
    }
    [field, second] = fields.pop() if len(fields) == 1 else ("", False)
    return Meaning(field, second=second, rank=_LAST) if field and not field.startswith(AMBIGUOUS) else None


_CUT = re.compile(r"([^\W_]+)(\.?)")
_ALONE = 5
"""Letters of a name of one word that may be cut short: "Cant." is a quantity more often than a canton."""
_LAST = 1_000
"""The rank of a name that was guessed at."""


def _in_figures(key: str) -> str:
    """A name with the number of its line in figures: "addressone" is "address1"."""
    for word, figure in known_names().written_numbers.items():
        if key.endswith(word):
            return key.removesuffix(word) + figure
    return key


def _language(name: str) -> Meaning | None:
    words = tokens(name)
    if len(words) > 1 and words[-1] in known_names().languages:
        found = _direct("".join(words[:-1]))
        if found and not found.second:
            return Meaning(found.field, language=words[-1], rank=found.rank)
    return None


def _several(name: str) -> Meaning | None:
    """A name of several fields in one column, or of one field by several words: "PLZ/Ort", "State/Province"."""
    parts = [part for part in _SEVERAL.split(name.casefold()) if plain(part)]
    if len(parts) < 2:
        return None
    first, *rest = (
        _direct(plain(part)) or (_grouped(part) if not at else _direct("".join(_without_end(tokens(part)))))
        for at, part in enumerate(parts)
    )
    if first is None or any(each is None for each in rest):
        return None
    fields = frozenset({first.field, *(each.field for each in rest if each)})
    whole = len(fields) == 1 or first.field in (*MORE_LINES, "line1")
    field = first.field if whole else _COMBINED.get(fields)
    return Meaning(field, first.group, first.known_group) if field else None


def _grouped(name: str) -> Meaning | None:
    """A field behind a group, or before one; the longest name of a field counts."""
    known = known_names()
    words = _without_end(tokens(name))
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


def _without_end(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a column's name without words for an address in general: "City of Address" is "city"."""
    known = known_names()
    if len(words) > 2 and words[-1] in known.plain and words[-2] in known.between:
        return words[:-2]
    return words


def _in_group(found: Meaning, words: tuple[str, ...]) -> Meaning | None:
    known = known_names()
    kept = [word for word in words if word not in known.plain and word not in known.between]
    # A field within an object of its own name: "region.region_code".
    kept = [word for word in kept if known.fields.get(word, ("", True))[0] != found.field]
    # "default address" and "postal address" are plain as a whole.
    group = "" if "".join(words) in known.plain else "".join(kept)
    if any(word in known.never for word in (*kept, group)):
        return None
    return Meaning(
        found.field,
        group,
        not group or group in known.groups or all(each in known.groups for each in kept),
        found.second,
        found.language,
        found.rank,
    )
