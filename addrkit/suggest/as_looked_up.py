"""Typed words as they are looked up: a postcode in two parts as one word, what is cut short as unfinished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addrkit.suggest.lookup import Lookup
from addrkit.suggest.typed import TypedToken


def as_looked_up(words: Sequence[TypedToken], lookup: Lookup) -> tuple[TypedToken, ...]:
    """The words, those of a postcode that is written in two as one, and those cut short as unfinished."""
    return tuple(
        replace(word, finished=False) if lookup.is_cut_short(word) else word
        for word in _with_postcodes_joined(words, lookup)
    )


def _with_postcodes_joined(words: Sequence[TypedToken], lookup: Lookup) -> tuple[TypedToken, ...]:
    """The words, each postcode that was typed in two parts as one word: "9712 ab", "n1 2xq", "111 22"."""
    found: list[TypedToken] = []
    for word in words:
        before = found[-1] if found else None
        has_digit = before is not None and (before.has_digit or word.has_digit)
        if before and has_digit and lookup.is_postcode_in_two(before.folded, word.folded):
            found[-1] = replace(word, folded=before.folded + word.folded, start=before.start, has_digit=True)
            continue
        found.append(word)
    return tuple(found)
