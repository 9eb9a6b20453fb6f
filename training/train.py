"""Train the pipeline from its configuration, on one core, with a seed: from the student's weights where there are any,
else from nothing.
"""

import shutil
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.training import Corpus, Example
from spacy.training.loop import train
from spacy.util import load_config, load_model_from_config
from thinc.api import fix_random_seed

from pipeline.parse.model_loader import read_vectors
from training.distil.weights import put_file
from training.settings import CONFIG, Settings
from training.tokens import set_norms, set_rules

SEEN_FOR_LABELS = 4000


def build(config: Path, settings: Settings, *, vectors: Path | None, overrides: dict[str, object]) -> Language:
    """An untrained pipeline with its word vectors; its network takes none where there are none."""
    filled = load_config(config, overrides=overrides, interpolate=True)
    fix_random_seed(settings.seed)
    filled["components"]["tok2vec"]["model"]["embed"]["include_static_vectors"] = vectors is not None
    nlp = load_model_from_config(filled, auto_fill=True)
    set_rules(nlp)
    set_norms(nlp)
    if vectors is not None:
        nlp.vocab.vectors = read_vectors(vectors)
    return nlp


def gathered(folders: Iterable[Path], out: Path) -> Path:
    """A folder with the documents of all folders and nothing else, for spaCy reads one."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for folder in folders:
        for file in sorted(folder.glob("*.spacy")):
            shutil.copyfile(file, out / file.name)
    return out


def _for_labels(nlp: Language, folder: Path) -> Iterator[Example]:
    """Examples of each training file, enough to have met every label without reading every copy."""
    for file in sorted(folder.glob("*.spacy")):
        if file.stem == "copy0" or not file.stem.startswith("copy"):
            yield from islice(Corpus(file)(nlp), SEEN_FOR_LABELS)


def train_pipeline(
    settings: Settings, folders: Iterable[Path], dev: Path, *, vectors: Path | None, first: Path | None
) -> None:
    """Train all parts together; the best pipeline stands in `work/pipeline/model-best`.

    Args:
        folders: With the documents to learn from.
        first: The student's weights to begin with; None to begin from nothing.
    """
    data, out = gathered(folders, settings.work / "train-data"), settings.work / "pipeline"
    overrides: dict[str, object] = {
        "paths.train": str(data),
        "paths.dev": str(dev),
        "system.seed": settings.seed,
        "training.max_steps": settings.steps,
        "training.optimizer.learn_rate.warmup_steps": settings.warm_up,
        "training.eval_frequency": settings.eval_every,
    }
    nlp = build(CONFIG, settings, vectors=vectors, overrides=overrides)
    nlp.initialize(lambda: _for_labels(nlp, data))
    if first is not None:
        put_file(first, nlp)
    out.mkdir(parents=True, exist_ok=True)
    train(nlp, out, stdout=sys.stderr, stderr=sys.stderr)
