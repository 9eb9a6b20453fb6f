"""The encoder in torch, to be trained on: all layers, a learned mix of them, and the words' case at the input."""

from collections.abc import Mapping

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from training.distil.pieces import CASES
from training.encoder import EPSILON, HEADS, Floats

DROPOUT = 0.1
HIDDEN = -1e4  # added to the scores of filling
LAYER = "encoder.layer.{}."
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "last_norm": "output.LayerNorm",
}


class Layer(nn.Module):
    """One layer: attention, then two dense layers, each added to what came in."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.output, self.norm = nn.Linear(width, width), nn.LayerNorm(width, EPSILON)
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.last_norm, self.dropout = nn.LayerNorm(width, EPSILON), nn.Dropout(DROPOUT)

    def forward(self, x: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """The states after this layer; `seen` tells pieces from filling."""
        query, key, value = (self._split(part(x)) for part in (self.query, self.key, self.value))
        scores = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(-1, -2))
        scores = scores + torch.where(seen[:, None, None, :], 0.0, HIDDEN).to(scores.dtype)
        mixed = torch.matmul(torch.softmax(scores, -1).to(value.dtype), value).transpose(1, 2).reshape(x.shape)
        x = self.norm(x + self.dropout(self.output(mixed)))
        inner = functional.gelu(self.widen(x), approximate="tanh")
        return self.last_norm(x + self.dropout(self.narrow(inner)))

    def _split(self, x: torch.Tensor) -> torch.Tensor:
        count, length, width = x.shape
        return x.view(count, length, HEADS, width // HEADS).transpose(1, 2)


class Bert(nn.Module):
    """The encoder with its published weights; the pieces' embeddings stay as they are."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        """Take the tensors of the encoder's file."""
        super().__init__()
        pieces = _tensor(weights["embeddings.word_embeddings.weight"])
        places = _tensor(weights["embeddings.position_embeddings.weight"])
        count = sum(name.startswith("encoder.layer.") and name.endswith("query.bias") for name in weights)
        inner, self.width = weights[f"{LAYER.format(0)}intermediate.dense.weight"].shape
        self.pieces = nn.Embedding.from_pretrained(pieces, freeze=True)
        self.places = nn.Parameter(places + _tensor(weights["embeddings.token_type_embeddings.weight"])[0])
        self.norm, self.dropout = nn.LayerNorm(self.width, EPSILON), nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer(self.width, inner) for _ in range(count))
        self.cases, self.mix = nn.Embedding(CASES + 1, self.width), nn.Parameter(torch.zeros(count))
        nn.init.zeros_(self.cases.weight)
        _copy(self.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            for name, part in PARTS.items():
                _copy(getattr(layer, name), weights, LAYER.format(number) + part)

    @property
    def longest(self) -> int:
        """How many pieces it can read at once."""
        return len(self.places)

    def published(self) -> list[nn.Parameter]:
        """What is trained of the published weights; the rest (cases, mix) was made here and begins at zero."""
        made_here = {id(self.mix), id(self.cases.weight)}
        return [p for p in self.parameters() if p.requires_grad and id(p) not in made_here]

    def forward(self, pieces: torch.Tensor, cases: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """The last layer's states and the learned share of every layer's."""
        x = self.pieces(pieces) + self.places[: pieces.shape[1]] + self.cases(cases)
        x, total = self.dropout(self.norm(x)), torch.zeros(())
        for share, layer in zip(self.mix, self.layers, strict=True):
            x = layer(x, seen)
            total = total + share * x
        return x + total


def _tensor(array: Floats) -> torch.Tensor:
    return torch.from_numpy(np.array(array))


def _copy(module: nn.Module, weights: Mapping[str, Floats], name: str) -> None:
    with torch.no_grad():
        module.weight.copy_(_tensor(weights[f"{name}.weight"]))
        module.bias.copy_(_tensor(weights[f"{name}.bias"]))
