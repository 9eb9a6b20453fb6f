"""A BERT encoder of random weights, small enough for a test, with a vocabulary of letters."""

import hashlib
import json
import string
from pathlib import Path

import numpy as np

WIDTH, INNER, LAYERS = 24, 48, 2


def shapes(pieces: int) -> dict[str, tuple[int, ...]]:
    made: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (pieces, WIDTH),
        "embeddings.position_embeddings.weight": (64, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "embeddings.LayerNorm.bias": (WIDTH,),
    }
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        for part in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"):
            made[f"{layer}.{part}.weight"], made[f"{layer}.{part}.bias"] = (WIDTH, WIDTH), (WIDTH,)
        made[f"{layer}.intermediate.dense.weight"], made[f"{layer}.intermediate.dense.bias"] = (INNER, WIDTH), (INNER,)
        made[f"{layer}.output.dense.weight"], made[f"{layer}.output.dense.bias"] = (WIDTH, INNER), (WIDTH,)
        for part in ("attention.output", "output"):
            made[f"{layer}.{part}.LayerNorm.weight"] = made[f"{layer}.{part}.LayerNorm.bias"] = (WIDTH,)
    return made


def write_encoder(folder: Path) -> str:
    """Write the weights and the vocabulary; the sha256 of the weights comes back."""
    folder.mkdir(parents=True, exist_ok=True)
    letters = [*string.ascii_lowercase, *string.digits, *string.punctuation, "“", "”", "’"]
    vocabulary = ["[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{letter}" for letter in letters), "the", "##ing"]
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    rng, header, body = np.random.default_rng(3), {}, b""
    for name, shape in shapes(len(vocabulary)).items():
        raw = rng.normal(size=shape).astype(np.float32).tobytes()
        header[name] = {"dtype": "F32", "shape": list(shape), "data_offsets": [len(body), len(body) + len(raw)]}
        body += raw
    head = json.dumps(header).encode()
    written = len(head).to_bytes(8, "little") + head + body
    (folder / "model.safetensors").write_bytes(written)
    return hashlib.sha256(written).hexdigest()
