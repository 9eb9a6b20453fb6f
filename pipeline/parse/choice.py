"""Which spaCy pipeline a name stands for, found without loading it and without importing spaCy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import file_digest, sha256
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigError
from pipeline.parse.loading import loading

_GROUP = "spacy_models"
_META = "meta.json"


@dataclass(frozen=True, slots=True)
class Choice:
    """A spaCy pipeline that was asked for.

    Attributes:
        name: As it was asked for.
        folder: Where its files are: the folder that was named, or that of the package.
        module: The installed package, which loads it by its own code; None for a folder, of which no code is run.
        version: Language, name and version as the pipeline's own `meta.json` states them.
    """

    name: str
    folder: Path
    module: str | None
    version: str


def find_pipeline(name: str) -> Choice:
    """Give the installed package of this name, else the folder at this path.

    Raises:
        ConfigError: There is neither, or what is there is no spaCy pipeline, or the name is empty.
    """
    if not name:
        raise ConfigError("the name of the spaCy pipeline is empty")  # as a path it would be the folder one is in
    package = _packages().get(name)
    if package is None and not Path(name).is_dir():
        raise ConfigError(f"{name}: no spaCy pipeline of this name is installed, and no such folder; {_installed()}")
    folder = _home(package) if package is not None else Path(name)
    return Choice(name, folder, package.module if package is not None else None, _version(name, folder))


def digest_of(choice: Choice) -> str:
    """Give one SHA-256 for all files of a pipeline, in hexadecimal; where they lie does not count."""
    total = sha256()
    for file in sorted(choice.folder.rglob("*")):
        inside = file.relative_to(choice.folder)
        if file.is_file() and "__pycache__" not in inside.parts:
            with file.open("rb") as opened:
                total.update(f"{inside.as_posix()}\0".encode() + file_digest(opened, "sha256").digest())
    return total.hexdigest()


def _packages() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=_GROUP)}


def _installed() -> str:
    return f"installed: {', '.join(sorted(_packages())) or 'none'}"


def _home(package: EntryPoint) -> Path:
    with loading(package.name):
        spec = find_spec(package.module)  # imports the packages above the module, where there are any
    if spec is None or spec.origin is None:
        raise ConfigError(f"{package.name}: its package {package.module!r} cannot be found")
    return Path(spec.origin).parent


def _version(name: str, folder: Path) -> str:
    """Give what a pipeline calls itself: `en_core_web_sm 3.8.0`."""
    try:
        meta: Any = json.loads((folder / _META).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{name}: no spaCy pipeline and no model of ours: its {_META} cannot be read") from error
    if not isinstance(meta, dict):
        raise ConfigError(f"{name}: no spaCy pipeline: its {_META} holds no object")
    return f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}"
