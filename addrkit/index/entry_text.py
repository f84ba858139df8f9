"""The text that a gazetteer entry is embedded as."""

from __future__ import annotations


def entry_text(
    street: str | None, suburb: str | None, city: str | None, region: str | None, postcode: str | None
) -> str:
    """The text that a gazetteer entry is embedded as.

    `postcode` is the street's postcode, or what all postcodes of its doors begin with.

    >>> entry_text("Laugavegur", None, "Reykjavík", None, "10")
    'Laugavegur Reykjavík 10'
    """
    return " ".join(part for part in (street, suburb, city, region, postcode) if part)
