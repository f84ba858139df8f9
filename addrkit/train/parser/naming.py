"""Learning which country an address is of, from its words alone. Needs torch."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from addrkit.parsing.tagger.features import WORD_ROWS
from addrkit.train.parser.corpus import Batches, Corpus
from addrkit.train.parser.packing import packed_rows
from addrkit.train.parser.report import Report

WIDTH = 24
_RATE = 3e-3
_EVEN = 0.5
"""A country counts by the number of its texts to this power: 1 for as many as there are, 0 for all alike."""
_SHORTENED = 0.3
"""The share of words that are hidden while it learns: what people type is often short."""


class Namer(nn.Module):
    """Scores of countries."""

    def __init__(self, countries: int) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(WORD_ROWS + 1, WIDTH, mode="sum", padding_idx=WORD_ROWS)
        nn.init.normal_(self.words.weight, std=0.05)
        with torch.no_grad():
            self.words.weight[-1].zero_()
        self.last = nn.Linear(WIDTH, countries)

    def forward(self, words: Tensor, there: Tensor) -> Tensor:
        """Scores (texts, countries) of rows (texts, words, features)."""
        texts, length, _ = words.shape
        seen = self.words(words.reshape(texts * length, -1)).view(texts, length, -1)
        weight = there.float()
        if self.training:
            weight = weight * (torch.rand(texts, length) > _SHORTENED)
        total = (seen * weight.unsqueeze(2)).sum(1)
        scores: Tensor = self.last(total / weight.sum(1, keepdim=True).clamp(min=1).sqrt())
        return scores


def fit_naming(
    corpus: Corpus, epochs: int, seed: int, report: Report
) -> tuple[dict[str, NDArray[Any]], list[str]]:
    """The weights of a namer as `addrkit.parsing.tagger.network` reads them, and its countries in their order."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    batches = Batches(corpus)
    names = sorted({code for code in corpus.countries if code})
    number_of = {code: number for number, code in enumerate(names)}
    wanted = np.array([number_of.get(code, -1) for code in corpus.countries])
    counts = np.bincount(wanted[wanted >= 0], minlength=len(names))
    weights = torch.tensor((counts / counts.mean()) ** (_EVEN - 1), dtype=torch.float32)
    learned = np.flatnonzero(~corpus.held_out() & (wanted >= 0))
    model = Namer(len(names))
    optimiser = torch.optim.Adam(model.parameters(), lr=_RATE, fused=True)
    total = epochs * len(batches.order(learned, random)) + 1
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=total, pct_start=0.1)
    began = time.monotonic()
    model.train()
    for epoch in range(epochs):
        for numbers in batches.order(learned, random):
            words, _, _, there = batches.of(numbers)
            optimiser.zero_grad(set_to_none=True)
            scores = model(torch.from_numpy(words), torch.from_numpy(there))
            loss = nn.functional.cross_entropy(scores, torch.from_numpy(wanted[numbers]), weight=weights)
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            rates.step()
        report(f"countries, epoch {epoch + 1}: loss {loss.item():.3f}, {time.monotonic() - began:.0f} s")
    held = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    rows, scales = packed_rows(held["words.weight"][:-1])
    return {
        "naming": rows,
        "naming.scales": scales,
        "naming.weight": np.ascontiguousarray(held["last.weight"].T, np.float16),
        "naming.bias": held["last.bias"].astype(np.float16),
    }, names
