"""The question: which of a few known addresses is the one that was typed, or none of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from addrkit.judge.decide import Ranked, record_of
from addrkit.types import Address

LETTERS: Final = "ABCDEFGH"
"""One a candidate: at most eight are asked about."""
NONE: Final = "N"
"""The letter that says that none is meant."""
UNLIKELY: Final = 4.5
"""Log odds under the best candidate's, or under those of "none", from which a candidate is left out: 1 %."""
LONGEST_TYPED: Final = 160
"""Characters of the typed text that are shown; what an address needs more for is not in the address."""
LONGEST_OPTION: Final = 120
CERTAIN: Final = 1e-9
"""The least probability that log odds are taken of."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a language model is asked."""

    typed: str
    """As somebody typed it, on one line."""
    options: tuple[str, ...]
    """Known addresses, in the order of the alphabet: their order tells nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what is known without its answer."""

    question: Question
    option_of: tuple[int | None, ...]
    """The option that stands for each candidate; None for one that is too unlikely to be asked about."""
    log_odds: tuple[float, ...]
    """Of each candidate against none of them, without the answer."""


def question_of(typed: str, ranked: Ranked) -> Asked:
    """The question about candidates, the likeliest first; those that read alike share an option."""
    log_odds = log_odds_of([chance for chance, _ in ranked])
    least = max(log_odds[0], 0.0) - UNLIKELY if log_odds else 0.0
    texts: list[str | None] = []
    for at, (_, each) in enumerate(ranked):
        asked = at == 0 or log_odds[at] >= least
        text = option_text(record_of(each).components) if asked else None
        known = text in texts or len({*texts} - {None}) < len(LETTERS)
        texts.append(text if known else None)
    options = tuple(sorted({text for text in texts if text is not None}))
    return Asked(
        Question(one_line(typed, LONGEST_TYPED), options),
        tuple(None if text is None else options.index(text) for text in texts),
        tuple(log_odds),
    )


def log_odds_of(chances: list[float]) -> list[float]:
    """The log odds of each candidate against "none of them", whose chance is 1 less the sum of theirs.

    >>> [round(each, 3) for each in log_odds_of([0.5, 0.25])]
    [0.693, 0.0]
    """
    none = max(1.0 - sum(chances), CERTAIN)
    return [math.log(max(chance, CERTAIN) / none) for chance in chances]


def option_text(address: Address) -> str:
    """A known address on one line, its parts in one order for all countries.

    >>> option_text(Address(house_number="12", street="Rue Haute", postcode="05000", city="Gap"))
    '12 Rue Haute, 05000 Gap'
    """
    door = " ".join(filter(None, (address.house_number, address.street or address.building)))
    town = " ".join(filter(None, (address.postcode, address.city)))
    parts = (door, address.suburb, town, address.region)
    return one_line(", ".join(filter(None, parts)), LONGEST_OPTION)


def one_line(text: str, longest: int) -> str:
    r"""A text without line breaks and control characters, its full-width signs as plain ones, cut where it is too long.

    >>> one_line("12 Main St\n\x00Springfield", 16)
    '12 Main St Sprin'
    >>> one_line("２９８號", 16)
    '298號'
    """
    plain = "".join(each if each.isprintable() else " " for each in normalize("NFKC", text[: longest * 4]))
    return " ".join(plain.split())[:longest]
