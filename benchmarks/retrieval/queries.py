"""What retrieval is asked: noisy spellings of streets that no encoder was trained on, and what people typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.schema import STREET
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import country
from addrkit.locale.text import words
from addrkit.train.encoder.pairs import TrainingEntry as Street
from addrkit.train.encoder.pairs import split_of
from addrkit.train.noise.noise import NoiseRates, noisy_text
from addrkit.types import Address

Key = tuple[str, str, str, str]
"""Street, town, region and country, as they are told apart."""

_ARRONDISSEMENT = re.compile(r" \d+er? ?e? Arrondissement$")
"""The training took Paris as one town, as people write it."""


class AskedQuery(NamedTuple):
    """A text and the street that it means."""

    text: str
    country: str
    entry: int
    """In the gazetteer that it was drawn from."""


def key_of(entry: Entry) -> Key:
    """What two entries share where they are one street: spelling counts, abbreviations and case do not."""
    return street_key(entry.name or "", entry.city or "", entry.region or "", entry.country or "")


def street_key(street: str, city: str, region: str, code: str) -> Key:
    """As `key_of`, from the texts.

    >>> street_key("Avenue Foch", "Gap", "", "FR") == street_key("AV. FOCH", "gap", "", "FR")
    True
    """
    plain = [[word.folded for word in words(text)] for text in (street, city)]
    if code:
        plain[0] = [country(code).contract(word) for word in plain[0]]
    return " ".join(plain[0]), " ".join(plain[1]), region, code


def sampled(gazetteer: Gazetteer, count: int, rates: NoiseRates, seed: int) -> list[AskedQuery]:
    """Noisy spellings of random streets of the test split, each with one of its doors; the same for a seed."""
    random = Random(seed)  # noqa: S311
    order = list(range(len(gazetteer)))
    random.shuffle(order)
    found: list[AskedQuery] = []
    for entry in _kept_out(gazetteer, order):
        address = _one_of(gazetteer, entry, random)
        found.append(AskedQuery(noisy_text(address, rates, random), entry.country or "", entry.number))
        if len(found) == count:
            break
    return found


def _kept_out(gazetteer: Gazetteer, order: list[int]) -> Iterator[Entry]:
    """The streets that training and tuning never see."""
    for number in order:
        entry = gazetteer.entry(number)
        street = Address(street=entry.name, city=_town(entry))
        if entry.kind == STREET and split_of(Street(street, (), None)) == "test":
            yield entry


def _one_of(gazetteer: Gazetteer, entry: Entry, random: Random) -> Address:
    """The address of one of a street's doors; of a made number, where it has none."""
    number, postcode = str(random.randint(1, 200)), entry.postcode
    if entry.last_door > entry.first_door:
        door = gazetteer.door(random.randrange(entry.first_door, entry.last_door))
        number, postcode = door.house_number or number, door.postcode or postcode
    return Address(
        house_number=number,
        street=entry.name,
        suburb=entry.suburb,
        city=_town(entry),
        region=entry.region,
        postcode=postcode,
        country=entry.country,
    )


def _town(entry: Entry) -> str | None:
    return _ARRONDISSEMENT.sub("", entry.city) if entry.city else None
