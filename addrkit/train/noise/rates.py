"""How often people make which error when they write an address."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class NoiseRates:
    """How often each error happens: probabilities in [0, 1], a word's or an address's.

    The defaults follow addresses that people wrote for directories, as `addrkit/datasets/fit_noise.py` counts them:
    1,448 French (FR) and 514 US ones beside their records, 28,000 Danish (DK) and 90,000 British (GB) ones by their
    shape. Each figure was fitted to half the streets; in the other half it held within its error, but for the USA's
    abbreviations (0.74 and 0.63), for a few streets come often there. Directories hardly ever omit a
    postcode or write in small letters: people in a hurry do, and there the rate is set by hand (and says so).
    Nothing measured has umlauts as two letters, kana or romanised names: those rates are set by hand too.
    """

    slip: float = 0.012
    """A word of four letters or more of a street name: a keyboard slip. FR 0.013, hard ones taken in."""
    respell: float = 0.008
    """A word of four letters or more of a street name: spelt as it sounds. FR 0.008, hard ones taken in."""
    elsewhere: float = 0.2
    """How much of the rates of words holds for towns and street types, where a street is given. FR, hard ones: types
    0.08, towns 0.05; by hand more."""
    abbreviate: float = 0.4
    """A word that has an abbreviation or another accepted form. US 0.67, FR 0.19."""
    drop_word: float = 0.03
    """A word of a street name of three words or more, but for the longest: left out. FR 0.012 of all words."""
    drop_type: float = 0.01
    """The type of a street name of three words or more: left out. FR 0.001; by hand more."""
    drop_particle: float = 0.08
    """A small word within a street name ("de", "of"): left out. FR 0.08."""
    add_particle: float = 0.03
    """A street name: a small word too many ("Rue de Greffulhe"). FR 0.03."""
    other_type: float = 0.008
    """A street name whose type stands first or last: another type ("Boulevard" for "Rue").
    FR 0.009, hard ones taken in."""
    initials: float = 0.0
    """A street name with two names or more: all but the last cut to their first letters. By hand, see `PEOPLE`."""
    last_name: float = 0.0
    """The same: the last alone ("Roosevelt" for "Franklin D. Roosevelt"). By hand."""
    add_word: float = 0.02
    """An address: a word beside the street that does not belong to it. By hand: most words added are
    units, suffixes and towns, which have rates of their own."""
    add_name: float = 0.1
    """An address: a firm's, a house's or a person's name before it. GB 0.25, DK 0.19, FR and US nearly never."""
    add_note: float = 0.04
    """An address: a unit, a box or an estate that no record has. DK 0.05, US 0.04, FR 0.01."""
    repeat_city: float = 0.01
    """An address: the city once more, or a neighbouring town. FR 0.01, GB 0.007."""
    join: float = 0.003
    """A blank: forgotten. FR 0.001, hard ones taken in."""
    split: float = 0.003
    """A word of eight letters or more: a blank within. FR 0.001, hard ones taken in."""
    drop_accents: float = 0.3
    """An address: all accents. FR 0.21; by hand more, for elsewhere keyboards lack them."""
    digraphs: float = 0.15
    """An address: umlauts and the like as two letters ("oe"). By hand."""
    upper: float = 0.15
    """An address: all capitals. GB 0.32, US 0.18, FR 0.001."""
    lower: float = 0.12
    """An address: all small letters. By hand: 0.0005 in directories, but common in what is typed into a form."""
    title: float = 0.35
    """An address: every word with a capital ("Rue De La Paix"). GB 0.59, FR 0.36."""
    upper_city: float = 0.05
    """A city: in capitals where the rest is not. GB 0.15, FR and US nearly never."""
    drop_postcode: float = 0.08
    """An address: no postcode. US 0.02, GB 0.004; by hand more."""
    wrong_postcode: float = 0.02
    """A postcode: one or two digits wrong. US 0.01, FR 0.003; by hand more."""
    special_postcode: float = 0.3
    """A postcode that another means as well ("75116" for "75016"): the other one."""
    longer_postcode: float = 0.03
    """A postcode that may have more digits (ZIP+4): with them. US 0.02."""
    plain_postcode: float = 0.1
    """A postcode: without its blank or hyphen. GB 0.001; by hand more."""
    misplaced_postcode: float = 0.05
    """A postcode: on the side of the city where the country does not write it. FR 0.1, US never."""
    drop_city: float = 0.04
    """An address: no city. US 0.04, FR 0.003."""
    other_city: float = 0.03
    """A city: a part of it, the municipality or a neighbouring town instead. US 0.03, FR never."""
    other_name: float = 0.05
    """A city that has another name, of another language or a short one: that name. By hand."""
    drop_suburb: float = 0.6
    """An address: no suburb, where a street is given. GB 0.5, DK 0.74."""
    drop_district: float = 0.5
    """An address: no district or county, where there is one. GB 0.47."""
    drop_region: float = 0.15
    """An address: no region, where the country writes it. US 0.002; by hand more."""
    other_region: float = 0.3
    """A region: another of its accepted forms, such as the name for the code. By hand."""
    name_country: float = 0.06
    """An address: the country's name at the end. By hand."""
    reversed: float = 0.03
    """An address: from the largest part to the smallest. By hand."""
    commas_lost: float = 0.3
    """An address: blanks where commas would be. FR 0.49, GB 0.002, US never."""
    semicolons: float = 0.03
    """An address: semicolons or dashes where commas would be. FR 0.03."""
    number_comma: float = 0.15
    """A house number: a comma between it and the street, where the country writes none. FR 0.46, GB 0.001, US never."""
    number_glued: float = 0.005
    """A house number: no blank between it and the street. FR 0.001; by hand more."""
    number_prefix: float = 0.01
    """A house number: with its word before it ("n° 12", "No. 12"). By hand."""
    number_form: float = 0.4
    """A house number with a letter, a suffix or a range: with other blanks or another hyphen. DK 0.6 of ranges."""
    number_more: float = 0.04
    """A house number without them: with a suffix or a range that the record has not. FR 0.06."""
    misplaced_number: float = 0.02
    """A house number: on the side of the street where the country does not write it. By hand."""
    drop_number: float = 0.0
    """An address: no house number. FR 0.01, but no address to deliver to."""
    drop_unit: float = 0.1
    """An address: no unit. By hand."""
    misplaced_unit: float = 0.1
    """A unit: on the other side of the street than the country writes it. By hand."""


EVERYDAY = NoiseRates()
HARD = NoiseRates(
    slip=0.13,
    respell=0.09,
    drop_word=0.3,
    drop_type=0.04,
    drop_particle=0.22,
    add_particle=0.08,
    other_type=0.12,
    add_word=0.08,
    join=0.01,
    split=0.02,
    drop_postcode=0.2,
    wrong_postcode=0.05,
    drop_city=0.1,
)
"""Follows the 114 French addresses that no exact match could resolve: of the words of their street names 22 % are
misspelt (six in ten by a slip, four by sound) and 12.5 % missing, of small words 22 %; 12 % have another street type.
Postcode and city are by hand: people leave out more than directories do.
"""
PEOPLE = replace(
    HARD,
    respell=0.2,
    drop_word=0.1,
    other_type=0.2,
    initials=0.35,
    last_name=0.15,
    join=0.04,
    reversed=0.08,
    other_name=0.2,
)
"""Follows what people complain about: types changed, first names cut to initials or left out, spelt by ear, words
glued, parts in another order, towns by another name. How often is by hand."""
