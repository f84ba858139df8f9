"""The noise model: an address as somebody types it.

Each kind of error is a small function of its own; `addrkit.train.noise.rates` says how often each happens. The result
depends on nothing but the address, the rates and the random generator.
"""

from __future__ import annotations

import random as random_module
from collections.abc import Sequence
from functools import cache

from addrkit.locale.country import Country, country, country_codes
from addrkit.locale.text import fold_word, is_cjk, squeeze
from addrkit.train.noise.extras import extras_for
from addrkit.train.noise.layout import NoisyAddress, laid_out
from addrkit.train.noise.misspelling import (
    misspelt_run,
    other_form,
    other_number,
    other_unit,
    respelt,
    slipped,
)
from addrkit.train.noise.names import names_among, with_initials, with_last_name
from addrkit.train.noise.rates import EVERYDAY, HARD, PEOPLE, NoiseRates
from addrkit.types import Address

__all__ = ["EVERYDAY", "HARD", "PEOPLE", "NoiseRates", "NoisyAddress", "noisy_address", "noisy_text"]

Random = random_module.Random


def noisy_text(address: Address, rates: NoiseRates, random: Random) -> str:
    """The address as one line, as somebody types it. Never empty unless the address is.

    >>> here = Address(house_number="12", street="Rue Haute", postcode="05000", city="Gap", country="FR")
    >>> noisy_text(here, EVERYDAY, Random(4)) == noisy_text(here, EVERYDAY, Random(4))
    True
    """
    return noisy_address(address, rates, random).text


def noisy_address(
    address: Address, rates: NoiseRates, random: Random, towns: Sequence[str] = ()
) -> NoisyAddress:
    """The address as one line, and where each component stands in it.

    Words that belong to no component (a firm's legal form, "c/o", the city said twice) are in no span; a
    name before the address is the building. `towns` are neighbouring towns that may be named instead of the
    city.

    >>> here = Address(house_number="12", street="Rue Haute", postcode="05000", city="Gap", country="FR")
    >>> typed = noisy_address(here, EVERYDAY, Random(4))
    >>> start, end = typed.spans["street"]
    >>> "haute" in typed.text[start:end].lower()
    True
    """
    where = country(address.country) if address.country in country_codes() else None
    values = _chosen_parts(address, rates, random)
    if "city" in values and random.random() < rates.other_city:
        values["city"] = _other_city(address, values, towns, random)
    named = "street" if "street" in values else "suburb" if "suburb" in values else "city"
    values = {
        name: _misspelt(name, value, where, rates, 1.0 if name == named else rates.elsewhere, random)
        for name, value in values.items()
    }
    extras = extras_for(values, where, rates, random, towns)
    typed = laid_out(values, extras, where, rates, random)
    return typed if typed.text else NoisyAddress(" ".join(address.to_dict().values()), {})


def _other_city(address: Address, values: dict[str, str], towns: Sequence[str], random: Random) -> str:
    """A part of the city, its municipality or a neighbouring town: what stands in the city's place."""
    others = [each for each in (address.suburb, address.district, *towns[:3]) if each]
    if not others:
        return values["city"]
    chosen = random.choice(others)
    for name in ("suburb", "district"):
        if values.get(name) == chosen:
            del values[name]
    return chosen


def _chosen_parts(address: Address, rates: NoiseRates, random: Random) -> dict[str, str]:
    """The components that a made query has, among them at least one by which a place is found."""
    values = address.to_dict()
    values.pop("country", None)
    wanted = dict(values)
    odds = {
        "house_number": rates.drop_number,
        "unit": rates.drop_unit,
        "suburb": rates.drop_suburb if address.street else 0.0,
        "city": rates.drop_city,
        "district": rates.drop_district,
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
    places = [at for at, character in enumerate(code) if character.isdigit()]
    for at in random.sample(places, k=min(len(places), random.choice((1, 1, 2)))):
        code = code[:at] + random.choice("0123456789") + code[at + 1 :]
    return code


def _misspelt(
    name: str, value: str, where: Country | None, rates: NoiseRates, often: float, random: Random
) -> str:
    """One component with errors in its words; `often` is how much of the rates holds for it."""
    if name == "postcode":
        return _postcode_spelling(value, where, rates, random)
    if name == "house_number":
        return _number_spelling(value, where, rates, random)
    if name == "unit" and where is not None and random.random() < rates.abbreviate:
        return other_unit(value, where, random)
    if name in ("unit", "po_box"):
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
    if name == "street" and rates.initials + rates.last_name > 0:
        parts = _with_short_names(parts, where, rates, random)
    if name == "street" and len(parts) > 2:
        parts = _without_some(parts, where, rates, random)
    if (
        parts
        and name == "street"
        and where is not None
        and where.particles
        and random.random() < rates.add_particle
    ):
        parts.insert(random.randint(1, len(parts)), random.choice(sorted(where.particles)))
    return _joined([_misspelt_word(part, where, rates, often, random) for part in parts], rates, random)


def _postcode_spelling(value: str, where: Country | None, rates: NoiseRates, random: Random) -> str:
    """A right postcode as it may be written: another that means the same, with more digits, without its blank."""
    if where is not None:
        others = [old for old, new in where.postcode_aliases.items() if new == squeeze(value)]
        if others and random.random() < rates.special_postcode:
            value = random.choice(others).upper()
        longer = f"{value}-{random.randrange(10_000):04}"
        if random.random() < rates.longer_postcode and where.postcode and where.postcode.fullmatch(longer):
            value = longer
    return value.replace(" ", "").replace("-", "") if random.random() < rates.plain_postcode else value


def _number_spelling(value: str, where: Country | None, rates: NoiseRates, random: Random) -> str:
    """A house number with other blanks and hyphens, or with more than the record has."""
    if value.isdecimal() and len(value) < 6 and random.random() < rates.number_more:
        suffixes = sorted(where.number_suffixes) if where else []
        following = str(int(value) + 2 * random.randint(1, 4))
        value += random.choice((f"-{following}", f" {random.choice((*suffixes, 'A', 'B'))}"))
    return other_number(value, random) if random.random() < rates.number_form else value


def _with_other_type(parts: list[str], where: Country, random: Random) -> list[str]:
    """A street name whose type is replaced by another of the country's."""
    types = sorted(where.street_types)
    for at, part in enumerate(parts):
        meant = fold_word(part)
        if meant in where.street_types:
            others = [each for each in types if where.contract(each) != where.contract(meant)]
            return [*parts[:at], *random.choices(others, k=min(1, len(others))), *parts[at + 1 :]]
    return parts


def _with_short_names(
    parts: list[str], where: Country | None, rates: NoiseRates, random: Random
) -> list[str]:
    """A street name whose first names are cut short, or left out."""
    names = names_among(parts, where)
    if len(names) < 2 and not any("-" in parts[at] for at in names):
        return parts
    draw = random.random()
    if draw < rates.initials:
        return with_initials(parts, names, random)
    return with_last_name(parts, names) if draw < rates.initials + rates.last_name else parts


def _without_some(parts: list[str], where: Country | None, rates: NoiseRates, random: Random) -> list[str]:
    """The words of a street name, some left out; the longest stays, for it tells the street."""
    small = where.particles if where is not None else frozenset()
    common = {*where.street_types, *where.abbreviations} if where is not None else set()
    longest = max(parts, key=lambda part: (fold_word(part) not in common, len(part)))
    types = where.street_types if where is not None else frozenset()

    def chance(word: str) -> float:
        if word in small:
            return rates.drop_particle
        return rates.drop_type if word in types else rates.drop_word

    return [part for part in parts if part == longest or random.random() >= chance(fold_word(part))]


def _misspelt_word(word: str, where: Country | None, rates: NoiseRates, often: float, random: Random) -> str:
    if where is not None:
        if random.random() < rates.abbreviate * often:
            word = other_form(word, where, random)
        if fold_word(word) in where.street_types:
            often = min(often, rates.elsewhere)
    if "-" in word and random.random() < 0.5:
        word = word.replace("-", " ")
    if len(word) < 4:
        return word
    if random.random() < rates.respell * often:
        word = respelt(word, random)
    if random.random() < rates.slip * often:
        word = slipped(word, random)
    if len(word) >= 8 and random.random() < rates.split * often:
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
    if shared is None or random.random() >= rates.other_name:
        return value
    return random.choice(_city_forms(where.code)[shared]).title()
