"""The student's weights into spaCy's network."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import numpy as np
from spacy.language import Language
from thinc.api import Model
from thinc.types import FloatsXd

from training.encoder import Floats

PIPE = "tok2vec"
Slot = tuple[Model[Any, Any], str, str]


def nodes(network: Model[Any, Any], name: str) -> list[Model[Any, Any]]:
    """The layers of that name in the network's own order, each once."""
    found = {layer.id: layer for layer in network.walk() if layer.name == name}
    return list(found.values())


def slots(network: Model[Any, Any]) -> Iterator[Slot]:
    """Each layer with the name of its weight and of the student's that goes there."""
    tables = sorted(nodes(network, "hashembed"), key=lambda layer: int(layer.attrs["column"]))
    for number, table in enumerate(tables):
        yield table, "E", f"tables.{number}"
    yield nodes(network, "static_vectors")[0], "W", "static"
    dense, norms = nodes(network, "maxout"), nodes(network, "layernorm")
    for number, (layer, norm) in enumerate(zip(dense, norms, strict=True)):
        name = f"layers.{number - 1}" if number else "mix"
        yield from ((layer, "W", f"{name}.W"), (layer, "b", f"{name}.b"))
        yield from ((norm, "G", f"{name}.norm.weight"), (norm, "b", f"{name}.norm.bias"))


def put(weights: Mapping[str, Floats], network: Model[Any, Any]) -> None:
    """Put the student's weights into an initialized network.

    Raises:
        ValueError: The network has other weights than the student, or of other sizes.
    """
    found = list(slots(network))
    if {name for *_, name in found} != set(weights):
        raise ValueError("the student's network has other layers than the configuration's")
    for layer, own, name in found:
        shape = layer.get_param(own).shape
        if weights[name].size != np.prod(shape):
            raise ValueError(f"{name}: shape {weights[name].shape}, expected {shape}")
        layer.set_param(own, cast("FloatsXd", weights[name].reshape(shape).copy()))


def put_file(path: Path, nlp: Language) -> None:
    """Put the weights of a file into the pipeline's shared network."""
    with np.load(path, allow_pickle=False) as table:
        put({name: table[name] for name in table.files}, nlp.get_pipe(PIPE).model)  # type: ignore[attr-defined]
