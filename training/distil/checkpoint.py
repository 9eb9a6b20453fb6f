"""Where a training stands after each pass, so that one that was broken off goes on from there."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from training.distil.text import Text

Plan = Sequence[Sequence[Sequence[Text]]]


def digest(plan: Plan) -> str:
    """A sha256 over the words, blanks and labels of all batches, in their order."""
    total = hashlib.sha256()
    for texts in (texts for batches in plan for texts in batches):
        total.update(b"batch")
        for text in texts:
            total.update(text.lexemes.tobytes() + text.spaces.tobytes())
            for name in sorted(text.gold):
                total.update(text.gold[name].tobytes())
    return total.hexdigest()


@dataclass(frozen=True)
class Checkpoint:
    """A file with all that a training needs to go on: weights, optimizer, rates, and the state of chance.

    `plan` is the digest of what is learned from; a file that was written for another plan is not read.
    """

    path: Path
    plan: str

    def write(self, passes: int, parts: dict[str, nn.Module | Any]) -> None:
        """Put the state after so many passes in the place of the one before, whole or not at all."""
        states = {name: part.state_dict() for name, part in parts.items()}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        written = self.path.with_suffix(".part")
        torch.save({"plan": self.plan, "passes": passes, "chance": torch.get_rng_state(), **states}, written)
        written.replace(self.path)

    def read(self, parts: dict[str, nn.Module | Any]) -> int:
        """Bring the parts to the state of the file and give the passes that were done; 0 where there is none for this
        plan. Nothing but tensors and plain values is unpickled.
        """
        if not self.path.is_file():
            return 0
        stored = torch.load(self.path, weights_only=True)
        if stored["plan"] != self.plan:
            return 0
        for name, part in parts.items():
            part.load_state_dict(stored[name])
        torch.set_rng_state(stored["chance"])
        return int(stored["passes"])
