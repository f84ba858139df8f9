"""Texts of the kinds of addresses that registers hold too little of, by the forms of `parsing_kinds.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import yaml
from anyascii import anyascii

from addrkit.datasets.parsing_composed import BOTH, composed, is_latin, name_lists
from addrkit.datasets.parsing_places import Place
from addrkit.datasets.parsing_sets import Components
from addrkit.locale.country import country
from addrkit.locale.text import is_cjk
from addrkit.train.parser.render import filled, region_form

KINDS = 2_200
"""Texts a country."""
_CHOICE = re.compile(r"\(([^()]*)\)")
_PART = re.compile(r"\[(\w+)(?:\|([^\]]*))?\]")
_SLOT = re.compile(r"\{([NPVU])\}")
_SEPARATED = (0.75, 0.12, 0.13)
"""How often the parts of a text are separated by commas, by blanks, or by both."""
_PLAIN_NAMES = 0.35
"""The share of texts of Latin script whose accents are left out."""


@cache
def kinds() -> Mapping[str, Sequence[str]]:
    """The forms of each country."""
    return dict(yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8")))


def chosen(form: str, random: Random) -> str:
    """A form with one of each of its choices.

    >>> chosen("(a/a) b//c(/)", Random(1))
    'a b/c'
    """
    form = form.replace(",?", random.choice((",", ""))).replace("//", "\0")
    # Most people put commas everywhere or nowhere.
    form = form.replace("(, / )", random.choices((", ", " ", "(, / )"), _SEPARATED)[0])
    while match := _CHOICE.search(form):
        form = form[: match.start()] + random.choice(match[1].split("/")) + form[match.end() :]
    return form.replace("\0", "/").replace("«", "(").replace("»", ")")


def special_texts(
    code: str,
    streets: Mapping[str, Sequence[str]],
    found: Sequence[Place],
    random: Random,
    wanted: int = KINDS,
) -> Iterator[dict[str, Any]]:
    """Texts with their components, as `addrkit.train.parser.examples` reads them."""
    forms = [*kinds().get(code, ())]
    if not forms:
        return
    if code not in _UNLIKE:
        forms += kinds()[f"number_{country(code).number_position}"]
    scripts = {}
    for latin in (True, False) if code in BOTH else (True,):
        written = [each for each in found if code not in BOTH or is_latin(each.get("city", "")) == latin]
        names = names_of(code, streets, written)
        if not latin:
            names = {**names, "N": name_lists(code)[1]}
        scripts[latin] = names, _rows(code, streets, written, random)
    made = (_text(form, next(scripts[_latin(form, code)][1]), scripts[_latin(form, code)][0], random)
            for form in random.choices(forms, k=4 * wanted))  # fmt: skip
    for text, components in islice((each for each in made if each is not None), wanted):
        if not is_cjk(text):
            yield {"text": text, "country": code, "components": components}


_UNLIKE = ("JP", "CN", "TW", "KR", "HK", "TH", "VN", "ID", "IN", "PH", "SG", "US")
"""Countries whose addresses have more parts than the orders that people use everywhere."""


def _latin(form: str, code: str) -> bool:
    """Whether a form asks for names in Latin letters; it is so where it names a street type or a country in them."""
    return code not in BOTH or _LATIN_WORD.search(_PART_NAME.sub("", form)) is not None


_PART_NAME = re.compile(r"\[\w+|\{\w\}")
_LATIN_WORD = re.compile("[A-Za-z]{2}")


def _rows(
    code: str, streets: Mapping[str, Sequence[str]], found: Sequence[Place], random: Random
) -> Iterator[Components]:
    while True:
        for row in composed(code, streets, found, random):
            region = row.get("region")
            yield {**row, "region": region_form(region, code, random)} if region else row


def names_of(code: str, streets: Mapping[str, Sequence[str]], found: Sequence[Place]) -> dict[str, list[str]]:
    """Names for the slots of a form: of streets, towns, villages and quarters."""
    own, native = name_lists(code)
    towns = sorted(
        {_bare(city) for place in found if (city := place.get("city")) and _written_so(city, code)}
    )
    suburbs = {place["suburb"] for place in found if "suburb" in place}
    villages = sorted({_bare(name) for name in suburbs if len(name) > 3 and _written_so(name, code)})
    villages = villages or towns or own
    return {
        "N": own or (_street_names(streets[code]) if code == "US" else towns) or villages,
        "P": towns or villages,
        "V": villages if len(villages) > 100 else [*villages, *towns, *own],
        "U": native or villages,
    }


def _written_so(name: str, code: str) -> bool:
    """Whether a form in Latin script can hold the name."""
    return not is_cjk(name) and (code != "TH" or name.isascii())


_ANNOUNCED = re.compile(
    r"^(?:Col\.|Fracc\.|Barrio|Tambon|T\.|Khwaeng|Brgy\.?|Moo \d+|M\.\d+|ตำบล|แขวง|ต\.)\s*,?\s*",
    re.IGNORECASE,
)

_KIND = re.compile(r" (?:Township|District|Dist\.|Community|City|Mah\.?|MAH\.|[Mm]ahallesi|Mh\.)$")


def _bare(name: str) -> str:
    return _KIND.sub("", _ANNOUNCED.sub("", name)).strip(" ,") or name


def _street_names(streets: Sequence[str]) -> list[str]:
    """Names of American streets without their types."""
    return sorted({name.rsplit(" ", 1)[0] for name in streets if name.count(" ") == 1})


def _text(
    form: str, row: Components, names: Mapping[str, Sequence[str]], random: Random
) -> tuple[str, Components] | None:
    """One text by a form; None where the row lacks what the form asks for."""
    components: Components = {}
    text = ""
    place = 0
    form = chosen(form, random)
    plain = random.random() < _PLAIN_NAMES
    write: Callable[[str], str] = anyascii if plain else str

    def written(piece: str) -> str:
        piece = filled(_SLOT.sub(lambda slot: random.choice(names[slot[1]]), piece), random)
        return piece if _is_thai(piece) else write(piece)

    for match in _PART.finditer(form):
        text += written(form[place : match.start()])
        place = match.end()
        name, own = match[1], match[2]
        value = written(own if own is not None else row.get(name, ""))
        value = re.sub(r"\s+", " ", value).strip(" ,")
        if not value or name in components:
            return None
        components[name] = value
        text += value
    text += written(form[place:])
    mixed = _is_thai(text) and any("a" <= sign <= "z" for sign in text)
    return None if mixed else (text, components)


def _is_thai(text: str) -> bool:
    return any("\u0e00" <= sign <= "\u0e7f" for sign in text)
