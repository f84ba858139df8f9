"""The weights of a cross-encoder that was written in eight bits, read back, so that it can be trained further."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

EIGHT_BITS: Final = "_quantized"
WEIGHT: Final = ".weight"
BIAS: Final = ".bias"


def written_weights(file: Path) -> dict[str, torch.Tensor]:
    """Weights by their names in `ListwiseBert`.

    The export names embeddings, norms and biases as the model does. A matrix has a name of its own, and stands in the
    graph before the bias of its layer is added.
    """
    import onnx

    graph = onnx.load(str(file)).graph
    kept = {each.name: onnx.numpy_helper.to_array(each) for each in graph.initializer}
    users: dict[str, Any] = {name: node for node in graph.node for name in node.input}
    found = {
        name: values
        for name, values in kept.items()
        if name.endswith((WEIGHT, BIAS)) and values.dtype == np.float32
    }
    for name in kept:
        if name.endswith(WEIGHT + EIGHT_BITS):
            found[name.removesuffix(EIGHT_BITS)] = _whole(kept, name)
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1] in kept:
            bias = _bias_after(node, users, kept)
            found[bias.removesuffix(BIAS) + WEIGHT] = _whole(kept, node.input[1]).T
    return {name: torch.from_numpy(np.array(values, order="C")) for name, values in found.items()}


def _whole(kept: dict[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    """Numbers of eight bits as they were, but for what rounding took."""
    stem = name.removesuffix(EIGHT_BITS)
    zero, scale = (kept[f"{stem}_{each}"].astype(np.float32) for each in ("zero_point", "scale"))
    return np.asarray((kept[name].astype(np.float32) - zero) * scale)


def _bias_after(node: Any, users: dict[str, Any], kept: dict[str, NDArray[Any]]) -> str:
    """The bias that is added to what a node gives."""
    while node.op_type != "Add":
        node = users[node.output[0]]
    return next(str(name) for name in node.input if name in kept)
