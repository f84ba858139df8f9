"""What a peer is, and what it answers."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benchmarks.running.command import CommandError

PEERS = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class PeerHit:
    """The best answer to one text."""

    record_id: str
    """Empty where none is named."""
    door: bool
    """Whether it says that it found the very door."""
    score: float
    """How sure it is, as it says; in [0, 1] for most."""
    accepted: bool | None = None
    """Whether it may be used without asking, where it says so itself."""


NOTHING = PeerHit("", False, 0.0)


@dataclass(frozen=True, slots=True)
class PeerAnswers:
    """All hits of a peer, and what they cost."""

    hits: list[PeerHit]
    """In the order of the texts."""
    build_seconds: float
    """To make its index of the records, by the clock."""
    index_bytes: int
    """On the disk, or in the server's memory."""
    milliseconds: list[float]
    """By the clock, for each text alone."""


class Peer(Protocol):
    """Somebody else's way to the record that was meant."""

    name: str
    about: str
    """Its version, and how it was asked."""

    def answer(self, records: Path, texts: Sequence[str], work: Path) -> PeerAnswers:
        """Index a CSV of records (the columns of `french_records`), and answer each text.

        Raises CommandError where a program of the peer fails.
        """
        ...


def ask(
    python: Path, script: str, arguments: Sequence[str | Path], texts: Sequence[str], work: Path
) -> list[list[str | float | bool | None]]:
    """Run one of the scripts beside this file in a peer's own interpreter; one list a text comes back."""
    typed, told = work / "texts.json", work / "told.json"
    typed.write_text(json.dumps(list(texts)), "utf-8")
    told.unlink(missing_ok=True)
    run([python, PEERS / script, typed, told, *arguments])
    answers: list[list[str | float | bool | None]] = json.loads(told.read_text("utf-8"))
    return answers


def run(command: Sequence[str | Path], environment: dict[str, str] | None = None) -> None:
    """Run a program of a peer. Raises CommandError with the last line that it said."""
    try:
        done = subprocess.run(
            list(map(str, command)), capture_output=True, text=True, env=environment, check=False
        )
    except OSError as error:
        raise CommandError(f"{command[0]} cannot be run: {error.strerror}") from None
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise CommandError(f"{Path(str(command[0])).name}: {' '.join(last)}")
