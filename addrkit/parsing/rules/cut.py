"""The working paper of one parse: the words, their roles, and what they were taken as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from addrkit.parsing.rules.lexicon import Lexicon, Marks
from addrkit.parsing.rules.tokens import Token
from addrkit.types import ParsedComponent

FREE = ""
NOTE = "note"
"""Taken, but as no component: delivery notes, e-mail addresses."""
LINK = "link"
"""Taken, but as no component: words that only introduce one, such as "no." before a number."""
_QUOTES = (("«", "»"), ("„", "“"), ("“", "”"), ("„", "”"))
"""Marks that open and close a name."""
LONGEST_WORD = 60
"""Signs of a word at most; "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" has 58."""
_SHORT = 4
"""Letters of a town's abbreviation at most, which a point ends: "กทม."."""
STRANGE = 0.1
"""Confidence, at most, of a component with a longer one."""


@dataclass(slots=True)
class Cut:
    """Words of one text and the component each was taken as. Lives for one parse only."""

    text: str
    lexicon: Lexicon
    tokens: list[Token]
    marks: list[Marks]
    labels: list[str]
    sure: dict[str, bool] = field(default_factory=dict)
    """Components that were found, and whether the rules are sure of all words that they took for them."""
    barred: set[int] = field(default_factory=set)
    """Words that are of no component whatever stands beside them: markup, e-mail addresses."""
    roles: frozenset[str] = field(init=False)
    """All roles that words of the text can have."""
    number_first: bool = field(init=False)
    """Whether the country writes the house number before the street."""
    _size: int = field(init=False)

    def __post_init__(self) -> None:
        """Keep at hand what is asked for at every word."""
        self.roles = frozenset(role for each in self.marks for role in each)
        self.number_first = self.lexicon.country.number_position == "before"
        self._size = len(self.tokens)

    @property
    def region_is_code(self) -> bool:
        """Whether the region was written as a code: never also a city's name."""
        spans = self.spans("region")
        return bool(spans) and spans[0][1] - spans[0][0] == 1 and len(self.tokens[spans[0][0]].folded) <= 3

    def take(self, label: str, first: int, end: int, *, sure: bool) -> None:
        """Words from `first` up to `end` are that component."""
        for at in range(first, end):
            self.labels[at] = label
        self.sure[label] = sure and self.sure.get(label, True)

    def has(self, label: str) -> bool:
        """Whether the component was found."""
        return label in self.sure

    def is_free(self, at: int) -> bool:
        """Whether there is such a word and nothing has taken it."""
        return 0 <= at < self._size and not self.labels[at]

    def role(self, at: int, role: str) -> int:
        """How many words from here can have that role; 0 for none."""
        return self.marks[at].get(role, 0) if 0 <= at < self._size else 0

    def follows(self, at: int, role: str) -> bool:
        """Whether words with that role end right before this one, with no separator between."""
        if role not in self.roles or self.breaks(at):
            return False
        return any(self.role(at - length, role) == length for length in (1, 2, 3, 4))

    def breaks(self, at: int) -> bool:
        """Whether a separator stands before that word, or the text ends there."""
        return at <= 0 or at >= self._size or self.tokens[at].breaks

    def part_end(self, at: int) -> int:
        """Where the part between separators ends that holds a word."""
        at += 1
        while not self.breaks(at):
            at += 1
        return at

    def runs(self) -> Iterator[tuple[int, int]]:
        """Stretches of free words without a separator inside."""
        first = None
        for at in range(len(self.tokens)):
            free = self.labels[at] == FREE
            if first is not None and (not free or self.tokens[at].breaks):
                yield first, at
                first = None
            if free and first is None:
                first = at
        if first is not None:
            yield first, len(self.tokens)

    def run_start(self, at: int) -> int:
        """Where the free stretch that holds this word begins."""
        while at > 0 and self.is_free(at - 1) and not self.tokens[at].breaks:
            at -= 1
        return at

    def run_end(self, place: int) -> int:
        """Where the free stretch that holds this word ends."""
        place += 1
        labels, tokens = self.labels, self.tokens
        while place < self._size and not labels[place] and not tokens[place].breaks:
            place += 1
        return place

    def spans(self, label: str) -> list[tuple[int, int]]:
        """Stretches of words taken as that component."""
        found: list[tuple[int, int]] = []
        if label not in self.labels:
            return found
        for at, each in enumerate(self.labels):
            if each != label:
                continue
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return found

    def folded(self, first: int, end: int, between: str = " ") -> str:
        """The words from `first` up to `end`, folded, with a blank or nothing between them."""
        return between.join([token.folded for token in self.tokens[first:end]])

    def part(self, first: int, end: int, confidence: float) -> ParsedComponent:
        """The words from `first` up to `end`, of one label, as a component."""
        start, stop = self._with_signs(first, end)
        return ParsedComponent(self.text[start:stop], confidence, start, stop)

    def _with_signs(self, first: int, end: int) -> tuple[int, int]:
        """Offsets with the signs that belong: "#" before, a point, "º" or a closing mark after."""
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        label = self.labels[first]
        floor = self.tokens[first - 1].end if first else 0
        if label == "unit" and "#" in self.text[max(start - 2, floor) : start].rstrip(" "):
            start = self.text.rindex("#", floor, start)
        elif (
            start > floor
            and self.text[start - 1] in "'\u2019"
            and stop - start > 1
            and self._is_elided(first)
        ):
            start -= 1
        ceiling = self.tokens[end].start if end < len(self.tokens) else len(self.text)
        if stop < ceiling and self.text[stop] in ".°" and self._is_short(end - 1, label):
            stop += 1
        written = self.text[start:stop]
        if stop < ceiling and self.text[stop] == '"' and written.count('"') % 2:
            return start, stop + 1  # 'PB "A"'
        for opening, closing_mark in _QUOTES:
            if (
                self.text[stop:ceiling][:1] == closing_mark
                and opening in written
                and closing_mark not in written
            ):
                return start, stop + 1  # "РЦ «Сім»"
        closing = self.text.find(")", stop, ceiling) if written.count("(") > written.count(")") else -1
        return start, closing + 1 if closing >= 0 else stop

    def _is_elided(self, first: int) -> bool:
        """Whether an apostrophe stands for letters before a word of one letter: "'s-Gravenhage"."""
        token = self.tokens[first]
        before = self.text[: token.start - 1]
        return len(token.folded) == 1 and (not before or not before[-1].isalnum())

    def _is_short(self, at: int, label: str) -> bool:
        """Whether a point after the word marks an abbreviation and not the end of a sentence."""
        token = self.tokens[at]
        if "." in self.text[token.start : token.end]:
            return True  # "Bogotá D.C."
        if label == "city":
            worded = len(token.folded) < _SHORT and self.role(at, "city")  # "Мытищи г."
            return len(token.folded) <= _SHORT and bool(self.role(at, "known_city") or worded)
        if label in ("street", "district", "suburb", "building"):
            return bool(self.role(at, label) or (label == "street" and self.role(at, "direction")))
        return label in ("unit", "region") and len(token.folded) <= 4 and not token.folded.isdigit()
