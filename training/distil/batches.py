"""Texts of like length side by side, as torch reads them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch

from training.distil.inventory import MISSING
from training.distil.text import GOLD, Ints, Text

NOISE = 20  # words that chance adds to a length, so that other texts meet in each pass


@dataclass(frozen=True)
class Batch:
    """Texts as rows, filled up to the longest one; `valid` tells words from filling.

    `gold` is `MISSING` in the filling. `states` has the teacher's states of all valid words, one after the other; None
    where a text has none.
    """

    lexemes: torch.Tensor
    spaces: torch.Tensor
    valid: torch.Tensor
    gold: dict[str, torch.Tensor]
    states: torch.Tensor | None

    def has(self, name: str) -> bool:
        """Whether any word has gold of that name."""
        return bool((self.gold[name] != MISSING).any())


def to_batch(texts: Sequence[Text]) -> Batch:
    """The texts side by side."""
    states = [text.states for text in texts if text.states is not None]
    return Batch(
        lexemes=_filled([text.lexemes for text in texts], 0),
        spaces=_filled([text.spaces for text in texts], 0),
        valid=_filled([np.ones(len(text), dtype=np.int8) for text in texts], 0).bool(),
        gold={name: _filled([text.gold[name] for text in texts], MISSING) for name in GOLD},
        states=torch.from_numpy(np.concatenate(states)).float() if len(states) == len(texts) else None,
    )


def _filled(rows: Sequence[Ints], filling: int) -> torch.Tensor:
    made = np.full((len(rows), max(map(len, rows))), filling, dtype=np.int64)
    for at, row in enumerate(rows):
        made[at, : len(row)] = row
    return torch.from_numpy(made)


def batches(texts: Iterable[Text], size: int, rng: Random) -> list[list[Text]]:
    """The texts in groups of like length that have up to `size` words each, filling counted, in an order drawn by
    chance.
    """
    made: list[list[Text]] = []
    run: list[Text] = []
    for text in sorted(texts, key=lambda text: len(text) + rng.random() * NOISE):
        longest = max(map(len, [*run, text]))
        if run and longest * (len(run) + 1) > size:
            made.append(run)
            run = []
        run.append(text)
    if run:
        made.append(run)
    rng.shuffle(made)
    return made
