"""A verifier small enough to know its every answer: what a batch does must not depend on the address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from addrkit.batch.answers import Answer, answer_of
from addrkit.batch.run import Typed
from addrkit.judge.verdict import nothing
from addrkit.types import Address, Record, Verification


class Echo:
    """Accepts whatever is there, asks to retype what is empty, and fails on the word `break`."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.stop_after = stop_after
        """Interrupt as a person at the keyboard would, after so many rows."""
        self.asked: list[Typed] = []

    def answers(self, rows: Iterable[Typed], country: str | None = None) -> Iterator[Answer]:
        for number, query in enumerate(rows):
            if number == self.stop_after:
                raise KeyboardInterrupt
            self.asked.append(query)
            yield answer_of(self._answer(query))

    def _answer(self, query: Typed) -> Verification:
        text = query if isinstance(query, str) else ", ".join(value for value in query.values() if value)
        if text == "break":
            return nothing("unreadable", "this row is broken")
        if not text:
            return nothing("empty")
        address = Address(street=text, country="IS")
        return Verification(
            action="accept",
            granularity="premise",
            best_granularity="premise",
            score=0.98765,
            match=Record("id-1", address, 64.1, -21.9, "test"),
            address=address,
            formatted=text,
            unmatched=("leave", "at", "gate"),
            reasons=("street_corrected", "city_inferred"),
        )


@pytest.fixture
def echo() -> Echo:
    return Echo()
