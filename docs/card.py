"""The picture and the table of the README, made of real verdicts of the default gazetteers.

    python docs/card.py

Writes `docs/verdict-card.svg` and prints the table. Nothing in either is written by hand: a test of the default
gazetteers draws both again and compares.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

import addrkit
from addrkit.judge.reasons import REASONS
from addrkit.kit import AddressKit
from addrkit.types import Verification

CARD = Path(__file__).with_name("verdict-card.svg")
SHOWN = "29 Cotage St, Jersy City NJ 07306"
TOLD = (
    ("United States", SHOWN),
    ("Iceland", "Laugavegur 999, 101 Reykjavík"),
    ("Indonesia", "Jl. Kemang Raya 10, Kel. Bangka, Mampang Prapatan, Jakarta Selatan 12730"),
    ("Japan", "東京都渋谷区神南1-19-11 パークウェースクエア2"),
    ("Great Britain", "25 oxford road manchester m1 5qa"),
)
"""A market, and an address as somebody types it there."""
_WIDTH, _LINE, _LEFT = 720, 26, 28
_COLOURS = {"accept": "#23744a", "confirm": "#a35c00", "add_unit": "#1a6f9c", "fix": "#b3261e"}
_STATUS = {"confirmed": "#23744a", "corrected": "#a35c00", "inferred": "#1a6f9c"}
_OTHER = "#56626c"


def card(verdict: Verification, typed: str) -> str:
    """A verdict as a picture: what was typed, what to do, the answer, and each part of it."""
    parts = [(name, part) for name, part in verdict.components.items() if part.value]
    height = 164 + _LINE * (len(parts) + len(verdict.reasons))
    colour = _COLOURS[verdict.action]
    lines = [
        _text(_LEFT, 40, "typed", _OTHER, 14),
        _text(130, 40, typed, "#1b2228", 18),
        f'<rect x="{_LEFT}" y="62" width="{20 + 11 * len(verdict.action)}" height="32" rx="6" fill="{colour}"/>',
        _text(_LEFT + 10, 84, verdict.action, "#ffffff", 18, "bold"),
        _text(130, 84, verdict.formatted, "#1b2228", 18, "bold"),
        _text(
            130, 110, f"confirmed to the {verdict.granularity}, probability {verdict.score:.2f}", _OTHER, 14
        ),
    ]
    top = 148
    for name, part in parts:
        status = _STATUS.get(part.status, _OTHER)
        lines += [
            _text(_LEFT, top, name.replace("_", " "), _OTHER, 14),
            _text(150, top, str(part.value), "#1b2228", 15),
            _text(400, top, part.status, status, 14, "bold"),
            _text(
                510,
                top,
                f"typed: {part.input}" if part.input and part.input != part.value else "",
                _OTHER,
                14,
            ),
        ]
        top += _LINE
    top += 12
    for code in verdict.reasons:
        lines += [_text(_LEFT, top, code, _OTHER, 14), _text(210, top, REASONS[code], "#1b2228", 14)]
        top += _LINE
    said = f"{typed}: {verdict.action}, {verdict.formatted}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' font-family="system-ui, sans-serif">\n<title>{escape(said)}</title>\n'
        f'<rect x="1" y="1" width="{_WIDTH - 2}" height="{height - 2}" rx="12" fill="#f5f7f8" stroke="#d9dfe3"/>\n'
        f'<rect x="1" y="1" width="8" height="{height - 2}" rx="4" fill="{colour}"/>\n'
        + "\n".join(line for line in lines if line)
        + "\n</svg>\n"
    )


def _text(x: int, y: int, text: str, colour: str, size: int, weight: str = "normal") -> str:
    if not text:
        return ""
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(text)}</text>'


def table(kit: AddressKit) -> str:
    """Five addresses of five markets and what becomes of them, as Markdown."""
    rows = ["| market | typed | action | answer | reasons |", "|---|---|---|---|---|"]
    for market, typed in TOLD:
        found = kit.verify(typed)
        rows.append(
            f"| {market} | `{typed}` | {found.action} | {found.formatted} | {', '.join(found.reasons)} |"
        )
    return "\n".join(rows)


def main(arguments: Sequence[str] = ()) -> None:
    """Draw the card and print the table."""
    kit = addrkit.open(*arguments)
    CARD.write_text(card(kit.verify(SHOWN), SHOWN), "utf-8")
    sys.stdout.write(table(kit) + "\n")


if __name__ == "__main__":
    main()
