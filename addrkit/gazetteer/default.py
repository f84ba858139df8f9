"""The default gazetteers: built on first use from what installed packages ship, by the recipes in `gazetteers/`."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import xxhash
import yaml

from addrkit.errors import GazetteerError
from addrkit.gazetteer.beside import beside
from addrkit.gazetteer.manifest import MANIFEST, Source, read_manifest
from addrkit.gazetteer.proof import prove
from addrkit.gazetteer.schema import FORMAT_VERSION
from addrkit.home import home
from addrkit.index.encoder import load_encoder
from addrkit.locale.data import data_fingerprint, data_folder

COMMAND = (
    "import sys; from addrkit.gazetteer.beside import answered; from addrkit.gazetteer.default import build_one; "
    "answered(build_one, sys.argv[1])"
)
"""What Python runs to build one gazetteer beside others."""

Progress = Callable[[str, int, int | None], None]


def default_folder() -> Path:
    """Where the default gazetteers lie."""
    return home() / "gazetteers"


def recipes() -> tuple[Mapping[str, Any], ...]:
    """The recipes of the default gazetteers, by name.

    >>> [recipe["name"] for recipe in recipes()]
    ['divisions', 'iceland', 'towns', 'united-states', 'world']
    """
    folder = data_folder() / "default"
    files = sorted(
        (each for each in folder.iterdir() if each.name.endswith(".yaml")), key=lambda each: each.name
    )
    return tuple(_recipe(each.read_text("utf-8")) for each in files)


@lru_cache(maxsize=20)
def _recipe(text: str) -> Mapping[str, Any]:
    # Python's own reader of YAML takes as long for the recipes as the gazetteers take to open.
    found: Mapping[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def installed() -> tuple[Path, ...]:
    """The default gazetteers that are built, by name."""
    return tuple(sorted(each.parent for each in default_folder().glob(f"*.gaz/{MANIFEST}")))


def missing() -> tuple[Mapping[str, Any], ...]:
    """The recipes whose gazetteers are not built, or of another recipe, format, encoder or country data."""
    return tuple(
        recipe
        for recipe in recipes()
        if not _is_current(default_folder() / f"{recipe['name']}.gaz", fingerprint_of(recipe))
    )


def _is_current(folder: Path, recipe: str) -> bool:
    try:
        manifest = read_manifest(folder)
    except GazetteerError:
        return False
    current = (load_encoder().fingerprint, data_fingerprint())
    # Recipes have been told apart since format 4.
    made = recipe if manifest.format_version < FORMAT_VERSION else manifest.recipe
    return (manifest.encoder, manifest.conventions) == current and made == recipe


def fingerprint_of(recipe: Mapping[str, Any]) -> str:
    """What a recipe says and the data files beside it hold: 32 hexadecimal digits."""
    digest = xxhash.xxh3_128(json.dumps(recipe, sort_keys=True, ensure_ascii=False).encode())
    if "data" in recipe:
        folder = data_folder() / recipe["data"]
        for each in sorted(folder.iterdir(), key=lambda each: each.name):
            digest.update(each.name.encode())
            digest.update(each.read_bytes())
    return str(digest.hexdigest())


def build_default(progress: Progress | None = None) -> tuple[Path, ...]:
    """Build the default gazetteers that are missing, two at a time where there are two processors; returns all of them.

    `progress` is called as in `addrkit.gazetteer.build`, the stage led by the gazetteer's name. Raises
    GazetteerError if a package that a recipe reads is not installed.
    """
    remaining = deque(recipe["name"] for recipe in missing())
    # What cannot be built is said before anything is.
    for recipe in recipes():
        if recipe["name"] in remaining:
            _with_version(recipe)
    with beside(remaining, COMMAND) as others:
        while remaining:
            build_one(remaining.popleft(), progress)
        if progress is not None:
            progress("waiting for the others", 0, None)
        others.wait()
    return installed()


def build_one(name: str, progress: Progress | None = None) -> None:
    """Build one of the default gazetteers. Raises as `build_default`."""
    from addrkit.gazetteer.build import Plan, build_from
    from addrkit.gazetteer.sources import SOURCES

    recipe = next(each for each in recipes() if each["name"] == name)

    def report(stage: str, done: int, total: int | None) -> None:
        if progress is not None:
            progress(f"{name}: {stage}", done, total)

    plan = Plan(
        output=default_folder() / f"{name}.gaz",
        name=name,
        coverage=recipe["coverage"],
        recipe=fingerprint_of(recipe),
        vectors=recipe.get("vectors", True),
        sources=tuple(Source(**each) for each in _with_version(recipe)),
    )
    build_from(SOURCES[recipe["source"]](recipe), plan, progress=report)
    # Here, for the first opening not to take the time.
    prove(plan.output, read_manifest(plan.output))


def _with_version(recipe: Mapping[str, Any]) -> list[dict[str, str]]:
    # Only who builds needs it, and it takes as long to import as a gazetteer to open.
    from importlib.metadata import PackageNotFoundError, version

    if "package" not in recipe:
        # All of it lies beside the country files.
        return [dict(each) for each in recipe["sources"]]
    package = recipe["package"]
    try:
        number = version(package)
    except PackageNotFoundError as error:
        raise GazetteerError(f"the package {package} is not installed: pip install {package}") from error
    first, *others = recipe["sources"]
    return [{**first, "name": f"{first['name']} (version {number})"}, *others]
