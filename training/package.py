"""From the trained pipeline to the folder that ships: lemmas, vectors as bytes, a manifest, a licence, a card."""

import json
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled, without stubs

from pipeline.parse.lemmatizer import FACTORY
from pipeline.parse.model_loader import (
    MANIFEST,
    MODEL,
    SEAL,
    VECTORS,
    digest,
    load_model,
    model_files,
    read_vectors,
    seal,
    set_precision,
)
from pipeline.parse.names import FACTORY as NAME_EDGES
from training.card import CARD, page, performance, sources
from training.distil.weights import nodes
from training.evaluate import evaluate, size_on_disk
from training.lemmas import lemma_lookups
from training.settings import DATA, Settings
from training.tokens import set_rules

STARTS = "senter"
MARGIN = 0.7  # sentence F on the development splits: 92.9 without, 93.2 by 0.35, 93.4 by 0.7, 93.2 by 1, 92.9 by 1.4
SOURCE = ("name", "url", "license", "author")
META = {
    "name": "inspectext",
    "version": "0.3.0",
    "description": "British press text: tags, morphology, Universal Dependencies, lemmas, names",
    "license": "CC BY-SA 4.0",
}


def assemble(trained: Path, lookups: Lookups, vectors: Path | None) -> Language:
    """The trained pipeline with its word vectors, with the lemmatizer before the names, and names whole."""
    nlp = spacy.load(trained)
    set_rules(nlp)  # the tokenizer's rules as they are now
    favour_inside(nlp, MARGIN)
    if vectors is not None:
        nlp.vocab.vectors = read_vectors(vectors)
    lemmatizer = nlp.add_pipe(FACTORY, name="lemmatizer", before="ner")
    lemmatizer.lookups = lookups  # type: ignore[attr-defined]
    nlp.add_pipe(NAME_EDGES, name="name_edges", after="ner")
    return nlp


def favour_inside(nlp: Language, margin: float) -> None:
    """Have the recogniser of sentence starts, where there is one, call a word a start only by a margin of its scores.

    A start that it misses may yet be one to the parser, which keeps to those it is given; a wrong one is final.
    """
    if nlp.has_pipe(STARTS):
        recogniser: Any = nlp.get_pipe(STARTS)
        scores = nodes(recogniser.model, "softmax")[0]
        bias = scores.get_param("b").copy()
        bias[recogniser.labels.index("S")] -= margin
        scores.set_param("b", bias)


def trimmed(nlp: Language) -> Language:
    """The pipeline at half precision, without traces of its training: paths, optimizer, scores, float vectors."""
    plain = spacy.blank("en").config
    for section in ("training", "corpora", "initialize", "paths", "pretraining"):
        nlp.config[section] = plain[section]
    nlp.meta.update(
        META | {"performance": {}, "sources": [{key: source[key] for key in SOURCE} for source in sources()]}
    )
    nlp.vocab.vectors = Vectors(name="inspectext", strings=nlp.vocab.strings)
    set_precision(nlp, "float16")
    return nlp


def write_manifest(folder: Path) -> None:
    """Write the sha256 of every file of the folder."""
    listed = {file.relative_to(folder).as_posix(): digest(file) for file in model_files(folder)}
    (folder / MANIFEST).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")


def write_card(folder: Path, settings: Settings) -> None:
    """Measure the model of a folder; write the figures into its `meta.json` and onto its page."""
    report, file = evaluate(load_model(folder), settings), folder / "meta.json"
    meta = json.loads(file.read_text(encoding="utf-8")) | {"performance": performance(report)}
    file.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    write_manifest(folder)
    (folder / CARD).write_text(page(report, size_on_disk(folder)), encoding="utf-8")


def package(settings: Settings) -> None:
    """Write the folder that ships, with the figures of the model on its card, as far as the test splits are there. The
    package's own model is sealed.
    """
    vectors = settings.work / VECTORS if settings.encoder else None
    nlp = assemble(settings.work / "pipeline" / "model-best", lemma_lookups(settings), vectors)
    made = settings.work / "model"
    shutil.rmtree(made, ignore_errors=True)
    trimmed(nlp).to_disk(made)
    if vectors is not None:
        shutil.copyfile(vectors, made / VECTORS)
    shutil.copyfile(DATA / "MODEL_LICENSE", made / "LICENSE")
    write_manifest(made)
    write_card(made, settings)
    _replace(settings.model, made)
    if settings.model.resolve() == MODEL.resolve():
        SEAL.write_text(f"{seal(settings.model)}\n", encoding="ascii")


def _replace(folder: Path, made: Path) -> None:
    """Put the new files where the old ones were; a copy that breaks off leaves the old ones alone."""
    copy = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(made, copy)
    shutil.rmtree(folder, ignore_errors=True)
    copy.rename(folder)
