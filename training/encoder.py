"""The first layers of a small BERT encoder in plain numpy: enough to take word vectors from it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
HEADS = 12
EPSILON = 1e-12
UNKNOWN = "[UNK]"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LONGEST = 100


def read_safetensors(path: Path, sha256: str) -> dict[str, Floats]:
    """The float32 tensors of a safetensors file.

    Raises:
        ValueError: The file is not the one that was measured.
    """
    raw = path.read_bytes()
    found = hashlib.sha256(raw).hexdigest()
    if found != sha256:
        raise ValueError(f"{path.name}: sha256 {found}, expected {sha256}")
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    body = memoryview(raw)[8 + size :]
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            tensors[name] = np.frombuffer(body[start:end], dtype=np.float32).reshape(entry["shape"])
    return tensors


def read_encoder(folder: Path) -> tuple[dict[str, int], dict[str, Floats]]:
    """The pieces with their numbers, and the weights.

    Raises:
        ValueError: The weights are not those that were measured.
    """
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    known = {piece: number for number, piece in enumerate(lines)}
    return known, read_safetensors(folder / "model.safetensors", WEIGHTS_SHA256)


def wordpieces(word: str, pieces: dict[str, int]) -> list[int]:
    """The word cut greedily into the longest known pieces; one unknown piece where that fails."""
    made: list[int] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = pieces.get(("##" if start else "") + word[start:end])
            if piece is not None:
                made.append(piece)
                start = end
                break
        else:
            return [pieces[UNKNOWN]]
    return made if len(word) <= LONGEST else [pieces[UNKNOWN]]


def _norm(x: Floats, weights: dict[str, Floats], name: str) -> Floats:
    mean = x.mean(-1, keepdims=True)
    scaled = (x - mean) / np.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + EPSILON)
    made: Floats = scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return made


def _dense(x: Floats, weights: dict[str, Floats], name: str) -> Floats:
    made: Floats = x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return made


def _gelu(x: Floats) -> Floats:
    """The Gaussian error unit by its tanh form, within 0.001 of the exact one."""
    made: Floats = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x**3)))
    return made


def _split(x: Floats) -> Floats:
    batch, length, width = x.shape
    return x.reshape(batch, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)


def _layer(x: Floats, weights: dict[str, Floats], name: str) -> Floats:
    query, key, value = (
        _split(_dense(x, weights, f"{name}.attention.self.{part}")) for part in ("query", "key", "value")
    )
    scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(query.shape[-1]))
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    mixed = (scores / scores.sum(-1, keepdims=True)) @ value
    mixed = mixed.transpose(0, 2, 1, 3).reshape(x.shape)
    x = _norm(
        x + _dense(mixed, weights, f"{name}.attention.output.dense"), weights, f"{name}.attention.output.LayerNorm"
    )
    inner = _gelu(_dense(x, weights, f"{name}.intermediate.dense"))
    return _norm(x + _dense(inner, weights, f"{name}.output.dense"), weights, f"{name}.output.LayerNorm")


def hidden(pieces: NDArray[np.int64], weights: dict[str, Floats], *, layers: int) -> Floats:
    """The hidden states after `layers` layers; all rows have the same number of pieces, so nothing is masked."""
    x = weights["embeddings.word_embeddings.weight"][pieces]
    x = x + weights["embeddings.position_embeddings.weight"][: pieces.shape[1]]
    x = _norm(x + weights["embeddings.token_type_embeddings.weight"][0], weights, "embeddings.LayerNorm")
    for number in range(layers):
        x = _layer(x, weights, f"encoder.layer.{number}")
    return x


def batches(cut: Sequence[Sequence[int]], size: int) -> Iterator[list[int]]:
    """Positions of words in groups that have the same number of pieces."""
    by_length: dict[int, list[int]] = {}
    for at, word in enumerate(cut):
        by_length.setdefault(len(word), []).append(at)
    for places in by_length.values():
        yield from (places[start : start + size] for start in range(0, len(places), size))


def word_vectors(words: Sequence[str], folder: Path, *, layers: int = 2, size: int = 256) -> Floats:
    """One row a word: the mean of its pieces' states after `layers` layers, the word standing alone between its two
    markers.
    """
    known, weights = read_encoder(folder)
    cut = [wordpieces(word, known) for word in words]
    made = np.zeros((len(words), weights["embeddings.LayerNorm.weight"].size), dtype=np.float32)
    for places in batches(cut, size):
        pieces = np.array([[known["[CLS]"], *cut[at], known["[SEP]"]] for at in places])
        made[places] = hidden(pieces, weights, layers=layers)[:, 1:-1].mean(1)
    return made
