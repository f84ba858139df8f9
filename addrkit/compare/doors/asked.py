"""What a query says of a door: its number, its unit, the names of its building, its postcodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import regex
from rapidfuzz import fuzz

from addrkit.compare.doors.numbers import has_no_number, may_be_list, unit_and_number
from addrkit.locale.building_names import name_words, without_its_block
from addrkit.locale.country import Country
from addrkit.locale.number_lists import number_list
from addrkit.locale.numbers import HouseNumber
from addrkit.locale.text import folded_words, is_cjk, squeeze
from addrkit.locale.unit_likeness import same_unit
from addrkit.locale.unit_words import unit_words
from addrkit.locale.units import is_part_of_unit, is_whole_unit, says_unit, unit_of
from addrkit.once import once
from addrkit.parsing.query import Query
from addrkit.quickly_made import quickly_made

NAME_ALIKE: Final = 88
"""Likeness in percent from which two names of buildings are one, misspelt."""
SHORTEST: Final = 5
"""Letters of the shortest name that may be misspelt."""
_NEAR: Final = 3
"""Words up to the end of a number of which one may say that it is a parcel: "Lot No. 7"."""
_LED_BY_CODE: Final = regex.compile(r"\s*(\d+\s?\p{L}?)\b[\s,]+(\p{L}.*)")


class Named(NamedTuple):
    """A name that may be a building's, and a unit that was typed before it: "9 Zebra House"."""

    words: tuple[str, ...]
    unit: str | None
    behind: str | None = None
    """What is left of the unit behind the block that ends the name: "305号室" of "サンライズ B棟305号室"."""
    block: str | None = None
    """The block that was typed beside the name, as a part of it: "Tower K" of "Tower K, Executive Towers"."""


@quickly_made
@dataclass(frozen=True)
class AskedDoor:
    """The door that a query asks for, as a country's addresses are read."""

    query: Query
    conventions: Country | None

    @once
    def number(self) -> HouseNumber | None:
        """The number that was typed, without words that only lead to one: "No. 12", "at 30".

        The word for a parcel stays: Lot 7 is not the house 7.
        """
        typed = self.query.number
        if typed is None or self.conventions is None or has_no_number(typed, self.conventions):
            return typed
        parcel = self._parcel_word()
        if parcel and not typed.suffix:
            return HouseNumber(typed.number, parcel, typed.last)
        if not typed.suffix:
            return typed
        # "N 12" is number 12; in "12 N" the letter is the door's own.
        leads = not self.written[:1].isdigit()
        prefixes = self.conventions.number_prefixes - self.conventions.parcel_words
        kept = [
            part for part in typed.suffix.split("-") if part not in prefixes or (len(part) == 1 and not leads)
        ]
        return HouseNumber(typed.number, "-".join(kept), typed.last)

    def _parcel_word(self) -> str | None:
        """The word or words for a parcel that stand right before the number: "lot", "survey-no"."""
        part = self.query.parsed.components.get("house_number")
        if part is None or self.conventions is None or not self.conventions.parcel_words:
            return None
        words = folded_words(self.query.text[: part.end])[-_NEAR:]
        runs = (words[at:end] for at in range(len(words)) for end in range(len(words), at, -1))
        return next(("-".join(run) for run in runs if " ".join(run) in self.conventions.parcel_words), None)

    @once
    def leading(self) -> HouseNumber:
        """The number's leading digits as a number; 0 where none was typed."""
        return self.number or HouseNumber(0, "", None)

    @once
    def is_plain(self) -> bool:
        """Whether the number is one alone: no letters, no range."""
        return not self.leading.suffix and self.leading.last is None

    @once
    def is_digits(self) -> bool:
        """Whether the number is digits alone, as it was typed too: no list, no range, no unit within it."""
        return self.is_plain and self.leading.number > 0 and self.written.isdigit()

    @once
    def is_list(self) -> bool:
        """Whether several numbers were typed that may be several doors."""
        return number_list(self.written) is not None and may_be_list(self.written, self.conventions)

    @once
    def has_two_numbers(self) -> bool:
        """Whether both numbers of a house were typed, where houses have two: "1690/125"."""
        return self.conventions is not None and self.conventions.two_numbers and self.written.count("/") == 1

    @once
    def is_one_of_two(self) -> bool:
        """Whether one number was typed where houses have two."""
        two = self.conventions is not None and self.conventions.two_numbers
        return two and self.leading.number > 0 and self.leading.last is None and "/" not in self.written

    @once
    def unit_and_number(self) -> tuple[str, HouseNumber] | None:
        """The unit and the number behind it, where both were typed for the number: "910 7380" in Canada.

        The unit may have been typed once more: "5/18" with "Unit 5" in Australia.
        """
        cut = unit_and_number(self.written, self.conventions) if self.number is not None else None
        if cut is None or not self.unit:
            return cut
        return cut if same_unit(self.unit, cut[0], self.conventions) else None

    @once
    def written(self) -> str:
        """The number as it was typed; empty if none was."""
        return self.query.value("house_number") or ""

    @once
    def announced(self) -> str:
        """The number that was typed with the words that announce it: "Lt 4"."""
        part = self.query.parsed.components.get("house_number")
        if part is None:
            return self.written
        first = next((each.start for each in self.query.parsed.asides if each.end == part.start), part.start)
        return self.query.text[first : part.end]

    @once
    def unit(self) -> str | None:
        """The unit as it was typed; a mere word that says no unit, such as "Apt", is none."""
        unit = unit_with_its_block(self.query, self.conventions)
        return with_units_left(unit, self.query, self.conventions) if unit else None

    @once
    def postcodes(self) -> tuple[str, ...]:
        """What may be the postcode, as it is compared."""
        return self.query.postcodes

    @once
    def names(self) -> tuple[Named, ...]:
        """What was typed as a building's name."""
        building = self.query.value("building")
        if building and building in (self.unit or ""):
            return ()
        named = _named((building,) if building else (), self.conventions)
        if not building:
            return named
        without = (
            Named(name, None, block=block) for block, name in without_its_block(building, self.conventions)
        )
        return (*named, *_with_its_block(building, self.unit, self.conventions), *without)

    @once
    def loose_names(self) -> tuple[Named, ...]:
        """What was typed as something else and may be a building's name: a street, a suburb, part of a unit."""
        street = self.query.value("street")
        loose = [each for each in (street, self.query.value("suburb")) if each]
        if street and self.written.strip().isalnum():
            loose.append(f"{self.written} {street}")
        if self.unit and _says_name(self.unit):
            loose.append(self.unit)
        return _named(loose, self.conventions)


def with_units_left(unit: str, query: Query, conventions: Country | None) -> str:
    """A unit with those that stand apart from it, which no component holds: "bât A, 5 rue Oberkampf, apt 2"."""
    if None not in query.labels:
        return unit
    return ", ".join((unit, *(text for text in _stretches_left(query) if is_whole_unit(text, conventions))))


def _stretches_left(query: Query) -> Iterator[str]:
    """The words side by side that no component holds, between separators."""
    first: int | None = None
    end = 0
    for word, label in zip((*query.words, None), (*query.labels, None), strict=True):
        parted = word is None or label is not None or "," in query.text[end : word.start]
        if first is not None and parted:
            yield query.text[first:end]
            first = None
        if word is not None and label is None:
            first, end = word.start if first is None else first, word.end


def unit_with_its_block(query: Query, conventions: Country | None) -> str | None:
    """The unit, to which belongs what was taken for a building and is a block, a floor or a side: "Tower 3"."""
    unit, building = query.value("unit"), query.value("building")
    if building and (unit or query.number is not None) and is_part_of_unit(building, conventions):
        return f"{unit}, {building}" if unit else building
    return unit if unit and says_unit(unit, conventions) else None


def _says_name(unit: str) -> bool:
    """Whether a unit has words of its own that may be a building's name: "Flat 3, Balfron Tower"."""
    return sum(len(word) > 2 and word.isalpha() for word in folded_words(unit)) > 1


def _named(texts: Sequence[str], conventions: Country | None) -> tuple[Named, ...]:
    found: list[Named] = []
    for text in texts:
        found.append(Named(name_words(text, conventions), None))
        led = _LED_BY_CODE.fullmatch(text)
        if led:
            found.append(Named(name_words(led[2], conventions), led[1]))
    return tuple(each for each in found if each.words)


def _with_its_block(building: str, unit: str | None, conventions: Country | None) -> Iterator[Named]:
    """The name with the block that its unit begins with, where no blanks part them: "サンライズB棟"."""
    if not unit:
        return
    if not (is_cjk(building) and is_cjk(unit)):
        yield from _with_a_block_between_commas(building, unit, conventions)
        return
    words = [word for word, said in unit_words(conventions).items() if said.kind == "block" and is_cjk(word)]
    ends = [unit.index(word) + len(word) for word in words if word in unit]
    first = next((at for at, sign in enumerate(unit) if sign.isdigit()), len(unit))
    if first and is_cjk(unit[:first]):
        ends.append(first)  # "西館1203"
    if ends:
        block, behind = unit[: min(ends)], unit[min(ends) :].strip(" ,")
        yield Named(name_words(squeeze(f"{building}{block}"), conventions), None, behind)


def _with_a_block_between_commas(building: str, unit: str, conventions: Country | None) -> Iterator[Named]:
    """The same in Latin letters, where commas part it: "Flat 7, 9/F, Block K" of "Telford Gardens Block K"."""
    parts = [each.strip() for each in unit.split(",")]
    for at, block in enumerate(parts):
        said = unit_of(block, conventions)
        if len(parts) > 1 and not said.bare and [kind for kind, code in said.parts if code] == ["block"]:
            behind = ", ".join(parts[:at] + parts[at + 1 :])
            for name in (f"{building} {block}", f"{block} {building}"):
                yield Named(name_words(name, conventions), None, behind)


SAME_NAME: Final = 2
PART_OF_NAME: Final = 1


def name_fit(typed: Sequence[str], known: Sequence[str]) -> int:
    """How well a name that was typed fits a building's: the same, one within the other, or 0.

    A name of signs alone fits none.

    >>> name_fit(("natural", "nails"), ("natural", "nails")), name_fit(("merrow", "ct"), ("merrow", "ct", "east"))
    (2, 1)
    >>> name_fit(("joes", "cafe"), ("natural", "nails"))
    0
    """
    if not typed or not known:
        return 0
    if tuple(typed) == tuple(known):
        return SAME_NAME
    one, other = "".join(typed), "".join(known)
    if one == other:
        return SAME_NAME
    short, long = sorted((typed, known), key=len)
    if set(short) <= set(long) and (len(short) > 1 or len(short[0]) >= SHORTEST):
        return PART_OF_NAME
    if min(len(one), len(other)) < SHORTEST or len(typed) != len(known):
        return 0
    digits = [word for word in typed if word.isdigit()] == [word for word in known if word.isdigit()]
    # A slip is one in a word; another word is another name: "Merrow Court East" is not "Merrow Court West".
    slips = [pair for pair in zip(typed, known, strict=True) if pair[0] != pair[1]]
    alike = all(len(a) > 3 and fuzz.ratio(a, b) >= NAME_ALIKE - 8 and a[0] == b[0] for a, b in slips)
    return SAME_NAME if digits and alike and fuzz.ratio(one, other) >= NAME_ALIKE else 0


def called(name: str | None, asked: Sequence[Named], conventions: Country | None) -> tuple[int, Named | None]:
    """How well the names that were typed fit a building's, the best of them, and which that is."""
    if not name or not asked:
        return 0, None
    known = name_words(name, conventions)
    best: tuple[int, Named | None] = (0, None)
    for each in asked:
        fit = name_fit(each.words, known)
        if fit > best[0]:
            best = (fit, each)
    return best


def leads_with_unit(number: HouseNumber | None, unit: str | None, conventions: Country | None) -> bool:
    """Whether the number that was typed may be a flat's: "36 Balfron Tower" is Flat 36."""
    if number is None or not unit:
        return False
    code = unit_of(unit, conventions)
    written = (str(number.number), *([number.suffix] if number.suffix else []))
    return (code.bare or (code.parts[-1][1] if code.parts else ())) == written
