"""Which tags, morphologies, relations and names there are, and their numbers."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from spacy.tokens import Doc, Token

from training.words import OUTSIDE

MISSING = -100  # what torch's cross entropy leaves out
KINDS = ("tag", "morph", "dep", "name")


@dataclass(frozen=True)
class Inventory:
    """The values of each kind in the order of the alphabet; a value's number is its place there."""

    values: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, docs: Iterable[Doc]) -> "Inventory":
        """Every value that some word of the documents has."""
        found: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for doc in docs:
            for token in doc:
                for kind, value in values_of(token):
                    found[kind].add(value)
        return cls({kind: tuple(sorted(values)) for kind, values in found.items()})

    @classmethod
    def read(cls, path: Path) -> "Inventory":
        """The inventory that was written to a file."""
        return cls({kind: tuple(values) for kind, values in json.loads(path.read_text(encoding="utf-8")).items()})

    def write(self, path: Path) -> None:
        """Write the inventory as JSON."""
        path.write_text(json.dumps(dict(self.values), indent=1) + "\n", encoding="utf-8")

    @cached_property
    def _numbers(self) -> dict[str, dict[str, int]]:
        return {kind: {value: at for at, value in enumerate(values)} for kind, values in self.values.items()}

    def number(self, kind: str, value: str | None) -> int:
        """The number of a value; `MISSING` for none and for one that was never met."""
        return MISSING if value is None else self._numbers[kind].get(value, MISSING)

    def size(self, kind: str) -> int:
        """How many values of a kind there are."""
        return len(self.values[kind])


def morph_of(token: Token) -> str | None:
    """The part of speech and the features of a word as one value; None where the word has none."""
    return f"{token.pos_}|{token.morph}" if token.pos_ else None


def values_of(token: Token) -> Iterator[tuple[str, str]]:
    """The values that a word has; what is missing is left out."""
    pairs = (("tag", token.tag_), ("morph", morph_of(token)), ("dep", token.dep_), ("name", name_of(token)))
    yield from ((kind, value) for kind, value in pairs if value)


def name_of(token: Token) -> str:
    """The IOB2 tag of a word; an empty string where names are missing."""
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else OUTSIDE if token.ent_iob_ else ""
