"""The tagger while it learns: embeddings of words and places, convolutions, a conditional random field.

`addrkit.parsing.tagger.network` computes the same with numpy. Needs torch.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from addrkit.parsing.tagger.features import LABELS, PLACE_ROWS, WORD_ROWS

WIDTH = 64
"""Length of a word's vector."""
HIDDEN = 128
FIRST_KERNEL = 5
DILATIONS = (1, 2, 4)
DROPOUT = 0.15
UNKNOWN = 0.1
"""The share of words that are hidden while it learns, so that it does with names it has never read."""
UNRULED = 0.1
"""The share of texts whose place features are hidden."""


class TaggerModule(nn.Module):
    """Scores of each label for each word, and of each label after each."""

    def __init__(self) -> None:
        super().__init__()
        # The last row of each is for padding and stays zero.
        self.words = nn.EmbeddingBag(WORD_ROWS + 1, WIDTH, mode="sum", padding_idx=WORD_ROWS)
        self.places = nn.EmbeddingBag(PLACE_ROWS + 1, WIDTH, mode="sum", padding_idx=PLACE_ROWS)
        for table in (self.words, self.places):
            nn.init.normal_(table.weight, std=0.1)
            with torch.no_grad():
                table.weight[-1].zero_()
        self.first = nn.Linear(FIRST_KERNEL * WIDTH, HIDDEN)
        self.whole = nn.Linear(HIDDEN, HIDDEN)
        self.layers = nn.ModuleList(nn.Linear(3 * HIDDEN, HIDDEN) for _ in DILATIONS)
        self.last = nn.Linear(HIDDEN, len(LABELS))
        self.steps = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.begins = nn.Parameter(torch.zeros(len(LABELS)))
        self.ends = nn.Parameter(torch.zeros(len(LABELS)))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, words: Tensor, places: Tensor, mask: Tensor) -> Tensor:
        """Scores (texts, words, labels) of rows (texts, words, features); mask: which words are there."""
        texts, length, _ = words.shape
        seen = self.words(words.reshape(texts * length, -1)).view(texts, length, -1)
        if self.training:
            seen = seen * (torch.rand(texts, length, 1) > UNKNOWN)
        around = self.places(places.reshape(texts * length, -1)).view(texts, length, -1)
        if self.training:
            around = around * (torch.rand(texts, 1, 1) > UNRULED)
        there = mask.unsqueeze(-1).float()
        vectors = (seen + around) * there
        hidden = torch.relu(self.first(_window(vectors, FIRST_KERNEL, 1)))
        mean = (hidden * there).sum(1, keepdim=True) / there.sum(1, keepdim=True)
        hidden = self.dropout((hidden + torch.relu(self.whole(mean))) * there)
        for layer, dilation in zip(self.layers, DILATIONS, strict=True):
            hidden = (hidden + self.dropout(torch.relu(layer(_window(hidden, 3, dilation))))) * there
        scores: Tensor = self.last(hidden)
        return scores

    def loss(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Minus the log-likelihood of the labels, summed over texts."""
        length = scores.shape[1]
        gold = scores.gather(2, labels.unsqueeze(2)).squeeze(2)
        steps = self.steps[labels[:, :-1], labels[:, 1:]]
        sizes = mask.sum(1)
        final = labels.gather(1, (sizes - 1).unsqueeze(1)).squeeze(1)
        right = (
            (gold * mask).sum(1) + (steps * mask[:, 1:]).sum(1) + self.begins[labels[:, 0]] + self.ends[final]
        )
        alpha = self.begins + scores[:, 0]
        for at in range(1, length):
            further = torch.logsumexp(alpha.unsqueeze(2) + self.steps, 1) + scores[:, at]
            alpha = torch.where(mask[:, at].unsqueeze(1), further, alpha)
        return (torch.logsumexp(alpha + self.ends, 1) - right).sum()


def _window(vectors: Tensor, size: int, dilation: int) -> Tensor:
    """Each word's vector beside its neighbours', zeros beyond the ends."""
    reach = size // 2 * dilation
    padded = nn.functional.pad(vectors, (0, 0, reach, reach))
    length = vectors.shape[1]
    return torch.cat([padded[:, at * dilation : at * dilation + length] for at in range(size)], -1)
