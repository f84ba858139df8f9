"""The parts of a text between its separators, and what of them stands beside the address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from addrkit.locale.outbuildings import names_outbuilding
from addrkit.locale.telling_words import relative_words, words_near_a_town
from addrkit.once import once
from addrkit.parsing.pasted.ends import Ends
from addrkit.parsing.pasted.firms import firms
from addrkit.parsing.pasted.persons import persons
from addrkit.parsing.pasted.phrases import (
    Phrase,
    Phrases,
    empty_words,
    phrase_at,
    phrases,
    titles,
    titles_with_points,
)
from addrkit.parsing.pasted.references import reference_end
from addrkit.parsing.pasted.repeats import repeats
from addrkit.parsing.pasted.shapes import digits_after
from addrkit.parsing.rules.lexicon import Lexicon
from addrkit.parsing.rules.tokens import Token
from addrkit.types import Aside

_END = frozenset(",;|\n\r\t()[]（）【】，；、")
_DASHES = "-\u2013\u2014"
_OPENING = "([（【"
_CLOSING = ")]）】"
_PLAIN = 6
"""Letters of a word that begins a note without a separator before it, at least."""
_EMPTY_WORDS = 2
"""Words of what says that something is not there, at most."""
_NAMES = 3
"""Words of the name before who it is in care of, at most."""
_FEWEST = 2
"""Words of a quarter that begins like a title, at least."""
_SHORT = 3
"""Letters of a word that only leads to a number: "en face du 150", "opp no 20"."""


class Parts:
    """The parts of a text between its separators, while asides are looked for in them."""

    def __init__(
        self,
        text: str,
        found: Sequence[Token],
        lexicon: Lexicon,
        shaped: Sequence[Aside],
        *,
        elsewhere: bool,
    ) -> None:
        self.text = text
        self.found = found
        self.lexicon = lexicon
        self.shaped = shaped
        self.elsewhere = elsewhere
        self.known: Phrases = phrases(lexicon.country.code)
        self.ends = Ends(text, found, lexicon)
        edges = [0, *(at for at, token in enumerate(found) if at and token.breaks), len(found)]
        self.parts = list(pairwise(edges))

    @once
    def part_of(self) -> dict[int, tuple[int, int]]:
        """The part that each word is of."""
        return {at: (first, end) for first, end in self.parts for at in range(first, end)}

    def asides(self) -> Iterator[Aside]:
        """The asides of the text that words tell, some of which may overlap others."""
        if not self.found:
            return
        taken = 0
        for at in range(len(self.found)):
            token = self.found[at]
            if token.start < taken or (token.joined and token.gap == "-"):
                continue  # "Herengracht 182 III-achter": "achter" is behind something only as a word
            phrase = phrase_at(self.found, at, self.text, self.known)
            if phrase is not None and (aside := self._aside(at, phrase)) is not None:
                taken = aside.end
                yield aside
        told = [*firms(self.ends, self.parts, self.known, elsewhere=self.elsewhere)]
        yield from told
        phones = [each for each in self.shaped if each.kind == "phone"]
        yield from persons(self.ends, self._without(told), phones, elsewhere=self.elsewhere)
        yield from self._empties()
        yield from repeats(self.ends, self.parts)

    def _without(self, firms: Sequence[Aside]) -> Sequence[tuple[int, int]]:
        """The parts that are no firm's: "John Doe, Acme Inc, 12 Main St"."""
        if not firms:
            return self.parts
        starts = {each.start for each in firms}
        return [part for part in self.parts if self.found[part[0]].start not in starts] or self.parts

    def _aside(self, at: int, phrase: Phrase) -> Aside | None:
        text, found = self.text, self.found
        start = found[at].start
        behind = found[at + len(phrase.words) - 1].end
        if phrase.kind == "label":
            end = text.find(phrase.signs[-1], behind) + 1
            return Aside("label", start, end)
        if phrase.kind == "reference":
            end = reference_end(found, at + len(phrase.words), self.part_of[at][1])
            end = end or self._before_phone(behind)  # "P.IVA 01234567890" has the shape of one
            return Aside("note", start, end) if end else None
        if phrase.kind == "phone":
            end = digits_after(text, behind) or self._before_phone(behind)
            return Aside("phone", start, end) if end else None
        beside_number = phrase.kind == "landmark" and self._number_follows(at, phrase)
        plain = phrase.kind == "note" and self._is_plain_note(at, phrase)
        if not (phrase.strong or beside_number or plain or self._opens_part(at, phrase)):
            return None
        if phrase.kind == "note" and at == 1 and self.found[0].folded == "the" and not self.elsewhere:
            return None  # "The Blue Door, 88 Elm St"
        start, end = self._extent(at, behind)
        if phrase.kind == "landmark":
            if self.ends.marks(at).get("region", 0) > len(phrase.words):
                return None  # "Paraná, Entre Ríos"
            if "crossing" in self.ends.marks(at):
                end = self.ends.before_unit(at + len(phrase.words), end)  # "entre 56 y 57 Piso 4 Dpto B"
                end = self.ends.before_suburb(at + len(phrase.words), end)
                if not phrase.strong and not self._names_two(at + 1, end):
                    return None  # "Calle 60 x 47" is a crossing.
            return self._landmark(at, start, self.ends.before_place(at + len(phrase.words), end))
        number = self._first_digit(at + len(phrase.words), end)
        if phrase.kind == "person" and not self.elsewhere:
            end = self.ends.before_street(at + len(phrase.words), end if number is None else number)
        elif number is not None and at == 0 and not self.elsewhere:
            end = number
        if phrase.kind == "note":
            return Aside("note", start, self.ends.before_postcode(at + len(phrase.words), end))
        if number is not None and not phrase.strong:
            return None
        return Aside(
            "person", self._named_before(at, start), self.ends.before_unit(at + len(phrase.words), end)
        )

    def _named_before(self, at: int, start: int) -> int:
        """Where the name begins that opens a text before who it is in care of: "Anna Meier c/o Weber"; else `start`."""
        names = range(at)
        plain = all(self.found[each].folded.isalpha() and not self.ends.marks(each) for each in names)
        apart = self.part_of[at][0] == 0 and not any(self.found[each].joined for each in names)
        named = 1 < len(names) <= _NAMES and plain and apart and start == self.found[at].start
        return self.found[0].start if named else start

    def _is_plain_note(self, at: int, phrase: Phrase) -> bool:
        """Whether a long word that has no other role stands behind a number: "10 rue de la Paix digicode 45B12"."""
        behind = any(token.digits for token in self.found[self.part_of[at][0] : at])
        return behind and len(phrase.words[0]) >= _PLAIN and not self.ends.marks(at)

    def _before_phone(self, behind: int) -> int:
        """`behind` where what has the shape of a telephone number follows there; else 0."""
        told = any(each.kind == "phone" and self._follows(behind, each) for each in self.shaped)
        return behind if told else 0

    def _follows(self, behind: int, aside: Aside) -> bool:
        return behind <= aside.start and not self.text[behind : aside.start].strip(" .:#\uff1a")

    def _number_follows(self, at: int, phrase: Phrase) -> bool:
        """Whether a number, perhaps announced, stands right behind: "ggü. Hausnr. 20", "neben 22"."""
        first = at + len(phrase.words)
        end = min(self.part_of[at][1], first + 2)
        return at > 0 and any(token.digits for token in self.found[first:end])

    def _opens_part(self, at: int, phrase: Phrase) -> bool:
        """Whether a single word begins a part that is no street, beside a part that is one."""
        first, end = self.part_of[at]
        if at != first:
            return False
        behind = range(at + 1, end)
        typed = [each for each in (at, *behind) if "street" in self.ends.marks(each)]
        if phrase.kind == "landmark" and self.lexicon.country.type_position == "last":
            # "near St Francis Church", "near park" name no street, as "near Hill Road" does.
            typed = [each for each in typed if each == end - 1 and "building" not in self.ends.marks(each)]
        if typed:
            return False
        if not self._is_beside_way(first, end):
            return False
        if at == 0 and not self.elsewhere and any(self.found[each].digits for each in behind):
            return False  # "Achterom 12, 2611 PL Delft"
        if names_outbuilding([token.folded for token in self.found[first:end]]):
            return False  # "Mobile home"
        if phrase.kind == "person" and self._names_a_place(first, end):
            return False
        return bool(behind) or phrase.kind == "note"

    def _names_a_place(self, first: int, end: int) -> bool:
        """Whether initials or a place's last word tell that what looks like a title begins a quarter: "SR Nagar"."""
        opening, last = self.found[first], self.found[end - 1]
        if "." in self.text[opening.start : opening.end]:
            return opening.folded in titles() - titles_with_points()
        if end - first < _FEWEST or opening.folded not in titles():
            return False
        here = self.lexicon.country
        return (last.folded in here.suburb_words and not last.folded.isdigit()) or (
            last.folded.endswith(here.suburb_endings) and bool(here.suburb_endings)
        )

    def _is_beside_way(self, first: int, end: int) -> bool:
        return self.elsewhere or any(self.ends.is_way(*part) for part in self.parts if part != (first, end))

    def _extent(self, at: int, behind: int) -> tuple[int, int]:
        """From the word to the next separator; with its brackets where it begins inside some."""
        text, start = self.text, self.found[at].start
        opening = start - 1
        while opening >= 0 and text[opening].isspace():
            opening -= 1
        if opening >= 0 and text[opening] in _OPENING:
            closing = next(
                (each for each in range(behind, len(text)) if text[each] in _CLOSING), len(text) - 1
            )
            return opening, closing + 1
        end = behind
        while end < len(text) and text[end] not in _END:
            if text[end] in _DASHES and text[end - 1].isspace() and text[end + 1 : end + 2].isspace():
                break
            end += 1
        return start, len(text[:end].rstrip())

    def _first_digit(self, at: int, end: int) -> int | None:
        for token in self.found[at:]:
            if token.start >= end:
                return None
            if token.digits:
                return len(self.text[: token.start].rstrip())
        return None

    def _landmark(self, at: int, start: int, end: int) -> Aside | None:
        """A landmark beside an address that has a number of its own; else what tells of another door's number."""
        first = self.part_of[at][0]
        if at > first and self.found[at - 1].folded in self.lexicon.country.particles:
            return None  # "3 Impasse des Prés de Bellevue Lyon 2eme"
        number = any(token.digits for token in self.found[at:] if token.start < end)
        own = any(
            token.digits and token.folded[-1:].isalnum() and not self.ends.is_ordinal(each)
            for each, token in enumerate(self.found[:at])
        )
        crossed = not own and "crossing" in self.ends.marks(at)  # "Calle 50 e/ 9 y 10 Nro 712"
        if crossed and (announced := self.ends.before_number(at + 1, end)):
            return Aside("landmark", start, announced)
        if number:
            near = self.found[at].folded in relative_words() and self._is_bare_number(at + 1, end)
            # "Calle 60 no. 432 entre 47 y 49": the streets between which the door stands, where these have numbers.
            near = near and not ("crossing" in self.ends.marks(at) and self._names_two(at + 1, end))
            if not own:
                return Aside("relative", start, end)
            return Aside("other_door" if near else "landmark", start, end)
        bracketed = start < self.found[at].start
        # "Kenyatta Street, opposite KCB, Thika": another part has the town.
        street = (bracketed or self.part_of[at][1] < len(self.found)) and any(
            self.ends.is_way(*part) for part in self.parts if self.found[part[0]].start < start
        )
        if (own or street) and at == first and self.ends.is_only_town(at + 1, self.parts):
            return None  # "22a High St, nr Chesterfield, S41 9LB"
        # "6 Impasse des Prés de Bellevue" is a street, and "Hill Farm, near Taunton" is in a town.
        told = (at == first or bracketed) and (own or self.elsewhere or street)
        return Aside("landmark", start, end) if told or self._is_between_places(at) else None

    def _is_between_places(self, at: int) -> bool:
        """Whether a town that a village is near stands between it and its post town: "Wroot, nr Epworth, York"."""
        place = self.parts.index(self.part_of[at])
        if self.found[at].folded not in words_near_a_town() or at != self.part_of[at][0]:
            return False
        behind = self.parts[place + 1 : place + 2]
        named = [first for first, end in behind if first < end and not self.found[first].digits]
        return place > 1 and any(not self.ends.is_code(first) for first in named)

    def _names_two(self, at: int, end: int) -> bool:
        """Whether two names follow that a word for a crossing joins."""
        inside = [each for each in range(at, len(self.found)) if self.found[each].start < end]
        return any("crossing" in self.ends.marks(each) for each in inside[1:-1])

    def _is_bare_number(self, at: int, end: int) -> bool:
        """Whether short words and a number follow, no more: "ggü. Hausnr. 20" is of a door, "near gate 2" is not."""
        inside = [token for token in self.found[at:] if token.start < end]
        prefixes = self.lexicon.country.number_prefixes
        return bool(inside) and all(
            token.digits or token.folded in prefixes or len(token.folded) <= _SHORT for token in inside
        )

    def _empties(self) -> Iterator[Aside]:
        """Parts that only say that something is not there: "N/A"."""
        for first, end in self.parts:
            if first < end and end - first <= _EMPTY_WORDS:
                start, stop = self.found[first].start, self.found[end - 1].end
                while start and not self.text[start - 1].isspace() and self.text[start - 1] not in _END:
                    start -= 1
                while self.text[stop : stop + 1] in (".", ">"):
                    stop += 1
                if self.text[start:stop].lower() in empty_words():
                    yield Aside("empty", start, stop)
