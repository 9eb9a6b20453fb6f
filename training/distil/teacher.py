"""The teacher: the encoder, the mean of each word's pieces, and the heads."""

from collections.abc import Mapping

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from training.distil.batches import Batch
from training.distil.bert import Bert
from training.distil.heads import Heads
from training.distil.inventory import Inventory
from training.distil.pieces import CASES, NO_CASE, Pieces
from training.encoder import Floats

CASE_WIDTH, SPACE_WIDTH = 32, 8
DROPOUT = 0.25
ROUND = 16  # the number of pieces is rounded up to this


class Teacher(nn.Module):
    """Word states of the encoder's width, and heads over them."""

    def __init__(self, weights: Mapping[str, Floats], pieces: Pieces, inventory: Inventory) -> None:
        """Take the encoder's tensors, and the pieces of all words that it will meet."""
        super().__init__()
        self.bert = Bert(weights)
        self.case, self.space = nn.Embedding(CASES, CASE_WIDTH), nn.Embedding(2, SPACE_WIDTH)
        self.dropout = nn.Dropout(DROPOUT)
        self.mix = nn.Linear(self.bert.width + CASE_WIDTH + SPACE_WIDTH, self.bert.width)
        self.heads = Heads(self.bert.width, inventory)
        self.table = pieces

    @property
    def width(self) -> int:
        """How wide the states are."""
        return int(self.bert.width)

    def words(self, batch: Batch) -> torch.Tensor:
        """A state for each word of the batch, filling included."""
        pieces, owners = self._pieces(batch)
        rows = torch.from_numpy(self.table.cases).long()[batch.lexemes]
        cases = torch.cat([rows, torch.full_like(rows[:, :1], NO_CASE)], 1).gather(1, owners)
        states = self.bert(pieces.clamp(min=0), cases, pieces >= 0)
        places = torch.arange(batch.lexemes.shape[1])
        own = (owners[:, None, :] == places[None, :, None]).to(states.dtype)
        means = torch.bmm(own, states) / own.sum(-1, keepdim=True).clamp(min=1)
        spaces = self.space(batch.spaces).to(means.dtype)
        wide = torch.cat([means, self.case(rows).to(means.dtype), spaces], -1)
        return functional.gelu(self.mix(self.dropout(wide)))

    def _pieces(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """The pieces of each text between the two markers, -1 in the filling, and the word that each belongs to: the
        number past the last word where none. What the encoder cannot read at once is cut off.
        """
        made = []
        for lexemes, valid in zip(batch.lexemes.numpy(), batch.valid.numpy(), strict=True):
            rows = self.table.rows[lexemes[valid]]
            words, _ = np.nonzero(rows >= 0)
            made.append((rows[rows >= 0][: self.bert.longest - 2], words[: self.bert.longest - 2]))
        length = -(-(max(len(row) for row, _ in made) + 2) // ROUND) * ROUND
        pieces = np.full((len(made), length), -1, dtype=np.int64)
        owners = np.full((len(made), length), batch.lexemes.shape[1], dtype=np.int64)
        for at, (row, words) in enumerate(made):
            pieces[at, : len(row) + 2] = [self.table.first, *row, self.table.last]
            owners[at, 1 : len(row) + 1] = words
        return torch.from_numpy(pieces), torch.from_numpy(owners)
