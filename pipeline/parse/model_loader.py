"""The embedded English pipeline: a folder of spaCy's, its files checked, its word vectors expanded."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled, without stubs
from thinc.api import Model
from thinc.types import FloatsXd

import pipeline.parse.lemmatizer  # noqa: F401  registers the factory
from pipeline.errors import ConfigError

MODEL = Path(__file__).parent / "model"
MANIFEST = "manifest.json"
VECTORS = "vectors.npz"


def load_model(path: Path | None = None) -> Language:
    """The pipeline in a folder, ready to run; the one that is part of the package unless another is named.

    The folder is kept small, so `spacy.load` alone does not make a whole pipeline of it. Its weights are stored at half
    precision and widened here. Its word vectors are bytes with a scale for each row, expanded here and looked up by
    lower-cased form: spaCy itself forgets that setting when it saves, and capitalised words would have no vector.

    Raises:
        ConfigError: A file of the folder is missing or is not the one that its manifest lists; the message names it.
    """
    folder = path or MODEL
    check_files(folder)
    nlp = spacy.load(folder)
    vectors = folder / VECTORS
    if vectors.is_file():
        nlp.vocab.vectors = read_vectors(vectors)
    set_precision(nlp, "float32")
    return nlp


def read_vectors(path: Path) -> Vectors:
    """The word vectors of a file, looked up by lower-cased form; several forms may share a row."""
    with np.load(path, allow_pickle=False) as table:
        data = table["rows"].astype(np.float32) * table["scales"][:, None]
        keys, rows = table["keys"].tolist(), table["key_rows"].tolist()
    vectors = Vectors(data=data, name="inspectext", attr="LOWER")
    for key, row in zip(keys, rows, strict=True):
        vectors.add(key, row=row)
    return vectors


def set_precision(nlp: Language, dtype: Literal["float16", "float32"]) -> None:
    """Bring the weights of every component to a type of floating-point number, in place."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            for name in filter(node.has_param, node.param_names):
                node.set_param(name, cast("FloatsXd", node.get_param(name).astype(dtype)))


def check_files(folder: Path) -> None:
    """Check every file of the folder against its manifest.

    Raises:
        ConfigError: The first file, in the order of the manifest, that is missing or differs.
    """
    listed = _listed(folder / MANIFEST)
    for name, expected in listed.items():
        file = folder / name
        if not file.is_file():
            raise ConfigError(f"{file}: missing, though {MANIFEST} lists it")
        found = digest(file)
        if found != expected:
            raise ConfigError(f"{file}: sha256 {found} differs from {expected} in {MANIFEST}")


def _listed(manifest: Path) -> dict[str, str]:
    if not manifest.is_file():
        raise ConfigError(f"{manifest}: missing, so this folder is no model of ours")
    listed: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8"))
    return listed


def digest(file: Path) -> str:
    """The sha256 of a file, in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def model_files(folder: Path) -> Iterator[Path]:
    """The files that a manifest lists, in order of their names: all but the manifest and the card."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name != MANIFEST and file.suffix != ".md":
            yield file
