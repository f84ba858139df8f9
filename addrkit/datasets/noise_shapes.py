"""The shape of addresses that have no record to compare: what stands before the street and after it, commas, case."""

from __future__ import annotations

import re
from collections import Counter

from addrkit.locale.country import country
from addrkit.locale.text import fold, fold_word

Counts = Counter[tuple[str, str]]
"""(chance, error) to how often; (chance, "") to how often there was the chance."""


def count_case(text: str, counts: Counts) -> None:
    """The case of a line's letters, and whether its small words have capitals."""
    letters = "".join(re.findall(r"[^\W\d_]+", text))
    small = [word for word in re.findall(r"[^\W\d_]+", text) if fold_word(word) in _SMALL]
    counts["line", ""] += 1
    counts["line", "all capitals"] += letters.isupper()
    counts["line", "all small letters"] += letters.islower()
    if small and not letters.isupper() and not letters.islower():
        counts["line with small words", ""] += 1
        counts["line with small words", "every word capitalised"] += all(word[0].isupper() for word in small)


_SMALL = frozenset(word for code in ("FR", "GB", "DK") for word in country(code).particles if len(word) > 1)


def count_separators(text: str, counts: Counts) -> None:
    """What stands between the runs of a line."""
    body = re.sub(r"^\s*\d+\s*,", "", text)
    counts["line", "no commas"] += not re.search(r"[,;]| - ", body)
    counts["line", "semicolons or dashes"] += bool(re.search(r";| - ", body))
    counts["line", "comma without blank"] += bool(re.search(r",[^\s\d]", body))


def count_danish(address: str, counts: Counts) -> None:
    """A Danish line, without its post town: what stands before the street and after the number."""
    where = country("DK")
    door = re.compile(r"^\D*[^\W\d]\.?\s+\d+\s*[A-Z]?(?:\s*-\s*\d+\s*[A-Z]?)?\b(.*)$", re.IGNORECASE)
    runs = [run.strip() for run in address.split(",")]
    at = next((index for index, run in enumerate(runs) if door.match(run)), None)
    if at is None:
        return
    rest = [*filter(None, [door.sub(r"\1", runs[at]).strip()]), *runs[at + 1 :]]
    counts["line with a street", ""] += 1
    counts["line with a street", "name before it"] += at > 0
    if at > 0:
        counts["line with a street", "person before it"] += bool(re.match(r"c/o|v/|\w+\.?:", runs[0]))
    told = {"unit": False, "box": False, "part of the town": False}
    for run in rest:
        folded = fold(run).split()
        if run.lower().startswith(("postboks", "boks", "box")):
            told["box"] = True
        elif any(word in where.unit_words for word in folded) or re.match(r"\d", run):
            told["unit"] = True
        elif folded:
            told["part of the town"] = True
    for name, found in told.items():
        counts["line with a street", name] += found
    counts["range of numbers", ""] += bool(re.search(r"\d\s*-\s*\d", runs[at]))
    counts["range of numbers", "blanks around the hyphen"] += bool(re.search(r"\d\s+-\s+\d", runs[at]))


def count_british(text: str, postcode: str, counts: Counts) -> None:
    """A British line: its shape, for no record tells what is right."""
    where = country("GB")
    runs = [run for run in (fold(run) for run in text.split(",")) if run]
    if not runs:
        return
    count_case(text, counts)
    counts["line", "no commas"] += "," not in text
    counts["line", "comma without blank"] += bool(re.search(r",\S", text))
    counts["line", "a run twice"] += len(set(runs)) < len(runs)
    counts["line", "county at the end"] += runs[-1] in COUNTIES
    streets = [at for at, run in enumerate(runs) if run.split()[-1] in where.street_types]
    if streets:
        before = runs[: streets[0]]
        counts["line with a street", ""] += 1
        counts["line with a street", "name before it"] += any(not re.search(r"\d", run) for run in before)
        counts["line with a street", "unit before it"] += any(
            run.split()[0] in where.unit_words for run in before
        )
        counts["line with a street", "number"] += bool(re.match(r"\d", runs[streets[0]]))
        counts["line with a street", "number with a comma"] += bool(before) and before[-1].isdecimal()
        counts["line with a street", "part of the town"] += len(runs) - streets[0] > 2 + (
            runs[-1] in COUNTIES
        )
    shape = postcode.strip()
    counts["british postcode", ""] += 1
    counts["british postcode", "missing"] += not shape
    counts["british postcode", "no blank"] += bool(shape) and " " not in shape
    last = re.findall(r"[^\W\d_]+", text.rpartition(",")[2])
    counts["line", "town alone in capitals"] += bool(last) and last[0].isupper() and not text.isupper()


COUNTIES = frozenset(
    re.findall(
        r"[^,]+",
        "bedfordshire,berkshire,buckinghamshire,cambridgeshire,cheshire,cornwall,cumbria,derbyshire,devon,dorset,essex,"
        "gloucestershire,hampshire,herefordshire,hertfordshire,kent,lancashire,leicestershire,lincolnshire,middlesex,"
        "norfolk,northamptonshire,northumberland,nottinghamshire,oxfordshire,shropshire,somerset,staffordshire,"
        "suffolk,surrey,east sussex,west sussex,warwickshire,wiltshire,worcestershire,powys,gwynedd,clwyd,dyfed,"
        "merseyside,avon,cleveland,west midlands,west yorkshire,south yorkshire,north yorkshire",
    )
)
