"""The parse stage: text in, components out, each with its place in the text and a confidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from addrkit.errors import UsageError
from addrkit.locale.country import country_code
from addrkit.types import ParsedAddress

ParserName = Literal["compact", "libpostal"]


class Parser(Protocol):
    """Cuts addresses into the components of the contract. Never raises on any text."""

    name: str

    def parse(self, text: str, country: str | None = None) -> ParsedAddress:
        """One text; `country` (ISO 3166-1 alpha-2) is respected if given and inferred if not."""
        ...

    def parse_many(
        self, texts: Sequence[str], countries: Sequence[str | None], *, others: bool = True
    ) -> list[ParsedAddress]:
        """Many texts, each with its country or None, in their order.

        `others`: with the alternatives of each, where the parser tells them; looking for them takes time.
        """
        ...


def open_parser(name: ParserName = "compact") -> Parser:
    """The parser of that name, ready for use.

    Raises UsageError for a name that is none, and for `libpostal` a ModelError that says what to install
    where the package or its data are missing.

    >>> open_parser().parse("Laugavegur 12, 101 Reykjavík", "IS").address.house_number
    '12'
    """
    if name == "compact":
        from addrkit.parsing.compact import CompactParser

        return CompactParser()
    if name == "libpostal":
        from addrkit.parsing.libpostal.parser import LibpostalParser

        return LibpostalParser()
    raise UsageError(f"unknown parser {name!r}: use compact or libpostal")


def parse(text: str, country: str | None = None, parser: ParserName = "compact") -> ParsedAddress:
    """Cut one text into components, without any gazetteer.

    `country` is a code or a name. Raises UsageError for a country that is none.

    >>> parse("12 Main St Apt 4, Springfield IL 62704", country="US").address.unit
    'Apt 4'
    """
    return open_parser(parser).parse(text, country_code(country) if country else None)
