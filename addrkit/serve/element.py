"""The files of the npm package `address-suggest`: the service serves them as they are, and speaks by their texts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

_INSTALLED = Path(__file__).with_name("_element")
ELEMENT: Final = (
    _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[2] / "packages" / "address-suggest" / "src"
)
"""Of an installed addrkit; else of the checkout."""
DEFAULT: Final = "en"
_BEGINS, _ENDS = "export default ", ";"


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are texts in, by their codes."""
    return tuple(sorted(file.stem for file in (ELEMENT / "texts").glob("*.js")))


@cache
def texts_in(language: str) -> dict[str, Any]:
    """All texts of a language: a module whose default export is written as JSON."""
    module = (ELEMENT / "texts" / f"{language}.js").read_text("utf-8").strip()
    found: dict[str, Any] = json.loads(module.removeprefix(_BEGINS).removesuffix(_ENDS))
    return found


def language_of(tag: str) -> str:
    """The language that there are texts in for a tag such as "pt-BR"; English for any other.

    >>> language_of("pt-BR"), language_of("tlh"), language_of("")
    ('pt', 'en', 'en')
    """
    language = tag.replace("_", "-").partition("-")[0].lower()
    return language if language in languages() else DEFAULT
