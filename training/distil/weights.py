"""The student's weights into spaCy's network."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.parts_of_speech import (  # type: ignore[import-not-found]  # compiled, without stubs
    NAMES as NAMES_OF_POS,
)
from spacy.pipeline import Morphologizer
from thinc.api import Model
from thinc.types import FloatsXd

from training.distil.inventory import Inventory
from training.encoder import Floats

PIPE = "tok2vec"
READ = {"tag": "tagger", "morph": "morphologizer", "start": "senter"}
STARTS = ("I", "S")  # what spaCy calls a word inside a sentence and the first one
Slot = tuple[Model[Any, Any], str, str]
Values = np.ndarray[Any, Any]


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


def values_read(inventory: Inventory) -> dict[str, Values]:
    """The values of each kind in the order of the rows that score them, named as `put_file` finds them."""
    return {f"{kind}.values": np.array(STARTS if kind == "start" else inventory.values[kind]) for kind in READ}


def values_of(component: Any) -> list[str]:
    """The values that a component scores, row by row, spelt as in an inventory."""
    if not isinstance(component, Morphologizer):
        return list(component.labels)
    pos, feats = component.cfg["labels_pos"], component.cfg["labels_morph"]
    return [f"{NAMES_OF_POS[pos[label]]}|{feats[label]}" for label in component.labels]


def put_reader(kind: str, table: Mapping[str, Values], nlp: Language) -> None:
    """Put the weights that score a kind into the component that sets it.

    Raises:
        ValueError: The component has a value that the student does not know.
    """
    component = nlp.get_pipe(READ[kind])
    known = {value: row for row, value in enumerate(table[f"{kind}.values"].tolist())}
    wanted = values_of(component)
    if missing := [value for value in wanted if value not in known]:
        raise ValueError(f"{READ[kind]}: the student does not know {', '.join(missing)}")
    rows = [known[value] for value in wanted]
    layer = nodes(component.model, "softmax")[0]  # type: ignore[attr-defined]
    for own in ("W", "b"):
        layer.set_param(own, cast("FloatsXd", table[f"{kind}.{own}"][rows]))


def put_file(path: Path, nlp: Language) -> None:
    """Put the weights of a file into the pipeline's shared network and into the components that read it word by word.

    Raises:
        ValueError: As `put` and `put_reader`.
    """
    with np.load(path, allow_pickle=False) as stored:
        table = {name: stored[name] for name in stored.files}
    for kind in READ:
        put_reader(kind, table, nlp)
    of_network = {name: weight for name, weight in table.items() if name.partition(".")[0] not in READ}
    put(of_network, nlp.get_pipe(PIPE).model)  # type: ignore[attr-defined]
