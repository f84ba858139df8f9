"""The noise model: an address as somebody types it.

Each kind of error is a small function of its own; `NoiseRates` says how often each happens. The result
depends on nothing but the address, the rates and the random generator.
"""

from __future__ import annotations

import random as random_module
import re
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii

from addrkit.locale.country import Country, country, country_codes
from addrkit.locale.text import fold_word, is_cjk
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
    add_word=0.1,
    join=0.03,
    split=0.03,
    drop_postcode=0.2,
    wrong_postcode=0.08,
    drop_city=0.1,
)


def noisy_text(address: Address, rates: NoiseRates, random: Random) -> str:
    """The address as one line, as somebody types it. Never empty unless the address is.

    >>> here = Address(house_number="12", street="Rue de l'Église", postcode="05000", city="Gap", country="FR")
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
        return value.replace(" ", "").replace("-", "") if random.random() < 0.2 else value
    if name in ("house_number", "unit", "po_box"):
        return value
    if name == "region" and where is not None:
        return _region_spelling(value, where, random)
    if name == "city" and where is not None:
        value = _city_spelling(value, where, rates, random)
    if is_cjk(value):
        return _misspelt_cjk(value, rates, random)
    parts = value.split()
    if name == "street" and len(parts) > 2:
        parts = [part for part in parts if random.random() >= rates.drop_word] or parts
    return _joined([_misspelt_word(part, where, rates, random) for part in parts], rates, random)


def _misspelt_word(word: str, where: Country | None, rates: NoiseRates, random: Random) -> str:
    if where is not None and random.random() < rates.abbreviate:
        word = _other_form(word, where, random)
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
def _other_forms(code: str) -> dict[str, tuple[str, ...]]:
    """Compared form to all the forms that mean it, in one country."""
    where = country(code)
    forms: dict[str, set[str]] = {}
    for table in (where.abbreviations, where.number_words):
        for variant, compared in table.items():
            forms.setdefault(compared, {compared}).add(variant)
    return {compared: tuple(sorted(variants)) for compared, variants in forms.items()}


@cache
def _other_endings(code: str) -> dict[str, tuple[str, ...]]:
    endings: dict[str, set[str]] = {}
    for variant, compared in country(code).suffixes.items():
        endings.setdefault(compared, {compared}).add(variant)
    return {compared: tuple(sorted(variants)) for compared, variants in endings.items()}


def _other_form(word: str, where: Country, random: Random) -> str:
    """Another accepted form of a word: an abbreviation or the long form; the word itself if there is none."""
    folded = fold_word(word.strip(".,"))
    compared = where.abbreviations.get(folded) or where.number_words.get(folded) or folded
    others = [form for form in _other_forms(where.code).get(compared, ()) if form != folded]
    if others:
        other = random.choice(others)
        return (other.capitalize() if word[:1].isupper() else other) + random.choice(("", "", "", "."))
    for ending, shared in where.suffixes.items():
        if folded.endswith(ending) and len(folded) > len(ending) + 1 and len(word) == len(folded):
            choices = [each for each in _other_endings(where.code)[shared] if each != ending]
            if choices:
                return word[: -len(ending)] + random.choice(choices) + random.choice(("", "", "."))
    return word


@cache
def _region_forms(code: str) -> dict[str, tuple[str, ...]]:
    where = country(code)
    forms: dict[str, set[str]] = {}
    for spelling, key in where.regions.items():
        forms.setdefault(key, {key, where.region_names.get(key, key)}).add(spelling)
    return {key: tuple(sorted(spellings)) for key, spellings in forms.items()}


def _region_spelling(value: str, where: Country, random: Random) -> str:
    key = where.region(value)
    if key is None or random.random() < 0.6:
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


_KEY_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


@cache
def _neighbours(key: str) -> str:
    """The keys around a key of a QWERTY keyboard."""
    for line, row in enumerate(_KEY_ROWS):
        place = row.find(key)
        if place >= 0:
            around = _KEY_ROWS[max(line - 1, 0) : line + 2]
            return "".join(each[max(place - 1, 0) : place + 2] for each in around).replace(key, "")
    return ""


def slipped(word: str, random: Random) -> str:
    """A word with one keyboard slip: a letter doubled, left out, swapped, or its neighbour's.

    >>> slipped("street", Random(1)) != "street"
    True
    """
    place = random.randrange(1, len(word)) if len(word) > 1 else 0
    kind = random.choice(("insert", "delete", "delete", "swap", "replace", "replace"))
    near = random.choice(_neighbours(word[place].lower()) or "aeiounrst")
    if kind == "insert":
        return word[:place] + random.choice((near, word[place])) + word[place:]
    if kind == "swap" and place + 1 < len(word) and word[place] != word[place + 1]:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == "replace" or len(word) < 3:
        return word[:place] + near + word[place + 1 :]
    return word[:place] + word[place + 1 :]


_SOUNDS: tuple[tuple[str, str], ...] = tuple(
    pair
    for one, other in (
        ("ph", "f"), ("ck", "k"), ("c", "k"), ("qu", "k"), ("th", "t"), ("y", "i"), ("ee", "ea"), ("z", "s"),
        ("eau", "o"), ("au", "o"), ("ai", "e"), ("ei", "ai"), ("en", "an"), ("v", "w"), ("ij", "y"), ("x", "ks"),
        ("oe", "u"), ("ou", "u"), ("sch", "sh"), ("dt", "t"), ("d", "t"), ("b", "p"), ("g", "j"), ("e", "i"),
        ("er", "re"), ("h", ""), ("ie", "i"), ("ch", "sh"), ("nn", "n"), ("ll", "l"), ("ss", "s"), ("tt", "t"),
        ("rr", "r"), ("mm", "m"), ("o", "u"), ("a", "e"), ("m", "n"),
    )
    for pair in ((one, other), (other, one))
    if pair[0]
)  # fmt: skip
"""Spellings of like sounds in European languages, either way round."""
_MUTE = "esthx"
"""Letters that end a word without being heard."""


def respelt(word: str, random: Random) -> str:
    """A word spelt as it sounds; the word itself if no rule fits.

    >>> respelt("philippe", Random(3)) != "philippe"
    True
    """
    lower = word.lower()
    fitting = [pair for pair in _SOUNDS if pair[0] in lower[1:]]
    if len(word) > 4 and random.random() < 0.2:
        return word[:-1] if lower[-1] in _MUTE else word + random.choice(_MUTE)
    if not fitting or len(lower) != len(word):
        return word
    heard, written = random.choice(fitting)
    places = [found.start() for found in re.finditer(re.escape(heard), lower) if found.start() > 0]
    place = random.choice(places)
    return word[:place] + written + word[place + len(heard) :]


_KANA_VARIANTS = (
    ("ヶ", "ケ"),
    ("ケ", "ヶ"),
    ("ヶ", "が"),
    ("ノ", "の"),
    ("の", "ノ"),
    ("大字", ""),
    ("字", ""),
    ("之", "の"),
)


def _misspelt_cjk(value: str, rates: NoiseRates, random: Random) -> str:
    for one, other in _KANA_VARIANTS:
        if one in value[1:] and random.random() < rates.abbreviate:
            value = value[0] + value[1:].replace(one, other)
    if len(value) > 3 and random.random() < rates.slip * 2:
        place = random.randrange(1, len(value))
        kept = random.choice(("", random.choice(value)))
        value = value[:place] + kept + value[place + 1 :]
    return value


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
    door = f"{number} {street}" if before != (random.random() < 0.03) else f"{street} {number}"
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
