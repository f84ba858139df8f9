"""The catalogue: open registers and extracts, where they are published, and how they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from addrkit.errors import UsageError
from addrkit.gazetteer.manifest import Completeness, Source
from addrkit.locale.country_names import country_of_cell
from addrkit.locale.data import data_folder, read_data


@dataclass(frozen=True, slots=True)
class Published:
    """A register or an extract that anybody may fetch."""

    name: str
    """What `gazetteer get` calls it, and the gazetteer that is made of it."""
    country: str
    """ISO 3166-1 alpha-2; empty for one of many countries."""
    title: str
    licence: str
    attribution: str
    coverage: Completeness
    renewed: str
    """How often its publisher renews it."""
    page: str
    """Where it is described."""
    url: str = ""
    """Where its file is; empty for one that an installed package brings."""
    reader: str = "auto"
    map: Mapping[str, str] = field(default_factory=dict)
    """Component to the file's column, or to columns joined: `a+b` with a blank, `a++b` without one."""
    where: Mapping[str, str] = field(default_factory=dict)
    """Column to the value that rows must have."""
    members: str = "*"
    """Which files of an archive are read."""
    checksum: str = ""
    """Where its checksum is published, or the checksum."""
    size_mb: int = 0
    """Size of the download in megabytes, about."""
    recipe: str = ""
    """The recipe by which it is made of an installed package."""
    package: str = ""
    first: bool = True
    """Whether it is what is got for its country's code."""
    forbids: str = ""
    """What its licence forbids, which whoever gets it has to know."""
    note: str = ""
    """What has to be known before it is fetched."""

    @property
    def source(self) -> Source:
        """What the manifest says of it."""
        return Source(self.title, self.licence, self.attribution, self.page)


@cache
def catalogue() -> tuple[Published, ...]:
    """All that the catalogue lists, in its order.

    >>> len(catalogue()) > 20
    True
    """
    listed: list[dict[str, Any]] = read_data("catalogue.yaml")["published"]
    return tuple(Published(**each) for each in listed)


def chosen(names: Sequence[str]) -> tuple[Published, ...]:
    """What is meant by names of the catalogue or by countries, each once.

    Raises UsageError for a name that is none, and for a country of which the catalogue lists nothing.

    >>> [each.name for each in chosen(["FR", "br"])]
    ['fr-ban', 'br-cep']
    """
    found: dict[str, Published] = {}
    for name in names:
        for each in _meant(name):
            found[each.name] = each
    return tuple(found.values())


def _meant(name: str) -> list[Published]:
    named = [each for each in catalogue() if each.name == name.lower()]
    if named:
        return named
    code = country_of_cell(name)
    if code is None:
        raise UsageError(
            f"the catalogue has no {name[:40]!r}: 'addrkit gazetteer get --list' shows its names and countries"
        )
    of_country = [each for each in catalogue() if each.country == code and each.first]
    if not of_country:
        raise UsageError(
            f"the catalogue has nothing of {code}: give a file or an address with --from, or build one with "
            "'addrkit gazetteer build'"
        )
    return of_country[:1]


def recipe_of(published: Published) -> Mapping[str, Any]:
    """The recipe by which something is made of an installed package."""
    import yaml

    found: Mapping[str, Any] = yaml.safe_load(
        (data_folder() / "on_demand" / f"{published.recipe}.yaml").read_text("utf-8")
    )
    return found


def offered(code: str | None) -> Published | None:
    """What an installed package, or one that can be, brings of a country beyond the default gazetteers.

    >>> offered("BR").name, offered("ID")
    ('br-cep', None)
    """
    return next((each for each in catalogue() if each.country == code and each.recipe), None)
