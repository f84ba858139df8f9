"""Numbers within one part of a line: where one ends, what opens it, and the parts of a house behind it."""

from __future__ import annotations

from addrkit.parsing.rules.cut import Cut

CODE = 3
"""Letters beside a number that is a code with them, at most: "3ВН"."""
_ENDING = 2
"""Letters of what makes an ordinal of a number, in Latin: "2-я" is "2 ya"."""
_SHORT_ENDING = "y"
"""The ending of an ordinal that is one letter: "3-й"; any other is a house's: "5-А"."""
_OPENING = ("number", "number_end", "unit", "po_box")
"""Roles of words that open a number."""


class PartNumbers:
    """The numbers of one part, which ends before a word."""

    def __init__(self, cut: Cut, end: int) -> None:
        self.cut = cut
        self.end = end

    def is_value(self, at: int) -> bool:
        """Whether a word is a number or a code with digits."""
        return at < self.end and any(sign.isdigit() for sign in self.cut.tokens[at].folded)

    def is_letter(self, at: int) -> bool:
        """Whether a word is one letter."""
        return at < self.end and len(self.cut.tokens[at].folded) == 1 and self.cut.tokens[at].folded.isalpha()

    def opens(self, at: int) -> bool:
        """Whether a word announces a number or a unit that follows it."""
        if at >= self.end:
            return False
        return any(
            self.cut.role(at, role) and self.is_value(at + self.cut.role(at, role)) for role in _OPENING
        )

    def value_end(self, at: int, *, lettered: bool = True) -> int:
        """Where the number ends that begins here: "31-12", "4-А", "36 а"."""
        tokens, end = self.cut.tokens, at + 1
        while (
            end < self.end
            and tokens[end].joined
            and tokens[end].gap in ("-", "/")
            and len(tokens[end].folded) <= CODE + 1
        ):
            end += 1
        letter = lettered and end < self.end and len(tokens[end].folded) == 1 and tokens[end].folded.isalpha()
        if letter and not tokens[end].gap and not self.opens(end) and end + 1 == self.end:
            end += 1
        return end

    def with_parts(self, at: int) -> int:
        """Where a number ends with the parts of the house behind it: "1 корпус 4", "34 к. 1", "14стр. 4"."""
        while at < self.end:
            value = at + self.cut.role(at, "number_end")
            if value == at or not (self.is_value(value) or self.is_letter(value)):
                break
            at = self.value_end(value, lettered=False)
        return at

    def number_only(self, at: int) -> int:
        """Where a mere number ends, with the ending of an ordinal."""
        if not self.cut.tokens[at].folded.isdigit():
            return at
        end = at + 1
        ending = self.cut.tokens[end] if end < self.end else None
        ordinal = ending is not None and ending.joined and ending.gap == "-" and ending.folded.isalpha()
        written = ending.folded if ending is not None else ""
        return end + (ordinal and (len(written) == _ENDING or written == _SHORT_ENDING))
