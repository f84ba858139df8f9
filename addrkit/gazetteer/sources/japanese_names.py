"""Japanese towns, cities and wards in Latin letters, as the default gazetteer's recipe lists them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from addrkit.gazetteer.sources.stored import more_names
from addrkit.locale.data import read_data


@cache
def japanese_recipe() -> Mapping[str, Any]:
    """What the recipe says of Japan."""
    return next(each for each in read_data("default/divisions.yaml")["countries"] if each["country"] == "JP")


@cache
def _towns() -> Mapping[str, tuple[str, ...]]:
    return more_names(japanese_recipe()["latin"])


def latin_town(within: str, town: str) -> tuple[str, ...]:
    """The names of a town of a large city, which lies within a region and a city.

    >>> latin_town("大阪府大阪市北区", "梅田"), latin_town("", "梅田")
    (('Umeda',), ())
    >>> latin_town("東京都港区", "南麻布")
    ('Minamiazabu', 'Minami Azabu')
    """
    names = _towns().get(f"{within}{town}", ())
    return tuple(dict.fromkeys(each for name in names for each in (name, _with_its_side_apart(name))))


def _with_its_side_apart(name: str) -> str:
    low = name.lower()
    for side in read_data("romanised.yaml")["compass"]:
        if low.startswith(side) and len(low) > len(side):
            return f"{side} {low.removeprefix(side)}".title()
        if low.endswith(side) and len(low) > len(side):
            return f"{low.removesuffix(side)} {side}".title()
    return name


def latin_city(city: str) -> tuple[str, ...]:
    """The names of a large city, or of its ward by itself or with it.

    >>> latin_city("大阪市北区")[:3], latin_city("北区"), latin_city("大阪市")
    (('Kita-ku, Osaka-shi', 'Kita-ku', 'Kita-ku Osaka'), ('Kita-ku',), ('Osaka', 'Osaka-shi'))
    """
    recipe = japanese_recipe()
    town, sign, ward = city.partition("市")
    small = recipe["ward_names"].get((ward if sign else city).removesuffix("区"))
    if not sign:
        return (f"{small}-ku",) if small and city.endswith("区") else ()
    large = recipe["wards"].get(town)
    if large is None or (ward and not small):
        return ()
    if not ward:
        return large, f"{large}-shi"
    small = f"{small}-ku"
    # The first is shown: a ward by itself is of many cities.
    return f"{small}, {large}-shi", small, f"{small} {large}", f"{large}-shi {small}", f"{large} {small}"
