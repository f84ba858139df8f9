"""Suggestions as lines on a terminal of any width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prompt_toolkit.formatted_text import OneStyleAndTextTuple, StyleAndTextTuples
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import get_cwidth

from addrkit.types import Suggestion

STYLE = Style.from_dict(
    {
        "prompt": "bold",
        "match": "bold",
        "chosen": "reverse",
        "aside": "ansibrightblack",
        "keys": "ansibrightblack",
        "key": "bold",
    }
)
ZOOM = 18


def suggestion_lines(found: Sequence[Suggestion], chosen: int, width: int) -> StyleAndTextTuples:
    """A line for each suggestion, at most `width` columns wide."""
    lines: StyleAndTextTuples = []
    for at, suggestion in enumerate(found):
        style = "class:chosen" if at == chosen else ""
        label = f"  {suggestion.kind}{' >' if suggestion.has_more else ''}"
        pieces = list(_shortened(_highlighted(suggestion), width - 3 - len(label)))
        used = sum(get_cwidth(text) for _, text in pieces)
        lines.append((style, "> " if at == chosen else "  "))
        lines += [(f"{style} {own}".strip(), text) for own, text in pieces]
        lines.append(("class:aside", label.rjust(max(width - 3 - used, len(label))) + "\n"))
    return lines


def within_line(suggestion: Suggestion, width: int) -> StyleAndTextTuples:
    """What was gone into, as a prompt."""
    pieces = _shortened([("class:aside", suggestion.text)], width)
    return [*pieces, ("class:prompt", " > ")]


def map_line(suggestion: Suggestion | None) -> StyleAndTextTuples:
    """A link to a map of where a suggestion is; empty where that is not known."""
    link = map_link(suggestion) if suggestion is not None else None
    return [("class:aside", f"  {link}" if link else "")]


def map_link(suggestion: Suggestion) -> str | None:
    """The address of an OpenStreetMap page that marks a suggestion; None if its position is unknown."""
    if suggestion.lat is None or suggestion.lon is None:
        return None
    lat, lon = f"{suggestion.lat:.5f}", f"{suggestion.lon:.5f}"
    return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}&zoom={ZOOM}"


def keys_line(suggestion: Suggestion | None, *, within: bool, width: int) -> StyleAndTextTuples:
    """The keys that do something now, as many as have room."""
    more = suggestion is not None and suggestion.has_more
    keys = [
        ("Enter", "go in" if more else "take it"),
        *([("^T", "take as it is")] if more else []),
        ("Esc", "back" if within else "leave"),
        ("^Y", "copy JSON"),
        ("Up Down", "choose"),
        ("Tab", "edit"),
    ]
    line: StyleAndTextTuples = []
    used = 0
    for key, does in keys:
        room = len(key) + len(does) + 3
        if used + room > width:
            break
        used += room
        line += [("class:key", f" {key}"), ("class:keys", f" {does} ")]
    return line


def _highlighted(suggestion: Suggestion) -> Iterator[OneStyleAndTextTuple]:
    at = 0
    for start, end in suggestion.highlights:
        yield "", suggestion.text[at:start]
        yield "class:match", suggestion.text[start:end]
        at = end
    yield "", suggestion.text[at:]


def _shortened(
    pieces: Iterator[OneStyleAndTextTuple] | StyleAndTextTuples, width: int
) -> Iterator[tuple[str, str]]:
    """Pieces of text within so many columns; what is cut off leaves an ellipsis."""
    all_pieces = [(piece[0], piece[1]) for piece in pieces]
    if sum(get_cwidth(text) for _, text in all_pieces) <= width:
        yield from all_pieces
        return
    left = max(width - 1, 0)
    for style, text in all_pieces:
        kept = ""
        for character in text:
            if get_cwidth(character) > left:
                yield style, kept + "…"
                return
            kept += character
            left -= get_cwidth(character)
        yield style, kept
