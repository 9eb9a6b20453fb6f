"""The training loop that teacher and student share."""

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from training.distil.batches import Batch, to_batch
from training.distil.checkpoint import Checkpoint, Plan, digest

DECAY, BETAS = 0.01, (0.9, 0.98)
TOLD_EVERY = 100
Loss = Callable[[Batch], torch.Tensor]
Groups = Sequence[tuple[Iterable[nn.Parameter], float]]


@dataclass(frozen=True)
class Course:
    """Parameters with their full rates, and how these go: up over the first share of all steps, then straight down to a
    last share of themselves. Gradients are cut to a length. `kept` is the file that holds the state after each pass.
    """

    groups: Groups
    warm_up: float
    last: float
    longest: float
    kept: Path

    def share(self, step: int, steps: int) -> float:
        """The share of the full rate at a step."""
        rising = (step + 1) / (self.warm_up * steps)
        falling = max(self.last, (steps - step) / (steps * (1 - self.warm_up)))
        return min(rising, falling)


def fit(
    network: nn.Module,
    plan: Plan,
    loss: Loss,
    *,
    course: Course,
    tell: Callable[[], str],
) -> None:
    """Train the network by the batches of each pass; what `tell` gives after each pass goes to stderr.

    Where the course has kept the state of a training of the same plan, it goes on from there.
    """
    steps = sum(map(len, plan))
    rated: list[dict[str, Any]] = [{"params": list(weights), "lr": rate} for weights, rate in course.groups]
    optimizer = torch.optim.AdamW(rated, weight_decay=DECAY, betas=BETAS, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: course.share(step, steps))
    parts = {"network": network, "optimizer": optimizer, "schedule": schedule}
    checkpoint = Checkpoint(course.kept, digest(plan))
    passes = checkpoint.read(parts)
    start, done, total = time.monotonic(), sum(map(len, plan[:passes])), 0.0
    network.train()
    for number, groups_of_texts in list(enumerate(plan))[passes:]:
        for texts in groups_of_texts:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                value = loss(to_batch(texts))
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(network.parameters(), course.longest)
            optimizer.step()
            schedule.step()
            done, total = done + 1, total + value.item()
            if done % TOLD_EVERY == 0:
                _say(f"step {done} of {steps}, loss {total / TOLD_EVERY:.3f}, {time.monotonic() - start:.0f} s")
                total = 0.0
        network.eval()
        _say(f"pass {number + 1} of {len(plan)}: {tell()}")
        network.train()
        checkpoint.write(number + 1, parts)
    network.eval()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
