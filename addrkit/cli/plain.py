"""Choosing an address on a terminal that can only print lines, and for screen readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TextIO

from addrkit.cli.choices import map_link
from addrkit.cli.screen import plain
from addrkit.types import Suggestion

HELP = (
    "Type the beginning of an address and Enter; =2 takes the second; an empty line goes back, then leaves."
)
_CHOICE = re.compile(r"=\s*(\d{1,3})\s*!?")


def choose_plainly(
    suggest: Callable[[str, str | None], Sequence[Suggestion]], lines: TextIO, screen: TextIO
) -> Suggestion | None:
    """Let a person type and choose line by line; None if they leave without choosing.

    `=2` takes the second suggestion, or goes into it if more lies under it; `=2!` takes it as it is.
    """
    print(HELP, file=screen)
    within: list[Suggestion] = []
    found: Sequence[Suggestion] = ()
    while True:
        print(f"{plain(within[-1].text)} > " if within else "Address: ", end="", file=screen, flush=True)
        line = lines.readline()
        typed = line.strip()
        if not line or not (typed or within):
            return None
        choice = _CHOICE.fullmatch(typed)
        if choice and 1 <= int(choice[1]) <= len(found):
            chosen = found[int(choice[1]) - 1]
            if not chosen.has_more or typed.endswith("!"):
                return chosen
            within.append(chosen)
            typed = ""
        elif not typed:
            within.pop()
            found = ()
            continue
        found = suggest(typed, within[-1].id if within else None)
        for at, each in enumerate(found, 1):
            print(f"={at}  {plain(each.text)}  [{each.kind}{', more' if each.has_more else ''}]", file=screen)
            if len(found) == 1 and (link := map_link(each)):
                print(f"    {link}", file=screen)
        if not found:
            print("nothing found", file=screen)
