"""Choosing an address while it is typed: a line to type in, and below it what it may become."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, VSplit, Window
from prompt_toolkit.output import create_output
from prompt_toolkit.styles import Style

from addrkit.types import Suggestion

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

_STYLE = Style.from_dict(
    {
        "prompt": "bold",
        "match": "bold",
        "chosen": "reverse",
        "aside": "ansibrightblack",
        "keys": "ansibrightblack",
    }
)
_KEYS = "↑ ↓ choose   Tab go on from it   Enter take it   Esc leave"
# An Escape that nothing follows within this time is the key, not the beginning of an arrow's code.
_ESCAPE_SECONDS = 0.05


def choose(
    suggest: Callable[[str], Sequence[Suggestion]],
    *,
    input: Input | None = None,
    output: Output | None = None,
) -> Suggestion | None:
    """Let a person type and choose; None if they leave without choosing.

    `suggest` runs in a thread of its own, one call at a time; what is typed meanwhile is asked for next.
    Whatever it raises is raised here. It draws on the terminal even if standard output is a pipe.
    """
    return _Chooser(suggest, input, output or create_output(always_prefer_tty=True)).run()


class _Chooser:
    def __init__(
        self, suggest: Callable[[str], Sequence[Suggestion]], input: Input | None, output: Output
    ) -> None:
        self._suggest = suggest
        self._found: Sequence[Suggestion] = ()
        self._answered = ""
        """What was typed when `_found` was asked for."""
        self._chosen = 0
        self._take_next = False
        """Enter was pressed before the answer came."""
        self._typed = Buffer(multiline=False, on_text_changed=lambda _: self._changed.set())
        self._changed = asyncio.Event()
        self._app: Application[Suggestion | None] = Application(
            layout=Layout(self._windows()),
            key_bindings=self._keys(),
            style=_STYLE,
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

    async def _search(self) -> None:
        try:
            while True:
                await self._changed.wait()
                self._changed.clear()
                text = self._typed.text
                found = await asyncio.to_thread(self._suggest, text) if text.strip() else ()
                self._found, self._answered, self._chosen = found, text, 0
                if self._take_next and text == self._typed.text:
                    self._take_next = False
                    self._take()
                self._app.invalidate()
        except Exception as error:  # noqa: BLE001 - it is raised again, by `choose`
            self._app.exit(exception=error)

    def _take(self) -> None:
        if self._typed.text != self._answered:
            self._take_next = True
        elif self._found:
            self._app.exit(result=self._found[self._chosen])

    def _move(self, by: int) -> None:
        self._chosen = max(0, min(self._chosen + by, len(self._found) - 1))

    def _go_on(self) -> None:
        """Put the chosen suggestion into the line, to type on from there."""
        if self._found:
            text = self._found[self._chosen].text
            self._typed.document = Document(text, len(text))

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("up")
        def _(event: KeyPressEvent) -> None:
            self._move(-1)

        @keys.add("down")
        def _(event: KeyPressEvent) -> None:
            self._move(1)

        @keys.add("tab")
        def _(event: KeyPressEvent) -> None:
            self._go_on()

        @keys.add("enter")
        def _(event: KeyPressEvent) -> None:
            self._take()

        @keys.add("escape")
        @keys.add("c-c")
        @keys.add("c-d")
        def _(event: KeyPressEvent) -> None:
            event.app.exit(result=None)

        return keys

    def _windows(self) -> HSplit:
        prompt = Window(FormattedTextControl([("class:prompt", "Address: ")]), width=9)
        line = VSplit([prompt, Window(BufferControl(self._typed))], height=1)
        found = Window(FormattedTextControl(self._lines), dont_extend_height=True, wrap_lines=False)
        keys = Window(FormattedTextControl([("class:keys", _KEYS)]), height=1)
        return HSplit([line, found, keys])

    def _lines(self) -> StyleAndTextTuples:
        if not self._found:
            said = "nothing found" if self._answered.strip() else "type the beginning of an address"
            return [("class:aside", f"  {said}\n")]
        lines: StyleAndTextTuples = []
        for place, suggestion in enumerate(self._found):
            chosen = "class:chosen" if place == self._chosen else ""
            lines.append((chosen, "> " if chosen else "  "))
            lines += [(f"{chosen} {style}".strip(), text) for style, text in _highlighted(suggestion)]
            lines.append(("class:aside", f"  {suggestion.kind}{' ...' if suggestion.has_more else ''}\n"))
        return lines


def _highlighted(suggestion: Suggestion) -> list[tuple[str, str]]:
    pieces, at = [], 0
    for start, end in suggestion.highlights:
        pieces += [("", suggestion.text[at:start]), ("class:match", suggestion.text[start:end])]
        at = end
    return [*pieces, ("", suggestion.text[at:])]
