"""Words to the rows of the hash tables and of the word vectors that spaCy's network reads, as spaCy finds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.util import load_config
from spacy.vocab import Vocab
from thinc.api import NumpyOps

from pipeline.parse.model_loader import read_vectors
from training.distil.text import Ints
from training.encoder import Floats
from training.settings import CONFIG

FIRST_SEED = 8  # MultiHashEmbed counts up from 7 before it makes a table
OF_TOKEN = "SPACY"  # noqa: S105  the one feature that hangs on the token and not on its form


@dataclass(frozen=True)
class Shape:
    """What the configuration says about the shared network."""

    width: int
    depth: int
    maxout: int
    attributes: tuple[str, ...]
    rows: tuple[int, ...]

    @classmethod
    def read(cls, path: Path = CONFIG) -> "Shape":
        """The shape in a configuration's `components.tok2vec`."""
        return cls.of(load_config(path)["components"]["tok2vec"]["model"])

    @classmethod
    def of(cls, model: Mapping[str, Any]) -> "Shape":
        """The shape of a network's configuration."""
        embed, encode = model["embed"], model["encode"]
        parts = (encode["width"], encode["depth"], encode["maxout_pieces"])
        return cls(*parts, tuple(embed["attrs"]), tuple(embed["rows"]))


@dataclass(frozen=True)
class Features:
    """For each form the rows that it has in each table.

    `hashed` has an array for each feature with four rows a form, which are summed; that of `SPACY` has an entry for no
    and one for yes instead of one for each form. `found` has the row in `vectors`; the last row, of zeros, is that of
    forms without a vector.
    """

    hashed: tuple[Ints, ...]
    found: Ints
    vectors: Floats

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]], vocab: Vocab, shape: Shape, vectors: Path) -> "Features":
        """The features of forms with their norms."""
        table = read_vectors(vectors)
        named = zip(shape.attributes, shape.rows, strict=True)
        hashed = (hashed_rows(values_of(name, pairs, vocab), at, rows) for at, (name, rows) in enumerate(named))
        found = np.asarray(table.find(keys=[vocab[form].lower for form, _ in pairs]))
        data = np.concatenate([table.data, np.zeros((1, table.data.shape[1]), dtype=np.float32)])
        return cls(tuple(hashed), np.where(found < 0, len(table.data), found), data)


def values_of(attribute: str, pairs: Sequence[tuple[str, str]], vocab: Vocab) -> list[int]:
    """The values of a feature, form by form; of `SPACY`, its two values."""
    if attribute == OF_TOKEN:
        return [0, 1]
    if attribute == "NORM":
        return [vocab.strings.add(norm) for _, norm in pairs]
    return [int(getattr(vocab[form], attribute.lower())) for form, _ in pairs]


def hashed_rows(values: Sequence[int], number: int, rows: int) -> Ints:
    """The four rows that each value has in the table of the feature with that number, counted from 0."""
    keys = np.array(values, dtype=np.uint64)
    return np.asarray(NumpyOps().hash(keys, FIRST_SEED + number) % rows).astype(np.int32)
