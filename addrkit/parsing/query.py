"""The query: what the user typed, cut into words and read by a parser."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from addrkit.errors import AddrkitError, InputError
from addrkit.locale.country import Country, country, country_code, country_names
from addrkit.locale.numbers import LONGEST_DOOR, HouseNumber, house_number
from addrkit.locale.text import MAX_TEXT, Word, fold, is_cjk, squeeze, words
from addrkit.once import once
from addrkit.parsing.announcing import announcing
from addrkit.parsing.cells import Cells, cells_of, value_text, with_plain_region
from addrkit.parsing.fields import Parse, pieces_of
from addrkit.parsing.parser import Parser
from addrkit.parsing.pasted.asides import masked, spans_of
from addrkit.parsing.pasted.clean import clean
from addrkit.parsing.piece import Piece
from addrkit.parsing.row_names import FREE_TEXT, Row, by_our_names
from addrkit.parsing.typed_postcodes import other_numbers, typed_postcodes
from addrkit.quickly_made import quickly_made
from addrkit.types import Aside, ParsedAddress, ParsedComponent


@quickly_made
@dataclass(frozen=True)
class Query:
    """One address as it was typed."""

    text: str
    """At most `MAX_TEXT` characters."""
    words: tuple[Word, ...]
    """The words of the address, without those of its harmless asides."""
    parsed: ParsedAddress
    country: str | None
    """Given, or inferred by the parser."""
    country_certain: bool
    """Whether it was given, or is named in the text."""
    shortened: bool
    """Whether the text was longer than what is read."""
    unread: tuple[str, ...] = ()
    """Names of the row's fields that are no part of an address, and hold something."""

    @once
    def given(self) -> frozenset[str]:
        """The components that the columns of a row gave."""
        return frozenset(name for name, part in self.parsed.components.items() if part.confidence == 1.0)

    @once
    def value(self) -> Callable[[str], str | None]:
        """What the parser, or the user, holds for a component; None where it holds nothing. Asked often."""
        return {name: part.value for name, part in self.parsed.components.items()}.get

    @once
    def conventions(self) -> Country | None:
        """The conventions of the query's country, if it is known."""
        return country(self.country) if self.country else None

    @once
    def labels(self) -> tuple[str | None, ...]:
        """The component that holds each word, in the order of the words."""
        spans = sorted((part.start, part.end, name) for name, part in self.parsed.components.items())
        found = []
        for word in self.words:
            holder = None
            for start, end, name in spans:
                if start < word.end and word.start < end:
                    holder = name
                    break
            found.append(holder)
        return tuple(found)

    @once
    def beside(self) -> tuple[str, ...]:
        """The words that stand beside the address and change no delivery, as they were written."""
        named = [each for each in self.parsed.asides if each.kind not in ("announcing", "repeated")]
        return tuple(self.text[start:end] for start, end in spans_of(self.text, named))

    @once
    def number(self) -> HouseNumber | None:
        """The house number that was typed."""
        written = self.value("house_number")
        read = house_number(written) if written else None
        return read if read and (read.number or read.suffix) else None

    @once
    def postcodes(self) -> tuple[str, ...]:
        """What may be the postcode, folded and without blanks; the parser's own first.

        Beside one that the parser holds the numbers of streets and doors are none, "Corrientes 1234, C1043AAZ", and
        beside a door that is no longer than one: "Corrientes 1234, Buenos Aires".
        """
        held, door = self.value("postcode"), self.value("house_number") or ""
        told = held or 0 < sum(map(str.isdigit, door)) <= LONGEST_DOOR
        return self.place_postcodes if told else typed_postcodes(self.text, held, self.conventions)

    @once
    def place_postcodes(self) -> tuple[str, ...]:
        """As `postcodes`, without the numbers of streets and doors: "10663 Sk." and "No. 100" are none."""
        apart = other_numbers(self.parsed)
        return typed_postcodes(self.text, self.value("postcode"), self.conventions, apart)


@quickly_made
@dataclass(frozen=True, slots=True)
class _Typed:
    """A row before anything of it is parsed."""

    text: str
    fields: Mapping[str, str]
    """Components other than the country."""
    given: str | None
    """The country's code."""
    unread: tuple[str, ...] = ()
    """Names of the row's fields that are no part of an address."""

    @property
    def whole_line(self) -> bool:
        """Whether the street's field may hold the number as well."""
        return "street" in self.fields and "house_number" not in self.fields

    @property
    def to_parse(self) -> tuple[tuple[str, str | None], ...]:
        """The texts that a parser is asked about, each with its country."""
        asked = [self.fields["street"]] if self.whole_line else []
        if self.text or not self.fields:
            asked.append(self.text)
        return tuple((text[:MAX_TEXT], self.given) for text in asked)


def query_of(row: Row, parser: Parser, default_country: str | None = None) -> Query:
    """A query from free text, from components, or from both.

    A row's own country stands before `default_country`. Raises UsageError for a country that is none.
    """
    [query] = _queries([_typed(row, default_country)], parser)
    return query


def queries_of(
    rows: Sequence[Row], parser: Parser, default_country: str | None = None
) -> list[Query | AddrkitError]:
    """The queries of many rows, their texts parsed together; an error stands for a row that cannot be read."""
    typed: list[_Typed | AddrkitError] = []
    for row in rows:
        try:
            if not isinstance(row, (str, Mapping)):
                raise InputError(f"a row is text or a mapping of components, not {type(row).__name__}")
            typed.append(_typed(row, default_country))
        except AddrkitError as error:
            typed.append(error)
    read = iter(_queries([each for each in typed if isinstance(each, _Typed)], parser))
    return [next(read) if isinstance(each, _Typed) else each for each in typed]


def _queries(typed: Sequence[_Typed], parser: Parser) -> list[Query]:
    asked = list(dict.fromkeys(pair for each in typed for pair in each.to_parse))
    parsed = parser.parse_many([text for text, _ in asked], [code for _, code in asked], others=False)
    known = dict(zip(asked, parsed, strict=True))

    def parse(text: str, code: str | None) -> ParsedAddress:
        if (text, code) not in known:
            [known[text, code]] = parser.parse_many([text], [code], others=False)
        return known[text, code]

    return [
        replace(query, unread=each.unread) if each.unread else query
        for each in typed
        for query in [_query(each, parse)]
    ]


def _typed(row: Row, default_country: str | None) -> _Typed:
    if isinstance(row, str):
        return _Typed(clean(row).text.strip(), {}, country_code(default_country) if default_country else None)
    row, unread = by_our_names(row)
    # One sign more than is read, so that a cell that is cut is seen to be.
    fields = {name: text[: MAX_TEXT + 1] for name, text in cells_of(row).items()}
    named = fields.pop("country", None) or default_country
    given = country_code(named) if named else None
    free = clean(value_text(row.get(FREE_TEXT), FREE_TEXT)).text.strip()
    return _Typed(free, with_plain_region(fields, given), given, unread)


def _query(typed: _Typed, parse: Parse) -> Query:
    free, given = typed.text, typed.given
    if not typed.fields:
        return finished(free, parse(free[:MAX_TEXT], given), given)
    parsed = parse(free[:MAX_TEXT], given) if free else ParsedAddress("", given, {}, (), 0.0)
    lined = {"street", "house_number"} <= parsed.components.keys()
    pieces = pieces_of(_with_county(typed.fields, parsed, given), given, parse, lined=lined)
    joined, merged, asides = _with_pieces(free, parsed, pieces)
    told = ParsedAddress(
        joined[:MAX_TEXT],
        given or parsed.country,
        merged,
        parsed.unmatched,
        1.0 if given else parsed.country_confidence,
        asides=asides,
    )
    return finished(joined, told, given)


def _with_county(fields: Cells, parsed: ParsedAddress, given: str | None) -> Cells:
    """The cells with the town's in the county's place, where it names one and the line has the town.

    So is the row of "11 High Street, Leeds" and a town "West Yorkshire".
    """
    city, own = fields.get("city"), parsed.components.get("city")
    if city is None or own is None or given is None or "district" in fields or fold(own.value) == fold(city):
        return fields
    if fold(city) not in country(given).districts:
        return fields
    return {**{name: text for name, text in fields.items() if name != "city"}, "district": city}


def _with_pieces(
    text: str, parsed: ParsedAddress, pieces: Sequence[Piece]
) -> tuple[str, dict[str, ParsedComponent], tuple[Aside, ...]]:
    """The free text followed by the cells; a cell takes the place of what the parser found for it."""
    given = {name: part.value for piece in pieces for name, part in piece.parts.items()}
    merged = {name: part for name, part in parsed.components.items() if name not in given}
    asides = list(parsed.asides)
    asides += [
        Aside("repeated", part.start, part.end)
        for name, part in parsed.components.items()
        if name in given and squeeze(part.value) == squeeze(given[name])
    ]
    joined = text
    for piece in pieces:
        if joined:
            joined += ", "
        start = len(joined)
        joined += piece.text
        for name, part in piece.parts.items():
            if start + part.end <= MAX_TEXT:
                merged[name] = replace(part, start=start + part.start, end=start + part.end)
        asides += [
            replace(aside, start=start + aside.start, end=start + aside.end)
            for aside in piece.asides
            if start + aside.end <= MAX_TEXT
        ]
    return joined, merged, tuple(asides)


def words_of(text: str, parsed: ParsedAddress) -> tuple[Word, ...]:
    """The words of the address; a run of Chinese or Japanese is cut where its components are."""
    found = words(masked(text, parsed.asides))
    if text.isascii() or not any(is_cjk(word.folded) for word in found):
        return tuple(found)
    edges = sorted({edge for part in parsed.components.values() for edge in (part.start, part.end)})
    return tuple(piece for word in found for piece in _cut(word, text, edges))


def _cut(word: Word, text: str, edges: Sequence[int]) -> list[Word]:
    """A word in pieces, where edges lie inside it and it is written without blanks."""
    inside = [edge for edge in edges if word.start < edge < word.end]
    if not inside or not is_cjk(word.folded):
        return [word]
    bounds = [word.start, *inside, word.end]
    return [
        Word(piece.folded, start + piece.start, start + piece.end)
        for start, end in pairwise(bounds)
        for piece in words(text[start:end])
    ]


def finished(text: str, parsed: ParsedAddress, given: str | None) -> Query:
    """The query of a text that was parsed; the country is certain where it was given, or named."""
    announced = announcing(text, parsed, given or parsed.country)
    if announced:
        parsed = replace(parsed, asides=(*parsed.asides, *announced))
    city = parsed.components.get("city")
    # A city-state's town names its country.
    named = "country" in parsed.components or (
        city is not None
        and parsed.country is not None
        and country_names().get(fold(city.value)) == parsed.country
    )
    return Query(
        text=text[:MAX_TEXT],
        words=words_of(text[:MAX_TEXT], parsed),
        parsed=parsed,
        country=given or parsed.country,
        country_certain=given is not None or named,
        shortened=len(text) > MAX_TEXT,
    )


__all__ = [
    "FREE_TEXT",
    "Query",
    "Row",
    "finished",
    "queries_of",
    "query_of",
    "words_of",
]
