"""The house number: which number of the text it is, and how far it reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass

from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.rules.grid import grid_end, is_grid_street
from addrkit.parsing.rules.lexicon import road_words
from addrkit.quickly_made import quickly_made

_NUMBER = re.compile(r"\d{1,6}[a-z]{0,2}|\d{1,6}(?:bis|ter|quater|half)")
_PART = re.compile(r"\d{1,5}[a-z]{0,2}|[a-z]|[ivx]{1,4}")
_ENGLISH_ORDINAL = re.compile(r"\d*(?:1st|2nd|3rd|\dth)|1er|1ere|1re|\d+(?:eme|nde?)")

_CRESCENT = "crescent"
"""Where its abbreviation is "cr", that is no county road."""


@quickly_made
@dataclass(frozen=True, slots=True)
class NumberCut:
    """A number that may be the house number."""

    first: int
    end: int
    before: float
    """How well it stands before its street."""
    after: float
    """How well it stands after its street."""

    @property
    def score(self) -> float:
        """The better of the two."""
        return max(self.before, self.after)


def find_door(cut: Cut) -> NumberCut | None:
    """The number that is most likely the door, if one is likely enough."""
    best: NumberCut | None = None
    seen = 0
    place = 0
    while place < len(cut.tokens):
        if not _begins_number(cut, place):
            place += 1
            continue
        end = number_end(cut, place)
        door = _judged(cut, place, end, seen)
        if door.score > 0 and (best is None or door.score > best.score):
            best = door
        seen += 1
        place = end
    return best


def _begins_number(cut: Cut, at: int) -> bool:
    token = cut.tokens[at]
    if not token.digits and cut.number_first and cut.lexicon.country.directionals and grid_end(cut, at):
        return cut.is_free(at) and cut.breaks(at)
    return (
        token.digits
        and cut.is_free(at)
        and _NUMBER.fullmatch(token.folded) is not None
        and not is_ordinal(token.folded)
    )


def is_numbered(cut: Cut, at: int) -> bool:
    """Whether a number after that street type is the road's name."""
    compared = cut.lexicon.country.abbreviations
    word = cut.tokens[at].folded
    before = cut.tokens[at - 1].folded if at else ""
    kind = compared.get(word, word)
    led = before in road_words("before_numbered") and kind in road_words("numbered_behind")
    return led or (kind in road_words("numbered") and kind != compared.get(_CRESCENT))


def is_ordinal(word: str) -> bool:
    """Whether a word is an ordinal, so never a door: "5th", "1er"."""
    return _ENGLISH_ORDINAL.fullmatch(word) is not None


def number_end(cut: Cut, at: int) -> int:
    """The end of a number with its range and suffix: "12-14", "84/92", "263-H", "12 bis", "12 a"."""
    grid = 0 if cut.tokens[at].digits else grid_end(cut, at)
    if grid:
        return grid
    end = at + 1
    if _is_half(cut, end):
        return end + 2
    parts = 1
    while parts < 4 and cut.is_free(end):
        token = cut.tokens[end]
        gap = token.gap
        glued = token.joined and gap in ("-", "/", "&", "+", ".")
        spaced = (
            gap in ("-", "/", "&", "+")
            and token.digits
            and not is_ordinal(token.folded)
            and _is_range(cut, end, gap)
        )
        if not (glued or spaced) or not _PART.fullmatch(token.folded) or is_ordinal(token.folded):
            break
        if gap == "." and not token.folded.isalpha():
            break
        end += 1
        parts += 1
    return _suffix_end(cut, end)


def _is_half(cut: Cut, at: int) -> bool:
    """Whether "1/2" follows a number."""
    if not cut.is_free(at) or not cut.is_free(at + 1) or cut.breaks(at):
        return False
    over, under = cut.tokens[at], cut.tokens[at + 1]
    return (
        over.folded in ("1", "2", "3")
        and under.gap == "/"
        and under.joined
        and under.folded in ("2", "3", "4")
    )


def _is_range(cut: Cut, at: int, gap: str) -> bool:
    """Whether "12 - 14" is one number: the second is a little larger than the first."""
    low, high = cut.tokens[at - 1].folded, cut.tokens[at].folded
    if not (low.isdigit() and high.isdigit()) or (gap == "&" and cut.tokens[at].breaks):
        return False
    return 0 < int(high) - int(low) <= 60


def _suffix_end(cut: Cut, end: int) -> int:
    if not cut.is_free(end) or cut.tokens[end].breaks:
        return end
    token = cut.tokens[end]
    if cut.role(end, "number_end"):
        return end + cut.role(end, "number_end")
    if not (len(token.folded) == 1 and token.folded.isalpha() and token.gap in ("", "-", "/")):
        return end
    if cut.is_free(end + 1) and cut.tokens[end + 1].gap.startswith(("'", "\u2019")):
        return end  # "12 d'Artagnan"
    if cut.is_free(end + 1) and cut.tokens[end + 1].digits and not cut.tokens[end + 1].breaks:
        return end  # "12 A 4": the letter is a staircase
    if cut.role(end, "direction") and cut.number_first:
        return end
    if cut.role(end, "street") and cut.lexicon.country.type_position == "first" and not cut.breaks(end + 1):
        return end  # "130 R du Faubourg"
    last_type = cut.lexicon.country.type_position == "last"
    if last_type and cut.role(end + 1, "street") and not cut.breaks(end + 1):
        return end  # "12 A Street"
    if cut.is_free(end + 1) and cut.tokens[end + 1].gap == "." and cut.number_first:
        return end  # "1578 A. Mabini St": an initial
    if cut.number_first and last_type and cut.is_free(end + 1) and not cut.breaks(end + 1):
        following = cut.tokens[end + 1].folded
        if len(following) == 1 or following in cut.lexicon.small_words:
            return end  # "1180 P de Leon Blvd", "2153 U S 401"
    small = token.folded in cut.lexicon.small_words
    if small and cut.is_free(end + 1) and not cut.breaks(end + 1) and not cut.number_first:
        return end
    return end + 1


def _judged(cut: Cut, first: int, end: int, seen: int) -> NumberCut:
    before, after = _before(cut, first, end), _after(cut, first, end)
    both = 0.0
    token = cut.tokens[first]
    if first and cut.role(first - 1, "number") and not cut.breaks(first):
        both += 3
    digits = sum(sign.isdigit() for sign in token.folded)
    if digits >= 6:
        both -= 3
    elif digits == 5:
        both -= 0.7
    if token.gap.endswith("#"):
        both -= 0.5 if seen else 0
    boxed = any(span[0] < first for span in cut.spans("po_box"))
    if boxed and not any(cut.role(each, "street") for each in _neighbours(cut, first, end)):
        both -= 2.5
    return NumberCut(first, end, before + both - 0.15 * seen, after + both - 0.15 * seen)


def _neighbours(cut: Cut, first: int, end: int) -> range:
    start = cut.run_start(first - 1) if cut.is_free(first - 1) else first
    return range(start, cut.run_end(end) if cut.is_free(end) else end)


def _before(cut: Cut, first: int, end: int) -> float:
    """How likely the street follows the number."""
    lexicon = cut.lexicon
    named_place = end < len(cut.labels) and cut.labels[end] == "suburb"
    if named_place and cut.number_first and cut.breaks(first):
        return 0.8  # "8, Hameau la Fontaine"
    behind_type = first > 0 and cut.role(first - 1, "street") and not cut.breaks(first)
    if not cut.is_free(end) or (behind_type and (_opens(cut, first - 1) or is_numbered(cut, first - 1))):
        return -1
    following = cut.tokens[end]
    if following.breaks and not (cut.number_first or cut.role(end, "street")):
        return -1
    named = following.folded.isalpha() or is_ordinal(following.folded) or bool(cut.role(end + 1, "street"))
    if not named and not (following.digits and cut.role(end + 1, "direction")):
        return -1
    if (
        cut.number_first
        and following.digits
        and not is_ordinal(following.folded)
        and not cut.role(end + 1, "street")
    ):
        return -1
    score = 1.5 if cut.number_first else 0.2
    stop = min(cut.run_end(end), end + 8)
    if any(cut.role(at, "street") for at in range(end, stop)):
        score += 1.5 if cut.number_first else 1.2
        if cut.role(end, "street") and lexicon.country.type_position == "first":
            score += 0.5
    if cut.breaks(first):
        score += 1
    elif first and cut.is_free(first - 1):
        score -= 0.5
        if cut.tokens[first - 1].folded in cut.lexicon.small_words:
            score -= 2.5
        if cut.role(first - 1, "street") and not cut.number_first:
            score -= 1.5
        if cut.role(first - 1, "direction") and is_grid_street(cut, first, end):
            score -= 3
    if following.breaks:
        score -= 0.6
    return score


def _after(cut: Cut, first: int, end: int) -> float:  # noqa: C901 - a clue a line, none within another
    """How likely the street stands before the number."""
    previous = first - 1
    if not cut.is_free(previous):
        if not (first and cut.role(previous, "number")):
            return -1
        previous -= 1
        if not cut.is_free(previous):
            return -1
    word = cut.tokens[previous]
    if not word.folded.isalpha() and not is_ordinal(word.folded) and not word.digits:
        return -1
    score = 0.3 if cut.number_first else 1.8
    start = cut.run_start(previous)
    if start == previous and not cut.lexicon.endings and cut.role(previous, "street"):
        return -1  # "Calle 50": nothing is left to be the name
    typed = any(cut.role(at, "street") for at in range(start, previous + 1))
    if typed:
        score += 1.2 if cut.number_first else 1.5
    if cut.breaks(first):
        score -= 0.3 if typed else 0.9
    if word.folded in cut.lexicon.small_words and not cut.breaks(first):
        score -= 2.5
    plain_type = cut.role(previous, "street") and not cut.role(previous, "compound") and not cut.breaks(first)
    if plain_type and (_opens(cut, previous) or is_numbered(cut, previous)):
        score -= 2.5
    if len(word.folded) == 1 and cut.tokens[previous - 1].digits and not cut.breaks(previous):
        score -= 3  # "12 A 4": the door comes before the staircase
    if any(_is_date(cut, at) for at in range(start, previous)):
        score -= 2
    if (
        word.digits
        and not is_ordinal(word.folded)
        and not (cut.role(previous - 1, "street") and cut.lexicon.country.type_position == "first")
    ):
        score -= 1.5
    if (
        cut.is_free(end)
        and not cut.breaks(end)
        and cut.tokens[end].folded in cut.lexicon.small_words
        and not typed
    ):
        score -= 0.5
    if cut.role(previous, "direction") and is_grid_street(cut, first, end):
        score -= 3
    if cut.is_free(end) and not cut.breaks(end) and cut.tokens[end].digits:
        score -= 0.3
    if cut.breaks(end) or not cut.is_free(end):
        score += 0.4
    return score


def _is_date(cut: Cut, at: int) -> bool:
    """Whether "du 8" begins a date in a street's name."""
    return (
        cut.tokens[at].folded in cut.lexicon.small_words
        and cut.tokens[at + 1].digits
        and not cut.breaks(at + 1)
    )


def _opens(cut: Cut, at: int) -> bool:
    """Whether the street type stands first in its run, so that a number after it is the street's name."""
    return cut.run_start(at) == at or cut.lexicon.country.type_position == "first"
