"""What a network gets right on held-out texts, word by word and name by name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import Protocol

import torch

from training.distil.batches import Batch, batches, to_batch
from training.distil.heads import Found, Heads
from training.distil.inventory import MISSING, Inventory
from training.distil.text import Text
from training.words import OUTSIDE

SIZE = 6000
TOLD = ("tag", "morph")


class Network(Protocol):
    """A network that gives a state for each word, and heads that read it."""

    heads: Heads

    def words(self, batch: Batch) -> torch.Tensor:
        """A state for each word of the batch."""


def found_in(network: Network, texts: Sequence[Text]) -> Iterator[tuple[list[Text], Batch, torch.Tensor, Found]]:
    """Groups of texts with their batch, their words' states, and what the network finds likeliest in them."""
    for group in batches(texts, SIZE, Random(1)):
        batch = to_batch(group)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            states = network.words(batch)
            found = network.heads.found(states, batch.valid)
        yield group, batch, states, found


def figures(network: Network, texts: Sequence[Text], inventory: Inventory) -> dict[str, float]:
    """Accuracy of tags, of part of speech with features (`morph`), attachment and labelled attachment, F of sentence
    starts and of names, in per cent.
    """
    counts: Counter[str] = Counter()
    for group, batch, _, found in found_in(network, texts):
        best, gold = found.best, batch.gold
        right = {name: best[name] == gold[name] for name in best}
        known = (gold["head"] != MISSING) & (gold["dep"] != MISSING)
        counts["known"] += int(known.sum())
        labelled = {"uas": right["head"], "las": right["head"] & right["dep"]}
        for name, hits in ({name: right[name] for name in TOLD} | labelled).items():
            counts[name] += int((hits & known).sum())
        starts, wanted = (best["start"] == 1) & (gold["start"] != MISSING), gold["start"] == 1
        counts["sents_hit"] += int((starts & wanted).sum())
        counts["sents_all"] += int(starts.sum()) + int(wanted.sum())
        counts += _names(group, best["name"], inventory)
    shares = {name: counts[name] / max(counts["known"], 1) for name in (*TOLD, "uas", "las")}
    shares |= {name: 2 * counts[f"{name}_hit"] / max(counts[f"{name}_all"], 1) for name in ("sents", "names")}
    return {name: round(100 * share, 2) for name, share in shares.items()}


def _names(group: Sequence[Text], best: torch.Tensor, inventory: Inventory) -> Counter[str]:
    """How many names were hit, and how many there are in gold and guess together; a guess where gold is missing counts
    for nothing.
    """
    counts: Counter[str] = Counter()
    for text, row in zip(group, best.tolist(), strict=True):
        gold = text.gold["name"].tolist()
        there = set(names(gold, inventory))
        guessed = {name for name in names(row[: len(text)], inventory) if MISSING not in gold[name[0] : name[1]]}
        counts += Counter(names_hit=len(there & guessed), names_all=len(there) + len(guessed))
    return counts


def names(numbers: Sequence[int], inventory: Inventory) -> Iterator[tuple[int, int, str]]:
    """The names that numbers of IOB2 tags spell: first word, end, kind."""
    tags = [OUTSIDE if number == MISSING else inventory.values["name"][number] for number in numbers]
    start, kind = 0, ""
    for at, tag in enumerate([*tags, OUTSIDE]):
        if kind and (tag[0] != "I" or tag[2:] != kind):
            yield start, at, kind
            kind = ""
        if tag != OUTSIDE and not kind:
            start, kind = at, tag[2:]
