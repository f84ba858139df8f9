"""Terms: the words under which names, places and postcodes are indexed and compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country import Country, country
from addrkit.locale.text import fold, is_cjk, squeeze

WHOLE_PLACE: Final = "="
"""Stands before the whole name of a place as a term."""


def terms(text: str) -> list[str]:
    """The words under which a text is indexed: folded words; pairs of characters of Chinese, Japanese, Korean.

    >>> terms("Rue de l'Église"), terms("渋谷区")
    (['rue', 'de', 'l', 'eglise'], ['渋谷', '谷区'])
    """
    folded = fold(text)
    found = folded.split()
    return found if folded.isascii() else [term for word in found for term in word_terms(word)]


def word_terms(folded: str) -> list[str]:
    """The terms of one folded word.

    >>> word_terms("eglise"), word_terms("渋谷区")
    (['eglise'], ['渋谷', '谷区'])
    """
    if not folded.isascii() and len(folded) > 1 and is_cjk(folded):
        return [folded[at : at + 2] for at in range(len(folded) - 1)]
    return [folded]


def terms_in(text: str, conventions: Country | None) -> Sequence[str]:
    """As `terms`, words of a script without blanks parted from the type that they begin with.

    >>> terms_in("ซอยสุขุมวิท 23", country("TH"))
    ['soy', 'sukhumwith', '23']
    """
    plain = terms(text)
    return plain if conventions is None else conventions.parted_all(plain)


def contracted_terms(text: str, code: str | None) -> list[str]:
    """As `terms`, each word in its contracted form in that country.

    >>> contracted_terms("Avenue Foch", "FR")
    ['av', 'foch']
    """
    if code is None:
        return terms(text)
    conventions = country(code)
    return [conventions.contract(word) for word in terms_in(text, conventions)]


@lru_cache(maxsize=NAMES_KEPT)
def place_words(text: str, conventions: Country | None) -> tuple[str, ...]:
    """The words of a place's name as they are compared: contracted, under the name that its aliases share.

    >>> place_words("'s-Gravenhage", country("NL")), place_words("Prague 2", country("CZ"))
    (('d', 'haag'), ('praha', '2'))
    >>> place_words("Gangnam-gu", country("KR")) == place_words("강남구", country("KR"))
    True
    """
    plain = terms_in(text, conventions)
    if conventions is None:
        return tuple(plain)
    alias = conventions.city_aliases.get(" ".join(plain))
    if alias is None and len(plain) > 1 and plain[-1].isdecimal():
        town = conventions.city_aliases.get(" ".join(plain[:-1]))
        alias = f"{town} {plain[-1]}" if town else None
    return tuple(form for form, _ in conventions.contract_all(terms(alias) if alias else plain))


def place_term(text: str, conventions: Country | None) -> str:
    """The index term of a place's whole name, which ranks "Paris" above "Paris Hill".

    >>> place_term("Den Haag", country("NL"))
    '=dhaag'
    """
    return WHOLE_PLACE + "".join(place_words(text, conventions))


def postcode_terms(postcode: str) -> Iterator[str]:
    """The words under which a postcode is indexed.

    >>> list(postcode_terms("SW1A 1AA"))
    ['sw1a1aa']
    """
    plain = squeeze(postcode)
    if plain:
        yield plain
