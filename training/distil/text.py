"""Documents as rows of numbers, with what is known about their words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.integer[Any]]
Halves: TypeAlias = NDArray[np.float16]
GOLD = ("tag", "morph", "head", "dep", "start", "name")


@dataclass(frozen=True, slots=True)
class Text:
    """One document.

    `lexemes` are numbers of `Lexemes`, `spaces` tells whether a blank follows. `gold` has a number for each word and
    each of `GOLD`, `MISSING` where nothing is known: numbers of the `Inventory`, but for `head`, which counts words of
    the document (a root is its own head), and `start`, which is 1 where a sentence begins. What the teacher adds: how
    sure it is of each head, and its states, a row for each word.
    """

    lexemes: Ints
    spaces: Ints
    gold: Mapping[str, Ints]
    sure: Halves | None = None
    states: Halves | None = None

    def __len__(self) -> int:
        """How many words the document has."""
        return len(self.lexemes)


def write_texts(path: Path, texts: Sequence[Text]) -> None:
    """Write the texts one after the other; they all have the teacher's part, or none has."""
    columns = {"lexemes": [t.lexemes for t in texts], "spaces": [t.spaces for t in texts]}
    columns |= {f"gold_{name}": [t.gold[name] for t in texts] for name in GOLD}
    more = {
        "sure": [t.sure for t in texts if t.sure is not None],
        "states": [t.states for t in texts if t.states is not None],
    }
    made: dict[str, NDArray[Any]] = {"lengths": np.array([len(t) for t in texts], dtype=np.int32)}
    made |= {name: np.concatenate(parts) for name, parts in (columns | more).items() if parts}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **made)  # type: ignore[arg-type]  # numpy's stub takes the names for its own options


def read_texts(path: Path) -> list[Text]:
    """The texts of a file, in order."""
    with np.load(path, allow_pickle=False) as table:
        columns = {name: table[name] for name in table.files}
    return list(_cut(columns))


def _cut(columns: Mapping[str, NDArray[Any]]) -> Iterator[Text]:
    start = 0
    for length in columns["lengths"].tolist():
        part = {name: column[start : start + length] for name, column in columns.items() if name != "lengths"}
        gold = {name: part[f"gold_{name}"] for name in GOLD}
        yield Text(part["lexemes"], part["spaces"], gold, part.get("sure"), part.get("states"))
        start += length
