"""`addrkit doctor`: what is installed, found and missing on this machine, each with its mend."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Annotated, Literal

import typer

from addrkit.errors import AddrkitError
from addrkit.version import VERSION

BUILT = "it is built when it is first needed"
State = Literal["ok", "missing", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    state: State
    about: str
    """Versions, sizes, places."""
    mend: str = ""
    """What to do, where something is missing or wrong."""


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One object a line.")] = False,
) -> None:
    """Tell what is installed, found and missing here, with versions, places and licences, and how to mend it.

    Holds no address. Exits with 4 if a model or a gazetteer is damaged.

    \b
    addrkit doctor
    addrkit doctor --json
    """
    findings = list(examine())
    for each in findings:
        if as_json:
            print(json.dumps(asdict(each), ensure_ascii=False))
        else:
            mend = f"  ({each.mend})" if each.mend else ""
            print(f"{each.state:8}{each.what:24}{each.about}{mend}")
    if any(each.state == "wrong" for each in findings):
        raise typer.Exit(4)


def examine() -> Iterator[Finding]:
    """Everything that is looked at, in order."""
    yield Finding("addrkit", "ok", VERSION)
    yield Finding("python", "ok", f"{platform.python_version()}, {sys.executable}")
    yield from _extras()
    yield from _models()
    yield from _gazetteers()


def _extras() -> Iterator[Finding]:
    """The packages of addrkit's extras; one that lacks any of its own is missing."""
    try:
        wanted = requires("addrkit") or []
    except PackageNotFoundError:
        yield Finding("packages", "missing", "addrkit runs from a checkout", "make install")
        return
    from packaging.requirements import Requirement

    extras: dict[str, list[str]] = {}
    for each in map(Requirement, wanted):
        for extra in ("ml", "llm", "libpostal", "serve", "spark"):
            if each.marker is not None and each.marker.evaluate({"extra": extra}):
                extras.setdefault(extra, []).append(each.name)
    for extra, names in extras.items():
        there = {name: found for name in names if (found := _version(name))}
        lacking = [name for name in names if name not in there]
        state: State = "missing" if lacking else "ok"
        about = f"lacks {', '.join(lacking)}" if lacking else ", ".join(f"{n} {v}" for n, v in there.items())
        yield Finding(f"extra {extra}", state, about, f"pip install 'addrkit[{extra}]'" if lacking else "")


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _models() -> Iterator[Finding]:
    from addrkit.index.encoder import load_encoder
    from addrkit.judge.score.score import load_matcher
    from addrkit.model_folder import SHIPPED
    from addrkit.parsing.parser import open_parser

    for name, opened in (
        ("parser", lambda: open_parser("compact")),
        ("matcher", load_matcher),
        ("encoder", load_encoder),
    ):
        folder = SHIPPED / name
        try:
            opened()
        except AddrkitError as error:
            yield Finding(f"model {name}", "wrong", str(error), "install addrkit again")
        else:
            yield Finding(f"model {name}", "ok", f"{_size(folder)}, {licence_of(folder)}")


def _gazetteers() -> Iterator[Finding]:
    from addrkit.gazetteer.default import default_folder, installed, missing
    from addrkit.gazetteer.manifest import read_manifest

    lacking = {str(recipe["name"]) for recipe in missing()}
    lacking = {str(recipe["name"]) for recipe in missing()}
    for folder in installed():
        try:
            manifest = read_manifest(folder)
        except AddrkitError as error:
            mend = BUILT if folder.stem in lacking else f"remove {folder}, and get it or build it again"
            yield Finding(f"gazetteer {folder.stem}", "wrong", str(error), mend)
            lacking.discard(folder.stem)
            continue
        licences = ", ".join(dict.fromkeys(each.licence for each in manifest.sources if each.licence))
        about = f"{_size(folder)}, {manifest.created[:10]}, {licences or 'no licence stated'}"
        yield Finding(f"gazetteer {manifest.name}", "ok", about)
        lacking.discard(manifest.name)
    for name in sorted(lacking):
        yield Finding(f"gazetteer {name}", "missing", f"not built in {default_folder()}", BUILT)


def _size(folder: Path) -> str:
    return f"{sum(each.stat().st_size for each in folder.rglob('*') if each.is_file()) / 1e6:,.0f} MB"


def licence_of(folder: Path) -> str:
    """What the model's card says; "other" means that the card lists the licences of its data."""
    card = folder / "README.md"
    for line in card.read_text("utf-8").splitlines() if card.exists() else ():
        if line.startswith("license:"):
            found = line.partition(":")[2].strip()
            return f"licences of its data in {card}" if found == "other" else found
    return "no licence stated"
