"""What is read off a word's state: its tag, morphology, head, relation, name, and whether a sentence begins."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

from training.distil.batches import Batch
from training.distil.inventory import MISSING, Inventory

ARC, LABEL, NAME = 384, 128, 256
IMPOSSIBLE = -1e4
SHARES = {"tag": 0.5, "morph": 0.5, "start": 0.5, "name": 1.0}


@dataclass(frozen=True)
class Found:
    """The likeliest number of each kind for each word, and how likely its head is."""

    best: dict[str, torch.Tensor]
    sure: torch.Tensor


class Heads(nn.Module):
    """Classifiers over word states; heads and their relations by biaffine attention (Dozat and Manning 2017), a root
    being its own head.
    """

    def __init__(self, width: int, inventory: Inventory) -> None:
        super().__init__()
        self.tag = nn.Linear(width, inventory.size("tag"))
        self.morph = nn.Linear(width, inventory.size("morph"))
        self.start, self.root = nn.Linear(width, 2), nn.Linear(width, 1)
        self.name = nn.Sequential(
            nn.Linear(width, NAME), nn.GELU(), nn.Dropout(0.2), nn.Linear(NAME, inventory.size("name"))
        )
        self.arc_head, self.arc_word = _view(width, ARC), _view(width, ARC)
        self.label_head, self.label_word = _view(width, LABEL), _view(width, LABEL)
        self.arc, self.arc_bias = nn.Parameter(torch.randn(ARC, ARC) / ARC), nn.Parameter(torch.zeros(ARC))
        self.label = nn.Parameter(torch.randn(inventory.size("dep"), LABEL + 1, LABEL + 1) * 0.01)

    def arcs(self, x: torch.Tensor, valid: torch.Tensor) -> torch.Tensor:
        """A score for each word and each word that may be its head; itself stands for the root."""
        word, head = self.arc_word(x), self.arc_head(x)
        scores = torch.einsum("bid,de,bje->bij", word, self.arc.to(word.dtype), head)
        scores = (scores + (head @ self.arc_bias.to(head.dtype))[:, None, :]).float()
        root = self.root(x).squeeze(-1).float()
        scores = scores - torch.diag_embed(torch.diagonal(scores, dim1=1, dim2=2)) + torch.diag_embed(root)
        return scores.masked_fill(~valid[:, None, :], IMPOSSIBLE)

    def labels(self, x: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """A score for each word and each relation that it may have to its head."""
        word, head = _with_one(self.label_word(x)), _with_one(self.label_head(x))
        head = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        return torch.einsum("bid,kde,bie->bik", word, self.label.to(word.dtype), head).float()

    def loss(self, x: torch.Tensor, batch: Batch, shares: Mapping[str, float] = SHARES) -> torch.Tensor:
        """The loss of all kinds that the batch has gold for, weighted by shares; heads and relations count 1."""
        total = torch.zeros(())
        for name in (name for name in shares if batch.has(name)):
            total = total + shares[name] * _entropy(getattr(self, name)(x), batch.gold[name])
        if batch.has("head"):
            heads = batch.gold["head"]
            total = total + _entropy(self.arcs(x, batch.valid), heads)
            if batch.has("dep"):
                total = total + _entropy(self.labels(x, heads.clamp(min=0)), batch.gold["dep"])
        return total

    def found(self, x: torch.Tensor, valid: torch.Tensor) -> Found:
        """What is likeliest, the relation given the likeliest head."""
        arcs = self.arcs(x, valid)
        best = {name: getattr(self, name)(x).argmax(-1) for name in SHARES}
        best["head"] = arcs.argmax(-1)
        best["dep"] = self.labels(x, best["head"]).argmax(-1)
        return Found(best, torch.softmax(arcs, -1).amax(-1))


def _view(width: int, size: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(0.33))


def _with_one(x: torch.Tensor) -> torch.Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def _entropy(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(
        scores.reshape(-1, scores.shape[-1]).float(), gold.reshape(-1), ignore_index=MISSING
    )
