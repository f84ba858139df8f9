"""The stretches of a line in which words open names: "jl Melati gg 3 no 5 toko Berkah dekat pasar"."""

from __future__ import annotations

from addrkit.locale.unit_words import unit_words
from addrkit.parsing.pasted.phrases import phrase_at, phrases
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.marked_numbers import CODE, PartNumbers
from addrkit.parsing.tagger.parts import LEFT
from addrkit.parsing.tagger.worded import Stretch

_PLACES = ("suburb", "district", "city", "region_word")
"""Roles of words that open the name of a place."""
_ROMAN = frozenset("ivxl")
"""Letters of the numbers that streets and blocks bear."""


def stretches_by_openings(cut: Cut, labels: list[str]) -> list[Stretch]:
    """The streets, numbers, units and buildings of a line, and what is only near, in their order."""
    return _one_number(_OpenedLine(cut, labels).read())


def _one_number(found: list[Stretch]) -> list[Stretch]:
    """Of several numbers that behind the street is the house's; one behind a block is the unit's: "Blok C No 11"."""
    told = [each for each in found if each.name != LINK]
    numbers = [at for at, each in enumerate(told) if each.name == "house_number"]
    if len(numbers) < 2:
        return found
    behind = [at for at in numbers if at and told[at - 1].name == "street"]
    kept = told[(behind or numbers)[0]]
    mended: list[Stretch] = []
    for each in found:
        if each.name != "house_number" or each is kept:
            mended.append(each)
            continue
        before = len(mended) - 1
        while before >= 0 and mended[before].name == LINK:
            before -= 1
        if before >= 0 and mended[before].name == "unit":
            mended[before:] = [Stretch("unit", mended[before].first, each.end)]
    return mended


class _OpenedLine(PartNumbers):
    """One reading of a line from left to right, part by part between its separators."""

    def __init__(self, cut: Cut, labels: list[str]) -> None:
        super().__init__(cut, len(cut.tokens))
        self.labels = labels
        self.known = phrases(cut.lexicon.country.code)
        self.found: list[Stretch] = []
        self.streeted = any(
            cut.role(at, "street") and self._landmark_words(at - 1) < 2 for at in range(len(cut.tokens))
        )

    def read(self) -> list[Stretch]:
        first = 0
        while first < len(self.cut.tokens):
            self.end = first + 1
            while not self.cut.breaks(self.end) or self._is_decimal(self.end):
                self.end += 1
            self._part(first)
            first = self.end
        return self.found

    def _is_decimal(self, at: int) -> bool:
        """Whether a comma is that of a milepost and parts nothing: "Km 5,5"."""
        if not 1 < at < len(self.cut.tokens):
            return False
        token = self.cut.tokens[at]
        return token.gap == "," and token.joined and token.digits and self.cut.role(at - 2, "milepost") == 1

    def _part(self, first: int) -> None:
        at = bare = first
        while at < self.end:
            near = self._landmark(at)
            if near:
                self.found += near
                at = bare = near[-1].end
                continue
            if at in self.cut.barred or self.labels[at] in ("postcode", "country"):
                at = bare = at + 1
                continue
            read = (
                self._street(at, bare)
                or self._number(at, bare)
                or self._unit(at, bare)
                or self._building(at, bare)
            )
            self.found += read
            at = read[-1].end if read else at + 1
            bare = at if read else bare

    def _landmark_words(self, at: int) -> int:
        """How many words here say that what follows is only near."""
        phrase = phrase_at(self.cut.tokens, at, self.cut.text, self.known)
        return len(phrase.words) if phrase is not None and phrase.kind == "landmark" else 0

    def _landmark(self, at: int) -> list[Stretch]:
        size = self._landmark_words(at)
        if not size or not at or self.is_value(at + size):
            return []
        end = at + size
        while end < self.end and not (self._opens_place(end) or self._is_listed(end) or self.opens(end)):
            end += 1
        return [Stretch(FREE, at, end)]

    def _opens_place(self, at: int) -> bool:
        """Whether a word here opens a district, a town or a region, or a neighbourhood of a number."""
        numbered = self.is_value(at + self.cut.role(at, "suburb")) and self.cut.role(at, "suburb")
        return bool(numbered) or any(self.cut.role(at, role) for role in ("district", "city", "region_word"))

    def _is_listed(self, at: int) -> bool:
        """Whether a listed district, town or region begins here, and others with it fill the part."""
        begun = at
        while at < self.end:
            size = listed_district(self.cut, at, self.end)
            size = max(size, *(self.cut.role(at, role) for role in ("town", "known_city", "region")))
            if not size and (at == begun or self.labels[at] != "postcode"):
                return False
            at += size or 1
        return begun < at

    def _street(self, at: int, bare: int) -> list[Stretch]:
        """A street from its word, or from the name before the word for a lane: "Medayu Utara Gg. XI"."""
        size = self.cut.role(at, "street")
        if not size and at == bare and self._heads_street(at):
            end = self._name_end(at + 1)
            return [Stretch("street", at, end), *self._door(end)]
        if not size or at + size >= self.end:
            return []
        named = all(self.cut.tokens[each].folded.isalpha() for each in range(bare, at))
        if bare < at and (not named or self._has("street") or self._opens_name(bare)):
            return []
        end = self._name_end(at + size)
        return [Stretch("street", bare, end), *self._door(end)]

    def _heads_street(self, at: int) -> bool:
        """Whether a word stands for the type of the street that it begins: "Raya | Serang km 12"."""
        behind = at + 1
        named = behind < self.end and self.cut.tokens[behind].folded.isalpha() and not self.opens(behind)
        return named and self.cut.tokens[at].folded in self.cut.lexicon.country.street_heads

    def _has(self, name: str) -> bool:
        return any(each.name == name for each in self.found)

    def _opens_name(self, at: int) -> bool:
        return any(self.cut.role(at, role) for role in ("building", "unit", *_PLACES))

    def _name_end(self, begun: int) -> int:
        """Where a street's name ends: before what opens something else; a lane goes on with it."""
        at, cut = begun + 1, self.cut
        if cut.tokens[begun].digits:
            return at  # "Gg 3-2A" is number 2A in the third lane
        while at < self.end:
            lane = cut.role(at, "street")
            if lane and at + lane < self.end:
                at += lane + 1
                if cut.tokens[at - 1].digits:
                    return at
                continue
            mile = self._milepost(at)
            if mile:
                at = mile
                continue
            # "Jl. Raya Bogor": the road is called by the town.
            called = at == begun + 1 and self.labels[at] == "street"
            if (self._is_listed(at) and not called) or (self._opens_place(at) and not cut.role(at, "suburb")):
                return min(at, self._tagged_end(begun))
            if cut.role(at, "suburb") and (self._opens_place(at) or self.labels[at] != "street"):
                return at
            behind_lane = cut.tokens[at].gap == "/" and _ROMAN.issuperset(cut.tokens[at - 1].folded)
            if behind_lane and self.is_value(at):
                return at  # "Kalibata Utara III/32"
            if self._stops(at) or self._is_number(at) or self.labels[at] == "postcode":
                return at
            at += 1
        return min(at, self._tagged_end(begun))

    def _milepost(self, at: int) -> int:
        """Where a milepost ends that only says where along the road the lane or the number behind it is; 0 for none."""
        size = self.cut.role(at, "milepost")
        if not size or not self.is_value(at + size):
            return 0
        end = at + size + 1
        while end < self.end and self.cut.tokens[end].joined and self.cut.tokens[end].digits:
            end += 1
        behind = range(end, self.end)
        told = any(self._announces(each) for each in behind) or (
            end < self.end and self.cut.role(end, "street") > 0
        )
        return end if told else 0

    def _stops(self, at: int) -> bool:
        """Whether a word opens something that is none of a street's name before it."""
        return self._opens_number(at) or self._names_building(at) or self._landmark_words(at) > 0

    def _opens_number(self, at: int) -> bool:
        unit = at + self.cut.role(at, "unit")
        lettered = unit > at and (self._is_code(unit) or (unit + 1 < self.end and self._announces(unit + 1)))
        return self.opens(at) or self._announces(at) or lettered

    def _names_building(self, at: int) -> bool:
        """Whether a building begins within a street's part: not "Jl Tanjung Pura", "Jl Raya Pasar Minggu"."""
        name = at + self.cut.role(at, "building")
        if name == at or name >= self.end or self.opens(name) or self._is_listed(name):
            return False
        coded = _ROMAN.issuperset(self.cut.tokens[at - 1].folded) or self.is_value(at - 1)
        return self.labels[at] != "street" or coded

    def _is_number(self, at: int) -> bool:
        """Whether a number or a code with one begins here: "5", "12B", "R-21"; "V/18" is number 18 in a fifth lane."""
        tokens = self.cut.tokens
        if at >= self.end or tokens[at].joined:
            return False
        lettered = len(tokens[at].folded) < CODE and self.is_value(at + 1) and tokens[at + 1].joined
        lane = lettered and tokens[at + 1].gap == "/" and _ROMAN.issuperset(tokens[at].folded)
        return self.is_value(at) or (lettered and not lane)

    def _tagged_end(self, begun: int) -> int:
        """Where the tagger ended a name, of whose words it told at least the first."""
        at = begun + 1
        while at < self.end and self.labels[at] in ("street", FREE):
            at += 1
        return at

    def _door(self, at: int) -> list[Stretch]:
        """A number that ends a street's name: "jl Melati 5"; before an announced one it is the name's."""
        numbered = self._is_number(at) or (at < self.end and self.is_value(at))
        if not numbered or self.labels[at] == "postcode" or self._opens_number(at) or self._opens_place(at):
            return []
        end = self._code_end(at)
        if any(self._announces(later) for later in range(end, self.end)):
            return [Stretch("street", at, end)]
        return [Stretch("house_number", at, end, LEFT)]

    def _announces(self, at: int) -> bool:
        """Whether a word announces the number behind it, and measures no road."""
        size = 0 if self.cut.role(at, "milepost") else self.cut.role(at, "number")
        return size > 0 and self._is_code(at + size)

    def _is_code(self, at: int) -> bool:
        """Whether a word is a number, a code or a letter that a number's or a unit's word announces."""
        if at >= self.end:
            return False
        word = self.cut.tokens[at].folded
        return self.is_value(at) or len(word) < CODE or (len(word) <= CODE + 1 and _ROMAN.issuperset(word))

    def _code_end(self, at: int) -> int:
        """Where a code ends: "12 B", "R-21", "E 1"."""
        end, tokens = at + 1, self.cut.tokens
        while end < self.end and tokens[end].joined and len(tokens[end].folded) <= CODE + 1:
            end += 1
        lettered = end < self.end and len(tokens[end].folded) == 1 and tokens[end].folded.isalpha()
        return end + (lettered and not tokens[end - 1].folded.isalpha() and not self.opens(end))

    def _number(self, at: int, bare: int) -> list[Stretch]:
        """An announced number, and the name before it where the line has no street's word: "Wonorejo VI no 6"."""
        named = bare < at and not self.streeted and not self.found and self._is_plain(bare, at)
        if self._announces(at):
            value = at + self.cut.role(at, "number")
            found = [Stretch(LINK, at, value), Stretch("house_number", value, self._code_end(value))]
            return [Stretch("street", bare, at, LEFT), *found] if named else found
        if (
            not named
            or not self._is_number(at)
            or self.labels[at] == "postcode"
            or self._code_end(at) < self.end
        ):
            return []
        return [Stretch("street", bare, at, LEFT), Stretch("house_number", at, self._code_end(at), LEFT)]

    def _is_plain(self, first: int, end: int) -> bool:
        """Whether the words are a name that nothing opens and no list knows."""
        plain = not any(self.cut.role(at, "building") for at in range(first, end))
        return plain and not self._opens_name(first) and self.cut.tokens[first].folded.isalpha()

    def _unit(self, at: int, bare: int) -> list[Stretch]:
        value = at + self.cut.role(at, "unit")
        if value == at or self.cut.role(at, "milepost"):
            return []
        if not self._is_code(value):
            named = self._names_block(at) or (
                value + 1 < self.end and self._announces(value + 1) and not self.cut.role(at, "building")
            )
            return [Stretch("unit", at, value + 1)] if named else []  # "blok Cempaka no 33"
        end = self._code_end(value)
        if end < self.end and not self.is_value(value) and self.cut.tokens[end].folded.isdigit():
            end = self._code_end(end)  # "blok CC 331"
        if self._is_block_and_number(value) and end == value + 2 and not self._later_number(end):
            return self._block_and_number(at, value)
        untold = bare < at and all(self.labels[each] == FREE for each in range(bare, at))
        estate = [Stretch("building", bare, at, LEFT)] if untold and not bare else []
        return [*estate, Stretch("unit", at, end)]

    def _names_block(self, at: int) -> bool:
        """Whether a tower is called by a name before its storey or its flat: "Tower Borneo Lt. 8"."""
        if self.cut.breaks(at) and not self._has("building"):
            return False  # "Menara Kuningan Lt. 5"
        said = unit_words(self.cut.lexicon.country).get(self.cut.tokens[at].folded)
        name = at + self.cut.role(at, "unit")
        storey = name + 1
        return (
            said is not None
            and said.kind == "block"
            and storey < self.end
            and self.cut.tokens[name].folded.isalpha()
            and not self.cut.role(name, "unit")
            and self.cut.role(storey, "unit") > 0
            and self._is_code(storey + self.cut.role(storey, "unit"))
        )

    def _building(self, at: int, bare: int) -> list[Stretch]:
        """A building from its word up to what opens something else; an estate alone may be a quarter."""
        estate = self.cut.role(at, "suburb") and self.labels[at] == "suburb" and not self._has("street")
        numbered = all(self.cut.tokens[each].digits for each in range(bare, at))  # "299 toko bb kids"
        if not numbered or not self.cut.role(at, "building") or estate:
            return []
        listed = listed_district(self.cut, at, self.end)
        if listed > 1 and self.cut.breaks(at) and self.cut.breaks(at + listed):
            return []  # "Pasar Rebo"
        # "Kantor Kelurahan Menteng", "Puskesmas Kecamatan Tebet": an office is called by what it is of.
        begun = at + self.cut.role(at, "building")
        inside = range(at, min(begun + 1, self.end))
        place = next((each for each in inside if any(self.cut.role(each, role) == 1 for role in _PLACES)), at)
        end = min(place + 2, self.end) if place > at else at + 1
        if place == at and self._is_listed(begun) and self.end < len(self.cut.tokens):
            end = self.end  # "Kantor Pos Pasar Minggu, ..."
        while end < self.end and not (self._stops_building(end) or self.labels[end] == "postcode"):
            end += 1
        if at + 1 == end < self.end:
            return []
        block = end - 2
        if block > at + 1 and self._is_block_and_number(block):
            return [Stretch("building", at, block), *self._block_and_number(block, block)]
        coded = (
            end < self.end
            and not self._opens_number(end)
            and not self._opens_place(end)
            and self._is_number(end)
        )
        door = [Stretch("house_number", end, self._code_end(end), LEFT)] if coded else []
        return [Stretch("building", at, end), *door]

    def _is_block_and_number(self, at: int) -> bool:
        """Whether a block and the number in it stand here, joined: "Komp. Bukit Permata D3/7"."""
        if at + 2 > self.end:
            return False
        block, number = self.cut.tokens[at : at + 2]
        told = len(block.folded) < CODE + 2 and block.folded[0].isalpha() and block.folded[-1].isdigit()
        return told and number.joined and number.gap == "/" and number.folded.isdigit()

    def _block_and_number(self, at: int, block: int) -> list[Stretch]:
        return [
            Stretch("unit", at, block + 1, LEFT),
            Stretch("house_number", block + 1, block + 2, LEFT),
        ]

    def _later_number(self, at: int) -> bool:
        """Whether a number of the door's own stands anywhere else."""
        return self._has("house_number") or any(self._announces(later) for later in range(at, self.end))

    def _stops_building(self, at: int) -> bool:
        street = self.cut.role(at, "street") > 0 and at + self.cut.role(at, "street") < self.end
        listed = self._opens_place(at) or self._is_listed(at)
        coded = not self.is_value(at) and self._is_number(at)
        headed = self._heads_street(at) and not self.cut.role(at - 1, "building")
        return (
            street
            or headed
            or listed
            or coded
            or self._names_block(at)
            or self._opens_number(at)
            or self._landmark_words(at) > 0
        )


def listed_district(cut: Cut, at: int, end: int) -> int:
    """How many words from here are a listed district's name."""
    districts = cut.lexicon.country.districts
    for size in range(min(3, end - at), 0, -1):
        if cut.folded(at, at + size) in districts:
            return size
    return 0
