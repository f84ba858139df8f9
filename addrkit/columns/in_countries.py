"""Words of names that mean one thing in a country and another elsewhere: an Italian "municipio" is a part of a city."""

from __future__ import annotations

from dataclasses import replace

from addrkit.columns.concepts import concept_of
from addrkit.columns.direct import Meaning
from addrkit.columns.names import known_names, plain, tokens


def in_country(name: str, said: Meaning | None, country: str | None) -> Meaning | None:
    """What a column's name means in a country, where `said` is what it means elsewhere.

    >>> in_country("MUNICIPIO", None, "IT").field, in_country("MUNICIPIO", None, "ES"), in_country("Via", None, "IT")
    ('district', None, None)
    """
    known = known_names()
    own = known.in_countries.get(country or "", {})
    words = (plain(name), *tokens(name))
    field = next((own[word] for word in words if word in own), "")
    others = [word for word in tokens(name) if word not in own]
    said_so = all(
        word in known.naming or word in known.languages or concept_of(word) == "name" for word in others
    )
    if not field or (plain(name) not in own and not said_so):
        return said
    language = tokens(name)[-1] if tokens(name)[-1] in known.languages else ""
    there = said if said is not None and said.known_group else Meaning(field, language=language)
    return replace(there, field=field)
