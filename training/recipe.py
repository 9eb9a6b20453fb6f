"""The steps of the recipe for given settings, in order."""

from pathlib import Path

from pipeline.parse.model_loader import VECTORS
from training.convert import convert_names, convert_parser
from training.package import package
from training.settings import DATA, HERE, Settings
from training.steps import Step
from training.train import train_pipeline
from training.vectors import REPORTS, make_vectors


def steps(settings: Settings) -> tuple[Step, ...]:
    """Convert, vectors (where an encoder is named), train the parser, train the names, package."""
    made = (_vectors(settings),) if settings.encoder else ()
    return (_convert(settings), *made, _train("parser", settings), _train("names", settings), _package(settings))


def _convert(settings: Settings) -> Step:
    parser, names = settings.work / "parser-data", settings.work / "names-data"

    def run() -> None:
        convert_parser(settings, parser)
        convert_names(settings, names)

    values = (settings.seed, settings.copies, settings.press_documents, settings.name_documents)
    return Step("convert", run, (settings.treebanks, DATA), (parser / "dev.spacy", names / "dev.spacy"), values)


def _vectors(settings: Settings) -> Step:
    out = settings.work / VECTORS
    weights = settings.encoder or Path()
    reads = (settings.treebanks, settings.corpora / REPORTS, weights / "model.safetensors", weights / "vocab.txt")
    return Step(
        "vectors", lambda: make_vectors(settings, out), reads, (out,), (settings.vector_rows, settings.vector_width)
    )


def _train(name: str, settings: Settings) -> Step:
    vectors = settings.work / VECTORS if settings.encoder else None
    count = settings.parser_steps if name == "parser" else settings.names_steps
    reads = (settings.work / f"{name}-data", HERE / f"{name}.cfg", *([vectors] if vectors else []))
    out = settings.work / name / "model-best"
    values = (settings.seed, count, settings.eval_every)
    return Step(
        f"train-{name}", lambda: train_pipeline(name, settings, steps=count, vectors=vectors), reads, (out,), values
    )


def _package(settings: Settings) -> Step:
    best = [settings.work / name / "model-best" for name in ("parser", "names")]
    vectors = [settings.work / VECTORS] if settings.encoder else []
    reads = (*best, *vectors, settings.treebanks, DATA / "MODEL_LICENSE")
    return Step("package", lambda: package(settings), reads, (settings.model / "manifest.json",))
