"""Choosing an address while it is typed: a line to type in, and below it what it may become."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, VSplit, Window
from prompt_toolkit.output import create_output

from addrkit.cli.choices import STYLE, keys_line, map_line, suggestion_lines, within_line
from addrkit.types import Suggestion

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

# An Escape that nothing follows within this time is the key, not the beginning of an arrow's code.
_ESCAPE_SECONDS = 0.05

Suggest = Callable[[str, str | None], Sequence[Suggestion]]
"""From what is typed, and the id of what was gone into, to suggestions."""


class _Entered(NamedTuple):
    """Something that was gone into, and what was typed before."""

    suggestion: Suggestion
    text: str


def choose(
    suggest: Suggest, *, input: Input | None = None, output: Output | None = None
) -> Suggestion | None:
    """Let a person type and choose; None if they leave without choosing.

    `suggest` runs in a thread of its own, one call at a time; what is typed meanwhile is asked for next.
    Whatever it raises is raised here. It draws on the terminal even if standard output is a pipe.
    """
    return _Chooser(suggest, input, output or create_output(always_prefer_tty=True)).run()


class _Chooser:
    def __init__(self, suggest: Suggest, input: Input | None, output: Output) -> None:
        self._suggest = suggest
        self._found: Sequence[Suggestion] = ()
        self._answered: tuple[str, str | None] = ("", None)
        """What `_found` was asked for."""
        self._chosen = 0
        self._then: Callable[[], None] | None = None
        """What a key asked for before the answer came."""
        self._entered: list[_Entered] = []
        self._said = ""
        self._typed = Buffer(multiline=False, on_text_changed=lambda _: self._changed.set())
        self._changed = asyncio.Event()
        self._app: Application[Suggestion | None] = Application(
            layout=Layout(self._windows()),
            key_bindings=self._keys(),
            style=STYLE,
            erase_when_done=True,
            input=input,
            output=output,
        )
        self._app.ttimeoutlen = _ESCAPE_SECONDS

    def run(self) -> Suggestion | None:
        """Until a choice is made."""

        def start() -> None:
            self._app.create_background_task(self._search())

        return self._app.run(pre_run=start)

    @property
    def _asked(self) -> tuple[str, str | None]:
        """What is on the screen now."""
        return self._typed.text, self._entered[-1].suggestion.id if self._entered else None

    async def _search(self) -> None:
        try:
            while True:
                await self._changed.wait()
                self._changed.clear()
                text, within = asked = self._asked
                nothing = not text.strip() and within is None
                found = () if nothing else await asyncio.to_thread(self._suggest, text, within)
                self._found, self._answered, self._chosen, self._said = found, asked, 0, ""
                if self._then is not None and asked == self._asked:
                    then, self._then = self._then, None
                    then()
                self._app.invalidate()
        except Exception as error:  # noqa: BLE001 - it is raised again, by `choose`
            self._app.exit(exception=error)

    def _answer_then(self, act: Callable[[], None]) -> None:
        """Act on the suggestions for what is typed: now, or when they come."""
        if self._asked != self._answered:
            self._then = act
        else:
            act()

    def _take(self) -> None:
        if self._found:
            self._app.exit(result=self._found[self._chosen])

    def _take_or_enter(self) -> None:
        if self._found and self._found[self._chosen].has_more:
            self._enter()
        else:
            self._take()

    def _enter(self) -> None:
        """Go into the chosen street, building or town: the line is for what is under it."""
        if self._found and self._found[self._chosen].has_more:
            self._entered.append(_Entered(self._found[self._chosen], self._typed.text))
            self._typed.document = Document("")
            self._changed.set()

    def _go_back(self) -> None:
        text = self._entered.pop().text
        self._typed.document = Document(text, len(text))
        self._changed.set()

    def _move(self, by: int) -> None:
        self._chosen = max(0, min(self._chosen + by, len(self._found) - 1))

    def _go_on(self) -> None:
        """Put the chosen suggestion into the line, to type on from there."""
        if self._found:
            text = self._found[self._chosen].text
            self._entered.clear()
            self._typed.document = Document(text, len(text))

    def _copy(self) -> None:
        """Hand the chosen suggestion to the terminal's clipboard (OSC 52), as JSON."""
        if self._found:
            text = json.dumps(self._found[self._chosen].to_dict(), ensure_ascii=False)
            packed = base64.b64encode(text.encode()).decode("ascii")
            self._app.output.write_raw(f"\x1b]52;c;{packed}\x07")
            self._app.output.flush()
            self._said = "copied as JSON, if the terminal allows it"

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()
        within = Condition(lambda: bool(self._entered))
        empty = Condition(lambda: not self._typed.text)
        at_end = Condition(lambda: self._typed.cursor_position == len(self._typed.text))

        @keys.add("up")
        def _(event: KeyPressEvent) -> None:
            self._move(-1)

        @keys.add("down")
        def _(event: KeyPressEvent) -> None:
            self._move(1)

        @keys.add("tab")
        def _(event: KeyPressEvent) -> None:
            self._answer_then(self._go_on)

        @keys.add("enter")
        def _(event: KeyPressEvent) -> None:
            self._answer_then(self._take_or_enter)

        @keys.add("c-t")
        def _(event: KeyPressEvent) -> None:
            self._answer_then(self._take)

        @keys.add("right", filter=at_end)
        def _(event: KeyPressEvent) -> None:
            self._answer_then(self._enter)

        @keys.add("c-y")
        def _(event: KeyPressEvent) -> None:
            self._copy()

        @keys.add("escape", filter=within)
        @keys.add("left", filter=within & empty)
        @keys.add("backspace", filter=within & empty)
        def _(event: KeyPressEvent) -> None:
            self._go_back()

        @keys.add("escape", filter=~within)
        @keys.add("c-c")
        @keys.add("c-d")
        def _(event: KeyPressEvent) -> None:
            event.app.exit(result=None)

        return keys

    def _windows(self) -> HSplit:
        prompt = Window(FormattedTextControl(self._prompt), dont_extend_width=True)
        line = VSplit([prompt, Window(BufferControl(self._typed))], height=1)
        found = Window(FormattedTextControl(self._lines), dont_extend_height=True, wrap_lines=False)
        return HSplit([line, found, Window(FormattedTextControl(self._foot), height=2, wrap_lines=False)])

    @property
    def _width(self) -> int:
        return self._app.output.get_size().columns

    def _prompt(self) -> StyleAndTextTuples:
        if not self._entered:
            return [("class:prompt", "Address: ")]
        return within_line(self._entered[-1].suggestion, self._width // 2)

    def _lines(self) -> StyleAndTextTuples:
        if self._found:
            return suggestion_lines(self._found, self._chosen, self._width)
        nothing = not self._answered[0].strip() and self._answered[1] is None
        said = "type the beginning of an address" if nothing else "nothing found"
        return [("class:aside", f"  {said}\n")]

    def _foot(self) -> StyleAndTextTuples:
        chosen = self._found[self._chosen] if self._found else None
        above = [("class:aside", f"  {self._said}")] if self._said else map_line(chosen)
        return [*above, ("", "\n"), *keys_line(chosen, within=bool(self._entered), width=self._width)]
