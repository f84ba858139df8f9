"""What the patterns of an East Asian country are made of: its words as alternatives, and signs that all share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from addrkit.locale.text import is_cjk
from addrkit.parsing.east_asia.numbers import SCRIPT

HYPHENS = "-‐‑–—―−ー－ｰ"
HANGUL = "가-힣"
ORDINAL = "|".join(SCRIPT.ordinals)


def one_of(entries: Iterable[str]) -> str:
    """A pattern of alternatives, longest first; one that never matches where there are none."""
    ordered = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry) for entry in ordered) or r"(?!)"


def script(entries: Iterable[str]) -> set[str]:
    """The entries that are in an East Asian script."""
    return {entry for entry in entries if is_cjk(entry)}
