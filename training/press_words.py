"""The word lists of `data/`, and names made from them."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from training.fragments import named
from training.settings import DATA
from training.words import OUTSIDE, ROOT, Sentence, Word


@dataclass(frozen=True)
class Lists:
    """The word lists, one for each file of `data/`."""

    entries: dict[str, list[dict[str, Any]]]

    @classmethod
    def read(cls, folder: Path = DATA) -> "Lists":
        """All lists of a folder."""
        files = sorted(folder.glob("*.jsonl"))
        return cls(
            {file.stem: [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] for file in files}
        )

    def words(self, name: str) -> list[str]:
        """The words of a list that says nothing else about them, in its order."""
        return [entry["word"] for entry in self.entries[name]]

    def draw(self, name: str, rng: Random, **wanted: object) -> dict[str, Any]:
        """One entry of a list, by weight, among those that have the wanted values."""
        fit = [entry for entry in self.entries[name] if all(entry.get(key) == value for key, value in wanted.items())]
        return rng.choices(fit, [entry.get("weight", 1) for entry in fit])[0]


def flat(form: str, *, kind: str = "") -> Sentence:
    """A name of one or more words, the first its head; hyphens stand as tokens of their own, as the treebanks have
    them.
    """
    pieces: list[Word] = []
    for number, word in enumerate(form.split()):
        for inner, piece in enumerate(word.replace("-", " - ").split()):
            dep, head = ("flat", 0) if number or inner else ("ROOT", ROOT)
            if piece == "-":
                dep, head = "punct", len(pieces) + 1
            tag, pos = ("HYPH", "PUNCT") if piece == "-" else ("NNP", "PROPN")
            glued = (inner == 0 and "-" in word) or piece == "-" or inner < 2 * word.count("-")
            pieces.append(
                Word(
                    piece,
                    tag=tag,
                    pos=pos,
                    feats="" if piece == "-" else "Number=Sing",
                    head=head,
                    dep=dep,
                    space=not glued,
                    name=OUTSIDE,
                )
            )
    return named(tuple(pieces), kind) if kind else tuple(pieces)
