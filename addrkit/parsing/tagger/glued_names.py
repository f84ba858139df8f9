"""Buildings and streets whose words are glued to their names, in a script without blanks: "อาคารชาญ ซ.สุขุมวิท 5"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.worded import Stretch

_PLACES = ("suburb", "district", "city", "region_word", "region", "known_city")
"""Roles of words that begin the name of a place."""
_LABELS = ("suburb", "district", "city", "region")
"""What the tagger told of names that no word opens: "ถ.สุขุมวิท | คลองเตย คลองเตย กทม."."""
_LEAST = 3
"""Signs of a building's word at least, where a name is glued to it."""


def stretches_by_glued_words(cut: Cut, labels: list[str]) -> list[Stretch]:
    """The buildings, streets and units that words in such a script open, in their order."""
    words = tuple(word for word in cut.lexicon.country.building_words if len(word) >= _LEAST)
    return _GluedLine(cut, labels, words).read()


class _GluedLine:
    """One reading of a line from left to right."""

    def __init__(self, cut: Cut, labels: list[str], words: tuple[str, ...]) -> None:
        self.cut = cut
        self.labels = labels
        self.words = words
        self.size = len(cut.tokens)

    def read(self) -> list[Stretch]:
        found: list[Stretch] = []
        at = 0
        while at < self.size:
            name = self._opens(at)
            end = self._end(at, name)
            name = "unit" if name == "floor" else name
            if name in ("street", "building", "unit") and end > at:
                joined = found and found[-1].name == name and found[-1].end == at
                first = found.pop().first if joined else at
                found.append(Stretch(name, first, end))
            at = max(end, at + 1)
        return self._with_number(found)

    def _with_number(self, found: list[Stretch]) -> list[Stretch]:
        """The number that begins the line is the house's, where the tagger tore it or took one in the street."""
        behind = any(
            self.labels[at] == "house_number" for each in found for at in range(each.first, each.end)
        )
        end = 0
        while end < self.size and self.cut.tokens[end].digits and (end == 0 or self._goes_on(end)):
            end += 1
        torn = len({*self.labels[:end]} - {FREE}) > 1  # "21/4", "7/51 – 7/52"
        if torn or (behind and end and self.labels[0] in ("unit", FREE)):
            return [Stretch("house_number", 0, end), *found]
        held = {at for each in found for at in range(each.first, each.end)}
        first = next((at for at in range(self.size) if self.labels[at] == "house_number"), 0)
        end = first + 1
        while (
            end < self.size
            and self.cut.tokens[end].digits
            and self.cut.tokens[end].joined
            and end not in held
        ):
            end += 1
        if first and first not in held and self.labels[end - 1] != "house_number":
            return [*found, Stretch("house_number", first, end)]  # "อาคารสินธร 130/1 ถนนวิทยุ"
        return found

    def _goes_on(self, at: int) -> bool:
        """Whether a number is of the one before it: joined to it, or behind a dash, "7/51 – 7/52"."""
        token = self.cut.tokens[at]
        return token.joined or (token.gap == "-" and self.labels[at] != "postcode")

    def _opens(self, at: int) -> str:
        """What a word opens; nothing where it is a number or goes on with a name."""
        cut, token = self.cut, self.cut.tokens[at]
        if at in cut.barred or self.labels[at] in ("postcode", "country"):
            return "stop"
        if token.joined and token.gap == "-":
            return ""  # "ซ.รังสิต-นครนายก 34"
        if cut.role(at, "street") and token.unspaced:
            return "street"
        size = cut.role(at, "unit")
        if size and at + size < self.size and self._is_code(at + size):
            return "unit"
        if self._is_floor_of_building(at):
            return "floor"
        if token.unspaced and not token.joined and token.folded.startswith(self.words):
            return "building"
        if any(cut.role(at, role) for role in _PLACES):
            return "place"
        return "number" if cut.role(at, "number") else ""

    def _is_floor_of_building(self, at: int) -> bool:
        """Whether a building's word has no name but a storey's word glued to it: "อาคารชั้น 2"."""
        token = self.cut.tokens[at]
        if not token.unspaced or at + 1 >= self.size or not self.cut.tokens[at + 1].digits:
            return False
        known = self.cut.lexicon.country.unit_words
        rest = next((token.folded[len(word) :] for word in self.words if token.folded.startswith(word)), "")
        return rest in known

    def _is_code(self, at: int) -> bool:
        """Whether a word is a number, a Latin letter that is one, or Latin letters that a hyphen joins to one."""
        token = self.cut.tokens[at]
        if token.digits or token.unspaced or len(token.folded) == 1:
            return token.digits or not token.unspaced
        behind = self.cut.tokens[at + 1] if at + 1 < self.size else None
        return behind is not None and behind.joined and behind.gap == "-" and behind.digits

    def _end(self, at: int, name: str) -> int:
        """Where what a word opens ends: before what opens next, or before the door behind a street."""
        end = at + 1
        if name in ("unit", "floor"):
            end = at + max(self.cut.role(at, "unit"), 1) + 1
            while end < self.size and self.cut.tokens[end].joined:
                end += 1
            return end
        bare = name in ("street", "place") and "glued" not in self.cut.marks[at]
        if bare and end < self.size and not self.cut.breaks(end):
            end += 1  # "ถ.|สุขุมวิท", "ซอย | 5"
        while end < self.size and not self.cut.breaks(end) and name in ("street", "building", "place"):
            hyphened = self.cut.tokens[end].joined and self.cut.tokens[end].gap == "-"  # "ถ.รังสิต-นครนายก"
            placed = name != "place" and self.labels[end] in _LABELS and not hyphened
            slashed = name == "building" and self._is_slashed(end)  # "ร้านบ้านสวน 15/4"
            if self._opens(end) or placed or slashed or (name == "street" and self._is_door(end)):
                break
            end += 1
        return end

    def _is_slashed(self, at: int) -> bool:
        """Whether a number has a second one behind a slash, as houses have."""
        behind = self.cut.tokens[at + 1] if at + 1 < self.size else None
        return self.cut.tokens[at].digits and behind is not None and behind.joined and behind.gap == "/"

    def _is_door(self, at: int) -> bool:
        """Whether a number behind a street is the house's, which no number before the street is."""
        return self.labels[at] == "house_number" and "/" in self.cut.text[self.cut.tokens[at].start :][:8]
