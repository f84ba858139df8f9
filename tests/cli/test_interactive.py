"""Interactive suggestions: results follow the keys, arrows choose, Enter takes, Escape leaves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from addrkit.cli.interactive import choose
from addrkit.types import Address, Suggestion

UP, DOWN, ENTER, ESCAPE, TAB, CONTROL_C = "\x1b[A", "\x1b[B", "\r", "\x1b", "\t", "\x03"


def suggestion(text: str) -> Suggestion:
    return Suggestion(text, text, Address(street=text), "street", 0.9, None, None, ((0, 1),))


def three(typed: str) -> Sequence[Suggestion]:
    return [suggestion(f"{typed} {place}") for place in (1, 2, 3)]


def chosen(keys: str, suggest: Callable[[str], Sequence[Suggestion]] = three) -> str | None:
    with create_pipe_input() as keyboard:
        keyboard.send_text(keys)
        found = choose(suggest, input=keyboard, output=DummyOutput())
    return found.text if found else None


def test_enter_takes_the_first_even_if_it_comes_before_the_answer() -> None:
    assert chosen("laugav" + ENTER) == "laugav 1"


def test_escape_and_control_c_leave_with_nothing() -> None:
    assert chosen("laugav" + ESCAPE) is None
    assert chosen("laugav" + CONTROL_C) is None


class Person:
    """Presses keys when the answer to what they typed has come."""

    def __init__(self, keyboard: PipeInput, then: str) -> None:
        self.keyboard = keyboard
        self.then = then
        self.asked: list[str] = []

    def __call__(self, typed: str) -> Sequence[Suggestion]:
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

    def slow(typed: str) -> Sequence[Suggestion]:
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


def test_a_failing_search_is_not_swallowed() -> None:
    def broken(typed: str) -> Sequence[Suggestion]:
        raise ValueError(typed)

    with pytest.raises(ValueError, match="x"):
        chosen("x", broken)
