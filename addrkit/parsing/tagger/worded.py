"""The stretches of a line that words tell: a name ends with the word of its kind, a unit begins with one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from addrkit.locale.unit_words import unit_words
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT

_KINDS = ("suburb", "street", "building")
"""Kinds of names that end with a word, the likeliest first where a word may end two."""
_BLOCK = "block"
_FLOOR = "floor"
_POSTCODE = 5
"""Digits of a postcode, which no door has."""
_SHORT = 4
"""Signs of what a slash or a hyphen joins to a number, at most."""
_NUMBERED = 3
"""Digits of a street that goes by its number alone, at least: "1855. Sokak"."""


class Stretch(NamedTuple):
    """Words of one component; of none where `name` is empty, or that only announce a number."""

    name: str
    first: int
    end: int
    sure: float = FOUND


def stretches_by_words(cut: Cut, labels: list[str]) -> list[Stretch]:
    """The stretches of a line in their order. `labels` say which numbers are postcodes."""
    return list(_WordedLine(cut, labels).read())


class _WordedLine:
    """One reading of a line from left to right."""

    def __init__(self, cut: Cut, labels: list[str]) -> None:
        self.cut = cut
        self.labels = labels
        self.size = len(cut.tokens)
        self.begun = 0
        """Where the name that is being read began."""
        self.last = Stretch(FREE, 0, 0)
        """What was read before it."""
        self.numbered = False
        self.quartered = False
        self.announced = any(self._announces(at) for at in range(self.size))

    def read(self) -> Iterator[Stretch]:
        at = 0
        while at < self.size:
            if at in self.cut.barred:
                self.begun = at = at + 1
                continue
            if self._parts(at):
                self.begun = at
            found = self._at(at)
            for each in found:
                self.last = each
                self.numbered = self.numbered or each.name == "house_number"
                self.quartered = self.quartered or each.name == "suburb"
                yield each
            at = found[-1].end if found else at + 1
            if found:
                self.begun = at

    def _parts(self, at: int) -> bool:
        """Whether a separator ends the name before it; not the bracket of "Cami (110) Sk."."""
        if not self.cut.breaks(at) or self._bracketed(at) or self._bracketed(at - 1):
            return False
        # "367 / 2 Sk.": the street's own number.
        tokens = self.cut.tokens
        numbered = tokens[at].gap == "/" and tokens[at].digits and tokens[at - 1].digits
        return not (numbered and self.begun == at - 1 and self.cut.role(at + 1, "street"))

    def _bracketed(self, at: int) -> bool:
        tokens = self.cut.tokens
        return (
            0 <= at < self.size - 1
            and "(" in tokens[at].gap
            and ")" in tokens[at + 1].gap
            and tokens[at].digits
        )

    def _at(self, at: int) -> list[Stretch]:
        """What ends or begins with the words from here on."""
        behind = at + self.cut.role(at, "landmark_end")
        if behind > at and self.begun < at:
            return [Stretch(FREE, self.begun, behind)]
        if behind > at and self.last.name == "building" and self.last.end == at:
            return [Stretch(FREE, at, behind)]
        if self._announces(at):
            return self._announced_number(at)
        found = self._places_first(at) or self._unit(at) or self._name(at)
        if found:
            return found
        if self.cut.tokens[at].digits and at == self.begun and self._is_door(at):
            return [Stretch("house_number", at, self._number_end(at), LEFT)]
        return []

    def _places_first(self, at: int) -> list[Stretch]:
        """A region and a town of it that open a line, the largest first: "Muğla Bodrum Gümbet Mah."."""
        if at != self.begun or self.last.end:
            return []
        region = at + self.cut.role(at, "region")
        town = region + self.cut.role(region, "town")
        if not at < region < town < self.size or self.cut.breaks(town) or self._next_kind(town) != "suburb":
            return []
        if self._closes_later(town):
            return []
        return [Stretch("region", at, region), Stretch("city", region, town)]

    def _name(self, at: int) -> list[Stretch]:
        """The name that ends with the words from here on."""
        kind, end = self._ends(at)
        if not kind:
            return []
        if kind == "building" and self.cut.role(end, "landmark_end"):
            return [Stretch(FREE, self.begun, end + self.cut.role(end, "landmark_end"))]
        town = self.begun + self.cut.role(self.begun, "town")
        if kind == "suburb" and self.quartered and self.begun < town < at:
            # "... Gördes Divan Mah": the quarter again, behind the town.
            return [Stretch("city", self.begun, town, LEFT), Stretch(kind, town, end)]
        number = self.cut.tokens[at - 1]
        numbered = kind == "street" and number.folded.isdigit() and len(number.folded) >= _NUMBERED
        if numbered and self.begun < at - 1 and not self._bracketed(at - 1):
            name = FREE if self.quartered else "suburb"
            return [Stretch(name, self.begun, at - 1, LEFT), Stretch(kind, at - 1, end)]
        return [Stretch(kind, self.begun, end)]

    def _ends(self, at: int) -> tuple[str, int]:
        """The kind of name that ends with a word here, and where; empty where the name goes on."""
        for kind in _KINDS:
            end = at + self.cut.role(at, kind)
            if end == at:
                continue
            alone = at == self.begun and not (kind == "suburb" and end - at > 1)
            goes_on = kind == "street" and self.last.name == "street" and self.last.end == at
            goes_on = goes_on and not self._leads_to_landmark(end)
            if (alone and not goes_on) or (self._closes_later(end) and not self._begins_name(kind, end)):
                continue
            return kind, end
        return "", at

    def _closes_later(self, at: int) -> bool:
        """Whether the next word ends the name instead: "Camii Sokak", "Ankara Yolu Caddesi"."""
        return not self.cut.breaks(at) and any(self.cut.role(at, kind) for kind in _KINDS)

    def _begins_name(self, kind: str, at: int) -> bool:
        """Whether the word behind a quarter's ends no name but begins one: "Köyü Küme Evler", "Mevkii Sahil Yolu"."""
        size = self.cut.role(at, "street")
        return kind == "suburb" and size > 0 and (size > 1 or self._closes_later(at + size))

    def _leads_to_landmark(self, at: int) -> bool:
        """Whether what else stands there is told next in this part of the line: "Şok market yanı"."""
        while at < self.size and not self.cut.breaks(at) and not self._announces(at):
            if self.cut.role(at, "landmark_end"):
                return True
            at += 1
        return False

    def _announces(self, at: int) -> bool:
        """Whether a word announces the number behind it."""
        end = at + self.cut.role(at, "number")
        return end > at and end < self.size and self._is_value(end)

    def _announced_number(self, at: int) -> list[Stretch]:
        value = at + self.cut.role(at, "number")
        end = self._number_end(value)
        found = [Stretch(LINK, at, value)]
        if not self.numbered:
            found.append(Stretch("house_number", value, end))
        return self._name_before(at) + found

    def _name_before(self, at: int) -> list[Stretch]:
        """A name with no word behind a street, before a unit, is a building's: "5385. Sk. Koz Beytepe A Blok".

        A code behind a building, before the number, is its block: "Kuzey Sitesi B5 No:5".
        """
        if self.last.name == "building" and self.last.end == self.begun == at - 1 and self._is_short(at - 1):
            return [] if self.cut.breaks(at) else [Stretch("unit", at - 1, at, LEFT)]
        named = self.begun < at and self.last.name == "street" and self.last.end == self.begun
        plain = named and all(self.cut.tokens[each].folded.isalpha() for each in range(self.begun, at))
        return (
            [Stretch("building", self.begun, at, LEFT)] if plain and not self.cut.breaks(self.begun) else []
        )

    def _is_value(self, at: int) -> bool:
        """Whether a word is a number, or the letter that begins one: "E-64"."""
        token = self.cut.tokens[at]
        lettered = len(token.folded) == 1 and self._joins(at + 1) and self.cut.tokens[at + 1].digits
        return token.digits or any(sign.isdigit() for sign in token.folded) or lettered

    def _joins(self, at: int) -> bool:
        """Whether a slash or a hyphen joins a word to the number before it: "97/A26", "6 / A"."""
        if not 0 < at < self.size:
            return False
        token = self.cut.tokens[at]
        coded = len(token.folded) <= _SHORT and (
            token.digits or len(token.folded) <= 2 or not token.folded.isalpha()
        )
        return token.gap in ("/", "-") and coded and not self._announces(at)

    def _number_end(self, at: int) -> int:
        """Where the number that begins here ends, with its letter."""
        end = at + 1
        while self._joins(end):
            end += 1
        if end >= self.size or self.cut.breaks(end) or self.cut.tokens[end].gap:
            return end
        letter = self.cut.tokens[end]
        if len(letter.folded) > 1 or not letter.folded.isalpha() or self._unit(end):
            return end
        behind = self.cut.role(end + 1, "unit") if not self.cut.breaks(end + 1) else 0
        bare = behind and not self._value_behind(end + 1, behind)
        return end if bare or self._kind(end + 1) == _BLOCK else end + 1

    def _value_behind(self, at: int, size: int) -> int:
        """Where the number of a unit's word ends that follows it, or the word where none does."""
        value = at + size
        while value < self.size and self.cut.role(value, "number"):
            value += self.cut.role(value, "number")
        if value >= self.size or (self.cut.breaks(value) and value == at + size):
            return 0
        token = self.cut.tokens[value]
        letter = len(token.folded) == 1 and token.folded.isalpha()
        if not (self._is_value(value) or letter) or (
            letter and self.cut.role(value, "unit") and self._unit(value)
        ):
            return 0
        end = value + 1
        while self._joins(end):
            end += 1
        return end

    def _unit(self, at: int) -> list[Stretch]:
        """The unit that begins here, or that a letter or a number before its word begins: "A Blok", "Kat: 2"."""
        cut = self.cut
        size = cut.role(at, "unit")
        if not size:
            return []
        end = at + size
        first = at - 1 if self._is_short(at - 1) else at
        lettered = first < at and not cut.tokens[first].digits
        behind = self._value_behind(at, size)
        if (
            lettered
            and behind
            and self._kind(at) == _BLOCK
            and (cut.tokens[end].digits or cut.role(end, "number"))
        ):
            behind = 0  # "B Blok 39/5", "A Blok No: 42"
        if not behind and cut.role(at, "town") == size:
            return []  # "Bodrum" by itself is rather the town
        if not behind:
            short = size == 1 and len(cut.tokens[at].folded) == 1
            within = first == at and self.begun < at and size == 1 and not cut.breaks(end)
            within = within and not (cut.role(end, "unit") and self._value_behind(end, cut.role(end, "unit")))
            if short or within or self._closes_later(end):
                return []
        elif not lettered:
            first = at
        return [*self._name_before(first), Stretch("unit", first, behind or end)]

    def _kind(self, at: int) -> str:
        """What kind of unit a word is of: a block, a floor."""
        size = self.cut.role(at, "unit")
        said = unit_words(self.cut.lexicon.country).get(self.cut.folded(at, at + size)) if size else None
        return said.kind if said else ""

    def _bare(self, at: int, size: int) -> bool:
        """Whether a unit's word says all by itself: "zemin kat"."""
        return size > 1 or self.cut.breaks(at + size)

    def _is_short(self, at: int) -> bool:
        """Whether a word of the name that is being read is the letter or number of the unit behind it."""
        if not self.begun <= at or self.cut.breaks(at + 1):
            return False
        word = self.cut.tokens[at].folded
        return len(word) == 1 or (len(word) == 2 and not word.isalpha())

    def _is_door(self, at: int) -> bool:
        """Whether a number that begins a name is the door's instead."""
        cut = self.cut
        if self.numbered or self.announced or self.labels[at] == "postcode":
            return False
        end = self._number_end(at)
        word = end + cut.role(end, "unit") if not cut.breaks(end) else end
        if word > end and self._kind(end) == _FLOOR and not self._value_behind(end, word - end):
            return False  # "2 | Kat"
        if self.last.name not in ("street", "building", "unit") or (
            end - at == 1 and len(cut.tokens[at].folded) >= _POSTCODE
        ):
            return False
        kind = self._next_kind(end)
        if end > at + 1 or not cut.tokens[at].folded.isdigit():
            return True
        return kind == "building" or not kind or (kind == "suburb") or self.last.name == "building"

    def _next_kind(self, at: int) -> str:
        """The kind of the word that ends the name in this part of the line; empty where none does."""
        while at < self.size and not self.cut.breaks(at):
            for kind in _KINDS:
                if self.cut.role(at, kind) and not self._closes_later(at + self.cut.role(at, kind)):
                    return kind
            at += 1
        return ""
