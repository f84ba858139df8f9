"""What the compact parser looks up for one country: its words, its postcode shape, its order of parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from addrkit.locale.country import Country, country
from addrkit.locale.country_tables import i18n_formats
from addrkit.locale.data import read_data
from addrkit.locale.text import fold, is_cjk
from addrkit.parsing.rules.tokens import DEGREES, Token

Marks = dict[str, int]
"""Roles that the words from here on can have, to the number of words."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One country's conventions, arranged for looking up."""

    country: Country
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    """First word to the phrases that begin with it and their role, longest first."""
    endings: tuple[str, ...]
    """Endings of compound street names."""
    postcode: re.Pattern[str] | None
    """The postcode pattern, for upper-case text without blanks and hyphens."""
    digits_only: bool
    """Whether a postcode has no letters."""
    short_postcode: bool
    """Whether a postcode may have four digits or fewer."""
    loose_postcode: bool
    """Whether the pattern takes words of letters alone, so that more must be asked of a postcode."""
    postcode_first: bool
    """Whether the postcode is written before the city."""
    street_before_place: bool
    """Whether the street is written before the town, in a script that puts the smaller before the larger."""
    has_regions: bool
    """Whether postal addresses name a region."""
    districts_written: bool
    """Whether postal addresses name a district below the city."""
    unit_joint: str
    """The sign between a unit and the number after it: "-" in "1204-80"; empty where there is none."""
    flat_joint: str
    """The sign between a number and the flat behind it: "-" in "55-12"; empty where there is none."""
    eastern: bool
    """Whether its places are told by endings in Chinese, Japanese or Korean script."""
    streets_unnamed: bool
    """Whether doors are numbered within towns instead of along streets."""
    small_words: frozenset[str]
    """Articles, prepositions and conjunctions of street names, of all languages."""
    joinable: frozenset[str]
    """Words that are often glued to the number after them: "apt4", "no12"."""

    def marks(self, found: Sequence[Token]) -> list[Marks]:
        """For each word, the roles that can begin there."""
        return [self.marks_at(found, at) for at in range(len(found))]

    def marks_at(self, found: Sequence[Token], at: int) -> Marks:
        """The roles that can begin with one word."""
        roles: Marks = {}
        for phrase, role in self.phrases.get(found[at].folded, ()):
            if role not in roles and _reads(found, at, phrase):
                roles[role] = len(phrase)
        if "street" not in roles and self.is_compound(found[at].folded):
            roles["street"] = 1
            roles["compound"] = 1
        if found[at].unspaced and not roles:
            glued = self._glued_role(found[at].folded)
            if glued:
                roles = {glued: 1, "glued": 1}
        return roles

    def _glued_role(self, word: str) -> str | None:
        """The role of a word that begins with its type, in a script without blanks: "ถนนสุขุมวิท"."""
        for length in range(min(len(word) - 1, 12), 2, -1):
            for phrase, role in self.phrases.get(word[:length], ()):
                if len(phrase) == 1 and role in ("street", "suburb", "district", "city"):
                    return role
        return None

    def is_compound(self, word: str) -> bool:
        """Whether a word is a compound street name, such as "kerkstraat"."""
        if not self.endings or len(word) < 5 or not word.endswith(self.endings):
            return False
        return any(word.endswith(ending) and len(word) > len(ending) + 1 for ending in self.endings)

    def is_postcode(self, squeezed: str) -> bool:
        """Whether upper-case text without blanks has the shape of a postcode."""
        return self.postcode is not None and self.postcode.fullmatch(squeezed) is not None


def _reads(found: Sequence[Token], at: int, phrase: tuple[str, ...]) -> bool:
    if at + len(phrase) > len(found):
        return False
    for offset in range(1, len(phrase)):
        token = found[at + offset]
        if token.folded != phrase[offset] or token.breaks:
            return False
    return True


@cache
def clues() -> Mapping[str, Any]:
    """The letters and words of `gazetteers/country_clues.yaml` with the countries that write them."""
    return dict(read_data("country_clues.yaml"))


@cache
def _words_of(kind: str) -> frozenset[str]:
    return frozenset(fold(str(each)) for each in clues()[kind])


def is_word(word: str, kind: str) -> bool:
    """Whether a folded word is of that kind in whatever language: `titles` of persons, words for `saints`.

    >>> is_word("mr", "titles"), is_word("ste", "saints"), is_word("rue", "saints")
    (True, True, False)
    """
    return word in _words_of(kind)


def postcode_words() -> Mapping[str, Sequence[str]]:
    """Words that announce a postcode, with the countries that write them; none are all."""
    words: Mapping[str, Sequence[str]] = clues()["postcode_words"]
    return words


@cache
def last_postcode_words() -> frozenset[str]:
    """The last word of each that announces a postcode."""
    return frozenset(each.rsplit(" ", 1)[-1] for each in postcode_words())


@cache
def road_words(kind: str) -> frozenset[str]:
    """One list of `gazetteers/roads.yaml`, in the forms that words are compared in."""
    return frozenset(read_data("roads.yaml")[kind])


@cache
def small_words() -> frozenset[str]:
    """Articles, prepositions and conjunctions: a number after one is part of a street's name."""
    return frozenset(clues()["words"])


@lru_cache(maxsize=300)
def lexicon(code: str) -> Lexicon:
    """The lexicon of a country. Raises UsageError for a code that is none."""
    here = country(code)
    order = _order(here)
    eastern = any(is_cjk(word) for word in here.city_words)
    roles: tuple[tuple[str, Iterable[str]], ...] = (
        ("country", (name for name in here.names if len(name) > 2 or name in _own_script(code))),
        ("street", here.street_types - set(here.suffixes) | _type_words(here)),
        ("unit", here.unit_words),
        ("po_box", here.po_box_words),
        ("region", (name for name in {*here.regions, *here.wider_regions} if not name.isdigit())),
        ("suburb", here.suburb_words),
        ("district", here.district_words),
        ("city", here.city_words),
        ("known_city", {*here.city_aliases, *here.city_aliases.values()}),
        ("quarter", here.quarters),
        ("town", here.towns),
        ("city_region", here.city_regions),
        ("region_word", here.region_words),
        ("parcel", here.parcel_words),
        ("landmark_end", here.landmark_endings),
        ("building", here.building_words),
        ("number", {*here.number_prefixes, f"n{DEGREES}"}),
        ("number_end", here.number_suffixes),
        ("direction", here.directionals),
        ("street_word", here.number_words),
        ("milepost", here.milepost_words),
        ("no_number", here.no_number_words),
        ("crossing", here.crossing_words),
    )
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for role, entries in roles:
        for entry in entries:
            for phrase in {tuple(entry.split()), _initials_joined(entry)}:
                if phrase:
                    phrases.setdefault(phrase[0], []).append((phrase, role))
    for each in phrases.values():
        each.sort(key=lambda pair: -len(pair[0]))
    squeezed = _squeezed_pattern(here.postcode.pattern) if here.postcode else None
    return Lexicon(
        country=here,
        phrases=phrases,
        endings=tuple(here.suffixes),
        postcode=re.compile(squeezed, re.IGNORECASE) if squeezed else None,
        digits_only=squeezed is not None and not _LETTERED.search(squeezed),
        short_postcode=squeezed is not None
        and any(re.fullmatch(squeezed, sign * size) for size in (3, 4) for sign in "19"),
        loose_postcode=squeezed is not None
        and any(re.fullmatch(squeezed, "A" * size) for size in range(4, 9)),
        postcode_first="{city}" in order and -1 < order.find("{postcode}") < order.find("{city}"),
        street_before_place=not eastern and -1 < order.find("{street_line}") < order.find("{city}"),
        has_regions="{region}" in order,
        districts_written="{district}" in order and bool(here.district_words) and not eastern,
        unit_joint=here.unit_joint,
        flat_joint=flat[1] if (flat := _FLAT_JOINT.search(here.bare_unit_line)) and flat[1] == "-" else "",
        eastern=eastern,
        streets_unnamed=eastern and not here.suffixes,
        small_words=small_words() - set(here.directionals),
        joinable=frozenset(
            word
            for word in {*here.unit_words, *here.number_prefixes, *here.po_box_words, *here.suburb_words}
            if len(word) > 1 and word.isalpha()
        ),
    )


def _own_script(code: str) -> frozenset[str]:
    """The country's names in other letters than Latin ones, folded: short ones are no words of an address either."""
    return frozenset(fold(name) for name in read_data("country_names.yaml")[code] if not name.isascii())


_LETTERED = re.compile(r"(?<!\\)[A-Za-z]")
"""A letter of a pattern that stands for itself: not so "d" of "\\d"."""
_FLAT_JOINT = re.compile(r"\{house_number\}(\S)\{unit\}")


def _order(here: Country) -> str:
    """The components in the order of the country's postal lines."""
    if here.lines:
        return "\n".join(here.lines)
    order = str(i18n_formats(here.code).get("fmt", "%A%n%Z %C"))
    order = order.replace("%A", "{street_line}")
    return order.replace("%Z", "{postcode}").replace("%C", "{city}").replace("%S", "{region}")


def _type_words(here: Country) -> set[str]:
    """Endings that are also words by themselves: they are listed as abbreviations too."""
    return {ending for ending in here.suffixes if ending in here.abbreviations}


def _initials_joined(entry: str) -> tuple[str, ...]:
    """A phrase with runs of single letters as one word: "p o box" as "po box"."""
    joined: list[str] = []
    for single, group in groupby(entry.split(), key=lambda word: len(word) == 1 and word.isalpha()):
        run = list(group)
        joined.extend(["".join(run)] if single else run)
    return tuple(joined)


def _squeezed_pattern(pattern: str) -> str:
    r"""A postcode pattern for text without blanks and hyphens.

    >>> print(_squeezed_pattern(r"[1-9]\d{3} ?[A-Z]{2}"), _squeezed_pattern(r"(\d{5})(?:[ \-](\d{4}))?"))
    [1-9]\d{3}[A-Z]{2} (\d{5})(?:(\d{4}))?
    """
    pattern = re.sub(r"\[(?: |-|\\-|\\s)+\][?*+]?|\\s[?*+]?", "", pattern)
    kept: list[str] = []
    in_class = False
    skip_mark = False
    for at, sign in enumerate(pattern):
        if skip_mark and sign in "?*":
            skip_mark = False
            continue
        skip_mark = False
        escaped = at > 0 and pattern[at - 1] == "\\"
        if sign == "[" and not escaped:
            in_class = True
        elif sign == "]" and not escaped:
            in_class = False
        if not in_class and sign in " -":
            if sign == "-" and escaped:
                kept.pop()
            skip_mark = True
            continue
        kept.append(sign)
    return "".join(kept)
