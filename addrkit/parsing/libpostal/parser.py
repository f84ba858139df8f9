"""The parser of libpostal, through its `postal` API, with the components and offsets of the contract."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache

from addrkit.errors import ModelError, UsageError, heed_interrupt
from addrkit.locale.country import country_codes, country_names
from addrkit.locale.text import MAX_TEXT, fold, folded_words, words
from addrkit.parsing.libpostal.setup import VARIABLE, default_folder, libpostal_folder
from addrkit.parsing.pasted.asides import masked, plain_asides, spans_of, worded_asides
from addrkit.parsing.pasted.clean import as_typed, clean
from addrkit.parsing.rules.country import guess_country
from addrkit.parsing.rules.lexicon import lexicon
from addrkit.parsing.rules.tokens import ascii_digits, tokens
from addrkit.types import COMPONENTS, ParsedAddress, ParsedComponent

LABELS = {
    "house": "building",
    "house_number": "house_number",
    "road": "street",
    "unit": "unit",
    "level": "unit",
    "staircase": "unit",
    "entrance": "unit",
    "po_box": "po_box",
    "suburb": "suburb",
    "city_district": "suburb",
    "city": "city",
    "state_district": "district",
    "state": "region",
    "postcode": "postcode",
    "country": "country",
}
"""libpostal's labels to components; words under its other labels are unmatched."""

_CONFIDENCE = 0.8
"""libpostal tells no confidence. Its authors measured 99.45 % of whole addresses right on held-out
OpenStreetMap and OpenAddresses data; addresses as people type them are harder."""

_UNREADABLE = str.maketrans({0: " "})


class LibpostalParser:
    """libpostal as a `Parser`. Loads 1.9 GB on its first use in a process.

    Raises ModelError when it is made if the package `postal` or its data are missing.
    """

    name = "libpostal"

    def __init__(self) -> None:
        self._parse_address = _load()

    def parse(self, text: str, country: str | None = None) -> ParsedAddress:
        """One text. Reads its first MAX_TEXT characters. Raises UsageError for an unknown country code."""
        if country is not None and country not in country_codes():
            raise UsageError(
                f"unknown country code {country[:8]!r}: use ISO 3166-1 alpha-2, such as US or GB"
            )
        typed = clean(text[:MAX_TEXT])
        asides = plain_asides(typed.text)
        plain = masked(typed.text, asides)
        if country is not None:
            asides = worded_asides(typed.text, lexicon(country), asides)
            plain = masked(typed.text, asides)
        read = plain.translate(_UNREADABLE).encode("utf-8", "replace").decode("utf-8")
        labelled = self._parse_address(read, None, country.lower() if country else None)
        components, rest = locate(plain, [(value, LABELS.get(label, "")) for value, label in labelled])
        certainty = 1.0
        code = country
        if code is None:
            named = components.get("country")
            code = country_names().get(fold(named.value)) if named else None
            certainty = 0.995
            if code is None:
                code, certainty = guess_country(read, tokens(read))
        unmatched = (*rest, *(typed.text[start:end] for start, end in spans_of(typed.text, asides)))
        told = ParsedAddress(
            typed.text, code, components, unmatched, certainty if code else 0.0, asides=asides
        )
        return as_typed(told, text, typed)

    def parse_many(
        self, texts: Sequence[str], countries: Sequence[str | None], *, others: bool = True
    ) -> list[ParsedAddress]:
        """Many texts with their countries, in their order; libpostal tells no alternatives."""
        return [self.parse(text, country) for text, country in zip(texts, countries, strict=True)]


def locate(
    text: str, labelled: Sequence[tuple[str, str]]
) -> tuple[dict[str, ParsedComponent], tuple[str, ...]]:
    """Finds labelled values, in their order, in the raw text: components with offsets, and the words left.

    The values may differ from the text in case, accents, blanks and signs. Of neighbours with one label one
    component is made; of others with one label the first is kept. A value that is not found is left out.

    >>> found, rest = locate("12 Main St, Apt 4 (rear)", [("12", "house_number"), ("main st", "street")])
    >>> found["street"].value, found["street"].start, rest
    ('Main St', 3, ('Apt', '4', 'rear'))
    """
    read = words(text[:MAX_TEXT])
    letters, starts, ends = _letters(text[:MAX_TEXT])
    spans: dict[str, tuple[int, int]] = {}
    last_label = ""
    place = 0
    for value, label in labelled:
        wanted = "".join(folded_words(value))
        found = _find(letters, starts, ends, wanted, place) if wanted else -1
        if found < 0:
            continue
        place = found + len(wanted)
        start, end = starts[found], ends[place - 1]
        if any(first < end and start < last for first, last in spans.values()):
            continue  # "Æ" is two letters once it is folded, and one word
        if label and label == last_label:
            spans[label] = (spans[label][0], end)
        elif label and label not in spans:
            spans[label] = (start, end)
        last_label = label if label and spans[label][1] == end else ""
    components = {name: _component(text, name, *spans[name]) for name in COMPONENTS if name in spans}
    unmatched = tuple(
        text[word.start : word.end]
        for word in read
        if not any(start < word.end and word.start < end for start, end in spans.values())
    )
    return components, unmatched


def _component(text: str, name: str, start: int, end: int) -> ParsedComponent:
    if start and name == "unit" and text[start - 1] == "#":
        start -= 1
    value = ascii_digits(text[start:end]) if name == "house_number" else text[start:end]
    return ParsedComponent(value, _CONFIDENCE, start, end)


def _letters(text: str) -> tuple[str, list[int], list[int]]:
    """The folded letters of all words, and for each where it starts and ends in the text.

    A letter of a word that folding made longer or shorter stands for the whole word.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word in words(text):
        same_length = len(word.folded) == word.end - word.start
        for offset, letter in enumerate(word.folded):
            letters.append(letter)
            starts.append(word.start + offset if same_length else word.start)
            ends.append(word.start + offset + 1 if same_length else word.end)
    return "".join(letters), starts, ends


def _find(letters: str, starts: list[int], ends: list[int], wanted: str, at: int) -> int:
    """Where the letters stand from `place` on, at the edges of words if anywhere; -1 if nowhere."""
    first = letters.find(wanted, at)
    found = first
    while found >= 0:
        stop = found + len(wanted)
        opens = found == 0 or starts[found] > ends[found - 1]
        closes = stop == len(letters) or starts[stop] > ends[stop - 1]
        if opens and closes:
            return found
        found = letters.find(wanted, found + 1)
    return first


@cache
def _load() -> Callable[[str, str | None, str | None], list[tuple[str, str]]]:
    folder = libpostal_folder()
    if folder is None:
        raise ModelError(f"libpostal's data is not in {default_folder()}: run: addrkit setup libpostal")
    os.environ[VARIABLE] = str(folder)
    try:
        from postal.parser import parse_address
    except ImportError as error:
        heed_interrupt(error)
        raise ModelError(
            f"the parser libpostal needs a package that is not installed ({error.name}): "
            "run: pip install 'addrkit[libpostal]', then: addrkit setup libpostal"
        ) from error
    parse: Callable[[str, str | None, str | None], list[tuple[str, str]]] = parse_address
    return parse
