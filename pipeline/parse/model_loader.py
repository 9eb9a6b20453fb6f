"""The embedded English pipeline: a folder of spaCy's, its files checked, its word vectors expanded."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled, without stubs
from thinc.api import Model
from thinc.types import FloatsXd

import pipeline.parse.lemmatizer  # registers its factory
import pipeline.parse.names  # noqa: F401  and this its own
from pipeline.errors import ConfigError
from pipeline.parse.embedding import embed_once
from pipeline.parse.folder import check_folder
from pipeline.parse.loading import loading

MODEL = Path(__file__).parent / "model"
SEAL = Path(__file__).with_name("model.sha256")
MANIFEST = "manifest.json"
VECTORS = "vectors.npz"
_NAME = "inspectext"


def load_model(path: Path | None = None) -> Language:
    """The pipeline in a folder, ready to run; the one that is part of the package unless another is named.

    The folder is kept small, so `spacy.load` alone does not make a whole pipeline of it. Its weights are stored at half
    precision and widened here. Its word vectors are bytes with a scale for each row, expanded here and looked up by
    lower-cased form: spaCy itself forgets that setting when it saves, and capitalised words would have no vector.

    The files of a folder are checked against its manifest. The manifest of the one that is part of the package is
    checked against the digest that ships beside it; the config of any other, against what it may call.

    Raises:
        ConfigError: A file of the folder is missing, is not the one that its manifest lists, is not listed, or cannot
            be read; the message names it. Or the config of a folder that was named calls what is neither spaCy's nor
            ours.
    """
    folder = path or MODEL
    if path is None:
        check_seal()
    check_files(folder)
    with loading(folder):
        if path is not None:
            check_folder(folder)
        nlp = spacy.load(folder)
    vectors = folder / VECTORS
    if vectors.is_file():
        with loading(vectors):
            nlp.vocab.vectors = read_vectors(vectors)
    set_precision(nlp, "float32")
    embed_once(nlp)
    return nlp


def read_vectors(path: Path) -> Vectors:
    """The word vectors of a file, looked up by lower-cased form; several forms may share a row."""
    with np.load(path, allow_pickle=False) as table:
        data = table["rows"].astype(np.float32) * table["scales"][:, None]
        keys, rows = table["keys"].tolist(), table["key_rows"].tolist()
    return _by_lower_case(data, zip(keys, rows, strict=True))


def mend_vectors(nlp: Language) -> None:
    """Have a pipeline of ours that spaCy saved look its word vectors up by lower-cased form again, in place."""
    vectors = nlp.vocab.vectors
    if vectors.name == _NAME:
        nlp.vocab.vectors = _by_lower_case(vectors.data, vectors.key2row.items())


def _by_lower_case(data: np.ndarray[Any, Any], rows: Iterable[tuple[int, int]]) -> Vectors:
    vectors = Vectors(data=data, name=_NAME, attr="LOWER")
    for key, row in rows:
        vectors.add(key, row=row)
    return vectors


def set_precision(nlp: Language, dtype: Literal["float16", "float32"]) -> None:
    """Bring the weights of every component to a type of floating-point number, in place."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            for name in filter(node.has_param, node.param_names):
                node.set_param(name, cast("FloatsXd", node.get_param(name).astype(dtype)))


def seal(folder: Path = MODEL) -> str:
    """The sha256 of a folder's manifest, in hexadecimal; it stands for every file of the folder.

    Whoever writes the model of the package writes this, and a line end, to `SEAL`.

    Raises:
        ConfigError: The folder has no manifest.
    """
    return digest(_manifest(folder))


def check_seal() -> None:
    """Check the manifest of the package's own model against the digest that ships outside its folder.

    Raises:
        ConfigError: The manifest or the digest is missing, or they differ.
    """
    if not SEAL.is_file():
        raise ConfigError(f"{SEAL}: missing, so that the model cannot be checked")
    expected, found = SEAL.read_text("ascii", "replace").strip(), seal(MODEL)
    if found != expected:
        raise ConfigError(f"{MODEL / MANIFEST}: sha256 {found} differs from {expected} in {SEAL.name}")


def check_files(folder: Path) -> None:
    """Check every file of the folder against its manifest; cards may change.

    Raises:
        ConfigError: The manifest cannot be read; else the first file, in its order, that is missing or differs; else
            the first that is not listed.
    """
    listed = _listed(_manifest(folder))
    for name, expected in listed.items():
        file = folder / name
        if not file.is_file():
            raise ConfigError(f"{file}: missing, though {MANIFEST} lists it")
        found = digest(file)
        if found != expected:
            raise ConfigError(f"{file}: sha256 {found} differs from {expected} in {MANIFEST}")
    for file in model_files(folder):
        if file.relative_to(folder).as_posix() not in listed:
            raise ConfigError(f"{file}: not listed in {MANIFEST}")


def _manifest(folder: Path) -> Path:
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise ConfigError(f"{manifest}: missing, so this folder is no model of ours")
    return manifest


def _listed(manifest: Path) -> dict[str, str]:
    with loading(manifest):
        listed: Any = json.loads(manifest.read_text(encoding="utf-8"))
    if not isinstance(listed, dict):
        raise ConfigError(f"{manifest}: holds no object of files and their digests")
    return listed


def digest(file: Path) -> str:
    """The sha256 of a file, in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def model_files(folder: Path) -> Iterator[Path]:
    """The files that a manifest lists, in order of their names: all but the manifest and the card."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name != MANIFEST and file.suffix != ".md":
            yield file
