"""Parts between separators that their words explain whole: "г. Москва", "Ленина пр-кт", "д. 5", "3 подъезд"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.marked_numbers import CODE, PartNumbers
from addrkit.parsing.tagger.parts import FOUND, LEFT
from addrkit.parsing.tagger.worded import Stretch

_KINDS = (
    ("street", "street"),
    ("city", "city"),
    ("suburb", "suburb"),
    ("district", "district"),
    ("region_word", "region"),
)
"""Roles of words that tell what a name is, and the component that it then is."""
_DOOR = 4
"""Digits of a door at most."""


def stretches_by_marks(cut: Cut, labels: list[str]) -> list[Stretch]:
    """The stretches of all parts that are explained, in their order."""
    found: list[Stretch] = []
    first = 0
    while first < len(cut.tokens):
        end = first + 1
        while not cut.breaks(end):
            end += 1
        read = _MarkedPart(cut, labels, first, end, found).read()
        found += read or []
        first = end
    return found


class _MarkedPart(PartNumbers):
    """One part between separators, read from left to right; None where a word of it is not explained."""

    def __init__(self, cut: Cut, labels: list[str], first: int, end: int, before: list[Stretch]) -> None:
        super().__init__(cut, end)
        self.labels = labels
        self.first = first
        self.before = before

    def read(self) -> list[Stretch] | None:
        at, found = self.first, list[Stretch]()
        while at < self.end:
            if at in self.cut.barred:
                return None
            if self.labels[at] in ("postcode", "country"):
                at += 1
                continue
            items = self._item(at, found)
            if not items:
                return None
            found += items
            at = items[-1].end
        return found

    def _item(self, at: int, found: list[Stretch]) -> list[Stretch]:
        last = found[-1] if found else self.before[-1] if self.before else Stretch(FREE, 0, 0)
        return (
            self._number(at)
            or self._number_part(at, last)
            or self._box(at)
            or self._unit(at)
            or self._quoted(at)
            or self._listed(at)
            or self._announced(at)
            or self._ended(at)
            or self._bare_number(at, last)
        )

    def _number(self, at: int) -> list[Stretch]:
        value = at + self.cut.role(at, "number")
        if value == at or not self.is_value(value):
            return []
        return [
            Stretch(LINK, at, value),
            Stretch("house_number", value, self.with_parts(self.value_end(value))),
        ]

    def _number_part(self, at: int, last: Stretch) -> list[Stretch]:
        end = self.with_parts(at)
        return (
            [Stretch("house_number", at, end)]
            if end > at and (last.name == "house_number" and last.end == at)
            else []
        )

    def _box(self, at: int) -> list[Stretch]:
        value = at + self.cut.role(at, "po_box")
        if value == at:
            return []
        value += self.cut.role(value, "number") if value < self.end else 0
        if self.is_value(value):
            return [Stretch("po_box", at, self.value_end(value, lettered=False))]
        return [Stretch(FREE, at, value)] if value == self.end and at == self.first else []

    def _unit(self, at: int) -> list[Stretch]:
        cut = self.cut
        value = at + cut.role(at, "unit")
        if value > at:
            value += cut.role(value, "number") if value < self.end else 0
            coded = self.is_value(value) or (value + 1 == self.end and len(cut.tokens[value].folded) <= CODE)
            return [Stretch("unit", at, self.value_end(value))] if value < self.end and coded else []
        word = self.number_only(at)
        size = cut.role(word, "unit") if at < word < self.end else 0
        if size and not self.is_value(word + size):
            return [Stretch("unit", at, word + size)]
        return []

    def _quoted(self, at: int) -> list[Stretch]:
        """A building whose name marks enclose: "ЖК «Алые Паруса»"."""
        begun, tokens = at + self.cut.role(at, "building"), self.cut.tokens
        if begun == at or begun >= self.end or not tokens[begun].gap.endswith(("«", '"', "„")):
            return []
        end = begun + 1
        while end < self.end and not any(mark in tokens[end].gap for mark in ("»", '"', "“")):
            end += 1
        return [Stretch("building", at, end)]

    def _listed(self, at: int) -> list[Stretch]:
        """A region or a town of the lists, alone in what is left of the part or before a street's type."""
        for role, name in (("town", "city"), ("known_city", "city"), ("region", "region")):
            end = at + self.cut.role(at, role)
            announced = end < self.end and self._announces(end) and not self.cut.role(end, "city")
            if at < end and (end == self.end or announced):
                return [Stretch(name, at, end)]
        return []

    def _announces(self, at: int) -> bool:
        """Whether a word tells what the name behind it is."""
        for role, _ in _KINDS:
            name = at + self.cut.role(at, role)
            if at < name < self.end and not self.opens(name) and self._is_name(name):
                return True
        return False

    def _is_name(self, at: int) -> bool:
        """Whether a name begins with a word: letters, or a number with more behind it that is none by itself."""
        token = self.cut.tokens[at]
        if token.folded.isalpha():
            return len(token.folded) > 1 or at + 1 < self.end
        behind = self.number_only(at)
        return behind < self.end and not self.opens(behind) and self.cut.tokens[behind].folded.isalpha()

    def _announced(self, at: int) -> list[Stretch]:
        for role, name in _KINDS:
            begun = at + self.cut.role(at, role)
            if begun == at or begun >= self.end or self.opens(begun) or not self._is_name(begun):
                continue
            end, door = self._name_end(begun, name)
            if end > begun:
                return [Stretch(name, at, end), *door]
        return []

    def _name_end(self, begun: int, name: str) -> tuple[int, list[Stretch]]:
        """Where an announced name ends, and the door that ends a street's part."""
        at = begun
        while at < self.end and not self.opens(at):
            if at > begun and (self._announces(at) and not self._is_last(at)):
                break
            if self.number_only(at) > at + 1:
                at = self.number_only(at)  # "Рощинская 2-я"
                continue
            if self.cut.tokens[at].folded.isdigit() and at > begun and not self.cut.tokens[at].joined:
                door = self._door(at) if name == "street" else []
                return (at, door) if door or name != "street" else (begun, [])
            if self.is_value(at) and at > begun and not self.cut.tokens[at].joined and name == "street":
                return at, self._door(at)
            at += 1
        town = begun + max(self.cut.role(begun, "town"), self.cut.role(begun, "known_city"))
        if name == "city" and begun < town < at:
            return begun, []
        return at, []

    def _is_last(self, at: int) -> bool:
        return self.cut.role(at, "street") > 0 and not self.cut.role(at, "city")

    def _door(self, at: int) -> list[Stretch]:
        """The door that ends a street's name in its part, or before what a word announces."""
        end = self.with_parts(self.value_end(at))
        closed = end == self.end or self.opens(end) or self.number_only(end) > end
        closed = closed or bool(self._listed(end) or self._announced(end) or self._ended(end))
        return [Stretch("house_number", at, end)] if closed else []

    def _ended(self, at: int) -> list[Stretch]:
        """A name that ends with its word, a known town before a street's: "Сысерть г", "Омск Карла Маркса пр-т"."""
        for word in range(at + 1, self.end):
            named = any(
                len(token.folded) > 1 and token.folded.isalpha() for token in self.cut.tokens[at:word]
            )
            if not named and not (self.number_only(at) == word and self.cut.role(word, "suburb")):
                continue
            if self.opens(word):
                return []
            behind = self._ends_before_more(at, word)
            if behind:
                return [behind]
            if self._announces(word) and not self.cut.role(word, "street"):
                return []
            for role, name in _KINDS:
                end = word + self.cut.role(word, role)
                door = self._door(end) if word < end < self.end and self.is_value(end) else []
                if end == word or not (end >= self.end or self.opens(end) or door):
                    continue
                town = at + max(self.cut.role(at, "town"), self.cut.role(at, "known_city"))
                if name in ("street", "suburb") and at < town < word:
                    return [Stretch("city", at, town), Stretch(name, town, end), *door]
                return [Stretch(name, at, end), *door]
        return []

    def _ends_before_more(self, at: int, word: int) -> Stretch | None:
        """A region or a district by its word, or a listed town by its, with more behind it: "Раменское г. Мира ул"."""
        for role, name in (("region_word", "region"), ("district", "district"), ("city", "city")):
            end = word + self.cut.role(word, role)
            known = name != "city" or self.cut.role(at, "town") == word - at
            if (
                word < end < self.end
                and known
                and all(self.cut.tokens[each].folded.isalpha() for each in range(at, word))
            ):
                return Stretch(name, at, end)
        return None

    def _bare_number(self, at: int, last: Stretch) -> list[Stretch]:
        """A number that is a part of its own behind the street."""
        token = self.cut.tokens[at]
        if (
            at != self.first
            or last.name != "street"
            or last.end != at
            or not token.digits
            or len(token.folded) > _DOOR + 1
        ):
            return []
        end = self.with_parts(self.value_end(at))
        return [Stretch("house_number", at, end, LEFT)] if end == self.end or self.opens(end) else []


def one_of_each(found: list[Stretch]) -> list[Stretch]:
    """The stretches, of which a second settlement is a quarter of the first one's, and what goes on is joined."""
    told: list[Stretch] = []
    named = {name: False for _, name in _KINDS}
    for each in found:
        name = "suburb" if each.name == "city" and named["city"] else each.name
        if (
            name in ("house_number", "unit", "suburb")
            and told
            and told[-1].name == name
            and told[-1].end == each.first
        ):
            told[-1] = Stretch(name, told[-1].first, each.end, FOUND)
            continue
        if named.get(name):
            continue
        if name in named:
            named[name] = True
        told.append(Stretch(name, each.first, each.end, each.sure))
    return told
