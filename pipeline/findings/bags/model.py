"""What the words of a clause alone say: linear models of single words and pairs, each in a file of this folder."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import Model

from pipeline.annotations import STRENGTH, WEAKNESS
from pipeline.errors import LexiconError

MIXED, NEUTRAL = "mixed", "neutral"
LABELS = (STRENGTH, WEAKNESS, MIXED, NEUTRAL)
PRESS, REPORT = "press", "report"
BAGS = (PRESS, REPORT)
HOME = Path(__file__).parent
_LENGTH = 65536
_LEAST = 1e-4
_FIGURE = "#"

Bag = Model[list[Doc], NDArray[np.float32]]


def new_bag() -> Bag:
    """Give a model that is still to be trained: spaCy's `TextCatBOW.v3` over words and pairs of words."""
    config = {
        "@architectures": "spacy.TextCatBOW.v3",
        "exclusive_classes": True,
        "ngram_size": 2,
        "no_output_layer": False,
        "length": _LENGTH,
        "nO": len(LABELS),
    }
    bag: Bag = registry.resolve({"bag": config})["bag"]
    return bag


def to_doc(vocab: Vocab, tokens: Iterable[Token]) -> Doc:
    """Give the words as a bag reads them: in lower case, each figure alike."""
    return Doc(
        vocab, words=[_FIGURE if token.like_num and token.text[0].isdigit() else token.lower_ for token in tokens]
    )


def to_bytes(bag: Bag) -> bytes:
    """Give the content of a bag's file, the same for the same weights."""
    return gzip.compress(bag.to_bytes(), mtime=0)


@cache
def read_bag(path: Path) -> Bag:
    """Give the bag of a file.

    Raises:
        LexiconError: The file is missing, or holds no such model; nothing is unpickled.
    """
    bag = new_bag()
    bag.initialize()
    try:
        bag.from_bytes(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise LexiconError(f"{path.name}: {error}") from error
    return bag


def path_of(name: str) -> Path:
    """Give the file of a bag by its name."""
    return HOME / f"{name}.bin.gz"


def shipped_bags() -> list[Bag]:
    """Give the bags of this folder, in the order of `BAGS`."""
    return [read_bag(path_of(name)) for name in BAGS]


def log_chances(docs: list[Doc], bags: Sequence[Bag]) -> NDArray[np.float64]:
    """Give a row for each text of `to_doc`: the logarithms of the chances of `LABELS` by each bag, side by side."""
    if not docs:
        return np.zeros((0, len(bags) * len(LABELS)))
    counter, *_ = _layers(bags[0])
    counted = counter.predict(docs)  # takes most of the time: words and pairs are the same for every bag
    return np.log(np.concatenate([_chances(bag, counted) for bag in bags], axis=1) + _LEAST)


def _chances(bag: Bag, counted: Any) -> NDArray[np.float64]:
    _, weigher, softmax = _layers(bag)
    return np.asarray(softmax.predict(weigher.predict(counted)), np.float64)


def _layers(bag: Bag) -> list[Model[Any, Any]]:
    """Give what counts words and pairs, what weighs them, and what makes chances of the weights."""
    return [*bag.layers[0].layers[0].layers, *bag.layers[1].layers]
