"""Small texts and networks for the tests of the teacher and the student."""

from pathlib import Path

import numpy as np

from tests.training.tiny_encoder import write_encoder
from training.distil.inventory import MISSING, Inventory
from training.distil.lexemes import Lexemes
from training.distil.pieces import Pieces
from training.distil.text import GOLD, Text
from training.encoder import read_safetensors

INVENTORY = Inventory(
    {
        "tag": ("DT", "NN", "VBZ"),
        "morph": ("DET|", "NOUN|Number=Sing", "VERB|"),
        "dep": ("ROOT", "det", "nsubj"),
        "name": ("B-GPE", "B-PERSON", "I-GPE", "I-PERSON", "O"),
    }
)
WORDS = ("the", "cat", "sings", "Ann", "Poe", "don't", "\n", "2024", "”", "U.S.")


def lexemes() -> Lexemes:
    return Lexemes((word, word.lower()) for word in WORDS)


def text(rows: list[int], **gold: list[int]) -> Text:
    columns = {name: np.array(gold.get(name, [MISSING] * len(rows)), dtype=np.int16) for name in GOLD}
    return Text(np.array(rows, dtype=np.int32), np.ones(len(rows), dtype=np.int8), columns)


def sentence() -> Text:
    """`the cat sings` with everything known."""
    return text([0, 1, 2], tag=[0, 1, 2], morph=[0, 1, 2], head=[1, 2, 2], dep=[1, 2, 0], start=[1, 0, 0], name=[4] * 3)


def encoder(folder: Path) -> tuple[dict[str, int], dict[str, np.ndarray]]:
    """A tiny encoder's pieces and weights."""
    sha256 = write_encoder(folder)
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    known = {piece: number for number, piece in enumerate(lines)}
    return known, read_safetensors(folder / "model.safetensors", sha256)


def teacher(folder: Path):
    """An untrained teacher over the words above, at rest."""
    import torch

    from training.distil.teacher import Teacher

    torch.manual_seed(1)
    known, weights = encoder(folder)
    return Teacher(weights, Pieces.of(WORDS, known), INVENTORY).eval()
