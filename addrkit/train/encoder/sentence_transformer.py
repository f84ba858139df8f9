"""The encoder as a module of sentence-transformers, to train it further with that library's losses and trainers.

`open_model(folder)` needs no flag. `SentenceTransformer(folder, trust_remote_code=True)` does the same: since version
6.0 that library imports a class that `modules.json` names outside `sentence_transformers` only with the flag, for local
folders too, though nothing is fetched. None of its own modules can hash n-grams: `StaticEmbedding` takes a tokenizer of
the package `tokenizers`, which cuts a text into pieces that do not overlap, out of a finite vocabulary.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules.input_module import InputModule
from torch import nn
from torch.nn import functional

from addrkit.index.encoder import DEFAULT_FOLDER, load_table, word_ngrams
from addrkit.locale.text import MAX_TEXT, words
from addrkit.train.encoder.weights import quantised, write_weights


def open_model(folder: Path = DEFAULT_FOLDER) -> SentenceTransformer:
    """An encoder's folder as a sentence-transformers model, on the CPU; without one, addrkit's own.

    `save` of the model writes a folder that addrkit reads. Raises ModelError if there is no encoder.
    """
    return SentenceTransformer(modules=[AddressEncoder.load(str(folder))], device="cpu")


class AddressEncoder(InputModule):
    """Hashed character n-grams in an embedding bag, summed and brought to unit length."""

    def __init__(self, weights: torch.Tensor) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.embedding = nn.EmbeddingBag.from_pretrained(weights, freeze=False, mode="sum")

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: Any
    ) -> dict[str, torch.Tensor]:
        """Texts as rows of the table and where each text starts among them."""
        buckets = self.embedding.num_embeddings
        rows = [
            [
                row
                for word in words(((prompt or "") + text)[:MAX_TEXT])
                for row in word_ngrams(word.folded, buckets)
            ]
            for text in inputs
        ]
        starts = np.concatenate(([0], np.cumsum([len(each) for each in rows])[:-1])).astype(np.int64)
        flat = [row for each in rows for row in each]
        return {"input_ids": torch.tensor(flat, dtype=torch.long), "offsets": torch.from_numpy(starts)}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Add `sentence_embedding`: a unit vector a text, zeros for a text without words."""
        sums = self.embedding(features["input_ids"], features["offsets"])
        features["sentence_embedding"] = functional.normalize(sums)
        return features

    @property
    def max_seq_length(self) -> int:
        """Characters of a text that are read."""
        return MAX_TEXT

    def get_embedding_dimension(self) -> int:
        """The length of a vector."""
        return self.embedding.embedding_dim

    def save(self, output_path: str, *_: Any, safe_serialization: bool = True, **__: Any) -> None:
        """Write the weights, in eight bits, and the configuration; the result is a folder for addrkit too."""
        write_weights(quantised(self.embedding.weight.detach().numpy()), Path(output_path))

    @classmethod
    def load(cls, model_name_or_path: str, subfolder: str = "", *_: Any, **__: Any) -> Self:
        """Read an encoder's folder. Raises ModelError as `addrkit.index.encoder.load_encoder` does."""
        table, _config = load_table(Path(model_name_or_path) / subfolder)
        return cls(torch.from_numpy(table.rows(np.arange(len(table.weights)))))
