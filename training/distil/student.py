"""The student: spaCy's network in torch, weight by weight, so that it can be trained on the teacher's states."""

import torch
from torch import nn
from torch.nn import functional

from training.distil.batches import Batch
from training.distil.features import OF_TOKEN, Features, Shape
from training.distil.heads import Heads
from training.distil.weights import READ

DROPOUT = 0.1
EPSILON = 1e-8  # thinc's
MIX_PIECES = 3  # MultiHashEmbed's own
SPREAD = 0.1


class Maxout(nn.Module):
    """The maxout of thinc, with its layer norm."""

    def __init__(self, width: int, size: int, pieces: int) -> None:
        super().__init__()
        bound = (6 / (width + size)) ** 0.5
        self.W = nn.Parameter(torch.empty(size * pieces, width).uniform_(-bound, bound))
        self.b = nn.Parameter(torch.zeros(size * pieces))
        self.norm, self.shape = nn.LayerNorm(size, eps=EPSILON), (size, pieces)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The largest piece of each unit, normed."""
        return self.norm(functional.linear(x, self.W, self.b).view(*x.shape[:-1], *self.shape).amax(-1).float())


class Tok2Vec(nn.Module):
    """`MultiHashEmbed` with static vectors, then `MaxoutWindowEncoder` with a window of one."""

    def __init__(self, features: Features, shape: Shape) -> None:
        super().__init__()
        self.width, self.depth = shape.width, shape.depth
        self.of_token = [name == OF_TOKEN for name in shape.attributes]
        self.tables = nn.ParameterList(nn.Parameter(_spread(rows, shape.width)) for rows in shape.rows)
        self.keys = [torch.from_numpy(rows).long() for rows in features.hashed]
        self.found, self.vectors = torch.from_numpy(features.found).long(), torch.from_numpy(features.vectors)
        self.static = nn.Parameter(_spread(shape.width, features.vectors.shape[1]))
        self.mix = Maxout(shape.width * (len(shape.rows) + 1), shape.width, MIX_PIECES)
        self.layers = nn.ModuleList(Maxout(shape.width * 3, shape.width, shape.maxout) for _ in range(shape.depth))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, lexemes: torch.Tensor, spaces: torch.Tensor, lengths: list[int]) -> torch.Tensor:
        """A state for each word of some texts, which follow one another without filling."""
        tables = zip(self.tables, self.keys, self.of_token, strict=True)
        parts = [
            functional.embedding_bag(keys[spaces if of_token else lexemes], table, mode="sum")
            for table, keys, of_token in tables
        ]
        parts.append(functional.linear(self.vectors[self.found[lexemes]], self.static))
        return self._encoded(self.dropout(self.mix(torch.cat([self._column_dropout(p) for p in parts], -1))), lengths)

    def _encoded(self, x: torch.Tensor, lengths: list[int]) -> torch.Tensor:
        """The states after the convolutions, with as many rows of zeros between texts as a convolution reaches."""
        starts = torch.cumsum(torch.tensor([0, *lengths[:-1]]), 0) + self.depth * torch.arange(1, len(lengths) + 1)
        places = torch.cat([torch.arange(s, s + n) for s, n in zip(starts.tolist(), lengths, strict=True)])
        size = sum(lengths) + self.depth * (len(lengths) + 1)
        y = torch.zeros(size, self.width).index_copy(0, places, x)
        edge = torch.zeros(1, self.width)
        for layer in self.layers:
            window = [torch.cat([edge, y[:-1]]), y, torch.cat([y[1:], edge])]
            y = y + self.dropout(layer(torch.cat(window, -1)))
        return y[places]

    def _column_dropout(self, x: torch.Tensor) -> torch.Tensor:
        """The dropout that thinc gives embeddings: of the same columns of all words."""
        if not self.training:
            return x
        return x * (torch.rand(x.shape[-1]) >= DROPOUT) / (1 - DROPOUT)


def _spread(rows: int, width: int) -> torch.Tensor:
    return torch.empty(rows, width).uniform_(-SPREAD, SPREAD)


class Student(nn.Module):
    """spaCy's network brought to the teacher's width, so that the teacher's heads read it too."""

    def __init__(self, tok2vec: Tok2Vec, heads: Heads, width: int) -> None:
        super().__init__()
        self.tok2vec, self.heads = tok2vec, heads
        self.widen = nn.Linear(tok2vec.width, width)

    def flat(self, batch: Batch) -> torch.Tensor:
        """A state of the teacher's width for each valid word, one text after the other."""
        lengths = batch.valid.sum(1).tolist()
        return self.widen(self.tok2vec(batch.lexemes[batch.valid], batch.spaces[batch.valid], lengths))

    def words(self, batch: Batch) -> torch.Tensor:
        """The same as rows of the batch, zeros in the filling."""
        return padded(self.flat(batch), batch)

    def readers(self) -> dict[str, torch.Tensor]:
        """The weights and biases by which tags, morphology and sentence starts are read off the network's own states:
        the widening and the teacher's head in one, named as `weights` has them.
        """
        made, widen = {}, self.widen
        for kind in READ:
            head = getattr(self.heads, kind)
            made[f"{kind}.W"] = head.weight @ widen.weight
            made[f"{kind}.b"] = head.weight @ widen.bias + head.bias
        return {name: weight.detach() for name, weight in made.items()}


def padded(flat: torch.Tensor, batch: Batch) -> torch.Tensor:
    """States of the valid words as rows of the batch, zeros in the filling."""
    made = torch.zeros(batch.valid.numel(), flat.shape[-1], dtype=flat.dtype)
    return made.index_copy(0, batch.valid.flatten().nonzero().squeeze(-1), flat).view(*batch.valid.shape, -1)
