"""Fitting the tagger's weights with torch, and packing them for numpy."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from addrkit.train.parser.corpus import Batches, Corpus
from addrkit.train.parser.network import TaggerModule
from addrkit.train.parser.packing import packed_rows
from addrkit.train.parser.report import Report

_REPORT_EVERY = 200
_ON = 0.4
"""The size of steps, beside the usual, of a model that goes on from another."""

_RATE = 3e-3
"""The optimiser's first step."""


def fit(
    corpus: Corpus,
    epochs: int,
    seed: int,
    report: Report,
    start: Mapping[str, NDArray[Any]] | None = None,
) -> dict[str, NDArray[Any]]:
    """The weights that make the corpus's labels likely, as `addrkit.parsing.tagger.network` reads them.

    `start`: such weights to go on from.
    """
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    batches = Batches(corpus)
    learned = np.flatnonzero(~corpus.held_out())
    model = TaggerModule()
    rate = _RATE
    if start is not None:
        model.load_state_dict(unpacked(start))
        rate = _RATE * _ON
    optimiser = torch.optim.Adam(model.parameters(), lr=rate, fused=True)
    total = epochs * len(batches.order(learned, random)) + 1
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=total, pct_start=0.1)
    step, mean, began = 0, 0.0, time.monotonic()
    model.train()
    for _ in range(epochs):
        for numbers in batches.order(learned, random):
            words, places, labels, there = map(torch.from_numpy, batches.of(numbers))
            optimiser.zero_grad(set_to_none=True)
            loss = model.loss(model(words, places, there), labels, there) / len(numbers)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
            rates.step()
            step += 1
            mean = 0.99 * mean + 0.01 * float(loss.detach())
            if step % _REPORT_EVERY == 0:
                report(
                    f"step {step}/{total}: loss {mean / (1 - 0.99**step):.3f}, {time.monotonic() - began:.0f} s"
                )
    return packed(model)


def unpacked(weights: Mapping[str, NDArray[Any]]) -> dict[str, torch.Tensor]:
    """The state of a model with such weights: what `packed` makes of a model, back again."""
    state = {}
    for name, value in weights.items():
        if name.startswith("naming") or name == "words.scales":
            continue
        wide = value.astype(np.float32)
        if name in ("words", "places"):
            wide *= weights["words.scales"].astype(np.float32)[:, None] if name == "words" else 1
            wide = np.vstack([wide, np.zeros((1, wide.shape[1]), np.float32)])
            name += ".weight"
        elif wide.ndim == 2 and name != "steps":
            wide = wide.T
        state[name] = torch.from_numpy(np.ascontiguousarray(wide))
    return state


def packed(model: TaggerModule) -> dict[str, NDArray[Any]]:
    """The weights: words eight bits with a scale a row, the rest sixteen."""
    held = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    words = held.pop("words.weight")[:-1]
    rows, scales = packed_rows(words)
    found: dict[str, NDArray[Any]] = {
        "words": rows,
        "words.scales": scales,
        "places": held.pop("places.weight")[:-1].astype(np.float16),
    }
    for name, value in held.items():
        # Linear layers are stored as they are multiplied from the right.
        found[name] = np.ascontiguousarray(
            value.T if value.ndim == 2 and name != "steps" else value, np.float16
        )
    return found
