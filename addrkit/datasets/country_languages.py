"""Names of countries in the languages of the Unicode CLDR, for cells that nothing but a country stands in.

    python -m addrkit.datasets.country_languages > gazetteers/country_languages.yaml

Needs the package babel. What a list by hand has is left out, and so is a name that two countries have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from babel import Locale

from addrkit.locale.country_names import country_codes, listed_codes
from addrkit.locale.text import fold

LANGUAGES: Final = (
    "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id is it ja ko lt lv ms nb nl pl pt pt_PT ro ru sk sl sr sv"
    " ta th tr uk ur vi zh zh_Hant"
)
HEAD: Final = """\
# Names of countries in other languages, as a cell of a table gives them, where nothing but a country can stand.
# Made by `python -m addrkit.datasets.country_languages` of the Unicode CLDR (Unicode-3.0). What `country_names.yaml`
# and `country_cells.yaml` have is not repeated; a name that two countries have is left out.
"""


def names_of_languages() -> dict[str, list[str]]:
    """The code of each country to its names that no list by hand has."""
    known = listed_codes()
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in _names():
        owners[fold(name)].add(code)
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    written: set[str] = set()
    for code, name in _names():
        folded = fold(name)
        if folded and folded not in known and folded not in written and owners[folded] == {code}:
            written.add(folded)
            found[code][name] = None
    return {code: list(found[code]) for code in sorted(found)}


def _names() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES.split():
        territories = Locale.parse(language).territories
        yield from ((code, territories[code]) for code in sorted(country_codes()) if code in territories)


if __name__ == "__main__":
    print(HEAD, end="")
    for country, names in names_of_languages().items():
        quoted = ", ".join('"' + name.replace('"', '\\"') + '"' for name in names)
        print(f"{chr(34) + country + chr(34) if country == 'NO' else country}: [{quoted}]")
