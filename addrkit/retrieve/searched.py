"""The words by which a query is looked up: its own in short, its places whole, its postcodes and their areas."""

from __future__ import annotations

from addrkit.locale.terms import place_term, place_words, word_terms
from addrkit.locale.text import folded_words
from addrkit.parsing.query import Query

AREA_FROM = 2
"""Characters of the shortest area of a postcode that is looked up, beside a lone letter ("M" of "M1 5QA")."""
AREA_DIGITS = 4
"""Digits that a postcode of digits alone is shortened to: the Netherlands' and others' areas have four."""
_NOT_SEARCHED = frozenset({"house_number", "unit", "po_box", "country"})


def searched_words(query: Query) -> frozenset[str]:
    """The query's words as its country contracts them, and its postcodes with the areas they lie in."""
    conventions = query.conventions
    found = set()
    for word, label in zip(query.words, query.labels, strict=True):
        if label in _NOT_SEARCHED:
            continue
        plain = word_terms(word.folded)
        for term in plain if conventions is None else conventions.parted_all(plain):
            # Entries are indexed under both forms; the contracted one finds them all.
            found.add(conventions.contract(term) if conventions else term)
    for name in ("city", "suburb"):
        value = query.value(name)
        if value:
            found.add(place_term(value, conventions))
            # A town's other name ("NY") is not what its streets are indexed by.
            found.update(place_words(value, conventions))
    for name in ("city", "suburb", "district"):
        # A district under another name or in another form: "Svfél. Skagafirði" is Skagafjörður.
        typed = " ".join(folded_words(query.value(name) or ""))
        meant = conventions.districts.get(typed) if conventions and typed else None
        found.update(place_words(meant, conventions) if meant else ())
    for postcode in query.postcodes:
        found.add(postcode)
        if postcode.isdigit():
            found.add(postcode[:AREA_DIGITS])
        else:
            found.update(postcode[:length] for length in range(AREA_FROM, len(postcode)))
            if postcode[:1].isalpha() and postcode[1:2].isdigit():
                found.add(postcode[:1])
    return frozenset(found)
