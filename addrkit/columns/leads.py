"""Letters before names that tell whether a column holds codes, names or numbers: "CO_UF", "NO_UF", "NU_ENDERECO"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from addrkit.columns.concepts import concept_of
from addrkit.columns.direct import GUESSED, Meaning
from addrkit.columns.fields import LINES
from addrkit.columns.kinds import are_doors
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import known_names, tokens
from addrkit.columns.sample import Sample

_LONGEST = 3
"""Letters of such a lead."""
_KINDS = (None, "name", "number", "code", "type", "title")
"""What leads may be for."""
_LEAST = 2
"""Names that have the same words behind several leads, from which these are told."""
_MOSTLY, _NEARLY = 0.8, 0.7


def led_by_kinds(
    columns: Sequence[str], said: Mapping[int, Meaning | None], rows: Sample
) -> dict[int, Meaning | None]:
    """What columns mean behind leads that stand in turn before the same words, one for codes and one for names.

    `said` is what their names mean as a whole; a code of what has its name beside it means nothing.

    >>> names = ["CO_UF", "NO_UF", "CO_LOGRADOURO", "NO_LOGRADOURO", "NU_LOGRADOURO", "NO_BAIRRO"]
    >>> rows = Sample(names, [["35", "SP", "7", "Rua A", "12", "Lapa"], ["33", "RJ", "92", "Rua B", "7", "Gama"]])
    >>> {names[at]: each and each.field for at, each in led_by_kinds(names, {}, rows).items() if each}
    {'NO_UF': 'region', 'NO_LOGRADOURO': 'street', 'NU_LOGRADOURO': 'house_number', 'NO_BAIRRO': 'suburb'}
    """
    behind: dict[str, list[int]] = {}
    for at, words in enumerate(map(tokens, columns)):
        if len(words) > 1 and _may_lead(words[0]):
            behind.setdefault(" ".join(words[1:]), []).append(at)
    turns = {rest: some for rest, some in behind.items() if _are_of_kinds(some, rows)}
    led_ones = [at for some in behind.values() for at in some]
    nearly_all = len(led_ones) >= _NEARLY * len(columns)
    if len(turns) < (1 if nearly_all else _LEAST):
        return {}
    # Where nearly all names are led, a lead that stands in turn with no other is one too.
    leads = {
        tokens(columns[at])[0]
        for at in (led_ones if nearly_all else [at for some in turns.values() for at in some])
    }
    found: dict[int, Meaning | None] = {}
    for rest, some in behind.items():
        meaning = meaning_of(rest)
        led = [at for at in some if tokens(columns[at])[0] in leads]
        if meaning is None or meaning.group:
            continue
        if rest not in turns:
            led = [at for at in led if _is_free(said.get(at), tokens(columns[at])[0], meaning)]
        for at in led:
            own = said.get(at)
            if own is None or not own.known_group or own.group == tokens(columns[at])[0]:
                found[at] = _by_kind(at, led, replace(meaning, rank=GUESSED), columns, rows)
            elif not own.group and own.field == meaning.field:
                found[at] = _by_kind(at, led, own, columns, rows)
    return found


def _is_free(own: Meaning | None, lead: str, meaning: Meaning) -> bool:
    """Whether a name means nothing that is known, and its lead does not say that it holds codes of names."""
    known = known_names()
    coded = lead in known.code_words or concept_of(lead) == "code"
    return (own is None or not own.known_group) and (not coded or meaning.field in known.coded)


def _may_lead(word: str) -> bool:
    """Whether a word is short and for no part of an address."""
    concept = concept_of(word)
    short = len(word) <= _LONGEST or concept is not None
    return short and concept in _KINDS and word not in known_names().groups


def _are_of_kinds(some: Sequence[int], rows: Sample) -> bool:
    """Whether of columns with the same words one has figures and another words."""
    cells = [rows.texts(at) for at in some]
    return any(map(_is_figures, cells)) and any(map(_is_words, cells))


def _by_kind(
    at: int, led: Sequence[int], meaning: Meaning, columns: Sequence[str], rows: Sample
) -> Meaning | None:
    cells = rows.texts(at)
    others = [one for one in led if one != at]
    named = [one for one in others if rows.texts(one) and not _is_figures(rows.texts(one))]
    if _is_figures(cells) and named:
        # Beside its name a figure is a code, and beside a street's a number.
        called_so = any(_says_number(columns[one]) and one not in named for one in others)
        numbered = meaning.field in LINES and are_doors(cells)
        numbered = numbered and (_says_number(columns[at]) or not called_so)
        return replace(meaning, field="house_number") if numbered else None
    numbers = [one for one in others if rows.texts(one) and are_doors(rows.texts(one))]
    if meaning.field in LINES and numbers and not any(map(str.isdigit, "".join(cells))):
        return replace(meaning, field="street")
    longer = any(_length(rows.texts(one)) > _length(cells) for one in named)
    return replace(meaning, second=longer or meaning.second)


def _says_number(name: str) -> bool:
    """Whether a name's lead says that it holds numbers."""
    return concept_of(tokens(name)[0]) == "number"


def _is_figures(cells: Sequence[str]) -> bool:
    return are_doors(cells) or (
        bool(cells) and sum(cell.strip().isdigit() for cell in cells) >= _MOSTLY * len(cells)
    )


def _is_words(cells: Sequence[str]) -> bool:
    return sum(any(map(str.isalpha, cell)) for cell in cells) > _MOSTLY * len(cells)


def _length(cells: Sequence[str]) -> int:
    return max(map(len, cells), default=0)
