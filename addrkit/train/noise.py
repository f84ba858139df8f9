"""The noise model: an address as somebody types it.

Each kind of error is a small function of its own; `NoiseRates` says how often each happens. The result
depends on nothing but the address, the rates and the random generator.
"""

from __future__ import annotations

import random as random_module
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii

from addrkit.locale.country import Country, country, country_codes
from addrkit.locale.text import fold_word, is_cjk
from addrkit.train.misspelling import misspelt_run, other_form, respelt, slipped
from addrkit.types import Address

Random = random_module.Random


@dataclass(frozen=True, slots=True)
class NoiseRates:
    """How often each error happens: probabilities in [0, 1], a word's or an address's.

    The defaults are what 1,448 French and 514 US business addresses show that were copied into a directory
    with little care. `HARD` follows 114 more that no exact match could resolve: of 394 words of their street
    names 12 % are misspelt, 10 % abbreviated and 17 % missing.
    """

    slip: float = 0.015
    """A word of four letters or more: a keyboard slip."""
    respell: float = 0.015
    """A word of four letters or more: spelt as it sounds."""
    abbreviate: float = 0.35
    """A word that has an abbreviation or another accepted form. US 0.54, France 0.23."""
    drop_word: float = 0.02
    """A word of a street name of three words or more. France 0.016."""
    other_type: float = 0.005
    """A street name whose type stands first or last: another type ("Boulevard" for "Rue"). France, hard: 0.07."""
    add_word: float = 0.03
    """An address: a word that does not belong to it."""
    join: float = 0.01
    """A blank: forgotten."""
    split: float = 0.01
    """A word of eight letters or more: a blank within."""
    drop_accents: float = 0.35
    """An address: all accents. France 0.2; elsewhere more."""
    digraphs: float = 0.15
    """An address: umlauts and the like as two letters ("oe")."""
    upper: float = 0.1
    """An address: all capitals. US 0.18."""
    lower: float = 0.15
    """An address: all small letters. Rare in directories, common in what people type."""
    drop_postcode: float = 0.12
    """An address: no postcode."""
    wrong_postcode: float = 0.04
    """A postcode: one or two digits wrong. France 0.04."""
    drop_city: float = 0.06
    """An address: no city."""
    drop_suburb: float = 0.6
    """An address: no suburb, where a street is given."""
    drop_region: float = 0.35
    """An address: no region, where the country writes it."""
    postcode_first: float = 0.5
    """An address: the postcode before the city. France 0.92, US never."""
    reversed: float = 0.05
    """An address: from the largest part to the smallest."""
    name_country: float = 0.08
    """An address: the country's name at the end."""
    other_region: float = 0.4
    """A region: another of its accepted forms, such as the name for the code."""
    plain_postcode: float = 0.2
    """A postcode: without its blank or hyphen."""
    number_misplaced: float = 0.03
    """A house number: on the side of the street where the country does not write it."""
    drop_number: float = 0.0
    """An address: no house number."""
    drop_unit: float = 0.1
    """An address: no unit."""


EVERYDAY = NoiseRates()
HARD = NoiseRates(
    slip=0.08,
    respell=0.07,
    abbreviate=0.4,
    drop_word=0.15,
    other_type=0.07,
    add_word=0.1,
    join=0.03,
    split=0.03,
    drop_postcode=0.2,
    wrong_postcode=0.08,
    drop_city=0.1,
)


def noisy_text(address: Address, rates: NoiseRates, random: Random) -> str:
    """The address as one line, as somebody types it. Never empty unless the address is.

    >>> here = Address(house_number="12", street="Rue Haute", postcode="05000", city="Gap", country="FR")
    >>> noisy_text(here, EVERYDAY, Random(4)) == noisy_text(here, EVERYDAY, Random(4))
    True
    """
    code = address.country if address.country in country_codes() else None
    where = country(code) if code else None
    values = _chosen_parts(address, rates, random)
    values = {name: _misspelt(name, value, where, rates, random) for name, value in values.items()}
    if random.random() < rates.add_word:
        values["street"] = _with_stray_word(values.get("street", ""), random)
    text = _laid_out(values, where, rates, random)
    if where is not None and random.random() < rates.name_country:
        text += random.choice((", ", " ")) + random.choice((where.name, where.code))
    return _dressed(text, rates, random) or " ".join(address.to_dict().values())


def _chosen_parts(address: Address, rates: NoiseRates, random: Random) -> dict[str, str]:
    """The components that are typed; at least one of those that find a place."""
    values = address.to_dict()
    values.pop("country", None)
    values.pop("district", None)
    wanted = dict(values)
    odds = {
        "house_number": rates.drop_number,
        "unit": rates.drop_unit,
        "suburb": rates.drop_suburb if address.street else 0.0,
        "city": rates.drop_city,
        "region": rates.drop_region,
        "postcode": rates.drop_postcode,
    }
    for name, chance in odds.items():
        if name in wanted and random.random() < chance:
            del wanted[name]
    places = {"street", "suburb", "city", "postcode"}
    if not places & wanted.keys():
        return values
    # A street without any place is no address: keep one of the two.
    if address.street and not {"city", "postcode"} & wanted.keys():
        wanted.update({name: values[name] for name in ("city", "postcode") if name in values})
    if "postcode" in wanted and random.random() < rates.wrong_postcode:
        wanted["postcode"] = _wrong_code(wanted["postcode"], random)
    return wanted


def _wrong_code(code: str, random: Random) -> str:
    places = [place for place, character in enumerate(code) if character.isdigit()]
    for place in random.sample(places, k=min(len(places), random.choice((1, 1, 2)))):
        code = code[:place] + random.choice("0123456789") + code[place + 1 :]
    return code


def _misspelt(name: str, value: str, where: Country | None, rates: NoiseRates, random: Random) -> str:
    """One component with errors in its words."""
    if name == "postcode":
        return value.replace(" ", "").replace("-", "") if random.random() < rates.plain_postcode else value
    if name in ("house_number", "unit", "po_box"):
        return value
    if name == "region" and where is not None:
        return _region_spelling(value, where, rates, random)
    if name == "city" and where is not None:
        value = _city_spelling(value, where, rates, random)
    if is_cjk(value):
        return misspelt_run(value, rates.slip, rates.abbreviate, random)
    parts = value.split()
    if name == "street" and where is not None and random.random() < rates.other_type:
        parts = _with_other_type(parts, where, random)
    if name == "street" and len(parts) > 2:
        parts = _without_some(parts, where, rates, random)
    return _joined([_misspelt_word(part, where, rates, random) for part in parts], rates, random)


def _with_other_type(parts: list[str], where: Country, random: Random) -> list[str]:
    """A street name whose type is replaced by another of the country's."""
    types = sorted(where.street_types)
    return [random.choice(types) if fold_word(part) in where.street_types else part for part in parts]


def _without_some(parts: list[str], where: Country | None, rates: NoiseRates, random: Random) -> list[str]:
    """The words of a street name, some left out; the longest stays, for it tells the street."""
    types = where.street_types if where is not None else frozenset()
    longest = max(parts, key=lambda part: (fold_word(part) not in types, len(part)))
    return [part for part in parts if part == longest or random.random() >= rates.drop_word]


def _misspelt_word(word: str, where: Country | None, rates: NoiseRates, random: Random) -> str:
    if where is not None and random.random() < rates.abbreviate:
        word = other_form(word, where, random)
    if "-" in word and random.random() < 0.5:
        word = word.replace("-", " ")
    if len(word) < 4:
        return word
    if random.random() < rates.respell:
        word = respelt(word, random)
    if random.random() < rates.slip:
        word = slipped(word, random)
    if len(word) >= 8 and random.random() < rates.split:
        place = random.randrange(3, len(word) - 2)
        word = f"{word[:place]} {word[place:]}"
    return word


def _joined(parts: list[str], rates: NoiseRates, random: Random) -> str:
    text = parts[0] if parts else ""
    for part in parts[1:]:
        text += ("" if random.random() < rates.join else " ") + part
    return text


@cache
def _region_forms(code: str) -> dict[str, tuple[str, ...]]:
    where = country(code)
    forms: dict[str, set[str]] = {}
    for spelling, key in where.regions.items():
        forms.setdefault(key, {key, where.region_names.get(key, key)}).add(spelling)
    return {key: tuple(sorted(spellings)) for key, spellings in forms.items()}


def _region_spelling(value: str, where: Country, rates: NoiseRates, random: Random) -> str:
    key = where.region(value)
    if key is None or random.random() < 1 - rates.other_region:
        return value
    form = random.choice(_region_forms(where.code)[key])
    return form.upper() if len(form) <= 3 else form.title()


@cache
def _city_forms(code: str) -> dict[str, tuple[str, ...]]:
    forms: dict[str, set[str]] = {}
    for spelling, shared in country(code).city_aliases.items():
        forms.setdefault(shared, {shared}).add(spelling)
    return {shared: tuple(sorted(spellings)) for shared, spellings in forms.items()}


def _city_spelling(value: str, where: Country, rates: NoiseRates, random: Random) -> str:
    shared = where.city_aliases.get(" ".join(fold_word(part) for part in value.split()))
    if shared is None or random.random() >= rates.abbreviate:
        return value
    return random.choice(_city_forms(where.code)[shared]).title()


def _with_stray_word(street: str, random: Random) -> str:
    """The street with a word that does not belong to it: a firm, a lobby, a name."""
    letters = [character for character in street if character.isalpha()] or list("tower")
    stray = "".join(random.choice(letters) for _ in range(random.randint(3, 8))).capitalize()
    return f"{stray} {street}".strip() if random.random() < 0.4 else f"{street} {stray}".strip()


def _laid_out(values: dict[str, str], where: Country | None, rates: NoiseRates, random: Random) -> str:
    """The components in one line, in an order that people use."""
    if is_cjk("".join(values.values())):
        return _laid_out_large_first(values, random)
    before = where is not None and where.number_position == "before"
    number, street, unit = (values.get(name, "") for name in ("house_number", "street", "unit"))
    comma = random.choice((", ", ", ", " ", " ", "; "))
    door = (
        f"{number} {street}" if before != (random.random() < rates.number_misplaced) else f"{street} {number}"
    )
    lines = [
        values.get("building", ""),
        door.strip(),
        unit,
        values.get("po_box", ""),
        values.get("suburb", ""),
    ]
    city, region, postcode = (values.get(name, "") for name in ("city", "region", "postcode"))
    if random.random() < rates.postcode_first:
        lines += [f"{postcode} {city}".strip(), region]
    else:
        lines += [city, f"{region} {postcode}".strip()]
    lines = [line for line in lines if line]
    if random.random() < rates.reversed:
        lines.reverse()
    return comma.join(lines)


def _laid_out_large_first(values: dict[str, str], random: Random) -> str:
    order = ("postcode", "region", "city", "suburb", "street", "house_number", "building", "unit", "po_box")
    gap = random.choice(("", "", "", " "))
    lines = [values[name] for name in order if name in values]
    if "postcode" in values and random.random() < 0.7:
        return values["postcode"] + " " + gap.join(lines[1:])
    return gap.join(lines)


_DIGRAPHS = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ß": "ss",
    "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe", "Æ": "Ae",
})  # fmt: skip


def _dressed(text: str, rates: NoiseRates, random: Random) -> str:
    """Accents and case of the whole line."""
    if not text.isascii():
        if random.random() < rates.digraphs:
            text = text.translate(_DIGRAPHS)
        if not is_cjk(text) and random.random() < rates.drop_accents:
            text = anyascii(text)
    if random.random() < rates.upper:
        return text.upper()
    return text.lower() if random.random() < rates.lower else text
