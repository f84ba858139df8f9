"""Names that were typed in another script than the record's, as the record writes them: "Hua Mak" is หัวหมาก."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from addrkit.bounds import NAMES_KEPT
from addrkit.compare.compare import Compared
from addrkit.judge.readings import Judged, Reading, Stages
from addrkit.judge.respelt import Swap, as_typed, respelt
from addrkit.judge.standing import SETTLED, settles
from addrkit.locale.country import Country
from addrkit.locale.text import fold_word, words
from addrkit.locale.thai_letters import is_spelt
from addrkit.parsing.other_readings import with_its_village_as_street
from addrkit.parsing.query import Query

_NAMES: Final = ("building", "street", "suburb", "district", "city", "region")
_CANDIDATES: Final = 4
"""Candidates whose names are looked for."""
_LONGEST_RUN: Final = 6
"""Words of one name at most: "Khlong Chao Khun Sing"."""
_SHORTEST: Final = 3
"""Letters of a Latin name that tell one name from others."""
_NATIVE: Final = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")


class _Run(NamedTuple):
    """A name in a text, where it stands."""

    text: str
    start: int
    end: int


def as_the_record_is_written(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """Names in another script than the record's are read as the record writes them; what was typed stays the input."""
    asked: list[tuple[int, Query]] = []
    for index, each in enumerate(judged):
        best = each.best
        if best.verdict.action in SETTLED or best.query.conventions is None:
            continue
        found = [one for _, one in best.ranked[:_CANDIDATES]] or [*best.places()][:_CANDIDATES]
        other = _written_so(best.query, found)
        if other is not None:
            # The number of a village may be in the place of a street there as well.
            ways = (other, with_its_village_as_street(other))
            asked += [(index, way) for way in ways if way is not None]
    if not asked:
        return {}
    readings = stages.read([other for _, other in asked], ["as the record is written"] * len(asked))
    tried: dict[int, Reading] = {}
    for (index, other), reading in zip(asked, readings, strict=True):
        if index not in tried or settles(tried[index], reading):
            typed = judged[index].best.query
            tried[index] = replace(reading, verdict=as_typed(reading.verdict, typed, other))
    return tried


def _written_so(query: Query, found: Sequence[Compared]) -> Query | None:
    """The query with its names as the records found write them; None where that changes nothing."""
    known = [name for each in found for name in _names(each)]
    text, here = query.text, query.conventions
    native = [run for run in _native_runs(text, here) if _is_held(query, run)]
    if native:
        swaps = _swaps(native, [run for name in known for run in _latin_runs(name)], text_is_native=True)
    elif any(map(_NATIVE.search, known)):
        runs = [
            run
            for part in (query.parsed.components.get(name) for name in _NAMES)
            if part is not None
            for run in _latin_runs(part.value, part.start)
        ]
        names = [run for name in known for run in _native_runs(name, here)]
        swaps = _swaps(runs, names, text_is_native=False)
    else:
        return None
    return respelt(query, swaps) if swaps else None


def _names(each: Compared) -> list[str]:
    entry, door = each.ready.entry, each.evidence.door.record
    names = (entry.name, entry.suburb, entry.district, entry.city, entry.region)
    return [name for name in (*names, door.building if door is not None else None) if name]


def _is_held(query: Query, run: _Run) -> bool:
    """Whether one component holds a run whole."""
    parts = [part for name, part in query.parsed.components.items() if name in _NAMES]
    return any(part.start <= run.start and run.end <= part.end for part in parts)


def _swaps(typed: Sequence[_Run], known: Sequence[_Run], *, text_is_native: bool) -> list[Swap]:
    """Which runs of the text are spelt as which known name; the longest first, none that may be two names."""
    swaps: list[Swap] = []
    for run in sorted(typed, key=lambda each: each.start - each.end):
        if any(run.start < other.end and other.start < run.end for other in swaps):
            continue
        meant = {
            name.text
            for name in known
            if is_spelt(
                *((run.text, _joined(name.text)) if text_is_native else (name.text, _joined(run.text)))
            )
        }
        if len({_joined(name) for name in meant}) == 1:
            swaps.append(Swap(run.start, run.end, min(meant)))
    return swaps


@lru_cache(maxsize=NAMES_KEPT)
def _joined(text: str) -> str:
    return "".join(word.folded for word in words(text)) if not _NATIVE.search(text) else text


def _native_runs(text: str, here: Country | None) -> Iterator[_Run]:
    """The names in Thai script, each with and without the type or the kind that it begins with: ซอยอารีย์."""
    glued = here.glued if here is not None else {}
    for found in _NATIVE.finditer(text):
        for at in range(len(found.group())):
            if at == 0 or fold_word(found.group()[:at]) in glued:
                yield _Run(found.group()[at:], found.start() + at, found.end())


def _latin_runs(text: str, offset: int = 0) -> Iterator[_Run]:
    """The runs of words in Latin letters, none with a comma inside."""
    found = words(text)
    for first in range(len(found)):
        for last in range(first, min(first + _LONGEST_RUN, len(found))):
            inside = text[found[first].start : found[last].end]
            if not all(word.folded.isalpha() for word in found[first : last + 1]) or "," in inside:
                break
            if sum(len(word.folded) for word in found[first : last + 1]) >= _SHORTEST:
                yield _Run(inside, offset + found[first].start, offset + found[last].end)
