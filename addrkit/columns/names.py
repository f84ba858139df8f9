"""The names of columns that are known, as `gazetteers/columns.yaml` lists them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from addrkit.columns.layouts import CountedLines, Layout, layout_of
from addrkit.columns.options import Join, join_of
from addrkit.locale.data import read_data

FILE = "columns.yaml"
LONGEST = 300
"""Letters of the longest name of a column."""
AMBIGUOUS = "?"
"""What the field of a name begins with that other columns have to explain."""
_PARTS = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# What no decomposition takes apart.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Names:
    """The table of names. Every name in it is plain."""

    fields: Mapping[str, tuple[str, bool]]
    """Name to field, and whether it holds only what others hold too."""
    worded: Mapping[int, tuple[tuple[str, ...], ...]]
    """The names in their words, by how many these are."""
    short: Mapping[str, str]
    """Words that are cut short in databases, with the words that are meant."""
    glued: frozenset[str]
    """Words that databases write as one with others: "strtnum"."""
    usual: frozenset[str]
    """Words that two letters tell at the end of a name that is cut: "address_nu"."""
    of_street: frozenset[str]
    """Words that beside "address" are of the street: "addr pdir"."""
    code_words: frozenset[str]
    coded: frozenset[str]
    """Fields that are the same with a word for a code or without one."""
    naming_before: frozenset[str]
    """What databases write before the names of texts: "nme_street"."""
    no_parts: frozenset[str]
    """Words of names of what is no part of an address, whatever its cells look like: telephones, weights."""
    naming: frozenset[str]
    """Words of which a column's name has one that may hold streets, where its cells tell so."""
    shapes: Mapping[str, re.Pattern[str]]
    """Names whose cells must have a shape."""
    several: re.Pattern[str]
    """What joins two fields in one name: "PLZ/Ort", "ulice a číslo"."""
    apart: re.Pattern[str]
    """The same, where both are of a town: "CAP - Città"."""
    combined: Mapping[frozenset[str], str]
    """Fields in one column, with the field that they are together."""
    fillers: frozenset[str]
    """Words that tell what became of an address, and nothing of which part it is."""
    perhaps: Mapping[str, str]
    """Names of what may be part of an address, and is not read unasked, with the field that they are most like."""
    same_groups: Mapping[str, str]
    """Groups that are one by another name, with the first of their names."""
    postal_towns: frozenset[str]
    """Names of towns that are those of the post, beside others."""
    towns_by_cells: frozenset[str]
    """Names of lines that are towns where no cell has a number."""
    line_words: frozenset[str]
    """Words before the number of a line."""
    returning: frozenset[str]
    """What groups begin with to which a parcel goes back."""
    owners: frozenset[str]
    placed: frozenset[str]
    """Groups of the place itself, and not of who owns it."""
    completing: tuple[str, ...]
    """Groups whose town or postcode is that of the only address there is."""
    rank: Mapping[str, int]
    """The place of a name among those of its field."""
    joins: Mapping[str, Join]
    groups: frozenset[str]
    plain: frozenset[str]
    between: frozenset[str]
    """Words that join a group to a field: "of", "des"."""
    holders: frozenset[str]
    """Groups that behind "address" tell who lives there, and not of which address it is."""
    ambiguous: Mapping[str, tuple[tuple[str, frozenset[frozenset[str]]], ...]]
    """Name to its readings, each with sets of names of other columns beside which it is meant; none: always."""
    stages: frozenset[str]
    """Cells that tell how far an order or an account is."""
    stage_words: frozenset[str]
    """Words of such cells that no region has in its name."""
    beside: frozenset[str]
    """Words of names that are about an address and hold no part of it."""
    people: frozenset[str]
    holding_units: frozenset[str]
    """Words of names under which people write their flat, though no part of an address is asked for there."""
    written_numbers: Mapping[str, str]
    """Words that number the lines of an address, with their figures."""
    languages: tuple[str, ...]
    languages_before: frozenset[str]
    """Words before a field's name that tell its language."""
    never: frozenset[str]
    retired: frozenset[str]
    lasting: frozenset[str]
    retired_codes: Mapping[str, frozenset[str]]
    """Names of columns to the codes of rows that count no more."""
    status_words: frozenset[str]
    ending: frozenset[str]
    of_days: frozenset[str]
    lots: frozenset[str]
    """Words of the lots that a plat is cut into, and of its blocks."""
    plat_blocks: frozenset[str]
    in_countries: Mapping[str, Mapping[str, str]]
    """Country to words that mean there another field than elsewhere."""
    bilingual: tuple[frozenset[str], ...]
    same_again: tuple[tuple[str, ...], ...]
    layouts: tuple[Layout, ...]
    counted: tuple[CountedLines, ...]


@lru_cache(10_000)
def plain(name: str) -> str:
    """A name of a column without case, accents, blanks and signs.

    >>> plain("Straße / Nr."), plain("ZIP_Code"), plain("Código postal"), plain("addr:housenumber")
    ('strassenr', 'zipcode', 'codigopostal', 'addrhousenumber')
    """
    folded = unicodedata.normalize("NFKD", _in_words(name)).casefold().translate(_PLAIN)
    return "".join(letter for letter in folded if letter.isalnum())


@lru_cache(10_000)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name, each plain; what is longer than any name has none.

    >>> tokens("ShippingAddress1"), tokens("Mailing State/Province")
    (('shipping', 'address1'), ('mailing', 'state', 'province'))
    """
    if len(name) > LONGEST:
        return ()
    return tuple(each for part in _PARTS.split(_CAMEL.sub(" ", _in_words(name))) if (each := plain(part)))


def _in_words(name: str) -> str:
    """A name with the words that its signs stand for."""
    for sign, word in read_data(FILE)["signs"].items():
        name = name.replace(sign, word)
    return name


def says_never(words: Sequence[str]) -> bool:
    """Whether the words of a name tell that it is of no place: "email", "e mail", "account number".

    >>> says_never(("adres", "e", "mail")), says_never(("adres",))
    (True, False)
    """
    pairs = ("".join(pair) for pair in pairwise(words))
    return not known_names().never.isdisjoint((*words, *pairs))


def readings_of(field: str) -> tuple[str, ...]:
    """All that a field may turn out to be, the likeliest first: of a name that others have to explain, its readings."""
    if not field.startswith(AMBIGUOUS):
        return (field,)
    return tuple(one for one, _ in known_names().ambiguous[field.removeprefix(AMBIGUOUS)])


@cache
def known_names() -> Names:
    """The table, read once."""
    data = read_data(FILE)
    fields: dict[str, tuple[str, bool]] = {}
    rank: dict[str, int] = {}
    worded: dict[int, dict[tuple[str, ...], None]] = {}
    for second in (False, True):
        for field, names in data["second" if second else "fields"].items():
            for at, name in enumerate([field, *names]):
                if second and not at:
                    continue
                key = plain(str(name))
                if key and key not in fields:
                    fields[key] = (field, second)
                    rank[key] = at
                    worded.setdefault(len(tokens(str(name))), {})[tokens(str(name))] = None
    for name in data["ambiguous"]:
        fields[plain(str(name))] = (AMBIGUOUS + plain(str(name)), False)
        rank[plain(str(name))] = 0
    words = {
        each: frozenset(plain(str(name)) for name in data[each])
        for each in (
            "groups",
            "line_words",
            "owners",
            "placed",
            "towns_by_cells",
            "postal_towns",
            "plain",
            "between",
            "holders",
            "stages",
            "stage_words",
            "beside",
            "people",
            "holding_units",
            "never",
            "retired",
            "lasting",
            "status_words",
            "ending",
            "of_days",
            "fillers",
            "glued",
            "usual",
            "of_street",
            "code_words",
            "naming",
            "returning",
            "no_parts",
            "naming_before",
            "languages_before",
            "lots",
            "plat_blocks",
        )
    }
    short = {plain(str(word)): str(whole) for word, whole in data["short"].items()}
    return Names(
        fields=fields,
        rank=rank,
        worded={count: tuple(some) for count, some in worded.items()},
        short=short,
        glued=words["glued"] | {word for word in short if len(word) > 1},
        usual=words["usual"],
        of_street=words["of_street"],
        code_words=words["code_words"],
        coded=frozenset(data["coded"]),
        naming=words["naming"],
        no_parts=words["no_parts"],
        naming_before=words["naming_before"],
        shapes={plain(str(name)): re.compile(shape) for name, shape in data["shapes"].items()},
        several=_several(data["joining"]),
        apart=re.compile(rf"\s[{re.escape(data['joining']['apart'])}]\s"),
        combined={frozenset(each): field for field, some in data["combined"].items() for each in some},
        fillers=words["fillers"],
        perhaps={plain(str(name)): field for field, names in data["perhaps"].items() for name in names},
        same_groups={
            plain(str(name)): plain(str(names[0])) for names in data["same_groups"] for name in names
        },
        postal_towns=words["postal_towns"],
        towns_by_cells=words["towns_by_cells"],
        line_words=words["line_words"],
        returning=words["returning"],
        owners=words["owners"],
        placed=words["placed"],
        completing=tuple(plain(str(name)) for name in data["completing"]),
        joins={field: join_of(text) for field, text in data["joins"].items()},
        groups=words["groups"] - words["plain"],
        plain=words["plain"],
        between=words["between"],
        holders=words["holders"],
        stages=words["stages"],
        stage_words=words["stage_words"],
        beside=words["beside"],
        people=words["people"],
        holding_units=words["holding_units"],
        ambiguous={
            plain(str(name)): tuple(
                (field, frozenset(frozenset(map(plain, str(each).split("&"))) for each in beside))
                for field, beside in readings.items()
            )
            for name, readings in data["ambiguous"].items()
        },
        written_numbers={plain(str(word)): str(figure) for word, figure in data["written_numbers"].items()},
        languages=tuple(str(each) for each in data["languages"]),
        languages_before=words["languages_before"],
        never=words["never"],
        retired=words["retired"],
        lasting=words["lasting"],
        retired_codes={
            plain(str(name)): frozenset(map(str, codes)) for name, codes in data["retired_codes"].items()
        },
        status_words=words["status_words"],
        ending=words["ending"],
        of_days=words["of_days"],
        lots=words["lots"],
        plat_blocks=words["plat_blocks"],
        in_countries={
            str(code): {plain(str(name)): field for field, names in given.items() for name in names}
            for code, given in data["in_countries"].items()
        },
        bilingual=tuple(frozenset(plain(str(name)) for name in names) for names in data["bilingual"]),
        same_again=tuple(tuple(plain(name) for name in names) for names in data["same_again"]),
        layouts=tuple(layout_of(name, each, plain) for name, each in data["layouts"].items()),
        counted=tuple(
            CountedLines(
                frozenset(plain(str(name)) for name in each["names"]),
                int(each["street"]),
                int(each["town"]),
                {int(line): field for line, field in each["fields"].items()},
            )
            for each in data["counted_lines"].values()
        ),
    )


def _several(joining: Mapping[str, Any]) -> re.Pattern[str]:
    words = "|".join(re.escape(str(word)) for word in joining["words"])
    return re.compile(rf"[{re.escape(joining['signs'])}]|\b(?:{words})\b")
