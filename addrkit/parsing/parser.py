"""The parse stage: text in, components out, each with its place in the text and a confidence."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from addrkit.asked import code_of, several_of, text_of
from addrkit.errors import UsageError
from addrkit.locale.country import country_code
from addrkit.types import ParsedAddress

Named = str | os.PathLike[str]
"""A parser: "compact", "libpostal", or the folder of one that `addrkit train parser` wrote."""


class Parser(Protocol):
    """Cuts addresses into the components of the contract. Never raises on any text."""

    name: str
    """"compact", "libpostal", or the folder that it was opened from: `open_parser` takes it."""

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


def open_parser(named: Named = "compact") -> Parser:
    """The parser of that name or in that folder, ready for use.

    Raises UsageError for what is neither; ModelError for a folder that is damaged, of another kind or version, and,
    for `libpostal`, where the package or its data are missing: it says what to install.

    >>> open_parser().parse("Laugavegur 12, 101 Reykjavík", "IS").address.house_number
    '12'
    """
    if named == "compact":
        from addrkit.parsing.compact import CompactParser

        return CompactParser()
    if named == "libpostal":
        from addrkit.parsing.libpostal.parser import LibpostalParser

        return LibpostalParser()
    if Path(named).is_dir():
        from addrkit.parsing.compact import CompactParser
        from addrkit.parsing.tagger.network import load_tagger

        return CompactParser(load_tagger(Path(named)), str(Path(named).resolve()))
    raise UsageError(
        f"there is no parser {str(named)[:100]!r}: use compact, libpostal, or a folder that addrkit train parser wrote"
    )


def parse(text: str, country: str | None = None, parser: Named = "compact") -> ParsedAddress:
    """Cut one text into components, without any gazetteer.

    `country` is a code or a name. Raises UsageError for a country that is none.

    >>> parse("12 Main St Apt 4, Springfield IL 62704", country="US").address.unit
    'Apt 4'
    """
    return as_written(open_parser(parser).parse(text_of(text), code_of(country)))


def parse_many(
    texts: Iterable[str],
    country: str | Sequence[str | None] | None = None,
    parser: Named = "compact",
    *,
    alternatives: bool = False,
) -> list[ParsedAddress]:
    """Cut many texts into components, in their order, without any gazetteer: several times faster than one by one.

    `country` is a code or a name for all texts, or one or None for each; `alternatives` adds the other cuts, which
    takes longer. Raises UsageError for a country that is none, or where there are not as many countries as texts.

    >>> [each.address.city for each in parse_many(["Ermou 22, Athens", "Ilica 10, 10000 Zagreb"], ["GR", "HR"])]
    ['Athens', 'Zagreb']
    """
    read = list(map(text_of, several_of(texts)))
    each = [country] * len(read) if country is None or isinstance(country, str) else list(country)
    if len(each) != len(read):
        raise UsageError(f"{len(each)} countries for {len(read)} texts: give one for all, or one for each")
    codes = {name: country_code(name) for name in set(each) if name}
    parsed = open_parser(parser).parse_many(
        read, [codes[name] if name else None for name in each], others=alternatives
    )
    return [as_written(each) for each in parsed]


def as_written(parsed: ParsedAddress) -> ParsedAddress:
    """The same with the blanks and signs of the text: what was glued is set apart to be compared, not to be shown.

    >>> as_written(open_parser().parse("Postboks112, 0501 Oslo", "NO")).components["po_box"].value
    'Postboks112'
    """
    components = {
        name: replace(part, value=parsed.text[part.start : part.end])
        if name != "house_number" and _but_for_blanks(part.value, parsed.text[part.start : part.end])
        else part
        for name, part in parsed.components.items()
    }
    others = tuple(as_written(each) for each in parsed.alternatives)
    return replace(parsed, components=components, alternatives=others)


def _but_for_blanks(value: str, written: str) -> bool:
    """Whether they differ by blanks alone, or by signs that were read as such or as a comma: "Sector-13"."""
    plain, typed = ("".join(filter(str.isalnum, text)) for text in (value, written))
    return value != written and plain == typed
