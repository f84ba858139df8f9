"""addrkit, and what one would write by hand with libpostal and rapidfuzz, asked as the peers are."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import addrkit
from addrkit.train.matcher.hidden import HidingGazetteer
from benchmarks.running.command import addrkit_command, run_measured
from benchmarks.verdicts.by_hand_libpostal import DESCRIPTION, ByHandLibpostal
from benchmarks.verdicts.peers.answer import PeerAnswers, PeerHit


class Addrkit:
    """addrkit, an address at a time."""

    name = "addrkit"
    about = "kit.verify, without a language model"

    def answer(self, records: Path, texts: Sequence[str], work: Path) -> PeerAnswers:
        """Build and ask."""
        folder, seconds = _built(records, work)
        kit = addrkit.open(folder)
        hits, milliseconds = [], []
        for text in texts:
            start = time.perf_counter()
            verdict = kit.verify(text, country="FR")
            milliseconds.append((time.perf_counter() - start) * 1000)
            door = verdict.granularity in ("premise", "unit")
            hits.append(
                PeerHit(
                    verdict.match.id if verdict.match else "", door, verdict.score, verdict.action == "accept"
                )
            )
        return PeerAnswers(hits, seconds, _size(folder), milliseconds)


class Libpostal:
    """libpostal cuts, rapidfuzz ranks."""

    name = "libpostal and rapidfuzz"
    about = DESCRIPTION.partition("; accepted")[0]

    def answer(self, records: Path, texts: Sequence[str], work: Path) -> PeerAnswers:
        """Build and ask; the doors are those of a gazetteer."""
        folder, _ = _built(records, work)
        start = time.perf_counter()
        index = ByHandLibpostal(HidingGazetteer(folder), "FR")
        seconds = time.perf_counter() - start
        hits, milliseconds = [], []
        for text in texts:
            start = time.perf_counter()
            score, found = index.answer(text)
            milliseconds.append((time.perf_counter() - start) * 1000)
            hits.append(PeerHit(found or "", found is not None, score))
        return PeerAnswers(hits, seconds, 0, milliseconds)


def _built(records: Path, work: Path) -> tuple[Path, float]:
    folder = Path(tempfile.mkdtemp(dir=work)) / "fr.gaz"
    command = addrkit_command("gazetteer", "build", records, "-o", folder, "--coverage", "complete")
    return folder, run_measured(command).seconds


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())
