"""The pipeline as it is shipped, with its own English model or with another one in its place."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from spacy.language import Language
from spacy.util import load_config

from pipeline.assemble import CONFIG, load


def load_with(model: Path | None) -> Language:
    """Give the whole pipeline; its English model is the one in the folder `model`, the shipped one where that is None.

    Raises:
        ConfigError: The folder holds no model of ours.
    """
    if model is None:
        return load()
    config = load_config(CONFIG)
    config["pipeline"]["model"] = str(model.resolve())
    with TemporaryDirectory() as folder:
        changed = Path(folder, CONFIG.name)
        config.to_disk(changed)
        return load(changed)
