"""`addrkit licences`: under what terms everything stands that addrkit uses here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Annotated, NamedTuple

import typer

EXTRAS = ("ml", "llm", "libpostal", "serve", "spark")
_TROVE = "License :: "
_LONGEST = 60
"""Characters of a field that names a licence; a longer one holds its text."""


class Licence(NamedTuple):
    """What stands under which licence."""

    kind: str
    """"package", "model" or "gazetteer"."""
    name: str
    licence: str


def licences(
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
) -> None:
    """List the licences of addrkit's packages, its models, and the data of the gazetteers that are installed.

    \b
    addrkit licences
    addrkit licences --json
    """
    for each in (*packages(), *_models(), *_gazetteers()):
        print(json.dumps(each._asdict(), ensure_ascii=False) if as_json else "\t".join(each))


def packages(of: str = "addrkit") -> Iterator[Licence]:
    """A package and all that it needs, in whatever extra, as far as it is installed; by name."""
    from packaging.requirements import Requirement

    found: dict[str, Distribution] = {}
    waiting = [of]
    while waiting:
        name = waiting.pop()
        if name.lower() in found:
            continue
        try:
            there = distribution(name)
        except PackageNotFoundError:
            continue
        found[name.lower()] = there
        extras = EXTRAS if name == of else ("",)
        for each in map(Requirement, there.requires or ()):
            if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(each.name)
    for name, there in sorted(found.items()):
        yield Licence("package", f"{name} {there.version}", stated(there))


def stated(package: Distribution) -> str:
    """The licence that a package states: its expression, its short field, or its classifiers."""
    about = package.metadata
    expression, field = (
        next(iter(about.get_all(name) or ()), "").strip() for name in ("License-Expression", "License")
    )
    if expression:
        return expression
    if field and len(field) <= _LONGEST and "\n" not in field and field.upper() != "UNKNOWN":
        return field
    classes = [
        each.rpartition(" :: ")[2] for each in about.get_all("Classifier") or () if each.startswith(_TROVE)
    ]
    return ", ".join(classes) or (f"{field.splitlines()[0][:_LONGEST]} ..." if field else "not stated")


def _models() -> Iterator[Licence]:
    from addrkit.cli.doctor import licence_of
    from addrkit.model_folder import SHIPPED

    for card in sorted(SHIPPED.rglob("README.md")):
        yield Licence("model", card.parent.relative_to(SHIPPED).as_posix(), licence_of(card.parent))


def _gazetteers() -> Iterator[Licence]:
    from addrkit.gazetteer.default import installed
    from addrkit.gazetteer.manifest import read_manifest

    for folder in installed():
        for source in read_manifest(folder).sources:
            yield Licence("gazetteer", f"{folder.stem}: {source.name}", source.licence or "not stated")
