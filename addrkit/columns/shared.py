"""Words that several names of one table share: the table's own word for one address, or for all of its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from addrkit.columns.concepts import known_concepts
from addrkit.columns.direct import GUESSED, Meaning
from addrkit.columns.fields import LINES, PLACES
from addrkit.columns.glued_ends import glued_end
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import AMBIGUOUS, known_names, plain, tokens
from addrkit.columns.remarks import without_remark
from addrkit.columns.shared_remarks import shared_remarks

_SEVERAL = 3
"""Names that share a word, from which it is the table's own."""
_COUNTED = re.compile(r"(.*\D)([1-9])")
_LED = re.compile(r"(.*\w)\s*[-–#(]\s*([1-9])\)?")
_OF_LINES = (*PLACES, "house_number")
"""What is counted with the street that it is of."""
_OF_SECOND = (*PLACES, "region", "country")
"""What a second address has once more: a second line, and a second postcode alone, are of the first."""
_TWICE = 2
_NO_LANGUAGES = ({"p", "s"}, {"d", "r"}, {"o", "d"}, {"s", "r"}, {"f", "t"})
"""Letters of the street of a house and of the next one that it crosses, of where a parcel goes and whence it comes."""
_TAIL = 2
_LONGEST_START = 8
"""Letters before a name that are written as one with it: "CAGSTRNAME"."""


@dataclass(frozen=True, slots=True)
class SharedWords:
    """The words that names of one table share."""

    ends: frozenset[str]
    """Behind names, each a word of its own: "sede" of "indirizzo_sede"."""
    starts: Mapping[str, str]
    """Before names, written as one with them, that before most of them first, with the group that they are: "CAG" of
    "CAGORT"; none where they are before parts of the street alone."""
    remarks: frozenset[str]
    """In brackets behind names that are there twice: "sídlo" beside "Ulice" and "Ulice (sídlo)"."""

    numbers: frozenset[str] = frozenset()
    """Numbers behind names, each of an address of its own: "Straße 2", "PLZ 2"."""
    letters: frozenset[str] = frozenset()
    """Letters behind names, by which two languages are told apart: "CALLE_C" and "CALLE_E"."""
    tail: tuple[str, ...] = ()
    """Several words that many names end with, as those of one program do: "vod c" of "City_vod__c"."""
    ending: str = ""
    """A word for an address behind many names: "ADR" of "CP_ADR", "LOC_ADR" and "COM_ADR"."""
    rivals: frozenset[str] = frozenset()
    """Ends of two addresses, which several names have in turn: "PREDIO" and "NOTIF" behind "CALLE" and "CP"."""
    heading: str = ""
    """The same before many names: "ADR" of "ADR_CP" and "ADR_QUART"."""
    leads: frozenset[str] = frozenset()
    """Before names and a full stop, those of the tables: "arcgis.lots." of "arcgis.lots.street"."""
    glued: str = ""
    """Behind names and written as one with them: "SCUOLA" of "CAPSCUOLA"."""

    def own(self, name: str) -> str:
        """A column's name without what only tells of which table it is."""
        name = name.removeprefix(next((each for each in self.leads if name.startswith(each)), ""))
        start = self._start(name)
        return name.removeprefix(start)

    def meaning(self, name: str) -> Meaning | None:
        """What a column's name means in this table."""
        name = name.removeprefix(next((each for each in self.leads if name.startswith(each)), ""))
        bare, remark = without_remark(name)
        group = plain(remark)
        if group in self.remarks and (found := meaning_of(bare)) is not None:
            return replace(found, group=found.group + group)
        return (
            self._of_number(name)
            or self._before_ending(name)
            or self._of_letter(name)
            or self._surely_before_end(name)
            or self._first_of(name)
            or self._behind_start(name)
            or self._before_end(name)
            or (
                meaning_of(name.removesuffix(self.glued))
                if self.glued and name.endswith(self.glued)
                else None
            )
        )

    def _first_of(self, name: str) -> Meaning | None:
        """What a name means; what it means behind the letters of its table, where that is a second name."""
        found = meaning_of(name)
        return (self._behind_start(name) or found) if found is not None and found.second else found

    def _of_number(self, name: str) -> Meaning | None:
        """What a name means before the number of its address."""
        bare, number = _counted(name) if self.numbers else ("", "")
        found = meaning_of(bare) if number in self.numbers else None
        return replace(found, group=found.group + number) if found is not None else None

    def _of_letter(self, name: str) -> Meaning | None:
        """What a name means before a letter that tells its language."""
        words = tokens(name)
        found = meaning_of(" ".join(words[:-1])) if len(words) > 1 and words[-1] in self.letters else None
        return replace(found, language=words[-1]) if found is not None and not found.second else None

    def _start(self, name: str) -> str:
        """The letters of the table behind which a name is one of a part of an address."""
        return next((each for each in self.starts if name.startswith(each) and _part(name[len(each) :])), "")

    def _surely_before_end(self, name: str) -> Meaning | None:
        """What a name means before a word that several end with, where all of it together says no more than a guess."""
        whole = meaning_of(name)
        if whole is None or (whole.known_group and whole.rank < GUESSED):
            return None
        if tokens(name)[-1] not in self.rivals:
            return None
        found = self._before_end(name)
        return found if found is not None and found.known_group and found.rank < GUESSED else None

    def _before_end(self, name: str) -> Meaning | None:
        """What a name means before a word that several end with; that word is its group."""
        words = _unnumbered(name)
        number = tokens(name)[len(words) :]
        if self.tail and words[-len(self.tail) :] == self.tail and len(words) > len(self.tail):
            # What a program puts behind all names of its own says nothing.
            return meaning_of(" ".join(words[: -len(self.tail)]))
        if len(words) < 2 or words[-1] not in self.ends:
            return None
        found = meaning_of(" ".join((*words[:-1], *number)))
        # A number or a letter that all have, as the only address or language of several there may be, is no word.
        one = words[-1].isdigit() or (len(words[-1]) == 1 and sum(len(end) == 1 for end in self.ends) == 1)
        end = "" if one else words[-1]
        return replace(found, group=found.group + end) if found is not None else None

    def _before_ending(self, name: str) -> Meaning | None:
        """What a name means before a word for an address that others have too, or behind one."""
        words = tokens(name)
        led = len(words) == _TAIL and words[0] == self.heading and meaning_of(name) is None
        ended = len(words) == _TAIL and words[-1] == self.ending and words[0] not in known_names().groups
        if not (led or ended):
            return None
        rest = words[1] if led else words[0]
        concept = known_concepts().of_word.get(rest)
        field = known_concepts().fields.get(frozenset([concept]), "") if concept else ""
        return meaning_of(rest) or (Meaning(field, rank=GUESSED) if field else None)

    def _behind_start(self, name: str) -> Meaning | None:
        """What a name means behind letters that several begin with; these are its group."""
        start = self._start(name)
        found = _part(name.removeprefix(start)) if start else None
        return replace(found, group=self.starts[start]) if found is not None else None


def shared_words(columns: Sequence[str]) -> SharedWords:
    """The words that the names of a table share.

    >>> shared_words(["CAGGEM", "CAGSTRNAME", "CAGHNR", "CAGPLZ", "CAGORT"]).starts
    {'CAG': 'cag'}
    >>> shared_words(["Ulice", "PSČ", "Ulice (sídlo)", "PSČ (sídlo)"]).remarks
    frozenset({'sidlo'})
    """
    leads = _leads(columns)
    columns = [each[each.rfind(".") + 1 :] for each in columns] if leads else columns
    behind = Counter(
        words[-1]
        for words in map(_unnumbered, columns)
        if len(words) > 1 and meaning_of(" ".join(words[:-1])) is not None
    )
    known = known_names()
    ends = {word for word, count in behind.items() if count >= _SEVERAL} - known.never - known.beside
    ends |= _beside_ends(columns, ends) - known.never - known.beside
    numbers = {word for word, count in behind.items() if word.isdigit() and count > 1}
    if len(numbers) > 1:
        ends -= numbers
    return SharedWords(
        frozenset(ends),
        _starts(columns),
        shared_remarks(columns),
        _numbers(columns),
        _letters(columns),
        _tail(columns),
        _ending(columns, -1),
        _rivals(columns, ends),
        _ending(columns, 0),
        leads,
        glued_end(columns),
    )


def _counted(name: str) -> tuple[str, str]:
    """A name and the number of its address, which a sign may lead: "Address Line 1 - 2"; empty where it has none."""
    if led := _LED.fullmatch(name.strip()):
        return led[1], led[2]
    found = _COUNTED.fullmatch(plain(name))
    return (found[1], found[2]) if found is not None else (name, "")


def _numbers(columns: Sequence[str]) -> frozenset[str]:
    """Numbers of addresses: streets are counted as their postcodes, towns or houses are.

    One number is enough where two parts of the place stand beside it without: "City", "Zip", "City 2", "Zip 2".
    """
    counted: dict[str, set[str]] = {}
    names, again = {plain(each) for each in columns}, Counter[str]()
    for bare, number in map(_counted, columns):
        said = meaning_of(bare) if number else None
        if said is not None:
            kind = "line" if said.field in LINES else "place" if said.field in _OF_LINES else ""
            counted.setdefault(kind, set()).add(number)
            again[number] += said.field in _OF_SECOND and plain(bare) in names
    both = counted.get("line", set()) & counted.get("place", set())
    if len(both) > 1:
        return frozenset(both)
    return frozenset(number for number in both if again[number] >= _TWICE)


def _letters(columns: Sequence[str]) -> frozenset[str]:
    """Letters of two languages: behind the same name of a street or a town, and twice at least.

    The first and the second of two streets are no languages: "CALLE_P", "CALLE_S".
    """
    stems: dict[tuple[str, ...], list[str]] = {}
    for words in map(tokens, columns):
        if len(words) > 1 and len(words[-1]) == 1 and words[-1].isalpha() and words[-1].isascii():
            stems.setdefault(words[:-1], []).append(words[-1])
    pairs = [
        some
        for stem, some in stems.items()
        if len(some) > 1 and (found := meaning_of(" ".join(stem))) and found.field in (*LINES, *PLACES)
    ]
    alike = len(pairs) > 0 and all(some == pairs[0] for some in pairs)
    return frozenset(pairs[0]) if alike and set(pairs[0]) not in _NO_LANGUAGES else frozenset()


def _unnumbered(name: str) -> tuple[str, ...]:
    """The words of a name without the number of its line, where that stands behind a word that is none of a line."""
    words, known = tokens(name), known_names()
    if len(words) < 3 or not words[-1].isdigit() or words[-2].isdigit():
        return words
    of_line = words[-2] in known.fields or words[-2] in known.plain or words[-2] in known.line_words
    return words if of_line else words[:-1]


def _beside_ends(columns: Sequence[str], ends: set[str]) -> set[str]:
    """Words behind names that stand before a shared word too: "Dir_Rec" beside "Dir_Ent"."""
    stems: dict[str, set[tuple[str, ...]]] = {}
    for words in map(_unnumbered, columns):
        if len(words) > 1:
            stems.setdefault(words[-1], set()).add(words[:-1])
    of_ends = set().union(*(stems.get(end, set()) for end in ends))
    return {word for word, some in stems.items() if len(word) > 1 and len(some & of_ends) > 1}


def _rivals(columns: Sequence[str], ends: set[str]) -> frozenset[str]:
    """Of the ends that several names share those that stand in turn behind the same words."""
    stems = {end: {words[:-1] for words in map(_unnumbered, columns) if words[-1:] == (end,)} for end in ends}
    return frozenset(
        one for one in ends for other in ends if one != other and len(stems[one] & stems[other]) >= _SEVERAL
    )


def _tail(columns: Sequence[str]) -> tuple[str, ...]:
    """The two words that most names of several words end with, where these are of no address."""
    some = [words for words in map(tokens, columns) if len(words) > _TAIL]
    ends = Counter(words[-_TAIL:] for words in some)
    tail, count = next(iter(ends.most_common(1)), ((), 0))
    known = known_names()
    named = any(word in known.fields or word in known.groups for word in tail)
    return tail if count >= _SEVERAL and count * 2 > len(some) and not named else ()


def _ending(columns: Sequence[str], at: int) -> str:
    """A word for an address that several names of two words end with, or begin with."""
    ends = Counter(words[at] for words in map(tokens, columns) if len(words) == _TAIL)
    found = [word for word, count in ends.items() if count >= _SEVERAL and word in known_names().plain]
    return found[0] if len(found) == 1 else ""


def _leads(columns: Sequence[str]) -> frozenset[str]:
    """What stands before the last full stop of all names, where it tells of no address: that of a table."""
    leads = frozenset(each[: each.rfind(".") + 1] for each in columns)
    names = {plain(each[each.rfind(".") + 1 :]) for each in columns}
    if len(columns) < 2 or "" in leads or len(names) < len(columns):
        return frozenset()
    known = known_names()
    return leads if known.groups.isdisjoint(word for each in leads for word in tokens(each)) else frozenset()


def _starts(columns: Sequence[str]) -> Mapping[str, str]:
    """Letters behind which several names are of parts of one address: of a street and its town, or of a street."""
    unknown = [each for each in columns if meaning_of(each) is None]
    starts = {each[:end] for each in unknown for end in range(1, min(len(each) - 1, _LONGEST_START) + 1)}
    found: list[tuple[int, str, str]] = []
    for start in starts:
        rests = [each[len(start) :] for each in columns if each.startswith(start) and each != start]
        # "KLand" is none of those that KL leads: "KLPLZ", "KLOrt".
        rests = [each for each in rests if not (start.isupper() and each[0].islower())]
        if len(rests) < _SEVERAL or not all(_is_glued(start, each) for each in rests):
            continue
        known = [said.field for each in rests if (said := _part(each)) is not None]
        parts = {each for each in known if each.startswith(("street", AMBIGUOUS))}
        placed = not {*known}.isdisjoint(PLACES)
        if len({*known}) >= _SEVERAL and not {*known}.isdisjoint(LINES) and (placed or len(parts) > 1):
            found.append((-len(known), start, plain(start) if placed else ""))
    return {start: group for _, start, group in sorted(found)} | _letters_of_places(columns, unknown)


def _letters_of_places(columns: Sequence[str], unknown: Sequence[str]) -> dict[str, str]:
    """Letters before parts of places by which a table tells two addresses apart: "SCITY", "SZIP", "MCITY", "MZIP".

    Where one known word of the table begins with such a letter, it is meant: that of "SITEADD".
    """
    fields: dict[str, set[str]] = {}
    for each in unknown:
        said = _part(each[1:]) if len(each) > _SEVERAL and _is_glued(each[:1], each[1:]) else None
        if said is not None and said.field in _OF_SECOND:
            fields.setdefault(each[0], set()).add(said.field)
    words = {said.group for each in columns if (said := meaning_of(each)) and said.group and said.known_group}
    found = {}
    for letter, own in fields.items():
        named = [word for word in words if word.startswith(letter.lower())]
        again = max((len(own & others) for one, others in fields.items() if one != letter), default=0)
        if again >= _TWICE or (len(named) == 1 and (again or len(own) >= _TWICE)):
            found[letter] = named[0] if len(named) == 1 else letter.lower()
    return found


def _part(rest: str) -> Meaning | None:
    """What a name without a group means behind letters of its table; one that is cut short is of the street."""
    found = meaning_of(rest)
    if found is None and plain(rest) in known_names().short:
        found = meaning_of(f"street {rest}")
    return found if found is not None and not found.group else None


def _is_glued(start: str, rest: str) -> bool:
    """Whether two parts of a name may be words that are written as one: "CAGORT" and "KOrt", but not "Kort"."""
    whole = start + rest
    one_case = whole.isupper() or whole.islower()
    first = tokens(rest)[:1]
    return (
        start[-1].isalpha()
        and rest[0].isalpha()
        and not any(map(str.isspace, whole))
        and (one_case or rest[0].isupper())
        and known_names().between.isdisjoint(first)
    )
