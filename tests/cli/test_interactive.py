"""Interactive suggestions: results follow the keys, arrows choose, Enter takes, Escape leaves."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Sequence
from io import StringIO

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.utils import get_cwidth

from addrkit.cli.choices import keys_line, map_link, suggestion_lines
from addrkit.cli.interactive import Suggest, choose
from addrkit.cli.plain import choose_plainly
from addrkit.types import Address, Suggestion

pytestmark = pytest.mark.slow

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ENTER, ESCAPE, TAB, BACKSPACE = "\r", "\x1b", "\t", "\x7f"
CONTROL_C, CONTROL_T, CONTROL_Y = "\x03", "\x14", "\x19"


def suggestion(text: str) -> Suggestion:
    return Suggestion(text, text, Address(street=text), "street", 0.9, None, None, ((0, 1),))


def three(typed: str, within: str | None = None) -> Sequence[Suggestion]:
    return [suggestion(f"{typed} {place}") for place in (1, 2, 3)]


def chosen(keys: str, suggest: Suggest = three) -> str | None:
    with create_pipe_input() as keyboard:
        keyboard.send_text(keys)
        found = choose(suggest, input=keyboard, output=DummyOutput())
    return found.text if found else None


def test_enter_takes_the_first_even_if_it_comes_before_the_answer() -> None:
    assert chosen("laugav" + ENTER) == "laugav 1"


@pytest.mark.slow
def test_escape_and_control_c_leave_with_nothing() -> None:
    assert chosen("laugav" + ESCAPE) is None
    assert chosen("laugav" + CONTROL_C) is None


class Person:
    """Presses keys when the answer to what they typed has come."""

    def __init__(self, keyboard: PipeInput, then: str) -> None:
        self.keyboard = keyboard
        self.then = then
        self.asked: list[str] = []

    def __call__(self, typed: str, within: str | None = None) -> Sequence[Suggestion]:
        self.asked.append(typed)
        if self.then:
            # The keys are read after this answer was shown.
            threading.Timer(0.6, self.keyboard.send_text, [self.then]).start()
            self.then = ""
        return three(typed)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (DOWN + ENTER, "a 2"),
        (DOWN * 9 + ENTER, "a 3"),
        (DOWN + UP + UP + ENTER, "a 1"),
        (DOWN + TAB + ENTER, "a 2 1"),
    ],
)
def test_arrows_choose_and_tab_goes_on_from_the_chosen(keys: str, expected: str) -> None:
    with create_pipe_input() as keyboard:
        keyboard.send_text("a")
        found = choose(Person(keyboard, keys), input=keyboard, output=DummyOutput())
    assert found is not None
    assert found.text == expected


def test_what_is_typed_while_a_search_runs_is_asked_for_once() -> None:
    asked: list[str] = []
    going_on = threading.Event()

    def slow(typed: str, within: str | None) -> Sequence[Suggestion]:
        asked.append(typed)
        if len(asked) == 1:
            keyboard.send_text("bcdefg" + ENTER)
            going_on.wait(0.3)
        return three(typed)

    with create_pipe_input() as keyboard:
        keyboard.send_text("a")
        found = choose(slow, input=keyboard, output=DummyOutput())
    assert asked == ["a", "abcdefg"]
    assert found is not None
    assert found.text == "abcdefg 1"


STREET = Suggestion("gaz:1", "Kerkstraat", Address(street="Kerkstraat"), "street", 0.9, 53.2, 6.5, (), True)
DOORS = [suggestion("Kerkstraat 1"), suggestion("Kerkstraat 12")]


def street_with_doors(typed: str, within: str | None) -> Sequence[Suggestion]:
    if within is None:
        return [STREET]
    return [door for door in DOORS if door.text.startswith(f"Kerkstraat {typed}")]


class Steps:
    """Presses the next keys when the answer to the ones before has been shown."""

    def __init__(self, keyboard: PipeInput, *keys: str) -> None:
        self.keyboard = keyboard
        self.keys = list(keys)
        self.asked: list[tuple[str, str | None]] = []

    def __call__(self, typed: str, within: str | None) -> Sequence[Suggestion]:
        self.asked.append((typed, within))
        if self.keys:
            threading.Timer(0.4, self.keyboard.send_text, [self.keys.pop(0)]).start()
        return street_with_doors(typed, within)


def stepped(*keys: str) -> tuple[str | None, list[tuple[str, str | None]]]:
    with create_pipe_input() as keyboard:
        keyboard.send_text(keys[0])
        steps = Steps(keyboard, *keys[1:])
        found = choose(steps, input=keyboard, output=DummyOutput())
    return found.text if found else None, steps.asked


@pytest.mark.slow
def test_enter_on_a_street_goes_into_it_and_the_number_is_typed_there() -> None:
    taken, asked = stepped("kerk", ENTER, "12", ENTER)
    assert taken == "Kerkstraat 12"
    assert asked == [("kerk", None), ("", "gaz:1"), ("12", "gaz:1")]
    assert stepped("kerk", RIGHT, ENTER)[0] == "Kerkstraat 1"


@pytest.mark.slow
@pytest.mark.parametrize("back", [ESCAPE, BACKSPACE, LEFT])
def test_escape_backspace_and_left_come_back_out_to_what_was_typed(back: str) -> None:
    taken, asked = stepped("kerk", ENTER, back, ESCAPE)
    assert taken is None
    assert asked == [("kerk", None), ("", "gaz:1"), ("kerk", None)]


def test_control_t_takes_the_street_as_it_is() -> None:
    assert stepped("kerk", CONTROL_T)[0] == "Kerkstraat"


@pytest.mark.slow
def test_control_y_hands_json_to_the_terminals_clipboard() -> None:
    class Screen(DummyOutput):
        written = ""

        def write_raw(self, data: str) -> None:
            self.written += data

    screen = Screen()
    with create_pipe_input() as keyboard:
        keyboard.send_text("a")
        choose(Person(keyboard, CONTROL_Y + ESCAPE), input=keyboard, output=screen)
    packed = screen.written.partition("\x1b]52;c;")[2].partition("\x07")[0]
    assert json.loads(base64.b64decode(packed)) == suggestion("a 1").to_dict()


@pytest.mark.parametrize("width", [80, 40, 20])
def test_a_line_is_never_wider_than_the_terminal(width: int) -> None:
    text = "渋谷区 " + "Straße des Achtzehnten Oktober 12, 04103 Leipzig" * 3
    long = Suggestion("1", text, Address(), "premise", 0.9, 1.0, 2.0, ((0, 3),), True)
    drawn = "".join(piece[1] for piece in suggestion_lines([long, STREET], 0, width))
    assert all(get_cwidth(line) <= width for line in drawn.splitlines())
    assert "…" in drawn
    keys = "".join(piece[1] for piece in keys_line(long, within=True, width=width))
    assert get_cwidth(keys) <= width


def test_a_map_link_marks_the_place() -> None:
    assert map_link(STREET) == "https://www.openstreetmap.org/?mlat=53.20000&mlon=6.50000&zoom=18"
    assert map_link(suggestion("a")) is None


def plainly(*lines: str) -> tuple[str | None, str]:
    screen = StringIO()
    found = choose_plainly(street_with_doors, StringIO("".join(f"{line}\n" for line in lines)), screen)
    return found.text if found else None, screen.getvalue()


def test_a_plain_terminal_is_asked_line_by_line() -> None:
    taken, said = plainly("kerk", "=1", "12", "=1")
    assert taken == "Kerkstraat 12"
    assert "=1  Kerkstraat  [street, more]" in said
    assert "\x1b" not in said
    assert plainly("kerk", "=1!")[0] == "Kerkstraat"
    assert plainly("kerk", "=1", "", "")[0] is None
    assert plainly("kerk")[0] is None
    assert "nothing found" in plainly("kerk", "=1", "=7", "9")[1]


def test_a_failing_search_is_not_swallowed() -> None:
    def broken(typed: str, within: str | None) -> Sequence[Suggestion]:
        raise ValueError(typed)

    with pytest.raises(ValueError, match="x"):
        chosen("x", broken)
