"""The steps of the recipe for given settings, in order."""

from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.parse.model_loader import VECTORS
from training.card import CARD, SOURCES
from training.convert import convert
from training.package import package
from training.settings import CONFIG, DATA, Settings
from training.steps import Step
from training.train import train_pipeline
from training.vectors import REPORTS, make_vectors

FOLDERS = ("data", "texts", "teacher", "labels", "silver")
ENCODER = "encoder.npz"


def steps(settings: Settings) -> tuple[Step, ...]:
    """Convert, vectors (where an encoder is named), texts, teacher, labels, encoder (where there is a teacher), train,
    package.
    """
    vectors = (_vectors(settings),) if settings.encoder else ()
    taught = (_texts, _teacher, _labels, _encoder) if settings.distils else ()
    return (_convert(settings), *vectors, *(made(settings) for made in taught), _train(settings), _package(settings))


def folders(settings: Settings) -> dict[str, Path]:
    """The folders that documents, the teacher and its labels are kept in."""
    return {name: settings.work / name for name in FOLDERS}


def _distil(module: str) -> Any:
    """A module that needs torch, imported when its step runs."""
    return import_module(f"training.distil.{module}")


def _weights(settings: Settings) -> tuple[Path, ...]:
    """The encoder's files."""
    folder = settings.encoder or Path()
    return folder / "model.safetensors", folder / "vocab.txt"


def _convert(settings: Settings) -> Step:
    out = settings.work / "data"
    values = (settings.seed, settings.copies, settings.press_documents, settings.name_documents)
    return Step(
        "convert",
        lambda: convert(settings, out),
        (settings.treebanks, DATA),
        (out / "train", out / "dev.spacy"),
        values,
    )


def _vectors(settings: Settings) -> Step:
    out = settings.work / VECTORS
    reads = (settings.treebanks, settings.corpora / REPORTS, *_weights(settings))
    return Step(
        "vectors", lambda: make_vectors(settings, out), reads, (out,), (settings.vector_rows, settings.vector_width)
    )


def _texts(settings: Settings) -> Step:
    out = settings.work / "texts"
    reads = (settings.treebanks, settings.corpora / REPORTS, *settings.articles)
    writes = tuple(out / f"{name}.spacy" for name, _ in settings.texts)
    values = (settings.seed, settings.texts)
    return Step("texts", lambda: _distil("texts").make_texts(settings, out), reads, writes, values)


def _teacher(settings: Settings) -> Step:
    data, out = settings.work / "data", settings.work / "teacher"
    values = (
        *(settings.seed, settings.teacher_passes, settings.teacher_batch),
        *(settings.teacher_rate, settings.heads_rate),
    )
    return Step(
        "teacher",
        lambda: _distil("teaching").make_teacher(settings, data, out),
        (data, *_weights(settings)),
        (out / "weights.npz", out / "inventory.json"),
        values,
        kept=out / "checkpoint.pt",
    )


def _labels(settings: Settings) -> Step:
    at = folders(settings)
    return Step(
        "labels",
        lambda: _distil("labels").make_labels(settings, at),
        (at["data"], at["texts"], at["teacher"], *_weights(settings)),
        (at["labels"] / "lexemes.json", at["silver"] / "silver.spacy", at["silver"] / "names_silver.spacy"),
        (settings.silver_sure,),
    )


def _encoder(settings: Settings) -> Step:
    at, vectors, out = folders(settings), settings.work / VECTORS, settings.work / ENCODER
    return Step(
        "encoder",
        lambda: _distil("learning").make_encoder(settings, at, vectors, out),
        (at["teacher"], at["labels"], vectors, CONFIG),
        (out,),
        (settings.seed, settings.student_passes, settings.student_batch, settings.student_rate),
        kept=out.with_suffix(".checkpoint.pt"),
    )


def _train(settings: Settings) -> Step:
    at = folders(settings)
    vectors = settings.work / VECTORS if settings.encoder else None
    first = settings.work / ENCODER if settings.distils else None
    read = [at["data"] / "train", *([at["silver"]] if settings.distils else [])]
    dev = at["data"] / "dev.spacy"
    return Step(
        "train",
        lambda: train_pipeline(settings, read, dev, vectors=vectors, first=first),
        (*read, dev, CONFIG, *filter(None, (vectors, first))),
        (settings.work / "pipeline" / "model-best",),
        (settings.seed, settings.steps, settings.warm_up, settings.eval_every),
    )


def _package(settings: Settings) -> Step:
    best = settings.work / "pipeline" / "model-best"
    vectors = [settings.work / VECTORS] if settings.encoder else []
    pages = (DATA / name for name in ("MODEL_LICENSE", CARD, SOURCES))
    reads = (best, *vectors, settings.treebanks, *pages)  # the name tests lie inside the treebanks' folder
    written = (settings.model / "manifest.json",)
    return Step("package", lambda: package(settings), reads, written, (str(settings.model.resolve()),))
