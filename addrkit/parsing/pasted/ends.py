"""Where what is pasted beside an address ends, with no separator to tell: before the street, the postcode, the town."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from addrkit.locale.numbers import LONGEST_DOOR
from addrkit.parsing.rules.lexicon import Lexicon, Marks
from addrkit.parsing.rules.tokens import Token

_NAMES = 2
"""Words of a person's name where no word tells where the street begins."""


@dataclass(frozen=True, slots=True)
class Ends:
    """A text and its words in a country."""

    text: str
    found: Sequence[Token]
    lexicon: Lexicon

    def before_street(self, at: int, end: int) -> int:
        """The end of a person before the street that stands before its number: "c/o Jensen Strandvejen 210".

        A comma may part the two where the type stands first: "c/o Rossi Via Roma, 5".
        """
        country = self.lexicon.country
        last = self._first_at(at, end)
        if last == len(self.found):
            return end
        if self.found[last].breaks:
            street = self.street_before(at, last) if country.type_position == "first" else None
            return end if street is None or not self.is_door(last) else self.before(street)
        if country.number_position == "before" or last - at < _NAMES or not self.is_door(last):
            return end
        names = at + min(last - at - 1, _NAMES)
        return self.before(self.street_before(at, last) or names)

    def street_before(self, at: int, number: int) -> int | None:
        """The word that a street begins with behind a name, where its type tells: "Jensen | Alte Jakobstraße 210"."""
        country = self.lexicon.country
        if country.type_position == "first":
            return next((each for each in range(at + 1, number) if "street" in self.marks(each)), None)
        if country.type_position == "last":
            return None  # "Sn. Mehmet Demir Gürbüz Türk Sokağı": nothing tells where the street begins.
        typed = next((each for each in range(at + 1, number) if "street" in self.marks(each)), None)
        if typed is None:
            return None
        found = typed if "compound" in self.marks(typed) else max(typed - 1, at + 1)
        # "Alte", "Kleine": a person's name may end so, but the street's mostly begins with it.
        while found > at + 1 and (
            self.found[found].gap == "-" or self.found[found - 1].folded in country.abbreviations
        ):
            found -= 1
        return found

    def before_unit(self, at: int, end: int) -> int:
        """The end of a person before a unit with its sign, or one that ends the part: "Mr A Smith Flat B"."""
        last = self._first_at(at, end)
        for each in range(at + 1, last):
            behind = each + self.marks(each).get("unit", 0)
            signed = behind < last and (self.found[behind].digits or len(self.found[behind].folded) == 1)
            numbered = each - 1 > at and self.found[each - 1].folded in self.lexicon.country.number_words
            if behind > each and (numbered or signed or behind == last or "unit" in self.marks(behind)):
                return self.before(each - 1 if numbered else each)
        return end

    def before_suburb(self, at: int, end: int) -> int:
        """The end of two streets that a word joins, of which the second is a number or a suburb's word stands behind:
        "entre 30 y 32 Chuburná", "entre Rosas y Lirios Col. Jardín".
        """
        last = self._first_at(at, end)
        joint = next((each for each in range(at + 1, last) if "crossing" in self.marks(each)), last)
        if joint + 2 < last and self.found[joint + 1].digits:
            return self.before(joint + 2)
        suburb = next((each for each in range(joint + 2, last - 1) if "suburb" in self.marks(each)), last)
        return end if suburb == last else self.before(suburb)

    def before_postcode(self, at: int, end: int) -> int:
        """The end of a note before a postcode that words stand behind: its town; the first number is the note's own."""
        for each in range(at + 1, self._first_at(at, end) - 1):
            token, following = self.found[each], self.found[each + 1]
            codes = (token.folded, token.folded + following.folded)
            if token.digits and any(self.lexicon.is_postcode(code.upper()) for code in codes):
                return self.before(each)
        return end

    def before_place(self, at: int, end: int) -> int:
        """The end of a landmark before a postcode, or before a well-known town that ends the part or leads to one."""
        last = self._first_at(at, end)
        code = next((each for each in range(at + 1, last) if self.is_code(each)), last)
        town = next((each for each in range(at + 1, code) if self._leads_to(each, code)), code)
        return end if town == last else self.before(town)

    def _leads_to(self, at: int, end: int) -> bool:
        """Whether a well-known town, and perhaps its region, stand from a word on up to another: "Ranchi Jharkhand"."""
        behind = at + self._town(at)
        return behind > at and (behind == end or behind + self.marks(behind).get("region", 0) == end)

    def before_number(self, at: int, end: int) -> int:
        """The end of a landmark before a number that a word announces as the door's; 0 where none is."""
        last = self._first_at(at, end) - 1
        numbers = (
            each for each in range(at + 1, last) if "number" in self.marks(each) and self.is_door(each + 1)
        )
        number = next(numbers, None)
        return 0 if number is None else self.before(number)

    def is_only_town(self, at: int, parts: Sequence[tuple[int, int]]) -> bool:
        """Whether a known town fills the rest of a part from that word on, and no other part begins with one."""
        stop = next(end for first, end in parts if first < at <= end)
        if at >= stop or self._town(at) != stop - at:
            return False
        return not any(self._town(first) for first, end in parts if end != stop and first < end)

    def is_door(self, at: int) -> bool:
        """Whether a number is short, and no postcode by itself or with the word behind it."""
        token = self.found[at]
        if not token.digits or sum(map(str.isdigit, token.folded)) > LONGEST_DOOR:
            return False
        behind = self.found[at + 1].folded if at + 1 < len(self.found) else ""
        return not any(
            self.lexicon.is_postcode(code.upper()) for code in (token.folded, token.folded + behind)
        )

    def is_way(self, first: int, end: int) -> bool:
        """Whether the words hold a street: its type, or a number beside a name."""
        inside = range(first, end)
        if any(not self.marks(at).keys().isdisjoint(("street", "po_box")) for at in inside):
            return True
        door = any(self.is_door(at) for at in inside)
        return door and any(not token.digits for token in self.found[first:end])

    def before(self, at: int) -> int:
        """The end of the text before a word."""
        return len(self.text[: self.found[at].start].rstrip())

    def is_ordinal(self, at: int) -> bool:
        """Whether a number is an ordinal: "2nd", "3. "."""
        token = self.found[at]
        following = self.text[token.end : token.end + 2]
        return (not token.folded.isdigit() and len(token.folded) > 2 and token.folded[-2:].isalpha()) or (
            following == ". "
        )

    def marks(self, at: int) -> Marks:
        """The roles that a word can begin in the country's data."""
        return self.lexicon.marks_at(self.found, at)

    def _first_at(self, at: int, end: int) -> int:
        """The first word from `at` on that begins at `end` or behind; the end of the text where none does."""
        count = len(self.found)
        return next((each for each in range(at, count) if self.found[each].start >= end), count)

    def is_code(self, at: int) -> bool:
        """Whether a postcode begins with that word, which no word announces as another number."""
        token = self.found[at]
        following = self.found[at + 1] if at + 1 < len(self.found) else None
        halved = following is not None and (following.digits or not self.lexicon.digits_only)
        parted = halved and following is not None and not following.breaks  # "2515 BK"
        codes = [token.folded, token.folded + following.folded if following and parted else ""]
        numbered = any(map(str.isdigit, token.folded)) and "number" not in self.marks(at - 1)
        return numbered and any(self.lexicon.is_postcode(code.upper()) for code in codes)

    def _town(self, at: int) -> int:
        marks = self.marks(at)
        return max(marks.get("known_city", 0), marks.get("town", 0))
