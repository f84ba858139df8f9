"""What a batch is made with: a part may be continued only with the very same.

It stands in a note beside the part (`OUTPUT.part.json`), one line a kind of thing, so that a refusal can name what
differs. The input is not in it: its rows are held against those of the part, one by one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from addrkit.errors import InputError
from addrkit.locale.data import data_fingerprint
from addrkit.parsing.tagger.network import PARSER
from addrkit.version import VERSION

if TYPE_CHECKING:
    from addrkit.kit import AddressKit

MadeWith = Mapping[str, str]
"""What a batch is made with, by kind; the values are only compared."""

FORMAT = "addrkit-part"
FORMAT_VERSION = 1
_LONGEST = 1 << 20
"""Bytes of a note that are read."""


def made_with(kit: AddressKit) -> dict[str, str]:
    """What the answers of a kit depend on."""
    return {
        "version of addrkit": VERSION,
        "country data": data_fingerprint(),
        "gazetteers": "; ".join(f"{each.name} {each.manifest.fingerprint}" for each in kit.gazetteers),
        "policy": _plain(asdict(kit.policy)),
        "parser": _parser(kit.parser.name),
        "matcher": kit.matcher.fingerprint,
        "language model": _plain(asdict(kit.llm)),
    }


def _parser(name: str) -> str:
    """A parser by its name; one of a folder by what the folder holds."""
    return PARSER.open(Path(name)).fingerprint if Path(name).is_absolute() else name


def write_note(note: Path, made: MadeWith) -> None:
    """Write the note of a part, whole or not at all."""
    whole = {"format": FORMAT, "format_version": FORMAT_VERSION, "made_with": dict(made)}
    growing = note.with_name(note.name + ".tmp")
    growing.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")
    growing.replace(note)


def read_note(note: Path) -> MadeWith | None:
    """What a part was made with; None if nobody has noted it."""
    try:
        with note.open("rb") as stream:
            found = json.loads(stream.read(_LONGEST))
        if (found["format"], found["format_version"]) != (FORMAT, FORMAT_VERSION):
            return None
        return {str(kind): str(value) for kind, value in found["made_with"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def refuse_other(part: Path, then: MadeWith, now: MadeWith) -> None:
    """Raise InputError if a part was made with anything else.

    >>> refuse_other(Path("out.csv.part"), {"policy": "a", "country": "IS"}, {"policy": "b", "country": "FR"})
    Traceback (most recent call last):
    addrkit.errors.InputError: out.csv.part was made with another country and another policy: give --resume with the \
command that made it, or leave --resume out to start again
    """
    differ = sorted(kind for kind in {*then, *now} if then.get(kind) != now.get(kind))
    if differ:
        named = " and ".join(f"{_OTHER.get(kind, f'another {kind}')}" for kind in differ)
        raise InputError(
            f"{part} was made with {named}: give --resume with the command that made it,"
            " or leave --resume out to start again"
        )


_OTHER = {"gazetteers": "other gazetteers", "columns": "other columns", "country data": "other country data"}


def _plain(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=str)
