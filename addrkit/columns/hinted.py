"""Columns whose names say half of what they are and whose cells say the rest: "cPostCode", "CTY", "HALF_HN"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from addrkit.columns.candidates import ColumnCandidate, ColumnGroup
from addrkit.columns.concepts import known_concepts, worded
from addrkit.columns.direct import GUESSED, Meaning
from addrkit.columns.fields import LINES, STREETS
from addrkit.columns.kinds import are_padded_doors, are_postcodes, looks_like
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import AMBIGUOUS, LONGEST, known_names, plain, readings_of, says_never, tokens
from addrkit.columns.questions import two_readings
from addrkit.columns.sample import Sample

_OF_CONCEPT: Mapping[str, tuple[str, ...]] = {
    "zip": ("postcode",),
    "post": ("postcode", "city"),
    "index": ("postcode",),
    "country": ("country",),
    "region": ("region",),
    "state": ("country", "region"),
    "town": ("city",),
    "municipality": ("city",),
    "number_of_house": ("house_number", "number_suffix"),
    "letter": ("number_suffix",),
    "suffix": ("number_suffix",),
    "repeated": ("number_suffix",),
    "street": ("street", "line"),
    "address": ("line",),
}
"""What a word may hint at."""
_CODES = {"postcode", "country", "region"}
"""The same of a name that others have to explain: towns are too many."""
_PLACES = {"postcode", "country", "region", "city"}
"""Fields that a name means with a word beside it that says nothing, where the cells agree."""
_GROUPED_CODES = (f"{AMBIGUOUS}code", f"{AMBIGUOUS}kod")
_KINDS = ("street_type", "street_pretype")
_OF_NUMBERS = {"house", "number", "number_of_house"}
"""What words say that are of numbers of houses beside a street, and of anything elsewhere."""
_OF_LINES = {"address", "street", "house", "number", "full", "name"}
"""What words say that may stand in the name of a line."""
_FIRST = frozenset({"address", "line", "line1"})
_WORDS = 3
"""Words of a name within another one."""
_NUMBERS = frozenset({"house_number", "number_full", "number_beside_street"})
_ADDITIONS = frozenset({"number_letter", "number_suffix"})
_WANTED: tuple[tuple[str, frozenset[str]], ...] = (
    ("line", frozenset({*LINES, "line2", "line3", "po_box", "building", *_NUMBERS})),
    ("street", frozenset({*LINES, "postcode_city"})),
    ("house_number", _NUMBERS),
    ("postcode", frozenset({"postcode", "postcode_city"})),
    ("country", frozenset({"country"})),
    ("region", frozenset({"region"})),
    ("city", frozenset({"city", "city_or_suburb", "city_or_district", "postcode_city"})),
    ("number_suffix", _ADDITIONS),
)
"""Fields, with those that take their place where a table has them."""
_BEHIND = 2
"""Columns from a number to its letter."""
_BESIDE = 4
"""Columns from a street to its number."""
_SHORT = (3, 5)
"""Letters of a word that may be short for another, from one to the other."""
_WHOLE = 4
_LEADING = (1, 2)
"""Letters before a name that tell of which address it is."""


def hinted_columns(
    columns: Sequence[str],
    found: Sequence[ColumnCandidate],
    group: ColumnGroup,
    passed: Iterable[int],
    rows: Sample,
    name: str = "the table",
) -> list[ColumnCandidate]:
    """Columns of fields that an address lacks, each the only one that hints at its field and has such cells.

    Raises InputError where several columns look like its line.
    """
    there = {each.meaning.field for each in group.candidates}
    taken = {*passed, *(each.place for each in group.candidates)}
    # What is known and is not of this address is of another one, and so are several with a word of their own.
    own = {*taken, *(each.place for each in found if each.meaning.known_group)}
    lines = {each.meaning.group for each in found if each.meaning.field in LINES}
    taken |= {each.place for each in found if each.meaning.known_group or each.meaning.group in lines}
    others = lines - {group.name, ""}
    read: list[ColumnCandidate] = []
    for field, same in _WANTED:
        if not there.isdisjoint(same):
            continue
        streets = [each.place for each in (*group.candidates, *read) if each.meaning.field in STREETS]
        numbers = [each.place for each in (*group.candidates, *read) if each.meaning.field in _NUMBERS]
        fitting = [
            at
            for at, name in enumerate(columns)
            if at not in (own if field == "line" else taken)
            and field in hints_of(name)
            and _has_its_shape(name, rows.texts(at))
            and _said_groups(name) <= {group.name}
            and not (field in _PLACES and _is_led_otherwise(columns, at, taken))
            and (field == "line" or not any(other in plain(name) for other in others))
            and (
                not group.name
                or not (_leads_another if field == "line" else _is_of_another)(columns, at, group, taken)
            )
            and (field not in _ADDITIONS or any(0 < at - one <= _BEHIND for one in numbers))
            and (field != "house_number" or any(abs(at - one) <= _BESIDE for one in streets))
            and (
                _looks_like(field, cells := rows.texts(at), rows.country)
                or (field == "house_number" and are_padded_doors(cells))
            )
        ]
        if len(fitting) > 1 and field == "line":
            some = [ColumnCandidate(at, columns[at], Meaning(field)) for at in fitting]
            raise two_readings(name, field, some)
        if len(fitting) == 1:
            [at] = fitting
            read.append(ColumnCandidate(at, columns[at], Meaning(field, group.name, rank=GUESSED)))
            taken.add(at)
            own.add(at)
    return read


def _has_its_shape(name: str, cells: Sequence[str]) -> bool:
    """Whether cells have the shape that a name asks for: a "PIN" of eight figures is no postcode."""
    shape = known_names().shapes.get(plain(name))
    return shape is None or all(shape.fullmatch(cell.strip()) for cell in cells)


def _is_led_otherwise(columns: Sequence[str], at: int, taken: Collection[int]) -> bool:
    """Whether another name is the same behind other letters, so that they tell whose town it is: "SCITY", "MCITY"."""
    name = columns[at]
    return any(
        one not in (at, *taken)
        and len(other) == len(name)
        and any(name[lead:] == other[lead:] and name[:lead] != other[:lead] for lead in _LEADING)
        and len(name) > _WHOLE
        for one, other in enumerate(columns)
    )


def _is_of_another(columns: Sequence[str], at: int, group: ColumnGroup, taken: Collection[int]) -> bool:
    """Whether a name lacks the word of the address and ends like that of another line: "Tỉnh/TP thanh toán"."""
    if group.name in plain(columns[at]) or not tokens(columns[at]):
        return False
    end = tokens(columns[at])[-1]
    return any(
        one not in (at, *taken) and tokens(name)[-1:] == (end,) and "line" in hints_of(name)
        for one, name in enumerate(columns)
    )


def _leads_another(columns: Sequence[str], at: int, group: ColumnGroup, taken: Collection[int]) -> bool:
    """Whether a line begins with the word that a town of another address has: "Sūtītāja adrese", "Sūtītāja pilsēta"."""
    words = tokens(columns[at])
    if len(words) < 2 or group.name in plain(columns[at]):
        return False
    return any(
        one not in (at, *taken)
        and tokens(name)[:1] == words[:1]
        and not _PLACES.isdisjoint(hints_of(name))
        and "line" not in hints_of(name)
        for one, name in enumerate(columns)
    )


def _looks_like(field: str, cells: Sequence[str], country: str | None) -> bool:
    """Whether cells show that they are of a field; postcodes have the shape of the country's."""
    cells = [cell.strip() for cell in cells]
    return are_postcodes(cells, country) if field == "postcode" else looks_like(field, cells)


@lru_cache(10_000)
def hints_of(name: str) -> frozenset[str]:
    """The fields that a column's name may mean, by a word of it or by what it may be short for.

    >>> sorted(hints_of("cPostCode")), sorted(hints_of("CRY")), sorted(hints_of("Email")), sorted(hints_of("HALF_HN"))
    (['city', 'postcode'], ['country'], [], ['number_suffix'])
    """
    words = tokens(name)
    others = [word for word in words if word not in known_concepts().of_word]
    if worded(name).concepts == {"country"} and set(worded(name).unknown) <= {"id"}:
        return frozenset({"country"})
    if says_never(others) or not known_names().beside.isdisjoint(others):
        return frozenset()
    if any(each in word for word in words for each in known_names().people):
        return frozenset()
    said, never = meaning_of(name), known_names().never
    hints = _PLACES.intersection([said.field]) if said is not None else set()
    if (
        said is not None
        and said.field.startswith(AMBIGUOUS)
        and said.field.removeprefix(AMBIGUOUS) not in never
    ):
        hints |= _CODES.intersection(readings_of(said.field))
    if said is not None and said.field in _GROUPED_CODES and said.group and said.known_group:
        # "Shipping Code" is of no order.
        hints.add("postcode")
    concepts = worded(name).concepts
    judged = said is not None and said.field == "number_beside_street"
    if concepts and concepts <= _OF_NUMBERS and not worded(name).unknown and not judged:
        hints.add("house_number")
    guessed = said is None or said.rank >= GUESSED
    if "number" in concepts and not concepts.isdisjoint(("house", "street", "post", "address")) and guessed:
        hints.add("house_number")
    for concept in concepts:
        hints.update(_OF_CONCEPT.get(concept, ()))
    if len(words) == 1:
        hints |= _short_for(words[0])
    for word in words:
        hints |= _begins(word)
    hints |= _within(words)
    if not concepts <= _OF_LINES or (said is not None and said.field in _KINDS):
        # Names of several fields stand in one where the separator was not told.
        hints -= {"line", "street"}
    if not name.isascii():
        hints |= _ends_with(plain(name))
    return frozenset(hints)


def _short_for(word: str) -> set[str]:
    """The fields of the words that one may be short for: it has their letters in order, and the first and no figure."""
    if not (_SHORT[0] <= len(word) <= _SHORT[1] and word.isascii() and word.isalpha()):
        return set()
    found: set[str] = set()
    for whole, concept in known_concepts().of_word.items():
        if (
            len(whole) > len(word)
            and len(whole) >= _WHOLE
            and whole[0] == word[0]
            and _has_in_order(whole, word)
        ):
            found.update(_OF_CONCEPT.get(concept, ()))
    # Numbers and lines may be of anything that is counted.
    return found & _PLACES


def _within(words: tuple[str, ...]) -> set[str]:
    """The fields of names that stand within another one: "Địa chỉ nhận", 수취인주소."""
    fields = known_names().fields
    found = set()
    for first in range(len(words)):
        for end in range(first + 1, min(len(words), first + _WORDS) + 1):
            key = "".join(words[first:end])
            field = fields.get(key, ("", True))[0]
            # "line_items" are none of an address.
            found.add("line" if field in _FIRST and key not in known_names().line_words else field)
    for word in words:
        if not word.isascii() and any(
            each in word for each in known_names().plain if len(each) > 1 and not each.isascii()
        ):
            found.add("line")
    return found & {*_PLACES, "line"}


def _said_groups(name: str) -> set[str]:
    """The words of a name that are known to stand before addresses, as groups are called."""
    known = known_names()
    return {known.same_groups.get(word, word) for word in tokens(name) if word in known.groups}


def _begins(word: str) -> set[str]:
    """The fields of the words that one is the beginning of: "Pobl" of "Población"."""
    if len(word) < _WHOLE or not word.isascii() or word in known_concepts().of_word:
        return set()
    found: set[str] = set()
    for whole, concept in known_concepts().of_word.items():
        if whole.startswith(word):
            found.update(_OF_CONCEPT.get(concept, ()))
    return found


def _ends_with(key: str) -> set[str]:
    """The field of the longest known name that one ends with, in scripts that set no blanks: 신우편번호."""
    fields = known_names().fields
    ends = (key[at:] for at in range(max(1, len(key) - LONGEST), len(key) - 1) if not key[at:].isascii())
    found = next((fields[end][0] for end in ends if end in fields), "")
    return {found} & _PLACES


def _has_in_order(whole: str, letters: str) -> bool:
    left = iter(whole)
    return all(letter in left for letter in letters)
