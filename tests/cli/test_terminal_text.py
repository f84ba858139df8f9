"""What gazetteers and inputs hold is shown on a terminal, and steers none."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.cli.parse import breakdown
from addrkit.cli.screen import json_line, plain
from addrkit.cli.suggest import _highlighted
from addrkit.types import Address, Suggestion

STEERING = ["\x1b]8;;http://evil\x07", "\x1b[2J", "\x9b2J", "\u202e", "\x08\x08", "\r"]


@pytest.mark.parametrize("steering", STEERING)
def test_an_address_with_escapes_is_cut_and_shown_without_obeying_them(steering: str) -> None:
    shown = breakdown(addrkit.parse(f"12 Main{steering} St, Springfield IL 62704", country="US"))
    assert steering not in shown


@pytest.mark.parametrize("steering", STEERING)
def test_a_suggestion_with_escapes_is_shown_without_obeying_them(steering: str) -> None:
    text = f"Main{steering} Street"
    found = Suggestion("1", text, Address(street=text), "street", 0.5, None, None, ((0, 4),), has_more=False)
    assert steering not in _highlighted(found)
    assert steering not in json_line(found.to_dict())


@pytest.mark.parametrize("text", ["Rue de l'Église", "東京都渋谷区", "می‌خواهم", "नमस्‍ते"])
def test_words_of_every_script_are_shown_as_they_are(text: str) -> None:
    assert plain(text) == text
