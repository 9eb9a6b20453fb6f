"""Train one of the two pipelines from its configuration, on one core, with a seed."""

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.lookups import Lookups, load_lookups
from spacy.training import Corpus, Example
from spacy.training.loop import train
from spacy.util import load_config, load_model_from_config, registry
from thinc.api import fix_random_seed

from pipeline.parse.model_loader import read_vectors
from training.settings import HERE, Settings

SEEN_FOR_LABELS = 4000
COOLER = 0.5


def _norms() -> Lookups | None:
    """British and other spellings brought to one form; None without spaCy's lookup data."""
    if "lexeme_norm" not in registry.lookups.get_all().get("en", {}):
        return None
    return load_lookups("en", ["lexeme_norm"])


def build(config: Path, settings: Settings, *, vectors: Path | None, overrides: dict[str, object]) -> Language:
    """An untrained pipeline with its word vectors; its network takes none where there are none."""
    filled = load_config(config, overrides=overrides)
    fix_random_seed(settings.seed)
    for component in filled["components"].values():
        embed = component.get("model", {}).get("embed") or component.get("model", {}).get("tok2vec", {}).get("embed")
        if embed:
            embed["include_static_vectors"] = vectors is not None
    nlp = load_model_from_config(filled, auto_fill=True)
    norms = _norms()
    if norms is not None:
        nlp.vocab.lookups = norms
    if vectors is not None:
        nlp.vocab.vectors = read_vectors(vectors)
    return nlp


def _for_labels(nlp: Language, folder: Path) -> Iterator[Example]:
    """Examples of each training file, enough to have met every label without reading every copy."""
    for file in sorted(folder.glob("*.spacy")):
        if file.stem == "copy0" or not file.stem.startswith("copy"):
            yield from islice(Corpus(file)(nlp), SEEN_FOR_LABELS)


def train_pipeline(name: str, settings: Settings, *, steps: tuple[int, int], vectors: Path | None) -> None:
    """Train `parser` or `names`; the best pipeline stands in `work/<name>/model-best`.

    Args:
        steps: At a constant rate, and at a falling one after that; with none of the latter the first best one stands.
    """
    first, last = settings.work / f"{name}-first", settings.work / name
    constant, falling = steps
    heat(name, settings, first if falling else last, steps=constant, vectors=vectors)
    if falling:
        cool(first / "model-best", settings, last, steps=falling, vectors=vectors)


def heat(name: str, settings: Settings, out: Path, *, steps: int, vectors: Path | None) -> None:
    """Train a new pipeline at a constant rate; the best and the last one stand in `out`."""
    data = settings.work / f"{name}-data"
    overrides: dict[str, object] = {
        "paths.train": str(data / "train"),
        "paths.dev": str(data / "dev.spacy"),
        "system.seed": settings.seed,
        "training.max_steps": steps,
        "training.eval_frequency": settings.eval_every,
    }
    nlp = build(HERE / f"{name}.cfg", settings, vectors=vectors, overrides=overrides)
    nlp.initialize(lambda: _for_labels(nlp, data / "train"))
    out.mkdir(parents=True, exist_ok=True)
    train(nlp, out, stdout=sys.stderr, stderr=sys.stderr)


def cool(trained: Path, settings: Settings, out: Path, *, steps: int, vectors: Path | None) -> None:
    """Train a pipeline on at a rate that falls from half of the constant one to nothing, by its own configuration."""
    fix_random_seed(settings.seed + 1)
    nlp = spacy.load(trained)
    if vectors is not None:
        nlp.vocab.vectors = read_vectors(vectors)
    training = nlp.config["training"]
    rate = training["optimizer"]["learn_rate"] * COOLER
    training["max_steps"], training["eval_frequency"] = steps, max(1, settings.eval_every // 2)
    training["batcher"]["size"] = training["batcher"]["size"]["stop"]
    training["optimizer"]["learn_rate"] = {
        "@schedules": "warmup_linear.v1",
        "warmup_steps": 0,
        "total_steps": steps,
        "initial_rate": rate,
    }
    out.mkdir(parents=True, exist_ok=True)
    train(nlp, out, stdout=sys.stderr, stderr=sys.stderr)
