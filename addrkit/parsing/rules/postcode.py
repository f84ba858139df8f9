"""The postcode, told from house numbers by its shape and its place; and the country's name."""

from __future__ import annotations

import re

from addrkit.locale.postcodes import letters_before_postcodes
from addrkit.parsing.rules.cut import FREE, LINK, NOTE, Cut
from addrkit.parsing.rules.lexicon import last_postcode_words, postcode_words

_SURE = 2.5
"""Score of a number from which on the rules are sure that it is the postcode."""
_AFTER_LETTERS = ("-", "(", ")", "")
"""Signs between a country's letters and a postcode: "D-45127", "S(640505)", "(S)640505", "S640505"."""
_DIGIT = re.compile(r"\d")


def take_country(cut: Cut) -> None:
    """The country's name, at the end or in a part of its own."""
    count = len(cut.tokens)
    if "country" not in cut.roles:
        return
    for at in range(count - 1, -1, -1):
        length = cut.role(at, "country")
        if not length or any(cut.labels[each] != FREE for each in range(at, at + length)):
            continue
        end = at + length
        trailing = all(cut.labels[each] == NOTE or cut.tokens[each].digits for each in range(end, count))
        alone = cut.breaks(at) and cut.breaks(end) and at > 0
        if not (trailing or alone) or at == 0:
            continue
        if not _is_also_region(cut, at, length) or (end == count and _is_behind_region(cut, at)):
            cut.take("country", at, end, sure=True)
            return


def _is_also_region(cut: Cut, at: int, length: int) -> bool:
    return cut.role(at, "region") >= length or cut.role(at, "known_city") >= length


def _is_behind_region(cut: Cut, at: int) -> bool:
    """Whether a part of its own stands behind a region, or its postcode: "06010 CDMX, México"."""
    end = at
    while end > 0 and cut.tokens[end - 1].digits:
        end -= 1
    return cut.breaks(at) and any(cut.role(first, "region") == end - first for first in range(1, end))


def take_postcode(cut: Cut) -> None:
    """The words that most look like the country's postcode, if any do well enough."""
    best: tuple[float, int, int] | None = None
    for first, end in _shaped(cut):
        score = _score(cut, first, end)
        if score > 0 and (best is None or score >= best[0]):
            best = (score, first, end)
    if best is None:
        _take_misshapen(cut)
        return
    score, first, end = best
    cut.take("postcode", first, end, sure=score >= _SURE)
    _take_prefix(cut, first)


def _take_misshapen(cut: Cut) -> None:
    """A number at the end, behind a place, that is no house number but lost or gained a digit: "MA 2118"."""
    place = len(cut.tokens) - 1
    while place > 0 and cut.labels[place] != FREE:
        place -= 1
    if place < 2 or not cut.tokens[place].folded.isdigit() or not 3 <= len(cut.tokens[place].folded) <= 10:
        return
    behind_place = cut.follows(place, "region") or cut.follows(place, "known_city") or cut.breaks(place)
    if behind_place and cut.tokens[place - 1].folded.isalpha() and _has_other_number(cut, place, place + 1):
        cut.take("postcode", place, place + 1, sure=False)


def _shaped(cut: Cut) -> list[tuple[int, int]]:
    """Stretches of up to three words that have the shape of a postcode."""
    found: list[tuple[int, int]] = []
    digits_only = cut.lexicon.digits_only
    for first in range(len(cut.tokens)):
        if digits_only and not cut.tokens[first].digits:
            continue
        squeezed = ""
        for end in range(first + 1, min(first + 4, len(cut.tokens) + 1)):
            here = cut.tokens[end - 1]
            if cut.labels[end - 1] != FREE or (
                end - 1 > first and (here.breaks or here.gap not in ("", "-", "."))
            ):
                break
            squeezed += here.folded.upper()
            if len(squeezed) > 10:
                break
            shaped = _DIGIT.search(squeezed) is not None and cut.lexicon.is_postcode(squeezed)
            if shaped and (end - first == 1 or _fits_with_signs(cut, first, end)):
                found.append((first, end))
    return found


def _fits_with_signs(cut: Cut, first: int, end: int) -> bool:
    """Whether the words make a postcode with a blank or a hyphen between them, as the country writes it."""
    pattern = cut.lexicon.country.postcode
    parts = [cut.tokens[at].folded for at in range(first, end)]
    if parts[0][0].isalpha() and not cut.lexicon.loose_postcode:
        return True  # "SW1 A1AA"
    if cut.lexicon.loose_postcode and any(part.isalpha() for part in parts):
        return False
    if [cut.tokens[at].gap for at in range(first + 1, end)] == [".", "-"] and pattern is not None:
        return pattern.fullmatch(f"{parts[0]}{parts[1]}-{parts[2]}") is not None  # "80.420-170"
    if len(parts) > 2:
        return False
    if [len(part) for part in parts] == [3, 3]:
        return True  # "411 001", read aloud by halves
    return pattern is not None and any(pattern.fullmatch(sign.join(parts)) for sign in (" ", "-"))


def _score(cut: Cut, first: int, end: int) -> float:  # noqa: C901 - a clue a line, none within another
    """How well the place of such a stretch suits a postcode; below zero is not one."""
    lexicon = cut.lexicon
    letters = any(word.folded.isalpha() or not word.folded.isdigit() for word in cut.tokens[first:end])
    size = sum(len(word.folded) for word in cut.tokens[first:end])
    score = 0.0
    if _is_lettered(cut, first) or _announcing(cut, first):
        score += 8
    if letters:
        score += 3
    elif size >= 5:
        score += 1.5
    elif size == 4:
        score += 0.5
    if end - first > 1 and not letters and cut.tokens[end - 1].gap != "-":
        score -= 0.5
    after = _next_taken(cut, end)
    before = cut.labels[first - 1] if first else "start"
    at_end = after in ("end", "country", NOTE) or (after == "region")
    at_start = cut.breaks(first)
    next_is_word = cut.is_free(end) and not cut.tokens[end].digits
    if cut.role(end, "street") and not cut.breaks(end) and cut.number_first:
        score -= 3.5
    if lexicon.postcode_first:
        if next_is_word and not cut.breaks(end):
            score += 2
        elif at_end:
            score += 1.2
    elif at_end:
        score += 2.5
    elif next_is_word:
        score += 0.3
    if at_start and first > 0:
        score += 1
    if before in ("region", "country") or (first and cut.role(first - 1, "region") and not cut.breaks(first)):
        score += 1.5
    if first and cut.role(first - 1, "number") and not cut.follows(first, "no_number"):
        score -= 4
    if cut.follows(first, "po_box"):
        score -= 6
    elif cut.follows(first, "unit"):
        score -= 1.5 if cut.role(first - 1, "region") or size >= 5 else 4
    if first and not cut.breaks(first) and cut.role(first - 1, "street") and not letters:
        score -= 2.5 if size < 5 else 1
    if first == 0 and not letters and cut.number_first and next_is_word:
        typed = any(cut.role(at, "street") for at in range(end, min(end + 6, len(cut.tokens))))
        door = typed or size < 5 or _has_later_number(cut, end, size) or not lexicon.postcode_first
        score -= 4 if door else 0.5
    if not letters and size < 5 and not _has_other_number(cut, first, end):
        # A short number after a name, with no other number about, is as likely the door.
        score -= 1.5 if not at_start and not lexicon.postcode_first else 0.7
    return score


def _next_taken(cut: Cut, at: int) -> str:
    if at >= len(cut.labels):
        return "end"
    if cut.labels[at] == FREE and cut.role(at, "region"):
        length = cut.role(at, "region")
        if at + length >= len(cut.labels) or cut.labels[at + length] in ("country", NOTE):
            return "region"
    return cut.labels[at]


def _has_other_number(cut: Cut, first: int, end: int) -> bool:
    return any(
        token.digits and cut.labels[at] == FREE
        for at, token in enumerate(cut.tokens)
        if not first <= at < end
    )


def _has_later_number(cut: Cut, end: int, size: int) -> bool:
    """Whether another number as long as this one follows, so that this one is a door."""
    return any(
        len(token.folded) == size and token.folded.isdigit() and cut.labels[at] == FREE
        for at, token in enumerate(cut.tokens[end:], end)
    )


def _take_prefix(cut: Cut, first: int) -> None:
    """What announces a postcode belongs to no component: "CEP 80010-010", "D-45127", "CH-8001"."""
    spaced = cut.tokens[first].gap == "" and not cut.breaks(first) and cut.is_free(first - 1)
    words = _announcing(cut, first)
    if words:
        cut.take(LINK, first - words, first, sure=True)
        cut.barred.update(range(first - words, first))
    elif _is_lettered(cut, first) or (spaced and cut.tokens[first - 1].folded == _code(cut)):
        cut.take(LINK, first - 1, first, sure=True)


def _announcing(cut: Cut, first: int) -> int:
    """How many words before a postcode only say that it is one: "CEP", "PIN code"."""
    if first < 2 or cut.tokens[first - 1].folded not in last_postcode_words():
        return 0
    known, code = postcode_words(), cut.lexicon.country.code
    for length in (3, 2, 1):
        start = first - length
        if start < 1 or not all(map(cut.is_free, range(start, first))):
            continue
        countries = known.get(cut.folded(start, first))
        if countries is not None and (not countries or code in countries):
            return length
    return 0


def _is_lettered(cut: Cut, first: int) -> bool:
    """Whether the country's letters stand before a word, with a sign or with nothing between."""
    token = cut.tokens[first]
    if (
        not cut.is_free(first - 1)
        or token.gap not in _AFTER_LETTERS
        or not (token.joined or token.gap != "-")
    ):
        return False
    if token.gap == "" and not token.joined:
        return False
    letters = cut.tokens[first - 1].folded
    if cut.lexicon.is_postcode(f"{letters}{token.folded}".upper()):
        return False  # "LV-1010": the letters are of the postcode
    return letters in letters_before_postcodes(cut.lexicon.country.code)


def _code(cut: Cut) -> str:
    return cut.lexicon.country.code.lower()
